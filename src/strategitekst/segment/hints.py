"""Blocks that the file itself tells: kept as they are, or divided where only lines are known."""

from collections.abc import Sequence

from ..layout import LayoutBlock
from .blocks import Block, split_blocks

#: Roles that a file tells for certain; of the others the words themselves may know better.
CERTAIN = frozenset(("boilerplate", "caption", "footnote", "table_row"))


def divide(text: str, layout: Sequence[LayoutBlock]) -> list[Block]:
    """Make blocks of what the file tells.

    Args:
        text: the document.
        layout: its blocks in text order; one without a role may hold several lines and is divided
            as plain text is.

    Returns:
        Blocks that cover every non-blank character once, with the roles told as hints.
    """
    blocks: list[Block] = []
    end = 0
    for known in layout:
        gap = not blocks or text.count("\n", end, known.start) >= 2
        end = known.end
        words = text[known.start : known.end]
        if known.role is not None or "\n" not in words:
            blocks.append(Block(known.start, known.end, gap, known.role))
            continue
        for i, inner in enumerate(split_blocks(words)):
            start, stop = known.start + inner.start, known.start + inner.end
            blocks.append(Block(start, stop, inner.gap if i else gap))
    return blocks

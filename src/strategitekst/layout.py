"""What a file itself says of its blocks, handed from the readers to the segmenter."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple


class LayoutBlock(NamedTuple):
    """One block of a text: half-open offsets; role and page (from 1) where the file tells them.

    ``role`` is a passage's role; ``title`` stands for a headline of the first level. Blocks
    without one are divided and judged by their words, as plain text is.
    """

    start: int
    end: int
    role: str | None = None
    page: int | None = None


@dataclass(slots=True)
class Piece:
    """A block on its way into a text; ``close`` where no blank line parts it from the one above."""

    text: str
    role: str | None = None
    page: int | None = None
    close: bool = field(default=False, kw_only=True)


def lay_out(pieces: Iterable[Piece]) -> tuple[str, tuple[LayoutBlock, ...]]:
    """Write blocks one below the other, a blank line between them.

    Args:
        pieces: blocks in reading order; those of blanks alone are left out.

    Returns:
        The text, and where each block lies in it.
    """
    parts: list[str] = []
    blocks: list[LayoutBlock] = []
    length = 0
    for piece in pieces:
        words = piece.text.strip()
        if not words:
            continue
        if parts:
            parts.append("\n" if piece.close else "\n\n")
            length += len(parts[-1])
        blocks.append(LayoutBlock(length, length + len(words), piece.role, piece.page))
        parts.append(words)
        length += len(words)
    if parts:
        parts.append("\n")
    return "".join(parts), tuple(blocks)

"""Text to passages: the blocks a reader sees, each with its role and section."""

from collections.abc import Sequence

from ..layout import LayoutBlock
from ..schema import Passage
from .blocks import Block, split_blocks
from .hints import divide
from .roles import assign_roles
from .sections import assign_sections
from .signatures import join_signatures

__all__ = ["segment"]


def segment(text: str, layout: Sequence[LayoutBlock] = ()) -> tuple[Passage, ...]:
    """Divide a text into passages.

    Args:
        text: the document exactly as read.
        layout: what the file itself says of its blocks, in text order; they cover every non-blank
            character. None where the text is all there is.

    Returns:
        Passages in text order; every non-blank character lies in exactly one.

    Example:
        >>> [p.role for p in segment("Ny strategi\\n\\nKL har i dag lanceret en strategi for data.")]
        ['title', 'paragraph']
    """
    blocks = divide(text, layout) if layout else split_blocks(text)
    blocks, roles = join_signatures(text, blocks, assign_roles(text, blocks))
    sections = assign_sections(roles)
    pages = _pages(blocks, layout)
    return tuple(
        Passage(start=block.start, end=block.end, role=role, section=section, page=page)
        for block, role, section, page in zip(blocks, roles, sections, pages, strict=True)
    )


def _pages(blocks: Sequence[Block], layout: Sequence[LayoutBlock]) -> list[int | None]:
    """The page of each block: that of the layout block it begins in."""
    pages: list[int | None] = []
    at = 0
    for block in blocks:
        while at < len(layout) and layout[at].end <= block.start:
            at += 1
        pages.append(layout[at].page if at < len(layout) else None)
    return pages

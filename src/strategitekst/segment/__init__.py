"""Text to passages: the blocks a reader sees, each with its role and section."""

from ..schema import Passage
from .blocks import split_blocks
from .roles import assign_roles, join_signatures
from .sections import assign_sections

__all__ = ["segment"]


def segment(text: str) -> tuple[Passage, ...]:
    """Divide a text into passages.

    Args:
        text: the document exactly as read.

    Returns:
        Passages in text order; every non-blank character lies in exactly one.

    Example:
        >>> [p.role for p in segment("Ny strategi\\n\\nKL har i dag lanceret en strategi for data.")]
        ['title', 'paragraph']
    """
    blocks = split_blocks(text)
    blocks, roles = join_signatures(text, blocks, assign_roles(text, blocks))
    sections = assign_sections(roles)
    return tuple(
        Passage(start=block.start, end=block.end, role=role, section=section)
        for block, role, section in zip(blocks, roles, sections, strict=True)
    )

"""Who says what: quoted words with their speakers."""

from collections.abc import Sequence

from ..schema import Entity, Passage, Quote
from .search import QuoteSearch

__all__ = ["find_quotes"]


def find_quotes(text: str, passages: Sequence[Passage], entities: Sequence[Entity]) -> list[Quote]:
    """Find quotes with speaker, role, organisation and cue.

    Args:
        text: the document.
        passages: its passages.
        entities: its entities; persons with the roles the text states.

    Returns:
        Quotes in text order, marks and dash outside, at most one speaker each.
    """
    return sorted(QuoteSearch(text, passages, entities).run(), key=lambda q: q.start)

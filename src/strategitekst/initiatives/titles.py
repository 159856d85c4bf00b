"""Titles of undertakings that were taken for bodies or places: a project is an initiative and no organisation.

Of the names that no list knows and that a likely mention by name holds, 87 of 100 organisations and places
are none in the corpus' train part (mentions found by what knows nothing of the document's family).
"""

from collections.abc import Sequence
from typing import Final

from ..schema import Entity, Mention
from ..spans import Index

#: Least score of a mention that is taken for a title.
_LIKELY: Final = 0.5


def _is_title(entity: Entity, mention: Mention) -> bool:
    """Whether what a mention by name holds is part of its title."""
    if entity.label == "LOC":
        return entity.origin == "model"
    whole = (entity.start, entity.end) == (mention.start, mention.end)
    return whole or entity.origin == "model" or entity.start == mention.start


def without_titles(entities: Sequence[Entity], mentions: Sequence[Mention]) -> list[Entity]:
    """Leave out organisations and places that are titles of initiatives, wherever the document writes them.

    Args:
        entities: the document's entities in text order; those of the knowledge base stay.
        mentions: its mentions.

    Returns:
        The other entities.
    """
    unlisted = [e for e in entities if e.label in ("ORG", "LOC") and e.origin != "knowledge_base"]
    placed = Index(unlisted)
    titles = {
        entity.text.casefold()
        for mention in mentions
        if mention.type == "NAM" and (mention.score is None or mention.score >= _LIKELY)
        for entity in placed.starting(mention.start, mention.end)
        if entity.end <= mention.end and _is_title(entity, mention)
    }
    gone = {id(e) for e in unlisted if e.text.casefold() in titles}
    return [e for e in entities if id(e) not in gone]

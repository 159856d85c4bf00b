"""Whose a committee is: "Økonomiudvalget" in a text of one municipality is that municipality's.

Every municipality has an "Økonomiudvalg" and an "Ældreråd": the name alone tells nothing outside its
document, so the canonical name takes the owner in, as "KL's Børne- og Undervisningsudvalg" does.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from ..knowledge import KnowledgeBase
from ..schema import Entity, Passage
from ..spans import Index

#: Standing committees and departments: "Social- og Sundhedsudvalget", "Teknik- og Miljøforvaltningen".
_COMMITTEE: Final = re.compile(
    r"(?!MED)(?:[A-ZÆØÅ][\w]*-,? (?:og )?){0,5}[A-ZÆØÅ]\w*(?:udvalget|forvaltningen)\Z"
)
#: Councils of citizens.
_COUNCIL: Final = re.compile(r"(?:Ældre|Handicap|Senior|Ungdoms|Udsatte|Integrations)rådet\Z")
_MUNICIPALITY: Final = re.compile(r"\S.* Kommune\Z")
#: The share of a document's municipalities that the one must have whose committees are meant.
_MOST: Final = 0.6
#: Where the sender of a text is named, and how much more that tells than a mention in between.
_SENDER: Final = ("title", "byline", "dateline", "contact", "boilerplate")
_WEIGHT: Final = 4


def municipality_of(entities: Sequence[Entity], passages: Sequence[Passage]) -> str | None:
    """The municipality that a document is about, where one is named far more than all others."""
    named: Counter[str] = Counter()
    places = Index(passages)
    for entity in entities:
        name = entity.canonical
        if entity.label == "ORG" and name and _MUNICIPALITY.match(name):
            passage = places.at(entity.start)
            sends = passage is not None and passage.role in _SENDER
            named[name] += _WEIGHT if sends else 1
    if not named:
        return None
    name, count = named.most_common(1)[0]
    return name if count >= _MOST * named.total() else None


def with_owners(
    entities: Sequence[Entity], passages: Sequence[Passage], knowledge: KnowledgeBase
) -> list[Entity]:
    """Give committees of a municipality their full names.

    Args:
        entities: names in text order, with canonical names.
        passages: the document's passages.
        knowledge: the knowledge base; bodies that it knows have their names from there.

    Returns:
        The same entities, some with another canonical name.
    """
    owner = municipality_of(entities, passages)
    if owner is None:
        return list(entities)
    found = []
    for entity in entities:
        name = entity.canonical
        if entity.label == "ORG" and name and knowledge.canonical(name, "ORG") is None:
            if _COMMITTEE.match(name):
                name = f"{owner}s {name.removesuffix('et').removesuffix('en')}"
            elif _COUNCIL.match(name):
                name = f"{name} i {owner}"
        changed = name != entity.canonical
        found.append(entity.model_copy(update={"canonical": name}) if changed else entity)
    return found

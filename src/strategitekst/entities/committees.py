"""Whose a committee is: "Økonomiudvalget" in a text of one municipality is that municipality's.

Every municipality has an "Økonomiudvalg", an "Ældreråd" and a "Borgerservice": the name alone tells
nothing outside its document, so the canonical name takes the owner in, in the genitive, as in "KL's
Børne- og Undervisningsudvalg".
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from ..knowledge import KnowledgeBase
from ..schema import Entity, Passage
from ..spans import Index
from .pattern_parts import UNITS

_COUNCIL: Final = "(?:Ældre|Handicap|Senior|Ungdoms|Udsatte|Integrations)råd"
#: Standing committees and departments: "Social- og Sundhedsudvalget", "Teknik- og Miljøforvaltningen".
_COMMITTEE: Final = re.compile(
    # those that regions and municipalities share have no one owner
    r"(?!MED|Sundhedskoordination|Sundhedssamarbejd|Patientinddragelse|Praksisudvalg|Regions-MED)(?:[A-ZÆØÅ][\w]*-,? (?:og )?){0,5}(?:[A-ZÆØÅ]|(?<=- og )[a-zæøå])[\w-]*(?:udvalg(?:et)?|forvaltningen|afdelingen|(?<=\w{3})enheden)\Z"
    # "Udvalget for Klima og Miljø"
    r"|Udvalget (?=for [A-ZÆØÅ])"
    # councils of citizens
    rf"|{_COUNCIL}et\Z"
    r"|Borgerservice\Z"
    # of employer and staff
    r"|Hoved-?MED\Z"
)
#: What a definite end is taken off: it stands at the end, or before "for".
_DEFINITE: Final = re.compile(r"(?:et|(?<=forvaltning)en|(?<=afdeling)en|(?<=enhed)en)(?=\Z| for )")
#: A unit that the text names by its owner: "Folketingets Social- og Indenrigsudvalg".
_OWNED: Final = re.compile(
    rf".*\S(?:'s|s) (?P<unit>(?:[A-ZÆØÅ]\w*-,? (?:og )?){{0,5}}[A-ZÆØÅ][\w-]*(?:{UNITS}))\Z"
)
_UNIT_ENDS: Final = ("et", "en")
#: Another owner, who has no name: "rådets Erhvervsudvalg"; one among several: "det midlertidige Planudvalg".
_OWNER_BEFORE: Final = re.compile(r"\w(?:['’´]|et|en|ne)s \Z|\bdet [\w-]{1,20}e \Z", re.IGNORECASE)
#: "Ældrerådet i Vejle".
_LOCAL: Final = re.compile(rf"(?P<council>{_COUNCIL})et i (?P<town>\S+)\Z")
_AUTHORITY: Final = re.compile(r"\S.* (?:Kommune|Regionskommune|Amt)\Z|Region \S+\Z")
#: The share of a document's municipalities that the one must have whose committees are meant.
_MOST: Final = 0.6
#: Where the sender of a text is named, and how much more that tells than a mention in between.
_SENDER: Final = ("title", "byline", "dateline", "contact", "boilerplate")
_WEIGHT: Final = 4
#: Who is named at the head of the page: in one of so many first passages, if they are no running text.
_HEAD: Final = 2
_HEAD_WEIGHT: Final = 8


def municipality_of(entities: Sequence[Entity], passages: Sequence[Passage]) -> str | None:
    """The municipality that a document is about, where one is named far more than all others."""
    named: Counter[str] = Counter()
    places = Index(passages)
    for entity in entities:
        name = entity.canonical
        if entity.label == "ORG" and name and _AUTHORITY.match(name):
            number = places.number_at(entity.start)
            role = passages[number].role if number is not None else ""
            named[name] += _WEIGHT if role in _SENDER else 1
            if number is not None and number < _HEAD and role != "paragraph":
                named[name] += _HEAD_WEIGHT
    if not named:
        return None
    name, count = named.most_common(1)[0]
    return name if count >= _MOST * named.total() else None


def _beside(text: str, entities: Sequence[Entity], number: int) -> str | None:
    """The authority right after a committee: "Ældrerådet i Vejle Kommune", "Børn og Skole, Vejle Kommune"."""
    if number + 1 >= len(entities):
        return None
    here, following = entities[number], entities[number + 1]
    owner = following.canonical if following.label == "ORG" else None
    if owner is None or not (owner == "KL" or _AUTHORITY.match(owner)):
        return None
    return owner if text[here.end : following.start] in (" i ", ", ") else None


def with_owners(
    text: str, entities: Sequence[Entity], passages: Sequence[Passage], knowledge: KnowledgeBase
) -> list[Entity]:
    """Give committees of a municipality their full names.

    Args:
        text: the document.
        entities: names in text order, with canonical names.
        passages: the document's passages.
        knowledge: the knowledge base; bodies that it knows have their names from there.

    Returns:
        The same entities, some with another canonical name.
    """
    common = municipality_of(entities, passages)
    owned = _units_in_full(entities)
    return [
        _named_by_owner(text, entities, number, common, knowledge, owned)
        for number in range(len(entities))
    ]


def _units_in_full(entities: Sequence[Entity]) -> dict[str, str]:
    """Units that the text names once by their one owner, by their own names."""
    found: dict[str, set[str]] = {}
    for entity in entities:
        match = _OWNED.match(entity.canonical or "") if entity.label == "ORG" else None
        if match is not None:
            found.setdefault(match["unit"], set()).add(match.group())
    return {unit: next(iter(full)) for unit, full in found.items() if len(full) == 1}


def _named_by_owner(
    text: str,
    entities: Sequence[Entity],
    number: int,
    common: str | None,
    knowledge: KnowledgeBase,
    owned: Mapping[str, str],
) -> Entity:
    """One of the entities, with its owner in its name where it is a committee."""
    entity = entities[number]
    name = entity.canonical
    if entity.label != "ORG" or not name:
        return entity
    local = _LOCAL.match(name)
    if local:
        full = f"{local['town']} Kommunes {local['council']}"
        return entity.model_copy(update={"canonical": full})
    if knowledge.canonical(name, "ORG") is not None:
        return entity
    is_committee = _COMMITTEE.match(name) is not None
    owner = (_beside(text, entities, number) or common) if is_committee else None
    if owner is None:
        bare = name[:-2] if name.endswith(_UNIT_ENDS) else name
        return entity.model_copy(update={"canonical": owned.get(bare, name)})
    if _OWNER_BEFORE.search(text[max(0, entity.start - 28) : entity.start]):
        return entity
    genitive = "'s" if owner.isupper() else "s"
    full = f"{owner}{genitive} {_DEFINITE.sub('', name, count=1)}"
    return entity.model_copy(update={"canonical": full})

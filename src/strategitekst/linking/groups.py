"""The mentions of one initiative in one document, with all that they tell of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..initiatives.features import Features, features, normalise_name
from ..knowledge.registry import Registry
from ..schema import Annotation, Mention

_OWNER = re.compile(r"([A-ZÆØÅ][\w.-]*(?: [A-ZÆØÅ][\w.-]*)*)(?:['’]s|s|['’])\s+(?:\w+\s+){0,2}$")


@dataclass(slots=True)
class Group:
    """Mentions that share an id in one document.

    Args:
        document: the document's id.
        year: the document's year, or none.
        identity: the id there; ``registered`` tells whether the registry knows it.
        mentions: the mentions, in text order.
        clues: the clues of each mention.
        names: normalised names and descriptions that tell something, NAM ones in ``titles``.
        owners: organisations whose genitive stands before a mention.
    """

    document: str
    year: int | None
    identity: str
    registered: bool
    mentions: list[Mention] = field(default_factory=list)
    clues: list[Features] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    owners: set[str] = field(default_factory=set)


def _owner(note: Annotation, mention: Mention) -> str | None:
    before = note.text[max(0, mention.start - 80) : mention.start]
    match = _OWNER.search(before)
    if match is None:
        return None
    start = max(0, mention.start - 80) + match.start(1)
    return next(
        (e.canonical for e in note.entities if e.label == "ORG" and e.start <= start < e.end), None
    )


def collect_groups(notes: Sequence[Annotation], registry: Registry) -> list[Group]:
    """Gather the mentions of each document into groups, in document and text order.

    Mentions without an id are groups of their own.
    """
    groups: list[Group] = []
    for note in notes:
        date = note.document.date or ""
        year = int(date[:4]) if date[:4].isdigit() else None
        inside: dict[str, Group] = {}
        for i, mention in enumerate(note.initiatives):
            identity = mention.id or f"{note.id}#{i}"
            group = inside.get(identity)
            if group is None:
                group = Group(note.id, year, identity, identity in registry.items)
                inside[identity] = group
                groups.append(group)
            clue = features(note, mention)
            group.mentions.append(mention)
            group.clues.append(clue)
            name = normalise_name(mention.text)
            if mention.type == "NAM":
                group.titles.add(name)
            elif not clue.short:
                group.names.add(name)
            owner = _owner(note, mention)
            if owner:
                group.owners.add(owner)
    return groups

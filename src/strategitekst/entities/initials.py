"""Initials that stand for somebody in minutes: "HND orienterede", "GOS spurgte"."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from .found import Found
from .taken import Named, Taken

_LETTERS: Final = re.compile(r"(?<![\w./&-])[A-ZÆØÅ]{2,4}(?![\w/&-])")
#: What members of a meeting do in its minutes.
_ACTS: Final = re.compile(
    r"\s+(?:også |herefter |desuden |endvidere |igen )?(?:orienter|oplys|spurgte|spørger|svare|nævn|fandt|finder|tilbød|tilbyder|gjorde|ønske|foreslog"
    r"|foreslår|bemærke|gennemgik|gennemgår|fremlagde|fremlægger|fortalte|redegjorde|redegør|advare|betegne|mente|mener"
    r"|understrege|indledte|takkede|tilføje|efterlyste|konstatere|opfordre|rejste|indkalder|følger op|undersøger)"
)
#: "Initialer: PIM": whose they are stands elsewhere.
_LABELLED: Final = re.compile(r"\b[Ii]nitialer:? (?P<letters>[A-ZÆØÅ]{2,4})(?!\w)")
_PART: Final = re.compile(r"[^\W\d_]+")


def _initials(name: str) -> set[str]:
    """The letters that a name may be shortened to: all, or those of its first and last part."""
    letters = [part[0] for part in _PART.findall(name) if part[0].isupper()]
    return {"".join(letters), letters[0] + letters[-1]} if len(letters) > 1 else set()


def _with(names: Sequence[Named], persons: Iterable[Found]) -> list[Named]:
    """The names and more persons, which nothing but the base pipeline takes for anything else."""
    taken = Taken(names)
    for person in persons:
        taken.add_over_model(person, "rule")
    return taken.spans


def find_initials(
    text: str, names: Sequence[Named], persons: Iterable[str]
) -> tuple[list[Named], dict[str, str]]:
    """Take in initials, where the text names somebody by them who acts in it.

    Args:
        text: the document.
        names: names with their origin, without overlaps.
        persons: the full names of the document's persons.

    Returns:
        The names, initials among them, and whose these are.
    """
    labelled = [Found(*m.span("letters"), "PER") for m in _LABELLED.finditer(text)]
    found = _with(names, labelled)
    acting = {m.group() for m in _LETTERS.finditer(text) if _ACTS.match(text, m.end())}
    if not acting:
        return found, {}
    owners: dict[str, set[str]] = {}
    for person in dict.fromkeys(persons):
        for letters in _initials(person):
            owners.setdefault(letters, set()).add(person)
    meant = {
        letters: next(iter(owners[letters]))
        for letters in acting
        if len(owners.get(letters, ())) == 1
    }
    if not meant:
        return found, {}
    # who is not named in full speaks by initials too, where others do
    spoken = (Found(*m.span(), "PER") for m in _LETTERS.finditer(text) if m.group() in acting)
    return _with(found, spoken), meant

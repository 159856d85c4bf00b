"""Whose a bare office is: of the body that the paragraph tells of, or the one above.

"Hos KL er man enig. Det siger konsulent Lis Holm." Only a body that opens a sentence, alone or after "hos",
and that is the one body named up to the person, who is the first one named.
"""

import re
from collections.abc import Sequence
from typing import Final

from ..schema import Entity, Passage
from ..spans import Index

#: Before a body that opens a sentence: "Hos KL", "Også i Struer Kommune".
_AT: Final = re.compile(
    r"(?:\A|[.!?:][\"”»«]?\s)(?P<at>(?:(?:Også\s)?(?:[Hh]os|[Ii]|[Ff]ra)|Ifølge|Ved)\s)?\Z"
)
_LONGEST_AT: Final = 16


def _one_body(text: str, entities: Index[Entity], start: int, end: int) -> tuple[str, bool] | None:
    """The one body named in a stretch without persons, if it opens a sentence; and whether after "hos"."""
    named = entities.starting(start, end)
    bodies = [e for e in named if e.label == "ORG"]
    if any(e.label == "PER" for e in named) or len({e.canonical for e in bodies}) != 1:
        return None
    first = bodies[0]
    opens = _AT.search(text[max(start, first.start - _LONGEST_AT) : first.start])
    if opens is None or first.canonical is None:
        return None
    return first.canonical, opens["at"] is not None


def body_told_of(
    text: str,
    passages: Sequence[Passage],
    place: int | None,
    entities: Index[Entity],
    person: Entity,
) -> str | None:
    """The body that a paragraph tells of before it names a person by an office alone.

    Args:
        text: the document.
        passages: its passages.
        place: which of them the person is named in, if any.
        entities: the names of the document.
        person: the person.
    """
    if place is None:
        return None
    here = passages[place]
    if here.role != "paragraph":
        return None
    labels = {e.label for e in entities.starting(here.start, person.start)}
    if "ORG" in labels:
        found = _one_body(text, entities, here.start, person.start)
        return found[0] if found is not None else None
    if "PER" in labels or not place or passages[place - 1].role != "paragraph":
        return None
    above = passages[place - 1]
    found = _one_body(text, entities, above.start, above.end)
    return found[0] if found is not None and found[1] else None

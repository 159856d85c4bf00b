"""Persons beside the body they have an office in: "direktør i KMD Anne Berg", "Anne Berg, Museum Mors"."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from ..da.roles import ROLE_HEADS
from ..schema import Passage
from .first_names import begins_as_a_person
from .found import Found
from .model_names import trim_person
from .pattern_parts import CAP
from .person_patterns import PERSON

_OFFICE: Final = re.compile(
    r"(?i:\b[\w-]*(?:" + "|".join(re.escape(head) for head in ROLE_HEADS) + r"))"
    r" (?:i|hos|fra|ved|for|på) \Z"
)
_NAME: Final = re.compile(rf" (?P<name>{PERSON})(?![\w-])")
#: "siger Karl Lund, Hvide Sande Fiskeauktion, der …": what stands between two marks behind a person.
_BODY: Final = re.compile(
    rf", (?P<name>{CAP}(?: {CAP}){{1,3}})(?=[,.;:\n]|\Z| (?:siger|mener|fortæller|oplyser|forklarer)\b)"
)
#: The rest of a line in a list of participants: "Anne Berg, Café Solsikken".
_REST_OF_LINE: Final = re.compile(rf", (?P<name>{CAP}(?: {CAP}){{1,3}})(?=\n|\Z)")
_LAST_OFFICE: Final = re.compile(rf"(?i:(?:{'|'.join(re.escape(head) for head in ROLE_HEADS)}))\Z")
#: So many characters before a body are read.
_BEFORE: Final = 60


def find_holders(text: str, bodies: Iterable[Found]) -> Iterator[Found]:
    """Yield the persons whose name follows the body that their office is in.

    Args:
        text: the document.
        bodies: where organisations are named for sure.
    """
    for body in bodies:
        if body.label != "ORG":
            continue
        match = _NAME.match(text, body.end)
        if match and _OFFICE.search(text[max(0, body.start - _BEFORE) : body.start]):
            name = trim_person(text, *match.span("name"))
            if name is not None:
                yield Found(*name, "PER")


def find_bodies_of(text: str, persons: Iterable[Found]) -> Iterator[Found]:
    """Yield the bodies named right behind a person: no person, no office, in capitals word by word.

    Args:
        text: the document.
        persons: where persons are named for sure.
    """
    for person in persons:
        match = _BODY.match(text, person.end) if person.label == "PER" else None
        if match and not (begins_as_a_person(match["name"]) or _LAST_OFFICE.search(match["name"])):
            yield Found(*match.span("name"), "ORG")


def find_bodies_listed(text: str, passage: Passage, names: Iterable[Found]) -> Iterator[Found]:
    """Yield the bodies that persons in a list of participants come from, a line for each person.

    Args:
        text: the document.
        passage: one of its passages.
        names: the base pipeline's names in it.
    """
    for person in names:
        opens = person.start == passage.start or text[person.start - 1] in "\n\t "
        if person.label != "PER" or not opens:
            continue
        head = text[max(passage.start, text.rfind("\n", 0, person.start) + 1) : person.start]
        match = _REST_OF_LINE.match(text, person.end, passage.end)
        if match is None or any(map(str.isalnum, head)):
            continue
        if not (begins_as_a_person(match["name"]) or _LAST_OFFICE.search(match["name"])):
            yield Found(*match.span("name"), "ORG")

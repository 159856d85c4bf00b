"""Persons right after the body they have an office in: "direktør i KMD Anne Berg" names two, not one."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from ..da.roles import ROLE_HEADS
from .found import Found
from .person_patterns import PERSON

_OFFICE: Final = re.compile(
    r"(?i:\b[\w-]*(?:" + "|".join(re.escape(head) for head in ROLE_HEADS) + r"))"
    r" (?:i|hos|fra|ved|for|på) \Z"
)
_NAME: Final = re.compile(rf" (?P<name>{PERSON})(?![\w-])")
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
            yield Found(*match.span("name"), "PER")

"""Offices in the plural before those who hold them: "projektlederne Lis Holm (Struer) og Bo Dam"."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ..da.roles import ROLE_HEADS, ROLE_MODIFIERS
from ..schema import Entity
from .first_names import begins_as_a_person
from .pattern_parts import CAP, LEFT

_DEFINITE: Final = ("en", "lederen")
_ENGLISH: Final = ("ceo", "cio", "cto", "ciso", "dpo", "cco", "cfo", "coo", "ph.d.", "lead")


def _plurals(head: str) -> tuple[str, ...]:
    """The plural of an office without and with the article: "ledere", "lederne"."""
    if head.endswith("mand"):
        plural = head.removesuffix("mand") + "mænd"
        return plural, plural + "ene"
    if head.endswith(("mester", "minister")):
        return head[:-2] + "re", head[:-2] + "rene"
    if head.endswith("medlem"):
        return head + "mer", head + "merne"
    if head.endswith("er"):
        return head + "e", head + "ne"
    plural = head + ("r" if head.endswith("e") else "er")
    return plural, plural + "ne"


_PLURALS: Final = tuple(
    sorted(
        {
            plural
            for head in ROLE_HEADS
            if not head.endswith((*_DEFINITE, *_ENGLISH)) and head != "ansvarlige"
            for plural in _plurals(head)
        }
    )
)
_WORD: Final = re.compile(rf"{LEFT}[\w-]+(?= [A-ZÆØÅ])")
_NAME: Final = re.compile(rf" (?P<name>{CAP}(?: (?:(?:von|van|de|la|el|al|af) )?{CAP}){{1,3}})")
#: What stands between the names of a row: a party, where somebody is from, a mail address.
_BESIDE: Final = r"(?: \([^()\n]{1,40}\))?"
_JOINT: Final = re.compile(rf"{_BESIDE}(?:,|,? (?:og|samt))(?= )")
_BETWEEN: Final = re.compile(rf"{_BESIDE}(?:, |,? (?:og|samt) )")
#: The office with the word before it that tells which: "tidligere ministre", "it- og økonomicheferne".
_BEFORE: Final = re.compile(
    r"(?:(?P<other>(?<![\w-])[\w-]{2,30}-) og |(?<![\w-])(?P<which>[\w.]{2,30}) )?(?<![\w-])(?P<office>[\w-]{3,60}) \Z"
)
#: What tells which of them: "lokale projektledere".
_WHICH: Final = ROLE_MODIFIERS | {"lokale", "regionale", "kommunale", "politiske", "faglige"}
_LONGEST: Final = 80
_MOST: Final = 8


def is_plural_office(word: str) -> bool:
    """Whether a word is an office or occupation in the plural."""
    return word.lower().endswith(_PLURALS)


def find_in_row(text: str) -> Iterator[tuple[int, int]]:
    """Yield the persons named behind an office in the plural, half-open offsets.

    Args:
        text: one passage or a whole document.
    """
    for word in _WORD.finditer(text):
        if not is_plural_office(word.group()):
            continue
        row: list[tuple[int, int]] = []
        name = _NAME.match(text, word.end())
        while name is not None and len(row) < _MOST and begins_as_a_person(name["name"]):
            row.append(name.span("name"))
            joint = _JOINT.match(text, name.end())
            name = _NAME.match(text, joint.end()) if joint else None
        if len(row) > 1:
            yield from row


def rows_of(text: str, people: Sequence[Entity]) -> list[list[Entity]]:
    """Return for each person the row that he is named in, alone or with others.

    Args:
        text: the document, lines joined.
        people: the persons named in it, in text order.
    """
    rows: list[list[Entity]] = []
    for person in people:
        if rows and _BETWEEN.fullmatch(text, rows[-1][-1].end, person.start):
            rows[-1].append(person)
        else:
            rows.append([person])
    return [row for row in rows for _ in row]


def shared_office(text: str, row: Sequence[Entity], limit: int) -> tuple[int, int] | None:
    """Return where the office in the plural stands that the persons of a row share.

    Args:
        text: the document, lines joined.
        row: persons named one after the other.
        limit: no office begins before here.
    """
    if len(row) == 1:
        return None
    low = max(limit, row[0].start - _LONGEST)
    match = _BEFORE.search(text[low : row[0].start])
    if match is None or not is_plural_office(match["office"]):
        return None
    start = match.start("office")
    if match["other"]:
        start = match.start("other")
    elif match["which"] and match["which"].lower() in _WHICH:
        start = match.start("which")
    return low + start, low + match.end("office")

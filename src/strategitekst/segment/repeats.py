"""Blocks that say what another says: the title once more, pull quotes, texts of pictures."""

import re
from itertools import pairwise

from ..da.roles import ROLE_HEADS
from .items import MARKS, Item, after

#: So many words in a row tell that one block repeats another; so many others are compared.
_REPEATED = 6
_MOST_ALIKE = 50
#: Words of a block that repeats another, though its first two are told otherwise: "1. maj bliver …" for "Den 1.
#: maj 2016 bliver …".
_LONG = 12
#: Who said the words of a pull quote, and the line below with what he is.
NAME = re.compile(r"[A-ZÆØÅ][\w'’.-]+(?: [A-ZÆØÅ][\w'’.-]*){1,3}\Z")
_OFFICE = re.compile(
    rf"(?:[\w.-]+ ){{0,3}}?(?i:[\w-]*(?:{'|'.join(map(re.escape, ROLE_HEADS))}))\b"
)


def mark_repeats(items: list[Item], title: int | None) -> None:
    """A repeated title is furniture; a short block that repeats words of the text is a caption."""
    if title is not None:
        for i, item in enumerate(items):
            if i != title and item.role in (None, "heading") and item.key == items[title].key:
                item.role = "boilerplate"
    for above, item in pairwise(items):
        open_roles = above.role in (None, "heading") and item.role in (None, "heading")
        if open_roles and item.short and item.key == above.key:
            item.role = "boilerplate"
    candidates = [item for item in items if item.role is None and item.words >= _REPEATED]
    if not candidates:
        return
    where = _runs(items)
    places = {id(item): i for i, item in enumerate(items)}
    for item in candidates:
        quoted = item.text[:1] in MARKS or item.text[-1] in MARKS
        key = _repeated_part(item)
        for other in where.get(" ".join(key.split()[:_REPEATED]), ()):
            if (
                other.words > 1.3 * item.words
                and key in other.key
                and (quoted or other.role not in ("caption", "boilerplate"))
                # a sentence of the lead may be told again in the text
                and (
                    quoted
                    or not (item.running and item.ends)
                    or places[id(other)] > places[id(item)]
                )
            ):
                item.role = "caption"
                _mark_signed(items, places[id(item)])
                break


def _repeated_part(item: Item) -> str:
    """The words of a block that must stand again: all, or of a long one all behind a date or name."""
    if item.words < _LONG or not item.text[:1].isdigit():
        return item.key
    return " ".join(item.key.split()[2:])


def _mark_signed(items: list[Item], i: int) -> None:
    """The name below a pull quote, and the office below the name, are part of it."""
    for below, pattern in zip(after(items, i), (NAME, _OFFICE), strict=False):
        if below.role is not None or not below.short or not pattern.match(below.text):
            return
        below.role = "caption"


def _runs(items: list[Item]) -> dict[str, list[Item]]:
    """Runs of six words to the blocks they stand in: a few of each, those that differ."""
    where: dict[str, list[Item]] = {}
    wanted = {
        " ".join(_repeated_part(item).split()[:_REPEATED])
        for item in items
        if item.role is None and item.words >= _REPEATED
    }
    for item in items:
        words = item.key.split()
        for i in range(len(words) - _REPEATED + 1):
            run = " ".join(words[i : i + _REPEATED])
            if run in wanted:
                known = where.setdefault(run, [])
                if len(known) < _MOST_ALIKE and (not known or known[-1] is not item):
                    known.append(item)
    return where

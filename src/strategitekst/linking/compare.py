"""Comparison: one named, readable clue at a time. Each says at which level two groups agree.

A level is a word, not a number, so that a decision can be read and an explanation written. ``""``
is the level of a clue that has nothing to say, because one side does not tell.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from rapidfuzz import fuzz

from ..initiatives.features import same_head
from .groups import Group, Years

Clue = Callable[[Group, Group], str]

#: Least similarity (RapidFuzz, 0 to 100) of each level.
_DIGITS = re.compile(r"\d+")
_LEVELS = ((99.5, "equal"), (91.0, "close"), (80.0, "alike"), (60.0, "some"))


def _level(similarity: float) -> str:
    return next((name for least, name in _LEVELS if similarity >= least), "unlike")


def _best(ours: frozenset[str], theirs: frozenset[str]) -> str:
    if not ours or not theirs:
        return ""
    if not ours.isdisjoint(theirs):
        return "equal"
    similarity, a, b = max((fuzz.token_sort_ratio(a, b), a, b) for a in ours for b in theirs)
    level = _level(similarity)
    if level in ("close", "alike") and _DIGITS.findall(a) != _DIGITS.findall(b):
        return "number"  # "Bølge 1" and "Bølge 2"
    return level


def name(a: Group, b: Group) -> str:
    """How alike their names are (RapidFuzz ``token_sort_ratio`` of normalised names)."""
    return _best(a.titles, b.titles)


def description(a: Group, b: Group) -> str:
    """How alike their descriptions are."""
    return _best(a.descriptions, b.descriptions)


def words(a: Group, b: Group) -> str:
    """How many of the words that tell which one they share, of the fewer."""
    if not a.words or not b.words:
        return ""
    shared = len(a.words & b.words)
    fewer, more = sorted((len(a.words), len(b.words)))
    if shared == 0:
        return "none"
    if shared == more:
        return "all"
    return "inside" if shared == fewer else "some"


def head(a: Group, b: Group) -> str:
    """Whether they are called by the same head noun."""
    if not a.heads or not b.heads:
        return ""
    same = any(same_head(x, y) for x in a.heads for y in b.heads)
    return "same" if same else "other"


def scope(a: Group, b: Group) -> str:
    """Whether "fælleskommunal", "national" … agree."""
    if not a.scope and not b.scope:
        return ""
    if not a.scope or not b.scope:
        return "one"
    return "other" if a.scope.isdisjoint(b.scope) else "same"


def is_range(years: Years) -> bool:
    """Whether a period has an end of its own; a single year only says when something began."""
    return years[0] < years[1]


def years_conflict(a: Years | None, b: Years | None) -> bool:
    """Whether two stated periods are of two editions."""
    if a is None or b is None:
        return False
    if is_range(a) and is_range(b):
        return a[0] != b[0] and (a[1] != b[1] or abs(a[0] - b[0]) > 1)
    return bool(a[1] < b[0] - 1 or b[1] < a[0] - 1)


def period(a: Group, b: Group) -> str:
    """Whether the periods that the texts state agree."""
    if a.years is None or b.years is None:
        return ""
    if a.years == b.years:
        return "same"
    if years_conflict(a.years, b.years):
        return "other"
    return "overlap"


def _fits(years: Years, year: int, order: str) -> bool:
    if order == "old":
        return years[1] <= year + 1
    if order == "new":
        return year - 1 <= years[0] <= year + 2
    return years[0] - 1 <= year <= years[1] + 1


def time(a: Group, b: Group) -> str:
    """Whether the one's document fits the other's period; without periods, how far apart they are."""
    if a.years is None and b.years is None:
        if a.year is None or b.year is None:
            return ""
        apart = abs(a.year - b.year)
        return "near" if apart <= 1 else ("years" if apart <= 4 else "far")
    fits = [
        _fits(one.years, other.year, other.order)
        for one, other in ((a, b), (b, a))
        if one.years is not None and other.years is None and other.year is not None
    ]
    if not fits:
        return ""
    return "inside" if all(fits) else "outside"


def order(a: Group, b: Group) -> str:
    """Whether the one is called new and the other old, near each other in time."""
    if not a.order or not b.order:
        return ""
    if a.year is None or b.year is None:
        return ""
    if a.order == b.order:
        near = abs(a.year - b.year) <= 1
        return "same" if near else "apart"
    new, old = (a, b) if a.order == "new" else (b, a)
    assert new.year is not None and old.year is not None
    return "passed" if old.year > new.year + 1 else "other"


def _owned(group: Group) -> tuple[str, ...]:
    return group.owners or ((group.body,) if group.body else ())


def owner(a: Group, b: Group) -> str:
    """Whether they belong to the same, as far as the texts say."""
    ours, theirs = _owned(a), _owned(b)
    if not ours or not theirs:
        return ""
    return "same" if set(ours) & set(theirs) else "other"


def publisher(a: Group, b: Group) -> str:
    """Whether the documents come from the same publisher."""
    if not a.publisher or not b.publisher:
        return ""
    return "same" if a.publisher == b.publisher else "other"


def theme(a: Group, b: Group) -> str:
    """Whether the passages are about the same theme."""
    if not a.themes or not b.themes:
        return ""
    return "other" if a.themes.isdisjoint(b.themes) else "same"


def around(a: Group, b: Group) -> str:
    """How many names of organisations, persons and products stand around both."""
    if not a.around or not b.around:
        return ""
    shared = len(a.around & b.around)
    return "none" if not shared else ("one" if shared == 1 else "several")


def registry(a: Group, b: Group) -> str:
    """Whether the registry knows both, one or none of them."""
    if a.anchor is None and b.anchor is None:
        return ""
    if a.anchor is None or b.anchor is None:
        return "one"
    return "same" if a.anchor == b.anchor else "other"


def kind(a: Group, b: Group) -> str:
    """Whether both are told by name, both by description, or one by each."""
    if a.titles and b.titles:
        return "names"
    return "mixed" if a.titles or b.titles else "descriptions"


#: All clues, in the order in which they are explained.
CLUES: Final[dict[str, Clue]] = {
    "name": name,
    "description": description,
    "words": words,
    "head": head,
    "scope": scope,
    "period": period,
    "time": time,
    "order": order,
    "owner": owner,
    "publisher": publisher,
    "theme": theme,
    "around": around,
    "registry": registry,
    "kind": kind,
}


def compare(a: Group, b: Group, clues: Sequence[str] = tuple(CLUES)) -> dict[str, str]:
    """Compare two groups.

    Args:
        a: a group.
        b: another one; which is first does not matter.
        clues: names of the clues to ask, of `CLUES`.

    Returns:
        The level of each clue that has something to say.
    """
    found = {}
    for clue in clues:
        level = CLUES[clue](a, b)
        if level:
            found[clue] = level
    return found

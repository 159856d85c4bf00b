"""Find what the date grammar describes: each kind is tried only where it can begin.

That is several times as fast as trying every pattern everywhere.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from strategitekst.da.calendar import (
    DECADES,
    MONTH_ABBREVIATIONS,
    MONTHS,
    NUMBERS,
    ORDINALS,
    SCHOOL_HOLIDAYS,
    SEASON_PARTS,
    SEASONS,
    WEEKDAYS,
)

from .grammar import FEASTS, GRAMMAR, LAST, NEXT, PART, THIS

_COUNTS: Final = (
    "0123456789", *NUMBERS, "ca.", "cirka", "omkring", "knap", "godt", "små", "højst", "mindst",
    "et", "par", "nogle", "få", "flere", "mange", "adskillige",
)  # fmt: skip
_DIGIT: Final = ("0123456789",)
_NEAR: Final = (*LAST.split("|"), *NEXT.split("|"), *THIS.split("|"), "senere", "nærmeste")
#: Name of the kind of expression to the words it may begin with.
_FIRST_WORDS: Final[dict[str, tuple[str, ...]]] = {
    "iso_day": _DIGIT,
    "numeric_day": (*_DIGIT, *WEEKDAYS),
    "numeric_day_month": ("den", "d.", "fra", "til", "inden", "senest", "pr."),
    "weekday_numeric": tuple(WEEKDAYS),
    "day": (*_DIGIT, *WEEKDAYS),
    "days": (*_DIGIT, *WEEKDAYS),
    "weekday": ("i", *WEEKDAYS),
    "weekday_near": _NEAR,
    "feast": (*_DIGIT, *FEASTS),
    "weekday_of_week": tuple(WEEKDAYS),
    "weekend": ("weekenden", "den", *_NEAR),
    "recurring_month": ("hvert",),
    "recurring": ("hvert", *MONTHS, *SEASONS),
    "end_of_this": ("ugens", "månedens"),
    "new_year": ("nytår",),
    "today": ("i", "dags", "idag", "iaften", "inat", "imorges", "iformiddag", "ieftermiddag"),
    "yesterday": ("i", "igår", "iaftes", "imorgen", "iforgårs", "iovermorgen"),
    "week": ("uge",),
    "month": tuple(MONTHS),
    "month_abbreviated": tuple(MONTH_ABBREVIATIONS),
    "month_first": (*MONTHS, *MONTH_ABBREVIATIONS, *WEEKDAYS),
    "months": (*MONTHS, *MONTH_ABBREVIATIONS),
    "month_near": ("det", "den", *_NEAR),
    "iso_month": _DIGIT,
    "season": tuple(SEASONS),
    "seasons": tuple(SEASONS),
    "season_part": tuple(SEASON_PARTS),
    "season_adverb": ("i", "til"),
    "season_near": ("det", "den", *_NEAR),
    "quarter": (*_DIGIT, *ORDINALS, "sidste", "årets"),
    "quarter_letter": ("q",),
    "quarters": (*_DIGIT, *ORDINALS),
    "half": (*_DIGIT, *ORDINALS, "sidste", "årets"),
    "turn_of_year": ("årsskifte",),
    "end_of_this_year": ("årets",),
    "year": (*_DIGIT, "år"),
    "years": _DIGIT,
    "school_year": ("skole", "studie", "folketings", "regnskabs", "budget", "finans", "kalender"),
    "school_year_near": ("det", *_NEAR),
    "decade": (*_DIGIT, *DECADES),
    "century": _DIGIT,
    "the_year": ("løbet", "resten", "på"),
    "the_part": tuple(PART.split("|")),
    "this_year": ("i", "iår", "ifjor"),
    "near": _NEAR,
    "period": ("det", "den"),
    "periods": ("de", "disse", "det", *_NEAR),
    "periods_dated": ("de", "disse", *_NEAR),
    "new_years": ("det",),
    "ahead": ("om",),
    "ago": _COUNTS,
    "after": ("samme", "dagen", "ugen", "måneden", "året"),
    "later": _COUNTS,
    "holiday": SCHOOL_HOLIDAYS,
}
_KEY: Final = 5
#: Words that never begin a longer one: what follows is a blank, a dash or a full stop.
_WHOLE: Final = frozenset(
    {"i", "på", "om", "til", "fra", "de", "den", "det", "par", "få", *NUMBERS}
)
_WORD_START: Final = re.compile(r"(?<!\w)\w")


def _keys(words: Iterable[str]) -> frozenset[str]:
    """The first letters of words; of digits each alone."""
    keys = set()
    for word in words:
        keys |= set(word) if word.isdecimal() else {word.split()[0][:_KEY].casefold()}
    return frozenset(keys)


def _by_key() -> dict[str, frozenset[str]]:
    """The kinds of expression that begin with a key."""
    kinds: dict[str, set[str]] = {}
    for name in GRAMMAR:
        for key in _keys(_FIRST_WORDS[name]):
            kinds.setdefault(key, set()).add(name)
    return {key: frozenset(names) for key, names in kinds.items()}


_BY_KEY: Final = _by_key()


@lru_cache(maxsize=50_000)
def _kinds_at(head: str) -> tuple[str, ...]:
    """The kinds of expression that can begin with these letters."""
    head = head.casefold()
    found: set[str] = set()
    for n in range(1, _KEY + 1):
        kinds = _BY_KEY.get(head[:n])
        if kinds is not None and not (head[:n] in _WHOLE and head[n : n + 1].isalnum()):
            found |= kinds
    return tuple(name for name in GRAMMAR if name in found) if found else ()


def matches(text: str) -> list[tuple[str, re.Match[str]]]:
    """Find all kinds of expression in a text.

    Returns:
        (kind, match), kind by kind; matches of one kind do not overlap.
    """
    found: dict[str, list[re.Match[str]]] = {name: [] for name in GRAMMAR}
    free = dict.fromkeys(GRAMMAR, 0)
    for start in _WORD_START.finditer(text):
        position = start.start()
        for name in _kinds_at(text[position : position + _KEY]):
            if position >= free[name]:
                match = GRAMMAR[name].match(text, position)
                if match is not None:
                    found[name].append(match)
                    free[name] = match.end()
    return [(name, match) for name, hits in found.items() for match in hits]

"""Values of days, months, seasons and years, and what all resolvers need to read a match.

A resolver turns a match of the grammar and its surroundings into an EDTF value, none where it
cannot be known. The values follow the annotation guidelines, section 2 (Dates).
"""

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from strategitekst.da.calendar import (
    MONTH_ABBREVIATIONS,
    MONTHS,
    SEASON_PARTS,
    SEASON_PARTS_DEFINITE,
    SEASONS,
    SEASONS_DEFINITE,
    WEEKDAYS,
)

from .anchor import Context, anchor_of, full_year, year_near
from .edtf import day_value, month_value, spanning, year_value

Match = re.Match[str]
Resolver = Callable[[Match, Context], str | None]

_MONTH_NUMBERS: Final = MONTHS | MONTH_ABBREVIATIONS | SEASON_PARTS | SEASON_PARTS_DEFINITE
_SEASON_NUMBERS: Final = SEASONS | SEASONS_DEFINITE
_SEASON_MIDDLE: Final = {21: 4, 22: 7, 23: 10, 24: 13}
_YEAR_SHIFT: Final = {"sidste": -1, "forrige": -1, "næste": 1}


def group(match: Match, name: str) -> str | None:
    """Return a named group in lower case with single blanks, none if it is absent."""
    found = match[name] if name in match.re.groupindex else None
    return None if found is None else " ".join(found.lower().split())


def word(match: Match, name: str) -> str:
    """Return a named group in lower case, empty if it is absent."""
    return group(match, name) or ""


def month_number(name: str) -> int:
    """Return the number of a month from its name or abbreviation, or from that of a part of a season."""
    return _MONTH_NUMBERS.get(name.rstrip("."), 0)


def stated_year(match: Match, context: Context, month: int) -> int | None:
    """Return the year: stated, told by a phrase such as "sidste år", or the nearest."""
    digits = group(match, "year")
    if digits is not None:
        return full_year(digits)
    phrase = group(match, "year_word")
    if phrase is not None:
        first = phrase.split()[0]
        base = anchor_of(context.previous) if first == "samme" else context.anchor
        return None if base is None else base.year + _YEAR_SHIFT.get(first, 0)
    return year_near(context, month)


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return day_value(date(year, month, day))
    except ValueError:
        return None


def day(match: Match, context: Context) -> str | None:
    """A day with its month, in words or digits.

    Where a weekday stands but no year, and the weekday fits the year before or after and not the
    nearest one, it tells the year.
    """
    name = word(match, "month")
    month = int(name) if name.isdigit() else month_number(name)
    year = stated_year(match, context, month)
    if year is None:
        return None
    number, weekday = int(word(match, "day")), group(match, "weekday")
    values = [_day(near, month, number) for near in (year, year - 1, year + 1)]
    if weekday and group(match, "year") is None:
        fitting = (v for v in values if v and _falls_on(v, WEEKDAYS[weekday]))
        return next(fitting, values[0])
    return values[0]


def _falls_on(value: str, weekday: int) -> bool:
    return date.fromisoformat(value).isoweekday() == weekday


def days(match: Match, context: Context) -> str | None:
    """Several days of one month; two that are only listed have a value if they are neighbours."""
    month = month_number(word(match, "month"))
    year = stated_year(match, context, month)
    first, last = int(word(match, "day")), int(word(match, "day2"))
    listed = [int(number) for number in re.findall(r"[0-9]+", word(match, "listed"))]
    named = [first, *listed, last]
    row = named == list(range(first, first + len(named)))
    if year is None or ((group(match, "and") or listed) and not row):
        return None
    start, end = _day(year, month, first), _day(year, month, last)
    return spanning(start, end) if start and end else None


def month(match: Match, context: Context) -> str | None:
    """A month."""
    name = word(match, "month")
    number = int(name) if name.isdigit() else month_number(name)
    year = stated_year(match, context, number)
    return None if year is None else month_value(year, number)


def months(match: Match, context: Context) -> str | None:
    """A range of months; a stated year is that of the last one, else the first tells it."""
    first, last = month_number(word(match, "month")), month_number(word(match, "month2"))
    if group(match, "and") and last != first % 12 + 1:
        return None  # "april og august måned": two that are no neighbours
    year = _last_year(match, context, first, first > last)
    if year is None:
        return None
    return spanning(month_value(year - (first > last), first), month_value(year, last))


def _last_year(match: Match, context: Context, month: int, wraps: bool) -> int | None:
    """The year in which a range ends, from what is stated at its end or from its first month."""
    year = stated_year(match, context, month)
    if year is None or group(match, "year") or group(match, "year_word"):
        return year
    return year + wraps


def season_value(year: int, number: int) -> str:
    """Return a season (21 to 24) as an EDTF value."""
    return f"{year:04d}-{number}"


def season_number(name: str) -> int:
    """Return the EDTF number of a season word."""
    return _SEASON_NUMBERS[name]


def season(match: Match, context: Context) -> str | None:
    """A season; "vinteren 2015/16" begins in the first of the two years."""
    number = season_number(group(match, "season") or word(match, "season2"))
    year = stated_year(match, context, _SEASON_MIDDLE[number])
    return None if year is None else season_value(year, number)


def seasons(match: Match, context: Context) -> str | None:
    """A range of seasons, as of months."""
    first, last = season_number(word(match, "season")), season_number(word(match, "season2"))
    year = _last_year(match, context, _SEASON_MIDDLE[first], first > last)
    if year is None:
        return None
    return spanning(season_value(year - (first > last), first), season_value(year, last))


def year(match: Match, _context: Context) -> str | None:
    """A year."""
    return year_value(int(word(match, "year")))


def years(match: Match, _context: Context) -> str | None:
    """A range of years."""
    first = int(word(match, "year"))
    return spanning(year_value(first), year_value(full_year(word(match, "year2"), first)))

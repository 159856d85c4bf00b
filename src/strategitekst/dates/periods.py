"""Values of weeks, halves and quarters of a year, turns of the year, feasts, decades, centuries."""

import re
from datetime import date, timedelta
from typing import Final

from strategitekst.da.calendar import (
    DECADES,
    EASTER_FEASTS,
    FIXED_FEASTS,
    MONTH_FEASTS,
    ORDINALS,
)

from .anchor import Context, full_year
from .edtf import day_value, month_value, spanning, year_value
from .values import Match, group, stated_year, word, years

#: "Finansudvalget 2018-19", "Alm.del 2018-19": a year of parliament.
_PARLIAMENT_BEFORE: Final = re.compile(
    r"(?:[A-ZÆØÅ]\w*udvalget|\b[Aa]lm\. ?del|\bFolketinget),? \Z"
)
_SESSION_AFTER: Final = re.compile(r",? \(?[12]\. samling\b")
_SCHOOL: Final = {"skole": 8, "studie": 8, "folketings": 10}


def week_value(year: int, number: int) -> str | None:
    """Return an ISO week, Monday to Sunday, as an interval of days."""
    try:
        monday = date.fromisocalendar(year, number, 1)
    except ValueError:
        return None
    return f"{day_value(monday)}/{day_value(monday + timedelta(days=6))}"


def week(match: Match, context: Context) -> str | None:
    """A week by its number, or a range of them."""
    first = int(word(match, "week"))
    last = int(group(match, "week2") or first)
    if not 1 <= first <= last <= 53 or (group(match, "and") and last != first + 1):
        return None
    year = stated_year(match, context, (first * 12 + 51) // 52)
    if year is None:
        return None
    start, end = week_value(year, first), week_value(year, last)
    return spanning(start, end) if start and end else None


def _ordinal(name: str, last: int) -> int:
    name = name.rstrip(".")
    if name == "sidste":
        return last
    return int(name) if name.isdigit() else ORDINALS[name]


def part_value(year: int, number: int, parts: int) -> str:
    """Return one of the equal parts of a year (2 halves, 4 quarters) as an interval of months."""
    size = 12 // parts
    return f"{month_value(year, (number - 1) * size + 1)}/{month_value(year, number * size)}"


def _has_year(match: Match) -> bool:
    return group(match, "year") is not None or group(match, "year_word") is not None


def quarter(match: Match, context: Context) -> str | None:
    """A quarter of a year, or two quarters."""
    if word(match, "ordinal") == "sidste" and match.group(0)[0] in "sS" and not _has_year(match):
        anchor = context.anchor  # "sidste kvartal": the one before the anchor's
        if anchor is None or anchor.month is None:
            return None
        begins = anchor.year * 12 + (anchor.month - 1) // 3 * 3 - 3
        return part_value(begins // 12, begins % 12 // 3 + 1, 4)
    first = _ordinal(word(match, "ordinal"), 4)
    last = _ordinal(group(match, "ordinal2") or str(first), 4)
    year = stated_year(match, context, last * 3 - 1)
    if year is None or last < first:
        return None
    return spanning(part_value(year, first, 4), part_value(year, last, 4))


def half(match: Match, context: Context) -> str | None:
    """A half of a year."""
    number = _ordinal(word(match, "ordinal"), 2)
    year = stated_year(match, context, number * 6 - 3)
    return None if year is None or number > 2 else part_value(year, number, 2)


def turn_of_year(match: Match, context: Context) -> str | None:
    """The turn of the year: December and the January after it."""
    following = group(match, "next")
    if following is not None:
        year: int | None = int(following) - 1
    else:
        year = stated_year(match, context, 12)
    return None if year is None else f"{month_value(year, 12)}/{month_value(year, 13)}"


def easter(year: int) -> date:
    """Return Easter Sunday of a year of the Gregorian calendar (Meeus, Jones and Butcher)."""
    century, rest = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    week_part = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (year % 19 + 11 * moon + 22 * week_part) // 451
    month, day_before = divmod(moon + week_part - 7 * shift + 114, 31)
    return date(year, month, day_before + 1)


def feast(match: Match, context: Context) -> str | None:
    """A feast day, or the month of a feast of several days."""
    name = word(match, "feast")
    fixed = FIXED_FEASTS.get(name)
    winter = name in MONTH_FEASTS and MONTH_FEASTS[name] is None
    year = stated_year(match, context, fixed[0][0] if fixed else 12 if winter else 4)
    if year is None:
        return None
    if name in MONTH_FEASTS:
        sunday = easter(year) + timedelta(days=MONTH_FEASTS[name] or 0)
        return month_value(year, 12 if winter else sunday.month)
    if fixed is not None:
        first, last = date(year, *fixed[0]), date(year, *fixed[1])
    else:
        first, last = (easter(year) + timedelta(days=n) for n in EASTER_FEASTS[name])
    return spanning(day_value(first), day_value(last))


def holiday(match: Match, context: Context) -> str | None:
    """The autumn holiday of schools, week 42: the others have no one date."""
    year = stated_year(match, context, 10)
    return None if year is None else week_value(year, 42)


def school_year(match: Match, context: Context) -> str | None:
    """A school year, August to July; the Folketing's begins in October (Grundloven § 36)."""
    short = group(match, "short")
    first = full_year(short or word(match, "year"))
    kind = word(match, "kind")
    if kind in _SCHOOL:
        start = _SCHOOL[kind]
        return f"{month_value(first, start)}/{month_value(first, start + 11)}"
    if short is not None:
        return spanning(year_value(first), year_value(first + 1))
    return years(match, context) if group(match, "year2") else year_value(first)


def years_or_session(match: Match, context: Context) -> str | None:
    """A range of years; behind a committee of parliament, its year from October to September."""
    first, text = int(word(match, "year")), match.string
    if full_year(word(match, "year2"), first) == first + 1 and (
        _PARLIAMENT_BEFORE.search(text, max(0, match.start("span") - 40), match.start("span"))
        or _SESSION_AFTER.match(text, match.end("span"))
    ):
        return f"{month_value(first, 10)}/{month_value(first + 1, 9)}"
    return years(match, context)


def decade(match: Match, _context: Context) -> str | None:
    """A decade; two digits are of the last century ("90'erne")."""
    name = group(match, "decade_word")
    digits = word(match, "decade")
    first = DECADES[name] if name else int(digits) + (1900 if len(digits) == 2 else 0)
    if digits in ("00", "10"):
        first = 2000 + int(digits)
    return f"{year_value(first)}/{year_value(first + 9)}"


def century(match: Match, _context: Context) -> str | None:
    """A century: "1900-tallet" by its hundreds, "21. århundrede" by its number."""
    hundreds = group(match, "hundreds")
    first = int(hundreds) * 100 if hundreds else (int(word(match, "century")) - 1) * 100 + 1
    return f"{year_value(first)}/{year_value(first + 99)}"

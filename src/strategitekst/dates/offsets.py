"""Values of what is counted in units from a date: "de næste fire år", "om to uger", "sidste måned".

Whole years forward or back are ``Y/Y+N`` and ``Y-N/Y``; open extents and alternatives have no value
(annotation guidelines, section 2). What needs more than the anchor tells (a week from an anchor
known to the year) has none either.
"""

from datetime import date, timedelta
from typing import Final

from strategitekst.da.calendar import NUMBERS

from .anchor import Anchor, Context, anchor_of
from .edtf import day_value, month_value, spanning, year_value
from .periods import part_value, week_value
from .values import Match, group, word

_BACK: Final = frozenset(
    ("seneste", "sidste", "forrige", "foregående", "forgangne", "forløbne", "senere")
)
_DAYS: Final = {"dag": 1, "dage": 1, "døgn": 1, "uge": 7, "uger": 7}
_MONTHS: Final = {"måned": 1, "måneder": 1, "kvartal": 3, "halvår": 6}
_YEARS: Final = {"år": 1, "skoleår": 1, "årti": 10, "årtier": 10}


def direction(near: str) -> int:
    """Return -1 for a word such as "sidste", 1 for one such as "næste", 0 for "dette"."""
    if near in _BACK:
        return -1
    return 1 if near in ("næste", "kommende", "førstkommende", "nærmeste", "nye") else 0


def number_of(text: str) -> int:
    """Return a number in digits or words."""
    return int(text) if text.isdigit() else NUMBERS[text]


def shifted_day(day: date, days: int) -> str | None:
    """Return the day so many days on, none outside the calendar."""
    try:
        return day_value(day + timedelta(days=days))
    except OverflowError:
        return None


def unit_value(anchor: Anchor, unit: str, shift: int) -> str | None:
    """Return the year, month, week … that lies ``shift`` units from the anchor's."""
    if unit in _YEARS:
        return year_value(anchor.year + shift * _YEARS[unit])
    if unit in ("måned", "måneder"):
        if anchor.month is None:
            return anchor.value if shift == 0 else None
        return month_value(anchor.year, anchor.month + shift)
    if unit in ("kvartal", "halvår") and anchor.month is not None:
        size = _MONTHS[unit]
        first = month_value(anchor.year, (anchor.month - 1) // size * size + 1 + shift * size)
        return part_value(int(first[:4]), (int(first[5:]) - 1) // size + 1, 12 // size)
    if anchor.day is None:
        return anchor.value if shift == 0 else None
    if unit in ("uge", "uger"):
        moved = anchor.day + timedelta(days=7 * shift)
        return week_value(moved.isocalendar().year, moved.isocalendar().week)
    return shifted_day(anchor.day, shift)


def near(match: Match, context: Context) -> str | None:
    """Last, this or next year, month, week; "samme år" is that of the mention before."""
    word_near, unit = word(match, "near"), word(match, "unit")
    anchor = anchor_of(context.previous) if word_near == "samme" else context.anchor
    if anchor is None:
        return None
    if word_near == "kommende":  # "kommende år" is open, "kommende uge" is the next one
        return None if unit == "år" else unit_value(anchor, unit, 1)
    return unit_value(anchor, unit, direction(word_near))


def the_part(match: Match, context: Context) -> str | None:
    """The year, month or week of the anchor."""
    unit = group(match, "the") or "året"
    units = {"måneden": "måned", "ugen": "uge", "kvartalet": "kvartal", "halvåret": "halvår"}
    return unit_value(context.anchor, units.get(unit, "år"), 0) if context.anchor else None


def _extent(anchor: Anchor, unit: str, count: int, side: int) -> str | None:
    """From the anchor ``count`` units on or back, as precisely as the unit."""
    if unit in _YEARS:
        size = count * _YEARS[unit] * side
        here, there = year_value(anchor.year), year_value(anchor.year + size)
    elif unit in _MONTHS and anchor.month is not None:
        here = month_value(anchor.year, anchor.month)
        there = month_value(anchor.year, anchor.month + count * _MONTHS[unit] * side)
    elif unit in _DAYS and anchor.day is not None:
        here = day_value(anchor.day)
        there = shifted_day(anchor.day, count * _DAYS[unit] * side) or ""
    else:
        return None
    return spanning(here, there) if side > 0 else spanning(there, here)


def period(match: Match, context: Context) -> str | None:
    """The last or coming year, month …: from the anchor one unit on or back."""
    unit, size = word(match, "unit"), word(match, "size")
    if context.anchor is None:
        return None
    side = direction(word(match, "near"))
    if size:
        months = 18 if size == "halvandet" else 6
        return _extent(context.anchor, "måned", months, side) if unit == "år" else None
    return _extent(context.anchor, unit, 1, side)


def _count(match: Match) -> tuple[int, int] | None:
    if group(match, "count") is None or group(match, "or") == "eller":
        return None
    first = number_of(word(match, "count"))
    return first, number_of(group(match, "count2") or str(first))


def periods(match: Match, context: Context) -> str | None:
    """The last or coming N years, months …; without one number open."""
    count = _count(match)
    if context.anchor is None or count is None or count[0] != count[1]:
        return None
    return _extent(context.anchor, word(match, "unit"), count[0], direction(word(match, "near")))


def _offset(match: Match, anchor: Anchor | None, side: int) -> str | None:
    count = _count(match)
    if anchor is None or count is None:
        return None
    unit, size = word(match, "unit"), 1
    if unit in ("uge", "uger") and anchor.day is not None:  # two weeks from a day is a day
        unit, size = "dage", 7
    values = [unit_value(anchor, unit, side * number * size) for number in sorted(count, key=abs)]
    first, last = values if side > 0 else values[::-1]
    return spanning(first, last) if first and last else None


def ahead(match: Match, context: Context) -> str | None:
    """In N years: the year; months, weeks and days from an anchor that precise."""
    return _offset(match, context.anchor, 1)


def ago(match: Match, context: Context) -> str | None:
    """N years ago."""
    return _offset(match, context.anchor, -1)


def later(match: Match, context: Context) -> str | None:
    """N years later: counted from the mention before."""
    side = 1 if word(match, "side") == "senere" else -1
    return _offset(match, anchor_of(context.previous), side)


def after(match: Match, context: Context) -> str | None:
    """The day, week, month or year after or before the mention before, or the same one."""
    anchor = anchor_of(context.previous)
    if anchor is None:
        return None
    same = group(match, "same")
    if same:
        return unit_value(anchor, same.split()[1], 0)
    units = {"dagen": "dag", "ugen": "uge", "måneden": "måned", "året": "år"}
    shift = 1 if word(match, "side") in ("efter", "derpå") else -1
    return unit_value(anchor, units[word(match, "unit")], shift)

"""The part of EDTF (ISO 8601-2, level 1) that the annotation uses.

A value is a year, a month, a day, a season or an interval of two of these::

    2016   2016-06   2016-06-14   2019-21   2016/2020   2015-12/2016-01

Seasons are 21 spring (March to May), 22 summer, 23 autumn and 24 winter; a winter (December to
February) belongs to the year in which it begins, as the annotation guidelines define it.
"""

import re
from calendar import monthrange
from datetime import date

_SIMPLE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_SEASON_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12}


def year_of(value: str | None) -> int | None:
    """Return the year in which a value begins; none without a value or a year."""
    return int(value[:4]) if value and value[:4].isdigit() else None


def interval(value: str) -> tuple[str, str]:
    """Return the first and the last day that an EDTF value covers.

    Args:
        value: a year, month, day, season or an interval of two of these ("2016/2020").

    Returns:
        Two days as "YYYY-MM-DD", the first not after the last.

    Raises:
        ValueError: the value is not of this form, names no real day, or ends before it begins.
    """
    parts = value.split("/")
    if len(parts) > 2:
        raise ValueError(f"EDTF value {value!r} has more than one slash")
    first = _bounds(parts[0], value)[0]
    last = _bounds(parts[-1], value)[1]
    if last < first:
        raise ValueError(f"EDTF value {value!r} ends before it begins")
    return first.isoformat(), last.isoformat()


def day_value(day: date) -> str:
    """Return a day as an EDTF value."""
    return day.isoformat()


def month_value(year: int, month: int) -> str:
    """Return a month as an EDTF value; months outside 1 to 12 count on into other years."""
    shift, index = divmod(month - 1, 12)
    return f"{year + shift:04d}-{index + 1:02d}"


def year_value(year: int) -> str:
    """Return a year as an EDTF value."""
    return f"{year:04d}"


def days_of_month(year: int, month: int) -> int:
    """Return how many days a month has."""
    return monthrange(year, month)[1]


def spanning(first: str, last: str) -> str | None:
    """Return the value from the beginning of ``first`` to the end of ``last``, if that is valid.

    Args:
        first: an EDTF value; of an interval its first half is taken.
        last: an EDTF value; of an interval its second half is taken.
    """
    start, end = first.partition("/")[0], last.rpartition("/")[2]
    return valid(start if start == end else f"{start}/{end}")


def valid(value: str | None) -> str | None:
    """Return ``value`` if `interval` takes it, else none."""
    if value is None:
        return None
    try:
        interval(value)
    except ValueError:
        return None
    return value


def _bounds(part: str, whole: str) -> tuple[date, date]:
    match = _SIMPLE.fullmatch(part)
    if match is None:
        raise ValueError(f"EDTF value {whole!r}: {part!r} is not a year, month, day or season")
    year, second, third = (int(group) if group else None for group in match.groups())
    try:
        return _days(year or 0, second, third)
    except ValueError:
        raise ValueError(f"EDTF value {whole!r}: {part!r} is no date of the calendar") from None


def _days(year: int, second: int | None, third: int | None) -> tuple[date, date]:
    if second is None:
        return date(year, 1, 1), date(year, 12, 31)
    if third is not None:
        return date(year, second, third), date(year, second, third)
    if second in _SEASON_MONTHS:
        month = _SEASON_MONTHS[second]
        end_year, end_month = (year + 1, 2) if month == 12 else (year, month + 2)
        return date(year, month, 1), _last_day(end_year, end_month)
    return date(year, second, 1), _last_day(year, second)


def _last_day(year: int, month: int) -> date:
    return date(year, month, days_of_month(year, month) if 1 <= month <= 12 else 31)

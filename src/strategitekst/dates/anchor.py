"""What a relative expression is resolved against, and which year a month without one belongs to."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from .edtf import day_value, interval, month_value, valid, year_value

#: From this many months on, a month of the anchor's year is farther than that of another year.
FAR_MONTHS = 7
#: The same where the tense of the sentence speaks for the other year.
CLEAR_MONTHS = 4


@dataclass(frozen=True, slots=True)
class Anchor:
    """A point in time: its first day, how precisely it is known, and its EDTF value."""

    first: date
    precision: Literal["day", "month", "year"]
    value: str

    @property
    def year(self) -> int:
        """The year of the point."""
        return self.first.year

    @property
    def month(self) -> int | None:
        """The month of the point, none if only the year is known."""
        return None if self.precision == "year" else self.first.month

    @property
    def day(self) -> date | None:
        """The day of the point, none if it is not known to the day."""
        return self.first if self.precision == "day" else None


@dataclass(frozen=True, slots=True)
class Context:
    """What surrounds an expression.

    Attributes:
        anchor: what relative expressions are resolved against.
        hint: what the word before tells: -1 it lies in the past, 1 in the future, 0 neither.
        lean: the same from the tense of the sentence.
        previous: the value of the mention before.
    """

    anchor: Anchor | None
    hint: int = 0
    lean: int = 0
    previous: str | None = None


def anchor_of(value: str | None) -> Anchor | None:
    """Return the anchor for an EDTF value, of an interval its first half; none if not valid."""
    if valid(value) is None or value is None:
        return None
    part = value.split("/")[0]
    first = date.fromisoformat(interval(part)[0])
    pieces = part.split("-")
    if len(pieces) == 3:
        return Anchor(first, "day", day_value(first))
    if len(pieces) == 2 and int(pieces[1]) <= 12:
        return Anchor(first, "month", month_value(first.year, first.month))
    return Anchor(date(int(pieces[0]), 1, 1), "year", year_value(int(pieces[0])))


def year_near(context: Context, month: int) -> int | None:
    """Return the year of a month that is named without one.

    It is the anchor's year. Where the anchor's month is known, a word such as "inden" or "siden"
    moves a month on the wrong side of it by a year, and a month that would be `FAR_MONTHS` or more
    away goes to the nearer year unless the tense speaks against it.

    Args:
        context: the surroundings.
        month: the middle month of the expression, counted from January of the anchor's year.
    """
    anchor = context.anchor
    if anchor is None:
        return None
    if anchor.month is None:
        return anchor.year
    ahead = month - anchor.month
    if context.hint > 0:
        return anchor.year + (1 if ahead < 0 else 0)
    if context.hint < 0:
        return anchor.year - (1 if ahead > 0 else 0)
    if ahead >= (CLEAR_MONTHS if context.lean < 0 else FAR_MONTHS) and context.lean <= 0:
        return anchor.year - 1
    if ahead <= -(CLEAR_MONTHS if context.lean > 0 else FAR_MONTHS) and context.lean >= 0:
        return anchor.year + 1
    return anchor.year


def full_year(text: str, century_of: int | None = None) -> int:
    """Return a year of two or four digits; two digits up to 60 are of this century.

    Args:
        text: the digits.
        century_of: the year that begins a range; its end follows it.
    """
    number = int(text)
    if len(text) > 2:
        return number
    if century_of is not None:
        return century_of - century_of % 100 + number
    return number + (2000 if number <= 60 else 1900)

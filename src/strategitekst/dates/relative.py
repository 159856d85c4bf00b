"""Values of the days, months, seasons and years that mean nothing without a date to start from.

"i dag" is the document's date (annotation guidelines, section 2); where that is known only to the
month or year, so are its neighbours "i går" and "i morgen".
"""

from typing import Final

from strategitekst.da.calendar import MONTHS, SEASONS, WEEKDAYS

from .anchor import Context, anchor_of
from .edtf import day_value, month_value, year_value
from .offsets import direction, number_of, shifted_day, unit_value
from .values import Match, group, season_value, word

_DAY_SHIFT: Final = {"går": -1, "aftes": -1, "forgårs": -2, "morgen": 1, "overmorgen": 2}


def today(_match: Match, context: Context) -> str | None:
    """The anchor itself."""
    return context.anchor.value if context.anchor else None


def near_day(match: Match, context: Context) -> str | None:
    """Yesterday, tomorrow: from a day; from a coarser anchor its own value."""
    if context.anchor is None:
        return None
    day = context.anchor.day
    if day is None:
        return context.anchor.value
    return shifted_day(day, _DAY_SHIFT[word(match, "shift")[1:].lstrip()])


def weekday(match: Match, context: Context) -> str | None:
    """A weekday: the nearest one, on the side that its words or the tense tell."""
    day = context.anchor.day if context.anchor else None
    if day is None:
        return None
    fixed = group(match, "fixed")
    name = fixed[2:-1] if fixed else word(match, "name")
    ahead = (WEEKDAYS[name] - day.isoweekday()) % 7
    near = word(match, "near")
    side = -1 if fixed else direction(near) or context.hint
    if side < 0:
        return shifted_day(day, ahead - 7)
    if near == "næste":
        return shifted_day(day, WEEKDAYS[name] - day.isoweekday() + 7)
    if side > 0:
        return shifted_day(day, ahead or 7)
    if ahead == 0:
        return day_value(day)
    backwards = context.lean < 0 or (context.lean == 0 and ahead > 3)
    return shifted_day(day, ahead - 7 if backwards else ahead)


def weekday_of_week(match: Match, context: Context) -> str | None:
    """A weekday of last, this or next week; "lørdag om en uge" is the coming one and so many weeks on."""
    day = context.anchor.day if context.anchor else None
    if day is None:
        return None
    number = WEEKDAYS[word(match, "name")]
    count = group(match, "count")
    if count is not None:
        return shifted_day(day, (number - day.isoweekday()) % 7 + 7 * number_of(count))
    side = 1 if group(match, "coming") else direction(word(match, "near"))
    return shifted_day(day, number - day.isoweekday() + 7 * side)


def weekend(match: Match, context: Context) -> str | None:
    """A Saturday and its Sunday: the nearest before or after, as its words or the tense tell."""
    day = context.anchor.day if context.anchor else None
    if day is None:
        return None
    near = word(match, "near")
    side = direction(near) or (0 if near else context.lean)
    saturday = 6 - day.isoweekday()
    if side < 0 and saturday >= -1:
        saturday -= 7
    first, last = shifted_day(day, saturday), shifted_day(day, saturday + 1)
    return f"{first}/{last}" if first and last else None


def recurring(_match: Match, _context: Context) -> str | None:
    """What comes again every year names no one time."""
    return None


def month_near(match: Match, context: Context) -> str | None:
    """The next or last month of a name: the nearest whole one on that side."""
    number = MONTHS[word(match, "month")]
    anchor = context.anchor
    if anchor is None:
        return None
    side = direction(word(match, "near"))
    if anchor.month is None:
        return month_value(anchor.year + min(side, 0), number)
    if side > 0:
        return month_value(anchor.year + (number <= anchor.month), number)
    return month_value(anchor.year - (side < 0 and number >= anchor.month), number)


def season_near(match: Match, context: Context) -> str | None:
    """The last season of a name is that of the year before, the next that of the year after."""
    anchor, near = context.anchor, word(match, "near")
    if near == "samme":
        anchor = anchor_of(context.previous)
    if anchor is None:
        return None
    number = SEASONS[word(match, "season")]
    shift = {"sidste": -1, "forrige": -1, "næste": 1}.get(near, 0)
    begins = {21: 3, 22: 6, 23: 9, 24: 12}[number]
    if anchor.month is not None:
        if near in ("kommende", "førstkommende"):
            shift = 1 if begins <= anchor.month else 0
        elif shift == 0 and near != "samme" and number == 24 and anchor.month <= 2:
            shift = -1
        elif direction(near) < 0 and shift == 0:
            shift = -1 if begins > anchor.month else 0
    return season_value(anchor.year + shift, number)


def this_year(match: Match, context: Context) -> str | None:
    """This year, last year ("i fjor")."""
    shift = -1 if group(match, "fjor") else 0
    return year_value(context.anchor.year + shift) if context.anchor else None


def end_of_this_year(match: Match, context: Context) -> str | None:
    """The beginning or the end of the anchor's year: a month."""
    begins = word(match, "end").split()[1] in ("begyndelse", "start")
    return month_value(context.anchor.year, 1 if begins else 12) if context.anchor else None


def end_of_this(match: Match, context: Context) -> str | None:
    """The beginning, course or end of the anchor's week or month: the week, the month."""
    unit = "uge" if word(match, "the") == "ugens" else "måned"
    return unit_value(context.anchor, unit, 0) if context.anchor else None


def new_years(_match: Match, context: Context) -> str | None:
    """The new year: until March the anchor's, after that the next, and where no month is known."""
    anchor = context.anchor
    if anchor is None:
        return None
    return year_value(anchor.year + (anchor.month is None or anchor.month > 3))


def school_year_near(match: Match, context: Context) -> str | None:
    """The last, this or the next school year, August to July."""
    anchor = context.anchor
    if anchor is None or anchor.month is None:
        return None
    begins = anchor.year - (anchor.month < 8) + direction(word(match, "near"))
    return f"{month_value(begins, 8)}/{month_value(begins + 1, 7)}"

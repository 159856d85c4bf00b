"""Calendar expressions in Danish text and the time they name.

Spans and values follow the annotation guidelines, section 2 (Dates); where those are silent,
ISO-TimeML. There are three steps: find what looks like a date (`grammar`, `guards`), join
what belongs together ("1. januar" + "til" + "31. marts 2020"), resolve (`resolvers`).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from strategitekst.da.calendar import WEEKDAYS

from .anchor import Anchor, Context, anchor_of
from .context import REACH, hints, is_aim, is_new, part_of
from .edtf import spanning, valid
from .grammar import (
    BETWEEN_BEFORE,
    LIST_BETWEEN,
    PART_BEFORE,
    RANGE_AND,
    RANGE_BETWEEN,
)
from .guards import accepted
from .matching import matches
from .resolvers import RESOLVERS
from .values import Match, group

_NO_RANGE: Final = frozenset({"years", "months", "days", "seasons", "periods", "decade", "century"})
_TAKES_YEAR: Final = frozenset(
    {"day", "days", "month", "season", "week", "quarter", "half", "numeric_day_month", "feast"}
)

#: Characters between a date and what is counted from it.
_COUNTED_FROM: Final = 250
_DAY_VALUE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_TOKEN: Final = re.compile(r"[^\s,;()<>\"”“]+")
_ADDRESS: Final = re.compile(
    r"://|\bwww\.|@|\.(?:dk|com|org|net|eu|gov|html?|pdf|docx?|xlsx?|pptx?|aspx|png|jpe?g|zip)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A calendar expression.

    Attributes:
        start: offset of its first character in the text (Unicode code points).
        end: offset after its last character.
        value: its EDTF value, none if it has none or it cannot be known.
        explicit: whether an absolute year is stated in it.
        kind: what it looks like: a kind of the grammar, "range" for two.
    """

    start: int
    end: int
    value: str | None
    explicit: bool
    kind: str


@dataclass(frozen=True, slots=True)
class _Found:
    """One match of the grammar, and the words before it that are its first part."""

    name: str
    match: Match
    start: int
    end: int
    part: str | None = None

    @property
    def explicit(self) -> bool:
        """Whether a year of four digits or a full date is stated."""
        return group(self.match, "year") is not None or group(self.match, "next") is not None


def find_dates(text: str, document_date: str | None = None) -> list[DateMention]:
    """Find the calendar expressions of a text and resolve them.

    A relative expression is resolved against the document's date, else the nearest explicit date
    before it, else the first year of a period that the text presents as new.

    Args:
        text: the text, which is not changed.
        document_date: the document's date as EDTF, as precise as it is known; what is no valid
            value is ignored.

    Returns:
        The mentions in text order; their spans do not overlap and are not edged with blanks.
    """
    groups = _joined(text, _with_parts(text, _grounded(_selected(text))))
    document = anchor_of(document_date)
    fallback = document or _new_period(text, groups)
    mentions: list[DateMention] = []
    latest: Anchor | None = None
    previous: str | None = None
    for index, members in enumerate(groups):
        following = _listed_year(text, groups, index)
        context = Context(following or document or latest or fallback, previous=previous)
        value = _value(text, members, context)
        explicit = any(member.explicit for member in members)
        kind = members[0].name if len(members) == 1 else "range"
        mentions.append(DateMention(members[0].start, members[-1].end, value, explicit, kind))
        previous = value or previous
        if explicit and value and not is_aim(text, members[0].start):
            latest = anchor_of(value)
    return _with_weekdays(text, mentions)


def _with_weekdays(text: str, mentions: list[DateMention]) -> list[DateMention]:
    """Give a bare weekday without a value the date that it has beside it: "mandag den 21. oktober"."""
    dated: dict[str, set[str]] = {}
    for mention in mentions:
        name, *rest = text[mention.start : mention.end].lower().split(maxsplit=1)
        if name in WEEKDAYS and rest and mention.value and _DAY_VALUE.fullmatch(mention.value):
            dated.setdefault(name, set()).add(mention.value)
    told = {name: values.pop() for name, values in dated.items() if len(values) == 1}
    return [
        replace(m, value=told.get(text[m.start : m.end].lower())) if m.value is None else m
        for m in mentions
    ]


def _selected(text: str) -> list[_Found]:
    """All accepted matches, the longest of those that begin first; none overlaps another."""
    found = [
        _Found(name, match, *match.span("span2" if _has(match, "span2") else "span"))
        for name, match in matches(text)
        if accepted(name, match, text)
    ]
    addresses = [match.span() for match in _TOKEN.finditer(text) if _ADDRESS.search(match.group())]
    kept: list[_Found] = []
    end, position = 0, 0
    for item in sorted(found, key=lambda item: (item.start, -item.end)):
        while position < len(addresses) and addresses[position][1] <= item.start:
            position += 1
        inside = position < len(addresses) and addresses[position][0] < item.end
        if item.start >= end and not inside:
            kept.append(item)
            end = item.end
    return kept


def _grounded(found: list[_Found]) -> list[_Found]:
    """Leave out what is counted from another date where none stands before: "et år senere"."""
    kept: list[_Found] = []
    for item in found:
        loose = item.name in ("later", "after")
        if not loose or any(item.start - f.end <= _COUNTED_FROM for f in kept[-3:]):
            kept.append(item)
    return kept


def _has(match: Match, name: str) -> bool:
    return name in match.re.groupindex and match[name] is not None


def _with_parts(text: str, found: list[_Found]) -> list[_Found]:
    """Extend expressions by the words before them that name a part: "midten af", "primo"."""
    result: list[_Found] = []
    end = 0
    for item in found:
        offset = max(end, item.start - REACH // 2)
        part = PART_BEFORE.search(text[offset : item.start])
        if part is not None:
            words = part.group("part") or part.group("latin") or part.group("adverb")
            result.append(replace(item, start=offset + part.start(), part=words.lower()))
        else:
            result.append(item)
        end = item.end
    return result


def _joined(text: str, found: list[_Found]) -> list[list[_Found]]:
    """Group the expressions that are the two ends of one range."""
    groups: list[list[_Found]] = []
    for item in found:
        if groups and len(groups[-1]) == 1 and _is_range(text, groups[-1][0], item):
            groups[-1].append(item)
        else:
            groups.append([item])
    return groups


def _is_range(text: str, first: _Found, last: _Found) -> bool:
    if first.name in _NO_RANGE or last.name in _NO_RANGE or last.start - first.end > 25:
        return False
    between = text[first.end : last.start]
    if RANGE_BETWEEN.fullmatch(between):
        return True
    before = text[max(0, first.start - 20) : first.start]
    return RANGE_AND.fullmatch(between) is not None and BETWEEN_BEFORE.search(before) is not None


def _listed_year(text: str, groups: list[list[_Found]], index: int) -> Anchor | None:
    """The year that the next member of a list states: 2016 for "juni" in "juni og juli 2016"."""
    if index + 1 >= len(groups):
        return None
    item, following = groups[index][-1], groups[index + 1][0]
    same = item.name == following.name and item.name in _TAKES_YEAR
    if not same or item.explicit or group(following.match, "year") is None:
        return None
    if LIST_BETWEEN.fullmatch(text[item.end : following.start]) is None:
        return None
    return anchor_of(group(following.match, "year"))


def _new_period(text: str, groups: list[list[_Found]]) -> Anchor | None:
    """The first year of the first period that the text presents as new."""
    for members in groups:
        item = members[0]
        if item.name != "years":
            continue
        if is_new(text, item.start):
            return anchor_of(group(item.match, "year"))
    return None


def _value(text: str, members: list[_Found], context: Context) -> str | None:
    if len(members) == 1:
        return _resolved(text, members[0], context)
    first, last = members
    if last.explicit and not first.explicit and first.name in _TAKES_YEAR:
        return _ending(text, first, _resolved(text, last, context), context)
    start = _resolved(text, first, context)
    dated = last.explicit or group(last.match, "year_word") is not None
    if start is not None and not dated and last.name in _TAKES_YEAR:
        # The end of a range comes after its beginning.
        onward = replace(context, anchor=anchor_of(start.split("/")[-1]), hint=1)
        end = valid(_resolver(last)(last.match, onward))
    else:
        end = _resolved(text, last, context)
    return spanning(start, end) if start and end else None


def _ending(text: str, first: _Found, end: str | None, context: Context) -> str | None:
    """Join a beginning without a year to an end with one: "1. maj til 31. marts 2020"."""
    anchor = anchor_of(end)
    if end is None or anchor is None:
        return None
    for year in (anchor.year, anchor.year - 1):
        start = _resolved(text, first, replace(context, anchor=anchor_of(f"{year:04d}")))
        joined = spanning(start, end) if start else None
        if joined is not None:
            return joined
    return None


def _resolver(item: _Found) -> Callable[[Match, Context], str | None]:
    resolver = RESOLVERS[item.name]
    part = item.part

    def resolve(match: Match, context: Context) -> str | None:
        try:
            value = resolver(match, context)
        except (ValueError, OverflowError):  # outside the years 1 to 9999
            return None
        return valid(part_of(value, part) if value and part else value)

    return resolve


def _resolved(text: str, item: _Found, context: Context) -> str | None:
    hint, lean = hints(text, item.start, item.end, item.name == "weekday")
    return _resolver(item)(item.match, replace(context, hint=hint, lean=lean))

"""When an initiative runs, read off the sentence that speaks of it: "strategien løber til og med 2020"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..schema import Annotation, Entity, Mention
from .features import sentence_bounds

#: Verbs that tell when something runs; what they say of lies before them.
_RUNS = re.compile(
    r"\b(?:gælder|gjaldt|gældende|løber|løb|kører|kørte|dækker|dækkede|varer|varede|strækker sig|rækker|rakte|går|gik"
    r"|har kørt|har løbet|begyndte|startede|perioden|i drift)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\b(?:udløber|udløb|slutter|sluttede|ophører|ophørte|afsluttes|stopper)\b", re.IGNORECASE
)
_UNTIL = re.compile(
    r"(?:til og med|frem til|indtil|frem mod|til|med udgangen af|ved udgangen af|udgangen af)\s+(?:udgangen af\s+|den\s+|sommeren\s+)?$"
)
_SINCE_YEAR = re.compile(r"(?:fra|siden|i)\s+(?:\w+\s+)?(?P<year>(?:19|20)\d\d)\b")
#: A clause of its own between mention and date: it may be of something else.
_OTHER_CLAUSE = re.compile(r"[,;](?!\s(?:der|som)\b)|\b(?:fordi|men|hvor|mens)\b")
_SINCE = re.compile(r"(?:fra|siden|fra og med)\s+(?:den\s+)?$")
#: Characters between the mention and what tells its period; years that nothing runs longer than.
_NEAR, _LONGEST = 70, 12


@dataclass(frozen=True, slots=True)
class Period:
    """First and last year, with the half-open offsets of the words that tell it."""

    first: int
    last: int
    start: int
    end: int


def _years(entity: Entity) -> tuple[int, int] | None:
    if entity.first and entity.last:
        return int(entity.first[:4]), int(entity.last[:4])
    return None


def stated_period(note: Annotation, mention: Mention, *, new: bool = False) -> Period | None:
    """Read when an initiative runs off the words after one of its mentions.

    Args:
        note: the document with its dates.
        mention: a mention; a period inside it is not told here.
        new: the document presents the initiative as new, so that it begins in the document's year.

    Returns:
        The period that stands in brackets behind the mention, or behind a verb of running or
        ending in its sentence; none where the sentence does not tell.
    """
    index = note.passage_at(mention.start)
    if index is None:
        return None
    passage = note.passages[index]
    _, high = sentence_bounds(note.text, mention.start, mention.end, passage.start, passage.end)
    dates = [
        e for e in note.entities if e.label == "DATE" and mention.end <= e.start and e.end <= high
    ]
    for number, date in enumerate(dates):
        between = note.text[mention.end : date.start]
        if len(between) > _NEAR or _OTHER_CLAUSE.search(between):
            return None
        years = _years(date)
        if years is not None and years[1] - years[0] <= _LONGEST:
            found = _read(note, between, years, date, dates[number + 1 :], new=new)
            if found is not None:
                return found
    return None


def _read(
    note: Annotation,
    between: str,
    years: tuple[int, int],
    date: Entity,
    later: Sequence[Entity],
    *,
    new: bool,
) -> Period | None:
    """What one date behind a mention tells of its period."""
    runs = _RUNS.search(between) is not None
    if years[0] < years[1] and (runs or between.strip() == "("):
        return Period(*years, date.start, date.end)
    if (runs or _ENDS.search(between)) and _UNTIL.search(between):
        begun = _SINCE_YEAR.search(between)
        year = note.document.date or ""
        first = int(begun.group("year")) if begun else None
        if first is None and new and year[:4].isdigit():
            first = int(year[:4])
        return (
            Period(first, years[1], date.start, date.end) if first and first <= years[1] else None
        )
    if runs and _SINCE.search(between):
        for end in later:
            last = _years(end)
            if last and last[1] >= years[0] and _UNTIL.search(note.text[date.end : end.start]):
                return Period(years[0], last[1], date.start, end.end)
    return None

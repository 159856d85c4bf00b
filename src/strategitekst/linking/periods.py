"""The period of an initiative where it stands away from its mentions.

What a mention's own sentence tells is read with the mention (`initiatives.periods`); here the
sentence after it ("Den dækker 2018-2021"), a line ("Periode: januar 2022 til december 2023"), and
the year of a decision with a last year ("I 2018 vedtog byrådet en strategi frem til 2022").
"""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from ..da.plans import DURING, PERIOD_LINES, RUNNING, UNTIL
from ..da.undertakings import LAUNCHING
from ..initiatives.features import sentence_bounds
from ..schema import Annotation, Entity

Years = tuple[int, int]

_RUNS = re.compile(rf"^\W*(?:Den|Det)\s+(?:{RUNNING})\s+(?:{DURING})?\s*$")
_UNTIL = re.compile(rf"^[^,.;]{{0,40}}\b(?:{UNTIL})\s*$", re.IGNORECASE)
_LINE = re.compile(rf"^\W*(?:{PERIOD_LINES}):\s*$", re.IGNORECASE)
_BEGINNING = re.compile(rf"\b(?:{LAUNCHING}|begyndte|startede|vedtog)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Period:
    """First and last year that a document states of an initiative, and where."""

    years: Years
    start: int
    end: int


def _years(date: Entity) -> Years | None:
    if date.label != "DATE" or not date.first or not date.last:
        return None
    return int(date.first[:4]), int(date.last[:4])


def _begun(note: Annotation, low: int, high: int) -> int | None:
    """The year in which a sentence says that something was adopted or began, or none."""
    if not _BEGINNING.search(note.text, low, high):
        return None
    inside = (_years(e) for e in note.entities if low <= e.start and e.end <= high)
    return next((years[0] for years in inside if years and years[0] == years[1]), None)


def _main(note: Annotation) -> str | None:
    """The initiative that a document mentions most; of equals the first."""
    counts = Counter(m.id for m in note.initiatives if m.id)
    return max(counts, key=lambda i: counts[i]) if counts else None


def stated_periods(note: Annotation) -> dict[str, list[Period]]:
    """Find the periods that a document states of its initiatives.

    Args:
        note: an annotation whose mentions have ids.

    Returns:
        Periods by the initiative's id, in text order; not those inside mentions.
    """
    found: dict[str, list[Period]] = defaultdict(list)
    mentions = [m for m in note.initiatives if m.id]
    for entity in note.entities:
        years = _years(entity)
        index = note.passage_at(entity.start) if years else None
        if years is None or index is None:
            continue
        low, high = note.passages[index].start, note.passages[index].end
        begin, _ = sentence_bounds(note.text, entity.start, entity.end, low, high)
        before = [m for m in mentions if low <= m.start and m.end <= entity.start]
        last = before[-1] if before else None
        identity = last.id if last is not None else None
        if years[0] < years[1] and _LINE.match(note.text[low : entity.start]):
            identity = _main(note)
        elif last is not None and last.start >= begin:
            first = _begun(note, begin, last.start)
            if first is None or not _UNTIL.match(note.text[last.end : entity.start]):
                continue
            years = (first, years[1])
        elif years[0] == years[1] or not _RUNS.match(note.text[begin : entity.start]):
            continue
        if identity is not None and years[0] <= years[1]:
            found[identity].append(Period(years, entity.start, entity.end))
    return dict(found)

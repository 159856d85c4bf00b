"""The period of an initiative where it stands beside the mention and not inside it.

"Handlingsplanen dækker 2023-2024", "forsøget i perioden 2016-2020", "Projektet løber til udgangen
af 2017", "Periode: januar 2022 til december 2023".
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from ..da.plans import AGREED, DURING, HELD, HOLDING, PERIOD_LINES, RUNNING, UNTIL
from ..da.undertakings import LAUNCHING
from ..dates import year_of
from ..initiatives.features import features, sentence_bounds
from ..schema import Annotation, Entity, Mention
from ..spans import Index, Layered
from .plans import measures_by_passage

Years = tuple[int, int]

_RUNS = re.compile(
    rf"\b(?:{RUNNING})(?:\s+(?:{HOLDING}))?\s+(?:{DURING}|{UNTIL})?\s*$", re.IGNORECASE
)
_RUNS_UNTIL = re.compile(rf"\b(?:{RUNNING})(?:\s+(?:{HOLDING}))?\s+(?:{UNTIL})\s*$", re.IGNORECASE)
_DURING = re.compile(rf"^\s*,?\s*(?:{DURING})?\s*\(?$", re.IGNORECASE)
_UNTIL = re.compile(rf"^\s*(?:{UNTIL})\s*$", re.IGNORECASE)
_LINE = re.compile(rf"(?:^|[.;\n])\W*(?:{PERIOD_LINES}):\s*$", re.IGNORECASE)
_BEGINNING = re.compile(rf"\b(?:{LAUNCHING}|begyndte|startede|vedtog)\b", re.IGNORECASE)
#: Documents that tell of what begins.
_NEWS = frozenset({"pressemeddelelse", "nyhed", "aftale", "presseartikel"})
#: What is over within a year, and how that year is told: "kampagnen blev gennemført i 2017".
_BRIEF = frozenset({"kampagne", "forsøg", "konkurrence", "indsats"})
_HELD_IN = re.compile(rf"^\W*[^.;:!?]{{0,60}}\b(?:{HELD})\s+(?:\S+\s+){{0,2}}(?:i\s+)?$")
#: What is of the year in which it was agreed, and how that year is told, before it and behind it.
_AGREEMENTS = frozenset({"aftale", "forlig"})
_AGREED_IN = re.compile(rf"^[^.;:!?]{{0,60}}\b(?:{AGREED})\s+(?:\S+\s+){{0,2}}(?:i\s+|den\s+)?$")
_AGREED_THEN = re.compile(
    rf"^\s+(?:blev|indgik|har|var|er)\b[^.;:!?]{{0,60}}\b(?:{AGREED}|aftale)\b[^.;:!?]{{0,40}}$|^\s+(?:indgik|aftalte)\b[^.;:!?]{{0,60}}$"
)
#: A month of EDTF; numbers above 12 are seasons and quarters.
_MONTHS = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])(?:-\d\d)?$")
_PRONOUN = re.compile(r"^\W*(?:Den|Det)\b")


@dataclass(frozen=True, slots=True)
class Period:
    """First and last year that a document states of an initiative, as EDTF too, and where."""

    years: Years
    value: str
    start: int
    end: int


def _years(date: Entity) -> Years | None:
    if date.label != "DATE" or not date.first or not date.last:
        return None
    return int(date.first[:4]), int(date.last[:4])


def _edtf(date: Entity, years: Years) -> str:
    """The period of a date in months where it has them at both ends, else in years."""
    first, last = (date.first or "")[:7], (date.last or "")[:7]
    months = all(_MONTHS.match(end) for end in (date.value or "").split("/"))
    if years[0] == years[1]:
        return str(years[0])
    if years != _years(date) or not months or (first[5:] == "01" and last[5:] == "12"):
        return f"{years[0]}/{years[1]}"
    return f"{first}/{last}"


def _subject(last: Mention | None, begin: int, low: int, lead: str) -> Mention | None:
    """What runs: the last mention before, in the sentence; before it where a pronoun stands."""
    first = low if _PRONOUN.match(lead) else begin
    return last if last is not None and last.start >= min(first, begin) else None


def _begun(note: Annotation, low: int, high: int) -> int | None:
    """The year in which a sentence says that something was adopted or began, or none."""
    if not _BEGINNING.search(note.text, low, high):
        return None
    inside = (_years(e) for e in note.entities_over(low, high) if low <= e.start and e.end <= high)
    return next((years[0] for years in inside if years and years[0] == years[1]), None)


def _main(note: Annotation) -> str | None:
    """The initiative that a document mentions most; of equals the first."""
    counts = Counter(m.id for m in note.initiatives if m.id)
    return max(counts, key=lambda i: counts[i]) if counts else None


def _of_a_year(head: str | None, between: str) -> bool:
    """Whether the words between a mention and a year say that it took place, or was agreed, then."""
    if head in _BRIEF:
        return _HELD_IN.search(between) is not None
    return head in _AGREEMENTS and _AGREED_IN.search(between) is not None


def _of_row(note: Annotation, passage: int, date: Entity) -> str | None:
    """The one initiative of a table's row, where a period fills a cell behind it."""
    row = note.passages[passage]
    inside = [m for m in note.mentions_over(row.start, row.end) if row.start <= m.start]
    if row.role != "table_row" or len(inside) != 1 or date.start < inside[0].end:
        return None
    low = note.text.rfind("\t", row.start, date.start)
    high = note.text.find("\t", date.end, row.end)
    around = note.text[low : date.start] + note.text[date.end : high if high >= 0 else row.end]
    return inside[0].id if low >= 0 and not around.strip() else None


def stated_periods(
    note: Annotation, presented: Collection[str] = frozenset()
) -> dict[str, list[Period]]:
    """Find the periods that a document states of its initiatives.

    A last year alone ("løber til 2017") begins with the document's year where the text calls the
    undertaking new or is the news of it, else with the year in which the sentence says that it was
    adopted or began.

    Args:
        note: an annotation whose mentions have ids.
        presented: ids of what the document sets out.

    Returns:
        Periods by the initiative's id, in text order; not those inside mentions.
    """
    found: dict[str, list[Period]] = defaultdict(list)
    year = year_of(note.document.date)
    mentions = [m for m in note.initiatives if m.id]
    told = {m.start: features(note, m) for m in mentions}
    novel = {m.id for m in mentions if told[m.start].novel}
    if note.document.kind in _NEWS:
        novel |= {*presented} - {m.id for m in mentions if told[m.start].past}
    placed, spoken, main = Index(mentions), Layered[Mention](), _main(note)
    about = measures_by_passage(note)
    for mention in mentions:
        spoken.add(mention)
    for entity in note.entities:
        years = _years(entity)
        index = note.passage_at(entity.start) if years else None
        if years is None or index is None:
            continue
        if any(spoken.over(entity.start, entity.start + 1)):
            continue
        low, high = note.passages[index].start, note.passages[index].end
        begin, _ = sentence_bounds(note.text, entity.start, entity.end, low, high)
        lead = note.text[begin : entity.start]
        ranged = years[0] < years[1]
        if _LINE.search(note.text[low : entity.start]):
            identity = about[index] or (main if ranged else None)
        elif ranged and (told_in_row := _of_row(note, index, entity)) is not None:
            identity = told_in_row
        else:
            subject = _subject(next(placed.before(entity.start), None), begin, low, lead)
            if subject is None or subject.id is None:
                continue
            between = note.text[subject.end : entity.start]
            identity = subject.id
            if ranged and (_RUNS.search(lead) or _DURING.match(between)):
                pass
            elif _RUNS_UNTIL.search(lead) or _UNTIL.match(between):
                first = year if identity in novel else _begun(note, begin, entity.start)
                if first is None:
                    continue
                years = (first, years[1])
            elif not (years[0] == years[1] and _of_a_year(told[subject.start].head, between)):
                continue
        if identity is not None and years[0] <= years[1]:
            found[identity].append(Period(years, _edtf(entity, years), entity.start, entity.end))
    return dict(found)

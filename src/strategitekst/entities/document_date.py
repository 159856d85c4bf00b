"""When a document is from, by its own words: date line, imprint, head of the page, else a year."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date as date_of

from ..da.calendar import MONTHS, WEEKDAYS
from ..dates import DateMention, find_dates
from ..dates.edtf import interval
from ..schema import Passage

_FUTURE = re.compile(
    r"(?:frem mod|mod|inden|senest|fra og med|udgangen af|slutningen af|til og med|frem til|ind i|indtil|til|gælder|virkning (?:pr\.|fra)|målet|neutral[te]?|uafhængige?|fossilfri[te]?)(?: i| den| d\.)?\s*$",
    re.IGNORECASE,
)
_PLANS = re.compile(
    r"\b(?:skal|skulle|vil|forventes|forventer|forventning\w*|ventes|kommer|planlægges|bliver|blive|tages|starter|begynder|overgår|opstart|udsat|udskudt|revideres"
    r"|mål|målsætning\w*|ambition\w*|\w*frist\w*|neutral[te]?|når|efter planen|træder i kraft|får virkning|udløber"
    # "der gennemføres en måling i 2016": what is done to something in the present tense is to come
    r"|(?!\w+edes\b)(?:gennemf|evalu|erst|afsl|afpr|foret|overf|udrul|indf|etabl|opret|udb|afhold|idrifts|frigiv|fort)\w*es)\b",
    re.IGNORECASE,
)
#: A year of money or in a name says nothing of when a text is from: "økonomiaftalen for 2023", "Masterplan 2029".
_NAMED = re.compile(
    r"(?:\b\w*(?:budget\w*|økonomiaftale\w*|finanslov\w*) for (?:\d{4}(?:,| og) )*|\d (?:mio\.|mia\.) (?:kr\.|kroner) i |(?<![.!?\n] )\b[A-ZÆØÅ][a-zæøå]+(?:plan|strategi|politik) )$"
)
#: What tells the day or month of a page, wherever it stands: "Sidst opdateret 7. november 2005".
_IMPRINT = re.compile(
    r"\b(?:opdateret|ændret|revideret|offentliggjort|udgivet|publiceret|redaktionen sluttet|vedtaget|godkendt|udarbejdet|bragt|trykt|stod i)\b[^\d.!?\n]{0,60}(?:\bd\. ?)?$",
    re.IGNORECASE,
)
#: The present tense behind a year: "I 2020 kommer dagtilbud med".
_OPENS = re.compile(r"(?:(?:^|[.!?\n]\s*|\b(?:og|men)\s)i|\bder fra)\s*$", re.IGNORECASE)
_COMING = re.compile(
    r"\s+(?:kommer|kobles|kan|får|tages|skal|vil|bliver|begynder|starter|overgår|udrulles|indføres|følger)\b"
)
#: "Skolerne overgår til det nye system: Den 3. maj 2027".
_AT_COLON = re.compile(r":\s(?:[Dd]en |[Ii] )?$")
#: "Systemet skal bruges fra år 2020".
_FROM_YEAR = re.compile(r"\bfra år \d{4}\Z")
#: What is behind a range that is over: "udviklet i 2020-2021".
_DONE = re.compile(
    r"\b(?:udviklet|gennemført|afprøvet|udarbejdet|afholdt|testet|bygget|kørte|løb) i (?:perioden |årene )?$"
)
#: What is to be done in a year that is not over then.
_PLANNED = re.compile(r"\b(?:vil|skal) i(?: løbet af)? $")
#: The perfect tense behind one: "I perioden 2012-2015 har projektet tilbudt".
_IN_PERIOD = re.compile(r"\bi (?:perioden|årene)\s*$", re.IGNORECASE)
_PERFECT = re.compile(r" (?:har|havde|blev|var)\b")
#: The year that a report tells of: "Årsberetning 2013".
_REPORTED = re.compile(
    r"(?:beretning|årsrapport|statusrapport|redegørelse|årsskrift)(?: for)? (?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
#: What a year is told of that dates no text: "har været undervejs siden 2003", "grundlagt i 2004".
_BACKGROUND = re.compile(
    r"\b(?:[Ss]iden|(?:grundlagt|stiftet|født|etableret|oprettet) (?:tilbage )?i)(?: (?:[a-zæøå]+|\d\d?\. [a-zæøå]+))?\s*$"
)
#: "torsdag den 22. september", without a year.
_WEEKDAY = re.compile(
    rf"\b(?P<weekday>{'|'.join(WEEKDAYS)}) (?:den |d\. ?)?(?P<day>\d{{1,2}})\. (?P<month>{'|'.join(MONTHS)})\b(?! \d{{4}})",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"(?:©|copyright)\D{0,30}(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
_DATED = ("dateline", "byline")
_RUNNING = ("paragraph", "list_item", "table_row")
_SKIPPED = frozenset({"boilerplate", "contact", "caption", "footnote", "table_row"})
_TWO_DIGITS = re.compile(r"[0-9]{2}")
#: Passages at the head of a document; and the longest line there that is no running text.
_HEAD, _SHORT = 6, 120
#: So many characters before a date are read.
_BEFORE = 60
#: So many years after the latest that is told a text may be from; so many before its period a strategy
#: is launched.
_YEARS_ON, _EARLY = 3, 2
#: Letters of a day: "2016-06-01".
_DAY = 10


def document_date(text: str, passages: Sequence[Passage], stated: str | None = None) -> str | None:
    """Find the date of a document from its own words.

    A date line or a full date above the running text gives it exactly; then what the file's
    properties state; else the year only: the latest that is reported as past, else the first of a
    period presented as new (guidelines, 6).

    Args:
        text: the document.
        passages: its passages.
        stated: the date in the file's properties (EDTF).

    Returns:
        EDTF, or none where the text tells no year.
    """
    top = True
    full: list[str] = []
    months: list[str] = []
    stamped: list[str] = []
    for number, passage in enumerate(passages):
        words = text[passage.start : passage.end]
        short = len(words) < _SHORT
        furniture = passage.role in ("boilerplate", "contact", "footnote")
        if not top and passage.role not in _DATED and not furniture:
            continue
        dates = [d for d in _with_years(words) if "/" not in (d.value or "")]
        if passage.role in _DATED and dates:
            return _most_precise(dates[0].value or "", text, passages[number + 1 :])
        precise = [d for d in dates if len(d.value or "") >= len("2016-06")]
        stamped += [
            d.value or ""
            for d in precise
            if _IMPRINT.search(words[max(0, d.start - 100) : d.start])
        ]
        if not top:
            continue
        if passage.role not in _RUNNING:
            full += [d.value for d in dates if d.value and len(d.value) == _DAY]
            if furniture and number < _HEAD:
                months += [d.value or "" for d in precise if len(d.value or "") == len("2016-06")]
        elif not (short and number < _HEAD and not words.rstrip().endswith((".", ":", "!", "?"))):
            top = False
            full += [
                d.value
                for d in dates
                if d.value
                and len(d.value) == _DAY
                and d.start < 30
                and not _COMING.match(words, d.end)
            ]
    for found in (full, months, stamped):
        if found:
            return found[0]
    return stated or _year_from_text(text, passages)


def _most_precise(value: str, text: str, below: Sequence[Passage]) -> str:
    """The day that a later date line tells, where the first tells its month only."""
    for passage in below if len(value) < _DAY else ():
        dates = _with_years(text[passage.start : passage.end]) if passage.role == "dateline" else ()
        if dates and (dates[0].value or "").startswith(f"{value}-"):
            return dates[0].value or value
    return value


def _with_years(words: str) -> list[DateMention]:
    """The dates whose year is stated, for which two digits are needed."""
    if _TWO_DIGITS.search(words) is None:
        return []
    return [date for date in find_dates(words) if date.explicit and date.value]


def _is_future(text: str, date: DateMention) -> bool:
    before = text[max(0, date.start - _BEFORE) : date.start]
    sentence = re.split(r"[.!?]\s" if _AT_COLON.search(before) else r"[.!?:]\s", before)[-1]
    if _NAMED.search(before) or (_OPENS.search(before) and _COMING.match(text, date.end)):
        return True
    if _FROM_YEAR.search(text, max(0, date.start - _BEFORE), date.end):
        return True
    return bool(_FUTURE.search(before) or _PLANS.search(sentence))


def _is_over(words: str, period: DateMention) -> bool:
    """Whether what is told of a period is done: "udviklet i 2020-2021"."""
    before = words[max(0, period.start - _BEFORE) : period.start]
    told = _IN_PERIOD.search(before) and _PERFECT.match(words, period.end)
    return bool(told or _DONE.search(before))


def _reported(text: str, passages: Sequence[Passage]) -> str | None:
    """The year that a report tells of."""
    heads = (p for p in passages[:_HEAD] if p.role not in _RUNNING)
    found = (_REPORTED.search(text[p.start : p.end]) for p in heads)
    return next((match["year"] for match in found if match), None)


def _of_title(text: str, passages: Sequence[Passage]) -> int | None:
    """The year in which the period in a title begins."""
    title = next((text[p.start : p.end] for p in passages[:_HEAD] if p.role == "title"), "")
    periods = (d.value for d in find_dates(title) if d.value and "/" in d.value)
    return next((int(value[:4]) for value in periods), None)


def _by_weekday(text: str, passages: Sequence[Passage], least: int) -> int:
    """The year of days told with their weekday: "torsdag den 22. september" is of 2022.

    Args:
        text: the document.
        passages: its passages.
        least: the year in which the text is written, or one before.
    """
    days = [
        (WEEKDAYS[m["weekday"].lower()], int(m["day"]), MONTHS[m["month"].lower()])
        for p in passages
        if p.role == "paragraph"
        for m in _WEEKDAY.finditer(text, p.start, p.end)
    ]
    for year in range(least, least + _YEARS_ON) if days else ():
        if all(_falls_on(year, *day) for day in days):
            return year
    return least


def _falls_on(year: int, weekday: int, day: int, month: int) -> bool:
    try:
        return date_of(year, month, day).isoweekday() == weekday
    except ValueError:
        return False


@dataclass
class _Years:
    """The years that the running text of a document tells.

    Attributes:
        past: what is over, as it is told and with its year.
        coming: days and years to come, as they are told.
        begins: first years of periods.
        planned: of what is to be done in a year that is not over.
        since: of what began long ago.
    """

    past: list[tuple[str, int]] = field(default_factory=list)
    coming: set[str] = field(default_factory=set)
    begins: list[int] = field(default_factory=list)
    planned: list[int] = field(default_factory=list)
    since: list[int] = field(default_factory=list)

    def add(self, words: str, date: DateMention) -> None:
        """Take in a date of a passage with these words."""
        value = date.value or ""
        year = int(interval(value)[0][:4])
        before = words[max(0, date.start - _BEFORE) : date.start]
        if _BACKGROUND.search(before):
            self.since.append(year)
            return
        if _PLANNED.search(before):
            self.planned.append(year)
        if "/" in value and _is_over(words, date):
            self.past.append((value, int(interval(value)[1][:4])))
        elif "/" in value:
            self.begins.append(year)
        elif _is_future(words, date):
            self.coming.add(value)
        else:
            self.past.append((value, year))


def _told_years(text: str, passages: Sequence[Passage]) -> _Years:
    told = _Years()
    for passage in passages:
        if passage.role not in _SKIPPED:
            words = text[passage.start : passage.end]
            for date in _with_years(words):
                told.add(words, date)
    return told


def _launched(told: _Years, begins: int) -> int:
    """The year of the day on which a strategy was launched, or in which its period begins."""
    days = [y for value, y in told.past if len(value) == _DAY and value not in told.coming]
    return max((y for y in days if begins - _EARLY <= y < begins), default=begins)


def _year_from_text(text: str, passages: Sequence[Passage]) -> str | None:
    reported = _reported(text, passages)
    if reported is not None:
        return reported
    period, told = _of_title(text, passages), _told_years(text, passages)
    if period is not None:
        return str(_launched(told, period))
    begins, planned, since = told.begins, told.planned, told.since
    # a day that is told once as one to come is to come wherever it is named
    years = [year for value, year in told.past if len(value) < _DAY or value not in told.coming]
    if planned and years and min(years) > min(planned):
        # "De vil i efteråret 2018 drøfte målene for 2019" is no text of 2019
        return str(min(planned))
    years = [year for year in years if not planned or year <= min(planned)]
    if years and (not begins or max(years) >= begins[0] - 5):
        return str(_by_weekday(text, passages, max([*years, *since])))
    if since and not begins:
        # not the year of what began long ago, unless the days of a later one are told
        year = _by_weekday(text, passages, max(since))
        return str(year) if year > max(since) else None
    if begins:
        return str(begins[0])
    owned = _COPYRIGHT.search(text)
    return owned["year"] if owned else None

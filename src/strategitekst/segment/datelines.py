"""Lines that tell when, and who wrote it: date lines of texts, mails and meetings, bylines."""

import re
from collections.abc import Iterator
from typing import Final

from ..da.calendar import MONTH_ABBREVIATIONS, MONTHS, WEEKDAYS
from ..da.gender import is_woman
from ..da.page import BYLINE_OPENINGS, DATELINE_WORDS
from ..da.roles import ROLE_HEADS
from .items import FULL_STOP, Item

_DATE_NUMBER: Final = re.compile(
    r"\b(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?:-\d\d)?\b|\b\d{1,2}[./-]\s?\d{1,2}[./-]\s?(?:\d{4}|\d{2})\b"
    r"|\b\d{1,2}/\d{1,2}[ -]\d{4}\b|\b\d{1,2}[.:]\d{2}\b"
)
_MONTH: Final = re.compile(
    r"\b(?:\d{1,2}\.?\s+)?(?:"
    + "|".join(sorted([*MONTHS, *MONTH_ABBREVIATIONS], key=len, reverse=True))
    + r")\b\.?",
    re.IGNORECASE,
)
_WEEKDAY: Final = re.compile(r"\b(?:" + "|".join(WEEKDAYS) + r")\b", re.IGNORECASE)
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_DAY_NUMBERS: Final = re.compile(
    r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[./-]\s?\d{1,2}[./-]\s?(?:\d{4}|\d{2})\b"
)
#: A word that makes a sentence or a title of a line.
_CLAUSE: Final = re.compile(
    r"(?<!\w)(?:er|var|skal|vil|kan|har|får|bliver|blev|siger|som|der|om|strategi\w*|foto\w*|sag|j\.?nr|\w+frist)(?!\w)"
)
_LETTERS: Final = re.compile(r"[^\W\d_]+")
#: All words that may stand in a line that is only a date.
_DATED_WORDS: Final = frozenset({*DATELINE_WORDS, *MONTHS, *MONTH_ABBREVIATIONS, *WEEKDAYS})
_PLACE_BEFORE_DATE: Final = re.compile(
    r"^[A-ZÆØÅ][\w-]+(?: (?:[A-ZÆØÅ&]\w*))*,?\s+(?=(?:(?:"
    + "|".join(WEEKDAYS)
    + r")\s+)?(?:den\s+|d\.\s*)?\d)"
)
#: "Torsdag den 7. september 2006 kl. 9.00-11.30, Mødelokale 2": when and where a meeting was.
_MEETING: Final = re.compile(
    r"^(?:(?:mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag)\s+)?(?:den\s+|d\.\s*)?\d{1,2}\."
    r"[^\n]{3,25}\bkl\.\s*\d",
    re.IGNORECASE,
)
#: Who gave a plan its blessing, and when: "Vedtaget af byrådet den 27. maj 2008".
_ADOPTED: Final = re.compile(
    r"^(?:vedtaget|godkendt|behandlet|tiltrådt) (?:af|i|på) [^\d.]{3,60}\s+(?:den )?(?=\d)",
    re.IGNORECASE,
)
#: "Pressemeddelelse fra KOMBIT den 3. maj 2016"
_RELEASED_BY: Final = re.compile(
    r"^(?:Pressemeddelelse|Nyhed|Nyhedsbrev|Udsendt|Udgivet) (?:fra|af) [A-ZÆØÅ][\w'’-]*(?: [A-ZÆØÅ][\w'’-]*){0,3},? "
)
#: "Nr. 9, november 2003": which number of a newsletter it is, and when it came.
_ISSUE_OF_YEAR: Final = re.compile(
    r"(?:nr\.?|nummer|udgave) ?\d{1,3} ?/ ?(?:19|20)\d\d", re.IGNORECASE
)
_ISSUE: Final = re.compile(
    r"^(?:\d{1,3}\. årgang,?\s+)?(?:nr\.?|nummer|udgave)\s?\d{1,3}(?:/\d{2,4})?\s*[,.·|–-]?\s*(?=\S)",
    re.IGNORECASE,
)
#: A line that tells where its text was printed: "Artiklen blev bragt i bladet d. 10. september 2014."
_ARCHIVED: Final = re.compile(
    r"\b(?:bragt|trykt|udgivet|offentliggjort|publiceret) (?:første gang )?(?:i [^\d.]{3,40} )?(?:den |d\. ?)?"
    r"(?P<date>\d[^!?\n]{4,25}?\d{4})\.?\Z",
    re.IGNORECASE,
)
#: "Bragt i Dagens Medicin den 10. september 2014"
_PRINTED: Final = re.compile(
    r"^(?:bragt|trykt|udgivet) i [^\d.]{3,50}\s(?:den )?(?=\d)", re.IGNORECASE
)
#: What sort of text it is, behind its day: "12-05-2016 Klumme", "01.10.21 Fjordens Nyheder".
_SORT: Final = re.compile(
    r"(?<=\d) (?:[A-ZÆØÅ]\w* ){0,3}(?:klumme|debat|kronik|nyhed|nyheder|pressemeddelelse|artikel|blog|analyse)\Z",
    re.IGNORECASE,
)
#: How long it takes to read, beside the day: "3. maj 2022 | 4 min. læsetid".
_READING_TIME: Final = re.compile(
    r"\s*[|·•,–-]\s*(?:læsetid:? )?\d{1,2} (?:min\.?|minutters?)(?: læsetid)?\Z", re.IGNORECASE
)
#: The number of its case, beside the day of a letter: "19. april 2004          J.nr. 85.11.00A07".
_CASE_BEHIND: Final = re.compile(
    r"\s{2,}(?:j\.? ?nr|sags?nr|sag nr|dok\.? ?nr)\b[^\n]{1,40}\Z", re.IGNORECASE
)
_MAIL_SENT: Final = re.compile(r"^(?:sendt|dato|sent|date):\s*(?P<date>.*\d.*)$", re.IGNORECASE)
#: A writer and his office: "Anne C. Berg, direktør".
_WRITER: Final = re.compile(r"(?:[A-ZÆØÅ][\w'’.-]* ){1,4}[A-ZÆØÅ][\w'’-]+, \w")
#: The agency that has sent the text: "/ritzau/".
_AGENCY: Final = re.compile(r"[/(]?ritzau[/).]?\Z")
_NAME_AND_DATE: Final = re.compile(
    r"(?:[A-ZÆØÅ][a-zæøåé'’.-]+ ){1,3}[A-ZÆØÅ][a-zæøåé'’-]+\s*[•·|–-]\s*(?P<date>.*\d.*)$"
)


#: What parts a day and a name; a name of a person, or of an authority.
_PARTING: Final = " ,|•·–-"
_NAME: Final = re.compile(
    r"[A-ZÆØÅ][\w'’.-]+(?: (?:[A-ZÆØÅ][\w'’-]*\.?|af|de|von|van)){0,2} [A-ZÆØÅ][\w'’-]+"
)
_SENDER: Final = re.compile(
    r"[A-ZÆØÅ]\S*(?:styrelsen|ministeriet)|(?:[A-ZÆØÅ]\S+ ){1,2}Kommune|Region [A-ZÆØÅ]\w+|KL|KOMBIT|Danske Regioner"
)
_CAPITALS: Final = re.compile(r"[A-ZÆØÅ][\w/&.-]+(?: [A-ZÆØÅ&][\w/&.-]*){0,3}")
#: An office before the name of its holder: "faglig sekretær i HK Anne Berg".
_OFFICE_FIRST: Final = re.compile(
    r"(?P<office>(?:[a-zæøåé-]+ ){1,3})(?:(?:i|for|ved|hos|fra|på) \S+ (?:[A-ZÆØÅ]\S* ){0,3}?)?"
    rf"(?:{_NAME.pattern})(?:,| \(| og |$)"
)


def _beside_date(text: str) -> Iterator[tuple[str, str]]:
    """The words before or behind a date that is all the rest of a line, and what stands between."""
    words = text.strip(_PARTING).split()
    if not any(_may_be_dated(word) for word in (*words[:1], *words[-1:])):
        return  # most often: a date at neither end
    for size in range(1, min(5, len(words))):
        for name, rest, behind in (
            (words[:size], words[size:], False),
            (words[-size:], words[:-size], True),
        ):
            date = " ".join(rest)
            bare = date.strip(_PARTING)
            if _only_date(bare.removesuffix(" af").removesuffix(" Af")):
                between = date[len(date.rstrip(_PARTING)) :] if behind else ""
                yield " ".join(name).strip(_PARTING), between


def is_person(words: str) -> bool:
    """Whether words are a person's name in full and nothing else, by its first name: "Anne Berg"."""
    return _NAME.fullmatch(words) is not None and is_woman(words) is not None


def _is_dated_writer(text: str) -> bool:
    """Whether a line is a person and a day: "Anne Berg, mandag den 3. maj 2021", "3. maj 2021 | Anne Berg"."""
    by = text[:3].lower() == "af "
    names = (name for name, _ in _beside_date(text[3:] if by else text))
    return any((by and _NAME.fullmatch(n)) or is_person(n) for n in names)


def _is_dated_sender(text: str) -> bool:
    """Whether a line is a day and who sends the text: "3. maj 2021 Digitaliseringsstyrelsen"."""
    return any(
        _SENDER.fullmatch(name) or ("|" in between and _CAPITALS.fullmatch(name))
        for name, between in _beside_date(text)
    )


def _may_be_dated(words: str) -> bool:
    """Whether all letters are those of a date and of what may stand around one."""
    return _DATED_WORDS.issuperset(_LETTERS.findall(words.lower()))


def _only_date(words: str) -> bool:
    """Whether words are a full date with what may stand around one, and nothing else."""
    if not _may_be_dated(words):
        return False  # most often
    dated, numbers = _DATE_NUMBER.subn(" ", words)
    dated, months = _MONTH.subn(" ", dated)
    dated, years = _YEAR.subn(" ", dated)
    dated, weekdays = _WEEKDAY.subn(" ", dated)
    left = [word for word in _LETTERS.findall(dated.lower()) if word not in DATELINE_WORDS]
    full = numbers or (months and (years or weekdays or re.match(r"\d", words)))
    return bool(full) and not left and not re.search(r"\d{4,}", dated)


def is_dateline(item: Item) -> bool:
    """Whether the block only tells when, and perhaps where: "København den 3. maj 2016"."""
    if item.words > 16:
        return False
    archived = _ARCHIVED.search(item.text)
    if archived and _only_date(archived["date"]):
        return True
    if item.words > 14 or _is_dated_writer(item.text):
        return False
    sent = _MAIL_SENT.match(item.text)
    if sent and _only_date(sent.group("date")):
        return True
    if _MEETING.match(item.text) and not FULL_STOP.search(item.text):
        return True
    cells = "   " in item.text  # "Digitaliseringsstyrelsen, maj 2019     9" is the foot of a page
    if _ISSUE_OF_YEAR.fullmatch(item.text) or (not cells and _is_dated_sender(item.text)):
        return True
    openings = (_PLACE_BEFORE_DATE, _RELEASED_BY, _ADOPTED, _ISSUE, _PRINTED, _SORT)
    words = _CASE_BEHIND.sub("", _READING_TIME.sub("", item.text))
    forms = (words, *(opening.sub("", words) for opening in openings))
    return any(_only_date(form) for form in dict.fromkeys(forms))


def is_dated_line(item: Item) -> bool:
    """Whether a short line holds a date with its year and no sentence: "Forelagt byrådet marts 2019".

    That makes it a date line only at the head of a text, below its title.
    """
    if item.words > 14 or not item.short or "\n" in item.text or _CLAUSE.search(item.plain):
        return False
    months = [
        m for m in _MONTH.finditer(item.text) if _YEAR.match(item.text[m.end() :].lstrip(" ,"))
    ]
    return bool(months) or _DAY_NUMBERS.search(item.text) is not None


def _is_long_byline(text: str) -> bool:
    """Whether many writers are named, each with his office: "Af Anne Berg, direktør, KMD. Bo Holm, …"."""
    writers = [part for part in text[3:].split(". ") if part.count(" ") > 1]
    named = sum(_WRITER.match(writer) is not None for writer in writers)
    return text.startswith("Af ") and named >= max(3, len(writers) / 2)


def is_byline(item: Item) -> bool:
    """Whether the block tells who wrote the text: "Af Anne Berg, formand for KL"."""
    dated = _NAME_AND_DATE.match(item.text)
    if dated and item.words <= 12 and _only_date(dated.group("date")):
        return True
    if _AGENCY.match(item.plain) or (item.words <= 14 and _is_dated_writer(item.text)):
        return True
    if not item.plain.startswith(BYLINE_OPENINGS):
        return False
    if item.words > 30:
        return _is_long_byline(item.text)
    opening = next(o for o in BYLINE_OPENINGS if item.plain.startswith(o))
    name = item.text[len(opening) :].lstrip()
    office = _OFFICE_FIRST.match(name)
    if office and any(word.endswith(ROLE_HEADS) for word in office["office"].split()):
        return not FULL_STOP.search(item.text)
    return bool(re.match(r"[A-ZÆØÅ][\w.'’-]+,? (?:[^\W\d_]+ )?[A-ZÆØÅ]", name)) and (
        not FULL_STOP.search(item.text) or item.words <= 12
    )

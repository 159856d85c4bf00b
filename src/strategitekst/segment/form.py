"""What a block says by its own form, whatever stands around it.

Each rule looks at one block: date lines, page furniture, bylines, captions, contacts, footnotes,
list items and table rows.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..da.calendar import MONTH_ABBREVIATIONS, MONTHS, WEEKDAYS
from ..da.page import (
    BYLINE_OPENINGS,
    CAPTION_MARKS,
    CONTACT_OPENINGS,
    DATELINE_WORDS,
    FURNITURE,
    FURNITURE_PHRASES,
    PART_LABELS,
    POINTING_TARGETS,
    POINTING_VERBS,
)
from ..da.roles import ROLE_HEADS
from .blocks import is_contents_line, is_table_line, list_marker

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_END = re.compile(r"[.!?:;…,][\"'”“»«’)\]]*$")
FULL_STOP = re.compile(r"[.…][\"'”“»«’)\]]*$")
MARKS = "\"'”“„»«’‘"
_DATE_NUMBER = re.compile(
    r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[./-]\s?\d{1,2}[./-]\s?(?:\d{4}|\d{2})\b|\b\d{1,2}/\d{1,2}[ -]\d{4}\b|\b\d{1,2}[.:]\d{2}\b"
)
_MONTH = re.compile(
    r"\b(?:\d{1,2}\.?\s+)?(?:"
    + "|".join(sorted([*MONTHS, *MONTH_ABBREVIATIONS], key=len, reverse=True))
    + r")\b\.?",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(?:" + "|".join(WEEKDAYS) + r")\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LETTERS = re.compile(r"[^\W\d_]+")
#: All words that may stand in a line that is only a date.
_DATED_WORDS = frozenset({*DATELINE_WORDS, *MONTHS, *MONTH_ABBREVIATIONS, *WEEKDAYS})
_PLACE_BEFORE_DATE = re.compile(
    r"^[A-ZÆØÅ][\w-]+(?: (?:[A-ZÆØÅ&]\w*))*,?\s+(?=(?:(?:"
    + "|".join(WEEKDAYS)
    + r")\s+)?(?:den\s+|d\.\s*)?\d)"
)
#: "Torsdag den 7. september 2006 kl. 9.00-11.30, Mødelokale 2": when and where a meeting was.
_MEETING = re.compile(
    r"^(?:(?:mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag)\s+)?(?:den\s+|d\.\s*)?\d{1,2}\."
    r"[^\n]{3,25}\bkl\.\s*\d",
    re.IGNORECASE,
)
#: Who gave a plan its blessing, and when: "Vedtaget af byrådet den 27. maj 2008".
_ADOPTED = re.compile(
    r"^(?:vedtaget|godkendt|behandlet|tiltrådt) (?:af|i|på) [^\d.]{3,60}\s+(?:den )?(?=\d)",
    re.IGNORECASE,
)
#: The head of a mail as it is printed or pasted.
_MAIL_HEAD = re.compile(
    r"^(?:fra|til|cc|bcc|emne|vedhæftet|vedhæftede filer|vedr|subject|from|to):\s*\S", re.IGNORECASE
)
_MAIL_SENT = re.compile(r"^(?:sendt|dato|sent|date):\s*(?P<date>.*\d.*)$", re.IGNORECASE)
_CASE_NUMBER = re.compile(
    r"^(?:j\.?\s?nr|journalnr|sagsnr|sags-?id|dok\.?\s?nr|dokumentnr|acadre|id)\b\.?:?\s*[\w/.-]*\d[\w/.-]*$",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"(?:[A-ZÆØÅ][\w'’.-]+ ){1,3}[A-ZÆØÅ][\w'’-]+, (?:[\w.-]+ ){0,2}?(?i:[\w-]*(?:"
    + "|".join(map(re.escape, ROLE_HEADS))
    + r"))\b"
)
_NAME_AND_DATE = re.compile(
    r"(?:[A-ZÆØÅ][a-zæøåé'’.-]+ ){1,3}[A-ZÆØÅ][a-zæøåé'’-]+\s*[•·|–-]\s*(?P<date>.*\d.*)$"
)
#: "Finanslov 2026BeredskabGrøn trepart": links that have lost what was between them.
_GLUED = re.compile(r"[a-zæøå0-9][A-ZÆØÅ][a-zæøå]")
#: "Pressemeddelelse fra KOMBIT den 3. maj 2016"
_RELEASED_BY = re.compile(
    r"^(?:Pressemeddelelse|Nyhed|Nyhedsbrev|Udsendt|Udgivet) (?:fra|af) [A-ZÆØÅ][\w'’-]*(?: [A-ZÆØÅ][\w'’-]*){0,3},? "
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
_PHONE = re.compile(
    r"\b(?:tlf|telefon|tel|mobil|mob|direkte)\b\.?:?\s*(?:\+45)?\s*\d|\+45\s?\d{2}", re.IGNORECASE
)
#: One of them stands in what it finds, in small letters.
_PHONE_CUES = ("tel", "tlf", "mob", "direkte", "+45")
_ADDRESS = re.compile(r"(?<![\d.] )\b\d{4}[ \u00a0][A-ZÆØÅ][a-zæøå]+\b|\b(?i:postboks)\b|\bCVR\b")
#: Longer blocks are running text; the rules of form would only take time on them.
_LONGEST = 2000
_FOOTNOTE = re.compile(
    r"(?:\[\d{1,3}\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\*{1,3}\))\s*\S|(?:note|noter|kilde|kilder|anm|anm\.):\s",
    re.IGNORECASE,
)
_PAGE_NUMBER = re.compile(
    r"(?:side\s+|s\.\s*)?[-–]?\s*\d{1,3}\s*[-–]?(?:\s*(?:af|/|[-–])?\s*\d{1,3})?$", re.IGNORECASE
)
_PART_LABEL = re.compile(
    r"(?P<label>[a-zæøå]+)\s+(?:nr\.?\s*)?(?:\d{1,2}(?:\.\d{1,2}){0,2}|[ivx]{1,5}|[a-h])[.:]?$"
)
_URL_ALONE = re.compile(r"(?:https?://|www\.)\S+$", re.IGNORECASE)
_MARKDOWN_HEADING = re.compile(r"(#{1,6})\s+\S|.+\n(=+|-+)$|\*\*[^*]+\*\*$", re.DOTALL)
#: A line that names a file to fetch: "Bølgeplan for alle kommuner (pdf)", "Link til skemaet".
_FILE = re.compile(
    r"\((?:pdf|docx?|xlsx?|pptx?|video|film|nyt vindue)[^)]*\)$|^(?:link|links) til |\b(?:via|på) (?:dette )?link(?:et)?$"
)
#: A row with bars at both ends, as in Markdown.
_BARRED = re.compile(r"\|(?:[^|\n]+\|){2,}")
#: Two cells of figures at the end: a row of a table, though it is numbered.
_CELLS = re.compile(r"\t\s*[\d.,+–-]+(?: ?(?:pct\.|%|kr\.))?\s*\t\s*[\d.,+–-]+")
#: A running head in capitals with the page's number: "DIGITALISERINGSSTRATEGI FOR ALLE KOMMUNER 12".
_PAGED_HEAD = re.compile(
    r"(?:[^a-zæøå\d\s]+ ){3,}(?:\d{4}\D\d{4} )?\d{1,3}$|\d{1,3} (?:[^a-zæøå\d\s]+ ){3,}\d{4}\D\d{4}$"
)
#: Words of an address or a signature that are written with a small letter.
_ADDRESS_WORDS = frozenset(
    "telefon mobil postboks mail e-mail email kommune region sekretariat sekretariatet afdelingen afdeling"
    " forvaltningen forvaltning styrelsen center centret kontor kontoret direkte hovednummer sal etage hilsen"
    " venlig venlige med cvr-nr ean-nr digitalisering udvikling redaktion oplag tryk udgivet".split()
)
SPOKEN_DASH = re.compile(r"[-–—](?:\s+|(?=[A-ZÆØÅ][a-zæøå]))")


@dataclass(slots=True)
class Item:
    """A block with what is asked of it more than once."""

    text: str
    gap: bool
    hint: str | None = None
    role: str | None = None
    plain: str = field(init=False)
    key: str = field(init=False)  # the words alone, to see that two blocks say the same
    words: int = field(init=False)
    reached: bool | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.plain = " ".join(self.text.lower().split()).replace("’", "'")
        words = _WORD.findall(self.plain)
        self.key = " ".join(words)
        self.words = len(words)

    @property
    def short(self) -> bool:
        """Short and without the end of a sentence: could be a title, heading, tag or caption."""
        return (
            1 <= self.words <= 22
            and len(self.text) <= 180
            and _END.search(self.text) is None
            and self.text[:1] not in MARKS
        )

    @property
    def running(self) -> bool:
        """Running text: a sentence with its end, or too long for anything else."""
        return self.words > 22 or (self.words >= 6 and _END.search(self.text) is not None)


def after(items: list[Item], i: int) -> Iterator[Item]:
    """The items below one, without a copy of them all."""
    return (items[j] for j in range(i + 1, len(items)))


def _only_date(words: str) -> bool:
    if not _DATED_WORDS.issuperset(_LETTERS.findall(words.lower())):
        return False  # most often
    dated, numbers = _DATE_NUMBER.subn(" ", words)
    dated, months = _MONTH.subn(" ", dated)
    dated, years = _YEAR.subn(" ", dated)
    dated, weekdays = _WEEKDAY.subn(" ", dated)
    left = [word for word in _LETTERS.findall(dated.lower()) if word not in DATELINE_WORDS]
    full = numbers or (months and (years or weekdays or re.match(r"\d", words)))
    return bool(full) and not left and not re.search(r"\d{4,}", dated)


def _is_dateline(item: Item) -> bool:
    if item.words > 14:
        return False
    sent = _MAIL_SENT.match(item.text)
    if sent and _only_date(sent.group("date")):
        return True
    if _MEETING.match(item.text) and not FULL_STOP.search(item.text):
        return True
    openings = (_PLACE_BEFORE_DATE, _RELEASED_BY, _ADOPTED)
    forms = (item.text, *(opening.sub("", item.text) for opening in openings))
    return any(_only_date(form) for form in dict.fromkeys(forms))


def is_mail_head(item: Item) -> bool:
    """Whether the block is a line of a mail's head: "Til: Digitaliseringsstyrelsen"."""
    return _MAIL_HEAD.match(item.text) is not None and item.words <= 30 and "\n" not in item.text


def _has_mail(item: Item) -> bool:
    return "@" in item.text and _MAIL.search(item.text) is not None


def _has_phone(item: Item) -> bool:
    said = any(map(item.plain.__contains__, _PHONE_CUES))
    return said and _PHONE.search(item.text) is not None


def _is_contact(item: Item) -> bool:
    opens = item.plain.startswith(CONTACT_OPENINGS)
    reachable = _has_mail(item) or _has_phone(item)
    if opens and (reachable or item.words <= 40):
        return not item.plain.startswith("kære ") or item.words <= 8
    if reachable and item.words <= 60:
        return True
    return (
        item.words <= 30
        and bool(_ADDRESS.search(item.text))
        and "," in item.text
        and not (FULL_STOP.search(item.text) and item.words > 12)
    )


def _points_elsewhere(item: Item) -> bool:
    """A sentence of its own that only points to a link, film or file."""
    if item.words > 22 or ("," in item.text.rstrip(",") and item.words > 16):
        return False
    words = [word.strip(".:!") for word in item.plain.split()]
    first = words[0].lstrip("»›→>-– ") or (words[1] if len(words) > 1 else "")
    if first not in POINTING_VERBS or item.text.rstrip().endswith("?"):
        return False
    if 2 <= item.words <= 12 and _END.search(item.text) is None and item.text[:1].isupper():
        return True  # an order without a full stop is the text of a link
    return any(word.strip(',()"”“»«') in POINTING_TARGETS for word in words[1:]) or bool(
        _URL_ALONE.search(words[-1])
    )


def is_page_number(item: Item) -> bool:
    """Whether the block is a page's number and nothing else: "Side 7", "- 7 -", "7 af 24"."""
    return _PAGE_NUMBER.match(item.plain) is not None


def is_part_label(item: Item) -> bool:
    """Whether the block numbers a part of a plan and says no more: "Initiativ 3", "FOKUSOMRÅDE II"."""
    match = _PART_LABEL.match(item.plain)
    return match is not None and match["label"] in PART_LABELS


def _is_furniture(item: Item) -> bool:
    bare = item.plain.strip(" .:!>›»«<|-–•*#→↓↑+")
    if bare in FURNITURE or not any(char.isalnum() for char in bare):
        return True
    if is_page_number(item) or is_contents_line(item.text) or is_mail_head(item):
        return True
    if _CASE_NUMBER.match(item.plain) or (
        item.short and _PAGED_HEAD.match(" ".join(item.text.split()))
    ):
        return True
    if item.words <= 60 and any(map(item.plain.__contains__, FURNITURE_PHRASES)):
        return not item.running or item.words <= 30 or "cookies" in item.plain
    if _URL_ALONE.match(item.text) or _points_elsewhere(item):
        return True
    if item.short and len(_GLUED.findall(item.text)) >= 3:
        return True
    if item.short and _FILE.search(item.plain) and item.words <= 14:
        return True
    parts = re.split(r"\s*[>›»|/]\s+|\s+[>›»|/]\s*", item.text)
    return len(parts) >= 3 and item.words <= 16 and all(len(part) <= 40 for part in parts)


def _is_caption(item: Item) -> bool:
    if item.plain.startswith(CAPTION_MARKS):
        return item.words <= 60
    return bool(
        re.search(r"(?:\bfoto(?:graf)?|arkivfoto|pressefoto|illustration)\s*[:/]", item.plain)
    )


def _is_byline(item: Item) -> bool:
    dated = _NAME_AND_DATE.match(item.text)
    if dated and item.words <= 12 and _only_date(dated.group("date")):
        return True
    if not item.plain.startswith(BYLINE_OPENINGS) or item.words > 30:
        return False
    opening = next(o for o in BYLINE_OPENINGS if item.plain.startswith(o))
    name = item.text[len(opening) :].lstrip()
    return bool(re.match(r"[A-ZÆØÅ][\w.'’-]+,? (?:[^\W\d_]+ )?[A-ZÆØÅ]", name)) and (
        not FULL_STOP.search(item.text) or item.words <= 12
    )


def reachable(item: Item) -> bool:
    """Whether a mail address, telephone, postal address or company number stands in the block."""
    if item.reached is None:
        item.reached = len(item.text) <= _LONGEST and (
            _has_mail(item) or _has_phone(item) or _ADDRESS.search(item.text) is not None
        )
    return item.reached


def address_like(item: Item) -> bool:
    """Whether the block could be a line of an address or signature: names, numbers, an office."""
    if reachable(item):
        return True
    small = [w.strip(".,:;()") for w in item.text.split() if w[:1].islower() and len(w) > 3]
    return item.words <= 10 and all(
        w in _ADDRESS_WORDS or w.endswith(ROLE_HEADS) or w.startswith(("www", "http"))
        for w in small
    )


def signs(item: Item) -> bool:
    """Whether the block is a person with an office and nothing else: "Anne Berg, kontorchef"."""
    return (
        item.short and item.words <= 16 and _SIGNED.match(" ".join(item.text.split())) is not None
    )


def role_by_form(item: Item) -> str | None:
    """The role a block has by its own form, whatever stands around it."""
    if len(item.text) > _LONGEST:
        return _role_of_long(item)
    if _BARRED.fullmatch(item.text):
        return "table_row"
    if _is_dateline(item):
        return "dateline"
    if _is_furniture(item):
        return "boilerplate"
    if _is_byline(item):
        return "byline"
    if _is_caption(item):
        return "caption"
    if _MARKDOWN_HEADING.match(item.text):
        return "heading"
    if _is_contact(item):
        return "contact"
    if _FOOTNOTE.match(item.text):
        return "footnote"
    if item.text.count("\t") >= 2 and _CELLS.search(item.text):
        return "table_row"
    if list_marker(item.text) and not SPOKEN_DASH.match(item.text):
        return "list_item"
    if is_table_line(item.text):
        return "table_row"
    return None


def _role_of_long(item: Item) -> str | None:
    """Of a block too long for most forms, only how it begins and what it is made of is looked at."""
    if not any(char.isalnum() for char in item.text):
        return "boilerplate"
    if _FOOTNOTE.match(item.text):
        return "footnote"
    if list_marker(item.text) and not SPOKEN_DASH.match(item.text):
        return "list_item"
    return "table_row" if is_table_line(item.text) else None

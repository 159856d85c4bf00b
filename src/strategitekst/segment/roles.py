"""Block to role: title, dateline, heading, paragraph, … as the annotation guidelines define them.

First what a block says by its own form (`_by_form`), then what only its surroundings tell: which
short block is the title, which are headings, what repeats, where the page's own furniture begins.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..da.calendar import MONTH_ABBREVIATIONS, MONTHS, WEEKDAYS
from ..da.page import (
    BYLINE_OPENINGS,
    CAPTION_MARKS,
    CONTACT_OPENINGS,
    DATELINE_WORDS,
    FURNITURE,
    FURNITURE_PHRASES,
    GREETINGS,
    POINTING_TARGETS,
    POINTING_VERBS,
)
from ..da.speech import SPEECH_VERBS
from .blocks import Block, is_table_line, list_marker

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_END = re.compile(r"[.!?:;…,][\"'”“»«’)\]]*$")
_FULL_STOP = re.compile(r"[.…][\"'”“»«’)\]]*$")
_MARKS = "\"'”“„»«’‘"
_DATE_NUMBER = re.compile(
    r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[./-]\s?\d{1,2}[./-]\s?(?:\d{4}|\d{2})\b|\b\d{1,2}[.:]\d{2}\b"
)
_MONTH = re.compile(
    r"\b(?:\d{1,2}\.?\s+)?(?:"
    + "|".join(sorted([*MONTHS, *MONTH_ABBREVIATIONS], key=len, reverse=True))
    + r")\b\.?",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(?:" + "|".join(WEEKDAYS) + r")\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PLACE_BEFORE_DATE = re.compile(r"^[A-ZÆØÅ][\w-]+(?: [A-ZÆØÅ]\w*)?,?\s+(?=(?:den\s+|d\.\s*)?\d)")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
_PHONE = re.compile(
    r"\b(?:tlf|telefon|tel|mobil|mob|direkte)\b\.?:?\s*(?:\+45)?\s*\d|\+45\s?\d{2}", re.IGNORECASE
)
_ADDRESS = re.compile(r"\b\d{4}\s+[A-ZÆØÅ]\w+|\bpostboks\b|\bCVR\b", re.IGNORECASE)
_FOOTNOTE = re.compile(
    r"(?:\[\d{1,3}\]|[¹²³⁴⁵⁶⁷⁸⁹]+|\d{1,2}\)|\*{1,3}\))\s*\S|(?:note|noter):\s", re.IGNORECASE
)
_CONTENTS_LINE = re.compile(r"(?:\.\s?){4,}\s*\d{1,3}$|\S\s{3,}\d{1,3}$")
_PAGE_NUMBER = re.compile(
    r"(?:side\s+|s\.\s*)?[-–]?\s*\d{1,3}\s*[-–]?(?:\s*(?:af|/)\s*\d{1,3})?$", re.IGNORECASE
)
_BREADCRUMB = re.compile(r"\S\s*[>›»/|]\s*\S")
_URL_ALONE = re.compile(r"(?:https?://|www\.)\S+$", re.IGNORECASE)
_MARKDOWN_HEADING = re.compile(r"(#{1,6})\s+\S|.+\n(=+|-+)$|\*\*[^*]+\*\*$", re.DOTALL)
_SAID = re.compile(rf"[,?!”\"] (?:{'|'.join(sorted(SPEECH_VERBS))})\b")
_SPOKEN_DASH = re.compile(r"[-–—]\s+")


@dataclass(slots=True)
class _Item:
    """A block with what is asked of it more than once."""

    text: str
    gap: bool
    role: str | None = None
    plain: str = field(init=False)
    words: int = field(init=False)

    def __post_init__(self) -> None:
        self.plain = " ".join(self.text.lower().split()).replace("’", "'")
        self.words = len(_WORD.findall(self.text))

    @property
    def key(self) -> str:
        """The words alone, to see that two blocks say the same."""
        return " ".join(_WORD.findall(self.plain))

    @property
    def short(self) -> bool:
        """Short and without the end of a sentence: could be a title, heading, tag or caption."""
        return (
            1 <= self.words <= 22
            and len(self.text) <= 180
            and _END.search(self.text) is None
            and self.text[:1] not in _MARKS
        )

    @property
    def running(self) -> bool:
        """Running text: a sentence with its end, or too long for anything else."""
        return self.words > 22 or (self.words >= 6 and _END.search(self.text) is not None)


def _only_date(words: str) -> bool:
    dated, numbers = _DATE_NUMBER.subn(" ", words)
    dated, months = _MONTH.subn(" ", dated)
    dated, years = _YEAR.subn(" ", dated)
    dated, weekdays = _WEEKDAY.subn(" ", dated)
    left = [word for word in re.findall(r"[^\W\d_]+", dated.lower()) if word not in DATELINE_WORDS]
    full = numbers or (months and (years or weekdays or re.match(r"\d", words)))
    return bool(full) and not left and not re.search(r"\d{4,}", dated)


def _is_dateline(item: _Item) -> bool:
    if item.words > 14:
        return False
    return _only_date(item.text) or _only_date(_PLACE_BEFORE_DATE.sub("", item.text))


def _is_contact(item: _Item) -> bool:
    opens = item.plain.startswith(CONTACT_OPENINGS)
    reachable = bool(_MAIL.search(item.text) or _PHONE.search(item.text))
    if opens and (reachable or item.words <= 40):
        return not item.plain.startswith("kære ") or item.words <= 8
    if reachable and item.words <= 60:
        return True
    return (
        item.words <= 30
        and bool(_ADDRESS.search(item.text))
        and "," in item.text
        and not (_FULL_STOP.search(item.text) and item.words > 12)
    )


def _points_elsewhere(item: _Item) -> bool:
    """A sentence of its own that only points to a link, film or file."""
    if item.words > 22 or ("," in item.text.rstrip(",") and item.words > 16):
        return False
    words = [word.strip(".:!") for word in item.plain.split()]
    first = words[0].lstrip("»›→>-– ") or (words[1] if len(words) > 1 else "")
    if first not in POINTING_VERBS or item.text.rstrip().endswith("?"):
        return False
    return any(word.strip(',()"”“»«') in POINTING_TARGETS for word in words[1:]) or bool(
        _URL_ALONE.search(words[-1])
    )


def _is_furniture(item: _Item) -> bool:
    bare = item.plain.strip(" .:!>›»«<|-–•*#→↓↑+")
    if bare in FURNITURE or not any(char.isalnum() for char in bare):
        return True
    if _PAGE_NUMBER.match(item.plain) or _CONTENTS_LINE.search(item.text):
        return True
    if item.words <= 60 and any(phrase in item.plain for phrase in FURNITURE_PHRASES):
        return not item.running or item.words <= 30 or "cookies" in item.plain
    if _URL_ALONE.match(item.text) or _points_elsewhere(item):
        return True
    parts = re.split(r"\s*[>›»|/]\s+|\s+[>›»|/]\s*", item.text)
    return len(parts) >= 3 and item.words <= 16 and all(len(part) <= 40 for part in parts)


def _is_caption(item: _Item) -> bool:
    if item.plain.startswith(CAPTION_MARKS):
        return item.words <= 60
    return bool(
        re.search(r"(?:\bfoto(?:graf)?|arkivfoto|pressefoto|illustration)\s*[:/]", item.plain)
    )


def _is_byline(item: _Item) -> bool:
    if not item.plain.startswith(BYLINE_OPENINGS) or item.words > 30:
        return False
    opening = next(o for o in BYLINE_OPENINGS if item.plain.startswith(o))
    name = item.text[len(opening) :].lstrip()
    return bool(re.match(r"[A-ZÆØÅ][\w.'’-]+,? (?:[a-zæøå]+ )?[A-ZÆØÅ]", name)) and (
        not _FULL_STOP.search(item.text) or item.words <= 12
    )


def _by_form(item: _Item) -> str | None:
    """The role a block has by its own form, whatever stands around it."""
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
    if list_marker(item.text) and not _SPOKEN_DASH.match(item.text):
        return "list_item"
    if is_table_line(item.text):
        return "table_row"
    return None


def _has_speech(text: str) -> bool:
    return any(word in SPEECH_VERBS for word in re.findall(r"\w+", text.lower()))


def _mark_dashes(items: list[_Item]) -> None:
    """Tell spoken lines that open with a dash (paragraphs) from dashed lists."""
    i = 0
    while i < len(items):
        if items[i].role is not None or not _SPOKEN_DASH.match(items[i].text):
            i += 1
            continue
        end = i + 1
        while end < len(items) and _SPOKEN_DASH.match(items[end].text) and not items[end].gap:
            end += 1
        run = items[i:end]
        before = items[i - 1].text if i else ""
        handed_over = before.rstrip().endswith(":") and _has_speech(before[-120:])
        complete = all(_FULL_STOP.search(item.text) or _has_speech(item.text) for item in run)
        said = any(_SAID.search(item.text) for item in run)
        long = sum(item.words for item in run) / len(run) >= 12
        # one dash line that stands alone is a sentence somebody says; several in a row are a list
        listed = len(run) > 1 or before.rstrip().endswith(":")
        spoken = said or handed_over or (complete and long and not listed)
        for item in run:
            item.role = "paragraph" if spoken else "list_item"
        i = end


def _mark_title(items: list[_Item]) -> int | None:
    """Choose the headline among the short blocks above the first running text."""
    best, best_score = None, -1.0
    keys = [item.key for item in items]
    above = 0
    for i, item in enumerate(items):
        if item.role not in (None, "heading"):
            continue
        if item.running and (item.words > 25 or _FULL_STOP.search(item.text)):
            break
        above += 1
        if above > 25:
            break
        if not item.short and not (item.words <= 25 and item.text[-1] in '?!:”"»'):
            continue
        level_one = bool(re.match(r"# |.+\n=+$", item.text, re.DOTALL))
        repeated = item.words >= 2 and keys.count(item.key) > 1 and keys.index(item.key) == i
        score = 1 + 4 * repeated + 6 * level_one + min(item.words, 6) / 2
        if above == 1:
            score += 1.0
        if score > best_score:
            best, best_score = i, score
    if best is not None:
        items[best].role = "title"
    return best


def _is_heading(items: list[_Item], i: int) -> bool:
    item = items[i]
    following = next((x for x in items[i + 1 :] if x.role not in ("boilerplate", "caption")), None)
    if following is None or following.role in ("contact", "dateline", "byline"):
        return False
    lead = item.text.rstrip()
    if lead.endswith(":"):
        return item.words <= 3 and not _has_speech(item.text) and item.text[:1].isupper()
    if item.words > 16 or len(item.text) > 120 or item.text[:1].islower():
        return False
    if item.text[:1] in _MARKS or _FULL_STOP.search(lead) or lead[-1] in ",;":
        return False
    return (
        following.role in ("paragraph", "list_item", "table_row")
        or following.running
        or following.short
    )


def _mark_unmarked_lists(items: list[_Item]) -> None:
    """Lines after "…:" that have lost their bullets: short, several, without an end of their own."""
    for i, item in enumerate(items[:-1]):
        if item.role not in (None, "paragraph") or not item.text.rstrip().endswith(":"):
            continue
        if item.words < 4 or _has_speech(item.text[-60:]):
            continue
        run: list[_Item] = []
        for below in items[i + 1 :]:
            ends = _FULL_STOP.search(below.text) is not None
            if below.role is not None or (below.gap and run) or below.words > 30 or ends:
                break
            run.append(below)
        if len(run) >= 2:
            for below in run:
                below.role = "list_item"


def _mark_repeats(items: list[_Item], title: int | None) -> None:
    """A repeated title is furniture; a short block that repeats words of the text is a caption."""
    if title is not None:
        for i, item in enumerate(items):
            if i != title and item.role in (None, "heading") and item.key == items[title].key:
                item.role = "boilerplate"
    for i, item in enumerate(items):
        if item.role is not None or item.words < 6:
            continue
        quoted = item.text[:1] in _MARKS or item.text[-1] in _MARKS
        for other in items[:i] + items[i + 1 :]:
            if (
                other.words > 1.3 * item.words
                and item.key in other.key
                and (quoted or other.role != "caption")
            ):
                item.role = "caption"
                break


def _mark_tail(items: list[_Item]) -> None:
    """Short lines below the last running text are links, tags or a signature."""
    last = max(
        (
            i
            for i, item in enumerate(items)
            if item.running or item.role in ("list_item", "table_row", "footnote", "contact")
        ),
        default=-1,
    )
    if last < 0:
        return
    signing = items[last].role == "contact" and any(g in items[last].plain for g in GREETINGS)
    for item in items[last + 1 :]:
        if item.role in (None, "heading"):
            item.role = "contact" if signing and item.words <= 8 else "boilerplate"


def _mark_signatures(items: list[_Item]) -> None:
    """The short lines below a greeting or the word "Kontakt" belong to it."""
    left = 0
    for i, item in enumerate(items):
        bare = item.plain.strip(" .:,")
        greets = item.words <= 6 and any(g in bare for g in GREETINGS)
        if greets and (item.role == "contact" or bare in GREETINGS):
            near = items[i + 1 : i + 5]
            reachable = any(x.role == "contact" for x in near)
            if item.role == "contact" or reachable:
                item.role, left = "contact", 4
            continue
        if (
            left
            and item.role in (None, "contact")
            and item.words <= 12
            and not _FULL_STOP.search(item.text)
        ):
            item.role = "contact"
            left -= 1
        else:
            left = 0


def assign_roles(text: str, blocks: Sequence[Block]) -> list[str]:
    """Tell the role of every block.

    Args:
        text: the document as read.
        blocks: its blocks in text order, as `split_blocks` gives them.

    Returns:
        One role a block, in the same order; ``title`` at most once.
    """
    items = [_Item(text[block.start : block.end], block.gap) for block in blocks]
    for item in items:
        item.role = _by_form(item)
    _mark_signatures(items)
    _mark_dashes(items)
    title = _mark_title(items)
    _mark_repeats(items, title)
    _mark_unmarked_lists(items)
    first_running = next(
        (i for i, x in enumerate(items) if x.role in (None, "paragraph") and x.running), len(items)
    )
    if title is not None:
        for i, item in enumerate(items[:first_running]):
            if item.role is not None or not item.short:
                continue
            # above the headline: tags and navigation; between it and the text: a picture's words,
            # but directly on top of a paragraph: that paragraph's heading
            opens_next = i + 1 < len(items) and not items[i + 1].gap
            if i < title:
                item.role = "boilerplate"
            elif item.words <= 12 and not opens_next and items[title + 1 : i + 1] == [item]:
                item.role = "caption"
    for i in range(len(items) - 1, -1, -1):
        if items[i].role is None:
            items[i].role = "heading" if _is_heading(items, i) else "paragraph"
    _mark_tail(items)
    return [item.role or "paragraph" for item in items]

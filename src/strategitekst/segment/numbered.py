"""Numbers that open a block: of headings, items, rows and notes."""

import re
from itertools import pairwise

from .items import FULL_STOP, Item, runs_of

_NUMBERED = re.compile(r"(?P<number>\d{1,3}|[A-H]|[IVX]{1,4})(?P<mark>[.)]?)\s+(?=[^\W_])")
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_LONGEST_HEADING = 14
_NOTE_MARK = re.compile(r"(?P<number>\d{1,2})\)\s")
_LABELLED = re.compile(
    r"(?:(?P<label>[A-ZÆØÅ](?:[a-zæøå]* ?|-))(?:\d{1,2}(?:-\d{1,2})?)(?: \([A-Z]{1,3}\))?[.:]|\d{1,2}\.\d{1,2})\s+(?=[A-ZÆØÅ])"
)
#: Words of a note; what is longer behind a number is a page.
_LONGEST_NOTE = 60
_NOTE_NUMBER = re.compile(r"(\d{1,2})[.)]?\s+(?=[\"»”A-ZÆØÅ])")
#: So many numbers on lines of their own make a list.
_LEAST_ROW = 3
#: How a block is numbered, and its number.
_Number = tuple[str, int]


def mark_numbered_headings(items: list[Item]) -> None:
    """ "2. Økonomi" that stands alone is a heading, not an item of a list."""
    for i, item in enumerate(items[:-1]):
        if item.role != "list_item" or not item.text[:1].isdigit() or item.words > 12:
            continue
        after = items[i + 1]
        above = items[i - 1].role if i else None
        follows = above == "list_item" and items[i - 1].text[:1].isdigit()
        opens = after.role in (None, "paragraph") and after.running and (item.gap or not follows)
        alone = item.gap and not follows
        apart = alone and after.role in (None, "paragraph", "heading", "table_row", "caption")
        capitals = item.text.isupper()
        if (opens or apart or capitals) and not FULL_STOP.search(item.text):
            item.role = "heading"
    _mark_rows_of_headings(items)


def _mark_rows_of_headings(items: list[Item]) -> None:
    """A number that stands apart and continues those of headings opens a heading: "7. Eventuelt"."""
    apart: dict[int, _Number] = {}
    headed: set[_Number] = set()
    before: _Number | None = None
    for i, item in enumerate(items):
        number = _number_of(item)
        if number is not None:
            follows = before is not None and before == (number[0], number[1] - 1)
            if item.role == "heading":
                headed.add(number)
            if item.gap and not follows:
                apart[i] = number
            elif follows:
                apart.pop(i - 1, None)
        before = number
    headed |= set(apart.values())
    for i, (style, place) in apart.items():
        if not headed.isdisjoint({(style, place - 1), (style, place + 1)}):
            items[i].role = "heading"


def _number_of(item: Item) -> _Number | None:
    """How a short numbered block is numbered, and its number: "C. Ét nummer ind" is ("A", 3)."""
    match = _NUMBERED.match(item.text) if item.words <= _LONGEST_HEADING else None
    if match is None or item.role not in ("list_item", "heading") or "\t" in item.text:
        return None
    if FULL_STOP.search(item.text) and not item.plain.endswith("evt."):
        return None
    number = match["number"]
    if number.isdecimal():
        return match["mark"], int(number)
    if number in _ROMAN:
        return "I", _ROMAN.index(number)
    if len(number) > 1:
        return None
    return "A", ord(number) - ord("A") + 1


def mark_bare_numbers(items: list[Item]) -> None:
    """Numbers on lines of their own that rise from 1, a block after each, number a list."""
    count = 0
    for i in range(len(items) - 1):
        item = items[i]
        if not item.text.isdecimal() or len(item.text) > 2:
            continue
        number = int(item.text)
        if number == 1:
            count = 1
        elif count and number == count + 1 and items[i - 2].text == str(count):
            count = number
        else:
            count = 0
        if count == _LEAST_ROW:
            for at in range(i - 2 * count + 3, i, 2):
                _number_item(items[at])
        if count >= _LEAST_ROW:
            _number_item(items[i + 1])


def _number_item(item: Item) -> None:
    if item.role in (None, "heading", "paragraph", "boilerplate"):
        item.role = "list_item"


def mark_labelled_lists(items: list[Item]) -> None:
    """Lines in a row that count with the same word are a list: "Anbefaling 1. …", "Trin 2: …", "3.1 …"."""

    def label(item: Item) -> str | None:
        match = _LABELLED.match(item.text) if item.role is None else None
        return (match["label"] or "") if match is not None else None

    def goes_on(above: Item, item: Item) -> bool:
        return not item.gap and label(item) == label(above)

    for run in runs_of(items, lambda item: label(item) is not None, goes_on):
        if len(run) > 1:
            for item in run:
                item.role = "list_item"


def mark_numbered_rows(items: list[Item]) -> None:
    """Numbered lines with as many tabs as the row above are rows of the same table."""
    for above, item in pairwise(items):
        row = above.role == "table_row" and item.role == "list_item" and not item.gap
        if row and "\t" in item.text and item.text.count("\t") == above.text.count("\t"):
            item.role = "table_row"


def mark_numbered_notes(items: list[Item], text: str) -> None:
    """ "1 Alle tal er i 2014-priser." is a footnote where the text refers to it or a page ends."""
    referred_to: dict[str, bool] = {}
    for i, item in enumerate(items):
        number = _NOTE_NUMBER.match(item.text)
        if number is None or item.role not in (None, "list_item") or "\t" in item.text:
            continue
        if number[1] not in referred_to:
            letter, mark = rf"(?<=[^\W\d_]{number[1]})", rf"(?<=[^\W\d_][.,;)”»]{number[1]})"
            reference = rf"{number[1]}(?:{letter}|{mark})(?![\w)]|[.,]\d)"
            referred_to[number[1]] = re.search(reference, text) is not None
        referred = referred_to[number[1]]
        around = items[max(i - 1, 0) : i] + items[i + 1 : i + 2]
        at_foot = any(x.role in ("boilerplate", "footnote") for x in around) or i + 1 == len(items)
        bare = item.role is None and item.running and item.words <= _LONGEST_NOTE
        numbered = item.role == "list_item"
        if numbered and not (item.running and referred and at_foot):
            continue
        if (referred and (at_foot or bare)) or (bare and at_foot and item.words >= 8):
            item.role = "footnote"


def mark_last_notes(items: list[Item]) -> None:
    """ "1) Jf. opgørelsen fra 2021." that stands alone at the end of a text or page is a footnote."""
    for above, item, below in zip(items, items[1:], [*items[2:], None], strict=False):
        number = _NOTE_MARK.match(item.text) if item.role == "list_item" else None
        if number is None or not FULL_STOP.search(item.text):
            continue
        follows = above.role == "footnote" or (
            number["number"] == "1" and above.role != "list_item"
        )
        last = below is None or below.role in ("boilerplate", "contact", "footnote", "heading")
        more = below is not None and below.role == "list_item" and _NOTE_MARK.match(below.text)
        if follows and (last or (more and above.role == "footnote")) and above.running:
            item.role = "footnote"

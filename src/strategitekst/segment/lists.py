"""Lists, tables and notes: what only the blocks beside a block tell of it."""

import re
from collections.abc import Iterable
from itertools import pairwise

from ..da.speech import SPEECH_VERBS, has_speech
from .items import FULL_STOP, SPOKEN_DASH, Item, after, runs_of

_PERHAPS_ROWS = (None, "list_item", "contact", "table_row")
_UNITS = re.compile(
    r"(?:alle )?(?:beløb(?:ene)?|tal(?:lene)?|priser(?:ne)?) (?:er )?(?:opgjort )?i\b"
)
_SAID = re.compile(rf"[,?!”\"] (?:{'|'.join(sorted(SPEECH_VERBS))})\b")
_TWO_COLUMNS = re.compile(r"(?!\d+[.)]\s)\S[^\n]*?\S {3,}\S[^\n]*$")
#: Between the cells of a row, and so many rows make a table.
_BAR, _LEAST_ROWS = " | ", 3
_LEAST_ASKED = 3
_NUMBERED = re.compile(r"(?P<number>\d{1,3}|[A-H]|[IVX]{1,4})(?P<mark>[.)]?)\s+(?=[^\W_])")
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_LONGEST_HEADING = 14
_LONGEST_NOTE = 20
_NOTE_MARK = re.compile(r"(?P<number>\d{1,2})\)\s")
_LABELLED = re.compile(
    r"(?:(?P<label>[A-ZÆØÅ][a-zæøå]* ?)(?:\d{1,2}(?:-\d{1,2})?)[.:]|\d{1,2}\.\d{1,2})\s+(?=[A-ZÆØÅ])"
)
_NOTE_NUMBER = re.compile(r"(\d{1,2})[.)]?\s+(?=[\"»”A-ZÆØÅ])")


def mark_dashes(items: list[Item]) -> None:
    """Tell spoken lines that open with a dash (paragraphs) from dashed lists."""
    i = 0
    while i < len(items):
        if items[i].role is not None or not SPOKEN_DASH.match(items[i].text):
            i += 1
            continue
        end = i + 1
        while end < len(items) and SPOKEN_DASH.match(items[end].text) and not items[end].gap:
            end += 1
        run = items[i:end]
        before = items[i - 1].text if i else ""
        handed_over = before.rstrip().endswith(":") and has_speech(before[-120:])
        complete = all(FULL_STOP.search(item.text) or has_speech(item.text) for item in run)
        said = any(_SAID.search(item.text) for item in run)
        long = sum(item.words for item in run) / len(run) >= 12
        # one dash line that stands alone is a sentence somebody says; several in a row are a list
        alone = len(run) == 1 and (long or before.rstrip().endswith((":", "?")))
        spoken = said or handed_over or (complete and alone)
        for item in run:
            item.role = "paragraph" if spoken else "list_item"
        i = end


def mark_numbered_headings(items: list[Item]) -> None:
    """ "2. Økonomi" that stands alone is a heading, not an item of a list."""
    for i, item in enumerate(items[:-1]):
        if item.role != "list_item" or not item.text[:1].isdigit() or item.words > 12:
            continue
        after = items[i + 1]
        above = items[i - 1].role if i else None
        opens = after.role in (None, "paragraph") and after.running
        alone = item.gap and (above != "list_item" or not items[i - 1].text[:1].isdigit())
        apart = alone and after.role in (None, "paragraph", "heading", "table_row", "caption")
        capitals = item.text.isupper()
        if (opens or apart or capitals) and not FULL_STOP.search(item.text):
            item.role = "heading"
    _mark_rows_of_headings(items)


def _mark_rows_of_headings(items: list[Item]) -> None:
    """A number that stands apart and continues those of headings opens a heading: "7. Eventuelt"."""
    places: dict[tuple[str, int], list[int]] = {}
    apart: dict[int, tuple[str, int]] = {}
    before: tuple[str, int] | None = None
    for i, item in enumerate(items):
        number = _number_of(item)
        if number is not None:
            places.setdefault(number, []).append(i)
            follows = before is not None and before == (number[0], number[1] - 1)
            if item.gap and not follows:
                apart[i] = number
            elif follows:
                apart.pop(i - 1, None)
        before = number
    for i, (style, number) in apart.items():
        near = [at for n in (number - 1, number + 1) for at in places.get((style, n), ())]
        if items[i].role == "list_item" and any(
            items[at].role == "heading" or at in apart for at in near
        ):
            items[i].role = "heading"


def _number_of(item: Item) -> tuple[str, int] | None:
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
    return "A", ord(number) - ord("A") + 1


def mark_unmarked_lists(items: list[Item]) -> None:
    """Lines after "…:" that have lost their bullets: short, several, without an end of their own."""
    for i, item in enumerate(items[:-1]):
        if item.role not in (None, "paragraph") or not item.text.rstrip().endswith(":"):
            continue
        if item.words < 4 or has_speech(item.text[-60:]):
            continue
        run: list[Item] = []
        for below in after(items, i):
            ends = FULL_STOP.search(below.text) is not None
            if below.role is not None or (below.gap and run) or below.words > 30 or ends:
                break
            run.append(below)
        if len(run) >= 2:
            for below in run:
                below.role = "list_item"


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
        bare = item.role is None and item.running
        numbered = item.role == "list_item"
        if numbered and not (item.running and referred and at_foot):
            continue
        if (referred and (at_foot or bare)) or (bare and at_foot and item.words >= 8):
            item.role = "footnote"


def mark_table_notes(items: list[Item]) -> None:
    """A short sentence right below a table is its note: "Beløbene er i 2004-priser."."""
    for above, item in pairwise(items):
        if item.role is not None or above.role not in ("table_row", "footnote"):
            continue
        told = item.words <= _LONGEST_NOTE and FULL_STOP.search(item.text) is not None
        right_below = above.role == "table_row" and not item.gap and told
        if right_below or (item.words <= 40 and _UNITS.match(item.plain)):
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


def mark_columns(items: list[Item]) -> None:
    """Two or more lines in a row with one wide gap each are rows of a table with two columns."""

    def wide(item: Item) -> bool:
        return _TWO_COLUMNS.match(item.text) is not None

    def goes_on(_: Item, item: Item) -> bool:
        return not item.gap and item.role in _PERHAPS_ROWS and wide(item)

    _mark_rows(runs_of(items, wide, goes_on), 2)


def mark_barred_rows(items: list[Item]) -> None:
    """Three or more lines in a row with as many bars each, two at least, are rows of a table and no menu."""

    def bars(item: Item) -> int:
        return item.text.count(_BAR) if "\n" not in item.text else 0

    def goes_on(above: Item, item: Item) -> bool:
        return not item.gap and bars(item) == bars(above)

    _mark_rows(runs_of(items, lambda item: bars(item) > 1, goes_on), _LEAST_ROWS)


def _mark_rows(runs: Iterable[list[Item]], least: int) -> None:
    for run in runs:
        if len(run) >= least:
            for row in run:
                row.role = "table_row"


def mark_questions(items: list[Item]) -> None:
    """Questions of an interview, three or more with an answer behind a dash, are no headings."""
    asked = [
        item
        for item, answer in pairwise(items)
        if item.role is None
        and item.text.rstrip().endswith("?")
        and answer.role == "paragraph"
        and SPOKEN_DASH.match(answer.text)
    ]
    if len(asked) >= _LEAST_ASKED:
        for item in asked:
            item.role = "paragraph"

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
#: What is proposed: "- at planen godkendes".
_THAT = re.compile(r"[-–—]\s+at\b")
#: Lead words between two dashes: "- Overblik — alle sager på én side".
_LEAD_WORDS = re.compile(r"[-–—] [A-ZÆØÅ][^.,:;!?\n–—]{2,40} [–—] ")
_LONGEST_NOTE = 20
#: The end of a sentence, or one inside: "- Det går godt. Nu begynder".
_ENDED = re.compile(rf"{FULL_STOP.pattern}|\w\w\w[.!?] [A-ZÆØÅ]")


def mark_dashes(items: list[Item]) -> None:
    """Tell spoken lines that open with a dash (paragraphs) from dashed lists."""
    for run in runs_of(items, _has_lead, lambda _, item: _has_lead(item)):
        for item in run if len(run) > 1 else ():
            item.role = "list_item"
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
        complete = all(_ENDED.search(item.text) or has_speech(item.text) for item in run)
        said = any(_SAID.search(item.text) for item in run)
        long = sum(item.words for item in run) / len(run) >= 12
        # one dash line that stands alone is a sentence somebody says; several in a row are a list
        alone = len(run) == 1 and (long or before.rstrip().endswith((":", "?")))
        item_of_list = all(_THAT.match(item.text) for item in run)
        spoken = not item_of_list and (said or handed_over or (complete and alone))
        for item in run:
            item.role = "paragraph" if spoken else "list_item"
        i = end


def _has_lead(item: Item) -> bool:
    return item.role is None and _LEAD_WORDS.match(item.text) is not None


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


def mark_table_notes(items: list[Item]) -> None:
    """A short sentence right below a table is its note: "Beløbene er i 2004-priser."."""
    for above, item in pairwise(items):
        if item.role is not None or above.role not in ("table_row", "footnote"):
            continue
        told = item.words <= _LONGEST_NOTE and FULL_STOP.search(item.text) is not None
        right_below = above.role == "table_row" and not item.gap and told
        if right_below or (item.words <= 40 and _UNITS.match(item.plain)):
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

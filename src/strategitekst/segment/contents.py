"""Tables of contents: "I dette nummer" with the titles of what follows, "På denne side" with its links."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from ..da.page import CONTENTS
from .blocks import list_marker, may_be_title
from .items import Item
from .page_lines import is_page_number

_LABEL: Final = re.compile(rf"(?:{CONTENTS})\s*[:.]?", re.IGNORECASE)
#: The label with what follows on the same line: "På denne side: Formål · Status · Kontakt".
_LINKS: Final = re.compile(rf"(?:{CONTENTS}):(?:[^\n]*? [·•|] ){{2,}}[^\n]*", re.IGNORECASE)
#: Blocks of the longest table of contents.
_MOST: Final = 200
_DIVIDED: Final = re.compile(r" [·•|] [^·•|]+ [·•|] ")
#: A number before a title, and a page's number behind it.
_NUMBERS: Final = re.compile(r"\A(?:\d+(?:\.\d+)*|[a-z]|[ivx]+)\s+|\s+\d{1,3}\Z")

#: A numbered title, without the end of a sentence.
_COUNTED: Final = re.compile(
    r"(?P<number>\d{1,2}(?:\.\d{1,2})*)\.? [^\n]{2,100}(?:(?<![.:;,])|(?<=pct\.))\Z"
)


def mark_contents(items: list[Item]) -> None:
    """Mark a table of contents: its label, and the titles of what follows below it."""
    last: dict[str, int] = {}
    for i, item in enumerate(items):
        lines = item.text.splitlines()
        if _LABEL.fullmatch(lines[0].strip()) is None:
            if _LINKS.fullmatch(item.text):
                item.role = "boilerplate"
            continue
        if len(lines) > 1:
            below = [item] if all(map(may_be_title, lines[1:])) else []
        else:
            last = last or {_title(x.text): at for at, x in enumerate(items) if x.short}
            below = _listed_below(items, i, last)
        for part in (item, *below) if below else ():
            part.role = "boilerplate"


def _title(line: str) -> str:
    """A line of a table of contents as its title may stand in the text."""
    words = line[len(list_marker(line) or "") :]
    return _NUMBERS.sub("", Item(words, gap=False).key)


def _number(line: str) -> tuple[int, ...]:
    """The number of a title in a table of contents: "4.1. Energi" is (4, 1)."""
    match = _COUNTED.match(line)
    return tuple(map(int, match["number"].split("."))) if match is not None else ()


def _listed_below(items: Sequence[Item], i: int, last: Mapping[str, int]) -> list[Item]:
    """The blocks below a label that hold titles of what follows.

    The first may be any lines without sentences; what else belongs to them stands again further down.

    Args:
        items: all blocks.
        i: the label's number.
        last: the last block that has a title's words.
    """
    found: list[Item] = []
    listed: set[str] = set()
    before: tuple[int, ...] = ()
    for at in range(i + 1, min(i + 1 + _MOST, len(items))):
        lines = items[at].text.splitlines()
        if _LABEL.fullmatch(lines[0].strip()):
            break
        if found and is_page_number(items[at]):
            continue  # the numbers of the pages in a column of their own
        again = all(last.get(_title(line), -1) > at for line in lines)
        first = not found and (len(lines) > 1 or _DIVIDED.search(lines[0]))
        # "2. Vejen til målet" goes on from "1. Vi er på vej", until the first title stands there again
        titles = {_title(line) for line in lines}
        counted = listed.isdisjoint(titles) and not any(map(_number, lines[1:]))
        number = _number(" ".join(lines)) if counted else ()
        counts = bool(before) and before < number and number[0] <= before[0] + 1
        if not again and not (counts or (first and all(map(may_be_title, lines)))):
            break
        listed |= titles
        before = number or _number(lines[-1])
        found.append(items[at])
    return found

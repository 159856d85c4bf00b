"""Which short block is the headline, and which are headings.

The headline is the likeliest of the short blocks near the top; what speaks for it (`title_clues`)
is weighed by the numbers in ``title.json``, learnt by ``models/train/documents.py``.
"""

import re
from pathlib import Path
from typing import Final

from ..da.page import FIRST_HEADINGS, SORTS
from ..da.speech import has_speech
from ..weights import Weights, load_weights
from .items import FULL_STOP, MARKS, SPOKEN_DASH, Item
from .title_clues import BODIES, VERB, names_sender, title_clues

TITLE_FILE: Final = Path(__file__).with_name("title.json")
#: What a block says of itself that is no headline: "Hjortelev Kommune – Pressemeddelelse", "ANNONCE: …", "Kort: …".
_NEVER: Final = re.compile(
    r"(?:[\w.&-]+ ){1,4}[–-] pressemeddelelse\Z|(?:annonce|kort|foto|figur|tabel|grafik|illustration)\b ?\d*:",
    re.IGNORECASE,
)

#: An authority is the name of no text: "Social- og Boligstyrelsen", "Region Nordjylland".
_AUTHORITY: Final = re.compile(
    rf"(?:[A-ZÆØÅ][\w-]*[-,] (?:og )?)*[A-ZÆØÅ]\S*(?:styrelsen|ministeriet)|{BODIES}"
)
#: What more of the sentence follows: "Det indstilles, at", "lægges der vægt på".
_GOES_ON: Final = re.compile(r",? at$|\b(?:anmode|vægt|indstiller|anbefales)\b[^.]* (?:om|på|at)$")
#: What heads a summary though it has a colon.
_IN_SHORT: Final = "kort fortalt:"
#: Who sits in a council: "Anne Berg (V)"; and what is no more than said: "Ingen bemærkninger".
_MEMBER: Final = re.compile(
    r"(?:[A-ZÆØÅ][\w.-]+ ){1,5}\([A-ZÆØÅ]\)\Z|Ingen (?:bemærkninger|meddelelser|punkter|sager)\Z"
)
#: What opens a paper and is the name of none.
_PARTS: Final = frozenset({"forord", "indledning", "resumé", "resume", "sammenfatning", "overblik"})
#: Tags above a headline: "It og samfund, Open Source, Software".
_TAGS: Final = re.compile(r"[^,.:?!]{2,40}(?:, [^,.:?!]{2,40}){3,}\Z")
#: Lines at the head of a page, below its topic and sort.
_HEAD: Final = 6
_TABLE_TITLE: Final = re.compile(r"Tabel \d")


def choose_title(items: list[Item], weights: Weights) -> int | None:
    """Return the number of the likeliest headline; none where no block may be one.

    What the file itself marks as a heading of the first level comes before all others.
    """
    clues = [
        clue for clue in title_clues(items) if _NEVER.match(items[clue[0]].text.strip()) is None
    ]
    clues = [clue for clue in clues if items[clue[0]].plain.strip(" .:") not in _PARTS]
    if len(clues) > 1 and _is_tags(items[clues[0][0]]):
        clues = clues[1:]
    if clues and _is_entry(items, clues[0][0]):
        return clues[0][0]
    below_sort = next((i for i, _ in clues if i <= _HEAD and _is_below_sort(items, i)), None)
    if below_sort is not None:
        return below_sort
    named = [(i, found) for i, found in clues if items[i].plain.strip(" .:") not in FIRST_HEADINGS]
    if named and named[0][0] == clues[0][0]:  # no foreword is the headline of what stands above it
        clues = named
    marked = [(i, found) for i, found in clues if "level one" in found]
    return max(marked or clues, key=lambda c: weights.odds(c[1]))[0] if clues else None


def _is_entry(items: list[Item], i: int) -> bool:
    """Whether one word stands above a sentence that begins with it: "NemID", "NemID er borgernes nøgle."."""
    item, below = items[i], items[i + 1] if i + 1 < len(items) else None
    if below is None or item.words != 1 or names_sender(item):
        return False
    return below.ends and below.words > 3 and below.key.startswith(f"{item.key} ")


def _is_below_sort(items: list[Item], i: int) -> bool:
    """Whether the sort of the page stands above a line, and its topic above that: "Data", "Analyse", "Tal om skoler"."""
    if i < 2 or not (items[i].gap and items[i - 1].gap) or items[i].words < 2:
        return False
    return items[i - 1].plain in SORTS and items[i - 2].short


def _is_tags(item: Item) -> bool:
    """Whether a line names topics and says nothing, as tags above a headline do."""
    return _TAGS.match(item.text) is not None and VERB.search(item.plain) is None


def mark_title(items: list[Item]) -> int | None:
    """Give the headline its role; return its number.

    Raises:
        ModelError: the file of weights is missing or not valid.
    """
    weights = load_weights(TITLE_FILE)
    best = choose_title(items, weights)
    if best is not None and _AUTHORITY.fullmatch(items[best].text):
        items[best].role = "boilerplate"
        best = choose_title(items, weights)
    if best is not None:
        items[best].role = "title"
    return best


def is_heading(item: Item, following: Item | None) -> bool:
    """Whether a block is a heading; ``following`` is the next one below, pictures left out."""
    if following is None or following.role in ("contact", "dateline", "byline"):
        return False
    lead = item.text.rstrip()
    if following.role == "table_row" and _TABLE_TITLE.match(lead):
        return item.short or item.words <= 12
    if lead.endswith("?") and item.words > 9:
        return False
    if lead.endswith("?") and following.text.rstrip().endswith("?"):
        return False  # one of a row of questions, which are asked and not answered
    spoken = SPOKEN_DASH.match(following.text) or following.text[:1] in MARKS
    if lead.endswith(":") and (following.role == "list_item" or spoken):
        return False
    if lead.endswith(_IN_SHORT):
        return True
    if lead.endswith(":"):
        return item.words <= 3 and not has_speech(item.text) and item.text[:1].isupper()
    if _GOES_ON.search(lead):
        return False
    if _MEMBER.match(lead):
        return False
    if item.words > 16 or len(item.text) > 120 or item.text[:1].islower():
        return False
    ends = FULL_STOP.search(lead) is not None
    quoted = item.text[:1] in MARKS and lead[-1] in MARKS and item.words <= 9 and not ends
    if quoted:
        return item.gap and following.role == "paragraph" and following.text[:1] not in MARKS
    if item.text[:1] in MARKS or FULL_STOP.search(lead) or lead[-1] in ",;":
        return False
    return (
        following.role in ("paragraph", "list_item", "table_row")
        or following.running
        or following.short
    )


def rows_of_short(items: list[Item]) -> set[int]:
    """Blocks in rows of three or more short ones with a comma: names and addresses, no headings."""
    found: set[int] = set()
    row: list[int] = []
    for i, item in enumerate([*items, None]):
        if item is not None and item.role is None and item.short and ", " in item.text:
            row.append(i)
            continue
        if len(row) >= 3:
            found.update(row)
        row = []
    return found

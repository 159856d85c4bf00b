"""Which short block is the headline, and which are headings."""

import re

from ..da.calendar import MONTHS
from ..da.speech import has_speech
from .blocks import is_contents_line
from .form import FULL_STOP, MARKS, SPOKEN_DASH, Item, after, signs

#: What may stand right below a headline.
_UNDER_TITLE = ("dateline", "byline", "caption")
#: What kind of paper it is, not what it is about.
_TAG = re.compile(
    r"(?:notat|referat|høringssvar|bilag|dagsorden|nyhedsbrev|til(?: \w+)?|sag|emne)(?: til .*| nr\.? ?\d.*)?$|(?:pressemeddelelse|nyhedsbrev)(?: fra | [-–|] |: ).*$"
)
#: A line that says which kind of paper the title above it is of: "Strategi for data 2024-2028".
_SUBTITLE = re.compile(
    r"(?:(?:[\w.-]+ ){0,2}[\w.-]+s )?(?:[a-zæøå]+ )?[\w-]*(?:strategi|handlingsplan|handleplan|politik|program|vision)\b"
    r"|(?:sammenfatning|guide|vejledning|anbefalinger|inspiration) (?:og|til|for|fra|af|om)\b",
    re.IGNORECASE,
)
#: A title that names the kind of paper: "Referat af møde i styregruppen", "Høringsnotat om …".
_PAPER = re.compile(
    r"(?:[a-zæøå]*referat|[\w-]*notat:?|[a-zæøå]*aftale|(?:slut|midtvejs)?evaluering|statusrapport|vedrørende:?|vedr\.:?) (?:af|om|for|fra|til|ved|mellem)?"
    r"|(?:\w+s )?(?:mundtlige |skriftlige )?beretning\b"
)
#: The line of an issue: "Museumsnyt nr. 3", "Nyt fra netværket, nr. 5 - oktober 2008".
_ISSUE = re.compile(
    r"(?:(?:[\w.-]*nyt|[\w ]*nyhedsbrev)\b.*\b(?:nr\.? ?\d|(?:"
    + "|".join(MONTHS)
    + r") \d{4})|(?:[\w.-]+ ){1,3}nr\. \d{1,3}$|nyt fra )"
)
_IN_THIS_ISSUE = re.compile(r"(?:indhold|i dette n(?:ummer|yhedsbrev)):?$")
#: Lines above a headline that say where, when, to whom or for whom, never what about.
_NOT_ABOUT = re.compile(
    r"(?:kære|til|kopi|att\.?|sag|sagsnr|opdateret|menu|spring|gå|deltagere|mødedeltagere|til stede|afbud|center for|forum for|styrelsen for)\b"
    r"|af (?:\w+ )?[a-zæøå]+ [a-zæøå]+$"
    r"|.*(?:\s[-–] (?:gå til|kl\.dk|nyhedsmagasin|analyser|nyhedsbrev)|\b\d{1,2}[-./]\d{1,2}[-./ ]\d{4}$)"
)
#: Cells of a page's head or of its menu: "Statens It   Strategi 2027-2030".
_WIDE = re.compile(r"\S\s{3,}\S")
_DAY = re.compile(
    r"(?:(?:man|tirs|ons|tors|fre|lør|søn)dag d|\d{1,2}\.? (?:" + "|".join(MONTHS) + r")\b)"
)
#: Where on a site a page lies: "Forside › Nyheder".
_PATH = re.compile(r"\s[›»>/|·]\s")
_CHAPTER = re.compile(r"(?:kapitel|afsnit) \d+[.:]? \w")
#: The head of a newspaper page or report: "Forvaltning & It nr. 5 · 23. marts 2007 · side 8".
_MASTHEAD = re.compile(r" [·|•] |\b(?:nr\.|side|årgang) \d")
_PUBLISHER = re.compile(
    r"(?:[A-ZÆØÅ][\w-]+ ){1,3}(?:Kommune|Amt)$|[A-ZÆØÅ -]+ (?:KOMMUNE|AMT)$|Region [A-ZÆØÅ]\w+$|\S+(?:styrelsen|ministeriet)$|KL$|KOMBIT$|KMD$|Danske Regioner$"
)
_REPORT = re.compile(r"\b(?:års)?(?:beretning|rapport)|statusrapport|årsrapport|årsberetning")
_NUMBERED = re.compile(r"\d{1,2}\. \w")
#: A number that a text opens with only where it is a chapter of something longer.
_LATER_CHAPTER = re.compile(r"(?:[2-9]|\d\d)\.(?:\d+)? [A-ZÆØÅ]")


def mark_title(items: list[Item]) -> int | None:
    """Choose the headline among the short blocks above the first running text.

    Where nothing but a tag or a word or two stands there, the search goes on a little below.
    """
    best, best_score = None, -1.0
    keys = [item.key for item in items]
    above = running = 0
    contents = any(is_contents_line(line) for x in items for line in x.text.splitlines())
    for i, item in enumerate(items):
        numbered = item.role == "list_item" and i < 12 and _NUMBERED.match(item.text)
        if item.role not in (None, "heading") and not numbered:
            continue
        if item.running and (item.words > 25 or FULL_STOP.search(item.text)):
            running += 1
            if running > 2 or (best is not None and items[best].words >= 2):
                break
            continue
        above += 1
        if above > 25:
            break
        ends = item.text[-1] in '?!:”"»«'
        if (not item.short and not (item.words <= 25 and ends)) or signs(item):
            continue
        level_one = item.hint == "title" or bool(re.match(r"# |.+\n=+$", item.text, re.DOTALL))
        repeated = item.words >= 3 and keys.count(item.key) > 1 and keys.index(item.key) == i
        repeated = repeated and not numbered  # a line of the contents
        score = 1 + 4 * repeated + 6 * level_one + min(item.words, 6) / 2
        score += 1.0 if above == 1 else 0.0
        first = best is None or best_score < 1
        score += 4.0 if first and contents and item.words >= 2 else 0.0
        score -= 1.0 if item.words > 14 else 0.0
        score -= 2.0 if _TAG.match(item.plain) or _MASTHEAD.search(item.plain) else 0.0
        score -= 3.0 if _PUBLISHER.match(item.text) or item.words == 1 else 0.0
        report = any(_REPORT.search(x.plain) for x in items[:i])
        chapter = _CHAPTER.match(item.plain) or (report and _NUMBERED.match(item.text))
        score += 4.0 if chapter and i < 12 else 0.0
        below = next((x for x in after(items, i) if x.role != "boilerplate"), None)
        score += 1.5 if below is not None and (below.running or below.role in _UNDER_TITLE) else 0.0
        named = item.words >= 2 and _PATH.search(item.text) is None
        score += 3.0 if named and below is not None and is_subtitle(below) else 0.0
        score += _by_words(items, i) if i < 12 else 0.0
        if score > best_score:
            best, best_score = i, score
    if best is not None:
        items[best].role = "title"
    return best


def _by_words(items: list[Item], i: int) -> float:
    """What the words of a line near the top say for or against its being the headline."""
    item = items[i]
    if _ISSUE.match(item.plain):
        newsletter = "ny" in item.plain or any(
            _IN_THIS_ISSUE.match(x.plain) for x in items[i + 1 : i + 4]
        )
        return 7.0 if newsletter and item.words <= 10 else 0.0
    if _NOT_ABOUT.match(item.plain) or _WIDE.search(item.text) or _DAY.match(item.plain):
        return -5.0
    if _PATH.search(item.text):
        return -3.0
    numbered = any(_NUMBERED.match(x.text) or _CHAPTER.match(x.plain) for x in items[:i])
    if _LATER_CHAPTER.match(item.text) and not numbered:
        return 5.0
    paper = _PAPER.match(item.plain) and not _TAG.match(item.plain)
    return 3.0 if paper and item.words >= 2 and i < 8 else 0.0


def is_subtitle(item: Item) -> bool:
    """Whether a short line below a title tells which kind of paper it is."""
    return item.short and item.words >= 2 and _SUBTITLE.match(item.text) is not None


def is_heading(item: Item, following: Item | None) -> bool:
    """Whether a block is a heading; ``following`` is the next one below, pictures left out."""
    if following is None or following.role in ("contact", "dateline", "byline"):
        return False
    lead = item.text.rstrip()
    if lead.endswith("?") and item.words > 9:
        return False
    spoken = SPOKEN_DASH.match(following.text) or following.text[:1] in MARKS
    if lead.endswith(":") and (following.role == "list_item" or spoken):
        return False
    if lead.endswith(":"):
        return item.words <= 3 and not has_speech(item.text) and item.text[:1].isupper()
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

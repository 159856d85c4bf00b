"""What speaks for and against a short block's being the headline, as plain named features."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from ..da.calendar import MONTHS
from ..da.page import CONTENTS, FIRST_HEADINGS
from .blocks import is_contents_line
from .contacts import signs
from .items import FULL_STOP, Item, after

#: What may stand right below a headline.
_UNDER_TITLE = ("dateline", "byline", "caption")
#: A line that says which kind of paper the title above it is of: "Strategi for data 2024-2028".
_SUBTITLE = re.compile(
    r"(?:(?:[\w.-]+ ){0,2}[\w.-]+s )?(?:[a-zæøå]+ |[a-zæøå]+- og )?[\w-]*(?:strategi|handlingsplan|handleplan|politik|program|vision)\b"
    r"|(?:sammenfatning|guide|vejledning|anbefalinger|inspiration) (?:og|til|for|fra|af|om)\b",
    re.IGNORECASE,
)
_REPORT = re.compile(r"\b(?:års)?(?:beretning|rapport)|statusrapport|årsrapport|årsberetning")
_NUMBERED = re.compile(r"\d{1,2}\.\s{1,8}\w")
_PART = r"(?:kapitel|afsnit|indsatsområde|fokusområde|del|spor|vision) \d+"
_CHAPTER = re.compile(rf"{_PART}[.:]? \w")
#: What a line begins as, in small letters; these and the following names are names of weights.
_WORDS = {
    # what kind of paper it is, not what it is about
    "tag": re.compile(
        r"(?:notat|referat|høringssvar|bilag|dagsorden|nyhedsbrev|til(?: \w+)?|sag|emne)(?: til .*| nr\.? ?\d.*)?$"
        r"|(?:pressemeddelelse|nyhedsbrev)(?: fra | [-–|] |: ).*$"
    ),
    # "Referat af møde i styregruppen", "Høringsnotat om …"
    "paper": re.compile(
        r"(?:[a-zæøå]*referat|[\w-]*notat:?|[a-zæøå]*aftale|(?:slut|midtvejs)?evaluering|statusrapport|vedrørende:?|vedr\.:?) (?:af|om|for|fra|til|ved|mellem)?"
        r"|(?:\w+s )?(?:mundtlige |skriftlige )?beretning\b"
    ),
    # "Museumsnyt nr. 3", "Nyt fra netværket, nr. 5 - oktober 2008"
    "issue": re.compile(
        r"(?:(?:[\w.-]*nyt|[\w ]*nyhedsbrev)\b.*\b(?:nr\.? ?\d|(?:"
        + "|".join(MONTHS)
        + r") \d{4})|(?:[\w.-]+ ){1,3}nr\. \d{1,3}$|nyt fra )"
    ),
    "news of": re.compile(r"(?:[\w.-]*nyt)(?: |$)"),
    "not about": re.compile(
        r"(?:kære|til|kopi|att\.?|sag|sagsnr|opdateret|menu|spring|gå|deltagere|mødedeltagere|til stede|afbud|center for|forum for|styrelsen for)\b"
        r"|af (?:\w+ )?[a-zæøå]+ [a-zæøå]+$"
        r"|.*(?:\s[-–] (?:gå til|kl\.dk|nyhedsmagasin|analyser|nyhedsbrev)|\b\d{1,2}[-./]\d{1,2}[-./ ]\d{4}$)"
    ),
    "stamp": re.compile(
        r"(?:forelagt|vedtaget|godkendt|gælder|sendt|udsendt|offentliggjort|udgivet|version|\d\. udgave|j\.? ?nr|sagsnr|bilag|mødenavn|tid|sted)\b"
    ),
    "by": re.compile(r"af (?:[\w-]+ ){1,4}"),
    "day": re.compile(
        r"(?:(?:man|tirs|ons|tors|fre|lør|søn)dag d|\d{1,2}\.? (?:" + "|".join(MONTHS) + r")\b)"
    ),
    "chapter": _CHAPTER,
    "chapter without a name": re.compile(rf"{_PART}[.:]?$"),
    "first heading": re.compile(rf"(?:\d+\.? )?(?:{'|'.join(sorted(FIRST_HEADINGS))})$"),
    "subject": re.compile(r"(?:tema|emne|punkt|sag) ?\d*[.:]"),
    "number of an issue": re.compile(r"nr\. ?\d+\b"),
    "contents": re.compile(rf"(?:{CONTENTS}):?$"),
}
VERB = re.compile(
    r"\b(?:er|har|skal|får|vil|kan|bliver|går|giver|gør|fik|blev|kommer|må|siger|tager|sætter|samler|starter|åbner)\b"
)
#: What a line holds somewhere, in small letters.
_HOLDS = {
    "verb": VERB,
    "year": re.compile(r"\b(?:19|20)\d\d\b"),
    "plan": re.compile(
        r"(?:strategi|plan|politik|program|vision|rapport|aftale|vejledning|arkitektur)(?:en)?\b"
    ),
    "masthead": re.compile(r" [·|•] |\b(?:nr\.|side|årgang) \d"),
    "path": re.compile(r"\s[›»>/|·]\s"),
    "colon": re.compile(r": \w"),
    "mail": re.compile(r"@|www\.|\.dk\b"),
    "menu": re.compile(
        r"\b(?:forside|hjem|nyheder|presse|kontakt|job|om os|søg|log (?:in|ind|på))\b"
    ),
}
#: Cells of a page's head or of its menu: "Statens It   Strategi 2027-2030".
_WIDE = re.compile(r"\S\s{2,}\S")
#: Bodies by name, but for agencies and ministries.
BODIES: Final = (
    r"(?:[A-ZÆØÅ][\w-]+ ){1,3}(?:Kommune|Amt)|Region [A-ZÆØÅ]\w+|KL|KOMBIT|KMD|Danske Regioner"
)
_PUBLISHER = re.compile(
    rf"(?:{BODIES}|[A-ZÆØÅ -]+ (?:KOMMUNE|AMT)|\S+(?:styrelsen|ministeriet))$"
    r"|(?:Styrelsen|Ministeriet|Center|Foreningen|Forum) \w+ [A-ZÆØÅ]"
)
#: A number that a text opens with only where it is a chapter of something longer.
_LATER_CHAPTER = re.compile(r"(?:[2-9]|\d\d)\.(?:\d+)? [A-ZÆØÅ]")
_LEVEL_ONE = re.compile(r"# |.+\n=+$", re.DOTALL)
#: So many blocks of running text and short ones are passed; a numbered line counts as one so far
#: down, and a line above the title so far.
_MOST_RUNNING, _MOST_SHORT, _NUMBERED_UNTIL, _NEAR = 2, 25, 12, 60


def is_subtitle(item: Item) -> bool:
    """Whether a short line below a title tells which kind of paper it is."""
    return item.short and item.words >= 2 and _SUBTITLE.match(item.text) is not None


def names_sender(item: Item) -> bool:
    """Whether a line is the name of an authority and nothing else: "Hjortelev Kommune"."""
    return _PUBLISHER.fullmatch(item.text) is not None


def _candidates(items: Sequence[Item]) -> Iterator[int]:
    """Yield the numbers of the short blocks above the first running text, and a little below."""
    above = running = 0
    seen: set[str] = set()
    for i, item in enumerate(items):
        numbered = item.role == "list_item" and i < _NUMBERED_UNTIL and _NUMBERED.match(item.text)
        if item.role not in (None, "heading") and not numbered:
            continue
        if item.running and (item.words > 25 or FULL_STOP.search(item.text)):
            running += 1
            if running > _MOST_RUNNING:
                return
            continue
        above += 1
        if above > _MOST_SHORT:
            return
        ends = item.text[-1] in '?!”"»«'
        known = item.key in seen and item.words > 1  # the title once more
        seen.add(item.key)
        if (item.short or (item.words <= 25 and ends)) and not known and not signs(item):
            yield i


def _of_line(item: Item) -> Iterator[str]:
    """What a line is by itself."""
    for name, pattern in _WORDS.items():
        if pattern.match(item.plain):
            yield name
    for name, pattern in _HOLDS.items():
        if pattern.search(item.plain):
            yield f"holds {name}"
    if _WIDE.search(item.text):
        yield "cells"
    if _PUBLISHER.match(item.text):
        yield "publisher"
    if item.text.isupper():
        yield "capitals"


class _Search:
    """What speaks for each candidate of one document; the blocks have no title yet."""

    def __init__(self, items: list[Item]) -> None:
        self.items = items
        self.keys = [item.key for item in items]
        self.contents = any(is_contents_line(x) for item in items for x in item.text.splitlines())
        self.lines: dict[int, list[str]] = {}
        self.report = self._first(_REPORT.search)
        self.numbered = min(self._first(_NUMBERED.match), self._first(_CHAPTER.match))

    def _first(self, found_in: Callable[[str], object]) -> int:
        """The number of the first block in whose words something is; only those near the top count."""
        near = enumerate(self.items[:_NEAR])
        return next((i for i, item in near if found_in(item.plain)), _NEAR)

    def line(self, i: int) -> list[str]:
        """What a line is by itself, looked at once."""
        if i not in self.lines:
            self.lines[i] = list(_of_line(self.items[i]))
        return self.lines[i]

    def of(self, i: int, order: int, running: int) -> dict[str, float]:
        """The clues of one block, the ``order``th candidate, below so many blocks of running text."""
        items, item = self.items, self.items[i]
        found = list(self.line(i))
        words = min(item.words, 6)
        found += [f"{n} words and more" for n in (2, 3, 4, 6, 9, 15) if item.words >= n]
        found += [f"candidate {min(order, 8)}", f"below {min(running, 3)} running"]
        if item.hint == "title" or _LEVEL_ONE.match(item.text):
            found.append("level one")
        if item.words >= 3 and self.keys.count(item.key) > 1 and self.keys.index(item.key) == i:
            found.append("repeated below")
        if self.contents:
            found.append(f"contents below, candidate {min(order, 3)}")
        if self.report < i:
            found.append("in a report")
            if _NUMBERED.match(item.text):
                found.append("numbered in a report")
        earlier = self.numbered < i
        if _LATER_CHAPTER.match(item.text) and not earlier:
            found.append("later chapter")
        if _NUMBERED.match(item.text):
            found.append("numbered again" if earlier else "numbered first")
        found.append("gap above" if item.gap else "no gap above")
        found += [f"above: {clue}" for clue in self._beside(i - 1)]
        found += [f"below: {clue}" for clue in self._beside(i + 1)]
        below = next((x for x in after(items, i) if x.role != "boilerplate"), None)
        if below is not None:
            if below.running or below.role in _UNDER_TITLE:
                found.append("text below")
            if is_subtitle(below):
                found.append("subtitle below")
        found.append(
            f"ends in {item.text[-1]}" if not item.text[-1].isalnum() else "ends in a word"
        )
        found.append(f"first word {item.key.split(' ', 1)[0]}")
        return dict.fromkeys(found, 1.0) | {"words": words / 6}

    def _beside(self, i: int) -> Iterator[str]:
        """What a block beside the candidate is, and its line where it is no running text."""
        if not 0 <= i < len(self.items):
            yield "nothing"
            return
        item = self.items[i]
        yield item.role or ("running" if item.running else "short" if item.short else "other")
        if not item.running:
            yield from self.line(i)


def title_clues(items: list[Item]) -> list[tuple[int, dict[str, float]]]:
    """Number and clues of each block that may be the headline, in text order."""
    clues = _Search(items)
    found: list[tuple[int, dict[str, float]]] = []
    running = last = 0
    for order, i in enumerate(_candidates(items)):
        running += sum(x.running for x in items[last:i])
        last = i
        found.append((i, clues.of(i, order, running)))
    return found

"""What stands around a proposal: its governing words, generic uses before it, the title of the paper.

Where `signals` reads a proposal's own words and its sentence, this reads what surrounds them.
"""

import re
from collections.abc import Sequence
from functools import cache

from ..da.page import CONTENTS
from ..da.surroundings import (
    BEGINS,
    BODIES,
    BOUGHT,
    CONSISTS,
    ENDED,
    ENDS,
    EVERY,
    GLOSSARY,
    GOES_ON,
    OF_WHOSE_WORK,
    PAPERS,
    PART_OF,
    REPLACES,
    SERVES,
    TRADE,
    USED_THROUGH,
)
from ..schema import Passage
from .names import key
from .proposal import Proposal

_BEFORE = 48  # characters in which the words that govern a name stand
_AFTER = 70
_BACK = 350
_AROUND = 220


def _leading(words: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|\W)(?:{words})\s+(?:(?:den|det|de|en|et|projektet|programmet)\s+)?[”\"»„]?$"
    )


def _following(words: str) -> re.Pattern[str]:
    return re.compile(
        rf"[”\"«»]?(?:\s\([^)\n]{{1,30}}\))?,?\s(?:(?:der|som|er|blev|bliver|var|har|skal|vil|ikke|også|nu|så|i|først|fortsat)\s){{0,4}}(?:{words})(?!\w)"
    )


_LEAD_WORDS = {
    "in part of": PART_OF,
    "in work of": OF_WHOSE_WORK,
    "in replaces": REPLACES,
    "in used through": USED_THROUGH,
    "in bought": BOUGHT,
    "in ended": ENDED,
}
_FOLLOWING_WORDS = {
    "then begins": BEGINS,
    "then goes on": GOES_ON,
    "then ends": ENDS,
    "then consists": CONSISTS,
    "then serves": SERVES,
}
_LEADS = tuple((name, _leading(words)) for name, words in _LEAD_WORDS.items())
_FOLLOWS = tuple((name, _following(words)) for name, words in _FOLLOWING_WORDS.items())
#: Whether any of them does: mostly none.
_ANY_LEADS = _leading("|".join(_LEAD_WORDS.values()))
_ANY_FOLLOWS = _following("|".join(_FOLLOWING_WORDS.values()))
_TRADE = re.compile(rf"(?:{TRADE})")
_TRADED = frozenset({"aftale", "løsning", "system", "samarbejde", "plan", "platform", "forløb"})
#: A line that names a paper and is no sentence: "Strategi for …", "Nordby Kommunes strategi 2020".
_SUBTITLE = re.compile(
    rf"\s*(?:[\w'’.-]+\s){{0,6}}?[\w-]*(?:{PAPERS})(?!\w)[^.:!?]*$", re.IGNORECASE
)
_SELF = re.compile(
    r"\b(?:strategien|planen|handlingsplanen|handleplanen|programmet|politikken|visionen)s?\b"
)
_PERIOD = re.compile(r"(?:19|20)\d\d\s?[-–/]\s?(?:20)?\d\d\s*$|(?:frem mod|mod) 20\d\d\s*$")
_CONTENTS = re.compile(rf"^[ \t]*(?:{CONTENTS})[ \t:]*$", re.IGNORECASE | re.MULTILINE)
#: Names before one in the same list: "omfatter SAPA, KY og" KSD.
_LISTED_BEFORE = re.compile(
    r"(?:[A-ZÆØÅ][\w.-]*(?:[ \n][A-ZÆØÅ\d][\w.-]*){0,2}(?:,| og| samt)[ \n]){1,4}$"
)
_LIST_SIGNS = (",", " og", " samt")
#: Who supplies it: "Sundhedsplatformen (Epic)", "Nexus fra KMD".
_SUPPLIED = re.compile(
    r"(?:[ \n]\(|,?[ \n](?:som|der)?[ \n]?(?:fra|(?:er[ \n])?leveret af|leveres af|(?:er[ \n])?udviklet af)[ \n])(?=[A-ZÆØÅ])"
)
#: What is not made: "der udarbejdes ikke en", "ikke en egentlig".
_NOT_MADE = re.compile(r"(?:ikke|ingen|hverken|i stedet for)\s+(?:\w+\s+){0,3}$")
_GLOSSARY = re.compile(rf"\b(?:{GLOSSARY})", re.IGNORECASE)
_SUBTITLE_LENGTH = 140
_CONTENTS_LENGTH = 800
_OFTEN = 3


@cache
def _every(head: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{EVERY})\s+(?:\w+\s)?[\w-]*{head}(?!\w)")


@cache
def _many(head: str) -> re.Pattern[str]:
    stem = head.removesuffix("e")
    return re.compile(rf"(?<!\w)[\w-]*{stem}(?:er|erne|ers|ernes|ene|r|rne)(?!\w)")


@cache
def _one(head: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:en|et)\s+(?:\w+\s){{0,3}}[\w-]*{head}(?!\w)")


def describe_setting(text: str, passages: Sequence[Passage], found: Sequence[Proposal]) -> None:
    """Add to each proposal's features what stands around it.

    Args:
        text: the document.
        passages: all its passages, to which sections point.
        found: proposals in text order, with the features of `evidence`.
    """
    titled = _title_of_paper(text, passages, found)
    small = text.lower()
    if len(small) != len(text):  # a letter that is two in lower case: offsets would not fit
        small = text
    glossary = {
        i
        for i, p in enumerate(passages)
        if p.role == "heading" and _GLOSSARY.search(text, p.start, p.end)
    }
    contents = _CONTENTS.search(text) is not None
    trade = min(1.0, 200 * sum(1 for _ in _TRADE.finditer(small)) / (len(small) + 1))
    at = 0
    for item in found:
        while at + 1 < len(passages) and passages[at + 1].start <= item.start:
            at += 1
        passage = passages[at]
        features = item.features
        if contents and _in_contents(text, item.start):
            features["in contents"] = 1.0
        if item.named:
            features |= _around_name(text, item, passage)
            features |= titled.get(key(text, item.start, item.end), {})
        elif item.description is not None:
            features |= _around_description(small, item, trade)
        if passage.section in glossary:
            features["in glossary"] = 1.0


def _around_name(text: str, item: Proposal, passage: Passage) -> dict[str, float]:
    """The words that govern a name, which for solutions tell more."""
    before = text[max(passage.start, item.start - _BEFORE) : item.start]
    in_list = before.rstrip().endswith(_LIST_SIGNS)
    listed = _LISTED_BEFORE.search(before) if in_list else None
    lead = (before[: listed.start()] if listed is not None else before).lower()
    end = min(passage.end, item.end + _AFTER)
    told = []
    if _ANY_LEADS.search(lead):
        told += [name for name, words in _LEADS if words.search(lead)]
    if _ANY_FOLLOWS.match(text, item.end, end):
        told += [name for name, words in _FOLLOWS if words.match(text, item.end, end)]
    features = dict.fromkeys(told, 1.0)
    features |= {f"{'product' if item.solution else 'name'}, {name}": 1.0 for name in told}
    features["nothing governs"] = float(not told)
    features["listed"] = float(listed is not None)
    named = text[item.start : item.end].lower().split()
    features["body"] = float(any(word.removesuffix("s").endswith(BODIES) for word in named))
    supplied = _SUPPLIED.match(text, item.end, end) is not None
    features[f"{'product' if item.solution else 'name'}, supplied"] = float(supplied)
    if item.solution:
        words = lead.split()
        if words:
            features[f"product, before {words[-1]}"] = 1.0
    return features


def _in_contents(text: str, start: int) -> bool:
    """Whether a list of contents stands around it: lines without a blank one under their heading."""
    block = text.rfind("\n\n", max(0, start - _CONTENTS_LENGTH), start)
    return block >= 0 and _CONTENTS.search(text, block + 2, start) is not None


def _around_description(small: str, item: Proposal, trade: float) -> dict[str, float]:
    """Whether the head was used of every one, of several, of a new one before; whether it is of trade."""
    told = item.description
    assert told is not None
    before = small[max(0, item.start - _BACK) : item.start]
    stem = told.head.removesuffix("e")
    kind = "short" if told.definite and not told.told and not told.stem else "long"
    features = {}
    for name, pattern in (("every", _every), ("many", _many), ("one", _one)):
        if stem in before and pattern(told.head).search(before):
            features[f"{name} before"] = 1.0
            features[f"{name} before, {kind}"] = 1.0
    if told.head in _TRADED and _TRADE.search(
        small, max(0, item.start - _AROUND), item.end + _AROUND
    ):
        features[f"{told.head}, trade near"] = 1.0
    if told.head in _TRADED:
        features[f"{told.head}, paper of trade"] = trade
    features["not made"] = float(_NOT_MADE.search(before[-40:]) is not None)
    return features


def _title_of_paper(
    text: str, passages: Sequence[Passage], found: Sequence[Proposal]
) -> dict[str, dict[str, float]]:
    """What tells that the document's title is that of a paper, by the title's key.

    A line "Strategi for …" below it, a period in it, a text that speaks of "strategien".
    """
    number = next((i for i, p in enumerate(passages) if p.role == "title"), None)
    if number is None:
        return {}
    title = passages[number]
    below = [p for p in passages[number + 1 : number + 3] if p.end - p.start < _SUBTITLE_LENGTH]
    subtitle = any(_SUBTITLE.match(text[p.start : p.end]) for p in below)
    often = sum(1 for _ in _SELF.finditer(text.lower())) >= _OFTEN
    told: dict[str, dict[str, float]] = {}
    for item in found:
        if not title.start <= item.start < title.end or not item.named:
            continue
        words = text[item.start : item.end]
        if item.end - item.start >= 0.8 * (title.end - title.start):
            features = {
                "title of paper, subtitle": float(subtitle),
                "title of paper, period": float(bool(_PERIOD.search(words))),
                "title of paper, often": float(often),
                "title of paper, both": float(often and subtitle),
            }
            told[key(text, item.start, item.end)] = {k: v for k, v in features.items() if v}
    return told

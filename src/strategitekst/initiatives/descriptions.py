"""NOM: descriptions of one specific initiative, by patterns over head nouns.

"den nye fælleskommunale digitaliseringsstrategi for 2016-2020", "handlingsplanen", "et 5-årigt
program": a head noun with the adjectives that tell which one, its topic and its period.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..da.undertakings import (
    DEFINITE,
    DETERMINERS,
    FORMS,
    IDIOMS_AFTER,
    IDIOMS_BEFORE,
    LAUNCHING,
    LOOSE_HEADS,
    NOT_UNDERTAKINGS,
    NOVELTY,
    TELLING,
    WEAK_HEADS,
)
from ..schema import Entity
from .features import sentence_around

_HEAD = re.compile(
    r"(?<![\w@])(?P<stem>[\w-]{0,40}?)(?P<form>"
    + "|".join(FORMS)
    + r")(?P<genitive>s|['’]s?)?(?![\w@]|-\w)",
    re.IGNORECASE,
)
_TELLING = re.compile(rf"(?:{TELLING})$", re.IGNORECASE)
_LAUNCHING = re.compile(rf"\b(?:{LAUNCHING})\b", re.IGNORECASE)
_ADJECTIVE = re.compile(
    r"\w{3}(?:al|ale|alt|sk|ske|lig|lige|ligt|ig|ige|igt|iv|ive|ede|ende|eret|erede)$"
)
_WORD_BEFORE = re.compile(r"([\w'’.-]+)(,?\s+(?:og\s+)?)$")
_TOPIC = re.compile(r"\s+(?P<preposition>for|om|fra|til|på|med|af)\s+")
_NUMBER = re.compile(r"\s+\d{1,2}(?:\.\d{1,2})?(?![\w-]|[.,]\d|\s*(?:pct|mio|mia|kr|år|kommuner)\b)")
_COORDINATED = re.compile(r"(?<![\w-])[\wæøå]{3,30}-\s+(?:og|eller)\s+$")
#: Heads that are counted: "indsats 5", "bølge 2".
_COUNTED = frozenset({"indsats", "initiativ", "projekt", "bølge", "tiltag", "spor", "program", "fase"})
#: Heads whose topic follows another preposition: "forsøg med sensorer", "udbredelsen af telemedicin".
_OTHER_TOPICS = {
    "forsøg": ("med",),
    "eksperiment": ("med",),
    "projekt": ("med",),
    "ordning": ("med",),
    "opfølger": ("på", "til"),
    "udbredelse": ("af",),
    "udrulning": ("af",),
    "modernisering": ("af",),
    "sammenlægning": ("af",),
    "overgang": ("til",),
    "udbud": ("af",),
    "udgave": ("af",),
}
_PERIOD = re.compile(
    r"\s+(?:for\s+|fra\s+)?(?P<years>(?:19|20)\d\d(?:\s?[-–/]\s?(?:20)?\d\d)?)(?![\w-]|[.,]\d)"
)
_TOPIC_WORD = re.compile(r"\s*(?:og\s+)?(?P<word>[\w'’&/-]+)")
_TOPIC_STOP = re.compile(
    r"(?:der|som|at|er|har|skal|vil|kan|blev|bliver|var|med|fra|hvor|når|så|og|eller|på|i|ved|hos|af|mod|efter|under|frem"
    r"|inden|omkring|samt|siger|mener|de|den|det|man|vi|også|nu|her|ikke|til|over|gennem|mellem|fordi|hvis|men|sætter|gør|får|lanceres|om)$",
    re.IGNORECASE,
)
_JOINING = frozenset({"og", "i", "af", "på", "til", "de", "den", "det"})


@dataclass(frozen=True, slots=True)
class Description:
    """A description found: half-open offsets, head noun, whether definite, whether "new".

    ``before`` is the determiner or possessor before it, or the word before it after a dash;
    ``told`` says whether there are words that tell which one, ``extended`` whether a topic or
    period follows, ``specific`` whether the rules take it for one specific undertaking.
    """

    start: int
    end: int
    head: str
    stem: str
    definite: bool
    novel: bool
    before: str = ""
    told: bool = False
    extended: bool = False
    specific: bool = False


def _determined(text: str, low: int, position: int) -> bool:
    match = _WORD_BEFORE.search(text[max(low, position - 60) : position])
    return match is not None and (
        match.group(1).lower() in DETERMINERS or match.group(1).endswith(("'s", "’s"))
    )


def _modifiers(text: str, low: int, head_start: int) -> tuple[int, bool, str]:
    """Walk left over the adjectives that tell which one.

    Returns:
        Start of the mention, whether "ny" or "kommende" was passed, and the determiner or
        possessor before it, lower case ("" where there is none).
    """
    start, novel = head_start, False
    position = head_start
    for _ in range(7):
        match = _WORD_BEFORE.search(text[max(low, position - 60) : position])
        if match is None:
            return start, novel, ""
        word, joint = match.group(1), match.group(2)
        lower = word.lower()
        begin = position - len(match.group())
        if lower in NOVELTY:
            novel = True
            if lower == "næste":
                start = begin
            position = begin
        elif _TELLING.match(word) and (start == position or not joint.strip(" \n")):
            start = position = begin
        elif lower in DETERMINERS or (
            lower.endswith(("s", "'s", "’s")) and not joint.startswith(",")
        ):
            return start, novel, lower
        elif _ADJECTIVE.search(lower) and not joint.strip() and _determined(text, low, begin):
            start = position = begin
        else:
            return start, novel, f"-{lower}"
    return start, novel, ""


def _extend(text: str, end: int, limit: int, entities: Sequence[Entity], head: str) -> int:
    """Take in a directly following topic, period, year or number."""
    agreed = head in ("aftale", "partnerskab")
    number = _NUMBER.match(text, end, limit) if head in _COUNTED else None
    if number is not None:
        return number.end()
    period = _PERIOD.match(text, end, limit)
    if period is not None:
        return period.end("years")
    topic = _TOPIC.match(text, end, limit)
    others = _OTHER_TOPICS.get(head, ())
    if topic is not None and topic.group("preposition") == "med" and "med" not in others:  # "aftale med Danske Regioner"
        party = next((e for e in entities if e.label == "ORG" and e.start == topic.end()), None)
        return party.end if party is not None and agreed else end
    if topic is None or topic.group("preposition") not in ("for", "om", *others):
        return end
    date = next((e for e in entities if e.label == "DATE" and e.start == topic.end()), None)
    if date is not None:
        return date.end
    position, last, words = topic.end(), end, 0
    while words < 6:
        match = _TOPIC_WORD.match(text, position, limit)
        if match is None:
            break
        word = match.group("word")
        if _TOPIC_STOP.match(word) and not (words == 0 and word in _JOINING):
            break
        position = match.end()
        if word not in _JOINING:
            last = position
        words += 1
        if text[position : position + 1] and text[position] in ',.;:!?”"»)(':
            break
    if last == end:
        return end
    period = _PERIOD.match(text, last, limit)
    return period.end("years") if period is not None else last


def _specific(
    text: str,
    low: int,
    high: int,
    found: Description,
    before: str,
    heading: bool,
    seen: set[str],
    extended: bool,
) -> bool:
    """Tell one specific undertaking from a generic use of the word."""
    after = text[found.end : found.end + 24].strip().lower()
    form = (
        text[found.start : found.end].rsplit(maxsplit=1)[-1].lower()
        if found.end > found.start
        else ""
    )
    if (
        before.lstrip("-") in IDIOMS_BEFORE
        and not found.definite
        and found.start == found.end - len(form)
    ):
        return False
    telling = text[found.start : found.end].strip().lower().startswith(form) is False
    if found.definite:
        stop = IDIOMS_AFTER.get(form.rstrip("s"), ())
        if (
            any(after.startswith(s + " ") or (after.startswith(s) and " " in s) for s in stop)
            and not found.stem
        ):
            return False
        if found.head == "indsats" and found.stem and not telling:
            return (
                _LAUNCHING.search(sentence_around(text, found.start, found.end, low, high))
                is not None
            )
        if found.head in WEAK_HEADS and not found.stem and not telling:
            return (
                found.head in seen
                or (found.head == "plan" and "handlingsplan" in seen)
                or found.head in ("aftale", "reform")
            )
        return True
    if before in ("-en", "-et"):
        before = before[1:]
    owned = before.endswith("s") and before not in ("", "-") and not before.startswith("-")
    article = before in ("en", "et", "den", "det", "denne", "dette")
    sentence = sentence_around(text, found.start, found.end, low, high)
    launching = _LAUNCHING.search(sentence) is not None
    compound = bool(found.stem)
    if found.head in WEAK_HEADS and not compound:
        named = telling or found.novel or extended
        return (article or owned or found.novel) and named and launching
    if heading:
        return telling or found.novel or (compound and (before == "" or owned))
    if owned or before in ("vores", "deres", "sin", "jeres"):
        return True
    if article:
        return found.novel or telling or (launching and (compound or extended))
    if found.novel:
        return True
    return telling and compound and found.head != "politik"


def find_descriptions(
    text: str, start: int, end: int, entities: Sequence[Entity], heading: bool, seen: set[str]
) -> list[Description]:
    """Find descriptions with an undertaking's head noun in one passage, specific or not.

    Args:
        text: the document.
        start: start of the passage.
        end: end of the passage, exclusive.
        entities: entities of the document; dates end a mention's period.
        heading: the passage is a title or heading, where articles are left out.
        seen: heads met so far in the document; added to.

    Returns:
        Descriptions in text order.
    """
    found = []
    for match in _HEAD.finditer(text, start, end):
        stem, form = match.group("stem").lower(), match.group("form").lower()
        head = DEFINITE.get(form, form)
        if (stem + head) in NOT_UNDERTAKINGS or (stem and len(stem.rstrip("-")) < 2):
            continue
        definite = form in DEFINITE
        if not definite and match.group("genitive") and match.group("genitive") == "s":
            continue  # "strategis": part of another word
        first, novel, before = _modifiers(text, start, match.start())
        joined = _COORDINATED.search(text, max(start, first - 40), first) if stem else None
        if joined is not None and first == match.start():
            first = joined.start()  # "sags- og dokumentsystem"
        last = match.end()
        if not match.group("genitive"):
            last = _extend(text, last, end, entities, head)
        bare = Description(first, match.end(), head, stem, definite, novel)
        extended = last > match.end()
        specific = head not in LOOSE_HEADS and _specific(
            text, start, end, bare, before, heading, seen, extended
        )
        told = first < match.start()
        found.append(
            Description(first, last, head, stem, definite, novel, before, told, extended, specific)
        )
        if specific:
            seen.add(head)
    return found

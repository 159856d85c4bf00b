"""How far a description reaches: the words that tell which one before its head, topic and period behind."""

import re

from ..da.undertakings import DETERMINERS, NAME_STOP, NOVELTY
from ..schema import Entity
from ..spans import Index
from .features import TELLS

_ADJECTIVE = re.compile(
    r"\w{3}(?:al|ale|alt|sk|ske|lig|lige|ligt|ig|ige|igt|iv|ive|ede|ende|eret|erede)$"
)
_WORD_BEFORE = re.compile(r"([\w'’.-]+)(,?\s+(?:og\s+)?)$")
_TOPIC = re.compile(r"\s+(?P<preposition>for|om|fra|til|på|med|af|mod|i)\s+")
_NUMBER = re.compile(
    r"\s+\d{1,2}(?:\.\d{1,2}){0,2}(?![\w-]|[.,]\d|\s*(?:pct|mio|mia|kr|år|kommuner)\b)"
)
#: The first part of a joined compound: sags- og dokumentsystem.
COORDINATED = re.compile(r"(?<![\w-])[\wæøå]{3,30}-\s+(?:og|eller)\s+$")
#: Heads that are counted: "indsats 5", "bølge 2".
_COUNTED = frozenset(
    {"indsats", "initiativ", "projekt", "bølge", "tiltag", "spor", "program", "fase"}
)
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
    "bølge": ("af",),
    "afprøvning": ("af",),
    "pulje": ("til",),
    "fond": ("til",),
    "kampagne": ("mod",),
    "kursus": ("i",),
}
_PERIOD = re.compile(
    r"\s+(?:for\s+|fra\s+)?(?P<years>(?:19|20)\d\d(?:\s?[-–/]\s?(?:20)?\d\d)?)(?![\w-]|[.,]\d)"
)
_TOPIC_WORD = re.compile(r"\s*(?:og\s+)?(?P<word>[\w'’&/-]+)")
_TOPIC_STOP = re.compile(
    r"(?:der|som|at|er|har|skal|vil|kan|blev|bliver|var|med|fra|hvor|når|så|og|eller|på|i|ved|hos|af|mod|efter|under|frem"
    r"|inden|omkring|samt|siger|mener|de|den|det|man|vi|også|nu|her|ikke|til|over|gennem|mellem|fordi|hvis|men|sætter|gør|får|lanceres|om|må|svarende|indgik|udløber|alene"
    rf"|{NAME_STOP})$",
    re.IGNORECASE,
)
_JOINING = frozenset({"og", "i", "af", "på", "til", "de", "den", "det"})


def _determined(text: str, low: int, position: int) -> bool:
    match = _WORD_BEFORE.search(text[max(low, position - 60) : position])
    return match is not None and (
        match.group(1).lower() in DETERMINERS or match.group(1).endswith(("'s", "’s"))
    )


def modifiers(text: str, low: int, head_start: int) -> tuple[int, bool, str]:
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
        elif TELLS.match(word) and (start == position or not joint.strip(" \n")):
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


def _starting(entities: Index[Entity], start: int, label: str) -> Entity | None:
    return next((e for e in entities.starting(start, start + 1) if e.label == label), None)


def extend(text: str, end: int, limit: int, entities: Index[Entity], head: str) -> int:
    """Take in a directly following topic, period, year or number."""
    agreed = head in ("aftale", "partnerskab")
    number = _NUMBER.match(text, end, limit) if head in _COUNTED else None
    if number is not None:
        return number.end()
    period = _PERIOD.match(text, end, limit)
    if period is not None:
        return period.end("years")
    topic = _TOPIC.match(text, end, limit)
    if topic is not None and topic.group("preposition") == "fra":  # "aftalen fra oktober 2012"
        since = _starting(entities, topic.end(), "DATE")
        return since.end if since is not None and since.end <= limit else end
    others = _OTHER_TOPICS.get(head, ())
    if (
        topic is not None and topic.group("preposition") == "med" and "med" not in others
    ):  # "aftale med Danske Regioner"
        party = _starting(entities, topic.end(), "ORG")
        return party.end if party is not None and agreed else end
    if topic is None or topic.group("preposition") not in ("for", "om", *others):
        return end
    date = _starting(entities, topic.end(), "DATE")
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

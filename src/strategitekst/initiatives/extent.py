"""How far a description reaches: the words that tell which one before its head, topic and period behind."""

import re

from ..da.undertakings import DETERMINERS, NOT_TELLING, NOVELTY, OWNER_WORDS, QUALIFYING
from ..schema import Entity
from ..spans import Index
from .features import TELLS, head_of
from .topic import period_end, starting, topic_and_period, topic_end

_ADJECTIVE = re.compile(
    r"\w{3}(?:al|ale|alt|sk|ske|lig|lige|ligt|ig|ige|igt|iv|ive|ede|ende|eret|erede)$"
)
_WORD_BEFORE = re.compile(r"([\w'’.-]+)(,?\s+(?:og\s+)?)$")
_TOPIC = re.compile(r"\s+(?P<preposition>for|om|fra|til|på|med|af|mod|i)\s+")
_NUMBER = re.compile(
    r"\s+\d{1,2}(?:\.\d{1,2}){0,2}(?![\w-]|[.,]\d|\s*(?:pct|mio|mia|kr|år|kommuner)\b)"
)
#: The first part of a joined compound: sags- og dokumentsystem.
COORDINATED = re.compile(r"(?<![\w-])[\wæøå]{2,30}-\s+(?:og|eller)\s+$")
#: What goes with the verb and is no topic: "vedtog planen for første gang", "aftalen for KL's vedkommende";
#: whose it is: "strategi for kommunen", "for 98 kommuner" (6 of 6).
_NO_TOPIC = re.compile(
    r"(?:(?:første|anden|sidste)\s+gang|tiden(?!\s+efter)|øjeblikket|alvor|nylig|hele\s+perioden|perioden\s+herefter"
    r"|[\w'’]+\s+vedkommende|(?:to|tre|fire|fem|seks|ti|få|\d{1,2})\s+(?:år|måneder|uger|dage)|bl\.(?:\s?a\.)?"
    r"|(?<=for\s)(?:kommunen|regionen|(?:de\s\w+|\d+|alle|landets)\s(?:kommuner|regioner)))(?!\w)"
)
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
    "afløser": ("af", "til"),
    "udspil": ("til",),
    "udbredelse": ("af", "til"),
    "tilbud": ("til",),
    "udrulning": ("af",),
    "modernisering": ("af",),
    "sammenlægning": ("af",),
    "overgang": ("til",),
    "udbud": ("af",),
    "udgave": ("af",),
    "generation": ("af",),
    "bølge": ("af",),
    "konkurrenceudsættelse": ("af",),
    "udfasning": ("af",),
    "reform": ("af",),
    "satsning": ("på",),
    "afprøvning": ("af",),
    "pulje": ("til",),
    "fond": ("til",),
    "kampagne": ("mod",),
    "kursus": ("i",),
}
#: Who agrees for many, in common nouns: "aftalen med staten om vejene".
_JOINT_PARTY = re.compile(
    rf"(?:{'|'.join(word for word in OWNER_WORDS if word.endswith(('en', 'ne')))})(?!\w)"
)
#: A wave of a definite plan is a part of what it names: "første bølge" of "planen for …".
_OF_ITS_PLAN = re.compile(r"(?:den|\w*planen)\s")
_AND = re.compile(r"\s+og\s+")
#: Words right before an adjective that tells which one: "en såkaldt regulatorisk sandkasse".
_DETERMINING = DETERMINERS | {"såkaldt", "såkaldte"}
_ABOUT = re.compile(r"\s+om\s+(?!at\b|hvordan\b|hvor\b)")
_MORE_PARTIES = re.compile(r",\s+[A-ZÆØÅ][^.,\n]{0,60}\s(?:og|samt)\s")


_QUALIFYING = re.compile(rf"(?:(?:{QUALIFYING})\s+)+(?=\w)")


def told_start(text: str, start: int, end: int) -> int:
    """Where a description begins to tell which one: "en konkret handlingsplan" at the noun.

    Args:
        text: the document.
        start: start of the description, behind its article.
        end: one past it.
    """
    words = _QUALIFYING.match(text, start, end)
    return words.end() if words is not None else start


def _determined(text: str, low: int, position: int) -> bool:
    match = _WORD_BEFORE.search(text[max(low, position - 60) : position])
    return match is not None and (
        match.group(1).lower() in _DETERMINING or match.group(1).endswith(("'s", "’s"))
    )


def modifiers(
    text: str, low: int, head_start: int, definite: bool = False
) -> tuple[int, bool, str]:
    """Walk left over the adjectives that tell which one.

    A noun with the article at its end has none in Danish: "den erstattede klimaplanen".

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
        elif lower in NOT_TELLING:
            position = begin
        elif definite and lower not in DETERMINERS and not lower.endswith("s"):
            return start, novel, f"-{lower}"
        elif (
            TELLS.match(word)
            and not head_of(word)
            and (start == position or not joint.strip(" \n"))
        ):
            start = position = begin
        elif lower in DETERMINERS or (
            lower.endswith(("s", "'s", "’s")) and not joint.startswith(",")
        ):
            return start, novel, lower
        elif (
            _ADJECTIVE.search(lower)
            and joint.strip() in ("", ",")
            and _determined(text, low, begin)
        ):
            start = position = begin
        else:
            return start, novel, f"-{lower}"
    return start, novel, ""


def extend(
    text: str,
    end: int,
    limit: int,
    entities: Index[Entity],
    head: str,
    *,
    definite: bool = False,
    asked: bool = False,
) -> int:
    """Take in a directly following topic, period, year or number.

    Args:
        text: the document.
        end: one past the head noun.
        limit: end of the passage, exclusive.
        entities: the document's names and dates.
        head: the head noun.
        definite: it has its article at its end.
        asked: an auxiliary stands before, so that the main verb follows: "skal aftalen om data sikre".

    Returns:
        One past the description's last word.
    """
    number = _NUMBER.match(text, end, limit) if head in _COUNTED else None
    if number is not None:  # "initiativ 4 om åbne data"
        about = _ABOUT.match(text, number.end(), limit)
        last = about and topic_end(text, about.end(), limit, entities, asked)
        return last or number.end()
    over = period_end(text, end, limit)
    if over is not None:
        return over
    topic = _TOPIC.match(text, end, limit)
    if topic is None or _NO_TOPIC.match(text, topic.end(), limit):
        return end
    preposition = topic.group("preposition")
    since = starting(entities, topic.end(), "DATE") if preposition in ("fra", "af") else None
    if since is not None:  # "aftalen fra oktober 2012", "aftalen af 16. juni 2020"
        return since.end if since.end <= limit else end
    others = _OTHER_TOPICS.get(head, ())
    # "støtter projektet med en bevilling"
    if preposition == "med" and ("med" not in others or (definite and head == "projekt")):
        agreed = head in ("aftale", "partnerskab")
        return _agreed(text, end, topic.end(), limit, entities, asked) if agreed else end
    if preposition not in ("for", "om", *others):
        return end
    if head == "bølge" and _OF_ITS_PLAN.match(text, topic.end(), limit):
        return end
    last = topic_and_period(text, topic.end(), limit, entities, asked)
    return end if last is None else last


def _agreed(
    text: str, end: int, start: int, limit: int, entities: Index[Entity], asked: bool
) -> int:
    """Take in with whom something is agreed, and about what: "aftale med Danske Regioner om vagtlæger"."""
    party = starting(entities, start, "ORG")
    if party is not None:
        last = _parties(text, party, limit, entities, end)
        without = last
    else:
        joint = _JOINT_PARTY.match(text, start, limit)
        last, without = joint.end() if joint is not None else end, end
    about = _ABOUT.match(text, last, limit) if last > end else None
    topic = about and topic_and_period(text, about.end(), limit, entities, asked)
    return topic or without


def _parties(text: str, party: Entity, limit: int, entities: Index[Entity], without: int) -> int:
    """Where those end with whom something is agreed: one or two; a longer list is left out."""
    joint = _AND.match(text, party.end, limit)
    if joint is not None:
        second = starting(entities, joint.end(), "ORG")
        return second.end if second is not None and second.end <= limit else party.end
    return without if _MORE_PARTIES.match(text, party.end, limit) else min(party.end, limit)

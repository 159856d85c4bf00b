"""How far a description reaches: the words that tell which one before its head, topic and period behind."""

import re

from ..da.undertakings import DETERMINERS, HEADS, NAME_STOP, NOT_TELLING, NOVELTY, OWNER_WORDS
from ..da.verbs import MAIN_VERBS, VERBS
from ..schema import Entity
from ..spans import Index
from .features import TELLS, head_of

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
    "udspil": ("til",),
    "udbredelse": ("af",),
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
_PERIOD = re.compile(
    r"\s+(?:for\s+|fra\s+|frem\s+(?:til|mod)\s+)?(?P<years>(?:19|20)\d\d(?:\s?[-–/]\s?(?:20)?\d\d)?)(?![\w-]|[.,]\d)"
)
_SINCE = re.compile(r"\s+fra\s+")
_NEXT_YEAR = re.compile(r"\s+og\s+(?P<year>20\d\d)(?![\w-]|[.,]\d)")
_TOPIC_WORD = re.compile(
    r"\s*(?:og\s+)?(?P<word>[\w'’&/-]+(?:\.[a-z]{2,4}(?![\w-])|(?<=\d)\.\d{1,2}(?!\w))?)"
)
_TOPIC_STOP = re.compile(
    r"(?:der|som|at|er|har|skal|vil|kan|blev|bliver|var|med|fra|hvor|når|så|og|eller|på|i|ved|hos|af|mod|efter|under|frem"
    r"|inden|omkring|samt|siger|mener|de|den|det|man|vi|også|nu|her|ikke|til|over|gennem|mellem|fordi|hvis|men|sætter|gør|får|lanceres|om|må|svarende|indgik|udløber|alene"
    rf"|{NAME_STOP})$",
    re.IGNORECASE,
)
_TOPIC_LENGTH = 6  # words
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-–/](?:20)?\d\d)?")
#: Finite verbs that titles have and topics have not: "indsatsen for digitalisering styrker …".
_TOPIC_VERBS = VERBS | frozenset(
    "styrker skaber sikrer giver hjælper betyder kræver fremmer øger løfter omfatter".split()
)
#: What stands before an adjective, or before a topic's first word.
_ARTICLES = frozenset({"", "en", "et", "den", "det", "de", "mere"})
#: How participles end that are adjectives: "de mest anvendte løsninger".
_ATTRIBUTIVE = ("te", "ede")
_JOINING = frozenset({"og", "i", "af", "på", "til", "de", "den", "det"})
#: Nouns made from verbs have objects: "digitalisering af den offentlige sektor".
_OF_A_VERB = re.compile(
    r"\w{3}(?:ing|ingen|else|elsen|sel|slen|tion|tionen)$|(?:drift|brug|support)(?:en)?$"
)
#: Nouns in a topic that have a topic of their own.
_ARGUMENTS = {
    "forsøg": "med",
    "arbejde": "med",
    "arbejdet": "med",
    "adgang": "til",
    "rammer": "for",
    "kommunikation": "mellem",
    "borgere": "med",
    "patienter": "med",
    "børn": "med",
}
#: For whom something is: "telemedicin til borgere med KOL".
_FOR_WHOM = re.compile(r"til\s+(?:borgere|patienter|børn)\s+med\s")
#: Where a topic goes on: "it i folkeskolen", not "i gang", "i perioden", "i strategien".
_FIELD = re.compile(
    r"(?:i\s+(?P<field>[a-zæøå]{4,}(?:en|et|erne))|på\s+[a-zæøå-]+området)(?![\w-])"
)
_IN = re.compile(r"i\s+")
_AND = re.compile(r"\s+og\s+")
#: The rest of an enumeration: "terræn", klima og vand.
_LISTED = re.compile(r",\s+(?!som\b|der\b|og\b|hvor\b)[a-zæøå-]+\s+og\s+(?=[a-zæøå])")
_ABOUT = re.compile(r"\s+om\s+(?!at\b|hvordan\b|hvor\b)")
_MORE_PARTIES = re.compile(r",\s+[A-ZÆØÅ][^.,\n]{0,60}\s(?:og|samt)\s")
_NO_FIELD = re.compile(
    rf"(?:perioden|luften|for\w+|slutningen|begyndelsen|starten|midten|løbet|\w*året|årene|stedet|alene|\w*(?:{'|'.join(HEADS)})(?:m?en|e?t|l?et|erne))$"
)


def _determined(text: str, low: int, position: int) -> bool:
    match = _WORD_BEFORE.search(text[max(low, position - 60) : position])
    return match is not None and (
        match.group(1).lower() in DETERMINERS or match.group(1).endswith(("'s", "’s"))
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
        elif _ADJECTIVE.search(lower) and not joint.strip() and _determined(text, low, begin):
            start = position = begin
        else:
            return start, novel, f"-{lower}"
    return start, novel, ""


def _starting(entities: Index[Entity], start: int, label: str) -> Entity | None:
    return next((e for e in entities.starting(start, start + 1) if e.label == label), None)


def extend(
    text: str, end: int, limit: int, entities: Index[Entity], head: str, asked: bool = False
) -> int:
    """Take in a directly following topic, period, year or number.

    Args:
        text: the document.
        end: one past the head noun.
        limit: end of the passage, exclusive.
        entities: the document's names and dates.
        head: the head noun.
        asked: an auxiliary stands before, so that the main verb follows: "skal aftalen om data sikre".

    Returns:
        One past the description's last word.
    """
    number = _NUMBER.match(text, end, limit) if head in _COUNTED else None
    if number is not None:  # "initiativ 4 om åbne data"
        about = _ABOUT.match(text, number.end(), limit)
        last = about and _topic_end(text, about.end(), limit, entities, asked)
        return last or number.end()
    period_end = _period_end(text, end, limit)
    if period_end is not None:
        return period_end
    topic = _TOPIC.match(text, end, limit)
    if topic is not None and topic.group("preposition") == "fra":  # "aftalen fra oktober 2012"
        since = _starting(entities, topic.end(), "DATE")
        return since.end if since is not None and since.end <= limit else end
    others = _OTHER_TOPICS.get(head, ())
    if topic is not None and topic.group("preposition") == "med" and "med" not in others:
        agreed = head in ("aftale", "partnerskab")
        return _agreed(text, end, topic.end(), limit, entities, asked) if agreed else end
    if topic is None or topic.group("preposition") not in ("for", "om", *others):
        return end
    if head == "bølge" and _OF_ITS_PLAN.match(text, topic.end(), limit):
        return end
    last = _topic_and_period(text, topic.end(), limit, entities, asked)
    return end if last is None else last


def _agreed(
    text: str, end: int, start: int, limit: int, entities: Index[Entity], asked: bool
) -> int:
    """Take in with whom something is agreed, and about what: "aftale med Danske Regioner om vagtlæger"."""
    party = _starting(entities, start, "ORG")
    if party is not None:
        last = _parties(text, party, limit, entities, end)
        without = last
    else:
        joint = _JOINT_PARTY.match(text, start, limit)
        last, without = joint.end() if joint is not None else end, end
    about = _ABOUT.match(text, last, limit) if last > end else None
    topic = about and _topic_and_period(text, about.end(), limit, entities, asked)
    return topic or without


def _topic_and_period(
    text: str, start: int, limit: int, entities: Index[Entity], asked: bool
) -> int | None:
    """Where what follows a preposition ends, a period or date of the undertaking with it."""
    date = _starting(entities, start, "DATE")
    if date is not None:
        return date.end
    last = _topic_end(text, start, limit, entities, asked)
    if last is None:
        return None
    since = _SINCE.match(text, last, limit)  # "aftalen om sundhedsreformen fra november 2024"
    begun = _starting(entities, since.end(), "DATE") if since is not None else None
    if begun is not None and begun.end <= limit:
        return begun.end
    period_end = _period_end(text, last, limit)
    return last if period_end is None else period_end


def _period_end(text: str, start: int, limit: int) -> int | None:
    """Where a year or period right behind ends, two years too: "planen for 2025 og 2026"."""
    period = _PERIOD.match(text, start, limit)
    if period is None:
        return None
    later = _NEXT_YEAR.match(text, period.end("years"), limit)
    return (later or period).end()


def _parties(text: str, party: Entity, limit: int, entities: Index[Entity], without: int) -> int:
    """Where those end with whom something is agreed: one or two; a longer list is left out."""
    joint = _AND.match(text, party.end, limit)
    if joint is not None:
        second = _starting(entities, joint.end(), "ORG")
        return second.end if second is not None and second.end <= limit else party.end
    return without if _MORE_PARTIES.match(text, party.end, limit) else min(party.end, limit)


def _topic_end(
    text: str, start: int, limit: int, entities: Index[Entity], asked: bool
) -> int | None:
    """Where a topic ends that begins at ``start``: what its nouns are about or in is part of it."""
    position, last, before, length = start, None, "", 0
    while length < _TOPIC_LENGTH:
        match = _TOPIC_WORD.match(text, position, limit)
        if match is None:
            break
        word = match.group("word")
        if _goes_on(text, match.start("word"), limit, before, entities):
            position, before, length = match.end(), "", 0
            continue
        if _TOPIC_STOP.match(word) and (before or word not in _JOINING):
            break
        if before not in _ARTICLES and word in _TOPIC_VERBS and not word.endswith(_ATTRIBUTIVE):
            break  # "digital handel vedtaget", not "et udvidet samarbejde"
        if asked and last is not None and word in MAIN_VERBS:
            break
        if _YEAR.fullmatch(word) and before in ("for", "i", "fra", "til"):
            last = match.end()  # "økonomi for 2015": nothing of a topic comes after its year
            break
        position, before = match.end(), word
        length += 1
        if word not in _JOINING:
            last = position
        if word.endswith("-") and text.startswith(",", position):  # "voksen-, efter- og …"
            position += 1
        elif (listed := _LISTED.match(text, position, limit)) is not None:
            position = listed.end()
        elif text[position : position + 1] and text[position] in ',.;:!?”"»)(':
            break
    return last


def _goes_on(text: str, start: int, limit: int, before: str, entities: Index[Entity]) -> bool:
    """Whether the word at ``start`` takes a topic on behind its noun ``before``."""
    if not before:
        return False
    if text.startswith("af ", start) or text.startswith("af\n", start):
        return _OF_A_VERB.search(before) is not None
    field = _FIELD.match(text, start, limit)
    if field is not None:
        return field.group("field") is None or _NO_FIELD.match(field.group("field")) is None
    place = _IN.match(text, start, limit)
    if place is not None:
        return any(_starting(entities, place.end(), label) for label in ("LOC", "ORG"))
    if _FOR_WHOM.match(text, start, limit):
        return True
    argument = _ARGUMENTS.get(before)
    return argument is not None and text.startswith(f"{argument} ", start)

"""Where a description's topic and period end: "for digital handel i byerne 2016-2020"."""

import re

from ..da.undertakings import HEADS, NAME_STOP
from ..da.verbs import HEADLINE_VERBS, MAIN_VERBS, VERBS
from ..schema import Entity
from ..spans import Index

_PERIOD = re.compile(
    r"\s+(?:for\s+|fra\s+|frem\s+til\s+|(?:frem\s+)?mod\s+)?(?P<years>(?:19|20)\d\d(?:\s?[-–/]\s?(?:20)?\d\d|\s+til\s+(?:og\s+med\s+)?20\d\d)?)(?![\w-]|[.,]\d)"
)
#: The year of an economy agreement: "aftalen om kommunernes økonomi i 2015".
_IN_YEAR = re.compile(r"(?<=økonomi)\s+i\s+(?P<years>20\d\d)(?![\w-]|[.,]\d)")
#: The time that a plan to come is for: "strategi for perioden efter 2015".
_AFTER = re.compile(r"(?:(?<=perioden)|(?<=tiden))\s+efter\s+(?P<years>20\d\d)(?![\w-]|[.,]\d)")
_SINCE = re.compile(r"\s+(?:fra|af)\s+")
_NEXT_YEAR = re.compile(r"\s+og\s+(?P<year>20\d\d)(?![\w-]|[.,]\d)")
_TOPIC_WORD = re.compile(
    r"(?:[^\S\t\n]{0,2}|[^\S\t\n]*\n[^\S\t]*)(?:og\s+)?(?P<word>[\w'’&/-]+(?:\.[a-z]{2,4}(?![\w-])|(?<=\d)\.\d{1,2}(?!\w))?)"
)
_TOPIC_STOP = re.compile(
    r"(?:der|som|at|er|har|skal|vil|kan|blev|bliver|var|med|fra|hvor|når|så|og|eller|på|i|ved|hos|af|mod|efter|under|frem"
    r"|inden|omkring|samt|siger|mener|de|den|det|man|vi|også|nu|her|ikke|til|over|gennem|mellem|fordi|hvis|men|sætter|gør|får|lanceres|om|må|svarende|indgik|udløber|alene|sker|fortsat|endnu|velkommen|sammen|enige?|permanent|trådte|ophør(?:er|te)|forløber|satser|os|jer|mig|dig"
    rf"|{NAME_STOP})$",
    re.IGNORECASE,
)
_TOPIC_LENGTH = 6  # words
#: What makes digits the first part of an amount or a date: "med 640.000 kr.", "den 1. juni".
_NUMBER_ON = re.compile(r"[.,]\d|\.\s[a-zæøå]")
_YEAR = re.compile(r"(?:19|20)\d\d(?:[-–/](?:20)?\d\d)?")
#: Finite verbs that titles have and topics have not: "indsatsen for digitalisering styrker …".
_TOPIC_VERBS = (
    VERBS
    | HEADLINE_VERBS
    | frozenset(
        "styrker skaber sikrer giver hjælper betyder kræver fremmer øger løfter omfatter".split()
    )
)
#: Verbs in the passive, which end as no genitive but those of adjectives does: "programmet for sensorer optages i".
_PASSIVE = re.compile(
    r"(?!(?:fælles|deres|vores|jeres|hendes|alles|andres|ældres|unges|proces|cases|services|cookies|diabetes|indbyrdes)$)"
    r"[a-zæøå]{3,}(?<!n)(?<!erend)(?<!lig)(?<!vrig)es"
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
    r"(?:i\s+(?P<field>[a-zæøå]{4,}(?:en|et|erne))|på\s+[a-zæøå-]+område(?:t|rne))(?![\w-])"
)
_IN = re.compile(r"i\s+")
#: The rest of an enumeration: "terræn", klima og vand.
_LISTED = re.compile(r",\s+(?!som\b|der\b|og\b|hvor\b)[a-zæøå-]+\s+og\s+(?=[a-zæøå])")
_NO_FIELD = re.compile(
    rf"(?:perioden|luften|for\w+|slutningen|begyndelsen|starten|midten|løbet|\w*året|årene|stedet|alene|\w*(?:{'|'.join(HEADS)})(?:m?en|e?t|l?et|erne))$"
)


def starting(entities: Index[Entity], start: int, label: str) -> Entity | None:
    """The name, date or amount that begins at ``start``, if it is of this label."""
    return next((e for e in entities.starting(start, start + 1) if e.label == label), None)


def topic_and_period(
    text: str, start: int, limit: int, entities: Index[Entity], asked: bool
) -> int | None:
    """Where what follows a preposition ends, a period or date of the undertaking with it."""
    date = starting(entities, start, "DATE")
    if date is not None:
        return date.end
    last = topic_end(text, start, limit, entities, asked)
    if last is None:
        return None
    since = _SINCE.match(text, last, limit)  # "aftalen om sundhedsreformen fra november 2024"
    begun = starting(entities, since.end(), "DATE") if since is not None else None
    if begun is not None and begun.end <= limit:
        return begun.end
    over = period_end(text, last, limit)
    return last if over is None else over


def period_end(text: str, start: int, limit: int) -> int | None:
    """Where a year or period right behind ends, two years too: "planen for 2025 og 2026"."""
    forms = (_PERIOD, _IN_YEAR, _AFTER)
    period = next((found for form in forms if (found := form.match(text, start, limit))), None)
    if period is None:
        return None
    later = _NEXT_YEAR.match(text, period.end("years"), limit)
    return (later or period).end()


def topic_end(
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
        if before not in _ARTICLES and _is_verb(word):
            break  # "digital handel vedtaget", not "et udvidet samarbejde"
        if asked and last is not None and word in MAIN_VERBS:
            break
        if word.isdecimal() and _NUMBER_ON.match(text, match.end(), limit):
            break
        if not word.strip("-"):
            break  # "Strategi for åbne data - høringssvar"
        if _YEAR.fullmatch(word) and (before in ("for", "i", "fra", "til") or len(word) > 4):
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


def _is_verb(word: str) -> bool:
    if word in _TOPIC_VERBS:
        return not word.endswith(_ATTRIBUTIVE)
    return _PASSIVE.fullmatch(word) is not None


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
        return any(starting(entities, place.end(), label) for label in ("LOC", "ORG"))
    if _FOR_WHOM.match(text, start, limit):
        return True
    argument = _ARGUMENTS.get(before)
    return argument is not None and text.startswith(f"{argument} ", start)

"""What is no mention whatever else speaks for it: idioms, offices, papers that are only quoted, predicates."""

import re
from collections.abc import Sequence
from typing import Final

from ..da.surroundings import LACKING, PEOPLE, READ_PAPERS, RUNNING_BODIES, SEVERAL, SUPPLY
from ..da.undertakings import IDIOMS_BEFORE
from ..knowledge import load_knowledge
from .descriptions import Description
from .features import head_of
from .names import MARKS
from .proposal import Proposal

#: Ways of being found of words in small letters behind a capital.
_RUNNING: Final = frozenset({"run", "run inside", "again"})

#: "Indsats 4" as a description, and what parts such a number from the title behind it.
_NUMBER: Final = re.compile(r"[\w-]+ \d{1,2}(?:\.\d{1,2})?")
_TITLE_BEHIND: Final = re.compile(r"[:.]? [–-] |[:.] ?(?=[\w”\"»])")
#: An office, an abbreviation of daily use, a wave in the figurative sense.
_OFFICE: Final = re.compile(
    r"[\w-]*(?:minister|formand|direktør|borgmester|ordfører|chef)(?:en|s|ens|mand|manden)?"
    r"(?:[ \n]for[ \n].+)?",
    re.IGNORECASE | re.DOTALL,
)
_DAILY: Final = re.compile(r"(?:ID|PIN|IT|AI|KI|PDF|JSON|HTML|CSV|API|URL|SMS|FAQ|app)s?")
_WAVE: Final = re.compile(r"(?:den )?(?:digitale|grønne|nye|store|næste) bølgen?", re.IGNORECASE)
#: A place, a body and a report by their last part: "Fjordregionen", "NordNet-fællesskabet"; people; a treaty.
_NO_NAME: Final = re.compile(
    r"[A-ZÆØÅ]\w+regionen|[A-ZÆØÅ][\w-]*-fællesskabet|(?:[\w’'-]+[ \n]){0,3}[\w-]*redegørelse(?:n|s|ns)?(?:[ \n](?:for|fra|om|20)\b.*)?"
    rf"|[A-ZÆØÅ]\w*-(?:{PEOPLE})|(?:Paris|Kyoto|Maastricht|Lissabon)-?(?:aftale|protokol|traktat)\w*",
    re.IGNORECASE,
)
#: Words in marks because they are talked of, "hvad et ”hjemsted” er" (29 of 30 are no mention), or quoted,
#: "fra ”højeste sted”" (16 of 16).
_TALKED_OF: Final = re.compile(r"[a-zæøå]+(?:[ \n][a-zæøå]+){0,3}")
#: A body and what is its own or of it: "NordData-forsinkelse" (30 of 30 are no mention).
_OF_A_BODY: Final = re.compile(r"(?P<body>[A-ZÆØÅ]\w*)-(?P<noun>[a-zæøå]+)")
#: Heads that are alike in the singular and the plural, of which several are no one undertaking (174 of 174).
_ALIKE: Final = frozenset(
    "forsøg tiltag udspil udbud netværk tilbud forløb forslag spor forlig".split()
)
_SEVERAL: Final = re.compile(rf"\b(?:{SEVERAL})\s(?:\w+e\s)?$", re.IGNORECASE)
#: A settlement of supply is a matter of trade: "forliget om bod og levering" (8 of 8 with such words near).
_SUPPLY: Final = re.compile(SUPPLY, re.IGNORECASE)
_NEAR: Final = 300
#: The first part of a body's name: "PlanNet drifts- og forvaltningsorganisationen".
_BODY_BEHIND: Final = re.compile(
    rf"[ \n][a-zæøå]\w*-[ \n]og[ \n]\w+(?:{RUNNING_BODIES})(?:e[nt])?(?!\w)"
)
#: What there is none of, "har ikke en" (13 of 13), or one for each of many, before a description with its article and adjectives.
_NONE_OR_EACH: Final = re.compile(
    rf"\b(?:(?:{LACKING})\s(?:\w+\s)?|(?:hver|hvert)\s(?:(?!(?:en|et)\s)\w+\s){{1,5}}"
    r"|(?:ikke|aldrig)\s(?!(?:kun|blot|bare|alene)\s)(?:(?!(?:en|et|om)\s)\w+\s){0,4})(?:en|et)\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
#: Marks that are a paper of their own; elsewhere "pejlemærkerne" are the points of another, "fem pejlemærker".
_MARKS_FOR: Final = re.compile(r"[Pp]ejlemærker(?:ne)?\s(?:for|fra|om)\b")
_EACH: Final = re.compile(r",?\s(?:som|der)\b[^.!?:]{0,50}\bhver\sisær\b")
#: A verb or an abbreviation that a run of small letters took in: "Jobhuset godkendes", "call centre, dvs".
_RAN_ON: Final = re.compile(
    r".*[ \n](?:[a-zæøå]{3,}(?:endes|eres|ættes|edtages)|dvs|mio|mia|kr|pct|ca|osv|jf|fx|inkl)",
    re.DOTALL,
)
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S*$")
_READ: Final = re.compile(rf"\b(?:{READ_PAPERS})[ \n][{MARKS}]$", re.IGNORECASE)
#: Who says what the headline quotes: "It-chef Bo Lind, Nordby: ”Vi er klar”".
_SAYS: Final = re.compile(rf"[A-ZÆØÅ][\w-]+ [A-ZÆØÅ][\w-]+(?:, [^:\n]{{1,30}})?: [{MARKS}]$")
#: What is only where something is read: "offentliggjort på Høringsportalen".
_READ_ON: Final = re.compile(
    r"(?:offentliggjort|offentliggøres|publiceret|lagt ud|lægges ud|læses|læs mere|bekendtgjort) på $"
)
#: "er et", with the adjectives behind it, between a subject and its predicate; and "så stort et".
_IS_A: Final = re.compile(
    r"\s(?:er|var|bliver|blev)\s(?:(?:ikke|altså|også|således|derfor|nu)\s)?(?:en|et)\s(?:\w+\s){0,2}$"
)
_SO_BIG: Final = re.compile(r"\bså\s\w+\s(?:en|et)\s(?:\w+\s)?$")
_LEAD: Final = 60  # characters before a proposal that are read
#: Least score of a subject of which a predicate is told.
_SUBJECT: Final = 0.4


def is_barred(text: str, item: Proposal) -> bool:
    """Whether a proposal is no mention for sure.

    Args:
        text: the document.
        item: a proposal with its features.
    """
    return _ruled_out(item) or _numbers_title(text, item) or _is_no_undertaking(text, item)


def _numbers_title(text: str, item: Proposal) -> bool:
    """Whether it only numbers the title behind it: "Indsats 4: Åbne dagsordener"."""
    return (
        item.description is not None
        and bool(item.features.get("opens passage"))
        and _NUMBER.fullmatch(text, item.start, item.end) is not None
        and _TITLE_BEHIND.match(text, item.end) is not None
    )


def _is_no_undertaking(text: str, item: Proposal) -> bool:
    """Whether its words are an office, "ID", a place, a paper that is only read, or of an address."""
    lead = text[max(0, item.start - _LEAD) : item.start]
    if _ADDRESS.search(lead):
        return True
    if not item.named:
        told = item.description
        return told is not None and _tells_none(text, item, told, lead)
    if _READ_ON.search(lead) or _BODY_BEHIND.match(text, item.end):
        return True
    return not item.known and _names_none(text, item, lead)


def _tells_none(text: str, item: Proposal, told: Description, lead: str) -> bool:
    """Whether a description is of what there is none of, of several, or of no undertaking."""
    if not told.definite and _is_generic(text, item, lead):
        return True
    return not item.known and (
        _WAVE.fullmatch(text, item.start, item.end) is not None
        or _SO_BIG.search(lead) is not None
        or (told.head == "samarbejde" and told.short and text.startswith(" med ", item.end))
        or (told.head in _ALIKE and not told.definite and _SEVERAL.search(lead) is not None)
        or (told.head == "pejlemærker" and told.short and not _MARKS_FOR.search(text))
        or _settles_supply(text, item, told)
    )


def _names_none(text: str, item: Proposal, lead: str) -> bool:
    """Whether a name that no list knows is only talked of or quoted, or is of a body, a file or a place."""
    start, end = item.start, item.end
    if "quoted" in item.sources:
        talked_of = item.description is None and _TALKED_OF.fullmatch(text, start, end)
        spoken = item.features.get("role title") and _SAYS.search(lead)
        return bool(talked_of or spoken) or _READ.search(lead) is not None
    if _is_of_a_body(text[start:end]):
        return True
    return any(p.fullmatch(text, start, end) for p in (_OFFICE, _DAILY, _NO_NAME, _RAN_ON))


def _is_of_a_body(words: str) -> bool:
    """Whether it is a compound of a body's name and a noun that says no undertaking: "KL-udmelding"."""
    match = _OF_A_BODY.fullmatch(words)
    if match is None or head_of(match.group("noun")) is not None:
        return False
    return load_knowledge().get(match.group("body"), "ORG") is not None


def _settles_supply(text: str, item: Proposal, told: Description) -> bool:
    """Whether it is a settlement between buyer and supplier: "forliget", with "levering" near."""
    return (
        told.head == "forlig"
        and not told.stem
        and _SUPPLY.search(text, max(0, item.start - _NEAR), item.end + _NEAR) is not None
    )


def _is_generic(text: str, item: Proposal, lead: str) -> bool:
    """Whether there is none of it, "vi savner en strategi", or one for each: "en plan, som de hver især"."""
    return _NONE_OR_EACH.search(lead) is not None or _EACH.match(text, item.end) is not None


def _ruled_out(item: Proposal) -> bool:
    """What is no mention whatever else speaks for it: idioms, bare nouns, solutions in daily use."""
    features, told = item.features, item.description
    if told is not None and not item.named:
        if features.get("idiom"):
            return True
        bare = not told.definite and not told.told and not told.extended and not told.novel
        generic = features.get("generic")
        return bool(generic and not told.definite) or bool(
            bare
            and not features.get("heading")
            and told.before.lstrip("-") in (*IDIOMS_BEFORE, "med")
        )
    if item.named and item.sources <= _RUNNING and features.get("body first"):
        return True
    return bool(
        item.solution
        and features.get("logged in")
        and not features.get("changing")
        and not item.company
    )


def bar_predicates(text: str, found: Sequence[Proposal]) -> None:
    """Take the score from what is only told of another: "Nem Flytning er et udviklingsprojekt", in place.

    Args:
        text: the document.
        found: its proposals with their scores.
    """
    subjects = {item.end for item in found if item.score >= _SUBJECT}
    for item in found:
        told = item.description
        if told is None or told.definite or item.named:
            continue
        between = _IS_A.search(text, max(0, item.start - _LEAD), item.start)
        if between is not None and between.start() in subjects:
            item.score = 0.0

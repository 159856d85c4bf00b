"""Persons given away by their neighbours: a title before, an office after, a byline."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ..da.roles import NAME_PARTICLES, PARTY_LETTERS, ROLE_HEADS
from ..da.speech import SPEECH_VERBS
from .first_names import begins_as_a_person
from .pattern_parts import CAP, LEFT, UPPER
from .shared_offices import find_in_row
from .starts import matches_at

_LOW = "a-zæøåäöüéáóíçšžčćłñãèêëïôýśźżęąńďěňřťůőűğışúðþāēīūâîûõ"
_NAME_PART = rf"(?:[{UPPER}]['’])?[{UPPER}][{_LOW}]+(?:[{UPPER}][{_LOW}]+)?"
_NAME_WORD = rf"(?:[{UPPER}]\.|(?:Chr|Th|Aa)\.|{_NAME_PART}(?:-{_NAME_PART})*)"
_PARTICLE = "|".join(sorted(NAME_PARTICLES))
PERSON = rf"{_NAME_WORD}(?: (?:(?:{_PARTICLE}) )?{_NAME_WORD}){{1,4}}"
_ROLE_WORD = r"(?i:[\w-]{0,40}?(?:" + "|".join(re.escape(h) for h in ROLE_HEADS) + r"))"
#: Behind a word that ends as an office does: "direktør Anne Berg", "kontorchef i KL Anne Berg".
_AFTER_ROLE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_ROLE_WORD}(?: \([^)]{{1,12}}\))?,? (?P<name>{PERSON})",
        rf"{_ROLE_WORD} (?:i|hos|fra|ved) (?:[{UPPER}]{{2,}}|(?:[{UPPER}]\w+-,? (?:og )?)?[{UPPER}]\w+(?:styrelsen|ministeriet)|{CAP} Kommune|Region {CAP}) (?P<name>{PERSON})",
    )
)
#: Behind an office with what it is of, where a first name tells the name from the body before:
#: "prorektor på Absalon Ole Berg", "formanden for rådet, Ole Berg, ".
_AFTER_COMPLEMENT = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_ROLE_WORD} (?:i|hos|fra|ved|på|for|af) {CAP} (?P<name>{PERSON})",
        rf"{_ROLE_WORD}(?: [\w-]+){{1,8}}, (?P<name>{PERSON})(?=,)",
    )
)
#: Behind a verb of saying.
_AFTER_VERB = re.compile(
    rf"\w+(?: (?:også|desuden|videre|endvidere|blandt andet|bl\.a\.))? (?P<name>{PERSON})"
)
#: Offices that are verbs as well: "Vi bruger Den Digitale Havn".
_VERB_TOO = re.compile(r"(?:bruger|ejer|leder) ", re.IGNORECASE)
_ROLE_END = re.compile(rf"{_ROLE_WORD}$")
#: A word as an office ends it; "ph.d." is the one with dots.
_JOINED_WORD = re.compile(rf"{LEFT}[\w-]+(?i:\.d\.)?")
_WORD = re.compile(r"\w+")
#: The other patterns, each with what it cannot do without, in small letters.
_ELSEWHERE = tuple(
    (re.compile(pattern), cues)
    for pattern, cues in (
        (rf"{LEFT}(?P<name>{PERSON})(?= \((?:{PARTY_LETTERS})\))", ("(",)),
        # who has the floor: "Ministeren for veje (Lis Holm Berg):"
        (rf"(?m)^[^()\n]{{3,80}} \((?P<name>{PERSON})\):$", ("):",)),
        # "Digitaliseringsministeren (Lis Holm Berg)"
        (
            rf"(?:minister|formand|direktør|chef|mester|leder|rådmand)(?:en)? \((?P<name>{PERSON})\)",
            ("(",),
        ),
        (rf"[Rr]edaktør: (?P<name>{PERSON})", ("redaktør: ",)),
        (rf"[Ff]oto: (?P<name>{PERSON})(?=/)", ("foto:",)),  # "Foto: Lars Horn/Scanpix"
        (
            rf"{LEFT}(?P<name>{PERSON})(?=, (?:der er |som er |(?:{CAP}['’]?s? ))?(?:\w+\.? ){{0,2}}{_ROLE_WORD}\b)",
            (",",),
        ),
        (
            rf"(?:^|\n)(?:Af|Skrevet af|Tekst:|Foto:|Fotograf:|Kontakt:?|Journalist|(?:Referent|Sagsbehandler|Kontaktperson|Mødeleder|Projektleder|Projektejer|Ordstyrer|Dirigent|Tovholder):) (?P<name>{PERSON})",
            (
                "af ",
                "tekst:",
                "foto:",
                "fotograf:",
                "kontakt",
                "journalist ",
                "referent:",
                "sagsbehandler:",
                "mødeleder:",
                "projekt",
                "ordstyrer:",
                "dirigent:",
                "tovholder:",
            ),
        ),
    )
)

_SHOUTED = rf"[{UPPER}]{{2,20}}(?:-[{UPPER}]{{2,20}})?"
#: "Foto: OLE LUND HOLM", "AF LIS HOLM OG BO DAM": who made a picture or a text, in capitals.
_CREDIT = re.compile(
    r"(?:\b(?:[Ff]oto|FOTO|[Ff]otograf|FOTOGRAF|[Tt]ekst|TEKST|[Jj]ournalist|JOURNALIST)(?: og (?:foto|tekst))?: ?|(?m:^)A[Ff]:? )"
    rf"(?P<names>{_SHOUTED}(?: (?:[{UPPER}]\.|{_SHOUTED})){{1,8}})(?![\w-])"
)
_AND = re.compile(r" OG ")

#: "Sofie, der er 23 år", "Karen Holm, 83 år": sought from the age backwards.
_AGE = re.compile(r", (?:der er |som er )?\d{1,3} år\b")
_AGED = re.compile(rf"{LEFT}(?P<name>{_NAME_WORD}(?: {_NAME_WORD}){{0,3}})\Z")
_LONGEST = 60


@lru_cache(maxsize=50_000)
def _is_role(word: str) -> bool:
    """Whether a word ends as an office does: "it-chef", "kommunaldirektør"."""
    return _ROLE_END.match(word) is not None


def find_persons(text: str) -> Iterator[tuple[int, int]]:
    """Yield where persons are named, half-open offsets; the spans may overlap.

    Args:
        text: one passage or a whole document.
    """
    for credit in _CREDIT.finditer(text):
        start = credit.start("names")
        for name in _AND.split(credit["names"]):
            if " " in name and begins_as_a_person(name.title()):
                yield start, start + len(name)
            start += len(name) + len(" OG ")
    for age in _AGE.finditer(text):
        aged = _AGED.search(text, max(0, age.start() - _LONGEST), age.start())
        if aged is not None:
            yield aged.span("name")
    roles, verbs = [], []
    if any(map(_is_role, _JOINED_WORD.findall(text))):
        roles = [m.start() for m in _JOINED_WORD.finditer(text) if _is_role(m.group())]
    if not SPEECH_VERBS.isdisjoint(_WORD.findall(text)):
        verbs = [m.start() for m in _WORD.finditer(text) if m.group() in SPEECH_VERBS]
    for pattern, starts in ((_AFTER_ROLE[0], roles), (_AFTER_ROLE[1], roles), (_AFTER_VERB, verbs)):
        for match in matches_at(pattern, text, starts):
            if not _VERB_TOO.match(match.group()) or begins_as_a_person(match["name"]):
                yield match.span("name")
    yield from find_in_row(text)
    lower = text.lower()
    for pattern, cues in _ELSEWHERE:
        # tried only where what it needs stands: these searches are costly
        if any(map(lower.__contains__, cues)):
            for match in pattern.finditer(text):
                yield match.span("name")
    for pattern in _AFTER_COMPLEMENT:
        for match in matches_at(pattern, text, roles):
            if begins_as_a_person(match["name"]):
                yield match.span("name")

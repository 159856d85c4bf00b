"""Persons given away by their neighbours: a title before, an office after, a byline."""

import re
from collections.abc import Iterator

from ..da.roles import NAME_PARTICLES, PARTY_LETTERS, ROLE_HEADS
from ..da.speech import SPEECH_VERBS

_UP = "A-ZÆØÅÄÖÜÉÁÓÍÇŠŽČĆŁŚŹŻÐÞÚÝİĞŞ"
_CAP = rf"[{_UP}][\w'’.-]{{0,40}}\w"
_B = r"(?<![\w@./-])"

_LOW = "a-zæøåäöüéáóíçšžčćłñãèêëïôýśźżęąńďěňřťůőűğışúðþāēīūâîûõ"
_NAME_PART = rf"(?:[{_UP}]['’])?[{_UP}][{_LOW}]+(?:[{_UP}][{_LOW}]+)?"
_NAME_WORD = rf"(?:[{_UP}]\.|{_NAME_PART}(?:-{_NAME_PART})*)"
_PARTICLE = "|".join(sorted(NAME_PARTICLES))
PERSON = rf"{_NAME_WORD}(?: (?:(?:{_PARTICLE}) )?{_NAME_WORD}){{1,4}}"
_ROLE_WORD = r"(?i:[\w-]{0,40}?(?:" + "|".join(re.escape(h) for h in ROLE_HEADS) + r"))"
#: A name after an office, sought from the name: looking for words that end as offices do is costly.
_AFTER_OFFICE = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<=[\w.])(?=(?: \([^)]{{1,12}}\))?,? (?P<name>{PERSON}))",
        # "kontorchef i KL Anne Berg"
        rf"(?<=[\w.])(?= (?:i|hos|fra|ved) (?:[{_UP}]{{2,}}|[{_UP}]\w+(?:styrelsen|ministeriet)|{_CAP} Kommune|Region {_CAP}) (?P<name>{PERSON}))",
    )
)
_LAST_WORD = re.compile(r"(?<![\w@./-])[\w.-]{1,41}\Z")
_PERSONS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:{'|'.join(sorted(SPEECH_VERBS))})(?: (?:også|desuden|videre|endvidere|blandt andet|bl\.a\.))? (?P<name>{PERSON})",
        rf"{_B}(?P<name>{PERSON})(?= \((?:{PARTY_LETTERS})\))",
        rf"{_B}(?P<name>{PERSON})(?=, (?:der er |som er |(?:{_CAP}['’]?s? ))?(?:\w+\.? ){{0,2}}{_ROLE_WORD}\b)",
        # "Foto: Lars Horn/Scanpix"
        rf"[Ff]oto: (?P<name>{PERSON})(?=/)",
        rf"(?:^|\n)(?:Af|Skrevet af|Tekst:|Foto:|Fotograf:|Kontakt:?|Journalist|(?:Referent|Sagsbehandler|Kontaktperson|Mødeleder|Projektleder|Projektejer|Ordstyrer|Dirigent|Tovholder):) (?P<name>{PERSON})",
    )
)

#: "Sofie, der er 23 år", "Karen Holm, 83 år": sought from the age backwards.
_AGE = re.compile(r", (?:der er |som er )?\d{1,3} år\b")
_AGED = re.compile(rf"{_B}(?P<name>{_NAME_WORD}(?: {_NAME_WORD}){{0,3}})\Z")
_LONGEST = 60


#: What each of these patterns cannot do without, in small letters.
_PERSON_CUES = (
    tuple(SPEECH_VERBS),
    ("(",),
    (",",),
    ("foto:",),
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
)


def find_persons(text: str) -> Iterator[tuple[int, int]]:
    """Yield where persons are named, half-open offsets; the spans may overlap.

    Args:
        text: one passage or a whole document.
    """
    for age in _AGE.finditer(text):
        match = _AGED.search(text, max(0, age.start() - _LONGEST), age.start())
        if match is not None:
            yield match.span("name")
    for pattern in _AFTER_OFFICE:
        for match in pattern.finditer(text):
            word = _LAST_WORD.search(text, max(0, match.start() - 42), match.start())
            if word is not None and word.group().lower().endswith(ROLE_HEADS):
                yield match.span("name")
    lower = text.lower()
    for pattern, cues in zip(_PERSONS, _PERSON_CUES, strict=True):
        # tried only where a word that it needs stands: these searches are costly
        if any(cue in lower for cue in cues):
            for match in pattern.finditer(text):
                yield match.span("name")

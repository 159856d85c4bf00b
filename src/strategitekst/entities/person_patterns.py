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
_PERSONS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_B}{_ROLE_WORD}(?: \([^)]{{1,12}}\))?,? (?P<name>{PERSON})",
        # "kontorchef i KL Anne Berg"
        rf"{_B}{_ROLE_WORD} (?:i|hos|fra|ved) (?:[{_UP}]{{2,}}|[{_UP}]\w+(?:styrelsen|ministeriet)|{_CAP} Kommune|Region {_CAP}) (?P<name>{PERSON})",
        rf"\b(?:{'|'.join(sorted(SPEECH_VERBS))})(?: (?:også|desuden|videre|endvidere|blandt andet|bl\.a\.))? (?P<name>{PERSON})",
        rf"{_B}(?P<name>{PERSON})(?= \((?:{PARTY_LETTERS})\))",
        rf"{_B}(?P<name>{PERSON})(?=, (?:der er |som er |(?:{_CAP}['’]?s? ))?(?:\w+\.? ){{0,2}}{_ROLE_WORD}\b)",
        # "Sofie, der er 23 år", "Karen Holm, 83 år"
        rf"{_B}(?P<name>{_NAME_WORD}(?: {_NAME_WORD}){{0,3}})(?=, (?:der er |som er )?\d{{1,3}} år\b)",
        # "Foto: Lars Horn/Scanpix"
        rf"\b[Ff]oto: (?P<name>{PERSON})(?=/)",
        rf"(?:^|\n)(?:Af|Skrevet af|Tekst:|Foto:|Fotograf:|Kontakt:?|Journalist|(?:Referent|Sagsbehandler|Kontaktperson|Mødeleder|Projektleder|Projektejer):) (?P<name>{PERSON})",
    )
)


#: What each of these patterns cannot do without, in small letters.
_PERSON_CUES = (
    tuple(head.lower() for head in ROLE_HEADS),
    (" i ", " hos ", " fra ", " ved "),
    tuple(SPEECH_VERBS),
    ("(",),
    (",",),
    (" år",),
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
    ),
)


def find_persons(text: str) -> Iterator[tuple[int, int]]:
    """Yield where persons are named, half-open offsets; the spans may overlap.

    Args:
        text: one passage or a whole document.
    """
    lower = text.lower()
    for pattern, cues in zip(_PERSONS, _PERSON_CUES, strict=True):
        # tried only where a word that it needs stands: these searches are costly
        if any(cue in lower for cue in cues):
            for match in pattern.finditer(text):
                yield match.span("name")

"""Bodies that have a name by their capital or their neighbours alone: "Borgerservice", "Engskolen".

Ordinary nouns that become names inside a sentence, units under their owner ("KL's kontor for Sundhed og
Ældre"), boards and task forces, and what the sentence itself calls a body ("X er kommunens videncenter").
"""

import re
from collections.abc import Iterator
from typing import Final

from spacy.lang.da.stop_words import STOP_WORDS

from .pattern_parts import CAP, LONGEST, RIGHT

_UP: Final = "A-ZÆØÅÄÖÜÉ"
_CAP: Final = rf"[{_UP}][\w'’.-]{{0,40}}\w"
_END: Final = r"(?!\w|-\w|@)"
#: Inside a sentence, or right after a label: "Ansvarlig: Borgerservice".
_INSIDE: Final = r"(?<=[\w,;:)»”/] )"
_FIELDS: Final = rf"{_CAP}(?:(?:, {_CAP}){{0,3}},? (?:og|samt|&) {_CAP})?(?! [{_UP}])"
_FIELD: Final = rf"{_CAP} {_CAP}(?! [{_UP}])"
#: Schools of a kind and homes of a kind are common nouns; a capital comes from a heading then.
_KIND: Final = (
    "folke|høj|efter|musik|ungdoms|fri|privat|special|produktions|handels|erhvervs|grund|tiårs|skov|sommer|heldags"
    "|aften|landbrugs|fag|centrum|distrikts|under|sundheds|pleje|børne|ældre|døgn|sommer|forsamlings|parcel"
)
_PATTERNS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        # "på Engskolen", "personalet på Fjordhjemmet"
        rf"{_INSIDE}(?!(?i:{_KIND})(?:skole|hjem))[{_UP}][a-zæøå]{{2,30}}(?:skolen|hjemmet)s?{_END}",
        # "Økonomi- og Indkøbsafdelingen", "Ansvarlig: It-afdelingen"
        rf"(?:{_INSIDE}|^|(?<=\n))(?:[{_UP}]\w{{1,30}}-,? (?:og )?){{1,3}}[{_UP}]\w{{2,30}}(?:afdelingen|afdeling|kontoret|forvaltningen){_END}",
        rf"{_INSIDE}[{_UP}][\w-]{{1,30}}(?:afdelingen){_END}",
        # "formand for Teknik- og miljøudvalget": only the first of two fields has a capital
        rf"{_INSIDE}[{_UP}]\w{{1,30}}-(?:, [a-zæøå]\w{{1,30}}-)? og [a-zæøå][\w-]{{2,40}}(?:udvalget|forvaltningen|afdelingen|enheden|sekretariatet|kontoret)s?{_END}",
        # "drøftes i Leverandørforum"
        rf"(?:(?<=\bi )|(?<=[\s(](?:af|og|på) )|(?<=\b(?:fra|for|hos|til|med|ved) ))[{_UP}][a-zæøå]{{3,30}}forums?{_END}(?! for | [{_UP}])",
        # "Medarbejderne i Borgerservice", at the head of a sentence only where it acts
        rf"(?:(?<=[a-zæøå,;:|] )(?<!og )|(?<=[\n\t]))Borgerservices?(?=[ .,;)\n\t]|$)(?! (?:og|[{_UP}]|på|samles))(?=[.,;)]|[\n\t]| (?!i [{_UP}]))",
        # the committee of employer and staff at the top: "Hoved-MED"
        rf"(?<![\w-])(?:Hoved-?MED(?:-?udvalget?)?|MED-[Hh]ovedudvalget?){_END}",
        # "Teknisk Udvalg", "Matrikulært Kontaktudvalg", "Koordinerende Informationsudvalg"
        rf"(?<![\w-])(?:(?:Den|Det) )?[{_UP}][a-zæøå]+(?:isk|iske|ende|ært|elt|alt|al|iv) (?:Udvalg|[{_UP}][a-zæøå]+udvalg|Forvaltning|Sekretariat|Kontaktforum)(?:s| for {_FIELDS})?{_END}",
        # "Dansk Selskab for Medicinsk Informatik", "Den Europæiske Fond for Regionaludvikling"
        rf"(?<![\w-])(?:{_CAP} ){{1,3}}(?:Selskab|Samfund|Fond|Centralbibliotek|Forening|Forbund|Råd|Netværk|Klub|Akademi) for {_CAP}(?: {_CAP})?(?: og {_CAP})?{_END}",
        # "Den Nationale Bestyrelse for Sundheds-it", "Forum for Koordinering af Data"
        rf"(?<![\w-])(?:(?:Den|Det) )?(?:[{_UP}][\w-]{{2,30}} ){{0,2}}"
        rf"(?:Bestyrelse|Domænebestyrelsen|Domænebestyrelse|Brugerklubben|Styregruppe|Styregruppen|Taskforce|Koordinationsforum|Forum|Stab|Staben|Råd|Sekretariat|Kompetencecenter|Enhed|Enheden|Amtscentralen|Amtscentret|Videnscenter|Videncenter|Samfundet) for {_FIELDS}"
        rf"(?: (?:af|i) {_CAP})?{_END}",
    )
)
#: What each of them cannot do without: most passages have none.
_NEEDED: Final = (
    ("skolen", "hjemmet"),
    ("afdeling", "kontoret", "forvaltningen"),
    ("afdelingen",),
    ("- og ",),
    ("forum",),
    ("Borgerservice",),
    ("MED",),
    ("dvalg", "Forvaltning", "Sekretariat", "Kontaktforum"),
    (" for ",),
    (" for ",),
)
#: A unit by its fields, under its owner: the genitive before it is looked for where it stands.
_UNIT: Final = re.compile(
    rf"(?:['’]s|s) (?:(?:udvalg|kontor|center|afdeling|enhed|arbejdsgruppe|stab|sekretariat) for (?:{_FIELDS}|{_FIELD})|(?<!et['’]s )(?<!ets )(?<!ens )styregruppe){_END}"
)
#: Units that every body has: "KL's pressetjeneste", "Norddal Kommunes it-afdeling".
_SUB_BODY: Final = re.compile(
    r"(?:['’]s|s) (?:(?:pressevagt|pressetjeneste|pressekontor|presseenhed|[a-zæøå-]{3,25}afdeling|(?:(?:fag|bruger|forsknings)råd|[a-zæøå]{3,25}netværk)(?! (?:for|om) )|(?:[a-zæøå]+- og )?[a-zæøå]{3,20}forvaltning|[a-zæøå-]{2,20}politiske udvalg|[a-zæøå]{0,20}bestyrelse|it-kontor|lokalkomité"
    r"|[a-zæøå]{0,20}(?:delegation|repræsentantskab|sekretariat|forretningsudvalg|præsidium|formandskab|[Ii][Tt]-sikkerhedsteam|sikkerhedsteam))s?"
    rf"|(?:udvalg|kontor|center|arbejdsgruppe|fagråd) (?:for|om) (?:[a-zæøå]{{3,}}(?:al|ig|isk)e? )?[a-zæøå-]{{2,}}(?: (?:og (?:it|[a-zæøå-]{{4,}})(?![a-zæøå])|læring|[a-zæøå]+(?:ering|hed|else|ik)))?"
    rf"){RIGHT}"
)
#: Common nouns with the capital of the sentence: "Regionens it-afdeling".
_COMMON_OWNER: Final = (
    "Kommunen|Regionen|Styrelsen|Virksomheden|Foreningen|Skolen|Fonden|Forvaltningen|Afdelingen|Styregruppen"
    "|Bestyrelsen|Koncernen|Myndigheden|Programmet|Projektet|Sporet|Ministeriet|Selskabet|Universitetet|Hospitalet"
    "|Sygehuset|Rådet|Udvalget|Byrådet|Centeret|Centret|Netværket|Samarbejdet"
)
#: Whose they are, right before the genitive.
_OWNER: Final = re.compile(
    rf"(?<!\w)(?!Det|Den|Vores|Jeres|Deres|Hvis)(?!(?:{_COMMON_OWNER})$)(?:{CAP} (?=Kommune$))?(?:(?:Danske|Dansk|Danmarks|Ældre|Region) )?{CAP}$"
)
#: "Ansvarlig: Koncerndirektionen", "Tryk: Fjordtryk": who has something to do, in a list of facts.
_RESPONSIBLE: Final = re.compile(
    rf"\b(?:Ansvarlig|Ansvar|Ejer|Tryk|Layout|Redaktion|Produktion): (?!Sekretariatet)(?P<name>[{_UP}][a-zæøå-]{{3,40}})(?=[.,;\n]| og |\Z)"
)
#: A person by an office, not a body: "Ansvarlig: Velfærdsdirektøren".
_OFFICE: Final = re.compile(
    r"(?:chef|direktør|koordinator|leder|mester|formand|sekretær|ansvarlige?|konsulent|arkitekt|ejer|gruppe[rn]?e?)(?:e?n|erne)?\Z",
    re.IGNORECASE,
)
_BODY: Final = (
    "[a-zæøå-]{0,30}?(?:center|centrum|forening|interesseorganisation|organisation|virksomhed|selskab|myndighed|leverandør"
    "|konsulenthus|tænketank|styrelse|fond|sammenslutning|klynge|konsortium|bureau)"
)
#: "Havblik er kommunens udviklingscenter for velfærd", "Linden, en mindre leverandør af it".
_CALLED = re.compile(
    rf"(?<![\w@./-])(?P<name>{_CAP}(?: {_CAP}){{0,2}})(?:,(?: der| som)? er| er|,| –) (?:(?:en|et|den|det|\w{{2,30}}s)"
    rf" (?:[\w-]{{2,30}} ){{0,4}}?)(?={_BODY}{_END})"
)
_COMMON = re.compile(r"\w+(?:en|et|erne|ene|ig|igt|vis)\Z")
_CUES: Final = (
    "center",
    "centrum",
    "forening",
    "organisation",
    "virksomhed",
    "selskab",
    "myndighed",
    "leverandør",
    "konsulenthus",
    "tænketank",
    "styrelse",
    "fond",
    "slutning",
    "klynge",
    "konsortium",
    "bureau",
)


def find_responsible(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a list of facts names who is responsible, half-open offsets."""
    if ": " in text:
        for match in _RESPONSIBLE.finditer(text):
            if not _OFFICE.search(match["name"]):
                yield match.span("name")


def find_bodies(text: str) -> Iterator[tuple[int, int]]:
    """Yield where bodies are named, half-open offsets; the spans may overlap.

    Args:
        text: one passage or a whole document.
    """
    for pattern, needed in zip(_PATTERNS, _NEEDED, strict=True):
        if any(map(text.__contains__, needed)):
            for match in pattern.finditer(text):
                yield match.span()
    if any(map(text.__contains__, _CUES)):
        for match in _CALLED.finditer(text):
            first = match["name"].split()[0]
            if not _COMMON.match(first) and first.casefold() not in STOP_WORDS:
                yield match.span("name")


def find_units(text: str) -> Iterator[tuple[int, int]]:
    """Yield units with their owner, half-open offsets: "KL's kontor for Sundhed og Ældre".

    Args:
        text: one passage or a whole document.
    """
    for pattern in (_SUB_BODY, _UNIT):
        for match in pattern.finditer(text):
            owner = _OWNER.search(text, max(0, match.start() - LONGEST - 2), match.start())
            if owner is not None:
                yield owner.start(), match.end()

"""Products given away by their neighbours: "løsningen X", "X, en fælles dataplatform", "døbt X"."""

import re
from collections.abc import Iterator
from typing import Final

from spacy.lang.da.stop_words import STOP_WORDS

from .pattern_parts import LEFT, RIGHT, UPPER

_UP = "A-ZÆØÅ"
_NAME = rf"[{_UP}][\w-]{{1,40}}(?: [{_UP}][\w-]{{1,40}}){{0,2}}"
_END = r"(?!\w|-\w|@| [A-ZÆØÅ])"
#: What a product is: the ends of nouns.
_NOUNS: Final = (
    "løsning|system|platform|portal|app|værktøj|selvbetjening|register|database|sprogmodel|chatbot|robot"
    "|assistent|fagsystem|software|samtalehjælper|datanet"
)
_DEFINITE: Final = (
    "løsningen|systemet|platformen|portalen|app'en|app’en|appen|værktøjet|selvbetjeningen|registret|registeret"
    "|databasen|sprogmodellen|nettet|radionettet|journalen|indekset|chatbotten|robotten|talerobotten|assistenten|fagsystemet|støttesystemet|softwaren|softwareroboten|tjenesten|modulet"
)
_CALLED: Final = "navnet|døbt|hedder|kaldet|kaldes|kaldt"
_MARK = '[”“"»]?'
_PATTERNS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        # "it-løsningen Jobsporet"
        rf"\b\w{{0,30}}?-?(?:{_DEFINITE}) {_MARK}(?P<name>{_NAME}){_END}",
        # "Datahavnen, en fælles dataplatform", "Sensorfjord er kommunens trådløse net"
        rf"(?<![\w@./-])(?P<name>{_NAME})(?P<joint>, (?:som er )?| er )(?:en|et|den|det|vores|kommunens|kommunernes|regionens)"
        rf" (?:[a-zæøå-]{{2,30}} ){{0,3}}?(?:[\w-]{{0,30}}?(?:{_NOUNS}))\b",
        # "en dansk sprogmodel, Dansk Mund,", "en ny app, Barnets Vej,"
        rf"\b(?:en|et) (?:[a-zæøå-]{{2,30}} ){{0,3}}?[\w-]{{0,30}}?(?:{_NOUNS}), {_MARK}(?P<name>{_NAME}){_END}(?=[,.;”\"»])",
        # "kommunens nye talerobot Ellen"
        rf"\b[a-zæøå]{{3,30}}(?:ens|ets|ernes) (?:[a-zæøå]{{2,20}} ){{0,2}}[\w-]{{0,30}}?(?:{_NOUNS}) {_MARK}(?P<name>{_NAME}){_END}",
        # "portalen Jobsporet.gl"
        rf"\b\w{{0,30}}?-?(?i:{_DEFINITE}) (?P<name>[{_UP}]\w{{1,40}}\.(?:dk|gl|fo|nu|com))\b",
        # "standarden »Agil Byggemetode« (ABM)"
        rf"\b(?:[Ss]tandarde?n?|[Mm]etoden?|[Rr]ammeværket),? [”\"»](?P<name>[{_UP}][\w -]{{2,60}})[”\"«»] \([{_UP}]{{2,6}}\)",
        rf"\b(?:[Ss]tandarde?n?|[Mm]etoden?|[Rr]ammeværket),? [”\"»][{_UP}][\w -]{{2,60}}[”\"«»] \((?P<name>[{_UP}]{{2,6}})\)",
        # "Ejendomsportalen (EPO)", "sagssystemet (IBIS)"
        rf"\b\w{{1,40}}?(?:{_DEFINITE}) \((?P<name>[{_UP}]{{2,10}})\)",
        # "Med VERA etableres et fælles register"
        rf"\bMed (?P<name>{_NAME})(?: \([^)\n]{{2,60}}\))? (?:etableres|indføres|udvikles|samles|bygges|får [a-zæøå]+) (?:et|en) (?:[a-zæøå-]{{2,30}} ){{0,3}}?[\w-]{{0,40}}?(?:{_NOUNS})\b",
        # "tager Vagtrum i brug", "indførelsen af ECCAIRS", "leverandør af Matchpunkt."
        rf"\b(?:tager|tage|tog|taget|tages) (?P<name>{_NAME}) i brug\b",
        rf"\b(?i:udrulning|indførelse|ibrugtagning)(?:en|n)? af (?P<name>{_NAME}){_END}",
        rf"\b(?i:leverandør)(?:en)? af (?P<name>{_NAME}){_END}(?=[.,;])",
        # "integration til Havne API"
        rf"(?<![\w@./-])(?!REST|SOAP|JSON|Web|Open|Public|Vores|Fælles|Åb|Nyt |Et |En )(?P<name>[{_UP}][\w-]{{1,40}} API)(?!\w|-\w)",
        # "Systemet har fået navnet Jobsporet"
        rf"\b(?i:[\w-]{{0,30}}?(?:{_NOUNS}|{_DEFINITE}))\b[^.!?:\n]{{0,60}}?"
        rf"\b(?:{_CALLED}) {_MARK}(?P<name>{_NAME}){_END}",
    )
)
#: What all patterns cannot do without, and the last one beside it.
_CUES: Final = (
    *_NOUNS.split("|"),
    "tjenest",
    "modul",
    " i brug",
    "ning",
    "indførelse",
    "leverandør",
    "standard",
    "metode",
    "rammeværk",
    " api",
)
_LAST_CUES: Final = tuple(_CALLED.split("|"))
#: First words of names of something else.
_NOT_FIRST = re.compile(
    r"(?:Den|Det|De|Vi|Her|Hun|Han|Som|Når|I|Efter|Ny|Nye|Region|Regionen|Kommunen|Derfor|Samtidig|Desuden|Hvis|Ifølge|Både)\b"
)
#: "TeleKOL", "OS2Skole", "HKGPT": a capital or digit inside a word is a product's, where no list knows it; not half a
#: name ("FællesSag Syd"), nor a fund or an undertaking.
_CAMEL: Final = re.compile(
    rf"{LEFT}(?!MedCom ?(?:\d|[IVX]+\b))(?:[{UPPER}][a-zæøå]+[{UPPER}]\w+|[{UPPER}]{{2,}}\d[{UPPER}]?\w*|[{UPPER}]{{1,10}}GPT)(?:['’]s)?{RIGHT}(?!\.(?:dk|nu|com)\b)(?! [{UPPER}][a-zæøå])"
)
_UNDERTAKING: Final = re.compile(
    r"(?i:puljen?|programmet|projektet|kampagnen)s?\Z|\A(?:GD\d|COP\d\d)\Z"
)
#: "Sagsporten", "Humørdagbogen": a compound in the definite, with a capital inside a sentence, whose last
#: word is what information is kept, found or worked on in.
_TOOL: Final = re.compile(
    rf"(?<=[a-zæøå,;)»”] )[{UPPER}][a-zæøå]{{2,40}}"
    r"(?:port(?:al)?en|syste(?:met|merne)|registe?ret|databa(?:sen|nken)|(?<!data)basen|dagbogen|tavlen|motoren|serveren|journalen"
    r"|kalenderen|indekset|kompasset|platformen|fordeleren|fortegnelsen|profilen|assistenten|robotten|guiden|tjekket"
    rf"|beregneren|børsen|lommebogen|adressebogen|boksen|knappen|overblikket)(?:(?<=ret) for [{UPPER}][a-zæøå]{{3,40}})?(?:s|['’]s)?{RIGHT}"
)
#: Substances, alliances and formats that are written so.
_NOT_COINED: Final = frozenset(
    {
        "CO2",
        "DK2020",
        "PM10",
        "SO2",
        "H2O",
        "C40",
        "COVID19",
        "MP3",
        "MP4",
        "B2B",
        "G20",
        "PoC",
        "PoCen",
        "IoT",
        "PhD",
        "WiFi",
        "SaaS",
        "PaaS",
        "IaaS",
        "DevOps",
    }
)


def find_products(text: str) -> Iterator[tuple[int, int]]:
    """Yield where products are named, half-open offsets; the spans may overlap.

    Args:
        text: one passage or a whole document.
    """
    lower = text.lower()
    if not any(map(lower.__contains__, _CUES)):
        return
    called = any(map(text.__contains__, _LAST_CUES))
    for pattern in _PATTERNS if called else _PATTERNS[:-1]:
        for match in pattern.finditer(text):
            name = match["name"]
            joint = match.groupdict().get("joint")
            common = joint == " er " and " " not in name and name.endswith(("en", "et"))
            if not (_NOT_FIRST.match(name) or name.casefold() in STOP_WORDS or common):
                yield match.span("name")


def find_coined(text: str) -> Iterator[tuple[int, int]]:
    """Yield products by the word alone, unless another source knows better: "TeleKOL", "Sagsporten".

    Args:
        text: one passage or a whole document.
    """
    for match in _CAMEL.finditer(text):
        if match.group() not in _NOT_COINED and not _UNDERTAKING.search(match.group()):
            yield match.span()
    for match in _TOOL.finditer(text):
        yield match.span()

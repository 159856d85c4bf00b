"""What tells of what kind a document is, as plain named features.

What blocks it is made of and in which shares, what its title, head, end and headings say, who is
spoken to and who speaks, and how long it is. `document_kind` weighs them.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from ..schema import Passage

_WORD = re.compile(r"[^\W\d_]{2,}")
_UP = "A-ZÆØÅÁÍÓÖÜŁŚŻ"
SAID = re.compile(
    rf"(?:siger|mener|udtaler|fortæller|forklarer|lyder det fra) (?:[\w-]+,? ){{0,5}}?[{_UP}]"
)
#: A line that hands over to somebody's words: "Borgmester Anne Berg udtaler:".
HANDS_OVER = re.compile(r"(?:siger|udtaler|fortæller|forklarer|skriver)[^.:\n]{0,60}:\Z")
QUOTED = re.compile(r"[”“»\"][^”“»«\"]{2,600}[”«\"]|^[-–—] .*$", re.MULTILINE)
_PEOPLE: Final = {
    "I": ("jeg", "mig", "min", "mit", "mine"),
    "we": ("vi", "os", "vores"),
    "you": ("du", "dig", "din", "dit", "dine", "jer", "jeres"),
}
#: Sorts of paper, as the end of a word of the title or of the head.
_SORTS = re.compile(
    r"\b[\w-]*?(strategi|politik|handlingsplan|handleplan|implementeringsplan|aftale|rapport|beretning"
    r"|redegørelse|evaluering|status|høring|svar|referat|dagsorden|protokol|notat|nyhedsbrev|nyt|debat"
    r"|læserbrev|kronik|klumme|leder|vejledning|guide|tema|projekt|budget|hvidbog|arkitektur|bilag"
    r"|anbefalinger|plan|program|vision|tale|spørgsmål|brev|avis|blad|tidende|presse|møde)(?:en|et|er|erne|s)?\b",
    re.IGNORECASE,
)
#: Those that are a paper by themselves.
_PAPERS: Final = (
    "strategi politik handlingsplan handleplan implementeringsplan aftale rapport beretning redegørelse"
    " evaluering status høring referat dagsorden protokol notat vejledning guide budget hvidbog"
    " arkitektur bilag anbefalinger vision"
).split()
#: What the words say wherever they stand in the text, in small letters.
_ANYWHERE: Final = {
    "press contact": (
        "pressekontakt",
        "pressevagt",
        "presseansvarlig",
        "pressechef",
        "kommunikationschef",
    ),
    "for the press": ("pressemeddelelse", "til pressen", "fri offentliggørelse"),
    "editors": ("redaktion", "skribentens", "abonn", "annonce", "læs også"),
    "leave": ("afmeld", "frameld", "modtager denne mail", "i dette nummer"),
    "case": ("sagsfremstilling", "sagsbeskrivelse", "indstilling", "sagsnr"),
    "decided": ("\nbeslutning", "\ngodkendt", "til efterretning"),
    "present": ("\ntil stede", "\ndeltagere", "\nafbud", "\nmødedeltagere", "\nfraværende"),
    "greeting": ("venlig hilsen", "venlige hilsner", "\nkære "),
    "addressed": ("\ntil ", "\natt", "\nkopi"),
    "hearing": ("høringssvar", "høring ", "bemærkninger til", "afgive"),
    "parties": ("parterne", "er enige om"),
    "paragraph sign": ("§",),
    "contents": ("\nindhold\n", "indholdsfortegnelse", "....."),
    "do this": (
        "du skal",
        "du kan",
        "sådan gør du",
        "har du brug for",
        "log på",
        "bestil tid",
        "kontakt os",
    ),
    "place on a site": (
        "du er her",
        "på denne side",
        "senest opdateret",
        "sidst opdateret",
        "senest ændret",
    ),
    "tracks": ("indsatsområde", "pejlemærke", "initiativ ", "kapitel ", "fokusområde"),
    "follow-up": ("gennemført", "afsluttet", "forsinket", "milepæl", "årets"),
    "share": ("udskriv", "tip en ven", "del på", "del artiklen", "del siden"),
    "today": (" i dag", " i går", " netop ", " nu "),
    "photo": ("foto",),
}
#: Where others said it: "siger hun i en pressemeddelelse" makes none of the text.
_SAID_IN = re.compile(
    r"\b(?:i (?:en|sin|samme|den)|ifølge (?:en|den)) (?:\w+ )?pressemeddelelse\w*"
)
_NUMBERED = re.compile(r"(?:kapitel |§ ?|punkt )?\d{1,2}(?:\.\d+)*[.:]? \w", re.IGNORECASE)
_ROLE_STEPS, _COUNT_STEPS = (0.0, 0.1, 0.25, 0.5, 0.75), (1, 2, 4, 8)
#: The longest passage at the head or the end that is no running text.
SHORT: Final = 200
#: Passages that are looked at for words of the page.
_HEAD, _END = 6, 5


def _words(name: str, words: str) -> Iterator[str]:
    for word in _WORD.findall(words.lower()):
        yield f"{name}: {word}"
    for match in _SORTS.finditer(words):
        yield f"{name} is of sort {match[1].lower()}"


def _steps(name: str, number: float, steps: Sequence[float]) -> Iterator[str]:
    for step in steps:
        if number >= step and number > 0:
            yield f"{name} from {step}"


def _form(text: str, passages: Sequence[Passage]) -> Iterator[str]:
    count = Counter(p.role for p in passages)
    for role, number in count.items():
        yield from _steps(f"share of {role}", number / len(passages), _ROLE_STEPS)
    for number, passage in enumerate(passages[:3]):
        yield f"passage {number} is {passage.role}"
    yield f"last is {passages[-1].role}"
    yield from _steps("length", len(text), (500, 1000, 2000, 3000, 5000, 8000, 15000))
    yield from _steps("passages", len(passages), (5, 10, 20, 40, 80))
    yield from _steps("headings", count["heading"], _COUNT_STEPS)
    headings = [text[p.start : p.end] for p in passages if p.role == "heading"]
    yield from _steps("questions", sum(h.endswith("?") for h in headings), (1, 3))
    yield from _steps("numbered", sum(bool(_NUMBERED.match(h)) for h in headings), (1, 3))
    for heading in headings:
        yield from _words("heading", heading[:SHORT])


def _unquoted(text: str, passages: Sequence[Passage]) -> str:
    """The text without what is quoted, also without marks below "Anne Berg udtaler:"."""
    parts, start = [], 0
    for above, passage in pairwise(passages):
        if HANDS_OVER.search(text, max(above.start, above.end - SHORT), above.end):
            parts.append(text[start : passage.start])
            start = passage.end
    return QUOTED.sub(" ", " ".join([*parts, text[start:]]))


def _speech(text: str, passages: Sequence[Passage]) -> Iterator[str]:
    said = len(SAID.findall(text))
    yield from _steps("said", said, (1, 2, 4))
    if not said:
        yield "nobody is quoted"
    spoken = Counter(_WORD.findall(_unquoted(text, passages).lower()))
    for who, words in _PEOPLE.items():
        found = sum(spoken[word] for word in words)
        yield from _steps(who, found, (1, 4, 10))
        yield from _steps(f"{who} a thousand signs", 1000 * found / len(text), (1, 3, 6))


def names_its_sort(features: Mapping[str, float]) -> bool:
    """Whether title or head say what sort of paper it is, or that it is part of a longer one."""
    named = (f"{place} is of sort {sort}" for place in ("title", "head") for sort in _PAPERS)
    return "title is numbered" in features or any(name in features for name in named)


def kind_features(text: str, passages: Sequence[Passage], title: str | None) -> dict[str, float]:
    """Describe a document.

    Args:
        text: the document.
        passages: its passages.
        title: its title, where it has one.

    Returns:
        What is true of it, each with 1.
    """
    found: list[str] = list(_words("title", title or ""))
    if title is None:
        found.append("no title")
    elif _NUMBERED.match(title):
        found.append("title is numbered")
    if passages:
        found += _form(text, passages)
        for name, part in (("head", passages[:_HEAD]), ("end", passages[-_END:])):
            for passage in part:
                words = text[passage.start : passage.end]
                if len(words) < SHORT and passage.role != "title":
                    found += _words(name, words)
        opening = next((p for p in passages if p.role == "paragraph"), None)
        if opening is not None:
            found += _words("opening", text[opening.start : opening.end][:SHORT])
        found += _speech(text, passages)
    small = _SAID_IN.sub(" ", f"\n{text.lower()}")
    found += [name for name, signs in _ANYWHERE.items() if any(sign in small for sign in signs)]
    return dict.fromkeys(found, 1.0)

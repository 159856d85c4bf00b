"""Names that a noun before them tells the kind of: companies, members of a row, events, newsletters."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from ..da.calendar import MONTHS
from .pattern_parts import CAP, LEFT, LONGEST, RIGHT, UPPER
from .starts import matches_at

_MONTHS: Final = "|".join(MONTHS)
_BEFORE_CAPITAL: Final = re.compile(rf"\b\w+(?= [{UPPER}])")
#: "analysefirmaet Zangenberg Analytics"
_COMPANY: Final = re.compile(rf"\w+ ({CAP}(?: (?:& |og (?={CAP}[,.]))?{CAP}){{0,3}}){RIGHT}")
_COMPANY_WORD: Final = re.compile(
    rf"\w{{0,{LONGEST}}}?(?:firmaet|selskabet|virksomheden|koncernen|bureauet|leverandøren|konsulenthuset|tænketanken|foreningen"
    r"|organisationen|bostedet|plejehjemmet|plejecentret|plejecenteret|børnehaven|efterskolen|højskolen|[Aa]visen|[Mm]agasinet"
    r"|[Bb]ladet|[Tt]idsskriftet|forlaget|trykkeriet|patientforeningen|forbundet)$"
)
#: "Magasinet Havn", "Fagbladet Omsorg": of a paper a noun with a capital is part of the name.
_PAPER: Final = re.compile(r"(?:Magasinet|Bladet|(?:Fag|Uge)bladet|Avisen|Tidsskriftet) ")
#: "virksomheder som Guldmann, Liko og Bestic": each one is what the noun says.
_IN_A_ROW: Final = re.compile(
    rf"(?:(?:virksomheder|firmaer|leverandører|organisationer|foreninger|konsulenthuse|selskaber|parter|fagforeninger))"
    rf"(?: som(?: fx| f\.eks\.| for eksempel)?|,? herunder|,? bl\.a\.|,? blandt andet|:| fx| f\.eks\.|,) ((?:{CAP}(?: {CAP}){{0,2}}, ){{0,8}}{CAP}(?: {CAP}){{0,2}} (?:og|samt|eller) {CAP}(?: {CAP}){{0,2}}){RIGHT}"
)
#: "plejehjemmene Engen, Lunden og Bakken"
_INSTITUTIONS: Final = re.compile(
    rf"\b(?i:plejehjemmene|plejecentrene|ældrecentrene|bostederne|børnehaverne|daginstitutionerne|[a-zæøå]{{0,20}}skolerne|gymnasierne|bibliotekerne|museerne|sygehusene|hospitalerne)"
    rf" ((?:{CAP}(?: {CAP})?, ){{0,8}}{CAP}(?: {CAP})? (?:og|samt) {CAP}(?: {CAP})?){RIGHT}"
)
#: "på Kommunedagene", "ved Havnemødet": not the sitting of a body.
_DAYS: Final = re.compile(
    rf"\b(?:på|ved|til|under) ([{UPPER}][a-zæøå]{{2,{LONGEST}}}(?:dagene|(?<!råds)(?<!udvalgs)(?<!bestyrelses)(?<!borger)(?<!personale)mødet|træffet)){RIGHT}"
)
#: "COP26", "det Digitale Topmøde", "Havblik Summit": meetings of states and of a trade.
_SUMMIT: Final = re.compile(
    rf"{LEFT}(COP ?\d\d|(?:{CAP}['’]?s )?(?:[{UPPER}][a-zæøå]+- og )?[{UPPER}][a-zæøå]{{2,{LONGEST}}}?(?:sk|t|e) Topmøde|{CAP}(?: {CAP}){{0,2}} (?:Summit|Awards|Expo)){RIGHT}"
)
#: "konferencen Digital Forvaltning", "nyhedsbrevet Nyt om data": the noun tells what has the name.
_EVENTS: Final = (
    "konferencen|messen|topmødet|årsmødet|temadagen|kongressen|nyhedsbrevet|festivalen|prisen"
)
_EVENT_CUES: Final = tuple(_EVENTS.split("|"))
_EVENT: Final = re.compile(
    rf"(?:{_EVENTS}),? [”\"»]?({CAP}(?:(?: (?:i|for|og|om|på))? {CAP}){{0,4}}){RIGHT}",
    re.IGNORECASE,
)
_NEWSLETTER: Final = re.compile(
    rf"(?:^|(?<=[\n:] )|(?<=på )|(?<=[|·] ))((?:{CAP} [Nn]yhedsbrev|{CAP}[ -]?[Nn]yt|{CAP} it-nyt|Nyt (?:fra|om|til) [\wÆØÅæøå -]{{3,50}}?))"
    rf"(?=,? (?i:nr)\.? ?\d|\n\s*(?:Nr\.?|Uge|Nummer) ?\d|, (?:{_MONTHS}) \d{{4}})",
    re.MULTILINE,
)


@lru_cache(maxsize=50_000)
def _is_company(word: str) -> bool:
    """Whether a noun tells that a company or association follows."""
    return _COMPANY_WORD.match(word) is not None


def find_companies(text: str) -> Iterator[tuple[int, int]]:
    """Yield what a noun introduces as a company: "analysefirmaet Zangenberg Analytics"."""
    starts = [m.start() for m in _BEFORE_CAPITAL.finditer(text) if _is_company(m.group())]
    for match in matches_at(_COMPANY, text, starts):
        paper = _PAPER.match(text, match.start()) is not None
        yield match.span(0 if paper else 1)


def find_members(text: str) -> Iterator[tuple[int, int]]:
    """Yield the members of a row of bodies: "virksomheder som Guldmann, Liko og Bestic"."""
    for pattern in (_IN_A_ROW, _INSTITUTIONS):
        for match in pattern.finditer(text):
            first = match.start(1)
            for name in re.finditer(rf"{CAP}(?: {CAP})*", match.group(1)):
                yield first + name.start(), first + name.end()


def find_events(text: str) -> Iterator[tuple[int, int]]:
    """Yield events and newsletters: "konferencen Digital Forvaltning", "Nyt om data nr. 3"."""
    lower = text.lower()
    event = any(map(lower.__contains__, _EVENT_CUES))
    letters = "yt" in text or "yhedsbrev" in text
    for days in (_DAYS, _SUMMIT):
        for match in days.finditer(text):
            yield match.span(1)
    for pattern, tried in ((_EVENT, event), (_NEWSLETTER, letters)):
        for match in pattern.finditer(text) if tried else ():
            if match.group(1)[0].isupper():
                yield match.span(1)

"""Names that stand at the head of a page: of a paper, a site or a sender."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..schema import Passage

#: The name of a paper or magazine at the head, before number, date or the page's menu.
_MASTHEAD = re.compile(
    r"(?P<name>(?-i:[A-ZÆØÅ][\w-]+(?: (?:& |og |i |for |OG )?[A-ZÆØÅ][\w-]*){1,3}"
    r"|[A-ZÆØÅ]\w+(?:bladet|avisen|tidende|posten|magasinet)))"
    r"(?=\s*(?:[|·,–•-]\s*)?(?:nr\.? ?\d|magasinet|nyhedsbrev|uge \d|debat\b|\d{1,2}[./]\s?\d|\d{1,2}\. [a-z]{3,9}\.? \d{4}"
    r"|(?:[|·][^\n]{2,60}){2,}|(?: {2,}[^\n|·]{2,30}){4,}))",
    re.IGNORECASE,
)
_NOT_A_PAPER = re.compile(
    r"(?:Forside|Nyhed|Nyheder|Pressemeddelelse|Debat|Side|Dato|Notat|Referat|Borger|Produkter|Hjem|Emne|Kronik|Klumme"
    r"|Mødelokale|Publiceret|Offentliggjort|Oprettet|Opdateret|Udskriv|Møde|Sags|Kan|Gå|Spring|Behandlet|Skriv|Læs|Log|Udgivet|Onsdag|Mandag|Tirsdag|Torsdag|Fredag|Lørdag|Søndag)\b",
    re.IGNORECASE,
)
#: The menu of a page, below the name of its paper: three cells and more.
_MENU = re.compile(r"\s*(?:[^\n|·>›/]{2,30}(?: [|·] | {2,}| / )){2,}[^\n]{2,40}(?=\n|\Z)")
#: A paper's name in capitals, before the day: "HJORTELEV AVIS   Lørdag den 25. oktober 2014".
_CAPITALS = re.compile(
    r"(?P<name>[A-ZÆØÅ]{3,}(?: [A-ZÆØÅ]{3,}){0,2})(?=(?: {2,}|\t| [|·] |, )(?:(?:man|tirs|ons|tors|fre|lør|søn)dag|\d{1,2}\. \w+ \d{4}|nr\. ?\d))",
    re.IGNORECASE,
)
_PAPER_WORD = re.compile(
    r"(?:avis|tidende|blad|folkeblad|posten|nyt|dagblad|stiftstidende)\Z", re.IGNORECASE
)
_ALONE = re.compile(r"[A-ZÆØÅ][\w-]+(?: (?:& |og |i |for )?[A-ZÆØÅ][\w-]*){1,3}\Z")
#: What stands between the cells at the head of a page.
_CELL = re.compile(r"\t|\s{2,}|\s[|·•/>›»–-]\s|\s\(|, ")
_SITE_END = re.compile(r"\.(?:dk|com|net)\Z")
#: The number, day or page that follows the name of a paper: "Danske Kommuner nr. 21".
_BEFORE_NUMBER = re.compile(r"\s+(?:nr\.?|uge|side|årgang|\d).*", re.IGNORECASE)
_ISSUE = re.compile(r"\bnr\. ?\d|\bside \d|\b(?:19|20)\d\d\b", re.IGNORECASE)
#: Passages at the head, and so much of each; words of the longest name; letters of the longest short
#: form, which keeps its capitals.
_PLACES, _LOOK, _LONGEST, _CAPITALS_FROM = 3, 500, 8, 5


def masthead(text: str, passages: Sequence[Passage]) -> tuple[int, int] | None:
    """Find the name of a paper at the head of a page, half-open offsets.

    It stands in one of the first lines, which is no running text, before the number of the issue,
    the date or the menu.
    """
    if passages:
        line_end = text.find("\n", passages[0].start)
        line = text[passages[0].start : line_end] if line_end > 0 else ""
        if _ALONE.match(line) and not _NOT_A_PAPER.match(line) and _MENU.match(text, line_end):
            return passages[0].start, passages[0].start + len(line)
    for passage in passages[:4]:
        words = text[passage.start : passage.end]
        capitals = _CAPITALS.match(words)
        if capitals and capitals["name"].isupper() and _PAPER_WORD.search(capitals["name"]):
            return passage.start, passage.start + capitals.end("name")
        if passage.role in ("paragraph", "list_item", "heading", "table_row") or len(words) > 160:
            continue
        match = _MASTHEAD.match(words)
        if match is None or not words[0].isupper() or _NOT_A_PAPER.match(words):
            continue
        if len(match["name"]) > 3:
            return passage.start + match.start("name"), passage.start + match.end("name")
    return None


class Cell(NamedTuple):
    """A short name that stands by itself at the head of a page.

    Args:
        name: the name.
        place: the number of its passage.
        alone: whether nothing else stands on its line.
        menu: whether a menu, a number or a date follows.
        role: the role of its passage.
    """

    name: str
    place: int
    alone: bool
    menu: bool
    role: str


def cells(text: str, passages: Sequence[Passage]) -> Iterator[Cell]:
    """Yield the first cell of each of the first lines, where it may be a name."""
    for place, passage in enumerate(passages[:_PLACES]):
        if passage.role in ("paragraph", "list_item", "byline", "caption", "footnote"):
            continue
        words = text[passage.start : min(passage.end, passage.start + _LOOK)]
        line = words.split("\n", 1)[0]
        name = _CELL.split(line, maxsplit=1)[0].strip(" :,-–")
        name = _SITE_END.sub("", _BEFORE_NUMBER.sub("", name)).strip(" :,-–")
        if name.isupper() and len(name) > _CAPITALS_FROM and " " not in name:
            name = name.capitalize()
        parts = name.split()
        if not 0 < len(parts) <= _LONGEST or len(name) < 2 or name[-1] in ".!?:":
            continue
        if _NOT_A_PAPER.match(name) or any(c in ":0123456789" for c in name):
            continue
        rest = line[len(name) :]
        menu = (
            len(_CELL.findall(words)) >= 3
            or _MENU.match(text, passage.start + len(line)) is not None
        )
        numbered = _ISSUE.search(rest) is not None
        yield Cell(name, place, not rest.strip(), menu or numbered, passage.role)

"""Names that stand at the head of a page: of a paper, a site or a sender."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..knowledge import KnowledgeBase
from ..schema import Passage
from .found import Found
from .model_names import is_capitalised, is_no_name

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
    r"|Mødelokale|Publiceret|Offentliggjort|Oprettet|Opdateret|Udskriv|Møde|Sags|Kan|Gå|Spring|Behandlet|Skriv|Læs|Log|Udgivet|Onsdag|Mandag|Tirsdag|Torsdag|Fredag|Lørdag|Søndag|Menu|Løsninger|Abonnement|Forsidenyheder|Midtvejs\w*|Presse|Hop|Denne|Dette|Velkommen|Søg|Om|Kontakt|Lokalt|Navne|Sport|Læserbreve|Annoncer?|Job|Karriere|Aktuelt|Kalender|Arrangementer|Startside|Tilbage|English)\b",
    re.IGNORECASE,
)
#: What stands between the cells of a menu, besides two blanks and more; what no cell has.
_BETWEEN, _NO_CELL = (" | ", " · ", " / "), "\n|·>›/"
#: Letters of a cell of a menu, and of what follows the last mark between two.
_CELL_SIZE, _LAST_SIZE = (2, 30), (2, 40)
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
_BEFORE_NUMBER = re.compile(r"\s+(?:nr\.?|uge|side|årgang|(?:den )?\d).*", re.IGNORECASE)
_ISSUE = re.compile(r"\bnr\. ?\d|\bside \d|\b(?:19|20)\d\d\b", re.IGNORECASE)
#: Passages at the head, and so much of each; words of the longest name; letters of the longest short
#: form, which keeps its capitals.
_PLACES, _LOOK, _LONGEST, _CAPITALS_FROM = 3, 500, 8, 5


def _ends_within(text: str, start: int) -> bool:
    """Whether a line ends as far on as the last cell of a menu is long."""
    shortest, longest = _LAST_SIZE
    end = text.find("\n", start, start + longest + 1)
    return shortest <= (len(text) if end < 0 else end) - start <= longest


def _is_menu(text: str, at: int) -> bool:
    """Whether the menu of a page follows: three cells and more, at most blank lines before them.

    Blanks may belong to a cell or stand between two. A regular expression tries each way to divide
    them, which takes longer than anybody waits on a long line; here each place is looked at once.
    """
    shortest, longest = _CELL_SIZE
    begun = at
    while begun < len(text) and text[begun].isspace():
        begun += 1
    line_end = text.find("\n", begun)
    line_end = len(text) if line_end < 0 else line_end
    cells_before = dict.fromkeys(range(at, begun + 1), 0)  # for each place where one may begin
    after_blanks: set[int] = set()
    for place in range(at, line_end):
        if place not in cells_before:
            continue
        count = cells_before[place]
        if count > 1 and _ends_within(text, place):
            return True
        if place in after_blanks and text[place] == " ":
            after_blanks.add(place + 1)
            cells_before[place + 1] = max(count, cells_before.get(place + 1, 0))
        for end in range(place + 1, min(place + longest, line_end) + 1):
            if text[end - 1] in _NO_CELL:
                break
            if end - place >= shortest:
                blanks = text.startswith("  ", end)
                if blanks or text.startswith(_BETWEEN, end):
                    following = end + (2 if blanks else 3)
                    cells_before[following] = max(count + 1, cells_before.get(following, 0))
                    if blanks:
                        after_blanks.add(following)
    return False


def masthead(text: str, passages: Sequence[Passage]) -> tuple[int, int] | None:
    """Find the name of a paper at the head of a page, half-open offsets.

    It stands in one of the first lines, which is no running text, before the number of the issue,
    the date or the menu.
    """
    if passages:
        line_end = text.find("\n", passages[0].start)
        line = text[passages[0].start : line_end] if line_end > 0 else ""
        if _ALONE.match(line) and not _NOT_A_PAPER.match(line) and _is_menu(text, line_end):
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


#: What a first cell is that names a paper, not who sends it: "Digitaliseringsstrategi | Side 4".
_PAPER_TITLE = re.compile(
    r"(?:strategi|plan|aftale|politik|rapport|evaluering|retning|budget|program|vision|notat|referat|høring|svar|hæfte|guide|katalog)(?:en|et|met|s)?\b",
    re.IGNORECASE,
)


def sender(text: str, passages: Sequence[Passage], knowledge: KnowledgeBase) -> Found | None:
    """Find who a page is from: the first cell at its head, before the menu or a number.

    A name that the knowledge base lists needs no menu, and is believed though it is also an
    ordinary word: "Kommunen | Torsdag | Nr. 31".
    """
    first = next(cells(text, passages), None)
    if first is None or first.place or first.role not in ("boilerplate", "table_row"):
        return None
    start = passages[0].start
    if not text.startswith(first.name, start):
        return None
    listed = knowledge.canonical(first.name, "ORG") is not None
    new = (
        first.menu
        and not first.alone
        and is_capitalised(first.name)
        and not is_no_name(first.name)
        and not _PAPER_TITLE.search(first.name)
    )
    return Found(start, start + len(first.name), "ORG") if listed or new else None


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
        menu = len(_CELL.findall(words)) >= 3 or _is_menu(text, passage.start + len(line))
        numbered = _ISSUE.search(rest) is not None
        yield Cell(name, place, not rest.strip(), menu or numbered, passage.role)

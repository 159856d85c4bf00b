"""Who published a document: its masthead, imprint, sender or site, else the body it speaks for."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ..knowledge import KnowledgeBase
from ..schema import Entity, Passage
from ..spans import Index

_MAIL_DOMAIN = re.compile(r"(?:@|\b(?:www\.)?)([\w-]{1,63})\.dk\b", re.IGNORECASE)
_IMPRINT = re.compile(
    r"(?:udgivet af|udgiver:?|afsender:?|redaktion:?|©|copyright(?: \d{4})?)\s*$", re.IGNORECASE
)
_ANSWERED = re.compile(r"(?:høringssvar|bemærkninger|svar) fra\s*$", re.IGNORECASE)
_TO = re.compile(r"(?:^|\n)\s*(?:til|att\.?|modtager)\b:?[^\n]*$", re.IGNORECASE)
_FROM = re.compile(r"(?:^|\n)\s*fra:[^\n]*$", re.IGNORECASE)
_ABOUT = re.compile(r"^\s*(?:fakta )?om\s*$", re.IGNORECASE)
_WHOLE_BODY = re.compile(
    r"(?:Kommune|Region \w+|A/S|ApS|styrelsen|ministeriet|Avis|Blad|Folkeblad|fællesskab|Landsråd|[Ff]orening\w*)$|^Region "
)
_DEPARTMENT = re.compile(
    r"[Ss]ekretariat|[Kk]ontor|afdeling|[Ss]tab\b|(?<!& )\bI[Tt]$|^Digitalisering og|^Borgerservice"
)
_UNIT = re.compile(r"'s \S.*$|s pressevagt$| Presse$")
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
_CELL = re.compile(r"\n|\t|\s{3,}|\s[|·/>›»•–-]\s|\s\(")
_BODY = re.compile(
    r"(?:[^\W\d][\w&-]*,? ){0,6}?[\w-]*(?:forum|netværk|samarbejde|sekretariatet|udvalget|rådet|foreningen|forening|ministeriet|styrelsen|videncenter|museer)"
    r"(?: [\wÆØÅæøå-]+){0,6}",
    re.IGNORECASE,
)
_COMPANY = re.compile(r" (?:A/S|ApS)$")
#: So many characters of its passage before a body are read.
_BEFORE = 500
#: What the mention of a body tells by the passage it stands in.
_WEIGHTS = {
    "contact": 3.0,
    "title": 2.0,
    "boilerplate": 1.5,
    "byline": 1.0,
    "dateline": 3.0,
    "caption": 0.0,
}
_SILENT = ("billedbureau", "parti", "international")
#: The least sum of a publisher; that of the only body that a text names.
_LEAST, _ONLY = 1.0, 0.6
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", " ": "", "&": ""})


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


def _sender(text: str, passages: Sequence[Passage]) -> str | None:
    """The body whose name stands first on the page, in a cell of its own."""
    for passage in passages[:2]:
        if passage.role in ("boilerplate", "contact"):
            cell = _CELL.split(text[passage.start : passage.end], maxsplit=1)[0].strip()
            if cell[:1].isupper() and not _NOT_A_PAPER.match(cell) and _BODY.fullmatch(cell):
                return cell
    return None


def _short_name(text: str, passages: Sequence[Passage], name: str) -> str:
    """A company by the name on its own page: without "A/S" where the head leaves it out."""
    bare = _COMPANY.sub("", name)
    head = " ".join(text[p.start : p.end] for p in passages[:3] if p.role != "paragraph")
    return bare if bare != name and bare in head and name not in head else name


def _forms(name: str, aliases: Sequence[str]) -> Iterator[str]:
    """Site names that a body would have: "skarresoe", "digst"."""
    for form in (name, *aliases):
        bare = form.lower().removesuffix(" kommune").removesuffix(" a/s").removesuffix(" aps")
        yield bare.replace(" ", "")
        yield bare.translate(_LETTERS)


def _weight(
    text: str, passages: Sequence[Passage], place: int | None, entity: Entity, answer: bool
) -> float:
    if place is None:
        return 1.0
    passage = passages[place]
    before = text[max(passage.start, entity.start - _BEFORE) : entity.start]
    if _IMPRINT.search(before[-40:]) or (answer and _ANSWERED.search(before)):
        return 6.0
    if passage.role in ("contact", "boilerplate", "dateline", "title") or place < 4:
        if _FROM.search(before):
            return 4.0
        if _TO.search(before):
            return -2.0
    if _ABOUT.match(before) and passage.role in ("heading", "paragraph", "contact"):
        return 4.0
    if answer and passage.role == "title":
        return 0.0
    weight = _WEIGHTS.get(passage.role, 1.0 if place < 6 else 0.6)
    if passage.role == "boilerplate" and place < 3:
        head = (
            8.0 if _MENU.match(text, entity.end) else 5.0
        )  # its own page: its name, then the menu
        weight += (
            (head if place == 0 else 2.5) if not before.strip() else 2.0
        )  # the head of the page or of its paper
    return weight


def find_publisher(
    text: str, passages: Sequence[Passage], entities: Sequence[Entity], knowledge: KnowledgeBase
) -> str | None:
    """Say who published a document, where its words tell.

    Args:
        text: the document.
        passages: its passages.
        entities: its entities, with canonical names.
        knowledge: the knowledge base.

    Returns:
        A canonical name, or none; an address alone is not enough.
    """
    scores: defaultdict[str, float] = defaultdict(float)
    places = Index(passages)
    title = next((text[p.start : p.end] for p in passages if p.role == "title"), "")
    answer = "høringssvar" in title.lower()
    head = masthead(text, passages)
    own: set[str] = set()  # bodies that can publish by themselves
    companies = {e.canonical for e in entities if e.label == "ORG" and _COMPANY.search(e.text)}
    for entity in entities:
        if entity.label != "ORG" or not entity.canonical:
            continue
        entry = knowledge.entries.get(("ORG", entity.canonical))
        if entry is not None and entry.kind in _SILENT:
            continue
        if entry is not None and entry.kind == "kontor" and entry.parent:
            entry = knowledge.get(entry.parent, "ORG") or entry  # it speaks for its authority
        name = _UNIT.sub("", entity.canonical if entry is None else entry.name)
        if entry is not None or name in companies or _WHOLE_BODY.search(name):
            own.add(name)
        else:
            scores[name] -= 1.5  # a department speaks for its authority
        scores[name] += _weight(text, passages, places.number_at(entity.start), entity, answer)
        if head == (entity.start, entity.end) and (entry is None or entry.kind == "medie"):
            scores[name] += 8.0
    _add_sites(text, scores, knowledge)
    sender = _sender(text, passages)
    if sender is not None and sender.lower() not in {name.lower() for name in scores}:
        scores[sender] += 6.0
        own.add(sender)
    best = max(scores, key=lambda name: scores[name], default=None)
    if best is not None and best not in own and _DEPARTMENT.search(best):
        best = max(own, key=lambda name: scores[name], default=best)
    least = _ONLY if sum(score > 0 for score in scores.values()) == 1 else _LEAST
    return _short_name(text, passages, best) if best is not None and scores[best] >= least else None


def _add_sites(text: str, scores: defaultdict[str, float], knowledge: KnowledgeBase) -> None:
    sites = {m.group(1).lower() for m in _MAIL_DOMAIN.finditer(text)}
    for name in list(scores):
        entry = knowledge.entries.get(("ORG", name))
        if sites.intersection(_forms(name, entry.aliases if entry else ())):
            scores[name] += 3

"""Names that may be of an initiative: where they stand, and where the text says that they are one.

From the registry, products, titles in marks, capitals, headings, items and table cells; a name
found once is found wherever the document writes it again.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..da.undertakings import FORMS, MEASURES, NAMING
from ..knowledge.registry import Registry
from ..schema import Entity, Passage
from ..segment.blocks import list_marker
from ..spans import Index
from .again import NameTree
from .features import base_form

MARKS = '"”“„»«'
#: What a sentence opens behind; it is looked for in so many characters.
_OPENING = re.compile(r"[.!?:;•›\-–\d)\n]\s*$")
_BEFORE = 100
_HEAD_FORM = "|".join(FORMS)
_QUOTED = re.compile(rf"[{MARKS}](?P<title>[\w][^{MARKS}\n]{{2,100}}?)[,.]?[{MARKS}]")
_CAPITAL = r"[A-ZÆØÅÉ][\w'’./&-]*\w|[A-ZÆØÅ]"
_SMALL = "i|på|til|for|og|af|med|den|det|de|uden|om|efter|over|er|ved|fra|der|mod|hos|én|ét|et|en|som|nummer"
_CAPITALS = re.compile(
    rf"(?<![\w-])(?P<name>(?:{_CAPITAL}|e[A-ZÆØÅ]\w+)(?:,?[ \n](?:(?:{_SMALL})[ \n]){{0,2}}(?:{_CAPITAL}|(?:19|20)\d\d(?:[-–](?:20)?\d\d)?|\d\.?\d?(?![\w.]|[.,]\d)))*)"
)
_PROJECT = re.compile(
    r"\b(?P<name>(?:Projekt|Program|Kampagnen?|Aktion|Strategi|Handlingsplan|Aftale)\s[\w-]+(?:[ \n](?:[\wæøå-]+|\d{4}[-–]\d{2,4})){0,9})"
)
_NAMED_COMPOUND = re.compile(
    rf"(?<![\w-])(?P<name>[A-ZÆØÅ][\w.]*(?:\s[A-ZÆØÅ]\w+)?-(?:{_HEAD_FORM}))s?(?![\w-])"
)
_ABBREVIATED = re.compile(r"\((?P<name>[A-ZÆØÅ][A-ZÆØÅa-z0-9-]{1,9})\)")
_NAMED = re.compile(
    rf"\b(?:{NAMING})\s+[{MARKS}]?(?P<name>(?-i:[A-ZÆØÅÉ])[^\n{MARKS}.;:(]{{2,70}})", re.IGNORECASE
)
_NUMBER = re.compile(
    r"\s*(?:(?:initiativ|indsats|projekt|spor|program|delprojekt|tiltag|fokusområde)\s*)?(?:[\dA-Z]{1,2}(?:\.\d+)*[.):]?\s+|nr\.?\s*\d+[.:]?\s+)(?:[–:-]\s*)?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\s*(?:initiativ|indsats|projekt|delprojekt|tiltag)\s*\d", re.IGNORECASE)
_LEAD = re.compile(r"(?P<lead>[\wÆØÅ”\"»][^:.!?\n()]{2,80}?)(?:[:.(–]|,| \(| [–-] |$)")
_CELL = re.compile(r"[^\t|]+?(?=\t|\||\s{3,}|$)")
_SECTION_SAYS = re.compile(
    r"\b(?:initiativet|projektet|indsatsen|delprojektet|tiltaget|forsøget)\b(?!\s+(?:til|fra|(?-i:[A-ZÆØÅ])))|der (?:gennemføres|igangsættes|etableres|iværksættes) et \w*\s?(?:initiativ|projekt|program)",
    re.IGNORECASE,
)
_PLAN = re.compile(r"\b(?:handlingsplan|strategi|plan|program)", re.IGNORECASE)
_COLUMN = re.compile(
    r"\s*(?:initiativ|indsats|projekt|tiltag|program|løsning|system)\s*$", re.IGNORECASE
)
_MEASURES = re.compile(rf"\b(?:{MEASURES})\b[^.]*:\s*$", re.IGNORECASE)
_LONGEST = 5  # words of a description
_WORD = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class Name:
    """A name that may be of an initiative: half-open offsets.

    ``source`` says how it was found; ``known`` are the registry ids it can stand for.
    """

    start: int
    end: int
    source: str
    known: tuple[str, ...] = ()


def _trimmed(text: str, start: int, end: int, source: str) -> Name | None:
    while start < end and not (text[start].isalnum()):
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in ")%"):
        end -= 1
    return Name(start, end, source) if end - start > 2 else None


def _registered(text: str, passage: Passage, registry: Registry) -> Iterator[Name]:
    words = text[passage.start : passage.end]
    for match in registry.find(words):
        known = tuple(k.id for k in match.value)
        kinds = {k.kind for k in match.value}
        source = "registry solution" if kinds == {"løsning"} else "registry"
        yield Name(match.start + passage.start, match.end + passage.start, source, known)
    tokens = [
        (m.start(), m.end(), base_form(m.group()))
        for m in _WORD.finditer(text, passage.start, passage.end)
    ]
    for i, (start, _, word) in enumerate(tokens):  # a solution's usual description
        if word not in registry.described_first:
            continue
        for length in range(min(_LONGEST, len(tokens) - i), 0, -1):
            end = tokens[i + length - 1][1]
            phrase = registry.described.get(" ".join(t[2] for t in tokens[i : i + length]), [])
            if phrase:
                yield Name(start, end, "described", tuple(k.id for k in phrase))
                break


def _in_text(text: str, passage: Passage) -> Iterator[Name | None]:
    """Names by their form: marks, capitals, "projekt X", "X-projektet", what follows "hedder"."""
    low, high = passage.start, passage.end
    for match in _QUOTED.finditer(text, low, high):
        yield Name(*match.span("title"), "quoted")
    for match in _CAPITALS.finditer(text, low, high):
        start, end = match.span("name")
        before = text[max(low, start - _BEFORE) : start]
        opens = not before.strip() or _OPENING.search(before)
        words = text[start:end].split()
        if opens and len(words) > 1:
            yield Name(start, end, "capitals first")
            if words[0].lower() not in ("den", "det"):
                begin = text.index(words[1], start + len(words[0]))
                if words[1][:1].isupper():
                    yield Name(begin, end, "capitals")
        elif opens:
            yield Name(start, end, "capital first")
        else:
            yield Name(start, end, "capitals" if len(words) > 1 else "capital")
    for match in _PROJECT.finditer(text, low, high):
        whole = match.group("name")
        stop = re.search(r"\s(?:er|har|skal|blev|bliver|vil|kan|som|der|at|var|,)\s", whole)
        end = match.start() + (stop.start() if stop else len(whole))
        yield _trimmed(text, match.start(), end, "project")
    for match in _NAMED_COMPOUND.finditer(text, low, high):
        yield Name(*match.span("name"), "compound")
    for match in _ABBREVIATED.finditer(text, low, high):
        yield Name(*match.span("name"), "abbreviation")
    for match in _NAMED.finditer(text, low, high):
        whole = re.split(
            r"(?:,? (?:og|der|som|har|er|med|fordi|blev|skal|men|fik|hvor|kom|for at)\b|,\s)",
            match.group("name"),
        )[0]
        yield _trimmed(text, match.start("name"), match.start("name") + len(whole), "named")


def _told_sections(text: str, passages: Sequence[Passage]) -> set[int]:
    """Headings (index) whose section calls itself an initiative or project in its first lines."""
    opening: dict[int, str] = {}
    for passage in passages:
        if passage.section is not None and len(opening.get(passage.section, "")) < 600:
            words = text[passage.start : passage.end]
            opening[passage.section] = f"{opening.get(passage.section, '')} {words}"
    return {index for index, words in opening.items() if _SECTION_SAYS.search(words)}


def _lead(text: str, start: int, offset: int, words: str, source: str) -> Name | None:
    """The lead words of a block from ``offset`` on, up to its first colon, full stop or bracket."""
    lead = _LEAD.match(words, offset)
    if lead is None:
        return None
    return _trimmed(text, start + lead.start("lead"), start + lead.end("lead"), source)


def _skip_number(words: str, offset: int = 0) -> int:
    number = _NUMBER.match(words, offset)
    return number.end() if number else offset


def _heading(text: str, passage: Passage, source: str) -> Iterator[Name | None]:
    words = text[passage.start : passage.end]
    start = passage.start + _skip_number(words)
    yield _trimmed(text, start, passage.end, source)
    for sign in (":", " – ", "\n"):
        head, found, _ = text[start : passage.end].partition(sign)
        if found:
            yield _trimmed(text, start, start + len(head), source)


class _Table:
    """Reads rows one after the other; knows which column holds initiatives."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.column = -1

    def row(self, passage: Passage) -> Iterator[Name | None]:
        cells = list(_CELL.finditer(self.text[passage.start : passage.end]))[:3]
        head = next((i for i, c in enumerate(cells) if _COLUMN.match(c.group())), None)
        if head is not None and len(cells) > 1:
            self.column = head
            return
        for number, cell in enumerate(cells):
            source = "measure cell" if number == self.column else "cell"
            start = passage.start + cell.start()
            yield _lead(self.text, start, 0, cell.group(), source)
            yield _trimmed(self.text, start, passage.start + cell.end(), source)


def _placed(
    text: str, passages: Sequence[Passage], everything: Sequence[Passage]
) -> Iterator[Name | None]:
    """Names by their place: headings, lead words of items, cells of a table, the title."""
    introduced, table = False, _Table(text)
    numbers = {passage.start: number for number, passage in enumerate(everything)}
    told = _told_sections(text, everything) if _PLAN.search(text) else set()
    for passage in passages:
        words = text[passage.start : passage.end]
        if passage.role == "table_row":
            yield from table.row(passage)
            continue
        table.column = -1
        if passage.role == "list_item":
            offset = _skip_number(words, len(list_marker(words) or ""))
            source = "introduced item" if introduced else "item"
            yield _lead(text, passage.start, offset, words, source)
            continue
        if passage.role in ("heading", "title"):
            source = "numbered heading" if _NUMBERED.match(words) else passage.role
            if source == "heading" and numbers[passage.start] in told:
                source = "section title"
            yield from _heading(text, passage, source)
        elif passage.role == "paragraph":
            offset = _skip_number(words)
            lead = _lead(
                text, passage.start, offset, words, "introduced item" if not offset else "item"
            )
            if lead is not None and (
                offset or (introduced and text[lead.end : lead.end + 1] == ":")
            ):
                yield lead
        introduced = bool(_MEASURES.search(words))


def key(text: str, start: int, end: int) -> str:
    """One form for all ways to write a name: white space, case and a genitive apart."""
    words = " ".join(text[start:end].split()).casefold()
    return words[:-1] if words.endswith("s") and len(words) > 5 else words


_SEEDS = frozenset(
    {
        "quoted",
        "named",
        "numbered heading",
        "introduced item",
        "item",
        "cell",
        "measure cell",
        "section title",
        "heading",
        "title",
        "project",
        "capitals",
        "capitals first",
        "abbreviation",
        "registry",
        "registry solution",
        "capital",
    }
)


def _again(text: str, passages: Sequence[Passage], names: Sequence[Name]) -> Iterator[Name]:
    """A name found once, wherever the document writes it again with a capital first."""
    forms: set[str] = set()
    for name in names:
        form = " ".join(text[name.start : name.end].split())
        long_enough = len(form) > 3 and len(form.split()) <= 12
        if name.source in _SEEDS and long_enough and form[:1].isupper():
            forms.add(form)
    if not forms:
        return
    tree = NameTree(forms)
    for passage in passages:
        for start, end in tree.find(text, passage.start, passage.end):
            if text[start].isupper():
                yield Name(start, end, "again")


def propose_names(
    text: str,
    passages: Sequence[Passage],
    everything: Sequence[Passage],
    entities: Sequence[Entity],
    registry: Registry,
) -> list[Name]:
    """Propose names in the passages given.

    Args:
        text: the document.
        passages: those in which mentions may stand, in text order.
        everything: all passages, to which sections point.
        entities: the document's entities; products are names of solutions.
        registry: known initiatives.

    Returns:
        Names in no particular order; they may overlap, and one may be found in several ways.
    """
    found: list[Name | None] = []
    for passage in passages:
        found += _registered(text, passage, registry)
        found += _in_text(text, passage)
    found += _placed(text, passages, everything)
    places = Index(passages)
    found += [
        Name(e.start, e.end, "product")
        for e in entities
        if e.label == "PRODUCT" and places.at(e.start) is not None
    ]
    names = [name for name in found if name is not None]
    return [*names, *_again(text, passages, names)]

"""Names by their place in the document: headings, lead words of items, cells of a table, the title.

What stands in one list, one column or at one level of headings is of one sort: names that are found
in such a place carry its number, so that one can be judged by the company it keeps (`company`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..da.undertakings import MEASURES, OWNED
from ..schema import Passage
from ..segment.blocks import list_marker

_NUMBER = re.compile(
    r"\s*(?:(?:initiativ|indsats|projekt|spor|program|delprogram|delprojekt|arbejdspakke|tiltag|fokusområde|boks|pkt\.?|punkt)\s*)?"
    r"(?:\d{1,3}(?:\.\d+)*[.):]?\s+|(?-i:[A-Z])(?:\.\d+)*[.):]\s+|(?-i:[A-Z]{1,2}\d{1,2})(?:\.\d+)*(?:[.):]\s+|\s+(?=[–:|-]))|nr\.?\s*\d+[.:]?\s+)(?:[–:|-]\s*)?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\s*(?:initiativ|indsats|projekt|delprojekt|tiltag)\s*\d", re.IGNORECASE)
#: A line that only numbers what stands below it: "Initiativ 5".
_LABEL = re.compile(
    r"\s*(?:initiativ|indsats|projekt|delprojekt|tiltag)\s*(?:nr\.?\s*)?\d{1,2}(?:\.\d{1,2})?\s*[.:]?\s*",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?P<lead>[\wÆØÅ”\"»](?:[^:.!?\n()]|\.(?=\w)){2,80}?)(?:[:(–]|\.(?!\w)|,| \(| [–-] |$)"
)
_WHOLE_LEAD = re.compile(
    r"(?P<lead>[\wÆØÅ”\"»](?:[^:.!?\n()]|\.(?=\w)){2,80}?)(?:[:(–]|\.(?!\w)| [–-] |$)"
)
_CELL = re.compile(r"[^\t|]+?(?=\t|\||\s{3,}|$)")
_SECTION_SAYS = re.compile(
    r"\b(?:initiativet|projektet|indsatsen|delprojektet|tiltaget|forsøget)\b(?!\s+(?:til|fra|(?-i:[A-ZÆØÅ])))|der (?:gennemføres|igangsættes|etableres|iværksættes) et \w*\s?(?:initiativ|projekt|program)",
    re.IGNORECASE,
)
_PLAN = re.compile(r"\b(?:handlingsplan|strategi|plan|program)", re.IGNORECASE)
_OWNED = re.compile(rf"(?:^|[.!?\n]\s*)(?:{OWNED})\s*:", re.IGNORECASE)
_COLUMN = re.compile(
    r"\s*(?:initiativ|indsats|projekt|tiltag|program|løsning|system)(?:er)?\s*$", re.IGNORECASE
)
_OWNED_COLUMN = re.compile(rf"\s*(?:{OWNED})\b", re.IGNORECASE)
#: What introduces a list of measures; with "følgende" it may end in a full stop.
_MEASURES = re.compile(
    rf"\b(?:{MEASURES})\b[^.]*:\s*$|\bfølgende\s(?:\w+\s){{0,3}}(?:{MEASURES})\.\s*$", re.IGNORECASE
)
#: A list of so many measures: "består af tre indsatser:".
_COUNTED_MEASURES = re.compile(
    rf"\b(?:to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv|\d{{1,2}})\s(?:\w+\s){{0,3}}(?:{MEASURES})\b(?:[^.\n]*:|\.)\s*$",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"[\s\d.,)%-]*$")
_LEVEL = re.compile(r"\s*(?P<word>[^\W\d]{3,12})?\.?\s*(?P<number>\d+(?:\.\d+)*|[A-Z](?=[.):]))?")


@dataclass(frozen=True, slots=True)
class Name:
    """A name that may be of an initiative: half-open offsets.

    ``source`` says how it was found, ``known`` are the registry ids it can stand for, ``company``
    is the list, column or level of headings that it stands in, and ``owned`` says that there an
    owner or a deadline is told.
    """

    start: int
    end: int
    source: str
    known: tuple[str, ...] = ()
    company: str = ""
    owned: bool = False


def trimmed(text: str, start: int, end: int, source: str, *where: object) -> Name | None:
    """A name without marks at its edges; none where little is left."""
    while start < end and not (text[start].isalnum()):
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in ")%"):
        end -= 1
    company = str(where[0]) if where else ""
    return (
        Name(start, end, source, (), company, len(where) > 1 and bool(where[1]))
        if end - start > 2
        else None
    )


def _sections(text: str, passages: Sequence[Passage]) -> tuple[set[int], set[int]]:
    """Headings (index) whose section calls itself an initiative, and those whose section has an owner."""
    opening: dict[int, str] = {}
    owned: set[int] = set()
    for passage in passages:
        if passage.section is None:
            continue
        if len(opening.get(passage.section, "")) < 600:
            words = text[passage.start : passage.end]
            opening[passage.section] = f"{opening.get(passage.section, '')} {words}"
        if passage.section not in owned and _OWNED.search(text, passage.start, passage.end):
            owned.add(passage.section)
    return {index for index, words in opening.items() if _SECTION_SAYS.search(words)}, owned


def _lead(
    text: str, start: int, offset: int, words: str, source: str, *where: object
) -> Iterator[Name | None]:
    """The lead words of a block from ``offset`` on, up to its first colon, full stop or comma."""
    lead = _LEAD.match(words, offset)
    if lead is None:
        return
    yield trimmed(text, start + lead.start("lead"), start + lead.end("lead"), source, *where)
    whole = _WHOLE_LEAD.match(words, offset)  # "Ét indkøb, flere valg"
    if whole is not None and whole.end("lead") > lead.end("lead"):
        yield trimmed(text, start + whole.start("lead"), start + whole.end("lead"), source, *where)


def _skip_number(words: str, offset: int = 0) -> int:
    number = _NUMBER.match(words, offset)
    return number.end() if number else offset


def is_label(text: str, passage: Passage) -> bool:
    """Whether a passage only numbers what stands below it."""
    return _LABEL.fullmatch(text, passage.start, passage.end) is not None


def _level(words: str) -> str:
    """How a heading is numbered: "1.", "4.1", "Indsats 9", or not at all."""
    match = _LEVEL.match(words)
    number = match.group("number") if match else None
    if match is None or number is None:
        return "plain"
    word = (match.group("word") or "").lower()
    return f"{word} {number.count('.') if number[0].isdigit() else 'letter'}"


def _heading(text: str, passage: Passage, source: str, *where: object) -> Iterator[Name | None]:
    words = text[passage.start : passage.end]
    start = passage.start + _skip_number(words)
    yield trimmed(text, start, passage.end, source, *where)
    for sign in (":", " – ", "\n"):
        head, found, rest = text[start : passage.end].partition(sign)
        if found:
            yield trimmed(text, start, start + len(head), source, *where)
            yield trimmed(text, passage.end - len(rest), passage.end, source, *where)


class _Table:
    """Reads rows one after the other; knows which column holds initiatives."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.number = 0
        self.leave()

    def leave(self) -> None:
        """Forget the table."""
        self.column, self.owned, self.inside = -1, False, False

    def row(self, passage: Passage) -> Iterator[Name | None]:
        words = self.text[passage.start : passage.end]
        every = [c for c in _CELL.finditer(words) if c.group().strip()]
        cells = [c for c in every if not _DIGITS.match(c.group())][:4]
        if not self.inside:
            self.number += 1
            self.inside = True
        named = [c for c in cells if not c.group().strip().lower().startswith("nr")]
        head = next((i for i, c in enumerate(named) if _COLUMN.match(c.group())), None)
        if head is not None and len(every) > 1:
            self.column = head
            self.owned = any(_OWNED_COLUMN.match(c.group()) for c in every)
            return
        for number, cell in enumerate(cells[:3]):
            source = "measure cell" if number == self.column else "cell"
            start = passage.start + cell.start()
            where = (f"column {self.number} {number}", self.owned)
            offset = _skip_number(cell.group())
            yield from _lead(self.text, start, offset, cell.group(), source, *where)
            yield trimmed(self.text, start + offset, passage.start + cell.end(), source, *where)


def placed(
    text: str, passages: Sequence[Passage], everything: Sequence[Passage]
) -> Iterator[Name | None]:
    """Names by their place: headings, lead words of items, cells of a table, the title."""
    introduced, counted, table, lists, was_item = False, False, _Table(text), 0, False
    told, owned = _sections(text, everything)
    if not _PLAN.search(text):
        told = set()
    places = {passage.start: index for index, passage in enumerate(everything)}
    for passage in passages:
        words = text[passage.start : passage.end]
        if passage.role == "table_row":
            yield from table.row(passage)
            continue
        table.leave()
        if passage.role == "list_item":
            lists += not was_item
            was_item = True
            offset = _skip_number(words, len(list_marker(words) or ""))
            source = "introduced item" if introduced else "item"
            for name in _lead(text, passage.start, offset, words, source, f"list {lists}"):
                yield name
                if counted and name is not None:
                    yield replace(name, source="counted item")
            continue
        was_item = False
        index = places[passage.start]
        labelled = index > 0 and is_label(text, everything[index - 1])
        if passage.role in ("heading", "title"):
            source = "numbered heading" if labelled or _NUMBERED.match(words) else passage.role
            if source == "heading" and index in told:
                source = "section title"
            level = f"heading {_level(words)}" if passage.role == "heading" else ""
            level = "heading labelled" if labelled else level
            yield from _heading(text, passage, source, level, index in owned)
        elif passage.role == "paragraph":
            offset = _skip_number(words)
            source = "introduced item" if not offset else "item"
            for lead in _lead(text, passage.start, offset, words, source, f"lead {_level(words)}"):
                if lead is not None and (
                    offset or (introduced and text[lead.end : lead.end + 1] == ":")
                ):
                    yield lead
        introduced = bool(_MEASURES.search(words))
        counted = introduced and bool(_COUNTED_MEASURES.search(words))

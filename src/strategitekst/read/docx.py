"""``.docx``: paragraphs with the roles that their styles give, lists, tables, notes, text boxes.

Written on lxml: python-docx leaves out footnotes, text boxes, numbers of lists, running heads and
the difference between inserted and deleted words.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, Final

from ..errors import ReadError
from ..layout import Piece, lay_out
from ..schema import Document
from .document import Limits, RawDocument
from .marks import clean, iso_date, list_label, superscript
from .package import Package

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_HEADING = re.compile(r"(?:heading|overskrift)\s*\d", re.IGNORECASE)
_CAPTION = re.compile(r"caption|billedtekst|figur", re.IGNORECASE)
_CONTENTS = re.compile(r"toc\s*\d|indholdsfortegnelse\s*\d", re.IGNORECASE)
#: What is not shown: deleted words, field codes, the second of two renderings.
_SKIPPED: Final = frozenset(
    (f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", f"{_MC}Fallback", f"{_W}pPr")
)


def _value(element: Any, path: str) -> str | None:
    found = element.find("/".join(_W + step for step in path.split("/")))
    return None if found is None else found.get(f"{_W}val")


class _Styles:
    """What paragraph styles say: the role, and the list they belong to."""

    def __init__(self, package: Package) -> None:
        self.roles: dict[str, str] = {}
        self.lists: dict[str, tuple[str, int]] = {}
        root = package.xml("word/styles.xml")
        for style in () if root is None else root.iter(f"{_W}style"):
            name, key = _value(style, "name") or "", style.get(f"{_W}styleId") or ""
            outline = _value(style, "pPr/outlineLvl")
            if name.lower() in ("title", "titel"):
                self.roles[key] = "title"
            elif _HEADING.match(name) or (outline is not None and outline in "012345678"):
                self.roles[key] = "heading"
            elif _CAPTION.search(name):
                self.roles[key] = "caption"
            elif _CONTENTS.match(name):
                self.roles[key] = "boilerplate"
            number = _value(style, "pPr/numPr/numId")
            if number is not None:
                self.lists[key] = (number, _integer(_value(style, "pPr/numPr/ilvl")))


class _Numbering:
    """The labels of lists, counted as Word counts them."""

    def __init__(self, package: Package) -> None:
        self.counts: dict[str, list[int]] = defaultdict(lambda: [0] * 9)
        self.abstract: dict[str, str] = {}
        self.levels: dict[tuple[str, int], tuple[str, str, int]] = {}
        root = package.xml("word/numbering.xml")
        if root is None:
            return
        for item in root.iter(f"{_W}num"):
            self.abstract[item.get(f"{_W}numId") or ""] = _value(item, "abstractNumId") or ""
        for item in root.iter(f"{_W}abstractNum"):
            for level in item.iter(f"{_W}lvl"):
                key = (
                    item.get(f"{_W}abstractNumId") or "",
                    _integer(level.get(f"{_W}ilvl")),
                )
                form = _value(level, "numFmt") or "decimal"
                start = _integer(_value(level, "start") or "1")
                self.levels[key] = (form, _value(level, "lvlText") or "%1.", start)

    def label(self, number: str, level: int) -> str:
        """Return the next label of a list, "" where it shows none."""
        key = self.abstract.get(number, "")
        level = min(max(level, 0), 8)
        form, pattern, start = self.levels.get((key, level), ("bullet", "•", 1))
        if form == "none" or (not pattern and form != "bullet"):
            return ""
        if form == "bullet":
            return "• "
        counts = self.counts[key]
        counts[level] = counts[level] + 1 if counts[level] else start
        counts[level + 1 :] = [0] * (8 - level)

        def written(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            kind = self.levels.get((key, at), ("decimal", "", 1))[0]
            return list_label(max(counts[at], 1), kind).rstrip(".")

        return re.sub(r"%([1-9])", written, pattern).strip() + " "


def _integer(value: str | None) -> int:
    try:
        return int(value or 0)
    except ValueError:
        return 0


class _Body:
    """Walks a part of the document and yields its blocks."""

    def __init__(self, styles: _Styles, numbering: _Numbering) -> None:
        self.styles = styles
        self.numbering = numbering
        self.boxes: list[Any] = []
        self.notes: dict[str, int] = {}

    def blocks(self, root: Any) -> Iterator[Piece]:
        """Yield the blocks below an element, tables row by row."""
        for element in root:
            if element.tag == f"{_W}p":
                yield from self._paragraph(element)
            elif element.tag == f"{_W}tbl":
                yield from self._table(element)
            elif element.tag not in _SKIPPED:
                yield from self.blocks(element)

    def _table(self, table: Any) -> Iterator[Piece]:
        rows = list(table.iterchildren(f"{_W}tr"))
        grid = [[list(self.blocks(cell)) for cell in row.iterchildren(f"{_W}tc")] for row in rows]
        if all(len(row) < 2 for row in grid):  # a frame round the text
            for row in grid:
                for cell in row:
                    yield from cell
            return
        for row in grid:
            cells = [" ".join(" ".join(p.text.split()) for p in cell) for cell in row]
            yield Piece("\t".join(cell for cell in cells if cell), "table_row")

    def _paragraph(self, paragraph: Any) -> Iterator[Piece]:
        boxes, self.boxes = self.boxes, []
        words = clean("".join(self._words(paragraph)))
        style = _value(paragraph, "pPr/pStyle") or ""
        role = self.styles.roles.get(style)
        outline = _value(paragraph, "pPr/outlineLvl")
        if role is None and outline is not None and outline in "012345678":
            role = "heading"
        number, level = self.styles.lists.get(style, ("", 0))
        number = _value(paragraph, "pPr/numPr/numId") or number
        level = _integer(_value(paragraph, "pPr/numPr/ilvl")) or level
        if number not in ("", "0") and words.strip():
            words = self.numbering.label(number, level) + words.lstrip()
            role = role or "list_item"
        yield Piece("\n".join(line.strip() for line in words.split("\n")), role)
        inside, self.boxes = self.boxes, boxes
        for box in inside:
            yield from self.blocks(box)

    def _words(self, element: Any) -> Iterator[str]:
        for child in element:
            tag = child.tag
            if tag in _SKIPPED:
                continue
            if tag == f"{_W}t":
                yield child.text or ""
            elif tag in (f"{_W}tab", f"{_W}ptab"):
                yield "\t"
            elif tag in (f"{_W}br", f"{_W}cr"):
                yield "\n" if child.get(f"{_W}type") in (None, "textWrapping") else " "
            elif tag == f"{_W}noBreakHyphen":
                yield "-"
            elif tag in (f"{_W}footnoteReference", f"{_W}endnoteReference"):
                note = f"{tag}{child.get(f'{_W}id')}"
                yield superscript(str(self.notes.setdefault(note, len(self.notes) + 1)))
            elif tag == f"{_W}txbxContent":
                self.boxes.append(child)
            elif tag == f"{_W}r":
                raised = _value(child, "rPr/vertAlign") == "superscript"
                if child.find(f"{_W}rPr/{_W}vanish") is None:
                    words = "".join(self._words(child))
                    yield superscript(words) if raised else words
            else:
                yield from self._words(child)


def _notes(package: Package, body: _Body) -> Iterator[Piece]:
    for kind in ("footnote", "endnote"):
        root = package.xml(f"word/{kind}s.xml")
        for note in () if root is None else root.iter(f"{_W}{kind}"):
            if note.get(f"{_W}type") in (None, "normal"):
                words = " ".join(" ".join(p.text.split()) for p in body.blocks(note))
                number = body.notes.get(f"{_W}{kind}Reference{note.get(f'{_W}id')}")
                label = superscript(str(number)) + " " if number else ""
                yield Piece(label + words if words.strip() else "", "footnote")


def _running(package: Package, body: _Body) -> Iterator[Piece]:
    """Running heads and feet, each once."""
    seen = set()
    for name in sorted(package.names):
        if re.fullmatch(r"word/(?:header|footer)\d*\.xml", name):
            for piece in body.blocks(package.xml(name)):
                words = " ".join(piece.text.split())
                if words and words not in seen:
                    seen.add(words)
                    yield Piece(words, "boilerplate")


def _document(package: Package) -> Document:
    root = package.xml("docProps/core.xml")
    found: dict[str, str] = {}
    for element in () if root is None else root:
        if isinstance(element.tag, str) and (element.text or "").strip():
            found[element.tag.rpartition("}")[2]] = " ".join(clean(element.text).split())[:1000]
    return Document(
        title=found.get("title"), author=found.get("creator"), date=iso_date(found.get("created"))
    )


def read_docx(data: bytes, where: str, limits: Limits) -> RawDocument:
    """Read a Word document; see `read_file`."""
    package = Package(data, where, limits)
    if "content.xml" in package.names and "word/document.xml" not in package.names:
        from .odt import read_package  # an OpenDocument text under a Word name  # noqa: PLC0415

        return read_package(package)
    if "word/document.xml" not in package.names:
        raise ReadError(f"{where}: is a zip archive, not a Word document; unpack it first")
    body = _Body(_Styles(package), _Numbering(package))
    pieces = list(body.blocks(package.xml("word/document.xml")))
    pieces += _notes(package, body)
    pieces += _running(package, body)
    text, blocks = lay_out(pieces)
    return RawDocument(text, "", "", blocks, _document(package))

"""``.odt``: paragraphs with the roles that their styles give, lists, tables, notes, frames."""

import re
from collections.abc import Iterator
from typing import Any, Final

from ..errors import ReadError
from ..layout import Piece, lay_out
from ..schema import Document
from .document import Limits, RawDocument
from .marks import clean, iso_date, list_label, superscript
from .package import Package

_NS: Final = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TEXT, _TABLE, _STYLE, _OFFICE, _DRAW, _FO = (
    _NS % name for name in ("text", "table", "style", "office", "drawing", "xsl-fo-compatible")
)
_CAPTIONS: Final = frozenset(("caption", "figure", "illustration", "table", "text", "drawing"))
_SKIPPED: Final = frozenset(
    (f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}sequence-decls", f"{_OFFICE}forms")
)


class _Styles:
    """Roles by style, lists by style; automatic styles stand for their parents."""

    def __init__(self, *roots: Any) -> None:
        self.parents: dict[str, str] = {}
        self.raised: set[str] = set()
        self.formats: dict[tuple[str, int], tuple[str, str, int]] = {}
        for root in roots:
            for style in () if root is None else root.iter(f"{_STYLE}style"):
                name = style.get(f"{_STYLE}name") or ""
                self.parents[name] = style.get(f"{_STYLE}parent-style-name") or ""
                form = style.find(f"{_STYLE}text-properties")
                place = "" if form is None else form.get(f"{_STYLE}text-position") or ""
                if place.startswith("super") or re.match(r"[1-9]\d*%", place):
                    self.raised.add(name)
            for item in () if root is None else root.iter(f"{_TEXT}list-style"):
                name = item.get(f"{_STYLE}name") or ""
                for level in item:
                    depth = _integer(level.get(f"{_TEXT}level"))
                    numbered = level.tag == f"{_TEXT}list-level-style-number"
                    kind = level.get(f"{_STYLE}num-format") or "" if numbered else "•"
                    start = _integer(level.get(f"{_TEXT}start-value") or "1")
                    suffix = level.get(f"{_STYLE}num-suffix") or ""
                    self.formats[(name, depth)] = (kind, suffix, start)

    def role(self, name: str) -> str | None:
        """Return the role that a paragraph style tells, or none."""
        seen: set[str] = set()
        while name and name not in seen:
            seen.add(name)
            plain = name.replace("_20_", " ").lower()
            if plain in ("title", "titel"):
                return "title"
            if plain.startswith(("heading", "overskrift")):
                return "heading"
            if plain in _CAPTIONS or plain == "billedtekst":
                return "caption"
            if plain.startswith("contents") and plain != "contents heading":
                return "boilerplate"
            name = self.parents.get(name, "")
        return None


def _integer(value: str | None) -> int:
    try:
        return int(value or 0)
    except ValueError:
        return 0


class _Body:
    def __init__(self, styles: _Styles) -> None:
        self.styles = styles
        self.notes: list[Piece] = []
        self.frames: list[Any] = []

    def blocks(self, root: Any) -> Iterator[Piece]:
        """Yield the blocks below an element."""
        for element in root:
            tag = element.tag
            if tag in _SKIPPED or not isinstance(tag, str):
                continue
            if tag in (f"{_TEXT}p", f"{_TEXT}h"):
                yield from self._paragraph(element, None)
            elif tag == f"{_TEXT}list":
                yield from self._list(element, element.get(f"{_TEXT}style-name") or "", 1)
            elif tag == f"{_TABLE}table":
                yield from self._table(element)
            elif tag == f"{_TEXT}table-of-content":
                for piece in self.blocks(element):
                    yield Piece(piece.text, "boilerplate")
            else:
                yield from self.blocks(element)

    def _paragraph(self, element: Any, role: str | None, label: str = "") -> Iterator[Piece]:
        frames, self.frames = self.frames, []
        words = clean("".join(self._words(element)))
        style = element.get(f"{_TEXT}style-name") or ""
        own = self.styles.role(style)
        if element.tag == f"{_TEXT}h":
            own = own or "heading"
        if words.strip():
            lines = "\n".join(" ".join(re.split(r"[ \n\r]+", x)).strip() for x in words.split("\v"))
            yield Piece(label + lines, own or role)
        inside, self.frames = self.frames, frames
        for frame in inside:
            yield from self.blocks(frame)

    def _list(self, element: Any, style: str, depth: int) -> Iterator[Piece]:
        kind, suffix, number = self.styles.formats.get((style, depth), ("•", "", 1))
        for item in element:
            if item.tag not in (f"{_TEXT}list-item", f"{_TEXT}list-header"):
                continue
            label = "• " if kind == "•" else ""
            if kind and kind != "•":
                label = list_label(number, kind).rstrip(".") + (suffix or ".") + " "
            first = True
            for child in item:
                if child.tag == f"{_TEXT}list":
                    name = child.get(f"{_TEXT}style-name") or style
                    yield from self._list(child, name, depth + 1)
                elif child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                    role = "list_item" if first and label else None
                    for piece in self._paragraph(child, role, label if first else ""):
                        first = False
                        yield piece
            number += 0 if first else 1

    def _table(self, table: Any) -> Iterator[Piece]:
        grid = [
            [list(self.blocks(cell)) for cell in row.iterchildren(f"{_TABLE}table-cell")]
            for row in table.iter(f"{_TABLE}table-row")
        ]
        if all(len(row) < 2 for row in grid):
            for row in grid:
                for cell in row:
                    yield from cell
            return
        for row in grid:
            cells = [" ".join(" ".join(p.text.split()) for p in cell) for cell in row]
            yield Piece("\t".join(cell for cell in cells if cell), "table_row")

    def _words(self, element: Any) -> Iterator[str]:
        yield element.text or ""
        for child in element:
            tag = child.tag
            if tag == f"{_TEXT}s":
                yield " " * min(_integer(child.get(f"{_TEXT}c")) or 1, 100)
            elif tag == f"{_TEXT}tab":
                yield "\t"
            elif tag == f"{_TEXT}line-break":
                yield "\v"
            elif tag == f"{_TEXT}note":
                yield self._note(child)
            elif tag == f"{_DRAW}frame" or str(tag).startswith(_DRAW):
                self.frames.append(child)
            elif tag not in _SKIPPED and isinstance(tag, str):
                words = "".join(self._words(child))
                raised = child.get(f"{_TEXT}style-name") in self.styles.raised
                yield superscript(words) if raised else words
            yield child.tail or ""

    def _note(self, note: Any) -> str:
        citation = note.findtext(f"{_TEXT}note-citation") or ""
        label = superscript(citation.strip())
        body = note.find(f"{_TEXT}note-body")
        if body is not None:
            words = " ".join(" ".join(p.text.split()) for p in self.blocks(body))
            self.notes.append(Piece(f"{label} {words}", "footnote"))
        return label


def _running(styles: Any, body: _Body) -> Iterator[Piece]:
    seen = set()
    for part in ("header", "footer", "header-first", "footer-first", "header-left", "footer-left"):
        for root in () if styles is None else styles.iter(f"{_STYLE}{part}"):
            for piece in body.blocks(root):
                words = " ".join(piece.text.split())
                if words and words not in seen:
                    seen.add(words)
                    yield Piece(words, "boilerplate")


def _document(root: Any) -> Document:
    found: dict[str, str] = {}
    for element in () if root is None else root.iter():
        if isinstance(element.tag, str) and (element.text or "").strip():
            found.setdefault(
                element.tag.rpartition("}")[2], " ".join(clean(element.text).split())[:1000]
            )
    return Document(
        title=found.get("title"),
        author=found.get("initial-creator") or found.get("creator"),
        date=iso_date(found.get("creation-date") or found.get("date")),
    )


def read_package(package: Package) -> RawDocument:
    """Read an OpenDocument text from its package."""
    root = package.xml("content.xml")
    text_root = None if root is None else root.find(f"{_OFFICE}body/{_OFFICE}text")
    if text_root is None:
        raise ReadError(f"{package.where}: is no OpenDocument text; save it as .odt or .docx")
    page = package.xml("styles.xml")
    body = _Body(_Styles(page, root))
    pieces = [*body.blocks(text_root)]
    pieces += [*body.notes, *_running(page, body)]
    text, blocks = lay_out(pieces)
    return RawDocument(text, "", "", blocks, _document(package.xml("meta.xml")))


def read_odt(data: bytes, where: str, limits: Limits) -> RawDocument:
    """Read an OpenDocument text; see `read_file`."""
    package = Package(data, where, limits)
    if "word/document.xml" in package.names and "content.xml" not in package.names:
        from .docx import read_docx  # a Word document under an OpenDocument name  # noqa: PLC0415

        return read_docx(data, where, limits)
    if "META-INF/manifest.xml" in package.names and b"encryption-data" in package.read(
        "META-INF/manifest.xml"
    ):
        raise ReadError(f"{where}: is locked with a password; open it and save it without one")
    return read_package(package)

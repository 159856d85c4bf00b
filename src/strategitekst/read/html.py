"""``.html``: a saved page. All its visible text in order; what belongs to the page told apart.

Written on lxml rather than taken from a main-text extractor: those drop datelines, captions and
contacts, and rewrite the text.
"""

import re
from dataclasses import dataclass, field
from typing import Any, Final

import lxml.html
from lxml import etree

from ..errors import ReadError
from ..layout import Piece, lay_out
from .decode import decode
from .document import Limits, RawDocument
from .html_head import head_document
from .marks import clean, list_label, superscript

_HIDDEN: Final = frozenset(
    "script style noscript template svg math head iframe object embed canvas audio video map select"
    " datalist textarea".split()
)
_INLINE: Final = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp"
    " small span strike strong sub sup time tt u var wbr img button input output".split()
)
_HEADINGS: Final = {"h1": "title"} | {f"h{level}": "heading" for level in range(2, 7)}
_FURNITURE_ROLES: Final = frozenset(
    ("navigation", "banner", "contentinfo", "search", "complementary", "menu", "dialog")
)
_FURNITURE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|megamenu|breadcrumbs?|broedkrumme|cookie\w*|consent|share|sharing|deling|social|some"
    r"|footer|sidefod|sidebar|related|relaterede?|relateret|banner|advert\w*|annoncer?|reklame|skip\w*|pagination|pager|toolbar"
    r"|search|soeg|newsletter|nyhedsbrev|comments|kommentarer|login|print|tags?|mest-laeste)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CAPTION_CLASS = re.compile(
    r"(?:^|[\s_-])(?:caption|billedtekst|figcaption|wp-caption-text|image-text|fototekst)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
#: A cell longer than this lays out a page; it is no cell of a table of data.
_LONGEST_CELL: Final = 400


@dataclass(slots=True)
class _Open:
    """An element that is open, with what it changes for the text inside."""

    tag: str
    furniture: bool
    role: str | None
    pre: bool
    numbers: list[int | str] = field(default_factory=list)
    row: list[str] | None = None


def _tag(element: Any) -> str:
    return element.tag if isinstance(element.tag, str) else ""


@dataclass(slots=True)
class _Size:
    """How much text an element holds: characters, those in links, links, and its main parts."""

    chars: int = 0
    linked: int = 0
    links: int = 0
    main: bool = False


def _sizes(root: Any) -> dict[Any, _Size]:
    """Measure every element, children before parents."""
    sizes: dict[Any, _Size] = {}
    for _, element in etree.iterwalk(root, events=("end",)):
        size = _Size(chars=len((element.text or "").strip()))
        tag = _tag(element)
        if tag in _HIDDEN or not tag:
            sizes[element] = _Size()
            continue
        for child in element:
            inner = sizes[child]
            size.chars += inner.chars + len((child.tail or "").strip())
            size.linked += inner.linked
            size.links += inner.links
            size.main = size.main or inner.main
        if tag == "a":
            size.linked, size.links = size.chars, 1
        size.main = size.main or tag in ("h1", "main", "article")
        sizes[element] = size
    return sizes


def _is_furniture(element: Any, tag: str, size: _Size, page: int, inside_main: bool) -> bool:
    """Whether an element belongs to the page: by its name, its role, its class or its links."""
    small = size.chars < 0.5 * page and not size.main
    if tag == "nav" or element.get("role") in _FURNITURE_ROLES:
        return small
    if tag in ("header", "footer", "aside") and not inside_main:
        return small
    if tag in ("body", "html", "main", "article", *_HEADINGS):
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if tag not in _INLINE and small and _FURNITURE_CLASS.search(names):
        return True
    dense = size.links >= 3 and size.linked > 0.75 * size.chars
    return dense and small and tag in ("ul", "ol", "div", "td", "table", "p", "section", "tr")


def _data_tables(root: Any, sizes: dict[Any, _Size]) -> set[Any]:
    """Tables that hold rows of data; the others only lay out the page."""
    found = set()
    for table in root.iter("table"):
        if next(table.iterdescendants("table", "h1", "h2", "form"), None) is not None:
            continue
        cells = [len(row.findall("td")) + len(row.findall("th")) for row in table.iter("tr")]
        longest = max((sizes[c].chars for c in table.iter("td", "th")), default=0)
        if cells and max(cells) >= 2 and longest <= _LONGEST_CELL:
            found.add(table)
    return found


class _Page:
    """Walks a page once and collects its blocks."""

    def __init__(self, root: Any) -> None:
        self.root = root
        self.sizes = _sizes(root)
        self.tables = _data_tables(root, self.sizes)
        self.pieces: list[Piece] = []
        self.buffer: list[str] = []
        self.stack: list[_Open] = []
        self.label = ""
        self.hidden: Any = None

    def walk(self) -> list[Piece]:
        """Return the page's blocks in order."""
        page = self.sizes[self.root].chars
        for event, element in etree.iterwalk(self.root, events=("start", "end")):
            if self.hidden is not None:
                if event == "end" and element is self.hidden:
                    self.hidden = None
                    self._add(element.tail)
                continue
            if event == "start":
                self._start(element, _tag(element), page)
            else:
                self._end(_tag(element))
                self._add(element.tail)
        self._flush()
        return self.pieces

    def _add(self, words: str | None) -> None:
        if not words:
            return
        top = self.stack[-1] if self.stack else None
        if top is not None and top.pre:
            self.buffer.append(words)
        else:
            if top is not None and top.tag == "sup":
                words = superscript(words)
            self.buffer.append(re.sub(r"[ \t\r\n\f]+", " ", words))

    def _start(self, element: Any, tag: str, page: int) -> None:
        style = element.get("style") or "" if tag else ""
        if (
            not tag
            or tag in _HIDDEN
            or element.get("hidden") is not None
            or _HIDDEN_STYLE.search(style)
        ):
            self.hidden = element
            return
        above = self.stack[-1] if self.stack else _Open("", False, None, False)
        if tag in _INLINE:
            if tag == "input" and element.get("type") in ("submit", "button"):
                self._add(f" {element.get('value') or ''} ")
            self.stack.append(_Open(tag, above.furniture, above.role, above.pre, above.numbers))
            self._add(element.text)
            return
        if tag == "br":
            self.buffer.append("\n")
            self.stack.append(_Open(tag, above.furniture, above.role, above.pre, above.numbers))
            return
        self._flush()
        inside_main = any(x.tag in ("main", "article") for x in self.stack)
        furniture = above.furniture or _is_furniture(
            element, tag, self.sizes[element], page, inside_main
        )
        role = self._role(element, tag, above.role)
        opened = _Open(tag, furniture, role, above.pre or tag == "pre", above.numbers)
        if tag in ("ul", "ol", "menu"):
            opened.numbers = [_number(element.get("start")), element.get("type") or "", tag]
        elif tag == "li":
            kind = above.numbers or [1, "", "ul"]
            self.label = list_label(int(kind[0]), str(kind[1])) + " " if kind[2] == "ol" else "• "
            if above.numbers:
                above.numbers[0] = int(kind[0]) + 1
        elif tag == "tr" and any(x.tag == "table" and x.role == "table_row" for x in self.stack):
            opened.row = []
        self.stack.append(opened)
        self._add(element.text)

    def _role(self, element: Any, tag: str, above: str | None) -> str | None:
        if above in ("table_row", "caption"):
            return above
        if tag in _HEADINGS:
            return _HEADINGS[tag]
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if tag in ("figcaption", "caption") or _CAPTION_CLASS.search(names):
            return "caption"
        if element in self.tables:
            return "table_row"
        if element.get("role") == "doc-footnote" or str(element.get("id")).startswith("sdfootnote"):
            return "footnote"
        return {"address": "contact", "li": "list_item"}.get(tag, above)

    def _end(self, tag: str) -> None:
        closed = self.stack[-1] if self.stack else None
        if closed is None:
            return
        if closed.tag not in _INLINE and closed.tag != "br":
            self._flush()
            if closed.row is not None:
                self._row(closed)
            if closed.tag == "li":
                self.label = ""
        self.stack.pop()

    def _row(self, closed: _Open) -> None:
        cells = [cell for cell in closed.row or [] if cell]
        if cells:
            role = "boilerplate" if closed.furniture else "table_row"
            self.pieces.append(Piece("\t".join(cells), role))

    def _flush(self) -> None:
        words = clean("".join(self.buffer))
        self.buffer.clear()
        row = next((x.row for x in reversed(self.stack) if x.row is not None), None)
        if row is not None:
            row.append(" ".join(words.split()))
            return
        if not words.strip():
            return
        top = self.stack[-1] if self.stack else _Open("", False, None, False)
        role = top.role if top.role != "table_row" else None
        if role == "list_item":
            if self.label:
                words, self.label = self.label + words.lstrip(), ""
            else:
                role = None  # a second paragraph of the item
        if top.furniture:
            role = "boilerplate"
        for i, part in enumerate(re.split(r"\n[ \t\n]*\n", words)):
            lines = "\n".join(line.strip() for line in part.strip().split("\n"))
            self.pieces.append(Piece(lines, role if i == 0 or role != "title" else None))


def _number(value: str | None) -> int:
    try:
        return int(value or 1)
    except ValueError:
        return 1


def parse(text: str, where: str) -> Any:
    """Parse a page.

    Raises:
        ReadError: it is nested deeper than the parser goes, or is no page.
    """
    parser = lxml.html.HTMLParser(
        huge_tree=True, encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True
    )
    try:
        root = lxml.html.document_fromstring(text.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, AssertionError):
        root = None
    for error in parser.error_log:
        if error.type_name == "ERR_RESOURCE_LIMIT":
            raise ReadError(
                f"{where}: is nested too deep ({error.message.strip().lower()});"
                " open it in a browser and save its text"
            )
    if root is None:
        raise ReadError(f"{where}: has no text in it")
    return root


def read_html(data: bytes, where: str, limits: Limits) -> RawDocument:
    """Read a saved page; see `read_file`."""
    declared = _CHARSET.search(data[:4096])
    name = declared.group(1).decode("ascii", "replace") if declared else None
    return html_document(decode(data, where, name), where)


def html_document(markup: str, where: str) -> RawDocument:
    """Read a page that is decoded already."""
    root = parse(markup, where)
    body = root.find("body")
    text, blocks = lay_out(_Page(root if body is None else body).walk())
    return RawDocument(text, "text/html", "", blocks, head_document(root))

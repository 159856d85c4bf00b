"""Lines of all pages to blocks: paragraphs joined across lines and pages, hyphens removed.

Running heads, feet and page numbers are told apart and kept once, at the end; footnotes stand
below the text.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from ..layout import Piece
from .columns import Line, PageText, Row, reading_order, rows_of
from .marks import clean, superscript

_MARKER = re.compile(r"(?:[›•·●▪■◦‣►▶➢➤✓✔→⁃∙○]\s*|[-–—*]\s+|\(?(?:\d{1,2}|[a-z])[.)]\s+)(?=\S)")
_NOTE = re.compile(r"(?:[¹²³⁰⁴⁵⁶⁷⁸⁹]{1,3}|\d{1,3})\s*(?=\D)")
_TERMINAL = re.compile(r"[.!?:;…][\"'”“»«’)\]⁰¹²³⁴⁵⁶⁷⁸⁹]*$")
_HYPHEN = re.compile(r"(?P<left>[^\W\d_]+)[-\u2010\xad]$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:side|s\.)?\s*[-–]?\s*#\s*[-–]?(?:\s*(?:af|/)\s*#)?$", re.IGNORECASE)
_NAMED_PAGE = re.compile(r".{0,80}\b(?:side|page) #(?: (?:af|of) #)?$", re.IGNORECASE)
#: Running heads and feet lie within this share of the page's height.
_EDGE: Final = 0.12
_JOINING: Final = frozenset(("og", "eller", "samt", "til", "såvel", "men", "både"))


def _key(text: str) -> str:
    return _DIGITS.sub("#", " ".join(text.split()))


def _without_running(pages: Sequence[PageText]) -> tuple[list[list[Row]], list[tuple[str, int]]]:
    """Take running heads, feet and page numbers out of the pages.

    Returns:
        Each page's other rows, and the first of each running head or foot with its page.
    """
    all_rows = [rows_of(page.fragments) for page in pages]
    places: defaultdict[tuple[str, int], set[int]] = defaultdict(set)
    edges: dict[tuple[int, int], tuple[str, int, bool, str]] = {}
    for number, (page, rows) in enumerate(zip(pages, all_rows, strict=True)):
        low, high = _EDGE * page.height, (1 - _EDGE) * page.height
        for i, row in enumerate(rows):
            outside = row[0].base < low or row[0].base > high or i in (0, len(rows) - 1)
            if outside or i < 2 or i >= len(rows) - 2:
                text = " ".join(f.text for f in row)
                key, level = _key(text), round(row[0].base / 6)
                places[key, level].add(page.number)
                edges[number, i] = (key, level, outside, text)
    least = 2 if len(pages) < 8 else 3
    heads: dict[str, tuple[str, int]] = {}
    kept: list[list[Row]] = []
    for number, (page, rows) in enumerate(zip(pages, all_rows, strict=True)):
        kept.append([])
        for i, row in enumerate(rows):
            key, level, outside, text = edges.get((number, i), ("", 0, False, ""))
            near = {n for step in (-1, 0, 1) for n in places.get((key, level + step), ())}
            numbered = _PAGE_NUMBER.match(key) or _NAMED_PAGE.match(key)
            numbered = numbered if outside and len(text) <= 90 else None
            if key and (len(near) >= least or numbered):
                heads.setdefault(key, (text, page.number))
            else:
                kept[-1].append(row)
    return kept, list(heads.values())


def _body_size(lines: Sequence[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _leading(lines: Sequence[Line]) -> dict[float, float]:
    """The usual distance between baselines, for each size of letters."""
    steps: defaultdict[float, Counter[float]] = defaultdict(Counter)
    for a, b in pairwise(lines):
        step = a.base - b.base
        same = a.column == b.column and a.page == b.page and abs(a.size - b.size) < 0.3
        if same and 0.5 * a.size < step < 3 * a.size:
            steps[round(a.size)][round(step * 2) / 2] += 1
    usual = {}
    for size, counts in steps.items():
        most = max(counts.values())
        # of the frequent ones the smallest: lines of a paragraph stand closer than paragraphs
        usual[size] = min(step for step, n in counts.items() if n >= 0.3 * most)
    return usual


class _Joiner:
    """Decides line by line whether the block goes on, and joins words over line ends."""

    def __init__(self, lines: Sequence[Line], body: float) -> None:
        self.body = body
        self.leading = _leading(lines)
        self.words = Counter(word.lower() for line in lines for word in _WORD.findall(line.text))

    def big(self, line: Line) -> bool:
        """Whether a line is set as a heading is: larger, or all bold among lighter text."""
        return line.size > 1.12 * self.body or (line.bold and line.size >= 0.95 * self.body)

    def goes_on(self, above: Line, below: Line, text: str) -> bool:
        """Whether ``below`` belongs to the block that ends with ``above``."""
        if above.cells or below.cells or _MARKER.match(below.text):
            return False
        if abs(above.size - below.size) > 0.08 * max(above.size, below.size):
            return False
        if self.big(above) != self.big(below):
            return False
        ended = _TERMINAL.search(above.text) is not None
        if above.page != below.page or above.column != below.column:
            hyphen = _HYPHEN.search(above.text) is not None
            lower = below.text[:1].islower() or hyphen
            return not ended and (lower or above.right > above.edge - 4 * above.size)
        step = above.base - below.base
        usual = self.leading.get(round(above.size), 1.25 * above.size)
        if step > 1.3 * usual or step <= 0:
            return False
        first = below.text.split(maxsplit=1)[0]
        letter = (above.right - above.left) / max(len(above.text), 1)
        room = above.edge - above.right - (len(first) + 1) * letter
        if room > 2 * letter and not (below.text[:1].islower() and not ended):
            return False  # the next word would have fitted: the line was ended on purpose
        indented = below.left > above.left + 0.8 * below.size
        return not (indented and ended and not _MARKER.match(text))

    def join(self, text: str, below: str) -> str:
        """Join two lines; a hyphen that only breaks a word goes."""
        match = _HYPHEN.search(text)
        first = below.split(maxsplit=1)[0] if below else ""
        if match is None or not first[:1].isalpha():
            return f"{text} {below}"
        left, right = match.group("left"), first.strip('.,;:!?”"»)')
        if right.lower() in _JOINING:
            return f"{text} {below}"
        joined, hyphened = (left + right).lower(), f"{left}-{right}".lower()
        keeps = (
            not first[:1].islower()
            or left.isupper()
            or (len(left) == 1)
            or self.words[hyphened] > self.words[joined]
        )
        return text[: match.start()] + left + ("-" if keeps else "") + below


def _notes_of(page: Sequence[Line], body: float) -> list[Line]:
    """The lines at the foot of a page that are footnotes: smaller, the first with a number."""
    small: list[Line] = []
    for line in reversed(page):
        if line.size >= 0.93 * body or line.cells:
            break
        small.insert(0, line)
    while small and not _NOTE.match(small[0].text):
        small.pop(0)
    return small


def _numbered(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Divide the lines of footnotes where a number begins the next one."""
    note: list[Line] = []
    for line in lines:
        if note and _NOTE.match(line.text):
            yield note
            note = []
        note.append(line)
    if note:
        yield note


def _blocks(lines: Sequence[Line], joiner: _Joiner) -> Iterator[list[Line]]:
    block: list[Line] = []
    for line in lines:
        if block and joiner.goes_on(block[-1], line, block[0].text):
            block.append(line)
        else:
            if block:
                yield block
            block = [line]
    if block:
        yield block


def _note_text(note: Sequence[Line], joiner: _Joiner) -> str:
    """A footnote, its number raised."""
    text = _text(note, joiner)
    number = re.match(r"(\d{1,3})\s*(?=\D)", text)
    return superscript(number.group(1)) + " " + text[number.end() :] if number else text


def _text(block: Sequence[Line], joiner: _Joiner) -> str:
    text = clean(block[0].text)
    for line in block[1:]:
        text = joiner.join(text, clean(line.text))
    return text


def _role(block: Sequence[Line], text: str, joiner: _Joiner, largest: float) -> str | None:
    first = block[0]
    if first.cells:
        return "table_row"
    if _MARKER.match(text) and not joiner.big(first):
        return "list_item" if text[0] not in "-–—" else None
    if joiner.big(first) and len(text.split()) <= 30 and not text.endswith("."):
        if first.size >= 0.98 * largest and first.size > 1.12 * joiner.body:
            return "title"
        return "heading"
    return None


def pieces_of(pages: Sequence[PageText]) -> list[Piece]:
    """Make blocks of what is written on all pages.

    Args:
        pages: pages in order.

    Returns:
        The text's blocks with page and, where the page shows it, role; then footnotes; then each
        running head or foot once.
    """
    rows, heads = _without_running(pages)
    by_page = [reading_order(page_rows) for page_rows in rows]
    for page, lines in zip(pages, by_page, strict=True):
        for line in lines:
            line.page = page.number
    body = _body_size([line for lines in by_page for line in lines])
    main: list[Line] = []
    notes: list[Line] = []
    for lines in by_page:
        feet = _notes_of(lines, body)
        notes += feet
        main += lines[: len(lines) - len(feet)]
    joiner = _Joiner(main, body)
    largest = max((x.size for x in main if x.page == 1), default=0.0)
    pieces = []
    for block in _blocks(main, joiner):
        text = _text(block, joiner)
        pieces.append(Piece(text, _role(block, text, joiner, largest), block[0].page))
    for note in _numbered(notes):
        pieces.append(Piece(_note_text(note, joiner), "footnote", note[0].page))
    pieces += [Piece(clean(text), "boilerplate", page) for text, page in heads]
    for page in pages:
        pieces += [Piece(clean(words), "boilerplate", page.number) for words in page.aside]
    return pieces

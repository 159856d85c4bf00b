"""``.pdf``: characters with their places, by PDFium; `columns` and `paragraphs` make text of them.

PDFium (through pypdfium2) rather than pdfminer: some ten times as fast, and hardened by its use
in browsers. PyMuPDF is AGPL.
"""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from ..errors import ReadError
from ..layout import lay_out
from ..schema import Document
from .columns import Fragment, PageText, ruled_rows
from .document import Limits, RawDocument
from .marks import clean, iso_date
from .paragraphs import pieces_of

#: Gaps of at least this share of the letter size part words, of the second share cells.
_WORD_GAP = 0.15
_CELL_GAP = 1.3
_BOLD = re.compile(r"bold|black|heavy|demi|semib", re.IGNORECASE)
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
#: A page with more drawings than this is a drawing: its dots are no bullets.
_MOST_PATHS = 2000


@dataclass(slots=True)
class _Char:
    """A character: its extent along the line, its baseline, its size, and the line's direction."""

    text: str
    left: float
    right: float
    base: float
    size: float
    turns: int
    index: int


def _turned(turns: int, box: Any, x: float, y: float) -> tuple[float, float, float]:
    """Left, right and baseline, as if the line ran from left to right; ``turns`` to the left."""
    if turns == 1:
        return box.bottom, box.top, -x
    if turns == 2:
        return -box.right, -box.left, -y
    if turns == 3:
        return -box.top, -box.bottom, x
    return box.left, box.right, y


def _characters(handle: Any, count: int) -> Iterator[_Char]:
    """Yield the characters of a page in the order of the file; blanks have no size."""
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    high = 0
    for i in range(count):
        code = raw.FPDFText_GetUnicode(handle, i)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if high else 0xFFFD
        high = 0
        if code == 2:  # PDFium's mark for a hyphen at the end of a line
            code = 0x2D
        if not 0 < code < 0x110000 or code in (0xFFFD, 0xFFFE, 0xFFFF):
            continue
        char = chr(code)
        if char.isspace():
            yield _Char(" ", 0, 0, 0, 0, 0, i)
            continue
        if not raw.FPDFText_GetLooseCharBox(handle, i, box):
            continue
        raw.FPDFText_GetCharOrigin(handle, i, x, y)
        raw.FPDFText_GetMatrix(handle, i, matrix)
        size = raw.FPDFText_GetFontSize(handle, i) * math.hypot(matrix.b, matrix.d)
        if abs(matrix.b) > abs(matrix.a):
            turns = 1 if matrix.b > 0 else 3
            size = raw.FPDFText_GetFontSize(handle, i) * abs(matrix.b)
        else:
            turns = 0 if matrix.a >= 0 else 2
        left, right, base = _turned(turns, box, x.value, y.value)
        if size > 0 and all(map(math.isfinite, (left, right, base, size))):
            yield _Char(char, left, right, base, size, turns, i)


def _is_bold(handle: Any, index: int) -> bool:
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    raw.FPDFText_GetFontInfo(handle, index, name, 128, flags)
    heavy: bool = raw.FPDFText_GetFontWeight(handle, index) >= 600
    return heavy or _BOLD.search(name.value.decode("latin-1")) is not None


def _joined(chars: Sequence[_Char], handle: Any) -> list[Fragment]:
    """Join characters to stretches of text without a gap as wide as a column or cell."""
    done: list[Fragment] = []
    words: list[str] = []
    blank = False
    for char in chars:
        if not char.size:
            blank = True
            continue
        if done:
            last = done[-1]
            gap, rise, size = char.left - last.right, char.base - last.base, last.size
            small = char.text.isdigit() and char.size < 0.8 * size
            raised = small and 0.1 * size < rise < 0.7 * size and -0.2 * size < gap < 0.4 * size
            level = abs(rise) <= 0.15 * size and -0.5 * size < gap < _CELL_GAP * max(
                char.size, size
            )
            if raised or level:
                apart = (blank and gap > 0.02 * size) or gap > _WORD_GAP * size
                if apart and not raised:
                    words.append(" ")
                words.append(char.text.translate(_SUPERSCRIPT) if raised else char.text)
                last.right = max(last.right, char.right)
                last.size = max(last.size, char.size)
                blank = False
                continue
            last.text = "".join(words)
        words, blank = [char.text], False
        bold = _is_bold(handle, char.index)
        done.append(Fragment("", char.left, char.right, char.base, char.size, bold))
    if done:
        done[-1].text = "".join(words)
    return done


def _drawings(page: Any) -> list[tuple[float, float, float, float]]:
    """Left, bottom, right and top of what is drawn on a page; nothing where it is all drawing."""
    found = []
    for number, item in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=4)):
        if number > _MOST_PATHS:
            return []
        found.append(item.get_bounds())
    return found


def _dots(
    drawings: Sequence[tuple[float, float, float, float]], fragments: Sequence[Fragment]
) -> list[Fragment]:
    """Bullets that are drawn, not written: small square drawings left of a line."""
    found: list[Fragment] = []
    lines = {round(f.base): f for f in sorted(fragments, key=lambda f: -f.left)}
    for left, bottom, right, top in drawings:
        width, height = right - left, top - bottom
        if not (1.5 <= width <= 8 and 0.8 <= width / max(height, 0.01) <= 1.25):
            continue
        for step in range(-1, 7):
            line = lines.get(round(bottom) - step)
            if line is not None and 0 < line.left - right < 2.5 * line.size:
                found.append(Fragment("•", left, right, line.base, line.size, False))
                break
    return found


def _fragments(page: Any) -> tuple[list[Fragment], list[str], float]:
    """Return a page's stretches of text, what is written across the rest, and the page's height."""
    textpage = page.get_textpage()
    try:
        chars = list(_characters(textpage.raw, textpage.count_chars()))
        turns = Counter(c.turns for c in chars if c.size)
        main = turns.most_common(1)[0][0] if turns else 0
        along = _joined([c for c in chars if c.turns == main or not c.size], textpage.raw)
        across = [c for c in chars if c.turns != main and c.size]
        aside = [f.text for f in _joined(across, textpage.raw)]
    finally:
        textpage.close()
    if main == 0:
        drawings = _drawings(page)
        along += _dots(drawings, along)
        along = ruled_rows(along, drawings)
    left, bottom, right, top = page.get_mediabox()
    low = {0: bottom, 1: -right, 2: -top, 3: left}[main]
    for fragment in along:
        fragment.base -= low
    return along, aside, right - left if main in (1, 3) else top - bottom


def _pages(pdf: Any, where: str, limits: Limits) -> Iterator[PageText]:
    found = 0
    for number in range(len(pdf)):
        try:
            page = pdf[number]
        except pdfium.PdfiumError:
            continue  # a damaged page among sound ones
        try:
            fragments, aside, height = _fragments(page)
        finally:
            page.close()
        found += sum(len(f.text) for f in fragments)
        if found > limits.text * 1e6:
            raise ReadError(
                f"{where}: has more than {limits.text:g} million characters of text;"
                " divide it or raise --max-text"
            )
        yield PageText(fragments, aside, height, number + 1)


def _document(pdf: Any) -> Document:
    found = {}
    for key in ("Title", "Author", "CreationDate"):
        try:
            value = " ".join(clean(pdf.get_metadata_value(key) or "").split())
        except (pdfium.PdfiumError, UnicodeDecodeError):
            continue
        found[key] = value.encode("utf-8", "ignore").decode()[:1000]
    title = found.get("Title") or None
    if title is not None and title.lower().endswith((".doc", ".docx", ".indd", ".pdf", ".odt")):
        title = None
    return Document(
        title=title, author=found.get("Author") or None, date=iso_date(found.get("CreationDate"))
    )


def read_pdf(data: bytes, where: str, limits: Limits) -> RawDocument:
    """Read a PDF document; see `read_file`."""
    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise ReadError(
                f"{where}: is locked with a password; open it and print it to a new PDF"
            ) from None
        raise ReadError(f"{where}: is damaged ({error}); fetch it anew") from None
    try:
        count = len(pdf)
        pages = list(_pages(pdf, where, limits))
        about = _document(pdf)
    finally:
        pdf.close()
    text, blocks = lay_out(pieces_of(pages))
    if not text.strip():
        raise ReadError(
            f"{where}: has no text in its {count} pages, perhaps it is scanned;"
            " read it with OCR first, for instance: ocrmypdf -l dan"
        )
    return RawDocument(text, "", "", blocks, about)

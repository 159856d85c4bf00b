"""``.pdf``: characters with their places, by PDFium; `columns` and `paragraphs` make text of them.

PDFium (through pypdfium2) rather than pdfminer: some ten times as fast, and hardened by its use
in browsers. PyMuPDF is AGPL.
"""

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from ..errors import ReadError
from ..layout import lay_out
from ..schema import Document
from .columns import Fragment, PageLines, page_lines
from .document import Limits, RawDocument
from .marks import clean, iso_date
from .paragraphs import pieces_of

#: Spaces of at least this share of the letter size part words, of the second share cells.
_WORD_GAP = 0.15
_CELL_GAP = 1.3
#: A character raised by this share of its neighbours' size, and smaller than them, is a reference.
_RAISED = 0.2


class _Run:
    """Characters of one line in one go, on their way to a fragment."""

    __slots__ = ("bold", "bottom", "chars", "left", "right", "size", "top")

    def __init__(self, left: float, bottom: float, size: float, bold: bool) -> None:
        self.chars: list[str] = []
        self.left = self.right = left
        self.bottom = bottom
        self.top = bottom + size
        self.size = size
        self.bold = bold


def _characters(page: Any) -> Iterator[tuple[str, float, float, float, float, bool]]:
    """Yield (character, left, right, baseline, size, bold) in the order of the file."""
    textpage = page.get_textpage()
    try:
        handle = textpage.raw
        box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        high = 0
        for i in range(textpage.count_chars()):
            code = raw.FPDFText_GetUnicode(handle, i)
            if 0xD800 <= code < 0xDC00:
                high = code
                continue
            if 0xDC00 <= code < 0xE000:
                code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if high else 0xFFFD
            high = 0
            if code in (0, 0xFFFE, 0xFFFF, 0xFFFD) or code > 0x10FFFF:
                continue
            if code == 2:  # PDFium's mark for a hyphen at the end of a line
                code = 0x2D
            if not raw.FPDFText_GetLooseCharBox(handle, i, box):
                continue
            raw.FPDFText_GetCharOrigin(handle, i, x, y)
            size = abs(box.top - box.bottom)
            bold = raw.FPDFText_GetFontWeight(handle, i) >= 600
            yield chr(code), box.left, box.right, y.value, size, bold
    finally:
        textpage.close()


def _fragments(page: Any) -> list[Fragment]:
    """Join characters to stretches of text without a gap as wide as a column or cell."""
    done: list[_Run] = []
    run: _Run | None = None
    blank = False
    for char, left, right, base, size, bold in _characters(page):
        if char in "\r\n":
            blank = True
            continue
        if char.isspace():
            blank = True
            continue
        if size <= 0 or right < left:
            continue
        if run is not None:
            gap = left - run.right
            level = abs(base - run.bottom) <= 0.15 * run.size
            raised = (
                char.isdigit()
                and size < 0.8 * run.size
                and 0.1 * run.size < base - run.bottom < 0.7 * run.size
                and -0.1 * run.size <= gap < 0.4 * run.size
            )
            if raised:
                run.chars.append(char.translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")))
                run.right = max(run.right, right)
                blank = False
                continue
            if level and -0.5 * run.size < gap < _CELL_GAP * max(size, run.size):
                if (blank and gap > 0.02 * size) or gap > _WORD_GAP * size:
                    run.chars.append(" ")
                run.chars.append(char)
                run.right = max(run.right, right)
                run.size = max(run.size, size)
                run.bold = run.bold and bold
                blank = False
                continue
        run = _Run(left, base, size, bold)
        run.chars.append(char)
        run.right = right
        done.append(run)
        blank = False
    return [Fragment("".join(r.chars), r.left, r.right, r.bottom, r.size, r.bold) for r in done]


def _pages(pdf: Any, where: str, limits: Limits) -> Iterator[PageLines]:
    found = 0
    for number in range(len(pdf)):
        try:
            page = pdf[number]
        except pdfium.PdfiumError:
            continue  # a damaged page among sound ones
        try:
            width, height = page.get_size()
            fragments = _fragments(page)
        finally:
            page.close()
        found += sum(len(f.text) for f in fragments)
        if found > limits.text * 1e6:
            raise ReadError(
                f"{where}: has more than {limits.text:g} million characters of text;"
                " divide it or raise --max-text"
            )
        yield page_lines(fragments, width, height, number + 1)


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

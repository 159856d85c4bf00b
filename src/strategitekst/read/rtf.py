"""``.rtf``: the text of a Rich Text document, by striprtf."""

import re
from typing import Final

from striprtf.striprtf import rtf_to_text

from ..errors import ReadError
from ..layout import Piece, lay_out
from ..schema import Document
from .document import Limits, RawDocument
from .marks import clean

_INFO: Final = re.compile(r"\{\\(title|author) ([^{}]{1,1000})\}")
_CREATED = re.compile(r"\{\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")
_PICTURE = re.compile(r"[0-9a-fA-F]{200,}")


def _info(source: str) -> Document:
    found: dict[str, str] = {}
    for name, value in _INFO.findall(source[:20_000]):
        found.setdefault(name, " ".join(rtf_to_text("{\\rtf1 " + value + "}").split()))
    created = _CREATED.search(source[:20_000])
    date = None
    if created and 1 <= int(created[2]) <= 12 and 1 <= int(created[3]) <= 28:
        date = f"{created[1]}-{int(created[2]):02d}-{int(created[3]):02d}"
    return Document(title=found.get("title"), author=found.get("author"), date=date)


def read_rtf(data: bytes, where: str, limits: Limits) -> RawDocument:
    """Read a Rich Text document; see `read_file`."""
    source = _PICTURE.sub("", data.decode("cp1252", "replace"))
    try:
        text = rtf_to_text(source, errors="replace")
    except (ValueError, KeyError, IndexError, LookupError, OverflowError) as error:
        raise ReadError(
            f"{where}: is damaged ({str(error)[:80]}); open it and save it anew"
        ) from None
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    pieces: list[Piece] = []
    for line in re.split(r"\r\n|\n|\r", clean(text)):
        cells = [cell.strip() for cell in line.split("|")]
        if line.rstrip().endswith("|") and len([c for c in cells if c]) >= 2:
            pieces.append(Piece("\t".join(cell for cell in cells if cell), "table_row"))
        else:
            pieces.append(Piece(line.strip().rstrip("|"), None))
    laid, blocks = lay_out(pieces)
    return RawDocument(laid, "", "", blocks, _info(source))

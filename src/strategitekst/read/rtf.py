"""``.rtf``: the text of a Rich Text document, by striprtf."""

import re
from contextlib import suppress
from typing import Final

from striprtf.striprtf import rtf_to_text

from ..errors import ReadError
from ..layout import Piece, lay_out
from ..schema import Document
from .document import Limits, RawDocument
from .marks import clean, superscript

_INFO: Final = re.compile(r"\{\\(title|author) ([^{}]{1,1000})\}")
_CREATED = re.compile(r"\{\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")
_GROUP = re.compile(
    r"\\[{}\\]|\{(?:\s*\\(?:\*\\)?(?P<kind>footnote|header[lrf]?|footer[lrf]?)\b)?|\}"
)
_HEAD: Final = "{\\rtf1\\ansi\\ansicpg1252 "
_PICTURE = re.compile(r"[0-9a-fA-F]{200,}")


def _info(source: str) -> Document:
    found: dict[str, str] = {}
    for name, value in _INFO.findall(source[:20_000]):
        with suppress(ValueError, KeyError, IndexError, LookupError, OverflowError):
            found.setdefault(name, " ".join(_words(_HEAD + value + "}").split()))
    created = _CREATED.search(source[:20_000])
    date = None
    if created and 1 <= int(created[2]) <= 12 and 1 <= int(created[3]) <= 28:
        date = f"{created[1]}-{int(created[2]):02d}-{int(created[3]):02d}"
    return Document(title=found.get("title"), author=found.get("author"), date=date)


def _apart(source: str) -> tuple[str, list[tuple[str, str]]]:
    """Take notes and running heads, which striprtf drops, out of the text.

    Returns:
        The text, with a raised number where each note was, and (kind, source) of what was taken.
    """
    kept: list[str] = []
    taken: list[tuple[str, str]] = []
    position = depth = 0
    opened: tuple[int, int, str] | None = None
    notes = 0
    for match in _GROUP.finditer(source):
        mark = match.group()
        if mark.startswith("\\"):
            continue
        if mark == "}":
            depth -= 1
            if opened is not None and depth == opened[1]:
                start, _, kind = opened
                taken.append((kind, source[start : match.start()]))
                position, opened = match.end(), None
            continue
        depth += 1
        if opened is None and match.group("kind"):
            kept.append(source[position : match.start()])
            if match.group("kind") == "footnote":
                notes += 1
                kept.append("".join(f"\\u{ord(c)}?" for c in superscript(str(notes))))
            opened = (match.end(), depth - 1, match.group("kind"))
    if opened is None:
        kept.append(source[position:])
    return "".join(kept), taken


def _words(source: str) -> str:
    text: str = rtf_to_text(source, errors="replace")  # type: ignore[no-untyped-call]
    return clean(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


def read_rtf(data: bytes, where: str, limits: Limits) -> RawDocument:
    """Read a Rich Text document; see `read_file`."""
    source = _PICTURE.sub("", data.decode("cp1252", "replace"))
    source, apart = _apart(source)
    try:
        text = _words(source)
        others = [(kind, " ".join(_words(_HEAD + inner + "}").split())) for kind, inner in apart]
    except (ValueError, KeyError, IndexError, LookupError, OverflowError) as error:
        raise ReadError(
            f"{where}: is damaged ({str(error)[:80]}); open it and save it anew"
        ) from None
    pieces: list[Piece] = []
    for line in re.split(r"\r\n|\n|\r", text):
        cells = [cell.strip() for cell in line.split("|")]
        if line.rstrip().endswith("|") and len([c for c in cells if c]) >= 2:
            pieces.append(Piece("\t".join(cell for cell in cells if cell), "table_row"))
        else:
            pieces.append(Piece(line.strip().rstrip("|"), None))
    notes = [words for kind, words in others if kind == "footnote"]
    pieces += [
        Piece(f"{superscript(str(i))} {words}" if words else "", "footnote")
        for i, words in enumerate(notes, start=1)
    ]
    heads = dict.fromkeys(words for kind, words in others if kind != "footnote")
    pieces += [Piece(words, "boilerplate") for words in heads]
    laid, blocks = lay_out(pieces)
    return RawDocument(laid, "", "", blocks, _info(source))

"""``.txt`` and ``.md``: the text exactly as it stands."""

import codecs
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ..errors import ReadError

MEDIA_TYPES: Final = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
}


@dataclass(frozen=True, slots=True)
class RawDocument:
    """A document as read: its text, unchanged, and what the file was."""

    text: str
    media_type: str
    sha256: str


def decode(data: bytes, where: str) -> str:
    """Decode UTF-8; a byte order mark is dropped, line ends are kept.

    Args:
        data: the file's bytes.
        where: what to call the source in an error.

    Raises:
        ReadError: not UTF-8, or not text at all.
    """
    body = data.removeprefix(codecs.BOM_UTF8)
    if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in body[:4096]:
        raise ReadError(f"{where}: is not UTF-8 text (it has NUL bytes); save it as UTF-8 text")
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ReadError(
            f"{where}: is not UTF-8 (byte {error.start} is 0x{body[error.start]:02x});"
            " save it as UTF-8, for instance with: iconv -f WINDOWS-1252 -t UTF-8"
        ) from None
    if not text.strip():
        raise ReadError(f"{where}: has no text in it")
    return text


def read_file(path: Path) -> RawDocument:
    """Read one document.

    Args:
        path: a file of a kind in `MEDIA_TYPES`.

    Raises:
        ReadError: the file is missing, of another kind, unreadable, empty or not UTF-8.
    """
    if not path.is_file():
        found = "is a folder" if path.is_dir() else "does not exist"
        raise ReadError(f"{path}: {found}; name a document")
    media_type = MEDIA_TYPES.get(path.suffix.lower())
    if media_type is None:
        raise ReadError(
            f"{path}: files of kind {path.suffix or '(none)'!r} cannot be read;"
            f" save it as text ({', '.join(MEDIA_TYPES)})"
        )
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(f"{path}: cannot be read ({error.strerror})") from None
    return RawDocument(decode(data, str(path)), media_type, hashlib.sha256(data).hexdigest())

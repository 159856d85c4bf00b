"""Any file to a `RawDocument`: what kind it is, whether it may be read, and by which reader."""

import hashlib
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Final

from ..errors import ReadError
from .decode import decode
from .document import DEFAULT_LIMITS, Limits, RawDocument

#: Endings that can be read, and what they are.
MEDIA_TYPES: Final = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".docm": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".rtf": "application/rtf",
    ".eml": "message/rfc822",
    ".mht": "message/rfc822",
    ".mhtml": "message/rfc822",
}
_OFFICE: Final = (
    "convert it, for instance with: soffice --headless --convert-to docx {name}"
    " (LibreOffice), or save it as .docx in Word"
)
#: Documents of kinds that cannot be read, with the way out.
OLD_KINDS: Final = {
    **dict.fromkeys((".doc", ".dot", ".wpd", ".wps", ".sxw"), _OFFICE),
    ".pages": "export it from Pages as .docx",
    ".msg": "save the mail as .eml in Outlook or Thunderbird",
}
#: The reader of each media type: module and function, opened when first needed.
_READERS: Final = {
    "text/html": ("html", "read_html"),
    "application/pdf": ("pdf", "read_pdf"),
    MEDIA_TYPES[".docx"]: ("docx", "read_docx"),
    MEDIA_TYPES[".odt"]: ("odt", "read_odt"),
    "application/rtf": ("rtf", "read_rtf"),
    "message/rfc822": ("mail", "read_mail"),
}
#: First bytes, and what a file that begins with them is.
_SIGNATURES: Final = (
    (b"%PDF-", "application/pdf"),
    (b"{\\rtf", "application/rtf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"\x89PNG\r\n", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"II*\0", "a picture (TIFF)"),
    (b"MM\0*", "a picture (TIFF)"),
    (b"RIFF", "a picture or sound"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)


def _signature(data: bytes) -> str | None:
    return next((kind for mark, kind in _SIGNATURES if data.startswith(mark)), None)


def _media_type(path: Path, data: bytes) -> str:
    """What the file is, by its first bytes before its ending.

    Raises:
        ReadError: it is of a kind that cannot be read.
    """
    suffix = path.suffix.lower()
    found = _signature(data)
    named = MEDIA_TYPES.get(suffix)
    if found in _READERS and (named or suffix in OLD_KINDS):
        return found
    if suffix in OLD_KINDS:
        remedy = OLD_KINDS[suffix].format(name=path.name)
        raise ReadError(f"{path}: files of kind {suffix!r} cannot be read; {remedy}")
    if named is None:
        raise ReadError(
            f"{path}: files of kind {path.suffix or '(none)'!r} cannot be read;"
            f" save it as text ({', '.join(MEDIA_TYPES)})"
        )
    zipped = named in (MEDIA_TYPES[".docx"], MEDIA_TYPES[".odt"])
    if found is not None and not (found == "zip" and zipped) and not found.startswith("message"):
        what = "a zip archive" if found == "zip" else found
        raise ReadError(f"{path}: is {what}, not a {suffix} file; save the document as {suffix}")
    if found is None and (zipped or named in ("application/pdf", "application/rtf")) and data:
        raise ReadError(
            f"{path}: is damaged or no {suffix} file (it begins with {data[:8]!r});"
            " save or fetch it anew"
        )
    return named


def _bytes_of(path: Path, limits: Limits) -> bytes:
    try:
        before = path.stat()
        if before.st_size > limits.file * 1e6:
            raise ReadError(
                f"{path}: has {before.st_size / 1e6:.0f} MB, more than the limit of"
                f" {limits.file:g}; divide it or raise --max-file"
            )
        data = path.read_bytes()
        after = path.stat()
    except OSError as error:
        raise ReadError(f"{path}: cannot be read ({error.strerror})") from None
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(
        data
    ) != after.st_size:
        raise ReadError(f"{path}: changed while it was read; run again when it is finished")
    return data


def _missing(path: Path) -> str:
    if path.is_dir():
        return "is a folder; name a document"
    if path.is_symlink():
        return "is a link that leads to no file; name the document itself"
    if path.exists():
        return "is no ordinary file; save its content as a document"
    return "does not exist; name a document"


def read_bytes(
    data: bytes, media_type: str, where: str, limits: Limits = DEFAULT_LIMITS
) -> RawDocument:
    """Read a document that is in memory; arguments and errors as in `read_file`."""
    digest = hashlib.sha256(data).hexdigest()
    reader = _READERS.get(media_type)
    if not data.strip():
        raise ReadError(f"{where}: has no text in it")
    if reader is None:
        raw = RawDocument(decode(data, where), media_type, digest)
    else:
        module, name = reader
        function: Callable[[bytes, str, Limits], RawDocument]
        function = getattr(import_module(f".{module}", __package__), name)
        try:
            read = function(data, where, limits)
        except ReadError:
            raise
        except RecursionError:
            raise ReadError(
                f"{where}: is nested too deep; save it anew from the program that made it"
            ) from None
        except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError) as error:
            # of a library below, on a file damaged in a way nobody thought of
            raise ReadError(
                f"{where}: is damaged ({type(error).__name__}: {str(error)[:80]});"
                " open it and save it anew"
            ) from error
        raw = RawDocument(read.text, media_type, digest, read.blocks, read.document)
    if not raw.text.strip():
        raise ReadError(f"{where}: has no text in it")
    if len(raw.text) > limits.text * 1e6:
        raise ReadError(
            f"{where}: has {len(raw.text) / 1e6:.1f} million characters of text, more than the"
            f" limit of {limits.text:g}; divide it or raise --max-text"
        )
    return raw


def read_file(path: Path, limits: Limits = DEFAULT_LIMITS) -> RawDocument:
    """Read one document.

    Args:
        path: a file of a kind in `MEDIA_TYPES`.
        limits: what is too large.

    Returns:
        Its text; for all but plain text also its blocks and properties.

    Raises:
        ReadError: the file is missing, of another kind, unreadable, damaged, locked, empty, above a
            limit, or has no text.
    """
    if not path.is_file():
        raise ReadError(f"{path}: {_missing(path)}")
    data = _bytes_of(path, limits)
    return read_bytes(data, _media_type(path, data), str(path), limits)


def read_stream(data: bytes, where: str, limits: Limits = DEFAULT_LIMITS) -> RawDocument:
    """Read what comes without a name, such as standard input: its kind is told by its bytes."""
    head = data[:2048].lstrip().lower()
    found = _signature(data)
    if found == "zip":
        media_type = MEDIA_TYPES[".odt" if b"oasis.opendocument.text" in head else ".docx"]
    elif found in _READERS:
        media_type = str(found)
    elif found is not None:
        raise ReadError(f"{where}: is {found}, not a document; send text, HTML, PDF or Word")
    elif head.startswith((b"<!doctype html", b"<html", b"\xef\xbb\xbf<!doctype html")):
        media_type = "text/html"
    else:
        media_type = "text/plain"
    return read_bytes(data, media_type, where, limits)

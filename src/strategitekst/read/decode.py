"""Bytes to text: byte order marks, UTF-8, UTF-16, and Windows-1252 as old Danish files have it."""

import codecs
import re
import unicodedata
from typing import Final

from ..errors import ReadError

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: A letter outside ASCII as UTF-8 writes it, in the ranges that Danish texts use.
_UTF8_LETTER = re.compile(rb"[\xc3-\xc5][\x80-\xbf]|\xe2\x80[\x80-\xbf]")
_SURROGATE = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
#: What Windows-1252 has that a Danish text may show: letters of its neighbours, usual marks.
_USUAL = set("æøåéüöäèáóíúàêëçñôâîïÿðþßšžœýùòìûãõ«»“”‘’‚„–—…•·§©®°´€£½¼¾¹²³±×÷¶¿¡†‡‰™¨¸ªº¤\xa0\xad")


def _encoding_of(body: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of mostly Western letters is zero."""
    sample = body[:4096]
    if sample.count(0) < len(sample) * 0.3:
        return None
    odd, even = sample[1::2].count(0), sample[::2].count(0)
    if odd > 0.7 * len(sample[1::2]) and even < 0.1 * len(sample[::2]):
        return "utf-16-le"
    if even > 0.7 * len(sample[::2]) and odd < 0.1 * len(sample[1::2]):
        return "utf-16-be"
    return None


def _is_windows(text: str) -> bool:
    """Whether letters beyond ASCII are those of Danish texts, and stand among letters of theirs."""
    foreign = [char for char in text if char > "\x7f"]
    usual = sum(char.lower() in _USUAL for char in foreign)
    return usual >= 0.9 * len(foreign) and len(foreign) <= 0.25 * len(text)


def decode(data: bytes, where: str, declared: str | None = None) -> str:
    """Decode a text; a byte order mark is dropped, line ends are kept.

    UTF-8 where the bytes are UTF-8, UTF-16 by its mark or its zero bytes, else the encoding that
    the file declares, else Windows-1252 where that gives a Danish text.

    Args:
        data: the file's bytes.
        where: what to call the source in an error.
        declared: an encoding that the file itself names.

    Raises:
        ReadError: the bytes are no text, damaged, or of an encoding that cannot be told.
    """
    encoding = None
    for mark, name in _MARKS:
        if data.startswith(mark):
            data, encoding = data[len(mark) :], name
            break
    encoding = encoding or _encoding_of(data)
    if encoding is None and b"\0" in data:
        position = data.index(b"\0")
        raise ReadError(
            f"{where}: is not text (byte {position} is NUL); save the document as UTF-8 text"
        )
    try:
        text = data.decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        text = _other(data, where, encoding or "utf-8", declared, error)
    if not text.strip():
        raise ReadError(f"{where}: has no text in it")
    if "\0" in text or len(_CONTROL.findall(text[:100_000])) > 0.01 * len(text[:100_000]) + 4:
        raise ReadError(
            f"{where}: is not text (it has control characters); save the document as UTF-8 text"
        )
    return text


def _other(
    data: bytes, where: str, tried: str, declared: str | None, error: UnicodeDecodeError
) -> str:
    place = f"byte {error.start} is 0x{data[error.start]:02x}"
    remedy = "save it as UTF-8, for instance with: iconv -f WINDOWS-1252 -t UTF-8"
    surrogate = _SURROGATE.match(data, error.start) is not None
    if (
        tried != "utf-8"
        or surrogate
        or len(_UTF8_LETTER.findall(data)) * 4 > sum(b > 0x7F for b in data)
    ):
        found = "has a lone surrogate" if surrogate else "is damaged"
        raise ReadError(
            f"{where}: {found} ({place}, which is not {tried.upper()} as the rest is); {remedy}"
        ) from None
    for name in (declared, "windows-1252"):
        try:
            text = data.decode(name) if name else ""
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
        if name == declared and name and not _CONTROL.search(text):
            return text
        if text and _is_windows(text):
            return text
    raise ReadError(f"{where}: is not UTF-8 ({place}) and of no encoding known; {remedy}") from None


def check_text(text: str, where: str) -> None:
    """Check a text that comes from a caller.

    Raises:
        ReadError: it has a lone surrogate, which no file can hold.
    """
    try:
        text.encode()
    except UnicodeEncodeError as error:
        name = unicodedata.category(text[error.start])
        raise ReadError(
            f"{where}: character {error.start} is a lone surrogate"
            f" (U+{ord(text[error.start]):04X}, {name}); leave it out or decode the text anew"
        ) from None

"""Small things that readers of formatted documents share: marks, numbers, dates."""

import re
from calendar import monthrange
from typing import Any, Final

from lxml import etree

from ..errors import ReadError

_SUPERSCRIPT: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
#: Shown as nothing: hints to a program that breaks lines, and marks of byte order.
_UNSEEN: Final = dict.fromkeys(map(ord, "\xad\u200b\u2060\ufeff\x00"))
_DATE = re.compile(r"(\d{4})-?(\d\d)?-?(\d\d)?")
_ROMAN: Final = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def clean(text: str) -> str:
    """Leave out what a reader does not see; symbol fonts' bullets become bullets."""
    text = text.translate(_UNSEEN)
    return re.sub("[\uf000-\uf0ff]", "•", text)


def superscript(digits: str) -> str:
    """Write raised digits as such: a reference to a note must not look like part of a word."""
    return digits.translate(_SUPERSCRIPT) if digits.strip().isdigit() else digits


def list_label(number: int, kind: str) -> str:
    """Return the label of a numbered item: "1.", "a.", "iv."."""
    if kind in ("a", "lowerLetter", "A", "upperLetter") and 0 < number <= 26:
        letter = chr(ord("a") + number - 1)
        return f"{letter.upper() if kind[0] in 'Au' else letter}."
    if kind in ("i", "lowerRoman", "I", "upperRoman") and 0 < number < 40:
        roman, left = "", number
        for value, sign in _ROMAN:
            roman += sign * (left // value)
            left %= value
        return f"{roman.upper() if kind[0] in 'Iu' else roman}."
    return f"{number}."


def iso_date(value: str | None) -> str | None:
    """Return the date in a property ("2016-06-14T09:30:00Z", "D:20160614…"), or none."""
    match = _DATE.match((value or "").strip().removeprefix("D:"))
    if match is None or not 1900 <= int(match.group(1)) <= 2100:
        return None
    year, month, day = match.groups()
    if month is None or not 1 <= int(month) <= 12:
        return str(year)
    if day is None or not 1 <= int(day) <= monthrange(int(year), int(month))[1]:
        return f"{year}-{month}"
    return f"{year}-{month}-{day}"


def parse_xml(data: bytes, where: str) -> Any:
    """Parse a part of an office document; nothing outside it is read, nothing is unfolded.

    Raises:
        ReadError: it is damaged, nested too deep, or declares entities.
    """
    declares = f"{where}: declares XML entities, as no word processor does; do not trust it"
    if any("<!DOCTYPE".encode(name) in data for name in ("ascii", "utf-16-le", "utf-16-be")):
        raise ReadError(declares)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    try:
        tree: Any = etree.fromstring(data, parser).getroottree()
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadError(
            f"{where}: is damaged ({str(error)[:80]}); open it and save it anew"
        ) from None
    if tree.docinfo.doctype:
        raise ReadError(declares)
    return tree.getroot()

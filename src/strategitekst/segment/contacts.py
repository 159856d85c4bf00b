"""Whom to turn to: addresses, telephones, company numbers, and lines that sign."""

import re
from typing import Final

from ..da.page import CONTACT_OPENINGS
from ..da.roles import ROLE_HEADS
from .items import FULL_STOP, LONGEST, Item

_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
_PHONE: Final = re.compile(
    r"\b(?:tlf|telefon|tel|mobil|mob|direkte)\b\.?:?\s*(?:\+45)?\s*\d|\+45\s?\d{2}", re.IGNORECASE
)
#: One of them stands in what it finds, in small letters.
_PHONE_CUES: Final = ("tel", "tlf", "mob", "direkte", "+45")
_ADDRESS: Final = re.compile(
    r"(?<![\d.] )\b(?!(?:19|20)\d\d[ \u00a0](?!Frederiksberg|København))\d{4}[ \u00a0][A-ZÆØÅ][a-zæøå]+\b"
    r"|\b(?i:postboks)\b|\bCVR\b\D{0,8}\d"
)
#: Words of links that stand in the foot of a page beside its address.
_LINKS: Final = ("cookie", "side", "send ", "tilgængelighed", "udskriv", "©", "privatliv")
_BARS: Final = re.compile(r"\s+[|·•]\s+")
#: Words of an address or a signature that are written with a small letter.
_ADDRESS_WORDS: Final = frozenset(
    "telefon mobil postboks mail e-mail email kommune region sekretariat sekretariatet afdelingen afdeling"
    " forvaltningen forvaltning styrelsen center centret kontor kontoret direkte hovednummer sal etage hilsen"
    " venlig venlige med cvr-nr ean-nr digitalisering udvikling redaktion oplag tryk udgivet".split()
)
_ADDRESS_LINE: Final = re.compile(
    r"[A-ZÆØÅ][^,|·•\n]{1,60}(?:,| [|·•]) ?[^\n]{0,60}\d{1,3}[^\n]{0,30}[ ,|·•]\d{4} [A-ZÆØÅ][a-zæøå]+"
)
#: "Til skoleledere, lærere og forældre".
_ADDRESSEES: Final = re.compile(r"Til (?:alle )?(?:[a-zæøå-]+, ){0,9}[a-zæøå-]+ og [a-zæøå-]+\Z")
_SIGNED: Final = re.compile(
    r"(?:[A-ZÆØÅ][\w'’.-]+ ){1,3}[A-ZÆØÅ][\w'’-]+, (?:[\w.-]+ ){0,2}?(?i:[\w-]*(?:"
    + "|".join(map(re.escape, ROLE_HEADS))
    + r"))\b"
)


def _has_mail(item: Item) -> bool:
    return "@" in item.text and _MAIL.search(item.text) is not None


def _has_phone(item: Item) -> bool:
    said = any(map(item.plain.__contains__, _PHONE_CUES))
    return said and _PHONE.search(item.text) is not None


def is_contact(item: Item) -> bool:
    """Whether the block tells whom to turn to: an opening such as "Kontakt", an address, a number."""
    if _ADDRESSEES.match(item.text):
        return True
    opens = item.plain.startswith(CONTACT_OPENINGS)
    reachable = _has_mail(item) or _has_phone(item)
    if opens and (reachable or item.words <= 40):
        return not item.plain.startswith("kære ") or item.words <= 8
    if reachable and item.words <= 60:
        return True
    return (
        item.words <= 30
        and bool(_ADDRESS.search(item.text))
        and "," in item.text
        and not (FULL_STOP.search(item.text) and item.words > 12)
    )


def is_barred_address(item: Item) -> bool:
    """Whether bars or dots part the pieces of an address: "KL | Weidekampsgade 10 | 2300 København S"."""
    parts = _BARS.split(item.text)
    if len(parts) < 3 or item.words > 20 or not _ADDRESS.search(item.text):
        return False
    return not any(map(item.plain.__contains__, _LINKS))


def is_addressed(item: Item) -> bool:
    """Whether a line above the title tells to whom a letter goes: "Til samtlige husstande"."""
    opens = item.plain.startswith(("til ", "til: ", "kopi")) and "press" not in item.plain
    return opens and item.short and item.words <= 14


def reachable(item: Item) -> bool:
    """Whether a mail address, telephone, postal address or company number stands in the block."""
    if item.reached is None:
        item.reached = len(item.text) <= LONGEST and (
            _has_mail(item) or _has_phone(item) or _ADDRESS.search(item.text) is not None
        )
    return item.reached


def address_like(item: Item) -> bool:
    """Whether the block could be a line of an address or signature: names, numbers, an office."""
    if reachable(item):
        return True
    small = [w.strip(".,:;()") for w in item.text.split() if w[:1].islower() and len(w) > 3]
    return item.words <= 10 and all(
        w in _ADDRESS_WORDS or w.endswith(ROLE_HEADS) or w.startswith(("www", "http"))
        for w in small
    )


def is_address_line(words: str) -> bool:
    """Whether a line is the postal address of a body: "KL, Weidekampsgade 10, 2300 København S"."""
    return _ADDRESS_LINE.match(words) is not None


def signs(item: Item) -> bool:
    """Whether the block is a person with an office and nothing else: "Anne Berg, kontorchef"."""
    return (
        item.short and item.words <= 16 and _SIGNED.match(" ".join(item.text.split())) is not None
    )

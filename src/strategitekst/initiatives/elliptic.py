"""Descriptions without a noun: "den forrige", "den næste", where a noun before tells what."""

import re
from collections.abc import Iterator

from ..da.undertakings import FORMS

_HEAD = re.compile(rf"(?:{'|'.join(FORMS)})s?\b|strategier\b|planer\b|aftaler\b", re.IGNORECASE)
_ELLIPTIC = re.compile(
    r"\b(?:den|det|en|et|denne|dette)\s+(?P<word>næste|forrige|første|anden|andet|tredje|fjerde|nuværende|gældende|seneste|sidste|nye|ny"
    r"|nyt|gamle|ældste|yngste|kommende|tidligere|hidtidige|oprindelige|eksisterende)(?=\s*(?:[.,;:!?)–»”]|$)|\s+(?:er|var|har|havde|blev|bliver|skal|vil|kan|kom|kommer"
    r"|gjaldt|gælder|hed|hedder|løb|løber|udløb|udløber|dækker|dækkede|som|der|fik|får|talte|og|men|for|på|i|fra|af|ventes|sluttede|bygger|byggede"
    r"|indeholdt|indeholder|havner|samlede|satte|sætter|stiller|handlede|handler|begynder|begyndte"
    r"|uden|med|til|ved|om|under|efter|også|ikke|igen|alene|bortfalder|ophører|ophørte|afløses|vil|kunne|skulle|lægger|lagde|gør|gjorde)\b)",
    re.IGNORECASE,
)
#: How far back, in characters, the noun may stand.
_BACK = 500


def find_elliptic(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Find adjectives that stand for an undertaking named before them.

    Args:
        text: the document.
        start: start of the passage.
        end: end of the passage, exclusive.

    Yields:
        Half-open offsets of the adjective, where a head noun stands not far before it.
    """
    for match in _ELLIPTIC.finditer(text, start, end):
        if _HEAD.search(text, max(0, match.start() - _BACK), match.start()):
            yield match.span("word")

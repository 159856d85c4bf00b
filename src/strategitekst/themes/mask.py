"""What only names things lends a passage no theme: names of bodies and titles of strategies.

Masked characters become ``·``, one for one, so that offsets stay.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

_MASK: Final = "·"
#: A title in quotation marks behind a noun of undertakings: "strategien ”Et tryggere samfund”".
_TITLE: Final = re.compile(r" [”“\"»„](?=([A-ZÆØÅ][^”“\"»«]{3,90})[”“\"«])", re.IGNORECASE)
_NOUN: Final = re.compile(
    r"(?:strategi|plan|program|projekt|aftale|kampagne|pjece|rapport|udspil|avis|initiativ)\w*"
    r"(?: \w+){0,3}[,:]?\Z",
    re.IGNORECASE,
)
#: The noun is looked for in so many characters before the title.
_REACH: Final = 200


def _titles(text: str) -> Iterator[tuple[int, int]]:
    end = 0
    for match in _TITLE.finditer(text):
        start = match.start()
        if start >= end and _NOUN.search(text, max(end, start - _REACH), start):
            end = match.end(1) + 1
            yield match.span(1)


def mask(text: str, spans: Iterable[tuple[int, int]] = ()) -> str:
    """Return the text with spans and quoted titles blanked out, character for character.

    Args:
        text: a document or passage.
        spans: half-open offsets of names of bodies.
    """
    parts, position = [], 0
    for start, end in sorted((*spans, *_titles(text))):
        if end > position:
            first = max(start, position)
            parts += [text[position:first], _MASK * (end - first)]
            position = end
    return "".join([*parts, text[position:]])

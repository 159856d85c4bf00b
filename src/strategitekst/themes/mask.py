"""What only names things lends a passage no theme: names of bodies and titles of strategies.

Masked characters become ``·``, one for one, so that offsets stay.
"""

import re
from collections.abc import Iterable
from typing import Final

_MASK: Final = "·"
#: A title in quotation marks behind a noun of undertakings: "strategien ”Et tryggere samfund”".
_TITLE: Final = re.compile(
    r"\w*(?:strategi|plan|program|projekt|aftale|kampagne|pjece|rapport|udspil|avis|initiativ)\w*"
    r"(?: \w+){0,3}[,:]? (?:[”“\"»„]([A-ZÆØÅ][^”“\"»«]{3,90})[”“\"«])",
    re.IGNORECASE,
)


def mask(text: str, spans: Iterable[tuple[int, int]] = ()) -> str:
    """Return the text with spans and quoted titles blanked out, character for character.

    Args:
        text: a document or passage.
        spans: half-open offsets of names of bodies.
    """
    titles = [m.span(1) for m in _TITLE.finditer(text)]
    parts, position = [], 0
    for start, end in sorted((*spans, *titles)):
        if end > position:
            first = max(start, position)
            parts += [text[position:first], _MASK * (end - first)]
            position = end
    return "".join([*parts, text[position:]])

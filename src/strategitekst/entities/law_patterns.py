"""Laws, regulations and directives by number, year or capital."""

import re
from collections.abc import Iterator
from typing import Final

from .pattern_parts import LEFT, LONGEST, RIGHT, UPPER

#: Laws written with a capital, a number or a year, the year inside.
_LAW: Final = re.compile(
    rf"{LEFT}[Ll]ov(?:en)? (?:om [{UPPER}][\w-]+(?:(?: og)? [{UPPER}][\w-]+)*|nr\. \d+(?: af \d{{1,2}}\. \w+ \d{{4}})?)"
    # "AI-forordningen", "NIS 2-loven": a capital or number of their own; "EU-direktivet" names none
    rf"|{LEFT}(?!EU-)[{UPPER}]{{2,{LONGEST}}}(?:\s?\d)?-(?:forordning|direktiv|lov)(?:en|et)s?{RIGHT}"
    rf"|{LEFT}[Ff]orordning \((?:EU|EF)\) (?:nr\. )?\d+/\d+"
    rf"|{LEFT}[Ff]inanslov(?:en)? (?:for )?(?:19|20)\d\d(?!\d|[-–/]\d)"
    rf"|{LEFT}[a-zæøå]{{2,{LONGEST}}}loven af (?:19|20)\d\d(?!\d)"
)
#: What it cannot do without.
_LAW_CUES: Final = ("lov", "Lov", "orordning", "direktiv")


def find_laws(text: str) -> Iterator[tuple[int, int]]:
    """Yield where laws are named, half-open offsets.

    Args:
        text: one passage or a whole document.
    """
    if any(map(text.__contains__, _LAW_CUES)):
        for match in _LAW.finditer(text):
            yield match.span()

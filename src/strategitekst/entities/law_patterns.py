"""Laws, regulations and directives by number, year or capital."""

import re
from collections.abc import Iterator
from typing import Final

from .pattern_parts import LEFT, LONGEST, RIGHT, UPPER

#: Laws written with a capital, a number or a year, the year inside.
_LAW: Final = re.compile(
    rf"{LEFT}[Ll]ov(?:en)? (?:om {{1,3}}[{UPPER}][\w-]+(?:(?: og)? [{UPPER}][\w-]+)*|nr\. \d+(?: af \d{{1,2}}\. \w+ \d{{4}})?)"
    # "AI-forordningen", "NIS 2-loven": a capital or number of their own; "EU-direktivet" names none
    rf"|{LEFT}(?!EU-)[{UPPER}]{{2,{LONGEST}}}(?:\s?\d)?-(?:forordning|direktiv|lov)(?:en|et)s?{RIGHT}"
    rf"|{LEFT}[Ff]orordning \((?:EU|EF)\) (?:nr\. )?\d+/\d+"
    rf"|{LEFT}[Ff]inanslov(?:en|s?forslag(?:et)?)? (?:for )?(?:19|20)\d\d(?!\d|[-–/]\d)"
    rf"|{LEFT}[a-zæøå]{{2,{LONGEST}}}loven af (?:19|20)\d\d(?!\d)"
)
#: What ends the title of a law in small letters: marks, and words of the sentence around it.
_STOP: Final = (
    r"(?:er|var|har|havde|skal|skulle|kan|kunne|vil|må|bør|blev|bliver|bliv|kom|kommer|træder|trådte|giver|gav|gælder|siger|foreskriver|fastsætter"
    r"|bestemmer|regulerer|indebærer|betyder|kræver|indeholder|omfatter|pålægger|sikrer|stiller|finder|ændres|ophæves|vedtages|vedtaget|fremgår|tillader"
    r"|og (?:i|på|til|ved|den|det|har|er|kan|skal)|\w+ere[ts]|som|der|at|hvor|når|hvis|men|så|fra(?= \d| \w+ (?:i år|\d))|efter|ved|under|jf|nr)\b"
)
#: "Lov om offentlige betalinger": up to the end of the title.
_TITLED: Final = re.compile(
    rf"{LEFT}Lov om {{1,3}}(?:(?!{_STOP})[a-zæøå][\w-]* ){{0,9}}?(?!{_STOP})[\w-]+(?: m\.v\.)?(?=[.,;:()§»”\"\n]|\s{_STOP}|\s*\Z)"
)
#: What it cannot do without.
_LAW_CUES: Final = ("lov", "Lov", "orordning", "direktiv")


def find_laws(text: str) -> Iterator[tuple[int, int]]:
    """Yield where laws are named, half-open offsets.

    Args:
        text: one passage or a whole document.
    """
    if any(map(text.__contains__, _LAW_CUES)):
        for pattern in (_LAW, _TITLED):
            for match in pattern.finditer(text):
                yield match.span()

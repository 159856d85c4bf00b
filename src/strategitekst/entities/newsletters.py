"""A newsletter's own title, which stands on a line of its own above the number of the issue."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from ..da.calendar import MONTHS
from ..schema import Passage

_TITLE: Final = re.compile(
    r"(?:Nyt (?:fra|om|til) [^\n.,:!?–]{3,60}|[A-ZÆØÅ][\w'’-]*(?: [\w'’-]+){0,3}[ -][Nn]yt|[^\n.:!?]{2,40} [Nn]yhedsbrev|Nyhedsbrevet? [^\n.:!?]{3,40})\Z"
)
_ISSUE: Final = re.compile(
    r"\s*(?:(?:nr|nummer|uge|udgave)\b\.? ?\d|\d{1,2}\. \w{3,9}\.? \d{4}"
    rf"|(?:{'|'.join(MONTHS)}) \d{{4}})",
    re.IGNORECASE,
)
#: It stands in one of the first passages.
_HEAD: Final = 6


def newsletter(text: str, passages: Sequence[Passage]) -> tuple[int, int] | None:
    """Find the title of a newsletter at its head, half-open offsets.

    Args:
        text: the document.
        passages: its passages.
    """
    for here, below in pairwise(passages[: _HEAD + 1]):
        line = text[here.start : here.end]
        if _TITLE.match(line) and _ISSUE.match(text, below.start, below.end):
            return here.start, here.end
    return None

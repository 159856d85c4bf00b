"""Words that a page broke at the end of its line: "Integrationsforvalt- ningen" is one word.

Names are looked for in the text with these words joined, and found where they stand in the text as it is.
"""

import re
from typing import Final

#: A hyphen between small letters, but not that of a common end: "børne- og ungeområdet".
BREAK: Final = re.compile(
    r"(?<=[a-zæøå])[-\xad][ \t]*[ \n][ \t]*(?!(?:og|eller|samt|til|i|på|som)\b)(?=[a-zæøå]{2})"
)


def join(words: str) -> str:
    """Return words without the breaks inside them."""
    return BREAK.sub("", words)


class Joined:
    """A text with its broken words joined, and the way back to where they stand."""

    def __init__(self, text: str) -> None:
        may = "- " in text or "-\n" in text or "\xad" in text
        self.breaks = [match.span() for match in BREAK.finditer(text)] if may else []
        self.text = join(text) if self.breaks else text

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Return where a span of the joined text stands in the text as it is."""
        for first, last in self.breaks:
            size = last - first
            if start >= first:
                start, end = start + size, end + size
            elif end > first:
                end += size
            else:
                break
        return start, end

    def broken(self, start: int, end: int) -> bool:
        """Whether a span of the text as it is has a break inside."""
        return any(start < first and last < end for first, last in self.breaks)

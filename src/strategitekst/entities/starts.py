"""Patterns tried only where they can begin: many times as quick as looking for each of them everywhere."""

import re
from collections.abc import Iterable, Iterator


def matches_at(
    pattern: re.Pattern[str], text: str, starts: Iterable[int]
) -> Iterator[re.Match[str]]:
    """Yield a pattern's matches that begin at one of the places, without overlaps.

    Args:
        pattern: the pattern.
        text: any text.
        starts: offsets in text order; where these are all at which the pattern can begin, the
            matches are those that ``pattern.finditer(text)`` finds.
    """
    free = 0
    for start in starts:
        match = pattern.match(text, start) if start >= free else None
        if match is not None:
            free = match.end()
            yield match

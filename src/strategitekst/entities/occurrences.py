"""Where each word of a text stands, so that a name is looked for only where it can begin."""

import re
from collections.abc import Iterator, Sequence

from ..schema import Passage
from ..spans import Index
from .pattern_parts import GENITIVE

_WORD = re.compile(r"\w+")


class Words:
    """Where each word of a text stands, so that a name is looked for only where it can begin."""

    def __init__(self, text: str, passages: Sequence[Passage]) -> None:
        self.text = text
        self.passages = Index(passages)
        self.starts: dict[str, list[int]] = {}
        for word in _WORD.finditer(text):
            self.starts.setdefault(word.group(), []).append(word.start())

    def occurrences(self, words: str) -> Iterator[tuple[int, int]]:
        """Yield where a name stands as a whole inside one passage, with its genitive."""
        text, first = self.text, _WORD.match(words)
        if first is None:
            return
        pattern = re.compile(r"\s+".join(map(re.escape, words.split())) + f"{GENITIVE}?")
        places = self.starts.get(first.group(), [])
        if first.group() == words:
            places = sorted([*places, *self.starts.get(words + "s", [])])
        free = 0
        for place in places:
            match = pattern.match(text, place) if place >= free else None
            if match is None:
                continue
            start, free = match.span()
            whole = not (
                (start and (text[start - 1].isalnum() or text[start - 1] in "-@/."))
                or re.match(r"\w|-\w|@|-,? (?:og|eller)\b", text[free : free + 9])
            )
            passage = self.passages.at(start)
            if whole and passage is not None and free <= passage.end:
                yield start, free

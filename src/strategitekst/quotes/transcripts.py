"""Word-for-word records: who has the floor stands before a colon, and all that follows is what they say.

"Digitaliseringsministeren (Anne Berg):" and "Anne Berg (S):", as in the records of the Danish parliament
and of councils.
"""

import re
from collections.abc import Sequence
from typing import Final

from ..da.roles import PARTY_LETTERS
from ..schema import Entity, Passage
from ..spans import Index

_HEAD: Final = re.compile(
    r"(?P<first>[^():\n]{3,80}) \((?P<second>[^()\n]{1,60})\):[ \t]*(?=\n|\Z)"
)
_PARTY: Final = re.compile(rf"(?:{PARTY_LETTERS}|[A-ZÆØÅ]{{1,3}})\Z")
_SPOKEN: Final = ("paragraph", "list_item")
#: A speaker with where their words stand, half-open offsets.
Speech = tuple[Entity, int, int]


def _head(text: str, passage: Passage, people: Index[Entity]) -> tuple[Entity, int] | None:
    """Who gets the floor by the line that opens a passage, and where that line ends."""
    match = _HEAD.match(text, passage.start, passage.end)
    if match is None:
        return None
    inside = people.starting(match.start(), match.end())
    speaker = inside[-1] if inside else None
    if speaker is None or speaker.canonical is None:
        return None
    in_brackets = speaker.start == match.start("second") and speaker.end == match.end("second")
    whole = (speaker.start, speaker.end) == match.span("first")
    by_party = whole and _PARTY.match(match["second"])
    return (speaker, match.end()) if in_brackets or by_party else None


def find_speeches(text: str, passages: Sequence[Passage], people: Index[Entity]) -> list[Speech]:
    """Find what each speaker of a record says, passage by passage.

    Args:
        text: the document.
        passages: its passages.
        people: its persons.

    Returns:
        Speakers with their words in text order; nothing where the text is no record.
    """
    found: list[Speech] = []
    speaker: Entity | None = None
    for passage in passages:
        start = passage.start
        head = _head(text, passage, people)
        if head is not None:
            speaker, start = head
            while start < passage.end and text[start].isspace():
                start += 1
        elif passage.role not in _SPOKEN:
            continue
        if speaker is not None and start < passage.end:
            found.append((speaker, start, passage.end))
    return found

"""Word-for-word records and interviews by turns: a name before a colon has the floor.

"Digitaliseringsministeren (Anne Berg):" and "Anne Berg (S):", as in the records of the Danish parliament
and of councils: all that follows is what they say. "Anne Berg: Det er sagt før.", as in interviews
with several: what stands in the same paragraph.
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

#: "Berg: Det har vi gjort.", one or more words of a person's name.
_RUN_IN: Final = re.compile(
    r"(?P<who>[A-ZÆØÅ][\w.’'-]*(?: [A-ZÆØÅ][\w.’'-]*){0,4}):\s+(?=[A-ZÆØÅ”\"»–-])"
)
#: So many paragraphs by turns make an interview.
_TURNS: Final = 3
#: A speaker with where their words stand, half-open offsets.
Turn = tuple[Entity, int, int]


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


def find_turns(text: str, passages: Sequence[Passage], people: Sequence[Entity]) -> list[Turn]:
    """Find what each speaker of a record says, passage by passage.

    Args:
        text: the document.
        passages: its passages.
        people: its persons.

    Returns:
        Speakers with their words in text order; nothing where the text is no record.
    """
    found: list[Turn] = []
    speaker: Entity | None = None
    indexed = Index(people)
    for passage in passages:
        start = passage.start
        head = _head(text, passage, indexed)
        if head is not None:
            speaker, start = head
            while start < passage.end and text[start].isspace():
                start += 1
        elif passage.role not in _SPOKEN:
            continue
        if speaker is not None and start < passage.end:
            found.append((speaker, start, passage.end))
    return found


def find_answers(
    text: str, passages: Sequence[Passage], people: Sequence[Entity]
) -> dict[int, tuple[Entity, int]]:
    """Find the paragraphs of an interview that open with the speaker's name and a colon.

    Args:
        text: the document.
        passages: its passages.
        people: its persons.

    Returns:
        By the passage's offset the speaker and where their words begin; nothing where only one
        or two paragraphs begin so.
    """
    whole = {p.canonical: p for p in reversed(people) if p.canonical and " " in p.canonical}
    found: dict[int, tuple[Entity, int]] = {}
    for passage in passages:
        if passage.role != "paragraph":
            continue
        match = _RUN_IN.match(text, passage.start, passage.end)
        if match is None:
            continue
        words = set(match["who"].split())
        meant = [person for name, person in whole.items() if words <= set(name.split())]
        if len(meant) == 1:
            found[passage.start] = meant[0], match.end()
    return found if len(found) >= _TURNS else {}

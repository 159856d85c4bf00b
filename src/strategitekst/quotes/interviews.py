"""Who answers in an interview: by what introduces it, by names before colons, by the answers so far."""

import re
from collections.abc import Sequence
from typing import Final

from ..schema import Entity, Passage
from .attribution import Attribution, speaker_of
from .discourse import Discourse
from .marks import Stretch

#: "Fem spørgsmål til Anne Berg", "Interview med Anne Berg": who answers what follows.
_INTERVIEW: Final = re.compile(
    r"\b(?:spørgsmål\stil|interview\smed|svar\sfra|(?:talt|snakket)\smed)\s", re.IGNORECASE
)
#: "Direktør Anne Berg fra KMD svarer på kritikken": who answers all that follows.
_ANSWERS: Final = re.compile(r"\bsvarer\s(?:her|igen|på)\b")
#: Characters from there to the name.
_NEAR: Final = 120
#: "Berg: Det har vi gjort.", one or more words of a person's name.
_RUN_IN: Final = re.compile(
    r"(?P<who>[A-ZÆØÅ][\w.’'-]*(?: [A-ZÆØÅ][\w.’'-]*){0,4}):\s+(?=[A-ZÆØÅ”\"»–-])"
)
#: So many paragraphs by turns make an interview.
_TURNS: Final = 3


def find_turns(
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


class Interview:
    """What is known, up to a paragraph, of who answers the questions.

    Args:
        discourse: the document.
    """

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        self.introduced: Attribution | None = None  # by the text: "Fem spørgsmål til Anne Berg"
        self.interviewed: Attribution | None = None  # the same, of the whole text
        self.answered: Attribution | None = None  # by the answers so far
        self._turns = find_turns(discourse.text, discourse.passages, discourse.people.spans)

    def introduce(self, passage: Passage) -> None:
        """Note whose answers follow a passage; a heading that asks nothing ends an interview."""
        match = _INTERVIEW.search(self.discourse.text, passage.start, passage.end)
        if match is not None:
            people = self.discourse.people.starting(match.end(), passage.end)
            if people and people[0].start - match.end() < _NEAR:
                self.introduced = speaker_of(people[0])
        elif passage.role == "heading" and not self.discourse.is_question(passage):
            self.introduced = None
        answers = _ANSWERS.search(self.discourse.text, passage.start, passage.end)
        if answers is not None and self.interviewed is None:
            people = self.discourse.people.starting(passage.start, answers.start())
            if people and answers.start() - people[-1].end < _NEAR:
                self.interviewed = speaker_of(people[-1])

    def note(self, passage: Passage, found: Attribution) -> None:
        """Note who speaks in a passage, if it answers a question."""
        if found.person and self.discourse.is_asked(passage):
            self.answered = found.by_cue(None)

    def answer(self, passage: Passage) -> Attribution | None:
        """Whose answer a passage is that the text introduces as one; a dash is an answer's."""
        if self.discourse.is_asked(passage):
            return self.introduced or self.interviewed
        dash = self.discourse.text[passage.start] in "-–—"
        return self.interviewed if dash else None

    def turn(self, passage: Passage, above: Passage) -> tuple[Stretch, Attribution] | None:
        """The words of a paragraph "Berg: …", or of one that goes on with a turn in person.

        Args:
            passage: a paragraph without marks.
            above: the one before it.
        """
        discourse = self.discourse
        turn = self._turns.get(passage.start)
        if turn is not None:
            speaker, start = turn
            return Stretch(start, passage.end), speaker_of(speaker)
        goes_on = bool(self._turns and discourse.quotes) and discourse.quotes[-1].end == above.end
        if not goes_on or discourse.last_speaker is None or discourse.is_question(passage):
            return None
        if not discourse.in_first_person(passage.start, passage.end):
            return None
        return Stretch(passage.start, passage.end), discourse.last_speaker

"""A document as a reader goes through it: its paragraphs, and who has spoken so far."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from ..schema import Entity, Passage, Quote
from ..spans import Index
from .attribution import Attribution
from .marks import MARKS, Stretch
from .referents import Referents

#: Passages in which somebody can be quoted; headings are looked at apart.
_ROLES: Final = ("title", "paragraph", "list_item", "caption")
_FIRST_PERSON: Final = re.compile(r"\b(?:jeg|mig|min|mit|mine|vi|os|vores|vort)\b", re.IGNORECASE)
#: All that stands beside a quote that is a passage of its own.
_OUTSIDE: Final = re.compile(rf"[\s{MARKS}.,!?–—-]*")
#: Words of a whole sentence.
SENTENCE: Final = 4


class Discourse:
    """A document and the quotes found in it so far, in the order of its paragraphs.

    Args:
        text: the document.
        passages: its passages.
        entities: its entities; persons with the roles the text states.
    """

    def __init__(self, text: str, passages: Sequence[Passage], entities: Sequence[Entity]) -> None:
        self.text = text
        self.entities = Index(entities)
        self.people = Index([e for e in entities if e.label == "PER"])
        self.referents = Referents(text, passages, entities)
        self.passages = [p for p in passages if p.role in _ROLES]
        self.headings = Index([p for p in passages if p.role == "heading"])
        self._below = {p.start: following for p, following in pairwise(passages)}
        self._above = {following.start: p for p, following in pairwise(passages)}
        self.quotes: list[Quote] = []
        self.last_speaker: Attribution | None = None

    def above(self, passage: Passage) -> Passage | None:
        """The passage right above, of any role."""
        return self._above.get(passage.start)

    def below(self, passage: Passage) -> Passage | None:
        """The passage right below, of any role."""
        return self._below.get(passage.start)

    def said(self, span: Passage | Stretch) -> str:
        """The words of a passage or a stretch."""
        return self.text[span.start : span.end]

    def is_question(self, passage: Passage) -> bool:
        """Whether a passage ends in a question."""
        return self.said(passage).rstrip().endswith("?")

    def is_asked(self, passage: Passage) -> bool:
        """Whether the passage right above is a question."""
        above = self.above(passage)
        return above is not None and self.is_question(above)

    def opens_marked(self, passage: Passage) -> bool:
        """Whether a passage opens with a mark or a dash."""
        return self.text[passage.start] in MARKS or self.text[passage.start] in "-–—"

    def stands_alone(self, passage: Passage, stretch: Stretch) -> bool:
        """Whether a passage is quoted words and nothing else, and long enough for a sentence."""
        before = _OUTSIDE.fullmatch(self.text, passage.start, stretch.start)
        after = before and _OUTSIDE.fullmatch(self.text, stretch.end, passage.end)
        return after is not None and stretch.words(self.text) >= SENTENCE

    def in_first_person(self, start: int, end: int) -> bool:
        """Whether "jeg", "vi" or one of their forms stands from ``start`` to ``end``."""
        return _FIRST_PERSON.search(self.text, start, end) is not None

    def spoken_since(self, offset: int) -> bool:
        """Whether the last quote so far begins at ``offset`` or later."""
        return bool(self.quotes) and self.quotes[-1].start >= offset

    def settle(self, found: Attribution, offset: int) -> Attribution:
        """Resolve "siger hun" to the person, "skriver selskabet" to the body.

        Args:
            found: who speaks, as the clause tells it.
            offset: where the words stand.
        """
        last = self.quotes[-1].end if self.quotes else 0
        return self.referents.settle(found, offset, self.last_speaker, last)

    def add(self, stretch: Stretch, found: Attribution) -> None:
        """Take in a quote, with the role and body that the text states of its speaker."""
        stated = self.referents.stated_at(found.person, stretch.start)
        quote = Quote(
            start=stretch.start,
            end=stretch.end,
            text=self.said(stretch),
            speaker=found.person,
            role=stated.role if stated else None,
            org=(stated.org if stated else None) or found.org,
            cue=found.cue,
        )
        self.quotes.append(quote)
        if found.person or found.org:
            self.last_speaker = found

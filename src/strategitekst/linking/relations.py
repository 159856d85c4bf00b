"""Relations between initiatives, as a text states them: which, and the place that says so."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..da.undertakings import RELATION_WORDS
from ..initiatives.features import ORDER, VAGUE, features, same_head, sentence_bounds
from ..initiatives.owners import find_owner
from ..schema import Annotation, Mention
from .plans import PLANS, find_measures, own_plan

_STATED = tuple(
    (re.compile(rf"\b(?:{words})\b", re.IGNORECASE), relation, turned)
    for words, relation, turned in RELATION_WORDS
)
_PRONOUN = re.compile(r"^\W*(?:Den|Det|Planen skal|Den skal|Det skal)\b(?!\s+(?:nye|ny)\b)")
_LATER = re.compile(r"(?:næste|kommende)\b", re.IGNORECASE)
#: What carries out a strategy.
_CARRYING = frozenset({"handlingsplan", "handleplan"})
#: Longest stretch, in characters, between two initiatives that one statement relates.
_WIDEST = 120


@dataclass(frozen=True, slots=True)
class Stated:
    """``source`` stands in ``relation`` to ``target`` (ids in the document), says start to end."""

    relation: str
    source: str
    target: str
    document: str
    start: int
    end: int


def _relation(note: Annotation, between: str, a: Mention, b: Mention) -> tuple[str, bool] | None:
    """The relation that words between two mentions tell, and whether it goes from the second."""
    for pattern, relation, turned in _STATED:
        if not pattern.search(between):
            continue
        one, other = features(note, a), features(note, b)
        editions = (
            one.head is not None and same_head(one.head, other.head) and one.head != "projekt"
        )
        if relation == "replaces" and editions:
            return "succeeds", turned
        if relation == "succeeds" and not editions:
            continue
        if relation == "carries_out" and (other if not turned else one).head not in PLANS:
            continue
        if relation == "part_of" and (other if not turned else one).head not in PLANS:
            continue
        return relation, turned
    return None


def _in_sentences(note: Annotation) -> Iterator[Stated]:
    mentions = [m for m in note.initiatives if m.id]
    for i, second in enumerate(mentions):
        index = note.passage_at(second.start)
        if index is None:
            continue
        passage = note.passages[index]
        begin, end = sentence_bounds(
            note.text, second.start, second.end, passage.start, passage.end
        )
        first = next((m for m in reversed(mentions[:i]) if m.end <= second.start), None)
        if first is None or first.id == second.id:
            continue
        if first.start >= begin:
            between = note.text[first.end : second.start]
            lead = note.text[begin : first.start]
        elif first.start >= passage.start and _PRONOUN.search(note.text[begin : second.start]):
            between, lead = note.text[begin : second.start], ""
        else:
            continue
        if len(between) > _WIDEST:
            continue
        found = _relation(note, between, first, second)
        if found is None and lead:  # "skiftet fra NemID til MitID": the words begin before both
            found = _relation(note, f"{lead[-40:]} {between}", first, second)
            found = found if found and found[0] == "replaces" and found[1] else None
        if found is None:
            continue
        relation, turned = found
        a, b = (second, first) if turned else (first, second)
        yield Stated(relation, a.id or "", b.id or "", note.id, begin, end)


def _of_measures(note: Annotation) -> Iterator[Stated]:
    """Measures under titles of their own are part of the plan whose list or section they stand in."""
    for measure in find_measures(note):
        m = measure.mention
        yield Stated("part_of", m.id or "", measure.plan, note.id, m.start, m.end)


def _of_own_plan(note: Annotation) -> Iterator[Stated]:
    """The editions before and after a plan, and what carries it out, as the plan itself calls them.

    "den forrige strategi" in a strategy is the one that it succeeds; "handlingsplanen" there, and
    nobody else's, is its own.
    """
    own = own_plan(note)
    if own is None:
        return
    heads = {features(note, m).head for m in note.initiatives if m.id == own}
    told: set[str] = {own}
    for mention in note.initiatives:
        found = features(note, mention)
        if mention.id is None or mention.id in told or found.head is None or found.stem:
            continue
        if found.scope - ORDER - VAGUE or find_owner(note, mention, certain=True) is not None:
            continue
        place = (note.id, mention.start, mention.end)
        if any(same_head(found.head, h) for h in heads):
            later = _LATER.match(mention.text) is not None
            if found.past and not later:
                yield Stated("succeeds", own, mention.id, *place)
            elif later:
                yield Stated("succeeds", mention.id, own, *place)
            else:
                continue
        elif found.head in _CARRYING and "strategi" in heads and not found.past:
            yield Stated("carries_out", mention.id, own, *place)
        else:
            continue
        told.add(mention.id)


def find_relations(note: Annotation) -> list[Stated]:
    """Find the relations that a document states between its initiatives.

    Args:
        note: an annotation whose mentions have ids.

    Returns:
        Relations in text order; ids are those of the document.
    """
    return [*_in_sentences(note), *_of_measures(note), *_of_own_plan(note)]

"""Relations between initiatives, as a text states them: which, and the place that says so."""

import re
from collections import defaultdict
from collections.abc import Iterator, Set
from dataclasses import dataclass

from ..da.plans import MEASURE_WORDS
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
_NOT = re.compile(r"\bikke\b")
#: A measure by its number, and what leads from it to the plan that it is in.
_MEASURE = re.compile(rf"(?:{MEASURE_WORDS})\s+\d", re.IGNORECASE)
_INSIDE = re.compile(r"\s+(?:i|under|fra)\s+(?:(?:den|det|vores|\w+s)\s+)?")
_GENITIVE = re.compile(r"(?:s|['’])$")
#: What carries out a strategy.
_CARRYING = frozenset({"handlingsplan", "handleplan"})
#: Longest stretch, in characters, between two initiatives that one statement relates.
_WIDEST = 120


#: The head nouns by which a document calls an initiative.
Heads = Set[str]


@dataclass(frozen=True, slots=True)
class Stated:
    """``source`` stands in ``relation`` to ``target`` (ids in the document), says start to end."""

    relation: str
    source: str
    target: str
    document: str
    start: int
    end: int


def _relation(between: str, ours: Heads, theirs: Heads) -> tuple[str, bool] | None:
    """The relation that words between two mentions tell, and whether it goes from the second."""
    for pattern, relation, turned in _STATED:
        match = pattern.search(between)
        if match is None or _NOT.search(between, max(0, match.start() - 20), match.end() + 40):
            continue
        editions = any(same_head(a, b) for a in ours & PLANS for b in theirs)
        if relation == "replaces" and editions:
            return "succeeds", turned
        if relation == "succeeds" and not editions:
            continue
        if relation in ("carries_out", "part_of") and PLANS.isdisjoint(ours if turned else theirs):
            continue
        return relation, turned
    return None


def _measure_of(note: Annotation, between: str, a: Mention, b: Mention) -> tuple[str, bool] | None:
    """A measure beside its plan: "initiativ 2.1 i strategien", "strategiens initiativ 2.1"."""
    if _MEASURE.match(a.text) and _INSIDE.fullmatch(between) and features(note, b).head in PLANS:
        return "part_of", False
    own = not between.strip() and _GENITIVE.search(a.text) is not None
    if own and _MEASURE.match(b.text) and features(note, a).head in PLANS:
        return "part_of", True
    return None


def _in_sentences(note: Annotation) -> Iterator[Stated]:
    mentions = [m for m in note.initiatives if m.id]
    heads: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        head = features(note, mention).head
        if head is not None:
            heads[mention.id or ""].add(head)
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
        found = _measure_of(note, between, first, second)
        ours, theirs = heads[first.id or ""], heads[second.id or ""]
        found = found or _relation(between, ours, theirs)
        if found is None and lead:  # "skiftet fra NemID til MitID": the words begin before both
            found = _relation(f"{lead[-40:]} {between}", ours, theirs)
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

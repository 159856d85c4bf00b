"""Relations between initiatives, as a text states them: which, and the place that says so."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..da.undertakings import RELATION_WORDS
from ..initiatives.features import features, same_head, sentence_bounds
from ..schema import Annotation, Mention

_STATED = tuple(
    (re.compile(rf"\b(?:{words})\b", re.IGNORECASE), relation, turned)
    for words, relation, turned in RELATION_WORDS
)
_PRONOUN = re.compile(r"^\W*(?:Den|Det|Planen skal|Den skal|Det skal)\b(?!\s+(?:nye|ny)\b)")
_PLANS = frozenset({"handlingsplan", "plan", "strategi", "program", "aftale", "pagt", "udspil"})
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
        if relation == "carries_out" and (other if not turned else one).head not in _PLANS:
            continue
        if relation == "part_of" and (other if not turned else one).head not in _PLANS:
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
    plans: list[Mention] = []
    introduced: Mention | None = None
    by_passage: dict[int, list[Mention]] = {}
    for mention in note.initiatives:
        index = note.passage_at(mention.start)
        if index is not None and mention.id:
            by_passage.setdefault(index, []).append(mention)
    for index, passage in enumerate(note.passages):
        inside = by_passage.get(index, [])
        lead = inside[0] if inside else None
        if lead is not None and lead.type == "NAM" and passage.role in ("list_item", "heading"):
            before = note.text[passage.start : lead.start]
            own = not any(c.isalpha() for c in before) and features(note, lead).head not in _PLANS
            plan = introduced if passage.role == "list_item" else (plans[-1] if plans else None)
            if own and plan is not None and plan.id != lead.id:
                yield Stated("part_of", lead.id or "", plan.id or "", note.id, lead.start, lead.end)
        told = [m for m in inside if features(note, m).head in _PLANS]
        plans += told
        if passage.role in ("paragraph", "heading", "title"):
            opens = note.text[passage.start : passage.end].rstrip().endswith(":")
            introduced = (told or plans)[-1] if opens and (told or plans) else None


def find_relations(note: Annotation) -> list[Stated]:
    """Find the relations that a document states between its initiatives.

    Args:
        note: an annotation whose mentions have ids.

    Returns:
        Relations in text order; ids are those of the document.
    """
    return [*_in_sentences(note), *_of_measures(note)]

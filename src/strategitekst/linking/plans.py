"""What the build of a document tells: the plan that it is itself, and the measures it sets out.

A strategy names its measures in headings and lists and says once, on its front page, what it is;
no sentence relates the two. A line of its own below a measure may say who owns it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..da.plans import MEASURE_WORDS, RESPONSIBLE
from ..initiatives.features import features
from ..initiatives.owners import Owner
from ..schema import Annotation, Mention

#: Head nouns of undertakings that others are part of.
PLANS = frozenset(
    {"handlingsplan", "handleplan", "plan", "strategi", "program", "aftale", "pagt", "udspil"}
)
#: Kinds of document that are plans themselves.
_PLAN_KINDS = frozenset({"strategi", "handlingsplan"})
_NUMBERED = re.compile(rf"^\W*(?:(?:{MEASURE_WORDS})\s*)?\d*(?:[.:)–-]|\s)*$", re.IGNORECASE)
_MEASURES = re.compile(rf"\b(?:{MEASURE_WORDS})(?:er|e|r|erne|ene|ne)\b", re.IGNORECASE)
_RESPONSIBLE = re.compile(rf"(?:^|[.\n]\s*)(?:{RESPONSIBLE}):\s*", re.IGNORECASE)
#: A paragraph longer than this, in characters, ends the front page.
_FRONT = 200


@dataclass(frozen=True, slots=True)
class Measure:
    """A mention that sets a measure out, and the id of the plan that it is a part of."""

    mention: Mention
    plan: str


def _inside(note: Annotation) -> list[list[Mention]]:
    """The mentions that have an id, passage by passage."""
    inside: list[list[Mention]] = [[] for _ in note.passages]
    for mention in note.initiatives:
        index = note.passage_at(mention.start)
        if index is not None and mention.id:
            inside[index].append(mention)
    return inside


def own_plan(note: Annotation) -> str | None:
    """Return the id of the plan that the document is, as its front page names it.

    Args:
        note: an annotation whose mentions have ids.
    """
    if note.document.kind not in _PLAN_KINDS:
        return None
    planned = {m.id for m in note.initiatives if features(note, m).head in PLANS}
    for passage, mentions in zip(note.passages, _inside(note), strict=True):
        if passage.role == "paragraph" and passage.end - passage.start > _FRONT:
            return None
        found = next((m.id for m in mentions if m.id in planned), None)
        if found is not None:
            return found
    return None


def find_measures(note: Annotation) -> Iterator[Measure]:
    """Find the measures that a document sets out under titles of their own.

    In a plan that is a heading with a section below it; elsewhere, and in a plan where its items are
    introduced as measures, the lead words of a list's items.

    Args:
        note: an annotation whose mentions have ids.
    """
    own = own_plan(note)
    inside = _inside(note)
    plans: list[str] = []
    introduced: str | None = None
    for index, passage in enumerate(note.passages):
        mentions = inside[index]
        lead = mentions[0] if mentions else None
        titled = (
            lead is not None
            and lead.type == "NAM"
            and _NUMBERED.match(note.text[passage.start : lead.start]) is not None
            and features(note, lead).head not in PLANS
        )
        if titled and lead is not None:
            plan = introduced if passage.role == "list_item" else None
            if passage.role == "heading":
                plan = own or (plans[-1] if plans else None)
            if plan is not None and plan != lead.id:
                yield Measure(lead, plan)
        told = [m.id or "" for m in mentions if features(note, m).head in PLANS]
        plans += told
        if passage.role in ("paragraph", "heading", "title"):
            words = note.text[passage.start : passage.end].rstrip()
            introduced = None
            if words.endswith(":"):
                last = words.rpartition(". ")[2]
                default = own if own and _MEASURES.search(last) else None
                introduced = told[-1] if told else (default if own else (plans or [None])[-1])


def stated_owners(note: Annotation) -> dict[str, list[Owner]]:
    """Who a line of its own says owns a measure: "Ejer: Rebild Kommune" in the measure's section.

    Returns:
        Owners by the measure's id; authorities only, since a department answers for its own.
    """
    found: dict[str, list[Owner]] = {}
    current: str | None = None
    measures = {m.mention.start: m.mention.id or "" for m in find_measures(note)}
    for passage in note.passages:
        here = next((i for s, i in measures.items() if passage.start <= s < passage.end), None)
        if here is not None or passage.role in ("heading", "title"):
            current = here
        line = _RESPONSIBLE.search(note.text, passage.start, passage.end)
        if current is None or line is None:
            continue
        stop = note.text.find(". ", line.end(), passage.end)
        low, high = line.end(), stop if stop >= 0 else passage.end
        found.setdefault(current, []).extend(
            Owner(e.canonical, e.start, e.end, True)
            for e in note.entities
            if e.label == "ORG" and low <= e.start < high and e.canonical
            if e.canonical.endswith(" Kommune") or e.canonical.startswith("Region ")
        )
    return found

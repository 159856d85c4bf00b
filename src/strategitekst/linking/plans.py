"""What the build of a document tells: the plan that it is itself, and the measures it sets out.

A strategy names its measures in headings and lists and says once, on its front page, what it is;
no sentence relates the two. A line of its own below a measure may say who owns it.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ..da.plans import MEASURE_WORDS, RESPONSIBLE
from ..initiatives.features import features
from ..initiatives.owners import Owner, document_body
from ..schema import Annotation, Mention, Passage

#: Head nouns of undertakings that others are part of.
PLANS = frozenset(
    {"handlingsplan", "handleplan", "plan", "strategi", "program", "aftale", "pagt", "udspil"}
)
#: Kinds of document that are plans themselves.
_PLAN_KINDS = frozenset({"strategi", "handlingsplan"})
_NUMBERED = re.compile(
    rf"^\W*(?:(?:{MEASURE_WORDS})\s*)?(?:\d+(?:\.\d+)*)?(?:[.:)–-]|\s)*$", re.IGNORECASE
)
_MEASURES = re.compile(rf"\b(?:{MEASURE_WORDS})(?:er|e|r|erne|ene|ne)\b", re.IGNORECASE)
_RESPONSIBLE = re.compile(rf"(?:^|[.\n]\s*)(?:{RESPONSIBLE}):\s*", re.IGNORECASE | re.MULTILINE)
_CHAPTER = re.compile(r"(?:bilag|kapitel|del|\d+\.)\s", re.IGNORECASE)
_AUTHORITY = re.compile(r" Kommune$|^Region |hospital", re.IGNORECASE)
_BETWEEN = re.compile(r"\bmellem\b", re.IGNORECASE)
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


def _front_page(note: Annotation) -> list[tuple[Passage, list[Mention]]]:
    """The passages before the first long paragraph, with their mentions."""
    front = []
    for passage, mentions in zip(note.passages, _inside(note), strict=True):
        if passage.role == "paragraph" and passage.end - passage.start > _FRONT:
            break
        front.append((passage, mentions))
    return front


def own_plan(note: Annotation) -> str | None:
    """Return the id of the plan that the document is.

    The one that its front page names; where that names none, the one that it calls "strategien", or
    "handlingsplanen", most often.

    Args:
        note: an annotation whose mentions have ids.
    """
    if note.document.kind not in _PLAN_KINDS:
        return None
    told = [(m.id, features(note, m)) for m in note.initiatives if m.id]
    planned = {identity for identity, found in told if found.head in PLANS}
    front = [m for _, mentions in _front_page(note) for m in mentions]
    named = next((m.id for m in front if m.id in planned), None)
    if named is not None:
        return named
    mine = Counter(
        identity
        for identity, found in told
        if found.short and found.head == note.document.kind and not found.past
    )
    return max(mine, key=lambda i: mine[i], default=None)


def title_pairs(note: Annotation) -> list[tuple[str, str]]:
    """Ids of one document that its front page shows to be one: a plan's title, and what it is.

    "Fælles om det nære" on a line of its own, and on the next "Bredemose Kommunes
    digitaliseringsstrategi 2023-2026".

    Args:
        note: an annotation whose mentions have ids.

    Returns:
        Pairs of ids, the title's first.
    """
    if note.document.kind not in _PLAN_KINDS:
        return []
    lines = [(p, m) for p, m in _front_page(note) if p.end - p.start <= _FRONT]
    pairs = []
    for (above, titles), (below, plans) in pairwise(lines):
        if len(titles) != 1 or not plans or titles[0].type != "NAM":
            continue
        title, plan = titles[0], features(note, plans[0])
        whole = title.end - title.start >= above.end - above.start - 3
        last = plans[0].end >= below.end - 3 or plan.years is not None
        if whole and last and plan.head in PLANS and title.id != plans[0].id:
            pairs.append((title.id or "", plans[0].id or ""))
    return pairs


def find_measures(note: Annotation) -> Iterator[Measure]:
    """Find the measures that a document sets out under titles of their own.

    In a plan that is a heading with a section below it; elsewhere, and in a plan where its items are
    introduced as measures, the lead words of a list's items. A plan's tables list its own; a chapter
    that looks back on the plan before lists that one's.

    Args:
        note: an annotation whose mentions have ids.
    """
    own, itself = own_plan(note), note.document.kind in _PLAN_KINDS
    inside = _inside(note)
    plans: list[str] = []
    introduced: str | None = None
    chapter: str | None = None  # what a chapter looks back on
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
            if passage.role == "heading" or (passage.role == "table_row" and itself):
                plan = chapter or own if itself else (plans[-1] if plans else None)
            if plan is not None and plan != lead.id:
                yield Measure(lead, plan)
        told = [m.id or "" for m in mentions if features(note, m).head in PLANS]
        plans += told
        if passage.role == "heading" and (told or _CHAPTER.match(note.text, passage.start)):
            former = [m.id for m in mentions if m.id in told and features(note, m).past]
            chapter = former[0] if former else None
        if passage.role in ("paragraph", "heading", "title"):
            words = note.text[passage.start : passage.end].rstrip()
            introduced = None
            if words.endswith(":"):
                last = words.rpartition(". ")[2]
                default = own if own and _MEASURES.search(last) else None
                before = default if itself else (plans[-1] if plans else None)
                introduced = told[-1] if told else before


def stated_owners(note: Annotation) -> dict[str, list[Owner]]:
    """Who owns what a document sets out, as its build tells.

    A line of its own in a measure's section ("Ejer: Rebild Kommune"), the parties on the front page
    of an agreement ("mellem …"), and for a plan that the document is itself whoever publishes it.

    Returns:
        Owners by the initiative's id.
    """
    found = _measure_owners(note)
    front = _front_page(note)
    own = own_plan(note)
    if own is not None and own not in found:
        name = document_body(note)
        place = next((e for e in note.entities if e.canonical == name), None) if name else None
        if place is not None and name is not None:
            found[own] = [Owner(name, place.start, place.end, True)]
    if note.document.kind == "aftale" and front:
        titled = next((m.id for _, mentions in front for m in mentions), None)
        between = _BETWEEN.search(note.text, front[0][0].start, front[-1][0].end)
        if titled is not None and between is not None:
            parties = _organisations(note, between.end(), front[-1][0].end)
            if len(parties) > 1:
                found[titled] = parties
    return found


def _organisations(note: Annotation, low: int, high: int) -> list[Owner]:
    named = (e for e in note.entities_over(low, high) if e.label == "ORG" and low <= e.start)
    return [Owner(e.canonical, e.start, e.end, True) for e in named if e.canonical]


def _measure_owners(note: Annotation) -> dict[str, list[Owner]]:
    """Authorities that a line below a measure names; a department answers for its own."""
    found: dict[str, list[Owner]] = {}
    current: str | None = None
    measures = {m.mention.start: m.mention.id or "" for m in find_measures(note)}
    placed: dict[int | None, str] = {}
    for start, identity in measures.items():
        placed.setdefault(note.passage_at(start), identity)
    for number, passage in enumerate(note.passages):
        here = placed.get(number)
        if here is not None or passage.role in ("heading", "title"):
            current = here
        line = _RESPONSIBLE.search(note.text, passage.start, passage.end)
        if current is None or line is None:
            continue
        stop = note.text.find(". ", line.end(), passage.end)
        named = _organisations(note, line.end(), stop if stop >= 0 else passage.end)
        found.setdefault(current, []).extend(o for o in named if _AUTHORITY.search(o.name))
    return {identity: owners for identity, owners in found.items() if owners}

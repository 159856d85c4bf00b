"""What the build of a document tells: the plan that it is itself, and the measures it sets out.

A strategy names its measures in headings and lists and says once, on its front page, what it is;
no sentence relates the two.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ..da.plans import MEASURE_WORDS
from ..initiatives.features import features
from ..schema import Annotation, Mention, Passage

#: Head nouns of undertakings that others are part of.
PLANS = frozenset(
    {"handlingsplan", "handleplan", "plan", "strategi", "program", "aftale", "pagt", "udspil"}
)
#: Kinds of document that are plans themselves.
PLAN_KINDS = frozenset({"strategi", "handlingsplan"})
_NUMBERED = re.compile(
    rf"^\W*(?:(?:{MEASURE_WORDS})\s*)?(?:\d+(?:\.\d+)*)?(?:[.:)–-]|\s)*$", re.IGNORECASE
)
_MEASURES = re.compile(rf"\b(?:{MEASURE_WORDS})(?:er|e|r|erne|ene|ne)\b", re.IGNORECASE)
_CHAPTER = re.compile(r"(?:bilag|kapitel|del|\d+\.)\s", re.IGNORECASE)
#: A paragraph longer than this, in characters, ends the front page.
_FRONT = 200


@dataclass(frozen=True, slots=True)
class Measure:
    """A mention that sets a measure out, and the id of the plan that it is a part of."""

    mention: Mention
    plan: str


def mentions_inside(note: Annotation) -> list[list[Mention]]:
    """The mentions that have an id, passage by passage."""
    inside: list[list[Mention]] = [[] for _ in note.passages]
    for mention in note.initiatives:
        index = note.passage_at(mention.start)
        if index is not None and mention.id:
            inside[index].append(mention)
    return inside


def front_page(note: Annotation) -> list[tuple[Passage, list[Mention]]]:
    """The passages before the first long paragraph, with their mentions."""
    front = []
    for passage, mentions in zip(note.passages, mentions_inside(note), strict=True):
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
    if note.document.kind not in PLAN_KINDS:
        return None
    told = [(m.id, features(note, m)) for m in note.initiatives if m.id]
    planned = {identity for identity, found in told if found.head in PLANS}
    front = [m for _, mentions in front_page(note) for m in mentions]
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
    if note.document.kind not in PLAN_KINDS:
        return []
    lines = [(p, m) for p, m in front_page(note) if p.end - p.start <= _FRONT]
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
    own, itself = own_plan(note), note.document.kind in PLAN_KINDS
    inside = mentions_inside(note)
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


def set_out(note: Annotation) -> frozenset[str]:
    """Ids of what a document presents: the plan that it is, its measures, what it mentions most,
    and what its headings name.
    """
    found = {measure.mention.id for measure in find_measures(note)} | {own_plan(note)}
    counts = Counter(mention.id for mention in note.initiatives)
    most = max(counts.values(), default=0)
    if most > 1:
        found |= {identity for identity, count in counts.items() if count == most}
    for passage, mentions in zip(note.passages, mentions_inside(note), strict=True):
        if passage.role in ("heading", "title"):
            found |= {mention.id for mention in mentions}
    return frozenset(identity for identity in found if identity)


def measures_by_passage(note: Annotation) -> list[str | None]:
    """For each passage the measure that it is about: the one whose section or item it stands in.

    What stands below a list of measures in the section of another is about that one again.

    Args:
        note: an annotation whose mentions have ids.
    """
    placed: dict[int | None, str] = {}
    for measure in find_measures(note):
        placed.setdefault(note.passage_at(measure.mention.start), measure.mention.id or "")
    about: list[str | None] = []
    section: str | None = None
    item: str | None = None
    for number, passage in enumerate(note.passages):
        here = placed.get(number)
        if passage.role in ("heading", "title"):
            section, item = here, None
        elif here is not None:
            item = here
        inside = here or (item if passage.role in ("list_item", "table_row") else None)
        about.append(inside or section or item)
    return about

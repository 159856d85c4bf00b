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
from ..initiatives.bodies import document_speaker, is_local, represented, supplies
from ..initiatives.features import features
from ..initiatives.owners import Owner, coordinated
from ..knowledge import load_knowledge
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
#: Words between the parties to a plan and what they have done: "Regeringen og KL er enige om".
_ENACTED = re.compile(
    r"[^.;:!?\n]{0,60}?\b(?:aftalt|aftaler|enige|indgået|udgiver|udgivet|vedtaget|lancerer|præsenterer)\b"
)
#: The parties to a plan are told in so many of its first passages.
_BEGINNING = 8
_LISTED = re.compile(
    r"(?:[\s,·|/&–-]|\b(?:og|i samarbejde med|sammen med)\b|\bd(?:en|et)\b)*", re.IGNORECASE
)
#: What stands between two names of a list; a bracket tells more of the one before.
_BESIDE = re.compile(
    r"(?:\s*\([^()]{0,200}\))?(?:\s*[,;/]|\s*\n\s*[-–•]?|\s+(?:og|samt|&))\s*(?:og\s+|[-–•]\s*)?(?:d(?:en|et)\s+)?(?:\d+[.)]\s*)?"
)
_BETWEEN = re.compile(r"\bmellem\b", re.IGNORECASE)
_STATE = frozenset({"ministerium", "styrelse", "myndighed"})
_GOVERNMENT = re.compile(r"\bregeringen\b", re.IGNORECASE)
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


def set_out(note: Annotation) -> frozenset[str]:
    """Ids of what a document presents: the plan that it is, its measures, what it mentions most,
    and what its headings name.
    """
    found = {measure.mention.id for measure in find_measures(note)} | {own_plan(note)}
    counts = Counter(mention.id for mention in note.initiatives)
    most = max(counts.values(), default=0)
    if most > 1:
        found |= {identity for identity, count in counts.items() if count == most}
    for passage, mentions in zip(note.passages, _inside(note), strict=True):
        if passage.role in ("heading", "title"):
            found |= {mention.id for mention in mentions}
    return frozenset(identity for identity in found if identity)


def stated_owners(note: Annotation) -> dict[str, list[Owner]]:
    """Who owns what a document sets out, as its build tells.

    A line of its own in a measure's section ("Ejer: Rebild Kommune"), the cell of a table, the parties on the front page
    of an agreement ("mellem …"), and for a plan that the document is itself whoever publishes it.

    Returns:
        Owners by the initiative's id.
    """
    found = _row_owners(note) | _measure_owners(note)
    own = own_plan(note)
    if own is not None and own not in found:
        owners = _plan_owners(note)
        if owners:
            found[own] = owners
    front = _front_page(note)
    if note.document.kind == "aftale" and front:
        titled = next((m.id for _, mentions in front for m in mentions), None)
        between = _BETWEEN.search(note.text, front[0][0].start, front[-1][0].end)
        if titled is not None and between is not None:
            parties = _parties(note, between.end(), front[-1][0].end)
            if len(parties) > 1:
                found[titled] = parties
    return found


def _plan_owners(note: Annotation) -> list[Owner]:
    """Those who stand alone on a line of a plan's front page; else whoever publishes it."""
    for passage, _ in _front_page(note):
        named = _organisations(note, passage.start, passage.end)
        rest = note.text[passage.start : passage.end]
        for owner in named:
            rest = rest.replace(note.text[owner.start : owner.end], "")
        if len(named) > 1 and all(_known(o.name) for o in named) and _LISTED.fullmatch(rest):
            return named
    parties = _parties_named_first(note)
    if parties:
        return parties
    name = document_speaker(note)
    place = next((e for e in note.entities if e.canonical == name), None) if name else None
    if place is None or name is None:
        return []
    return [Owner(name, place.start, place.end, True)]


def _parties_named_first(note: Annotation) -> list[Owner]:
    """Several who say in the beginning that they agreed on the plan: "Regeringen og KL er enige om"."""
    if is_local(note.document.publisher):  # a municipality's plan is its own
        return []
    for passage in note.passages[:_BEGINNING]:
        for match in _GOVERNMENT.finditer(note.text, passage.start, passage.end):
            parties = coordinated(note, Owner("regeringen", match.start(), match.end(), True))
            last = max(party.end for party in parties) if parties else passage.end
            if len(parties) > 1 and _ENACTED.match(note.text, last, passage.end):
                return parties
    return []


def _organisations(note: Annotation, low: int, high: int) -> list[Owner]:
    """The organisations named, each once, in text order."""
    found: dict[str, Owner] = {}
    for entity in note.entities_over(low, high):
        if entity.label == "ORG" and entity.canonical and low <= entity.start < high:
            name = represented(entity.canonical)
            found.setdefault(name, Owner(name, entity.start, entity.end, True))
    return list(found.values())


def _parties(note: Annotation, low: int, high: int) -> list[Owner]:
    """The organisations of a list: those that nothing but "og", commas and brackets part."""
    named = _organisations(note, low, high)
    found = named[:1]
    for before, owner in pairwise(named):
        if _BESIDE.fullmatch(note.text, before.end, owner.start) is None:
            break
        found.append(owner)
    return found


def _row_owners(note: Annotation) -> dict[str, list[Owner]]:
    """Owners in the cell of a table right behind a measure's: "Klimadata i grunddata | SDFI | 2025"."""
    found: dict[str, list[Owner]] = {}
    for passage, mentions in zip(note.passages, _inside(note), strict=True):
        if passage.role != "table_row" or len(mentions) != 1:
            continue
        first = note.text.find("\t", mentions[0].end, passage.end)
        if first < 0 or note.text[mentions[0].end : first].strip():
            continue
        last = note.text.find("\t", first + 1, passage.end)
        last = last if last >= 0 else passage.end
        named = _parties(note, first, last)
        whole = named and not note.text[first : named[0].start].strip()
        if whole and not note.text[named[-1].end : last].strip():
            found[mentions[0].id or ""] = [
                o for o in named if _known(o.name) and not supplies(o.name)
            ]
    return {identity: owners for identity, owners in found.items() if owners}


def _owns(name: str, local: bool) -> bool:
    """Whether a body named as answering for a measure owns it: a department does so for its own."""
    return _AUTHORITY.search(name) is not None or (not local and _known(name))


def _of_the_state(note: Annotation) -> bool:
    known = load_knowledge().get(note.document.publisher or "", "ORG")
    return known is not None and known.kind in _STATE


def _known(name: str) -> bool:
    return load_knowledge().get(name, "ORG") is not None


def _measure_owners(note: Annotation) -> dict[str, list[Owner]]:
    """Bodies that a line below a measure names; a department answers for its own.

    In the plan of an association a member that answers for a measure does so for all; only one
    that is called its owner is.
    """
    found: dict[str, list[Owner]] = {}
    current: str | None = None
    local, state = is_local(note.document.publisher), _of_the_state(note)
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
        owning = state or "ejer" in line.group().lower()
        stop = note.text.find(". ", line.end(), passage.end)
        named = _parties(note, line.end(), stop if stop >= 0 else passage.end)
        if not named or named[0].start != line.end():  # a person's post comes first
            continue
        if owning or local:
            found.setdefault(current, []).extend(o for o in named if _owns(o.name, local))
    return {identity: owners for identity, owners in found.items() if owners}

"""Whose the plan and the measures of a document are, as its build tells.

A line of its own below a measure says who owns it ("Ejer: Rebild Kommune", "Parter: KL og regionerne"), or the
cell of a table; a front page says whose the plan is.
"""

import re
from itertools import pairwise

from ..da.plans import PARTIES, RESPONSIBLE
from ..initiatives.bodies import document_speaker, is_local, represented, supplies
from ..initiatives.parties import Owner, coordinated
from ..knowledge import load_knowledge
from ..schema import Annotation
from .plans import front_page, measures_by_passage, mentions_inside, own_plan

_RESPONSIBLE = re.compile(
    rf"(?:^|[.\n]\s*)(?:(?P<parties>{PARTIES})|{RESPONSIBLE}):\s*", re.IGNORECASE | re.MULTILINE
)
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
    front = front_page(note)
    if note.document.kind == "aftale" and front:
        titled = next((m.id for _, mentions in front for m in mentions), None)
        between = _BETWEEN.search(note.text, front[0][0].start, front[-1][0].end)
        if titled is not None and between is not None:
            parties = _parties(note, between.end(), front[-1][0].end)
        else:
            parties = _standing_alone(note)
        if titled is not None and len(parties) > 1:
            found[titled] = parties
    return found


def _standing_alone(note: Annotation) -> list[Owner]:
    """Those who stand together on a line of the front page that names nobody and nothing else."""
    for passage, _ in front_page(note):
        named = _organisations(note, passage.start, passage.end)
        rest = note.text[passage.start : passage.end]
        for owner in named:
            rest = rest.replace(note.text[owner.start : owner.end], "")
        if len(named) > 1 and all(_known(o.name) for o in named) and _LISTED.fullmatch(rest):
            return named
    return []


def _plan_owners(note: Annotation) -> list[Owner]:
    """Those who stand alone on a line of a plan's front page; else whoever publishes it."""
    parties = _standing_alone(note) or _parties_named_first(note)
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
    for passage, mentions in zip(note.passages, mentions_inside(note), strict=True):
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
    that is called its owner is, and those that are called its parties are.
    """
    found: dict[str, list[Owner]] = {}
    local, state = is_local(note.document.publisher), _of_the_state(note)
    for passage, measure in zip(note.passages, measures_by_passage(note), strict=True):
        line = _RESPONSIBLE.search(note.text, passage.start, passage.end)
        if measure is None or line is None:
            continue
        owning = state or line["parties"] is not None or "ejer" in line.group().lower()
        stop = note.text.find(". ", line.end(), passage.end)
        named = _parties(note, line.end(), stop if stop >= 0 else passage.end)
        if not named or named[0].start != line.end():  # a person's post comes first
            continue
        if line["parties"] is not None:
            found.setdefault(measure, []).extend(o for o in named if not supplies(o.name))
        elif owning or local:
            found.setdefault(measure, []).extend(o for o in named if _owns(o.name, local))
    return {identity: owners for identity, owners in found.items() if owners}

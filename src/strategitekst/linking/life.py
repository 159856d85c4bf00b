"""The life of one initiative in time order, and the overview of all: every fact with its evidence."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..errors import SettingError
from ..initiatives.features import normalise_name, sentence_bounds
from ..schema import Annotation, Collection, Evidence, Initiative, Relation

Notes = Mapping[str, Annotation]


@dataclass(frozen=True, slots=True)
class Event:
    """One mention: when, by whom, in which document, named how, in which sentence, and where."""

    date: str | None
    publisher: str | None
    document: str
    start: int
    end: int
    text: str
    sentence: str
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of an initiative and what says so: quoted words with their place, or an address."""

    label: str
    value: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Life:
    """An initiative, its facts and its mentions in time order."""

    initiative: Initiative
    facts: tuple[Fact, ...]
    events: tuple[Event, ...]


#: How a relation is told, from the initiative's side and from the other's.
_FROM = {
    "succeeds": "efterfølger",
    "replaces": "afløser",
    "part_of": "er en del af",
    "carries_out": "udmønter",
}
_TO = {
    "succeeds": "efterfølges af",
    "replaces": "afløses af",
    "part_of": "omfatter",
    "carries_out": "udmøntes i",
}


def sentence_at(note: Annotation, start: int, end: int) -> str:
    """Return the sentence around a span, in its passage, on one line."""
    index = note.passage_at(start)
    passage = note.passages[index] if index is not None else None
    low, high = (passage.start, passage.end) if passage else (0, len(note.text))
    first, last = sentence_bounds(note.text, start, end, low, high)
    return " ".join(note.text[first : min(last + 1, high)].split())


def tell_evidence(evidence: Evidence, notes: Notes) -> str:
    """Return a place as words: the sentence and where it stands, or the address."""
    note = notes.get(evidence.document or "")
    if note is None or evidence.start is None:
        return evidence.source or evidence.document or "?"
    end = evidence.end if evidence.end is not None else evidence.start + 1
    return f"{note.id}:{evidence.start} ”{sentence_at(note, evidence.start, end)}”"


def find_initiative(collection: Collection, wanted: str) -> Initiative:
    """Find an initiative by id or by name.

    Args:
        collection: where to look.
        wanted: its id, its name or an alias; else part of one, if only one initiative has it.

    Raises:
        SettingError: none or several fit; those near are named.
    """
    for initiative in collection.initiatives:
        if wanted == initiative.id:
            return initiative
    name = normalise_name(wanted)

    def names(initiative: Initiative) -> list[str]:
        return [normalise_name(n) for n in (initiative.name, *initiative.aliases)]

    found = [i for i in collection.initiatives if name and name == normalise_name(i.name)]
    found = found or [i for i in collection.initiatives if name and name in names(i)]
    found = found or [
        i
        for i in collection.initiatives
        if wanted in i.id or (name and any(name in n for n in names(i)))
    ]
    if len(found) == 1:
        return found[0]
    if not found:
        raise SettingError(
            f"no initiative is called {wanted!r}; list them: strategitekst initiatives"
        )
    some = ", ".join(i.id for i in found[:6])
    raise SettingError(f"{wanted!r} fits {len(found)} initiatives; name one by its id: {some}")


def _events(initiative: Initiative, notes: Notes) -> list[Event]:
    events = []
    for mention in initiative.mentions:
        note = notes.get(mention.document)
        if note is None:
            continue
        events.append(
            Event(
                note.document.date,
                note.document.publisher,
                note.id,
                mention.start,
                mention.end,
                note.text[mention.start : mention.end],
                sentence_at(note, mention.start, mention.end),
                next((m.why for m in note.initiatives if m.start == mention.start), None),
            )
        )
    return sorted(events, key=lambda e: (e.date is None, e.date or "", e.document, e.start))


Incoming = Mapping[str, Sequence[tuple[str, Relation]]]


def _incoming(collection: Collection) -> Incoming:
    """For each initiative, the names of those that are related to it, and how."""
    found: dict[str, list[tuple[str, Relation]]] = {}
    for initiative in collection.initiatives:
        for relation in initiative.relations:
            found.setdefault(relation.target, []).append((initiative.name, relation))
    return found


def _mentioned(label: str, event: Event) -> Fact:
    who = f"{event.date or 'uden dato'}, {event.publisher or 'ukendt afsender'}: ”{event.text}”"
    return Fact(label, who, (f"{event.document}:{event.start} ”{event.sentence}”",))


def _life(
    initiative: Initiative, notes: Notes, names: Mapping[str, str], incoming: Incoming
) -> Life:
    events = _events(initiative, notes)
    evidence = initiative.evidence
    known = tuple(tell_evidence(e, notes) for e in evidence.get("registry", ()))

    def said(key: str) -> tuple[str, ...]:
        return tuple(tell_evidence(e, notes) for e in evidence.get(key, ())) or known

    facts = []
    if events:
        facts += [_mentioned("først nævnt", events[0]), _mentioned("sidst nævnt", events[-1])]
    if initiative.period:
        facts.append(Fact("periode", initiative.period, said(f"period {initiative.period}")))
    facts += [Fact("ejer", owner, said(f"owner {owner}")) for owner in initiative.owners]
    facts += [Fact("leverandør", supplier, known) for supplier in initiative.suppliers]
    for relation in initiative.relations:
        places = tuple(tell_evidence(e, notes) for e in relation.evidence)
        name = names.get(relation.target, relation.target)
        facts.append(Fact(_FROM[relation.type], name, places))
    for name, relation in incoming.get(initiative.id, ()):
        places = tuple(tell_evidence(e, notes) for e in relation.evidence)
        facts.append(Fact(_TO[relation.type], name, places))
    return Life(initiative, tuple(facts), tuple(events))


def tell_life(collection: Collection, notes: Sequence[Annotation], wanted: str) -> Life:
    """Tell the life of one initiative.

    Args:
        collection: the linked collection.
        notes: its documents.
        wanted: the initiative's id or name.

    Raises:
        SettingError: no initiative, or several, fit.
    """
    names = {i.id: i.name for i in collection.initiatives}
    initiative = find_initiative(collection, wanted)
    return _life(initiative, {note.id: note for note in notes}, names, _incoming(collection))


def _themes(initiative: Initiative, notes: Notes) -> list[str]:
    """Themes of the passages with its mentions, the most frequent first."""
    found: Counter[str] = Counter()
    for mention in initiative.mentions:
        note = notes.get(mention.document)
        index = note.passage_at(mention.start) if note else None
        if note is not None and index is not None:
            found.update(note.passages[index].theme_names)
    return sorted(found, key=lambda theme: (-found[theme], theme))


_FACTS = (
    "periode",
    "ejer",
    "leverandør",
    "først nævnt",
    "sidst nævnt",
    *_FROM.values(),
    *_TO.values(),
)
#: The columns of the overview.
COLUMNS = (
    "id",
    "navn",
    "slags",
    "kaldes også",
    "temaer",
    "dokumenter",
    "omtaler",
    *(column for fact in _FACTS for column in (fact, f"{fact}: belæg")),
)


def overview(
    collection: Collection,
    notes: Sequence[Annotation],
    theme: str | None = None,
    owner: str | None = None,
) -> list[dict[str, Any]]:
    """Make the overview a board asks for: one row an initiative, every cell with its evidence.

    Args:
        collection: the linked collection.
        notes: its documents.
        theme: only initiatives mentioned in a passage with this theme.
        owner: only initiatives with an owner of this name (or part of it).

    Returns:
        Rows sorted by the date of the first mention; beside each fact a column that says where
        it comes from.
    """
    by_id = {note.id: note for note in notes}
    names = {i.id: i.name for i in collection.initiatives}
    incoming = _incoming(collection)
    rows = []
    for initiative in collection.initiatives:
        owners = [name.casefold() for name in initiative.owners]
        if owner is not None and not any(owner.casefold() in name for name in owners):
            continue
        themes = _themes(initiative, by_id)
        if theme is not None and theme not in themes:
            continue
        life = _life(initiative, by_id, names, incoming)
        facts: dict[str, list[Fact]] = {}
        for fact in life.facts:
            facts.setdefault(fact.label, []).append(fact)
        row: dict[str, Any] = {
            "id": initiative.id,
            "navn": initiative.name,
            "slags": initiative.kind,
            "kaldes også": "; ".join(initiative.aliases),
            "temaer": "; ".join(themes),
            "dokumenter": len({m.document for m in initiative.mentions}),
            "omtaler": len(initiative.mentions),
        }
        for label in _FACTS:
            found = facts.get(label, [])
            row[label] = "; ".join(f.value for f in found) or None
            row[f"{label}: belæg"] = "\n".join(e for f in found for e in f.evidence[:2]) or None
        rows.append(row)
    return sorted(rows, key=lambda row: (row["først nævnt"] or "9", row["id"]))

"""Is a corpus well annotated as far as a program can see? The rules are the guidelines'."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from ..dates import interval
from ..labels import CANONICAL_LABELS, CONTENT_ROLES, DOCUMENT_KINDS, INITIATIVE_KINDS
from ..schema import (
    Annotation,
    Collection,
    Entity,
    Initiative,
    MentionRef,
    text_checksum,
)
from ..segment.sections import assign_sections
from ..spans import HasOffsets
from .folder import Corpus, checksum, file_checksum

#: Words in a row that two documents of a corpus should not share.
RUN: Final = 12
#: Runs shared with one other document before it is a fault: titles, addresses, laws' names.
RUNS_ALLOWED: Final = 5

_MONEY = re.compile(r"-?\d+(?:\.\d+)? [A-Z]{3}")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: in which document (or file), where in its text, and what it is."""

    document: str
    start: int | None
    message: str

    def __str__(self) -> str:
        place = "" if self.start is None else f" {self.start}"
        return f"{self.document}{place}: {self.message}"


def check(corpus: Corpus) -> list[Fault]:
    """Return all faults of a corpus, in the order of its documents; none when it is clean.

    Args:
        corpus: annotations, collection and splits, as `load_corpus` reads them.
    """
    faults = [fault for note in corpus.notes for fault in check_document(note)]
    if corpus.collection is not None:
        faults += _collection(corpus.collection, corpus.notes)
    faults += _splits(corpus)
    faults += _shared_runs(corpus.notes)
    return faults


def check_document(note: Annotation) -> list[Fault]:
    """Return the faults of one annotation by itself."""
    found = [*_document(note), *_passages(note), *_entities(note), *_mentions(note), *_quotes(note)]
    return [Fault(note.id, start, message) for start, message in found]


Found = Iterator[tuple[int | None, str]]


def _document(note: Annotation) -> Found:
    about = note.document
    if note.text_sha256 not in (None, text_checksum(note.text)):
        yield None, "text_sha256 is not that of the text"
    if about.kind is not None and about.kind not in DOCUMENT_KINDS:
        yield None, f"kind {about.kind!r} is not one of {', '.join(DOCUMENT_KINDS)}"
    if about.date is not None and _bad_date(about.date):
        yield None, f"date {about.date!r} is no EDTF date"


def _bad_date(value: str) -> bool:
    try:
        interval(value)
    except ValueError:
        return True
    return False


def _edges(note: Annotation, items: Iterable[HasOffsets], what: str) -> Found:
    for item in items:
        words = note.text[item.start : item.end]
        if words != words.strip():
            yield item.start, f"{what} {words[:30]!r} begins or ends with a blank"


def _order(items: Iterable[HasOffsets], what: str) -> Found:
    for a, b in pairwise(items):
        if b.start < a.end:
            yield b.start, f"{what} {b.start}-{b.end} overlaps or stands before {a.start}-{a.end}"


def _inside(note: Annotation, items: Iterable[HasOffsets], what: str) -> Found:
    for item in items:
        index = note.passage_at(item.start)
        if index is None or item.end > note.passages[index].end:
            words = note.text[item.start : item.end][:30]
            yield item.start, f"{what} {words!r} does not lie in one passage"


def _passages(note: Annotation) -> Found:
    yield from _edges(note, note.passages, "passage")
    yield from _order(note.passages, "passage")
    covered = bytearray(len(note.text))
    for passage in note.passages:
        covered[passage.start : passage.end] = b"\1" * (passage.end - passage.start)
    loose = next((i for i, c in enumerate(note.text) if not covered[i] and not c.isspace()), None)
    if loose is not None:
        yield loose, f"{note.text[loose : loose + 20]!r} lies in no passage"
    if Counter(p.role for p in note.passages)["title"] > 1:
        yield None, "more than one passage is the title"
    sections = assign_sections([p.role for p in note.passages])
    for passage, section in zip(note.passages, sections, strict=True):
        names = passage.theme_names
        if passage.section != section:
            yield passage.start, f"section is {passage.section}, the nearest heading is {section}"
        if passage.role in CONTENT_ROLES and passage.themes is None:
            yield passage.start, f"a {passage.role} without a list of themes"
        if passage.role not in CONTENT_ROLES and names:
            yield passage.start, f"a {passage.role} has no themes, found {', '.join(names)}"
        if len(names) > 3 or len(set(names)) < len(names):
            yield passage.start, f"zero to three different themes, found {', '.join(names)}"


def _entities(note: Annotation) -> Found:
    yield from _edges(note, note.entities, "entity")
    yield from _order(note.entities, "entity")
    yield from _inside(note, note.entities, "entity")
    for entity in note.entities:
        fault = _entity_values(entity)
        if fault:
            yield entity.start, f"{entity.label} {entity.text!r}: {fault}"


def _entity_values(entity: Entity) -> str | None:
    value = entity.value
    if entity.label in CANONICAL_LABELS and not entity.canonical:
        return "has no canonical name"
    if (entity.role or entity.org) and entity.label != "PER":
        return "role and org are for PER"
    if entity.label == "MONEY" and value is not None and not _MONEY.fullmatch(value):
        return f"value {value!r} is not amount and currency, as in '25000000 DKK'"
    if entity.label == "PERCENT" and value is not None and not _NUMBER.fullmatch(value):
        return f"value {value!r} is not a number"
    if entity.label == "DATE":
        if value is None:
            return "from or to without a value" if entity.first or entity.last else None
        if _bad_date(value):
            return f"value {value!r} is no EDTF date"
        if (entity.first, entity.last) != interval(value):
            return f"from and to are not those of {value}"
    return None


def _mentions(note: Annotation) -> Found:
    yield from _edges(note, note.initiatives, "mention")
    yield from _inside(note, note.initiatives, "mention")
    seen: set[tuple[int, int]] = set()
    open_spans: list[HasOffsets] = []
    for mention in note.initiatives:
        index = note.passage_at(mention.start)
        role = note.passages[index].role if index is not None else "heading"
        if role not in CONTENT_ROLES and role != "heading":
            yield mention.start, f"mention {mention.text!r} in a {role}"
        if not mention.id:
            yield mention.start, f"mention {mention.text!r} has no id"
        if (mention.start, mention.end) in seen:
            yield mention.start, f"mention {mention.text!r} stands twice"
        seen.add((mention.start, mention.end))
        open_spans = [s for s in open_spans if s.end > mention.start]
        if any(s.end < mention.end for s in open_spans):
            yield mention.start, f"mention {mention.text!r} crosses another one"
        open_spans.append(mention)


def _quotes(note: Annotation) -> Found:
    yield from _edges(note, note.quotes, "quote")
    yield from _order(note.quotes, "quote")
    people = {e.canonical for e in note.entities if e.label == "PER"}
    for quote in note.quotes:
        if quote.speaker and quote.speaker not in people:
            yield quote.start, f"speaker {quote.speaker!r} is no PER of the document"


def _collection(collection: Collection, notes: Iterable[Annotation]) -> list[Fault]:
    where = "initiatives"
    faults = []
    ids = Counter(initiative.id for initiative in collection.initiatives)
    faults += [Fault(where, None, f"id {i!r} stands {n} times") for i, n in ids.items() if n > 1]
    placed: dict[MentionRef, str] = {}
    for initiative in collection.initiatives:
        for message in _initiative_faults(initiative, ids):
            faults.append(Fault(where, None, f"{initiative.id}: {message}"))
        placed |= dict.fromkeys(initiative.mentions, initiative.id)
    for note in notes:
        for m in note.initiatives:
            ref = MentionRef(document=note.id, start=m.start, end=m.end)
            got = placed.get(ref)
            if got != m.id:
                message = f"mention {m.text!r} is {m.id}, the collection says {got or 'nothing'}"
                faults.append(Fault(note.id, m.start, message))
    return faults


def _initiative_faults(initiative: Initiative, ids: Counter[str]) -> Iterator[str]:
    if not _SLUG.fullmatch(initiative.id):
        yield "the id is no slug"
    if initiative.kind is not None and initiative.kind not in INITIATIVE_KINDS:
        yield f"kind {initiative.kind!r} is not one of {', '.join(INITIATIVE_KINDS)}"
    if initiative.period is not None and _bad_date(initiative.period):
        yield f"period {initiative.period!r} is no EDTF period"
    for relation in initiative.relations:
        if relation.target not in ids:
            yield f"{relation.type} {relation.target!r}: there is no such initiative"
        if relation.target == initiative.id:
            yield f"{relation.type} itself"


def _splits(corpus: Corpus) -> list[Fault]:
    if not corpus.splits:
        return []
    faults = []
    counts = Counter(identity for ids in corpus.splits.values() for identity in ids)
    faults += [Fault(i, None, "is in two splits") for i, n in counts.items() if n > 1]
    for name in corpus.splits:
        for path in sorted((corpus.folder / name).glob("*.json")):
            if f"{name}/{path.stem}" not in counts:
                faults.append(Fault(f"{name}/{path.stem}", None, "is not in splits.json"))
    for ids in corpus.splits.values():
        for identity, sha in ids.items():
            path = corpus.folder / f"{identity}.json"
            if not path.exists():
                faults.append(Fault(identity, None, "is in the splits, but there is no such file"))
            elif file_checksum(path) != sha:
                faults.append(Fault(identity, None, "has changed since splits.json was made"))
    return faults


def corpus_checksum(corpus: Corpus) -> str | None:
    """Return the checksum of a corpus with splits, computed from the files as they are now."""
    if not corpus.splits:
        return None
    now = {
        name: {i: file_checksum(corpus.folder / f"{i}.json") for i in ids}
        for name, ids in corpus.splits.items()
    }
    return checksum(now)


def shared_runs(notes: Iterable[Annotation], words: int = RUN) -> dict[tuple[str, str], list[str]]:
    """Return the runs of words that two documents share.

    Args:
        notes: annotations.
        words: length of a run; case and punctuation do not count.

    Returns:
        For each pair of ids that shares any, the runs; overlapping runs are one.
    """
    where: dict[tuple[str, ...], str] = {}
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    for note in notes:
        tokens = re.findall(r"\w+", note.text.casefold())
        last: dict[str, int] = {}
        for i in range(len(tokens) - words + 1):
            run = tuple(tokens[i : i + words])
            first = where.setdefault(run, note.id)
            if first != note.id:
                if last.get(first, -words) < i - words:
                    shared[(first, note.id)].append(" ".join(run))
                last[first] = i
    return dict(shared)


def _shared_runs(notes: Iterable[Annotation]) -> list[Fault]:
    return [
        Fault(b, None, f"shares {len(runs)} runs of {RUN} words with {a}: {runs[0][:60]!r} …")
        for (a, b), runs in shared_runs(notes).items()
        if len(runs) > RUNS_ALLOWED
    ]

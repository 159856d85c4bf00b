"""From annotations to what is linked: groups, relations stated, corrections found in the text.

Documents come one at a time and are not kept.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from ..errors import SettingError
from ..initiatives import resolve
from ..knowledge.registry import Registry
from ..processes import one_thread, small_context
from ..schema import Annotation, Mention
from .corrections import Anchor, Correction, find_anchor
from .groups import Group, collect_groups, shared_values
from .plans import title_pairs
from .relations import Stated, find_relations

Place = tuple[str, int]
ByDocument = Mapping[str, Sequence[Correction]]
#: A process is given so many documents at a time.
_CHUNK: Final = 100


@dataclass(slots=True)
class Gathered:
    """What is known of all documents.

    Args:
        groups: in an order of their own, whatever the order of the documents.
        stated: relations that documents state.
        places: the mention (document, start) that each anchor of a correction means.
        failed: why an anchor means none.
    """

    groups: list[Group] = field(default_factory=list)
    stated: list[Stated] = field(default_factory=list)
    places: dict[Anchor, Place] = field(default_factory=dict)
    failed: dict[Anchor, str] = field(default_factory=dict)

    def group_at(self) -> dict[Place, int]:
        """Return the index of the group of each mention."""
        return {(g.document, start): i for i, g in enumerate(self.groups) for start, _ in g.spans}


def with_mentions(note: Annotation, mentions: Sequence[Mention]) -> Annotation:
    """Return the annotation with these mentions."""
    return note.model_copy(update={"initiatives": tuple(mentions)})


def _correct(note: Annotation, corrections: Sequence[Correction], found: Gathered) -> Annotation:
    """Find the anchors in a document; take away and part mentions there."""
    mentions = list(note.initiatives)

    def index(anchor: Anchor) -> int | None:
        mention = find_anchor(note, anchor.words)
        if isinstance(mention, str):
            found.failed[anchor] = mention
            return None
        found.places[anchor] = (note.id, mention.start)
        return next(
            i for i, m in enumerate(mentions) if (m.start, m.end) == (mention.start, mention.end)
        )

    gone: set[int] = set()
    for number, correction in enumerate(corrections):
        at = index(correction.at) if correction.at.document == note.id else None
        other = correction.other
        beside = index(other) if other is not None and other.document == note.id else None
        if correction.type == "not an initiative" and at is not None:
            gone.add(at)
        if correction.type != "different" or at is None or beside is None:
            continue
        if mentions[at].id == mentions[beside].id:
            local = f"{mentions[beside].id}#{number}"
            mentions[beside] = mentions[beside].model_copy(update={"id": local})
    return with_mentions(note, [m for i, m in enumerate(mentions) if i not in gone])


def _with_title(note: Annotation, registry: Registry) -> Annotation:
    """One id for a plan's title and for what its front page says it is."""
    same: dict[str | None, str] = {}
    for title, plan in title_pairs(note):
        if title in registry.items and plan in registry.items:
            continue
        kept, gone = (plan, title) if plan in registry.items else (title, plan)
        same[gone] = kept
    if not same:
        return note
    mentions = [m.model_copy(update={"id": same.get(m.id, m.id)}) for m in note.initiatives]
    return with_mentions(note, mentions)


def _of_document(given: Annotation, registry: Registry, by_document: ByDocument) -> Gathered:
    found, note = Gathered(), given
    if note.initiatives and not any(m.id for m in note.initiatives):
        note = with_mentions(note, resolve(note, registry))
    note = _with_title(note, registry)
    own = by_document.get(note.id)
    if own:
        note = _correct(note, own, found)
    found.groups += collect_groups(note, registry)
    found.stated += find_relations(note)
    return found


#: What a process that gathers is told when it begins.
_told: list[tuple[Registry, ByDocument]] = []


def _begin(registry: Registry, by_document: ByDocument) -> None:
    _told.append((registry, by_document))


def _of_documents(notes: Sequence[Annotation]) -> list[Gathered]:
    return [_of_document(note, *_told[-1]) for note in notes]


def _side_by_side(
    notes: Iterable[Annotation], registry: Registry, by_document: ByDocument, jobs: int
) -> Iterator[Gathered]:
    """Gather with several processes, in order; few documents wait at a time."""
    left = iter(notes)
    waiting: deque[Future[list[Gathered]]] = deque()
    try:
        with (
            one_thread(),
            ProcessPoolExecutor(
                jobs,
                small_context([__name__]),
                initializer=_begin,
                initargs=(registry, by_document),
            ) as processes,
        ):
            while chunk := list(islice(left, _CHUNK)):
                waiting.append(processes.submit(_of_documents, chunk))
                if len(waiting) > 2 * jobs:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
    except BrokenProcessPool:
        raise SettingError(
            f"a process that gathers initiatives was ended (jobs={jobs}); check memory, or use jobs=1"
        ) from None


def gather(
    notes: Iterable[Annotation],
    registry: Registry,
    corrections: Sequence[Correction] = (),
    jobs: int = 1,
) -> Gathered:
    """Gather what is linked.

    Args:
        notes: annotations; where no mention has an id, they are resolved here first.
        registry: known initiatives; may be empty.
        corrections: by people.
        jobs: how many processes gather; they change the time and nothing else.
    """
    found = Gathered()
    by_document: dict[str, list[Correction]] = {}
    for correction in corrections:
        anchors = [correction.at, *([correction.other] if correction.other else [])]
        for document in {anchor.document for anchor in anchors}:
            by_document.setdefault(document, []).append(correction)
        for anchor in anchors:
            found.failed[anchor] = "the document is not in the collection"
    if jobs > 1:
        each = _side_by_side(notes, registry, by_document, jobs)
    else:
        each = (_of_document(note, registry, by_document) for note in notes)
    for own in each:
        found.groups += own.groups if jobs == 1 else map(shared_values, own.groups)
        found.stated += own.stated
        found.places |= own.places
        found.failed |= own.failed
    for anchor in found.places:
        found.failed.pop(anchor, None)
    found.groups.sort(key=lambda group: group.key)
    found.stated.sort(key=lambda s: (s.document, s.start, s.end, s.source, s.target, s.relation))
    return found

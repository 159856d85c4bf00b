"""The same initiative across documents: annotations in, a collection out.

One room a step, each a plain function on records: `gather` (groups of a document), `candidates`
(pairs worth comparing), `compare` (one named clue at a time), `decide` (weights), `cluster` under
`constraints`, `join` (these in a row), `describe`, `relations`, `explain`, `identity` (ids that
last), `corrections` (by people). It works on records only and never changes its inputs.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from ..knowledge.registry import Registry, load_registry
from ..schema import Annotation, Collection
from .cluster import UnionFind
from .corrections import Correction, load_corrections
from .decide import Decision, load_decision
from .finish import correct_facts, describe_all, explain_links, finish, inherit, relate
from .gather import Gathered, gather
from .identity import compare_collections
from .join import Joined, join_groups

__all__ = ["compare_collections", "link", "with_collection_ids"]

Paths = str | Path | Sequence[str | Path]


def _paths(given: Paths) -> list[str | Path]:
    return [given] if isinstance(given, (str, Path)) else list(given)


def _pairs(
    gathered: Gathered, corrections: Sequence[Correction]
) -> tuple[list[tuple[int, int]], list[tuple[int, int]], set[Correction]]:
    """Pairs of groups that people say are one, and two; and the corrections that contradict."""
    at = gathered.group_at()
    pairs: dict[str, list[tuple[tuple[int, int], Correction]]] = {"same": [], "different": []}
    for correction in corrections:
        if correction.type in pairs and correction.other is not None:
            places = [gathered.places.get(a) for a in (correction.at, correction.other)]
            i, j = (at.get(p) if p is not None else None for p in places)
            if i is not None and j is not None and i != j:
                pairs[correction.type].append(((i, j), correction))
    sets = UnionFind(len(gathered.groups))
    for (i, j), _ in pairs["same"]:
        sets.join(i, j)
    contradicted = {c for (i, j), c in pairs["different"] if sets.find(i) == sets.find(j)}
    same = [pair for pair, _ in pairs["same"]]
    different = [pair for pair, c in pairs["different"] if c not in contradicted]
    for i, j in different:  # a person goes before the registry
        if gathered.groups[i].anchor and gathered.groups[i].anchor == gathered.groups[j].anchor:
            gathered.groups[j].anchor = None
    return same, different, contradicted


def link(
    notes: Iterable[Annotation],
    registry: Registry | Paths | None = None,
    corrections: Sequence[Correction] | Paths = (),
    previous: Collection | str | Path | None = None,
    *,
    decision: Decision | None = None,
    explained: bool = True,
    jobs: int = 1,
) -> Collection:
    """Link the mentions of initiatives of several documents.

    Args:
        notes: annotations, taken one at a time; each document's id must be its own. The partition
            does not depend on their order. Where a document's mentions have no ids, those inside
            it are told first.
        registry: known initiatives, or TOML files that add to the library's own; the library's
            own where none is given. ``Registry([])`` links without any.
        corrections: by people, or files of them (see `strategitekst.linking.corrections`).
        previous: the collection before, or its file: initiatives keep their ids, and what is
            different is in ``changes``.
        decision: weights of the clues; the library's own where none are given.
        explained: whether each link says why.
        jobs: how many processes tell mentions inside documents; they change the time and nothing else.

    Returns:
        A collection: every mention in exactly one initiative, sorted by id.

    Raises:
        SettingError: a registry or correction file is not valid.
        FormatError: the previous collection cannot be read.
    """
    if registry is None:
        registry = load_registry()
    elif not isinstance(registry, Registry):
        registry = load_registry(_paths(registry))
    if isinstance(corrections, (str, Path)):
        corrections = load_corrections([corrections])
    else:
        given = [c for c in corrections if not isinstance(c, Correction)]
        read = [c for c in corrections if isinstance(c, Correction)]
        corrections = [*read, *load_corrections(given)]
    if isinstance(previous, (str, Path)):
        previous = Collection.from_file(previous)
    decision = decision or load_decision()
    gathered = gather(notes, registry, corrections, jobs)
    same, different, contradicted = _pairs(gathered, corrections)
    joined = join_groups(gathered.groups, registry, decision, same, different)
    found, of_group = describe_all(gathered.groups, joined, registry, previous)
    relations = relate(gathered, of_group, found, registry)
    inherit(found, relations, gathered.groups, of_group)
    at = {place: of_group[i] for place, i in gathered.group_at().items()} if corrections else {}
    outcomes = correct_facts(found, relations, corrections, gathered, at, contradicted)
    links = _links(gathered, joined, of_group, decision, same) if explained else {}
    return finish(found, relations, links, outcomes, previous)


def _links(
    gathered: Gathered,
    joined: Joined,
    of_group: Sequence[int],
    decision: Decision,
    same: Sequence[tuple[int, int]],
) -> dict[int, list]:  # type: ignore[type-arg]
    by_leader = explain_links(gathered.groups, joined, decision, set(same))
    return {of_group[lead]: links for lead, links in by_leader.items()}


def with_collection_ids(note: Annotation, collection: Collection) -> Annotation:
    """Return the annotation with the collection's ids on its mentions."""
    ids = collection.ids_by_document.get(note.id, {})
    mentions = tuple(
        m.model_copy(update={"id": ids.get((m.start, m.end), m.id)}) for m in note.initiatives
    )
    return note.model_copy(update={"initiatives": mentions})

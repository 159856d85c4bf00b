"""The same initiative across documents: annotations in, a collection out.

The baseline linker: inside each document the mentions already share ids; across documents their
groups are joined by the registry, else by RapidFuzz similarity of normalised names, kept apart by
periods, scope and owners. It works on records only and never changes its inputs.
"""

from collections.abc import Iterable

from ..knowledge.registry import Registry, load_registry
from ..schema import Annotation, Collection
from .cluster import cluster_groups
from .describe import describe_cluster
from .groups import collect_groups

__all__ = ["link", "with_collection_ids"]


def link(notes: Iterable[Annotation], registry: Registry | None = None) -> Collection:
    """Link the mentions of initiatives of several documents.

    Args:
        notes: annotations; each document's id must be its own. The result does not depend on
            their order.
        registry: known initiatives; the library's own where none is given.

    Returns:
        A collection: every mention in exactly one initiative, sorted by id.
    """
    registry = registry or load_registry()
    ordered = sorted(notes, key=lambda note: note.id)
    groups = collect_groups(ordered, registry)
    taken: set[str] = set()
    found = [describe_cluster(c, registry, taken) for c in cluster_groups(groups)]
    present = {initiative.id for initiative in found}
    linked = []
    for initiative in found:
        relations = tuple(r for r in initiative.relations if r.target in present)
        linked.append(initiative.model_copy(update={"relations": relations}))
    return Collection(initiatives=tuple(sorted(linked, key=lambda i: i.id)))


def with_collection_ids(note: Annotation, collection: Collection) -> Annotation:
    """Return the annotation with the collection's ids on its mentions."""
    ids = {
        (m.start, m.end): initiative.id
        for initiative in collection.initiatives
        for m in initiative.mentions
        if m.document == note.id
    }
    mentions = tuple(
        m.model_copy(update={"id": ids.get((m.start, m.end), m.id)}) for m in note.initiatives
    )
    return note.model_copy(update={"initiatives": mentions})

"""What the decision learns from: compared pairs whose truth is known, from gold or corrections."""

from collections.abc import Mapping, Sequence

from ..knowledge.registry import Registry
from ..schema import Annotation
from .candidates import candidate_pairs
from .columns import Columns
from .compare import comparable, compare, compare_pairs
from .corrections import Correction
from .gather import Gathered, gather
from .groups import Group


def link_pairs(
    notes: Sequence[Annotation], registry: Registry, truth: Mapping[tuple[str, int], str]
) -> tuple[list[dict[str, str]], list[bool], list[str]]:
    """Compare groups of different documents whose true initiatives are known.

    Args:
        notes: annotations whose mentions have ids.
        registry: known initiatives.
        truth: the true initiative of each mention, by document and start.

    Returns:
        For each pair its levels, whether it is the same initiative, and its family, for folds.
    """
    groups = gather(notes, registry).groups

    def identity(group: Group) -> str:
        votes = [truth[group.document, start] for start, _ in group.spans]
        return max(sorted(set(votes)), key=votes.count)

    columns = Columns(groups)
    pairs = comparable(columns, candidate_pairs(groups, window=12))
    names = [identity(group) for group in groups]
    same = [names[i] == names[j] for i, j in pairs.tolist()]
    families = [min(names[i], names[j]) for i, j in pairs.tolist()]
    return compare_pairs(columns, pairs), same, families


def correction_pairs(
    notes: Sequence[Annotation], corrections: Sequence[Correction], registry: Registry
) -> list[tuple[dict[str, str], bool]]:
    """Compare the pairs that people say are the same or different.

    Args:
        notes: the annotations that the corrections are of.
        corrections: by people; others than ``same`` and ``different`` are passed over.
        registry: known initiatives.

    Returns:
        Levels of each pair, and whether it is the same initiative.
    """
    gathered = gather(notes, registry, corrections) if corrections else Gathered()
    at = gathered.group_at()
    found = []
    for correction in corrections:
        if correction.type not in ("same", "different") or correction.other is None:
            continue
        places = [gathered.places.get(a) for a in (correction.at, correction.other)]
        i, j = (at.get(p) if p is not None else None for p in places)
        if i is not None and j is not None and i != j:
            levels = compare(gathered.groups[i], gathered.groups[j])
            found.append((levels, correction.type == "same"))
    return found

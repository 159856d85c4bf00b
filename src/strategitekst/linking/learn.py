"""What the decision learns from: compared pairs whose truth is known, from gold or corrections."""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import sqrt

from ..knowledge.registry import Registry
from ..schema import Annotation
from .candidates import candidate_pairs
from .columns import Columns
from .compare import comparable, compare, compare_pairs
from .corrections import Correction
from .decide import Clues, Decision, Pairs
from .gather import Gathered, gather
from .groups import Group
from .join import join_groups, link_clues, weighed_tree


def true_initiative(group: Group, truth: Mapping[tuple[str, int], str]) -> str:
    """The initiative of most of a group's mentions, ``""`` where none is of any."""
    votes = [truth.get((group.document, start), "") for start, _ in group.spans]
    named = [vote for vote in votes if vote]
    return max(sorted(set(named)), key=named.count, default="")


def drawn_links(
    notes: Sequence[Annotation],
    registry: Registry,
    decision: Decision,
    truth: Mapping[tuple[str, int], str],
) -> tuple[list[Clues], list[bool]]:
    """What the linker would join, and whether it is right.

    Args:
        notes: annotations whose mentions have ids and scores.
        registry: known initiatives.
        decision: the weights by which they are joined.
        truth: the true initiative of each mention, as in `link_pairs`.

    Returns:
        For each link what its score rests on, and whether both are mentions of one initiative.
    """
    groups = gather(notes, registry).groups
    joined = join_groups(groups, registry, decision)
    rows, right = [], []
    for i, j, odds in weighed_tree(groups, joined, decision):
        a, b = groups[i], groups[j]
        rows.append(link_clues(a, b, odds))
        first = [truth.get((g.document, g.spans[0][0]), "") for g in (a, b)]
        right.append(bool(first[0]) and first[0] == first[1])
    return rows, right


def link_pairs(
    notes: Sequence[Annotation], registry: Registry, truth: Mapping[tuple[str, int], str]
) -> Pairs:
    """Compare groups of different documents whose true initiatives are known.

    Args:
        notes: annotations whose mentions have ids.
        registry: known initiatives.
        truth: the true initiative of each mention, by document and start; what has none there is
            no mention, and a group of such is left out.
    """
    groups = gather(notes, registry).groups

    names = [true_initiative(group, truth) for group in groups]
    groups = [group for group, name in zip(groups, names, strict=True) if name]
    names = [name for name in names if name]
    sizes = Counter(names)
    columns = Columns(groups)
    pairs = comparable(columns, candidate_pairs(groups, window=12))
    named = [(names[i], names[j]) for i, j in pairs.tolist()]
    return Pairs(
        compare_pairs(columns, pairs),
        [a == b for a, b in named],
        [min(a, b) for a, b in named],
        [1 / sqrt(sizes[a] * sizes[b]) for a, b in named],
    )


def correction_pairs(
    notes: Sequence[Annotation], corrections: Sequence[Correction], registry: Registry
) -> Pairs:
    """Compare the pairs that people say are the same or different.

    Args:
        notes: the annotations that the corrections are of.
        corrections: by people; others than ``same`` and ``different`` are passed over.
        registry: known initiatives.
    """
    gathered = gather(notes, registry, corrections) if corrections else Gathered()
    at = gathered.group_at()
    found = Pairs()
    for correction in corrections:
        if correction.type not in ("same", "different") or correction.other is None:
            continue
        places = [gathered.places.get(a) for a in (correction.at, correction.other)]
        i, j = (at.get(p) if p is not None else None for p in places)
        if i is not None and j is not None and i != j:
            levels = compare(gathered.groups[i], gathered.groups[j])
            found.add(Pairs([levels], [correction.type == "same"], ["corrections"], [1.0]))
    return found

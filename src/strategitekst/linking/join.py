"""Which groups are one initiative: candidates, comparison, decision and clustering, in a row."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..knowledge.registry import Registry
from .candidates import candidate_pairs
from .cluster import UnionFind, cluster
from .columns import Columns, Floats, Ints
from .compare import comparable
from .constraints import Constraints
from .decide import Clues, Decision
from .groups import Group

#: So many pairs are compared at a time.
_AT_ONCE = 50_000
#: What speaks against a pair counts by so much: most of it is only that a text does not tell.
_AGAINST = 0.5


@dataclass(frozen=True, slots=True)
class Joined:
    """What was decided.

    Args:
        leaders: for each group the smallest member of its cluster.
        tree: pairs of groups that hold each cluster together, the likeliest ones.
        compared: how many pairs were compared.
    """

    leaders: list[int]
    tree: list[tuple[int, int]]
    compared: int


def score_pairs(columns: Columns, pairs: Ints, decision: Decision) -> Floats:
    """Compare pairs of groups, some thousands at a time.

    Args:
        columns: the groups.
        pairs: indices into them (n_pairs, 2).
        decision: the weights.

    Returns:
        The log odds of each pair, above the decision's threshold; below it by half.
    """
    parts = [
        decision.weigh(columns, pairs[low : low + _AT_ONCE])
        for low in range(0, len(pairs), _AT_ONCE)
    ]
    odds = np.concatenate([np.empty(0), *parts]) - decision.cut
    return np.where(odds < 0, _AGAINST * odds, odds)


def _tree(pairs: Ints, weights: Floats, leaders: Sequence[int]) -> list[tuple[int, int]]:
    """The likeliest pairs that hold each cluster together."""
    lead = np.array(leaders, dtype=np.int64)
    inside = np.flatnonzero(lead[pairs[:, 0]] == lead[pairs[:, 1]])
    pairs, weights = pairs[inside], weights[inside]
    sets = UnionFind(len(leaders))
    tree = []
    for i, j in pairs[np.lexsort((pairs[:, 1], pairs[:, 0], -weights))].tolist():
        if sets.find(i) != sets.find(j):
            sets.join(i, j)
            tree.append((i, j))
    return sorted(tree)


def join_groups(
    groups: Sequence[Group],
    registry: Registry,
    decision: Decision,
    same: Sequence[tuple[int, int]] = (),
    different: Sequence[tuple[int, int]] = (),
) -> Joined:
    """Join groups into initiatives.

    Args:
        groups: groups in an order of their own.
        registry: known initiatives: groups with the same entry are one, with two entries never.
        decision: the weights.
        same: pairs of groups that a person says are one.
        different: pairs of groups that a person says are two.
    """
    first: dict[str, int] = {}
    anchored = []
    for i, group in enumerate(groups):
        if group.anchor:
            lead = first.setdefault(group.anchor, i)
            if lead != i:
                anchored.append((lead, i))
    columns = Columns(groups)
    pairs = comparable(columns, candidate_pairs(groups))
    weights = score_pairs(columns, pairs, decision)
    constraints = Constraints(groups, registry, different)
    together = [*anchored, *same]
    leaders = cluster(
        len(groups), pairs, weights, together, constraints.may_join, constraints.joined
    )
    certain = np.array(together, dtype=np.int64).reshape(-1, 2)
    everything = np.concatenate([certain, pairs])
    odds = np.concatenate([np.full(len(certain), np.inf), weights])
    return Joined(leaders, _tree(everything, odds, leaders), len(pairs))


def weighed_tree(
    groups: Sequence[Group], joined: Joined, decision: Decision
) -> list[tuple[int, int, float]]:
    """The pairs that hold clusters together, each with the log odds that its clues give."""
    pairs = np.array(joined.tree, dtype=np.int64).reshape(-1, 2)
    odds = decision.weigh(Columns(groups), pairs).tolist()
    return [(i, j, weight) for (i, j), weight in zip(joined.tree, odds, strict=True)]


def link_clues(a: Group, b: Group, odds: float) -> Clues:
    """What the score of a link rests on: its clues, the registry, and the doubtful one of the two."""
    doubtful = min(max(min(a.score, b.score), 0.01), 0.99)
    return Clues(odds, bool(a.anchor and a.anchor == b.anchor), math.log(doubtful / (1 - doubtful)))

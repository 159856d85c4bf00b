"""Which groups are one initiative: candidates, comparison, decision and clustering, in a row."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..knowledge.registry import Registry
from .candidates import Pairs, candidate_pairs
from .cluster import Edge, UnionFind, cluster
from .compare import CLUES
from .constraints import Constraints
from .decide import Decision
from .groups import Group


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


def score_pairs(groups: Sequence[Group], pairs: Pairs, decision: Decision) -> list[Edge]:
    """Compare pairs of groups.

    Args:
        groups: the groups.
        pairs: indices into them (n_pairs, 2).
        decision: the weights.

    Returns:
        Each pair with its log odds above the decision's threshold.
    """
    clues = [(CLUES[name], levels) for name, levels in decision.weights.items()]
    start = decision.intercept - decision.cut
    edges: list[Edge] = []
    for i, j in pairs.tolist():
        a, b = groups[i], groups[j]
        if (a.anchor and b.anchor) or a.document == b.document:
            continue  # the registry decides, or the document did
        weight = start
        for clue, levels in clues:
            weight += levels.get(clue(a, b), 0.0)
        edges.append((i, j, weight))
    return edges


def _tree(n: int, edges: Iterable[Edge], leaders: Sequence[int]) -> list[tuple[int, int]]:
    sets = UnionFind(n)
    tree = []
    for i, j, _ in sorted(edges, key=lambda edge: (-edge[2], edge[0], edge[1])):
        if leaders[i] == leaders[j] and sets.find(i) != sets.find(j):
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
    n = len(groups)
    first: dict[str, int] = {}
    anchored = []
    for i, group in enumerate(groups):
        if group.anchor:
            lead = first.setdefault(group.anchor, i)
            if lead != i:
                anchored.append((lead, i))
    pairs = candidate_pairs(groups)
    edges = score_pairs(groups, pairs, decision)
    constraints = Constraints(groups, registry, different)
    together = [*anchored, *same]
    leaders = cluster(n, edges, together, constraints.may_join, constraints.joined)
    certain = [(i, j, 1e9) for i, j in together]
    return Joined(leaders, _tree(n, [*certain, *edges], leaders), len(edges))

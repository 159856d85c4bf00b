"""Clustering: from scored pairs to initiatives, under constraints.

Greedy additive edge contraction (Keuper et al. 2015) for correlation clustering: the two clusters
with the highest sum of log odds between them are joined first, as long as the sum is above zero
and nothing forbids it. One doubtful pair cannot join two clusters that other pairs hold apart.
Without pairs against and constraints it gives the connected components.
"""

import heapq
from collections.abc import Callable, Iterable, Sequence

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

from .columns import Floats, Ints

Edge = tuple[int, int, float]


class UnionFind:
    """Disjoint sets of 0 … n-1."""

    def __init__(self, n: int) -> None:
        self.leader = list(range(n))

    def find(self, i: int) -> int:
        """The set's leader: its smallest member."""
        root = i
        while self.leader[root] != root:
            root = self.leader[root]
        while self.leader[i] != root:
            self.leader[i], i = root, self.leader[i]
        return root

    def join(self, i: int, j: int) -> int:
        """Join two sets; returns the leader."""
        a, b = sorted((self.find(i), self.find(j)))
        self.leader[b] = a
        return a


def _contract(
    nodes: Sequence[int],
    edges: Sequence[Edge],
    sets: UnionFind,
    may_join: Callable[[int, int], bool],
    joined: Callable[[int, int], None],
) -> None:
    """Contract the edges of one component, in place."""
    between: dict[int, dict[int, float]] = {node: {} for node in nodes}
    for i, j, weight in edges:
        a, b = sets.find(i), sets.find(j)
        if a == b:
            continue
        between.setdefault(a, {})[b] = between.setdefault(a, {}).get(b, 0.0) + weight
        between.setdefault(b, {})[a] = between[a][b]
    heap = [
        (-w, a, b) for a, others in between.items() for b, w in others.items() if a < b and w > 0
    ]
    heapq.heapify(heap)
    while heap:
        weight, a, b = heapq.heappop(heap)
        if between.get(a, {}).get(b) != -weight:
            continue  # out of date: one of them has been joined since
        if not may_join(a, b):
            del between[a][b], between[b][a]
            continue
        lead = sets.join(a, b)
        gone = b if lead == a else a
        joined(lead, gone)
        del between[lead][gone]
        moved = between.pop(gone)
        del moved[lead]
        for other, w in moved.items():
            del between[other][gone]
            total = between[lead].get(other, 0.0) + w
            between[lead][other] = between[other][lead] = total
            if total > 0:
                heapq.heappush(heap, (-total, min(lead, other), max(lead, other)))


def cluster(
    n: int,
    pairs: Ints,
    weights: Floats,
    together: Iterable[tuple[int, int]] = (),
    may_join: Callable[[int, int], bool] = lambda a, b: True,
    joined: Callable[[int, int], None] = lambda lead, gone: None,
) -> list[int]:
    """Cluster 0 … n-1.

    Args:
        n: how many there are.
        pairs: pairs of them (n_pairs, 2), in any order.
        weights: the log odds that each pair is the same, above 0 for, below 0 against.
        together: pairs that are the same in any case; joined first.
        may_join: whether two clusters, given by their leaders, may be joined; asked before each.
        joined: told after each join: the leader left, and the one that is gone.

    Returns:
        For each its cluster's leader, the smallest member.
    """
    sets = UnionFind(n)
    certain = sorted(together)
    for i, j in certain:
        a, b = sets.find(i), sets.find(j)
        if a != b:
            lead = sets.join(a, b)
            joined(lead, b if lead == a else a)
    links = np.concatenate([pairs[weights > 0], np.array(certain, dtype=np.int64).reshape(-1, 2)])
    graph = csr_matrix((np.ones(len(links), dtype=bool), links.T), shape=(n, n))
    part = connected_components(graph, directed=False)[1]
    inside = np.flatnonzero(part[pairs[:, 0]] == part[pairs[:, 1]])
    pairs, weights = pairs[inside], weights[inside]
    order = np.lexsort((weights, pairs[:, 1], pairs[:, 0], part[pairs[:, 0]]))
    pairs, weights = pairs[order], weights[order]
    ends = np.flatnonzero(np.diff(part[pairs[:, 0]])) + 1
    for own, odds in zip(np.split(pairs, ends), np.split(weights, ends), strict=True):
        nodes = sorted({sets.find(i) for i in np.unique(own).tolist()})
        edges = [(i, j, weight) for (i, j), weight in zip(own.tolist(), odds.tolist(), strict=True)]
        _contract(nodes, edges, sets, may_join, joined)
    return [sets.find(i) for i in range(n)]

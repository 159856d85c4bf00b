"""Clustering: from scored pairs to initiatives, under constraints.

Greedy additive edge contraction (Keuper et al. 2015) for correlation clustering: the two clusters
with the highest sum of log odds between them are joined first, as long as the sum is above zero
and nothing forbids it. One doubtful pair cannot join two clusters that other pairs hold apart.
Without pairs against and constraints it gives the connected components.
"""

import heapq
from collections.abc import Callable, Iterable, Sequence

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
    edges: Iterable[Edge],
    together: Iterable[tuple[int, int]] = (),
    may_join: Callable[[int, int], bool] = lambda a, b: True,
    joined: Callable[[int, int], None] = lambda lead, gone: None,
) -> list[int]:
    """Cluster 0 … n-1.

    Args:
        n: how many there are.
        edges: pairs with their log odds of being the same, above 0 for, below 0 against. The
            result depends on the numbers, not on the order of the edges.
        together: pairs that are the same in any case; joined first.
        may_join: whether two clusters, given by their leaders, may be joined; asked before each.
        joined: told after each join: the leader left, and the one that is gone.

    Returns:
        For each its cluster's leader, the smallest member.
    """
    sets = UnionFind(n)
    for i, j in sorted(together):
        a, b = sets.find(i), sets.find(j)
        if a != b:
            lead = sets.join(a, b)
            joined(lead, b if lead == a else a)
    ordered = sorted(edges)
    parts = UnionFind(n)
    for i in range(n):
        if sets.find(i) != i:
            parts.join(i, sets.find(i))
    for i, j, weight in ordered:
        if weight > 0:
            parts.join(i, j)
    inside: dict[int, list[Edge]] = {}
    for edge in ordered:
        lead = parts.find(edge[0])
        if lead == parts.find(edge[1]):
            inside.setdefault(lead, []).append(edge)
    for own in inside.values():
        nodes = sorted({sets.find(i) for edge in own for i in edge[:2]})
        _contract(nodes, own, sets, may_join, joined)
    return [sets.find(i) for i in range(n)]

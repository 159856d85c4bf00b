"""Clustering: components without constraints, and what constraints keep apart."""

import random
from collections.abc import Sequence
from typing import Any

import networkx as nx
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from strategitekst.linking import cluster as room

N = 30
EDGES = st.lists(
    st.tuples(st.integers(0, N - 1), st.integers(0, N - 1), st.floats(0.01, 9)).filter(
        lambda e: e[0] != e[1]
    ),
    max_size=60,
)


def cluster(n: int, edges: Sequence[tuple[int, int, float]], **rest: Any) -> list[int]:
    pairs = np.array([e[:2] for e in edges], dtype=np.int64).reshape(-1, 2)
    weights = np.array([e[2] for e in edges], dtype=np.float64)
    return room.cluster(n, pairs, weights, **rest)


def parts(leaders: list[int]) -> set[frozenset[int]]:
    return {frozenset(i for i, lead in enumerate(leaders) if lead == one) for one in set(leaders)}


@given(EDGES)
def test_without_pairs_against_clusters_are_the_components(
    edges: list[tuple[int, int, float]],
) -> None:
    graph = nx.Graph()
    graph.add_nodes_from(range(N))
    graph.add_edges_from((i, j) for i, j, _ in edges)
    expected = {frozenset(c) for c in nx.connected_components(graph)}
    assert parts(cluster(N, edges)) == expected


@given(EDGES, st.sets(st.tuples(st.integers(0, N - 1), st.integers(0, N - 1)), max_size=10))
def test_clusters_hang_together_and_hold_no_forbidden_pair(
    edges: list[tuple[int, int, float]], forbidden: set[tuple[int, int]]
) -> None:
    members = {i: {i} for i in range(N)}

    def may_join(a: int, b: int) -> bool:
        return not any(
            (x in members[a] and y in members[b]) or (y in members[a] and x in members[b])
            for x, y in forbidden
        )

    def joined(lead: int, gone: int) -> None:
        members[lead] |= members.pop(gone)

    found = cluster(N, edges, may_join=may_join, joined=joined)
    graph = nx.Graph((i, j) for i, j, _ in edges)
    graph.add_nodes_from(range(N))
    for part in parts(found):
        assert nx.is_connected(graph.subgraph(part))
    assert all(found[x] != found[y] for x, y in forbidden if x != y)


@given(EDGES, st.randoms(use_true_random=False))
def test_order_of_edges_does_not_matter(
    edges: list[tuple[int, int, float]], rng: random.Random
) -> None:
    signed = [(i, j, w - 4) for i, j, w in edges]
    shuffled = signed[:]
    rng.shuffle(shuffled)
    assert cluster(N, signed) == cluster(N, shuffled)


def test_one_doubtful_pair_does_not_join_what_other_pairs_hold_apart() -> None:
    edges = [(0, 1, 5.0), (2, 3, 5.0), (1, 2, 0.5), (0, 2, -2.0), (0, 3, -2.0)]
    assert parts(cluster(4, edges)) == {frozenset({0, 1}), frozenset({2, 3})}


def test_pairs_that_are_the_same_in_any_case_are_joined() -> None:
    assert cluster(3, [(0, 1, -9.0)], together=[(0, 1)]) == [0, 0, 2]

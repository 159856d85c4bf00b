"""Folds that share no family: documents with the same sender or the same initiatives stay together.

What is learnt from one document is easy to find in the next of the same sender or about the same
plan; folds of single documents would promise too much for new ones.
"""

import math
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

import networkx as nx

from strategitekst.schema import Annotation

#: A sender that two documents share binds them so much more than an initiative.
_SENDER = 2.0
#: The larger, the smaller the families (networkx's resolution).
_RESOLUTION = 2.0


def family_folds(notes: Sequence[Annotation], folds: int = 5, seed: int = 0) -> list[int]:
    """Divide documents into folds between which as little as can be is shared.

    Documents are joined by each initiative and sender that they share, the more so the fewer share
    it; communities of that graph (Louvain) are the families, put whole into the emptiest fold.

    Args:
        notes: gold annotations.
        folds: how many.
        seed: of the search for communities.

    Returns:
        The number of the fold of each document, from 0.
    """
    shared: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, note in enumerate(notes):
        for identity in sorted({m.id for m in note.initiatives if m.id}):
            shared["initiative", identity].append(number)
        if note.document.publisher:
            shared["sender", note.document.publisher].append(number)
    graph = nx.Graph()
    graph.add_nodes_from(range(len(notes)))
    for (sort, _), numbers in shared.items():
        weight = (_SENDER if sort == "sender" else 1.0) / math.log(1 + len(numbers))
        for a, b in combinations(numbers, 2):
            before = graph.get_edge_data(a, b, {"weight": 0.0})["weight"]
            graph.add_edge(a, b, weight=before + weight)
    families = nx.community.louvain_communities(graph, seed=seed, resolution=_RESOLUTION)
    found = [0] * len(notes)
    sizes = [0] * folds
    for family in sorted(families, key=lambda f: (-len(f), min(f))):
        fold = sizes.index(min(sizes))
        sizes[fold] += len(family)
        for number in family:
            found[number] = fold
    return found

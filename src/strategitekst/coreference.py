"""Coreference metrics over clusters of mentions: MUC, B³, CEAFe.

Clusters are sets of keys; a mention that only one side has (twinless) is counted as it stands.
"""

from collections.abc import Hashable, Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment

Cluster = frozenset[Hashable]


def _f(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def muc(predicted: Sequence[Cluster], gold: Sequence[Cluster]) -> float:
    """MUC F1 (Vilain et al. 1995): links kept."""

    def side(keys: Sequence[Cluster], responses: Sequence[Cluster]) -> float:
        of = {m: i for i, cluster in enumerate(responses) for m in cluster}
        right = possible = 0
        for key in keys:
            parts = len({of.get(m, ("alone", m)) for m in key})
            right += len(key) - parts
            possible += len(key) - 1
        return right / possible if possible else 0.0

    return _f(side(predicted, gold), side(gold, predicted))


def b_cubed(predicted: Sequence[Cluster], gold: Sequence[Cluster]) -> float:
    """B³ F1 (Bagga and Baldwin 1998), twinless mentions counted as they stand."""

    def side(keys: Sequence[Cluster], responses: Sequence[Cluster]) -> float:
        of = {m: cluster for cluster in responses for m in cluster}
        size = sum(map(len, keys))
        right = sum(len(key & of[m]) / len(key) for key in keys for m in key if m in of)
        return right / size if size else 0.0

    return _f(side(predicted, gold), side(gold, predicted))


def ceaf_e(predicted: Sequence[Cluster], gold: Sequence[Cluster]) -> float:
    """CEAFe F1 (Luo 2005, φ4): clusters aligned one to one."""
    if not predicted or not gold:
        return 0.0
    alike = np.array([[2 * len(p & g) / (len(p) + len(g)) for g in gold] for p in predicted])
    rows, columns = linear_sum_assignment(-alike)
    best = float(alike[rows, columns].sum())
    return _f(best / len(predicted), best / len(gold))

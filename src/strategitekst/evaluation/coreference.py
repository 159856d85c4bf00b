"""Coreference metrics over clusters of mentions: MUC, B³, CEAFe and LEA.

Clusters are sets of keys; a mention that only one side has (twinless) is counted as it stands.
Every metric is a ratio of sums over mentions, once with the gold clusters as keys (recall) and once
with the predicted ones (precision). What a mention adds to both sums is its *share*; so the
figure of a group of documents, or of a resample, is read off the shares of its mentions.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

Cluster = AbstractSet[Hashable]
#: What each mention adds to a metric's numerator and denominator.
Shares = dict[Hashable, tuple[float, float]]
Metric = Callable[[Sequence[Cluster], Sequence[Cluster]], Shares]


def _f(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _index(clusters: Sequence[Cluster]) -> dict[Hashable, int]:
    return {m: i for i, cluster in enumerate(clusters) for m in cluster}


def muc_shares(keys: Sequence[Cluster], responses: Sequence[Cluster]) -> Shares:
    """MUC (Vilain et al. 1995): links of a key that the responses keep, shared by its mentions."""
    of = _index(responses)
    shares: Shares = {}
    for key in keys:
        parts = len({of.get(m, ("alone", m)) for m in key})
        share = ((len(key) - parts) / len(key), (len(key) - 1) / len(key))
        shares.update(dict.fromkeys(key, share))
    return shares


def b_cubed_shares(keys: Sequence[Cluster], responses: Sequence[Cluster]) -> Shares:
    """B³ (Bagga and Baldwin 1998): how much of a mention's key its response holds."""
    of = _index(responses)
    return {
        m: (len(key & responses[of[m]]) / len(key) if m in of else 0.0, 1.0)
        for key in keys
        for m in key
    }


def _alike(keys: Sequence[Cluster], responses: Sequence[Cluster]) -> NDArray[np.float64]:
    """Luo's φ4 of every pair of clusters, shape (n_keys, n_responses)."""
    alike = np.zeros((len(keys), len(responses)))
    of = _index(responses)
    for k, key in enumerate(keys):
        for r in {of[m] for m in key if m in of}:
            alike[k, r] = 2 * len(key & responses[r]) / (len(key) + len(responses[r]))
    return alike


def align(keys: Sequence[Cluster], responses: Sequence[Cluster]) -> dict[int, int]:
    """Align clusters one to one so that their likeness (φ4) is greatest in sum.

    Returns:
        Index of the response for each key that shares a mention with the one it is aligned to.
    """
    alike = _alike(keys, responses)
    rows, columns = linear_sum_assignment(-alike)
    return {int(k): int(r) for k, r in zip(rows, columns, strict=True) if alike[k, r] > 0}


def ceaf_e_shares(keys: Sequence[Cluster], responses: Sequence[Cluster]) -> Shares:
    """CEAFe (Luo 2005, φ4): likeness of a key to the response aligned with it, by its mentions."""
    alike = _alike(keys, responses)
    best = {k: alike[k, r] for k, r in align(keys, responses).items()}
    return {
        m: (best.get(k, 0.0) / len(key), 1 / len(key)) for k, key in enumerate(keys) for m in key
    }


def _links(size: int) -> int:
    """Links inside a cluster; a singleton has one, to itself."""
    return size * (size - 1) // 2 or size


def lea_shares(keys: Sequence[Cluster], responses: Sequence[Cluster]) -> Shares:
    """LEA (Moosavi and Strube 2016): a key counts by its size, resolved by the links it keeps."""
    of = _index(responses)
    shares: Shares = {}
    for key in keys:
        if len(key) == 1:
            kept = sum(m in of and len(responses[of[m]]) == 1 for m in key)
        else:
            parts = [len(key & responses[r]) for r in {of[m] for m in key if m in of}]
            kept = sum(n * (n - 1) // 2 for n in parts)
        shares.update(dict.fromkeys(key, (kept / _links(len(key)), 1.0)))
    return shares


METRICS: Final[Mapping[str, Metric]] = {
    "MUC": muc_shares,
    "B³": b_cubed_shares,
    "CEAFe": ceaf_e_shares,
    "LEA": lea_shares,
}
#: The metrics whose mean is the CoNLL figure.
CONLL: Final = ("MUC", "B³", "CEAFe")


def ratio(shares: Shares) -> float:
    """Sum of the numerators over the sum of the denominators; 0 where there are none."""
    right = sum(n for n, _ in shares.values())
    possible = sum(d for _, d in shares.values())
    return float(right / possible) if possible else 0.0


def f1(metric: Metric, predicted: Sequence[Cluster], gold: Sequence[Cluster]) -> float:
    """F1 of a metric: the harmonic mean of its two ratios."""
    return _f(ratio(metric(predicted, gold)), ratio(metric(gold, predicted)))


def muc(predicted: Sequence[Cluster], gold: Sequence[Cluster]) -> float:
    """MUC F1."""
    return f1(muc_shares, predicted, gold)


def b_cubed(predicted: Sequence[Cluster], gold: Sequence[Cluster]) -> float:
    """B³ F1, twinless mentions counted as they stand."""
    return f1(b_cubed_shares, predicted, gold)


def ceaf_e(predicted: Sequence[Cluster], gold: Sequence[Cluster]) -> float:
    """CEAFe F1: clusters aligned one to one."""
    return f1(ceaf_e_shares, predicted, gold)


def lea(predicted: Sequence[Cluster], gold: Sequence[Cluster]) -> float:
    """LEA F1, singletons counted by their link to themselves."""
    return f1(lea_shares, predicted, gold)

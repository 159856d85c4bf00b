"""Mention ranking: weights by which the likeliest of several is chosen, kept as plain numbers.

A mention's candidates compete: every earlier initiative of its document, and that it is a new one.
The weights make the right one likeliest (a softmax over the candidates, L2), which a regression over
single pairs does not ask for.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from strategitekst.weights import Weights

Row = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Choice:
    """Features of the candidates, which of them is right, and the document they are of."""

    rows: Sequence[Row]
    right: int
    document: str


def train_ranking(choices: Sequence[Choice], *, strength: float = 0.15, least: int = 2) -> Weights:
    """Learn weights.

    Args:
        choices: what was to be chosen, each with at least two candidates.
        strength: the inverse of the penalty, as scikit-learn's ``C``; smaller is simpler.
        least: features of fewer documents are left out.
    """
    spread: dict[str, set[str]] = defaultdict(set)
    for choice in choices:
        for row in choice.rows:
            for name in row:
                spread[name].add(choice.document)
    names = sorted(name for name, found in spread.items() if len(found) >= least)
    place = {name: i for i, name in enumerate(names)}
    columns: list[int] = []
    values: list[float] = []
    ends = [0]
    for choice in choices:
        for row in choice.rows:
            kept = [(place[name], value) for name, value in row.items() if name in place]
            columns += [i for i, _ in kept]
            values += [value for _, value in kept]
            ends.append(len(columns))
    sizes = np.array([len(choice.rows) for choice in choices])
    first = np.cumsum(sizes) - sizes
    of = np.repeat(np.arange(len(choices)), sizes)
    right = first + np.array([choice.right for choice in choices])
    table = csr_matrix((values, columns, ends), shape=(len(of), len(names)))
    turned = table.T.tocsr()

    def loss(weights: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        odds = table @ weights
        highest = np.maximum.reduceat(odds, first)
        parts = np.exp(odds - highest[of])
        whole = np.add.reduceat(parts, first)
        likely = float((odds[right] - highest - np.log(whole)).sum())
        too_much = parts / whole[of]
        too_much[right] -= 1.0
        gradient = strength * (turned @ too_much) + weights
        return 0.5 * float(weights @ weights) - strength * likely, gradient

    start = np.zeros(len(names))
    best = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 400}).x
    return Weights(0.0, {n: float(w) for n, w in zip(names, best, strict=True)})

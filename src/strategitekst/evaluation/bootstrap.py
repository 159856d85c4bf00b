"""Figures with bootstrap intervals: documents are drawn with replacement, a thousand times.

A figure is a function of how often each document was drawn; all once is the figure itself. What
holds for all documents together (a linking, a calibration) is so drawn with the same few lines.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .counts import Counts

Weights = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Statistic:
    """How a figure is worked out.

    Args:
        value: figure for the number of times that each document counts, shape (n_documents,);
            NaN where there is nothing to judge.
        counts: how many were right, predicted and gold in all, where that is what it rests on.
        draws: bootstrap draws.
        lower_is_better: whether a smaller figure is the better one.
    """

    value: Callable[[Weights], float]
    counts: Counts | None = None
    draws: int = 1000
    lower_is_better: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured figure with its bootstrap 95 % interval; none where nothing could be judged."""

    value: float | None
    low: float | None = None
    high: float | None = None
    counts: Counts | None = None
    lower_is_better: bool = False

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON values; precision, recall and counts where the figure rests on them."""
        data: dict[str, Any] = {"value": self.value, "low": self.low, "high": self.high}
        if self.counts is not None:
            c = self.counts
            data |= {"precision": c.precision, "recall": c.recall}
            data |= {"right": c.right, "predicted": c.predicted, "gold": c.gold}
        if self.lower_is_better:
            data["lower_is_better"] = True
        return data


@lru_cache(maxsize=64)
def _draws(documents: int, members: tuple[int, ...] | None, draws: int, seed: int) -> Weights:
    """How often each document is drawn, shape (draws, documents); only members are drawn."""
    inside = np.arange(documents) if members is None else np.array(members)
    rng = np.random.default_rng(seed)
    weights = np.zeros((draws, documents))
    shares = np.full(len(inside), 1 / len(inside))
    weights[:, inside] = rng.multinomial(len(inside), shares, size=draws)
    return weights


def _bounds(
    statistic: Statistic, documents: int, members: tuple[int, ...] | None, seed: int
) -> tuple[float, float] | None:
    if (documents if members is None else len(members)) < 2:
        return None  # one document drawn again and again tells nothing of others
    drawn = [statistic.value(w) for w in _draws(documents, members, statistic.draws, seed)]
    values = np.array([v for v in drawn if not np.isnan(v)])
    if not len(values):
        return None
    low, high = np.quantile(values, [0.025, 0.975])
    return float(low), float(high)


def figure(
    statistic: Statistic, documents: int, members: Sequence[int] | None = None, seed: int = 0
) -> Figure:
    """Work out a figure and its bootstrap 95 % interval.

    Args:
        statistic: how it is worked out.
        documents: number of documents.
        members: indices of those that are judged; all where none are named.
        seed: of the draws, so that a figure is the same each time.
    """
    weights = np.zeros(documents)
    weights[slice(None) if members is None else list(members)] = 1
    value = float(statistic.value(weights)) if weights.any() else float("nan")
    counts = statistic.counts if members is None else None
    if np.isnan(value):
        return Figure(None, counts=counts, lower_is_better=statistic.lower_is_better)
    inside = None if members is None else tuple(members)
    low, high = _bounds(statistic, documents, inside, seed) or (None, None)
    return Figure(value, low, high, counts, statistic.lower_is_better)


def _f1(sums: NDArray[np.float64]) -> float:
    right, predicted, gold = sums
    return float(2 * right / (predicted + gold)) if predicted + gold else float("nan")


def count_statistic(per_document: Sequence[Mapping[str, Counts]], name: str) -> Statistic:
    """F1 of a figure that is counted per document."""
    each = [scores.get(name, Counts()) for scores in per_document]
    matrix = np.array([(c.right, c.predicted, c.gold) for c in each], dtype=float).reshape(-1, 3)
    return Statistic(lambda w: _f1(w @ matrix), sum(each, Counts()))


def ratio_statistic(
    each: Sequence[tuple[float, float]], *, lower_is_better: bool = False
) -> Statistic:
    """A sum over another sum, both added up over documents."""
    matrix = np.array(each, dtype=float).reshape(-1, 2)

    def value(weights: Weights) -> float:
        above, below = weights @ matrix
        return float(above / below) if below else float("nan")

    return Statistic(value, lower_is_better=lower_is_better)


def f_statistic(*each: Sequence[tuple[float, float, float, float]]) -> Statistic:
    """Mean, over metrics, of the F1 of two ratios: sums of precision and of recall by document."""
    matrices = [np.array(rows, dtype=float).reshape(-1, 4) for rows in each]

    def one(sums: NDArray[np.float64]) -> float:
        precision = sums[0] / sums[1] if sums[1] else 0.0
        recall = sums[2] / sums[3] if sums[3] else 0.0
        both = precision + recall
        return float(2 * precision * recall / both) if both else 0.0

    return Statistic(lambda w: sum(one(w @ m) for m in matrices) / len(matrices))


def interval(
    per_document: Sequence[Mapping[str, Counts]], name: str, draws: int = 1000, seed: int = 0
) -> tuple[float, float]:
    """Bootstrap 95 % interval of a figure's F1, resampling documents with replacement."""
    statistic = Statistic(count_statistic(per_document, name).value, draws=draws)
    return _bounds(statistic, len(per_document), None, seed) or (float("nan"), float("nan"))

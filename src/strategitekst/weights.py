"""Readable weights: logistic regressions kept as plain numbers, no pickle.

A weight a feature in natural-log odds; trained with scikit-learn, scored without it. `Weights` tell
whether something is true, calibrated; a `Choice` tells which of several answers is likeliest.
"""

import json
import math
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from .errors import ModelError

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights; ``threshold`` is the probability from which something is taken as true."""

    intercept: float
    weights: Mapping[str, float]
    threshold: float = 0.5

    def odds(self, features: Mapping[str, float]) -> float:
        """Natural-log odds that what has these features is true."""
        odds, weight_of = self.intercept, self.weights.get
        for name, value in features.items():
            weight = weight_of(name)
            if weight is not None:
                odds += weight * value
        return odds

    def score(self, features: Mapping[str, float]) -> float:
        """Probability, 0 to 1, that what has these features is true."""
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, self.odds(features)))))

    def to_json(self) -> str:
        """Return the weights as readable JSON, small ones left out."""
        weights = {k: round(v, 3) for k, v in sorted(self.weights.items()) if abs(v) >= 0.02}
        data = {
            "intercept": round(self.intercept, 3),
            "threshold": self.threshold,
            "weights": weights,
        }
        return json.dumps(data, ensure_ascii=False, indent=0)


def _load(path: Path, shape: Callable[[Any], _T]) -> _T:
    try:
        return shape(json.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise ModelError(f"{path}: the weights cannot be read ({error.strerror})") from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"{path}: not a file of weights ({error!r})") from None


def _weights(data: Any) -> Weights:
    weights = {str(k): float(v) for k, v in data["weights"].items()}
    return Weights(float(data["intercept"]), weights, float(data["threshold"]))


@cache
def load_weights(path: Path) -> Weights:
    """Load weights; `ModelError` names a file that is missing or not of this shape."""
    return _load(path, _weights)


@dataclass(frozen=True, slots=True)
class Choice:
    """Weights to choose one of several answers: those of each, by its name."""

    answers: Mapping[str, Weights]

    def best(self, features: Mapping[str, float], without: Container[str] = ()) -> str:
        """The likeliest answer to what has these features, some answers left out."""
        open_ones = [name for name in self.answers if name not in without]
        return max(open_ones, key=lambda name: self.answers[name].odds(features))

    def to_json(self) -> str:
        """Return the weights as readable JSON, small ones left out."""
        answers = {name: json.loads(w.to_json()) for name, w in self.answers.items()}
        return json.dumps({"answers": answers}, ensure_ascii=False, indent=0)


def _choice(data: Any) -> Choice:
    return Choice({str(name): _weights(answer) for name, answer in data["answers"].items()})


@cache
def load_choice(path: Path) -> Choice:
    """Load the weights of a choice; errors as in `load_weights`."""
    return _load(path, _choice)


def _frequent(
    rows: Sequence[Mapping[str, float]], documents: Sequence[object], least: int
) -> set[str]:
    """The features that at least so many documents have."""
    spread: dict[str, set[object]] = {}
    for row, document in zip(rows, documents, strict=True):
        for name in row:
            spread.setdefault(name, set()).add(document)
    return {name for name, found in spread.items() if len(found) >= least}


def train_choice(
    rows: Sequence[Mapping[str, float]],
    answers: Sequence[str],
    *,
    strength: float = 0.2,
    least: int = 4,
) -> Choice:
    """Learn to choose: a multinomial logistic regression.

    Args:
        rows: features of each case.
        answers: the right one of each.
        strength: scikit-learn's ``C``; smaller is simpler.
        least: features of fewer cases are left out.
    """
    from sklearn.feature_extraction import DictVectorizer  # noqa: PLC0415 - slow to import
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    kept = _frequent(rows, range(len(rows)), least)
    vectors = DictVectorizer()
    matrix = vectors.fit_transform([{k: v for k, v in r.items() if k in kept} for r in rows])
    model = LogisticRegression(C=strength, max_iter=3000).fit(matrix, np.array(answers))
    names = [str(name) for name in vectors.get_feature_names_out()]
    return Choice(
        {
            str(answer): Weights(float(start), dict(zip(names, map(float, line), strict=True)))
            for answer, start, line in zip(
                model.classes_, model.intercept_, model.coef_, strict=True
            )
        }
    )


def train_weights(
    rows: Sequence[Mapping[str, float]],
    true: Sequence[bool],
    documents: Sequence[str],
    *,
    threshold: float = 0.5,
    strength: float = 0.3,
    least: int = 2,
    families: Sequence[object] | None = None,
) -> Weights:
    """Learn weights.

    Args:
        rows: features of each case.
        true: whether each is true.
        documents: what each belongs to; a document is never in two folds of the calibration.
        threshold: probability from which a case is taken.
        strength: scikit-learn's ``C``; smaller is simpler.
        least: features of fewer documents are left out.
        families: what no two folds share, where that is more than a document.
    """
    from sklearn.feature_extraction import DictVectorizer  # noqa: PLC0415 - slow to import
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415
    from sklearn.model_selection import GroupKFold, cross_val_predict  # noqa: PLC0415

    kept = _frequent(rows, documents, least)
    vectors = DictVectorizer()
    matrix = vectors.fit_transform([{k: v for k, v in r.items() if k in kept} for r in rows])
    target = np.array(true, dtype=int)
    model = LogisticRegression(C=strength, max_iter=3000)
    groups = list(families or documents)
    held_out = cross_val_predict(
        model,
        matrix,
        target,
        groups=groups,
        cv=GroupKFold(n_splits=min(5, len(set(groups)))),
        method="decision_function",
    )
    line = LogisticRegression(C=1e6).fit(held_out.reshape(-1, 1), target)  # Platt
    slope, shift = float(line.coef_[0, 0]), float(line.intercept_[0])
    model.fit(matrix, target)
    names = vectors.get_feature_names_out()
    weights = {str(n): slope * float(w) for n, w in zip(names, model.coef_[0], strict=True)}
    return Weights(slope * float(model.intercept_[0]) + shift, weights, threshold)

"""The classifier of the theme model: one logistic regression a theme, calibrated, with thresholds.

It takes numbers only and keeps scikit-learn's contract; what the columns mean is decided elsewhere.
"""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.utils.multiclass import type_of_target
from sklearn.utils.validation import check_is_fitted, column_or_1d, validate_data

_Floats = NDArray[np.float64]
#: A label with fewer examples than this is not calibrated on folds of its own.
_LEAST: Final = 6
#: Values differ by less than a thousandth from those of a tenth of it, in a fifth of the time.
_TOLERANCE: Final = 1e-2


class CalibratedLinear(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """Logistic regressions, one a label, whose scores are calibrated on folds not trained on.

    Classes that exclude one another are taken too, without calibration: the likeliest is chosen.

    Args:
        regularisation: scikit-learn's ``C``, smaller is stricter; one for all labels.
        folds: number of folds for calibration and thresholds; 1 does without them.
        pull: how far thresholds of single labels are pulled to the one best for all (0 to 1).
        seed: for folds where no groups are given.

    Attributes:
        classes_: the labels; for an indicator matrix its column numbers.
        coef_: weights of shape (n_labels, n_features).
        intercept_: shape (n_labels,).
        slope_, offset_: Platt's sigmoid of each label (Platt 1999), shape (n_labels,).
        thresholds_: least calibrated score at which a label is given, shape (n_labels,).
        held_out_: decision values of each sample by the fold that had not seen it, shape
            (n_samples, n_labels); the plain ones without folds.
    """

    def __init__(
        self, regularisation: float = 1.0, folds: int = 5, pull: float = 0.5, seed: int = 0
    ) -> None:
        self.regularisation = regularisation
        self.folds = folds
        self.pull = pull
        self.seed = seed

    def __sklearn_tags__(self) -> Any:
        """Tell scikit-learn that sparse matrices and several labels are taken."""
        tags = super().__sklearn_tags__()
        tags.input_tags.sparse = True
        tags.classifier_tags.multi_label = True
        return tags

    def fit(self, X: Any, y: Any, groups: Any = None) -> "CalibratedLinear":  # noqa: N803
        """Fit one regression a label, then sigmoid and threshold on folds.

        Args:
            X: numbers of shape (n_samples, n_features), dense or sparse.
            y: indicator matrix of shape (n_samples, n_labels), or one class a sample.
            groups: samples of one group are never in two folds; shape (n_samples,). Samples of
                group -1 are trained on in every fold and never judged.

        Raises:
            ValueError: there is one class only.
        """
        X, y = validate_data(  # noqa: N806
            self, X, y, accept_sparse="csr", multi_output=True, dtype=np.float64
        )
        kind = type_of_target(y, input_name="y", raise_unknown=True)
        self.multilabel_ = kind == "multilabel-indicator"
        if self.multilabel_:
            self.classes_ = np.arange(y.shape[1])
            wanted = np.asarray(y, dtype=bool)
        else:
            if kind not in ("binary", "multiclass"):
                raise ValueError(
                    f"Unknown label type: {kind!r}; classes or an indicator are needed"
                )
            y = column_or_1d(y, warn=True)
            self.classes_, index = np.unique(y, return_inverse=True)
            if len(self.classes_) < 2:
                raise ValueError("Classifier can't train when only one class is present.")
            wanted = index[:, None] == np.arange(len(self.classes_))
        self.coef_, self.intercept_ = self._regressions(X, wanted)
        self._calibrate(X, wanted, groups)
        return self

    def _regressions(self, X: Any, wanted: Any) -> tuple[_Floats, _Floats]:  # noqa: N803
        coef = np.zeros((wanted.shape[1], X.shape[1]))
        intercept = np.full(wanted.shape[1], -4.0)
        for label in range(wanted.shape[1]):
            column = wanted[:, label]
            if column.all() or not column.any():
                intercept[label] = 4.0 if column.all() else -4.0
                continue
            model = LogisticRegression(
                C=self.regularisation,
                solver="liblinear",
                # with more columns than rows the dual problem is the small one
                dual=X.shape[1] > X.shape[0],
                tol=_TOLERANCE,
                random_state=self.seed,
                max_iter=1000,
            )
            model.fit(X, column)
            coef[label], intercept[label] = model.coef_[0], model.intercept_[0]
        return coef, intercept

    def _calibrate(self, X: Any, wanted: Any, groups: Any) -> None:  # noqa: N803
        values = np.asarray(X @ self.coef_.T) + self.intercept_
        rng = np.random.default_rng(self.seed)
        spread = rng.integers(0, 10**6, len(wanted)) if groups is None else np.asarray(groups)
        parts = divide(spread, self.folds) if self.multilabel_ else []
        for seen, judged in parts:
            coef, intercept = self._regressions(X[seen], wanted[seen])
            values[judged] = X[judged] @ coef.T + intercept
        judged = np.concatenate([judged for _, judged in parts]) if parts else np.array([], int)
        self.calibrate(values, wanted, np.sort(judged))

    def calibrate(self, values: _Floats, wanted: Any, judged: NDArray[np.int64]) -> None:
        """Fit sigmoids and thresholds to values.

        Args:
            values: decision values by models that had not seen the sample, shape (n_samples, n_labels).
            wanted: indicator matrix of the same shape.
            judged: the samples to fit on; with none, the values are taken as they are.
        """
        labels = wanted.shape[1]
        self.held_out_ = values
        self.slope_, self.offset_ = np.ones(labels), np.zeros(labels)
        self.thresholds_ = np.full(labels, 0.5)
        if not len(judged):
            return
        for label in range(labels):
            column = wanted[judged, label]
            if min(column.sum(), (~column).sum()) >= _LEAST:
                sigmoid = LogisticRegression(C=100.0)
                sigmoid.fit(values[judged, label][:, None], column)
                if sigmoid.coef_[0, 0] > 0:
                    self.slope_[label] = sigmoid.coef_[0, 0]
                    self.offset_[label] = sigmoid.intercept_[0]
        scores = expit(values[judged] * self.slope_ + self.offset_)
        self.thresholds_ = thresholds(scores, wanted[judged], self.pull)

    def decision_function(self, X: Any) -> Any:  # noqa: N803
        """Return decision values of shape (n_samples, n_labels), or (n_samples,) for two classes."""
        check_is_fitted(self, "coef_")
        X = validate_data(self, X, accept_sparse="csr", reset=False, dtype=np.float64)  # noqa: N806
        return self._values(X)

    def _values(self, X: Any) -> Any:  # noqa: N803
        values = np.asarray(X @ self.coef_.T) + self.intercept_
        return values[:, 1] if not self.multilabel_ and len(self.classes_) == 2 else values

    def predict_proba(self, X: Any) -> Any:  # noqa: N803
        """Return calibrated scores of shape (n_samples, n_labels); of classes, they sum to 1."""
        return self._calibrated(self.decision_function(X))

    def scores_of(self, matrix: Any, beside: Any = 0.0) -> Any:
        """The same of a matrix that this library made itself: nothing of it is checked.

        Args:
            matrix: numbers of shape (n_samples, n_features).
            beside: values of another model that are added, shape (n_samples, n_labels).
        """
        return self._calibrated(self._values(matrix) + beside)

    def _calibrated(self, values: Any) -> Any:
        if values.ndim == 1:
            one = expit(values)
            return np.column_stack([1 - one, one])
        scores = expit(values * self.slope_ + self.offset_)
        return (
            scores if self.multilabel_ else scores / np.maximum(scores.sum(1, keepdims=True), 1e-12)
        )

    def predict(self, X: Any) -> Any:  # noqa: N803
        """Return an indicator matrix of the labels given, or one class a sample."""
        scores = self.predict_proba(X)
        if self.multilabel_:
            return (scores >= self.thresholds_).astype(int)
        return self.classes_[scores.argmax(axis=1)]


def divide(groups: Any, folds: int) -> list[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Divide samples into folds.

    Args:
        groups: samples of one group are never in two folds; those of group -1 are trained on in
            every fold and never judged. Shape (n_samples,).
        folds: how many; fewer where there are fewer groups.

    Returns:
        For each fold the samples to train on and those to judge; none where one group is all there is.
    """
    spread = np.asarray(groups)
    judged, everywhere = np.flatnonzero(spread >= 0), np.flatnonzero(spread < 0)
    number = min(folds, len(np.unique(spread[judged])))
    if number < 2:
        return []
    parts = GroupKFold(number).split(judged, groups=spread[judged])
    return [(np.concatenate([judged[a], everywhere]), judged[b]) for a, b in parts]


def thresholds(scores: _Floats, wanted: Any, pull: float = 0.5) -> _Floats:
    """Return the threshold of each label that serves the F1 over all labels together.

    The best one for all labels comes first; each label's own is then found by one round of
    coordinate ascent, and pulled back towards the common one: with few examples a single label's
    best threshold is mostly chance.

    Args:
        scores: calibrated scores of shape (n_samples, n_labels), not trained on.
        wanted: indicator matrix of the same shape.
        pull: 0 keeps a label's own threshold, 1 the common one.
    """
    grid = np.linspace(0.2, 0.6, 41)
    positives = wanted.sum()

    def right_and_given(column: _Floats, truth: Any, at: float) -> tuple[int, int]:
        chosen = column >= at
        return int((chosen & truth).sum()), int(chosen.sum())

    table = np.array(
        [
            [right_and_given(scores[:, j], wanted[:, j], t) for t in grid]
            for j in range(scores.shape[1])
        ]
    )
    common = int(np.argmax([2 * a / max(b + positives, 1) for a, b in table.sum(axis=0)]))
    chosen = np.full(len(table), common)
    for j in range(len(table)):
        rest = sum((table[k, chosen[k]] for k in range(len(table)) if k != j), np.zeros(2))
        sums = table[j] + rest
        chosen[j] = int(np.argmax(2 * sums[:, 0] / np.maximum(sums[:, 1] + positives, 1)))
    own: _Floats = grid[chosen]
    return np.asarray(pull * grid[common] + (1 - pull) * own)

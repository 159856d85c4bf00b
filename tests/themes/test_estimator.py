"""The classifier keeps scikit-learn's contract."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from scipy import sparse
from sklearn.utils.estimator_checks import parametrize_with_checks

from strategitekst.themes.estimator import CalibratedLinear, thresholds

RNG = np.random.default_rng(0)
X = RNG.normal(size=(300, 6))
Y = (X[:, :3] + 0.5 * RNG.normal(size=(300, 3)) > 0.4).astype(int)
GROUPS = np.arange(300) // 10


@pytest.mark.filterwarnings("ignore")
@parametrize_with_checks([CalibratedLinear()])  # type: ignore[untyped-decorator]
def test_estimator_checks_of_scikit_learn(estimator: Any, check: Callable[[Any], None]) -> None:
    check(estimator)


def test_estimator_checks_are_at_least_fifty() -> None:
    from sklearn.utils.estimator_checks import estimator_checks_generator  # noqa: PLC0415

    assert len(list(estimator_checks_generator(CalibratedLinear()))) >= 50


def test_estimator_gives_several_labels_and_scores_between_0_and_1() -> None:
    fitted = CalibratedLinear().fit(X, Y, GROUPS)
    scores = fitted.predict_proba(X)
    assert scores.shape == Y.shape and ((scores >= 0) & (scores <= 1)).all()
    assert (fitted.predict(X) == Y).mean() > 0.85


def test_estimator_scores_mean_what_they_say() -> None:
    fitted = CalibratedLinear().fit(X, Y, GROUPS)
    fresh = RNG.normal(size=(4000, 6))
    truth = fresh[:, :3] + 0.5 * RNG.normal(size=(4000, 3)) > 0.4
    scores = fitted.predict_proba(fresh)
    near = (scores > 0.6) & (scores < 0.8)
    assert truth[near].mean() == pytest.approx(scores[near].mean(), abs=0.08)


def test_estimator_takes_sparse_matrices_like_dense_ones() -> None:
    dense = CalibratedLinear().fit(X, Y, GROUPS)
    thin = CalibratedLinear().fit(sparse.csr_matrix(X), Y, GROUPS)
    assert np.allclose(dense.predict_proba(X), thin.predict_proba(sparse.csr_matrix(X)), atol=1e-3)


def test_estimator_never_judges_a_group_by_a_model_that_saw_it() -> None:
    # every group has a column of its own: who has seen it knows the answer, who has not cannot
    labels = np.repeat(RNG.integers(0, 2, size=(30, 2)), 2, axis=0)
    own = np.repeat(np.eye(30), 2, axis=0)
    fitted = CalibratedLinear(regularisation=1000).fit(own, labels, np.arange(60) // 2)
    assert ((fitted.decision_function(own) > 0) == labels).all()
    assert ((fitted.held_out_ > 0) == labels).mean() < 0.7


def test_estimator_trains_on_group_minus_one_without_judging_it() -> None:
    groups = np.where(np.arange(300) < 100, -1, GROUPS)
    fitted = CalibratedLinear().fit(X, Y, groups)
    plain = fitted.decision_function(X)
    assert np.allclose(fitted.held_out_[:100], plain[:100])
    assert not np.allclose(fitted.held_out_[100:], plain[100:])


def test_thresholds_of_a_rare_label_are_pulled_to_the_common_one() -> None:
    scores = RNG.uniform(size=(400, 2))
    wanted = scores + 0.2 * RNG.normal(size=(400, 2)) > np.array([0.5, 0.3])
    own, common = thresholds(scores, wanted, pull=0.0), thresholds(scores, wanted, pull=1.0)
    between = thresholds(scores, wanted, pull=0.5)
    assert common[0] == common[1]
    assert np.allclose(between, (own + common) / 2)

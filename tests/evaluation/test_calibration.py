"""Scores judged: hand-counted cases, and scikit-learn where it counts the same."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import average_precision_score, brier_score_loss

from strategitekst.evaluation.bootstrap import Statistic
from strategitekst.evaluation.calibration import (
    Outcomes,
    auroc,
    average_precision,
    brier,
    calibration_error,
    entity_outcomes,
    mention_outcomes,
    reliability,
    theme_outcomes,
    theme_rankings,
)
from strategitekst.evaluation.measure import score_figures

from .make import entity, mention, note, passage


def value(statistic: Statistic, documents: int = 1) -> float:
    return statistic.value(np.ones(documents))


def outcomes(*pairs: tuple[float, bool]) -> Outcomes:
    return Outcomes.of([(0, score, right) for score, right in pairs])


HALF = outcomes((0.9, True), (0.9, False), (0.1, False), (0.1, False))


def test_calibration_brier_by_hand() -> None:
    assert value(brier(HALF)) == pytest.approx((0.01 + 0.81 + 0.01 + 0.01) / 4)


def test_calibration_error_by_hand() -> None:
    # two at 0.9 of which half are right, two at 0.1 of which none: (2 * 0.4 + 2 * 0.1) / 4
    assert value(calibration_error(HALF)) == pytest.approx(0.25)


def test_calibration_of_certainty_that_is_right_is_perfect() -> None:
    sure = outcomes((1.0, True), (0.0, False))
    assert value(brier(sure)) == value(calibration_error(sure)) == 0
    assert value(auroc(sure)) == value(average_precision(sure)) == 1


def test_calibration_auroc_by_hand() -> None:
    # of three pairs of right and wrong two are in order and one is a tie
    assert value(auroc(HALF)) == pytest.approx((0.5 + 1 + 1) / 3)


def test_calibration_cannot_be_had_of_nothing() -> None:
    nothing = outcomes()
    for statistic in (brier, calibration_error, auroc, average_precision):
        assert math.isnan(value(statistic(nothing)))
    assert math.isnan(value(auroc(outcomes((0.5, True)))))
    assert math.isnan(value(average_precision(outcomes((0.5, False)))))


def test_calibration_without_scores_has_no_figures() -> None:
    assert score_figures(outcomes(), 3) == {}


def test_calibration_bins_hold_every_score_once() -> None:
    bins = reliability(outcomes((0.0, False), (0.1, True), (0.95, True), (1.0, True)))
    assert [b.count for b in bins] == [1, 1, 0, 0, 0, 0, 0, 0, 0, 2]
    assert bins[9].score == pytest.approx(0.975)
    assert (bins[9].right, bins[2].right) == (1.0, None)


SCORED = st.lists(st.tuples(st.integers(0, 20), st.booleans()), min_size=1, max_size=30)


@given(SCORED)
def test_calibration_is_that_of_scikit_learn(pairs: list[tuple[int, bool]]) -> None:
    found = outcomes(*((score / 20, right) for score, right in pairs))
    assert value(brier(found)) == pytest.approx(brier_score_loss(found.right, found.scores))
    if found.right.any():
        expected = average_precision_score(found.right, found.scores)
        assert value(average_precision(found)) == pytest.approx(expected)


@given(SCORED, st.integers(0, 3))
def test_calibration_drawn_twice_is_counted_twice(
    pairs: list[tuple[int, bool]], times: int
) -> None:
    scored = [(i % 2, score / 20, right) for i, (score, right) in enumerate(pairs)]
    repeated = [item for item in scored for _ in range(times if item[0] else 1)]
    weights = np.array([1.0, times])
    for statistic in (brier, calibration_error, average_precision):
        drawn = statistic(Outcomes.of(scored)).value(weights)
        expected = value(statistic(Outcomes.of(repeated)), 2)
        assert drawn == pytest.approx(expected, nan_ok=True)


def test_calibration_of_entities_needs_edges_and_label() -> None:
    gold = note(entities=[entity(0, 5), entity(10, 20)])
    ours = note(entities=[entity(0, 5, score=0.9), entity(10, 19, score=0.8), entity(30, 35)])
    found = entity_outcomes([ours], [gold])
    assert list(zip(found.scores, found.right, strict=True)) == [(0.9, 1), (0.8, 0)]


def test_calibration_of_mentions_needs_overlap() -> None:
    gold = note(initiatives=[mention(0, 10)])
    ours = note(initiatives=[mention(0, 9, score=0.7), mention(50, 60, score=0.6)])
    assert list(mention_outcomes([ours], [gold]).right) == [1, 0]


def test_calibration_of_themes_given_and_scored() -> None:
    gold = note(passages=[passage(0, 50, "data"), passage(50, 60, role="contact")])
    given = passage(0, 50, {"theme": "data", "score": 0.8}, {"theme": "tillid", "score": 0.6})
    given["uncertain"] = [{"theme": "marked", "score": 0.3}, {"theme": "styring", "score": 0.1}]
    ours = note(passages=[given, passage(50, 60, {"theme": "data", "score": 0.9})])
    few = theme_outcomes([ours], [gold], given_only=True)
    assert list(zip(few.scores, few.right, strict=True)) == [(0.8, 1), (0.6, 0), (0.9, 0)]
    many = theme_outcomes([ours], [gold], given_only=False)
    assert sorted(many.scores) == [0.3, 0.6, 0.8, 0.9]  # 0.1 tells nothing


def test_calibration_themes_without_scores_are_not_ranked() -> None:
    gold = note(passages=[passage(0, 50, "data")])
    assert theme_rankings([gold], [gold]) == {}
    ours = note(passages=[passage(0, 50, {"theme": "data", "score": 0.8})])
    ranked = theme_rankings([ours], [gold])
    assert value(average_precision(ranked["data"])) == 1
    assert math.isnan(value(average_precision(ranked["marked"])))

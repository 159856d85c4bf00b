"""Coreference metrics on the worked examples of the literature.

The test cases of the reference scorer (Pradhan et al. 2014), with LEA as its authors count them
(Moosavi and Strube 2016): singletons have a link to themselves.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategitekst.evaluation.coreference import (
    METRICS,
    Cluster,
    Metric,
    align,
    b_cubed_shares,
    ceaf_e_shares,
    f1,
    lea,
    lea_shares,
    muc_shares,
    ratio,
)


def clusters(letters: str) -> list[Cluster]:
    return [frozenset(group) for group in letters.split()]


def both(metric: Metric, key: str, response: str) -> tuple[float, float]:
    """Recall and precision."""
    gold, predicted = clusters(key), clusters(response)
    return ratio(metric(gold, predicted)), ratio(metric(predicted, gold))


KEY = "a bc def"


@pytest.mark.parametrize(
    ("response", "muc", "b_cubed", "ceaf_e", "lea_"),
    [
        ("a bc def", (3 / 3, 3 / 3), (6 / 6, 6 / 6), (3 / 3, 3 / 3), (6 / 6, 6 / 6)),
        ("a de", (1 / 3, 1 / 1), (7 / 18, 3 / 3), (1.8 / 3, 1.8 / 2), (2 / 6, 3 / 3)),
        (
            "a bcx defy z",
            (3 / 3, 3 / 5),
            (6 / 6, 55 / 108),
            ((1 + 4 / 5 + 6 / 7) / 3, (1 + 4 / 5 + 6 / 7) / 4),
            (6 / 6, 4 / 9),
        ),
        ("a bcx dy z", (1 / 3, 1 / 3), (5 / 9, 17 / 42), (2.2 / 3, 2.2 / 4), (3 / 6, 2 / 7)),
        ("a bcx dy Bz", (1 / 3, 1 / 4), (5 / 9, 17 / 48), (2.2 / 3, 2.2 / 4), (3 / 6, 2 / 8)),
    ],
)
def test_coreference_cases_of_the_reference_scorer(
    response: str,
    muc: tuple[float, float],
    b_cubed: tuple[float, float],
    ceaf_e: tuple[float, float],
    lea_: tuple[float, float],
) -> None:
    assert both(muc_shares, KEY, response) == pytest.approx(muc)
    assert both(b_cubed_shares, KEY, response) == pytest.approx(b_cubed)
    assert both(ceaf_e_shares, KEY, response) == pytest.approx(ceaf_e)
    assert both(lea_shares, KEY, response) == pytest.approx(lea_)


@pytest.mark.parametrize(
    ("key", "response", "recall", "precision"),
    [
        ("a bc def", "a b c d e f", 1 / 6, 1 / 6),
        ("a bc def", "abcdef", 5 / 6, 4 / 15),
        ("ab cde", "bcx de", 1 / 5, 2 / 5),
        ("ab cde fg", "bcx de fg", 3 / 7, 4 / 7),
        ("12345 67 89ABC", "12345 6789ABC", 12 / 12, (5 + 7 * 11 / 21) / 12),
        ("12345 67 89ABC", "1234589ABC 67", 12 / 12, (10 * 20 / 45 + 2) / 12),
        ("ABCD", "AB CD", 2 / 6, 1.0),
        ("ABC DEFG", "AB CD FGH", (1 + 4 / 6) / 7, 3 / 7),
        ("abcdef", "ab cde f", 4 / 15, 5 / 6),
        ("a b c d e f", "ab cde f", 1 / 6, 1 / 6),
        ("a b c d e f", "abcdef", 0.0, 0.0),
    ],
)
def test_coreference_lea_as_its_authors_count(
    key: str, response: str, recall: float, precision: float
) -> None:
    assert both(lea_shares, key, response) == pytest.approx((recall, precision))


def test_coreference_example_of_pradhan() -> None:
    """The worked example of the paper: MUC 0.40, B³ 0.46 from rounded halves, CEAFe 0.52."""
    key, response = "abc defg", "ab cd fghi"
    assert both(muc_shares, key, response) == pytest.approx((2 / 5, 2 / 5))
    assert both(b_cubed_shares, key, response) == pytest.approx((35 / 12 / 7, 4 / 8))
    assert both(ceaf_e_shares, key, response) == pytest.approx((1.3 / 2, 1.3 / 3))
    found = f1(ceaf_e_shares, clusters(response), clusters(key))
    assert found == pytest.approx(0.52)
    # LEA's own example: 0.24 and 0.33
    assert both(lea_shares, key, response) == pytest.approx((5 / 21, 1 / 3))


@pytest.mark.parametrize("name", METRICS)
def test_coreference_of_nothing_is_nought(name: str) -> None:
    assert f1(METRICS[name], [], clusters("ab")) == f1(METRICS[name], clusters("ab"), []) == 0
    assert f1(METRICS[name], [], []) == 0


def test_coreference_align_leaves_out_what_shares_nothing() -> None:
    assert align(clusters("ab c"), clusters("abd x")) == {0: 0}


PARTITIONS = st.lists(st.integers(0, 4), min_size=1, max_size=12).map(
    lambda groups: [
        frozenset(i for i, g in enumerate(groups) if g == group) for group in sorted(set(groups))
    ]
)


@given(PARTITIONS)
def test_coreference_of_a_partition_with_itself_is_perfect(partition: list[Cluster]) -> None:
    assert lea(partition, partition) == pytest.approx(1)
    for name in ("B³", "CEAFe"):
        assert f1(METRICS[name], partition, partition) == pytest.approx(1)


@given(PARTITIONS, PARTITIONS)
def test_coreference_lies_between_nought_and_one(a: list[Cluster], b: list[Cluster]) -> None:
    for metric in METRICS.values():
        assert 0 <= f1(metric, a, b) <= 1 + 1e-12
        assert f1(metric, a, b) == pytest.approx(f1(metric, b, a))

"""Krippendorff's alpha on its published example; two annotators against each other."""

import pytest

from strategitekst.errors import FormatError
from strategitekst.evaluation.agreement import agreement, alpha, masi, pair_up, to_dict

from .make import entity, note, passage

#: Krippendorff (2011), "Computing Krippendorff's alpha-reliability", example C and D: four
#: observers, twelve units, missing data.
OBSERVERS = (
    (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
    (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
)
UNITS = [[v for v in unit if v is not None] for unit in zip(*OBSERVERS, strict=True)]


def test_agreement_alpha_of_krippendorffs_example() -> None:
    assert alpha(UNITS) == pytest.approx(0.743, abs=5e-4)
    assert alpha(UNITS, lambda a, b: float((a - b) ** 2)) == pytest.approx(0.849, abs=5e-4)


def test_agreement_alpha_of_two_observers_by_hand() -> None:
    # Krippendorff (2011), example A: two observers, binary, ten units
    first = (0, 1, 0, 0, 0, 0, 0, 0, 1, 0)
    second = (1, 1, 1, 0, 0, 1, 0, 0, 0, 0)
    assert alpha(list(zip(first, second, strict=True))) == pytest.approx(0.095, abs=5e-4)


def test_agreement_alpha_is_one_where_all_agree_and_none_where_all_is_one() -> None:
    assert alpha([("a", "a"), ("b", "b")]) == 1
    assert alpha([("a", "a"), ("a", "a")]) != alpha([("a", "a"), ("a", "a")])  # not a number


@pytest.mark.parametrize(
    ("a", "b", "distance"),
    [
        ("", "", 0),
        ("x", "x", 0),
        ("x", "", 1),
        ("x", "y", 1),
        ("x", "xy", 1 - 2 / 3 * 1 / 2),
        ("xy", "yz", 1 - 1 / 3 * 1 / 3),
    ],
)
def test_agreement_masi(a: str, b: str, distance: float) -> None:
    assert masi(frozenset(a), frozenset(b)) == pytest.approx(distance)


def test_agreement_is_the_same_both_ways() -> None:
    one = note(passages=[passage(0, 50, "data")], entities=[entity(0, 5), entity(10, 15)])
    other = note(passages=[passage(0, 50, "data", "tillid")], entities=[entity(0, 5)])
    there, back = agreement([one], [other]), agreement([other], [one])
    assert there["entities strict"].value == pytest.approx(2 / 3)
    assert {n: f.value for n, f in there.items()} == pytest.approx(
        {n: f.value for n, f in back.items()}
    )


def test_agreement_pairs_by_text() -> None:
    a, b = note("en tekst", "a/1"), note("en anden", "a/2")
    c = note("en anden", "b/9")
    assert pair_up([a, b], [c]) == ([b], [c])
    with pytest.raises(FormatError, match="no text in common"):
        pair_up([a], [c])


def test_agreement_file_holds_the_figures() -> None:
    one = note(passages=[passage(0, 50, "data")])
    data = to_dict(agreement([one], [one]), 1)
    assert data["format"] == "strategitekst/1/agreement"
    assert data["figures"]["themes"]["value"] == 1

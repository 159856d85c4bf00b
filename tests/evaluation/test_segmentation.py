"""WindowDiff and boundary similarity on published and hand-counted cases."""

import pytest

from strategitekst.evaluation.segmentation import (
    boundaries,
    boundary_similarity,
    window_diff,
    window_size,
)
from strategitekst.schema import Passage


def flags(marks: str) -> list[bool]:
    return [mark == "1" for mark in marks]


def masses(*sizes: int) -> list[bool]:
    """Flags for segments of so many words."""
    return flags("1".join("0" * (size - 1) for size in sizes))


@pytest.mark.parametrize(
    ("first", "second", "wrong"),
    # the example in NLTK's documentation of windowdiff, windows of three: 0.0, 0.3, 0.8
    [
        ("000100000010", "000100000010", 0),
        ("000100000010", "000010000100", 3),
        ("000010000100", "100000010000", 8),
    ],
)
def test_segmentation_window_diff(first: str, second: str, wrong: int) -> None:
    assert window_diff(flags(first), flags(second), 3) == (wrong, 10)


def test_segmentation_window_longer_than_the_text_is_the_whole_text() -> None:
    assert window_diff(flags("0"), flags("1"), 3) == (1, 1)
    assert window_diff(flags("01"), flags("10"), 3) == (0, 1)


def test_segmentation_window_is_half_a_segment() -> None:
    # 12 places, 13 words in 3 segments: 13 / 3 / 2
    assert window_size(flags("000100000010")) == 2
    assert window_size(masses(10, 10)) == 5
    assert window_size(flags("11111")) == 2


@pytest.mark.parametrize(
    ("first", "second", "similarity"),
    # as segeval counts them, Fournier's own implementation
    [
        ((2, 3, 6), (2, 3, 6), 1.0),
        ((2, 3, 6), (5, 6), 1 / 2),
        ((2, 3, 6), (2, 2, 7), 1.5 / 2),
        ((4, 7), (5, 6), 1 / 2),
        ((4, 7), (6, 5), 0.0),
    ],
)
def test_segmentation_boundary_similarity(
    first: tuple[int, ...], second: tuple[int, ...], similarity: float
) -> None:
    shared, pairs = boundary_similarity(masses(*first), masses(*second))
    assert shared / pairs == pytest.approx(similarity)


def test_segmentation_without_boundaries_has_no_pairs() -> None:
    assert boundary_similarity(flags("000"), flags("000")) == (0, 0)


def test_segmentation_boundaries_lie_between_words() -> None:
    text = "en to\n\ntre fire fem"
    passages = [Passage(start=0, end=5, role="title"), Passage(start=7, end=19, role="paragraph")]
    assert boundaries(text, passages) == flags("0100")
    assert boundaries(text, []) == flags("0000")
    assert boundaries("", []) == []

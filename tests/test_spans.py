"""Spans found by their place, against a look at each of them."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from strategitekst.spans import Index, Layered


@dataclass(frozen=True)
class Stretch:
    start: int
    end: int


PLACES = st.integers(0, 40)
STRETCHES = st.builds(lambda start, size: Stretch(start, start + size), PLACES, st.integers(1, 9))


def _over(spans: list[Stretch], start: int, end: int) -> list[Stretch]:
    return [s for s in spans if s.start < end and start < s.end]


@given(st.lists(PLACES, unique=True), PLACES, st.integers(1, 9))
def test_index_finds_what_a_stretch_touches(edges: list[int], start: int, size: int) -> None:
    edges.sort()
    spans = [Stretch(a, b) for a, b in zip(edges[::2], edges[1::2], strict=False)]
    assert list(Index(spans).over(start, start + size)) == _over(spans, start, start + size)


@given(st.lists(STRETCHES), PLACES, st.integers(1, 9))
def test_layered_spans_are_found_wherever_they_overlap(
    spans: list[Stretch], start: int, size: int
) -> None:
    layered: Layered[Stretch] = Layered()
    for span in spans:
        layered.add(span)
    found = list(layered.over(start, start + size))
    assert sorted(found, key=lambda s: (s.start, s.end)) == sorted(
        _over(spans, start, start + size), key=lambda s: (s.start, s.end)
    )

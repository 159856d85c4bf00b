"""Looking up spans by their place in time that does not grow with the text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, Protocol, TypeVar


class HasOffsets(Protocol):
    """Anything with half-open character offsets."""

    @property
    def start(self) -> int:
        """First character."""
        ...

    @property
    def end(self) -> int:
        """One past the last character."""
        ...


S = TypeVar("S", bound=HasOffsets)


class Index(Generic[S]):
    """Spans that do not overlap, in text order, found by character.

    Args:
        spans: the spans, sorted by start.
    """

    def __init__(self, spans: Sequence[S]) -> None:
        self.spans = spans
        self.starts = [span.start for span in spans]

    def number_at(self, offset: int) -> int | None:
        """Return the index of the span that contains the character, or none."""
        i = bisect_right(self.starts, offset) - 1
        return i if i >= 0 and offset < self.spans[i].end else None

    def at(self, offset: int) -> S | None:
        """Return the span that contains the character, or none."""
        i = self.number_at(offset)
        return None if i is None else self.spans[i]

    def starting(self, start: int, end: int) -> Sequence[S]:
        """Return the spans that begin at ``start`` or later and before ``end``."""
        return self.spans[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def over(self, start: int, end: int) -> Sequence[S]:
        """Return the spans that share a character with ``start`` to ``end``."""
        first = bisect_right(self.starts, start) - 1
        if first < 0 or self.spans[first].end <= start:
            first += 1
        return self.spans[first : bisect_left(self.starts, end)]

    def before(self, offset: int) -> Iterator[S]:
        """Yield the spans that end at ``offset`` or before it, the last one first."""
        for i in range(bisect_left(self.starts, offset) - 1, -1, -1):
            if self.spans[i].end <= offset:
                yield self.spans[i]


class Layered(Generic[S]):
    """Spans that may overlap one another, found by the characters that they share."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._spans: list[S] = []
        self._longest = 0

    def add(self, span: S) -> None:
        """Take a span in."""
        i = bisect_right(self._starts, span.start)
        self._starts.insert(i, span.start)
        self._spans.insert(i, span)
        self._longest = max(self._longest, span.end - span.start)

    def over(self, start: int, end: int) -> Iterator[S]:
        """Yield the spans that share a character with ``start`` to ``end``, in text order."""
        first = bisect_right(self._starts, start - self._longest)
        for span in self._spans[first : bisect_left(self._starts, end)]:
            if span.end > start:
                yield span


class Taken:
    """Stretches of a text that are taken; none overlaps another."""

    def __init__(self, spans: Iterable[tuple[int, int]] = ()) -> None:
        self.spans: list[tuple[int, int]] = sorted(spans)

    def free(self, start: int, end: int) -> bool:
        """Whether nothing that is taken overlaps the stretch."""
        i = bisect_left(self.spans, (end, -1))
        return i == 0 or self.spans[i - 1][1] <= start

    def add(self, start: int, end: int) -> bool:
        """Take a stretch if it is free; returns whether it was."""
        if not self.free(start, end):
            return False
        self.spans.insert(bisect_left(self.spans, (start, end)), (start, end))
        return True

"""Names of a text that do not overlap, each with where it comes from."""

from bisect import bisect_left, insort
from collections.abc import Iterable

from .found import Found

Named = tuple[Found, str]


class Taken:
    """Spans that do not overlap."""

    def __init__(self, spans: Iterable[Named] = ()) -> None:
        self._by_start: dict[int, Named] = {named[0].start: named for named in spans}
        self._starts = sorted(self._by_start)

    @property
    def spans(self) -> list[Named]:
        """The spans, in the order in which they were taken in."""
        return list(self._by_start.values())

    def overlapping(self, name: Found) -> list[Named]:
        """Return the spans that share a character with ``name``."""
        found: list[Named] = []
        i = bisect_left(self._starts, name.end)
        while i and self._by_start[self._starts[i - 1]][0].end > name.start:
            i -= 1
            found.append(self._by_start[self._starts[i]])
        return found[::-1]

    def replace(self, over: Iterable[Named], name: Found, origin: str) -> None:
        """Put a span in the place of others."""
        for other, _ in over:
            del self._by_start[other.start]
            del self._starts[bisect_left(self._starts, other.start)]
        self._by_start[name.start] = (name, origin)
        insort(self._starts, name.start)

    def add(self, name: Found, origin: str) -> bool:
        """Take a span in, if it is free; says whether it was."""
        if self.overlapping(name):
            return False
        self.replace((), name, origin)
        return True

    def add_over_model(self, name: Found, origin: str) -> bool:
        """Take a span in, also where only the base pipeline saw a name inside the same characters."""
        over = self.overlapping(name)
        weak = all(o == "model" and name.start <= n.start and n.end <= name.end for n, o in over)
        if weak:
            self.replace(over, name, origin)
        return weak

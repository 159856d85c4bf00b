"""What all figures are counted with: right, predicted, gold; spans matched one to one."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from ..spans import HasOffsets

S = TypeVar("S", bound=HasOffsets)

_APOSTROPHES = re.compile("[’‘´`]")


@dataclass(frozen=True, slots=True)
class Counts:
    """How many were right, how many were predicted, how many there are."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.right + other.right, self.predicted + other.predicted, self.gold + other.gold
        )

    @property
    def precision(self) -> float:
        """Share of the predicted that is right; 1 where nothing was predicted."""
        return self.right / self.predicted if self.predicted else 1.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found; 1 where there is nothing to find."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.predicted + self.gold
        return 2 * self.right / total if total else 1.0


def total(per_document: Sequence[Mapping[str, Counts]]) -> dict[str, Counts]:
    """Add up the counts of several documents."""
    summed: dict[str, Counts] = defaultdict(Counts)
    for scores in per_document:
        for name, counts in scores.items():
            summed[name] += counts
    return dict(summed)


def normalise(text: str | None) -> str:
    """Case folded, white space and apostrophes in one form."""
    return " ".join(_APOSTROPHES.sub("'", text or "").casefold().split())


def iou(a: HasOffsets, b: HasOffsets) -> float:
    """Intersection over union of two spans, in characters."""
    shared = min(a.end, b.end) - max(a.start, b.start)
    if shared <= 0:
        return 0.0
    return shared / (max(a.end, b.end) - min(a.start, b.start))


class Overlaps:
    """Look up which spans overlap another one, without comparing it with all.

    Args:
        spans: spans in any order, nested ones too.
    """

    def __init__(self, spans: Sequence[HasOffsets]) -> None:
        self._spans = spans
        self._order = sorted(range(len(spans)), key=lambda i: spans[i].start)
        self._starts = [spans[i].start for i in self._order]
        self._longest = max((s.end - s.start for s in spans), default=0)

    def of(self, span: HasOffsets) -> list[int]:
        """Indices of the spans that share at least one character, by where they start."""
        first = bisect_left(self._starts, span.start - self._longest)
        last = bisect_left(self._starts, span.end)
        return [i for i in self._order[first:last] if self._spans[i].end > span.start]


def match_spans(
    predicted: Sequence[HasOffsets],
    gold: Sequence[HasOffsets],
    threshold: float,
    same: Callable[[int, int], bool] = lambda p, g: True,
) -> dict[int, int]:
    """Match spans one to one by intersection over union, the best pairs first.

    Args:
        predicted: predicted spans.
        gold: gold spans.
        threshold: least intersection over union of a pair.
        same: whether predicted span ``p`` and gold span ``g`` (indices) may be paired.

    Returns:
        Index of the gold span for each predicted span that has one.
    """
    near = Overlaps(gold)
    pairs = []
    for p, span in enumerate(predicted):
        for g in near.of(span):
            overlap = iou(span, gold[g])
            if overlap >= threshold and same(p, g):
                pairs.append((-overlap, p, g))
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for _, p, g in sorted(pairs):
        if p not in matched and g not in taken:
            matched[p] = g
            taken.add(g)
    return matched


def twins(spans: Sequence[HasOffsets], others: Sequence[S]) -> list[S | None]:
    """For each span the one of ``others`` that shares most characters with it, the first of equals."""
    near = Overlaps(others)
    found: list[S | None] = []
    for span in spans:
        best, most = None, 0
        for i in sorted(near.of(span)):
            shared = min(span.end, others[i].end) - max(span.start, others[i].start)
            if shared > most:
                best, most = others[i], shared
        found.append(best)
    return found

"""What the first scores of a document's proposals tell of one another, for a second score.

A name that is sure in one place, the other items of its list, a description's head that was used
before, what stands next to it or overlaps it: all told in the log odds of the first score.
"""

import math
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

from .features import normalise_name
from .proposal import Proposal

_GAP = re.compile(r"\r\n?(?:\r?\n)*|\s{3,}")
#: Log odds are told inside these bounds.
_BOUND = 6.0
#: How far around, in characters, other proposals are looked at.
_NEAR = 400
#: How many proposals before one may still reach into it.
_REACH = 15
#: Proposals of the same words so near are the same place.
_SAME_PLACE = 5
#: All that is told, by name.
CONTEXT = (
    "own",
    "density",
    "length",
    "place",
    *(
        f"{kind}, {what}"
        for kind in ("same", "company", "head")
        for what in ("best", "mean", "number")
    ),
    "near before",
    "near after",
    "rival",
    "ahead of rival",
    "description",
    "head before, best",
    "head before, last",
    "head before, distance",
    "head before, number",
    "described before, best",
    "head after, best",
)


def log_odds(score: float) -> float:
    """Log odds of a probability, inside what the second score is told."""
    bounded = min(0.9999, max(0.0001, score))
    return max(-_BOUND, min(_BOUND, math.log(bounded / (1 - bounded))))


class _Group:
    """Log odds of some places, so that what the others of each have is told without going through them."""

    def __init__(self) -> None:
        self.number, self.total = 0, 0.0
        self.best, self.second = -_BOUND, -_BOUND

    def add(self, odds: float) -> None:
        self.number += 1
        self.total += odds
        if odds > self.best:
            self.best, self.second = odds, self.best
        else:
            self.second = max(self.second, odds)

    def without(self, odds: float, name: str) -> dict[str, float]:
        """Best, mean and number of the others than one with these log odds."""
        others = self.number - 1
        if others < 1:
            return {}
        return {
            f"{name}, best": self.second if odds >= self.best else self.best,
            f"{name}, mean": (self.total - odds) / others,
            f"{name}, number": math.log(1 + others),
        }


class _Document:
    """A document's proposals with their first log odds, by words, by place and by head."""

    def __init__(self, text: str, found: Sequence[Proposal]) -> None:
        self.found = found
        self.odds = [log_odds(p.score) for p in found]
        self.keys = [normalise_name(text[p.start : p.end]) or text[p.start : p.end] for p in found]
        self.starts, self.ends, size = _places(text, found)
        self.length = max(size, 500)
        mass = sum(p.score for p in found)
        self.density = math.log((mass + 0.5) / (self.length / 1000))
        self.same: dict[str, _Group] = defaultdict(_Group)
        self.slots: dict[tuple[str, int], float] = {}
        for i, item in enumerate(found):
            self.same[self.keys[i]].add(self.odds[i])
            if item.company:
                slot = (item.company, item.passage)
                self.slots[slot] = max(self.slots.get(slot, -_BOUND), self.odds[i])
        self.company: dict[str, _Group] = defaultdict(_Group)
        for (company, _), odds in self.slots.items():
            self.company[company].add(odds)
        self.heads = self._heads()

    def _heads(self) -> dict[int, dict[str, float]]:
        """What the other descriptions by its head tell of each description, before and after it."""
        told: dict[int, dict[str, float]] = {}
        by_head: dict[str, list[int]] = defaultdict(list)
        for i, item in enumerate(self.found):
            if item.description is not None:
                by_head[item.description.head].append(i)
        for same in by_head.values():
            group = _Group()
            for i in same:
                group.add(self.odds[i])
            best = full = -_BOUND
            sure, last = 0, None
            for i in same:
                item, own = self.found[i], {"description": 1.0}
                if last is not None:
                    own["head before, best"] = best
                    own["head before, last"] = self.odds[last]
                    own["head before, distance"] = math.log(
                        1 + max(0, self.starts[i] - self.starts[last])
                    )
                    own["head before, number"] = math.log(1 + sure)
                if full > -_BOUND:
                    own["described before, best"] = full
                own |= group.without(self.odds[i], "head")
                told[i] = own
                best, last = max(best, self.odds[i]), i
                sure += self.odds[i] > 0
                if _tells_which(item):
                    full = max(full, self.odds[i])
            after = None
            for i in reversed(same):
                if after is not None:
                    told[i]["head after, best"] = after
                after = max(after if after is not None else -_BOUND, self.odds[i])
        return told

    def same_words(self, i: int) -> dict[str, float]:
        return self.same[self.keys[i]].without(self.odds[i], "same")

    def company_of(self, i: int) -> dict[str, float]:
        item = self.found[i]
        if not item.company:
            return {}
        odds = self.slots[item.company, item.passage]
        return self.company[item.company].without(odds, "company")

    def around(self, i: int) -> dict[str, float]:
        """The best proposal that overlaps, the best one shortly before and shortly after."""
        start, end, rival, before, after = self.starts[i], self.ends[i], -9.0, -9.0, -9.0
        for j in range(i - 1, -1, -1):
            if start - self.starts[j] >= _NEAR and i - j >= _REACH:
                break
            if self.ends[j] > start:
                if i - j < _REACH:
                    rival = max(rival, self.odds[j])
            elif start - self.starts[j] < _NEAR:
                before = max(before, self.odds[j])
        for j in range(i + 1, len(self.found)):
            if self.starts[j] - start >= _NEAR and self.starts[j] >= end:
                break
            if self.starts[j] < end:
                rival = max(rival, self.odds[j])
            elif self.starts[j] - start < _NEAR:
                after = max(after, self.odds[j])
        told = {"near before": before, "near after": after}
        if rival > -9.0:
            told |= {"rival": rival, "ahead of rival": self.odds[i] - rival}
        return told


def _places(text: str, found: Sequence[Proposal]) -> tuple[list[int], list[int], int]:
    """Where proposals begin and end, and how long the text is.

    A line's end counts as one character however it is written, and blank lines as one.
    """
    starts, ends = [p.start for p in found], [p.end for p in found]
    more: list[int] = []
    for gap in _GAP.finditer(text):
        blanks = [i for i in range(gap.start(), gap.end()) if text[i] != "\r"]
        more += sorted({*range(gap.start(), gap.end())} - {*blanks[:2]})
    if not more:
        return starts, ends, len(text)
    return (
        [start - bisect_left(more, start) for start in starts],
        [end - bisect_left(more, end) for end in ends],
        len(text) - len(more),
    )


def _tells_which(item: Proposal) -> bool:
    told = item.description
    return told is not None and (told.told or bool(told.stem) or told.extended)


def context_of(
    text: str, found: Sequence[Proposal], wanted: Iterable[int]
) -> list[dict[str, float]]:
    """What a document's first scores tell of some of its proposals.

    Args:
        text: the document.
        found: its proposals in text order, with their first scores.
        wanted: which of them (indices).

    Returns:
        For each of the wanted, values by name; what does not apply is left out.
    """
    document = _Document(text, found)
    rows = []
    for i in wanted:
        rows.append(
            {
                "own": document.odds[i],
                "density": document.density,
                "length": math.log(document.length),
                "place": document.starts[i] / document.length,
                **document.same_words(i),
                **document.company_of(i),
                **document.around(i),
                **document.heads.get(i, {}),
            }
        )
    return rows

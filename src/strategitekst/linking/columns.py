"""The facts of many groups as columns of numbers, so that pairs are compared by the thousand.

A column has one row a group: sets of values as a sparse table of zeros and ones, names as indices
into the distinct names, years as integers. `compare` reads nothing else.
"""

import re
from collections.abc import Collection as Values
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process
from scipy.sparse import csr_matrix

from ..initiatives.bodies import is_local
from .groups import Group

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d]{2,}")
#: Head nouns that may call the same undertaking: "planen" for a "handlingsplan".
_ONE_HEAD = {"handlingsplan": "plan", "handleplan": "plan"}


class Sets:
    """A set of values for each group.

    Args:
        values: each group's set.
    """

    def __init__(self, values: Iterable[Values[str]]) -> None:
        self.values: list[str] = []
        known: dict[str, int] = {}
        columns: list[int] = []
        ends = [0]
        for own in values:
            for value in sorted(own):
                if value not in known:
                    known[value] = len(self.values)
                    self.values.append(value)
                columns.append(known[value])
            ends.append(len(columns))
        self.columns = np.array(columns, dtype=np.int64)
        self.begin, self.count = np.array(ends[:-1], dtype=np.int64), np.diff(ends)
        ones = np.ones(len(columns), dtype=np.int32)
        shape = (len(ends) - 1, max(1, len(self.values)))
        self.table = csr_matrix((ones, self.columns, np.array(ends)), shape=shape)
        #: How many groups have each value.
        self.held = np.bincount(self.columns, minlength=shape[1])

    def shared(self, i: Ints, j: Ints) -> Ints:
        """How many values the groups of each pair share."""
        both = self.table[i].multiply(self.table[j]).sum(axis=1)
        return np.asarray(both, dtype=np.int64).ravel()

    def rarest(self, i: Ints, j: Ints) -> Floats:
        """How many groups have the rarest value that each pair shares; 0 where it shares none."""
        rarity = 1.0 / np.maximum(1, self.held)
        both = self.table[i].multiply(self.table[j]).multiply(csr_matrix(rarity)).tocsr()
        highest = np.asarray(both.max(axis=1).todense(), dtype=np.float64).ravel()
        return np.divide(1.0, highest, out=np.zeros(len(highest)), where=highest > 0)


class Names(Sets):
    """Names or descriptions of each group, compared by their letters."""

    def __init__(self, values: Iterable[Values[str]]) -> None:
        super().__init__(values)
        self.sorted = np.array([" ".join(sorted(v.split())) for v in self.values], dtype=object)
        digits = [tuple(_DIGITS.findall(v)) for v in self.values]
        codes = {d: code for code, d in enumerate(dict.fromkeys(digits))}
        self.digits = np.array([codes[d] for d in digits], dtype=np.int64)
        self.numbered = np.array([bool(d) for d in digits], dtype=bool)
        self.parts = Sets(frozenset(_WORD.findall(v)) for v in self.values)

    def best(self, i: Ints, j: Ints) -> tuple[Floats, Bools, Bools]:
        """Compare every name of the one with every name of the other (``token_sort_ratio``).

        Args:
            i: groups that have names.
            j: the others of the pairs, that have names too.

        Returns:
            The highest similarity of each pair, 0 to 100, whether names as alike as that
            have the same numbers in them, and whether all words of a name of the one, two or more,
            are in a longer name of the other.
        """
        if not len(i):
            return np.empty(0), np.empty(0, dtype=bool), np.empty(0, dtype=bool)
        ours, theirs = self.count[i], self.count[j]
        many = ours * theirs
        first = np.cumsum(many) - many
        pair = np.repeat(np.arange(len(i)), many)
        place = np.arange(len(pair)) - first[pair]
        a = self.columns[self.begin[i][pair] + place // theirs[pair]]
        b = self.columns[self.begin[j][pair] + place % theirs[pair]]
        # each two names once
        low, high = np.minimum(a, b), np.maximum(a, b)
        codes, back = np.unique(low * len(self.values) + high, return_inverse=True)
        low, high = codes // len(self.values), codes % len(self.values)
        alike = process.cpdist(
            self.sorted[low].tolist(), self.sorted[high].tolist(), scorer=fuzz.ratio
        )[back].astype(np.float64)
        highest = np.maximum.reduceat(alike, first)
        same = (alike >= highest[pair]) & (self.digits[a] == self.digits[b])
        whole = self._contained(low, high)[back]
        return highest, np.logical_or.reduceat(same, first), np.logical_or.reduceat(whole, first)

    def _contained(self, a: Ints, b: Ints) -> Bools:
        """Whether all words of the one name, two or more, are in the other, and no other number."""
        fewer = np.minimum(self.parts.count[a], self.parts.count[b])
        inside = (fewer > 1) & (self.parts.shared(a, b) == fewer)
        numbers = self.numbered[a] & self.numbered[b] & (self.digits[a] != self.digits[b])
        contained: Bools = inside & ~numbers
        return contained


def _codes(values: Iterable[str | None]) -> Ints:
    """A number for each distinct value, above 0; 0 for none."""
    known: dict[str, int] = {}
    return np.array(
        [known.setdefault(v, len(known) + 1) if v else 0 for v in values], dtype=np.int64
    )


class Columns:
    """All that is compared of groups.

    Args:
        groups: the groups; pairs are given by their indices.
    """

    def __init__(self, groups: Sequence[Group]) -> None:
        self.titles = Names(g.titles for g in groups)
        self.descriptions = Names(g.descriptions for g in groups)
        self.words = Sets(g.words for g in groups)
        self.heads = Sets({_ONE_HEAD.get(h, h) for h in g.heads} for g in groups)
        self.scope = Sets(g.scope for g in groups)
        self.owners = Sets(set(g.owners or ((g.body,) if g.body else ())) for g in groups)
        self.owned = np.array([bool(g.owners) for g in groups], dtype=bool)
        #: Whether owners or speakers are municipalities and the like, and whether it is theirs to tell.
        self.local = np.array(
            [all(map(is_local, g.owners or (g.body,))) for g in groups], dtype=bool
        )
        self.presented = np.array([g.presented or bool(g.owners) for g in groups], dtype=bool)
        self.themes = Sets(g.themes for g in groups)
        self.around = Sets(g.around for g in groups)
        self.publisher = _codes(g.publisher for g in groups)
        self.anchor = _codes(g.anchor for g in groups)
        self.document = _codes(g.document for g in groups)
        self.year = np.array([g.year or 0 for g in groups], dtype=np.int64)
        years = [g.years or (0, 0) for g in groups]
        self.first = np.array([y[0] for y in years], dtype=np.int64)
        self.last = np.array([y[1] for y in years], dtype=np.int64)
        self.new = np.array([g.order == "new" for g in groups], dtype=bool)
        self.old = np.array([g.order == "old" for g in groups], dtype=bool)

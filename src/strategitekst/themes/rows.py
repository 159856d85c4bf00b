"""Rows of numbers that stand for words."""

from collections.abc import Callable, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from .records import Numbers
from .words import MOST_KNOWN

_Floats = NDArray[np.float32]


def joined(each: Sequence[Sequence[int]]) -> tuple[Numbers, Numbers]:
    """Return where each list of numbers ends, behind a 0, and the numbers one after another."""
    ends = np.cumsum([0, *map(len, each)])
    return ends, np.fromiter(chain.from_iterable(each), np.int64, ends[-1])


def summed(ends: Numbers, numbers: Numbers, table: _Floats) -> _Floats:
    """Sum rows of a table.

    Args:
        ends: where the numbers of each sum end, behind a 0.
        numbers: of the rows.
        table: the rows.
    """
    ones = np.ones(len(numbers), np.float32)
    chosen = sparse.csr_matrix((ones, numbers, ends), (len(ends) - 1, len(table)))
    return np.asarray(chosen @ table)


class WordRows:
    """The row of each word, made once, those of new words together.

    Args:
        size: how many numbers a row has.
        make: returns the rows of words, shape (n_words, size).
    """

    def __init__(self, size: int, make: Callable[[Sequence[str]], _Floats]) -> None:
        self._size = size
        self._make = make
        self._known: dict[str, _Floats] = {}

    def __call__(self, words: Sequence[str]) -> tuple[_Floats, Numbers]:
        """Return the rows of the different words, and which of them is that of each word."""
        known = self._known
        if len(known) > MOST_KNOWN:
            known.clear()
        at = {word: i for i, word in enumerate(dict.fromkeys(words))}
        if new := [word for word in at if word not in known]:
            known.update(zip(new, self._make(new), strict=True))
        rows = np.array([known[word] for word in at], np.float32).reshape(-1, self._size)
        return rows, np.array([at[word] for word in words], np.int64)

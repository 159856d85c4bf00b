"""The numbers behind the theme model's columns: n-grams, tf-idf, length and form."""

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from .records import Numbers, Snippet
from .words import Word

_LENGTHS: Final = (4, 5)
_ROLES: Final = ("title", "list_item", "table_row", "heading")
_Floats = NDArray[np.float64]
#: Entries of a block that are not zero, row by row: how many each row has, columns, values.
Entries = tuple[Numbers, Numbers, _Floats]


def length_scale(words: int) -> float:
    """A long passage meets more terms by chance: by how much its sums are divided."""
    return min(max(math.pow(max(words, 1) / 40.0, 0.35), 0.7), 1.8)


def form_of(passage: Snippet, words: int) -> list[float]:
    """What a passage looks like: length, role, marks of passages that say nothing of their own."""
    text = passage.text
    return [
        math.log1p(words) - 3,
        float(words < 8),
        float(words > 60),
        *(float(passage.role == role) for role in _ROLES),
        float(text.rstrip().endswith(":")),
        float(text.rstrip().endswith("?")),
        float(text.startswith(("-", "–", "”", "»", '"', "“"))),
        float(any(map(str.isdigit, text))),
        1.0,
    ]


def runs(form: str) -> set[str]:
    """Runs of four and five letters of a word, its edges marked."""
    padded = f" {form} "
    return {padded[i : i + n] for n in _LENGTHS for i in range(len(padded) - n + 1)}


def pairs(words: Sequence[Word]) -> list[str]:
    """Pairs of neighbouring stems."""
    return [*map(" ".join, pairwise([word.stem for word in words]))]


def word_keys(words: Sequence[Word]) -> list[str]:
    """Stems, stems of the parts of compounds, and pairs of stems."""
    return [key for word in words for key in (word.stem, *word.parts)] + pairs(words)


def idf(documents: Iterable[int], total: int) -> _Floats:
    """Inverse document frequency, smoothed, of entries that occur in so many of ``total`` passages."""
    return np.log((1 + total) / (1 + np.array(list(documents), dtype=float))) + 1


def dense(block: _Floats) -> Entries:
    """The entries of an array that are not zero."""
    rows, columns = np.nonzero(block)
    return np.bincount(rows, minlength=len(block)), columns, block[rows, columns]


def tfidf(rows: Numbers, columns: Numbers, number: int, idf: _Floats) -> Entries:
    """Square roots of counts times idf, each of ``number`` rows of unit length."""
    width = max(len(idf), 1)
    places, counts = np.unique(rows * width + columns, return_counts=True)
    rows, found = np.divmod(places, width)
    values = np.sqrt(counts) * idf[found]
    lengths = np.sqrt(np.bincount(rows, values * values, minlength=number))
    return np.bincount(rows, minlength=number), found, values / np.maximum(lengths, 1e-9)[rows]

"""What the theme model hands from room to room: passages, vectors, analyses, contributions."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .words import Word

Numbers = NDArray[np.int64]
#: Words, by their places, and what was found there, by its number.
Found = tuple[Numbers, Numbers]
_Floats = NDArray[np.float64]


class Snippet(NamedTuple):
    """A passage as the model takes it: text and role, and what stands around it.

    That is the passage before in its section, the heading above it and the document's title.
    """

    text: str
    role: str = "paragraph"
    before: str = ""
    heading: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Vectors:
    """Word vectors: a row for each word, and how often each word occurs in running text."""

    words: tuple[str, ...]
    counts: NDArray[np.int64]
    rows: NDArray[np.int8]

    def frequencies(self) -> dict[str, int]:
        """Return how often each word occurs."""
        return dict(zip(self.words, self.counts.tolist(), strict=True))


@dataclass(frozen=True, slots=True)
class Analysis:
    """Passages taken apart, the words of all in one row.

    Attributes:
        spans: half-open offsets of the words, each into its own passage.
        words: the words.
        ends: where the words of each passage end, behind a 0; shape (n_passages + 1,).
        owner: the passage of each word.
        terms: the first word of each term found, by its place, and the term, by its number.
        stems: words, and the columns of their stems and parts.
        pairs: first words of pairs of stems, and the columns of the pairs.
        vectors: vectors of the different words times their weights, the weights in the last column;
            and which of them is that of each word.
    """

    spans: list[tuple[int, int]]
    words: list[Word]
    ends: Numbers
    owner: Numbers
    terms: Found
    stems: Found
    pairs: Found
    vectors: tuple[NDArray[np.float32], Numbers]


@dataclass(frozen=True, slots=True)
class Contributions:
    """How much each word moved each of some values.

    Attributes:
        values: what each word added, shape (n_words, n_values).
        before: what the passage before added, shape (n_passages, n_values).
    """

    values: _Floats
    before: _Floats

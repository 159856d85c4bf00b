"""What the theme model hands from room to room: passages, vectors, analyses, contributions."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .terms import Hit
from .words import Word

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
    """A passage taken apart: half-open offsets and words, and the terms found.

    ``vectors`` are the words' vectors times their weights, a row each; ``weight`` sums the weights.
    """

    spans: list[tuple[int, int]]
    words: list[Word]
    base_hits: list[Hit]
    hits: list[Hit]
    vectors: NDArray[np.float32]
    weight: float


@dataclass(frozen=True, slots=True)
class Contributions:
    """How much each word moved each of some values.

    Attributes:
        spans: offsets of the words.
        values: what each word added, shape (n_values, n_words).
        before: what the passage before added, shape (n_values,).
    """

    spans: list[tuple[int, int]]
    values: _Floats
    before: _Floats

"""A small convolutional network over the words of a passage: what sums over words cannot tell.

Words stand for the sum of learnt vectors of their stem, of the parts of a compound and of their runs
of letters. A window of three words goes through one layer; its greatest and its mean answers, and the
mean vectors of title, heading and the passage before, go through a hidden layer to one value a theme
(Collobert et al. 2011; Kim 2014; runs of letters as Bojanowski et al. 2017).
"""

import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from .records import Snippet
from .words import Known, Word, forms_of

_Floats = NDArray[np.float32]
#: Lengths of the runs of letters, how many of a word count, and how many vectors they share.
_LENGTHS: Final = (3, 4, 5)
MOST_RUNS: Final = 40
BUCKETS: Final = 1 << 15
#: Passages judged at a time: more of them do not fit the processor's cache.
_TOGETHER: Final = 50
#: The arrays of a network, by name, in the order of the layers.
ARRAYS: Final = ("table", "window", "window_bias", "hidden", "hidden_bias", "out", "out_bias")
#: What stands around a passage, each with a mean vector of its own.
CONTEXT: Final = ("before", "heading", "title")


def run_buckets(form: str) -> list[int]:
    """Places of a word's runs of letters, its edges marked, among the vectors that they share."""
    padded = f"<{form}>"
    runs = (padded[i : i + n] for n in _LENGTHS for i in range(len(padded) - n + 1))
    return [zlib.crc32(run.encode()) % BUCKETS for run in runs][:MOST_RUNS]


def key_places(word: Word, at: Mapping[str, int]) -> list[int]:
    """Places of a word's stem and parts among the keys that have vectors."""
    return [at[key] for key in dict.fromkeys((word.stem, *word.parts)) if key in at]


@dataclass(frozen=True)
class Network:
    """The network, fitted; all it holds are keys and numbers.

    Args:
        keys: stems that have a vector of their own, those of the table's first rows; runs of letters
            have the others.
        arrays: weights by the names in `ARRAYS`.
        word: takes a lower-case word form apart.
    """

    keys: Sequence[str]
    arrays: Mapping[str, _Floats]
    word: Callable[[str], Word]

    @cached_property
    def _vector(self) -> Known[str, _Floats]:
        """The vector of each form, made once."""
        at = {key: i for i, key in enumerate(self.keys)}
        table = self.arrays["table"]
        first = len(at)

        def vector(form: str) -> _Floats:
            own, runs = key_places(self.word(form), at), run_buckets(form)
            weights = np.full(len(own) + len(runs), len(runs) ** -0.5, table.dtype)
            weights[: len(own)] = 1
            return np.asarray(weights @ table[[*own, *(first + run for run in runs)]])

        return Known(vector)

    def _vectors(self, forms: Sequence[str]) -> _Floats:
        vector = self._vector
        size = self.arrays["table"].shape[1]
        return np.array([vector[form] for form in forms], np.float32).reshape(-1, size)

    def values(
        self, passages: Sequence[Snippet], forms: Sequence[Sequence[str]]
    ) -> tuple[_Floats, _Floats]:
        """Judge passages.

        Args:
            passages: the passages; what stands around them may be empty.
            forms: the lower-case word forms of each.

        Returns:
            Values (log odds) of shape (n_passages, n_themes), and the same as if nothing stood
            around the passages.
        """
        parts = [
            self._judged(passages[i : i + _TOGETHER], forms[i : i + _TOGETHER])
            for i in range(0, max(len(passages), 1), _TOGETHER)
        ]
        return np.vstack([values for values, _ in parts]), np.vstack([alone for _, alone in parts])

    def _judged(
        self, passages: Sequence[Snippet], forms: Sequence[Sequence[str]]
    ) -> tuple[_Floats, _Floats]:
        said, means = self._said(forms)
        split = said.shape[1]
        hidden, bias = self.arrays["hidden"], self.arrays["hidden_bias"]
        alone = said @ hidden[:split] + bias
        around = self._around(passages, means) @ hidden[split:]
        return self._told(alone + around), self._told(alone)

    def _said(self, forms: Sequence[Sequence[str]]) -> tuple[_Floats, _Floats]:
        """What each passage says: means and greatest answers of the window; and its mean vector."""
        a = self.arrays
        counts = np.array([len(each) for each in forms])
        filled = np.flatnonzero(counts)
        vectors = self._vectors([form for each in forms for form in each])
        starts = np.concatenate([[0], np.cumsum(counts)])[:-1][filled]
        first = np.zeros(len(vectors), bool)
        first[starts] = True
        left, middle, right = np.split(vectors @ a["window"], 3, axis=1)
        answers = middle + a["window_bias"]
        answers[1:] += np.where(first[1:, None], 0, left[:-1])
        answers[:-1] += np.where(first[1:, None], 0, right[1:])
        np.maximum(answers, 0, out=answers)
        width = answers.shape[1]
        said = np.zeros((len(forms), 2 * width), np.float32)
        means = np.zeros((len(forms), vectors.shape[1]), np.float32)
        if len(filled):
            number = counts[filled, None]
            said[filled, :width] = np.add.reduceat(answers, starts) / np.sqrt(number) / 4
            said[filled, width:] = np.maximum.reduceat(answers, starts)
            means[filled] = np.add.reduceat(vectors, starts) / number
        return said, means

    def _around(self, passages: Sequence[Snippet], means: _Floats) -> _Floats:
        """Mean vectors of what stands around; the passages before were mostly just looked at."""
        size = means.shape[1]
        known = {p.text: mean for p, mean in zip(passages, means, strict=True)} | {
            "": np.zeros(size, np.float32)
        }
        found = np.zeros((len(passages), len(CONTEXT) * size), np.float32)
        for row, passage in zip(found, passages, strict=True):
            for i, text in enumerate((passage.before, passage.heading, passage.title)):
                if text not in known:
                    vectors = self._vectors(forms_of(text))
                    known[text] = vectors.mean(axis=0) if len(vectors) else known[""]
                row[i * size : (i + 1) * size] = known[text]
        return found

    def _told(self, hidden: _Floats) -> _Floats:
        return np.asarray(np.maximum(hidden, 0) @ self.arrays["out"] + self.arrays["out_bias"])

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
from itertools import chain
from operator import attrgetter
from typing import Final

import numpy as np
from numpy.typing import NDArray

from .records import Numbers, Snippet
from .rows import WordRows, joined, summed
from .words import Word, forms_of, key_places

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
_around: Final = attrgetter(*CONTEXT)


def run_buckets(form: str) -> list[int]:
    """Places of a word's runs of letters, its edges marked, among the vectors that they share."""
    padded = f"<{form}>"
    runs = [padded[i : i + n] for n in _LENGTHS for i in range(len(padded) - n + 1)]
    return [zlib.crc32(run.encode()) % BUCKETS for run in runs[:MOST_RUNS]]


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
    def _vectors(self) -> WordRows:
        """The vectors of word forms."""
        at = {key: i for i, key in enumerate(self.keys)}
        table = self.arrays["table"]

        def made(forms: Sequence[str]) -> _Floats:
            keys = joined([key_places(self.word(form), at) for form in forms])
            ends, runs = joined([run_buckets(form) for form in forms])
            weights = np.diff(ends).astype(np.float32) ** -0.5
            return summed(*keys, table) + summed(ends, len(at) + runs, table) * weights[:, None]

        return WordRows(table.shape[1], made)

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
        texts = dict(zip((p.text for p in passages), forms, strict=True))
        number = len(texts)
        for text in chain.from_iterable(map(_around, passages)):
            if text not in texts:  # the passages before were mostly seen above
                texts[text] = forms_of(text)
        ends = np.cumsum([0, *map(len, texts.values())])
        rows, at = self._vectors([*chain.from_iterable(texts.values())])
        said = self._said(rows, at[: ends[number]], ends[: number + 1])
        means = summed(ends, at, rows) / np.maximum(np.diff(ends), 1)[:, None]
        place = {text: i for i, text in enumerate(texts)}
        split = said.shape[1]
        hidden, bias = self.arrays["hidden"], self.arrays["hidden_bias"]
        alone = said[[place[p.text] for p in passages]] @ hidden[:split] + bias
        around = means[[[place[text] for text in _around(p)] for p in passages]]
        beside = around.reshape(len(passages), -1).astype(np.float32) @ hidden[split:]
        return self._told(alone + beside), self._told(alone)

    def _said(self, rows: _Floats, at: Numbers, ends: Numbers) -> _Floats:
        """What texts say, as means and greatest answers of the window.

        Args:
            rows: vectors of words.
            at: which of them is that of each word.
            ends: where the words of each text end, behind a 0.
        """
        counts = np.diff(ends)
        filled = np.flatnonzero(counts)
        starts, lasts = ends[filled], ends[filled + 1] - 1
        window = np.split(rows @ self.arrays["window"], 3, axis=1)
        left, answers, right = (part[at] for part in window)
        left[lasts] = right[starts] = 0  # nothing reaches into another text
        answers += self.arrays["window_bias"]
        answers[1:] += left[:-1]
        answers[:-1] += right[1:]
        np.maximum(answers, 0, out=answers)
        width = answers.shape[1]
        said = np.zeros((len(counts), 2 * width), np.float32)
        said[:, :width] = summed(ends, np.arange(len(at)), answers)
        said[:, :width] /= 4 * np.sqrt(np.maximum(counts, 1))[:, None]
        if len(filled):
            said[filled, width:] = np.maximum.reduceat(answers, starts)
        return said

    def _told(self, hidden: _Floats) -> _Floats:
        return np.asarray(np.maximum(hidden, 0) @ self.arrays["out"] + self.arrays["out_bias"])

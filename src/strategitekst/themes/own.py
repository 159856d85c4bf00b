"""Themes of a user's own: a name, a definition and a few terms make a classifier at once.

Without labels a score rests on the terms and on likeness to the examples; how a file of themes looks
is told in `own_files`. Labels (`teach`) add weights on the words of passages and on their vectors.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.special import expit

from ..schema import OwnThemeScore
from .columns import length_scale
from .features import SCALES
from .model import ThemeModel, default_model
from .records import Snippet
from .terms import Term, TermFinder
from .words import WORD

THRESHOLD: Final = 0.5
#: Without labels: one term of weight 2 gives a score of two thirds, one of 3 nearly nine tenths.
_SLOPE: Final = 1.3
_MIDPOINT: Final = 1.45
#: How much likeness to the examples counts, and from where on.
_LIKENESS: Final = 6.0
_ALIKE: Final = 0.35
#: How far the columns of the learnt part reach, which decides how freely each is weighted.
_PRIOR_SCALE: Final = 0.3
_LIKENESS_SCALE: Final = 2.0
_VECTOR_SCALE: Final = 3.0
_VALUE_SCALE: Final = 0.25
_WORD_SCALE: Final = 6.0
_Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Learnt:
    """What labels taught of a theme.

    Attributes:
        dense: weights of the columns of `OwnClassifier.dense`.
        words: weights of words, by the entry of the model's vocabulary.
        cut: logit from which on the theme is given.
    """

    dense: tuple[float, ...]
    words: Mapping[str, float]
    cut: float


@dataclass(frozen=True, slots=True)
class OwnTheme:
    """A user's theme; ``learnt`` comes from labels, none before that."""

    name: str
    definition: str
    terms: tuple[Term, ...]
    examples: tuple[str, ...] = ()
    parent: str | None = None
    learnt: Learnt | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """Passages as the library's model sees them.

    Attributes:
        vectors: shape (n_passages, n_dimensions), unit length.
        values: the values of the model's own themes, shape (n_passages, n_labels).
        words: the words of each passage, shape (n_passages, n_words), sparse.
    """

    vectors: _Floats
    values: _Floats
    words: sparse.csr_matrix


class OwnClassifier:
    """Give a user's themes to passages.

    Args:
        themes: the themes; those with learnt weights use them.
        model: the library's model, whose vectors and scores are features.
        threshold: least score of a theme that is given.
    """

    def __init__(
        self,
        themes: Sequence[OwnTheme],
        model: ThemeModel | None = None,
        threshold: float = THRESHOLD,
    ) -> None:
        self.themes = tuple(themes)
        self.model = model or default_model()
        self.threshold = threshold
        self._finder = TermFinder(term for theme in self.themes for term in theme.terms)
        self._centres = [self._centre(theme) for theme in self.themes]

    def scores(self, passages: Sequence[Snippet | str]) -> _Floats:
        """Return scores between 0 and 1 of shape (n_passages, n_themes)."""
        values = [self.prior(passages, i) for i in range(len(self.themes))]
        if any(theme.learnt for theme in self.themes) and passages:
            seen = self.seen(passages)
            for i, theme in enumerate(self.themes):
                if theme.learnt is not None:
                    values[i] += self._learnt(theme.learnt, seen, values[i], i)
        shape = len(passages), len(self.themes)
        return np.asarray(expit(np.array(values).T.reshape(shape)))

    def judge(self, passages: Sequence[Snippet | str]) -> list[tuple[OwnThemeScore, ...]]:
        """Return the themes of each passage with scores and, as evidence, the terms found."""
        result = []
        for passage, row in zip(passages, self.scores(passages), strict=True):
            hits = self._finder.find(_text(passage))
            result.append(
                tuple(
                    OwnThemeScore(
                        theme=self.themes[i].name,
                        score=round(float(row[i]), 3),
                        evidence=tuple(
                            (h.start, h.end)
                            for h in hits
                            if h.term.theme == self.themes[i].name and h.term.weight > 0
                        )
                        or None,
                    )
                    for i in np.argsort(-row, kind="stable")
                    if row[i] >= self.threshold
                )
            )
        return result

    def prior(self, passages: Sequence[Snippet | str], index: int) -> _Floats:
        """Return what a theme's file alone says of passages: a logit each."""
        theme = self.themes[index]
        sums = np.zeros(len(passages))
        for i, passage in enumerate(passages):
            text = _text(passage)
            found = {
                h.term.words: h.term.weight
                for h in self._finder.find(text)
                if h.term.theme == theme.name
            }
            sums[i] = sum(found.values()) / length_scale(len(WORD.findall(text)))
        logits = _SLOPE * (np.minimum(sums, 6.0) - _MIDPOINT)
        if theme.examples:
            logits += _LIKENESS * np.maximum(self._likeness(passages, index) - _ALIKE, 0.0)
        return np.asarray(logits)

    def seen(self, passages: Sequence[Snippet | str]) -> Seen:
        """Return what the library's model sees of passages: the same for every theme."""
        features = self.model.features
        matrix = features.transform(passages)
        words = matrix[:, features.columns_of("words")] * (_WORD_SCALE / SCALES["words"])
        values = np.clip(self.model.classifier.decision_function(matrix), -6, 6)
        means = matrix[:, features.columns_of("vectors")].toarray() / SCALES["vectors"]
        return Seen(self._unit(means), np.asarray(values), words.tocsr())

    def dense(self, seen: Seen, prior: _Floats, index: int) -> _Floats:
        """Return the columns of a theme that are not words: one, prior, likeness, vectors, values."""
        return np.hstack(
            [
                np.ones((len(prior), 1)),
                _PRIOR_SCALE * prior[:, None],
                _LIKENESS_SCALE * self._cosines(seen.vectors, index)[:, None],
                _VECTOR_SCALE * seen.vectors,
                _VALUE_SCALE * seen.values,
            ]
        )

    def _learnt(self, learnt: Learnt, seen: Seen, prior: _Floats, index: int) -> _Floats:
        vocabulary = self.model.features.words_
        weights = np.array([learnt.words.get(word, 0.0) for word in vocabulary])
        dense = self.dense(seen, prior, index) @ np.array(learnt.dense)
        return np.asarray(dense + seen.words @ weights - learnt.cut)

    def vectors(self, passages: Sequence[Snippet | str]) -> _Floats:
        """Return a vector of unit length for each passage, shape (n_passages, n_dimensions).

        It is the mean of its words' vectors without what all running text has in common.
        """
        return self._unit(self.model.features.mean_vectors(passages))

    def _unit(self, means: _Floats) -> _Floats:
        found = means - self.model.features.common_vector
        return np.asarray(found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9))

    def _centre(self, theme: OwnTheme) -> _Floats:
        texts = theme.examples or tuple(filter(None, (f"{theme.name}. {theme.definition}",)))
        return np.asarray(self.vectors(list(texts)).mean(axis=0))

    def _likeness(self, passages: Sequence[Snippet | str], index: int) -> _Floats:
        """Cosine of each passage's vector with the examples' (or the definition's)."""
        return self._cosines(self.vectors(passages), index)

    def _cosines(self, vectors: _Floats, index: int) -> _Floats:
        centre = self._centres[index]
        length = np.linalg.norm(vectors, axis=1) * np.linalg.norm(centre)
        return np.asarray(vectors @ centre / np.maximum(length, 1e-9))


def _text(passage: Snippet | str) -> str:
    return passage if isinstance(passage, str) else passage.text

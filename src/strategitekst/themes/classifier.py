"""The theme baseline: summed weights of a theme's terms, turned into a score.

An honest first classifier with nothing learnt: terms and weights were written from the theme
definitions. It stays in the evaluation as a baseline.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from scipy.special import expit
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.feature_extraction.text import CountVectorizer

from ..schema import ThemeScore
from .records import Snippet
from .terms import Hit, TermFinder, Theme, load_themes

THEMES_FILE = Path(__file__).with_name("themes.toml")
#: A term counts at most so often in one passage: repetition is style, not content.
_MOST_COUNTED = 2
_MOST_THEMES = 3


class TermMatrix(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Turn texts into counts of terms: a scikit-learn transformer.

    Args:
        themes: the themes whose terms are counted.

    The matrix has shape (n_texts, n_terms); a term is counted at most twice in a text.
    """

    def __init__(self, themes: Sequence[Theme]) -> None:
        self.themes = themes

    def fit(self, texts: Sequence[str], y: object = None) -> "TermMatrix":
        """Set up the vocabulary, which the themes fix: nothing is learnt from the texts."""
        finder = TermFinder(term for theme in self.themes for term in theme.terms)
        terms = [(theme.name, term.words) for theme in self.themes for term in theme.terms]
        self.vectorizer_ = CountVectorizer(
            analyzer=lambda text: [(h.term.theme, h.term.words) for h in finder.find(text)],
            vocabulary={term: i for i, term in enumerate(terms)},
        )
        return self

    def transform(self, texts: Sequence[str]) -> Any:
        """Return the counts as a sparse matrix of shape (n_texts, n_terms)."""
        counts = self.vectorizer_.transform(texts)
        counts.data = np.minimum(counts.data, _MOST_COUNTED)
        return counts


class TermClassifier:
    """Give zero to three themes to each passage.

    Args:
        themes: names, definitions and weighted terms.
        threshold: least score of a theme that is given.
        midpoint: summed weight at which the score is one half, for a passage of usual length.
        slope: how fast the score rises with the weight.
    """

    def __init__(
        self,
        themes: Sequence[Theme],
        threshold: float = 0.5,
        midpoint: float = 1.6,
        slope: float = 1.2,
    ) -> None:
        self.themes = tuple(themes)
        self.threshold = threshold
        self.midpoint = midpoint
        self.slope = slope
        self._matrix = TermMatrix(self.themes).fit(())
        terms = [term for theme in self.themes for term in theme.terms]
        self._finder = TermFinder(terms)
        names = [theme.name for theme in self.themes]
        self._weights = np.zeros((len(terms), len(names)))
        for i, term in enumerate(terms):
            self._weights[i, names.index(term.theme)] = term.weight

    def scores(self, texts: Sequence[str]) -> Any:
        """Return scores between 0 and 1 of shape (n_texts, n_themes)."""
        if not texts:
            return np.zeros((0, len(self.themes)))
        weights = self._matrix.transform(texts) @ self._weights
        # a long passage meets more terms by chance
        words = np.array([max(len(text.split()), 1) for text in texts], dtype=float)
        midpoint = self.midpoint * np.clip((words / 60.0) ** 0.35, 0.9, 1.8)
        return expit(self.slope * (weights - midpoint[:, None]))

    def classify(self, texts: Sequence[str]) -> list[tuple[ThemeScore, ...]]:
        """Give themes with score and evidence (offsets into each text), the main one first.

        Args:
            texts: passages.

        Returns:
            For each passage zero to three themes.
        """
        result = []
        for text, row in zip(texts, self.scores(texts), strict=True):
            best = [i for i in np.argsort(-row, kind="stable") if row[i] >= self.threshold]
            hits = self._finder.find(text) if best else []
            result.append(
                tuple(self._given(int(i), float(row[i]), hits) for i in best[:_MOST_THEMES])
            )
        return result

    def judge(
        self, passages: Sequence[Snippet]
    ) -> list[tuple[tuple[ThemeScore, ...], tuple[ThemeScore, ...]]]:
        """Do as `classify`, in the form that all classifiers share; it abstains on nothing."""
        return [(themes, ()) for themes in self.classify([p.text for p in passages])]

    def _given(self, index: int, score: float, hits: Sequence[Hit]) -> ThemeScore:
        name = self.themes[index].name
        evidence = tuple(
            (h.start, h.end) for h in hits if h.term.theme == name and h.term.weight > 0
        )
        return ThemeScore(theme=name, score=round(score, 3), evidence=evidence)


@cache
def default_classifier() -> TermClassifier:
    """Return the classifier for the library's own sixteen themes."""
    return TermClassifier(load_themes(THEMES_FILE))

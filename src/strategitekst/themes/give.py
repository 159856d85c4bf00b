"""From scores to themes: at most three, the main one first; the doubtful ones are set apart."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ..schema import EvidenceElsewhere, ThemeScore
from .evidence import Evidence, evidence
from .lists import Span, listed
from .model import ThemeModel, default_model
from .records import Snippet
from .rest import moved, rest_of_document

#: Scores below this are not worth a word; from here to a theme's threshold it is uncertain.
LEAST: Final = 0.2
MOST_THEMES: Final = 3
#: Least score of the likeliest theme of a passage that has no other: a passage is mostly about something.
#: At 0.2 main themes are right 1.2 points more often on dev and 1.4 on 32 public texts, but a theme's word without the theme gives it more often.
ALONE: Final = 0.25
#: Stand for the passage before and the heading, as long as their indices are not known.
BEFORE: Final = -1
HEADING: Final = -2
#: Score of themes that a list asserts: 12 of 15 are right on train. Those named first are surer by a hair.
ASSERTED: Final = 0.75
_HAIR: Final = 0.001
#: Words of a line that only introduces what follows, and what its scores are multiplied with.
_SHORT: Final = 16
_INTRODUCED: Final = 0.2
#: Never the main theme where another one fits (annotation guidelines, section 3).
_NEVER_FIRST: Final = "samarbejde"


def order(
    scores: Sequence[float] | NDArray[np.float64], given: Sequence[int], labels: Sequence[str]
) -> list[int]:
    """Put the themes given in order, the main one first.

    Args:
        scores: of one passage, one a theme.
        given: columns of the themes that are given.
        labels: names of the columns.
    """
    return sorted(given, key=lambda i: (labels[i] == _NEVER_FIRST, -scores[i], i))


def choose(
    scores: Sequence[float] | NDArray[np.float64],
    ranked: Sequence[int],
    least: Sequence[float] | NDArray[np.float64],
    alone: float = ALONE,
) -> list[int]:
    """Choose the themes that are given, the likeliest first.

    Args:
        scores: of one passage, one a theme.
        ranked: columns by falling score.
        least: least score of each theme.
        alone: least score of the likeliest where no other is given.
    """
    given = [i for i in ranked if scores[i] >= least[i]][:MOST_THEMES]
    return given or [i for i in ranked[:1] if scores[i] >= alone]


def introduces(text: str) -> bool:
    """Whether a passage is a short line up to a colon: 180 of 190 have no theme in the corpus' train part."""
    return text.rstrip().endswith(":") and len(text.split()) < _SHORT


class ModelClassifier:
    """Give zero to three themes to each passage, and name those it abstains on.

    Args:
        model: the model; its thresholds decide what is given.
        confidence: least score of a theme that is given, where it is above the model's own
            threshold: a higher one gives less and is right more often.
    """

    def __init__(self, model: ThemeModel, confidence: float = 0.0) -> None:
        self.model = model
        self.confidence = confidence

    def scores(self, passages: Sequence[Snippet | str]) -> NDArray[np.float64]:
        """Return calibrated scores of shape (n_passages, n_themes)."""
        texts = [p if isinstance(p, str) else p.text for p in passages]
        return self._by_rule(self.model.scores(passages), texts, [listed(text) for text in texts])

    def judge(
        self, passages: Sequence[Snippet]
    ) -> list[tuple[tuple[ThemeScore, ...], tuple[ThemeScore, ...]]]:
        """Return for each passage the themes given, with evidence, and those it abstains on.

        Evidence in the passage before or the heading has passage -1 or -2 and offsets into its text,
        evidence in another passage of the document its index.

        Args:
            passages: the content passages of one document, in order: what the others are about counts a
                little for each. Passages that have nothing to do with each other are judged one by one.
        """
        if not passages:
            return []
        labels = self.model.labels
        least = np.maximum(self.model.thresholds, self.confidence).tolist()
        alone = max(ALONE, self.confidence)
        judged = self.model.judge(passages)
        texts = [passage.text for passage in passages]
        lists = [listed(text) for text in texts]
        rest = rest_of_document(judged.scores)
        told = self._by_rule(moved(judged.scores, rest), texts, lists)
        judged = replace(judged, scores=told, rest=rest)
        scores = judged.scores.tolist()
        ranked = np.argsort(-judged.scores, axis=1, kind="stable").tolist()
        given = [
            order(row, choose(row, best, least, alone), labels)
            for row, best in zip(scores, ranked, strict=True)
        ]
        found = [
            [
                Evidence((items[labels[i]],)) if labels[i] in items else words
                for i, words in zip(themes, each, strict=True)
            ]
            for items, themes, each in zip(
                lists, given, evidence(self.model, judged, given), strict=True
            )
        ]
        return [self._told(*one) for one in zip(scores, ranked, given, found, strict=True)]

    def _by_rule(
        self,
        scores: NDArray[np.float64],
        texts: Sequence[str],
        lists: Sequence[Mapping[str, Span]],
    ) -> NDArray[np.float64]:
        """Raise the scores of what lists assert; lower those of a short line that only introduces."""
        told = scores.copy()
        for row, text, items in zip(told, texts, lists, strict=True):
            for place, theme in enumerate(items):
                column = self.model.labels.index(theme)
                row[column] = max(row[column], ASSERTED - _HAIR * place)
            if not items and introduces(text):
                row[:] = row * _INTRODUCED
        return told

    def _told(
        self,
        row: Sequence[float],
        ranked: Sequence[int],
        given: Sequence[int],
        found: Sequence[Evidence],
    ) -> tuple[tuple[ThemeScore, ...], tuple[ThemeScore, ...]]:
        labels = self.model.labels
        themes = tuple(
            ThemeScore(
                theme=labels[i],
                score=round(row[i], 3),
                evidence=(
                    *words.spans,
                    *(EvidenceElsewhere(passage=BEFORE, span=span) for span in words.before),
                    *(EvidenceElsewhere(passage=HEADING, span=span) for span in words.heading),
                    *(EvidenceElsewhere(passage=other, span=span) for other, span in words.rest),
                )
                or None,
            )
            for i, words in zip(given, found, strict=True)
        )
        uncertain = tuple(
            ThemeScore(theme=labels[i], score=round(row[i], 3))
            for i in ranked
            if i not in given and row[i] >= LEAST
        )
        return themes, uncertain


@cache
def default_theme_classifier() -> ModelClassifier:
    """Return the classifier for the library's own sixteen themes."""
    return ModelClassifier(default_model())

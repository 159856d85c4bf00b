"""Which words carried a theme: read off the linear model, as spans of the passage."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import logit

from .model import Judged, ThemeModel
from .records import Contributions

#: Share of what speaks for a theme that the words shown have to carry, and how many at most.
_SHARE = 0.6
_MOST = 6
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What carried a theme.

    Attributes:
        spans: half-open offsets into the passage's text: the fewest words that together carry most
            of what speaks for the theme; neighbours are one span.
        before: offsets into the passage before, where the theme would not be given without what stands around.
        heading: offsets into the heading, likewise.
    """

    spans: tuple[Span, ...]
    before: tuple[Span, ...] = ()
    heading: tuple[Span, ...] = ()


def evidence(model: ThemeModel, judged: Judged, themes: Sequence[int]) -> list[Evidence]:
    """Return what carried each theme.

    Args:
        model: the model that gave the themes.
        judged: the passage with its scores.
        themes: columns of the themes.
    """
    columns = list(themes)
    passage, scores, classifier = judged.passage, judged.scores, model.classifier
    weights = [classifier.coef_[column] for column in columns]
    shares = model.features.contributions(judged.analysis, judged.columns, judged.values, weights)
    margin = logit(scores[columns]) - logit(model.thresholds[columns])
    around = (shares.before + judged.around[columns]) * classifier.slope_[columns]
    decided = around > np.maximum(margin, 0)

    def terms(text: str, row: int) -> tuple[Span, ...]:
        name = model.labels[columns[row]]
        return tuple(model.features.terms_of(text, name)) if decided[row] and text else ()

    return [
        Evidence(_spans(shares, row), terms(passage.before, row), terms(passage.heading, row))
        for row in range(len(columns))
    ]


def _spans(shares: Contributions, row: int) -> tuple[Span, ...]:
    speaking = [(value, i) for i, value in enumerate(shares.values[row].tolist()) if value > 0]
    wanted = _SHARE * sum(value for value, _ in speaking)
    chosen: list[int] = []
    carried = 0.0
    for value, i in sorted(speaking, key=lambda word: -word[0])[:_MOST]:
        if carried >= wanted:
            break
        chosen.append(i)
        carried += value
    return _joined(sorted(chosen), shares.spans)


def _joined(words: Sequence[int], spans: Sequence[Span]) -> tuple[Span, ...]:
    runs: dict[int, list[int]] = defaultdict(list)
    for n, i in enumerate(words):
        runs[i - n].append(i)
    return tuple((spans[run[0]][0], spans[run[-1]][1]) for run in runs.values())

"""Which words carried a theme: read off the linear model, as spans of the passage."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import logit

from .model import Judged, ThemeModel
from .rest import speaker

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
        rest: offsets into another passage of the document, with its index among those judged, where the
            theme would not be given without the rest of the document.
    """

    spans: tuple[Span, ...]
    before: tuple[Span, ...] = ()
    heading: tuple[Span, ...] = ()
    rest: tuple[tuple[int, Span], ...] = ()


def evidence(
    model: ThemeModel, judged: Judged, themes: Sequence[Sequence[int]]
) -> list[list[Evidence]]:
    """Return what carried each theme of each passage.

    Args:
        model: the model that gave the themes.
        judged: the passages with their scores.
        themes: columns of the themes of each.
    """
    classifier, analysis = model.classifier, judged.analysis
    shares = model.features.contributions(analysis, judged.matrix, classifier.coef_)
    least = np.minimum(model.thresholds, judged.scores)  # the likeliest may be given below it
    margin = logit(judged.scores) - logit(least)
    around = (shares.before + judged.around) * classifier.slope_
    decided = around > np.maximum(margin, 0)
    by_rest = np.zeros_like(decided) if judged.rest is None else judged.rest > np.maximum(margin, 0)

    def spans_of(i: int, theme: int) -> tuple[Span, ...]:
        words = slice(*analysis.ends[i : i + 2])
        return _spans(shares.values[words, theme].tolist(), analysis.spans[words])

    def carried(i: int, theme: int) -> Evidence:
        before: tuple[Span, ...] = ()
        heading: tuple[Span, ...] = ()
        rest: tuple[tuple[int, Span], ...] = ()
        if decided[i, theme]:
            passage, name = judged.passages[i], model.labels[theme]
            before, heading = (
                tuple(model.features.terms_of(t, name)) for t in (passage.before, passage.heading)
            )
        if by_rest[i, theme]:
            other = speaker(judged.scores, i, theme)
            rest = tuple((other, span) for span in spans_of(other, theme))
        return Evidence(spans_of(i, theme), before, heading, rest)

    return [[carried(i, theme) for theme in given] for i, given in enumerate(themes)]


def _spans(values: Sequence[float], spans: Sequence[Span]) -> tuple[Span, ...]:
    wanted = _SHARE * sum(value for value in values if value > 0)
    chosen: list[int] = []
    carried = 0.0
    for i in sorted(range(len(values)), key=values.__getitem__, reverse=True)[:_MOST]:
        if carried >= wanted or values[i] <= 0:
            break
        chosen.append(i)
        carried += values[i]
    return _joined(sorted(chosen), spans)


def _joined(words: Sequence[int], spans: Sequence[Span]) -> tuple[Span, ...]:
    runs: dict[int, list[int]] = defaultdict(list)
    for n, i in enumerate(words):
        runs[i - n].append(i)
    return tuple((spans[run[0]][0], spans[run[-1]][1]) for run in runs.values())

"""Which words carried a theme: read off the linear model, as spans of the passage."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from .features import Contributions, Snippet
from .model import ThemeModel

#: Share of what speaks for a theme that the words shown have to carry, and how many at most.
_SHARE = 0.6
_MOST = 6
Span = tuple[int, int]


def evidence(model: ThemeModel, passage: Snippet, themes: Sequence[int]) -> list[tuple[Span, ...]]:
    """Return the words that carried each theme, as half-open offsets into the passage's text.

    Args:
        model: the model that gave the themes.
        passage: the passage.
        themes: columns of the themes.

    Returns:
        For each theme the fewest spans that together carry most of what speaks for it, in text
        order; neighbours are one span.
    """
    shares = model.features.contributions(passage, model.classifier.coef_[list(themes)])
    return [_spans(shares, row) for row in range(len(themes))]


def _spans(shares: Contributions, row: int) -> tuple[Span, ...]:
    per_word: NDArray[np.float64] = shares.values[row]
    speaking = np.clip(per_word, 0, None)
    total = speaking.sum()
    if not total:
        return ()
    chosen: list[int] = []
    carried = 0.0
    for i in np.argsort(-speaking, kind="stable")[:_MOST]:
        if speaking[i] <= 0 or carried >= _SHARE * total:
            break
        chosen.append(int(i))
        carried += speaking[i]
    return _joined(sorted(chosen), shares.spans)


def _joined(words: Sequence[int], spans: Sequence[Span]) -> tuple[Span, ...]:
    runs: dict[int, list[int]] = defaultdict(list)
    for n, i in enumerate(words):
        runs[i - n].append(i)
    return tuple((spans[run[0]][0], spans[run[-1]][1]) for run in runs.values())

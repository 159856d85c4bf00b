"""How much of a document, or of many, is about each theme: shares with intervals.

These work on plain annotations. A share counts content passages (or their words); since passages of
one document resemble one another, intervals over several documents resample documents.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.stats import beta

from ..labels import CONTENT_ROLES, THEMES
from ..schema import Annotation, Passage

_DRAWS: Final = 1000
_Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Share:
    """How much is about a theme.

    Attributes:
        theme: its name.
        passages: share of the content passages, between 0 and 1.
        low: lower end of the 95 % interval of that share.
        high: upper end.
        words: share of the content passages' words.
        main: share of the content passages whose main theme it is.
        count: number of passages with the theme.
    """

    theme: str
    passages: float
    low: float
    high: float
    words: float
    main: float
    count: int


def content(note: Annotation) -> list[tuple[int, Passage]]:
    """Return the content passages of an annotation with their indices."""
    return [(i, p) for i, p in enumerate(note.passages) if p.role in CONTENT_ROLES]


def jeffreys(right: float, total: float) -> tuple[float, float]:
    """Return the 95 % Jeffreys interval of a share (Brown, Cai and DasGupta 2001)."""
    if not total:
        return 0.0, 1.0
    low = beta.ppf(0.025, right + 0.5, total - right + 0.5) if right else 0.0
    high = beta.ppf(0.975, right + 0.5, total - right + 0.5) if right < total else 1.0
    return float(low), float(high)


def resampled(counts: _Floats, totals: _Floats, seed: int = 0) -> tuple[float, float]:
    """Return the 95 % bootstrap interval of a share, resampling documents.

    Args:
        counts: passages with the theme in each document.
        totals: content passages of each document.
        seed: of the draws.
    """
    rng = np.random.default_rng(seed)
    drawn = rng.multinomial(len(counts), np.full(len(counts), 1 / len(counts)), size=_DRAWS)
    below = drawn @ totals
    shares = np.divide(drawn @ counts, below, out=np.zeros(_DRAWS), where=below > 0)
    low, high = np.quantile(shares, [0.025, 0.975])
    return float(low), float(high)


def profile(notes: Sequence[Annotation], themes: Sequence[str] = THEMES) -> list[Share]:
    """Return the share of each theme, the largest first; themes that do not occur are left out.

    Args:
        notes: one annotation or several. The interval of one is that of its passages as a sample of
            what its author might have written (Jeffreys); of several, documents are resampled.
        themes: the themes to count.
    """
    each = [[p for _, p in content(note)] for note in notes]
    totals = np.array([len(passages) for passages in each], dtype=float)
    if not totals.sum():
        return []
    words = [
        [len(n.text[p.start : p.end].split()) for p in ps]
        for n, ps in zip(notes, each, strict=True)
    ]
    every = sum(sum(row) for row in words)
    shares = []
    for theme in themes:
        counts = np.array([sum(theme in p.all_theme_names for p in ps) for ps in each], dtype=float)
        if not counts.sum():
            continue
        told = sum(
            w
            for ps, row in zip(each, words, strict=True)
            for p, w in zip(ps, row, strict=True)
            if theme in p.all_theme_names
        )
        first = sum(p.theme_names[:1] == (theme,) for ps in each for p in ps)
        if len(notes) == 1:
            low, high = jeffreys(counts.sum(), totals.sum())
        else:
            low, high = resampled(counts, totals)
        share = float(counts.sum() / totals.sum())
        shares.append(
            Share(
                theme, share, low, high, told / max(every, 1), first / float(totals.sum()),
                int(counts.sum()),
            )
        )  # fmt: skip
    return sorted(shares, key=lambda s: (-s.main, -s.passages, s.theme))

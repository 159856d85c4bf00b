"""Whether scores mean what they say: Brier, calibration error, AUROC and average precision.

An outcome is a score with whether what it stands for was right. Where a layer gives no scores
there are no outcomes, and nothing is made up.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score

from ..labels import CONTENT_ROLES, THEMES
from ..schema import Annotation, ThemeScore
from .bootstrap import Statistic, Weights
from .counts import match_spans, twins
from .scoring import OVERLAP

BINS: Final = 10
#: Themes with less are too many and too certain to tell anything.
LEAST: Final = 0.2
#: AUROC is slow to draw.
_RANKING_DRAWS: Final = 200


@dataclass(frozen=True, slots=True)
class Outcomes:
    """Scores and whether they were right, with the document of each.

    Args:
        documents: index of the document, shape (n,).
        scores: between 0 and 1, shape (n,).
        right: 0 or 1, shape (n,).
    """

    documents: NDArray[np.int64]
    scores: NDArray[np.float64]
    right: NDArray[np.float64]

    @classmethod
    def of(cls, items: Sequence[tuple[int, float, bool]]) -> "Outcomes":
        """Make outcomes of (document, score, right)."""
        return cls(
            np.array([d for d, _, _ in items], dtype=np.int64),
            np.array([s for _, s, _ in items], dtype=np.float64),
            np.array([r for _, _, r in items], dtype=np.float64),
        )

    def __len__(self) -> int:
        return len(self.scores)


@dataclass(frozen=True, slots=True)
class Bin:
    """One bin of a reliability curve: how many scores, their mean, the share that was right."""

    low: float
    high: float
    count: int
    score: float | None
    right: float | None


def _bin_of(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    return np.minimum((scores * BINS).astype(np.int64), BINS - 1)


def reliability(outcomes: Outcomes) -> list[Bin]:
    """Ten bins of equal width, empty ones too."""
    places = _bin_of(outcomes.scores)
    bins = []
    for b in range(BINS):
        inside = places == b
        count = int(inside.sum())
        bins.append(
            Bin(
                b / BINS,
                (b + 1) / BINS,
                count,
                float(outcomes.scores[inside].mean()) if count else None,
                float(outcomes.right[inside].mean()) if count else None,
            )
        )
    return bins


def brier(outcomes: Outcomes) -> Statistic:
    """Brier score (1950): mean squared distance of score and outcome, 0 is perfect."""
    error = (outcomes.scores - outcomes.right) ** 2

    def value(weights: Weights) -> float:
        each = weights[outcomes.documents]
        return float(each @ error / each.sum()) if each.sum() else float("nan")

    return Statistic(value, lower_is_better=True)


def calibration_error(outcomes: Outcomes) -> Statistic:
    """Expected calibration error (Naeini et al. 2015) over ten bins of equal width."""
    places = _bin_of(outcomes.scores)
    gap = outcomes.right - outcomes.scores

    def value(weights: Weights) -> float:
        each = weights[outcomes.documents]
        if not each.sum():
            return float("nan")
        gaps = np.bincount(places, each * gap, minlength=BINS)
        return float(np.abs(gaps).sum() / each.sum())

    return Statistic(value, lower_is_better=True)


def auroc(outcomes: Outcomes) -> Statistic:
    """Area under the ROC curve: how well the score tells right from wrong, 0.5 is a coin."""

    def value(weights: Weights) -> float:
        each = weights[outcomes.documents]
        drawn = each > 0
        if len(set(outcomes.right[drawn])) < 2:
            return float("nan")
        return float(
            roc_auc_score(outcomes.right[drawn], outcomes.scores[drawn], sample_weight=each[drawn])
        )

    return Statistic(value, draws=_RANKING_DRAWS)


def average_precision(outcomes: Outcomes) -> Statistic:
    """Average precision of the ranking by score, as scikit-learn has it; sorted once, not each draw.

    Nothing where nothing is right. Equal scores are one step of the ranking.
    """
    if not len(outcomes):
        return Statistic(lambda weights: float("nan"))
    order = np.argsort(-outcomes.scores, kind="stable")
    documents, right = outcomes.documents[order], outcomes.right[order]
    scores = outcomes.scores[order]
    steps = np.append(np.flatnonzero(np.diff(scores)), len(scores) - 1)

    def value(weights: Weights) -> float:
        each = weights[documents]
        found, seen = np.cumsum(each * right)[steps], np.cumsum(each)[steps]
        if not found[-1]:
            return float("nan")
        precision = np.divide(found, seen, out=np.zeros_like(found), where=seen > 0)
        return float(np.diff(found, prepend=0.0) @ precision / found[-1])

    return Statistic(value)


def mean_statistic(parts: Sequence[Statistic]) -> Statistic:
    """Mean of figures, those without a value left out."""

    def value(weights: Weights) -> float:
        values = [v for part in parts if not np.isnan(v := part.value(weights))]
        return float(np.mean(values)) if values else float("nan")

    return Statistic(value)


def entity_outcomes(predicted: Sequence[Annotation], gold: Sequence[Annotation]) -> Outcomes:
    """Scores of names: right where start, end and label are."""
    items = []
    for d, (ours, theirs) in enumerate(zip(predicted, gold, strict=True)):
        strict = {(e.start, e.end, e.label) for e in theirs.entities}
        for entity in ours.entities:
            if entity.score is not None:
                items.append((d, entity.score, (entity.start, entity.end, entity.label) in strict))
    return Outcomes.of(items)


def mention_outcomes(predicted: Sequence[Annotation], gold: Sequence[Annotation]) -> Outcomes:
    """Scores of mentions: right where a gold mention is matched by overlap."""
    items = []
    for d, (ours, theirs) in enumerate(zip(predicted, gold, strict=True)):
        pairs = match_spans(ours.initiatives, theirs.initiatives, OVERLAP)
        for i, mention in enumerate(ours.initiatives):
            if mention.score is not None:
                items.append((d, mention.score, i in pairs))
    return Outcomes.of(items)


def _scored(items: Sequence[ThemeScore] | None) -> dict[str, float]:
    return {t.theme: t.score for t in items or () if t.score is not None}


def theme_outcomes(
    predicted: Sequence[Annotation], gold: Sequence[Annotation], *, given_only: bool
) -> Outcomes:
    """Scores of themes, counted as themes are: those given, or all that are scored 0.2 or more.

    A theme on a passage that gold does not call content is wrong.
    """
    items: list[tuple[int, float, bool]] = []
    for d, (ours, theirs) in enumerate(zip(predicted, gold, strict=True)):
        pairs = [
            (twin, set(passage.theme_names))
            for passage, twin in zip(
                theirs.passages, twins(theirs.passages, ours.passages), strict=True
            )
            if passage.role in CONTENT_ROLES and twin is not None
        ]
        pairs += [
            (passage, set())
            for passage, twin in zip(
                ours.passages, twins(ours.passages, theirs.passages), strict=True
            )
            if twin is None or twin.role not in CONTENT_ROLES
        ]
        for passage, wanted in pairs:
            scores = _scored(passage.themes)
            if not given_only:
                scores |= _scored(passage.uncertain)
                scores = {theme: s for theme, s in scores.items() if s >= LEAST}
            items += [(d, score, theme in wanted) for theme, score in scores.items()]
    return Outcomes.of(items)


def theme_rankings(
    predicted: Sequence[Annotation], gold: Sequence[Annotation]
) -> dict[str, Outcomes]:
    """For each theme every gold content passage with its score; what is not listed has none: 0.

    Returns:
        Nothing at all where the themes have no scores.
    """
    items: dict[str, list[tuple[int, float, bool]]] = {theme: [] for theme in THEMES}
    any_score = False
    for d, (ours, theirs) in enumerate(zip(predicted, gold, strict=True)):
        matched = twins(theirs.passages, ours.passages)
        for passage, twin in zip(theirs.passages, matched, strict=True):
            if passage.role not in CONTENT_ROLES:
                continue
            scores = _scored((*(twin.themes or ()), *(twin.uncertain or ()))) if twin else {}
            any_score = any_score or bool(scores)
            for theme in THEMES:
                items[theme].append((d, scores.get(theme, 0.0), theme in passage.theme_names))
    return {theme: Outcomes.of(each) for theme, each in items.items()} if any_score else {}

"""How far two annotators agree: the ceiling of every table, and Krippendorff's alpha for themes."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar

import numpy as np

from ..errors import FormatError
from ..labels import CONTENT_ROLES
from ..schema import Annotation, Collection
from .bootstrap import Figure, Statistic, Weights, figure
from .calibration import mean_statistic
from .evaluate import AGREEMENT_FORMAT
from .measure import LAYERS, Run, layer_statistics

V = TypeVar("V", bound=Hashable)


def nominal(a: object, b: object) -> float:
    """Distance of two values that are the same or not."""
    return float(a != b)


def masi(a: frozenset[str], b: frozenset[str]) -> float:
    """MASI distance of two sets (Passonneau 2006): 0 the same, 1 nothing shared."""
    if a == b:
        return 0.0
    if not a & b:
        return 1.0
    monotonic = 2 / 3 if a <= b or b <= a else 1 / 3
    return 1 - monotonic * len(a & b) / len(a | b)


def alpha_statistic(
    units: Sequence[tuple[int, Sequence[V]]], distance: Callable[[V, V], float] = nominal
) -> Statistic:
    """Krippendorff's alpha (2011): 1 - observed / expected disagreement.

    Args:
        units: for each unit its document (index) and the values that annotators gave; a unit with
            fewer than two tells nothing.
        distance: of two values; the squared difference for numbers on a scale.
    """
    pairable = [(d, values) for d, values in units if len(values) > 1]
    kinds = list(dict.fromkeys(v for _, values in pairable for v in values))
    place = {kind: i for i, kind in enumerate(kinds)}
    apart = np.array([[distance(a, b) for b in kinds] for a in kinds])
    documents = np.array([d for d, _ in pairable], dtype=int)
    counts = np.zeros((len(pairable), len(kinds)))
    for u, (_, values) in enumerate(pairable):
        for given in values:
            counts[u, place[given]] += 1
    sizes = counts.sum(axis=1)
    # ordered pairs inside a unit, each annotator against all others
    within = np.einsum("uc,ck,uk->u", counts, apart, counts) / (sizes - 1) if kinds else sizes

    def value(weights: Weights) -> float:
        each = weights[documents]
        of_kind = each @ counts
        total = of_kind.sum()
        expected = of_kind @ apart @ of_kind / (total - 1) if total > 1 else 0.0
        return float(1 - each @ within / expected) if expected else float("nan")

    return Statistic(value)


def alpha(units: Sequence[Sequence[V]], distance: Callable[[V, V], float] = nominal) -> float:
    """Krippendorff's alpha of units by themselves; arguments as in `alpha_statistic`."""
    return alpha_statistic([(0, values) for values in units], distance).value(np.ones(1))


def _alphas(first: Sequence[Annotation], second: Sequence[Annotation]) -> dict[str, Statistic]:
    """Alpha over the passages that both divided alike, and themes over those both call content."""
    roles: list[tuple[int, list[str]]] = []
    sets: list[tuple[int, list[frozenset[str]]]] = []
    mains: list[tuple[int, list[str]]] = []
    for d, (a, b) in enumerate(zip(first, second, strict=True)):
        theirs = {(p.start, p.end): p for p in b.passages}
        for one in a.passages:
            other = theirs.get((one.start, one.end))
            if other is None:
                continue
            roles.append((d, [one.role, other.role]))
            if one.role in CONTENT_ROLES and other.role in CONTENT_ROLES:
                sets.append((d, [frozenset(one.theme_names), frozenset(other.theme_names)]))
                mains.append((d, [(*p.theme_names, "none")[0] for p in (one, other)]))
    return {
        "passage roles alpha": alpha_statistic(roles),
        "themes alpha": alpha_statistic(sets, masi),
        "main theme alpha": alpha_statistic(mains),
    }


def pair_up(
    first: Sequence[Annotation], second: Sequence[Annotation]
) -> tuple[list[Annotation], list[Annotation]]:
    """Pair annotations of the same text; those that only one side has are left out.

    Raises:
        FormatError: no text is in both.
    """
    by_text = {note.text: note for note in second}
    pairs = [(note, by_text[note.text]) for note in first if note.text in by_text]
    if not pairs:
        raise FormatError(
            "the two folders have no text in common; name two annotations of the same"
        )
    return [a for a, _ in pairs], [b for _, b in pairs]


def agreement(
    first: Sequence[Annotation],
    second: Sequence[Annotation],
    collections: tuple[Collection, Collection] | None = None,
) -> dict[str, Figure]:
    """Measure two annotators by the figures of the evaluation, each as gold of the other, averaged.

    Args:
        first: one annotator's annotations.
        second: the other's, of the same texts in the same order.
        collections: their initiatives, for relations.

    Returns:
        Figures by name, and Krippendorff's alpha of roles, themes (MASI) and main themes.
    """
    ours, theirs = collections or (None, None)
    runs = (Run(first, second, first, ours, theirs), Run(second, first, second, theirs, ours))
    statistics: dict[str, Statistic] = {}
    for layer in LAYERS:
        one, other = (layer_statistics(run, layer) for run in runs)
        for name in one.keys() & other.keys():
            mean = mean_statistic([one[name], other[name]])
            draws, lower = one[name].draws, one[name].lower_is_better
            statistics[name] = Statistic(mean.value, draws=draws, lower_is_better=lower)
    order = [name for names in LAYERS.values() for name in names if name in statistics]
    order += sorted(statistics.keys() - set(order))
    statistics = {name: statistics[name] for name in order} | _alphas(first, second)
    found = {name: figure(s, len(first)) for name, s in statistics.items()}
    return {name: value for name, value in found.items() if value.value is not None}


def to_dict(figures: dict[str, Figure], documents: int) -> dict[str, Any]:
    """Return the file of agreement as plain JSON values."""
    return {
        "format": AGREEMENT_FORMAT,
        "documents": documents,
        "figures": {name: value.to_dict() for name, value in figures.items()},
    }

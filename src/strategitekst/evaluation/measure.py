"""All figures of a layer: what is measured, under which name, worked out how."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from ..labels import ENTITY_LABELS, THEMES
from ..schema import Annotation, Collection
from .bootstrap import Figure, Statistic, count_statistic, f_statistic, figure, ratio_statistic
from .calibration import (
    Outcomes,
    auroc,
    average_precision,
    brier,
    calibration_error,
    entity_outcomes,
    mean_statistic,
    mention_outcomes,
    theme_outcomes,
    theme_rankings,
)
from .coreference import CONLL
from .counts import Counts
from .facts import edition_confusions, score_facts
from .links import document_shares, link_outcomes, score_relations
from .scoring import score_document
from .segmentation import boundaries, boundary_similarity, window_diff, window_size

#: Layer to the figures of its table, in order.
LAYERS: Final[Mapping[str, tuple[str, ...]]] = {
    "passages": (
        "passages exact",
        "passage roles",
        "passages WindowDiff",
        "passages boundary similarity",
    ),
    "entities": (
        "entities strict",
        "entities overlap",
        "entities exact",
        "entities partial",
        "entities type",
        "canonical",
        "person roles",
    ),
    "dates": ("entities DATE", "dates resolved", "dates by value", "dates by interval"),
    "themes": ("themes", "themes macro", "main theme", "themes average precision"),
    "mentions": ("mentions overlap", "mentions strict", "mentions NAM", "mentions NOM"),
    "linking": (
        "MUC",
        "B³",
        "CEAFe",
        "CoNLL",
        "LEA",
        "relations",
        "owners",
        "periods",
        "edition confusions",
    ),
    "quotes": ("quotes", "speakers"),
    "document": ("document title", "document date", "document publisher", "document kind"),
}
#: Layers that give scores, to what the figures of their scores are called after.
SCORED: Final = ("entities", "themes given", "themes scored ≥ 0.2", "mentions", "links")


@dataclass(slots=True)
class Run:
    """What one way of annotating made of a set of documents.

    Args:
        predicted: annotations, as made document by document.
        gold: gold annotations, in the same order.
        linked: the predicted ones with the ids of a collection, where they were linked.
        collection: that collection.
        wanted: the gold collection, for relations.
    """

    predicted: Sequence[Annotation]
    gold: Sequence[Annotation]
    linked: Sequence[Annotation] | None = None
    collection: Collection | None = None
    wanted: Collection | None = None
    _counted: list[dict[str, Counts]] = field(default_factory=list)

    @property
    def counted(self) -> list[dict[str, Counts]]:
        """Counts of each document, made once."""
        if not self._counted:
            pairs = zip(self.predicted, self.gold, strict=True)
            self._counted = [score_document(p, g) for p, g in pairs]
        return self._counted


def _passages(run: Run) -> dict[str, Statistic]:
    windows, similar = [], []
    for ours, theirs in zip(run.predicted, run.gold, strict=True):
        found = boundaries(theirs.text, ours.passages)
        wanted = boundaries(theirs.text, theirs.passages)
        windows.append(window_diff(found, wanted, window_size(wanted)))
        similar.append(boundary_similarity(found, wanted))
    return {
        "passages WindowDiff": ratio_statistic(windows, lower_is_better=True),
        "passages boundary similarity": ratio_statistic(similar),
    }


def semeval_statistics(run: Run) -> dict[str, Statistic]:
    """The four schemes, in all ("entities partial") and by label ("entities partial PER")."""
    from .semeval import SCHEMES, semeval  # an extra  # noqa: PLC0415

    counted = [
        semeval(p.entities, g.entities) for p, g in zip(run.predicted, run.gold, strict=True)
    ]
    statistics = {}
    for scheme in SCHEMES:
        for suffix in ("", *(f" {label}" for label in ENTITY_LABELS)):
            name = f"{scheme}{suffix}"
            if name == "strict":
                continue  # counted by ourselves, with precision and recall
            sums = [each.get(name, (0.0, 0.0, 0.0)) for each in counted]
            if any(any(row) for row in sums):
                # F1 is right over the mean of predicted and gold
                statistics[f"entities {name}"] = ratio_statistic(
                    [(right, (given + gold) / 2) for right, given, gold in sums]
                )
    return statistics


def _themes(run: Run) -> dict[str, Statistic]:
    present = [t for t in THEMES if any(f"themes {t}" in c for c in run.counted)]
    macro = [count_statistic(run.counted, f"themes {t}") for t in present]
    statistics = {"themes macro": mean_statistic(macro)} if macro else {}
    rankings = theme_rankings(run.predicted, run.gold)
    each = {t: average_precision(o) for t, o in rankings.items()}
    if each:
        statistics["themes average precision"] = mean_statistic(list(each.values()))
        statistics |= {f"themes average precision {t}": s for t, s in each.items()}
    return statistics


def _linking(run: Run) -> dict[str, Statistic]:
    if run.linked is None:
        return {}
    shares = document_shares(run.linked, run.gold)
    statistics = {name: f_statistic(rows) for name, rows in shares.items()}
    statistics["CoNLL"] = f_statistic(*(shares[name] for name in CONLL))
    if run.collection is not None and run.wanted is not None:
        counts = score_relations(run.linked, run.gold, run.collection, run.wanted)
        # relations belong to no one document: no interval can be drawn
        statistics["relations"] = Statistic(lambda w: counts.f1, counts, draws=0)
        for name, told in score_facts(run.linked, run.gold, run.collection, run.wanted).items():
            statistics[name] = _share(told)
        statistics["edition confusions"] = ratio_statistic(
            edition_confusions(run.linked, run.gold, run.wanted), lower_is_better=True
        )
    return statistics


def _share(counts: Counts) -> Statistic:
    """Of what gold has, the share that is right; it belongs to no one document."""
    right = counts.recall if counts.gold else float("nan")
    return Statistic(lambda w: right, counts, draws=0)


_OWN: Final[Mapping[str, Callable[[Run], dict[str, Statistic]]]] = {
    "passages": _passages,
    "entities": semeval_statistics,
    "themes": _themes,
    "linking": _linking,
}


def layer_statistics(run: Run, layer: str) -> dict[str, Statistic]:
    """All statistics of a layer, those of its table and those by label or theme.

    Args:
        run: what is judged.
        layer: a key of `LAYERS`.
    """
    statistics = _OWN[layer](run) if layer in _OWN else {}
    names = {name for scores in run.counted for name in scores}
    wanted = set(LAYERS[layer])
    prefix = f"{layer} "
    for name in sorted(names):
        if name not in statistics and (name in wanted or name.startswith(prefix)):
            statistics[name] = count_statistic(run.counted, name)
    return statistics


def measure(run: Run, layer: str, *, all_figures: bool = False) -> dict[str, Figure]:
    """Measure one layer.

    Args:
        run: what is judged.
        layer: a key of `LAYERS`.
        all_figures: those by label and theme too, not only those of the layer's table.

    Returns:
        Figures by name; one that cannot be had (no links, no scores) is not there.
    """
    statistics = layer_statistics(run, layer)
    names = [name for name in LAYERS[layer] if name in statistics]
    if all_figures:
        names += [name for name in statistics if name not in names]
    return {name: figure(statistics[name], len(run.gold)) for name in names}


def point_figures(run: Run, layers: Sequence[str] = tuple(LAYERS)) -> dict[str, float]:
    """The figures of the tables alone, without intervals, those left out where less is better."""
    found = {}
    for layer in layers:
        statistics = layer_statistics(run, layer)
        for name in LAYERS[layer]:
            if name in statistics and not statistics[name].lower_is_better:
                value = float(statistics[name].value(np.ones(len(run.gold))))
                if not np.isnan(value):
                    found[name] = value
    return found


def score_outcomes(run: Run) -> dict[str, Outcomes]:
    """The outcomes of every score that the library gives, by `SCORED`; empty where it gives none."""
    links: list[tuple[int, float, bool]] = []
    if run.linked is not None and run.collection is not None:
        links = link_outcomes(run.linked, run.gold, run.collection)
    return {
        "entities": entity_outcomes(run.predicted, run.gold),
        "themes given": theme_outcomes(run.predicted, run.gold, given_only=True),
        "themes scored ≥ 0.2": theme_outcomes(run.predicted, run.gold, given_only=False),
        "mentions": mention_outcomes(run.predicted, run.gold),
        "links": Outcomes.of(links),
    }


def score_figures(outcomes: Outcomes, documents: int) -> dict[str, Figure]:
    """Brier score, calibration error and AUROC of one kind of score; nothing without scores."""
    if not len(outcomes):
        return {}
    counts = Counts(int(outcomes.right.sum()), len(outcomes), 0)
    share = Statistic(lambda w: float(np.average(outcomes.right, weights=w[outcomes.documents])))
    parts = {
        "Brier": brier(outcomes),
        "calibration error": calibration_error(outcomes),
        "AUROC": auroc(outcomes),
    }
    found = {name: figure(statistic, documents) for name, statistic in parts.items()}
    return {"right": Figure(share.value(np.ones(documents)), counts=counts), **found}

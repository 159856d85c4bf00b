"""Train the weights of the entities' scores from gold annotations.

Usage::

    python models/train/entities.py [corpus/dev corpus/demo] [--folds-only]

Writes ``entities/confidence.json`` in the package. An entity is right when start, end and label are
those of the gold one. The base pipeline was trained on corpus/train and is surer there than on texts
it has not seen, so that part takes no part unless it is named. Each document is used twice, with the
base pipeline and without one. What is printed is measured on documents that were left out: by folds.
"""

import argparse
from collections.abc import Sequence

import numpy as np
from sklearn.model_selection import GroupKFold

from strategitekst.batch import read_annotations
from strategitekst.entities import component
from strategitekst.entities.confidence import CONFIDENCE_FILE, evidence
from strategitekst.evaluation.calibration import (
    Outcomes,
    auroc,
    brier,
    calibration_error,
    reliability,
)
from strategitekst.pipeline import Settings, annotate_text
from strategitekst.schema import Annotation, Entity
from strategitekst.weights import Weights, train_weights

FOLDS = 10
STRENGTH = 0.1  # scikit-learn's C

Rows = list[dict[str, float]]


def clues(note: Annotation, settings: Settings) -> tuple[Rows, list[bool]]:
    """Annotate a text anew; return the clues of each entity found and whether it is right."""
    rows: Rows = []
    found: list[Entity] = []

    def watch(text, passages, entities, sources, weights=None):  # type: ignore[no-untyped-def]
        rows.extend(evidence(text, passages, entities, sources))
        found.extend(entities)
        return list(entities)

    scorer, component.with_scores = component.with_scores, watch
    try:
        annotate_text(note.text, id=note.id, settings=settings)
    finally:
        component.with_scores = scorer
    gold = {(e.start, e.end, e.label) for e in note.entities}
    return rows, [(e.start, e.end, e.label) in gold for e in found]


def held_out(rows: Rows, right: Sequence[bool], documents: Sequence[str]) -> np.ndarray:
    """Score each case by weights of the other documents."""
    scores = np.zeros(len(rows))
    for train, test in GroupKFold(n_splits=FOLDS).split(rows, groups=documents):
        weights = train_weights(
            [rows[i] for i in train],
            [right[i] for i in train],
            [documents[i] for i in train],
            strength=STRENGTH,
        )
        scores[test] = [weights.score(rows[i]) for i in test]
    return scores


def report(scores: np.ndarray, right: Sequence[bool], documents: Sequence[str]) -> str:
    """Figures and the reliability table of scores."""
    index = {name: i for i, name in enumerate(dict.fromkeys(documents))}
    outcomes = Outcomes.of(
        [(index[d], float(s), bool(r)) for d, s, r in zip(documents, scores, right, strict=True)]
    )
    once = np.ones(len(index))
    lines = [
        f"{len(outcomes)} entities of {len(index)} documents, {np.mean(outcomes.right):.3f} right:"
        f" AUROC {auroc(outcomes).value(once):.3f},"
        f" calibration error {calibration_error(outcomes).value(once):.3f},"
        f" Brier {brier(outcomes).value(once):.3f}"
    ]
    for b in reliability(outcomes):
        if b.score is not None and b.right is not None:
            lines.append(f"  {b.low:.1f}-{b.high:.1f} {b.count:6d} {b.score:.3f} {b.right:.3f}")
    return "\n".join(lines)


def main() -> None:
    """Train from the command line."""
    parser = argparse.ArgumentParser(description="Train the scores of entities.")
    parser.add_argument("folders", nargs="*", default=["corpus/dev", "corpus/demo"])
    parser.add_argument("--folds-only", action="store_true", help="measure, write nothing")
    options = parser.parse_args()
    rows: Rows = []
    right: list[bool] = []
    documents: list[str] = []
    with_base: list[bool] = []
    for note in read_annotations(options.folders):
        if not note.passages:
            continue
        for settings in (Settings(), Settings("blank")):
            own, truth = clues(note, settings)
            rows += own
            right += truth
            documents += [note.id] * len(own)
            with_base += [settings.base is None] * len(own)
    scores = held_out(rows, right, documents)
    base = [i for i, based in enumerate(with_base) if based]
    print(report(scores[base], [right[i] for i in base], [documents[i] for i in base]))
    if options.folds_only:
        return
    weights: Weights = train_weights(rows, right, documents, strength=STRENGTH)
    CONFIDENCE_FILE.write_text(weights.to_json() + "\n", encoding="utf-8")
    print(f"{len(weights.weights)} weights")


if __name__ == "__main__":
    main()

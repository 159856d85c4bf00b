"""Train the weights of the entities' scores from gold annotations.

Usage::

    python models/train/entities.py [corpus/train corpus/demo] [--shown corpus/dev] [--measure]

Writes ``entities/confidence.json`` in the package. An entity is right when start, end and label are
those of the gold one. Each document is used twice, with the base pipeline and without one. What is
printed is measured on documents that the weights were not fitted on: by folds over documents, and
on the part that is only shown. The base pipeline was trained on corpus/train, so its names are
surer there than elsewhere: the figures to believe are those of the part that is only shown.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from sklearn.model_selection import GroupKFold
from spacy.language import Language

import strategitekst.entities.component as room
from strategitekst.batch import read_annotations
from strategitekst.entities.confidence import CONFIDENCE_FILE, evidence
from strategitekst.evaluation.calibration import (
    Outcomes,
    auroc,
    brier,
    calibration_error,
    reliability,
)
from strategitekst.loading import load
from strategitekst.schema import Annotation, Entity
from strategitekst.weights import Weights, train_weights

FOLDS = 10
#: Layers that come after the entities.
LATER = ("strategitekst_quotes", "strategitekst_themes", "strategitekst_initiatives")
STRENGTH = 0.3  # scikit-learn's C


@dataclass
class Cases:
    """Entities found, each with its clues, whether it is right, its document and the way it was found."""

    clues: list[dict[str, float]] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)
    with_base: list[bool] = field(default_factory=list)

    def add(self, note: Annotation, nlp: Language, based: bool) -> None:
        """Annotate a text anew and take in what was found."""
        clues: list[dict[str, float]] = []
        found: list[Entity] = []

        def watch(text: str, passages: Any, entities: Sequence[Entity], sources: Any) -> Any:
            clues.extend(evidence(text, passages, entities, sources))
            found.extend(entities)
            return list(entities)

        scorer = vars(room)["with_scores"]
        vars(room)["with_scores"] = watch
        try:
            nlp(note.text)
        finally:
            vars(room)["with_scores"] = scorer
        gold = {(e.start, e.end, e.label) for e in note.entities}
        self.clues += clues
        self.right += [(e.start, e.end, e.label) in gold for e in found]
        self.documents += [note.id] * len(found)
        self.with_base += [based] * len(found)

    @classmethod
    def of(cls, folders: Sequence[str]) -> "Cases":
        """Annotate all texts of folders, with the base pipeline and without one."""
        cases = cls()
        notes = [note for note in read_annotations(folders) if note.passages]
        for base in (None, "blank"):
            nlp = load(base)
            nlp.select_pipes(disable=[name for name in nlp.pipe_names if name in LATER])
            for note in notes:
                cases.add(note, nlp, base is None)
        return cases

    def train(self, chosen: Sequence[int]) -> Weights:
        """Learn weights from some of the cases."""
        return train_weights(
            [self.clues[i] for i in chosen],
            [self.right[i] for i in chosen],
            [self.documents[i] for i in chosen],
            strength=STRENGTH,
        )

    def held_out(self) -> "np.ndarray[Any, np.dtype[np.float64]]":
        """Score each case by weights of other documents."""
        scores = np.zeros(len(self.clues))
        for train, test in GroupKFold(n_splits=FOLDS).split(self.clues, groups=self.documents):
            weights = self.train(train.tolist())
            scores[test] = [weights.score(self.clues[i]) for i in test]
        return scores

    def report(self, scores: Sequence[float], name: str) -> str:
        """Figures and the reliability table of scores, of what the base pipeline took part in."""
        index = {name: i for i, name in enumerate(dict.fromkeys(self.documents))}
        items = zip(self.documents, scores, self.right, self.with_base, strict=True)
        outcomes = Outcomes.of([(index[d], float(s), r) for d, s, r, based in items if based])
        once = np.ones(len(index))
        lines = [
            f"{name}: {len(outcomes)} entities of {len(index)} documents,"
            f" {np.mean(outcomes.right):.3f} right, AUROC {auroc(outcomes).value(once):.3f},"
            f" calibration error {calibration_error(outcomes).value(once):.3f},"
            f" Brier {brier(outcomes).value(once):.3f}"
        ]
        lines += [
            f"  {b.low:.1f}-{b.high:.1f} {b.count:6d} mean {b.score:.3f} right {b.right:.3f}"
            for b in reliability(outcomes)
            if b.score is not None
        ]
        return "\n".join(lines)


def main() -> None:
    """Train from the command line."""
    parser = argparse.ArgumentParser(description="Train the scores of entities.")
    parser.add_argument("folders", nargs="*", default=["corpus/train", "corpus/demo"])
    parser.add_argument("--shown", nargs="*", default=["corpus/dev"], help="measured only")
    parser.add_argument("--measure", action="store_true", help="measure, write nothing")
    options = parser.parse_args()
    cases = Cases.of(options.folders)
    print(cases.report(cases.held_out().tolist(), "by folds"))
    weights = cases.train(range(len(cases.clues)))
    shown = Cases.of(options.shown)
    print(shown.report([weights.score(clues) for clues in shown.clues], "only shown"))
    if not options.measure:
        CONFIDENCE_FILE.write_text(weights.to_json() + "\n", encoding="utf-8")
        print(f"{len(weights.weights)} weights")


if __name__ == "__main__":
    main()

"""The entity layer by itself: what base pipeline and knowledge base give alone and together, its
scores, and how it holds on changed texts.

Usage::

    python evaluation/entity_layer.py [corpus/dev] [--seeds 5] [--out FILE]

Writes Markdown: rows of figures, the reliability table of the scores, one row for each change of
``robustness.json`` (the mean over seeds). Quotes are run too, since speakers rest on names.
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from statistics import fmean

import numpy as np
from spacy.language import Language

from strategitekst.evaluation.baselines import bare, entity_floors
from strategitekst.evaluation.calibration import (
    auroc,
    brier,
    calibration_error,
    entity_outcomes,
    reliability,
)
from strategitekst.evaluation.counts import total
from strategitekst.evaluation.evaluate import GoldSet, read_gold
from strategitekst.evaluation.measure import Run
from strategitekst.evaluation.noise import make_change
from strategitekst.evaluation.report import table
from strategitekst.evaluation.robustness import load_settings
from strategitekst.loading import load, load_base
from strategitekst.pipeline import to_annotation
from strategitekst.schema import Annotation

FIGURES = (
    "entities strict",
    "entities overlap",
    "entities PER",
    "entities ORG",
    "entities LOC",
    "entities PRODUCT",
    "entities MISC",
    "entities DATE",
    "dates resolved",
    "canonical",
    "person roles",
    "quotes",
    "speakers",
)
LATER = ("strategitekst_themes", "strategitekst_initiatives")


@cache
def _pipeline(base: str | None) -> Language:
    nlp = load(base)
    nlp.select_pipes(disable=[name for name in nlp.pipe_names if name in LATER])
    return nlp


def annotated(gold: Sequence[Annotation], base: str | None = None) -> list[Annotation]:
    """Annotate texts with passages, entities and quotes alone."""
    nlp = _pipeline(base)
    return [to_annotation(nlp(note.text), note.id) for note in gold]


def figures(predicted: Sequence[Annotation], gold: Sequence[Annotation]) -> dict[str, float]:
    """F1 of each figure that can be had."""
    counted = total(Run(predicted, gold).counted)
    return {n: counted[n].f1 for n in FIGURES if n in counted and counted[n].gold}


def _row(name: str, found: dict[str, float]) -> list[str]:
    return [name, *(f"{found[n]:.3f}" if n in found else "–" for n in FIGURES)]


def _alone(gold: GoldSet) -> Iterator[list[str]]:
    both = annotated(gold.notes)
    yield _row("**all together**", figures(both, gold.notes))
    yield _row("no base pipeline", figures(annotated(gold.notes, "blank"), gold.notes))
    for name, floor in entity_floors(gold.notes, load_base(None)).items():
        if name in ("base pipeline alone", "known names, exact"):
            notes = [bare(note, floor(note)) for note in both]
            yield _row(
                name.replace("known names, exact", "knowledge base alone"),
                figures(notes, gold.notes),
            )


def _scores(predicted: Sequence[Annotation], gold: Sequence[Annotation]) -> list[str]:
    outcomes = entity_outcomes(predicted, gold)
    once = np.ones(len(gold))
    bins = [
        [f"{b.low:.1f}–{b.high:.1f}", str(b.count), f"{b.score:.3f}", f"{b.right:.3f}"]
        for b in reliability(outcomes)
        if b.score is not None and b.right is not None
    ]
    return [
        f"{len(outcomes)} entities, {outcomes.right.mean():.3f} right: AUROC"
        f" {auroc(outcomes).value(once):.3f}, calibration error"
        f" {calibration_error(outcomes).value(once):.3f}, Brier {brier(outcomes).value(once):.3f}.",
        table(["score", "count", "mean score", "right"], bins),
    ]


def _changed(gold: GoldSet, seeds: int) -> Iterator[list[str]]:
    settings = load_settings()
    for item in settings["changes"]:
        drawn = []
        for seed in settings["seeds"][: seeds if item.get("random") else 1]:
            change, rng = make_change(item), random.Random(seed)
            notes = [change(note, rng) for note in gold.notes]
            drawn.append(figures(annotated(notes), notes))
        found = {n: fmean(each[n] for each in drawn) for n in FIGURES if all(n in e for e in drawn)}
        yield _row(item["name"], found)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description="The entity layer by itself.")
    parser.add_argument("gold", nargs="?", default="corpus/dev", type=Path)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    gold = read_gold(options.gold)
    head = ["", *(name.removeprefix("entities ") for name in FIGURES)]
    parts = [
        f"{len(gold.notes)} documents of {gold.name}, set `{gold.checksum[:8]}…`; F1.",
        "## Alone and together",
        table(head, _alone(gold)),
        "## Scores",
        *_scores(annotated(gold.notes), gold.notes),
        "## Changed texts",
        table(head, _changed(gold, options.seeds)) if options.seeds else "Not measured.",
    ]
    text = "\n\n".join(parts) + "\n"
    if options.out:
        options.out.write_text(text, encoding="utf-8")
    else:
        print(text, end="")


if __name__ == "__main__":
    main()

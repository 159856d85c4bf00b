"""Figures of every layer over a folder of gold annotations, with intervals.

Usage::

    python evaluation/layers.py GOLD [--base NAME] [--errors]

``GOLD`` is a folder of annotation files (and, where mentions carry the ids of a collection, the
linking is scored too). Beside each figure stand "rules alone" (no base pipeline below the layers)
and the floor of `baselines`. ``--errors`` lists what was missed, spurious and wrong.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from baselines import plain
from strategitekst import __version__
from strategitekst.batch import read_annotations
from strategitekst.evaluation import (
    Counts,
    interval,
    match_spans,
    score_document,
    score_linking,
    total,
)
from strategitekst.linking import link, with_collection_ids
from strategitekst.pipeline import Settings, annotate_text, load_base
from strategitekst.schema import Annotation

FIGURES = (
    "passages exact",
    "passage roles",
    "entities strict",
    "entities overlap",
    *(
        f"entities {x}"
        for x in ("PER", "ORG", "LOC", "PRODUCT", "MISC", "DATE", "MONEY", "PERCENT")
    ),
    "dates resolved",
    "canonical",
    "person roles",
    "themes",
    "main theme",
    "quotes",
    "speakers",
    "mentions overlap",
    "document title",
    "document date",
    "document publisher",
    "document kind",
)


def _one_cluster_each(notes: Sequence[Annotation]) -> list[Annotation]:
    """The floor of linking: every mention an initiative of its own."""
    return [
        n.model_copy(
            update={
                "initiatives": tuple(
                    m.model_copy(update={"id": f"{n.id}:{i}"}) for i, m in enumerate(n.initiatives)
                )
            }
        )
        for n in notes
    ]


def _errors(predicted: Annotation, gold: Annotation) -> list[str]:
    lines = []
    text = gold.text
    ours = {(e.start, e.end, e.label) for e in predicted.entities}
    theirs = {(e.start, e.end, e.label) for e in gold.entities}
    for name, spans in (("missed", theirs - ours), ("spurious", ours - theirs)):
        for start, end, label in sorted(spans):
            lines.append(f"{gold.id} {start}: {name} {label} {text[start:end]!r}")
    pairs = match_spans(predicted.initiatives, gold.initiatives, 0.3)
    for i, mention in enumerate(gold.initiatives):
        if i not in pairs.values():
            lines.append(f"{gold.id} {mention.start}: missed mention {mention.text!r}")
    for i, mention in enumerate(predicted.initiatives):
        if i not in pairs:
            lines.append(f"{gold.id} {mention.start}: spurious mention {mention.text!r}")
    return lines


def evaluate(
    gold: Sequence[Annotation], settings: Settings
) -> tuple[list[dict[str, Counts]], list[Annotation]]:
    """Annotate the texts of gold annotations anew.

    Returns:
        Counts for each document, and the predicted annotations.
    """
    predicted = [annotate_text(g.text, id=g.id, settings=settings) for g in gold]
    return [score_document(p, g) for p, g in zip(predicted, gold, strict=True)], predicted


def main() -> None:
    """Run the evaluation from the command line."""
    parser = argparse.ArgumentParser(description="Figures of every layer over gold annotations.")
    parser.add_argument("gold", type=Path)
    parser.add_argument("--base", default=None)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    gold = [g for g in read_annotations([options.gold]) if g.passages]
    counted, predicted = evaluate(gold, Settings(base=options.base))
    summed = total(counted)
    rules, _ = evaluate(gold, Settings(base="blank"))
    nlp = load_base(options.base)
    floor = total([score_document(plain(g.text, g.id, nlp), g) for g in gold])
    blank = total(rules)
    print(f"strategitekst {__version__}, base {options.base or 'embedded'}, {len(gold)} documents")
    print(f"{'':22}{'F1':>7}{'95 %':>16}{'P':>7}{'R':>7}{'gold':>7}{'rules alone':>13}{'floor':>7}")
    for name in FIGURES:
        if name not in summed:
            continue
        c = summed[name]
        low, high = interval(counted, name)
        bounds = f"{low:.3f}–{high:.3f}"
        print(
            f"{name:22}{c.f1:7.3f}{bounds:>16}{c.precision:7.3f}{c.recall:7.3f}{c.gold:7d}"
            f"{blank.get(name, Counts()).f1:13.3f}{floor.get(name, Counts(0, 0, 1)).f1:7.3f}"
        )
    linked = link(predicted)
    rows = {
        "linked": [with_collection_ids(p, linked) for p in predicted],
        "each alone": _one_cluster_each(predicted),
        "linked, gold mentions": _linked_gold(gold),
    }
    for name, notes in rows.items():
        figures = "  ".join(f"{k} {v:.3f}" for k, v in score_linking(notes, gold).items())
        print(f"{name:22} {figures}")
    if options.errors:
        for ours, theirs in zip(predicted, gold, strict=True):
            print("\n".join(_errors(ours, theirs)))


def _linked_gold(gold: Sequence[Annotation]) -> list[Annotation]:
    """Link gold mentions without their ids: what the linker does with perfect mentions."""
    from strategitekst.initiatives import resolve  # noqa: PLC0415
    from strategitekst.knowledge.registry import load_registry  # noqa: PLC0415

    registry = load_registry()
    bare = []
    for note in gold:
        mentions = tuple(m.model_copy(update={"id": None}) for m in note.initiatives)
        stripped = note.model_copy(update={"initiatives": mentions})
        bare.append(note.model_copy(update={"initiatives": resolve(stripped, registry)}))
    linked = link(bare, registry)
    return [with_collection_ids(note, linked) for note in bare]


if __name__ == "__main__":
    main()

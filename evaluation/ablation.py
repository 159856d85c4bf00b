"""What each clue of the linker is worth, and what holds whatever the order and without the registry.

Usage::

    python evaluation/ablation.py [corpus/dev] [--train corpus/train] [--orders 10]

Over gold mentions, so that only linking is judged: CoNLL F and LEA with all clues, with each clue
left out (the decision trained anew without it on ``--train``), and without the registry; how often
two editions are one initiative; the partitions of as many random orders of the documents.
"""

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

from strategitekst.batch import read_annotations
from strategitekst.evaluation import score_linking
from strategitekst.evaluation.evaluate import read_gold
from strategitekst.evaluation.facts import edition_confusions
from strategitekst.initiatives import resolve
from strategitekst.knowledge.registry import Registry, load_registry
from strategitekst.linking import link, with_collection_ids
from strategitekst.linking.compare import CLUES
from strategitekst.linking.decide import Decision, load_decision, train_decision
from strategitekst.linking.learn import link_pairs
from strategitekst.schema import Annotation


def _bare(notes: Sequence[Annotation], registry: Registry) -> list[Annotation]:
    """The gold mentions without their ids, resolved inside each document."""
    bare = []
    for note in notes:
        mentions = tuple(m.model_copy(update={"id": None}) for m in note.initiatives)
        stripped = note.model_copy(update={"initiatives": mentions})
        bare.append(note.model_copy(update={"initiatives": resolve(stripped, registry)}))
    return bare


def _linked(
    notes: Sequence[Annotation], registry: Registry, decision: Decision
) -> list[Annotation]:
    """The notes, with the ids of the collection that linking makes of them."""
    collection = link(notes, registry, decision=decision, explained=False)
    return [with_collection_ids(note, collection) for note in notes]


def _orders(notes: Sequence[Annotation], registry: Registry, orders: int) -> int:
    """How many different partitions come out of random orders of the documents."""
    found = set()
    for seed in range(orders):
        shuffled = list(notes)
        random.Random(seed).shuffle(shuffled)
        found.add(link(shuffled, registry).to_json())
    return len(found)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description="What each clue of the linker is worth.")
    parser.add_argument("gold", nargs="?", type=Path, default=Path("corpus/dev"))
    parser.add_argument("--train", nargs="*", default=["corpus/train"])
    parser.add_argument("--orders", type=int, default=10)
    options = parser.parse_args()
    judged = read_gold(options.gold)
    gold = judged.notes
    registry, nothing = load_registry(), Registry([])
    notes = _bare(gold, registry)
    train = [n for n in read_annotations(options.train) if n.passages]
    truth = {(n.id, m.start): m.id or "" for n in train for m in n.initiatives}
    pairs = link_pairs(train, nothing, truth)
    threshold = load_decision().threshold

    def trained(clues: Sequence[str]) -> Decision:
        return train_decision(pairs, clues, threshold)

    def tell(name: str, linked: Sequence[Annotation]) -> None:
        figures = score_linking(linked, gold)
        print(f"{name:32}{figures['CoNLL']:7.3f}{figures['LEA']:7.3f}", flush=True)

    print(f"{len(gold)} documents, gold mentions{'CoNLL':>14}{'LEA':>7}")
    linked = _linked(notes, registry, load_decision())
    tell("as it comes", linked)
    bare = _bare(gold, nothing)
    tell("without the registry", _linked(bare, nothing, load_decision()))
    tell("no registry, trained on gold", _linked(bare, nothing, trained(list(CLUES))))
    for clue in CLUES:
        others = [name for name in CLUES if name != clue]
        tell(f"  … without {clue}", _linked(bare, nothing, trained(others)))
    if judged.collection is not None:  # it tells which initiatives are editions of one
        counted = edition_confusions(linked, gold, judged.collection)
        mixed, whole = (sum(column) for column in zip(*counted, strict=True))
        print(f"mentions of editions in the cluster of another edition: {mixed} of {whole}")
    print(
        f"different partitions in {options.orders} random orders: {_orders(notes, registry, options.orders)}"
    )


if __name__ == "__main__":
    main()

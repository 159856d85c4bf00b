"""Train the weights of the initiative layer and of the linker from gold annotations.

Usage::

    python models/train/initiatives.py [corpus/train corpus/demo] [--corrections FILE …] [--annotated FOLDER …] [--mentions | --links] [--jobs N]

Writes ``initiatives/finder.json``, ``initiatives/network.npz``, ``initiatives/second.json``, ``initiatives/score.json``, ``initiatives/ranker.npz`` and ``linking/decision.json`` in
the package. Everything is learnt on the library's own passages and names, as it will be used, once
with the registry and once without, so that the weights also serve initiatives that nobody has
registered. What one step learns from another's output is that of folds which share no family of
documents (`families`).
"""

import argparse
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import sqrt
from multiprocessing import get_context
from typing import Any

import numpy as np

import mention_network
from antecedent_network import Choice, train_ranker
from families import family_folds
from strategitekst.batch import read_annotations
from strategitekst.evaluation import iou, match_spans
from strategitekst.initiatives.context import CONTEXT
from strategitekst.initiatives.features import features
from strategitekst.initiatives.finder import (
    FINDER_FILE,
    SCORE_FILE,
    SECOND_FILE,
    choose,
    of_likely,
    score_again,
    score_by_rule,
    score_first,
    score_second,
    second_rows,
    told_by_others,
    unsure,
)
from strategitekst.initiatives.groups import Open
from strategitekst.initiatives.network import Network, read_places, write_network
from strategitekst.initiatives.proposal import Proposal
from strategitekst.initiatives.proposals import propose
from strategitekst.initiatives.ranker import Ranker, candidate_rows, write_ranker
from strategitekst.initiatives.resolve import Reader, resolve
from strategitekst.initiatives.single_marks import with_double_marks
from strategitekst.knowledge.registry import Registry, load_registry
from strategitekst.linking.compare import CLUES
from strategitekst.linking.corrections import load_corrections
from strategitekst.linking.decide import DECISION_FILE, Pairs, train_decision, train_trust
from strategitekst.linking.gather import with_mentions
from strategitekst.linking.learn import correction_pairs, drawn_links, link_pairs
from strategitekst.pipeline import annotate_text
from strategitekst.schema import Annotation, Mention
from strategitekst.trees import Trees, train_trees
from strategitekst.weights import Weights, train_weights

FOLDS = 5
#: A proposal that overlaps a gold mention this much stands for it where none is exact.
NEAR = 0.4
#: Least intersection over union of a mention that counts as found.
OVERLAP = 0.3
FINDER, DECISION = 0.25, 0.15  # thresholds
FINDER_STRENGTH = 0.5  # scikit-learn's C
#: The second score's trees, and how many of the first score's features they may ask for.
TREES, OWN = 150, 60

#: What `beside` is doing now; its processes have it from this one.
_work: list[Callable[[Any], Any]] = []


def _do(item: Any) -> Any:
    return _work[-1](item)


def beside(work: Callable[[Any], Any], items: Sequence[Any], jobs: int) -> list[Any]:
    """Do the same to many items in processes that share what this one has in memory (not on Windows)."""
    if jobs < 2:
        return [work(item) for item in items]
    _work.append(work)
    with get_context("fork").Pool(jobs) as pool:
        made = pool.map(_do, items, chunksize=1)
    _work.pop()
    return made


def label_proposals(found: Sequence[Proposal], gold: Sequence[Mention]) -> list[bool]:
    """Tell which proposals are mentions: exact ones, else the one that overlaps most."""
    labels = [False] * len(found)
    spans = {(p.start, p.end): i for i, p in enumerate(found)}
    for mention in gold:
        place = spans.get((mention.start, mention.end))
        if place is None and found:
            best = max(range(len(found)), key=lambda i: iou(found[i], mention))
            place = best if iou(found[best], mention) >= NEAR else None
        if place is not None:
            labels[place] = True
    return labels


@dataclass(frozen=True)
class Finder:
    """What finds mentions: weights of the first score, the network, trees of the second score."""

    weights: Weights
    network: Network
    trees: Trees


class Texts:
    """Gold annotations, beside them the library's own passages and names of the same texts."""

    def __init__(self, gold: Sequence[Annotation], made: Sequence[Annotation]) -> None:
        self.gold, self.made = gold, made
        self.folds = family_folds(gold, FOLDS)
        self.registries = (load_registry(), Registry([]))
        self.read = [with_double_marks(m.text) for m in made]
        self.proposals = [
            [propose(text, m.passages, m.entities, registry) for registry in self.registries]
            for text, m in zip(self.read, made, strict=True)
        ]
        self.labels = [
            [label_proposals(found, g.initiatives) for found in of_both]
            for g, of_both in zip(gold, self.proposals, strict=True)
        ]
        self.places = [
            [read_places(text, m.passages, m.entities, found) for found in of_both]
            for text, m, of_both in zip(self.read, made, self.proposals, strict=True)
        ]
        # the network is not told of the registry, so the proposals with it are enough
        self.cases = mention_network.read_cases([with_it for with_it, _ in self.places])
        self.owner = np.repeat(np.arange(len(made)), [len(own[0]) for own in self.labels])

    def train_finder(self, documents: Sequence[int]) -> Weights:
        """Train the finder's first score on some documents (indices)."""
        rows: list[dict[str, float]] = []
        true: list[bool] = []
        names: list[str] = []
        families: list[int] = []
        for d in documents:
            for found, labels in zip(self.proposals[d], self.labels[d], strict=True):
                rows += [p.features for p in found]
                true += labels
                names += [self.gold[d].id] * len(found)
                families += [self.folds[d]] * len(found)
        return train_weights(
            rows, true, names, threshold=FINDER, strength=FINDER_STRENGTH, families=families
        )

    def train_network(self, documents: Sequence[int]) -> Network:
        """Train the network on some documents (indices)."""
        wanted = np.concatenate([np.array(own[0], bool) for own in self.labels])
        chosen = np.flatnonzero(np.isin(self.owner, documents))
        return mention_network.train_network(self.cases, wanted, chosen)

    def train_second(
        self, documents: Sequence[int], held_out: Mapping[int, tuple[Weights, Network]]
    ) -> Trees:
        """Train the second score on what knows nothing of a document's fold.

        Args:
            documents: indices.
            held_out: for each fold, first weights and a network learnt without it.
        """
        rows: list[dict[str, float]] = []
        true: list[bool] = []
        for d in documents:
            weights, network = held_out[self.folds[d]]
            for found, labels, places in zip(
                self.proposals[d], self.labels[d], self.places[d], strict=True
            ):
                score_first(found, weights)
                again, odds = unsure(found), network.odds(places)
                rows += second_rows(self.read[d], found, again, odds[again])
                true += [labels[i] for i in again]
        spread = Counter(name for row in rows for name in row)
        weights, _ = next(iter(held_out.values()))
        own = sorted(
            (name for name in spread if name in weights.weights),
            key=lambda name: (-abs(weights.weights[name]) * sqrt(spread[name]), name),
        )
        return train_trees(rows, true, [*CONTEXT, "network", *own[:OWN]], TREES)

    def find(self, d: int, registry: int, finder: Finder) -> list[Mention]:
        """Mentions of a document, with gold ids where they are right."""
        text = self.made[d].text
        found = self.proposals[d][registry]
        score_first(found, finder.weights)
        again, odds = unsure(found), finder.network.odds(self.places[d][registry])
        score_second(self.read[d], found, again, odds[again], finder.trees)
        score_by_rule(self.read[d], found, self.made[d].document.kind)
        chosen = choose(found, finder.weights.threshold)
        pairs = match_spans(chosen, self.gold[d].initiatives, OVERLAP)
        gold = self.gold[d].initiatives
        return [
            Mention(
                start=p.start,
                end=p.end,
                text=text[p.start : p.end],
                type="NAM" if p.named else "NOM",
                score=round(p.score, 3),
                id=gold[pairs[i]].id if i in pairs else f"spurious-{i}",
            )
            for i, p in enumerate(chosen)
        ]


def learn_without(
    texts: Texts, folds: Sequence[tuple[int, ...]], jobs: int
) -> list[tuple[Weights, Network]]:
    """First scores and networks that know nothing of some folds, for each of these choices."""

    def learn(left_out: tuple[int, ...]) -> tuple[Weights, Network]:
        others = [d for d in range(len(texts.gold)) if texts.folds[d] not in left_out]
        return texts.train_finder(others), texts.train_network(others)

    return beside(learn, folds, jobs)


def second_of_folds(texts: Texts, jobs: int) -> list[Trees]:
    """For each fold a second score that knows nothing of it, nor of its own cases' folds before."""
    both = list(combinations(range(FOLDS), 2))
    pairs = dict(zip(both, learn_without(texts, both, jobs), strict=True))

    def learn(fold: int) -> Trees:
        held_out = {
            other: pairs[min(fold, other), max(fold, other)]
            for other in range(FOLDS)
            if other != fold
        }
        others = [d for d in range(len(texts.gold)) if texts.folds[d] != fold]
        return texts.train_second(others, held_out)

    return beside(learn, range(FOLDS), jobs)


def antecedent_choices(note: Annotation, registry: Registry) -> list[Choice]:
    """For each mention the initiatives before it, a new one last, and which of them it is of."""
    reader = Reader(note, registry)
    groups: dict[str | None, Open] = {}
    choices: list[Choice] = []
    for number, mention in enumerate(note.initiatives):
        found = features(note, mention)
        entry = reader.entry(mention, found)
        right = groups.get(mention.id)
        candidates, new = reader.candidates(number, mention, found, entry)
        place = next((i for i, (group, _) in enumerate(candidates) if group is right), None)
        if candidates and (right is None or place is not None):
            place = len(candidates) if place is None else place
            rows = candidate_rows(note, mention, found, candidates, new)
            choices.append(Choice(rows, place, note.id))
        groups[mention.id] = reader.place(number, mention, found, right, entry)
    return choices


def find_again(note: Annotation, registry: Registry, ranker: Ranker) -> Annotation:
    """Resolve mentions as the library does: those of unlikely initiatives are left out."""
    kept = of_likely(resolve(note, registry, ranker))
    return with_mentions(note, resolve(with_mentions(note, kept), registry, ranker))


def resolve_on_folds(
    texts: Texts,
    notes: Sequence[Annotation],
    registry: Registry,
    rankers: Sequence[Ranker],
    jobs: int,
) -> list[Annotation]:
    """Resolve the mentions of each document by the ranker that knows nothing of its fold."""

    def resolve_one(d: int) -> Annotation:
        return find_again(notes[d], registry, rankers[texts.folds[d]])

    return beside(resolve_one, range(len(notes)), jobs)


def with_gold_ids(note: Annotation, gold: Annotation) -> Annotation:
    """Keep the mentions that are right, with their gold ids."""
    pairs = match_spans(note.initiatives, gold.initiatives, OVERLAP)
    right = [
        m.model_copy(update={"id": gold.initiatives[pairs[i]].id})
        for i, m in enumerate(note.initiatives)
        if i in pairs
    ]
    return with_mentions(note, right)


def train_scores(gold: Sequence[Annotation], found: Sequence[Sequence[Annotation]]) -> Weights:
    """Train the score of a mention in the light of its initiative's other mentions."""
    rows, true, names = [], [], []
    for notes in found:
        for note, right in zip(notes, gold, strict=True):
            pairs = match_spans(note.initiatives, right.initiatives, OVERLAP)
            rows += told_by_others(note.initiatives)
            true += [i in pairs for i in range(len(note.initiatives))]
            names += [note.id] * len(note.initiatives)
    return train_weights(rows, true, names, strength=1.0)


def _truth(note: Annotation) -> dict[tuple[str, int], str]:
    return {(note.id, m.start): m.id or "" for m in note.initiatives}


def learn_finder(texts: Texts, jobs: int) -> tuple[Weights, dict[int, tuple[Weights, Network]]]:
    """Learn the finder's scores and its network and write them.

    Returns:
        The first score's weights, and for each fold first weights and a network learnt without it.
    """
    alone = [(), *((fold,) for fold in range(FOLDS))]
    (finder, network), *folds = learn_without(texts, alone, jobs)
    held_out = dict(enumerate(folds))
    second = texts.train_second(range(len(texts.gold)), held_out)
    FINDER_FILE.write_text(finder.to_json() + "\n", encoding="utf-8")
    write_network(network)
    SECOND_FILE.write_text(second.to_json() + "\n", encoding="utf-8")
    return finder, held_out


def find_on_folds(
    texts: Texts, held_out: Mapping[int, tuple[Weights, Network]], jobs: int
) -> list[list[Annotation]]:
    """For each registry the documents with the mentions found by what knows nothing of their fold."""
    seconds = second_of_folds(texts, jobs)
    finders = [Finder(*held_out[fold], seconds[fold]) for fold in range(FOLDS)]
    predicted = []
    for number in range(len(texts.registries)):
        found = []
        for d in range(len(texts.gold)):
            mentions = texts.find(d, number, finders[texts.folds[d]])
            found.append(with_mentions(texts.made[d], mentions))
        predicted.append(found)
    return predicted


def learn_to_resolve(texts: Texts, given: Sequence[Annotation], jobs: int) -> list[Ranker]:
    """Learn the ranker of antecedents and write it.

    It learns from gold mentions alone, with and without the registry: those found by mistake would only
    teach it that much is new, or to join what is not alike.

    Args:
        texts: the documents with their folds.
        given: the same with gold mentions.
        jobs: how many processes.

    Returns:
        For each fold a ranker that knows nothing of it.
    """
    choices = [
        [c for known in texts.registries for c in antecedent_choices(note, known)] for note in given
    ]

    def learn(left_out: int | None) -> Ranker:
        folds = zip(choices, texts.folds, strict=True)
        return train_ranker([c for own, fold in folds if fold != left_out for c in own])

    ranker, *of_folds = beside(learn, [None, *range(FOLDS)], jobs)
    write_ranker(ranker)
    return of_folds


def learn_to_link(
    gold: Sequence[Annotation],
    made: Sequence[Annotation],
    found: Sequence[Sequence[Annotation]],
    registries: Sequence[Registry],
    corrections: Sequence[str],
) -> int:
    """Learn the weights of links across documents and write them.

    Args:
        gold: the gold annotations.
        made: the library's own passages and names of the same texts.
        found: for each registry the same with the mentions that are found, resolved and scored.
        registries: with and without known initiatives.
        corrections: files of corrections, which are learnt from too.

    Returns:
        How many pairs they are learnt from.
    """
    given = [with_mentions(m, g.initiatives) for m, g in zip(made, gold, strict=True)]
    pairs = Pairs()
    drawn: list[tuple[Sequence[Annotation], Registry, dict[tuple[str, int], str]]] = []
    for number, registry in enumerate(registries):
        of_found: dict[tuple[str, int], str] = {}
        for note, right in zip(found[number], gold, strict=True):
            of_found |= _truth(with_gold_ids(note, right))
        drawn.append((found[number], registry, of_found))
        of_gold = {key: value for note in given for key, value in _truth(note).items()}
        pairs.add(link_pairs(given, registry, of_gold))
        pairs.add(link_pairs(found[number], registry, of_found))
    pairs.add(correction_pairs(made, load_corrections(corrections), registries[0]))
    decision = train_decision(pairs, CLUES, DECISION)
    links = [drawn_links(notes, known, decision, truth) for notes, known, truth in drawn]
    trust = train_trust([c for own in links for c in own[0]], [r for own in links for r in own[1]])
    DECISION_FILE.write_text(replace(decision, trust=trust).to_json() + "\n", encoding="utf-8")
    return len(pairs)


def overlap_f1(found: Sequence[Annotation], gold: Sequence[Annotation]) -> float:
    """F1 of mentions that overlap a gold one."""
    right = both = 0
    for ours, theirs in zip(found, gold, strict=True):
        right += len(match_spans(ours.initiatives, theirs.initiatives, OVERLAP))
        both += len(ours.initiatives) + len(theirs.initiatives)
    return 2 * right / both


def main() -> None:
    """Train from the command line."""
    parser = argparse.ArgumentParser(description="Train the initiative layer and the linker.")
    parser.add_argument("folders", nargs="*", default=["corpus/train", "corpus/demo"])
    parser.add_argument("--corrections", nargs="*", default=[], help="files of corrections")
    parser.add_argument(
        "--annotated",
        nargs="*",
        help="folders of the same texts annotated beforehand, to save time",
    )
    parser.add_argument("--mentions", action="store_true", help="learn only how mentions are found")
    parser.add_argument(
        "--links",
        action="store_true",
        help="learn only how documents are linked, from the mentions that the weights of now find",
    )
    parser.add_argument("--jobs", type=int, default=2, help="how many processes")
    options = parser.parse_args()
    gold = [n for n in read_annotations(options.folders) if n.passages]
    beforehand = {n.id: n for n in read_annotations(options.annotated)} if options.annotated else {}

    def make(note: Annotation) -> Annotation:
        return beforehand.get(note.id) or annotate_text(note.text, id=note.id)

    made = beside(make, gold, options.jobs)
    if options.links:
        registries = (load_registry(), Registry([]))
        shipped = [[with_mentions(m, resolve(m, r)) for m in made] for r in registries]
        print(
            f"links from {learn_to_link(gold, made, shipped, registries, options.corrections)} pairs"
        )
        return
    texts = Texts(gold, made)
    finder, held_out = learn_finder(texts, options.jobs)
    if options.mentions:
        print(f"{len(gold)} documents; finder {len(finder.weights)} weights")
        return
    predicted = find_on_folds(texts, held_out, options.jobs)
    shares = [round(overlap_f1(own, gold), 3) for own in predicted]
    print(f"mentions on folds, overlap F1 with the registry {shares[0]}, without {shares[1]}")
    given = [with_mentions(m, g.initiatives) for m, g in zip(made, gold, strict=True)]
    rankers = learn_to_resolve(texts, given, options.jobs)

    found = [
        resolve_on_folds(texts, own, known, rankers, options.jobs)
        for own, known in zip(predicted, texts.registries, strict=True)
    ]
    scores = train_scores(gold, found)
    SCORE_FILE.write_text(scores.to_json() + "\n", encoding="utf-8")

    found = [[with_mentions(n, score_again(n.initiatives, scores)) for n in own] for own in found]
    pairs = learn_to_link(gold, made, found, texts.registries, options.corrections)
    print(f"{len(gold)} documents; finder {len(finder.weights)} weights, links from {pairs} pairs")


if __name__ == "__main__":
    main()

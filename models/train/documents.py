"""Train the weights of a document's title, publisher and kind from gold annotations.

Usage::

    python models/train/documents.py [corpus/train] [--measure]

Writes ``segment/title.json``, ``entities/kind.json`` and ``entities/publisher.json`` in the package.
The title is learnt first, from the blocks of the text; then texts are annotated
anew up to the entities, so that what is learnt are the passages and names that are found, not the
gold ones. What is printed is measured by folds over documents, and by folds that share no sender
or initiative (`family_folds`); the base pipeline was trained on corpus/train, so its names are surer
there than elsewhere.
"""

import argparse
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from families import family_folds
from strategitekst.attributes import get_document, records_of, text_of
from strategitekst.batch import read_annotations
from strategitekst.composed import Reading
from strategitekst.entities.document_kind import KIND_FILE, document_kind
from strategitekst.entities.kind_features import kind_features
from strategitekst.entities.publisher import PUBLISHER_FILE, find_publisher
from strategitekst.entities.publisher_clues import publisher_candidates
from strategitekst.evaluation.counts import normalise
from strategitekst.knowledge import load_knowledge
from strategitekst.loading import load
from strategitekst.schema import Annotation, Entity, Passage
from strategitekst.segment.blocks import split_blocks
from strategitekst.segment.headline import TITLE_FILE, choose_title
from strategitekst.segment.items import Item
from strategitekst.segment.roles import items_of
from strategitekst.segment.title_clues import title_clues
from strategitekst.weights import Choice, Weights, train_choice, train_weights

FOLDS = 10
LATER = ("strategitekst_quotes", "strategitekst_themes", "strategitekst_initiatives")
#: Below this probability no publisher is told.
LEAST_LIKELY = 0.1
KNOWLEDGE = load_knowledge()
T = TypeVar("T")
#: Learns from some cases and says of others which are told right; none where there is no answer.
Judge = Callable[[Sequence[T], Sequence[T]], list[bool | None]]


@dataclass(frozen=True)
class Titles:
    """The blocks of a text, and its title."""

    items: list[Item]
    right: str
    identity: str

    def is_right(self, number: int | None) -> bool:
        """Whether a block is the title, without the marks of a heading."""
        if number is None:
            return False
        words = re.sub(r"^#+\s*|\n[=-]+$", "", self.items[number].text)
        return normalise(words) == normalise(self.right)


def read_titles(notes: Sequence[Annotation]) -> list[Titles]:
    """Divide texts into blocks, as the layer of passages does before it looks for the title."""
    found = []
    for gold in notes:
        text = Reading(gold.text).text
        found.append(Titles(items_of(text, split_blocks(text)), gold.document.title or "", gold.id))
    return found


def without_head(case: Titles) -> Titles:
    """The text as it is often copied: from its title on."""
    first = next((i for i in range(len(case.items)) if case.is_right(i)), 0)
    return replace(case, items=case.items[first:])


def train_title(cases: Sequence[Titles]) -> Weights:
    """Learn to tell the title from the other short blocks, below the head of a page and without it."""
    cases = [*cases, *map(without_head, cases)]
    rows = [(clues, c.is_right(i), c.identity) for c in cases for i, clues in title_clues(c.items)]
    features, right, documents = zip(*rows, strict=True)
    return train_weights(features, right, documents, strength=1.0, least=3)


@dataclass(frozen=True)
class Case:
    """A text as it is read, what was found in it, and what is right."""

    text: str
    passages: list[Passage]
    entities: list[Entity]
    title: str | None
    gold: Annotation

    def kind(self, weights: Choice) -> bool | None:
        """Whether the kind told is right."""
        told = document_kind(self.text, self.passages, self.title, weights)
        return told == self.gold.document.kind if self.gold.document.kind else None

    def publisher(self, weights: Weights) -> bool | None:
        """Whether the publisher told is right; none where the text has none."""
        told = find_publisher(self.text, self.passages, self.entities, KNOWLEDGE, weights)
        right = self.gold.document.publisher
        return normalise(told) == normalise(right) if right else None


def read_cases(notes: Sequence[Annotation]) -> list[Case]:
    """Annotate all texts up to their entities."""
    nlp = load()
    nlp.select_pipes(disable=[name for name in nlp.pipe_names if name in LATER])
    cases = []
    for gold in notes:
        doc = nlp(Reading(gold.text).text)
        entities = [e for e in records_of(doc.ents, "entity") if e is not None]
        passages = list(records_of(doc.spans["passages"], "passage"))
        cases.append(Case(text_of(doc), passages, entities, get_document(doc).title, gold))
    return cases


def train_kind(cases: Sequence[Case]) -> Choice:
    """Learn to tell the kind."""
    told = [(c, kind) for c in cases if (kind := c.gold.document.kind)]
    rows = [kind_features(c.text, c.passages, c.title) for c, _ in told]
    return train_choice(rows, [kind for _, kind in told])


def train_publisher(cases: Sequence[Case]) -> Weights:
    """Learn to tell the publisher from whoever else is named."""
    rows, right, documents = [], [], []
    for case in cases:
        publisher = normalise(case.gold.document.publisher)
        for c in publisher_candidates(case.text, case.passages, case.entities, KNOWLEDGE):
            rows.append(dict.fromkeys(c.clues, 1.0))
            right.append(normalise(c.name) == publisher)
            documents.append(case.gold.id)
    return train_weights(rows, right, documents, threshold=LEAST_LIKELY, strength=1.0, least=3)


def _judge_title(train: Sequence[Titles], test: Sequence[Titles]) -> list[bool | None]:
    weights = train_title(train)
    return [c.is_right(choose_title(c.items, weights)) if c.right else None for c in test]


def _judge_kind(train: Sequence[Case], test: Sequence[Case]) -> list[bool | None]:
    weights = train_kind(train)
    return [case.kind(weights) for case in test]


def _judge_publisher(train: Sequence[Case], test: Sequence[Case]) -> list[bool | None]:
    weights = train_publisher(train)
    return [case.publisher(weights) for case in test]


def measure(cases: Sequence[T], folds: Sequence[int], judge: Judge[T]) -> str:
    """Judge each fold by what was learnt on the others: the share right, and of how many."""
    judged: list[bool | None] = []
    for fold in sorted(set(folds)):
        train = [c for c, f in zip(cases, folds, strict=True) if f != fold]
        judged += judge(train, [c for c, f in zip(cases, folds, strict=True) if f == fold])
    told = [right for right in judged if right is not None]
    return f"{sum(told) / len(told):.3f} of {len(told)}"


def main() -> None:
    """Train from the command line."""
    parser = argparse.ArgumentParser(description="Train what is told of whole documents.")
    parser.add_argument("folders", nargs="*", default=["corpus/train"])
    parser.add_argument("--measure", action="store_true", help="measure, write nothing")
    options = parser.parse_args()
    notes = list(read_annotations(options.folders))
    ways = {"documents": [number % FOLDS for number in range(len(notes))]}
    ways["families"] = family_folds(notes, FOLDS)
    titles = read_titles(notes)
    for name, folds in ways.items():
        print(f"by {name}: title {measure(titles, folds, _judge_title)}")
    if not options.measure:
        _write(TITLE_FILE, train_title(titles).to_json())
    cases = read_cases(notes)
    for name, folds in ways.items():
        print(f"by {name}: kind {measure(cases, folds, _judge_kind)},", end=" ")
        print(f"publisher {measure(cases, folds, _judge_publisher)}")
    if not options.measure:
        _write(KIND_FILE, train_kind(cases).to_json())
        _write(PUBLISHER_FILE, train_publisher(cases).to_json())


def _write(path: Path, weights: str) -> None:
    path.write_text(weights + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

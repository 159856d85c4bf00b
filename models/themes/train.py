"""Train the theme model from the corpus' train part and write it.

Usage::

    python models/themes/train.py [--corpus corpus] [--out models/themes-0.2.0]

Folds never divide a document. The texts of ``WRITTEN``, each in a register of its own, and the single
sentences of ``sentences.tsv`` are trained on in every fold and never judged: they are easier than
documents, so that thresholds and scores learnt on them would be too sure.
"""

import argparse
import json
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from strategitekst import __version__
from strategitekst.corpus import load_corpus
from strategitekst.corpus.folder import checksum
from strategitekst.labels import THEMES
from strategitekst.resources import THEME_MODEL
from strategitekst.schema import Annotation
from strategitekst.themes import content_snippets
from strategitekst.themes.estimator import CalibratedLinear, divide
from strategitekst.themes.give import choose, order
from strategitekst.themes.mask import mask
from strategitekst.themes.model import ThemeModel, make_features
from strategitekst.themes.network import Network
from strategitekst.themes.records import Snippet, Vectors
from strategitekst.themes.words import Known, WordAnalyser, forms_of
from train_network import read_texts, train_network

HERE: Final = Path(__file__).parent
#: Chosen by cross-validation over documents; see the card.
BLOCKS: Final = ("terms", "single", "words", "vectors", "form", "before")
REGULARISATION: Final = 1.0
FOLDS: Final = 6
#: How much the network's values count beside those of the regressions; see the card.
SHARE: Final = 0.8
#: Texts written for training.
WRITTEN: Final = (
    "plain",
    "passages",
    "authorities",
    "strategies",
    "press",
    "aims",
    "state",
    "releases",
    "local",
    "voices",
    "opinions",
    "technical",
    "chapters",
    "cases",
    "sectors",
    "statements",
    "papers",
    "everyday",
)
_ROLES: Final = {"T": "title", "H": "heading", "P": "paragraph", "L": "list_item"}


@dataclass(frozen=True, slots=True)
class Examples:
    """Passages with their themes.

    Attributes:
        snippets: the passages.
        wanted: their themes, shape (n_passages, n_themes).
        main: their main themes, same shape.
        groups: the document of each; -1 for sentences that are never judged.
    """

    snippets: list[Snippet]
    wanted: NDArray[np.bool_]
    main: NDArray[np.bool_]
    groups: NDArray[np.int64]

    def __add__(self, other: "Examples") -> "Examples":
        shift = max(self.groups.max(initial=-1), -1) + 1
        groups = np.where(other.groups < 0, -1, other.groups + shift)
        return Examples(
            self.snippets + other.snippets,
            np.vstack([self.wanted, other.wanted]),
            np.vstack([self.main, other.main]),
            np.concatenate([self.groups, groups]),
        )

    def take(self, chosen: NDArray[np.int64]) -> "Examples":
        """Return some of them."""
        snippets = [self.snippets[i] for i in chosen]
        return Examples(snippets, self.wanted[chosen], self.main[chosen], self.groups[chosen])


def examples(items: Iterable[tuple[Snippet, Sequence[str], int]]) -> Examples:
    """Make examples of (passage, its themes with the main one first, document)."""
    kept = list(items)
    return Examples(
        [snippet for snippet, _, _ in kept],
        np.array([[t in names for t in THEMES] for _, names, _ in kept]).reshape(-1, len(THEMES)),
        np.array([[t in names[:1] for t in THEMES] for _, names, _ in kept]).reshape(
            -1, len(THEMES)
        ),
        np.array([group for _, _, group in kept], dtype=np.int64),
    )


def from_corpus(notes: Sequence[Annotation]) -> Examples:
    """Take the content passages of gold annotations, as the pipeline shows them to the model."""
    items = []
    for group, note in enumerate(notes):
        text = mask(note.text, [(e.start, e.end) for e in note.entities if e.label == "ORG"])
        for i, _, snippet in content_snippets(text, note.passages):
            items.append((snippet, note.passages[i].theme_names, group))
    return examples(items)


def _lines(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def plain_documents(path: Path = HERE / "plain.tsv") -> Examples:
    """Read a file of short documents."""
    items: list[tuple[Snippet, Sequence[str], int]] = []
    group, before, heading, title = -1, "", "", ""
    for line in _lines(path):
        if line == "@":
            group, before, heading, title = group + 1, "", "", ""
            continue
        role, names, text = line.split("\t")
        if role == "H":
            before, heading = "", mask(text)
            continue
        snippet = Snippet(mask(text), _ROLES[role], before, heading, title)
        title = snippet.text if role == "T" else title
        items.append((snippet, [name for name in names.split(", ") if name], group))
        before = snippet.text
    return examples(items)


def written() -> Examples:
    """Read all short documents written for training; they are never judged."""
    first, *rest = (plain_documents(HERE / f"{name}.tsv") for name in WRITTEN)
    every = sum(rest, first)
    return replace(every, groups=np.full(len(every.groups), -1))


def sentences(path: Path = HERE / "sentences.tsv") -> Examples:
    """Read the single sentences."""
    rows = [line.split("\t") for line in _lines(path)]
    return examples((Snippet(mask(text)), names.split(", "), -1) for names, text in rows)


def read_vectors(path: Path = HERE / "vectors.npz") -> Vectors:
    """Read the word vectors that `word_vectors.py` wrote."""
    with np.load(path, allow_pickle=False) as stored:
        words = str(stored["words"]).split("\n")
        return Vectors(tuple(words), stored["counts"], stored["vectors"])


def train(
    given: Examples,
    vectors: Vectors,
    blocks: Sequence[str] = BLOCKS,
    folds: int = FOLDS,
    regularisation: float = REGULARISATION,
) -> ThemeModel:
    """Train the model on examples."""
    features = make_features(vectors, blocks).fit(given.snippets)
    classifier = CalibratedLinear(regularisation, folds)
    classifier.fit(features.transform(given.snippets), given.wanted.astype(int), given.groups)
    return ThemeModel(THEMES, features, classifier)


@dataclass(frozen=True, slots=True)
class Networks:
    """What training the network gave: its keys and weights, and values by networks of the folds.

    Attributes:
        keys: stems with a vector of their own.
        arrays: weights of the network trained on all.
        held_out: values of each passage by the fold that had not seen it, shape
            (n_passages, n_themes); 0 of those that are never judged.
    """

    keys: tuple[str, ...]
    arrays: dict[str, NDArray[np.float32]]
    held_out: NDArray[np.float64]


def train_networks(given: Examples, vectors: Vectors, folds: int = FOLDS) -> Networks:
    """Train the network on examples, and one more for each fold."""
    word = Known(WordAnalyser(vectors.frequencies())).__getitem__
    texts = read_texts(given.snippets, word)
    forms = [forms_of(snippet.text) for snippet in given.snippets]
    held_out = np.zeros(given.wanted.shape)
    for seen, judged in divide(given.groups, folds):
        network = train_network(texts, given.wanted, seen, word)
        passages = [given.snippets[i] for i in judged]
        held_out[judged], _ = network.values(passages, [forms[i] for i in judged])
    network = train_network(texts, given.wanted, np.arange(len(given.snippets)), word)
    return Networks(tuple(network.keys), dict(network.arrays), held_out)


def add_network(
    model: ThemeModel, networks: Networks, given: Examples, share: float = SHARE
) -> None:
    """Put the network beside the regressions, and calibrate both together."""
    model.network = Network(networks.keys, networks.arrays, model.features.take_apart)
    model.share = share
    both = model.classifier.held_out_ + share * networks.held_out
    model.classifier.calibrate(both, given.wanted, np.flatnonzero(given.groups >= 0))


def held_out(model: ThemeModel, part: Examples, chosen: NDArray[np.int64]) -> dict[str, float]:
    """Return figures of the first part of the training data by folds that had not seen the document.

    Args:
        model: the model just trained.
        part: the part.
        chosen: rows of the part.
    """
    part, classifier = part.take(chosen), model.classifier
    scores = expit(classifier.held_out_[chosen] * classifier.slope_ + classifier.offset_)
    given = np.zeros(scores.shape, dtype=bool)
    first = np.full(len(scores), -1)
    for i, row in enumerate(scores):
        fit = choose(row, np.argsort(-row).tolist(), model.thresholds)
        given[i, fit] = True
        first[i] = order(row, fit, model.labels)[0] if fit else -1
    right = (given & part.wanted).sum(axis=0)
    both = given.sum(axis=0) + part.wanted.sum(axis=0)
    themed = part.main.any(axis=1)
    main = part.main[themed].argmax(axis=1)
    figures = {
        "micro F1": 2 * right.sum() / both.sum(),
        "macro F1": np.mean(2 * right / np.maximum(both, 1)),
        "precision": right.sum() / given.sum(),
        "recall": right.sum() / part.wanted.sum(),
        "main theme": np.mean(first[themed] == main),
    }
    return {name: round(float(value), 3) for name, value in figures.items()}


def main() -> None:
    """Train and write the model."""
    parser = argparse.ArgumentParser(description="Train the theme model.")
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--out", type=Path, default=Path("models") / THEME_MODEL)
    options = parser.parse_args()
    corpus = load_corpus(options.corpus, ["train"])
    own, single = from_corpus(corpus.notes), sentences()
    plain = written()
    given = own + plain + single
    vectors, every = read_vectors(), np.arange(len(own.snippets))
    with ProcessPoolExecutor(1) as beside:  # on another core
        networks = beside.submit(train_networks, given, vectors)
        model = train(given, vectors)
        alone = held_out(model, own, every)
        add_network(model, networks.result(), given)
    model.meta["version"] = __version__
    model.meta["training"] = {
        "corpus": checksum({"train": corpus.splits["train"]}),
        "documents": len(corpus.notes),
        "passages": len(own.snippets),
        "plain passages": len(plain.snippets),
        "sentences": len(single.snippets),
    }
    official = set(_lines(HERE / "official.txt"))
    register = [n.id.rpartition("/")[2] in official for n in corpus.notes]
    chosen = np.flatnonzero(np.array(register)[own.groups])
    model.meta["held out"] = {
        "corpus": held_out(model, own, every),
        "corpus, regressions alone": alone,
        "corpus, official texts": held_out(model, own, chosen),
    }
    model.save(options.out)
    print(json.dumps(model.meta["held out"]))
    print(f"{len(corpus.notes)} documents, {len(own.snippets)} passages; {options.out}")


if __name__ == "__main__":
    main()

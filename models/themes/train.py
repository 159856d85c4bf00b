"""Train the theme model from the corpus' train part and write it with its figures.

Usage::

    python models/themes/train.py --corpus corpus --vectors models/themes/vectors.npz \
        --out models/themes-0.1.0

Folds never divide a document. The written sentences (``sentences.tsv``) are trained on in every
fold and never judged.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from strategitekst import __version__
from strategitekst.corpus import load_corpus
from strategitekst.corpus.folder import checksum
from strategitekst.labels import THEMES
from strategitekst.schema import Annotation
from strategitekst.themes.estimator import CalibratedLinear
from strategitekst.themes.features import BLOCKS, Snippet, Vectors
from strategitekst.themes.mask import mask
from strategitekst.themes.model import (
    Layout,
    ThemeModel,
    lay_out,
    make_features,
    with_context,
)

SENTENCES: Final = Path(__file__).with_name("sentences.tsv")
#: Chosen by cross-validation over documents on the train part; see the card.
REGULARISATION: Final = 1.0
CONTEXT_REGULARISATION: Final = 0.05
SENTENCE_WEIGHT: Final = 1.0
FOLDS: Final = 6
_Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Documents:
    """Documents laid out for training.

    Attributes:
        layouts: of each document.
        wanted: themes of all content passages, shape (n_content, n_themes).
        main: the main theme only, same shape.
        groups: document of each content passage, shape (n_content,).
    """

    layouts: tuple[Layout, ...]
    wanted: _Bools
    main: _Bools
    groups: NDArray[np.int64]


def masked(note: Annotation) -> str:
    """The text as the pipeline shows it to the model: without the names of bodies."""
    return mask(note.text, [(e.start, e.end) for e in note.entities if e.label == "ORG"])


def documents(notes: Sequence[Annotation]) -> Documents:
    """Lay gold annotations out."""
    layouts = tuple(lay_out(masked(note), note.passages) for note in notes)
    rows, firsts, groups = [], [], []
    for g, (note, layout) in enumerate(zip(notes, layouts, strict=True)):
        for i in layout.content:
            names = note.passages[layout.passages[i]].theme_names
            rows.append([theme in names for theme in THEMES])
            firsts.append([theme in names[:1] for theme in THEMES])
            groups.append(g)
    return Documents(layouts, np.array(rows), np.array(firsts), np.array(groups))


def read_sentences(path: Path = SENTENCES) -> tuple[list[Snippet], _Bools]:
    """Read the written sentences and their themes."""
    snippets, rows = [], []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            names, _, text = line.partition("\t")
            snippets.append(Snippet(mask(text)))
            rows.append([theme in names.split(", ") for theme in THEMES])
    return snippets, np.array(rows)


def read_vectors(path: Path) -> Vectors:
    """Read the word vectors that `vectors.py` wrote."""
    with np.load(path, allow_pickle=False) as stored:
        words = str(stored["words"]).split("\n")
        return Vectors(tuple(words), stored["counts"], stored["vectors"])


def held_out_values(
    passage: CalibratedLinear, matrix: Any, layouts: Sequence[Layout], groups: Any
) -> Any:
    """Decision values of all snippets, headings too, by folds that have not seen their document.

    Content passages have them from the fit; a heading gets those of the mean of its fold's
    passages' models, which is the plain model: headings were not trained on.
    """
    values = passage.decision_function(matrix)
    start, row = 0, 0
    for layout in layouts:
        size = len(layout.content)
        values[start + layout.content] = passage.held_out_[row : row + size]
        start += len(layout.snippets)
        row += size
    return values


def contexts(values: Any, layouts: Sequence[Layout]) -> Any:
    """Decision values of all content passages beside those of their context."""
    parts, start = [], 0
    for layout in layouts:
        parts.append(with_context(values[start : start + len(layout.snippets)], layout))
        start += len(layout.snippets)
    return np.vstack(parts)


def train(
    gold: Documents,
    vectors: Vectors,
    blocks: Sequence[str] = BLOCKS,
    sentences: tuple[list[Snippet], _Bools] | None = None,
) -> ThemeModel:
    """Train all three classifiers."""
    extra, extra_wanted = sentences if sentences is not None else read_sentences()
    snippets = [s for layout in gold.layouts for s in layout.snippets]
    features = make_features(vectors, blocks).fit([*snippets, *extra])
    matrix = features.transform(snippets)
    offsets = np.cumsum([0, *(len(layout.snippets) for layout in gold.layouts)])
    content = np.concatenate(
        [start + layout.content for start, layout in zip(offsets, gold.layouts, strict=False)]
    )
    parts, wanted, groups = [matrix[content]], [gold.wanted], [gold.groups]
    weight = [np.ones(len(content))]
    if len(extra):
        parts.append(features.transform(extra))
        wanted.append(extra_wanted)
        groups.append(np.full(len(extra), -1))
        weight.append(np.full(len(extra), SENTENCE_WEIGHT))
    passage = CalibratedLinear(REGULARISATION, FOLDS).fit(
        sparse.vstack(parts).tocsr(),
        np.vstack(wanted).astype(int),
        np.concatenate(groups),
        np.concatenate(weight),
    )
    around = contexts(held_out_values(passage, matrix, gold.layouts, gold.groups), gold.layouts)
    context = CalibratedLinear(CONTEXT_REGULARISATION, FOLDS)
    first = CalibratedLinear(CONTEXT_REGULARISATION, FOLDS)
    context.fit(around, gold.wanted.astype(int), gold.groups)
    first.fit(around, gold.main.astype(int), gold.groups)
    return ThemeModel(THEMES, features, passage, context, first)


def main() -> None:
    """Train and write the model."""
    parser = argparse.ArgumentParser(description="Train the theme model.")
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--vectors", type=Path, default=Path(__file__).with_name("vectors.npz"))
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    corpus = load_corpus(options.corpus, ["train"])
    gold = documents(corpus.notes)
    model = train(gold, read_vectors(options.vectors))
    model.meta |= {
        "version": __version__,
        "training": {
            "documents": len(corpus.notes),
            "passages": len(gold.wanted),
            "sentences": len(read_sentences()[0]),
            "checksum": checksum({"train": corpus.splits["train"]}),
        },
    }
    model.save(options.out)
    print(f"{len(corpus.notes)} documents, {len(gold.wanted)} passages; {options.out}")


if __name__ == "__main__":
    main()

"""The theme model: features, a classifier of single passages, and one that weighs the context.

Both classifiers are linear, so that a theme's score is a sum over the words of a passage, of its
heading and of its neighbours; evidence is read off that sum. Files hold numbers and text only.
"""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from ..errors import ModelError
from ..labels import CONTENT_ROLES
from ..resources import resource
from ..schema import Passage
from .estimator import CalibratedLinear
from .features import BLOCKS, PassageFeatures, Snippet, Vectors
from .terms import load_grouped, load_themes

#: Raised whenever files of an older version would mean something else.
MODEL_VERSION: Final = 1
MODEL: Final = "themes-0.1.0"
BASELINE_FILE: Final = Path(__file__).with_name("themes.toml")
LEXICON_FILE: Final = Path(__file__).with_name("lexicon.toml")
#: Where context comes from, in this order: the section's heading, the passages before and after.
CONTEXT: Final = ("heading", "before", "after")
_Floats = NDArray[np.float64]
_ARRAYS: Final = ("coef_", "intercept_", "slope_", "offset_", "thresholds_")


@dataclass(frozen=True, slots=True)
class Layout:
    """A document's passages as the model reads them.

    Attributes:
        snippets: content passages and headings, in text order.
        content: indices in ``snippets`` of the content passages.
        passages: for each snippet, its index among the document's passages.
        context: index in ``snippets`` of heading, passage before and passage after for each content
            passage, -1 where there is none; shape (n_content, 3).
    """

    snippets: tuple[Snippet, ...]
    content: NDArray[np.int64]
    passages: tuple[int, ...]
    context: NDArray[np.int64]


def lay_out(text: str, passages: Sequence[Passage]) -> Layout:
    """Find the content passages of a document, with heading and neighbours of each."""
    kept = [i for i, p in enumerate(passages) if p.role in CONTENT_ROLES or p.role == "heading"]
    place = {i: k for k, i in enumerate(kept)}
    snippets = tuple(Snippet(text[passages[i].start : passages[i].end], passages[i].role) for i in kept)
    content = [i for i in kept if passages[i].role in CONTENT_ROLES]
    context = []
    for n, i in enumerate(content):
        section = passages[i].section
        heading = place.get(section, -1) if section is not None else -1
        before = place[content[n - 1]] if n and passages[content[n - 1]].section == section else -1
        last = n + 1 == len(content) or passages[content[n + 1]].section != section
        context.append((heading, before, -1 if last else place[content[n + 1]]))
    return Layout(
        snippets,
        np.array([place[i] for i in content], dtype=np.int64),
        tuple(kept),
        np.array(context, dtype=np.int64).reshape(-1, len(CONTEXT)),
    )


def with_context(values: _Floats, layout: Layout) -> _Floats:
    """Put each content passage's decision values beside those of its context.

    Args:
        values: decision values of the snippets, shape (n_snippets, n_themes).
        layout: which are the content passages, and what stands around them.

    Returns:
        Shape (n_content, 4 * n_themes): the passage's own, then heading, before and after, 0 where
        there is none.
    """
    own = values[layout.content]
    around = [
        np.where(column[:, None] >= 0, values[column], 0.0) for column in layout.context.T
    ] if len(own) else [own] * len(CONTEXT)
    return np.hstack([own, *around])


@dataclass
class ThemeModel:
    """What decides the themes of a document's passages.

    Attributes:
        labels: the themes, in the order of all columns.
        features: the transformer.
        passage: classifier of a passage by itself, on the features.
        context: classifier on decision values of the passage and its context: its scores count.
        first: like ``context``, for the main theme: it decides the order.
        meta: what the file says of itself: training data, figures.
    """

    labels: tuple[str, ...]
    features: PassageFeatures
    passage: CalibratedLinear
    context: CalibratedLinear
    first: CalibratedLinear
    meta: dict[str, Any] = field(default_factory=dict)

    def scores(self, layout: Layout) -> tuple[_Floats, _Floats]:
        """Return scores and order of the content passages, each of shape (n_content, n_themes).

        The score is the calibrated probability that a theme is given, the order that of being the
        main one.
        """
        if not len(layout.content):
            empty = np.zeros((0, len(self.labels)))
            return empty, empty
        values = self.passage.decision_function(self.features.transform(layout.snippets))
        matrix = with_context(values, layout)
        return self.context.predict_proba(matrix), self.first.predict_proba(matrix)

    def weights(self) -> tuple[_Floats, _Floats]:
        """Return how much each column of a passage's features moves each theme's final value.

        Returns:
            Of the passage's own features and, as factors on its decision values, of the context:
            shapes (n_themes, n_columns) and (3, n_themes, n_themes).
        """
        size = len(self.labels)
        own = self.context.coef_[:, :size] @ self.passage.coef_
        around = self.context.coef_[:, size:].reshape(size, len(CONTEXT), size).transpose(1, 0, 2)
        return own, around

    def save(self, folder: Path) -> None:
        """Write the model: ``meta.json`` and ``model.npz``, numbers and text only."""
        folder.mkdir(parents=True, exist_ok=True)
        arrays: dict[str, Any] = {
            "words": _packed(self.features.words_),
            "word_counts": np.array(list(self.features.words_.values()), np.int32),
            "chars": _packed(self.features.chars_),
            "char_counts": np.array(list(self.features.chars_.values()), np.int32),
            "vector_words": _packed(self.features.vectors.words),
            "vector_counts": self.features.vectors.counts.astype(np.int32),
            "vectors": self.features.vectors.rows,
        }
        for name in ("passage", "context", "first"):
            classifier = getattr(self, name)
            for array in _ARRAYS:
                kind = np.float16 if (name, array) == ("passage", "coef_") else np.float64
                arrays[f"{name}.{array}"] = getattr(classifier, array).astype(kind)
        meta = self.meta | {
            "format": f"strategitekst/themes/{MODEL_VERSION}",
            "labels": list(self.labels),
            "blocks": list(self.features.blocks),
            "passages": self.features.n_passages_,
            "terms": _terms_checksum(),
            "thresholds": dict(
                zip(self.labels, np.round(self.context.thresholds_, 3).tolist(), strict=True)
            ),
        }
        write_arrays(folder / "model.npz", arrays)
        text = json.dumps(meta, ensure_ascii=False, indent=1) + "\n"
        (folder / "meta.json").write_text(text, encoding="utf-8")


def load_model(folder: Path) -> ThemeModel:
    """Read a model.

    Raises:
        ModelError: the files are missing, damaged, of another version, or made with other terms.
    """
    meta = _read_meta(folder)
    if meta["terms"] != _terms_checksum():
        raise ModelError(
            f"{folder}: was trained with other term lists than this version has;"
            " train it again with: make themes"
        )
    try:
        with np.load(folder / "model.npz", allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in stored.files}
        vectors = Vectors(
            tuple(_unpacked(arrays["vector_words"])), arrays["vector_counts"], arrays["vectors"]
        )
        features = make_features(vectors, meta["blocks"])
        words, chars = (_unpacked(arrays[name]) for name in ("words", "chars"))
        features.restore(
            meta["passages"],
            dict(zip(words, arrays["word_counts"].tolist(), strict=True)),
            dict(zip(chars, arrays["char_counts"].tolist(), strict=True)),
        )
        classifiers = [_classifier(arrays, name) for name in ("passage", "context", "first")]
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise ModelError(
            f"{folder / 'model.npz'}: is damaged ({error}); install the package again"
        ) from None
    return ThemeModel(tuple(meta["labels"]), features, *classifiers, meta=meta)


@cache
def default_model() -> ThemeModel:
    """Return the model that comes with the library."""
    return load_model(resource("models", MODEL))


def make_features(vectors: Vectors, blocks: Iterable[str] = BLOCKS) -> PassageFeatures:
    """Make the transformer with the library's own term lists, not fitted yet."""
    return PassageFeatures(
        load_themes(BASELINE_FILE), load_grouped(LEXICON_FILE), vectors, tuple(blocks)
    )


def write_arrays(path: Path, arrays: Mapping[str, Any]) -> None:
    """Write a ``.npz`` that is the same file for the same numbers: no clock time inside."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, array in arrays.items():
            buffer = io.BytesIO()
            np.lib.format.write_array(buffer, np.asarray(array), allow_pickle=False)
            archive.writestr(zipfile.ZipInfo(f"{name}.npy"), buffer.getvalue(), zipfile.ZIP_DEFLATED)


def _read_meta(folder: Path) -> dict[str, Any]:
    path = folder / "meta.json"
    try:
        meta: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        found = str(meta["format"])
    except (OSError, ValueError, KeyError, TypeError):
        raise ModelError(
            f"{path}: is missing or not the description of a theme model; install the package again"
            " or train one with: make themes"
        ) from None
    if found != f"strategitekst/themes/{MODEL_VERSION}":
        raise ModelError(
            f"{path}: is of version {found!r}, this library reads"
            f" 'strategitekst/themes/{MODEL_VERSION}'; train it again with: make themes"
        )
    return meta


def _classifier(arrays: Mapping[str, Any], name: str) -> CalibratedLinear:
    classifier = CalibratedLinear()
    for array in _ARRAYS:
        setattr(classifier, array, arrays[f"{name}.{array}"].astype(np.float64))
    classifier.n_features_in_ = classifier.coef_.shape[1]
    classifier.classes_ = np.arange(len(classifier.coef_))
    classifier.multilabel_ = True
    return classifier


def _terms_checksum() -> str:
    digest = hashlib.sha256(BASELINE_FILE.read_bytes() + LEXICON_FILE.read_bytes())
    return digest.hexdigest()[:16]


def _packed(words: Iterable[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(words).encode(), dtype=np.uint8)


def _unpacked(packed: NDArray[np.uint8]) -> list[str]:
    text = packed.tobytes().decode()
    return text.split("\n") if text else []

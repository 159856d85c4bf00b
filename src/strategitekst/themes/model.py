"""The theme model: features, a linear classifier and a network, in files that hold numbers and text only.

A theme's value is a sum over the words, pairs, terms and vectors of a passage, so that the words
that carried it can be read off, and a share of what a small network says of the same passage.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from ..arrays import pack_rows, pack_words, read_arrays, unpack_rows, unpack_words, write_arrays
from ..errors import ModelError
from ..resources import THEME_MODEL, resource
from .estimator import CalibratedLinear
from .features import PassageFeatures
from .network import ARRAYS as NETWORK_ARRAYS
from .network import Network
from .records import Analysis, Snippet, Vectors
from .terms import load_grouped, load_themes

#: Raised whenever files of an older version would mean something else.
MODEL_VERSION: Final = 2
BASELINE_FILE: Final = Path(__file__).with_name("themes.toml")
LEXICON_FILE: Final = Path(__file__).with_name("lexicon.toml")
_Floats = NDArray[np.float64]
_ARRAYS: Final = ("coef_", "intercept_", "slope_", "offset_", "thresholds_")


@dataclass(frozen=True, slots=True)
class Judged:
    """Passages, taken apart, with their scores and what these were made of.

    Attributes:
        passages: the passages.
        analysis: their words and terms.
        matrix: their columns, shape (n_passages, n_columns).
        scores: shape (n_passages, n_themes).
        around: what title, heading and the passage before added to the values by the network, same shape.
        rest: what the rest of the document added to the log odds, same shape; none where it was not asked.
    """

    passages: Sequence[Snippet]
    analysis: Analysis
    matrix: sparse.csr_matrix
    scores: _Floats
    around: _Floats
    rest: _Floats | None = None


@dataclass
class ThemeModel:
    """What decides the themes of passages.

    Attributes:
        labels: the themes, in the order of all columns.
        features: the transformer, fitted.
        classifier: the classifier on its matrix, fitted.
        network: the network, fitted; its values are added to those of the classifier.
        share: how much of them is added.
        meta: what the file says of itself: training data, figures.
    """

    labels: tuple[str, ...]
    features: PassageFeatures
    classifier: CalibratedLinear
    network: Network | None = None
    share: float = 0.0
    meta: dict[str, Any] = field(default_factory=dict)

    @property
    def thresholds(self) -> _Floats:
        """Least score at which a theme is given, shape (n_themes,)."""
        return np.asarray(self.classifier.thresholds_)

    def scores(self, passages: Sequence[Snippet | str]) -> _Floats:
        """Return calibrated scores of shape (n_passages, n_themes)."""
        if not passages:
            return np.zeros((0, len(self.labels)))
        return self.judge([Snippet(p) if isinstance(p, str) else p for p in passages]).scores

    def judge(self, passages: Sequence[Snippet]) -> "Judged":
        """Return scores of one passage or more, together with what they were made of."""
        analysis = self.features.analyse(passages)
        matrix = self.features.matrix(passages, analysis)
        added, around = self._added(passages, analysis)
        return Judged(passages, analysis, matrix, self.classifier.scores_of(matrix, added), around)

    def _added(self, passages: Sequence[Snippet], analysis: Analysis) -> tuple[_Floats, _Floats]:
        """What the network adds to the values, and how much of it is by what stands around."""
        if self.network is None:
            nothing = np.zeros((len(passages), len(self.labels)))
            return nothing, nothing
        forms = [word.form for word in analysis.words]
        values, alone = self.network.values(
            passages, [forms[start:end] for start, end in pairwise(analysis.ends.tolist())]
        )
        around = self.share * (values - alone)
        return np.asarray(self.share * values, float), np.asarray(around, float)

    def save(self, folder: Path) -> None:
        """Write the model: ``meta.json`` and ``model.npz``."""
        folder.mkdir(parents=True, exist_ok=True)
        features, vectors = self.features, self.features.vectors
        arrays: dict[str, Any] = {
            "words": pack_words(features.words_),
            "word_counts": np.array(list(features.words_.values()), np.int32),
            "chars": pack_words(features.chars_),
            "char_counts": np.array(list(features.chars_.values()), np.int32),
            "vector_words": pack_words(vectors.words),
            "vector_counts": vectors.counts.astype(np.int32),
            "vectors": vectors.rows,
        }
        if self.network is not None:
            arrays["network_keys"] = pack_words(self.network.keys)
            for name in NETWORK_ARRAYS:
                arrays[f"network_{name}"] = self.network.arrays[name].astype(np.float16)
            arrays["network_table"], arrays["network_scales"] = pack_rows(
                self.network.arrays["table"]
            )
        for name in _ARRAYS:
            array = getattr(self.classifier, name)
            arrays[name] = array.astype(np.float32 if name == "coef_" else np.float64)
        meta = self.meta | {
            "format": _format(MODEL_VERSION),
            "labels": list(self.labels),
            "blocks": list(features.blocks),
            "share of the network": self.share if self.network is not None else 0,
            "passages": features.n_passages_,
            "terms": _terms_checksum(),
            "thresholds": dict(
                zip(self.labels, np.round(self.thresholds, 3).tolist(), strict=True)
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
    arrays = read_arrays(folder / "model.npz")
    try:
        vectors = Vectors(
            tuple(unpack_words(arrays["vector_words"])), arrays["vector_counts"], arrays["vectors"]
        )
        words, chars = (unpack_words(arrays[name]) for name in ("words", "chars"))
        features = make_features(vectors, meta["blocks"]).restore(
            meta["passages"],
            dict(zip(words, arrays["word_counts"].tolist(), strict=True)),
            dict(zip(chars, arrays["char_counts"].tolist(), strict=True)),
        )
        classifier = _classifier(arrays)
        network = _network(arrays, features) if meta["share of the network"] else None
    except (KeyError, ValueError) as error:
        raise ModelError(
            f"{folder / 'model.npz'}: is damaged ({error}); install the package again"
        ) from None
    share = float(meta["share of the network"])
    return ThemeModel(tuple(meta["labels"]), features, classifier, network, share, meta)


@cache
def default_model() -> ThemeModel:
    """Return the model that comes with the library."""
    return load_model(resource("models", THEME_MODEL))


def make_features(vectors: Vectors, blocks: Iterable[str]) -> PassageFeatures:
    """Make the transformer with the library's own term lists, not fitted yet."""
    return PassageFeatures(
        load_themes(BASELINE_FILE), load_grouped(LEXICON_FILE), vectors, tuple(blocks)
    )


def _format(version: int) -> str:
    return f"strategitekst/themes/{version}"


def _read_meta(folder: Path) -> dict[str, Any]:
    path = folder / "meta.json"
    try:
        meta: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        found = str(meta["format"])
    except (OSError, ValueError, KeyError, TypeError):
        raise ModelError(
            f"{path}: is missing or does not describe a theme model; install the package again"
            " or train one with: make themes"
        ) from None
    if found != _format(MODEL_VERSION):
        raise ModelError(
            f"{path}: is of version {found!r}, this library reads {_format(MODEL_VERSION)!r};"
            " train it again with: make themes"
        )
    return meta


def _classifier(arrays: Mapping[str, Any]) -> CalibratedLinear:
    classifier = CalibratedLinear()
    for name in _ARRAYS:
        # by columns: a product with a sparse matrix, from the left, copies it else
        setattr(classifier, name, arrays[name].astype(np.float64, order="F"))
    classifier.n_features_in_ = classifier.coef_.shape[1]
    classifier.classes_ = np.arange(len(classifier.coef_))
    classifier.multilabel_ = True
    return classifier


def _network(arrays: Mapping[str, Any], features: PassageFeatures) -> Network:
    weights = {name: arrays[f"network_{name}"].astype(np.float32) for name in NETWORK_ARRAYS}
    weights["table"] = unpack_rows(arrays["network_table"], arrays["network_scales"])
    return Network(unpack_words(arrays["network_keys"]), weights, features.take_apart)


def _terms_checksum() -> str:
    digest = hashlib.sha256(BASELINE_FILE.read_bytes() + LEXICON_FILE.read_bytes())
    return digest.hexdigest()[:16]

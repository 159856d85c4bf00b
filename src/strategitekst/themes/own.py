"""Themes of a user's own: a name, a definition and a few terms make a classifier at once.

A file of themes is TOML::

    [[theme]]
    name = "kunstig intelligens"
    parent = "ny teknologi"          # of which of the sixteen it is a part; may be left out
    definition = "Systemer, der lærer af data …"
    terms = ["kunstig intelligens", "sprogmodel*", "algoritm*"]
    examples = ["Kommunen afprøver en sprogmodel i sagsbehandlingen."]   # may be left out

Terms follow `terms`; instead of a list, a table gives weights (3 alone is enough, 1 needs company).
Without labels a score rests on the terms and on likeness to the examples. Labels (`teach`) move it.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from ..errors import ModelError, SettingError
from ..knowledge import read_toml
from ..labels import THEMES
from ..schema import OwnThemeScore
from .columns import length_scale
from .model import ThemeModel, default_model
from .records import Snippet
from .terms import Term, TermFinder, Theme
from .words import WORD

SUBTHEMES_FILE: Final = Path(__file__).with_name("subthemes.toml")
#: What a user writes for the file that comes along.
SUBTHEMES: Final = "subthemes"
OWN_FORMAT: Final = "strategitekst/own-themes/1"
THRESHOLD: Final = 0.5
_USUAL_WEIGHT: Final = 2.0
#: Without labels: one term of weight 2 gives a score of two thirds, one of 3 nearly nine tenths.
_SLOPE: Final = 1.3
_MIDPOINT: Final = 1.45
#: How much likeness to the examples counts, and from where on.
_LIKENESS: Final = 6.0
_ALIKE: Final = 0.35
_Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class OwnTheme:
    """A user's theme; ``weights`` are learnt from labels, none before that."""

    name: str
    definition: str
    terms: tuple[Term, ...]
    examples: tuple[str, ...] = ()
    parent: str | None = None
    weights: tuple[float, ...] = field(default=())


def load_own(path: str | Path) -> tuple[OwnTheme, ...]:
    """Read a file of themes: TOML as a user writes it, or JSON as `save_own` writes it.

    Raises:
        SettingError: the file cannot be read, or a theme lacks a name or terms.
        ModelError: a trained file is of another version.
    """
    path = SUBTHEMES_FILE if str(path) == SUBTHEMES else Path(path)
    if path.suffix == ".json":
        return _load_trained(path)
    items = read_toml(path).get("theme", ())
    if not items:
        raise SettingError(f"{path}: has no [[theme]]; write one with name, definition and terms")
    themes = tuple(_theme(item, path) for item in items)
    names = [theme.name for theme in themes]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise SettingError(f"{path}: theme {twice!r} stands there twice; keep one of them")
    return themes


def _theme(item: Any, path: Path) -> OwnTheme:
    name = item.get("name") if isinstance(item, dict) else None
    if not isinstance(name, str) or not name.strip():
        raise SettingError(f'{path}: a theme has no name; write name = "…"')
    terms, parent = item.get("terms") or [name], item.get("parent")
    if parent is not None and parent not in THEMES:
        raise SettingError(
            f"{path}: parent {parent!r} of theme {name!r} is not one of {', '.join(THEMES)}"
        )
    try:
        weighted = dict(terms) if isinstance(terms, dict) else dict.fromkeys(terms, _USUAL_WEIGHT)
        made = tuple(Term(name, tuple(t.lower().split()), float(w)) for t, w in weighted.items())
        examples = tuple(str(text) for text in item.get("examples", ()))
    except (TypeError, ValueError, AttributeError):
        raise SettingError(
            f"{path}: terms of theme {name!r} are a list of texts, or a table of text = weight"
        ) from None
    return OwnTheme(name, str(item.get("definition", "")), made, examples, parent)


def save_own(themes: Sequence[OwnTheme], path: Path) -> None:
    """Write trained themes as JSON."""
    data = {
        "format": OWN_FORMAT,
        "base": _base_of(default_model()),
        "themes": [
            {
                "name": theme.name,
                "definition": theme.definition,
                "parent": theme.parent,
                "terms": {" ".join(term.words): term.weight for term in theme.terms},
                "examples": list(theme.examples),
                "weights": [round(w, 5) for w in theme.weights],
            }
            for theme in themes
        ],
    }
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _load_trained(path: Path) -> tuple[OwnTheme, ...]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        found, base, items = data["format"], data["base"], data["themes"]
    except (OSError, ValueError, KeyError, TypeError):
        raise SettingError(
            f"{path}: is no file of trained themes; make one with: strategitekst themes train"
        ) from None
    if found != OWN_FORMAT or base != _base_of(default_model()):
        raise ModelError(
            f"{path}: was trained with another version of the library's model;"
            " train it again from its labels with: strategitekst themes train"
        )
    return tuple(
        OwnTheme(**{**_fields(_theme(item, path)), "weights": tuple(item["weights"])})
        for item in items
    )


def _fields(theme: OwnTheme) -> dict[str, Any]:
    return {name: getattr(theme, name) for name in OwnTheme.__slots__}


def _base_of(model: ThemeModel) -> str:
    return f"{model.meta.get('version')} {model.meta.get('training', {}).get('corpus', '')[:16]}"


class OwnClassifier:
    """Give a user's themes to passages.

    Args:
        themes: the themes; those with learnt weights use them.
        model: the library's model, whose vectors and scores are features.
        threshold: least score of a theme that is given.
    """

    def __init__(
        self,
        themes: Sequence[OwnTheme],
        model: ThemeModel | None = None,
        threshold: float = THRESHOLD,
    ) -> None:
        self.themes = tuple(themes)
        self.model = model or default_model()
        self.threshold = threshold
        self._finder = TermFinder([Theme(t.name, t.definition, t.terms) for t in self.themes])
        self._centres = [self._centre(theme) for theme in self.themes]

    def scores(self, passages: Sequence[Snippet | str]) -> _Floats:
        """Return scores between 0 and 1 of shape (n_passages, n_themes)."""
        columns = [
            expit(self.prior(passages, i) + self._learnt(passages, i))
            for i in range(len(self.themes))
        ]
        return np.array(columns).T.reshape(len(passages), len(self.themes))

    def judge(self, passages: Sequence[Snippet | str]) -> list[tuple[OwnThemeScore, ...]]:
        """Return the themes of each passage with scores and, as evidence, the terms found."""
        result = []
        for passage, row in zip(passages, self.scores(passages), strict=True):
            hits = self._finder.find(_text(passage))
            result.append(
                tuple(
                    OwnThemeScore(
                        theme=self.themes[i].name,
                        score=round(float(row[i]), 3),
                        evidence=tuple(
                            (h.start, h.end)
                            for h in hits
                            if h.term.theme == self.themes[i].name and h.term.weight > 0
                        )
                        or None,
                    )
                    for i in np.argsort(-row, kind="stable")
                    if row[i] >= self.threshold
                )
            )
        return result

    def prior(self, passages: Sequence[Snippet | str], index: int) -> _Floats:
        """Return what a theme's file alone says of passages: a logit each."""
        theme = self.themes[index]
        sums = np.zeros(len(passages))
        for i, passage in enumerate(passages):
            text = _text(passage)
            found = {
                h.term.words: h.term.weight
                for h in self._finder.find(text)
                if h.term.theme == theme.name
            }
            sums[i] = sum(found.values()) / length_scale(len(WORD.findall(text)))
        logits = _SLOPE * (np.minimum(sums, 6.0) - _MIDPOINT)
        if theme.examples:
            logits += _LIKENESS * np.maximum(self._likeness(passages, index) - _ALIKE, 0.0)
        return np.asarray(logits)

    def matrix(self, passages: Sequence[Snippet | str], index: int) -> _Floats:
        """Return what weights are learnt on: vectors, the model's values, likeness."""
        if not passages:
            return np.zeros((0, self.vectors(["x"]).shape[1] + len(self.model.labels) + 1))
        values = self.model.classifier.decision_function(self.model.features.transform(passages))
        return np.hstack(
            [
                3.0 * self.vectors(passages),
                0.25 * np.clip(values, -6, 6),
                self._likeness(passages, index)[:, None],
            ]
        )

    def _learnt(self, passages: Sequence[Snippet | str], index: int) -> _Floats:
        weights = self.themes[index].weights
        if not weights:
            return np.zeros(len(passages))
        return np.asarray(self.matrix(passages, index) @ np.array(weights))

    def vectors(self, passages: Sequence[Snippet | str]) -> _Floats:
        """Return a vector of unit length for each passage, shape (n_passages, n_dimensions).

        It is the mean of its words' vectors without what all running text has in common.
        """
        features = self.model.features
        found = features.mean_vectors(passages) - features.common_vector
        return np.asarray(found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9))

    def _centre(self, theme: OwnTheme) -> _Floats:
        texts = theme.examples or tuple(filter(None, (f"{theme.name}. {theme.definition}",)))
        return np.asarray(self.vectors(list(texts)).mean(axis=0))

    def _likeness(self, passages: Sequence[Snippet | str], index: int) -> _Floats:
        """Cosine of each passage's vector with the examples' (or the definition's)."""
        vectors, centre = self.vectors(passages), self._centres[index]
        length = np.linalg.norm(vectors, axis=1) * np.linalg.norm(centre)
        return np.asarray(vectors @ centre / np.maximum(length, 1e-9))


def _text(passage: Snippet | str) -> str:
    return passage if isinstance(passage, str) else passage.text

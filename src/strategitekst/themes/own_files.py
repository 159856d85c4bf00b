"""Files of a user's own themes: TOML as a user writes it, JSON as training writes it.

A file of themes is TOML::

    [[theme]]
    name = "kunstig intelligens"
    parent = "ny teknologi"          # of which of the sixteen it is a part; may be left out
    definition = "Systemer, der lærer af data …"
    terms = ["kunstig intelligens", "sprogmodel*", "algoritm*"]
    examples = ["Kommunen afprøver en sprogmodel i sagsbehandlingen."]   # may be left out

Terms follow `terms`; instead of a list, a table gives weights (3 alone is enough, 1 needs company).
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from ..errors import ModelError, SettingError
from ..knowledge import read_toml
from ..labels import THEMES
from .model import ThemeModel, default_model
from .own import Learnt, OwnTheme
from .terms import Term

SUBTHEMES_FILE: Final = Path(__file__).with_name("subthemes.toml")
#: What a user writes for the file that comes along.
SUBTHEMES: Final = "subthemes"
OWN_FORMAT: Final = "strategitekst/own-themes/2"
_USUAL_WEIGHT: Final = 2.0


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
                "learnt": theme.learnt
                and {
                    "dense": [round(w, 5) for w in theme.learnt.dense],
                    "words": {k: round(w, 4) for k, w in theme.learnt.words.items()},
                    "cut": round(theme.learnt.cut, 5),
                },
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
    return tuple(replace(_theme(item, path), learnt=_learnt(item.get("learnt"))) for item in items)


def _learnt(data: Any) -> Learnt | None:
    return data and Learnt(tuple(data["dense"]), dict(data["words"]), float(data["cut"]))


def _base_of(model: ThemeModel) -> str:
    return f"{model.meta.get('version')} {model.meta.get('training', {}).get('corpus', '')[:16]}"

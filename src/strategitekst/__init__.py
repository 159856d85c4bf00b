"""Danish press releases and strategies: passages, names, dates, themes, quotes and initiatives.

>>> import strategitekst
>>> note = strategitekst.annotate_text("KL har i dag lanceret en strategi.", date="2016-06-14")
>>> [entity.text for entity in note.entities]
['KL', 'i dag']
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from .errors import (
        FormatError,
        InputError,
        ModelError,
        ReadError,
        SettingError,
        StrategitekstError,
    )
    from .linking import link
    from .loading import Settings, load
    from .pipeline import annotate, annotate_many, annotate_text
    from .read import load_metadata
    from .schema import (
        Annotation,
        Collection,
        Document,
        Entity,
        Initiative,
        Mention,
        Passage,
        Quote,
    )

#: Public name to the room it lives in; rooms are opened when first asked for, so that
#: `import strategitekst` and the command line's help are quick.
_ROOMS = {
    "Annotation": "schema",
    "Collection": "schema",
    "Document": "schema",
    "Entity": "schema",
    "FormatError": "errors",
    "Initiative": "schema",
    "InputError": "errors",
    "Mention": "schema",
    "ModelError": "errors",
    "Passage": "schema",
    "Quote": "schema",
    "ReadError": "errors",
    "SettingError": "errors",
    "Settings": "loading",
    "StrategitekstError": "errors",
    "annotate": "pipeline",
    "annotate_many": "pipeline",
    "annotate_text": "pipeline",
    "link": "linking",
    "load": "loading",
    "load_metadata": "read",
}

__all__ = [
    "Annotation",
    "Collection",
    "Document",
    "Entity",
    "FormatError",
    "Initiative",
    "InputError",
    "Mention",
    "ModelError",
    "Passage",
    "Quote",
    "ReadError",
    "SettingError",
    "Settings",
    "StrategitekstError",
    "__version__",
    "annotate",
    "annotate_many",
    "annotate_text",
    "link",
    "load",
    "load_metadata",
]


def __getattr__(name: str) -> Any:
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{_ROOMS[name]}", __name__), name)


def __dir__() -> list[str]:
    return __all__

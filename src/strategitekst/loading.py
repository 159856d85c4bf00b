"""What makes an annotation: the pipeline as it is set up, and its checksums."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import spacy
from spacy.language import Language

from . import __version__
from .errors import ModelError
from .quick import multiply_with_numpy
from .resources import EMBEDDED_BASE, THEME_MODEL, resource
from .schema import Document, MadeBy
from .tokens import guard

#: Before the base pipeline's own components, and after them.
FIRST_LAYER: Final = "strategitekst_passages"
LAYERS: Final = (
    "strategitekst_entities",
    "strategitekst_quotes",
    "strategitekst_themes",
    "strategitekst_initiatives",
)
#: Longest text in characters; spaCy's own limit guards parsers that need more memory.
MAX_LENGTH: Final = 10_000_000


@dataclass(frozen=True, slots=True)
class Settings:
    """What decides the result beside the text.

    Args:
        base: name or path of a Danish spaCy pipeline; none is the embedded one, ``"blank"`` only
            a tokenizer.
        knowledge: a user's own files of organisations, products and places.
        registry: a user's own files of initiatives.
        themes: a user's own files of themes; "subthemes" is the one that comes along.
    """

    base: str | None = None
    knowledge: tuple[str, ...] = ()
    registry: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()


def load_base(base: str | None) -> Language:
    """Load a Danish pipeline without our layers; arguments and errors as in `load`."""
    if base == "blank":
        return spacy.blank("da")
    try:
        nlp = spacy.load(base if base is not None else resource("models", EMBEDDED_BASE))
    except OSError:
        if base is None:
            raise ModelError(
                f"the embedded pipeline {EMBEDDED_BASE} is missing from models/;"
                " install the package again or rebuild it with: make model"
            ) from None
        raise ModelError(
            f"the pipeline {base!r} is not installed;"
            f" install it (python -m spacy download {base}) or leave out --base"
        ) from None
    if nlp.lang not in ("da", "xx"):
        raise ModelError(f"the pipeline {base!r} is for language {nlp.lang!r}; name a Danish one")
    return nlp


def load(
    base: str | None = None,
    *,
    knowledge: Sequence[str | Path] = (),
    registry: Sequence[str | Path] = (),
    themes: Sequence[str | Path] = (),
) -> Language:
    """Make a spaCy pipeline with all layers.

    Args:
        base: name or path of a Danish spaCy pipeline; none is the one that comes with the library.
        knowledge: TOML files that add to the knowledge base.
        registry: TOML files that add to the registry of initiatives.
        themes: files of your own themes, TOML or what ``strategitekst themes train`` wrote.

    Returns:
        A ``Language``; its docs have ``doc.ents``, ``doc.sents``, ``doc.spans["passages"]``,
        ``["quotes"]``, ``["initiatives"]`` and ``doc._.strategitekst_document``.

    Raises:
        ModelError: the pipeline is not installed or not Danish.
        SettingError: a data file is not valid.

    Example:
        >>> nlp = load()
        >>> doc = nlp("KL har i dag lanceret en fælleskommunal digitaliseringsstrategi.")
        >>> [(ent.text, ent.label_) for ent in doc.ents]
        [('KL', 'ORG'), ('i dag', 'DATE')]
    """
    nlp = load_base(base)
    nlp.max_length = MAX_LENGTH
    guard(nlp)
    multiply_with_numpy(nlp)
    nlp.add_pipe(FIRST_LAYER, first=True)
    if not {"senter", "parser", "sentencizer"} & set(nlp.pipe_names):
        nlp.add_pipe("sentencizer", config={"overwrite": False})
    for layer in LAYERS:
        config: dict[str, object] = {}
        if layer == "strategitekst_entities":
            config = {"knowledge": [str(path) for path in knowledge]}
        elif layer == "strategitekst_initiatives":
            config = {"registry": [str(path) for path in registry]}
        elif layer == "strategitekst_themes":
            config = {"own": [str(path) for path in themes]}
        nlp.add_pipe(layer, config=config)
    return nlp


@lru_cache(maxsize=4)
def loaded(settings: Settings) -> Language:
    """Load the pipeline of these settings; each is loaded once."""
    return load(
        settings.base,
        knowledge=settings.knowledge,
        registry=settings.registry,
        themes=settings.themes,
    )


def _checksum(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


@lru_cache(maxsize=4)
def _models(settings: Settings) -> dict[str, str]:
    nlp = loaded(settings)
    name = f"{nlp.meta.get('lang')}_{nlp.meta.get('name')}-{nlp.meta.get('version')}"
    if settings.base is None:
        folder = resource("models", EMBEDDED_BASE)
        name = f"{EMBEDDED_BASE} {_checksum(p for p in folder.rglob('*') if p.is_file())}"
    package = Path(__file__).parent
    data = _checksum(
        [
            *package.rglob("*.toml"),
            *package.joinpath("segment").glob("*.json"),
            *package.joinpath("initiatives").glob("*.json"),
            *package.joinpath("initiatives").glob("*.npz"),
            *package.joinpath("entities").glob("*.json"),
            *package.joinpath("entities").glob("*.txt"),
            *package.joinpath("da").glob("*.py"),
        ]
    )
    themes = f"{THEME_MODEL} {_checksum(resource('models', THEME_MODEL).glob('m*.*'))}"
    given = (*settings.knowledge, *settings.registry, *settings.themes)
    own = [Path(p) for p in given if Path(p).is_file()]
    models = {"base": name, "themes": themes, "data": data}
    return models | ({"own data": _checksum(own)} if own else {})


def made_by(settings: Settings, known: Document | None = None) -> MadeBy:
    """Say what makes an annotation, to tell whether a file is up to date.

    Args:
        settings: all that decides the result beside the text.
        known: what the user said of the document: it is part of the settings.

    Returns:
        Version, models and data with checksums, and a hash of the settings.
    """
    values = [asdict(settings), known.to_dict() if known else {}]
    digest = hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()
    return MadeBy(version=__version__, models=_models(settings), settings=digest[:16])

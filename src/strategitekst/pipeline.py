"""The order of the layers, and the way from a text to an annotation. Knows all rooms but the CLI."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from . import __version__
from .attributes import get_document, records_of, text_of
from .composed import Reading
from .errors import InputError, ModelError, StrategitekstError
from .parts import PART, Component, run_in_parts
from .quick import multiply_with_numpy, needed, one_thread
from .read import Metadata, RawDocument, check_text, find_documents, output_ids, read_file
from .read.metadata import check_document
from .resources import EMBEDDED_BASE, THEME_MODEL, resource
from .schema import Annotation, Document, MadeBy, Source, text_checksum
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
def _cached(settings: Settings) -> Language:
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
    nlp = _cached(settings)
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


def to_annotation(doc: Doc, identity: str) -> Annotation:
    """Take all layers of a processed ``Doc`` into a plain record.

    Args:
        doc: a document that the pipeline has run over.
        identity: the annotation's id.
    """
    text = text_of(doc)
    return Annotation(
        id=identity,
        text=text,
        text_sha256=text_checksum(text),
        document=get_document(doc),
        passages=tuple(records_of(doc.spans.get("passages", []), "passage")),
        entities=tuple(r for r in records_of(doc.ents, "entity") if r is not None),
        initiatives=tuple(records_of(doc.spans.get("initiatives", []), "mention")),
        quotes=tuple(records_of(doc.spans.get("quotes", []), "quote")),
    )


def annotate_text(
    text: str,
    *,
    id: str = "text",
    settings: Settings | None = None,
    base: str | None = None,
    document: Document | None = None,
    **known: str | None,
) -> Annotation:
    """Annotate a text.

    Args:
        text: the text; it is not changed, and all offsets point into it.
        id: the annotation's id.
        settings: all that decides the result; ``base`` is short for one of them.
        base: name or path of a Danish spaCy pipeline.
        document: what is known of the document.
        known: the same by name: ``date="2016-06-14"``, ``publisher``, ``kind``, ``title``, …

    Returns:
        The annotation: a plain record.

    Raises:
        ModelError: the pipeline is missing.
        SettingError: a value is not valid.
        ReadError: the text has a lone surrogate.
    """
    unknown = set(known) - set(Document.model_fields)
    if unknown:
        raise TypeError(f"annotate_text() has no argument {sorted(unknown)[0]!r}")
    values = (document.to_dict() if document else {}) | {
        k: v for k, v in known.items() if v is not None
    }
    certain = check_document(Document.model_validate(values), "annotate_text")
    check_text(text, "annotate_text")
    return _annotate(RawDocument(text, "", ""), id, settings or Settings(base=base), certain)


def _annotate(raw: RawDocument, identity: str, settings: Settings, known: Document) -> Annotation:
    nlp = _cached(settings)
    reading = Reading(raw.text)
    doc = nlp.make_doc(reading.text)
    doc._.strategitekst_document = known
    doc._.strategitekst_properties = raw.document
    doc._.strategitekst_layout = reading.blocks(raw.blocks)
    with one_thread:
        note = reading.back(to_annotation(_run(_components(settings), doc), identity))
    return note.model_copy(update={"made_by": made_by(settings, known)})


@lru_cache(maxsize=4)
def _components(settings: Settings) -> dict[str, Component]:
    return needed(_cached(settings))


def _run(components: Mapping[str, Component], doc: Doc) -> Doc:
    """Run components over a document; the base's over parts of a long one."""
    if len(doc) <= PART:
        for component in components.values():
            doc = component(doc)
        return doc
    base = [c for name, c in components.items() if name not in (FIRST_LAYER, *LAYERS)]
    doc = run_in_parts(components[FIRST_LAYER](doc), base)
    for layer in LAYERS:
        doc = components[layer](doc)
    return doc


def annotate_raw(
    raw: RawDocument, name: str | None, identity: str, settings: Settings, known: Document
) -> Annotation:
    """Annotate a document as read; ``name`` is its path relative to the folder given."""
    note = _annotate(raw, identity, settings, known)
    source = Source(path=name, media_type=raw.media_type, sha256=raw.sha256)
    return note.model_copy(update={"source": source})


def annotate(
    path: str | Path,
    *,
    base: str | None = None,
    settings: Settings | None = None,
    **known: str | None,
) -> Annotation:
    """Annotate one file; arguments and errors as in `annotate_text`, and `ReadError`."""
    path = Path(path)
    document = Document.model_validate({k: v for k, v in known.items() if v is not None})
    return annotate_raw(
        read_file(path),
        path.name,
        path.stem,
        settings or Settings(base=base),
        check_document(document, "annotate"),
    )


def annotate_many(
    paths: str | Path | Iterable[str | Path],
    *,
    base: str | None = None,
    settings: Settings | None = None,
    metadata: Metadata | None = None,
    on_error: Callable[[Path, StrategitekstError], None] | None = None,
) -> Iterator[Annotation]:
    """Annotate files and folders, lazily and in a fixed order.

    Args:
        paths: one path or several; folders are searched.
        base: name or path of a Danish spaCy pipeline.
        settings: all that decides the result.
        metadata: what is known of the documents (`strategitekst.load_metadata`).
        on_error: called with path and error for a document that cannot be used; the rest goes on.
            Where none is given, a warning is logged.

    Yields:
        One annotation a document that could be read.
    """
    given = [paths] if isinstance(paths, (str, Path)) else list(paths)
    settings = settings or Settings(base=base)
    documents = find_documents(given)
    ids = output_ids([name for _, name in documents])
    for (path, name), identity in zip(documents, ids, strict=True):
        known = metadata.for_name(name) if metadata else Document()
        try:
            yield annotate_raw(read_file(path), name, identity, settings, known)
        except InputError as error:
            if on_error is None:
                _log_failure(path, error)
            else:
                on_error(path, error)


def _log_failure(path: Path, error: StrategitekstError) -> None:
    import logging  # only where something failed  # noqa: PLC0415

    logging.getLogger(__package__).warning("%s", error)

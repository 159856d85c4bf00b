"""The order of the layers, and the way from a text to an annotation. Knows all rooms but the CLI."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from spacy.tokens import Doc

from .attributes import get_document, records_of, text_of
from .composed import Reading
from .errors import InputError, StrategitekstError
from .loading import FIRST_LAYER, LAYERS, Settings, loaded, made_by
from .parts import PART, Component, run_in_parts
from .quick import needed, one_thread
from .read import Metadata, RawDocument, check_text, find_documents, output_ids, read_file
from .read.metadata import check_document
from .schema import Annotation, Document, Source, text_checksum


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
    nlp = loaded(settings)
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
    return needed(loaded(settings))


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

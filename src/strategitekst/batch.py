"""Annotate many documents into a folder: what is up to date is skipped, nothing is half written."""

import os
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from .errors import FormatError, InputError
from .labels import FORMAT
from .pipeline import Settings, annotate_raw, made_by
from .read import Metadata, find_documents, output_ids, read_file
from .schema import Annotation, Document, file_format

__all__ = ["Report", "annotate_folder", "read_annotations", "write_atomically"]


@dataclass(slots=True)
class Report:
    """What a run did: names of documents written, skipped as up to date, failed, without a date."""

    written: list[str] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)
    undated: list[str] = field(default_factory=list)


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: first beside its place, then moved into it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(temporary).chmod(0o644)
        os.replace(temporary, path)  # noqa: PTH105 - the one call that is atomic everywhere
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _up_to_date(path: Path, sha256: str, made: dict[str, object]) -> Annotation | None:
    try:
        note = Annotation.from_file(path)
    except FormatError:
        return None
    same_source = note.source is not None and note.source.sha256 == sha256
    same_maker = note.made_by is not None and note.made_by.to_dict() == made
    return note if same_source and same_maker else None


def annotate_folder(
    paths: Sequence[str | Path],
    out: Path,
    settings: Settings,
    metadata: Metadata | None = None,
    known: Document | None = None,
    *,
    force: bool = False,
    progress: Callable[[str, int, int], None] = lambda name, done, total: None,
) -> Report:
    """Annotate files and folders, one ``.json`` a document below ``out``.

    Args:
        paths: files and folders.
        out: folder to write to; made where it is missing.
        settings: all that decides the result.
        metadata: what is known of single documents.
        known: what is known of all of them; ``metadata`` goes before it.
        force: annotate again what is up to date.
        progress: called with name, number done and number in all, before each document.

    Returns:
        What was done. A document that fails never stops the rest.
    """
    report = Report()
    documents = find_documents(paths)
    ids = output_ids([name for _, name in documents])
    for done, ((path, name), identity) in enumerate(zip(documents, ids, strict=True)):
        progress(name, done, len(documents))
        target = out / f"{identity}.json"
        own = metadata.for_name(name).to_dict() if metadata else {}
        certain = Document.model_validate((known.to_dict() if known else {}) | own)
        try:
            raw = read_file(path)
            made = made_by(settings, certain).to_dict()
            note = None if force else _up_to_date(target, raw.sha256, made)
            if note is not None:
                report.skipped.append(name)
            else:
                note = annotate_raw(raw, name, identity, settings, certain)
                write_atomically(target, (note.to_json() + "\n").encode())
                report.written.append(name)
        except InputError as error:
            report.failed.append((name, str(error)))
            continue
        except OSError as error:
            report.failed.append((name, f"{target}: cannot be written ({error.strerror})"))
            continue
        if note.document.date is None:
            report.undated.append(name)
    progress("", len(documents), len(documents))
    return report


def read_annotations(paths: Sequence[str | Path]) -> list[Annotation]:
    """Read annotation files, and those in folders.

    Args:
        paths: annotation files, and folders in which every file of another form is ignored.

    Returns:
        Annotations in a fixed order.

    Raises:
        FormatError: a file named is not an annotation, or there is none at all.
    """
    notes: dict[Path, Annotation] = {}
    for given in paths:
        path = Path(given)
        if path.is_dir():
            for inside in sorted(path.rglob("*.json")):
                if inside not in notes and file_format(inside) == FORMAT:
                    notes[inside] = Annotation.from_file(inside)
        elif not path.exists():
            raise FormatError(f"{path}: does not exist; name an annotation file or a folder")
        elif path.suffix != ".json":
            raise FormatError(
                f"{path}: is not an annotation; make one first: strategitekst annotate {path} --out OUT"
            )
        elif path not in notes:
            notes[path] = Annotation.from_file(path)
    if not notes:
        where = ", ".join(str(p) for p in paths)
        raise FormatError(
            f"{where}: no annotations found; make some: strategitekst annotate … --out"
        )
    ids: dict[str, Path] = {}
    for path, note in notes.items():
        if note.id in ids:
            raise FormatError(
                f"{path}: has the same id {note.id!r} as {ids[note.id]}; keep one of them"
            )
        ids[note.id] = path
    return list(notes.values())

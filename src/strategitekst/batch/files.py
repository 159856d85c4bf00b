"""Annotation files on disk: written whole or not at all, and read back."""

import os
from collections.abc import Sequence
from pathlib import Path

from ..errors import FormatError
from ..labels import FORMAT
from ..schema import Annotation, file_format


def part_of(path: Path) -> Path:
    """Where a file is written before it is moved into its place; a later run finds it again."""
    return path.with_name(f".{path.name}.part")


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: first beside its place, then moved into it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = part_of(path)
    try:
        temporary.write_bytes(data)
        os.replace(temporary, path)  # noqa: PTH105 - the one call that is atomic everywhere
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def up_to_date(path: Path, sha256: str, made: dict[str, object]) -> Annotation | None:
    """Return the annotation in a file if it is of these bytes and these settings, else none."""
    try:
        note = Annotation.from_file(path)
    except FormatError:
        return None
    same_source = note.source is not None and note.source.sha256 == sha256
    same_maker = note.made_by is not None and note.made_by.to_dict() == made
    return note if same_source and same_maker else None


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

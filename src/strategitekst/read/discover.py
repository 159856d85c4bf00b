"""Which documents a path means, and what each is called in the output."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from ..errors import ReadError
from .files import MEDIA_TYPES, OLD_KINDS


def _readable(name: str) -> str:
    """A file name of an old system, in Windows-1252, as text that can be written anywhere."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return os.fsencode(name).decode("cp1252", "replace")
    return name


def find_documents(paths: Iterable[str | Path]) -> list[tuple[Path, str]]:
    """List the documents that files and folders name.

    Args:
        paths: files, taken whatever their kind, and folders, searched for the kinds that can be
            read; hidden files and folders are left out.

    Returns:
        (path, name relative to the folder given) in a fixed order, no document twice.

    Raises:
        ReadError: a path does not exist, or a folder has no document in it.
    """
    found: dict[Path, str] = {}
    for given in paths:
        path = Path(given)
        if path.is_file():
            found.setdefault(path, _readable(path.name))
        elif path.is_dir():
            inside = sorted(
                p
                for p in path.rglob("*")
                if (p.suffix.lower() in MEDIA_TYPES or p.suffix.lower() in OLD_KINDS)
                and p.is_file()
                and not any(part.startswith(".") for part in p.relative_to(path).parts)
            )
            if not inside:
                kinds = ", ".join(MEDIA_TYPES)
                raise ReadError(f"{path}: has no documents ({kinds}) in it; name another folder")
            for p in inside:
                found.setdefault(p, _readable(p.relative_to(path).as_posix()))
        else:
            what = "is a link that leads nowhere" if path.is_symlink() else "does not exist"
            raise ReadError(f"{path}: {what}; name a file or a folder")
    return list(found.items())


def output_ids(names: Sequence[str]) -> list[str]:
    """Return one id a document: its name without the last suffix.

    Where two collide, the later one keeps its suffix ("x.md" beside "x.txt" is "x.txt").
    """
    ids: list[str] = []
    taken: set[str] = set()
    for name in names:
        path = PurePosixPath(name)
        identity = str(path.with_suffix(""))
        number = 2
        if identity in taken:
            identity = str(path)
        while identity in taken:
            identity = f"{path}-{number}"
            number += 1
        taken.add(identity)
        ids.append(identity)
    return ids

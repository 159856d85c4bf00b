"""What lies in a corpus' folder: annotations, one collection, the splits with checksums.

A folder of annotation files alone is a corpus too. With splits, ``splits.json`` lists every
document once::

    {"format": "strategitekst/1/splits",
     "documents": {"train": {"train/2016-ny-plan": "<sha256>", …}, "dev": {…}, "test": {…}},
     "checksum": "<sha256>"}

A document's checksum is that of its annotation file's bytes; the corpus' checksum is that of all
lines ``split id checksum``, sorted, so that any change of any annotation shows.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from ..batch import read_annotations
from ..errors import FormatError
from ..schema import Annotation, Collection

SPLITS_FORMAT: Final = "strategitekst/1/splits"
SPLITS: Final = ("train", "dev", "test")
SPLITS_FILE: Final = "splits.json"
COLLECTION_FILE: Final = "initiatives.json"

Splits = dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Annotations with the collection of their initiatives and, where there are any, the splits.

    Attributes:
        folder: where it lies.
        notes: the annotations, in a fixed order.
        collection: the initiatives with their mentions; none where there is no such file.
        splits: checksum of each document's file by split and id; empty where there are no splits.
    """

    folder: Path
    notes: tuple[Annotation, ...]
    collection: Collection | None = None
    splits: Splits = field(default_factory=dict)

    def split_of(self, identity: str) -> str | None:
        """Return the split a document belongs to, or none."""
        return next((name for name, ids in self.splits.items() if identity in ids), None)


def load_corpus(folder: str | Path, splits: Iterable[str] | None = None) -> Corpus:
    """Read a corpus.

    Args:
        folder: a folder of annotation files, ``strategitekst/1``.
        splits: read these parts only; files of other parts are not opened. Without it all parts
            are read or, in a folder without splits, every annotation in it.

    Raises:
        FormatError: a file is not of its format, or a split is not known here.
    """
    root = Path(folder)
    known = _read_splits(root / SPLITS_FILE)
    if splits is None and not known:
        notes = read_annotations([root])
    else:
        wanted = list(known if splits is None else splits)
        missing = [name for name in wanted if name not in known]
        if missing:
            names = ", ".join(known) or "none"
            raise FormatError(f"{root}: has no split {missing[0]!r}; splits here: {names}")
        paths = [root / f"{identity}.json" for name in wanted for identity in known[name]]
        notes = read_annotations(paths)
    path = root / COLLECTION_FILE
    collection = Collection.from_file(path) if path.exists() else None
    return Corpus(root, tuple(notes), collection, known)


def checksum(splits: Mapping[str, Mapping[str, str]]) -> str:
    """Return the checksum of a whole corpus (see the module)."""
    lines = sorted(f"{name} {i} {sha}" for name, ids in splits.items() for i, sha in ids.items())
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def file_checksum(path: Path) -> str:
    """Return the SHA-256 of a file's bytes, as hexadecimal digits."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def make_splits(folder: Path) -> dict[str, Any]:
    """Return what ``splits.json`` should hold for a corpus with one folder a split."""
    documents: Splits = {}
    for name in SPLITS:
        paths = sorted((folder / name).glob("*.json"))
        documents[name] = {f"{name}/{path.stem}": file_checksum(path) for path in paths}
    return {"format": SPLITS_FORMAT, "documents": documents, "checksum": checksum(documents)}


def _read_splits(path: Path) -> Splits:
    if not path.exists():
        return {}
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        documents = {name: dict(ids) for name, ids in data["documents"].items()}
    except (ValueError, KeyError, TypeError, AttributeError):
        raise FormatError(f"{path}: is not a file of splits, format {SPLITS_FORMAT}") from None
    return documents

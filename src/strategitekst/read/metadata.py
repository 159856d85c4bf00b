"""What a user knows of many documents, in one CSV: glob, date, publisher, kind, url, title."""

import csv
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

from ..dates.edtf import interval
from ..errors import SettingError
from ..labels import DOCUMENT_KINDS
from ..schema import Document

COLUMNS: Final = ("glob", "date", "publisher", "kind", "url", "title", "author", "language")


@dataclass(frozen=True, slots=True)
class Metadata:
    """Rows of (glob, what is known); a later row that fits goes before an earlier one."""

    rows: tuple[tuple[str, Document], ...] = ()

    def for_name(self, name: str) -> Document:
        """Return what is known of the document with this name (relative path with "/")."""
        known: dict[str, str] = {}
        for glob, document in self.rows:
            if fnmatchcase(name, glob) or fnmatchcase(name.rsplit("/", 1)[-1], glob):
                known |= document.to_dict()
        return Document.model_validate(known)


def check_document(document: Document, where: str) -> Document:
    """Check a user's values.

    Raises:
        SettingError: the date is not EDTF, or the kind is not one of ours.
    """
    if document.date is not None:
        try:
            interval(document.date)
        except ValueError:
            raise SettingError(
                f"{where}: date {document.date!r} is not EDTF; write 2016, 2016-06 or 2016-06-14"
            ) from None
    if document.kind is not None and document.kind not in DOCUMENT_KINDS:
        raise SettingError(
            f"{where}: kind {document.kind!r} is not one of {', '.join(DOCUMENT_KINDS)}"
        )
    return document


def load_metadata(path: str | Path) -> Metadata:
    """Read the CSV; comma or semicolon, with or without BOM, as Excel saves it.

    Args:
        path: a file with the column ``glob`` and any of the others; empty cells say nothing.

    Raises:
        SettingError: names the row and what is wrong with it.
    """
    path = Path(path)
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise SettingError(f"{path}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise SettingError(f"{path}: is not UTF-8; save it as CSV UTF-8") from None
    delimiter = (
        ";" if lines and lines[0].count(";") >= lines[0].count(",") and ";" in lines[0] else ","
    )
    reader = csv.DictReader(lines, delimiter=delimiter)
    columns = [name.strip().lower() for name in reader.fieldnames or ()]
    unknown = [name for name in columns if name not in COLUMNS]
    if "glob" not in columns or unknown:
        found = ", ".join(columns) or "nothing"
        raise SettingError(
            f"{path}: columns are {found}; they must be glob and any of {', '.join(COLUMNS[1:])}"
        )
    reader.fieldnames = columns
    rows = []
    for row in reader:
        number = reader.line_num  # blank lines are skipped, and count
        values = {k: v.strip() for k, v in row.items() if k and isinstance(v, str) and v.strip()}
        glob = values.pop("glob", None)
        if glob is None:
            raise SettingError(f"{path}: row {number} has no glob; write a file name or a pattern")
        rows.append(
            (glob, check_document(Document.model_validate(values), f"{path}: row {number}"))
        )
    return Metadata(tuple(rows))

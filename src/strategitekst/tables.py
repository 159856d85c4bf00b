"""Annotations as tables: one row each, for the analyst's next tool."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from .errors import SettingError
from .labels import CONTENT_ROLES
from .linking import link, with_collection_ids
from .schema import Annotation, Collection
from .spans import HasOffsets

Row = dict[str, Any]

#: File endings that can be written.
ENDINGS: Final = (".csv", ".xlsx", ".parquet")


def _document(note: Annotation) -> Row:
    about = note.document
    return {
        "document": note.id,
        "title": about.title,
        "date": about.date,
        "publisher": about.publisher,
        "kind": about.kind,
        "duplicate_of": note.duplicate_of,
    }


def _place(note: Annotation, item: HasOffsets) -> Row:
    index = note.passage_at(item.start)
    themes = note.passages[index].theme_names if index is not None else ()
    return {"start": item.start, "end": item.end, "passage": index, "themes": "; ".join(themes)}


def _passages(notes: Sequence[Annotation]) -> Iterable[Row]:
    for note in notes:
        for i, passage in enumerate(note.passages):
            if passage.role not in CONTENT_ROLES:
                continue
            section = passage.section
            heading = note.passages[section] if section is not None else None
            names = passage.theme_names
            yield {
                **_document(note),
                "passage": i,
                "role": passage.role,
                "section": note.text[heading.start : heading.end] if heading else None,
                "theme": names[0] if names else None,
                "themes": "; ".join(names),
                "own_themes": "; ".join(t.theme for t in passage.own_themes or ()),
                "uncertain": "; ".join(t.theme for t in passage.uncertain or ()),
                "score": passage.themes[0].score if passage.themes else None,
                "start": passage.start,
                "end": passage.end,
                "text": note.text[passage.start : passage.end],
            }


def _entities(notes: Sequence[Annotation]) -> Iterable[Row]:
    for note in notes:
        for entity in note.entities:
            yield {
                **_document(note),
                **_place(note, entity),
                "label": entity.label,
                "text": entity.text,
                "canonical": entity.canonical,
                "value": entity.value,
                "from": entity.first,
                "to": entity.last,
                "role": entity.role,
                "org": entity.org,
                "score": entity.score,
            }


def _quotes(notes: Sequence[Annotation]) -> Iterable[Row]:
    for note in notes:
        for quote in note.quotes:
            yield {
                **_document(note),
                **_place(note, quote),
                "speaker": quote.speaker,
                "role": quote.role,
                "org": quote.org,
                "cue": quote.cue,
                "text": quote.text,
            }


def _initiatives(notes: Sequence[Annotation]) -> Iterable[Row]:
    collection: Collection = link(notes)
    known = {initiative.id: initiative for initiative in collection.initiatives}
    for note in (with_collection_ids(n, collection) for n in notes):
        for mention in note.initiatives:
            initiative = known[mention.id or ""]
            yield {
                **_document(note),
                **_place(note, mention),
                "initiative": initiative.id,
                "name": initiative.name,
                "initiative_kind": initiative.kind,
                "period": initiative.period,
                "owners": "; ".join(initiative.owners),
                "type": mention.type,
                "text": mention.text,
            }


ROWS: Final[Mapping[str, Callable[[Sequence[Annotation]], Iterable[Row]]]] = {
    "passages": _passages,
    "entities": _entities,
    "quotes": _quotes,
    "initiatives": _initiatives,
}


def make_rows(
    notes: Sequence[Annotation],
    rows: str,
    theme: str | None = None,
    person: str | None = None,
) -> list[Row]:
    """Make the rows of a table.

    Args:
        notes: annotations.
        rows: ``passages``, ``entities``, ``quotes`` or ``initiatives``.
        theme: only rows of passages with this theme.
        person: only rows that name this person, as entity or speaker (any part of the name).

    Returns:
        One dict a row, all with the same keys.
    """
    found = list(ROWS[rows](notes))
    if theme is not None:
        found = [row for row in found if theme in str(row["themes"]).split("; ")]
    if person is not None:
        wanted = person.casefold()
        fields = ("speaker",) if rows == "quotes" else ("canonical", "text")
        found = [
            row
            for row in found
            if any(wanted in str(row.get(name) or "").casefold() for name in fields)
            and row.get("label", "PER") == "PER"
        ]
    return found


def columns(rows: str) -> list[str]:
    """Return the column names of a kind of table: those of a row made from a smallest document."""
    span = {"start": 0, "end": 1}
    sample = Annotation.model_validate(
        {
            "id": "-",
            "text": "x",
            "passages": [span | {"role": "paragraph", "themes": []}],
            "entities": [span | {"text": "x", "label": "MISC"}],
            "initiatives": [span | {"text": "x", "type": "NAM"}],
            "quotes": [span | {"text": "x"}],
        }
    )
    return list(next(iter(ROWS[rows]([sample]))))


def write_table(
    rows: Sequence[Row], path: Path, names: Sequence[str] = (), *, excel: bool = False
) -> None:
    """Write rows as CSV, XLSX or Parquet, by the file's ending.

    Args:
        rows: rows with the same keys.
        path: the file to write.
        names: the columns, for a table without rows (see `columns`).
        excel: CSV as Danish Excel opens it: semicolons and a byte order mark.

    Raises:
        SettingError: another ending, or the extra for tables is not installed.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise SettingError(
            f"{path}: ending {ending or '(none)'!r} is not one of {', '.join(ENDINGS)}"
        )
    try:
        import polars as pl  # noqa: PLC0415 - an extra
        from xlsxwriter.exceptions import FileCreateError  # noqa: PLC0415
    except ImportError:
        raise SettingError(
            "tables need the extra 'tables'; install it with: pip install \"strategitekst[tables]\""
        ) from None
    frame = pl.DataFrame(list(rows), infer_schema_length=None)
    if not rows:
        frame = pl.DataFrame(schema=dict.fromkeys(names, pl.String))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if ending == ".csv":
            frame.write_csv(path, separator=";" if excel else ",", include_bom=excel)
        elif ending == ".parquet":
            frame.write_parquet(path)
        else:
            frame.write_excel(path, autofit=True, header_format={"bold": True})
    except (OSError, FileCreateError) as error:
        reason = getattr(error, "strerror", None) or error
        raise SettingError(f"{path}: cannot be written ({reason})") from None

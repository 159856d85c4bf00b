"""``strategitekst annotate``: documents in, annotations out."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ._output import BASE_HELP, KNOWLEDGE_HELP, REGISTRY_HELP, THEMES_HELP, console, fail

if TYPE_CHECKING:
    from ..batch import Report
    from ..pipeline import Settings
    from ..schema import Annotation, Document


class Format(StrEnum):
    """How annotations are printed."""

    table = "table"
    json = "json"
    jsonl = "jsonl"


def annotate(
    paths: Annotated[list[str], typer.Argument(help="Files, folders, or - for standard input.")],
    out: Annotated[
        Path | None, typer.Option(help="Folder to write one .json a document to.")
    ] = None,
    format: Annotated[
        Format | None,
        typer.Option(help="How to print: table on a terminal, json otherwise, jsonl for several."),
    ] = None,
    base: Annotated[str | None, typer.Option(help=BASE_HELP)] = None,
    metadata: Annotated[
        Path | None,
        typer.Option(help="CSV of what you know: glob, date, publisher, kind, url, title."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Redo what is up to date.")] = False,
    date: Annotated[str | None, typer.Option(help="Date of all documents: 2016-06-14.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Publisher of all documents.")] = None,
    kind: Annotated[str | None, typer.Option(help="Kind of all documents: nyhed, …")] = None,
    knowledge: Annotated[list[str] | None, typer.Option(help=KNOWLEDGE_HELP)] = None,
    registry: Annotated[list[str] | None, typer.Option(help=REGISTRY_HELP)] = None,
    themes: Annotated[list[str] | None, typer.Option(help=THEMES_HELP)] = None,
) -> None:
    """Annotate documents: passages, names, dates, quotes, themes and initiatives.

    Example: strategitekst annotate pressemeddelelser/ --out annoteret/
    """
    from ..pipeline import Settings  # noqa: PLC0415
    from ..read.metadata import check_document  # noqa: PLC0415
    from ..schema import Document  # noqa: PLC0415

    settings = Settings(base, tuple(knowledge or ()), tuple(registry or ()), tuple(themes or ()))
    given = Document(date=date or None, publisher=publisher or None, kind=kind or None)
    known = check_document(given, "option")
    if out is not None:
        if "-" in paths:
            fail("standard input (-) cannot be combined with --out; save the text to a file")
        _to_folder(paths, out, settings, metadata, known, force)
        return
    notes, failed = _annotations(paths, settings, metadata, known)
    _print(notes, format)
    for line in failed:
        print(f"strategitekst: {line}", file=sys.stderr)
    if failed:
        raise SystemExit(1)


def _annotations(
    paths: list[str], settings: "Settings", metadata: Path | None, known: "Document"
) -> tuple[list["Annotation"], list[str]]:
    from ..errors import InputError  # noqa: PLC0415
    from ..pipeline import annotate_raw, annotate_text  # noqa: PLC0415
    from ..read import (  # noqa: PLC0415
        Metadata,
        decode,
        find_documents,
        load_metadata,
        output_ids,
        read_file,
    )
    from ..schema import Document  # noqa: PLC0415

    table = load_metadata(metadata) if metadata else Metadata()
    notes: list[Annotation] = []
    failed: list[str] = []
    files = [path for path in paths if path != "-"]
    if "-" in paths:
        text = decode(sys.stdin.buffer.read(), "standard input")
        notes.append(annotate_text(text, id="stdin", settings=settings, document=known))
    documents = find_documents(files) if files else []
    ids = output_ids([name for _, name in documents])
    for (path, name), identity in zip(documents, ids, strict=True):
        certain = Document.model_validate(known.to_dict() | table.for_name(name).to_dict())
        try:
            notes.append(annotate_raw(read_file(path), name, identity, settings, certain))
        except InputError as error:
            failed.append(str(error))
    return notes, failed


def _print(notes: list["Annotation"], wanted: Format | None) -> None:
    from ._view import show_annotation  # noqa: PLC0415

    default = Format.table if sys.stdout.isatty() else Format.json
    format = wanted or (Format.jsonl if len(notes) > 1 and default is Format.json else default)
    if format is Format.json and len(notes) > 1:
        fail("--format json is for one document; use --format jsonl or --out FOLDER for several")
    screen = console()
    for note in notes:
        if format is Format.table:
            show_annotation(note, screen)
        else:
            print(note.to_json(indent=1 if format is Format.json else None))


def _to_folder(
    paths: list[str],
    out: Path,
    settings: "Settings",
    metadata: Path | None,
    known: "Document",
    force: bool,
) -> None:
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    from ..batch import annotate_folder  # noqa: PLC0415
    from ..read import Metadata, load_metadata  # noqa: PLC0415

    table = load_metadata(metadata) if metadata else Metadata()
    screen = console(stderr=True)
    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.description}", markup=False),
    )
    with Progress(*columns, console=screen, transient=True, disable=not screen.is_terminal) as bar:
        task = bar.add_task("")
        report = annotate_folder(
            paths,
            out,
            settings,
            table,
            known,
            force=force,
            progress=lambda name, done, total: bar.update(
                task, description=name, completed=done, total=total
            ),
        )
    _summary(report, out)


def _say(line: str) -> None:
    print(line, file=sys.stderr)


def _summary(report: "Report", out: Path) -> None:
    _say(
        f"{len(report.written)} annotated, {len(report.skipped)} up to date,"
        f" {len(report.failed)} failed; in {out}"
    )
    if report.undated:
        _say(
            f"{len(report.undated)} without a date (give it with --date or --metadata;"
            " dates in a collection depend on it):"
        )
        for name in report.undated:
            _say(f"  {name}")
    for _, message in report.failed:
        _say(f"strategitekst: {message}")
    if report.failed:
        raise SystemExit(1)

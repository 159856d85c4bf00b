"""``strategitekst annotate``: documents in, annotations out."""

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ._output import BASE_HELP, KNOWLEDGE_HELP, REGISTRY_HELP, THEMES_HELP, console, fail

if TYPE_CHECKING:
    from ..batch import Report
    from ..loading import Settings
    from ..read import Limits
    from ..schema import Annotation, Document


#: So many names are listed on the screen; the report has all.
_MOST_LISTED = 30


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
    jobs: Annotated[
        int | None,
        typer.Option(min=1, help="Processes with --out; as many as pay where none is given."),
    ] = None,
    report: Annotated[
        Path | None, typer.Option(help="With --out: a .json file that says what was done.")
    ] = None,
    max_text: Annotated[float, typer.Option(help="Longest text, million characters.")] = 5,
    max_file: Annotated[float, typer.Option(help="Largest file, MB.")] = 200,
    timeout: Annotated[float, typer.Option(help="With --out: seconds a document may take.")] = 900,
    max_memory: Annotated[
        float, typer.Option(help="With --out: MB of memory a process may take (Linux).")
    ] = 4000,
    themes: Annotated[list[str] | None, typer.Option(help=THEMES_HELP)] = None,
) -> None:
    """Annotate documents: passages, names, dates, quotes, themes and initiatives.

    Reads text, Markdown, HTML, PDF, Word (.docx), OpenDocument, RTF and saved mails.

    Example: strategitekst annotate pressemeddelelser/ --out annoteret/
    """
    from ..loading import Settings  # noqa: PLC0415
    from ..read import Limits  # noqa: PLC0415
    from ..read.metadata import check_document  # noqa: PLC0415
    from ..schema import Document  # noqa: PLC0415

    settings = Settings(base, tuple(knowledge or ()), tuple(registry or ()), tuple(themes or ()))
    given = Document(date=date or None, publisher=publisher or None, kind=kind or None)
    known = check_document(given, "option")
    limits = Limits(max_text, max_file, timeout, max_memory)
    for name, value in zip(
        ("text", "file", "seconds", "memory"),
        (max_text, max_file, timeout, max_memory),
        strict=True,
    ):
        if not value > 0:
            fail(f"the limit of {name} is {value:g}; it must be above 0")
    if out is not None:
        if "-" in paths:
            fail("standard input (-) cannot be combined with --out; save the text to a file")
        _to_folder(paths, out, settings, metadata, known, force, jobs, limits, report)
        return
    if report is not None or jobs is not None:
        fail("--report and --jobs are for --out; name a folder to write to")
    notes, failed = _annotations(paths, settings, metadata, known, limits)
    _print(notes, format)
    for line in failed:
        print(f"strategitekst: {line}", file=sys.stderr)
    if failed:
        raise SystemExit(1)


def _annotations(
    paths: list[str],
    settings: "Settings",
    metadata: Path | None,
    known: "Document",
    limits: "Limits",
) -> tuple[list["Annotation"], list[str]]:
    from ..errors import InputError  # noqa: PLC0415
    from ..pipeline import annotate_raw  # noqa: PLC0415
    from ..read import (  # noqa: PLC0415
        Metadata,
        find_documents,
        load_metadata,
        output_ids,
        read_file,
        read_stream,
    )
    from ..schema import Document  # noqa: PLC0415

    table = load_metadata(metadata) if metadata else Metadata()
    notes: list[Annotation] = []
    failed: list[str] = []
    files = [path for path in paths if path != "-"]
    if "-" in paths:
        data = sys.stdin.buffer.read(int(limits.file * 1e6) + 1)
        if len(data) > limits.file * 1e6:
            fail(f"standard input: has more than {limits.file:g} MB; divide it or raise --max-file")
        raw = read_stream(data, "standard input", limits)
        notes.append(annotate_raw(raw, None, "stdin", settings, known))
    documents = find_documents(files) if files else []
    ids = output_ids([name for _, name in documents])
    for (path, name), identity in zip(documents, ids, strict=True):
        certain = Document.model_validate(known.to_dict() | table.for_name(name).to_dict())
        try:
            notes.append(annotate_raw(read_file(path, limits), name, identity, settings, certain))
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
    jobs: int | None,
    limits: "Limits",
    report_to: Path | None,
) -> None:
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    from ..batch import annotate_folder, write_atomically  # noqa: PLC0415
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
            jobs=jobs,
            limits=limits,
            progress=lambda name, done, total: bar.update(
                task, description=name, completed=done, total=total
            ),
        )
    if report_to is not None:
        words = json.dumps(report.to_dict(), ensure_ascii=False, indent=1) + "\n"
        try:
            write_atomically(report_to, words.encode("utf-8", "backslashreplace"))
        except OSError as error:
            report.failed.append(
                (str(report_to), f"{report_to}: cannot be written ({error.strerror})")
            )
    _summary(report, out)


def _say(line: str) -> None:
    print(line, file=sys.stderr)


def _list(title: str, lines: list[str]) -> None:
    """Print a heading and its lines, a few of many."""
    if lines:
        _say(f"{len(lines)} {title}:")
        for line in lines[:_MOST_LISTED]:
            _say(f"  {line}")
        if len(lines) > _MOST_LISTED:
            _say(f"  … and {len(lines) - _MOST_LISTED} more (--report FILE.json lists all)")


def _summary(report: "Report", out: Path) -> None:
    _say(
        f"{len(report.written)} annotated, {len(report.skipped)} up to date,"
        f" {len(report.failed)} failed; in {out}"
    )
    if report.failed:
        _table(report)
    _list(
        "without a date (give it with --date or --metadata; dates in a collection depend on it)",
        report.undated,
    )
    _list("not in Danish, read as if they were", [f"{p} ({code})" for p, code in report.foreign])
    _list("near-duplicates, marked duplicate_of", [f"{a} of {b}" for a, b in report.duplicates])
    if report.repeated:
        _say(f"{report.repeated} passages stand word for word in an earlier document (repeats)")
    for _, message in report.failed:
        _say(f"strategitekst: {message}")
    if report.failed:
        raise SystemExit(1)


def _table(report: "Report") -> None:
    """What was done, by kind of file."""
    from rich.table import Table  # noqa: PLC0415

    counts: dict[str, list[int]] = {}
    failed = [name for name, _ in report.failed]
    for column, names in enumerate((report.written, report.skipped, failed)):
        for name in names:
            counts.setdefault(Path(name).suffix.lower() or "(none)", [0, 0, 0])[column] += 1
    table = Table("kind", "annotated", "up to date", "failed", box=None)
    for kind, row in sorted(counts.items()):
        table.add_row(kind, *map(str, row))
    console(stderr=True).print(table)

"""``strategitekst corpus``: a folder of gold annotations checked, counted, exported, imported."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from ._output import console, fail

Folder = Annotated[Path, typer.Argument(help="Folder of annotation files.")]


class ExportFormat(StrEnum):
    """Formats to export to."""

    docbin = "docbin"
    iob2 = "iob2"
    label_studio = "label-studio"
    brat = "brat"
    csv = "csv"


class ImportFormat(StrEnum):
    """Formats to import from."""

    label_studio = "label-studio"
    brat = "brat"


def check(
    folder: Folder,
    split: Annotated[list[str] | None, typer.Option(help="Only this split.")] = None,
) -> None:
    """Check annotations against the guidelines: document, place and fault, one a line.

    Example: strategitekst corpus check corpus/
    """
    from .. import corpus as room  # noqa: PLC0415

    loaded = room.load_corpus(folder, split)
    faults = room.check(loaded)
    for fault in faults:
        console().print(str(fault), markup=False, soft_wrap=True)
    console(stderr=True).print(
        f"{len(loaded.notes)} documents, {len(faults)} faults", markup=False, soft_wrap=True
    )
    if faults:
        raise SystemExit(1)


def stats(
    folder: Folder,
    as_json: Annotated[bool, typer.Option("--json", help="JSON instead of tables.")] = False,
) -> None:
    """Count documents, words, and every layer, by split.

    Example: strategitekst corpus stats corpus/
    """
    from .. import corpus as room  # noqa: PLC0415

    counted = room.stats(room.load_corpus(folder))
    if as_json:
        typer.echo(json.dumps(counted, ensure_ascii=False, indent=1))
        return
    _print_stats(counted)


def _print_stats(counted: dict[str, Any]) -> None:
    from rich.table import Table  # noqa: PLC0415

    parts = counted["parts"]
    grid = Table("", *parts, header_style="dim")
    for key, value in parts["all"].items():
        if not isinstance(value, dict):
            grid.add_row(key, *(str(part[key]) for part in parts.values()))
            continue
        grid.add_section()
        grid.add_row(f"[bold]{key}[/bold]")
        for name, number in value.items():
            cells = [part[key].get(name, 0) for part in parts.values()]
            if isinstance(number, dict):
                cells = [f"{c['given']} ({c['second or third']})" for c in cells]
            grid.add_row(f"  {name}", *(str(cell) for cell in cells))
    console().print(grid)
    found = Table("initiatives", "", header_style="dim")
    for key, value in counted["initiatives"].items():
        if isinstance(value, dict):
            value = ", ".join(f"{k} {v}" for k, v in value.items())  # noqa: PLW2901
        found.add_row(key, str(value))
    console().print(found)


def export(
    folder: Folder,
    out: Annotated[Path, typer.Option(help="Folder to write to.")],
    to: Annotated[ExportFormat, typer.Option(help="The format.")],
    split: Annotated[list[str] | None, typer.Option(help="Only this split.")] = None,
) -> None:
    """Write annotations in the format of another tool.

    Example: strategitekst corpus export corpus/ --to brat --out brat/
    """
    from .. import corpus as room  # noqa: PLC0415

    written = room.export(room.load_corpus(folder, split), to, out)
    console(stderr=True).print(f"{len(written)} files in {out}", markup=False, soft_wrap=True)


def import_(
    path: Annotated[Path, typer.Argument(help="Label Studio's JSON, or a folder of brat files.")],
    out: Annotated[Path, typer.Option(help="Folder for the annotation files.")],
    source: Annotated[ImportFormat, typer.Option("--from", help="The format.")],
) -> None:
    """Read annotations made or corrected in another tool; writes one .json a document.

    Example: strategitekst corpus import project-1.json --from label-studio --out rettet/
    """
    from .. import corpus as room  # noqa: PLC0415
    from ..batch import write_atomically  # noqa: PLC0415

    count = 0
    for note in room.import_annotations(source, path):
        target = out / f"{note.id}.json"
        if not target.resolve().is_relative_to(out.resolve()):
            fail(f"{path}: document id {note.id!r} leads out of {out}; give it another id")
        try:
            write_atomically(target, (note.to_json() + "\n").encode())
        except OSError as error:
            fail(f"{target}: cannot be written ({error.strerror})")
        count += 1
    console(stderr=True).print(f"{count} documents in {out}", markup=False, soft_wrap=True)

"""``strategitekst table``: what an analyst opens next."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ._output import console, fail


class Rows(StrEnum):
    """What a row is."""

    passages = "passages"
    entities = "entities"
    quotes = "quotes"
    initiatives = "initiatives"


def table(
    paths: Annotated[list[str], typer.Argument(help="Annotation files or folders of them.")],
    rows: Annotated[Rows, typer.Option(help="What a row is.")] = Rows.passages,
    theme: Annotated[str | None, typer.Option(help="Only passages with this theme.")] = None,
    person: Annotated[str | None, typer.Option(help="Only this person (part of a name).")] = None,
    out: Annotated[Path | None, typer.Option(help="File to write: .csv, .xlsx, .parquet.")] = None,
    excel: Annotated[
        bool, typer.Option("--excel", help="CSV as Danish Excel opens it: semicolons, BOM.")
    ] = False,
) -> None:
    """Write annotations as a table: document, date, publisher, theme, place and text.

    Example: strategitekst table annoteret/ --rows quotes --theme sikkerhed --out citater.xlsx
    """
    from ..batch import read_annotations  # noqa: PLC0415
    from ..labels import THEMES  # noqa: PLC0415
    from ..tables import columns, make_rows, write_table  # noqa: PLC0415

    if theme is not None and theme not in THEMES:
        fail(f"--theme {theme!r} is not one of {', '.join(THEMES)}")
    if person is not None and rows not in (Rows.entities, Rows.quotes):
        fail(f"--person is for --rows entities or quotes, not {rows}")
    found = make_rows(read_annotations(paths), rows, theme, person)
    if out is None:
        _print(found)
        return
    write_table(found, out, columns(rows), excel=excel)
    console(stderr=True).print(f"{len(found)} rows in {out}", markup=False, soft_wrap=True)


def _print(rows: list[dict[str, object]]) -> None:
    from rich.table import Table  # noqa: PLC0415

    if not rows:
        console(stderr=True).print("no rows")
        return
    columns = [name for name in rows[0] if name not in ("title", "start", "end", "passage")]
    grid = Table(*columns, header_style="dim")
    for row in rows:
        grid.add_row(*(str(row[name]) if row[name] is not None else "" for name in columns))
    console().print(grid, markup=False)

"""``strategitekst initiatives``: the overview a board asks for."""

from pathlib import Path
from typing import Annotated

import typer

from ._output import CORRECTIONS_HELP, NO_REGISTRY_HELP, REGISTRY_HELP, console, fail, linked

#: Columns of the overview on a screen; a file has them all, with the evidence.
_SHOWN = ("navn", "slags", "periode", "ejer", "dokumenter", "først nævnt", "sidst nævnt")


def initiatives(
    paths: Annotated[list[str], typer.Argument(help="Annotation files or folders of them.")],
    theme: Annotated[str | None, typer.Option(help="Only those told with this theme.")] = None,
    owner: Annotated[str | None, typer.Option(help="Only this owner (part of a name).")] = None,
    out: Annotated[Path | None, typer.Option(help="File to write: .csv, .xlsx, .parquet.")] = None,
    excel: Annotated[
        bool, typer.Option("--excel", help="CSV as Danish Excel opens it: semicolons, BOM.")
    ] = False,
    registry: Annotated[list[str] | None, typer.Option(help=REGISTRY_HELP)] = None,
    no_registry: Annotated[bool, typer.Option("--no-registry", help=NO_REGISTRY_HELP)] = False,
    corrections: Annotated[list[str] | None, typer.Option(help=CORRECTIONS_HELP)] = None,
    previous: Annotated[Path | None, typer.Option(help="Collection whose ids are kept.")] = None,
) -> None:
    """List all initiatives with period, owners, relations and evidence.

    Example: strategitekst initiatives annoteret/ --theme sikkerhed --out initiativer.xlsx
    """
    from ..labels import THEMES  # noqa: PLC0415
    from ..linking.life import COLUMNS, overview  # noqa: PLC0415
    from ..tables import write_table  # noqa: PLC0415

    if theme is not None and theme not in THEMES:
        fail(f"--theme {theme!r} is not one of {', '.join(THEMES)}")
    notes, collection = linked(paths, registry, no_registry, corrections, previous)
    rows = overview(collection, notes, theme, owner)
    if out is not None:
        write_table(rows, out, COLUMNS, excel=excel)
        console(stderr=True).print(f"{len(rows)} rows in {out}", markup=False, soft_wrap=True)
        return
    from rich.table import Table  # noqa: PLC0415

    if not rows:
        console(stderr=True).print("no rows")
        return
    grid = Table(*_SHOWN, header_style="dim")
    for row in rows:
        grid.add_row(*(str(row[name] or "") for name in _SHOWN))
    console().print(grid, markup=False)

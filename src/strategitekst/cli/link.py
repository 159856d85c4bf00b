"""``strategitekst link``: initiatives across documents."""

from pathlib import Path
from typing import Annotated

import typer

from ._output import (
    CORRECTIONS_HELP,
    NO_REGISTRY_HELP,
    REGISTRY_HELP,
    console,
    fail,
    linked,
)


def link(
    paths: Annotated[list[str], typer.Argument(help="Annotation files or folders of them.")],
    out: Annotated[Path | None, typer.Option(help="Collection file to write (.json).")] = None,
    registry: Annotated[list[str] | None, typer.Option(help=REGISTRY_HELP)] = None,
    no_registry: Annotated[bool, typer.Option("--no-registry", help=NO_REGISTRY_HELP)] = False,
    corrections: Annotated[list[str] | None, typer.Option(help=CORRECTIONS_HELP)] = None,
    previous: Annotated[
        Path | None,
        typer.Option(
            help="Collection whose ids are kept; the file in --out, if it is there already."
        ),
    ] = None,
) -> None:
    """Link the mentions of the same initiative across annotated documents.

    Example: strategitekst link annoteret/ --out initiativer.json
    """
    from ..batch import write_atomically  # noqa: PLC0415
    from ._view import show_collection  # noqa: PLC0415

    if out is not None and out.suffix != ".json":
        fail(f"{out}: a collection is a .json file; name it so")
    if previous is None and out is not None and out.exists():
        previous = out
    notes, collection = linked(paths, registry, no_registry, corrections, previous)
    if out is None:
        show_collection(collection, notes, console())
    else:
        try:
            write_atomically(out, (collection.to_json() + "\n").encode())
        except OSError as error:
            fail(f"{out}: cannot be written ({error.strerror})")
    screen = console(stderr=True)
    for correction in collection.corrections:
        if not correction.applied:
            words = f"{correction.document}: {correction.words}"
            screen.print(
                f"correction not applied: {correction.type}, {words} ({correction.note})",
                markup=False,
                soft_wrap=True,
            )
    for change in collection.changes:
        if change.type in ("merged", "split"):
            sign = "←" if change.type == "merged" else "→"
            screen.print(
                f"{change.type}: {change.id} {sign} {', '.join(change.others)}",
                markup=False,
                soft_wrap=True,
            )
    if out is not None:
        several = sum(len({m.document for m in i.mentions}) > 1 for i in collection.initiatives)
        screen.print(
            f"{len(collection.initiatives)} initiatives in {len(notes)} documents,"
            f" {several} of them in more than one; in {out}",
            markup=False,
            soft_wrap=True,
        )

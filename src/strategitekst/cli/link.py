"""``strategitekst link``: initiatives across documents."""

from pathlib import Path
from typing import Annotated

import typer

from ._output import REGISTRY_HELP, console, fail


def link(
    paths: Annotated[list[str], typer.Argument(help="Annotation files or folders of them.")],
    out: Annotated[Path | None, typer.Option(help="Collection file to write (.json).")] = None,
    registry: Annotated[list[str] | None, typer.Option(help=REGISTRY_HELP)] = None,
) -> None:
    """Link the mentions of the same initiative across annotated documents.

    Example: strategitekst link annoteret/ --out initiativer.json
    """
    from .. import linking  # noqa: PLC0415
    from ..batch import read_annotations, write_atomically  # noqa: PLC0415
    from ..knowledge.registry import load_registry  # noqa: PLC0415
    from ._view import show_collection  # noqa: PLC0415

    notes = read_annotations(paths)
    collection = linking.link(notes, load_registry(registry or ()))
    if out is None:
        show_collection(collection, notes, console())
        return
    if out.suffix != ".json":
        fail(f"{out}: a collection is a .json file; name it so")
    try:
        write_atomically(out, (collection.to_json() + "\n").encode())
    except OSError as error:
        fail(f"{out}: cannot be written ({error.strerror})")
    several = sum(len({m.document for m in i.mentions}) > 1 for i in collection.initiatives)
    console(stderr=True).print(
        f"{len(collection.initiatives)} initiatives in {len(notes)} documents,"
        f" {several} of them in more than one; in {out}",
        markup=False,
        soft_wrap=True,
    )

"""``strategitekst show``: one annotation in colour."""

from pathlib import Path
from typing import Annotated

import typer

from ._output import console


def show(
    path: Annotated[Path, typer.Argument(help="An annotation or collection file, or a document.")],
) -> None:
    """Show an annotated document; a document that is not annotated yet is annotated first.

    Example: strategitekst show annoteret/2016/ny-handlingsplan.json
    """
    from ..labels import COLLECTION_FORMAT  # noqa: PLC0415
    from ..schema import Annotation, Collection, file_format  # noqa: PLC0415
    from ._view import show_annotation, show_collection  # noqa: PLC0415

    if path.suffix == ".json":
        if file_format(path) == COLLECTION_FORMAT:
            show_collection(Collection.from_file(path), (), console())
            return
        note = Annotation.from_file(path)
    else:
        from ..pipeline import annotate  # noqa: PLC0415

        note = annotate(path)
    show_annotation(note, console())

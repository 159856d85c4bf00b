"""``strategitekst initiative``: the life of one initiative in time order."""

from pathlib import Path
from typing import Annotated

import typer

from ._output import CORRECTIONS_HELP, NO_REGISTRY_HELP, REGISTRY_HELP, console, linked


def initiative(
    name_or_id: Annotated[str, typer.Argument(help="The initiative's name, part of it, or id.")],
    paths: Annotated[list[str], typer.Argument(help="Annotation files or folders of them.")],
    registry: Annotated[list[str] | None, typer.Option(help=REGISTRY_HELP)] = None,
    no_registry: Annotated[bool, typer.Option("--no-registry", help=NO_REGISTRY_HELP)] = False,
    corrections: Annotated[list[str] | None, typer.Option(help=CORRECTIONS_HELP)] = None,
    previous: Annotated[Path | None, typer.Option(help="Collection whose ids are kept.")] = None,
) -> None:
    """Tell the life of one initiative: who announced it, its names, owners, period and relations.

    Example: strategitekst initiative "Tryg på Skærmen" annoteret/
    """
    from ..linking.life import tell_life  # noqa: PLC0415
    from ._view import show_life  # noqa: PLC0415

    notes, collection = linked(paths, registry, no_registry, corrections, previous)
    show_life(tell_life(collection, notes, name_or_id), console())

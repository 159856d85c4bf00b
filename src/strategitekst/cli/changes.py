"""``strategitekst changes``: what is different between two collections."""

from pathlib import Path
from typing import Annotated

import typer

from ._output import console

_SAYS = {
    "new": "ny",
    "gone": "væk",
    "merged": "lagt sammen",
    "split": "delt",
    "mentions": "omtaler",
    "name": "navn",
    "period": "periode",
    "owners": "ejere",
    "relations": "relationer",
}


def changes(
    old: Annotated[Path, typer.Argument(help="The earlier collection (.json).")],
    new: Annotated[Path, typer.Argument(help="The later one.")],
) -> None:
    """Tell what is different between two collections: new, merged, split, other facts.

    Example: strategitekst changes sidste-aar.json initiativer.json
    """
    from ..linking import compare_collections  # noqa: PLC0415
    from ..schema import Collection  # noqa: PLC0415

    screen = console()
    found = compare_collections(Collection.from_file(old), Collection.from_file(new))
    for change in found:
        parts = []
        if change.others:
            sign = "←" if change.type == "merged" else "→"
            parts.append(f"{sign} {', '.join(change.others)}")
        if change.type in ("new", "gone"):
            parts.append(change.after or change.before or "")
        elif change.before is not None or change.after is not None:
            parts.append(f"{change.before or '–'} → {change.after or '–'}")
        line = f"{_SAYS[change.type]}: {change.id} {' '.join(parts)}".rstrip()
        screen.print(line, markup=False, soft_wrap=True)
    if not found:
        console(stderr=True).print("no changes")

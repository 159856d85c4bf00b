"""``strategitekst info``: versions, models and their figures; what is known of a name."""

import json
import platform
from importlib.metadata import PackageNotFoundError, version
from typing import Annotated

import typer

from ._output import KNOWLEDGE_HELP, console, fail


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _about(name: str, files: list[str]) -> None:
    from ..knowledge import load_knowledge  # noqa: PLC0415

    base = load_knowledge(files)
    entry = base.get(name)
    if entry is None:
        fail(
            f"{name!r} is not in the knowledge base; add it in a file of your own: --knowledge FILE"
        )
    screen = console()
    lines = {
        "kind": f"{entry.label}, {entry.kind}" if entry.kind else entry.label,
        "also": "; ".join(a for a in entry.aliases if a != entry.name),
        "period": "; ".join(entry.periods),
        "belongs to": entry.parent,
        "supplier": entry.supplier,
        "before": "; ".join(e.name for e in base.earlier(entry)),
        "after": " → ".join(e.name for e in base.later(entry)) or entry.successor,
        "source": entry.source,
    }
    screen.print(entry.name, style="bold", markup=False)
    for what, value in lines.items():
        if value:
            screen.print(f"  {what}: {value}", markup=False, soft_wrap=True)


def info(
    name: Annotated[
        str | None, typer.Argument(help="An organisation, product or place: what is known of it.")
    ] = None,
    knowledge: Annotated[list[str] | None, typer.Option(help=KNOWLEDGE_HELP)] = None,
) -> None:
    """Show versions, the embedded pipeline and its figures; or what the knowledge base has on a name.

    Example: strategitekst info "It- og Telestyrelsen"
    """
    if name is not None:
        _about(name, knowledge or [])
        return
    from .. import __version__  # noqa: PLC0415
    from ..errors import ModelError  # noqa: PLC0415
    from ..knowledge import load_knowledge  # noqa: PLC0415
    from ..knowledge.registry import load_registry  # noqa: PLC0415
    from ..resources import EMBEDDED_BASE, resource  # noqa: PLC0415

    screen = console()
    screen.print(f"strategitekst {__version__}, Python {platform.python_version()}")
    packages = ("spacy", "scikit-learn", "rapidfuzz", "pydantic", "polars")
    screen.print(", ".join(f"{name} {_version(name)}" for name in packages))
    folder = resource("models", EMBEDDED_BASE)
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise ModelError(
            f"{folder}: the embedded pipeline is missing; rebuild it: make model"
        ) from None
    screen.print(f"base pipeline {EMBEDDED_BASE} ({meta.get('license', '?')}), in {folder}")
    for figure, value in sorted(meta.get("performance", {}).items()):
        if isinstance(value, (int, float)):
            screen.print(f"  {figure}: {value:.3f}")
    for label in ("ORG", "PRODUCT", "LOC", "MISC"):
        count = sum(key[0] == label for key in load_knowledge().entries)
        screen.print(f"knowledge base: {count} {label}")
    screen.print(f"registry: {len(load_registry().items)} initiatives")

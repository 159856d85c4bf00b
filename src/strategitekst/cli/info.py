"""``strategitekst info``: versions, models and their figures."""

import json
import platform
from importlib.metadata import PackageNotFoundError, version

from ._output import console


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def info() -> None:
    """Show versions, the embedded pipeline with its figures, and the data that comes along.

    Example: strategitekst info
    """
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
    for name, value in sorted(meta.get("performance", {}).items()):
        if isinstance(value, (int, float)):
            screen.print(f"  {name}: {value:.3f}")
    for label in ("ORG", "PRODUCT", "LOC", "MISC"):
        count = sum(key[0] == label for key in load_knowledge().entries)
        screen.print(f"knowledge base: {count} {label}")
    screen.print(f"registry: {len(load_registry().items)} initiatives")

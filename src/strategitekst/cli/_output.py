"""What commands share when they speak: errors in one line, consoles, help texts."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from rich.console import Console

    from ..schema import Annotation, Collection

BASE_HELP = "Name or path of another Danish spaCy pipeline, such as da_core_news_sm."
KNOWLEDGE_HELP = "A TOML file of your own organisations, products and places."
THEMES_HELP = 'Your own themes: a TOML file, what `themes train` wrote, or "subthemes".'
REGISTRY_HELP = "A TOML file of your own initiatives."
NO_REGISTRY_HELP = "Link without the library's own registry of initiatives."
CORRECTIONS_HELP = "A TOML file of corrections: same, different, name, owner, period, relation …"


def fail(message: str) -> NoReturn:
    """Print one line on stderr and end with exit status 1."""
    print(f"strategitekst: {' '.join(message.split())}", file=sys.stderr)
    raise SystemExit(1)


def console(*, stderr: bool = False) -> "Console":
    """Return a console; wide where the output is no terminal, so that lines are not cut."""
    from rich.console import Console  # noqa: PLC0415

    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() else 160
    return Console(stderr=stderr, width=width, highlight=False)


def linked(
    paths: list[str],
    registry: list[str] | None,
    no_registry: bool,
    corrections: list[str] | None,
    previous: Path | None,
) -> "tuple[list[Annotation], Collection]":
    """Read annotations and link them, as the options say; returns them and the collection."""
    from ..batch import read_annotations  # noqa: PLC0415
    from ..knowledge.registry import load_registry  # noqa: PLC0415
    from ..linking import link  # noqa: PLC0415

    notes = read_annotations(paths)
    known = load_registry(registry or (), builtin=not no_registry)
    return notes, link(notes, known, corrections or (), previous)

"""``strategitekst demo``: a small collection from text to linked initiatives."""

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from ._output import BASE_HELP, console


def demo(
    base: Annotated[str | None, typer.Option(help=BASE_HELP)] = None,
    full: Annotated[bool, typer.Option("--full", help="Show every document in full.")] = False,
    texts: Annotated[
        Path | None, typer.Option(help="Copy the documents to this folder and stop.")
    ] = None,
) -> None:
    """Annotate and link the documents that come with the library, and show what was found.

    Example: strategitekst demo
    """
    import shutil  # noqa: PLC0415

    from ..linking import link  # noqa: PLC0415
    from ..pipeline import annotate_many  # noqa: PLC0415
    from ..resources import resource  # noqa: PLC0415
    from ._view import show_annotation, show_collection, show_shared  # noqa: PLC0415

    folder = resource("corpus", "demo")
    if texts is not None:
        texts.mkdir(parents=True, exist_ok=True)
        for path in sorted(folder.glob("*.txt")):
            shutil.copy(path, texts)
        console().print(f"{len(list(texts.glob('*.txt')))} documents in {texts}")
        return
    screen = console()
    notes = []
    for note in annotate_many(sorted(folder.glob("*.txt")), base=base):
        notes.append(note)
        if full or len(notes) == 1:
            show_annotation(note, screen)
    screen.rule("[bold]Alle dokumenter[/]")
    themes = Counter(t for n in notes for p in n.passages for t in p.theme_names)
    screen.print(
        "temaer: " + ", ".join(f"{theme} {count}" for theme, count in themes.most_common())
    )
    people = Counter(q.speaker or q.org or "?" for n in notes for q in n.quotes)
    screen.print("hvem siger noget: " + ", ".join(f"{w} {c}" for w, c in people.most_common()))
    collection = link(notes)
    show_collection(collection, notes, screen)
    screen.rule("[bold]Initiativer i flere dokumenter[/]")
    show_shared(collection, notes, screen)

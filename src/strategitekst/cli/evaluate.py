"""``strategitekst evaluate``: figures of every layer over gold annotations."""

import json
from pathlib import Path
from typing import Annotated

import typer

from ._output import BASE_HELP, KNOWLEDGE_HELP, REGISTRY_HELP, console, fail


def evaluate(
    corpus: Annotated[
        Path | None,
        typer.Argument(help="Folder of gold annotations; the demo documents without one."),
    ] = None,
    split: Annotated[
        str | None, typer.Option(help="Part of the corpus: its folder of that name.")
    ] = None,
    layer: Annotated[
        list[str] | None, typer.Option(help="Only this layer: passages, entities, …")
    ] = None,
    base: Annotated[str | None, typer.Option(help=BASE_HELP)] = None,
    knowledge: Annotated[list[str] | None, typer.Option(help=KNOWLEDGE_HELP)] = None,
    registry: Annotated[list[str] | None, typer.Option(help=REGISTRY_HELP)] = None,
    out: Annotated[Path | None, typer.Option(help="Folder to write tables to.")] = None,
) -> None:
    """Measure every layer against gold annotations, between floors and the annotators' agreement.

    Example: strategitekst evaluate corpus --split dev --out evaluering/
    """
    from ..batch import write_atomically  # noqa: PLC0415
    from ..evaluation.evaluate import evaluate as run  # noqa: PLC0415
    from ..evaluation.evaluate import read_gold  # noqa: PLC0415
    from ..evaluation.measure import LAYERS  # noqa: PLC0415
    from ..evaluation.report import to_json, to_markdown  # noqa: PLC0415
    from ..pipeline import Settings  # noqa: PLC0415
    from ..resources import resource  # noqa: PLC0415

    for name in layer or ():
        if name not in LAYERS:
            fail(f"--layer {name!r} is not one of {', '.join(LAYERS)}")
    gold = read_gold(corpus or resource("corpus", "demo"), split)
    settings = Settings(base, tuple(knowledge or ()), tuple(registry or ()))
    screen = console(stderr=True)
    evaluation = run(
        gold,
        settings,
        tuple(layer or LAYERS),
        progress=lambda what: screen.print(what, style="dim", markup=False),
    )
    text = to_markdown(evaluation)
    print(text, end="")
    if out is not None:
        data = json.dumps(to_json(evaluation), ensure_ascii=False, indent=1) + "\n"
        write_atomically(out / "tables.md", text.encode())
        write_atomically(out / "tables.json", data.encode())

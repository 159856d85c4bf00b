"""``strategitekst evaluate``: figures of every layer over gold annotations."""

import json
import os
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
    out: Annotated[
        Path | None, typer.Option(help="Folder to write tables, errors and pictures to.")
    ] = None,
    robustness: Annotated[
        bool, typer.Option("--robustness", help="Measure on changed texts too: noise, no date, …")
    ] = False,
) -> None:
    """Measure every layer against gold annotations, between floors and the annotators' agreement.

    Example: strategitekst evaluate corpus --split dev --out evaluering/
    """
    from ..evaluation.evaluate import evaluate as run  # noqa: PLC0415
    from ..evaluation.evaluate import read_gold  # noqa: PLC0415
    from ..evaluation.measure import LAYERS  # noqa: PLC0415
    from ..evaluation.report import to_markdown, write_report  # noqa: PLC0415
    from ..evaluation.robustness import robustness as changed  # noqa: PLC0415
    from ..loading import Settings  # noqa: PLC0415
    from ..resources import resource  # noqa: PLC0415

    for name in layer or ():
        if name not in LAYERS:
            fail(f"--layer {name!r} is not one of {', '.join(LAYERS)}")
    gold = read_gold(corpus or resource("corpus", "demo"), split)
    settings = Settings(base, tuple(knowledge or ()), tuple(registry or ()))
    screen = console(stderr=True)

    def progress(what: str) -> None:
        screen.print(what, style="dim", markup=False, soft_wrap=True)

    evaluation = run(gold, settings, tuple(layer or LAYERS), progress)
    workers = min(2, os.cpu_count() or 1)
    changes = changed(gold, settings, progress=progress, workers=workers) if robustness else None
    if out is None:
        print(to_markdown(evaluation, changes), end="")
        return
    try:
        for path in write_report(evaluation, out, changes):
            progress(str(path))
    except OSError as error:
        fail(f"{out}: cannot be written ({error.strerror})")


def agreement(
    first: Annotated[Path, typer.Argument(help="Folder of one annotator's annotations.")],
    second: Annotated[Path, typer.Argument(help="Folder of another's, of the same texts.")],
    out: Annotated[Path | None, typer.Option(help="File to write (agreement.json).")] = None,
) -> None:
    """Measure how far two annotators agree, by the figures of the evaluation and Krippendorff's alpha.

    Example: strategitekst agreement a/ b/ --out corpus/agreement.json
    """
    from ..batch import write_atomically  # noqa: PLC0415
    from ..evaluation.agreement import agreement as measure  # noqa: PLC0415
    from ..evaluation.agreement import pair_up, to_dict  # noqa: PLC0415
    from ..evaluation.evaluate import read_gold  # noqa: PLC0415
    from ..evaluation.report import cell, table  # noqa: PLC0415

    one, other = read_gold(first), read_gold(second)
    ours, theirs = pair_up(one.notes, other.notes)
    both = (one.collection, other.collection)
    known = (both[0], both[1]) if both[0] is not None and both[1] is not None else None
    figures = measure(ours, theirs, known)
    if out is None:
        print(f"{len(ours)} documents\n")
        print(table(["figure", "agreement"], ((name, cell(f)) for name, f in figures.items())))
        return
    data = json.dumps(to_dict(figures, len(ours)), ensure_ascii=False, indent=1) + "\n"
    try:
        write_atomically(out, data.encode())
    except OSError as error:
        fail(f"{out}: cannot be written ({error.strerror})")

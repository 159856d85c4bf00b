"""Build the Danish base pipeline by one command: prepare, train, evaluate, package.

Run from the root of the project::

    python models/train/build.py --data ../shared/data/danish --out models/da_strategi_sm-0.1.0
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import spacy
from spacy.cli.train import train

from evaluate import evaluate
from package import package
from prepare import Recipe, prepare
from tokenizer import blank_pipeline

HERE = Path(__file__).parent


def build(data: Path, out: Path, work: Path, steps: int | None) -> None:
    """Run the four stages; what they leave between them lies in ``work``."""
    recipe = Recipe()
    base = work / "base"
    work.mkdir(parents=True, exist_ok=True)
    nlp = blank_pipeline()
    nlp.to_disk(base)
    prepare(data, HERE / "names_da.txt", work, nlp, recipe)
    overrides: dict[str, object] = {
        "paths.train": str(work / "train.spacy"),
        "paths.dev": str(work / "dev.spacy"),
        "paths.base": str(base),
    }
    if steps is not None:
        overrides["training.max_steps"] = steps
    train(HERE / "config.cfg", work / "trained", overrides=overrides)
    finish(data, out, work / "trained" / "model-best", recipe)


def finish(
    data: Path, out: Path, trained: Path, recipe: Recipe, parts: Sequence[str] = ("dev", "test")
) -> None:
    """Evaluate a trained pipeline and package it."""
    nlp = spacy.load(trained)
    figures = {part: evaluate(nlp, data, part) for part in parts}
    package(trained, data, out, figures, asdict(recipe))


def main() -> None:
    """Read the command line and build."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/data/danish"))
    parser.add_argument("--out", type=Path, default=Path("models/da_strategi_sm-0.1.0"))
    parser.add_argument("--work", type=Path, help="folder to keep; else a temporary one")
    parser.add_argument("--steps", type=int, help="fewer training steps than config.cfg says")
    args = parser.parse_args()
    if args.work is not None:
        build(args.data, args.out, args.work, args.steps)
    else:
        with tempfile.TemporaryDirectory() as folder:
            build(args.data, args.out, Path(folder), args.steps)


if __name__ == "__main__":
    main()

"""Build the Danish base pipeline in named steps. Run from the root of the project::

    python models/train/build.py all

or one step after the other; what a step leaves lies in the work folder:

========== ===================================================================== ==================
step       does                                                                   one core, about
========== ===================================================================== ==================
first      the first training: treebanks, NorNE, PAROLE-DK                        1 hour
grow       the first pipeline with the blank after a word and a view for sentences 1 minute
second     the second training, with the votes, the corpus and more noise         20 minutes
third      the same on other texts, with headlines that run on                    20 minutes
fourth     several trainings one after the other, with more names and more noise  45 minutes
mean       the mean of the weights that the last trainings ended with             1 minute
prune      without the edits that the lemmatizer hardly uses                       5 minutes
finish     figures, robustness, speed, model card                                 10 minutes
========== ===================================================================== ==================

``--start FOLDER`` lets the step ``fourth`` go on from a trained pipeline instead of ``third``. The votes
in ``models/train/silver`` come along; three more steps, no part of ``all``, make them anew:

========== ===================================================================== ==================
vectors    word vectors from raw text (``--raw``) and the words of the treebanks  15 minutes
teachers   nine pipelines for names that see parts of speech where there are any  9 times 20 minutes
silver     their votes on PAROLE-DK                                               20 minutes
========== ===================================================================== ==================
"""

from __future__ import annotations

import argparse
import os
import random
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import spacy
from spacy.cli.train import train
from spacy.tokens import DocBin
from thinc.api import Config

import teachers
import vectors
from evaluate import evaluate
from grow import average, grow, prune
from noise import Names
from package import checksum, package
from prepare import (
    FIRST,
    FOURTH,
    SECOND,
    THIRD,
    Recipe,
    danish_sentences,
    dev_docs,
    norne_sentence,
    parole_sentences,
    training_docs,
)
from readers import Sentence, read_iob2
from robustness import robustness
from speed import compare
from tokenizer import blank_pipeline

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
TEACHERS = 9
LEAST_USES = 4
"""An edit that the lemmatizer uses less often on its training words is taken from it."""


@dataclass(frozen=True)
class Run:
    """One of the fourth trainings.

    Args:
        name: folder of what it leaves.
        starts: trainings from whose mean it goes on; none for the third training, or ``--start``.
        recipe: what it sees.
        steps: when it stops.
        rate: learning rate at its greatest.
        horizon: step at which the rate would reach nothing; ``steps`` unless given.
    """

    name: str
    starts: tuple[str, ...]
    recipe: Recipe
    steps: int
    rate: float
    horizon: int | None = None


HASTY = replace(FOURTH.shares, slips=0.25, slip_rates=(0.03, 0.12))
MORE = replace(FOURTH, parole_copies=2, swap_danish=0.6)
RUNS = (
    Run("fourth-a", (), FOURTH, 600, 0.0007),
    # Longer, it meets the same texts again and finds fewer names.
    Run("fourth-b", ("fourth-a",), replace(MORE, seed=22), 900, 0.001, horizon=1600),
    Run(
        "fourth-c",
        ("fourth-a",),
        replace(FOURTH, danish_copies=6, shares=HASTY, seed=23),
        800,
        0.001,
    ),
    Run("fourth-d", ("fourth-b", "fourth-c"), replace(MORE, shares=HASTY, seed=24), 500, 0.0008),
)
"""The fourth trainings in their order."""
MEAN = ("fourth-b", "fourth-c", "fourth-d")
"""The trainings whose weights are averaged."""


def plain_text(sentence: Sentence) -> str:
    """Join the words of a sentence."""
    return "".join(token.text + " " * token.space for token in sentence)


class Build:
    """One build: where its data lie and what each step does."""

    def __init__(self, args: argparse.Namespace) -> None:
        self.data: Path = args.data
        self.raw: Path | None = args.raw
        self.start: Path | None = args.start
        self.work: Path = args.work
        self.out: Path = args.out
        self.steps: int | None = args.steps
        self.names = Names(
            self.data / "names" / "names.csv", HERE / "names_da.txt", HERE / "people.txt"
        )
        self.base = self.work / "base"
        self.work.mkdir(parents=True, exist_ok=True)

    def _train(
        self, config: Path, out: Path, train_docs: Path, seed: int = 7, **more: object
    ) -> None:
        """Train by a configuration of spaCy; ``more`` are settings of it, with ``__`` for the dot."""
        over: dict[str, object] = {
            "paths.train": str(train_docs),
            "paths.dev": str(self.work / "dev.spacy"),
            "paths.base": str(self.base),
            "system.seed": seed,
            **{key.replace("__", "."): value for key, value in more.items()},
        }
        if self.steps is not None:
            over |= {"training.max_steps": self.steps, "training.eval_frequency": self.steps}
        train(config, out, overrides=over)

    def _need_base(self) -> None:
        """Write the empty pipeline and the development texts."""
        if not self.base.exists():
            blank_pipeline().to_disk(self.base)
        if not (self.work / "dev.spacy").exists():
            nlp = spacy.load(self.base)
            docs = dev_docs(self.data, nlp, Recipe())
            DocBin(docs=docs).to_disk(self.work / "dev.spacy")

    def _write_training(self, recipe: Recipe, silver: Path | None, out: Path) -> None:
        nlp = spacy.load(self.base)
        corpus = ROOT / "corpus" / "train"
        docs = training_docs(self.data, self.names, corpus, silver, nlp, recipe)
        DocBin(docs=docs).to_disk(out)

    def vectors(self) -> None:
        """Make word vectors for the teachers and the empty pipeline that has them."""
        if self.raw is None or not any(self.raw.glob("*.txt")):
            raise SystemExit("build: --raw: name the folder of raw text; the README says which")
        nlp = blank_pipeline()
        sentences = danish_sentences(self.data, "train") + parole_sentences(self.data)
        norwegian = read_iob2(self.data / "norne" / "da-translated.iob2")
        sentences += [norne_sentence(sentence) for sentence in norwegian]
        vectors.write_text(self.raw, sentences, nlp, self.work / "words.txt")
        vectors.train_vectors(self.work / "words.txt", self.work / "vectors.floret")
        vectors.add_vectors(nlp, self.work / "vectors.floret")
        nlp.to_disk(self.work / "vectors")

    def teachers(self) -> None:
        """Train the teachers one after the other."""
        if not (self.work / "vectors").exists():
            raise SystemExit("build: no word vectors yet; run the step vectors first")
        self._need_base()
        nlp = spacy.load(self.base)
        for seed in range(1, TEACHERS + 1):
            docs = teachers.teacher_docs(self.data, self.names, nlp, 1 + seed % 2)
            DocBin(docs=docs).to_disk(self.work / "teacher.spacy")
            out, texts = self.work / f"teacher{seed}", self.work / "teacher.spacy"
            base = str(self.work / "vectors")
            self._train(HERE / "teacher.cfg", out, texts, seed, paths__base=base)

    def silver(self) -> None:
        """Let the teachers vote on PAROLE-DK."""
        paths = sorted(self.work.glob("teacher*/model-best"))
        parole = parole_sentences(self.data)
        found = [teachers.find(path, parole) for path in paths]
        labels = teachers.vote_all(found, parole)
        teachers.write_parole(self.data, labels, self.work / "silver-parole.txt")

    def first(self) -> None:
        """Train the small embedding with all components."""
        self._need_base()
        self._write_training(FIRST, None, self.work / "first.spacy")
        self._train(HERE / "first.cfg", self.work / "first", self.work / "first.spacy")

    def grow(self) -> None:
        """Enlarge the first pipeline."""
        trained = self.work / "first" / "model-best"
        grow(trained, self.base, HERE / "config.cfg", self.work / "grown")

    def _go_on(
        self, source: Path, name: str, recipe: Recipe, seed: int = 7, **more: object
    ) -> None:
        """Train a pipeline further on texts of another recipe."""
        self._need_base()
        own = (self.work / "silver-parole.txt").exists()
        texts = self.work / f"{name}.spacy"
        self._write_training(recipe, self.work if own else HERE / "silver", texts)
        config = Config().from_disk(HERE / "config.cfg", interpolate=False)
        pipes = config["nlp"]["pipeline"]
        config["components"] = {pipe: {"source": str(source)} for pipe in pipes}
        config["initialize"]["after_init"] = {"@callbacks": "strategitekst.KnownTrees.v1"}
        config.to_disk(self.work / f"{name}.cfg")
        out = self.work / name
        self._train(self.work / f"{name}.cfg", out, texts, seed, paths__base=str(source), **more)

    def second(self) -> None:
        """Train the grown pipeline."""
        self._go_on(self.work / "grown", "second", SECOND)

    def third(self) -> None:
        """Train it once more, with headlines that run on."""
        self._go_on(self.work / "second" / "model-best", "third", THIRD)

    def fourth(self) -> None:
        """Train it on with more names and noise, in several runs."""
        for run in RUNS:
            start = self.start or self.work / "third" / "model-best"
            if run.starts:
                start = self._mean(run.starts, self.work / f"{run.name}-start")
            self._go_on(
                start,
                run.name,
                run.recipe,
                run.recipe.seed,
                training__max_steps=run.steps,
                training__eval_frequency=100,
                training__optimizer__learn_rate__initial_rate=run.rate,
                training__optimizer__learn_rate__warmup_steps=30,
                training__optimizer__learn_rate__total_steps=run.horizon or run.steps,
            )

    def _mean(self, names: tuple[str, ...], out: Path) -> Path:
        """Average what some of the trainings ended with."""
        average([self.work / name / "model-last" for name in names], out)
        return out

    def mean(self) -> None:
        """Average what the last trainings ended with."""
        self._mean(MEAN, self.work / "mean")

    def prune(self) -> None:
        """Leave the lemmatizer the edits that it uses on the words it was trained on."""
        nlp = spacy.load(self.work / "mean")
        sentences = [*danish_sentences(self.data, "train"), *parole_sentences(self.data)]
        prune(nlp, [plain_text(sentence) for sentence in sentences], LEAST_USES)
        nlp.to_disk(self.work / "pruned")

    def finish(self) -> None:
        """Measure and package; the test part is read here and nowhere else."""
        self._need_base()
        trained = self.work / "pruned"
        nlp = spacy.load(trained)
        figures = {part: evaluate(nlp, self.data, part) for part in ("dev", "test")}
        noisy = {part: robustness(nlp, self.data, part) for part in ("dev", "test")}
        figures["test"]["robustness"] = noisy["test"]
        figures["dev"]["robustness"] = noisy["dev"]
        texts = self.work / f"{RUNS[-1].name}.spacy"
        figures["test"]["speed"] = compare(nlp, self.data, self.work, texts)
        own = [*sorted((HERE / "silver").iterdir()), HERE / "names_da.txt", HERE / "people.txt"]
        sums = {path.name: checksum(path) for path in own}
        sums["corpus/train, all texts"] = vectors.checksum(ROOT / "corpus" / "train")
        recipes = {run.name: asdict(run) for run in RUNS}
        package(trained, self.data, self.out, figures, recipes, sums)

    def all(self) -> None:
        """Run every step that is no part of the votes."""
        for step in STEPS:
            getattr(self, step)()


STEPS = ("first", "grow", "second", "third", "fourth", "mean", "prune", "finish")
VOTES = ("vectors", "teachers", "silver")


def main() -> None:
    """Read the command line and run a step, or all."""
    random.seed(0)
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("step", nargs="?", default="all", choices=["all", *STEPS, *VOTES])
    parser.add_argument("--data", type=Path, default=Path("../shared/data/danish"))
    parser.add_argument("--raw", type=Path, help="folder of raw text (.txt) for the step vectors")
    parser.add_argument(
        "--start", type=Path, help="trained pipeline that the step fourth goes on from"
    )
    parser.add_argument("--out", type=Path, default=Path("models/da_strategi_sm-0.3.1"))
    parser.add_argument("--work", type=Path, default=Path("build/model"))
    parser.add_argument(
        "--steps", type=int, help="fewer training steps than the configurations say"
    )
    args = parser.parse_args()
    step: Callable[[], None] = getattr(Build(args), args.step)
    step()


if __name__ == "__main__":
    main()

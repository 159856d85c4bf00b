"""Build the Danish base pipeline in named steps. Run from the root of the project::

    python models/train/build.py all --raw FOLDER

or one step after the other; what a step leaves lies in the work folder:

========== ===================================================================== ==================
step       does                                                                   one core, about
========== ===================================================================== ==================
vectors    word vectors from raw text and the words of the treebanks (floret)     15 minutes
first      the first training: treebanks, NorNE, PAROLE-DK                        1 hour
teachers   nine pipelines for names that see parts of speech where there are any  9 times 20 minutes
silver     their votes on PAROLE-DK and on raw text                               20 minutes
grow       the first pipeline with vectors and a wider view for sentences         1 minute
second     the second training, with silver, the corpus and more noise            20 minutes
third      the same on other texts, with headlines that run on                    20 minutes
prune      word vectors out again: on dev they gave nothing                      1 minute
finish     figures, robustness, speed, model card                                 10 minutes
========== ===================================================================== ==================

Raw text is a folder of ``.txt`` files; the card names the one used and its checksum. Without the steps
``teachers`` and ``silver`` the votes in ``models/train/silver`` serve.
"""

from __future__ import annotations

import argparse
import os
import random
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import spacy
from spacy.cli.train import train
from spacy.tokens import DocBin
from thinc.api import Config

import teachers
import vectors
from evaluate import evaluate
from grow import grow, prune
from noise import Names
from package import checksum, package
from prepare import (
    FIRST,
    SECOND,
    THIRD,
    Recipe,
    danish_sentences,
    dev_docs,
    norne_sentence,
    parole_sentences,
    training_docs,
    with_silver,
)
from readers import Sentence, read_iob2
from robustness import robustness
from speed import compare
from tokenizer import blank_pipeline

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
TEACHERS = 9
RAW_WORDS = 100_000
"""So many words of raw text get names from the teachers."""


class Build:
    """One build: where its data lie and what each step does."""

    def __init__(self, args: argparse.Namespace) -> None:
        self.data: Path = args.data
        self.raw: Path | None = args.raw
        self.work: Path = args.work
        self.out: Path = args.out
        self.steps: int | None = args.steps
        self.names = Names(self.data / "names" / "names.csv", HERE / "names_da.txt")
        self.base = self.work / "base"
        self.work.mkdir(parents=True, exist_ok=True)

    def _raw(self) -> Path:
        if self.raw is None or not any(self.raw.glob("*.txt")):
            raise SystemExit("build: --raw: name the folder of raw text; the card says which")
        return self.raw

    def _train(self, config: Path, out: Path, train_docs: Path, seed: int = 7) -> None:
        over: dict[str, object] = {
            "paths.train": str(train_docs),
            "paths.dev": str(self.work / "dev.spacy"),
            "paths.base": str(self.base),
            "system.seed": seed,
        }
        if self.steps is not None:
            over |= {"training.max_steps": self.steps, "training.eval_frequency": self.steps}
        train(config, out, overrides=over)

    def vectors(self) -> None:
        """Make word vectors and the empty pipeline that has them."""
        nlp = blank_pipeline()
        sentences = danish_sentences(self.data, "train") + parole_sentences(self.data)
        norwegian = read_iob2(self.data / "norne" / "da-translated.iob2")
        sentences += [norne_sentence(sentence) for sentence in norwegian]
        vectors.write_text(self._raw(), sentences, nlp, self.work / "words.txt")
        vectors.train_vectors(self.work / "words.txt", self.work / "vectors.floret")
        vectors.add_vectors(nlp, self.work / "vectors.floret")
        nlp.to_disk(self.base)

    def _need_base(self) -> None:
        """Ask for the vectors; write the development texts."""
        if not self.base.exists():
            raise SystemExit("build: no word vectors yet; run the step vectors first")
        if not (self.work / "dev.spacy").exists():
            nlp = spacy.load(self.base)
            docs = dev_docs(self.data, nlp, Recipe())
            DocBin(docs=docs).to_disk(self.work / "dev.spacy")

    def _write_training(self, recipe: Recipe, silver: Path | None, out: Path) -> None:
        nlp = spacy.load(self.base)
        corpus = ROOT / "corpus" / "train"
        raw: list[Sentence] = []
        if silver is not None and self.raw is not None:
            raw = teachers.raw_sentences(self._raw(), nlp, RAW_WORDS)
            raw = with_silver(raw, silver / "silver-raw.txt")
        docs = training_docs(self.data, self.names, corpus, silver, raw, nlp, recipe)
        DocBin(docs=docs).to_disk(out)

    def first(self) -> None:
        """Train the small embedding with all components."""
        self._need_base()
        self._write_training(FIRST, None, self.work / "first.spacy")
        self._train(HERE / "first.cfg", self.work / "first", self.work / "first.spacy")

    def teachers(self) -> None:
        """Train the teachers one after the other."""
        self._need_base()
        nlp = spacy.load(self.base)
        for seed in range(1, TEACHERS + 1):
            docs = teachers.teacher_docs(self.data, self.names, nlp, 1 + seed % 2)
            DocBin(docs=docs).to_disk(self.work / "teacher.spacy")
            out = self.work / f"teacher{seed}"
            self._train(HERE / "teacher.cfg", out, self.work / "teacher.spacy", seed)

    def silver(self) -> None:
        """Let the teachers vote on PAROLE-DK and on raw text."""
        nlp = spacy.load(self.base)
        paths = sorted(self.work.glob("teacher*/model-best"))
        parole = parole_sentences(self.data)
        found = [teachers.find(path, parole) for path in paths]
        labels = teachers.vote_all(found, parole)
        teachers.write_parole(self.data, labels, self.work / "silver-parole.txt")
        sentences = teachers.raw_sentences(self._raw(), nlp, RAW_WORDS)
        found = [teachers.find(path, sentences) for path in paths]
        labels = teachers.vote_all(found, sentences)
        teachers.write_labels(labels, self.work / "silver-raw.txt")

    def grow(self) -> None:
        """Enlarge the first pipeline."""
        grow(
            self.work / "first" / "model-best", self.base, HERE / "config.cfg", self.work / "grown"
        )

    def _go_on(self, source: Path, name: str, recipe: Recipe) -> None:
        """Train a pipeline further on texts of another recipe."""
        self._need_base()
        own = (self.work / "silver-parole.txt").exists()
        texts = self.work / f"{name}.spacy"
        self._write_training(recipe, self.work if own else HERE / "silver", texts)
        config = Config().from_disk(HERE / "config.cfg", interpolate=False)
        pipes = config["nlp"]["pipeline"]
        config["components"] = {pipe: {"source": str(source)} for pipe in pipes}
        config["initialize"]["vectors"] = str(source)
        config["initialize"]["after_init"] = {"@callbacks": "strategitekst.KnownTrees.v1"}
        config.to_disk(self.work / f"{name}.cfg")
        self._train(self.work / f"{name}.cfg", self.work / name, texts)

    def second(self) -> None:
        """Train the grown pipeline."""
        self._go_on(self.work / "grown", "second", SECOND)

    def third(self) -> None:
        """Train it once more, with headlines that run on."""
        self._go_on(self.work / "second" / "model-best", "third", THIRD)

    def prune(self) -> None:
        """Leave the word vectors behind."""
        prune(
            self.work / "third" / "model-best",
            blank_pipeline(),
            HERE / "config.cfg",
            self.work / "pruned",
        )

    def finish(self) -> None:
        """Measure and package; the test part is read here and nowhere else."""
        trained = self.work / "pruned"
        nlp = spacy.load(trained)
        figures = {part: evaluate(nlp, self.data, part) for part in ("dev", "test")}
        noisy = {part: robustness(nlp, self.data, part) for part in ("dev", "test")}
        figures["test"]["robustness"] = noisy["test"]
        figures["dev"]["robustness"] = noisy["dev"]
        figures["test"]["speed"] = compare(nlp, self.data, self.work)
        sums = {path.name: checksum(path) for path in sorted((HERE / "silver").iterdir())}
        sums["corpus/train, all texts"] = vectors.checksum(ROOT / "corpus" / "train")
        if self.raw is not None:
            sums["raw text, all files"] = vectors.checksum(self.raw)
        package(trained, self.data, self.out, figures, asdict(THIRD), sums)

    def all(self) -> None:
        """Run every step."""
        for step in STEPS:
            getattr(self, step)()


STEPS = (
    "vectors",
    "first",
    "teachers",
    "silver",
    "grow",
    "second",
    "third",
    "average",
    "prune",
    "finish",
)


def main() -> None:
    """Read the command line and run a step, or all."""
    random.seed(0)
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("step", nargs="?", default="all", choices=["all", *STEPS])
    parser.add_argument("--data", type=Path, default=Path("../shared/data/danish"))
    parser.add_argument("--raw", type=Path, help="folder of raw text (.txt)")
    parser.add_argument("--out", type=Path, default=Path("models/da_strategi_sm-0.2.0"))
    parser.add_argument("--work", type=Path, default=Path("build/model"))
    parser.add_argument(
        "--steps", type=int, help="fewer training steps than the configurations say"
    )
    args = parser.parse_args()
    step: Callable[[], None] = getattr(Build(args), args.step)
    step()


if __name__ == "__main__":
    main()

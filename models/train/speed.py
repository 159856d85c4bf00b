"""Speed: words a second beside spaCy's default small pipeline with the same components.

The default is what ``spacy init config`` writes for Danish and efficiency (MultiHashEmbed of width 96,
four layers), trained on the same texts for a few steps: speed does not depend on how well it was
trained, but on what it has to do, so it learns enough to find names and sentences. Both run in turns
in one process, on one core; the best of several rounds counts. A third row is the embedded pipeline
as the library runs it (`strategitekst.quick`): the same components, the same result, other matrix
multiplication and names of all words at once.
"""

from __future__ import annotations

import time
from pathlib import Path

import spacy
from spacy.cli.init_config import init_config
from spacy.cli.train import train
from spacy.language import Language

from evaluate import gold_texts
from strategitekst.quick import multiply_with_numpy, one_thread, quickened

PIPES = ["tok2vec", "morphologizer", "trainable_lemmatizer", "senter", "ner"]


def train_default(work: Path, trained: Path, steps: int = 150) -> Path:
    """Train spaCy's default pipeline on the texts of a training."""
    config = init_config(lang="da", pipeline=PIPES[1:], optimize="efficiency")
    path = work / "default.cfg"
    config.to_disk(path)
    train(
        path,
        work / "default",
        overrides={
            "paths.train": str(trained),
            "paths.dev": str(work / "dev.spacy"),
            "training.max_steps": steps,
            "training.eval_frequency": steps,
        },
    )
    return work / "default" / "model-last"


def words_per_second(nlp: Language, texts: list[str]) -> float:
    """Time one round, in seconds of the processor, so that others on the machine do not count."""
    start = time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(texts))
    return words / (time.process_time() - start)


def library_words_per_second(nlp: Language, texts: list[str]) -> float:
    """The same for a pipeline that ``multiply_with_numpy`` has been told of, run by the library."""
    components = [quickened(component) for _, component in nlp.pipeline]
    start = time.process_time()
    words = 0
    with one_thread:
        for text in texts:
            doc = nlp.make_doc(text)
            for component in components:
                doc = component(doc)
            words += len(doc)
    return words / (time.process_time() - start)


def compare(
    nlp: Language, data: Path, work: Path, trained: Path, rounds: int = 9
) -> dict[str, float]:
    """Give the words a second of all three and the ratios to the default.

    Args:
        nlp: pipeline to measure.
        data: folder of the treebank.
        work: folder where the default pipeline lies or is written.
        trained: texts that the default pipeline is trained on.
        rounds: so many times each of the two reads the development part.
    """
    other = work / "default" / "model-last"
    default = spacy.load(other if other.exists() else train_default(work, trained))
    texts = [text.text for text in gold_texts(data, "dev", 10)]
    mine: list[float] = []
    theirs: list[float] = []
    quick = nlp.from_config(nlp.config).from_bytes(nlp.to_bytes())
    multiply_with_numpy(quick)
    library: list[float] = []
    for _ in range(rounds):
        mine.append(words_per_second(nlp, texts))
        theirs.append(words_per_second(default, texts))
        library.append(library_words_per_second(quick, texts))
    return {
        "words_per_second": round(max(mine)),
        "default_words_per_second": round(max(theirs)),
        "library_words_per_second": round(max(library)),
        "ratio": round(max(mine) / max(theirs), 2),
        "library_ratio": round(max(library) / max(theirs), 2),
    }

"""Vectors: word vectors from raw Danish text, compressed by floret.

Read are minutes of Folketinget (plain text as extracted from PDF) and the words of the training
data themselves. One paragraph is one line of training text; a share of the lines is in small
letters, so that names written small lie near the same names written large.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.training.initialize import convert_vectors

from readers import Sentence

SMALL = 0.15
"""Share of lines in small letters."""
SETTINGS = {
    "model": "skipgram",
    "mode": "floret",
    "hashCount": 2,
    "bucket": 20000,
    "minn": 3,
    "maxn": 5,
    "dim": 96,
    "minCount": 3,
    "epoch": 5,
    "neg": 10,
    "ws": 4,
    "thread": 1,  # more are faster, and give other vectors each time
}
CLOCK = re.compile(r"^\s*Kl\. \d\d:\d\d\s*$|^\s*\d+\s*$")
INDENT = re.compile(r"^ {2,}")


def paragraphs(lines: Iterable[str]) -> Iterator[str]:
    """Join the lines of a page-wide layout to paragraphs; times and page numbers fall out."""
    gathered: list[str] = []
    for line in lines:
        blank = not line.strip() or CLOCK.match(line) is not None
        if gathered and (blank or INDENT.match(line)):
            yield " ".join(gathered)
            gathered = []
        if not blank:
            gathered.append(" ".join(line.split()))
    if gathered:
        yield " ".join(gathered)


def checksum(folder: Path) -> str:
    """Give one SHA-256 over the names and contents of all text files of a folder."""
    total = hashlib.sha256()
    for path in sorted(folder.glob("*.txt")):
        total.update(path.name.encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def raw_paragraphs(folder: Path) -> Iterator[str]:
    """Read all text files of a folder, in the order of their names."""
    for path in sorted(folder.glob("*.txt")):
        yield from paragraphs(path.read_text(encoding="utf-8").splitlines())


def write_text(raw: Path, sentences: Iterable[Sentence], nlp: Language, out: Path) -> None:
    """Write the training text of the vectors, one paragraph or sentence a line, words apart."""
    rng = random.Random(1)
    with out.open("w", encoding="utf-8") as handle:
        for text in raw_paragraphs(raw):
            words = " ".join(token.text for token in nlp.tokenizer(text) if not token.is_space)
            handle.write((words.lower() if rng.random() < SMALL else words) + "\n")
        for sentence in sentences:
            words = " ".join(token.text for token in sentence)
            handle.write((words.lower() if rng.random() < SMALL else words) + "\n")


def train_vectors(text: Path, out: Path) -> None:
    """Train and save the compact table in floret's text format."""
    import floret  # noqa: PLC0415  only this step needs it

    model = floret.train_unsupervised(str(text), **SETTINGS)
    model.save_floret_vectors(str(out))


def add_vectors(nlp: Language, table: Path) -> None:
    """Give a pipeline the vectors of a table in floret's text format."""
    convert_vectors(nlp, table, truncate=0, prune=-1, mode="floret")

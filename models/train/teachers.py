"""Teachers: pipelines that name what PAROLE-DK holds, so that a small one can learn from more text.

PAROLE-DK was tagged by hand: its tags say which words are names, not of what kind. A teacher sees
the part of speech beside the word, learns the names of the treebank and of NorNE and finds those of
PAROLE-DK. In a share of its training texts the part of speech is hidden, so that it reads untagged
text too. Several teachers, alike but for their seed, vote.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example
from spacy.util import registry

from noise import Names, Shares, respell, swap_names
from prepare import danish_sentences, norne_sentence, parole_sentences, texts
from readers import UNKNOWN, Sentence, read_iob2, read_uner, squeeze

HIDDEN = 0.3
"""Share of training texts without parts of speech."""
SURE, POSSIBLE = 0.5, 0.25
"""A name is taken with more than this share of the votes, and left open between the two."""
SHARES = Shares(upper=0.01, lower=0.02, ascii=0.01, slips=0.01, upper_names=0.01)


def bare(doc: Doc, hide: bool) -> Doc:
    """Copy the words of a text, and their parts of speech unless hidden."""
    pos = None if hide else [token.pos_ for token in doc]
    return Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        pos=pos,
    )


@registry.readers("strategitekst.TaggedCorpus.v1")  # type: ignore[untyped-decorator]
def tagged_corpus(path: Path, hidden: float, seed: int) -> Callable[[Language], Iterator[Example]]:
    """Read texts whose parts of speech the pipeline may see."""

    def read(nlp: Language) -> Iterator[Example]:
        rng = random.Random(seed)
        docs = list(DocBin().from_disk(path).get_docs(nlp.vocab))
        for doc in docs:
            yield Example(bare(doc, rng.random() < hidden), doc)

    return read


def teacher_docs(data: Path, names: Names, nlp: Language, seed: int) -> list[Doc]:
    """Make the training texts of a teacher: the treebank three times, NorNE once."""
    rng = random.Random(seed)
    danish = danish_sentences(data, "train")
    norwegian = [norne_sentence(s) for s in read_iob2(data / "norne" / "da-translated.iob2")]
    docs: list[Doc] = []
    for sentences, share in ((danish, 0.0), (danish, 0.2), (danish, 0.3), (norwegian, 0.3)):
        varied = [
            respell(swap_names(sentence, names, share, rng), rng, SHARES) for sentence in sentences
        ]
        docs += texts(nlp, varied, rng)
    rng.shuffle(docs)
    return docs


def plain_doc(nlp: Language, sentence: Sentence) -> Doc:
    """Make a text of one sentence with what is known of its parts of speech."""
    return Doc(
        nlp.vocab,
        words=[token.text for token in sentence],
        spaces=[token.space for token in sentence],
        pos=[token.pos or "" for token in sentence],
    )


Span = tuple[int, int, str]


def find(teacher: Path, sentences: list[Sentence]) -> list[list[Span]]:
    """Let one teacher name what sentences hold: start, end and label in words."""
    nlp = spacy.load(teacher)
    docs = (plain_doc(nlp, sentence) for sentence in sentences)
    return [
        [(ent.start, ent.end, ent.label_) for ent in doc.ents]
        for doc in nlp.pipe(docs, batch_size=512)
    ]


def vote(votes: Counter[Span], teachers: int, size: int) -> list[str]:
    """Give the labels of a sentence of ``size`` words from the names that its teachers found."""
    labels = ["O"] * size
    for (start, end, _), count in votes.items():
        if count / teachers >= POSSIBLE:
            labels[start:end] = [UNKNOWN] * (end - start)
    for (start, end, name), count in votes.items():
        if count / teachers > SURE:
            labels[start:end] = [f"B-{name}", *[f"I-{name}"] * (end - start - 1)]
    return labels


def vote_all(found: list[list[list[Span]]], sentences: list[Sentence]) -> list[list[str]]:
    """Give the labels of all sentences from what each teacher found in them."""
    labels: list[list[str]] = []
    for index, sentence in enumerate(sentences):
        votes = Counter((s, e, name) for teacher in found for s, e, name in teacher[index])
        labels.append(vote(votes, len(found), len(sentence)))
    return labels


def write_labels(labels: list[list[str]], out: Path) -> None:
    """Write a line of labels for each sentence."""
    out.write_text("".join(" ".join(names) + "\n" for names in labels), encoding="utf-8")


def write_parole(data: Path, labels: list[list[str]], out: Path) -> None:
    """Write the labels of PAROLE-DK, a line a sentence; sentences of the treebank stay open."""
    known = {
        squeeze("".join(token.text for token in sentence))
        for part in ("train", "dev", "test")
        if (data / "uner-ddt" / f"da_ddt-ud-{part}.iob2").exists()
        for sentence in read_uner(data / "uner-ddt" / f"da_ddt-ud-{part}.iob2")
    }
    open_lines = [
        [] if squeeze("".join(token.text for token in words)) in known else names
        for words, names in zip(parole_sentences(data), labels, strict=True)
    ]
    write_labels(open_lines, out)

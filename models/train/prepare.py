"""Prepare: from the treebanks to training and development files in spaCy's format.

The training texts are runs of one to ten consecutive sentences, some of them headings on lines of
their own, some wrapped over lines. What a source does not annotate stays missing: spaCy learns
each task from the words that have it.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, MorphAnalysis

from noise import Names, Shares, Words, respell, swap_names, typographic
from parole import TagReader, convert
from readers import (
    UNKNOWN,
    Sentence,
    Token,
    guess_spaces,
    join_analyses,
    read_annotated,
    read_conllu,
    read_iob2,
    read_tagged,
    read_treebank,
    read_uner,
    squeeze,
)

NORNE = {"GPE_LOC": "LOC", "GPE_ORG": "LOC", "PROD": "MISC", "EVT": "MISC"}
"""Labels of NorNE under other names here; DRV is no name."""
NOT_NAMES = frozenset({"Regjeringen", "regjeringen", "Regeringen"})
PARTS = frozenset({"ORGpart", "LOCpart", "PERpart", "MISCpart"})
MARKERS = ("•", "›", "-", "–", "*")
BREAKS = ("\n", "\n\n")


@dataclass(frozen=True)
class Recipe:
    """How much of each source goes into training, and how it is varied."""

    danish_copies: int = 3
    norwegian_copies: int = 1
    parole_copies: int = 1
    keep_parts: bool = True
    swap_danish: float = 0.3
    swap_norwegian: float = 0.4
    swap_corpus: float = 0.3
    corpus_copies: int = 2
    headlines: float = 0.15
    silver_parole: bool = True
    strangers: float = 0.0
    """Share of the exchanged persons whose new name is of another background."""
    reworded: float = 0.0
    """Share of the words exchanged in every second copy of a source."""
    shuffled: bool = False
    """Whether later copies of a source join sentences that did not follow each other."""
    shares: Shares = field(default_factory=Shares)
    seed: int = 7


FIRST = Recipe(
    corpus_copies=0,
    headlines=0.0,
    silver_parole=False,
    shares=Shares(upper=0.03, lower=0.02, ascii=0.02, slips=0.0, upper_names=0.03),
)
"""What the first training sees."""
SECOND = Recipe(headlines=0.0)
THIRD = Recipe(danish_copies=4, seed=11)
FOURTH = Recipe(
    danish_copies=5,
    swap_danish=0.5,
    swap_norwegian=0.5,
    swap_corpus=0.4,
    headlines=0.1,
    strangers=0.5,
    reworded=0.2,
    shuffled=True,
    shares=Shares(upper=0.04, lower=0.08, ascii=0.05, slips=0.16, upper_names=0.03),
    seed=21,
)
"""What the fourth trainings see, each with a seed of its own."""


def uner_label(label: str, keep_parts: bool) -> str:
    """Map a label of UNER's fourth column: derived words are no names, parts are kept apart."""
    kind = label[2:]
    if kind.endswith("deriv") or (kind in PARTS and not keep_parts):
        return "O"
    return label


def norne_sentence(sentence: Sentence) -> Sentence:
    """Map the labels of a sentence of NorNE."""
    mapped: Sentence = []
    for token in sentence:
        label = token.label or "O"
        head, kind = label[:2], label[2:]
        if kind == "DRV":
            # Compounds ("FN-soldater") would be parts in UNER: left open.
            label = UNKNOWN if "-" in token.text else "O"
        elif kind == "ORG" and token.text in NOT_NAMES:
            label = "O"
        elif label != "O":
            label = head + NORNE.get(kind, kind)
        mapped.append(replace(token, label=label))
    return mapped


def danish_sentences(data: Path, part: str, keep_parts: bool = True) -> list[Sentence]:
    """Read one part of the treebank with names; for training also the converted analysis."""
    if part == "train":
        treebank = read_treebank(data / "cdt-ddt" / "ddt-cdt-train.conllx")
        analysed = [[convert(word) for word in words] for words in treebank]
    else:
        analysed = list(read_conllu(data / "ud-ddt" / f"da_ddt-ud-{part}.conllu"))
    known = {squeeze("".join(token.text for token in words)): words for words in analysed}
    found: list[Sentence] = []
    for sentence in read_uner(data / "uner-ddt" / f"da_ddt-ud-{part}.iob2"):
        named = [replace(t, label=uner_label(t.label or "O", keep_parts)) for t in sentence]
        other = known.get(squeeze("".join(token.text for token in named)))
        found.append(join_analyses(named, other) if other else named)
    return found


def parole_sentences(data: Path) -> list[Sentence]:
    """Read PAROLE-DK with the analysis that its tags allow."""
    tagger = TagReader(read_treebank(data / "cdt-ddt" / "ddt-cdt-train.conllx"))
    lines = read_tagged(data / "parole" / "parole-tagged.txt")
    return [tagger.tokens(line, guess_spaces([form for form, _ in line])) for line in lines]


def gap(text: str) -> Token:
    """Make the token that spaCy cuts for white space other than one blank."""
    return Token(text, False, "SPACE", "_", text, None)


def wrap(sentence: Sentence, rng: random.Random) -> Sentence:
    """Break a sentence over lines at a few of its blanks."""
    wrapped: Sentence = []
    for index, token in enumerate(sentence):
        if token.space and index < len(sentence) - 1 and rng.random() < 0.08:
            inside = (sentence[index + 1].label or "O").startswith("I-")
            wrapped += [replace(token, space=False)]
            label = sentence[index + 1].label if inside else "O"
            wrapped.append(replace(gap("\n"), label=label))
        else:
            wrapped.append(token)
    return wrapped


def without_stop(sentence: Sentence) -> Sentence:
    """Take the full stop from the end of a sentence, as in a headline."""
    if len(sentence) > 2 and sentence[-1].text == ".":
        return [*sentence[:-2], replace(sentence[-2], space=False)]
    return sentence


def as_item(sentence: Sentence, rng: random.Random) -> Sentence:
    """Make a heading or list item: no full stop at its end, perhaps a marker before it."""
    words = list(without_stop(sentence))
    if rng.random() < 0.3:
        marker = rng.choice(MARKERS)
        first = words[0]
        analysed, named = first.pos is not None, first.label is not None
        words.insert(
            0,
            Token(
                marker,
                True,
                "PUNCT" if analysed else None,
                "_" if analysed else None,
                marker if analysed else None,
                "O" if named else None,
            ),
        )
    return words


def _begun(labels: list[str]) -> list[str]:
    """Labels of which each name begins with B: variation may have lost its first word."""
    found: list[str] = []
    for label in labels:
        before = found[-1] if found else "O"
        lost = label.startswith("I-") and before[2:] != label[2:]
        found.append(f"B-{label[2:]}" if lost else label)
    return found


def to_doc(nlp: Language, sentences: list[Sentence], ends: list[str]) -> Doc:
    """Join sentences to a text; ``ends`` says what stands after each: a blank or line breaks."""
    tokens: Sentence = []
    starts: list[bool | int | None] = []
    for number, (sentence, end) in enumerate(zip(sentences, ends, strict=True)):
        words = list(sentence)
        after = number + 1 < len(sentences)
        words[-1] = replace(words[-1], space=after and end == " ")
        if after and end != " ":
            words.append(gap(end))
        starts += [True, *[False] * (len(words) - 1)]
        tokens += words
    for index, token in enumerate(tokens[:-1]):
        # A name may run over a line break, not begin with one.
        if token.pos == "SPACE" and (token.label or "O").startswith("B-"):
            following = tokens[index + 1]
            tokens[index] = replace(token, label="O")
            label = following.label or "O"
            if label.startswith("I-"):
                tokens[index + 1] = replace(following, label=f"B-{label[2:]}")
    named = any(token.label for token in tokens if token.pos != "SPACE")
    labels = _begun(["O" if t.label in {None, UNKNOWN} else t.label or "O" for t in tokens])
    doc = Doc(
        nlp.vocab,
        words=[token.text for token in tokens],
        spaces=[token.space for token in tokens],
        pos=[token.pos or "" for token in tokens],
        lemmas=[token.lemma or "" for token in tokens],
        sent_starts=starts,
        ents=labels if named else None,
    )
    for word, token in zip(doc, tokens, strict=True):
        if token.feats is not None:
            # Not given to Doc(), which would take "missing" for "no features".
            word.morph = MorphAnalysis(nlp.vocab, token.feats)
    open_words = [
        doc[i : i + 1]
        for i, token in enumerate(tokens)
        if token.label == UNKNOWN or (token.label is None and token.pos != "SPACE")
    ]
    if named and open_words:
        doc.set_ents(list(doc.ents), missing=open_words, default="outside")
    return doc


def texts(
    nlp: Language,
    sentences: list[Sentence],
    rng: random.Random,
    plain: bool = False,
    headlines: float = 0.0,
) -> Iterable[Doc]:
    """Cut sentences into texts: ten each when plain, else one to ten, with items and line breaks.

    ``headlines`` is the share of shorter sentences that lose their full stop and run on all the same.
    """
    at = 0
    while at < len(sentences):
        size = 10 if plain else rng.randint(1, 10)
        chunk = sentences[at : at + size]
        at += size
        ends = [" "] * len(chunk)
        if not plain:
            if rng.random() < 0.08:
                chunk = [wrap(sentence, rng) for sentence in chunk]
            for index, sentence in enumerate(chunk):
                short = len(sentence) < 12 and rng.random() < 0.2
                if short:
                    chunk[index] = as_item(sentence, rng)
                    if index:
                        ends[index - 1] = rng.choice(BREAKS)
                if short or rng.random() < 0.1:
                    ends[index] = rng.choice(BREAKS)
                elif len(sentence) < 14 and rng.random() < headlines:
                    chunk[index] = without_stop(sentence)
        yield to_doc(nlp, chunk, ends)


def corpus_sentences(folder: Path, nlp: Language) -> list[Sentence]:
    """Read the names of the train part of the project's own corpus."""
    return [s for path in sorted(folder.glob("*.json")) for s in read_annotated(path, nlp)]


def with_silver(sentences: list[Sentence], labels: Path) -> list[Sentence]:
    """Give sentences the names that the teachers found, a line of labels each; an empty line none."""
    lines = labels.read_text(encoding="utf-8").splitlines()
    return [
        [replace(token, label=label) for token, label in zip(words, line.split(), strict=True)]
        if line
        else words
        for words, line in zip(sentences, lines, strict=True)
    ]


def training_docs(
    data: Path,
    names: Names,
    corpus: Path,
    silver: Path | None,
    nlp: Language,
    recipe: Recipe,
) -> list[Doc]:
    """Make the training texts.

    Args:
        data: folder of the treebanks.
        names: names to put in the place of others.
        corpus: folder of the train part of the project's own corpus.
        silver: folder with what the teachers found, or None.
        nlp: pipeline whose tokenizer cuts the corpus.
        recipe: shares and copies.
    """
    rng = random.Random(recipe.seed)
    danish = danish_sentences(data, "train", recipe.keep_parts)
    norwegian = [norne_sentence(s) for s in read_iob2(data / "norne" / "da-translated.iob2")]
    parole = parole_sentences(data)
    if silver is not None and recipe.silver_parole:
        parole = with_silver(parole, silver / "silver-parole.txt")
    plan = [
        (danish, 0.0 if copy == 0 else recipe.swap_danish) for copy in range(recipe.danish_copies)
    ]
    plan += [(norwegian, recipe.swap_norwegian)] * recipe.norwegian_copies
    plan += [(parole, 0.0 if copy == 0 else 0.3) for copy in range(recipe.parole_copies)]
    plan += [(corpus_sentences(corpus, nlp), recipe.swap_corpus)] * recipe.corpus_copies
    docs: list[Doc] = []
    words = Words([*danish, *parole]) if recipe.reworded else None
    for number, (sentences, share) in enumerate(plan):
        varied = []
        mixed = recipe.shuffled and number % 2
        for sentence in rng.sample(sentences, len(sentences)) if mixed else sentences:
            changed = swap_names(sentence, names, share, rng, recipe.strangers)
            if words is not None and number % 2:
                changed = words.reword(changed, recipe.reworded, rng)
            if rng.random() < 0.4:
                changed = typographic(changed, rng)
            varied.append(respell(changed, rng, recipe.shares))
        docs += texts(nlp, varied, rng, headlines=recipe.headlines)
    rng.shuffle(docs)
    return docs


def dev_docs(data: Path, nlp: Language, recipe: Recipe) -> Iterable[Doc]:
    """Make the development texts: ten sentences each."""
    sentences = danish_sentences(data, "dev", recipe.keep_parts)
    return texts(nlp, sentences, random.Random(recipe.seed), plain=True)

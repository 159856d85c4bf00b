"""Evaluate: figures of a pipeline on raw text.

The treebank has no document boundaries, so a text is ten consecutive sentences in file order joined
by one blank, cut by the pipeline's own tokenizer. Names are right when start, end and label are
right. A compound that begins with a name counts as that name, as the annotation has it; a derived
word and names of other kinds do not count. A word that the tokenizer cuts differently counts as
wrong in every layer of analysis.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from noise import spans
from prepare import danish_sentences
from readers import Sentence

LABELS = ("PER", "ORG", "LOC")
Span = tuple[int, int, str]
Figures = dict[str, float]


@dataclass
class GoldText:
    """A text with its names, sentences and words by character offset."""

    text: str = ""
    names: set[Span] = field(default_factory=set)
    sentences: set[tuple[int, int]] = field(default_factory=set)
    words: dict[tuple[int, int], tuple[str | None, str | None, str | None]] = field(
        default_factory=dict
    )

    def add(self, sentence: Sentence) -> None:
        """Append a sentence, with a blank before it unless it is the first."""
        self.text += " " if self.text else ""
        begin = len(self.text)
        starts: list[int] = []
        for token in sentence:
            starts.append(len(self.text))
            self.text += token.text
            self.words[starts[-1], len(self.text)] = (token.pos, token.feats, token.lemma)
            self.text += " " if token.space else ""
        self.text = self.text.rstrip()
        self.sentences.add((begin, len(self.text)))
        for first, last, label in spans(sentence):
            stop = starts[last - 1] + len(sentence[last - 1].text)
            self.names.add((starts[first], stop, label))


def gold_texts(data: Path, part: str, size: int) -> list[GoldText]:
    """Join each ``size`` sentences of a part to a text."""
    sentences = danish_sentences(data, part)
    texts: list[GoldText] = []
    for at in range(0, len(sentences), size):
        text = GoldText()
        for sentence in sentences[at : at + size]:
            text.add(sentence)
        texts.append(text)
    return texts


def scored(names: Iterable[Span], parts: bool) -> set[Span]:
    """Keep the names of the three scored kinds; compounds count as their kind or not at all."""
    kept = ((s, e, label.removesuffix("part") if parts else label) for s, e, label in names)
    return {span for span in kept if span[2] in LABELS}


def predicted_names(doc: Doc) -> set[Span]:
    """Give the names that the pipeline found."""
    return {(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents}


def f_score(hits: int, predicted: int, gold: int) -> Figures:
    """Precision, recall and F, in per cent."""
    p = 100 * hits / predicted if predicted else 0.0
    r = 100 * hits / gold if gold else 0.0
    f = 2 * p * r / (p + r) if p + r else 0.0
    return {"p": round(p, 1), "r": round(r, 1), "f": round(f, 1)}


def name_figures(texts: list[GoldText], docs: list[Doc], parts: bool) -> dict[str, Figures]:
    """Score the names of all texts, together and by label."""
    counts: Counter[tuple[str, str]] = Counter()
    for text, doc in zip(texts, docs, strict=True):
        gold, found = scored(text.names, parts), scored(predicted_names(doc), parts)
        for kind, group in (("hits", gold & found), ("found", found), ("gold", gold)):
            counts.update((label, kind) for _, _, label in group)
            counts["all", kind] += len(group)
    return {
        label: f_score(counts[label, "hits"], counts[label, "found"], counts[label, "gold"])
        for label in ("all", *LABELS)
    }


def drawn_interval(rows: list[tuple[int, int, int]], rounds: int = 1000) -> list[float]:
    """Give the 95 % interval of an F by drawing texts with replacement.

    Args:
        rows: hits, found and annotated, a row a text.
        rounds: number of draws.
    """
    rng = random.Random(1)
    drawn = []
    for _ in range(rounds):
        sample = rng.choices(rows, k=len(rows))
        hits, found, gold = (sum(row[i] for row in sample) for i in range(3))
        drawn.append(f_score(hits, found, gold)["f"])
    drawn.sort()
    return [drawn[int(rounds * 0.025)], drawn[int(rounds * 0.975)]]


def name_intervals(texts: list[GoldText], docs: list[Doc]) -> dict[str, list[float]]:
    """Give the intervals of the F of names, together and by label."""
    pairs = [
        (scored(text.names, True), scored(predicted_names(doc), True))
        for text, doc in zip(texts, docs, strict=True)
    ]
    found: dict[str, list[float]] = {}
    for label in ("all", *LABELS):
        rows = []
        for gold, names in pairs:
            g, n = (
                {span for span in spans if label in {"all", span[2]}} for spans in (gold, names)
            )
            rows.append((len(g & n), len(n), len(g)))
        found[label] = drawn_interval(rows)
    return found


def sentence_rows(texts: list[GoldText], docs: list[Doc]) -> list[tuple[int, int, int]]:
    """Count right, found and annotated sentences of each text, by start and end.

    White space at the ends of a sentence does not count.
    """
    rows = []
    for text, doc in zip(texts, docs, strict=True):
        found = set()
        for sent in doc.sents:
            words = [token for token in sent if not token.is_space]
            if words:
                found.add((words[0].idx, words[-1].idx + len(words[-1])))
        rows.append((len(found & text.sentences), len(found), len(text.sentences)))
    return rows


def sentence_figures(texts: list[GoldText], docs: list[Doc]) -> Figures:
    """Score sentences."""
    hits, found, gold = (sum(row) for row in zip(*sentence_rows(texts, docs), strict=True))
    return f_score(hits, found, gold)


LAYERS = ("token", "pos", "feats", "lemma")


def word_rows(texts: list[GoldText], docs: list[Doc]) -> list[dict[str, int]]:
    """Count the words of each text and those that are right, by layer."""
    rows = []
    for text, doc in zip(texts, docs, strict=True):
        right = {"words": len(text.words), **dict.fromkeys(LAYERS, 0)}
        found = {(token.idx, token.idx + len(token)): token for token in doc}
        for place, (pos, feats, lemma) in text.words.items():
            token = found.get(place)
            if token is None:
                continue
            right["token"] += 1
            right["pos"] += token.pos_ == pos
            right["feats"] += (str(token.morph) or "_") == feats
            right["lemma"] += token.lemma_ == lemma
        rows.append(right)
    return rows


def word_figures(texts: list[GoldText], docs: list[Doc]) -> dict[str, float]:
    """Score part of speech, features and lemma over the words of the annotation."""
    rows = word_rows(texts, docs)
    total = sum(row["words"] for row in rows)
    return {key: round(100 * sum(row[key] for row in rows) / total, 1) for key in LAYERS}


def word_intervals(texts: list[GoldText], docs: list[Doc]) -> dict[str, list[float]]:
    """Give the intervals of the shares of right words: precision and recall are the same share."""
    rows = word_rows(texts, docs)
    return {
        key: drawn_interval([(row[key], row["words"], row["words"]) for row in rows])
        for key in LAYERS
    }


def same_length(text: str, changed: str) -> str:
    """Give the changed text if every offset still holds, else the text itself."""
    return changed if len(changed) == len(text) else text


def other_writing(nlp: Language, texts: list[GoldText]) -> dict[str, float]:
    """Give the F of names in the same texts in capitals, and with typographic marks."""
    curly = str.maketrans({'"': "”", "'": "’", "-": "–"})
    written = {
        "capitals": [same_length(text.text, text.text.upper()) for text in texts],
        "typographic": [text.text.translate(curly) for text in texts],
    }
    return {
        key: name_figures(texts, list(nlp.pipe(changed)), parts=True)["all"]["f"]
        for key, changed in written.items()
    }


def speed(nlp: Language, texts: list[GoldText]) -> float:
    """Measure words a second on one process, the best of three rounds."""
    best = 0.0
    for _ in range(3):
        start = time.perf_counter()
        words = sum(len(doc) for doc in nlp.pipe(text.text for text in texts))
        best = max(best, words / (time.perf_counter() - start))
    return round(best)


def evaluate(nlp: Language, data: Path, part: str) -> dict[str, object]:
    """Give all figures for one part of the treebank."""
    texts = gold_texts(data, part, 10)
    docs = list(nlp.pipe(text.text for text in texts))
    single, whole = gold_texts(data, part, 1), gold_texts(data, part, 10**6)
    return {
        "names": name_figures(texts, docs, parts=True),
        "names_f_95": name_intervals(texts, docs)["all"],
        "names_95": name_intervals(texts, docs),
        "names_without_compounds": name_figures(texts, docs, parts=False),
        "names_f_other_writing": other_writing(nlp, texts),
        "sentences": sentence_figures(texts, docs),
        "sentences_95": drawn_interval(sentence_rows(texts, docs)),
        "sentences_one_per_text": sentence_figures(single, list(nlp.pipe(t.text for t in single))),
        "sentences_whole_file": sentence_figures(whole, [nlp(t.text) for t in whole]),
        "words": word_figures(texts, docs),
        "words_95": word_intervals(texts, docs),
        "words_per_second": speed(nlp, texts),
    }


def main() -> None:
    """Print the figures of a pipeline as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/danish"))
    parser.add_argument("--part", choices=["dev", "test"], default="dev")
    args = parser.parse_args()
    print(json.dumps(evaluate(spacy.load(args.model), args.data, args.part), indent=2))


if __name__ == "__main__":
    main()

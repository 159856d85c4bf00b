"""Robustness: names on the treebank when case, spelling and the people in it are others.

The noise is augmenty's; settings and seeds lie in ``robustness.json``. It is another noise than that
of training (``noise.py``). Each change is made on the words of the annotation, so that its names,
sentences and offsets move along. The mean over the seeds is told, with the least and the greatest.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import fmean
from typing import Any

import augmenty
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from evaluate import GoldText, name_figures
from names import People
from prepare import danish_sentences
from readers import Sentence

SETTINGS = Path(__file__).with_name("robustness.json")
Change = Callable[[Sentence, random.Random], Sentence]


def by_augmenty(name: str, **settings: Any) -> Change:
    """Make a change of words by an augmenter of augmenty that keeps their number."""
    augmenter = augmenty.load(name, **settings)
    blank = spacy.blank("da")

    def change(sentence: Sentence, rng: random.Random) -> Sentence:
        random.seed(rng.random())  # augmenty draws from the global generator
        doc = Doc(blank.vocab, words=[t.text for t in sentence], spaces=[t.space for t in sentence])
        example = next(iter(augmenter(blank, Example(blank.make_doc(doc.text), doc))))
        words = example.to_dict()["token_annotation"]["ORTH"]
        return [replace(token, text=word) for token, word in zip(sentence, words, strict=True)]

    return change


def by_names(people: People) -> Change:
    """Make a change that gives every person another name of one background."""

    def change(sentence: Sentence, rng: random.Random) -> Sentence:
        return people.rename(sentence, rng)

    return change


def make_change(item: dict[str, Any], data: Path) -> Change:
    """Make the change of one entry of the settings."""
    if item["kind"] == "names":
        return by_names(People(data / "names" / "names.csv", item["ethnicity"], item["least"]))
    if item["kind"] == "lower":
        return lambda sentence, rng: [replace(t, text=t.text.lower()) for t in sentence]
    return by_augmenty(item["kind"], **item.get("settings", {}))


def f_of_names(nlp: Language, sentences: list[Sentence]) -> float:
    """Give the F of names of sentences joined to texts of ten."""
    texts: list[GoldText] = []
    for at in range(0, len(sentences), 10):
        text = GoldText()
        for sentence in sentences[at : at + 10]:
            text.add(sentence)
        texts.append(text)
    docs = list(nlp.pipe(text.text for text in texts))
    return name_figures(texts, docs, parts=True)["all"]["f"]


def robustness(nlp: Language, data: Path, part: str) -> dict[str, dict[str, float]]:
    """Measure the F of names under every change of the settings.

    Args:
        nlp: pipeline that finds names.
        data: folder of the treebank.
        part: ``dev`` or ``test``.

    Returns:
        Name of the change to ``mean``, ``least`` and ``greatest`` F in per cent.
    """
    settings = json.loads(SETTINGS.read_text(encoding="utf-8"))
    sentences = danish_sentences(data, part)
    table: dict[str, dict[str, float]] = {}
    for item in settings["changes"]:
        change = make_change(item, data)
        seeds = settings["seeds"] if item.get("random") else settings["seeds"][:1]
        drawn = []
        for seed in seeds:
            rng = random.Random(seed)
            drawn.append(f_of_names(nlp, [change(sentence, rng) for sentence in sentences]))
        table[item["name"]] = {
            "mean": round(fmean(drawn), 1),
            "least": min(drawn),
            "greatest": max(drawn),
        }
    return table


def main() -> None:
    """Print the table of a pipeline as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/danish"))
    parser.add_argument("--part", choices=["dev", "test"], default="dev")
    args = parser.parse_args()
    table = robustness(spacy.load(args.model), args.data, args.part)
    print(json.dumps(table, indent=2, ensure_ascii=False))


if __name__ == "__main__":
    main()

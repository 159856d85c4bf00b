"""Variation of training sentences: other names, quotation marks, case and spelling.

Newspaper text of the early 1990s writes straight quotation marks and knows other people than the
texts that the pipeline meets. Every function takes its own random source, so a build repeats.
"""

from __future__ import annotations

import csv
import random
from dataclasses import dataclass, replace
from pathlib import Path

from readers import Sentence, Token

QUOTES = (("”", "”"), ("“", "”"), ("„", "“"), ("»", "«"), ('"', '"'))
ALPHABET = "abcdefghijklmnopqrstuvwxyzæøå"
ASCII = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"})


@dataclass(frozen=True)
class Shares:
    """Shares of the training sentences that are written differently."""

    upper: float = 0.03
    lower: float = 0.07
    ascii: float = 0.04
    slips: float = 0.07
    upper_names: float = 0.03


class Names:
    """Danish names by kind, to put in the place of the ones in a text."""

    def __init__(self, people: Path, others: Path) -> None:
        self.first: list[str] = []
        self.last: list[str] = []
        self.weight: dict[str, float] = {}
        with people.open(encoding="utf-8", newline="") as handle:
            for row in csv.DictReader(handle):
                names = self.first if row["first_name"] == "True" else self.last
                names.append(row["name"])
                self.weight[row["name"]] = float(row["count"] or 0.0) ** 0.5 + 20.0
        self.known_first = frozenset(self.first)
        self.known_last = frozenset(self.last)
        self.lists: dict[str, list[list[str]]] = {"ORG": [], "LOC": []}
        for line in others.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                label, _, names_text = line.partition("\t")
                self.lists[label].append(names_text.split("; "))

    def person(self, word: str, rng: random.Random) -> str:
        """Give another name of the same kind, or the word itself where its kind is unknown."""
        for known, names in ((self.known_first, self.first), (self.known_last, self.last)):
            for stem, ending in ((word, ""), (word.removesuffix("s"), "s")):
                if stem in known and (ending == "" or word.endswith("s")):
                    picked = rng.choices(names, [self.weight[name] for name in names])[0]
                    return picked if ending == "" else genitive(picked)
        return word

    def other(self, label: str, rng: random.Random) -> list[str]:
        """Give the words of an organisation or place."""
        return rng.choice(rng.choice(self.lists[label])).split()


def genitive(name: str) -> str:
    """Give the genitive as it is usually written."""
    if name[-1] in "sxz":
        return f"{name}'"
    return f"{name}'s" if name.isupper() and len(name) < 5 else f"{name}s"


def spans(sentence: Sentence) -> list[tuple[int, int, str]]:
    """Give start, end and label of each name."""
    found: list[tuple[int, int, str]] = []
    for index, token in enumerate(sentence):
        label = token.label or ""
        if label.startswith("B-"):
            found.append((index, index + 1, label[2:]))
        elif label.startswith("I-") and found and found[-1][1] == index:
            found[-1] = (found[-1][0], index + 1, found[-1][2])
    return found


def swap_names(sentence: Sentence, names: Names, share: float, rng: random.Random) -> Sentence:
    """Replace a share of the persons, organisations and places."""
    changed = list(sentence)
    for start, end, label in reversed(spans(sentence)):
        if rng.random() >= share:
            continue
        if label == "PER":
            for index in range(start, end):
                token = changed[index]
                text = names.person(token.text, rng)
                if text != token.text:
                    changed[index] = replace(token, text=text, lemma=None)
        elif label in names.lists:
            lemmas = names.other(label, rng)
            words = list(lemmas)
            last = sentence[end - 1]
            owner = last.text.endswith("s") and sentence[start].pos in {None, "PROPN"}
            if owner and rng.random() < 0.6 and not last.text.isupper():
                words[-1] = genitive(words[-1])
            analysed = sentence[start].pos is not None
            new = [
                Token(
                    word,
                    pos="PROPN" if analysed else None,
                    feats="_" if analysed else None,
                    lemma=lemmas[place] if analysed else None,
                    label=("B-" if place == 0 else "I-") + label,
                )
                for place, word in enumerate(words)
            ]
            if analysed and words[-1] != lemmas[-1]:
                new[-1] = replace(new[-1], feats="Case=Gen")
            new[-1] = replace(new[-1], space=last.space)
            changed[start:end] = new
    return changed


def typographic(sentence: Sentence, rng: random.Random) -> Sentence:
    """Write quotation marks and apostrophes as word processors do."""
    pair = rng.choice(QUOTES)
    curly = rng.random() < 0.6
    changed: Sentence = []
    inside = False
    for index, token in enumerate(sentence):
        text = token.text
        if text == '"':
            opens = not inside and (token.space is False or index == 0)
            text = pair[0] if opens else pair[1]
            inside = not inside
        elif curly and "'" in text:
            text = text.replace("'", "’")
        elif text == "-" and rng.random() < 0.5:
            text = "–"
        if text == token.text:
            changed.append(token)
        else:
            lemma = text if token.pos == "PUNCT" else token.lemma
            changed.append(replace(token, text=text, lemma=lemma))
    return changed


def slip(word: str, rate: float, rng: random.Random) -> str:
    """Drop, double, swap or replace letters of a word by chance, as hasty writing and OCR do."""
    letters: list[str] = []
    for letter in word:
        draw = rng.random() / rate
        if not letter.isalpha() or draw >= 1:
            letters.append(letter)
        elif draw < 0.25:
            continue
        elif draw < 0.45:
            letters += [letter, letter]
        elif draw < 0.7 and letters:
            letters.insert(len(letters) - 1, letter)
        else:
            other = rng.choice(ALPHABET)
            letters.append(other.upper() if letter.isupper() else other)
    return "".join(letters) or word


def respell(sentence: Sentence, rng: random.Random, shares: Shares) -> Sentence:
    """Change case or spelling, or write æ, ø, å with two letters, in a share of sentences.

    Lemmas of changed words are left open.
    """
    draw = rng.random()
    if (draw := draw - shares.upper) < 0:
        texts = [token.text.upper() for token in sentence]
    elif (draw := draw - shares.lower) < 0:
        texts = [token.text.lower() for token in sentence]
    elif (draw := draw - shares.ascii) < 0:
        texts = [token.text.translate(ASCII) for token in sentence]
    elif (draw := draw - shares.slips) < 0:
        rate = rng.uniform(0.02, 0.08)
        texts = [slip(token.text, rate, rng) for token in sentence]
    elif (draw := draw - shares.upper_names) < 0:
        texts = [
            token.text.upper() if (token.label or "O")[2:] in {"ORG", "PER", "LOC"} else token.text
            for token in sentence
        ]
    else:
        return sentence
    return [
        token if text == token.text else replace(token, text=text, lemma=None)
        for token, text in zip(sentence, texts, strict=True)
    ]

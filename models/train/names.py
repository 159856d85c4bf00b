"""Names of one background in the place of the persons of a text."""

from __future__ import annotations

import csv
import random
from dataclasses import replace
from pathlib import Path

from noise import genitive, spans
from readers import Sentence


class People:
    """First and last names of one background, drawn evenly."""

    def __init__(self, path: Path, ethnicity: str, least: float = 0.0) -> None:
        self.first: list[str] = []
        self.last: list[str] = []
        with path.open(encoding="utf-8", newline="") as handle:
            for row in csv.DictReader(handle):
                if row["ethnicity"] != ethnicity or float(row["count"] or least) < least:
                    continue
                (self.first if row["first_name"] == "True" else self.last).append(row["name"])

    def rename(self, sentence: Sentence, rng: random.Random) -> Sentence:
        """Rename each person: a last name alone stays one word, of several the last is the last name.

        The genitive stays a genitive; initials and the number of words stay.
        """
        changed = list(sentence)
        for start, end, label in spans(sentence):
            if label != "PER":
                continue
            for index in range(start, end):
                token = sentence[index]
                if len(token.text.rstrip(".")) < 2 or not token.text[:1].isupper():
                    continue
                names = self.last if index == end - 1 and end - start > 1 else self.first
                name = rng.choice(names)
                owner = index == end - 1 and token.text.endswith("s") and owns(sentence, index)
                changed[index] = replace(token, text=genitive(name) if owner else name)
        return changed


def owns(sentence: Sentence, index: int) -> bool:
    """Say whether the word is in the genitive, as far as its features tell."""
    return "Case=Gen" in (sentence[index].feats or "")

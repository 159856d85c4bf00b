"""Variation of training sentences: other names, quotation marks, case and spelling.

Newspaper text of the early 1990s writes straight quotation marks and knows other people than the
texts that the pipeline meets. Every function takes its own random source, so a build repeats.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from readers import Sentence, Token

QUOTES = (("”", "”"), ("“", "”"), ("„", "“"), ("»", "«"), ('"', '"'))
COMPOUNDS = {"PERpart": "PER", "ORGpart": "ORG", "LOCpart": "LOC"}
REWORDED = frozenset({"NOUN", "VERB", "ADJ", "ADV", "NUM"})
ALPHABET = "abcdefghijklmnopqrstuvwxyzæøå"
PLACE_HEADS = "Aller Bakke Birke Bjerre Brede Bruns Dals Elle Enge Fare Fugle Gam Gund Hag Had Hassel Hede Holle Hor Hvid Ji Kal Kirke Klov Kron Langes Ler Lille Lund Marke Mose Neder Nør Od Olde Over Palle Ram Rav Ring Rosen Sand Ske Skov Snes Sten Stran Svan Sønder Tange Thor Tolle Tuse Ugle Under Vals Veste Vium Øl Øster Års".split()
PLACE_ENDS = "bjerg borg by bæk gård havn hede holm høj lev lund løse mark rup rød sted strup sund sø tofte toft torp ved vig ø".split()
BODY_HEADS = "Arkitekt Bager Bil Bolig Bryggeri Børne Cykel Energi Erhvervs Fjerkræ Fiskeri Forbruger Forsknings Fysik Grundejer Handels Havne Hjælpe Idræts Industri Jernbane Klage Kunst Landbrugs Lejer Levnedsmiddel Luftfarts Lærer Lods Medicin Musik Miljø Mælke Olie Patient Pensions Petroleums Post Presse Radio Realkredit Rejse Sikrings Skatte Skibs Skov Social Spille Sports Studie Sundheds Teater Tekstil Tobaks Told Trafik Turist Vand Vejr Veterinær Ældre".split()
BODY_ENDS = "banken direktoratet fonden forbundet foreningen forvaltningen inspektoratet instituttet kassen klubben kommissionen kontoret nævnet organisationen rådet sammenslutningen selskabet styrelsen tilsynet unionen".split()
TOWN_BODIES = "Kommune; Byråd; Politi; Sygehus; Boldklub; Gymnasium; Handelsskole; Seminarium; Amtsgymnasium; Idrætsforening; Teater; Kunstmuseum; Museum; Bibliotek; Havn; Kommunale Værker; Skole; Sparekasse; Forsyning; Erhvervsråd; Turistforening; Brandvæsen; Socialdemokrati; Tekniske Skole; Ungdomsskole; Observationshjem; Fjernvarme; Værft; IF; KFUM; HK; BK".split(
    "; "
)
FIRM_ENDS = " A/S; ApS; & Søn; & Sønner; & Co.; & {}; og {}; Holding; Maskinfabrik; Byg; Bogtryk; Forlag; Biler; Rejser; Møbler; Fabrikker; Invest; Consult; Group; Entreprise; Gruppen; Auktioner; Fonden; Bryggeri".split(
    ";"
)
ASCII = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"})


@dataclass(frozen=True)
class Shares:
    """Shares of the training sentences that are written differently."""

    upper: float = 0.03
    lower: float = 0.07
    ascii: float = 0.04
    slips: float = 0.07
    upper_names: float = 0.03
    slip_rates: tuple[float, float] = (0.02, 0.08)
    """Least and greatest share of letters that go wrong in a sentence with slips."""


class Names:
    """Names by kind, to put in the place of the ones in a text.

    Args:
        people: Danish first and last names with their background and count (CSV).
        others: organisations and places, a list a line.
        foreign: first and last names of other countries, a list a line; None for none.
    """

    def __init__(self, people: Path, others: Path, foreign: Path | None = None) -> None:
        self.first: list[str] = []
        self.last: list[str] = []
        self.muslim: dict[str, list[str]] = {"first": [], "last": []}
        self.weight: dict[str, float] = {}
        with people.open(encoding="utf-8", newline="") as handle:
            for row in csv.DictReader(handle):
                kind = "first" if row["first_name"] == "True" else "last"
                (self.first if kind == "first" else self.last).append(row["name"])
                self.weight[row["name"]] = float(row["count"] or 0.0) ** 0.5 + 20.0
                if row["ethnicity"] == "muslim":
                    self.muslim[kind].append(row["name"])
        self.known_first = frozenset(self.first)
        self.known_last = frozenset(self.last)
        self.lists: dict[str, list[list[str]]] = {"ORG": [], "LOC": []}
        for label, names in read_lists(others):
            self.lists[label].append(names)
        self.foreign: dict[str, list[str]] = {"first": [], "last": []}
        for kind, names in read_lists(foreign) if foreign else ():
            self.foreign[kind] += [name for name in names if " " not in name]

    def person(self, word: str, rng: random.Random) -> str:
        """Give another name of the same kind, or the word itself where its kind is unknown."""
        for known, names in ((self.known_first, self.first), (self.known_last, self.last)):
            for stem, ending in ((word, ""), (word.removesuffix("s"), "s")):
                if stem in known and (ending == "" or word.endswith("s")):
                    picked = rng.choices(names, [self.weight[name] for name in names])[0]
                    return picked if ending == "" else genitive(picked)
        return word

    def stranger(self, words: list[str], rng: random.Random) -> list[str]:
        """Give a person of another background in as many words; particles and initials stay."""
        names = self.foreign if self.foreign["last"] and rng.random() < 0.5 else self.muslim
        alone = len(words) == 1
        given = list(words)
        for index, word in enumerate(words):
            if len(word.rstrip(".")) < 2 or not word[:1].isupper():
                continue
            last = rng.random() < 0.5 if alone else index == len(words) - 1
            given[index] = rng.choice(names["last" if last else "first"])
        return given

    def other(self, label: str, rng: random.Random) -> list[str]:
        """Give the words of an organisation or place, one in eight made up from parts."""
        if rng.random() < 0.12:
            return self.made(label, rng).split()
        lists = self.lists[label]
        return rng.choice(rng.choices(lists, [len(names) ** 0.5 for names in lists])[0]).split()

    def head(self, label: str, rng: random.Random) -> str:
        """Give a name of one word, as compounds begin with."""
        if label == "PER":
            return rng.choice(rng.choice([self.last, self.foreign["last"] or self.last]))
        names = [name for name in rng.choice(self.lists[label]) if " " not in name]
        return rng.choice(names) if names else self.made(label, rng).split()[0]

    def made(self, label: str, rng: random.Random) -> str:
        """Make up an organisation or place as Danish ones are named."""
        if label == "LOC":
            return rng.choice(PLACE_HEADS) + rng.choice(PLACE_ENDS)
        draw = rng.random()
        if draw < 0.45:
            return rng.choice(BODY_HEADS) + rng.choice(BODY_ENDS)
        if draw < 0.75:
            town = rng.choice(self.lists["LOC"][0])
            return f"{town} {rng.choice(TOWN_BODIES)}"
        owner = rng.choice(self.last)
        return owner + rng.choice(FIRM_ENDS).format(rng.choice(self.last))


def read_lists(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Read lists of names: what they are, a tab, and the names separated by semicolons."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            label, _, names = line.partition("\t")
            yield label, names.split("; ")


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


def swap_names(
    sentence: Sentence, names: Names, share: float, rng: random.Random, strangers: float = 0.0
) -> Sentence:
    """Replace a share of the persons, organisations and places.

    ``strangers`` of the persons get a name of another background, the others one from the list.
    """
    changed = list(sentence)
    for start, end, label in reversed(spans(sentence)):
        if rng.random() >= share:
            continue
        if label == "PER":
            words = [token.text for token in sentence[start:end]]
            if rng.random() < strangers:
                texts = names.stranger(words, rng)
                if "Case=Gen" in (sentence[end - 1].feats or ""):
                    texts[-1] = genitive(texts[-1])
            else:
                texts = [names.person(word, rng) for word in words]
            for index, text in enumerate(texts, start):
                if text != changed[index].text:
                    changed[index] = replace(changed[index], text=text, lemma=None)
        elif label in COMPOUNDS and end - start == 1 and "-" in sentence[start].text:
            head = names.head(COMPOUNDS[label], rng)
            _, _, tail = sentence[start].text.rpartition("-")
            changed[start] = replace(sentence[start], text=f"{head}-{tail}", lemma=None)
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


class Words:
    """Words by part of speech and features, to put in the place of others."""

    def __init__(self, sentences: list[Sentence]) -> None:
        self.alike: dict[tuple[str | None, str | None], list[Token]] = {}
        for sentence in sentences:
            for token in sentence[1:]:
                if token.pos in REWORDED and token.text.isalpha() and token.label in {"O", None}:
                    self.alike.setdefault((token.pos, token.feats), []).append(token)

    def reword(self, sentence: Sentence, share: float, rng: random.Random) -> Sentence:
        """Replace a share of the words by others of the same form, so that no text is learnt by heart."""
        changed: Sentence = []
        for token in sentence:
            others = self.alike.get((token.pos, token.feats))
            if others and token.label in {"O", None} and token.pos and rng.random() < share:
                other = rng.choice(others)
                text = other.text.capitalize() if token.text[:1].isupper() else other.text
                changed.append(replace(token, text=text, lemma=other.lemma))
            else:
                changed.append(token)
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
        rate = rng.uniform(*shares.slip_rates)
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

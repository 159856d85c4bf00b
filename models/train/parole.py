"""From PAROLE tags to Universal Dependencies: part of speech, features and lemma.

The treebank says in its tag nearly everything that Universal Dependencies says; the rest (auxiliary
or main verb, determiner or pronoun) follows from the dependents of the word. Texts that have tags
alone learn that rest from the treebank, by word and neighbour, and stay silent where it is unclear.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from readers import MULTIWORD, ParoleWord, Token

AUXILIARIES = frozenset({"have", "være", "blive", "kunne", "skulle", "ville", "måtte", "burde"})
GENDER = {"C": "Com", "N": "Neut"}
NUMBER = {"S": "Sing", "P": "Plur"}
CASE = {"G": "Gen"}
DEFINITE = {"D": "Def", "I": "Ind"}
DEGREE = {"P": "Pos", "C": "Cmp", "S": "Sup", "A": "Abs"}
TENSE = {"R": "Pres", "A": "Past"}
VOICE = {"A": "Act", "P": "Pass"}
PRONOUN = {"PD": "Dem", "PI": "Ind", "PT": "Int,Rel", "PC": "Rcp"}
FIXED: dict[str, tuple[str, str]] = {
    "AC": ("NUM", "NumType=Card"),
    "AO": ("ADJ", "NumType=Ord"),
    "CC": ("CCONJ", "_"),
    "CS": ("SCONJ", "_"),
    "I=": ("INTJ", "_"),
    "SP": ("ADP", "AdpType=Prep"),
    "XA": ("X", "Abbr=Yes"),
    "XF": ("X", "Foreign=Yes"),
    "XP": ("PUNCT", "_"),
    "XR": ("SYM", "_"),
    "XS": ("PUNCT", "_"),
    "XX": ("X", "_"),
}
OPEN = frozenset({"VA", "VE", "PI", "PD", "PO", "U="})
"""Tags that leave the part of speech open."""
NO_COPULA = frozenset({"SP", "CS", "U=", "VA"})
"""A predicate of this kind leaves "være" a main verb."""
UNITS = re.compile(r"\[[A-Z]+\]|.")


def _feats(found: dict[str, str | None]) -> str:
    return "|".join(f"{key}={found[key]}" for key in sorted(found) if found[key]) or "_"


def _verb(units: list[str]) -> str:
    form = units[2]
    if form == "D":
        return _feats(
            {
                "Mood": "Ind",
                "Tense": TENSE.get(units[3]),
                "VerbForm": "Fin",
                "Voice": VOICE.get(units[9]),
            }
        )
    if form == "F":
        return _feats({"VerbForm": "Inf", "Voice": VOICE.get(units[9])})
    if form == "M":
        return "Mood=Imp"
    if form == "G":
        return "VerbForm=Ger"
    if units[3] == "R":
        return "Tense=Pres|VerbForm=Part"
    return _feats(
        {
            "Definite": DEFINITE.get(units[7]),
            "Gender": GENDER.get(units[6]),
            "Number": NUMBER.get(units[5]),
            "Tense": "Past",
            "VerbForm": "Part",
        }
    )


def _pronoun(kind: str, units: list[str]) -> str:
    found: dict[str, str | None] = {
        "Gender": GENDER.get(units[3]),
        "Number": NUMBER.get(units[4]),
        "PronType": PRONOUN.get(kind, "Prs"),
        "Case": {"N": "Nom", "G": "Gen"}.get(units[5]),
    }
    if kind in {"PP", "PO"}:
        found["Person"] = units[2]
        found["Reflex"] = "Yes" if units[7] == "Y" else None
        found["Polite"] = "Form" if units[8] == "P" else None
        found["Style"] = "Form" if units[8] == "F" else None
    if kind == "PP" and units[5] == "U":
        found["Case"] = "Acc"
    if kind == "PO":
        found["Poss"] = "Yes"
        found["Number[psor]"] = NUMBER.get(units[6])
    return _feats(found)


def from_tag(tag: str, form: str) -> tuple[str, str]:
    """Give part of speech and features as far as the tag alone tells them."""
    kind, units = tag[:2], UNITS.findall(tag)
    if form.lower() == "end" and kind == "CS":
        return "ADP", "_"
    if kind == "U=":
        return "PART" if form.lower() == "at" else "PRON", "PartType=Inf"
    if kind in FIXED:
        return FIXED[kind]
    if kind in {"VA", "VE"}:
        return "VERB", _verb(units)
    if kind == "NC":
        keys = ("Gender", "Number", "Case", "Definite")
        values = (
            GENDER.get(units[2]),
            NUMBER.get(units[3]),
            CASE.get(units[4]),
            DEFINITE.get(units[7]),
        )
        return "NOUN", _feats(dict(zip(keys, values, strict=True)))
    if kind == "NP":
        return "PROPN", _feats({"Case": CASE.get(units[4])})
    if kind == "RG":
        return "ADV", _feats({"Degree": DEGREE.get(units[2])})
    if kind == "AN":
        if units[-1] == "R":
            return "ADV", _feats({"Degree": DEGREE.get(units[2])})
        found: dict[str, str | None] = {
            "Degree": DEGREE.get(units[2]),
            "Gender": GENDER.get(units[3]),
            "Number": NUMBER.get(units[4]),
            "Case": CASE.get(units[5]),
            "Definite": DEFINITE.get(units[7]),
        }
        return "ADJ", _feats(found)
    if kind in {"PP", "PO", *PRONOUN}:
        return "DET" if kind == "PO" else "PRON", _pronoun(kind, units)
    return "X", "_"


def convert(word: ParoleWord) -> Token:
    """Convert one word of the treebank; a fixed phrase that it joins stays without analysis."""
    if MULTIWORD in word.text.strip(MULTIWORD):
        return Token(word.text)
    pos, feats = from_tag(word.tag, word.text)
    kind, form, below = word.tag[:2], word.text.lower(), word.children
    lemma = word.lemma
    if kind in {"VA", "VE"}:
        auxiliary = word.lemma in AUXILIARIES and "vobj" in below
        copula = word.lemma == "være" and below.get("preds", "SP") not in NO_COPULA
        pos = "AUX" if auxiliary or copula else "VERB"
    elif kind in {"PI", "PD"}:
        pos = "DET" if below.keys() & {"nobj", "attr"} else "PRON"
    elif kind == "U=" and form == "som":
        pos = "PRON" if word.role == "ref" and not below else "ADP"
    elif kind == "U=" and form == "der" and word.role == "expl":
        feats = "_"
    elif kind == "AN" and word.tag.endswith("R"):
        lemma = form
    return Token(word.text, True, pos, feats, lemma)


class TagReader:
    """Part of speech and features for a text with tags alone, learnt from the treebank."""

    def __init__(self, treebank: Iterable[list[ParoleWord]], certain: float = 0.95) -> None:
        self.certain = certain
        self.lemmas: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self.seen: dict[tuple[str, str, str], Counter[tuple[str, str]]] = defaultdict(Counter)
        for words in treebank:
            tags = [word.tag for word in words] + [""]
            for index, word in enumerate(words):
                token = convert(word)
                if token.pos is None or token.feats is None or token.lemma is None:
                    continue
                self.lemmas[word.text.lower(), word.tag][token.lemma] += 1
                if word.tag[:2] in OPEN:
                    key = self._key(word.text, word.tag, tags[index + 1])
                    self.seen[key][token.pos, token.feats] += 1

    @staticmethod
    def _key(form: str, tag: str, following: str) -> tuple[str, str, str]:
        verbal = tag[:2] in {"VA", "VE"}
        return form.lower(), tag, "" if verbal else following[:2]

    def tokens(self, pairs: list[tuple[str, str]], spaces: list[bool]) -> list[Token]:
        """Convert one line; what is not certain stays open."""
        found: list[Token] = []
        tags = [tag for _, tag in pairs] + [""]
        for index, ((form, tag), space) in enumerate(zip(pairs, spaces, strict=True)):
            if MULTIWORD in form.strip(MULTIWORD):
                found.append(Token(form.replace(MULTIWORD, " "), space))
                continue
            lemma = self.lemmas.get((form.lower(), tag), Counter()).most_common(1)
            pos: str | None = None
            feats: str | None = None
            counts = self.seen.get(self._key(form, tag, tags[index + 1]), Counter())
            if tag[:2] not in OPEN:
                pos, feats = from_tag(tag, form)
            elif counts:
                (pos, feats), times = counts.most_common(1)[0]
                if times < self.certain * counts.total():
                    pos = feats = None
            elif tag.startswith("V"):
                pos, feats = from_tag(tag, form)
            known = lemma[0][0] if lemma else None
            found.append(Token(form, space, pos, feats, known))
        return found

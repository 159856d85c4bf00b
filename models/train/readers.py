"""Readers for the treebank and name formats that the pipeline is trained on.

Every reader yields sentences as lists of :class:`Token`; what a source does not say stays ``None``.
Two analyses of the same text are joined by character offset, since they cut words differently.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

UNKNOWN = "-"
"""Label of a word of which nobody says whether it is part of a name."""
ENDS = frozenset({".", "?", "!", "…"})
CLOSING = frozenset('"”»«)]')
ANNOTATED = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "MISC": "MISC", "PRODUCT": UNKNOWN}
"""Labels of the project's own corpus here; products are left open, other labels are no names."""
MULTIWORD = "_"
"""The treebank joins the words of a fixed phrase with this ("i_dag")."""


@dataclass(frozen=True)
class Token:
    """One word of a sentence with whatever its source says about it."""

    text: str
    space: bool = True
    pos: str | None = None
    feats: str | None = None
    lemma: str | None = None
    label: str | None = None
    """Name label in IOB2, ``None`` where names are not annotated."""


@dataclass(frozen=True)
class ParoleWord:
    """One word of the treebank in its original analysis, with the roles of its dependents."""

    text: str
    lemma: str
    tag: str
    role: str
    children: dict[str, str]
    """Role of each dependent with the first two letters of its tag."""


Sentence = list[Token]


def blocks(path: Path) -> Iterator[tuple[dict[str, str], list[list[str]]]]:
    """Yield the comments (``# key = value``) and rows of each block between empty lines."""
    notes: dict[str, str] = {}
    rows: list[list[str]] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if not line:
            if rows:
                yield notes, rows
            notes, rows = {}, []
        elif line.startswith("#") and "\t" not in line:
            key, _, value = line[1:].partition("=")
            notes[key.strip()] = value.strip()
        else:
            rows.append(line.split("\t"))


def spaces_from_text(words: list[str], text: str) -> list[bool]:
    """Say for each word whether a blank follows it in ``text``."""
    found: list[bool] = []
    at = 0
    for word in words:
        start = text.find(word, at)
        if start < 0:
            return [True] * len(words)
        at = start + len(word)
        found.append(text[at : at + 1].isspace() or at >= len(text))
    return found


def guess_spaces(words: list[str]) -> list[bool]:
    """Guess the blanks of a text that has lost them: none before a closing mark or after an opening one."""
    found = [True] * len(words)
    inside = False
    for index, word in enumerate(words):
        closes = word in {",", ".", "!", "?", ":", ";", ")", "...", "%"}
        opens = word == "("
        if word == '"':
            # A mark at the very end closes, though the one that opened stands in an earlier sentence.
            closes = inside or (index == len(words) - 1 and index > 0)
            opens, inside = not closes, not inside
        if closes and index:
            found[index - 1] = False
        if opens:
            found[index] = False
    return found


def read_uner(path: Path) -> Iterator[Sentence]:
    """Read Universal NER: the outer label of column 4, spacing from ``# text``."""
    for notes, rows in blocks(path):
        words = [row[1] for row in rows]
        spaces = spaces_from_text(words, notes.get("text", ""))
        yield [
            Token(row[1], space, label=row[3].split("#")[0])
            for row, space in zip(rows, spaces, strict=True)
        ]


def read_conllu(path: Path) -> Iterator[Sentence]:
    """Read Universal Dependencies (part of speech, features, lemma)."""
    for _, rows in blocks(path):
        yield [
            Token(row[1], "SpaceAfter=No" not in row[9], row[3], row[5], row[2])
            for row in rows
            if row[0].isdigit()
        ]


def read_iob2(path: Path) -> Iterator[Sentence]:
    """Read a file of words and IOB2 labels that keeps no spacing."""
    for _, rows in blocks(path):
        words = [row[1] for row in rows]
        yield [
            Token(row[1], space, label=row[2])
            for row, space in zip(rows, guess_spaces(words), strict=True)
        ]


def read_tagged(path: Path) -> Iterator[list[tuple[str, str]]]:
    """Read lines of ``form/TAG``."""
    for line in path.read_text(encoding="utf-8").splitlines():
        pairs = [item.rpartition("/") for item in line.split()]
        if pairs:
            yield [(form, tag) for form, _, tag in pairs if form]


def read_treebank(path: Path) -> Iterator[list[ParoleWord]]:
    """Read the treebank's original analysis (CoNLL-X)."""
    for _, rows in blocks(path):
        children: dict[str, dict[str, str]] = {}
        for row in rows:
            children.setdefault(row[6], {}).setdefault(row[7], row[4][:2])
        yield [ParoleWord(row[1], row[2], row[4], row[7], children.get(row[0], {})) for row in rows]


def squeeze(text: str) -> str:
    """Drop what two cuts of the same text may disagree about: blanks and joining marks."""
    return text.replace(MULTIWORD, "").replace(" ", "")


def offsets(words: list[str]) -> list[tuple[int, int]]:
    """Give the start and end of each word in the squeezed text."""
    spans: list[tuple[int, int]] = []
    at = 0
    for word in words:
        end = at + len(squeeze(word))
        spans.append((at, end))
        at = end
    return spans


def join_analyses(base: Sentence, other: Sentence) -> Sentence:
    """Give the words of ``base`` the analysis that ``other`` has for the same characters."""
    spans = offsets([token.text for token in other])
    found = dict(zip(spans, other, strict=True))
    joined: Sentence = []
    for token, span in zip(base, offsets([t.text for t in base]), strict=True):
        match = found.get(span)
        if match is None:
            joined.append(token)
        else:
            joined.append(replace(token, pos=match.pos, feats=match.feats, lemma=match.lemma))
    return joined


def split_doc(doc: Doc, labels: list[str] | None = None) -> Iterator[Sentence]:
    """Cut a tokenized text into sentences by a rule: at an empty line, after a full stop and its like."""
    sentence: Sentence = []
    ended = False
    for token in doc:
        gap = token.is_space
        if sentence and ended and not gap and token.text not in CLOSING:
            yield sentence
            sentence, ended = [], False
        if gap and "\n\n" in token.text:
            if sentence:
                yield sentence
            sentence, ended = [], False
            continue
        if gap and not sentence:
            continue
        label = None if labels is None else labels[token.i]
        pos = "SPACE" if gap else None
        sentence.append(Token(token.text, bool(token.whitespace_), pos, label=label))
        ended = token.text in ENDS or (ended and token.text in CLOSING)
    if sentence:
        yield sentence


def read_annotated(path: Path, nlp: Language) -> Iterator[Sentence]:
    """Read the names of one document of the project's own corpus, in its JSON format."""
    record = json.loads(path.read_text(encoding="utf-8"))
    doc = nlp.make_doc(record["text"])
    labels = ["O"] * len(doc)
    for entity in record.get("entities", []):
        kind = ANNOTATED.get(entity["label"])
        span = doc.char_span(entity["start"], entity["end"], alignment_mode="expand")
        if kind is None or span is None:
            continue
        for token in span:
            head = "B-" if token.i == span.start else "I-"
            labels[token.i] = UNKNOWN if kind == UNKNOWN else head + kind
    yield from split_doc(doc, labels)

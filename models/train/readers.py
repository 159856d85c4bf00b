"""Readers for the treebank and name formats that the pipeline is trained on.

Every reader yields sentences as lists of :class:`Token`; what a source does not say stays ``None``.
Two analyses of the same text are joined by character offset, since they cut words differently.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

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
            closes, opens, inside = inside, not inside, not inside
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

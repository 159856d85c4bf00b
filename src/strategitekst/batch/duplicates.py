"""The same text in two documents: near-duplicates by MinHash, and passages repeated word for word."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from datasketch import MinHash, MinHashLSH

from ..labels import CONTENT_ROLES
from ..schema import Annotation, PassageRef

#: Two documents are near-duplicates if so large a share of their runs of four words is the same
#: (Broder 1997: resemblance of shingles, estimated by MinHash).
_ALIKE: Final = 0.75
_RUN: Final = 4
_PERMUTATIONS: Final = 128
_SCHEME: Final = "affine32"
#: Sentences of fewer words are phrases that anybody writes; passages of fewer are not looked at.
_SENTENCE: Final = 8
_PASSAGE: Final = 12
_WORD = re.compile(r"\w+")
_STOP = re.compile(r"[.!?:;]\s+|\n+")


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What of a document is compared: small, so that many can be held.

    ``sentences`` are (index of the passage, keys of its sentences).
    """

    identity: str
    date: str
    words: int
    signature: bytes
    sentences: tuple[tuple[int, tuple[int, ...]], ...]
    duplicate_of: str | None
    repeats: tuple[tuple[int, str, int], ...]


def _key(words: Sequence[str]) -> int:
    digest = hashlib.blake2b(" ".join(words).encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big")


def fingerprint(note: Annotation) -> Fingerprint:
    """Make the fingerprint of an annotated document: its content, without what is of the page."""
    words: list[str] = []
    sentences = []
    for i, passage in enumerate(note.passages):
        if passage.role not in CONTENT_ROLES and passage.role != "heading":
            continue
        text = note.text[passage.start : passage.end].casefold()
        words += _WORD.findall(text)
        parts = [_WORD.findall(part) for part in _STOP.split(text)]
        long = [part for part in parts if len(part) >= _SENTENCE]
        if sum(map(len, long)) >= _PASSAGE:
            sentences.append((i, tuple(_key(part) for part in long)))
    hashed = MinHash(num_perm=_PERMUTATIONS, seed=1, scheme=_SCHEME)
    runs = {" ".join(words[i : i + _RUN]) for i in range(max(len(words) - _RUN + 1, 1))}
    hashed.update_batch([run.encode("utf-8", "replace") for run in sorted(runs)])
    return Fingerprint(
        note.id,
        note.document.date or "9999",
        len(words),
        hashed.hashvalues.astype(np.uint64).tobytes(),
        tuple(sentences),
        note.duplicate_of,
        tuple(
            (i, p.repeats.document, p.repeats.passage)
            for i, p in enumerate(note.passages)
            if p.repeats is not None
        ),
    )


def _minhash(print_: Fingerprint) -> MinHash:
    values = np.frombuffer(print_.signature, dtype=np.uint64)
    return MinHash(num_perm=_PERMUTATIONS, seed=1, hashvalues=values, scheme=_SCHEME)


def near_duplicates(prints: Sequence[Fingerprint]) -> dict[str, str]:
    """Tell which documents are near-duplicates of an earlier one.

    Args:
        prints: fingerprints of all documents.

    Returns:
        Id of a document to the id of the earliest one (by date, then id) that it resembles; the
        earliest are not in it.
    """
    index = MinHashLSH(threshold=_ALIKE, num_perm=_PERMUTATIONS)
    found: dict[str, str] = {}
    hashes: dict[str, MinHash] = {}
    for item in sorted(prints, key=lambda f: (f.date, f.identity)):
        if item.words < _PASSAGE:
            continue
        own = _minhash(item)
        alike = [
            (-hashes[other].jaccard(own), other)
            for other in index.query(own)
            if hashes[other].jaccard(own) >= _ALIKE
        ]
        if alike:
            found[item.identity] = min(alike)[1]
        else:
            index.insert(item.identity, own)
            hashes[item.identity] = own
    return found


def repeated_passages(
    prints: Sequence[Fingerprint], duplicates: Mapping[str, str]
) -> dict[str, dict[int, PassageRef]]:
    """Tell which passages stand word for word in an earlier document.

    Args:
        prints: fingerprints of all documents.
        duplicates: near-duplicates (`near_duplicates`); their passages are not told one by one.

    Returns:
        For each document its repeated passages by index, with the earliest place of the words.
    """
    first: dict[int, tuple[str, int]] = {}
    found: dict[str, dict[int, PassageRef]] = {}
    for item in sorted(prints, key=lambda f: (f.date, f.identity)):
        if item.identity in duplicates:
            continue
        for passage, keys in item.sentences:
            places = [first.get(key) for key in keys]
            if places[0] is not None and all(places) and places[0][0] != item.identity:
                reference = PassageRef(document=places[0][0], passage=places[0][1])
                found.setdefault(item.identity, {})[passage] = reference
            for key in keys:
                first.setdefault(key, (item.identity, passage))
    return found


def marked(
    note: Annotation, duplicate_of: str | None, repeats: Mapping[int, PassageRef]
) -> Annotation:
    """Return an annotation that says what it repeats."""
    passages = tuple(
        passage.model_copy(update={"repeats": repeats.get(i)})
        for i, passage in enumerate(note.passages)
    )
    return note.model_copy(update={"duplicate_of": duplicate_of, "passages": passages})

"""Floor rows of linking: mentions in, the same mentions with ids out."""

from collections.abc import Callable, Hashable, Sequence
from typing import Final

import numpy as np
from rapidfuzz import fuzz, process
from scipy.sparse.csgraph import connected_components
from sklearn.feature_extraction.text import TfidfVectorizer

from ..initiatives.features import features, normalise_name
from ..schema import Annotation, Mention

#: Least RapidFuzz ratio of two titles that are one.
_ALIKE: Final = 90
#: Least cosine of two documents whose mentions with one head are of one initiative.
_SIMILAR: Final = 0.3

#: Gives each mention of each document the key of its initiative.
Linker = Callable[[Sequence[Annotation]], list[list[Hashable]]]


def with_ids(notes: Sequence[Annotation], linker: Linker) -> list[Annotation]:
    """Return the annotations with an id on every mention: equal ids where equal keys."""
    names: dict[Hashable, str] = {}
    linked = []
    for note, keys in zip(notes, linker(notes), strict=True):
        mentions = tuple(
            m.model_copy(update={"id": names.setdefault(key, f"i{len(names)}")})
            for m, key in zip(note.initiatives, keys, strict=True)
        )
        linked.append(note.model_copy(update={"initiatives": mentions}))
    return linked


def _title(mention: Mention) -> str:
    return normalise_name(mention.text) or mention.text.casefold()


def _each_alone(notes: Sequence[Annotation]) -> list[list[Hashable]]:
    return [[(d, i) for i, _ in enumerate(note.initiatives)] for d, note in enumerate(notes)]


def _all_together(notes: Sequence[Annotation]) -> list[list[Hashable]]:
    return [["all" for _ in note.initiatives] for note in notes]


def _exact(notes: Sequence[Annotation]) -> list[list[Hashable]]:
    return [[_title(m) for m in note.initiatives] for note in notes]


def _fuzzy(notes: Sequence[Annotation]) -> list[list[Hashable]]:
    titles = sorted({_title(m) for note in notes for m in note.initiatives})
    if not titles:
        return [[] for _ in notes]
    alike = process.cdist(titles, titles, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    _, groups = connected_components(alike >= _ALIKE, directed=False)
    group = dict(zip(titles, groups.tolist(), strict=True))
    return [[group[_title(m)] for m in note.initiatives] for note in notes]


def _head_and_document(notes: Sequence[Annotation]) -> list[list[Hashable]]:
    """The same head lemma, in one document or in two that are alike (cosine of TF-IDF)."""
    heads = [[features(n, m).head or _title(m) for m in n.initiatives] for n in notes]
    vectors = TfidfVectorizer(sublinear_tf=True).fit_transform([n.text or "-" for n in notes])
    similar = (vectors @ vectors.T).toarray() >= _SIMILAR
    result: list[list[Hashable]] = [[None for _ in each] for each in heads]
    for head in sorted({h for each in heads for h in each}):
        holders = [d for d, each in enumerate(heads) if head in each]
        _, groups = connected_components(similar[np.ix_(holders, holders)], directed=False)
        for d, group in zip(holders, groups.tolist(), strict=True):
            for i, own in enumerate(heads[d]):
                if own == head:
                    result[d][i] = (head, group)
    return result


def _head(notes: Sequence[Annotation]) -> list[list[Hashable]]:
    """Names by title; descriptions by head, inside one document."""
    return [
        [
            _title(m) if m.type == "NAM" else (d, features(note, m).head or _title(m))
            for m in note.initiatives
        ]
        for d, note in enumerate(notes)
    ]


def _scope(notes: Sequence[Annotation]) -> list[list[Hashable]]:
    """Names by title; descriptions by head, compound, telling words and years; short ones by head."""
    keys: list[list[Hashable]] = []
    for d, note in enumerate(notes):
        own: list[Hashable] = []
        for mention in note.initiatives:
            f = features(note, mention)
            if mention.type == "NAM":
                own.append(_title(mention))
            elif f.short:
                own.append((d, f.head))
            else:
                own.append((f.head or _title(mention), f.stem, f.scope, f.years))
        keys.append(own)
    return keys


def _last_antecedent(notes: Sequence[Annotation]) -> list[list[Hashable]]:
    """Names by title; a short description is the last mention with that head, else the last one."""
    keys: list[list[Hashable]] = []
    for d, note in enumerate(notes):
        own: list[Hashable] = []
        heads: list[str | None] = []
        for mention in note.initiatives:
            f = features(note, mention)
            key: Hashable = _title(mention)
            if mention.type == "NOM" and f.short and own:
                same = [k for k, h in zip(own, heads, strict=True) if h == f.head]
                key = (same or own)[-1]
            elif mention.type == "NOM" and f.short:
                key = (d, f.head)
            own.append(key)
            heads.append(f.head)
        keys.append(own)
    return keys


LINKERS: Final[dict[str, Linker]] = {
    "nothing: each alone": _each_alone,
    "everything: all together": _all_together,
    "title match, exact": _exact,
    "title match, fuzzy": _fuzzy,
    "head lemma and document similarity": _head_and_document,
    "head rule": _head,
    "scope rule": _scope,
    "last antecedent": _last_antecedent,
}

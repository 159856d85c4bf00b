"""From passages to a matrix: the scikit-learn transformer of the theme model.

Blocks of columns, each with a job:

``terms``    for each theme the weights of its terms, of the frozen list and of the lexicon, summed
             and scaled by the passage's length
``single``   each term by itself, so that what a term is worth can be learnt
``words``    stems, parts of compounds, pairs of neighbouring stems: tf-idf, unit length
``chars``    runs of four and five letters inside words: tf-idf, unit length
``vectors``  the mean of the words' vectors, weighted by idf
``form``     length, role, and a few marks of empty passages
``before``   the terms of the passage before, weakly: "det", "løsningen" point back to it
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.base import BaseEstimator, TransformerMixin

from .terms import Hit, TermFinder, Theme
from .words import WORD, Word, WordAnalyser

BLOCKS: Final = ("terms", "single", "words", "chars", "vectors", "form", "before")
#: How far each block's values reach beside the others, which decides how freely it is weighted.
SCALES: Final = {
    "terms": 1.0,
    "single": 0.5,
    "words": 4.0,
    "chars": 1.0,
    "vectors": 2.0,
    "form": 0.3,
    "before": 0.3,
}
#: A term counts at most so often in one passage: repetition is style, not content.
_MOST_COUNTED: Final = 2
#: Least number of passages a stem, pair or run of letters occurs in.
_LEAST_WORDS: Final = 2
_LEAST_CHARS: Final = 4
_LENGTHS: Final = (4, 5)
_ROLES: Final = ("title", "list_item", "table_row", "heading")
_Floats = NDArray[np.float64]


class Snippet(NamedTuple):
    """A passage as the model takes it: text, role, and the passage before in its section."""

    text: str
    role: str = "paragraph"
    before: str = ""


@dataclass(frozen=True, slots=True)
class Vectors:
    """Word vectors: a row for each word, and how often each word occurs in running text."""

    words: tuple[str, ...]
    counts: NDArray[np.int64]
    rows: NDArray[np.int8]

    def frequencies(self) -> dict[str, int]:
        """Return how often each word occurs."""
        return dict(zip(self.words, self.counts.tolist(), strict=True))


@dataclass(frozen=True, slots=True)
class Analysis:
    """A passage taken apart: half-open offsets and words, and the terms found."""

    spans: list[tuple[int, int]]
    words: list[Word]
    base_hits: list[Hit]
    hits: list[Hit]


@dataclass(frozen=True, slots=True)
class Contributions:
    """How much each word moved each of some values.

    Attributes:
        spans: offsets of the words.
        values: what each word added, shape (n_values, n_words).
        before: what the passage before added, shape (n_values,).
    """

    spans: list[tuple[int, int]]
    values: _Floats
    before: _Floats


class PassageFeatures(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Turn passages into a sparse matrix of shape (n_passages, n_columns).

    Args:
        baseline: the themes of the frozen term list.
        lexicon: the themes of the lexicon, in the same order.
        vectors: word vectors.
        blocks: which blocks of columns are made.
    """

    def __init__(
        self,
        baseline: Sequence[Theme],
        lexicon: Sequence[Theme],
        vectors: Vectors,
        blocks: Sequence[str] = BLOCKS,
    ) -> None:
        self.baseline = baseline
        self.lexicon = lexicon
        self.vectors = vectors
        self.blocks = blocks

    def fit(self, passages: Iterable[Snippet | str], y: object = None) -> "PassageFeatures":
        """Learn which stems, pairs and runs of letters there are, and how common they are."""
        self._prepare()
        seen = [self.analyse(p) for p in passages]
        words: Counter[str] = Counter()
        chars: Counter[str] = Counter()
        for analysis in seen:
            words.update(set(_word_keys(analysis.words)))
            chars.update({run for word in analysis.words for run in _runs(word.form)})
        self.n_passages_ = len(seen)
        self.words_ = {k: n for k, n in sorted(words.items()) if n >= _LEAST_WORDS}
        self.chars_ = {k: n for k, n in sorted(chars.items()) if n >= _LEAST_CHARS}
        self._number()
        return self

    def restore(
        self, n_passages: int, words: Mapping[str, int], chars: Mapping[str, int]
    ) -> "PassageFeatures":
        """Take what was learnt before: number of passages, and how many each entry occurs in."""
        self._prepare()
        self.n_passages_ = n_passages
        self.words_, self.chars_ = dict(words), dict(chars)
        self._number()
        return self

    def _prepare(self) -> None:
        self._names = [theme.name for theme in self.lexicon]
        self._theme_at = {name: i for i, name in enumerate(self._names)}
        self._finders = (TermFinder(self.baseline), TermFinder(self.lexicon))
        self._analyse_word = WordAnalyser(self.vectors.frequencies())
        self._row = {word: i for i, word in enumerate(self.vectors.words)}
        self._vectors = self.vectors.rows.astype(np.float32) / 127
        total = max(float(self.vectors.counts.sum()), 1.0)
        # rare words tell more: smooth inverse frequency (Arora, Liang and Ma 2017)
        self._rarity = (1e-3 / (1e-3 + self.vectors.counts / total)).astype(np.float32)
        usual = self.vectors.counts * self._rarity
        self.common_vector = usual @ self._vectors / max(float(usual.sum()), 1e-9)
        terms = [(t.theme, t.words) for theme in self.lexicon for t in theme.terms]
        self._single = {term: i for i, term in enumerate(terms)}
        self._word_cache: dict[str, tuple[NDArray[np.int32], NDArray[np.int32]]] = {}
        self._vector_cache: dict[str, tuple[NDArray[Any], float]] = {}

    def _number(self) -> None:
        self.widths_ = {
            "terms": 3 * len(self._names),
            "single": len(self._single),
            "words": len(self.words_),
            "chars": len(self.chars_),
            "vectors": self._vectors.shape[1],
            "form": len(form_of(Snippet(""), Analysis([], [], [], []))),
            "before": len(self._names),
        }
        self._word_at = {key: i for i, key in enumerate(self.words_)}
        self._char_at = {key: i for i, key in enumerate(self.chars_)}
        self._word_idf = _idf(self.words_.values(), self.n_passages_)
        self._char_idf = _idf(self.chars_.values(), self.n_passages_)

    def analyse(self, passage: Snippet | str) -> Analysis:
        """Take a passage apart; offsets are into its text."""
        text = passage if isinstance(passage, str) else passage.text
        matches = list(WORD.finditer(text))
        forms = [m.group().lower() for m in matches]
        tokens = [(m.start(), m.end(), form) for m, form in zip(matches, forms, strict=True)]
        base, own = (finder.find_in(tokens) for finder in self._finders)
        words = [self._analyse_word(form) for form in forms]
        return Analysis([(a, b) for a, b, _ in tokens], words, base, own)

    def transform(self, passages: Iterable[Snippet | str]) -> sparse.csr_matrix:
        """Return the matrix of shape (n_passages, n_columns)."""
        given = [Snippet(p) if isinstance(p, str) else p for p in passages]
        return self.matrix(given, [self.analyse(p) for p in given])

    def matrix(self, given: Sequence[Snippet], analyses: Sequence[Analysis]) -> sparse.csr_matrix:
        """Return the matrix of passages that are taken apart already."""
        makers = {
            "terms": self._terms,
            "single": self._singles,
            "words": self._words,
            "chars": self._chars,
            "vectors": self._vector_block,
        }
        parts = []
        for block in self.blocks:
            if block == "before":
                part: Any = self._before(given, analyses)
            elif block == "form":
                part = sparse.csr_matrix(
                    np.array([form_of(p, a) for p, a in zip(given, analyses, strict=True)]).reshape(
                        len(given), -1
                    )
                )
            else:
                part = makers[block](analyses)
            parts.append(part * SCALES[block])
        return sparse.hstack(parts, format="csr")

    def _terms(self, analyses: Sequence[Analysis]) -> sparse.csr_matrix:
        size = len(self._names)
        at = self._theme_at
        sums = np.zeros((len(analyses), 3 * size))
        for row, analysis in zip(sums, analyses, strict=True):
            scale = length_scale(len(analysis.words))
            for offset, hits in ((0, analysis.base_hits), (size, analysis.hits)):
                counted: Counter[tuple[str, tuple[str, ...]]] = Counter()
                for hit in hits:
                    key = (hit.term.theme, hit.term.words)
                    counted[key] += 1
                    if counted[key] > _MOST_COUNTED:
                        continue
                    row[offset + at[hit.term.theme]] += hit.term.weight / scale
                    if offset and counted[key] == 1 and hit.term.weight >= 2:
                        row[2 * size + at[hit.term.theme]] += 1 / scale
        return sparse.csr_matrix(np.clip(sums, -6, 9))

    def _vector_block(self, analyses: Sequence[Analysis]) -> sparse.csr_matrix:
        return sparse.csr_matrix(self._means(analyses))

    def _before(self, given: Sequence[Snippet], analyses: Sequence[Analysis]) -> sparse.csr_matrix:
        """The lexicon's sums of the passages before; mostly they were just analysed themselves."""
        size = len(self._names)
        known = {p.text: a for p, a in zip(given, analyses, strict=True)}
        empty = Analysis([], [], [], [])
        before = [
            (known.get(p.before) or self.analyse(p.before)) if p.before else empty for p in given
        ]
        return self._terms(before)[:, size : 2 * size]

    def _singles(self, analyses: Sequence[Analysis]) -> sparse.csr_matrix:
        columns = [
            sorted({self._single[h.term.theme, h.term.words] for h in a.hits}) for a in analyses
        ]
        return _binary(columns, len(self._single))

    def _word_columns(self, word: Word) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        found = self._word_cache.get(word.form)
        if found is None:
            own = {self._word_at.get(key, -1) for key in (word.stem, *word.parts)} - {-1}
            runs = {self._char_at.get(run, -1) for run in _runs(word.form)} - {-1}
            found = (np.array(sorted(own), np.int32), np.array(sorted(runs), np.int32))
            self._word_cache[word.form] = found
        return found

    def _words(self, analyses: Sequence[Analysis]) -> sparse.csr_matrix:
        columns = []
        for analysis in analyses:
            own = [self._word_columns(w)[0] for w in analysis.words]
            pairs = [self._word_at.get(key, -1) for key in _pairs(analysis.words)]
            own.append(np.array([p for p in pairs if p >= 0], np.int32))
            columns.append(np.concatenate(own))
        return _tfidf(columns, self._word_idf)

    def _chars(self, analyses: Sequence[Analysis]) -> sparse.csr_matrix:
        empty = np.zeros(0, np.int32)
        columns = [
            np.concatenate([empty, *(self._word_columns(w)[1] for w in a.words)]) for a in analyses
        ]
        return _tfidf(columns, self._char_idf)

    def vector(self, word: Word) -> tuple[NDArray[Any], float]:
        """Return a word's vector times its weight, and the weight; 0 where it is not known."""
        found = self._vector_cache.get(word.form)
        if found is None:
            rows = [self._row[f] for f in (word.form,) if f in self._row] or [
                self._row[p] for p in word.pieces if p in self._row
            ]
            if rows:
                weights = self._rarity[rows]
                found = (weights @ self._vectors[rows], float(weights.sum()))
            else:
                found = (np.zeros(self._vectors.shape[1], np.float32), 0.0)
            self._vector_cache[word.form] = found
        return found

    def mean_vectors(self, passages: Iterable[Snippet | str]) -> _Floats:
        """Return the mean vector of each passage's words, shape (n_passages, n_dimensions)."""
        return self._means([self.analyse(p) for p in passages])

    def _means(self, analyses: Sequence[Analysis]) -> _Floats:
        means = np.zeros((len(analyses), self._vectors.shape[1]))
        for row, analysis in zip(means, analyses, strict=True):
            found = [self.vector(word) for word in analysis.words]
            total = sum(weight for _, weight in found)
            if total:
                row[:] = np.sum([v for v, _ in found], axis=0) / total
        return means

    def contributions(
        self,
        analysis: Analysis,
        columns: NDArray[np.int32],
        amounts: _Floats,
        weights: _Floats,
    ) -> Contributions:
        """Divide what a passage's columns add to some values among its words.

        Args:
            analysis: the passage taken apart.
            columns: the columns of its row of the matrix that are not zero.
            amounts: what stands in them.
            weights: weights of the columns, shape (n_values, n_columns).

        Returns:
            For each word its part. What belongs to no word (length, role) is left out.
        """
        values = np.zeros((len(weights), len(analysis.words)))
        before = np.zeros(len(weights))
        start = 0
        found: list[int] = []
        words: list[int] = []
        for block in self.blocks:
            width = self.widths_[block]
            if block == "vectors":
                values += self._vector_parts(analysis, weights[:, start : start + width])
            elif block == "before":
                inside = (columns >= start) & (columns < start + width)
                before = weights[:, columns[inside]] @ amounts[inside]
            else:
                for column, word in self._owners(block, analysis):
                    found.append(start + column)
                    words.append(word)
            start += width
        if not len(columns):
            return Contributions(analysis.spans, values, before)
        # a column that belongs to several words is divided among them
        at, owned = np.array(found, np.int64), np.array(words, np.int64)
        order = np.argsort(columns)
        place = order[np.minimum(np.searchsorted(columns, at, sorter=order), len(order) - 1)]
        known = columns[place] == at
        at, owned, place = at[known], owned[known], place[known]
        amount = amounts[place] / np.bincount(place, minlength=len(columns))[place]
        for k, weight in enumerate(weights):
            values[k] += np.bincount(owned, weight[at] * amount, minlength=values.shape[1])
        return Contributions(analysis.spans, values, before)

    def terms_of(self, text: str, theme: str) -> list[tuple[int, int]]:
        """Return where a text has terms that speak for a theme."""
        hits = self.analyse(text).hits
        return [(h.start, h.end) for h in hits if h.term.theme == theme and h.term.weight > 0]

    def _owners(self, block: str, analysis: Analysis) -> Iterable[tuple[int, int]]:
        """Pairs of a block's columns and the words they belong to, by their places."""
        if block in ("terms", "single"):
            yield from self._term_owners(block, analysis)
        elif block in ("words", "chars"):
            for i, word in enumerate(analysis.words):
                for column in self._word_columns(word)[block == "chars"].tolist():
                    yield column, i
            if block == "words":
                for i, key in enumerate(_pairs(analysis.words)):
                    if key in self._word_at:
                        yield self._word_at[key], i
                        yield self._word_at[key], i + 1

    def _term_owners(self, block: str, analysis: Analysis) -> Iterable[tuple[int, int]]:
        size = len(self._names)
        starts = {start: i for i, (start, _) in enumerate(analysis.spans)}
        for offset, hits in ((0, analysis.base_hits), (size, analysis.hits)):
            for hit in hits:
                theme = self._theme_at[hit.term.theme]
                if block == "single":
                    columns = [self._single[hit.term.theme, hit.term.words]] if offset else []
                else:
                    columns = [offset + theme] if hit.term.weight > 0 else []
                    columns += [2 * size + theme] if offset and hit.term.weight >= 2 else []
                first = starts[hit.start]
                for column in columns:
                    for word in range(first, first + len(hit.term.words)):
                        yield column, word

    def _vector_parts(self, analysis: Analysis, weights: _Floats) -> _Floats:
        found = [self.vector(word) for word in analysis.words]
        total = sum(weight for _, weight in found)
        if not total:
            return np.zeros((len(weights), len(analysis.words)))
        matrix = np.array([v for v, _ in found]) / total * SCALES["vectors"]
        return np.asarray(weights @ matrix.T)


def length_scale(words: int) -> float:
    """A long passage meets more terms by chance: by how much its sums are divided."""
    return float(np.clip((max(words, 1) / 40.0) ** 0.35, 0.7, 1.8))


def form_of(passage: Snippet, analysis: Analysis) -> list[float]:
    """What a passage looks like: length, role, marks of passages that say nothing of their own."""
    text = passage.text
    words = len(analysis.words)
    return [
        np.log1p(words) - 3,
        float(words < 8),
        float(words > 60),
        *(float(passage.role == role) for role in _ROLES),
        float(text.rstrip().endswith(":")),
        float(text.rstrip().endswith("?")),
        float(text.startswith(("-", "–", "”", "»", '"', "“"))),
        float(any(c.isdigit() for c in text)),
        1.0,
    ]


def _runs(form: str) -> set[str]:
    padded = f" {form} "
    return {padded[i : i + n] for n in _LENGTHS for i in range(len(padded) - n + 1)}


def _pairs(words: Sequence[Word]) -> list[str]:
    return [f"{a.stem} {b.stem}" for a, b in pairwise(words)]


def _word_keys(words: Sequence[Word]) -> list[str]:
    return [key for word in words for key in (word.stem, *word.parts)] + _pairs(words)


def _idf(documents: Iterable[int], total: int) -> _Floats:
    return np.log((1 + total) / (1 + np.array(list(documents), dtype=float))) + 1


def _binary(columns: Sequence[Sequence[int]], width: int) -> sparse.csr_matrix:
    ends = np.cumsum([0, *(len(c) for c in columns)])
    flat = np.array([i for c in columns for i in c], dtype=np.int32)
    return sparse.csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(columns), width))


def _tfidf(columns: Sequence[NDArray[np.int32]], idf: _Floats) -> sparse.csr_matrix:
    """Square roots of counts times idf, each row of unit length."""
    ends = np.cumsum([0, *(len(c) for c in columns)])
    flat = np.concatenate([np.zeros(0, np.int32), *columns])
    matrix = sparse.csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(columns), len(idf)))
    matrix.sum_duplicates()
    matrix.data = np.sqrt(matrix.data) * idf[matrix.indices]
    length = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    scaled = sparse.diags_array(1 / np.maximum(length, 1e-9)) @ matrix
    return sparse.csr_matrix(scaled)

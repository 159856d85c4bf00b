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
from dataclasses import replace
from itertools import repeat
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.base import BaseEstimator, TransformerMixin

from .columns import (
    Entries,
    dense,
    form_of,
    idf,
    length_scale,
    pairs,
    runs,
    tfidf,
    word_keys,
)
from .records import Analysis, Contributions, Found, Numbers, Snippet, Vectors
from .rows import WordRows, joined, summed
from .terms import TermFinder, Theme
from .words import WORD, Known, Word, WordAnalyser, forms_of, key_places

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
_Floats = NDArray[np.float64]


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
        words: Counter[str] = Counter()
        chars: Counter[str] = Counter()
        self.n_passages_ = 0
        for passage in passages:
            inside = [self._word[form] for form in forms_of(_text(passage))]
            words.update(set(word_keys(inside)))
            chars.update({run for word in inside for run in runs(word.form)})
            self.n_passages_ += 1
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
        # both lists are looked for at once, so that the themes of the frozen one need other names
        frozen = [
            replace(t, theme=f"{t.theme}, frozen") for theme in self.baseline for t in theme.terms
        ]
        own = [t for theme in self.lexicon for t in theme.terms]
        terms = (*frozen, *own)
        self._finder = TermFinder(terms)
        self._number_of = {(t.theme, t.words): i for i, t in enumerate(terms)}
        self._n_frozen = len(frozen)
        self._weights = np.array([t.weight for t in terms])
        self._lengths = np.array([len(t.words) for t in terms])
        self._strong = (self._weights >= 2) & (np.arange(len(terms)) >= len(frozen))
        # where a term's weight is summed in the block "terms"
        at = {n: i for i, n in enumerate((*(f"{n}, frozen" for n in self._names), *self._names))}
        self._theme = np.array([at[t.theme] for t in terms])
        self._word = Known(WordAnalyser(self.vectors.frequencies()))
        self._row = {word: i for i, word in enumerate(self.vectors.words)}
        total = max(float(self.vectors.counts.sum()), 1.0)
        # rare words tell more: smooth inverse frequency (Arora, Liang and Ma 2017)
        rarity = (1e-3 / (1e-3 + self.vectors.counts / total)).astype(np.float32)[:, None]
        # vectors times weights, and the weights in the last column
        self._table = np.hstack([rarity * self.vectors.rows / np.float32(127), rarity])
        usual = self.vectors.counts @ self._table
        self.common_vector = usual[:-1] / max(float(usual[-1]), 1e-9)
        self._vectors = WordRows(self._table.shape[1], self._made)

    def _number(self) -> None:
        self.widths_ = {
            "terms": 3 * len(self._names),
            "single": len(self._weights) - self._n_frozen,
            "words": len(self.words_),
            "chars": len(self.chars_),
            "vectors": self.vectors.rows.shape[1],
            "form": len(form_of(Snippet(""), 0)),
            "before": len(self._names),
        }
        self._word_at = {key: i for i, key in enumerate(self.words_)}
        self._char_at = {key: i for i, key in enumerate(self.chars_)}
        self._word_idf = idf(self.words_.values(), self.n_passages_)
        self._char_idf = idf(self.chars_.values(), self.n_passages_)
        self._word_columns = Known(self._word_columns_of)
        self._char_columns = Known(self._char_columns_of)

    def columns_of(self, block: str) -> slice:
        """Return which columns of the matrix a block fills."""
        start = sum(self.widths_[b] for b in self.blocks[: self.blocks.index(block)])
        return slice(start, start + self.widths_[block])

    def take_apart(self, form: str) -> Word:
        """Return the stem and the parts of a lower-case word form."""
        return self._word[form]

    def analyse(self, passages: Iterable[Snippet | str]) -> Analysis:
        """Take passages apart; offsets are into the text of each."""
        spans: list[tuple[int, int]] = []
        words: list[Word] = []
        ends, terms, places = [0], [], []
        for passage in passages:
            matches = list(WORD.finditer(_text(passage)))
            forms = [m.group().lower() for m in matches]
            inside = [m.span() for m in matches]
            hits = self._finder.find_in(inside, forms)
            terms += [self._number_of[hit.term.theme, hit.term.words] for hit in hits]
            places += [len(words) + hit.place for hit in hits]
            spans += inside
            words += [self._word[form] for form in forms]
            ends.append(len(words))
        owner = np.repeat(np.arange(len(ends) - 1), np.diff(ends))
        return Analysis(
            spans,
            words,
            np.array(ends),
            owner,
            (np.array(places, np.int64), np.array(terms, np.int64)),
            _columns(self._word_columns, words),
            self._pairs(words, owner),
            self._vectors([word.form for word in words]),
        )

    def transform(self, passages: Iterable[Snippet | str]) -> sparse.csr_matrix:
        """Return the matrix of shape (n_passages, n_columns)."""
        given = [Snippet(p) if isinstance(p, str) else p for p in passages]
        return self.matrix(given, self.analyse(given))

    def matrix(self, given: Sequence[Snippet], analysis: Analysis) -> sparse.csr_matrix:
        """Return the matrix of passages that are taken apart already."""
        sums = self._sums(analysis)
        counts, columns, values = [], [], []
        start = 0
        for block in self.blocks:
            number, at, found = self._entries(block, given, analysis, sums)
            counts.append(number)
            columns.append(at + start)
            values.append(found * SCALES[block])
            start += self.widths_[block]
        # block after block is put into row after row: the sort is stable
        rows = np.concatenate([np.repeat(np.arange(len(given)), number) for number in counts])
        order = np.argsort(rows, kind="stable")
        ends = np.concatenate([[0], np.cumsum(np.sum(counts, axis=0))])
        return sparse.csr_matrix(
            (np.concatenate(values)[order], np.concatenate(columns)[order], ends),
            shape=(len(given), start),
        )

    def _entries(
        self, block: str, given: Sequence[Snippet], analysis: Analysis, sums: _Floats
    ) -> Entries:
        if block == "terms":
            return dense(sums)
        if block == "single":
            passages, terms, _ = self._counted(analysis)
            own = terms >= self._n_frozen
            number = np.bincount(passages[own], minlength=len(given))
            return number, terms[own] - self._n_frozen, np.ones(number.sum())
        if block == "words":
            at, found = np.hstack([analysis.stems, analysis.pairs])
            return tfidf(analysis.owner[at], found, len(given), self._word_idf)
        if block == "chars":
            at, found = _columns(self._char_columns, analysis.words)
            return tfidf(analysis.owner[at], found, len(given), self._char_idf)
        if block == "vectors":
            return dense(self._means(analysis))
        if block == "form":
            lengths = np.diff(analysis.ends).tolist()
            forms = [form_of(p, n) for p, n in zip(given, lengths, strict=True)]
            return dense(np.array(forms).reshape(len(given), -1))
        return dense(self._before(given, sums))

    def _counted(self, analysis: Analysis) -> tuple[Numbers, Numbers, Numbers]:
        """Passages, terms in them, and how often each counts there."""
        number = len(self._weights)
        places, terms = analysis.terms
        found, counts = np.unique(analysis.owner[places] * number + terms, return_counts=True)
        return *np.divmod(found, number), np.minimum(counts, _MOST_COUNTED)

    def _sums(self, analysis: Analysis) -> _Floats:
        """Sums of the weights of each theme's terms: frozen list, lexicon, its strong terms."""
        passages, terms, counts = self._counted(analysis)
        scales = np.array([length_scale(n) for n in np.diff(analysis.ends).tolist()])
        size = len(self._names)
        sums = np.zeros((len(scales), 3 * size))
        np.add.at(sums, (passages, self._theme[terms]), counts * self._weights[terms])
        strong = self._strong[terms]
        np.add.at(sums, (passages[strong], self._theme[terms[strong]] + size), 1)
        return np.asarray(np.clip(sums / scales[:, None], -6, 9))

    def _before(self, given: Sequence[Snippet], sums: _Floats) -> _Floats:
        """The lexicon's sums of the passages before; mostly they were just analysed themselves."""
        size = len(self._names)
        known = {p.text: row for p, row in zip(given, sums, strict=True)}
        found = np.zeros((len(given), size))
        for row, passage in zip(found, given, strict=True):
            if passage.before:
                before = known.get(passage.before)
                if before is None:
                    before = self._sums(self.analyse([passage.before]))[0]
                row[:] = before[size : 2 * size]
        return found

    def _word_columns_of(self, form: str) -> list[int]:
        return key_places(self._word[form], self._word_at)

    def _char_columns_of(self, form: str) -> list[int]:
        return sorted(self._char_at[run] for run in runs(form) if run in self._char_at)

    def _pairs(self, words: Sequence[Word], owner: Numbers) -> Found:
        """First words of the pairs of stems that are known, and columns of the pairs."""
        found = map(self._word_at.get, pairs(words), repeat(-1))
        columns = np.fromiter(found, np.int64)
        known = (columns >= 0) & (owner[:-1] == owner[1:])
        return np.flatnonzero(known), columns[known]

    def _made(self, forms: Sequence[str]) -> NDArray[np.float32]:
        """Vectors times weights, and the weights; those of a word not known are its parts'."""
        at = self._row
        pieces = ((form,) if form in at else self._word[form].pieces for form in forms)
        known = [[at[piece] for piece in each if piece in at] for each in pieces]
        return summed(*joined(known), self._table)

    def mean_vectors(self, passages: Iterable[Snippet | str]) -> _Floats:
        """Return the mean vector of each passage's words, shape (n_passages, n_dimensions)."""
        return self._means(self.analyse(passages))

    def _means(self, analysis: Analysis) -> _Floats:
        sums = self._totals(analysis)
        return np.asarray(sums[:, :-1] / np.maximum(sums[:, -1:], 1e-9), float)

    def _totals(self, analysis: Analysis) -> NDArray[np.float32]:
        """Sums of the words' vectors and weights, a row a passage."""
        rows, at = analysis.vectors
        return summed(analysis.ends, at, rows)

    def contributions(
        self, analysis: Analysis, matrix: sparse.csr_matrix, weights: _Floats
    ) -> Contributions:
        """Divide what passages' columns add to some values among their words.

        Args:
            analysis: the passages taken apart.
            matrix: their matrix.
            weights: the weights of all columns, shape (n_values, n_columns).

        Returns:
            For each word its part. What belongs to no word (length, role) is left out.
        """
        width = matrix.shape[1]
        found = [
            (self.columns_of(block).start, *self._owners(block, analysis)) for block in self.blocks
        ]
        words = np.concatenate([words for _, words, _ in found])
        at = np.concatenate([columns + start for start, _, columns in found])
        rows = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
        entries, wanted = rows * width + matrix.indices, analysis.owner[words] * width + at
        places = np.minimum(np.searchsorted(entries, wanted), len(entries) - 1)
        known = entries[places] == wanted
        words, at, places = words[known], at[known], places[known]
        # a column that belongs to several words is divided among them
        amounts = matrix.data[places] / np.bincount(places, minlength=len(entries))[places]
        parts = sparse.csr_matrix((amounts, (words, at)), (len(analysis.words), width))
        values = parts @ weights.T
        if "vectors" in self.blocks:
            rows, at = analysis.vectors
            shares = rows[:, :-1] @ weights[:, self.columns_of("vectors")].T * SCALES["vectors"]
            weight = np.maximum(self._totals(analysis)[:, -1:], 1e-9)
            values += shares[at] / weight[analysis.owner]
        before = np.zeros((matrix.shape[0], len(weights)))
        if "before" in self.blocks:
            here = self.columns_of("before")
            before = matrix[:, here] @ weights[:, here].T
        return Contributions(values, before)

    def terms_of(self, text: str, theme: str) -> list[tuple[int, int]]:
        """Return where a text has terms that speak for a theme."""
        hits = self._finder.find(text)
        return [(h.start, h.end) for h in hits if h.term.theme == theme and h.term.weight > 0]

    def _owners(self, block: str, analysis: Analysis) -> Found:
        """Words that have a part in columns of a block: their places, and the columns."""
        if block == "terms":
            words, terms = self._said(analysis)
            theme, good, strong = self._theme[terms], self._weights[terms] > 0, self._strong[terms]
            return (
                np.concatenate([words[good], words[strong]]),
                np.concatenate([theme[good], theme[strong] + len(self._names)]),
            )
        if block == "single":
            words, terms = self._said(analysis)
            own = terms >= self._n_frozen
            return words[own], terms[own] - self._n_frozen
        if block == "words":
            (words, stems), (first, two) = analysis.stems, analysis.pairs
            return np.concatenate([words, first, first + 1]), np.concatenate([stems, two, two])
        if block == "chars":
            return _columns(self._char_columns, analysis.words)
        return np.zeros(0, np.int64), np.zeros(0, np.int64)

    def _said(self, analysis: Analysis) -> Found:
        """Each word of each term found: its place, and the term."""
        places, terms = analysis.terms
        lengths = self._lengths[terms]
        hit = np.repeat(np.arange(len(lengths)), lengths)
        within = np.arange(len(hit)) - (np.cumsum(lengths) - lengths)[hit]
        return places[hit] + within, terms[hit]


def _text(passage: Snippet | str) -> str:
    return passage if isinstance(passage, str) else passage.text


def _columns(known: Known[str, list[int]], words: Sequence[Word]) -> Found:
    """Words, and the columns that are known of each."""
    ends, columns = joined([known[word.form] for word in words])
    return np.repeat(np.arange(len(words)), np.diff(ends)), columns

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
from itertools import chain
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.base import BaseEstimator, TransformerMixin

from .columns import Entries, dense, form_of, idf, length_scale, pairs, runs, tfidf, word_keys
from .records import Analysis, Contributions, Snippet, Vectors
from .terms import TermFinder, Theme
from .words import WORD, Known, Word, WordAnalyser

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
        seen = [self.analyse(p) for p in passages]
        words: Counter[str] = Counter()
        chars: Counter[str] = Counter()
        for analysis in seen:
            words.update(set(word_keys(analysis.words)))
            chars.update({run for word in analysis.words for run in runs(word.form)})
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
        self._word = Known(WordAnalyser(self.vectors.frequencies()))
        self._row = {word: i for i, word in enumerate(self.vectors.words)}
        self._vectors = self.vectors.rows.astype(np.float32) / 127
        total = max(float(self.vectors.counts.sum()), 1.0)
        # rare words tell more: smooth inverse frequency (Arora, Liang and Ma 2017)
        self._rarity = (1e-3 / (1e-3 + self.vectors.counts / total)).astype(np.float32)
        usual = self.vectors.counts * self._rarity
        self.common_vector = usual @ self._vectors / max(float(usual.sum()), 1e-9)
        terms = [(t.theme, t.words) for theme in self.lexicon for t in theme.terms]
        self._single = {term: i for i, term in enumerate(terms)}
        self._vector = Known(self._vector_of)

    def _number(self) -> None:
        self.widths_ = {
            "terms": 3 * len(self._names),
            "single": len(self._single),
            "words": len(self.words_),
            "chars": len(self.chars_),
            "vectors": self._vectors.shape[1],
            "form": len(form_of(Snippet(""), self.analyse(""))),
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

    def analyse(self, passage: Snippet | str) -> Analysis:
        """Take a passage apart; offsets are into its text."""
        text = passage if isinstance(passage, str) else passage.text
        matches = list(WORD.finditer(text))
        forms = [m.group().lower() for m in matches]
        spans = [m.span() for m in matches]
        base, own = (finder.find_in(spans, forms) for finder in self._finders)
        words, size = [self._word[form] for form in forms], self._vectors.shape[1]
        known = [self._vector[form] for form in forms]
        vectors = np.array([v for v, _ in known], np.float32).reshape(len(words), size)
        return Analysis(spans, words, base, own, vectors, sum([weight for _, weight in known]))

    def transform(self, passages: Iterable[Snippet | str]) -> sparse.csr_matrix:
        """Return the matrix of shape (n_passages, n_columns)."""
        given = [Snippet(p) if isinstance(p, str) else p for p in passages]
        return self.matrix(given, [self.analyse(p) for p in given])

    def matrix(self, given: Sequence[Snippet], analyses: Sequence[Analysis]) -> sparse.csr_matrix:
        """Return the matrix of passages that are taken apart already."""
        sums = self._sums(analyses)
        counts, columns, values = [], [], []
        start = 0
        for block in self.blocks:
            number, at, found = self._entries(block, given, analyses, sums)
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
        self, block: str, given: Sequence[Snippet], analyses: Sequence[Analysis], sums: _Floats
    ) -> Entries:
        if block == "terms":
            return dense(sums)
        if block == "single":
            return self._singles(analyses)
        if block == "words":
            found = [[*chain.from_iterable(self._own(a)), *self._pairs(a)] for a in analyses]
            return tfidf(found, self._word_idf)
        if block == "chars":
            char = self._char_columns
            found = [[*chain.from_iterable(char[w.form] for w in a.words)] for a in analyses]
            return tfidf(found, self._char_idf)
        if block == "vectors":
            return dense(self._means(analyses))
        if block == "form":
            forms = [form_of(p, a) for p, a in zip(given, analyses, strict=True)]
            return dense(np.array(forms).reshape(len(given), -1))
        return dense(self._before(given, sums))

    def _sums(self, analyses: Sequence[Analysis]) -> _Floats:
        """Sums of the weights of each theme's terms: frozen list, lexicon, its strong terms."""
        size = len(self._names)
        at = self._theme_at
        sums = np.zeros((len(analyses), 3 * size))
        for row, analysis in zip(sums, analyses, strict=True):
            scale = length_scale(len(analysis.words))
            for offset, hits in ((0, analysis.base_hits), (size, analysis.hits)):
                counted: dict[int, int] = {}
                for hit in hits:
                    term = hit.term
                    times = counted[id(term)] = counted.get(id(term), 0) + 1
                    if times > _MOST_COUNTED:
                        continue
                    row[offset + at[term.theme]] += term.weight / scale
                    if offset and times == 1 and term.weight >= 2:
                        row[2 * size + at[term.theme]] += 1 / scale
        return np.asarray(np.clip(sums, -6, 9))

    def _before(self, given: Sequence[Snippet], sums: _Floats) -> _Floats:
        """The lexicon's sums of the passages before; mostly they were just analysed themselves."""
        size = len(self._names)
        known = {p.text: row for p, row in zip(given, sums, strict=True)}
        found = np.zeros((len(given), size))
        for row, passage in zip(found, given, strict=True):
            if passage.before:
                before = known.get(passage.before)
                if before is None:
                    before = self._sums([self.analyse(passage.before)])[0]
                row[:] = before[size : 2 * size]
        return found

    def _singles(self, analyses: Sequence[Analysis]) -> Entries:
        columns = [
            sorted({self._single[h.term.theme, h.term.words] for h in a.hits}) for a in analyses
        ]
        flat = np.array([*chain.from_iterable(columns)], np.int64)
        return np.array([len(c) for c in columns]), flat, np.ones(len(flat))

    def _word_columns_of(self, form: str) -> tuple[int, ...]:
        word = self._word[form]
        found = {self._word_at.get(key, -1) for key in (word.stem, *word.parts)}
        return tuple(sorted(found - {-1}))

    def _char_columns_of(self, form: str) -> tuple[int, ...]:
        return tuple(sorted({self._char_at.get(run, -1) for run in runs(form)} - {-1}))

    def _own(self, analysis: Analysis) -> list[tuple[int, ...]]:
        """Columns of each word's stem and parts."""
        columns = self._word_columns
        return [columns[word.form] for word in analysis.words]

    def _pairs(self, analysis: Analysis) -> list[int]:
        """Columns of the pairs of neighbouring stems that are known."""
        known = self._word_at
        return [known[key] for key in pairs(analysis.words) if key in known]

    def _vector_of(self, form: str) -> tuple[NDArray[Any], float]:
        """A word's vector times its weight, and the weight; 0 where it is not known."""
        pieces = (form,) if form in self._row else self._word[form].pieces
        rows = [self._row[piece] for piece in pieces if piece in self._row]
        if not rows:
            return np.zeros(self._vectors.shape[1], np.float32), 0.0
        weights = self._rarity[rows]
        return weights @ self._vectors[rows], float(weights.sum())

    def mean_vectors(self, passages: Iterable[Snippet | str]) -> _Floats:
        """Return the mean vector of each passage's words, shape (n_passages, n_dimensions)."""
        return self._means([self.analyse(p) for p in passages])

    def _means(self, analyses: Sequence[Analysis]) -> _Floats:
        means = np.zeros((len(analyses), self._vectors.shape[1]))
        for row, analysis in zip(means, analyses, strict=True):
            if analysis.weight:
                row[:] = analysis.vectors.sum(axis=0) / analysis.weight
        return means

    def contributions(
        self,
        analysis: Analysis,
        columns: NDArray[np.int32],
        amounts: _Floats,
        weights: Sequence[_Floats],
    ) -> Contributions:
        """Divide what a passage's columns add to some values among its words.

        Args:
            analysis: the passage taken apart.
            columns: the columns of its row of the matrix that are not zero, in order.
            amounts: what stands in them.
            weights: for each value the weights of all columns.

        Returns:
            For each word its part. What belongs to no word (length, role) is left out.
        """
        values = np.zeros((len(weights), len(analysis.words)))
        before = np.zeros(len(weights))
        start = 0
        found: list[int] = []
        words: list[int] = []
        for block in self.blocks:
            here = slice(start, start + self.widths_[block])
            if block == "vectors":
                values += self._vector_parts(analysis, np.array([w[here] for w in weights]))
            elif block == "before":
                inside = (columns >= here.start) & (columns < here.stop)
                at = columns[inside]
                before = np.array([w[at] for w in weights]) @ amounts[inside]
            elif block != "form":
                own, owners = self._owners(block, analysis)
                found += [start + column for column in own]
                words += owners
            start = here.stop
        if not len(columns):
            return Contributions(analysis.spans, values, before)
        # a column that belongs to several words is divided among them
        at, owned = np.array(found, np.int64), np.array(words, np.int64)
        place = np.minimum(np.searchsorted(columns, at), len(columns) - 1)
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

    def _owners(self, block: str, analysis: Analysis) -> tuple[Sequence[int], Sequence[int]]:
        """A block's columns, and for each the word that it belongs to, by its place."""
        if block in ("terms", "single"):
            return self._term_owners(block, analysis)
        if block == "chars":
            each = [self._char_columns[word.form] for word in analysis.words]
        else:
            each = self._own(analysis)
        columns = [*chain.from_iterable(each)]
        owners = [i for i, own in enumerate(each) for _ in own]
        if block == "words":
            known = self._word_at
            for i, key in enumerate(pairs(analysis.words)):
                if key in known:
                    columns += (known[key], known[key])
                    owners += (i, i + 1)
        return columns, owners

    def _term_owners(self, block: str, analysis: Analysis) -> tuple[Sequence[int], Sequence[int]]:
        size = len(self._names)
        columns: list[int] = []
        owners: list[int] = []
        starts = {start: i for i, (start, _) in enumerate(analysis.spans)}
        for offset, hits in ((0, analysis.base_hits), (size, analysis.hits)):
            for hit in hits:
                theme = self._theme_at[hit.term.theme]
                if block == "single":
                    own = [self._single[hit.term.theme, hit.term.words]] if offset else []
                else:
                    own = [offset + theme] if hit.term.weight > 0 else []
                    own += [2 * size + theme] if offset and hit.term.weight >= 2 else []
                first, length = starts[hit.start], len(hit.term.words)
                for column in own:
                    columns += [column] * length
                    owners += range(first, first + length)
        return columns, owners

    def _vector_parts(self, analysis: Analysis, weights: _Floats) -> _Floats:
        if not analysis.weight:
            return np.zeros((len(weights), len(analysis.words)))
        matrix = analysis.vectors / analysis.weight * SCALES["vectors"]
        return np.asarray(weights @ matrix.T)

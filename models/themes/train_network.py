"""Train the network of the theme model (`strategitekst.themes.network`) on one CPU core.

Plain numpy, with the gradient written out: the network is small, and what matters is that vectors of
words and runs of letters are summed and moved as sparse matrices, which makes it ten times faster
than the general libraries for this. ``tests/themes/test_network.py`` compares the gradient with differences.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.special import expit

from strategitekst.themes.network import (
    ARRAYS,
    BUCKETS,
    CONTEXT,
    Network,
    run_buckets,
)
from strategitekst.themes.records import Snippet
from strategitekst.themes.words import Word, forms_of, key_places

_Ints = NDArray[np.int32]
_Floats = NDArray[np.float32]
Params = dict[str, _Floats]
#: Chosen on dev; see the card.
SIZE: Final = 64
WINDOW: Final = 128
HIDDEN: Final = 256
EPOCHS: Final = 7
BATCH: Final = 128
RATE: Final = 2e-3
DROPPED: Final = 0.3
WORDS_DROPPED: Final = 0.2
#: Stems in fewer passages have no vector of their own.
_LEAST: Final = 2
#: Words of a passage, and of what stands around it, that are trained on; the rest is cut off.
_MOST: Final = 250
_MOST_AROUND: Final = 80


@dataclass(frozen=True)
class Texts:
    """Passages as numbers of forms, and what each form is made of.

    Attributes:
        said: forms of each passage.
        around: forms of what stands around it, one list for each of `CONTEXT`.
        pieces: how much of which row of the table a form is, shape (n_forms, n_rows).
        keys: stems with a vector of their own.
    """

    said: list[_Ints]
    around: list[list[_Ints]]
    pieces: sparse.csr_matrix
    keys: tuple[str, ...]


def read_texts(passages: Sequence[Snippet], word: Callable[[str], Word]) -> Texts:
    """Number the forms of passages and take them apart."""
    numbers: dict[str, int] = {}

    def forms(text: str, most: int, last: bool = False) -> _Ints:
        found = forms_of(text)
        kept = found[-most:] if last else found[:most]
        return np.array([numbers.setdefault(f, len(numbers)) for f in kept], np.int32)

    said = [forms(p.text, _MOST) for p in passages]
    around = [
        [
            forms(p.before, _MOST_AROUND, last=True),
            forms(p.heading, _MOST_AROUND),
            forms(p.title, _MOST_AROUND),
        ]
        for p in passages
    ]
    taken = [word(form) for form in numbers]
    counts: Counter[str] = Counter()
    for own in said:
        counts.update({k for n in own for k in (taken[n].stem, *taken[n].parts)})
    keys = tuple(sorted(k for k, n in counts.items() if n >= _LEAST))
    at = {key: i for i, key in enumerate(keys)}
    columns: list[int] = []
    weights: list[float] = []
    ends = [0]
    for form, parts in zip(numbers, taken, strict=True):
        own_keys, runs = key_places(parts, at), run_buckets(form)
        columns += [*own_keys, *(len(keys) + run for run in runs)]
        weights += [1.0] * len(own_keys) + [len(runs) ** -0.5] * len(runs)
        ends.append(len(columns))
    shape = len(taken), len(keys) + BUCKETS
    pieces = sparse.csr_matrix((np.array(weights, np.float32), columns, ends), shape)
    return Texts(said, around, pieces, keys)


def _start(rng: np.random.Generator, keys: int, labels: int) -> Params:
    def dense(rows: int, columns: int) -> NDArray[np.float32]:
        bound = rows**-0.5
        return rng.uniform(-bound, bound, (rows, columns)).astype(np.float32)

    layer = 2 * WINDOW + len(CONTEXT) * SIZE
    return {
        "table": rng.normal(0, 0.1, (keys + BUCKETS, SIZE)).astype(np.float32),
        "window": np.hstack([dense(3 * SIZE, WINDOW)[i * SIZE : (i + 1) * SIZE] for i in range(3)]),
        "window_bias": np.zeros(WINDOW, np.float32),
        "hidden": dense(layer, HIDDEN),
        "hidden_bias": np.zeros(HIDDEN, np.float32),
        "out": dense(HIDDEN, labels),
        "out_bias": np.full(labels, -2.5, np.float32),
    }


@dataclass(frozen=True)
class Batch:
    """Some passages with the vectors' share in them.

    Attributes:
        pieces: of the forms that occur, shape (n_forms, n_rows).
        rows: the rows of the table that occur in them.
        words: the form of each word, passage after passage.
        counts: how many words each passage has; at least one.
        around: mean of forms, shape (n_passages * n_contexts, n_forms).
        wanted: shape (n_passages, n_themes).
    """

    pieces: sparse.csr_matrix
    rows: NDArray[np.int64]
    words: _Ints
    counts: NDArray[np.int64]
    around: sparse.csr_matrix
    wanted: _Floats


def make_batch(texts: Texts, chosen: Sequence[int], wanted: _Floats) -> Batch:
    """Put passages together."""
    said = [texts.said[i] for i in chosen]
    around = [own for i in chosen for own in texts.around[i]]
    sizes = np.array([len(own) for own in around])
    forms, places = np.unique(np.concatenate([*said, *around]), return_inverse=True)
    counts = np.array([len(own) for own in said])
    words, others = np.split(places, [counts.sum()])
    shares = np.repeat(1 / np.maximum(sizes, 1), sizes).astype(np.float32)
    ends = np.concatenate([[0], np.cumsum(sizes)])
    pieces = texts.pieces[forms]
    rows = np.unique(pieces.indices)
    return Batch(
        sparse.csr_matrix(pieces[:, rows]),
        rows,
        words.astype(np.int32),
        counts,
        sparse.csr_matrix((shares, others, ends), (len(around), len(forms))),
        wanted[chosen],
    )


def gradient(
    params: Params, batch: Batch, rng: np.random.Generator | None = None
) -> tuple[float, Params]:
    """Binary cross entropy, summed over themes, mean over passages, and its gradient.

    Args:
        params: the weights; of the table only the batch's rows.
        batch: the passages.
        rng: for dropout; without it nothing is dropped.
    """
    p, number = params, len(batch.counts)

    def kept(shape: tuple[int, ...], share: float) -> _Floats:
        if rng is None:
            return np.ones((1, 1), np.float32)
        return (rng.random(shape, np.float32) >= share).astype(np.float32) / np.float32(1 - share)

    vectors = batch.pieces @ p["table"]
    kept_words = kept((len(batch.words), vectors.shape[1]), WORDS_DROPPED)
    words = vectors[batch.words] * kept_words
    starts = np.cumsum(batch.counts) - batch.counts
    inner = np.ones((len(words) - 1, 1), np.float32)  # 0 between two passages
    inner[starts[1:] - 1] = 0
    left, middle, right = np.split(words @ p["window"], 3, axis=1)
    answers = middle + p["window_bias"]
    answers[1:] += left[:-1] * inner
    answers[:-1] += right[1:] * inner
    np.maximum(answers, 0, out=answers)
    owner = np.repeat(np.arange(number), batch.counts)
    scale = (1 / np.sqrt(batch.counts) / 4).astype(np.float32)[:, None]
    greatest = np.maximum.reduceat(answers, starts)
    layer = np.hstack(
        [
            np.add.reduceat(answers, starts) * scale,
            greatest,
            (batch.around @ vectors).reshape(number, -1),
        ]
    )
    kept_layer = kept(layer.shape, DROPPED)
    layer *= kept_layer
    hidden = np.maximum(layer @ p["hidden"] + p["hidden_bias"], 0)
    kept_hidden = kept(hidden.shape, DROPPED)
    hidden *= kept_hidden
    values = hidden @ p["out"] + p["out_bias"]
    loss = float((np.logaddexp(0, values) - values * batch.wanted).sum() / number)

    d_values = (expit(values) - batch.wanted) / np.float32(number)
    d_hidden = (d_values @ p["out"].T) * kept_hidden * (hidden > 0)
    d_layer = (d_hidden @ p["hidden"].T) * kept_layer
    width = p["window"].shape[1] // 3
    d_sum, d_greatest, d_around = np.split(d_layer, [width, 2 * width], axis=1)
    tied = (answers == greatest[owner]).astype(np.float32)
    tied /= np.add.reduceat(tied, starts)[owner]
    d_answers = (d_sum * scale)[owner] + tied * d_greatest[owner]
    d_answers *= answers > 0
    d_window = np.zeros((len(words), 3 * width), np.float32)
    d_window[:-1, :width] = d_answers[1:] * inner
    d_window[:, width : 2 * width] = d_answers
    d_window[1:, 2 * width :] = d_answers[:-1] * inner
    d_words = (d_window @ p["window"].T) * kept_words
    spread = sparse.csr_matrix(
        (np.ones(len(words), np.float32), batch.words, np.arange(len(words) + 1)),
        (len(words), len(vectors)),
    )
    d_vectors = spread.T @ d_words + batch.around.T @ d_around.reshape(-1, vectors.shape[1])
    return loss, {
        "table": batch.pieces.T @ d_vectors,
        "window": words.T @ d_window,
        "window_bias": d_answers.sum(axis=0),
        "hidden": layer.T @ d_hidden,
        "hidden_bias": d_hidden.sum(axis=0),
        "out": hidden.T @ d_values,
        "out_bias": d_values.sum(axis=0),
    }


class Adam:
    """Moves weights down the gradient (Kingma and Ba 2015); rows of the table only where they occur.

    Args:
        params: the weights, changed in place.
        rate: the highest rate; it rises in the first twentieth of the steps, then falls.
        steps: how many there will be.
    """

    def __init__(self, params: Params, rate: float, steps: int) -> None:
        self.params = params
        self._rate, self._planned = rate, steps
        self._mean = {name: np.zeros_like(values) for name, values in params.items()}
        self._square = {name: np.zeros_like(values) for name, values in params.items()}
        self._steps = 0

    def move(self, gradients: Params, rows: NDArray[np.int64]) -> None:
        """Take one step; ``rows`` are those of the table that the gradient is of."""
        done, planned = self._steps, self._planned
        rate = self._rate * min(1, (done + 1) / (planned / 20)) * max(1 - done / planned, 0.001)
        self._steps += 1
        bend = rate * np.sqrt(1 - 0.999**self._steps) / (1 - 0.9**self._steps)
        for name, slope in gradients.items():
            at = rows if name == "table" else slice(None)
            mean = self._mean[name][at] * np.float32(0.9) + np.float32(0.1) * slope
            square = self._square[name][at] * np.float32(0.999) + np.float32(0.001) * slope**2
            self._mean[name][at], self._square[name][at] = mean, square
            self.params[name][at] -= np.float32(bend) * mean / (np.sqrt(square) + np.float32(1e-8))


def bounded(gradients: Params) -> Params:
    """Gradients that are together no longer than 1."""
    size = np.sqrt(sum(float((s**2).sum()) for s in gradients.values()))
    return {n: s / np.float32(size) for n, s in gradients.items()} if size > 1 else gradients


def _batches(
    texts: Texts, chosen: NDArray[np.int64], rng: np.random.Generator
) -> Iterator[list[int]]:
    """One round through the passages, those of about one length together."""
    shuffled = rng.permutation([i for i in chosen if len(texts.said[i])])
    batches: list[list[int]] = []
    for start in range(0, len(shuffled), 20 * BATCH):
        block = sorted(shuffled[start : start + 20 * BATCH], key=lambda i: len(texts.said[i]))
        batches += [block[i : i + BATCH] for i in range(0, len(block), BATCH)]
    for number in rng.permutation(len(batches)):
        yield batches[number]


def train_network(
    texts: Texts,
    wanted: NDArray[np.bool_],
    chosen: NDArray[np.int64],
    word: Callable[[str], Word],
    seed: int = 0,
    epochs: int = EPOCHS,
) -> Network:
    """Train a network.

    Args:
        texts: passages as numbers.
        wanted: their themes, shape (n_passages, n_themes).
        chosen: the passages to train on.
        word: what took their words apart.
        seed: of first weights, order and dropout.
        epochs: rounds through the passages.
    """
    rng = np.random.default_rng(seed)
    params = _start(rng, len(texts.keys), wanted.shape[1])
    adam = Adam(params, RATE, epochs * (len(chosen) // BATCH + 20))
    targets = wanted.astype(np.float32)
    for _ in range(epochs):
        for rows in _batches(texts, chosen, rng):
            batch = make_batch(texts, rows, targets)
            slopes = gradient(params | {"table": params["table"][batch.rows]}, batch, rng)[1]
            adam.move(bounded(slopes), batch.rows)
    return Network(texts.keys, {name: params[name] for name in ARRAYS}, word)

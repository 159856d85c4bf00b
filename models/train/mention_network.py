"""Train the network of the initiative layer (`strategitekst.initiatives.network`) on one CPU core.

Plain numpy with the gradient written out, as the network of the themes is trained
(``models/themes/train_network.py``); ``tests/initiatives/test_network.py`` compares it with differences.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.special import expit

from strategitekst.initiatives.network import (
    ARRAYS,
    BUCKETS,
    SLOTS,
    Network,
    Places,
    Token,
    buckets_of,
    keys_of,
)

sys.path.append(str(Path(__file__).parents[1] / "themes"))

from train_network import Adam, bounded

_Floats = NDArray[np.float32]
_Ints = NDArray[np.int64]
Params = dict[str, _Floats]
#: Chosen on folds of train.
SIZE: Final = 48
HIDDEN: Final = 128
EPOCHS: Final = 5
BATCH: Final = 256
RATE: Final = 2e-3
DROPPED: Final = 0.2
HIDDEN_DROPPED: Final = 0.4
#: Stems and marks of fewer proposals have no vector of their own.
_LEAST: Final = 3


@dataclass(frozen=True)
class Cases:
    """Proposals of many documents as numbers.

    Attributes:
        slots: the word in each place, shape (n_proposals, `SLOTS`).
        means: how much of each word stands before, in and behind, three of shape (n_proposals, n_words).
        pieces: how much of which row of the table a word is, shape (n_words, n_rows).
        keys: what has a vector of its own.
    """

    slots: _Ints
    means: tuple[sparse.csr_matrix, ...]
    pieces: sparse.csr_matrix
    keys: tuple[str, ...]


def read_cases(documents: Sequence[Places]) -> Cases:
    """Number the words of documents and take them apart."""
    numbers: dict[Token, int] = {}
    slots = []
    inside: list[list[_Ints]] = [[], [], []]
    used: Counter[int] = Counter()
    for places in documents:
        own = np.array([numbers.setdefault(t, len(numbers)) for t in places.tokens], np.int64)
        slots.append(own[places.slots])
        for row, stretches in zip(slots[-1], places.stretches, strict=True):
            words = [own[low:high] for low, high in stretches]
            for kind, several in zip(inside, words, strict=True):
                kind.append(several)
            used.update({*row.tolist(), *words[0].tolist(), *words[2].tolist()})
    keys_by_word = [keys_of(token) for token in numbers]
    counts: Counter[str] = Counter()
    for word, count in used.items():
        for key in keys_by_word[word]:
            counts[key] += count
    keys = tuple(sorted(key for key, count in counts.items() if count >= _LEAST))
    at = {key: i for i, key in enumerate(keys)}
    columns: list[int] = []
    weights: list[float] = []
    ends = [0]
    for token, own_keys in zip(numbers, keys_by_word, strict=True):
        known, runs = [at[key] for key in own_keys if key in at], buckets_of(token)
        columns += [*known, *(len(keys) + run for run in runs)]
        weights += [1.0] * len(known) + [len(runs) ** -0.5 for _ in runs]
        ends.append(len(columns))
    pieces = sparse.csr_matrix(
        (np.array(weights, np.float32), columns, ends), (len(numbers), len(keys) + BUCKETS)
    )
    means = tuple(_mean(kind, len(numbers)) for kind in inside)
    return Cases(np.concatenate(slots), means, pieces, keys)


def _mean(lists: Sequence[_Ints], words: int) -> sparse.csr_matrix:
    sizes = np.array([len(own) for own in lists])
    shares = np.repeat(1 / np.maximum(sizes, 1), sizes).astype(np.float32)
    ends = np.concatenate([[0], np.cumsum(sizes)])
    return sparse.csr_matrix((shares, np.concatenate(lists), ends), (len(lists), words))


def start(rng: np.random.Generator, rows: int, size: int = SIZE, hidden: int = HIDDEN) -> Params:
    """First weights."""

    def dense(high: int, wide: int) -> _Floats:
        return rng.uniform(-(high**-0.5), high**-0.5, (high, wide)).astype(np.float32)

    return {
        "table": rng.normal(0, 0.1, (rows, size)).astype(np.float32),
        "hidden": dense((SLOTS + 3) * size, hidden),
        "hidden_bias": np.zeros(hidden, np.float32),
        "out": dense(hidden, 1),
        "out_bias": np.full(1, -1.5, np.float32),
    }


@dataclass(frozen=True)
class Batch:
    """Some proposals with the vectors' share in them.

    Attributes:
        pieces: of the words that occur, shape (n_words, n_rows).
        rows: the rows of the table that occur in them.
        slots: the word in each place, shape (n_proposals * `SLOTS`,).
        means: three of shape (n_proposals, n_words).
        wanted: 1 for a mention, else 0, shape (n_proposals,).
    """

    pieces: sparse.csr_matrix
    rows: _Ints
    slots: _Ints
    means: tuple[sparse.csr_matrix, ...]
    wanted: _Floats


def make_batch(cases: Cases, chosen: _Ints, wanted: _Floats) -> Batch:
    """Put proposals together."""
    slots, means = cases.slots[chosen].ravel(), [kind[chosen] for kind in cases.means]
    words, places = np.unique(
        np.concatenate([slots, *(kind.indices for kind in means)]), return_inverse=True
    )
    ends = np.cumsum([len(slots), *(len(kind.indices) for kind in means)])
    own, *others = np.split(places, ends[:-1])
    shape = (len(chosen), len(words))
    pieces = cases.pieces[words]
    rows = np.unique(pieces.indices).astype(np.int64)
    return Batch(
        sparse.csr_matrix(pieces[:, rows]),
        rows,
        own,
        tuple(
            sparse.csr_matrix((kind.data, at, kind.indptr), shape)
            for kind, at in zip(means, others, strict=True)
        ),
        wanted[chosen],
    )


def gradient(
    params: Params, batch: Batch, rng: np.random.Generator | None = None
) -> tuple[float, Params]:
    """Binary cross entropy, mean over proposals, and its gradient.

    Args:
        params: the weights; of the table only the batch's rows.
        batch: the proposals.
        rng: for dropout; without it nothing is dropped.
    """
    p, number = params, len(batch.wanted)

    def kept(shape: tuple[int, ...], share: float) -> _Floats:
        if rng is None:
            return np.ones((1, 1), np.float32)
        return (rng.random(shape, np.float32) >= share).astype(np.float32) / np.float32(1 - share)

    vectors = batch.pieces @ p["table"]
    layer = np.hstack(
        [vectors[batch.slots].reshape(number, -1), *(kind @ vectors for kind in batch.means)]
    )
    kept_layer = kept(layer.shape, DROPPED)
    layer *= kept_layer
    hidden = np.maximum(layer @ p["hidden"] + p["hidden_bias"], 0)
    kept_hidden = kept(hidden.shape, HIDDEN_DROPPED)
    hidden *= kept_hidden
    odds = (hidden @ p["out"] + p["out_bias"])[:, 0]
    loss = float((np.logaddexp(0, odds) - odds * batch.wanted).mean())

    d_odds = ((expit(odds) - batch.wanted) / number).astype(odds.dtype)[:, None]
    d_hidden = (d_odds @ p["out"].T) * kept_hidden * (hidden > 0)
    d_layer = (d_hidden @ p["hidden"].T) * kept_layer
    size = vectors.shape[1]
    d_slots, *d_means = np.split(d_layer, [SLOTS * size, (SLOTS + 1) * size, (SLOTS + 2) * size], 1)
    spread = sparse.csr_matrix(
        (np.ones(len(batch.slots), np.float32), batch.slots, np.arange(len(batch.slots) + 1)),
        (len(batch.slots), len(vectors)),
    )
    d_vectors = spread.T @ d_slots.reshape(-1, size)
    for kind, slope in zip(batch.means, d_means, strict=True):
        d_vectors = d_vectors + kind.T @ slope
    return loss, {
        "table": batch.pieces.T @ d_vectors,
        "hidden": layer.T @ d_hidden,
        "hidden_bias": d_hidden.sum(axis=0),
        "out": hidden.T @ d_odds,
        "out_bias": d_odds.sum(axis=0),
    }


def _batches(chosen: _Ints, rng: np.random.Generator) -> Iterator[_Ints]:
    shuffled = rng.permutation(chosen)
    for first in range(0, len(shuffled), BATCH):
        yield shuffled[first : first + BATCH]


def train_network(
    cases: Cases, wanted: NDArray[np.bool_], chosen: _Ints, seed: int = 0, epochs: int = EPOCHS
) -> Network:
    """Train a network.

    Args:
        cases: proposals as numbers.
        wanted: which of them are mentions, shape (n_proposals,).
        chosen: those to train on.
        seed: of first weights, order and dropout.
        epochs: rounds through them.
    """
    rng = np.random.default_rng(seed)
    params = start(rng, cases.pieces.shape[1])
    adam = Adam(params, RATE, epochs * (len(chosen) // BATCH + 1))
    targets = wanted.astype(np.float32)
    for _ in range(epochs):
        for rows in _batches(chosen, rng):
            batch = make_batch(cases, rows, targets)
            slopes = gradient(params | {"table": params["table"][batch.rows]}, batch, rng)[1]
            adam.move(bounded(slopes), batch.rows)
    return Network(cases.keys, {name: params[name] for name in ARRAYS})

"""Train the network that chooses antecedents (`strategitekst.initiatives.ranker`) on one CPU core.

Plain numpy with the gradient written out, as for the other networks; the right candidate of each
choice is made likeliest (a softmax over the candidates). ``tests/initiatives/test_ranker.py``
compares the gradient with differences.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from strategitekst.initiatives.ranker import ARRAYS, Ranker

sys.path.append(str(Path(__file__).parents[1] / "themes"))

from train_network import Adam

_Floats = NDArray[np.float32]
_Ints = NDArray[np.int64]
Params = dict[str, _Floats]
#: Chosen on folds of train.
HIDDEN: Final = 256
EPOCHS: Final = 12
BATCH: Final = 64
RATE: Final = 2e-3
DECAY: Final = 1e-4
DROPPED: Final = 0.7
#: Clues and words in fewer documents have no weights.
_LEAST: Final = 8


@dataclass(frozen=True, slots=True)
class Choice:
    """What is told of the candidates, which of them is right, and the document they are of."""

    rows: Sequence[Mapping[str, float]]
    right: int
    document: str


@dataclass(frozen=True)
class Table:
    """Choices as numbers.

    Attributes:
        rows: what is told of each candidate, shape (n_candidates, n_keys).
        sizes: how many candidates each choice has.
        right: which of them is right.
        keys: names of the columns.
    """

    rows: sparse.csr_matrix
    sizes: _Ints
    right: _Ints
    keys: tuple[str, ...]

    @property
    def first(self) -> _Ints:
        """The first candidate of each choice."""
        first: _Ints = np.cumsum(self.sizes) - self.sizes
        return first

    def take(self, chosen: _Ints) -> "Table":
        """Return some of the choices."""
        first = self.first[chosen]
        places = [np.arange(a, a + n) for a, n in zip(first, self.sizes[chosen], strict=True)]
        rows = self.rows[np.concatenate(places)]
        return Table(rows, self.sizes[chosen], self.right[chosen], self.keys)


def read_choices(choices: Sequence[Choice]) -> Table:
    """Number what is told of candidates."""
    spread: dict[str, set[str]] = defaultdict(set)
    for choice in choices:
        for row in choice.rows:
            for name in row:
                spread[name].add(choice.document)
    keys = tuple(sorted(name for name, found in spread.items() if len(found) >= _LEAST))
    place = {key: i for i, key in enumerate(keys)}
    columns: list[int] = []
    values: list[float] = []
    ends = [0]
    for choice in choices:
        for row in choice.rows:
            for name, value in row.items():
                if name in place:
                    columns.append(place[name])
                    values.append(value)
            ends.append(len(columns))
    shape = (len(ends) - 1, len(keys))
    rows = sparse.csr_matrix((np.array(values, np.float32), columns, ends), shape)
    sizes = np.array([len(choice.rows) for choice in choices])
    return Table(rows, sizes, np.array([choice.right for choice in choices]), keys)


def start(rng: np.random.Generator, keys: int, hidden: int = HIDDEN) -> Params:
    """First weights."""
    return {
        "hidden": rng.normal(0, 0.05, (keys, hidden)).astype(np.float32),
        "hidden_bias": np.zeros(hidden, np.float32),
        "out": rng.normal(0, 0.3 * hidden**-0.5, hidden).astype(np.float32),
    }


def gradient(
    params: Params, batch: Table, rng: np.random.Generator | None = None
) -> tuple[float, Params]:
    """Cross entropy of the right candidates, mean over choices, and its gradient.

    Args:
        params: the weights.
        batch: the choices.
        rng: for dropout; without it nothing is dropped.
    """
    number, first = len(batch.sizes), batch.first
    of = np.repeat(np.arange(number), batch.sizes)
    layer = np.maximum(batch.rows @ params["hidden"] + params["hidden_bias"], 0)
    kept = np.ones((1, 1), np.float32)
    if rng is not None:
        kept = (rng.random(layer.shape, np.float32) >= DROPPED) / np.float32(1 - DROPPED)
    hidden = layer * kept
    odds = hidden @ params["out"]
    odds -= np.maximum.reduceat(odds, first)[of]
    parts = np.exp(odds)
    whole = np.add.reduceat(parts, first)
    at = first + batch.right
    loss = float((np.log(whole) - odds[at]).mean())
    slope = parts / whole[of]
    slope[at] -= 1
    slope = (slope / number).astype(odds.dtype)
    d_hidden = np.outer(slope, params["out"]) * kept * (layer > 0)
    return loss, {
        "hidden": batch.rows.T @ d_hidden,
        "hidden_bias": d_hidden.sum(axis=0),
        "out": hidden.T @ slope,
    }


def _batches(number: int, rng: np.random.Generator) -> Iterator[_Ints]:
    shuffled = rng.permutation(number)
    for first in range(0, number, BATCH):
        yield shuffled[first : first + BATCH]


def train_ranker(choices: Sequence[Choice], seed: int = 0, epochs: int = EPOCHS) -> Ranker:
    """Train a ranker.

    Args:
        choices: what was to be chosen.
        seed: of first weights, order and dropout.
        epochs: rounds through them.
    """
    table = read_choices(choices)
    rng = np.random.default_rng(seed)
    params = start(rng, len(table.keys))
    adam = Adam(params, RATE, epochs * (len(choices) // BATCH + 1))
    no_table = np.arange(0)
    for _ in range(epochs):
        for chosen in _batches(len(choices), rng):
            slopes = gradient(params, table.take(chosen), rng)[1]
            slopes = {n: s + np.float32(DECAY) * params[n] for n, s in slopes.items()}
            adam.move(slopes, no_table)
    return Ranker(table.keys, {name: params[name] for name in ARRAYS})

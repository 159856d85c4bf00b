"""A small network over the words in and around a proposal: what hand-made signals do not tell.

Words stand for sums of learnt vectors: of their stem, their capitals, the entity that they are part of,
and their runs of letters (as Bojanowski et al. 2017). The words at the edges of a proposal, each in a
place of its own, and the means of what stands before, in and behind it go through one hidden layer to
log odds (Collobert et al. 2011).
"""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import Stemmer

from ..arrays import pack_rows, pack_words, read_arrays, unpack_rows, unpack_words, write_arrays
from ..errors import ModelError
from ..schema import Entity, Passage
from ..themes.network import run_buckets
from ..themes.words import Known
from .proposal import Proposal

NETWORK_FILE: Final = Path(__file__).with_name("network.npz")
#: The arrays of a network, by name, in the order of the layers.
ARRAYS: Final = ("table", "hidden", "hidden_bias", "out", "out_bias")
#: Vectors that runs of letters share.
BUCKETS: Final = 1 << 14
#: Words before and behind a proposal that have a place of their own, and those that count in means.
NEAR: Final = 5
FAR: Final = 15
#: Places of words: before, the first two and the last of the proposal, behind.
SLOTS: Final = NEAR + 3 + NEAR
_Floats = npt.NDArray[np.float32]
_Ints = npt.NDArray[np.intp]
#: A word and the label of the entity that it is part of; of a passage's edge, "" and its role.
Token = tuple[str, str]
_TOKEN: Final = re.compile(r"\w+(?:[-'’./]\w+)*|[^\w\s]")
_NOTHING: Final[Token] = ("", "")
_stemmer: Final = Stemmer.Stemmer("danish")


@dataclass(frozen=True, slots=True)
class Places:
    """Where a document's proposals stand among its words.

    Attributes:
        tokens: the words of all passages with their edges; the first stands for nothing.
        slots: numbers of the words in each place, shape (n_proposals, `SLOTS`).
        stretches: first word and the word after the last before, in and behind, shape (n_proposals, 3, 2).
    """

    tokens: list[Token]
    slots: _Ints
    stretches: _Ints


def keys_of(token: Token) -> list[str]:
    """What of a word has a vector of its own: its stem, its capitals or digits, its label."""
    form, label = token
    marks = [f"^{label}"] if label else []
    if not form:
        return marks
    if form[0].isupper():
        marks.append("^Capital")
    if len(form) > 1 and form.isupper():
        marks.append("^CAPITALS")
    if not form[0].isalpha():
        marks.append("^digit" if form[0].isdigit() else "^sign")
    return [_stemmer.stemWord(form.lower()), *marks]


def buckets_of(token: Token) -> list[int]:
    """Places of a word's runs of letters among the vectors that they share."""
    return [run % BUCKETS for run in run_buckets(token[0].lower())] if token[0] else []


def read_places(
    text: str, passages: Sequence[Passage], entities: Sequence[Entity], found: Sequence[Proposal]
) -> Places:
    """Tell which words stand in and around proposals.

    Args:
        text: the document.
        passages: its passages, in text order.
        entities: its entities.
        found: the proposals, in text order.
    """
    labelled = sorted(entities, key=lambda e: e.start)
    first = [e.start for e in labelled]

    def label(at: int) -> str:
        i = bisect_right(first, at) - 1
        return labelled[i].label if i >= 0 and labelled[i].end > at else ""

    begins = [p.start for p in passages]
    by_passage: dict[int, list[int]] = {}
    for number, item in enumerate(found):
        by_passage.setdefault(bisect_right(begins, item.start) - 1, []).append(number)
    tokens = [_NOTHING]
    slots = np.zeros((len(found), SLOTS), np.intp)
    stretches = np.zeros((len(found), 3, 2), np.intp)
    for at, numbers in by_passage.items():
        passage, low = passages[at], len(tokens)
        matches = list(_TOKEN.finditer(text, passage.start, passage.end))
        tokens.append(("", passage.role))
        tokens += [(match.group(), label(match.start())) for match in matches]
        tokens.append(("", f"/{passage.role}"))
        high = len(tokens)
        starts = np.array([match.start() for match in matches])
        ends = np.array([match.end() for match in matches])
        spans = np.array([(found[n].start, found[n].end) for n in numbers])
        a = low + 1 + np.searchsorted(ends, spans[:, 0], side="right")
        b = low + 1 + np.searchsorted(starts, spans[:, 1], side="left")
        near = np.arange(NEAR)
        inside = np.stack([a, np.where(a + 1 < b, a + 1, 0), np.maximum(b - 1, a)], axis=1)
        own = np.hstack([a[:, None] - NEAR + near, inside, b[:, None] + near])
        slots[numbers] = np.where((own >= low) & (own < high), own, 0)
        before, behind = np.maximum(a - FAR, low), np.minimum(b + FAR, high)
        stretches[numbers] = np.stack([before, a, a, b, b, behind], axis=1).reshape(-1, 3, 2)
    return Places(tokens, slots, stretches)


@dataclass(frozen=True)
class Network:
    """The network, fitted; all it holds are keys and numbers.

    Args:
        keys: stems and marks that have a vector of their own, those of the table's first rows; runs of
            letters have the others.
        arrays: weights by the names in `ARRAYS`.
    """

    keys: Sequence[str]
    arrays: Mapping[str, _Floats]

    @cached_property
    def _vector(self) -> Known[Token, _Floats]:
        """The vector of each word, made once."""
        at = {key: i for i, key in enumerate(self.keys)}
        table = self.arrays["table"]

        def vector(token: Token) -> _Floats:
            own = [at[key] for key in keys_of(token) if key in at]
            runs = [len(at) + run for run in buckets_of(token)]
            weights = np.ones(len(own) + len(runs), np.float32)
            weights[len(own) :] = len(runs) ** -0.5 if runs else 0
            return np.asarray(weights @ table[[*own, *runs]])

        return Known(vector)

    def odds(self, places: Places) -> _Floats:
        """Natural-log odds that each proposal is a mention, shape (n_proposals,); not calibrated."""
        number = len(places.slots)
        if not number:
            return np.zeros(0, np.float32)
        known = self._vector
        vectors = np.array([known[token] for token in places.tokens])
        sums = np.vstack([np.zeros_like(vectors[:1]), np.cumsum(vectors, axis=0)])
        low, high = places.stretches[..., 0], places.stretches[..., 1]
        means = (sums[high] - sums[low]) / np.maximum(high - low, 1)[..., None]
        layer = np.hstack([vectors[places.slots].reshape(number, -1), means.reshape(number, -1)])
        weights = self.arrays
        hidden = np.maximum(layer @ weights["hidden"] + weights["hidden_bias"], 0)
        return np.asarray((hidden @ weights["out"] + weights["out_bias"])[:, 0], np.float32)


def write_network(network: Network, path: Path = NETWORK_FILE) -> None:
    """Write a network."""
    arrays = {n: network.arrays[n].astype(np.float16) for n in ARRAYS if n != "table"}
    table, scales = pack_rows(network.arrays["table"])
    own = {"keys": pack_words(network.keys), "table": table, "scales": scales}
    write_arrays(path, arrays | own)


@cache
def load_network(path: Path = NETWORK_FILE) -> Network:
    """Load a network; `ModelError` names a file that is missing or not of this shape."""
    stored = read_arrays(path)
    try:
        arrays = {n: stored[n].astype(np.float32) for n in ARRAYS if n != "table"}
        arrays["table"] = unpack_rows(stored["table"], stored["scales"])
        return Network(unpack_words(stored["keys"]), arrays)
    except KeyError as error:
        raise ModelError(f"{path}: has no {error}; install the package again") from None

"""A small network that chooses what a mention is of: clues and words weighed together.

The candidates of a mention compete: every earlier initiative of its document, and that it is a new
one. Each has clues (`antecedents`, `fresh`), the words of the mention and around it, and those by
which the candidate was told last; one hidden layer gives its odds (mention ranking, Wiseman et al. 2015).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from ..arrays import pack_rows, pack_words, read_arrays, unpack_rows, unpack_words, write_arrays
from ..errors import ModelError
from ..schema import Annotation, Mention
from .features import Features
from .groups import Open

RANKER_FILE: Final = Path(__file__).with_name("ranker.npz")
#: The arrays of a ranker, by name, in the order of the layers.
ARRAYS: Final = ("hidden", "hidden_bias", "out")
#: So many characters before and behind a mention are looked at for words.
_BEFORE: Final = 40
_BEHIND: Final = 30
_Floats = npt.NDArray[np.float32]
Row = dict[str, float]


def _words(text: str) -> list[str]:
    return text.replace("\n", " ¶ ").lower().split()


def candidate_rows(
    note: Annotation,
    mention: Mention,
    found: Features,
    candidates: Sequence[tuple[Open, Mapping[str, float]]],
    new: Mapping[str, float],
) -> list[Row]:
    """What the ranker is told of each candidate, that it is a new one last.

    Args:
        note: the document.
        mention: the mention.
        found: what its words tell.
        candidates: the initiatives it may be of, with their clues.
        new: clues that it is a new one.
    """
    before = _words(note.text[max(0, mention.start - _BEFORE) : mention.start])[-2:]
    behind = _words(note.text[mention.end : mention.end + _BEHIND])[:2]
    own = {f"says {word}": 1.0 for word in found.phrase.split()}
    own |= {f"before {i} {word}": 1.0 for i, word in enumerate(reversed(before))}
    own |= {f"behind {i} {word}": 1.0 for i, word in enumerate(behind)}
    rows = [{**clues, **own, **_told_last(group)} for group, clues in candidates]
    return [*rows, {**new, **own, "is new": 1.0}]


def _told_last(group: Open) -> Row:
    latest = next(reversed(group.clues), None)
    return {f"told {word}": 1.0 for word in latest.phrase.split()} if latest else {}


@dataclass(frozen=True)
class Ranker:
    """The network, fitted; all it holds are names and numbers.

    Args:
        keys: clues and words that have weights.
        arrays: weights by the names in `ARRAYS`.
    """

    keys: Sequence[str]
    arrays: Mapping[str, _Floats]

    @cached_property
    def _place(self) -> dict[str, int]:
        return {key: i for i, key in enumerate(self.keys)}

    def odds(self, rows: Sequence[Mapping[str, float]]) -> _Floats:
        """How likely each candidate is beside the others, in natural-log odds, shape (n_rows,)."""
        weights = self.arrays
        hidden = self._sums([row.items() for row in rows]) + weights["hidden_bias"]
        return np.asarray(np.maximum(hidden, 0) @ weights["out"])

    def _sums(self, rows: Sequence[Iterable[tuple[str, float]]]) -> _Floats:
        """What reaches the hidden layer of each row of clues, shape (n_rows, n_hidden)."""
        place = self._place
        places: list[int] = []
        values: list[float] = []
        begins = []
        for row in rows:
            begins.append(len(places))
            places.append(0)  # so that no row is empty
            values.append(0.0)
            for key, value in row:
                at = place.get(key)
                if at is not None:
                    places.append(at)
                    values.append(value)
        told = self.arrays["hidden"][places]
        told *= np.array(values, np.float32)[:, None]
        return np.asarray(np.add.reduceat(told, begins))

    def losses(self, row: Mapping[str, float], groups: Sequence[Sequence[str]]) -> _Floats:
        """How much the odds of one candidate fall without each group of clues, shape (n_groups,).

        Args:
            row: what is told of the candidate.
            groups: names of clues; those that the row has not cost nothing.
        """
        weights = self.arrays
        parts = self._sums(
            [row.items(), *([(key, row[key]) for key in group if key in row] for group in groups)]
        )
        hidden = parts[0] + weights["hidden_bias"]
        left = np.maximum(hidden - parts[1:], 0) @ weights["out"]
        return np.asarray(np.maximum(hidden, 0) @ weights["out"] - left)


def write_ranker(ranker: Ranker, path: Path = RANKER_FILE) -> None:
    """Write a ranker."""
    hidden, scales = pack_rows(ranker.arrays["hidden"])
    arrays = {"keys": pack_words(ranker.keys), "hidden": hidden, "scales": scales}
    write_arrays(path, arrays | {name: ranker.arrays[name] for name in ARRAYS[1:]})


@cache
def load_ranker(path: Path = RANKER_FILE) -> Ranker:
    """Load a ranker; `ModelError` names a file that is missing or not of this shape."""
    stored = read_arrays(path)
    try:
        arrays = {name: stored[name].astype(np.float32) for name in ARRAYS[1:]}
        arrays["hidden"] = unpack_rows(stored["hidden"], stored["scales"])
        return Ranker(unpack_words(stored["keys"]), arrays)
    except KeyError as error:
        raise ModelError(f"{path}: has no {error}; install the package again") from None

"""Boosted trees as plain tables of numbers, no pickle: trained with scikit-learn, scored without it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from .errors import ModelError

#: Stands for a value that is not told.
MISSING = -9.0


#: A node: the value asked for or -1 at a leaf, up to which it goes left or what is added, left, right.
Node = tuple[int, float, int, int]
#: Rows scored at a time, so that memory stays small.
_ROWS = 400
_MOST_LEAVES = 63


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees over named values, added up to log odds.

    All questions of all trees are asked at once. Each answer "right" rules out the leaves to its left,
    as bits of a number; the leaf that a row comes to is the lowest bit that is left (QuickScorer,
    Lucchese et al. 2015).

    Args:
        names: of the values that are asked for.
        start: log odds before the first tree.
        nodes: of each tree, the root first.
        asked: for each tree its questions: places in ``names``, shape (n_trees, n_questions).
        limit: up to which a value goes left, same shape.
        kept: leaves that remain where it goes right, one bit each, same shape.
        added: what each leaf adds, from left to right, shape (n_trees, n_leaves).
    """

    names: tuple[str, ...]
    start: float
    nodes: tuple[tuple[Node, ...], ...]
    asked: npt.NDArray[np.intp]
    limit: npt.NDArray[np.float64]
    kept: npt.NDArray[np.int64]
    added: npt.NDArray[np.float64]

    def __bool__(self) -> bool:
        """Whether there are any trees."""
        return len(self.nodes) > 0

    def score(self, rows: Sequence[Mapping[str, float]]) -> list[float]:
        """Probability of each row, 0 to 1."""
        scores: list[float] = []
        every = np.arange(len(self.nodes))
        for first in range(0, len(rows), _ROWS):
            values = to_table(rows[first : first + _ROWS], self.names)
            right = values[:, self.asked] > self.limit
            left = np.bitwise_and.reduce(np.where(right, self.kept, -1), axis=2)
            leaf = np.log2(left & -left).astype(np.intp)
            odds = self.start + self.added[every, leaf].sum(axis=1)
            scores += (1 / (1 + np.exp(-np.clip(odds, -30, 30)))).tolist()
        return scores

    def to_json(self) -> str:
        """Return the tables as JSON, a tree a line."""
        lines = [
            json.dumps([[f, round(value, 4), a, b] for f, value, a, b in tree])
            for tree in self.nodes
        ]
        names = json.dumps(self.names, ensure_ascii=False)
        trees = ",\n".join(lines)
        return f'{{"names": {names},\n"start": {round(self.start, 4)},\n"trees": [\n{trees}\n]}}'


def to_table(rows: Sequence[Mapping[str, float]], names: Sequence[str]) -> npt.NDArray[np.float64]:
    """Rows of named values as a table; what is not told is `MISSING`."""
    table = np.full((len(rows), len(names)), MISSING)
    place = {name: i for i, name in enumerate(names)}
    for own, row in zip(table, rows, strict=True):
        for name, value in row.items():
            i = place.get(name)
            if i is not None:
                own[i] = value
    return table


def from_nodes(names: Sequence[str], start: float, trees: Sequence[Sequence[Node]]) -> Trees:
    """Make trees of their nodes: value asked for or -1, limit or what is added, left, right.

    Raises:
        ValueError: a tree has too many leaves or a node leads nowhere.
    """
    questions: list[list[tuple[int, float, int]]] = []
    leaves: list[list[float]] = []
    for tree in trees:
        own: list[tuple[int, float, int]] = []
        added: list[float] = []
        _read(tree, 0, own, added)
        if len(added) > _MOST_LEAVES:
            raise ValueError(f"a tree has {len(added)} leaves, {_MOST_LEAVES} are the most")
        questions.append(own)
        leaves.append(added)
    width = max((len(own) for own in questions), default=0) or 1
    asked = np.zeros((len(trees), width), np.intp)
    limit = np.full((len(trees), width), np.inf)
    kept = np.full((len(trees), width), -1, np.int64)
    table = np.zeros((len(trees), max((len(own) for own in leaves), default=0) or 1))
    for i, (own, added) in enumerate(zip(questions, leaves, strict=True)):
        for j, question in enumerate(own):
            asked[i, j], limit[i, j], kept[i, j] = question
        table[i, : len(added)] = added
    nodes = tuple(tuple(tree) for tree in trees)
    return Trees(tuple(names), start, nodes, asked, limit, kept, table)


def _read(
    tree: Sequence[Node], at: int, questions: list[tuple[int, float, int]], added: list[float]
) -> None:
    """Collect the questions and leaves below a node, from left to right."""
    asked, value, left, right = tree[at]
    if asked < 0:
        added.append(value)
        return
    if not at < min(left, right) <= max(left, right) < len(tree):
        raise ValueError(f"node {at} leads nowhere")
    first = len(added)
    _read(tree, left, questions, added)
    gone = (1 << len(added)) - (1 << first)
    questions.append((asked, value, ~gone if len(added) <= _MOST_LEAVES else -1))
    _read(tree, right, questions, added)


@cache
def load_trees(path: Path) -> Trees:
    """Load trees; `ModelError` names a file that is missing or not of this shape."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        nodes = [[(int(f), float(v), int(a), int(b)) for f, v, a, b in t] for t in data["trees"]]
        return from_nodes([str(n) for n in data["names"]], float(data["start"]), nodes)
    except OSError as error:
        raise ModelError(f"{path}: the trees cannot be read ({error.strerror})") from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"{path}: not a file of trees ({error!r})") from None


def train_trees(
    rows: Sequence[Mapping[str, float]], true: Sequence[bool], names: Sequence[str], count: int
) -> Trees:
    """Learn trees.

    Args:
        rows: values of each case.
        true: whether each is true.
        names: values that may be asked for.
        count: how many trees.
    """
    from sklearn.ensemble import HistGradientBoostingClassifier  # noqa: PLC0415 - slow to import

    table = to_table(rows, names)
    model = HistGradientBoostingClassifier(
        max_iter=count,
        learning_rate=0.08,
        max_leaf_nodes=12,
        l2_regularization=5,
        min_samples_leaf=40,
        early_stopping=False,
        random_state=0,
    )
    model.fit(table, np.array(true, dtype=int))
    # scikit-learn has no public way to its trees; that they are read rightly is checked below
    trees = [
        [
            (-1, float(n["value"]), 0, 0)
            if n["is_leaf"]
            else (int(n["feature_idx"]), float(n["num_threshold"]), int(n["left"]), int(n["right"]))
            for n in predictors[0].nodes
        ]
        for predictors in model._predictors
    ]
    made = from_nodes(names, float(np.ravel(model._baseline_prediction)[0]), trees)
    some = list(range(0, len(rows), max(1, len(rows) // 200)))
    if not np.allclose(
        made.score([rows[i] for i in some]), model.predict_proba(table[some])[:, 1], atol=1e-4
    ):
        raise ModelError("the trees of this scikit-learn are not read as they are written")
    return made

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


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees over named values, added up to log odds.

    Args:
        names: of the values, in the order of ``feature``.
        start: log odds before the first tree.
        feature: for each node of each tree the value that it asks for, -1 at a leaf.
        limit: for each node up to which it goes left; at a leaf what is added.
        left: for each node the next one, by its place in the tree.
        right: the same for what is above the limit.
    """

    names: tuple[str, ...]
    start: float
    feature: npt.NDArray[np.int32]
    limit: npt.NDArray[np.float64]
    left: npt.NDArray[np.int32]
    right: npt.NDArray[np.int32]

    def __bool__(self) -> bool:
        """Whether there are any trees."""
        return len(self.feature) > 0

    def score(self, rows: Sequence[Mapping[str, float]]) -> list[float]:
        """Probability of each row, 0 to 1."""
        values = to_table(rows, self.names)
        count, size = self.feature.shape
        feature, limit = self.feature.ravel(), self.limit.ravel()
        left, right = self.left.ravel(), self.right.ravel()
        # every row in every tree, one node further at a time; what has come to a leaf is left alone
        roots = np.tile(np.arange(count) * size, len(rows))
        leaves = roots.copy()
        going = np.arange(len(roots))
        table, width = values.ravel(), len(self.names)
        at, first = roots, np.repeat(np.arange(len(rows)) * width, count)
        while len(going):
            asked = feature.take(at)
            inner = asked >= 0
            leaves[going[~inner]] = at[~inner]
            going, at, first, roots = going[inner], at[inner], first[inner], roots[inner]
            low = table.take(first + asked[inner]) <= limit.take(at)
            at = roots + np.where(low, left.take(at), right.take(at))
        odds = self.start + limit.take(leaves).reshape(len(rows), count).sum(axis=1)
        return [float(p) for p in 1 / (1 + np.exp(-np.clip(odds, -30, 30)))]

    def to_json(self) -> str:
        """Return the tables as JSON, a tree a line."""
        lines = []
        for feature, limit, left, right in zip(
            self.feature, self.limit, self.left, self.right, strict=True
        ):
            size = int(max(left.max(), right.max())) + 1
            nodes = zip(feature[:size], limit[:size], left[:size], right[:size], strict=True)
            lines.append(
                json.dumps([[int(f), round(float(v), 4), int(a), int(b)] for f, v, a, b in nodes])
            )
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


def from_nodes(
    names: Sequence[str],
    start: float,
    trees: Sequence[Sequence[tuple[int, float, int, int]]],
) -> Trees:
    """Make trees of their nodes: value asked for or -1, limit or what is added, left, right."""
    size = max((len(tree) for tree in trees), default=0)
    table = np.zeros((len(trees), size, 4))
    table[:, :, 0] = -1
    for own, tree in zip(table, trees, strict=True):
        own[: len(tree)] = tree
    feature, left, right = (table[:, :, i].astype(np.int32) for i in (0, 2, 3))
    return Trees(tuple(names), start, feature, table[:, :, 1], left, right)


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

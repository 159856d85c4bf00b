"""Decision: how likely two groups are of one initiative, from the levels of their clues.

A logistic regression over one-hot levels, trained and calibrated with scikit-learn and kept as
plain numbers (``decision.json``): a weight for each level of each clue, in natural-log odds. What
decides can be read, and a user can change it.
"""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np

from ..errors import ModelError
from .columns import Columns, Floats, Ints
from .compare import CLUES, LEVELS

DECISION_FILE = Path(__file__).with_name("decision.json")


class Clues(NamedTuple):
    """What the score of a link rests on.

    ``odds``: log odds of the pair's clues; ``registry``: whether the registry joins the two;
    ``mention``: log odds that the more doubtful one is a mention at all.
    """

    odds: float
    registry: bool
    mention: float


@dataclass(frozen=True, slots=True)
class Trust:
    """Weights of how likely a link that is drawn is right: both are mentions, of one initiative."""

    intercept: float = 0.0
    odds: float = 1.0
    registry: float = 0.0
    mention: float = 0.0

    def score(self, clues: Clues) -> float:
        """Probability, 0 to 1, that the link is right."""
        total = self.intercept + self.odds * clues.odds
        total += self.registry * clues.registry + self.mention * clues.mention
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@dataclass(frozen=True, slots=True)
class Decision:
    """Weights of a decision.

    Args:
        intercept: log odds where no clue says anything.
        weights: log odds to add, by clue and level.
        threshold: probability from which two groups are taken as the same.
        trust: weights of the score of a link.
    """

    intercept: float
    weights: Mapping[str, Mapping[str, float]]
    threshold: float = 0.5
    trust: Trust = Trust()

    def log_odds(self, levels: Mapping[str, str]) -> float:
        """Log odds that two groups with these levels are the same."""
        return self.intercept + sum(
            self.weights.get(clue, {}).get(level, 0.0) for clue, level in levels.items()
        )

    def score(self, levels: Mapping[str, str]) -> float:
        """Probability, 0 to 1, that two groups with these levels are the same."""
        return 1 / (1 + math.exp(-self.log_odds(levels)))

    def weigh(self, columns: Columns, pairs: Ints) -> Floats:
        """Log odds of many pairs of groups, given by their indices (n_pairs, 2)."""
        total = np.full(len(pairs), self.intercept)
        for clue, levels in self.weights.items():
            weights = np.array([levels.get(level, 0.0) for level in LEVELS])
            total += weights[CLUES[clue](columns, pairs[:, 0], pairs[:, 1])]
        return total

    @property
    def cut(self) -> float:
        """The threshold as log odds."""
        return math.log(self.threshold / (1 - self.threshold))

    def without(self, clue: str) -> "Decision":
        """Return the decision with one clue taken out (not trained anew)."""
        weights = {name: levels for name, levels in self.weights.items() if name != clue}
        return replace(self, weights=weights)

    def to_json(self) -> str:
        """Return the decision as readable JSON."""
        data = {
            "intercept": round(self.intercept, 3),
            "threshold": self.threshold,
            "links": {name: round(value, 3) for name, value in asdict(self.trust).items()},
            "weights": {
                clue: {level: round(weight, 3) for level, weight in sorted(levels.items())}
                for clue, levels in self.weights.items()
            },
        }
        return json.dumps(data, ensure_ascii=False, indent=1)


@cache
def load_decision(path: Path = DECISION_FILE) -> Decision:
    """Load a decision from its JSON file.

    Raises:
        ModelError: the file is missing or not of this shape.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        weights = {
            str(clue): {str(level): float(weight) for level, weight in levels.items()}
            for clue, levels in data["weights"].items()
        }
        trust = Trust(**{str(name): float(value) for name, value in data["links"].items()})
        found = Decision(float(data["intercept"]), weights, float(data["threshold"]), trust)
    except OSError as error:
        raise ModelError(
            f"{path}: the linker's weights cannot be read ({error.strerror})"
        ) from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"{path}: not the weights of a linker ({error!r})") from None
    if not 0 < found.threshold < 1:
        raise ModelError(f"{path}: threshold {found.threshold} is not between 0 and 1")
    return found


@dataclass(slots=True)
class Pairs:
    """Compared pairs of groups whose truth is known; all lists are of the same length.

    Args:
        levels: of each pair the level of each clue.
        same: whether it is of one initiative.
        families: what it belongs to, for folds.
        weights: how much it counts. An initiative that a hundred documents mention has five
            thousand pairs: each counts so much less that all of them count like a hundred.
    """

    levels: list[dict[str, str]] = field(default_factory=list)
    same: list[bool] = field(default_factory=list)
    families: list[str] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.same)

    def add(self, other: "Pairs") -> None:
        """Take in other pairs."""
        self.levels += other.levels
        self.same += other.same
        self.families += other.families
        self.weights += other.weights


def train_decision(
    pairs: Pairs, clues: Iterable[str] = tuple(CLUES), threshold: float = 0.5
) -> Decision:
    """Learn the weights from compared pairs.

    The regression's log odds are calibrated by Platt's method on scores from folds that share no
    family; a straight line in log odds, so the weights stay weights.

    Args:
        pairs: compared pairs whose truth is known.
        clues: the clues to use.
        threshold: probability from which two groups are taken as the same.
    """
    from sklearn.feature_extraction import DictVectorizer  # noqa: PLC0415 - slow to import
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415
    from sklearn.model_selection import GroupKFold, cross_val_predict  # noqa: PLC0415

    used = set(clues)
    rows = [{k: v for k, v in row.items() if k in used} for row in pairs.levels]
    vectors = DictVectorizer()
    matrix = vectors.fit_transform(rows)
    target = np.array(pairs.same, dtype=int)
    counted = np.array(pairs.weights) * len(pairs) / sum(pairs.weights)
    model = LogisticRegression(C=1.0, max_iter=2000)
    held_out = cross_val_predict(
        model,
        matrix,
        target,
        groups=pairs.families,
        cv=GroupKFold(n_splits=5),
        method="decision_function",
        params={"sample_weight": counted},
    )
    line = LogisticRegression(C=1e6).fit(held_out.reshape(-1, 1), target, counted)
    slope, shift = float(line.coef_[0, 0]), float(line.intercept_[0])
    model.fit(matrix, target, counted)
    learnt: dict[str, dict[str, float]] = {}
    for feature, weight in zip(vectors.get_feature_names_out(), model.coef_[0], strict=True):
        clue, _, level = str(feature).partition("=")
        learnt.setdefault(clue, {})[level] = slope * float(weight)
    ordered = {clue: learnt[clue] for clue in CLUES if clue in learnt}
    return Decision(slope * float(model.intercept_[0]) + shift, ordered, threshold)


def train_trust(rows: Sequence[Clues], right: Sequence[bool]) -> Trust:
    """Learn how far a link's score can be trusted, from links drawn between mentions that were found.

    Args:
        rows: what each link's score rests on.
        right: whether each is right.
    """
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - slow to import

    model = LogisticRegression(C=1.0).fit(np.array(rows, dtype=np.float64), np.array(right))
    return Trust(float(model.intercept_[0]), *(float(w) for w in model.coef_[0]))

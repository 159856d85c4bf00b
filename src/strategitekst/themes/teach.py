"""Teach a user's own themes: which passages to ask about, the labels kept, weights learnt.

Labels stand in a plain file, one JSON object a line, written as soon as they are given::

    {"theme": "kunstig intelligens", "answer": true, "text": "…", "document": "2024/ny-plan", "passage": 3}
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit

from ..errors import FormatError, SettingError
from .own import OwnClassifier, OwnTheme
from .records import Snippet

#: How strongly learnt weights are held back; few labels move a theme only a little.
_PENALTY: Final = 4.0
_Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Label:
    """A person's answer: whether a passage is about a theme."""

    theme: str
    answer: bool
    text: str
    document: str = ""
    passage: int = -1


def read_labels(path: Path) -> list[Label]:
    """Read labels; a file that is not there has none.

    Raises:
        FormatError: a line is no label; names it.
    """
    if not path.exists():
        return []
    labels = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
            labels.append(
                Label(
                    str(data["theme"]), bool(data["answer"]), str(data["text"]),
                    str(data.get("document", "")), int(data.get("passage", -1)),
                )
            )  # fmt: skip
        except (ValueError, KeyError, TypeError):
            raise FormatError(
                f"{path}, line {number}: is no label; it needs theme, answer and text"
            ) from None
    return labels


def add_label(label: Label, path: Path) -> None:
    """Add a label at the end of a file, made where it is missing."""
    data = {name: getattr(label, name) for name in Label.__slots__}
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as stream:
        stream.write(json.dumps(data, ensure_ascii=False) + "\n")


def train_own(
    themes: Sequence[OwnTheme], labels: Iterable[Label], classifier: OwnClassifier | None = None
) -> tuple[OwnTheme, ...]:
    """Learn weights of the themes that have labels: a logistic regression around what the file says.

    What the theme's terms and examples say is the starting value of each passage (an offset, which
    scikit-learn's regression does not know); weights, held back by a ridge penalty, correct it.

    Args:
        themes: the themes as their file has them.
        labels: answers; the last one counts where a passage was judged twice.
        classifier: one made of the same themes without weights, if there is one already.
    """
    plain = classifier or OwnClassifier([replace(theme, weights=()) for theme in themes])
    answers: dict[str, dict[str, bool]] = {}
    for label in labels:
        answers.setdefault(label.theme, {})[label.text] = label.answer
    unknown = set(answers) - {theme.name for theme in themes}
    if unknown:
        names = ", ".join(theme.name for theme in themes)
        raise SettingError(f"labels are of theme {sorted(unknown)[0]!r}; the themes are {names}")
    taught = []
    for i, theme in enumerate(themes):
        texts = list(answers.get(theme.name, ()))
        if not texts:
            taught.append(theme)
            continue
        wanted = np.array([answers[theme.name][t] for t in texts], dtype=float)
        weights = _weights(plain.matrix(texts, i), plain.prior(texts, i), wanted)
        taught.append(replace(theme, weights=tuple(weights.tolist())))
    return tuple(taught)


def _weights(matrix: _Floats, offset: _Floats, wanted: _Floats) -> _Floats:
    # passages are asked about because they are doubtful, so the answers say nothing of how common a
    # theme is: there is no intercept, and both answers count alike
    yes = float(wanted.sum())
    no = len(wanted) - yes
    counts = np.where(
        wanted > 0, max(no / yes, 1.0) if yes else 1.0, max(yes / no, 1.0) if no else 1.0
    )

    def loss(weights: _Floats) -> tuple[float, _Floats]:
        values = offset + matrix @ weights
        error = counts * (expit(values) - wanted)
        total = counts @ (np.logaddexp(0, values) - wanted * values)
        penalty = _PENALTY * weights
        return float(total + 0.5 * weights @ penalty), matrix.T @ error + penalty

    found = minimize(loss, np.zeros(matrix.shape[1]), jac=True, method="L-BFGS-B")
    return np.asarray(found.x)


def suggest(
    classifier: OwnClassifier,
    index: int,
    passages: Sequence[Snippet],
    count: int,
    known: Iterable[str] = (),
) -> list[tuple[int, float]]:
    """Choose the passages whose label would teach a theme most.

    The most doubtful ones come first (uncertainty sampling, Lewis and Gale 1994), each less welcome
    the more it resembles one already chosen.

    Args:
        classifier: the classifier as it stands.
        index: which of its themes.
        passages: passages to choose from.
        count: how many.
        known: texts that have a label already.

    Returns:
        Index and score of each, the most welcome first.
    """
    seen = set(known)
    free = [i for i, p in enumerate(passages) if p.text not in seen]
    if not free:
        return []
    chosen_from = [passages[i] for i in free]
    scores = classifier.scores(chosen_from)[:, index]
    doubt = 1 - np.abs(2 * scores - 1)
    vectors = classifier.vectors(chosen_from)
    nearest = np.zeros(len(free))
    picked: list[int] = []
    for _ in range(min(count, len(free))):
        value = doubt * (1 - 0.5 * np.clip(nearest, 0, 1))
        value[picked] = -1
        best = int(np.argmax(value))
        picked.append(best)
        nearest = np.maximum(nearest, vectors @ vectors[best])
    return [(free[i], float(scores[i])) for i in picked]

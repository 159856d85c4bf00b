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
from scipy import sparse
from scipy.optimize import minimize
from scipy.special import expit, logit

from ..errors import FormatError, SettingError
from .own import Learnt, OwnClassifier, OwnTheme
from .records import Snippet

#: So many passages of a collection are drawn to learn beside the labels; together they count
#: against a theme as much as so many labels.
_POOL: Final = 1200
_AGAINST: Final = 3.0
#: The intercept is held back less than the other weights: themes are rare.
_INTERCEPT_PENALTY: Final = 0.1
#: Words that weigh less are not kept.
_LEAST_WEIGHT: Final = 0.005
#: So many passages are suggested because they are likely, before as many that are doubtful.
_TURN: Final = 5
#: As many labels as the terms' own share of passages counts for, and the greatest share expected.
_TRUST: Final = 10.0
_MOST_COMMON: Final = 0.3
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
    themes: Sequence[OwnTheme],
    labels: Iterable[Label],
    passages: Sequence[Snippet] = (),
    classifier: OwnClassifier | None = None,
) -> tuple[OwnTheme, ...]:
    """Learn the themes that have labels: a logistic regression around what their file says.

    What a theme's terms and examples say is the starting value of each passage (an offset, which
    scikit-learn's regression does not know). Weights on words, vectors and the starting value itself,
    held back by a ridge penalty, correct it. A draw of unlabelled passages counts a little against
    the theme: most passages are about something else, and labels are asked for where it is likely.

    Args:
        themes: the themes as their file has them.
        labels: answers; the last one counts where a passage was judged twice.
        passages: the collection that the labels come from; without it the labelled passages alone.
        classifier: one made of the same themes without what was learnt, if there is one already.
    """
    plain = classifier or OwnClassifier([replace(theme, learnt=None) for theme in themes])
    answers: dict[str, dict[str, bool]] = {}
    for label in labels:
        answers.setdefault(label.theme, {})[label.text] = label.answer
    unknown = set(answers) - {theme.name for theme in themes}
    if unknown:
        names = ", ".join(theme.name for theme in themes)
        raise SettingError(f"labels are of theme {sorted(unknown)[0]!r}; the themes are {names}")
    pool = _drawn(list(dict.fromkeys(p.text for p in passages)))
    return tuple(
        replace(theme, learnt=_learn(plain, i, answers[theme.name], pool))
        if answers.get(theme.name)
        else theme
        for i, theme in enumerate(themes)
    )


def _drawn(texts: list[str]) -> list[str]:
    if len(texts) <= _POOL:
        return texts
    rng = np.random.default_rng(0)
    return [texts[i] for i in np.sort(rng.choice(len(texts), _POOL, replace=False))]


def _learn(
    classifier: OwnClassifier, index: int, answers: dict[str, bool], pool: list[str]
) -> Learnt:
    """Learn one theme from answers by text and a pool of passages of which nobody was asked."""
    unknown = [text for text in pool if text not in answers]
    texts = [*answers, *unknown]
    prior = classifier.prior(texts, index)
    seen = classifier.seen(texts)
    dense = classifier.dense(seen, prior, index)
    matrix = sparse.hstack([sparse.csr_matrix(dense), seen.words]).tocsr()
    wanted = np.array([*answers.values(), *[False] * len(unknown)], dtype=float)
    counts = np.concatenate(
        [np.ones(len(answers)), np.full(len(unknown), _AGAINST / max(len(unknown), 1))]
    )
    held = np.ones(matrix.shape[1])
    held[0] = _INTERCEPT_PENALTY
    weights = _weights(matrix, prior, wanted, counts, held)
    width = dense.shape[1]
    values = prior + matrix @ weights
    vocabulary = np.array(list(classifier.model.features.words_))
    kept = np.flatnonzero(np.abs(weights[width:]) >= _LEAST_WEIGHT)
    words = dict(zip(vocabulary[kept].tolist(), weights[width:][kept].tolist(), strict=True))
    cut = _cut(prior[len(answers) :], values[len(answers) :], len(answers)) if unknown else 0.0
    return Learnt(tuple(weights[:width].tolist()), words, cut)


def _cut(prior: _Floats, values: _Floats, labels: int) -> float:
    """The value from which on a theme is given, so that about the right share of passages has it.

    The share is between what the terms alone give and what the values expect; the more labels, the
    more the latter counts.
    """
    by_terms = float((prior > 0).mean())
    expected = min(float(expit(values).mean()), _MOST_COMMON)
    share = (_TRUST * by_terms + labels * expected) / (_TRUST + labels)
    return float(np.quantile(values, 1 - share))


def _weights(
    matrix: sparse.csr_matrix, offset: _Floats, wanted: _Floats, counts: _Floats, held: _Floats
) -> _Floats:
    turned = matrix.T.tocsr()

    def loss(weights: _Floats) -> tuple[float, _Floats]:
        values = offset + matrix @ weights
        error = counts * (expit(values) - wanted)
        total = counts @ (np.logaddexp(0, values) - wanted * values)
        penalty = held * weights
        return float(total + 0.5 * weights @ penalty), turned @ error + penalty

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

    By turns, five at a time, the likeliest and the most doubtful ones (uncertainty sampling, Lewis and
    Gale 1994): few passages are about a theme, so doubtful ones alone would teach little of what it
    is. Each is less welcome the more it resembles one already chosen.

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
    values = logit(np.clip(scores, 1e-9, 1 - 1e-9))
    vectors = classifier.vectors(chosen_from)
    nearest = np.zeros(len(free))
    picked: list[int] = []
    for turn in range(min(count, len(free))):
        likeliest = (len(seen) + turn) // _TURN % 2 == 0
        value = (values if likeliest else -np.abs(values)) - np.maximum(nearest, 0)
        value[picked] = -np.inf
        best = int(np.argmax(value))
        picked.append(best)
        nearest = np.maximum(nearest, vectors @ vectors[best])
    return [(free[i], float(scores[i])) for i in picked]

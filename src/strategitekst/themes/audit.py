"""How much is really about a theme: a random sample judged by a person corrects the classifier.

Two strata, passages that were given the theme and passages that were not, are sampled alike. The
share of a period is then ``given * right + (1 - given) * missed`` (stratified estimator, Cochran
1977, chapter 5; in epidemiology the correction of Rogan and Gladen 1978). Its interval holds both
errors: that of the judged sample (Beta distributions with Jeffreys' prior) and that of the documents
at hand (resampled).
"""

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from ..schema import Annotation
from .profile import content
from .trend import distinct, group_of

_DRAWS: Final = 4000


@dataclass(frozen=True, slots=True)
class Item:
    """A passage to judge: where it stands, and whether the classifier gave it the theme."""

    document: str
    passage: int
    given: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """An item with the person's answer."""

    item: Item
    right: bool


@dataclass(frozen=True, slots=True)
class Corrected:
    """The share of a group as the classifier has it, and corrected, with a 95 % interval."""

    group: str
    total: int
    given: float
    share: float
    low: float
    high: float


def draw_sample(notes: Sequence[Annotation], theme: str, size: int, seed: int = 0) -> list[Item]:
    """Draw passages to judge, half of them given the theme, in random order.

    Args:
        notes: annotations; near-duplicates are left out.
        theme: the theme.
        size: how many passages; a stratum with fewer gives all it has.
        seed: of the draw, so that it can be drawn again.
    """
    kept, _ = distinct(notes)
    strata: dict[bool, list[Item]] = {True: [], False: []}
    for note in kept:
        for i, passage in content(note):
            given = theme in passage.all_theme_names
            strata[given].append(Item(note.id, i, given))
    rng = random.Random(seed)
    half = min(len(strata[True]), size - size // 2)
    sample = rng.sample(strata[True], half)
    sample += rng.sample(strata[False], min(len(strata[False]), size - half))
    rng.shuffle(sample)
    return sample


def corrected(
    notes: Sequence[Annotation],
    theme: str,
    judged: Sequence[Judged],
    by: str = "year",
    seed: int = 0,
) -> list[Corrected]:
    """Correct the share of each group, and of all (group "all").

    Args:
        notes: the annotations that the sample was drawn from.
        theme: the theme.
        judged: the sample with a person's answers.
        by: ``year``, ``publisher`` or ``kind``.
        seed: of the draws.
    """
    kept, _ = distinct(notes)
    groups: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for note in kept:
        passages = content(note)
        pair = (sum(theme in p.all_theme_names for _, p in passages), len(passages))
        groups["all"].append(pair)
        group = group_of(note, by)
        if group is not None:
            groups[group].append(pair)
    rng = np.random.default_rng(seed)
    rates = {}
    for given in (True, False):
        answers = [j.right for j in judged if j.item.given == given]
        yes, no = sum(answers), len(answers) - sum(answers)
        rates[given] = (
            yes / len(answers) if answers else 0.5,
            rng.beta(yes + 0.5, no + 0.5, size=_DRAWS),
        )
    return [
        _corrected(group, np.array(groups[group], dtype=float), rates, rng)
        for group in sorted(groups, key=lambda g: (g == "all", g))
    ]


def _corrected(
    group: str,
    pairs: "np.ndarray[tuple[int, int], np.dtype[np.float64]]",
    rates: dict[bool, tuple[float, "np.ndarray[tuple[int], np.dtype[np.float64]]"]],
    rng: np.random.Generator,
) -> Corrected:
    total = pairs[:, 1].sum()
    given = pairs[:, 0].sum() / total if total else 0.0
    drawn = rng.multinomial(len(pairs), np.full(len(pairs), 1 / len(pairs)), size=_DRAWS) @ pairs
    shares = np.divide(drawn[:, 0], drawn[:, 1], out=np.zeros(_DRAWS), where=drawn[:, 1] > 0)
    (right, rights), (missed, misses) = rates[True], rates[False]
    draws = shares * rights + (1 - shares) * misses
    low, high = np.quantile(draws, [0.025, 0.975])
    share = given * right + (1 - given) * missed
    return Corrected(group, int(total), float(given), float(share), float(low), float(high))

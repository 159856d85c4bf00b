"""Figures by kind, period, publisher and length: a trend over time is only as good as its worst period."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from ..dates import year_of
from ..schema import Annotation
from .bootstrap import Figure, Statistic, figure

#: First and last year of each period.
PERIODS: Final = ((2001, 2010), (2011, 2015), (2016, 2020), (2021, 2026))
#: Publishers of fewer documents are counted together.
_LEAST: Final = 3
#: Words from which a document is long: one of them may outweigh all others.
_LONG: Final = 2000
#: The figures that are told apart by group, where they can be had.
FIGURES: Final = (
    "passages exact",
    "passage roles",
    "entities strict",
    "dates resolved",
    "themes",
    "mentions overlap",
    "CoNLL",
    "quotes",
)


def period(note: Annotation) -> str:
    """The period of a document's date."""
    year = year_of(note.document.date) or 0
    return next((f"{a}–{b}" for a, b in PERIODS if a <= year <= b), "other or none")


def members(gold: Sequence[Annotation]) -> dict[str, dict[str, list[int]]]:
    """Indices of the documents of each kind, period, publisher and length, as gold has them."""
    found: dict[str, dict[str, list[int]]] = {
        by: defaultdict(list) for by in ("kind", "period", "publisher", "length")
    }
    published = Counter(note.document.publisher for note in gold)
    for i, note in enumerate(gold):
        publisher = note.document.publisher
        many = publisher is not None and published[publisher] >= _LEAST
        found["kind"][note.document.kind or "none"].append(i)
        found["period"][period(note)].append(i)
        long = len(note.text.split()) >= _LONG
        found["length"][f"{_LONG} words or more" if long else f"under {_LONG} words"].append(i)
        found["publisher"][publisher if publisher and many else "all others"].append(i)
    return {by: dict(sorted(groups.items())) for by, groups in found.items()}


def group_figures(
    statistics: Mapping[str, Statistic], gold: Sequence[Annotation]
) -> dict[str, dict[str, tuple[int, dict[str, Figure]]]]:
    """Measure each group by itself.

    Args:
        statistics: how the figures are worked out over all documents.
        gold: the gold annotations.

    Returns:
        By what they are grouped, the group, its number of documents and its figures. The linking
        of a group is that of all documents, counted over the group's mentions.
    """
    chosen = {name: statistics[name] for name in FIGURES if name in statistics}
    return {
        by: {
            group: (
                len(inside),
                {name: figure(s, len(gold), members=inside) for name, s in chosen.items()},
            )
            for group, inside in groups.items()
        }
        for by, groups in members(gold).items()
    }

"""Themes over a collection: the share by year, publisher or kind, with the passages behind it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import numpy as np

from ..errors import SettingError
from ..labels import THEMES
from ..schema import Annotation
from .profile import content, jeffreys, resampled

GROUPS: Final = ("year", "publisher", "kind")


@dataclass(frozen=True, slots=True)
class Point:
    """One theme in one group of documents.

    Attributes:
        group: the year, publisher or kind.
        theme: the theme.
        share: share of the group's content passages, between 0 and 1.
        low: lower end of its 95 % interval.
        high: upper end.
        passages: the passages with the theme: document id and index in its ``passages``.
        total: content passages of the group.
        documents: documents of the group.
    """

    group: str
    theme: str
    share: float
    low: float
    high: float
    passages: tuple[tuple[str, int], ...]
    total: int
    documents: int


@dataclass(frozen=True, slots=True)
class Trend:
    """Points in order, and what was left out.

    Attributes:
        points: by theme, then by group.
        undated: documents without a year, left out where years are the groups (or without
            publisher or kind, where those are).
        duplicates: near-duplicates of another document of the collection, counted once.
    """

    points: tuple[Point, ...]
    undated: tuple[str, ...] = field(default=())
    duplicates: tuple[str, ...] = field(default=())


def group_of(note: Annotation, by: str) -> str | None:
    """Return the year, publisher or kind of a document, or none where it is not known."""
    if by == "year":
        return note.document.date[:4] if note.document.date else None
    return note.document.publisher if by == "publisher" else note.document.kind


def distinct(notes: Sequence[Annotation]) -> tuple[list[Annotation], list[str]]:
    """Return the documents without near-duplicates of others among them, and those left out."""
    ids = {note.id for note in notes}
    twice = [n.id for n in notes if getattr(n, "duplicate_of", None) in ids - {n.id}]
    return [n for n in notes if n.id not in set(twice)], twice


def trend(notes: Sequence[Annotation], themes: Iterable[str] = THEMES, by: str = "year") -> Trend:
    """Count themes by group.

    Args:
        notes: annotations.
        themes: the themes to show.
        by: ``year``, ``publisher`` or ``kind``.

    Raises:
        SettingError: ``by`` is something else.
    """
    if by not in GROUPS:
        raise SettingError(f"by {by!r} is not one of {', '.join(GROUPS)}")
    kept, twice = distinct(notes)
    groups: dict[str, list[Annotation]] = defaultdict(list)
    without = []
    for note in kept:
        group = group_of(note, by)
        if group is None:
            without.append(note.id)
        else:
            groups[group].append(note)
    points = [_point(group, theme, groups[group]) for theme in themes for group in sorted(groups)]
    return Trend(tuple(points), tuple(without), tuple(twice))


def _point(group: str, theme: str, notes: Sequence[Annotation]) -> Point:
    found = [[i for i, p in content(n) if theme in p.all_theme_names] for n in notes]
    counts = np.array([len(f) for f in found], dtype=float)
    totals = np.array([len(content(n)) for n in notes], dtype=float)
    total = totals.sum()
    if len(notes) > 1 and counts.sum():
        low, high = resampled(counts, totals)
    else:  # nothing to resample: what one document, or none with the theme, can tell
        low, high = jeffreys(counts.sum(), total)
    passages = tuple((n.id, i) for n, f in zip(notes, found, strict=True) for i in f)
    share = float(counts.sum() / total) if total else 0.0
    return Point(group, theme, share, low, high, passages, int(total), len(notes))


def rows(found: Trend) -> list[dict[str, object]]:
    """Return the points as rows of a table."""
    return [
        {
            "theme": p.theme,
            "group": p.group,
            "share": round(p.share, 4),
            "low": round(p.low, 4),
            "high": round(p.high, 4),
            "passages": len(p.passages),
            "of": p.total,
            "documents": p.documents,
        }
        for p in found.points
    ]


def passage_rows(found: Trend, notes: Sequence[Annotation]) -> list[dict[str, object]]:
    """Return the passages behind the points, one row each, with their text."""
    known = {note.id: note for note in notes}
    result: list[dict[str, object]] = []
    for point in found.points:
        for identity, index in point.passages:
            note = known[identity]
            passage = note.passages[index]
            given = {t.theme: t.score for t in passage.themes or ()}
            given |= {t.theme: t.score for t in passage.own_themes or ()}
            result.append(
                {
                    "theme": point.theme,
                    "group": point.group,
                    "document": identity,
                    "passage": index,
                    "score": given[point.theme],
                    "start": passage.start,
                    "end": passage.end,
                    "text": note.text[passage.start : passage.end],
                }
            )
    return result


def draw(found: Trend, path: Path) -> None:
    """Draw shares with intervals, one small picture a theme, as PNG, SVG or PDF.

    Raises:
        SettingError: the extra for pictures is not installed, or the file cannot be written.
    """
    try:
        from matplotlib.figure import Figure  # noqa: PLC0415 - an extra
    except ImportError:
        raise SettingError(
            "pictures need the extra 'evaluation'; install it with:"
            ' pip install "strategitekst[evaluation]"'
        ) from None
    themes = list(dict.fromkeys(p.theme for p in found.points))
    columns = min(4, max(len(themes), 1))
    lines = -(-len(themes) // columns) or 1
    figure = Figure(figsize=(3.2 * columns, 2.4 * lines), layout="constrained")
    grid = figure.subplots(lines, columns, squeeze=False, sharey=True)
    for axes in grid.flat[len(themes) :]:
        axes.set_axis_off()
    for theme, axes in zip(themes, grid.flat, strict=False):
        points = [p for p in found.points if p.theme == theme]
        places = range(len(points))
        axes.fill_between(places, [p.low for p in points], [p.high for p in points], alpha=0.25)
        axes.plot(places, [p.share for p in points], marker="o", markersize=3)
        axes.set_title(theme, fontsize=9)
        axes.set_xticks(list(places), [p.group for p in points], rotation=60, fontsize=7)
        axes.set_ylim(bottom=0)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        figure.savefig(path, dpi=120)
    except (OSError, ValueError) as error:
        raise SettingError(f"{path}: cannot be written ({error})") from None

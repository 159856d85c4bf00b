"""Stretches of text on a page to lines in reading order: columns one after the other, table rows.

A gutter parts columns where both sides hold lines of prose; where they hold short cells side by
side it is a table.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Final

from .marks import superscript

#: Two stretches are on one line if their baselines differ by less than this share of their size.
_SAME_LINE: Final = 0.45
#: A column of prose has so many lines, each with so many words on average.
_COLUMN_LINES: Final = 4
_COLUMN_WORDS: Final = 3.0
#: A gutter is at least so wide, in points; a page has at most so many.
_GUTTER: Final = 6.0
_MOST_GUTTERS: Final = 3
#: A ruled line is at most so thick, in points; a page of more lines is a drawing.
_THIN: Final = 2.5
_MOST_LEVELS: Final = 300
#: A row of more cells than this is no table but a drawing.
_MOST_CELLS: Final = 40


@dataclass(slots=True)
class Fragment:
    """A stretch of text: left, right and baseline in points from the page's lower left corner.

    ``cells`` where it is a whole row of a table with ruled lines.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    cells: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Line:
    """A line in reading order; ``cells`` where it is a row of a table.

    ``edge`` is the right edge of its column, ``margin`` the left one.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    margin: float = 0.0
    edge: float = 0.0
    cells: list[str] = field(default_factory=list)
    page: int = 0
    column: int = 0


@dataclass(slots=True)
class PageText:
    """A page as it was written.

    ``fragments`` in any order, ``aside`` what is written across them, ``height`` in points,
    ``number`` from 1.
    """

    fragments: list[Fragment]
    aside: list[str]
    height: float
    number: int


Row = list[Fragment]


def _levels(values: Iterable[float]) -> list[float]:
    """Values that differ by more than the thickness of a line, in rising order."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > 2 * _THIN:
            found.append(value)
    return found


def ruled_rows(
    fragments: Sequence[Fragment], drawings: Iterable[tuple[float, float, float, float]]
) -> list[Fragment]:
    """Join what stands in the cells of ruled tables to one stretch a row, whatever is wrapped there.

    Args:
        fragments: stretches of text.
        drawings: left, bottom, right and top of what is drawn on the page.

    Returns:
        The stretches outside of ruled tables, and one for each row with its cells.
    """
    across: list[float] = []
    down: list[tuple[float, float, float]] = []
    for left, bottom, right, top in drawings:
        wide, high = right - left, top - bottom
        if high <= _THIN < 10 < wide or (wide > 10 and high > 10):
            across += [bottom] if high <= _THIN else [bottom, top]
        if wide <= _THIN < 6 < high or (wide > 10 and high > 10):
            down += [(x, bottom, top) for x in ([left] if wide <= _THIN else [left, right])]
    levels = _levels(across)[-_MOST_LEVELS:]
    if len(levels) < 3 or len(down) < 3 or len(down) > 10 * _MOST_LEVELS:
        return list(fragments)
    bands: list[tuple[float, float, list[float], list[Fragment]]] = []
    for low, high in pairwise(levels):
        middle = (low + high) / 2
        edges = _levels(x for x, bottom, top in down if bottom - 1 <= middle <= top + 1)
        bands.append((low, high, edges, []))
    outside: list[Fragment] = []
    for fragment in fragments:
        i = bisect_right(levels, fragment.base) - 1
        centre = (fragment.left + fragment.right) / 2
        edges = bands[i][2] if 0 <= i < len(bands) else []
        inside = len(edges) >= 3 and edges[0] < centre < edges[-1]
        (bands[i][3] if inside else outside).append(fragment)
    for _, _, edges, inside_band in bands:
        cells: list[list[Fragment]] = [[] for _ in edges]
        for fragment in sorted(inside_band, key=lambda f: (-round(f.base), f.left)):
            centre = (fragment.left + fragment.right) / 2
            cells[bisect_right(edges, centre) - 1].append(fragment)
        words = [" ".join(f.text for f in cell) for cell in cells if cell]
        if len(words) < 2:
            outside += inside_band
            continue
        first = inside_band[0]
        base = max(f.base for f in inside_band)
        bold = all(f.bold for f in inside_band)
        outside.append(
            Fragment("\t".join(words), edges[0], edges[-1], base, first.size, bold, words)
        )
    return outside


def rows_of(fragments: Sequence[Fragment]) -> list[Row]:
    """Group stretches by baseline, from the top down, each row from left to right."""
    rows: list[Row] = []
    for fragment in sorted(fragments, key=lambda f: (-f.base, f.left)):
        last = rows[-1] if rows else None
        if last is not None:
            size = max(last[0].size, fragment.size)
            if abs(last[0].base - fragment.base) <= _SAME_LINE * size:
                last.append(fragment)
                continue
        rows.append([fragment])
    for row in rows:
        row.sort(key=lambda f: f.left)
    return rows


def _clear(row: Row, low: float, high: float) -> tuple[float, float] | None:
    """Narrow a gutter so that a row leaves it free; none where a stretch lies across it."""
    middle = (low + high) / 2
    for f in row:
        if (f.left + f.right) / 2 < middle:
            low = max(low, f.right)
        else:
            high = min(high, f.left)
    return (low, high) if high - low >= _GUTTER else None


def _gutter(rows: Sequence[Row], seed: int) -> tuple[int, int, float] | None:
    """Find the gutter that a row shows, and the rows above and below that leave it free.

    Returns:
        Index of the first row, index past the last one, and the gutter's place; none where the row
        shows no gutter.
    """
    row = rows[seed]
    beside = row
    if len(row) == 1 and seed + 1 < len(rows):
        below = rows[seed + 1]
        if row[0].base - below[0].base < 0.9 * row[0].size:
            beside = sorted([*row, *below], key=lambda f: f.left)
    gaps = [(b.left - a.right, a.right, b.left) for a, b in pairwise(beside)]
    if not gaps or max(gaps)[0] < _GUTTER:
        return None
    _, low, high = max(gaps)
    first = end = seed
    for step in (1, -1):
        i = seed
        while 0 <= i < len(rows):
            clear = _clear(rows[i], low, high)
            if clear is None:
                break
            low, high = clear
            first, end = min(first, i), max(end, i + 1)
            i += step
    return first, end, (low + high) / 2


def _is_prose(column: Sequence[Fragment]) -> bool:
    words = [len(f.text.split()) for f in column]
    return len(column) >= _COLUMN_LINES and median(words) >= _COLUMN_WORDS


def _line(fragments: Sequence[Fragment]) -> Line:
    """Join the stretches of one row."""
    words = [f.text for f in fragments]
    if len(fragments) > 1 and words[0].isdigit() and fragments[0].size < 0.8 * fragments[1].size:
        words[0] = superscript(words[0])  # a raised number that opens a note
    text = " ".join(words)
    return Line(
        text,
        fragments[0].left,
        max(f.right for f in fragments),
        fragments[0].base,
        max(f.size for f in fragments),
        all(f.bold for f in fragments),
        cells=[cell for f in fragments for cell in f.cells],
    )


def _bullet(fragment: Fragment) -> bool:
    return len(fragment.text.rstrip(".)")) <= 2 and not fragment.text.strip().isalpha()


def _is_table(rows: Sequence[Row], i: int) -> bool:
    """Whether a row of several cells has a neighbour whose cells begin at the same places."""
    row = rows[i]
    if not 2 <= len(row) <= _MOST_CELLS or (len(row) == 2 and _bullet(row[0])):
        return False
    for j in (i - 2, i - 1, i + 1, i + 2):
        if 0 <= j < len(rows) and 2 <= len(rows[j]) <= _MOST_CELLS:
            shared = sum(
                any(abs(a.left - b.left) < 3 or abs(a.right - b.right) < 3 for b in rows[j])
                for a in row
            )
            if shared >= 2:
                return True
    return False


def _table(rows: Sequence[Row], first: int) -> tuple[int, list[Line]]:
    """Take a table from a row down: a line whose first cell is empty goes on with the row above."""
    starts = sorted({round(f.left) for f in rows[first]})
    lines: list[Line] = []
    i = first
    gap = 2.5 * max(f.size for f in rows[first])
    while i < len(rows):
        row = rows[i]
        if i > first and rows[i - 1][0].base - row[0].base > 1.6 * gap:
            break
        if _is_table(rows, i):
            lines.append(_line(row))
            lines[-1].cells = [f.text for f in row]
            starts = sorted({*starts, *(round(f.left) for f in row)})
        elif lines and row[0].left > starts[0] + 3 and len(starts) > 1:
            above = lines[-1]
            near = above.base - row[0].base < 1.5 * row[0].size * (1 + above.text.count("\n"))
            if not near:
                break
            columns = sorted(starts)
            for fragment in row:
                at = sum(s <= fragment.left + 3 for s in columns) - 1
                at = min(max(at, 0), len(above.cells) - 1)
                above.cells[at] += " " + fragment.text
        else:
            break
        i += 1
    for line in lines:
        line.text = "\t".join(line.cells)
    return i, lines


def reading_order(rows: Sequence[Row], depth: int = 0) -> list[Line]:
    """Put the rows of a page into reading order.

    Args:
        rows: its rows, from the top down (`rows_of`).
        depth: how many gutters were found around these rows already.

    Returns:
        Lines with the column they stand in, counted in reading order.
    """
    done: list[list[Line]] = []
    plain: list[Row] = []
    i = tried = 0
    while i < len(rows):
        found = _gutter(rows, i) if i >= tried and depth < _MOST_GUTTERS else None
        if found is not None:
            first, end, gutter = found
            first = max(first, i - len(plain))
            inside = [f for row in rows[first:end] for f in row]
            left = [f for f in inside if (f.left + f.right) / 2 < gutter]
            right = [f for f in inside if (f.left + f.right) / 2 >= gutter]
            if _is_prose(left) and _is_prose(right):
                done += _tables(plain[: len(plain) - (i - first)])
                plain = []
                for side in (left, right):
                    done.append(reading_order(rows_of(side), depth + 1))
                i = end
                continue
            tried = end
        plain.append(rows[i])
        i += 1
    done += _tables(plain)
    lines = []
    column = 0
    for group in done:
        inner = -1
        for line in group:
            column += line.column != inner
            inner, line.column = line.column, column
            lines.append(line)
    return lines


def _tables(rows: Sequence[Row]) -> list[list[Line]]:
    """Make lines of rows that no gutter divides, tables apart from the text around them."""
    groups: list[list[Line]] = [[]]
    i = 0
    while i < len(rows):
        if _is_table(rows, i):
            end, table = _table(rows, i)
            if table:
                groups += [table, []]
                i = end
                continue
        groups[-1].append(_line(rows[i]))
        i += 1
    text = [line for group in groups[::2] for line in group]
    _margins(text)
    return [group for group in groups if group]


def _margins(lines: Sequence[Line]) -> None:
    if lines:
        left, right = min(x.left for x in lines), max(x.right for x in lines)
        for line in lines:
            line.margin, line.edge = left, right

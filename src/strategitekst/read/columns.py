"""Stretches of text on a page to lines in reading order: columns one after the other, table rows.

A gutter parts columns where both sides hold lines of prose; where they hold short cells side by
side it is a table.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Final

#: Two stretches are on one line if their baselines differ by less than this share of their size.
_SAME_LINE: Final = 0.45
#: A column of prose has so many lines, each with so many words on average.
_COLUMN_LINES: Final = 4
_COLUMN_WORDS: Final = 3.0


@dataclass(slots=True)
class Fragment:
    """A stretch of text: left, right and baseline in points from the page's lower left corner."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool


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
class PageLines:
    """A page: its lines, its height in points, and its number from 1."""

    lines: list[Line]
    height: float
    number: int


Row = list[Fragment]


def _rows(fragments: Sequence[Fragment]) -> list[Row]:
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


def _gutter(rows: Sequence[Row], first: int) -> tuple[int, float] | None:
    """Find a gutter that begins at a row: how far down it goes, and where it is.

    Returns:
        Index past its last row, and its place from the left; none where there is no gutter.
    """
    # a single stretch may lie on either side of the gutter, but no stretch may cross it
    low, high, pairs = 0.0, 1e9, 0
    end = first
    for i in range(first, len(rows)):
        row = rows[i]
        if len(row) == 2:
            new_low, new_high = max(low, row[0].right), min(high, row[1].left)
            if new_high - new_low < 6:
                break
            low, high, pairs = new_low, new_high, pairs + 1
        elif len(row) == 1 and pairs:
            only = row[0]
            if only.right <= high:
                low = max(low, only.right) if only.right > low else low
            elif only.left < low:
                break
            elif only.left < high:
                high = only.left
            if high - low < 6:
                break
        else:
            break
        end = i + 1
    return (end, (low + high) / 2) if pairs >= _COLUMN_LINES else None


def _is_prose(column: Sequence[Fragment]) -> bool:
    words = [len(f.text.split()) for f in column]
    return len(column) >= _COLUMN_LINES and median(words) >= _COLUMN_WORDS


def _line(fragments: Sequence[Fragment]) -> Line:
    text = " ".join(f.text for f in fragments)
    return Line(
        text,
        fragments[0].left,
        max(f.right for f in fragments),
        fragments[0].base,
        max(f.size for f in fragments),
        all(f.bold for f in fragments),
    )


def _bullet(fragment: Fragment) -> bool:
    return len(fragment.text.rstrip(".)")) <= 2 and not fragment.text.strip().isalpha()


def _is_table(rows: Sequence[Row], i: int) -> bool:
    """Whether a row of several cells has a neighbour whose cells begin at the same places."""
    row = rows[i]
    if len(row) < 2 or (len(row) == 2 and _bullet(row[0])):
        return False
    for j in (i - 2, i - 1, i + 1, i + 2):
        if 0 <= j < len(rows) and len(rows[j]) >= 2:
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


def page_lines(
    fragments: Sequence[Fragment], width: float, height: float, number: int
) -> PageLines:
    """Put the stretches of a page into reading order.

    Args:
        fragments: stretches of text, in any order.
        width: of the page, in points.
        height: of the page, in points.
        number: of the page, from 1.
    """
    rows = _rows(fragments)
    lines: list[Line] = []
    column = 0
    i = 0
    while i < len(rows):
        found = _gutter(rows, i) if len(rows[i]) == 2 else None
        if found is not None:
            end, gutter = found
            inside = [f for row in rows[i:end] for f in row]
            left = [f for f in inside if (f.left + f.right) / 2 < gutter]
            right = [f for f in inside if (f.left + f.right) / 2 >= gutter]
            if _is_prose(left) and _is_prose(right):
                for side in (left, right):
                    column += 1
                    placed = [_line([f]) for f in side]
                    _margins(placed, column)
                    lines += placed
                column += 1
                i = end
                continue
        if _is_table(rows, i):
            end, table = _table(rows, i)
            if table:
                column += 1
                for line in table:
                    line.column = column
                column += 1
                lines += table
                i = end
                continue
        line = _line(rows[i])
        line.column = column
        lines.append(line)
        i += 1
    for key in {line.column for line in lines if not line.edge}:
        _margins([line for line in lines if line.column == key and not line.cells], key)
    for line in lines:
        line.page = number
    return PageLines(lines, height, number)


def _margins(lines: Sequence[Line], column: int) -> None:
    if not lines:
        return
    left, right = min(x.left for x in lines), max(x.right for x in lines)
    for line in lines:
        line.column, line.margin, line.edge = column, left, right

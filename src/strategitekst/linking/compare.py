"""Comparison: one named, readable clue at a time. Each says at which level two groups agree.

A level is a word, not a number, so that a decision can be read and an explanation written. ``""``
is the level of a clue that has nothing to say, because one side does not tell. Clues are asked of
many pairs at once and answer with the indices of their levels in `LEVELS`.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Final, TypeVar

import numpy as np
import numpy.typing as npt

from .columns import Bools, Columns, Ints, Names, Sets
from .groups import Group, Years

#: All levels; a clue answers with indices into them.
LEVELS: Final = (
    *("", "equal", "close", "number", "alike", "some", "unlike", "all", "inside", "none", "one"),
    *("same", "other", "overlap", "outside", "near", "years", "far", "apart", "passed", "several"),
    *("names", "mixed", "descriptions", "year", "later", "few", "many", "speakers", "whole"),
    *("rivals", "locals", "presenters"),
)
_CODE: Final = {level: code for code, level in enumerate(LEVELS)}

#: A word is held by few groups: so many or less, or so large a part of all; and by some.
_FEW: Final = (6, 0.01)
_SOME: Final = (15, 0.04)
#: Of fewer groups, none of their words can be told to be rare.
_LEAST: Final = 120

Codes = npt.NDArray[np.uint8]
Clue = Callable[[Columns, Ints, Ints], Codes]
_Year = TypeVar("_Year", int, Ints)


def _first(*rules: tuple[str, Bools]) -> Codes:
    """The level of the first rule that holds of each pair, ``""`` where none does."""
    codes = [np.uint8(_CODE[level]) for level, _ in rules]
    return np.select([holds for _, holds in rules], codes, default=np.uint8(0))


def _best(names: Names, i: Ints, j: Ints) -> Codes:
    there = (names.count[i] > 0) & (names.count[j] > 0)
    levels = np.zeros(len(i), dtype=np.uint8)
    levels[there & (names.shared(i, j) > 0)] = _CODE["equal"]
    rest = np.flatnonzero(there & (levels == 0))
    alike, same_numbers, contained = names.best(i[rest], j[rest])
    levels[rest] = _first(
        ("equal", alike >= 99.5),
        ("number", (alike >= 80) & ~same_numbers),  # "Bølge 1" and "Bølge 2"
        ("close", alike >= 91),
        ("whole", contained),  # a name with and without its subtitle
        ("alike", alike >= 80),
        ("some", alike >= 60),
        ("unlike", alike < 60),
    )
    return levels


def name(c: Columns, i: Ints, j: Ints) -> Codes:
    """How alike their names are (RapidFuzz ``token_sort_ratio`` of normalised names)."""
    return _best(c.titles, i, j)


def description(c: Columns, i: Ints, j: Ints) -> Codes:
    """How alike their descriptions are."""
    return _best(c.descriptions, i, j)


def words(c: Columns, i: Ints, j: Ints) -> Codes:
    """How many of the words that tell which one they share, of the fewer."""
    ours, theirs, shared = c.words.count[i], c.words.count[j], c.words.shared(i, j)
    return _first(
        ("", (ours == 0) | (theirs == 0)),
        ("none", shared == 0),
        ("all", shared == np.maximum(ours, theirs)),
        ("inside", shared == np.minimum(ours, theirs)),
        ("some", shared > 0),
    )


def rare(c: Columns, i: Ints, j: Ints) -> Codes:
    """Whether few groups have a telling word that they share."""
    return _by_spread(c.words, i, j)


def _by_spread(values: Sets, i: Ints, j: Ints) -> Codes:
    """How many of the groups have the rarest value that the groups of each pair share."""
    held, groups = values.rarest(i, j), len(values.count)
    few, some = (max(least, share * groups) for least, share in (_FEW, _SOME))
    there, told = held > 0, groups >= _LEAST
    return _first(
        ("few", there & told & (held <= few + 0.5)),
        ("some", there & (held <= some + 0.5)),
        ("many", there),
    )


def head(c: Columns, i: Ints, j: Ints) -> Codes:
    """Whether they are called by the same head noun, and by one that few are called by."""
    told = (c.heads.count[i] > 0) & (c.heads.count[j] > 0)
    same = c.heads.shared(i, j) > 0
    few = _by_spread(c.heads, i, j) == _CODE["few"]
    return _first(("few", few), ("same", told & same), ("other", told))


def scope(c: Columns, i: Ints, j: Ints) -> Codes:
    """Whether "fælleskommunal", "national" … agree."""
    ours, theirs = c.scope.count[i] > 0, c.scope.count[j] > 0
    same = c.scope.shared(i, j) > 0
    return _first(("same", same), ("other", ours & theirs), ("one", ours | theirs))


def is_range(years: Years) -> bool:
    """Whether a period has an end of its own; a single year only says when something began."""
    return years[0] < years[1]


def years_conflict(first: _Year, last: _Year, other_first: _Year, other_last: _Year) -> _Year:
    """Whether two stated periods, each by its first and last year, are of two editions."""
    ranges = (first < last) & (other_first < other_last)
    begins = abs(first - other_first)
    editions = (begins > 0) & ((last != other_last) | (begins > 1))
    apart = (last < other_first - 1) | (other_last < first - 1)
    conflict: _Year = (ranges & editions) | ((ranges ^ True) & apart)
    return conflict


def period(c: Columns, i: Ints, j: Ints) -> Codes:
    """Whether the periods that the texts state agree."""
    ours, theirs = (c.first[i], c.last[i]), (c.first[j], c.last[j])
    same = (ours[0] == theirs[0]) & (ours[1] == theirs[1])
    return _first(
        ("", (ours[0] == 0) | (theirs[0] == 0)),
        ("year", same & (ours[0] == ours[1])),
        ("same", same),
        ("other", years_conflict(*ours, *theirs).astype(bool)),
        ("overlap", ours[0] > 0),
    )


def _fits(c: Columns, told: Ints, dated: Ints) -> Bools:
    """Whether the document that dates the one fits the period told of the other."""
    first, last, year = c.first[told], c.last[told], c.year[dated]
    old = last <= year + 1
    new = (year - 1 <= first) & (first <= year + 2)
    running = (first - 1 <= year) & (year <= last + 1)
    return np.select([c.old[dated], c.new[dated]], [old, new], default=running)


def time(c: Columns, i: Ints, j: Ints) -> Codes:
    """Whether the one's document fits the other's period; without periods, how far apart they are."""
    ours, theirs = c.first[i] > 0, c.first[j] > 0
    dated = (c.year[i] > 0) & (c.year[j] > 0)
    apart = abs(c.year[i] - c.year[j])
    neither = ~ours & ~theirs
    by_ours = ours & ~theirs & (c.year[j] > 0)
    by_theirs = theirs & ~ours & (c.year[i] > 0)
    fits = np.where(by_ours, _fits(c, i, j), _fits(c, j, i))
    told, dated_by = np.where(by_ours, i, j), np.where(by_ours, j, i)
    begun = (c.first[told] == c.last[told]) & (c.year[dated_by] > c.last[told])
    return _first(
        ("", neither & ~dated),
        ("near", neither & (apart <= 1)),
        ("years", neither & (apart <= 4)),
        ("far", neither),
        ("inside", (by_ours | by_theirs) & fits),
        ("later", (by_ours | by_theirs) & begun),  # "strategien fra 2018": it may run on
        ("outside", by_ours | by_theirs),
    )


def order(c: Columns, i: Ints, j: Ints) -> Codes:
    """Whether the one is called new and the other old, near each other in time."""
    dated = (c.year[i] > 0) & (c.year[j] > 0)
    alike = dated & ((c.new[i] & c.new[j]) | (c.old[i] & c.old[j]))
    passed = np.where(c.new[i], c.year[j] - c.year[i], c.year[i] - c.year[j]) > 1
    unlike = dated & ((c.new[i] & c.old[j]) | (c.old[i] & c.new[j]))
    return _first(
        ("same", alike & (abs(c.year[i] - c.year[j]) <= 1)),
        ("apart", alike),
        ("passed", unlike & passed),
        ("other", unlike),
    )


def owner(c: Columns, i: Ints, j: Ints) -> Codes:
    """Whether they belong to the same, as far as the texts say; else for whom the documents speak.

    What two municipalities each set out is hardly one undertaking, though both call it "Nettet først".
    """
    told = (c.owners.count[i] > 0) & (c.owners.count[j] > 0)
    shared = c.owners.shared(i, j) > 0
    stated = c.owned[i] & c.owned[j]
    local, presented = c.local[i] & c.local[j], c.presented[i] & c.presented[j]
    return _first(
        ("same", shared & stated),
        ("one", shared),
        ("other", stated),
        ("rivals", told & local & presented),
        ("locals", told & local),
        ("presenters", told & presented),
        ("speakers", told),
    )


def publisher(c: Columns, i: Ints, j: Ints) -> Codes:
    """Whether the documents come from the same publisher."""
    told = (c.publisher[i] > 0) & (c.publisher[j] > 0)
    return _first(("same", told & (c.publisher[i] == c.publisher[j])), ("other", told))


def theme(c: Columns, i: Ints, j: Ints) -> Codes:
    """Whether the passages are about the same theme."""
    told = (c.themes.count[i] > 0) & (c.themes.count[j] > 0)
    return _first(("same", c.themes.shared(i, j) > 0), ("other", told))


def around(c: Columns, i: Ints, j: Ints) -> Codes:
    """How many names of organisations, persons and products stand around both."""
    shared = c.around.shared(i, j)
    told = (c.around.count[i] > 0) & (c.around.count[j] > 0)
    return _first(("several", shared > 1), ("one", shared == 1), ("none", told))


def registry(c: Columns, i: Ints, j: Ints) -> Codes:
    """Whether the registry knows both, one or none of them."""
    ours, theirs = c.anchor[i], c.anchor[j]
    return _first(
        ("same", (ours > 0) & (ours == theirs)),
        ("other", (ours > 0) & (theirs > 0)),
        ("one", (ours > 0) | (theirs > 0)),
    )


def kind(c: Columns, i: Ints, j: Ints) -> Codes:
    """Whether both are told by name, both by description, or one by each."""
    ours, theirs = c.titles.count[i] > 0, c.titles.count[j] > 0
    return _first(("names", ours & theirs), ("mixed", ours | theirs), ("descriptions", ~ours))


#: All clues, in the order in which they are explained.
CLUES: Final[dict[str, Clue]] = {
    "name": name,
    "description": description,
    "words": words,
    "rare": rare,
    "head": head,
    "scope": scope,
    "period": period,
    "time": time,
    "order": order,
    "owner": owner,
    "publisher": publisher,
    "theme": theme,
    "around": around,
    "registry": registry,
    "kind": kind,
}


def comparable(columns: Columns, pairs: Ints) -> Ints:
    """The pairs that are for the clues to tell: the registry has not, nor has a document of both."""
    i, j = pairs[:, 0], pairs[:, 1]
    told = (columns.anchor[i] > 0) & (columns.anchor[j] > 0)
    kept: Ints = pairs[~told & (columns.document[i] != columns.document[j])]
    return kept


def compare_pairs(
    columns: Columns, pairs: Ints, clues: Iterable[str] = tuple(CLUES)
) -> list[dict[str, str]]:
    """Compare many pairs of groups.

    Args:
        columns: the groups.
        pairs: indices into them (n_pairs, 2); which of two is first does not matter.
        clues: names of the clues to ask, of `CLUES`.

    Returns:
        For each pair the level of each clue that has something to say.
    """
    found: list[dict[str, str]] = [{} for _ in range(len(pairs))]
    for clue in clues:
        codes = CLUES[clue](columns, pairs[:, 0], pairs[:, 1])
        for place in np.flatnonzero(codes).tolist():
            found[place][clue] = LEVELS[codes[place]]
    return found


def compare(a: Group, b: Group, clues: Sequence[str] = tuple(CLUES)) -> dict[str, str]:
    """Compare two groups, as `compare_pairs` does."""
    return compare_pairs(Columns([a, b]), np.array([[0, 1]]), clues)[0]

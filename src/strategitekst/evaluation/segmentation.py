"""How near two divisions of a text are: WindowDiff and boundary similarity, over words.

A division is a string of flags, one for each place between two words: whether a passage ends there.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from ..spans import HasOffsets
from .counts import Overlaps

_WORD = re.compile(r"\S+")
#: Boundaries at most so many places apart are a near miss, not a missed and a spurious one.
NEAR = 1


class _Word:
    """A word's place, to look up its passage."""

    __slots__ = ("end", "start")

    def __init__(self, start: int, end: int) -> None:
        self.start, self.end = start, end


def boundaries(text: str, passages: Sequence[HasOffsets]) -> list[bool]:
    """Flags for the places between the words of a text: whether passages change there.

    Args:
        text: the text; words are its stretches without white space.
        passages: passages without overlaps; what lies between two of them counts as one more.

    Returns:
        One flag less than there are words.
    """
    near = Overlaps(passages)
    owners = []
    for match in _WORD.finditer(text):
        inside = near.of(_Word(match.start(), match.end()))
        owners.append(inside[0] if inside else None)
    return [a != b for a, b in pairwise(owners)]


def window_size(gold: Sequence[bool]) -> int:
    """Half the mean length of a gold segment, at least 2 (Pevzner and Hearst 2002)."""
    return max(2, round((len(gold) + 1) / (sum(gold) + 1) / 2))


def window_diff(predicted: Sequence[bool], gold: Sequence[bool], size: int) -> tuple[int, int]:
    """WindowDiff (Pevzner and Hearst 2002): windows in which the numbers of boundaries differ.

    Args:
        predicted: flags.
        gold: flags of the same text.
        size: places in a window.

    Returns:
        Differing windows and all windows; their ratio is the figure, 0 is perfect.
    """
    if len(gold) < size:
        return int(sum(predicted) != sum(gold)), 1
    wrong = 0
    difference = sum(predicted[:size]) - sum(gold[:size])
    wrong += difference != 0
    for i in range(size, len(gold)):
        difference += predicted[i] - predicted[i - size] - gold[i] + gold[i - size]
        wrong += difference != 0
    return wrong, len(gold) - size + 1


def boundary_similarity(predicted: Sequence[bool], gold: Sequence[bool]) -> tuple[float, int]:
    """Boundary similarity B (Fournier 2013), transpositions of one place (its nt = 2) at half cost.

    Args:
        predicted: flags.
        gold: flags of the same text.

    Returns:
        Similarity summed over pairs of boundaries, and the number of pairs; their ratio is B.
    """
    ours = {i for i, flag in enumerate(predicted) if flag}
    theirs = {i for i, flag in enumerate(gold) if flag}
    matches = len(ours & theirs)
    left, free = sorted(ours - theirs), sorted(theirs - ours)
    near = 0
    while left and free:
        if abs(left[0] - free[0]) <= NEAR:
            near += 1
            left.pop(0)
            free.pop(0)
        elif left[0] < free[0]:
            left.pop(0)
        else:
            free.pop(0)
    alone = len(ours) + len(theirs) - 2 * matches - 2 * near
    return matches + near / 2, matches + near + alone

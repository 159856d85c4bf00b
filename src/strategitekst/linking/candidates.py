"""Candidates: the pairs of groups that are compared at all, few enough for a million mentions.

Blocking with sorted neighbourhoods (Hernández and Stolfo 1995): groups that share a key lie in one
block, and in a block each is paired with its nearest neighbours in two orders, by owner and time
and by time alone. The number of pairs grows with the number of groups, never with its square, and
the groups of one initiative hang together through their neighbours.
"""

import zlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from .groups import Group

#: Neighbours on each side: in blocks of rare keys, and in those of words.
WINDOW = 4

Pairs = npt.NDArray[np.int64]


def blocking_keys(group: Group) -> set[str]:
    """Return the keys of a group; groups that share one may be compared.

    Whole names and descriptions, their beginnings and ends (a typing error leaves one of them
    as it was), the words that tell which one alone and with the owner, head and owner, and the
    registry's entry.
    """
    keys: set[str] = set()
    for text in group.titles | group.descriptions:
        compact = "".join(sorted(text.split()))
        keys.add(f"= {compact}")
        letters = text.replace(" ", "")
        if len(letters) >= 6:
            keys.add(f"^ {letters[:6]}")
            keys.add(f"$ {letters[-6:]}")
    owned = group.owners[:1] or ((group.body,) if group.body else ())
    for word in group.words:
        keys.add(f"w {word[:8]}")
        keys.update(f"o {owner} {word[:5]}" for owner in owned)
    for head in group.heads:
        keys.update(f"h {owner} {head}" for owner in owned)
        if group.scope:
            keys.add(f"s {' '.join(sorted(group.scope))} {head}")
    if group.anchor:
        keys.add(f"@ {group.anchor}")
    return keys


def _hashed(key: str) -> int:
    """A number for a key, the same in every process; a clash only adds a pair to compare."""
    data = key.encode()
    return (zlib.crc32(data) << 31) ^ zlib.adler32(data)


def _ranks(groups: Sequence[Group], *, by_owner: bool) -> npt.NDArray[np.int64]:
    """Place of each group in an order that does not depend on the order they came in."""

    def key(i: int) -> tuple[object, ...]:
        group = groups[i]
        owner = (group.owners[:1] or (group.body or "",))[0] if by_owner else ""
        start = group.years[0] if group.years else (group.year or 0)
        return (owner, start, group.year or 0, *group.key)

    ranks = np.empty(len(groups), dtype=np.int64)
    ranks[sorted(range(len(groups)), key=key)] = np.arange(len(groups))
    return ranks


def candidate_pairs(groups: Sequence[Group], window: int = WINDOW) -> Pairs:
    """Choose the pairs to compare.

    Args:
        groups: groups in any order.
        window: how many neighbours on each side, in each order of a block.

    Returns:
        Pairs of indices (n_pairs, 2), first smaller than second, each once, sorted.
    """
    keys: list[int] = []
    owners: list[int] = []
    for i, group in enumerate(groups):
        for key in blocking_keys(group):
            keys.append(_hashed(key))
            owners.append(i)
    key_of = np.array(keys, dtype=np.int64)
    group_of = np.array(owners, dtype=np.int64)
    n = len(groups)
    codes = np.empty(0, dtype=np.int64)
    for by_owner in (True, False):
        ranks = _ranks(groups, by_owner=by_owner)
        placed = np.lexsort((ranks[group_of], key_of))
        k, g = key_of[placed], group_of[placed]
        parts = [codes]
        for step in range(1, window + 1):
            together = k[:-step] == k[step:]
            a, b = g[:-step][together], g[step:][together]
            first, second = np.minimum(a, b), np.maximum(a, b)
            parts.append((first * n + second)[first != second])
        codes = np.unique(np.concatenate(parts))
    return np.stack([codes // n, codes % n], axis=1) if n else np.empty((0, 2), dtype=np.int64)

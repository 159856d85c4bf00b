"""Groups to initiatives: which groups of different documents are the same undertaking."""

from collections import defaultdict
from collections.abc import Sequence

from rapidfuzz import fuzz

from ..initiatives.features import VAGUE, conflict
from .groups import Group

#: Least similarity (RapidFuzz, 0 to 100) of two titles, and of two descriptions.
_ALIKE_TITLES = 90.0
_ALIKE_DESCRIPTIONS = 92.0
#: Two descriptions without a period may be of one undertaking for so many years.
_MOST_YEARS_APART = 3


def _apart(a: Group, b: Group) -> bool:
    """Clues that forbid a link: periods, scope, owners."""
    if any(conflict(f, g) for f in a.clues for g in b.clues):
        return True
    return bool(a.owners and b.owners and not a.owners & b.owners)


def _telling(name: str) -> bool:
    return any(word not in VAGUE and len(word) > 3 for word in name.split())


def same_initiative(a: Group, b: Group) -> bool:
    """Whether two groups of different documents are of the same initiative."""
    if a.registered and b.registered:
        return a.identity == b.identity
    titles = max((fuzz.token_sort_ratio(x, y) for x in a.titles for y in b.titles), default=0.0)
    if titles >= _ALIKE_TITLES and not _apart(a, b):
        return True
    if a.registered or b.registered:
        return False
    described = max(
        (
            fuzz.token_sort_ratio(x, y)
            for x in a.names
            for y in b.names
            if _telling(x) and _telling(y)
        ),
        default=0.0,
    )
    if described < _ALIKE_DESCRIPTIONS or _apart(a, b):
        return False
    return a.year is None or b.year is None or abs(a.year - b.year) <= _MOST_YEARS_APART


def _candidates(groups: Sequence[Group]) -> list[tuple[int, int]]:
    """Pairs that share an id or a telling word: the only ones compared."""
    rooms: dict[str, list[int]] = defaultdict(list)
    for i, group in enumerate(groups):
        words = {
            w[:8] for name in group.titles | group.names for w in name.split() if w not in VAGUE
        }
        for word in words | {f"={group.identity}"}:
            rooms[word].append(i)
    pairs = {
        (i, j)
        for room in rooms.values()
        for n, i in enumerate(room)
        for j in room[n + 1 :]
        if groups[i].document != groups[j].document
    }
    return sorted(pairs)


def cluster_groups(groups: Sequence[Group]) -> list[list[Group]]:
    """Join groups into initiatives; two different registry entries never meet in one.

    Args:
        groups: groups in a fixed order.

    Returns:
        Clusters of groups, each in the order given.
    """
    leader = list(range(len(groups)))
    registered = {i: g.identity if g.registered else None for i, g in enumerate(groups)}

    def find(i: int) -> int:
        while leader[i] != i:
            leader[i] = leader[leader[i]]
            i = leader[i]
        return i

    for i, j in _candidates(groups):
        a, b = find(i), find(j)
        if a == b or not same_initiative(groups[i], groups[j]):
            continue
        if registered[a] and registered[b] and registered[a] != registered[b]:
            continue
        leader[b] = a
        registered[a] = registered[a] or registered[b]
    clusters: dict[int, list[Group]] = defaultdict(list)
    for i, group in enumerate(groups):
        clusters[find(i)].append(group)
    return list(clusters.values())

"""Ids that last while a collection grows, and what is different from the collection before."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from typing import Literal

from ..schema import Change, Collection, Initiative

Mentions = Sequence[Hashable]


def keep_ids(clusters: Sequence[Mentions], earlier: Mapping[str, Mentions]) -> dict[int, str]:
    """Give clusters the ids of the earlier clusters with which they share most mentions.

    Args:
        clusters: the new clusters, each its mentions.
        earlier: the earlier clusters' mentions by id.

    Returns:
        The id of each new cluster (index) that takes an earlier one: a merge keeps the id of the
        earlier cluster that gives it most, a split keeps it on the part that gets most.
    """
    was = {mention: identity for identity, mentions in earlier.items() for mention in mentions}
    shares = [Counter(was[m] for m in mentions if m in was) for mentions in clusters]
    order = [min((str(m) for m in mentions), default="") for mentions in clusters]
    ranked = sorted(
        (
            (count, identity, i)
            for i, share in enumerate(shares)
            for identity, count in share.items()
        ),
        key=lambda item: (-item[0], item[1], order[item[2]]),
    )
    kept: dict[int, str] = {}
    taken: dict[str, int] = {}
    for _, identity, i in ranked:
        if i not in kept and identity not in taken:
            kept[i] = identity
            taken[identity] = i
    return kept


def merges_and_splits(
    ids: Sequence[str], clusters: Sequence[Mentions], earlier: Mapping[str, Mentions]
) -> list[Change]:
    """Tell every move of mentions between ids, as merges and splits.

    Args:
        ids: the id of each new cluster.
        clusters: the new clusters, each its mentions.
        earlier: the earlier clusters' mentions by id.
    """
    was = {mention: identity for identity, mentions in earlier.items() for mention in mentions}
    into: dict[str, set[str]] = defaultdict(set)
    out: dict[str, set[str]] = defaultdict(set)
    for identity, mentions in zip(ids, clusters, strict=True):
        for old in {was[m] for m in mentions if m in was}:
            into[identity].add(old)
            out[old].add(identity)
    changes = []
    for identity, olds in into.items():
        gone = {old for old in olds if old != identity and out[old] == {identity}}
        if gone:
            changes.append(Change(type="merged", id=identity, others=tuple(sorted(gone))))
    for old, news in out.items():
        others = news - {old}
        if others and len(news) > 1:
            changes.append(Change(type="split", id=old, others=tuple(sorted(others))))
    return sorted(changes, key=lambda c: (c.type, c.id))


def _mentions(initiative: Initiative) -> list[tuple[str, int, int]]:
    return [(m.document, m.start, m.end) for m in initiative.mentions]


def mentions_by_id(collection: Collection) -> dict[str, Mentions]:
    """Return the mentions of each initiative: (document, start, end)."""
    return {i.id: _mentions(i) for i in collection.initiatives}


def _facts(initiative: Initiative) -> dict[str, str]:
    relations = sorted(f"{r.type} {r.target}" for r in initiative.relations)
    return {
        "name": initiative.name,
        "period": initiative.period or "",
        "owners": ", ".join(initiative.owners),
        "relations": "; ".join(relations),
    }


_FACTS: tuple[Literal["name", "period", "owners", "relations"], ...] = (
    "name",
    "period",
    "owners",
    "relations",
)


def compare_collections(old: Collection, new: Collection) -> list[Change]:
    """Tell what is different between two collections.

    Args:
        old: the earlier collection.
        new: the later one.

    Returns:
        Merges and splits first, then new and gone initiatives, then mentions and facts that are
        different; sorted by id.
    """
    earlier, later = mentions_by_id(old), mentions_by_id(new)
    changes = merges_and_splits(list(later), list(later.values()), earlier)
    merged = {other for change in changes for other in change.others if change.type == "merged"}
    parts = {other for change in changes for other in change.others if change.type == "split"}
    before = {i.id: i for i in old.initiatives}
    after = {i.id: i for i in new.initiatives}
    for identity in sorted(after.keys() - before.keys() - parts):
        changes.append(Change(type="new", id=identity, after=after[identity].name))
    for identity in sorted(before.keys() - after.keys() - merged):
        changes.append(Change(type="gone", id=identity, before=before[identity].name))
    for identity in sorted(before.keys() & after.keys()):
        one, other = before[identity], after[identity]
        ours, theirs = set(earlier[identity]), set(later[identity])
        if ours != theirs:
            count = (str(len(ours)), f"{len(theirs)} (+{len(theirs - ours)} −{len(ours - theirs)})")
            changes.append(Change(type="mentions", id=identity, before=count[0], after=count[1]))
        left, right = _facts(one), _facts(other)
        changes += [
            Change(type=fact, id=identity, before=left[fact] or None, after=right[fact] or None)
            for fact in _FACTS
            if left[fact] != right[fact]
        ]
    return changes

"""What is told of the initiatives themselves: owners, periods, and whether editions stay apart."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from ..linking.cluster import UnionFind
from ..schema import Annotation, Collection, Initiative
from .counts import Counts, normalise
from .links import aligned_ids, mention_ids, mention_keys

#: What stands at the end of an id where an undertaking has editions ("-2016-2020").
_EDITION: Final = "0123456789-"


def _owners(initiative: Initiative) -> frozenset[str]:
    return frozenset(normalise(owner) for owner in initiative.owners)


def _told_alike(
    told: Callable[[Initiative], object],
    names: Mapping[str, str],
    found: Mapping[str, Initiative],
    wanted: Mapping[str, Initiative],
) -> Counts:
    ours = {gold: found[own] for own, gold in names.items() if own in found}
    right = sum(
        identity in ours and told(ours[identity]) == told(initiative)
        for identity, initiative in wanted.items()
    )
    given = sum(bool(told(ours[identity])) for identity in wanted if identity in ours)
    return Counts(right, given, len(wanted))


def score_facts(
    predicted: Sequence[Annotation],
    gold: Sequence[Annotation],
    found: Collection,
    wanted: Collection,
) -> dict[str, Counts]:
    """Count owners and periods: right where the initiative aligned to the gold one has the same.

    Args:
        predicted: annotations whose mentions carry the ids of ``found``.
        gold: gold annotations, whose mentions carry those of ``wanted``.
        found: the predicted collection.
        wanted: the gold collection; it may hold more documents than are judged here.

    Returns:
        ``owners`` and ``periods``; gold counts the initiatives mentioned here that have any.
    """
    names = aligned_ids(predicted, gold)
    mentioned = {identity for ids in mention_ids(gold) for identity in ids}
    ours = {initiative.id: initiative for initiative in found.initiatives}
    theirs = {i.id: i for i in wanted.initiatives if i.id in mentioned}
    told: dict[str, Callable[[Initiative], object]] = {
        "owners": _owners,
        "periods": lambda initiative: initiative.period,
    }
    return {
        name: _told_alike(tell, names, ours, {i: x for i, x in theirs.items() if tell(x)})
        for name, tell in told.items()
    }


def _undertakings(wanted: Collection) -> list[set[str]]:
    """Ids of the editions of each undertaking that has several.

    Editions follow one another (``succeeds``) or have ids that differ by their numbers alone.
    """
    ids = [initiative.id for initiative in wanted.initiatives]
    place = {identity: n for n, identity in enumerate(ids)}
    sets, first = UnionFind(len(ids)), dict[str, int]()
    for n, initiative in enumerate(wanted.initiatives):
        stem = initiative.id.rstrip(_EDITION)
        if stem != initiative.id:
            sets.join(first.setdefault(stem, n), n)
        for relation in initiative.relations:
            if relation.type == "succeeds" and relation.target in place:
                sets.join(place[relation.target], n)
    editions: dict[int, set[str]] = defaultdict(set)
    for n, identity in enumerate(ids):
        editions[sets.find(n)].add(identity)
    return [together for together in editions.values() if len(together) > 1]


def edition_confusions(
    predicted: Sequence[Annotation], gold: Sequence[Annotation], wanted: Collection
) -> list[tuple[int, int]]:
    """Mentions found of initiatives with editions, and those in a cluster of another edition.

    A cluster is that of the edition which most of its mentions are of.

    Args:
        predicted: annotations whose mentions carry the ids of a collection.
        gold: gold annotations of the same documents.
        wanted: the gold collection, which tells the editions.

    Returns:
        Of each document the confused mentions and all of them.
    """
    our_keys, their_keys = mention_keys(predicted, gold)
    of = {
        key: identity
        for ids, keys in zip(mention_ids(gold), their_keys, strict=True)
        for identity, key in zip(ids, keys, strict=True)
    }
    clusters: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for d, (ids, keys) in enumerate(zip(mention_ids(predicted), our_keys, strict=True)):
        for own, key in zip(ids, keys, strict=True):
            if key in of:
                clusters[own].append((d, of[key]))
    siblings = {i: ids - {i} for ids in _undertakings(wanted) for i in ids}
    counted = [[0, 0] for _ in gold]
    for members in clusters.values():
        inside = [identity for _, identity in members]
        for d, identity in members:
            if identity in siblings:
                others = max((inside.count(other) for other in siblings[identity]), default=0)
                counted[d][0] += inside.count(identity) < others
                counted[d][1] += 1
    return [(mixed, whole) for mixed, whole in counted]

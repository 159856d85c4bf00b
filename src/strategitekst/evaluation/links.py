"""Linking, counted over all documents together: clusters, relations, and the scores of links."""

from collections import defaultdict
from collections.abc import Sequence

from ..schema import Annotation, Collection
from .coreference import CONLL, METRICS, Cluster, Metric, Shares, align, f1
from .counts import Counts, match_spans
from .scoring import OVERLAP

#: A mention by its document (index), side and place among that document's mentions.
Key = tuple[int, str, int]


def mention_keys(
    predicted: Sequence[Annotation], gold: Sequence[Annotation]
) -> tuple[list[list[Key]], list[list[Key]]]:
    """Name the mentions of each document, those matched by overlap by one key.

    Returns:
        Keys of the predicted and of the gold mentions, document by document.
    """
    found, wanted = [], []
    for d, (ours, theirs) in enumerate(zip(predicted, gold, strict=True)):
        pairs = match_spans(ours.initiatives, theirs.initiatives, OVERLAP)
        wanted.append([(d, "gold", g) for g in range(len(theirs.initiatives))])
        found.append(
            [
                (d, "gold", pairs[p]) if p in pairs else (d, "predicted", p)
                for p in range(len(ours.initiatives))
            ]
        )
    return found, wanted


def mention_ids(notes: Sequence[Annotation]) -> list[list[str]]:
    """The initiative of each mention of each document; one without an id is alone."""
    return [
        [mention.id or f"{d}:{i}" for i, mention in enumerate(note.initiatives)]
        for d, note in enumerate(notes)
    ]


def _by_id(notes: Sequence[Annotation], keys: Sequence[Sequence[Key]]) -> dict[str, frozenset[Key]]:
    clusters: dict[str, set[Key]] = defaultdict(set)
    for ids, names in zip(mention_ids(notes), keys, strict=True):
        for identity, key in zip(ids, names, strict=True):
            clusters[identity].add(key)
    return {identity: frozenset(cluster) for identity, cluster in clusters.items()}


def aligned_ids(predicted: Sequence[Annotation], gold: Sequence[Annotation]) -> dict[str, str]:
    """The gold initiative of each predicted one, aligned one to one as CEAFe does."""
    our_keys, their_keys = mention_keys(predicted, gold)
    ours, theirs = _by_id(predicted, our_keys), _by_id(gold, their_keys)
    our_ids, their_ids = list(ours), list(theirs)
    pairs = align(list(ours.values()), list(theirs.values()))
    return {our_ids[p]: their_ids[g] for p, g in pairs.items()}


def linking_clusters(
    predicted: Sequence[Annotation], gold: Sequence[Annotation]
) -> tuple[list[Cluster], list[Cluster]]:
    """Clusters of mentions of several documents, those matched by overlap under one key."""
    found, wanted = mention_keys(predicted, gold)
    return list(_by_id(predicted, found).values()), list(_by_id(gold, wanted).values())


def score_linking(predicted: Sequence[Annotation], gold: Sequence[Annotation]) -> dict[str, float]:
    """MUC, B³, CEAFe, their mean (CoNLL) and LEA over all documents, singletons counted.

    Args:
        predicted: annotations whose mentions carry the collection's ids.
        gold: gold annotations of the same documents, in the same order.
    """
    found, wanted = linking_clusters(predicted, gold)
    scores = {name: f1(METRICS[name], found, wanted) for name in CONLL}
    scores["CoNLL"] = sum(scores.values()) / len(CONLL)
    scores["LEA"] = f1(METRICS["LEA"], found, wanted)
    return scores


def _per_document(shares: Shares, documents: int) -> list[tuple[float, float]]:
    sums = [[0.0, 0.0] for _ in range(documents)]
    for key, (right, possible) in shares.items():
        if isinstance(key, tuple):
            sums[key[0]][0] += right
            sums[key[0]][1] += possible
    return [(right, possible) for right, possible in sums]


def document_shares(
    predicted: Sequence[Annotation], gold: Sequence[Annotation]
) -> dict[str, list[tuple[float, float, float, float]]]:
    """What each document adds to each metric, the linking of all of them held fixed.

    Returns:
        For each metric and document the sums of precision (right, possible) and of recall.
    """
    found, wanted = linking_clusters(predicted, gold)

    def rows(metric: Metric) -> list[tuple[float, float, float, float]]:
        precision = _per_document(metric(found, wanted), len(gold))
        recall = _per_document(metric(wanted, found), len(gold))
        return [(*p, *r) for p, r in zip(precision, recall, strict=True)]

    return {name: rows(metric) for name, metric in METRICS.items()}


def _relations(collection: Collection, notes: Sequence[Annotation]) -> set[tuple[str, str, str]]:
    """Relations of which both initiatives are mentioned in the documents."""
    mentioned = {identity for ids in mention_ids(notes) for identity in ids}
    return {
        (initiative.id, relation.type, relation.target)
        for initiative in collection.initiatives
        for relation in initiative.relations
        if initiative.id in mentioned and relation.target in mentioned
    }


def score_relations(
    predicted: Sequence[Annotation],
    gold: Sequence[Annotation],
    found: Collection,
    wanted: Collection,
) -> Counts:
    """Count relations: right where the type and both initiatives, aligned one to one, are.

    Args:
        predicted: annotations whose mentions carry the ids of ``found``.
        gold: gold annotations, whose mentions carry those of ``wanted``.
        found: the predicted collection.
        wanted: the gold collection; it may hold more documents than are judged here.
    """
    names = aligned_ids(predicted, gold)
    right, given = _relations(wanted, gold), _relations(found, predicted)
    hits = sum((names.get(s), kind, names.get(t)) in right for s, kind, t in given)
    return Counts(hits, len(given), len(right))


def link_outcomes(
    predicted: Sequence[Annotation], gold: Sequence[Annotation], collection: Collection
) -> list[tuple[int, float, bool]]:
    """Judge every scored link of two mentions: right where gold has both, as one initiative.

    Args:
        predicted: annotations whose mentions were linked.
        gold: gold annotations of the same documents.
        collection: the linking; its initiatives may have ``links``, each with mentions ``a`` and
            ``b`` and a ``score``.

    Returns:
        Document of the first mention (index), score and whether the link is right.
    """
    found, wanted = mention_keys(predicted, gold)
    of = {
        key: identity
        for ids, keys in zip(mention_ids(gold), wanted, strict=True)
        for identity, key in zip(ids, keys, strict=True)
    }
    places = {
        (note.id, mention.start, mention.end): key
        for note, keys in zip(predicted, found, strict=True)
        for mention, key in zip(note.initiatives, keys, strict=True)
    }
    outcomes = []
    for initiative in collection.initiatives:
        for link in initiative.to_dict().get("links", ()):
            a, b = (
                places.get((end["document"], end["start"], end["end"]))
                for end in (link["a"], link["b"])
            )
            if a is not None and b is not None and link.get("score") is not None:
                right = a in of and b in of and of[a] == of[b]
                outcomes.append((a[0], float(link["score"]), right))
    return outcomes

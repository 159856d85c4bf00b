"""The only place that counts: predicted annotations against gold ones.

Every figure follows the section "How figures are counted" of the annotation format. Counts are
kept per document, so that intervals can be drawn by resampling documents.
"""

import random
import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from .coreference import Cluster, b_cubed, ceaf_e, muc
from .labels import CONTENT_ROLES
from .schema import Annotation, HasOffsets, Passage

_APOSTROPHES = re.compile("[’‘´`]")


@dataclass(frozen=True, slots=True)
class Counts:
    """How many were right, how many were predicted, how many there are."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.right + other.right, self.predicted + other.predicted, self.gold + other.gold
        )

    @property
    def precision(self) -> float:
        """Share of the predicted that is right; 1 where nothing was predicted."""
        return self.right / self.predicted if self.predicted else 1.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found; 1 where there is nothing to find."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.predicted + self.gold
        return 2 * self.right / total if total else 1.0


def normalise(text: str | None) -> str:
    """Case folded, white space and apostrophes in one form."""
    return " ".join(_APOSTROPHES.sub("'", text or "").casefold().split())


def iou(a: HasOffsets, b: HasOffsets) -> float:
    """Intersection over union of two spans, in characters."""
    shared = min(a.end, b.end) - max(a.start, b.start)
    if shared <= 0:
        return 0.0
    return shared / (max(a.end, b.end) - min(a.start, b.start))


def match_spans(
    predicted: Sequence[HasOffsets],
    gold: Sequence[HasOffsets],
    threshold: float,
    same: Callable[[int, int], bool] = lambda p, g: True,
) -> dict[int, int]:
    """Match spans one to one by intersection over union, the best pairs first.

    Args:
        predicted: predicted spans.
        gold: gold spans.
        threshold: least intersection over union of a pair.
        same: whether predicted span ``p`` and gold span ``g`` (indices) may be paired.

    Returns:
        Index of the gold span for each predicted span that has one.
    """
    pairs = []
    for p, a in enumerate(predicted):
        for g, b in enumerate(gold):
            overlap = iou(a, b)
            if overlap >= threshold and overlap > 0 and same(p, g):
                pairs.append((-overlap, p, g))
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for _, p, g in sorted(pairs):
        if p not in matched and g not in taken:
            matched[p] = g
            taken.add(g)
    return matched


def _most_overlapping(span: HasOffsets, others: Sequence[Passage]) -> Passage | None:
    best, most = None, 0
    for other in others:
        shared = min(span.end, other.end) - max(span.start, other.start)
        if shared > most:
            best, most = other, shared
    return best


def _theme_counts(predicted: Annotation, gold: Annotation) -> dict[str, Counts]:
    scores: dict[str, Counts] = defaultdict(Counts)
    for passage in gold.passages:
        if passage.role not in CONTENT_ROLES:
            continue
        twin = _most_overlapping(passage, predicted.passages)
        given = set(twin.theme_names) if twin is not None and twin.themes else set()
        wanted = set(passage.theme_names)
        scores["themes"] += Counts(len(given & wanted), len(given), len(wanted))
        for theme in given | wanted:
            both = int(theme in given and theme in wanted)
            scores[f"themes {theme}"] += Counts(both, int(theme in given), int(theme in wanted))
        if wanted:
            first = twin.theme_names[:1] if twin is not None else ()
            scores["main theme"] += Counts(int(first == passage.theme_names[:1]), 1, 1)
    for passage in predicted.passages:
        twin = _most_overlapping(passage, gold.passages)
        if passage.theme_names and (twin is None or twin.role not in CONTENT_ROLES):
            scores["themes"] += Counts(0, len(passage.theme_names), 0)
    return scores


def _entity_counts(predicted: Annotation, gold: Annotation) -> dict[str, Counts]:
    scores: dict[str, Counts] = defaultdict(Counts)
    found, wanted = predicted.entities, gold.entities
    strict = {(e.start, e.end, e.label) for e in wanted}
    for entity in found:
        right = int((entity.start, entity.end, entity.label) in strict)
        scores["entities strict"] += Counts(right, 1, 0)
        scores[f"entities {entity.label}"] += Counts(right, 1, 0)
    for entity in wanted:
        scores["entities strict"] += Counts(0, 0, 1)
        scores[f"entities {entity.label}"] += Counts(0, 0, 1)
    pairs = match_spans(found, wanted, 0.3, lambda p, g: found[p].label == wanted[g].label)
    scores["entities overlap"] += Counts(len(pairs), len(found), len(wanted))
    twins = {g: found[p] for p, g in pairs.items()}
    for g, entity in enumerate(wanted):
        twin = twins.get(g)
        if entity.label == "DATE" and entity.value:
            right = twin is not None and (
                twin.value == entity.value
                or (
                    twin.first is not None
                    and (twin.first, twin.last) == (entity.first, entity.last)
                )
            )
            scores["dates resolved"] += Counts(int(right), 1, 1)
        if entity.canonical and twin is not None:
            same = normalise(twin.canonical) == normalise(entity.canonical)
            scores["canonical"] += Counts(int(same), 1, 1)
        if entity.role:
            alike = twin is not None and (
                fuzz.ratio(normalise(twin.role), normalise(entity.role)) >= 80
            )
            scores["person roles"] += Counts(int(alike), 1, 1)
    return scores


def score_document(predicted: Annotation, gold: Annotation) -> dict[str, Counts]:
    """Count one document, all layers but linking.

    Args:
        predicted: the annotation to judge.
        gold: the gold annotation of the same text.

    Returns:
        Counts by name of figure; accuracies have as many predicted as gold.
    """
    if predicted.text != gold.text:
        raise ValueError(f"{gold.id}: predicted and gold annotation have different texts")
    scores: dict[str, Counts] = defaultdict(Counts)
    edges = {(p.start, p.end) for p in gold.passages}
    right = sum((p.start, p.end) in edges for p in predicted.passages)
    scores["passages exact"] = Counts(right, len(predicted.passages), len(edges))
    for passage in gold.passages:
        role_twin = _most_overlapping(passage, predicted.passages)
        same = role_twin is not None and role_twin.role == passage.role
        scores["passage roles"] += Counts(int(same), 1, 1)
    for part in (_entity_counts(predicted, gold), _theme_counts(predicted, gold)):
        for name, counts in part.items():
            scores[name] += counts
    mentions = match_spans(predicted.initiatives, gold.initiatives, 0.3)
    scores["mentions overlap"] = Counts(
        len(mentions), len(predicted.initiatives), len(gold.initiatives)
    )
    quotes = match_spans(predicted.quotes, gold.quotes, 0.5)
    scores["quotes"] = Counts(len(quotes), len(predicted.quotes), len(gold.quotes))
    twins = {g: predicted.quotes[p] for p, g in quotes.items()}
    for g, quote in enumerate(gold.quotes):
        if quote.speaker or quote.org:
            twin = twins.get(g)
            said = twin is not None and (normalise(twin.speaker) == normalise(quote.speaker))
            if said and twin is not None and not quote.speaker:
                said = normalise(twin.org) == normalise(quote.org)
            scores["speakers"] += Counts(int(said), 1, 1)
    for key in ("title", "date", "publisher", "kind"):
        value = getattr(gold.document, key)
        if value is not None:
            got = normalise(getattr(predicted.document, key)) == normalise(value)
            scores[f"document {key}"] += Counts(int(got), 1, 1)
    return dict(scores)


def total(per_document: Sequence[Mapping[str, Counts]]) -> dict[str, Counts]:
    """Add up the counts of several documents."""
    summed: dict[str, Counts] = defaultdict(Counts)
    for scores in per_document:
        for name, counts in scores.items():
            summed[name] += counts
    return dict(summed)


def interval(
    per_document: Sequence[Mapping[str, Counts]], name: str, draws: int = 1000, seed: int = 0
) -> tuple[float, float]:
    """Bootstrap 95 % interval of a figure's F1, resampling documents with replacement."""
    rng = random.Random(seed)
    values = sorted(
        sum((rng.choice(per_document).get(name, Counts()) for _ in per_document), Counts()).f1
        for _ in range(draws)
    )
    return values[int(0.025 * draws)], values[int(0.975 * draws) - 1]


def linking_clusters(
    predicted: Sequence[Annotation], gold: Sequence[Annotation]
) -> tuple[list[Cluster], list[Cluster]]:
    """Clusters of mentions of several documents, those matched by overlap under one key."""
    found: dict[str, set[Hashable]] = defaultdict(set)
    wanted: dict[str, set[Hashable]] = defaultdict(set)
    for d, (ours, theirs) in enumerate(zip(predicted, gold, strict=True)):
        pairs = match_spans(ours.initiatives, theirs.initiatives, 0.3)
        for g, mention in enumerate(theirs.initiatives):
            wanted[mention.id or f"{d}:{g}"].add((d, "gold", g))
        for p, mention in enumerate(ours.initiatives):
            key = (d, "gold", pairs[p]) if p in pairs else (d, "predicted", p)
            found[mention.id or f"{d}:{p}"].add(key)
    return [frozenset(c) for c in found.values()], [frozenset(c) for c in wanted.values()]


def score_linking(predicted: Sequence[Annotation], gold: Sequence[Annotation]) -> dict[str, float]:
    """MUC, B³, CEAFe and their mean (CoNLL) over all documents together, singletons counted.

    Args:
        predicted: annotations whose mentions carry the collection's ids.
        gold: gold annotations of the same documents, in the same order.
    """
    found, wanted = linking_clusters(predicted, gold)
    scores = {
        "MUC": muc(found, wanted),
        "B³": b_cubed(found, wanted),
        "CEAFe": ceaf_e(found, wanted),
    }
    scores["CoNLL"] = sum(scores.values()) / 3
    return scores

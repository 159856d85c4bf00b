"""The only place that counts: one predicted annotation against the gold one, all layers.

Every figure follows the section "How figures are counted" of the annotation format. Counts are
kept per document, so that intervals can be drawn by resampling documents. Linking, which is
counted over documents together, is in `links`.
"""

from collections import defaultdict

from rapidfuzz import fuzz

from ..labels import CONTENT_ROLES
from ..schema import Annotation, Entity
from .counts import Counts, match_spans, normalise, twins

#: Least intersection over union of a pair: of entities and mentions, and of quotes.
OVERLAP = 0.3
QUOTE_OVERLAP = 0.5
#: Least similarity (RapidFuzz ratio, 0 to 100) of two roles of a person.
_ALIKE_ROLES = 80

_Scores = dict[str, Counts]


def _passage_counts(predicted: Annotation, gold: Annotation) -> _Scores:
    scores: _Scores = defaultdict(Counts)
    edges = {(p.start, p.end) for p in gold.passages}
    right = sum((p.start, p.end) in edges for p in predicted.passages)
    scores["passages exact"] = Counts(right, len(predicted.passages), len(edges))
    for passage, twin in zip(gold.passages, twins(gold.passages, predicted.passages), strict=True):
        same = twin is not None and twin.role == passage.role
        scores["passage roles"] += Counts(int(same), 1, 1)
    return scores


def _theme_counts(predicted: Annotation, gold: Annotation) -> _Scores:
    scores: _Scores = defaultdict(Counts)
    for passage, twin in zip(gold.passages, twins(gold.passages, predicted.passages), strict=True):
        if passage.role not in CONTENT_ROLES:
            continue
        given = set(twin.theme_names) if twin is not None else set()
        wanted = set(passage.theme_names)
        scores["themes"] += Counts(len(given & wanted), len(given), len(wanted))
        for theme in given | wanted:
            both = int(theme in given and theme in wanted)
            scores[f"themes {theme}"] += Counts(both, int(theme in given), int(theme in wanted))
        if wanted:
            first = twin.theme_names[:1] if twin is not None else ()
            scores["main theme"] += Counts(int(first == passage.theme_names[:1]), 1, 1)
    themed = [p for p in predicted.passages if p.theme_names]
    for passage, twin in zip(themed, twins(themed, gold.passages), strict=True):
        if twin is None or twin.role not in CONTENT_ROLES:
            scores["themes"] += Counts(0, len(passage.theme_names), 0)
    return scores


def _date_counts(found: Entity | None, wanted: Entity) -> _Scores:
    """A gold date with a value: resolved where value or first and last day are the same."""
    scores: _Scores = {}
    value = found is not None and found.value == wanted.value
    days = (wanted.first, wanted.last)
    known = wanted.first is not None
    interval = found is not None and known and (found.first, found.last) == days
    scores["dates resolved"] = Counts(int(value or interval), 1, 1)
    scores["dates by value"] = Counts(int(value), 1, 1)
    if known:
        scores["dates by interval"] = Counts(int(interval), 1, 1)
    return scores


def _entity_counts(predicted: Annotation, gold: Annotation) -> _Scores:
    scores: _Scores = defaultdict(Counts)
    found, wanted = predicted.entities, gold.entities
    strict = {(e.start, e.end, e.label) for e in wanted}
    for entity in found:
        right = int((entity.start, entity.end, entity.label) in strict)
        scores["entities strict"] += Counts(right, 1, 0)
        scores[f"entities {entity.label}"] += Counts(right, 1, 0)
    for entity in wanted:
        scores["entities strict"] += Counts(0, 0, 1)
        scores[f"entities {entity.label}"] += Counts(0, 0, 1)
    pairs = match_spans(found, wanted, OVERLAP, lambda p, g: found[p].label == wanted[g].label)
    scores["entities overlap"] += Counts(len(pairs), len(found), len(wanted))
    partners = {g: found[p] for p, g in pairs.items()}
    for g, entity in enumerate(wanted):
        partner = partners.get(g)
        if entity.label == "DATE" and entity.value:
            for name, counts in _date_counts(partner, entity).items():
                scores[name] += counts
        if entity.canonical and partner is not None:
            same = normalise(partner.canonical) == normalise(entity.canonical)
            scores["canonical"] += Counts(int(same), 1, 1)
        if entity.role:
            scores["person roles"] += Counts(int(same_role(partner, entity)), 1, 1)
    return scores


def same_role(found: Entity | None, wanted: Entity) -> bool:
    """Whether a person's role is alike enough to count as the same."""
    if found is None:
        return False
    return fuzz.ratio(normalise(found.role), normalise(wanted.role)) >= _ALIKE_ROLES


def _mention_counts(predicted: Annotation, gold: Annotation) -> _Scores:
    found, wanted = predicted.initiatives, gold.initiatives
    edges = {(m.start, m.end) for m in wanted}
    scores = {
        "mentions overlap": Counts(
            len(match_spans(found, wanted, OVERLAP)), len(found), len(wanted)
        ),
        "mentions strict": Counts(
            sum((m.start, m.end) in edges for m in found), len(found), len(wanted)
        ),
    }
    for kind in ("NAM", "NOM"):
        ours = [m for m in found if m.type == kind]
        theirs = [m for m in wanted if m.type == kind]
        if ours or theirs:
            right = len(match_spans(ours, theirs, OVERLAP))
            scores[f"mentions {kind}"] = Counts(right, len(ours), len(theirs))
    return scores


def _quote_counts(predicted: Annotation, gold: Annotation) -> _Scores:
    scores: _Scores = defaultdict(Counts)
    pairs = match_spans(predicted.quotes, gold.quotes, QUOTE_OVERLAP)
    scores["quotes"] = Counts(len(pairs), len(predicted.quotes), len(gold.quotes))
    partners = {g: predicted.quotes[p] for p, g in pairs.items()}
    for g, quote in enumerate(gold.quotes):
        if quote.speaker or quote.org:
            partner = partners.get(g)
            said = partner is not None and normalise(partner.speaker) == normalise(quote.speaker)
            if said and partner is not None and not quote.speaker:
                said = normalise(partner.org) == normalise(quote.org)
            scores["speakers"] += Counts(int(said), 1, 1)
    return scores


def _document_counts(predicted: Annotation, gold: Annotation) -> _Scores:
    scores = {}
    for key in ("title", "date", "publisher", "kind"):
        value = getattr(gold.document, key)
        if value is not None:
            got = normalise(getattr(predicted.document, key)) == normalise(value)
            scores[f"document {key}"] = Counts(int(got), 1, 1)
    return scores


def score_document(predicted: Annotation, gold: Annotation) -> dict[str, Counts]:
    """Count one document, all layers but linking.

    Args:
        predicted: the annotation to judge.
        gold: the gold annotation of the same text.

    Returns:
        Counts by name of figure; accuracies have as many predicted as gold.

    Raises:
        ValueError: the two are not of the same text.
    """
    if predicted.text != gold.text:
        raise ValueError(f"{gold.id}: predicted and gold annotation have different texts")
    scores: _Scores = {}
    for count in (
        _passage_counts,
        _entity_counts,
        _theme_counts,
        _mention_counts,
        _quote_counts,
        _document_counts,
    ):
        scores.update(count(predicted, gold))
    return scores

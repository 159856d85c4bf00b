"""Names as in SemEval-2013 task 9 (Segura-Bedmar et al. 2013), counted by nervaluate.

strict: edges and label; exact: edges; partial: any overlap, at half where the edges differ;
type: the label, where anything overlaps. A name may be right in one scheme and wrong in another.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from ..errors import SettingError
from ..schema import Entity

try:
    from nervaluate.entities import Entity as Span
    from nervaluate.entities import EvaluationResult
    from nervaluate.strategies import (
        EntityTypeEvaluation,
        ExactEvaluation,
        PartialEvaluation,
        StrictEvaluation,
    )
except ImportError:
    raise SettingError(
        "evaluation needs the extra 'evaluation'; install it with:"
        ' pip install "strategitekst[evaluation]"'
    ) from None

SCHEMES: Final = {
    "strict": StrictEvaluation(),
    "exact": ExactEvaluation(),
    "partial": PartialEvaluation(),
    "type": EntityTypeEvaluation(),
}
#: What was right (half of it where partly), predicted and gold.
Sums = tuple[float, float, float]


def _groups(
    predicted: Sequence[Entity], gold: Sequence[Entity]
) -> Iterator[tuple[list[Span], list[Span]]]:
    """Cut two lists of names where nothing overlaps: no scheme looks further, and it is faster."""
    # nervaluate takes the end as the last character: touching spans would else overlap
    spans = [
        (e.start, e.end, side, e.label) for side, es in ((0, predicted), (1, gold)) for e in es
    ]
    sides: tuple[list[Span], list[Span]] = ([], [])
    reach = 0
    for start, end, side, label in sorted(spans):
        if start >= reach and (sides[0] or sides[1]):
            yield sides
            sides = ([], [])
        sides[side].append(Span(label=label, start=start, end=end - 1))
        reach = max(reach, end)
    if sides[0] or sides[1]:
        yield sides


def _sums(result: EvaluationResult) -> Sums:
    right = result.correct + result.partial / 2
    given = result.correct + result.incorrect + result.partial
    return right, given + result.spurious, given + result.missed


def semeval(predicted: Sequence[Entity], gold: Sequence[Entity]) -> dict[str, Sums]:
    """Count the names of one document by all four schemes, in all and by label.

    Args:
        predicted: predicted names.
        gold: gold names.

    Returns:
        Sums by scheme ("strict") and by scheme and label ("strict PER"). By label both sides are
        the names of that label alone.
    """
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    labels = {e.label for e in (*predicted, *gold)}
    parts: list[tuple[str, Sequence[Entity], Sequence[Entity]]] = [("", predicted, gold)]
    for label in sorted(labels):
        ours = [e for e in predicted if e.label == label]
        theirs = [e for e in gold if e.label == label]
        parts.append((f" {label}", ours, theirs))
    for suffix, ours, theirs in parts:  # type: ignore[assignment]
        for found, wanted in _groups(ours, theirs):
            for name, scheme in SCHEMES.items():
                result, _ = scheme.evaluate(wanted, found, sorted(labels))
                for i, value in enumerate(_sums(result)):
                    sums[f"{name}{suffix}"][i] += value
    return {name: (a, b, c) for name, (a, b, c) in sums.items()}

"""The four schemes of SemEval-2013, counted by hand."""

import pytest

from strategitekst.evaluation.semeval import semeval

from .make import entity, note


def counted(scheme: str, predicted: list[object], gold: list[object]) -> tuple[float, float, float]:
    sums = semeval(note(entities=predicted).entities, note(entities=gold).entities)
    return sums.get(scheme, (0, 0, 0))


@pytest.mark.parametrize(
    ("found", "strict", "exact", "partial", "kind"),
    # the scenarios of the task: right; edges; label; both; missed is below
    [
        (entity(10, 20, "PER"), 1, 1, 1, 1),
        (entity(10, 18, "PER"), 0, 0, 0.5, 1),
        (entity(10, 20, "LOC"), 0, 1, 1, 0),
        (entity(10, 18, "LOC"), 0, 0, 0.5, 0),
        (entity(20, 30, "PER"), 0, 0, 0, 0),  # touching is not overlapping
        (entity(19, 30, "PER"), 0, 0, 0.5, 1),
    ],
)
def test_semeval_one_name(
    found: object, strict: float, exact: float, partial: float, kind: float
) -> None:
    gold: list[object] = [entity(10, 20, "PER")]
    right = {"strict": strict, "exact": exact, "partial": partial, "type": kind}
    for scheme, value in right.items():
        assert counted(scheme, [found], gold) == (value, 1, 1), scheme


def test_semeval_missed_and_spurious() -> None:
    assert counted("strict", [], [entity(0, 5)]) == (0, 0, 1)
    assert counted("partial", [entity(0, 5)], []) == (0, 1, 0)
    assert counted("strict", [], []) == (0, 0, 0)


def test_semeval_labels_are_counted_by_themselves() -> None:
    gold: list[object] = [entity(0, 5, "PER"), entity(10, 20, "ORG")]
    found: list[object] = [entity(0, 5, "PER"), entity(10, 20, "PER")]
    assert counted("exact", found, gold) == (2, 2, 2)
    assert counted("strict PER", found, gold) == (1, 2, 1)
    assert counted("strict ORG", found, gold) == (0, 0, 1)


def test_semeval_equal_counts_of_two_labels() -> None:
    gold: list[object] = [entity(0, 5, "PER"), entity(10, 20, "ORG")]
    found: list[object] = [entity(0, 5, "ORG"), entity(10, 20, "PER")]
    assert counted("strict", found, gold) == (0, 2, 2)
    assert counted("exact", found, gold) == (2, 2, 2)
    assert counted("type", found, gold) == (0, 2, 2)

"""Figures on cases counted by hand."""

from collections.abc import Sequence
from typing import Any

import pytest

from strategitekst.evaluation import (
    Counts,
    interval,
    iou,
    linking_clusters,
    match_spans,
    normalise,
    score_document,
    score_linking,
    total,
)
from strategitekst.evaluation.coreference import Cluster, b_cubed, ceaf_e, muc
from strategitekst.schema import Annotation

TEXT = "abcdefghij" * 10
PASSAGE = {"start": 0, "end": 50, "role": "paragraph"}


def note(**layers: Any) -> Annotation:
    empty: dict[str, Any] = {k: [] for k in ("passages", "entities", "initiatives", "quotes")}
    return Annotation.model_validate({"id": "x", "text": TEXT} | empty | layers)


def span(start: int, end: int, **keys: Any) -> dict[str, Any]:
    return {"start": start, "end": end, "text": TEXT[start:end], **keys}


def entity(start: int, end: int, label: str = "ORG", **keys: Any) -> dict[str, Any]:
    return span(start, end, label=label, **keys)


def mention(start: int, end: int, identity: str | None = None) -> dict[str, Any]:
    return span(start, end, type="NAM", id=identity)


def themed(*names: str, role: str = "paragraph", start: int = 0, end: int = 50) -> dict[str, Any]:
    return {"start": start, "end": end, "role": role, "themes": list(names)}


def counted(name: str, predicted: dict[str, Any], gold: dict[str, Any]) -> tuple[int, int, int]:
    """Right, predicted and gold of a figure."""
    counts = score_document(note(**predicted), note(**gold)).get(name, Counts())
    return counts.right, counts.predicted, counts.gold


# --- counts ----------------------------------------------------------------------------------------


def test_scoring_counts_by_hand() -> None:
    counts = Counts(right=2, predicted=4, gold=3)
    assert counts.precision == 0.5
    assert counts.recall == pytest.approx(2 / 3)
    assert counts.f1 == pytest.approx(4 / 7)


def test_scoring_equal_counts_have_equal_figures() -> None:
    counts = Counts(3, 4, 4)
    assert counts.precision == counts.recall == counts.f1 == 0.75


def test_scoring_nothing_to_find_and_nothing_found_is_perfect() -> None:
    assert (Counts().precision, Counts().recall, Counts().f1) == (1, 1, 1)


def test_scoring_nothing_found_is_nought() -> None:
    assert (Counts(0, 0, 5).recall, Counts(0, 0, 5).f1) == (0, 0)


def test_scoring_all_found_is_false_where_there_is_nothing() -> None:
    assert (Counts(0, 5, 0).precision, Counts(0, 5, 0).f1) == (0, 0)


def test_scoring_counts_are_added_up() -> None:
    assert total([{"a": Counts(1, 2, 3)}, {"a": Counts(1, 1, 1), "b": Counts(0, 1, 0)}]) == {
        "a": Counts(2, 3, 4),
        "b": Counts(0, 1, 0),
    }


# --- spans -----------------------------------------------------------------------------------------


def places(*edges: tuple[int, int]) -> Sequence[Any]:
    return note(initiatives=[mention(start, end) for start, end in edges]).initiatives


@pytest.mark.parametrize(
    ("first", "second", "shared"),
    [
        ((0, 10), (0, 10), 1.0),
        ((0, 10), (10, 20), 0.0),
        ((0, 10), (30, 40), 0.0),
        ((0, 10), (5, 15), 5 / 15),
        ((0, 10), (2, 4), 0.2),
    ],
)
def test_scoring_overlap_of_spans(
    first: tuple[int, int], second: tuple[int, int], shared: float
) -> None:
    a, b = places(first, second)
    assert iou(a, b) == iou(b, a) == pytest.approx(shared)


def test_scoring_touching_spans_are_never_matched() -> None:
    assert match_spans(places((0, 10)), places((10, 20)), 0.0) == {}


def test_scoring_overlap_at_the_threshold_is_enough() -> None:
    assert match_spans(places((0, 10)), places((7, 10)), 0.3) == {0: 0}
    assert match_spans(places((0, 10)), places((8, 10)), 0.3) == {}


def test_scoring_spans_are_matched_one_to_one() -> None:
    assert match_spans(places((0, 10), (0, 9)), places((0, 10)), 0.3) == {0: 0}
    assert match_spans(places((0, 10)), places((0, 5), (5, 10)), 0.3) == {0: 0}


def test_scoring_best_pairs_are_matched_first() -> None:
    assert match_spans(places((0, 9), (0, 10)), places((0, 10), (0, 8)), 0.3) == {1: 0, 0: 1}


def test_scoring_no_spans_no_pairs() -> None:
    assert match_spans([], places((0, 10)), 0.3) == match_spans(places((0, 10)), [], 0.3) == {}


# --- a document ------------------------------------------------------------------------------------

FULL: dict[str, Any] = {
    "document": {"title": "Titel", "date": "2016", "publisher": "KL", "kind": "nyhed"},
    "passages": [
        {"start": 0, "end": 20, "role": "title", "themes": ["data"]},
        {"start": 20, "end": 60, "role": "paragraph", "themes": ["tillid", "data"]},
    ],
    "entities": [
        entity(0, 5, "PER", canonical="Anna Holm", role="formand"),
        entity(10, 15, "DATE", value="2016-06"),
    ],
    "initiatives": [mention(20, 30, "plan")],
    "quotes": [span(30, 50, speaker="Anna Holm")],
}


def test_scoring_gold_against_itself_is_perfect() -> None:
    scores = score_document(note(**FULL), note(**FULL))
    assert set(scores) >= {
        "passages exact",
        "passage roles",
        "entities strict",
        "entities overlap",
        "dates resolved",
        "canonical",
        "person roles",
        "themes",
        "main theme",
        "mentions overlap",
        "quotes",
        "speakers",
        "document title",
        "document date",
        "document publisher",
        "document kind",
    }
    assert all(c.right == c.predicted == c.gold > 0 for c in scores.values())


def test_scoring_nothing_predicted_finds_nothing() -> None:
    scores = score_document(note(), note(**FULL))
    assert all(c.right == 0 for c in scores.values())
    assert all(c.recall == 0 for c in scores.values() if c.gold)


def test_scoring_nothing_in_gold_leaves_all_false() -> None:
    scores = score_document(note(**FULL), note())
    assert all(c.right == c.gold == 0 for c in scores.values())
    assert scores["entities strict"].predicted == 2
    assert scores["themes"].predicted == 3


def test_scoring_two_empty_annotations_are_perfect() -> None:
    assert all(c.f1 == 1 for c in score_document(note(), note()).values())


def test_scoring_different_texts_are_refused() -> None:
    with pytest.raises(ValueError, match="x: predicted and gold annotation have different texts"):
        score_document(note(text=TEXT + "!"), note())


# --- passages --------------------------------------------------------------------------------------


def test_scoring_passage_is_right_at_the_same_edges_only() -> None:
    gold = {"passages": [PASSAGE, {"start": 50, "end": 90, "role": "contact"}]}
    close = {"passages": [PASSAGE, {"start": 50, "end": 91, "role": "contact"}]}
    assert counted("passages exact", close, gold) == (1, 2, 2)


def test_scoring_passage_edges_are_right_whatever_the_role() -> None:
    assert counted(
        "passages exact", {"passages": [PASSAGE | {"role": "title"}]}, {"passages": [PASSAGE]}
    ) == (1, 1, 1)


def test_scoring_passage_role_is_that_of_the_passage_with_most_overlap() -> None:
    predicted = {
        "passages": [
            {"start": 0, "end": 20, "role": "heading"},
            {"start": 20, "end": 60, "role": "paragraph"},
        ]
    }
    assert counted("passage roles", predicted, {"passages": [PASSAGE]}) == (1, 1, 1)
    gold = {"passages": [PASSAGE | {"role": "heading"}]}
    assert counted("passage roles", predicted, gold) == (0, 1, 1)


def test_scoring_passage_that_only_touches_gives_no_role() -> None:
    touching = {"passages": [{"start": 50, "end": 90, "role": "paragraph"}]}
    assert counted("passage roles", touching, {"passages": [PASSAGE]}) == (0, 1, 1)


# --- entities --------------------------------------------------------------------------------------


def test_scoring_entity_strict_needs_edges_and_label() -> None:
    gold = {"entities": [entity(0, 10), entity(20, 30), entity(40, 50)]}
    predicted = {"entities": [entity(0, 10), entity(20, 31), entity(40, 50, "LOC")]}
    assert counted("entities strict", predicted, gold) == (1, 3, 3)


def test_scoring_entity_overlap_needs_a_third_and_the_label() -> None:
    gold = {"entities": [entity(0, 10), entity(20, 30), entity(40, 50), entity(60, 70)]}
    predicted = {"entities": [entity(0, 10), entity(20, 31), entity(40, 50, "LOC"), entity(60, 62)]}
    assert counted("entities overlap", predicted, gold) == (2, 4, 4)


def test_scoring_entities_are_counted_by_label() -> None:
    gold = {"entities": [entity(0, 10), entity(20, 30, "PER")]}
    predicted = {"entities": [entity(0, 10), entity(20, 30, "ORG")]}
    assert counted("entities ORG", predicted, gold) == (1, 2, 1)
    assert counted("entities PER", predicted, gold) == (0, 0, 1)


def test_scoring_entity_that_only_touches_is_not_found() -> None:
    touching = {"entities": [entity(10, 20)]}
    assert counted("entities overlap", touching, {"entities": [entity(0, 10)]}) == (0, 1, 1)


DATE = {"value": "2016-06", "from": "2016-06-01", "to": "2016-06-30"}


@pytest.mark.parametrize(
    ("found", "right"),
    [
        (DATE, 1),
        ({"value": "2016-06"}, 1),
        ({"value": "2016-06-01/2016-06-30", "from": "2016-06-01", "to": "2016-06-30"}, 1),
        ({"value": "2016-06-01", "from": "2016-06-01", "to": "2016-06-01"}, 0),
        ({"value": "2017-06", "from": "2016-06-01"}, 0),
        ({}, 0),
    ],
)
def test_scoring_date_is_right_by_value_or_by_interval(found: dict[str, str], right: int) -> None:
    gold = {"entities": [entity(0, 10, "DATE", **DATE)]}
    predicted = {"entities": [entity(2, 10, "DATE", **found)]}
    assert counted("dates resolved", predicted, gold) == (right, 1, 1)


def test_scoring_date_without_a_day_is_not_right_by_having_none() -> None:
    gold = {"entities": [entity(0, 10, "DATE", value="2016-06")]}
    predicted = {"entities": [entity(0, 10, "DATE", value="2017")]}
    assert counted("dates resolved", predicted, gold) == (0, 1, 1)


def test_scoring_date_that_is_not_found_is_not_resolved() -> None:
    assert counted("dates resolved", {}, {"entities": [entity(0, 10, "DATE", **DATE)]}) == (0, 1, 1)


def test_scoring_date_without_a_value_in_gold_is_not_asked_for() -> None:
    same = {"entities": [entity(0, 10, "DATE")]}
    assert counted("dates resolved", same, same) == (0, 0, 0)


@pytest.mark.parametrize(
    ("found", "right"),
    [("KL's Udvalg", 1), ("kl’s  UDVALG", 1), ("KL´s\nudvalg", 1), ("KLs Udvalg", 0), (None, 0)],
)
def test_scoring_canonical_names_are_case_folded(found: str | None, right: int) -> None:
    gold = {"entities": [entity(0, 10, canonical="KL's Udvalg")]}
    predicted = {"entities": [entity(0, 10, canonical=found)]}
    assert counted("canonical", predicted, gold) == (right, 1, 1)


@pytest.mark.parametrize(
    ("found", "right"),
    [
        ("formand", 1),
        ("FORMAND", 1),
        ("formanden", 1),  # 7 of 7 and 9 letters: 2 * 7 / 16 = 0.875
        ("formand for KL", 0),  # 2 * 7 / 21 = 0.67
        ("næstformand", 0),  # 2 * 7 / 18 = 0.78
        (None, 0),
    ],
)
def test_scoring_role_needs_four_fifths_of_the_letters(found: str | None, right: int) -> None:
    gold = {"entities": [entity(0, 10, "PER", role="formand")]}
    predicted = {"entities": [entity(0, 10, "PER", role=found)]}
    assert counted("person roles", predicted, gold) == (right, 1, 1)


def test_scoring_role_of_exactly_four_fifths_is_enough() -> None:
    gold = {"entities": [entity(0, 10, "PER", role="abcde")]}
    predicted = {"entities": [entity(0, 10, "PER", role="abcdx")]}
    assert counted("person roles", predicted, gold) == (1, 1, 1)


def test_scoring_role_of_a_person_not_found_is_false() -> None:
    gold = {"entities": [entity(0, 10, "PER", role="formand")]}
    assert counted("person roles", {}, gold) == (0, 1, 1)


@pytest.mark.parametrize("text", ["KL’s  Råd", "kl's råd", " KL`s\tRÅD "])
def test_scoring_forms_of_a_name_are_one(text: str) -> None:
    assert normalise(text) == "kl's råd"


def test_scoring_no_name_is_an_empty_one() -> None:
    assert normalise(None) == ""


# --- themes ----------------------------------------------------------------------------------------


def test_scoring_themes_are_counted_over_all_passages() -> None:
    gold = {"passages": [themed("data", "tillid"), themed("marked", start=50, end=90)]}
    predicted = {"passages": [themed("data", "styring"), themed("marked", start=50, end=90)]}
    assert counted("themes", predicted, gold) == (2, 3, 3)


def test_scoring_themes_are_counted_one_by_one() -> None:
    gold, predicted = {"passages": [themed("data", "tillid")]}, {"passages": [themed("data")]}
    assert counted("themes data", predicted, gold) == (1, 1, 1)
    assert counted("themes tillid", predicted, gold) == (0, 0, 1)


def test_scoring_themes_are_those_of_the_passage_with_most_overlap() -> None:
    predicted = {"passages": [themed("marked", end=20), themed("data", start=20, end=60)]}
    assert counted("main theme", predicted, {"passages": [themed("data")]}) == (1, 1, 1)


@pytest.mark.parametrize("role", ["heading", "contact", "boilerplate", "caption"])
def test_scoring_themes_on_what_is_no_content_are_false(role: str) -> None:
    predicted = {"passages": [themed("data", "marked")]}
    gold = {"passages": [PASSAGE | {"role": role}]}
    assert counted("themes", predicted, gold) == (0, 2, 0)


def test_scoring_themes_outside_all_gold_passages_are_false() -> None:
    predicted = {"passages": [themed("data", start=60, end=90)]}
    assert counted("themes", predicted, {"passages": [themed("data")]}) == (0, 1, 1)


def test_scoring_uncertain_themes_are_not_given() -> None:
    predicted = {"passages": [PASSAGE | {"uncertain": ["data"]}]}
    assert counted("themes", predicted, {"passages": [themed("data")]}) == (0, 0, 1)


def test_scoring_main_theme_is_the_first() -> None:
    gold = {"passages": [themed("data", "tillid")]}
    assert counted("main theme", {"passages": [themed("data")]}, gold) == (1, 1, 1)
    assert counted("main theme", {"passages": [themed("tillid", "data")]}, gold) == (0, 1, 1)
    assert counted("main theme", {"passages": [PASSAGE]}, gold) == (0, 1, 1)


def test_scoring_passage_without_themes_in_gold_has_no_main_theme() -> None:
    predicted, gold = {"passages": [themed("data")]}, {"passages": [PASSAGE]}
    assert counted("main theme", predicted, gold) == (0, 0, 0)
    assert counted("themes", predicted, gold) == (0, 1, 0)


# --- quotes, mentions and the document ---------------------------------------------------------------


def test_scoring_mentions_need_a_third() -> None:
    gold = {"initiatives": [mention(0, 10), mention(20, 30)]}
    predicted = {"initiatives": [mention(5, 10), mention(28, 31), mention(50, 60)]}
    assert counted("mentions overlap", predicted, gold) == (1, 3, 2)


def test_scoring_quotes_need_half() -> None:
    gold = {"quotes": [span(0, 20), span(40, 60)]}
    predicted = {"quotes": [span(0, 10), span(40, 49)]}
    assert counted("quotes", predicted, gold) == (1, 2, 2)


@pytest.mark.parametrize(
    ("found", "right"), [("Anna Holm", 1), ("anna holm", 1), ("Bo Lund", 0), (None, 0)]
)
def test_scoring_speaker_is_the_canonical_name(found: str | None, right: int) -> None:
    gold = {"quotes": [span(0, 20, speaker="Anna Holm")]}
    predicted = {"quotes": [span(0, 20, speaker=found)]}
    assert counted("speakers", predicted, gold) == (right, 1, 1)


def test_scoring_speaker_of_a_quote_not_found_is_false() -> None:
    assert counted("speakers", {}, {"quotes": [span(0, 20, speaker="Anna Holm")]}) == (0, 1, 1)


@pytest.mark.parametrize(
    ("found", "right"),
    [({"org": "kl"}, 1), ({"org": "DR"}, 0), ({"speaker": "Bo", "org": "KL"}, 0)],
)
def test_scoring_organisation_can_be_the_speaker(found: dict[str, str], right: int) -> None:
    gold = {"quotes": [span(0, 20, org="KL")]}
    assert counted("speakers", {"quotes": [span(0, 20, **found)]}, gold) == (right, 1, 1)


def test_scoring_quote_of_nobody_asks_for_no_speaker() -> None:
    same = {"quotes": [span(0, 20)]}
    assert counted("speakers", same, same) == (0, 0, 0)


@pytest.mark.parametrize("key", ["title", "date", "publisher", "kind"])
def test_scoring_document_is_compared_key_by_key(key: str) -> None:
    gold = {"document": {key: "2016 KL’s"}}
    assert counted(f"document {key}", {"document": {key: "2016 kl's"}}, gold) == (1, 1, 1)
    assert counted(f"document {key}", {"document": {key: "2017"}}, gold) == (0, 1, 1)
    assert counted(f"document {key}", {}, gold) == (0, 1, 1)
    assert counted(f"document {key}", gold, {}) == (0, 0, 0)


# --- intervals -------------------------------------------------------------------------------------

DOCUMENTS = [{"a": Counts(n % 4, 4, 4)} for n in range(12)]


def test_scoring_interval_contains_the_point() -> None:
    low, high = interval(DOCUMENTS, "a")
    assert 0 <= low < total(DOCUMENTS)["a"].f1 < high <= 1


def test_scoring_interval_is_the_same_each_time() -> None:
    assert interval(DOCUMENTS, "a", seed=3) == interval(DOCUMENTS, "a", seed=3)


def test_scoring_interval_of_equal_documents_is_a_point() -> None:
    assert interval([{"a": Counts(1, 2, 2)}] * 5, "a", draws=100) == (0.5, 0.5)


def test_scoring_interval_counts_documents_without_the_figure_as_empty() -> None:
    low, high = interval([{"a": Counts(1, 1, 1)}, {}], "a", draws=100)
    assert (low, high) == (1, 1)


# --- linking ---------------------------------------------------------------------------------------


def clusters(*groups: str) -> list[Cluster]:
    """Clusters of mentions of one letter each."""
    return [frozenset(group) for group in groups]


#: The example of Luo (2005), "On coreference resolution performance metrics": the truth has
#: entities of 5, 2 and 5 mentions, and four systems merge or split them.
TRUTH = clusters("12345", "67", "89ABC")
MERGED_SMALL = clusters("12345", "6789ABC")
MERGED_LARGE = clusters("1234589ABC", "67")
MERGED_ALL = clusters("123456789ABC")
SINGLE = clusters(*"123456789ABC")


@pytest.mark.parametrize(
    ("response", "muc_f", "b_cubed_f"),
    [
        (MERGED_SMALL, 0.947, 0.865),
        (MERGED_LARGE, 0.947, 0.737),
        (MERGED_ALL, 0.900, 0.545),
        (SINGLE, 0.0, 0.400),
    ],
)
def test_scoring_linking_figures_are_those_of_luo(
    response: list[Cluster], muc_f: float, b_cubed_f: float
) -> None:
    assert muc(response, TRUTH) == pytest.approx(muc_f, abs=5e-4)
    assert b_cubed(response, TRUTH) == pytest.approx(b_cubed_f, abs=5e-4)


@pytest.mark.parametrize(
    ("response", "figure"),
    [
        # 5 of 5 is 1, 5 of 12 is 10/12: sum 1.8333; precision /2, recall /3
        (MERGED_SMALL, 2 * (11 / 6) / (2 + 3)),
        # 10 of 15 and 1: sum 1.6667
        (MERGED_LARGE, 2 * (5 / 3) / (2 + 3)),
        # 10/17 at best
        (MERGED_ALL, 2 * (10 / 17) / (1 + 3)),
        # 2/6 + 2/3 + 2/6
        (SINGLE, 2 * (4 / 3) / (12 + 3)),
    ],
)
def test_scoring_ceaf_by_hand(response: list[Cluster], figure: float) -> None:
    assert ceaf_e(response, TRUTH) == pytest.approx(figure)


@pytest.mark.parametrize(
    ("key", "response", "recall", "precision"),
    [
        # the examples of Vilain et al. (1995), as classes of linked mentions
        (["ABCD"], ["AB", "CD"], 2 / 3, 2 / 2),
        (["AB", "CD"], ["ABCD"], 2 / 2, 2 / 3),
        (["ABCD"], ["ABCD"], 1, 1),
        (["ABCD"], ["AB"], 1 / 3, 1 / 1),
        (["ABC"], ["AC"], 1 / 2, 1 / 1),
    ],
)
def test_scoring_muc_counts_links(
    key: list[str], response: list[str], recall: float, precision: float
) -> None:
    expected = 2 * precision * recall / (precision + recall)
    assert muc(clusters(*response), clusters(*key)) == pytest.approx(expected)


def test_scoring_b_cubed_of_a_missing_mention() -> None:
    # recall (2/3 + 2/3 + 0) / 3, precision 1
    recall = 4 / 9
    assert b_cubed(clusters("AB"), clusters("ABC")) == pytest.approx(2 * recall / (1 + recall))


def test_scoring_b_cubed_of_an_extra_mention() -> None:
    # precision (2/3 + 2/3 + 0) / 3, recall 1
    precision = 4 / 9
    assert b_cubed(clusters("ABX"), clusters("AB")) == pytest.approx(
        2 * precision / (1 + precision)
    )


def test_scoring_ceaf_aligns_one_to_one() -> None:
    # only one half of the split cluster is aligned: 2 * 2 / (2 + 4) = 2/3
    assert ceaf_e(clusters("AB", "CD"), clusters("ABCD")) == pytest.approx(2 * (2 / 3) / (2 + 1))


def test_scoring_ceaf_finds_the_best_alignment() -> None:
    # greedy would align ABC with ABCX (6/7) and leave nothing for the other; best is 2/3 + 6/7
    predicted, gold = clusters("AB", "CDX"), clusters("A", "CDXE")
    assert ceaf_e(predicted, gold) == pytest.approx((2 / 3 + 6 / 7) / 2)


@pytest.mark.parametrize("figure", [muc, b_cubed, ceaf_e])
def test_scoring_linking_of_equal_clusters_is_perfect(figure: Any) -> None:
    assert figure(TRUTH, TRUTH) == pytest.approx(1)
    assert figure(TRUTH, list(reversed(TRUTH))) == pytest.approx(1)


@pytest.mark.parametrize("figure", [muc, b_cubed, ceaf_e])
def test_scoring_linking_of_nothing_is_nought(figure: Any) -> None:
    assert figure([], TRUTH) == figure(TRUTH, []) == figure(clusters("X"), clusters("Y")) == 0


@pytest.mark.parametrize("figure", [muc, b_cubed, ceaf_e])
def test_scoring_linking_is_the_same_both_ways(figure: Any) -> None:
    assert figure(MERGED_LARGE, TRUTH) == pytest.approx(figure(TRUTH, MERGED_LARGE))


def test_scoring_singletons_are_counted() -> None:
    assert b_cubed(clusters("A", "B"), clusters("A", "B")) == 1
    assert ceaf_e(clusters("A", "B"), clusters("A", "C")) == pytest.approx(0.5)


def test_scoring_mentions_are_matched_by_overlap() -> None:
    gold = note(initiatives=[mention(0, 10, "a"), mention(20, 30, "a"), mention(40, 50, "b")])
    predicted = note(initiatives=[mention(0, 9, "x"), mention(20, 30, "y"), mention(60, 70, "y")])
    found, wanted = linking_clusters([predicted], [gold])
    assert found == [
        frozenset({(0, "gold", 0)}),
        frozenset({(0, "gold", 1), (0, "predicted", 2)}),
    ]
    assert wanted == [
        frozenset({(0, "gold", 0), (0, "gold", 1)}),
        frozenset({(0, "gold", 2)}),
    ]


def test_scoring_documents_are_linked_together() -> None:
    first, second = note(initiatives=[mention(0, 10, "a")]), note(initiatives=[mention(5, 9, "a")])
    found, wanted = linking_clusters([first, second], [first, second])
    assert found == wanted == [frozenset({(0, "gold", 0), (1, "gold", 0)})]


def test_scoring_mentions_without_an_id_are_alone() -> None:
    unnamed = note(initiatives=[mention(0, 10), mention(20, 30)])
    found, _ = linking_clusters([unnamed, unnamed], [note(), note()])
    assert [len(cluster) for cluster in found] == [1, 1, 1, 1]


def test_scoring_conll_is_the_mean() -> None:
    gold = [note(initiatives=[mention(0, 10, "a"), mention(20, 30, "a"), mention(40, 50, "b")])]
    ours = [note(initiatives=[mention(0, 10, "x"), mention(20, 30, "y"), mention(40, 50, "y")])]
    scores = score_linking(ours, gold)
    # no link is right; 2/3 of the mentions each way; pairs of 1 and 2 mentions share one twice
    assert scores["MUC"] == 0
    assert scores["B³"] == pytest.approx((0.5 + 0.5 + 1) / 3)
    assert scores["CEAFe"] == pytest.approx((2 / 3 + 2 / 3) / 2)
    assert scores["CoNLL"] == pytest.approx((scores["B³"] + scores["CEAFe"]) / 3)


def test_scoring_ids_themselves_do_not_matter() -> None:
    gold = [note(initiatives=[mention(0, 10, "a"), mention(20, 30, "b"), mention(40, 50, "a")])]
    ours = [note(initiatives=[mention(0, 10, "b"), mention(20, 30, "a"), mention(40, 50, "b")])]
    assert list(score_linking(ours, gold).values()) == pytest.approx([1] * 5)

"""Every item right, missed, spurious or wrong; the page that shows them."""

import csv
import io
from typing import Any

import pytest

from strategitekst.evaluation.confusion import confusion
from strategitekst.evaluation.judge import (
    Judgement,
    errors,
    judge_run,
    to_csv,
    to_rows,
)
from strategitekst.evaluation.measure import Run
from strategitekst.evaluation.page import error_page

from .make import entity, mention, note, passage, span


def judged(layer: str, predicted: dict[str, Any], gold: dict[str, Any]) -> list[tuple[Any, ...]]:
    """Verdict, gold and predicted of a layer's items."""
    ours = note(**predicted)
    run = Run([ours], [note(**gold)], [ours])
    return [(j.verdict, j.gold, j.predicted) for j in judge_run(run) if j.layer == layer]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([entity(0, 5)], [("right", "ORG", "ORG")]),
        ([], [("missed", "ORG", None)]),
        ([entity(0, 4)], [("wrong", "ORG abcde", "ORG abcd")]),
        ([entity(0, 5, "LOC")], [("wrong", "ORG abcde", "LOC abcde")]),
        ([entity(5, 9)], [("spurious", None, "ORG"), ("missed", "ORG", None)]),
    ],
)
def test_judge_entities(found: list[Any], expected: list[Any]) -> None:
    assert judged("entities", {"entities": found}, {"entities": [entity(0, 5)]}) == expected


def test_judge_passages() -> None:
    gold = {"passages": [passage(0, 20), passage(20, 40, role="list_item")]}
    found = {"passages": [passage(0, 20, role="title"), passage(20, 41)]}
    assert judged("passages", found, gold) == [
        ("wrong", "paragraph", "title"),
        ("missed", "list_item", None),
        ("spurious", None, "paragraph"),
    ]


def test_judge_themes() -> None:
    gold = {"passages": [passage(0, 20, "data", "tillid"), passage(20, 30, role="heading")]}
    found = {"passages": [passage(0, 20, "data", "marked"), passage(20, 30, "styring")]}
    assert judged("themes", found, gold) == [
        ("right", "data", "data"),
        ("missed", "tillid", None),
        ("spurious", None, "marked"),
        ("spurious", None, "styring"),
    ]


def test_judge_dates_names_and_roles() -> None:
    gold = {"entities": [entity(0, 5, "DATE", value="2016"), entity(10, 15, canonical="KL")]}
    found = {"entities": [entity(0, 5, "DATE", value="2017"), entity(10, 15, canonical="kl")]}
    assert judged("dates", found, gold) == [("wrong", "2016", "2017")]
    assert judged("canonical", found, gold) == [("right", "KL", "kl")]


def test_judge_quotes() -> None:
    gold = {"quotes": [span(0, 20, speaker="Anna Holm"), span(50, 60, org="KL")]}
    found = {"quotes": [span(0, 20, speaker="Bo Lund"), span(30, 40)]}
    assert judged("quotes", found, gold) == [
        ("wrong", "Anna Holm", "Bo Lund"),
        ("spurious", None, "nobody"),
        ("missed", "KL", None),
    ]


def test_judge_links_are_those_of_the_aligned_initiative() -> None:
    def mentions(*ids: str) -> dict[str, Any]:
        return {"initiatives": [mention(10 * i, 10 * i + 5, id) for i, id in enumerate(ids)]}

    found, gold = mentions("x", "x", "y", "z", "y"), mentions("a", "a", "a", "b", "b")
    assert judged("links", found, gold) == [
        ("right", "a", "a"),
        ("right", "a", "a"),
        ("missed", "a", None),
        ("right", "b", "b"),
        ("missed", "b", None),
    ]
    merged = mentions("x", "x", "x", "x", "x")
    assert [v for v, *_ in judged("links", merged, gold)] == ["right"] * 3 + ["wrong"] * 2


def test_judge_document() -> None:
    gold = {"document": {"kind": "nyhed", "publisher": "KL"}, "passages": [passage(0, 50)]}
    found = {"document": {"kind": "referat"}}
    assert judged("document kind", found, gold) == [("wrong", "nyhed", "referat")]
    assert judged("document publisher", found, gold) == [("missed", "KL", None)]


def test_judge_gives_the_sentence() -> None:
    text = "Først kom KL. Så kom Danske Regioner i går. Til sidst kom ingen."
    gold = note(
        text,
        passages=[{"start": 0, "end": len(text), "role": "paragraph"}],
        entities=[{"start": 21, "end": 36, "text": "Danske Regioner", "label": "ORG"}],
    )
    (missed,) = errors(judge_run(Run([note(text)], [gold])))[-1:]
    found = [j for j in judge_run(Run([note(text)], [gold])) if j.layer == "entities"]
    assert found[0].sentence == "Så kom Danske Regioner i går"
    assert missed.verdict == "missed"


def test_judge_confusion_has_none_where_a_side_has_nothing() -> None:
    gold = note(entities=[entity(0, 5), entity(10, 15, "PER")])
    ours = note(entities=[entity(0, 4, "LOC"), entity(30, 35, "ORG")])
    assert sorted(confusion(Run([ours], [gold]), "labels")) == [
        ("ORG", "LOC"),
        ("PER", "none"),
        ("none", "ORG"),
    ]


ITEM = Judgement("entities", "wrong", "x", 0, 5, "ORG <b>", 'LOC "c"', "abc", "abc; def")


def test_judge_table_reads_back() -> None:
    (row,) = csv.DictReader(io.StringIO(to_csv([ITEM])))
    assert row == {key: str(value) for key, value in to_rows([ITEM])[0].items()}


def test_page_escapes_and_marks() -> None:
    text = "<script>abe</script> & KL"
    page = error_page([note(text)], [ITEM], "Titel & mere")
    assert "<script>abe" not in page
    assert "&lt;scr" in page
    assert "Titel &amp; mere" in page
    assert 'class="g m p wrong"' in page
    assert "ORG &lt;b&gt; → LOC &quot;c&quot;" in page
    assert "http" not in page  # nothing is fetched

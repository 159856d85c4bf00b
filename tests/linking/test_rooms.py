"""The linker's single rooms: candidates, comparison, decision, relations, explanation."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from strategitekst.errors import ModelError
from strategitekst.knowledge.registry import Registry
from strategitekst.linking.candidates import candidate_pairs
from strategitekst.linking.columns import Columns
from strategitekst.linking.compare import CLUES, compare, compare_pairs
from strategitekst.linking.constraints import Constraints
from strategitekst.linking.decide import (
    Clues,
    Decision,
    Pairs,
    load_decision,
    train_decision,
    train_trust,
)
from strategitekst.linking.explain import SAYINGS, explain
from strategitekst.linking.groups import Group, collect_groups
from strategitekst.linking.join import score_pairs
from strategitekst.linking.relations import find_relations
from strategitekst.schema import Annotation

Annotate = Callable[..., Annotation]


def group(document: str, **facts: object) -> Group:
    made = Group(document=document, local="x", spans=[(0, 1)])
    for name, value in facts.items():
        setattr(made, name, frozenset(value) if isinstance(value, set) else value)
    return made


def test_comparison_names_each_clue() -> None:
    a = group("a", titles={"tryg data"}, heads={"program"}, years=(2016, 2020), owners=("KL",))
    b = group("b", titles={"tryg daata"}, heads={"projekt"}, years=(2021, 2024), owners=("KL",))
    levels = compare(a, b)
    assert levels["name"] == "close"
    assert levels["head"] == "other"
    assert levels["period"] == "other"
    assert levels["owner"] == "same"
    assert "scope" not in levels


def test_comparison_is_the_same_both_ways() -> None:
    a = group("a", titles={"tryg data"}, words={"data"}, years=(2016, 2020), year=2015, order="new")
    b = group("b", descriptions={"data plan"}, words={"data", "plan"}, year=2018, order="old")
    assert compare(a, b) == compare(b, a)


def test_every_level_can_be_explained() -> None:
    weights = load_decision().weights
    assert set(weights) <= set(CLUES) == set(SAYINGS)
    assert all(set(levels) <= set(SAYINGS[clue]) for clue, levels in weights.items())


def test_candidates_grow_with_the_groups_and_not_with_their_square() -> None:
    def pairs(n: int) -> int:
        many = [group(f"d{i:04}", descriptions={"data strategi"}, words={"data"}) for i in range(n)]
        return len(candidate_pairs(many))

    assert pairs(800) < 2.2 * pairs(400)


def test_candidates_of_one_name_hang_together() -> None:
    many = [group(f"d{i:03}", titles={"tryg data"}, year=2000 + i % 20) for i in range(100)]
    found = {tuple(p) for p in candidate_pairs(many).tolist()}
    by_year = sorted(range(100), key=lambda i: (many[i].year or 0, i))
    assert all((min(a, b), max(a, b)) in found for a, b in pairwise(by_year))


def test_candidates_find_a_name_with_a_typing_error() -> None:
    a, b = group("a", titles={"skærmhjælp"}), group("b", titles={"skærmhlæjp"})
    assert candidate_pairs([a, b]).tolist() == [[0, 1]]
    assert candidate_pairs([a, group("b", titles={"energitavle"})]).tolist() == []


def test_decision_is_learnt_and_kept_as_plain_numbers(tmp_path: Path) -> None:
    alike, unlike = {"name": "equal", "owner": "same"}, {"name": "unlike", "owner": "other"}
    families = [str(i // 4) for i in range(100)]
    learnt = train_decision(Pairs([alike, unlike] * 50, [True, False] * 50, families, [1.0] * 100))
    assert learnt.score(alike) > 0.9
    assert learnt.score(unlike) < 0.1
    path = tmp_path / "decision.json"
    path.write_text(learnt.to_json(), encoding="utf-8")
    again = load_decision(path)
    assert again.score(alike) == pytest.approx(learnt.score(alike), abs=0.01)


def test_pairs_of_a_large_initiative_count_less() -> None:
    levels = [{"name": "alike"}] * 120
    families = [str(i // 4) for i in range(120)]
    same = [i % 6 == 0 for i in range(120)]
    even = train_decision(Pairs(levels, same, families, [1.0] * 120))
    weights = [0.1 if right else 1.0 for right in same]
    less = train_decision(Pairs(levels, same, families, weights))
    assert less.score(levels[0]) < even.score(levels[0]) / 2


def test_score_of_a_link_follows_what_was_right(tmp_path: Path) -> None:
    sure, doubtful = Clues(3.0, False, 4.0), Clues(-1.0, False, -1.0)
    trust = train_trust([sure, doubtful] * 30, [True, False] * 30)
    assert trust.score(sure) > 0.8
    assert trust.score(doubtful) < 0.2
    decision = Decision(-1.0, {"owner": {"same": 2.0}}, trust=trust)
    path = tmp_path / "decision.json"
    path.write_text(decision.to_json(), encoding="utf-8")
    assert load_decision(path).trust.score(sure) == pytest.approx(trust.score(sure), abs=0.01)


def test_a_same_year_is_not_a_same_period() -> None:
    one, other = group("a", years=(2011, 2011)), group("b", years=(2011, 2011))
    assert compare(one, other)["period"] == "year"
    one, other = group("a", years=(2011, 2015)), group("b", years=(2011, 2015))
    assert compare(one, other)["period"] == "same"


def test_numbers_tell_names_apart() -> None:
    first = group("a", titles={"selvbetjening bølge 1"})
    assert compare(first, group("b", titles={"selvbetjening bølge 2"}))["name"] == "number"
    assert compare(first, group("b", titles={"bølge 1 selvbetjening"}))["name"] == "equal"


def test_a_name_with_its_subtitle_is_no_other_name() -> None:
    whole = group("a", titles={"naer og digital stærk hverdag bygd sammen"})
    assert compare(whole, group("b", titles={"naer og digital"}))["name"] == "whole"
    assert compare(whole, group("b", titles={"digital"}))["name"] == "unlike"
    numbered = group("a", titles={"naer og digital bølge 2 stærk hverdag"})
    assert compare(numbered, group("b", titles={"naer og digital 1"}))["name"] != "whole"


def test_a_word_that_few_share_tells_more() -> None:
    words = [{"data", "moser"}] * 2 + [{"data"}] * 200
    columns = Columns([group(f"d{i}", words=own, heads={"plan"}) for i, own in enumerate(words)])
    first, second = compare_pairs(columns, np.array([[0, 1], [0, 2]]))
    assert (first["rare"], second["rare"]) == ("few", "many")
    assert second["head"] == "same"
    of_few = compare(group("a", words={"moser"}), group("b", words={"moser"}))
    assert of_few["rare"] == "some"  # two groups do not tell what is rare
    assert "rare" not in compare(group("a", words={"data"}), group("b", words={"moser"}))


def test_what_is_from_a_year_may_run_on() -> None:
    begun, period = group("a", years=(2018, 2018)), group("a", years=(2016, 2018))
    assert compare(begun, group("b", year=2024))["time"] == "later"
    assert compare(begun, group("b", year=2019))["time"] == "inside"
    assert compare(period, group("b", year=2024))["time"] == "outside"


def test_who_speaks_says_less_than_who_owns() -> None:
    owned, speaks = group("a", owners=("KL",)), group("b", body="KL")
    assert compare(owned, group("c", owners=("KL",)))["owner"] == "same"
    assert compare(owned, speaks)["owner"] == "one"
    assert compare(owned, group("c", body="Aarhus Kommune"))["owner"] == "speakers"
    assert compare(owned, group("c", owners=("Danske Regioner",)))["owner"] == "other"


def test_two_municipalities_each_present_their_own() -> None:
    ours = group("a", body="Aarhus Kommune", presented=True)
    theirs = group("b", body="Vejle Kommune", presented=True)
    touched = group("c", body="Vejle Kommune")
    state = group("d", body="Digitaliseringsstyrelsen", presented=True)
    levels = [compare(ours, other)["owner"] for other in (theirs, touched, state)]
    assert levels == ["rivals", "locals", "presenters"]
    weights = load_decision().weights["owner"]
    assert weights["rivals"] < weights["locals"] < weights["speakers"]


def test_other_documents_may_join_what_one_left_apart() -> None:
    name, told = group("a", titles={"moserne"}), group("a", descriptions={"plan for moser"})
    former = group("a", descriptions={"plan for moser"}, order="old")
    other = group("a", titles={"engene"})
    between = group("b", titles={"moserne"}, descriptions={"plan for moser"})
    groups = [name, told, former, other, between]
    constraints = Constraints(groups, Registry([]))
    constraints.joined(0, 4)
    assert constraints.may_join(0, 1)
    assert not constraints.may_join(0, 2)
    assert not constraints.may_join(0, 3)


@pytest.mark.parametrize(
    ("order", "year", "joins"),
    [
        ("", 2016, False),  # a text of 2016 does not tell of what begins in 2018
        ("", 2017, True),
        ("", 2025, True),
        ("now", 2019, True),
        ("now", 2023, False),
        ("next", 2019, False),
        ("next", 2017, True),
        ("before", 2019, False),
        ("before", 2022, True),
    ],
)
def test_what_is_said_of_an_edition_must_hold_of_its_period(
    order: str, year: int, *, joins: bool
) -> None:
    told = group("a", heads={"strategi"}, year=year, orders=frozenset({order}))
    edition = group("b", heads={"strategi"}, years=(2018, 2021), year=2018)
    assert Constraints([told, edition], Registry([])).may_join(0, 1) is joins
    assert Constraints([edition, told], Registry([])).may_join(0, 1) is joins


def test_what_speaks_against_a_pair_counts_by_half() -> None:
    decision = Decision(0.0, {"owner": {"same": 2.0, "other": -2.0}})
    kl, regions = ("KL",), ("Danske Regioner",)
    columns = Columns([group(d, owners=o) for d, o in (("a", kl), ("b", kl), ("c", regions))])
    assert score_pairs(columns, np.array([[0, 1], [0, 2]]), decision).tolist() == [2.0, -1.0]


def test_faulty_weights_are_named(tmp_path: Path) -> None:
    path = tmp_path / "decision.json"
    path.write_text('{"intercept": 1}', encoding="utf-8")
    with pytest.raises(ModelError, match=r"decision\.json"):
        load_decision(path)


def test_explanation_says_what_speaks_for_and_against() -> None:
    decision = Decision(-1.0, {"owner": {"same": 2.0}, "period": {"other": -3.0}})
    a, b = (
        group("a", owners=("KL",), years=(2016, 2020)),
        group("b", owners=("KL",), years=(2021, 2025)),
    )
    why, score = explain(a, b, decision)
    assert why == "for: samme ejer (+2,0); imod: forskellige perioder (−3,0); udgangspunkt −1,0"
    assert score == pytest.approx(0.119, abs=0.001)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Programmet Trygge Data afløser projektet Nære Skærme næste år.",
            ("replaces", "Trygge Data", "Nære Skærme"),
        ),
        (
            "Programmet Trygge Data bliver afløst af projektet Nære Skærme næste år.",
            ("replaces", "Nære Skærme", "Trygge Data"),
        ),
        (
            "Projektet Nære Skærme er en del af den nye digitaliseringsstrategi for 2016-2020.",
            ("part_of", "Nære Skærme", "digitaliseringsstrategi for 2016-2020"),
        ),
        (
            "En ny digital handlingsplan omsætter den fælleskommunale strategi til hverdag.",
            ("carries_out", "digital handlingsplan", "fælleskommunale strategi"),
        ),
        (
            "Byrådet har vedtaget en ny datastrategi for 2021-2024. Den afløser datastrategien for 2017-2020.",
            ("succeeds", "datastrategi for 2021-2024", "datastrategien for 2017-2020"),
        ),
    ],
)
def test_relation_is_read_with_its_place(
    blank: Annotate, text: str, expected: tuple[str, str, str]
) -> None:
    note = blank(f"Nyt fra byen\n\n{text}", date="2018-01-01")
    first = {m.id: m.text for m in reversed(note.initiatives)}
    [stated] = find_relations(note)
    assert (stated.relation, first[stated.source], first[stated.target]) == expected
    assert note.text[stated.start : stated.end].rstrip(".") in text


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("KL's strategi for data er vedtaget.", "KL"),
        ("Regeringens digitaliseringsstrategi er vedtaget.", "regeringen"),
        ("Aarhus Kommune har vedtaget en ny datastrategi i går.", "Aarhus Kommune"),
        ("I maj præsenterede regeringen en national datastrategi.", "regeringen"),
        ("Den nye datastrategi fra KL er klar.", "KL"),
        ("Kommunens nye datastrategi er klar, siger Aarhus Kommune.", "Aarhus Kommune"),
    ],
)
def test_owner_is_read_with_its_place(blank: Annotate, text: str, owner: str) -> None:
    note = blank(f"Nyt\n\n{text}")
    [found] = collect_groups(note, Registry([]))
    assert found.owners == (owner,)
    said = found.said[0][1]
    assert note.text[said.start : said.end].casefold()[:3] in text.casefold()


def test_who_launches_what_the_headline_names_is_read_below_it(blank: Annotate) -> None:
    note = blank(
        "Datastrategi for havnene\n\nRegeringen og KL vedtog i maj en datastrategi for havnene."
    )
    [found] = collect_groups(note, Registry([]))
    assert found.owners == ("regeringen", "KL")

"""Sets, floors, groups and reports; the command as users call it."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import spacy
from typer.testing import CliRunner

from strategitekst.cli import app
from strategitekst.errors import FormatError
from strategitekst.evaluation import LAYERS, Counts, Run, measure
from strategitekst.evaluation.baselines import bare, floors
from strategitekst.evaluation.bootstrap import Figure, count_statistic, figure
from strategitekst.evaluation.evaluate import OURS, evaluate, read_agreement, read_gold
from strategitekst.evaluation.groups import group_figures, members
from strategitekst.evaluation.link_baselines import LINKERS, with_ids
from strategitekst.evaluation.measure import score_outcomes
from strategitekst.evaluation.report import cell, table, to_json, to_markdown, write_report
from strategitekst.evaluation.robustness import UNCHANGED, robustness
from strategitekst.loading import Settings
from strategitekst.resources import resource
from strategitekst.schema import Annotation, Collection
from strategitekst.themes import default_classifier

from .make import entity, mention, note, passage, span

DEMO = resource("corpus", "demo")
BLANK = Settings(base="blank")
run_cli = CliRunner().invoke


@pytest.fixture(scope="module")
def evaluation() -> Any:
    gold = read_gold(DEMO)
    return evaluate(replace(gold, notes=gold.notes[:3]), BLANK)


# --- sets ------------------------------------------------------------------------------------------


def a_corpus(tmp_path: Path) -> Path:
    for split, id in (("train", "a"), ("dev", "b"), ("test", "c")):
        (tmp_path / split).mkdir()
        gold = note(f"{id} er en tekst", id, passages=[{"start": 0, "end": 3, "role": "title"}])
        (tmp_path / split / f"{id}.json").write_text(gold.to_json())
    return tmp_path


def test_evaluate_reads_one_part(tmp_path: Path) -> None:
    gold = read_gold(a_corpus(tmp_path), "dev")
    assert (gold.name, [n.id for n in gold.notes], gold.collection) == ("dev", ["b"], None)


def test_evaluate_reads_any_folder(tmp_path: Path) -> None:
    assert [n.id for n in read_gold(a_corpus(tmp_path) / "dev").notes] == ["b"]


def test_evaluate_finds_collection_and_agreement_above(tmp_path: Path) -> None:
    corpus = a_corpus(tmp_path)
    empty = {"format": "strategitekst/1/collection", "initiatives": []}
    (corpus / "initiatives.json").write_text(json.dumps(empty))
    figures = {"themes": {"value": 0.8, "low": 0.7, "high": 0.9}}
    agreed = {"format": "strategitekst/1/agreement", "figures": figures}
    (corpus / "agreement.json").write_text(json.dumps(agreed))
    for gold in (read_gold(corpus, "dev"), read_gold(corpus / "dev")):
        assert gold.collection is not None
        assert gold.agreement == {"themes": Figure(0.8, 0.7, 0.9)}


def test_evaluate_checksum_knows_every_change(tmp_path: Path) -> None:
    corpus = a_corpus(tmp_path)
    before = read_gold(corpus, "dev").checksum
    path = corpus / "dev" / "b.json"
    path.write_text(path.read_text() + "\n\n")
    assert read_gold(corpus, "dev").checksum == before
    path.write_text(path.read_text().replace("title", "heading"))
    assert read_gold(corpus, "dev").checksum != before


@pytest.mark.parametrize(("split", "message"), [("valg", "is no folder"), (None, "no annotations")])
def test_evaluate_set_that_is_not_there_is_named(
    split: str | None, message: str, tmp_path: Path
) -> None:
    with pytest.raises(FormatError, match=message):
        read_gold(tmp_path, split)


# --- floors ----------------------------------------------------------------------------------------

GOLD = note(
    "Ny plan\n\nKL siger i 2016: ”Strategien for cybersikkerhed er færdig.”",
    document={"title": "Ny plan", "kind": "nyhed", "publisher": "KL"},
    passages=[
        passage(0, 7, role="title"),
        {"start": 9, "end": 68, "role": "paragraph", "themes": ["data"]},
    ],
    entities=[{"start": 9, "end": 11, "text": "KL", "label": "ORG", "canonical": "KL"}],
)


@pytest.mark.parametrize("layer", [layer for layer in LAYERS if layer != "linking"])
def test_evaluate_floor_of_nothing_finds_nothing(layer: str) -> None:
    rows = floors(layer, [GOLD], spacy.blank("da"))
    assert next(iter(rows)) == "nothing"
    found = bare(GOLD, rows["nothing"](GOLD))
    assert not found.entities and not found.initiatives and not found.quotes
    assert not any(p.theme_names for p in found.passages)


def floor(layer: str, name: str) -> Annotation:
    rows = floors(layer, [GOLD], spacy.blank("da"))
    (row,) = [make for key, make in rows.items() if key.startswith(name)]
    return bare(GOLD, row(GOLD))


def test_evaluate_floors_by_hand() -> None:
    assert [p.end for p in floor("passages", "blank lines").passages] == [7, 68]
    assert [p.end for p in floor("passages", "everything").passages] == [7, 68]
    assert next(e.text for e in floor("entities", "known names").entities) == "KL"
    assert [(e.text, e.value) for e in floor("dates", "years").entities] == [("2016", "2016")]
    assert [len(p.theme_names) for p in floor("themes", "everything").passages] == [16, 16]
    assert floor("themes", "majority").passages[1].theme_names == ("data",)
    assert [m.text for m in floor("mentions", "everything").initiatives] == ["plan", "Strategien"]
    assert (
        floor("quotes", "all in marks").quotes[0].text == "Strategien for cybersikkerhed er færdig."
    )
    about = floor("document", "first line").document
    assert (about.title, about.kind, about.publisher) == ("Ny plan", "nyhed", "KL")


TITLES = (
    note(
        "Aula og Aula, planen og planen",
        initiatives=[
            {"start": 0, "end": 4, "text": "Aula", "type": "NAM"},
            {"start": 8, "end": 12, "text": "Aula", "type": "NAM"},
            {"start": 14, "end": 20, "text": "planen", "type": "NOM"},
        ],
    ),
    note(
        "planen og Aule",
        "y",
        initiatives=[
            {"start": 0, "end": 6, "text": "planen", "type": "NOM"},
            {"start": 10, "end": 14, "text": "Aule", "type": "NAM"},
        ],
    ),
)


@pytest.mark.parametrize(
    ("name", "groups"),
    [
        ("nothing: each alone", [0, 1, 2, 3, 4]),
        ("everything: all together", [0, 0, 0, 0, 0]),
        ("title match, exact", [0, 0, 1, 1, 2]),
        ("head rule", [0, 0, 1, 2, 3]),
        ("scope rule", [0, 0, 1, 2, 3]),
        ("last antecedent", [0, 0, 0, 1, 2]),
    ],
)
def test_evaluate_floors_of_linking(name: str, groups: list[int]) -> None:
    linked = with_ids(TITLES, LINKERS[name])
    ids = [m.id for n in linked for m in n.initiatives]
    assert [f"i{g}" for g in groups] == ids


@pytest.mark.parametrize("name", LINKERS)
def test_evaluate_floors_of_linking_stand_no_mentions(name: str) -> None:
    assert with_ids([note()], LINKERS[name]) == [note()]


def test_evaluate_every_table_has_floor_and_ceiling(evaluation: Any) -> None:
    text = to_markdown(evaluation)
    for layer in LAYERS:
        assert next(iter(evaluation.tables[layer])) == OURS
        rows = text.split(f"## {layer.capitalize()}\n", 1)[1].split("\n## ", 1)[0]
        assert "| nothing" in rows
        assert "| annotators" in rows


def test_evaluate_ceiling_is_the_agreement_of_annotators() -> None:
    gold = read_gold(DEMO)
    agreed = replace(gold, notes=gold.notes[:1], agreement={"quotes": Figure(0.9, 0.8, 0.95)})
    rows = evaluate(agreed, BLANK, ["quotes"]).tables["quotes"]
    assert list(rows)[-1] == "annotators"
    assert cell(rows["annotators"]["quotes"]) == "0.900 (0.80–0.95)"


@pytest.mark.parametrize(
    "content", ['{"format": "andet"}', '{"format": "strategitekst/1/agreement"}']
)
def test_evaluate_agreement_of_another_form_is_named(content: str, tmp_path: Path) -> None:
    path = tmp_path / "agreement.json"
    path.write_text(content)
    with pytest.raises(FormatError, match=r"agreement\.json"):
        read_agreement(path)


def test_evaluate_keyword_list_is_the_first_classifier() -> None:
    found = floor("themes", "keyword list")
    (given,) = default_classifier().classify([GOLD.text[9:68].replace("KL", "··")])
    assert found.passages[1].theme_names == tuple(t.theme for t in given)
    assert given


# --- figures ---------------------------------------------------------------------------------------


def test_evaluate_gold_against_itself_is_perfect() -> None:
    gold = read_gold(DEMO)
    run = Run(gold.notes, gold.notes, gold.notes, gold.collection, gold.collection)
    for layer in LAYERS:
        for name, value in measure(run, layer, all_figures=True).items():
            assert value.value == pytest.approx(0 if value.lower_is_better else 1), name


def test_evaluate_nothing_to_judge_has_no_figure() -> None:
    assert figure(count_statistic([{}, {}], "quotes"), 2).value is None
    assert cell(None) == cell(Figure(None)) == "–"


def test_evaluate_one_document_has_no_interval() -> None:
    one = figure(count_statistic([{"a": Counts(1, 2, 2)}], "a"), 1)
    assert (one.value, one.low) == (0.5, None)
    assert cell(one) == "0.500"


def test_evaluate_relations_need_type_and_both_ends() -> None:
    gold = read_gold(DEMO)
    collection = gold.collection
    assert collection is not None
    wrong = collection.model_copy(
        update={
            "initiatives": tuple(
                i.model_copy(update={"relations": ()}) for i in collection.initiatives
            )
        }
    )
    run = Run(gold.notes, gold.notes, gold.notes, wrong, collection)
    counts = measure(run, "linking")["relations"].counts
    assert counts is not None
    assert (counts.right, counts.predicted) == (0, 0)
    assert counts.gold > 0


def _facts(ids: list[str], **told: Any) -> dict[str, Figure]:
    """Figures of three mentions under these ids; gold has two of the plan's first edition."""
    wanted = Collection.model_validate(
        {
            "initiatives": [
                {"id": "plan-2011-2015", "name": "Plan", "owners": ["KL"], "period": "2011/2015"},
                {
                    "id": "plan-2016-2020", "name": "Plan", "owners": ["KL", "KOMBIT"],
                    "relations": [{"type": "succeeds", "target": "plan-2011-2015"}],
                },
            ]
        }
    )  # fmt: skip
    found = Collection.model_validate(
        {"initiatives": [{"id": i, "name": "Plan", **told} for i in dict.fromkeys(ids)]}
    )
    places = ((0, 4), (10, 14), (20, 24))
    gold_ids = ("plan-2011-2015", "plan-2011-2015", "plan-2016-2020")
    gold = [note(initiatives=[mention(*p, i) for p, i in zip(places, gold_ids, strict=True)])]
    linked = [note(initiatives=[mention(*p, i) for p, i in zip(places, ids, strict=True)])]
    return measure(Run(linked, gold, linked, found, wanted), "linking")


def test_owners_and_periods_are_right_where_they_are_the_same() -> None:
    figures = _facts(["a", "a", "b"], owners=["kl"], period="2011/2015")
    assert figures["owners"].value == 0.5  # of the first edition, not of the second
    assert figures["periods"].value == 1.0  # the second edition has none


def test_mention_in_the_cluster_of_another_edition_is_a_confusion() -> None:
    assert _facts(["a", "a", "b"])["edition confusions"].value == 0
    together = _facts(["a", "a", "a"])["edition confusions"]
    assert together.value == pytest.approx(1 / 3)
    assert together.lower_is_better


def test_evaluate_groups_are_counted_by_themselves() -> None:
    dated = [
        note(id=date, document={"date": date, "kind": "nyhed"})
        for date in ("2003", "2016-05", "1999")
    ]
    assert members(dated)["period"] == {
        "2001–2010": [0],
        "2016–2020": [1],
        "other or none": [2],
    }
    counted = [{"themes": Counts(n, 2, 2)} for n in (0, 1, 2)]
    groups = group_figures({"themes": count_statistic(counted, "themes")}, dated)
    assert {g: row["themes"].value for g, (_, row) in groups["period"].items()} == {
        "2001–2010": 0.0,
        "2016–2020": 0.5,
        "other or none": 1.0,
    }
    assert groups["kind"]["nyhed"][0] == 3


def test_evaluate_scores_of_links_are_those_of_the_collection() -> None:
    gold = note(initiatives=[mention(0, 5, "a"), mention(10, 15, "a"), mention(20, 25, "b")])
    spots = [(0, 5), (10, 15), (20, 25), (30, 35)]
    ours = note(initiatives=[mention(start, end, "i") for start, end in spots])
    ends = [{"document": "x", "start": start, "end": end} for start, end in spots]
    links = [
        {"a": ends[0], "b": ends[1], "score": 0.9, "why": "samme navn"},
        {"a": ends[1], "b": ends[2], "score": 0.8, "why": "samme hoved"},
        {"a": ends[2], "b": ends[3], "score": 0.4, "why": "samme hoved"},
    ]
    collection = Collection.model_validate(
        {"initiatives": [{"id": "i", "name": "I", "mentions": ends, "links": links}]}
    )
    found = score_outcomes(Run([ours], [gold], [ours], collection))["links"]
    assert list(zip(found.scores, found.right, strict=True)) == [(0.9, 1), (0.8, 0), (0.4, 0)]
    plain = Collection.model_validate({"initiatives": [{"id": "i", "name": "I"}]})
    assert len(score_outcomes(Run([ours], [gold], [ours], plain))["links"]) == 0


# --- reports ---------------------------------------------------------------------------------------


def test_evaluate_table_escapes_bars() -> None:
    assert table(["", "a|b"], [["x", "1"]]) == "|  | a\\|b |\n| --- | --: |\n| x | 1 |"


def test_evaluate_report_says_where_there_are_no_scores(evaluation: Any) -> None:
    for kind, row in evaluation.scores.items():
        if not row:
            assert f"| {kind} | no scores given |" in to_markdown(evaluation)


def test_evaluate_report_writes_tables_errors_and_pictures(evaluation: Any, tmp_path: Path) -> None:
    paths = write_report(evaluation, tmp_path)
    assert all(path.stat().st_size > 0 for path in paths)
    names = {path.name for path in paths}
    assert names >= {"tables.md", "tables.json", "errors.csv", "errors.json", "errors.html"}
    assert names >= {"confusion-roles.png", "confusion-labels.png", "reliability-themes-given.png"}
    data = json.loads((tmp_path / "tables.json").read_text())
    assert data == json.loads(json.dumps(to_json(evaluation)))
    assert data["made_by"]["checksum"] == evaluation.gold.checksum
    rows = json.loads((tmp_path / "errors.json").read_text())
    assert rows
    assert all(row["verdict"] != "right" and row["sentence"] for row in rows)


def test_evaluate_errors_of_the_test_part_are_not_looked_at(
    evaluation: Any, tmp_path: Path
) -> None:
    closed = replace(evaluation, gold=replace(evaluation.gold, name="test"))
    assert {path.name for path in write_report(closed, tmp_path)} == {"tables.md", "tables.json"}


def test_evaluate_robustness_has_a_row_for_each_change() -> None:
    gold = read_gold(DEMO)
    few = replace(gold, notes=gold.notes[:2])
    changes = {"seeds": [1, 2], "changes": [{"name": "small", "kind": "lower_case"}]}
    found = robustness(few, BLANK, changes)
    assert list(found) == [UNCHANGED, "small"]
    names = {row["entities strict"].mean for row in found.values()}
    assert len(names) == 2


# --- the command -----------------------------------------------------------------------------------


def test_evaluate_command_prints_one_layer() -> None:
    done = run_cli(app, ["evaluate", "--base", "blank", "--layer", "quotes"])
    assert done.exit_code == 0
    assert "## Quotes" in done.stdout
    assert "## Themes" not in done.stdout


def test_evaluate_command_writes_a_folder(tmp_path: Path) -> None:
    arguments = ["evaluate", str(a_corpus(tmp_path)), "--split", "dev", "--base", "blank"]
    done = run_cli(app, [*arguments, "--out", str(tmp_path / "ud")])
    assert done.exit_code == 0
    assert (tmp_path / "ud" / "tables.md").read_text().startswith("# Evaluation on dev")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["evaluate", "ingen"], "ingen: is no folder"),
        (["evaluate", "--layer", "temaer"], "--layer 'temaer' is not one of passages"),
        (["agreement", "ingen", "intet"], "ingen: is no folder"),
    ],
)
def test_evaluate_command_speaks_in_one_line(arguments: list[str], message: str) -> None:
    done = run_cli(app, arguments)
    assert done.exit_code == 1
    assert message in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_agreement_command(tmp_path: Path) -> None:
    folder, path = str(a_corpus(tmp_path) / "dev"), tmp_path / "agreement.json"
    assert "| passages exact | 1.000 |" in run_cli(app, ["agreement", folder, folder]).stdout
    assert run_cli(app, ["agreement", folder, folder, "--out", str(path)]).exit_code == 0
    assert read_agreement(path)["passages exact"] == Figure(1.0)


def test_evaluate_of_nothing_stands_empty_annotations() -> None:
    empty = note(passages=[passage(0, 50)])
    assert measure(Run([empty], [empty]), "quotes") == {"quotes": Figure(None, counts=Counts())}
    wrong = note(passages=[passage(0, 50)], quotes=[span(0, 20)], entities=[entity(0, 5)])
    assert measure(Run([wrong], [empty]), "quotes")["quotes"].value == 0

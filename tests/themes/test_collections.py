"""Profiles, trends and audits over plain annotations, and their commands."""

import json
import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from typer.testing import CliRunner

from strategitekst.cli import app
from strategitekst.errors import SettingError
from strategitekst.schema import Annotation
from strategitekst.themes.audit import Judged, corrected, draw_sample
from strategitekst.themes.profile import jeffreys, profile
from strategitekst.themes.trend import draw, passage_rows, rows, trend


def note(identity: str, themes: Sequence[Sequence[str]], **known: object) -> Annotation:
    text, passages = "", []
    for names in themes:
        passages.append(
            {"start": len(text), "end": len(text) + 3, "role": "paragraph", "themes": list(names)}
        )
        text += "abc\n\n"
    extra = {k: known.pop(k) for k in ("duplicate_of",) if k in known}
    data = {
        "id": identity, "text": text, "document": known, "passages": passages,
        "entities": [], "initiatives": [], "quotes": [], **extra,
    }  # fmt: skip
    return Annotation.model_validate(data)


NOTES = [
    note("a", [["data"], ["data", "marked"], [], ["marked"]], date="2016-05", kind="nyhed"),
    note("b", [["data"], []], date="2017", kind="nyhed"),
    note("c", [["data"], ["data"]], kind="notat"),
    note("d", [["data"], []], date="2017", duplicate_of="b"),
]


def test_profile_counts_passages_words_and_main_themes() -> None:
    first, second = profile(NOTES[:1])
    assert (first.theme, first.passages, first.main, first.count) == ("data", 0.5, 0.5, 2)
    assert (second.theme, second.passages, second.main) == ("marked", 0.5, 0.25)
    assert first.low < 0.5 < first.high
    assert profile([note("x", [])]) == []


def test_jeffreys_interval_is_that_of_the_literature() -> None:
    # Brown, Cai and DasGupta (2001): the ends are quantiles of Beta(x + 1/2, n - x + 1/2)
    low, high = jeffreys(5, 10)
    assert low == pytest.approx(0.2235, abs=1e-3) and high == pytest.approx(0.7765, abs=1e-3)
    assert jeffreys(0, 10)[0] == 0.0 and jeffreys(10, 10)[1] == 1.0


def test_trend_counts_near_duplicates_once_and_lists_the_undated() -> None:
    found = trend(NOTES, ["data"])
    assert [(p.group, p.share, p.total) for p in found.points] == [
        ("2016", 0.5, 4),
        ("2017", 0.5, 2),
    ]
    assert found.undated == ("c",) and found.duplicates == ("d",)


def test_trend_keeps_a_duplicate_whose_original_is_not_there() -> None:
    assert trend([NOTES[3]], ["data"]).duplicates == ()


def test_trend_leads_to_its_passages() -> None:
    found = trend(NOTES, ["data"], by="kind")
    behind = passage_rows(found, NOTES)
    assert [(r["group"], r["document"], r["passage"]) for r in behind] == [
        ("notat", "c", 0), ("notat", "c", 1), ("nyhed", "a", 0), ("nyhed", "a", 1), ("nyhed", "b", 0),
    ]  # fmt: skip
    assert sum(int(str(r["passages"])) for r in rows(found)) == len(behind)


def test_trend_is_drawn(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    draw(trend(NOTES, ["data", "marked"]), tmp_path / "trend.svg")
    assert "<svg" in (tmp_path / "trend.svg").read_text(encoding="utf-8")
    with pytest.raises(SettingError, match="cannot be written"):
        draw(trend(NOTES, ["data"]), tmp_path / "trend.nonsense")


def test_trend_by_something_else_is_refused() -> None:
    with pytest.raises(SettingError, match="year, publisher, kind"):
        trend(NOTES, by="colour")


def collection(
    seed: int, documents: int = 60
) -> tuple[list[Annotation], dict[tuple[str, int], bool]]:
    """Documents whose true share is 30 %; the classifier finds 70 % of it and adds 10 % of the rest."""
    rng = random.Random(seed)
    notes, truth = [], {}
    for d in range(documents):
        themes: list[list[str]] = []
        for i in range(10):
            true = rng.random() < 0.3
            given = rng.random() < (0.7 if true else 0.1)
            truth[f"n{d}", i] = true
            themes.append(["data"] if given else [])
        notes.append(note(f"n{d}", themes, date=str(2015 + d % 3)))
    return notes, truth


def test_audit_sample_holds_both_strata_and_can_be_drawn_again() -> None:
    notes, _ = collection(0)
    sample = draw_sample(notes, "data", 60)
    assert len(sample) == 60 and sum(i.given for i in sample) == 30
    assert sample == draw_sample(notes, "data", 60) != draw_sample(notes, "data", 60, seed=1)


def test_audit_interval_holds_the_truth_as_often_as_it_says() -> None:
    held = tried = 0
    wide = narrow = 0.0
    for seed in range(12):
        notes, truth = collection(seed)
        for size in (40, 200):
            sample = draw_sample(notes, "data", size, seed)
            judged = [Judged(i, truth[i.document, i.passage]) for i in sample]
            for point in corrected(notes, "data", judged):
                if point.group == "all":
                    held += point.low <= 0.3 <= point.high
                    tried += 1
                    if size == 40:
                        wide += point.high - point.low
                    else:
                        narrow += point.high - point.low
    assert held / tried > 0.85
    assert narrow < wide


def test_audit_without_errors_changes_nothing() -> None:
    notes, _ = collection(1)
    judged = [Judged(i, i.given) for i in draw_sample(notes, "data", 100)]
    for point in corrected(notes, "data", judged):
        assert point.share == pytest.approx(point.given)
        assert point.low < point.given < point.high


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for item in NOTES:
        (tmp_path / f"{item.id}.json").write_text(item.to_json(), encoding="utf-8")
    return tmp_path


def run(*args: str | Path, stdin: str | None = None) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["themes", *(str(a) for a in args)], input=stdin)
    return result.exit_code, result.stdout, result.stderr


def test_command_profile(folder: Path) -> None:
    code, out, _ = run("profile", folder)
    assert code == 0 and "data" in out and "marked" in out


def test_command_trend_writes_table_passages_and_picture(folder: Path) -> None:
    pytest.importorskip("matplotlib")
    out = folder / "out"
    code, _, err = run(
        "trend", folder, "--theme", "data", "--out", out / "t.csv", "--passages", out / "p.csv",
        "--picture", out / "t.png",
    )  # fmt: skip
    assert code == 0
    assert "1 documents without a date" in err and "near-duplicates" in err
    assert (out / "t.csv").read_text().count("\n") == 3
    assert (out / "p.csv").read_text().count("\n") == 4
    assert (out / "t.png").stat().st_size > 1000


def test_command_trend_refuses_an_unknown_theme(folder: Path) -> None:
    code, _, err = run("trend", folder, "--theme", "fodbold")
    assert code == 1 and "'fodbold' is not one of" in err and err.count("\n") == 1


def test_command_audit_goes_on_where_it_was_stopped(folder: Path) -> None:
    answers = folder / "audit.jsonl"
    args = ("audit", folder, "--theme", "data", "--n", "6", "--judged", answers)
    code, out, err = run(*args, stdin="jq")
    assert code == 0 and "1 of 6 judged" in err
    assert len(answers.read_text().splitlines()) == 1
    code, out, err = run(*args, stdin="jnjnj")
    assert code == 0 and "6 of 6 judged" in err and "corrected" in out
    assert len(answers.read_text().splitlines()) == 6


def test_command_audit_without_answers(folder: Path) -> None:
    code, _, err = run(
        "audit", folder, "--theme", "data", "--judged", folder / "x.jsonl", stdin="q"
    )
    assert code == 1 and "nothing was judged" in err


def test_commands_suggest_label_train(folder: Path) -> None:
    mine, labels, out = folder / "mine.toml", folder / "mine.jsonl", folder / "mine.json"
    mine.write_text('[[theme]]\nname = "abc"\nterms = ["abc"]\n', encoding="utf-8")
    code, text, _ = run("suggest", folder, "--themes", mine, "--n", "2")
    assert code == 0 and "abc" in text
    code, _, err = run(
        "label", folder, "--themes", mine, "--labels", labels, "--n", "3", stdin="jsn"
    )
    assert code == 0 and "2 labels added" in err
    assert [json.loads(x)["answer"] for x in labels.read_text().splitlines()] == [True, False]
    code, _, err = run("train", folder, "--themes", mine, "--labels", labels, "--out", out)
    assert code == 0 and "1 of 1 themes learnt from 2 labels" in err
    code, text, _ = run("suggest", folder, "--themes", out, "--n", "1")
    assert code == 0
    code, _, err = run("train", "--themes", mine, "--labels", folder / "no.jsonl", "--out", out)
    assert code == 1 and "has no labels" in err

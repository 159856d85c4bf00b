"""link, initiative, initiatives and changes, from the command line."""

import csv
from pathlib import Path

import pytest
from typer.testing import CliRunner

from strategitekst.cli import app
from strategitekst.schema import Collection

A = "Nyt om data\n\nNordby Kommune har i dag lanceret programmet Trygge Data. Programmet varer i fire år.\n"
B = "Status\n\nProgrammet Trygge Data er halvvejs. Nære Skærme afløser det ikke.\n"
C = "Nyt i Nordby\n\nNordby Kommune har lanceret projektet Nære Skærme.\n"


def run(*args: str | Path) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, [str(arg) for arg in args])
    return done.exit_code, done.stdout, done.stderr


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    folder = tmp_path / "tekster"
    folder.mkdir()
    for name, text in (("a", A), ("b", B), ("c", C)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    run("annotate", folder, "--out", tmp_path / "noter", "--base", "blank")
    return tmp_path / "noter"


def test_initiative_tells_its_life(notes: Path) -> None:
    code, out, err = run("initiative", "trygge data", notes)
    assert (code, err) == (0, "")
    assert "Trygge Data" in out
    assert "ejer: Nordby Kommune" in out
    assert "først nævnt" in out and "sidst nævnt" in out
    assert "Programmet Trygge Data er halvvejs." in out
    assert "samme navn" in out


def test_initiative_that_is_not_there_is_one_line(notes: Path) -> None:
    code, out, err = run("initiative", "Det Forsvundne", notes)
    assert (code, out) == (1, "")
    assert err.startswith("strategitekst: no initiative is called 'Det Forsvundne'")


def test_overview_has_evidence_for_each_cell(notes: Path, tmp_path: Path) -> None:
    code, _, err = run("initiatives", notes, "--owner", "nordby", "--out", tmp_path / "x.csv")
    assert code == 0
    assert err == f"2 rows in {tmp_path / 'x.csv'}\n"
    with (tmp_path / "x.csv").open(encoding="utf-8", newline="") as stream:
        rows = {row["navn"]: row for row in csv.DictReader(stream)}
    assert rows["Trygge Data"]["ejer"] == "Nordby Kommune"
    assert "”Nordby Kommune har i dag lanceret" in rows["Trygge Data"]["ejer: belæg"]
    assert run("initiatives", notes, "--theme", "fest")[0] == 1


def test_previous_ids_are_kept_and_corrections_told(notes: Path, tmp_path: Path) -> None:
    out = tmp_path / "samling.json"
    run("link", notes / "a.json", "--out", out)
    renamed = Collection.from_file(out)
    first = next(i for i in renamed.initiatives if i.name == "Trygge Data")
    others = [i for i in renamed.initiatives if i.id != first.id]
    kept = first.model_copy(update={"id": "vores-eget-id"})
    out.write_text(
        renamed.model_copy(update={"initiatives": (*others, kept)}).to_json(), encoding="utf-8"
    )
    fix = tmp_path / "rettelser.toml"
    fix.write_text(
        '[[correction]]\ntype = "same"\ndocument = "a"\nwords = "Trygge Data"\nwho = "Bo"\nwhy = "x"\n'
        'other = { document = "c", words = "Nære Skærme" }\n'
        '[[correction]]\ntype = "name"\ndocument = "q"\nwords = "x"\nvalue = "y"\nwho = "Bo"\nwhy = "x"\n',
        encoding="utf-8",
    )
    code, _, err = run("link", notes, "--out", out, "--corrections", fix)
    assert code == 0
    assert "correction not applied: name, q: x (the document is not in the collection)" in err
    found = Collection.from_file(out)
    [one] = [i for i in found.initiatives if i.id == "vores-eget-id"]
    assert {m.document for m in one.mentions} == {"a", "b", "c"}
    assert [c.applied for c in found.corrections] == [True, False]
    assert any(c.type == "mentions" and c.id == "vores-eget-id" for c in found.changes)


def test_changes_between_two_collections(notes: Path, tmp_path: Path) -> None:
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    run("link", notes / "a.json", "--out", old)
    run("link", notes, "--out", new)
    code, out, _ = run("changes", old, new)
    assert code == 0
    assert "ny: naere-skaerme Nære Skærme" in out
    assert "omtaler: trygge-data 2 → 3 (+1 −0)" in out
    assert run("changes", old, old) == (0, "", "no changes\n")
    assert run("changes", old, notes / "a.json")[0] == 1


def test_link_without_the_registry(tmp_path: Path) -> None:
    text = "Skiftet til MitID\n\nDe første borgere skifter nu fra NemID til MitID.\n"
    (tmp_path / "m.txt").write_text(text, encoding="utf-8")
    run("annotate", tmp_path / "m.txt", "--out", tmp_path / "ud", "--base", "blank")
    run("link", tmp_path / "ud", "--no-registry", "--out", tmp_path / "uden.json")
    found = Collection.from_file(tmp_path / "uden.json").initiatives
    assert found and all("registry" not in i.evidence for i in found)

"""The commands: what they print, what they write, and one clear line where they cannot."""

import csv
import json
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from typer.testing import CliRunner

from strategitekst import __version__
from strategitekst.cli import app
from strategitekst.schema import Annotation, Collection

COMMANDS = (
    "annotate",
    "link",
    "initiative",
    "initiatives",
    "changes",
    "table",
    "show",
    "info",
    "demo",
)
TEXT = "Ny plan for data\n\nNordby Kommune har i dag lanceret programmet Trygge Data.\n"
FIRST = "Borgerne skal have tillid til data, siger Anna Holm."
SECOND = "Vi skal samarbejde, siger Bo Lund."


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str


def run(*args: str | Path, stdin: bytes | None = None) -> Done:
    result = CliRunner().invoke(app, [str(arg) for arg in args], input=stdin)
    return Done(result.exit_code, result.stdout, result.stderr)


def annotated(*args: str | Path, stdin: bytes | None = None) -> Done:
    return run("annotate", *args, "--base", "blank", stdin=stdin)


def refused(done: Done, *parts: str) -> None:
    """One line on stderr with these parts, nothing on stdout."""
    assert done.code == 1
    assert done.out == ""
    assert done.err.count("\n") == 1 and done.err.endswith("\n")
    assert done.err.startswith("strategitekst: ")
    for part in parts:
        assert part in done.err


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "tekster"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "b.txt").write_text(
        "Status\n\nProgrammet Trygge Data er halvvejs.\n", encoding="utf-8"
    )
    return folder


def span(text: str, words: str, **keys: Any) -> dict[str, Any]:
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words, **keys}


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """One annotation with two passages, a person and a quote in each."""
    text = f"{FIRST}\n\n{SECOND}"
    note = {
        "format": "strategitekst/1",
        "id": "møde",
        "text": text,
        "document": {"title": "Møde", "date": "2016-06-14", "publisher": "KL", "kind": "nyhed"},
        "passages": [
            {"start": 0, "end": len(FIRST), "role": "paragraph", "themes": ["tillid", "data"]},
            {
                "start": len(FIRST) + 2,
                "end": len(text),
                "role": "paragraph",
                "themes": ["samarbejde"],
            },
        ],
        "entities": [
            span(text, "Anna Holm", label="PER", canonical="Anna Holm"),
            span(text, "Bo Lund", label="PER", canonical="Bo Lund"),
        ],
        "initiatives": [],
        "quotes": [
            span(text, "Borgerne skal have tillid til data", speaker="Anna Holm"),
            span(text, "Vi skal samarbejde", speaker="Bo Lund"),
        ],
    }
    folder = tmp_path / "noter"
    folder.mkdir()
    (folder / "møde.json").write_text(json.dumps(note), encoding="utf-8")
    return folder


# --- help ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", COMMANDS)
def test_cli_help_has_an_example(command: str) -> None:
    done = run(command, "--help")
    assert done.code == 0
    assert f"Example: strategitekst {command}" in done.out


def test_cli_help_lists_all_commands() -> None:
    done = run("--help")
    assert done.code == 0
    assert "Example: strategitekst " in done.out
    assert all(f"  {command} " in done.out for command in COMMANDS)


def test_cli_version_is_printed() -> None:
    assert run("--version") == Done(0, f"{__version__}\n", "")


# --- annotate --------------------------------------------------------------------------------------


def test_cli_annotate_prints_one_document_as_json(texts: Path) -> None:
    done = annotated(texts / "a.txt", "--date", "2016-06-14", "--publisher", "Nordby")
    assert (done.code, done.err) == (0, "")
    note = Annotation.from_json(done.out)
    assert (note.id, note.text) == ("a", TEXT)
    assert (note.document.date, note.document.publisher) == ("2016-06-14", "Nordby")


def test_cli_annotate_reads_standard_input() -> None:
    done = annotated("-", stdin=TEXT.replace("\n", "\r\n").encode())
    assert (done.code, done.err) == (0, "")
    note = Annotation.from_json(done.out)
    assert (note.id, note.text) == ("stdin", TEXT.replace("\n", "\r\n"))


def test_cli_annotate_prints_several_documents_as_lines(texts: Path) -> None:
    done = annotated(texts)
    assert done.code == 0
    assert [Annotation.from_json(line).id for line in done.out.splitlines()] == ["a", "b"]


def test_cli_annotate_prints_a_table(texts: Path) -> None:
    done = annotated(texts / "a.txt", "--format", "table")
    assert done.code == 0
    assert "Nordby Kommune" in done.out
    assert "{" not in done.out


def test_cli_annotate_takes_metadata(texts: Path, tmp_path: Path) -> None:
    known = tmp_path / "viden.csv"
    known.write_text("glob,date\na.*,2017-03-01\n", encoding="utf-8")
    done = annotated(texts / "a.txt", "--metadata", known, "--date", "2016")
    assert Annotation.from_json(done.out).document.date == "2017-03-01"


def test_cli_annotate_option_without_a_value_says_nothing(texts: Path) -> None:
    done = annotated(texts / "a.txt", "--publisher", "", "--date", "", "--kind", "")
    assert done.code == 0
    assert "" not in json.loads(done.out)["document"].values()


def test_cli_annotate_takes_own_knowledge(texts: Path, tmp_path: Path) -> None:
    own = tmp_path / "egne.toml"
    own.write_text('[[organisation]]\nname = "Nordby Fiberlaug"\n', encoding="utf-8")
    (texts / "c.txt").write_text("I går mødtes Nordby Fiberlaug igen.\n", encoding="utf-8")
    done = annotated(texts / "c.txt", "--knowledge", own)
    names = [(e.text, e.label) for e in Annotation.from_json(done.out).entities]
    assert ("Nordby Fiberlaug", "ORG") in names


def test_cli_annotate_writes_a_folder(texts: Path, tmp_path: Path) -> None:
    done = annotated(texts, "--out", tmp_path / "ud")
    assert (done.code, done.out) == (0, "")
    assert done.err.startswith("2 annotated, 0 up to date, 0 failed; in ")
    assert sorted(p.name for p in (tmp_path / "ud").iterdir()) == ["a.json", "b.json"]


def test_cli_annotate_skips_and_forces(texts: Path, tmp_path: Path) -> None:
    out = tmp_path / "ud"
    annotated(texts, "--out", out)
    assert annotated(texts, "--out", out).err.startswith("0 annotated, 2 up to date, 0 failed")
    assert annotated(texts, "--out", out, "--force").err.startswith("2 annotated, 0 up to date")


def test_cli_annotate_lists_undated_documents(texts: Path, tmp_path: Path) -> None:
    done = annotated(texts, "--out", tmp_path / "ud")
    assert "2 without a date (give it with --date or --metadata" in done.err
    assert "  a.txt\n  b.txt\n" in done.err
    done = annotated(texts, "--out", tmp_path / "ud", "--date", "2016")
    assert "without a date" not in done.err


def test_cli_annotate_bad_document_does_not_stop_the_rest(texts: Path, tmp_path: Path) -> None:
    (texts / "aa.txt").write_bytes(b"M\xf8de \x81\x8d")
    done = annotated(texts, "--out", tmp_path / "ud")
    assert done.code == 1
    assert done.err.startswith("2 annotated, 0 up to date, 1 failed")
    assert f"strategitekst: {texts / 'aa.txt'}: is not UTF-8" in done.err


def test_cli_annotate_bad_document_is_reported_after_the_rest(texts: Path) -> None:
    (texts / "aa.txt").write_bytes(b"")
    done = annotated(texts)
    assert done.code == 1
    assert [json.loads(line)["id"] for line in done.out.splitlines()] == ["a", "b"]
    assert done.err == f"strategitekst: {texts / 'aa.txt'}: has no text in it\n"


# --- one clear line --------------------------------------------------------------------------------


@pytest.mark.parametrize("command", [["annotate"], ["link"], ["table"]])
def test_cli_wrong_path_is_one_line(command: Sequence[str], tmp_path: Path) -> None:
    refused(run(*command, tmp_path / "mangler"), f"{tmp_path / 'mangler'}: does not exist")


def test_cli_wrong_path_with_a_folder_to_write_is_one_line(tmp_path: Path) -> None:
    done = annotated(tmp_path / "mangler", "--out", tmp_path / "ud")
    refused(done, f"{tmp_path / 'mangler'}: does not exist")


def test_cli_wrong_path_to_show_is_one_line(tmp_path: Path) -> None:
    refused(run("show", tmp_path / "x.json"), f"{tmp_path / 'x.json'}: cannot be read")


def test_cli_unknown_base_is_one_line(texts: Path) -> None:
    done = run("annotate", texts / "a.txt", "--base", "nosuch")
    refused(done, "'nosuch' is not installed", "spacy download nosuch")


def test_cli_unknown_base_with_a_folder_to_write_is_one_line(texts: Path, tmp_path: Path) -> None:
    done = run("annotate", texts, "--base", "nosuch", "--out", tmp_path / "ud")
    refused(done, "'nosuch' is not installed")


@pytest.mark.parametrize(
    ("option", "value", "part"),
    [
        ("--kind", "roman", "kind 'roman' is not one of pressemeddelelse, "),
        ("--date", "i går", "date 'i går' is not EDTF; write 2016, 2016-06 or 2016-06-14"),
        ("--metadata", "mangler.csv", "mangler.csv: cannot be read"),
        ("--knowledge", "mangler.toml", "mangler.toml: cannot be read"),
        ("--registry", "mangler.toml", "mangler.toml: cannot be read"),
    ],
)
def test_cli_wrong_value_is_one_line(texts: Path, option: str, value: str, part: str) -> None:
    refused(annotated(texts / "a.txt", option, value), part)


def test_cli_unknown_theme_is_one_line(notes: Path) -> None:
    done = run("table", notes, "--theme", "kultur")
    refused(done, "--theme 'kultur' is not one of sikkerhed, ")


def test_cli_person_of_passages_is_one_line(notes: Path) -> None:
    refused(run("table", notes, "--person", "Holm"), "--person is for --rows entities or quotes")


def test_cli_unknown_ending_of_a_table_is_one_line(notes: Path, tmp_path: Path) -> None:
    done = run("table", notes, "--out", tmp_path / "x.ods")
    refused(done, "ending '.ods' is not one of .csv, .xlsx, .parquet")


def test_cli_unknown_ending_of_a_collection_is_one_line(notes: Path, tmp_path: Path) -> None:
    refused(run("link", notes, "--out", tmp_path / "x.csv"), "a collection is a .json file")


def test_cli_several_documents_as_json_is_one_line(texts: Path) -> None:
    refused(annotated(texts, "--format", "json"), "use --format jsonl or --out FOLDER")


def test_cli_standard_input_with_a_folder_to_write_is_one_line(tmp_path: Path) -> None:
    done = annotated("-", "--out", tmp_path / "ud", stdin=b"Tekst")
    refused(done, "standard input (-) cannot be combined with --out")


def test_cli_empty_standard_input_is_one_line() -> None:
    refused(annotated("-", stdin=b""), "standard input: has no text in it")


@pytest.mark.parametrize("command", ["link", "table"])
def test_cli_raw_document_is_sent_to_annotate(command: str, texts: Path) -> None:
    done = run(command, texts / "a.txt")
    refused(done, f"{texts / 'a.txt'}: is not an annotation", "strategitekst annotate")


WRONG_USE = [
    (["annotate", "a.txt", "--format", "xml"], "xml"),
    (["table", "noter", "--rows", "ord"], "ord"),
    (["annotate", "a.txt", "--farve", "rød"], "--farve"),
    (["annotate"], "paths"),
    (["oversæt"], "oversæt"),
]


@pytest.mark.parametrize(("args", "part"), WRONG_USE)
def test_cli_wrong_use_is_told_without_a_traceback(args: Sequence[str], part: str) -> None:
    done = run(*args)
    assert done.code != 0
    assert done.out == ""
    assert part in done.err.splitlines()[-1]
    assert "Traceback" not in done.err


@pytest.mark.parametrize(("args", "part"), WRONG_USE)
def test_cli_wrong_use_is_one_line(args: Sequence[str], part: str) -> None:
    assert run(*args).err.count("\n") == 1


# --- link ------------------------------------------------------------------------------------------


def test_cli_link_prints_a_table(texts: Path, tmp_path: Path) -> None:
    annotated(texts, "--out", tmp_path / "ud")
    done = run("link", tmp_path / "ud")
    assert (done.code, done.err) == (0, "")
    [line] = [line for line in done.out.splitlines() if "Trygge Data" in line]
    assert " 2 " in line


def test_cli_link_writes_a_collection(texts: Path, tmp_path: Path) -> None:
    annotated(texts, "--out", tmp_path / "ud")
    done = run("link", tmp_path / "ud", "--out", tmp_path / "samling.json")
    assert (done.code, done.out) == (0, "")
    assert done.err.endswith(
        f" in 2 documents, 1 of them in more than one; in {tmp_path}/samling.json\n"
    )
    names = [i.name for i in Collection.from_file(tmp_path / "samling.json").initiatives]
    assert "Trygge Data" in names


def test_cli_link_may_write_beside_the_annotations(texts: Path, tmp_path: Path) -> None:
    annotated(texts, "--out", tmp_path / "ud")
    before = (tmp_path / "ud" / "a.json").read_bytes()
    first = run("link", tmp_path / "ud", "--out", tmp_path / "ud" / "samling.json")
    second = run("link", tmp_path / "ud", "--out", tmp_path / "ud" / "samling.json")
    assert first == second
    assert (tmp_path / "ud" / "a.json").read_bytes() == before


# --- table -----------------------------------------------------------------------------------------


def cells(path: Path, **options: Any) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, **options))


def test_cli_table_prints_rows(notes: Path) -> None:
    done = run("table", notes)
    assert (done.code, done.err) == (0, "")
    assert "tillid; data" in done.out
    assert "samarbejde" in done.out


def test_cli_table_writes_csv(notes: Path, tmp_path: Path) -> None:
    done = run("table", notes, "--rows", "quotes", "--out", tmp_path / "x.csv")
    assert (done.code, done.out, done.err) == (0, "", f"2 rows in {tmp_path / 'x.csv'}\n")
    rows = cells(tmp_path / "x.csv")
    assert [(row["speaker"], row["document"]) for row in rows] == [
        ("Anna Holm", "møde"),
        ("Bo Lund", "møde"),
    ]


def test_cli_table_writes_csv_for_excel(notes: Path, tmp_path: Path) -> None:
    run("table", notes, "--rows", "entities", "--out", tmp_path / "x.csv", "--excel")
    assert (tmp_path / "x.csv").read_bytes().startswith("\ufeffdocument;title;date".encode())
    with (tmp_path / "x.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter=";"))
    assert [row["canonical"] for row in rows] == ["Anna Holm", "Bo Lund"]


def test_cli_table_writes_parquet(notes: Path, tmp_path: Path) -> None:
    run("table", notes, "--out", tmp_path / "x.parquet")
    frame = import_module("polars").read_parquet(tmp_path / "x.parquet")
    assert frame["text"].to_list() == [FIRST, SECOND]


def test_cli_table_writes_xlsx(notes: Path, tmp_path: Path) -> None:
    run("table", notes, "--out", tmp_path / "x.xlsx")
    with ZipFile(tmp_path / "x.xlsx") as book:
        words = book.read("xl/sharedStrings.xml").decode()
    assert f"<t>{FIRST}</t>" in words


def test_cli_table_filters_by_theme(notes: Path, tmp_path: Path) -> None:
    run("table", notes, "--rows", "quotes", "--theme", "data", "--out", tmp_path / "x.csv")
    assert [row["speaker"] for row in cells(tmp_path / "x.csv")] == ["Anna Holm"]


def test_cli_table_filters_by_person(notes: Path, tmp_path: Path) -> None:
    run("table", notes, "--rows", "entities", "--person", "lund", "--out", tmp_path / "x.csv")
    assert [row["text"] for row in cells(tmp_path / "x.csv")] == ["Bo Lund"]


def test_cli_table_says_when_there_are_no_rows(notes: Path) -> None:
    done = run("table", notes, "--theme", "marked")
    assert (done.code, done.out, done.err) == (0, "", "no rows\n")


def test_cli_table_name_of_the_file_is_told_as_it_is(notes: Path, tmp_path: Path) -> None:
    path = tmp_path / "[udkast] navne.csv"
    assert run("table", notes, "--out", path).err == f"2 rows in {path}\n"


# --- show, info and demo ---------------------------------------------------------------------------


def test_cli_show_prints_an_annotation(notes: Path) -> None:
    done = run("show", notes / "møde.json")
    assert (done.code, done.err) == (0, "")
    for part in (
        "Møde",
        "2016-06-14",
        FIRST,
        "tillid, data",
        "Anna Holm: ",
        "”Vi skal samarbejde”",
    ):
        assert part in done.out


def test_cli_show_prints_a_collection(texts: Path, tmp_path: Path) -> None:
    annotated(texts, "--out", tmp_path / "ud")
    run("link", tmp_path / "ud", "--out", tmp_path / "samling.json")
    done = run("show", tmp_path / "samling.json")
    assert done.code == 0
    assert "Trygge Data" in done.out


def test_cli_info_tells_what_is_known_of_a_name() -> None:
    done = run("info", "IT- og Telestyrelsen")
    assert done.code == 0
    assert "It- og Telestyrelsen" in done.out
    assert "after: Digitaliseringsstyrelsen" in done.out
    unknown = run("info", "Findes Ikke")
    assert unknown.code != 0
    assert "not in the knowledge base" in unknown.err


def test_cli_info_prints_versions() -> None:
    done = run("info")
    assert done.out.startswith(f"strategitekst {__version__}, Python 3.")


# --- as a process ----------------------------------------------------------------------------------


def process(*args: str | Path, stdin: bytes = b"") -> Done:
    script = Path(sysconfig.get_path("scripts")) / "strategitekst"
    command = [str(script), *map(str, args)]
    done = subprocess.run(command, input=stdin, capture_output=True, check=False)
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def test_cli_script_annotates_standard_input() -> None:
    done = process("annotate", "-", "--base", "blank", stdin=TEXT.encode())
    assert (done.code, done.err) == (0, "")
    assert Annotation.from_json(done.out).text == TEXT


def test_cli_script_fails_with_one_line(tmp_path: Path) -> None:
    refused(process("annotate", tmp_path / "mangler"), "does not exist")


def test_cli_script_fails_where_one_document_does(texts: Path, tmp_path: Path) -> None:
    (texts / "c.txt").write_bytes(b"\xff\xff")
    done = process("annotate", texts, "--base", "blank", "--out", tmp_path / "ud")
    assert done.code == 1
    assert "Traceback" not in done.err
    assert done.err.splitlines()[0].startswith("2 annotated, 0 up to date, 1 failed")


def loaded(code: str, *modules: str) -> str:
    """Which of the modules are loaded after the code has run in a process of its own."""
    code = (
        f"{code}\nimport sys\nprint(sorted({set(modules)!r} & set(sys.modules)), file=sys.stderr)"
    )
    command = [sys.executable, "-c", code]
    return subprocess.run(command, capture_output=True, check=True).stderr.decode().strip()


def test_cli_import_loads_nothing_heavy() -> None:
    heavy = ("spacy", "sklearn", "numpy", "pydantic", "polars", "rapidfuzz")
    assert loaded("import strategitekst.cli", *heavy) == "[]"


def test_cli_help_loads_nothing_heavy() -> None:
    code = (
        "from strategitekst.cli import app\n"
        "try:\n    app(['annotate', '--help'])\n"
        "except SystemExit as done:\n    assert not done.code"
    )
    # pydantic is left out: Typer itself may load it to read the command line
    heavy = ("spacy", "sklearn", "numpy", "polars", "rapidfuzz", "strategitekst.schema")
    assert loaded(code, *heavy) == "[]"

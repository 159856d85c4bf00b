"""Annotations as rows, and rows as files."""

import builtins
import csv
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from strategitekst.errors import SettingError
from strategitekst.schema import Annotation
from strategitekst.tables import ROWS, make_rows, write_table

TITLE = "Ny aftale"
HEADING = "Tillid"
FIRST = "Borgerne skal have tillid til data, siger Anna Holm fra Nordby Kommune i juni 2016."
SECOND = "Kommunen lancerer Trygge Data. Vi samarbejder, siger Bo Lund."
FOOT = "Anna Holm, telefon 12 34 56 78"
TEXT = "\n\n".join((TITLE, HEADING, FIRST, SECOND, FOOT))

DOCUMENT = ["document", "title", "date", "publisher", "kind", "duplicate_of"]
PLACE = ["start", "end", "passage", "themes"]


def at(words: str, **keys: Any) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), **keys}


def said(words: str, **keys: Any) -> dict[str, Any]:
    return at(words, text=words, **keys)


def note(identity: str = "aftale", **keys: Any) -> Annotation:
    values: dict[str, Any] = {
        "id": identity,
        "text": TEXT,
        "document": {"title": TITLE, "date": "2016-06-14", "publisher": "KL", "kind": "nyhed"},
        "passages": [
            at(TITLE, role="title"),
            at(HEADING, role="heading"),
            at(
                FIRST,
                role="paragraph",
                section=1,
                themes=[{"theme": "tillid", "score": 0.9}, {"theme": "data", "score": 0.5}],
                uncertain=[{"theme": "marked", "score": 0.4}],
            ),
            at(SECOND, role="paragraph", section=1, themes=["samarbejde"]),
            at(FOOT, role="contact"),
        ],
        "entities": [
            said("Anna Holm", label="PER", canonical="Anna Holm", role="direktør", org="KL"),
            said("Nordby Kommune", label="ORG", canonical="Nordby Kommune"),
            said(
                "juni 2016",
                label="DATE",
                value="2016-06",
                **{"from": "2016-06-01", "to": "2016-06-30"},
            ),
            said("Bo Lund", label="PER"),
        ],
        "initiatives": [said("Trygge Data", type="NAM", id="trygge-data")],
        "quotes": [
            said("Borgerne skal have tillid til data", speaker="Anna Holm", cue="siger"),
            said("Vi samarbejder", speaker="Bo Lund", role="formand", org="KL"),
        ],
    }
    return Annotation.model_validate(values | keys)


def column(rows: Sequence[Mapping[str, Any]], name: str) -> list[Any]:
    return [row[name] for row in rows]


# --- rows ------------------------------------------------------------------------------------------


def test_tables_passages_are_content_only() -> None:
    rows = make_rows([note()], "passages")
    assert column(rows, "text") == [TITLE, FIRST, SECOND]
    assert column(rows, "passage") == [0, 2, 3]


def test_tables_passage_has_its_themes_and_section() -> None:
    row = make_rows([note()], "passages")[1]
    assert (row["theme"], row["themes"], row["score"]) == ("tillid", "tillid; data", 0.9)
    assert (row["section"], row["role"]) == (HEADING, "paragraph")


def test_tables_passage_without_themes_has_none() -> None:
    row = make_rows([note()], "passages")[0]
    assert (row["theme"], row["themes"], row["score"]) == (None, "", None)
    assert row["section"] is None


def test_tables_entities_are_told_with_all_that_is_known() -> None:
    rows = make_rows([note()], "entities")
    assert column(rows, "text") == ["Anna Holm", "Nordby Kommune", "juni 2016", "Bo Lund"]
    assert column(rows, "label") == ["PER", "ORG", "DATE", "PER"]
    assert (rows[0]["canonical"], rows[0]["role"], rows[0]["org"]) == (
        "Anna Holm",
        "direktør",
        "KL",
    )
    assert (rows[2]["value"], rows[2]["from"], rows[2]["to"]) == (
        "2016-06",
        "2016-06-01",
        "2016-06-30",
    )


def test_tables_quotes_are_told_with_their_speaker() -> None:
    rows = make_rows([note()], "quotes")
    assert column(rows, "speaker") == ["Anna Holm", "Bo Lund"]
    assert column(rows, "role") == [None, "formand"]
    assert column(rows, "cue") == ["siger", None]


def test_tables_initiatives_are_linked() -> None:
    rows = make_rows([note("a"), note("b")], "initiatives")
    assert column(rows, "document") == ["a", "b"]
    assert column(rows, "text") == ["Trygge Data", "Trygge Data"]
    assert column(rows, "type") == ["NAM", "NAM"]
    assert len(set(column(rows, "initiative"))) == 1


def test_tables_mentions_without_an_id_are_linked_too() -> None:
    unnamed = note(initiatives=[said("Trygge Data", type="NAM")])
    assert column(make_rows([unnamed], "initiatives"), "name") == ["Trygge Data"]


@pytest.mark.parametrize("rows", ["entities", "quotes", "initiatives"])
def test_tables_row_has_the_place_and_themes_of_its_passage(rows: str) -> None:
    for row in make_rows([note()], rows):
        words = TEXT[row["start"] : row["end"]]
        assert row["text"] == words
        passage = note().passages[row["passage"]]
        assert words in TEXT[passage.start : passage.end]
        assert row["themes"] == "; ".join(passage.theme_names)


def test_tables_row_outside_the_passages_has_no_place() -> None:
    [row, *_] = make_rows([note(passages=[])], "entities")
    assert (row["passage"], row["themes"]) == (None, "")


@pytest.mark.parametrize("rows", ROWS)
def test_tables_row_begins_with_its_document(rows: str) -> None:
    for row in make_rows([note()], rows):
        assert list(row)[:6] == DOCUMENT
        assert list(row.values())[:6] == ["aftale", TITLE, "2016-06-14", "KL", "nyhed", None]


def test_tables_row_of_a_near_duplicate_says_of_which_document() -> None:
    double = note().model_copy(update={"duplicate_of": "2016/aftale"})
    rows = make_rows([double], "passages")
    assert {row["duplicate_of"] for row in rows} == {"2016/aftale"}


@pytest.mark.parametrize(
    ("rows", "columns"),
    [
        (
            "passages",
            [
                "passage",
                "role",
                "section",
                "theme",
                "themes",
                "own_themes",
                "uncertain",
                "score",
                "start",
                "end",
                "text",
            ],
        ),
        (
            "entities",
            [*PLACE, "label", "text", "canonical", "value", "from", "to", "role", "org", "score"],
        ),
        ("quotes", [*PLACE, "speaker", "role", "org", "cue", "text"]),
        (
            "initiatives",
            [*PLACE, "initiative", "name", "initiative_kind", "period", "owners", "type", "text"],
        ),
    ],
)
def test_tables_columns_are_these(rows: str, columns: list[str]) -> None:
    for row in make_rows([note()], rows):
        assert list(row) == DOCUMENT + columns


def test_tables_documents_keep_their_order() -> None:
    rows = make_rows([note("b"), note("a")], "quotes")
    assert column(rows, "document") == ["b", "b", "a", "a"]


# --- filters ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "texts"),
    [
        ("passages", [FIRST]),
        ("entities", ["Anna Holm", "Nordby Kommune", "juni 2016"]),
        ("quotes", ["Borgerne skal have tillid til data"]),
        ("initiatives", []),
    ],
)
def test_tables_theme_keeps_rows_of_its_passages(rows: str, texts: list[str]) -> None:
    assert column(make_rows([note()], rows, theme="data"), "text") == texts


def test_tables_uncertain_theme_is_not_given() -> None:
    assert make_rows([note()], "passages", theme="marked") == []


def test_tables_theme_is_a_whole_name() -> None:
    digital = note(passages=[at(FIRST, role="paragraph", themes=["digital velfærd"])])
    assert make_rows([digital], "passages", theme="digital") == []
    assert len(make_rows([digital], "passages", theme="digital velfærd")) == 1


@pytest.mark.parametrize("person", ["Anna Holm", "holm", "ANNA"])
def test_tables_person_is_any_part_of_a_name(person: str) -> None:
    assert column(make_rows([note()], "quotes", person=person), "speaker") == ["Anna Holm"]
    assert column(make_rows([note()], "entities", person=person), "text") == ["Anna Holm"]


def test_tables_person_without_a_canonical_name_is_found() -> None:
    assert column(make_rows([note()], "entities", person="Lund"), "text") == ["Bo Lund"]


def test_tables_person_is_no_organisation() -> None:
    assert make_rows([note()], "entities", person="Nordby") == []


def test_tables_person_is_the_speaker_of_a_quote() -> None:
    quote = said("Borgerne skal have tillid til data", org="Holm og Co.")
    assert make_rows([note(quotes=[quote])], "quotes", person="Holm") == []


def test_tables_filters_work_together() -> None:
    assert make_rows([note()], "quotes", theme="samarbejde", person="Anna") == []
    assert len(make_rows([note()], "quotes", theme="samarbejde", person="Bo")) == 1


# --- files -----------------------------------------------------------------------------------------


def read_csv(path: Path, encoding: str = "utf-8", delimiter: str = ",") -> list[dict[str, str]]:
    with path.open(encoding=encoding, newline="") as stream:
        return list(csv.DictReader(stream, delimiter=delimiter))


@pytest.mark.parametrize("rows", ROWS)
def test_tables_csv_has_all_rows_and_columns(tmp_path: Path, rows: str) -> None:
    made = make_rows([note()], rows)
    write_table(made, tmp_path / "x.csv")
    wanted = [{k: "" if v is None else str(v) for k, v in row.items()} for row in made]
    assert read_csv(tmp_path / "x.csv") == wanted


def test_tables_csv_for_excel_has_semicolons_and_a_byte_order_mark(tmp_path: Path) -> None:
    write_table([{"a": "æ;ø", "b": 1}], tmp_path / "x.csv", excel=True)
    assert (tmp_path / "x.csv").read_bytes() == b'\xef\xbb\xbfa;b\n"\xc3\xa6;\xc3\xb8";1\n'


def test_tables_csv_keeps_line_breaks_and_marks(tmp_path: Path) -> None:
    text = 'Han siger: "Ja, tak"\nog går'
    write_table([{"text": text}], tmp_path / "x.csv")
    assert read_csv(tmp_path / "x.csv") == [{"text": text}]


@pytest.mark.parametrize("rows", ROWS)
def test_tables_parquet_has_all_rows(tmp_path: Path, rows: str) -> None:
    made = make_rows([note()], rows)
    write_table(made, tmp_path / "x.parquet")
    assert import_module("polars").read_parquet(tmp_path / "x.parquet").to_dicts() == made


def test_tables_xlsx_has_the_words(tmp_path: Path) -> None:
    write_table(make_rows([note()], "passages"), tmp_path / "x.xlsx")
    with ZipFile(tmp_path / "x.xlsx") as book:
        words = book.read("xl/sharedStrings.xml").decode()
    assert all(f"<t>{part}</t>" in words for part in (TITLE, FIRST, SECOND, "document"))


def test_tables_xlsx_takes_no_text_for_a_formula(tmp_path: Path) -> None:
    write_table([{"text": "=1+1 er to"}], tmp_path / "x.xlsx")
    with ZipFile(tmp_path / "x.xlsx") as book:
        assert "<t>=1+1 er to</t>" in book.read("xl/sharedStrings.xml").decode()
        assert "<f>" not in book.read("xl/worksheets/sheet1.xml").decode()


def test_tables_type_of_a_column_is_that_of_all_its_rows(tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = [{"role": None} for _ in range(200)]
    write_table([*rows, {"role": "formand"}], tmp_path / "x.csv")
    assert read_csv(tmp_path / "x.csv")[-1] == {"role": "formand"}


@pytest.mark.parametrize("name", ["x.csv", "x.xlsx", "x.parquet", "X.CSV"])
def test_tables_file_without_rows_can_be_written(tmp_path: Path, name: str) -> None:
    write_table([], tmp_path / name)
    assert (tmp_path / name).exists()


def test_tables_folder_of_the_file_is_made(tmp_path: Path) -> None:
    write_table([{"a": 1}], tmp_path / "ny" / "mappe" / "x.csv")
    assert read_csv(tmp_path / "ny" / "mappe" / "x.csv") == [{"a": "1"}]


@pytest.mark.parametrize(("name", "ending"), [("x.ods", "'.ods'"), ("tabel", "'(none)'")])
def test_tables_other_ending_is_refused(tmp_path: Path, name: str, ending: str) -> None:
    with pytest.raises(SettingError) as caught:
        write_table([{"a": 1}], tmp_path / name)
    message = str(caught.value)
    assert message == f"{tmp_path / name}: ending {ending} is not one of .csv, .xlsx, .parquet"


@pytest.mark.parametrize("name", ["x.csv", "x.xlsx", "x.parquet"])
def test_tables_file_that_cannot_be_written_is_named(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    with pytest.raises(SettingError) as caught:
        write_table([{"a": 1}], tmp_path / name)
    assert str(caught.value).startswith(f"{tmp_path / name}: cannot be written (")


def test_tables_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("", encoding="utf-8")
    with pytest.raises(SettingError, match=r"x\.csv: cannot be written"):
        write_table([{"a": 1}], tmp_path / "fil" / "x.csv")


@pytest.mark.parametrize(
    ("missing", "name"), [("polars", "x.csv"), ("polars", "x.xlsx"), ("xlsxwriter", "x.xlsx")]
)
def test_tables_missing_extra_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: str, name: str
) -> None:
    real = builtins.__import__

    def without(module: str, *rest: Any) -> Any:
        if module.split(".", maxsplit=1)[0] == missing:
            raise ModuleNotFoundError(f"No module named {module!r}", name=module)
        return real(module, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(SettingError) as caught:
        write_table([{"a": 1}], tmp_path / name)
    assert 'pip install "strategitekst[tables]"' in str(caught.value)
    assert "\n" not in str(caught.value)

"""What a user knows of many documents, in one CSV."""

import codecs
from pathlib import Path

import pytest

from strategitekst.errors import SettingError
from strategitekst.read import Metadata, load_metadata


def load(folder: Path, content: str, encoding: str = "utf-8") -> Metadata:
    path = folder / "viden.csv"
    path.write_bytes(content.encode(encoding))
    return load_metadata(path)


def refused(folder: Path, content: str, encoding: str = "utf-8") -> str:
    with pytest.raises(SettingError) as caught:
        load(folder, content, encoding)
    message = str(caught.value)
    assert message.startswith(f"{folder / 'viden.csv'}: ")
    assert "\n" not in message
    return message


def test_metadata_with_commas(tmp_path: Path) -> None:
    table = load(tmp_path, "glob,date,publisher\n2016/*,2016-06,KL\n")
    assert table.for_name("2016/a.txt").to_dict() == {"date": "2016-06", "publisher": "KL"}


def test_metadata_with_semicolons(tmp_path: Path) -> None:
    table = load(tmp_path, "glob;date;title\na.txt;2016;Data, tillid og tryghed\n")
    assert table.for_name("a.txt").title == "Data, tillid og tryghed"


def test_metadata_as_excel_saves_it(tmp_path: Path) -> None:
    content = codecs.BOM_UTF8.decode() + "Glob;Kind\r\na.txt;nyhed\r\n"
    assert load(tmp_path, content).for_name("a.txt").kind == "nyhed"


def test_metadata_quoted_cell_may_have_the_separator(tmp_path: Path) -> None:
    table = load(tmp_path, 'glob,title\na.txt,"Data, tillid"\n')
    assert table.for_name("a.txt").title == "Data, tillid"


def test_metadata_one_column_alone_says_nothing(tmp_path: Path) -> None:
    assert load(tmp_path, "glob\na.txt\n").for_name("a.txt").to_dict() == {}


def test_metadata_later_row_wins(tmp_path: Path) -> None:
    table = load(tmp_path, "glob,date,kind\n*.txt,2016,nyhed\na.txt,2017,\n")
    assert table.for_name("a.txt").to_dict() == {"date": "2017", "kind": "nyhed"}
    assert table.for_name("b.txt").to_dict() == {"date": "2016", "kind": "nyhed"}


@pytest.mark.parametrize("glob", ["2016/a.txt", "2016/*", "*", "a.*", "*/a.txt"])
def test_metadata_pattern_fits_path_or_file_name(tmp_path: Path, glob: str) -> None:
    assert load(tmp_path, f"glob,date\n{glob},2016\n").for_name("2016/a.txt").date == "2016"


@pytest.mark.parametrize("glob", ["2017/*", "A.txt", "b.*"])
def test_metadata_pattern_that_does_not_fit_says_nothing(tmp_path: Path, glob: str) -> None:
    assert load(tmp_path, f"glob,date\n{glob},2016\n").for_name("2016/a.txt").date is None


def test_metadata_bad_date_is_refused(tmp_path: Path) -> None:
    message = refused(tmp_path, "glob,date\na.txt,2016\nb.txt,14. juni\n")
    assert "row 3: date '14. juni' is not EDTF" in message
    assert "write 2016, 2016-06 or 2016-06-14" in message


def test_metadata_day_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    assert "row 2: date '2015-02-29'" in refused(tmp_path, "glob,date\na.txt,2015-02-29\n")


def test_metadata_bad_kind_is_refused(tmp_path: Path) -> None:
    message = refused(tmp_path, "glob,kind\na.txt,roman\n")
    assert "row 2: kind 'roman' is not one of pressemeddelelse, nyhed, " in message


def test_metadata_row_is_counted_in_the_file(tmp_path: Path) -> None:
    assert "row 4: kind 'roman'" in refused(tmp_path, "glob,kind\n\na.txt,nyhed\nb.txt,roman\n")


def test_metadata_unknown_column_is_refused(tmp_path: Path) -> None:
    message = refused(tmp_path, "glob,dato\na.txt,2016\n")
    assert "columns are glob, dato; they must be glob and any of date, publisher, " in message


def test_metadata_column_of_patterns_is_needed(tmp_path: Path) -> None:
    assert "they must be glob and any of" in refused(tmp_path, "date,kind\n2016,nyhed\n")


def test_metadata_empty_file_is_refused(tmp_path: Path) -> None:
    assert "columns are nothing" in refused(tmp_path, "")


def test_metadata_row_without_a_pattern_is_refused(tmp_path: Path) -> None:
    message = refused(tmp_path, "glob,date\n,2016\n")
    assert message.endswith("row 2 has no glob; write a file name or a pattern")


def test_metadata_other_encoding_is_refused(tmp_path: Path) -> None:
    message = refused(tmp_path, "glob,publisher\na.txt,Årslev Kommune\n", "latin-1")
    assert message.endswith("is not UTF-8; save it as CSV UTF-8")


def test_metadata_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match=r"mangler\.csv: cannot be read \(No such file"):
        load_metadata(tmp_path / "mangler.csv")

"""Which documents a path means, and what each is called."""

from pathlib import Path

import pytest

from strategitekst.errors import ReadError
from strategitekst.read import find_documents, output_ids


def fill(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Tekst", encoding="utf-8")


def names(*paths: str | Path) -> list[str]:
    return [name for _, name in find_documents(paths)]


def test_discover_folder_is_searched_all_the_way_down(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", "2016/b.md", "2016/juni/c.txt")
    assert names(tmp_path) == ["2016/b.md", "2016/juni/c.txt", "a.txt"]


def test_discover_other_kinds_are_left_out_of_a_folder(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", "a.json", "a.png", "a.csv", "uden")
    assert names(tmp_path) == ["a.txt"]


def test_discover_documents_of_old_kinds_are_not_passed_over(tmp_path: Path) -> None:
    fill(tmp_path, "a.doc", "b.PDF", "c.msg", "d.htm")
    assert names(tmp_path) == ["a.doc", "b.PDF", "c.msg", "d.htm"]


def test_discover_hidden_files_and_folders_are_left_out(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", ".b.txt", ".git/c.txt", "2016/.gemt/d.txt")
    assert names(tmp_path) == ["a.txt"]


def test_discover_hidden_folder_can_be_named(tmp_path: Path) -> None:
    fill(tmp_path, ".gemt/a.txt")
    assert names(tmp_path / ".gemt") == ["a.txt"]


def test_discover_order_of_a_folder_is_fixed(tmp_path: Path) -> None:
    fill(tmp_path, "c.txt", "a.txt", "b.md", "b.txt")
    assert names(tmp_path) == ["a.txt", "b.md", "b.txt", "c.txt"]


def test_discover_paths_keep_the_order_given(tmp_path: Path) -> None:
    fill(tmp_path, "b.txt", "a.txt")
    assert names(tmp_path / "b.txt", tmp_path / "a.txt") == ["b.txt", "a.txt"]


def test_discover_no_document_comes_twice(tmp_path: Path) -> None:
    fill(tmp_path, "a.txt", "b.txt")
    assert names(tmp_path / "b.txt", tmp_path, str(tmp_path)) == ["b.txt", "a.txt"]


def test_discover_path_leads_to_the_file(tmp_path: Path) -> None:
    fill(tmp_path, "2016/b.md")
    assert find_documents([tmp_path]) == [(tmp_path / "2016" / "b.md", "2016/b.md")]


def test_discover_file_named_is_taken_whatever_its_kind(tmp_path: Path) -> None:
    fill(tmp_path, "a.docx")
    assert names(tmp_path / "a.docx") == ["a.docx"]


def test_discover_missing_path_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError) as caught:
        find_documents([tmp_path / "mangler"])
    assert str(caught.value) == f"{tmp_path / 'mangler'}: does not exist; name a file or a folder"


def test_discover_folder_without_documents_is_refused(tmp_path: Path) -> None:
    fill(tmp_path, "a.json")
    with pytest.raises(ReadError) as caught:
        find_documents([tmp_path])
    message = str(caught.value)
    assert message.startswith(f"{tmp_path}: has no documents (.txt, ")
    assert message.endswith("name another folder")


def test_discover_id_is_the_name_without_the_last_suffix() -> None:
    assert output_ids(["a.txt", "2016/ny.plan.md"]) == ["a", "2016/ny.plan"]


def test_discover_later_of_two_keeps_its_suffix() -> None:
    assert output_ids(["x.md", "x.txt", "y.txt"]) == ["x", "x.txt", "y"]


def test_discover_same_name_from_two_folders_is_numbered() -> None:
    assert output_ids(["x.txt", "x.txt", "x.txt"]) == ["x", "x.txt", "x.txt-2"]


def test_discover_ids_are_always_different() -> None:
    given = ["x.txt.md", "x.txt", "x.md", "x.txt", "x.txt-2.txt"]
    assert len(set(output_ids(given))) == len(given)

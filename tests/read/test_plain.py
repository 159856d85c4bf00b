"""Text files: the text exactly as it stands, or one clear line."""

import codecs
import hashlib
from pathlib import Path

import pytest

from strategitekst.errors import ReadError
from strategitekst.pipeline import annotate
from strategitekst.read import decode, read_file


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def refused(path: Path) -> str:
    with pytest.raises(ReadError) as caught:
        read_file(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert "\n" not in message
    return message


def test_plain_text_is_as_it_stands(tmp_path: Path) -> None:
    text = "  Ny plan\t\n\n\nKommunen\u00a0går i gang.  \n"
    assert read_file(write(tmp_path, "a.txt", text.encode())).text == text


def test_plain_byte_order_mark_is_dropped(tmp_path: Path) -> None:
    data = codecs.BOM_UTF8 + "Ældre får hjælp".encode()
    assert read_file(write(tmp_path, "a.txt", data)).text == "Ældre får hjælp"


def test_plain_byte_order_mark_inside_is_kept() -> None:
    assert decode("a\ufeffb".encode(), "her") == "a\ufeffb"


def test_plain_carriage_returns_are_kept(tmp_path: Path) -> None:
    text = "Ny plan\r\n\r\nKL er med.\r\n"
    assert read_file(write(tmp_path, "a.txt", text.encode())).text == text


def test_plain_offsets_fit_a_text_with_carriage_returns(tmp_path: Path) -> None:
    text = "Ny plan for data\r\n\r\nNordby Kommune har i dag vedtaget en ny strategi.\r\n"
    note = annotate(write(tmp_path, "a.txt", text.encode()), base="blank", date="2016-06-14")
    assert note.text == text
    assert [text[p.start : p.end] for p in note.passages] == [
        "Ny plan for data",
        "Nordby Kommune har i dag vedtaget en ny strategi.",
    ]
    assert [text[e.start : e.end] for e in note.entities] == ["Nordby Kommune", "i dag"]


def test_plain_offsets_count_from_after_the_byte_order_mark(tmp_path: Path) -> None:
    data = codecs.BOM_UTF8 + "Nordby Kommune har vedtaget en plan for de næste år.".encode()
    note = annotate(write(tmp_path, "a.txt", data), base="blank")
    assert [(e.start, e.end, e.text) for e in note.entities][:1] == [(0, 14, "Nordby Kommune")]


def test_plain_checksum_is_of_the_bytes(tmp_path: Path) -> None:
    data = codecs.BOM_UTF8 + b"Tekst\r\n"
    assert read_file(write(tmp_path, "a.txt", data)).sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("name", "media_type"),
    [("a.txt", "text/plain"), ("a.TXT", "text/plain"), ("a.md", "text/markdown")],
)
def test_plain_media_type_follows_the_ending(tmp_path: Path, name: str, media_type: str) -> None:
    assert read_file(write(tmp_path, name, b"Tekst")).media_type == media_type


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("windows-1252", b""),
        ("latin-1", b""),
    ],
)
def test_plain_encoding_is_told_by_the_bytes(tmp_path: Path, encoding: str, mark: bytes) -> None:
    text = "Ældrerådet får en ny plan: »Vi går i gang på mandag«, siger Åse Bøgh."
    path = write(tmp_path, "a.txt", mark + text.encode(encoding))
    assert read_file(path).text == text


def test_plain_marks_of_windows_are_read(tmp_path: Path) -> None:
    text = "”Vi får 5 € – måske flere…”, siger hun."
    assert read_file(write(tmp_path, "a.txt", text.encode("windows-1252"))).text == text


def test_plain_other_encoding_is_refused(tmp_path: Path) -> None:
    message = refused(write(tmp_path, "gammel.txt", "Новая стратегия".encode("koi8-r")))
    assert "is not UTF-8 (byte 0 is 0x" in message
    assert "iconv" in message


@pytest.mark.parametrize("data", [b"Te\0kst", b"\0"])
def test_plain_nul_bytes_are_refused(tmp_path: Path, data: bytes) -> None:
    message = refused(write(tmp_path, "bin.txt", data))
    assert "is NUL" in message
    assert "save the document as UTF-8 text" in message


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", codecs.BOM_UTF8])
def test_plain_empty_file_is_refused(tmp_path: Path, data: bytes) -> None:
    assert "has no text in it" in refused(write(tmp_path, "tom.txt", data))


@pytest.mark.parametrize(("name", "ending"), [("notat.ods", ".ods"), ("LÆSMIG", "(none)")])
def test_plain_unknown_ending_is_refused(tmp_path: Path, name: str, ending: str) -> None:
    message = refused(write(tmp_path, name, b"Tekst"))
    assert repr(ending) in message
    assert "save it as text (.txt, " in message


def test_plain_missing_file_is_refused(tmp_path: Path) -> None:
    assert "does not exist" in refused(tmp_path / "mangler.txt")


def test_plain_folder_named_as_a_text_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "mappe.txt"
    folder.mkdir()
    assert "is a folder" in refused(folder)

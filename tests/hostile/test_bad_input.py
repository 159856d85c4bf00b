"""Files that cannot be used: one clear line with file, finding and remedy, through the command line."""

import io
import os
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from typer.testing import CliRunner

from strategitekst.cli import app
from strategitekst.read import Limits, read_file

PARITY = Path(__file__).parents[1] / "data" / "parity"
WORD = "word/document.xml"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def refused(path: Path, *options: str) -> str:
    """Annotate one file; returns the one line that says why not."""
    result = CliRunner().invoke(app, ["annotate", str(path), "--base", "blank", *options])
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith(f"strategitekst: {path}: ")
    assert "Traceback" not in result.stderr
    return result.stderr


def archive(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return stream.getvalue()


def docx(body: str, head: str = "") -> bytes:
    return archive({WORD: f"{head}<w:document {_W}><w:body>{body}</w:body></w:document>".encode()})


def changed(name: str, change: Callable[[bytes], bytes]) -> bytes:
    return change((PARITY / name).read_bytes())


def empty_pdf() -> bytes:
    """A PDF with a page and no text, as a scanner makes it."""
    pdf = pdfium.PdfDocument.new()
    pdf.new_page(595, 842)
    stream = io.BytesIO()
    pdf.save(stream)
    return stream.getvalue()


def locked_pdf() -> bytes:
    """A PDF that says it is encrypted, with a key that no empty password fits."""
    source = (PARITY / "debat.pdf").read_bytes()
    entry = b"/Encrypt<</Filter/Standard/V 1/R 2/O(%b)/U(%b)/P -44>>" % (b"x" * 32, b"y" * 32)
    at = source.rindex(b"/Root")
    return source[:at] + entry + source[at:]


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "haha">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
CASES: dict[str, tuple[bytes, tuple[str, ...]]] = {
    "tom.txt": (b"", ("has no text in it",)),
    "blank.txt": (b" \r\n\t", ("has no text in it",)),
    "tom.pdf": (b"", ("has no text in it",)),
    "tom.docx": (b"", ("has no text in it",)),
    "binær.txt": (bytes(range(256)) * 20, ("is not text", "save the document as UTF-8")),
    "nul.txt": (b"Ny plan\0 for data", ("byte 7 is NUL", "UTF-8")),
    "billede.txt": (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, ("is a picture (PNG)", "save")),
    "billede.pdf": (b"\xff\xd8\xff\xe0" + b"\0" * 50, ("is a picture (JPEG)", "save")),
    "andet.pdf": (b"Dette er ikke en PDF", ("damaged or no .pdf file", "anew")),
    "andet.docx": (b"Dette er ikke Word", ("damaged or no .docx file", "anew")),
    "gammel.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, ("soffice", ".docx")),
    "mail.msg": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, (".eml",)),
    "gammelt.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, ("an old Office", "save")),
    "scannet.pdf": (empty_pdf(), ("no text in its 1 pages", "ocrmypdf")),
    "låst.pdf": (locked_pdf(), ("locked with a password", "print it to a new PDF")),
    "skadet.pdf": (b"%PDF-1.7\n" + b"garbage " * 99, ("is damaged", "anew")),
    "afbrudt.docx": (changed("debat.docx", lambda d: d[:3000]), ("is damaged", "repair")),
    "skadet.docx": (archive({WORD: b"<w:document"}), ("is damaged", "save it anew")),
    "andet-zip.docx": (archive({"a.txt": b"hej"}), ("a zip archive, not a Word document",)),
    "tomt.docx": (docx("<w:p/>"), ("has no text in it",)),
    "zipbombe.docx": (archive({WORD: b"a" * 30_000_000}), ("would unfold to 30 MB", "do not open")),
    "xmlbombe.docx": (docx("<w:p><w:r><w:t>&i;</w:t></w:r></w:p>", BOMB), ("XML entities",)),
    "dyb.docx": (docx("<w:p>" * 3000 + "</w:p>" * 3000), ("is damaged", "depth", "save it anew")),
    "xmlbombe.odt": (
        archive({"content.xml": (BOMB + "<d>&i;</d>").encode()}),
        ("XML entities", "do not trust"),
    ),
    "andet.odt": (archive({"content.xml": b"<a/>"}), ("no OpenDocument text", "save")),
    "dyb.html": (
        b"<html><body>" + b"<div>" * 10_000 + b"hej" + b"</div>" * 10_000,
        ("nested too deep", "save its text"),
    ),
    "tom.html": (b"<html><body><script>x()</script></body></html>", ("has no text in it",)),
    "skadet.txt": ("Kommunen får råd".encode()[:-2] + b"\xe5d p\xc3\xa5 v\xc3\xa6g", ("damaged", "iconv")),
    "surrogat.txt": ("på vej ".encode() + b"\xed\xa0\x80", ("lone surrogate", "iconv")),
    "græsk.txt": ("Η κυβέρνηση ανακοίνωσε".encode("iso8859-7"), ("no encoding known", "iconv")),
    "vedhæftet.eml": (
        b"From: a@b.dk\nSubject: Pressemeddelelse\nMIME-Version: 1.0\n"
        b"Content-Type: application/pdf; name=pm.pdf\n"
        b"Content-Disposition: attachment; filename=pm.pdf\n\nJVBERg==\n",
        ("its attachments", "pm.pdf"),
    ),
    "tom.eml": (b"From: a@b.dk\nSubject: Tom\n\n", ("has no text in it",)),
    "program.txt": (b"\x7fELF" + b"\0" * 60, ("is a program",)),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_bad_file_is_one_clear_line(name: str, tmp_path: Path) -> None:
    data, parts = CASES[name]
    path = tmp_path / name
    path.write_bytes(data)
    line = refused(path)
    for part in parts:
        assert part in line


def test_bad_files_do_not_stop_the_good_ones(tmp_path: Path) -> None:
    folder, out = tmp_path / "ind", tmp_path / "ud"
    folder.mkdir()
    for name, (data, _) in CASES.items():
        (folder / name).write_bytes(data)
    (folder / "god.txt").write_text("Ny plan\n\nKL har en ny strategi.\n", encoding="utf-8")
    report = tmp_path / "rapport.json"
    result = CliRunner().invoke(
        app,
        ["annotate", str(folder), "--base", "blank", "--out", str(out), "--report", str(report)],
    )
    assert result.exit_code == 1
    assert f"1 annotated, 0 up to date, {len(CASES)} failed" in result.stderr
    assert [p.name for p in out.rglob("*") if p.is_file()] == ["god.json"]
    assert "Traceback" not in result.stderr
    told = report.read_text(encoding="utf-8")
    assert all(name in told for name in CASES)


def test_text_above_the_limit_is_one_line_and_below_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "lang.txt"
    path.write_text("Kommunen får en plan. " * 500, encoding="utf-8")
    assert "more than the limit of 0.01; divide it or raise --max-text" in refused(
        path, "--max-text", "0.01"
    )
    assert read_file(path, Limits(text=0.012)).text.startswith("Kommunen")


def test_file_above_the_limit_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "stor.pdf"
    path.write_bytes(b"%PDF-" + b"x" * 200_000)
    assert "has 0 MB, more than the limit of 0.1; divide it or raise --max-file" in refused(
        path, "--max-file", "0.1"
    )


def test_limit_of_nothing_is_refused(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["annotate", str(tmp_path), "--max-text", "0"])
    assert result.exit_code == 1
    assert result.stderr == "strategitekst: the limit of text is 0; it must be above 0\n"


def test_link_loop_is_one_line(tmp_path: Path) -> None:
    loop = tmp_path / "sløjfe.txt"
    loop.symlink_to(loop)
    assert "is a link that leads nowhere" in refused(loop)


def test_link_loop_in_a_folder_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("KL har en plan.", encoding="utf-8")
    (tmp_path / "løkke").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "b.txt").symlink_to(tmp_path / "b.txt")
    result = CliRunner().invoke(app, ["annotate", str(tmp_path), "--base", "blank"])
    assert result.exit_code == 0
    assert result.stdout.count("\n") <= result.stdout.count("KL har en plan.") * 200


def test_folder_without_documents_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{}")
    assert "has no documents (.txt, " in refused(tmp_path)


def test_pipe_is_no_document(tmp_path: Path) -> None:
    pipe = tmp_path / "rør.txt"
    os.mkfifo(pipe)
    assert "; name a file or a folder" in refused(pipe)


@pytest.mark.skipif(os.geteuid() == 0, reason="everything is readable for root")
def test_unreadable_file_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "lukket.txt"
    path.write_text("Tekst")
    path.chmod(0)
    assert "cannot be read (Permission denied)" in refused(path)


def test_file_that_changes_while_it_is_read_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "voksende.txt"
    path.write_text("Ny plan for data")
    read = Path.read_bytes

    def growing(self: Path) -> bytes:
        data = read(self)
        if self == path:
            with self.open("ab") as stream:
                stream.write(b" og mere")
        return data

    monkeypatch.setattr(Path, "read_bytes", growing)
    assert "changed while it was read; run again" in refused(path)


def test_file_name_in_windows_1252_is_read(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/h\xf8ring.txt"
    with open(path, "wb") as stream:  # noqa: PTH123 - a name that is no text
        stream.write(b"KL har en plan.")
    out = tmp_path / "ud"
    result = CliRunner().invoke(
        app, ["annotate", str(tmp_path), "--base", "blank", "--out", str(out)]
    )
    assert result.exit_code == 0, result.stderr
    assert [p.name for p in out.iterdir()] == ["høring.json"]


def test_full_disk_is_one_line_a_document_and_nothing_is_half_written(tmp_path: Path) -> None:
    """A limit on the size of files stands for a disk without room."""
    import resource  # noqa: PLC0415

    folder, out = tmp_path / "ind", tmp_path / "ud"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text("Kommunen har en plan. " * 400, encoding="utf-8")
    script = Path(sysconfig.get_path("scripts")) / "strategitekst"
    done = subprocess.run(
        [str(script), "annotate", str(folder), "--base", "blank", "--out", str(out)],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000)),
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "a.json: cannot be written (File too large); make room" in done.stderr
    assert "b.json: cannot be written (File too large); make room" in done.stderr
    assert list(out.iterdir()) == []


ODD_TEXTS = {
    "right-to-left marks": "KL har \u202een plan\u202c for \u200fdata\u200e.",
    "combining marks": "a" + "\u0301" * 5000,
    "quotation marks": '"' * 20_000,
    "dashes": "-" * 20_000,
    "digits": "7" * 20_000,
    "underscores": "_" * 20_000,
    "one long line": "Kommunen har en plan for data. " * 600,
    "private letters": "\ue000\uf0b7 Ny plan \U0010ffff",
}


@pytest.mark.parametrize("kind", ODD_TEXTS)
def test_odd_text_is_annotated(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "sær.txt"
    path.write_text(ODD_TEXTS[kind], encoding="utf-8")
    result = CliRunner().invoke(app, ["annotate", str(path), "--base", "blank"])
    assert (result.exit_code, result.stderr) == (0, "")


RUNS = {
    "bindestreger": "a-",
    "cifre": "7",
    "bogstaver": "a",
    "forkortelser": "A.",
    "understreger": "_",
    "citationstegn": '"',
}


#: Heads of pages whose blanks or words can be divided in many ways.
HEADS = {
    "menu": f"Hjortelev Avis\n{'Om os   Kontakt   ' * 20}{'x' * 80}\n\nNyt om data\n\nSagen er klar.",
    "avis": f"Forside | {'blad ' * 60_000}\n\nNyt om data\n\nSagen er klar.",
}


def test_long_runs_pass_within_the_limits_of_a_document(tmp_path: Path) -> None:
    folder = tmp_path / "ind"
    folder.mkdir()
    for name, run in RUNS.items():
        (folder / f"{name}.txt").write_text(run * (300_000 // len(run)), encoding="utf-8")
    for name, text in HEADS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    command = ["annotate", str(folder), "--base", "blank", "--out", str(tmp_path / "ud")]
    result = CliRunner().invoke(app, [*command, "--timeout", "60"])
    assert result.exit_code == 0, result.stderr
    assert len(list((tmp_path / "ud").glob("*.json"))) == len(RUNS) + len(HEADS)


def test_text_that_is_not_danish_is_a_warning(tmp_path: Path) -> None:
    folder = tmp_path / "ind"
    folder.mkdir()
    english = (
        "The government and the municipalities have agreed on a strategy for what they will do. "
    )
    (folder / "en.txt").write_text(english * 8, encoding="utf-8")
    result = CliRunner().invoke(
        app, ["annotate", str(folder), "--base", "blank", "--out", str(tmp_path / "ud")]
    )
    assert result.exit_code == 0
    assert "1 not in Danish, read as if they were:\n  en.txt (en)\n" in result.stderr


def test_lone_surrogate_in_a_string_is_told() -> None:
    from strategitekst import ReadError, annotate_text  # noqa: PLC0415

    with pytest.raises(ReadError, match=r"character 3 is a lone surrogate \(U\+D800"):
        annotate_text("KL \ud800", base="blank")


@pytest.mark.parametrize("size", [100_000])
def test_standard_input_of_any_kind(size: int) -> None:
    pdf = (PARITY / "debat.pdf").read_bytes()
    runner = CliRunner()
    done = runner.invoke(app, ["annotate", "-", "--base", "blank"], input=pdf)
    assert done.exit_code == 0
    assert '"page": 1' in done.stdout
    done = runner.invoke(
        app, ["annotate", "-", "--base", "blank", "--max-file", "0.01"], input=b"a" * size
    )
    assert done.exit_code == 1
    assert done.stderr.startswith("strategitekst: standard input: has more than 0.01 MB")


if sys.platform == "win32":
    pytest.skip("links, pipes and limits of a POSIX system", allow_module_level=True)

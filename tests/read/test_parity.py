"""One document in eight kinds of file gives the same passages, by what LibreOffice, Chromium and a mail library made."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from strategitekst.pipeline import annotate
from strategitekst.read import RawDocument, read_file
from strategitekst.segment import segment

FOLDER = Path(__file__).parents[1] / "data" / "parity"
SCRIPT = Path(__file__).parents[2] / "evaluation" / "parity.py"


def load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"parity_{path.stem}", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


parity = load(SCRIPT)
NAMES = sorted(parity.gold())


def test_parity_holds_for_every_kind_of_file() -> None:
    assert len(NAMES) == 10
    for kind, (score, _, errors) in parity.table().items():
        assert score >= 0.95, (kind, errors)


def test_parity_text_files_are_those_of_the_sources() -> None:
    make = load(FOLDER / "make.py")
    for name, blocks in make.sources().items():
        assert (FOLDER / f"{name}.txt").read_text(encoding="utf-8") == make.plain(blocks)
        assert (FOLDER / f"{name}.eml").exists()


def read(name: str) -> RawDocument:
    return read_file(FOLDER / name)


def roles(raw: RawDocument) -> list[tuple[str, str]]:
    return [(p.role, raw.text[p.start : p.end]) for p in segment(raw.text, raw.blocks)]


@pytest.mark.parametrize("name", [f"{n}.{k}" for n in NAMES for k in ("pdf", "chromium.pdf")])
def test_every_passage_of_a_pdf_has_its_page(name: str) -> None:
    raw = read(name)
    pages = [p.page for p in segment(raw.text, raw.blocks)]
    assert None not in pages
    running = [p for p in pages if p is not None]
    assert min(running) == 1


def test_pdf_of_two_pages_has_both() -> None:
    note = annotate(FOLDER / "status.pdf", base="blank")
    assert {p.page for p in note.passages} == {1, 2}


def test_pdf_running_heads_stand_once_at_the_end() -> None:
    found = roles(read("status.pdf"))
    assert found[-2:] == [
        ("boilerplate", "Nyt fra kommunerne"),
        ("boilerplate", "Samlet af Foreningen for åbne kommuner – side 1"),
    ]
    assert sum("Nyt fra kommunerne" in words for _, words in found) == 1


def test_pdf_columns_are_read_one_after_the_other() -> None:
    words = [words for _, words in roles(read("strategi.pdf"))]
    assert words.index("Hvorfor åbne data") < words.index("Fire løfter")
    assert words.index("Fire løfter") < words.index("Økonomi og ansvar")


def test_html_menu_and_foot_are_of_the_page() -> None:
    found = {words: role for role, words in roles(read("klima.html"))}
    for words in ("• Forside", "Vi bruger cookies til at tælle besøg.", "Læs også"):
        assert found[words] == "boilerplate"
    assert found["Foreningen for åbne kommuner · Torvet 1 · 9999 Nordby"] == "boilerplate"
    assert "ikke tekst" not in "".join(found)


def test_html_properties_fill_what_the_text_does_not_tell() -> None:
    about = annotate(FOLDER / "klima.html", base="blank").document
    assert about.publisher == "Åbne kommuner"
    assert about.url == "https://aabne-kommuner.example/nyt/klima"
    assert about.date == "2022-02-02"  # the text's own date line goes before all else


def test_mail_date_gives_way_to_the_dateline_and_helps_where_there_is_none() -> None:
    assert annotate(FOLDER / "skole.eml", base="blank").document.date == "2023-08-21"
    assert annotate(FOLDER / "debat.eml", base="blank").document.date == "2016-01-04"


def test_word_title_and_author_are_properties() -> None:
    assert read("skole.docx").document.author == "Åbne kommuner"
    assert read("skole.odt").document.title is not None

"""The same release twice, and passages repeated word for word."""

from pathlib import Path

import pytest

from strategitekst.batch import Report, annotate_folder
from strategitekst.loading import Settings
from strategitekst.schema import Annotation

RELEASE = """Nordby åbner digital hjælp til alle borgere

Nordby, {date}

Nordby Kommune åbner i dag et værksted, hvor borgerne kan få hjælp til Digital Post og selvbetjening på nettet.

”Mange er bange for at trykke forkert. Her kan de prøve sammen med en, der har god tid til dem,” siger borgmester Else Brandt.

Kommunen har sat 1,2 mio. kr. af til værkstedet i de næste to år, og derefter skal byrådet beslutte, om det bliver fast.
"""
OTHER = """Sydhavn måler trafikken med sensorer

Sydhavn, 1. april 2019

Sydhavn Kommune sætter sensorer op i fyrre lyskryds for at finde ud af, hvor cyklisterne holder og venter længst tid.

{quote}

Målingerne begynder efter sommerferien og varer i to år, hvorefter politikerne tager stilling til, hvad der skal bygges om.
"""
QUOTE = "”Mange er bange for at trykke forkert. Her kan de prøve sammen med en, der har god tid til dem,” siger borgmester Else Brandt."


def run(folder: Path, texts: dict[str, str]) -> tuple[Report, dict[str, Annotation]]:
    source, out = folder / "ind", folder / "ud"
    source.mkdir(exist_ok=True)
    for name, text in texts.items():
        (source / name).write_text(text, encoding="utf-8")
    report = annotate_folder([source], out, Settings(base="blank"))
    return report, {p.stem: Annotation.from_file(p) for p in sorted(out.glob("*.json"))}


def test_same_release_with_a_new_date_is_marked_in_the_later_one(tmp_path: Path) -> None:
    texts = {
        "a.txt": RELEASE.format(date="9. marts 2018"),
        "b.txt": RELEASE.format(date="3. marts 2017"),
        "c.txt": OTHER.format(quote="”Vi vil gerne vide det, før vi bygger om,” siger Bo Lund."),
    }
    report, notes = run(tmp_path, texts)
    assert report.duplicates == [("a.txt", "b.txt")]
    assert {name: note.duplicate_of for name, note in notes.items()} == {
        "a": "b",
        "b": None,
        "c": None,
    }


def test_same_release_as_page_and_text_is_found(tmp_path: Path) -> None:
    text = RELEASE.format(date="3. marts 2017")
    page = "".join(f"<p>{part}</p>" for part in text.split("\n\n"))
    furniture = "<nav><ul>" + "<li><a href=x>Punkt i menuen</a></li>" * 20 + "</ul></nav>"
    report, _ = run(
        tmp_path, {"a.txt": text, "b.html": f"<html><body>{furniture}{page}</body></html>"}
    )
    assert report.duplicates == [("b.html", "a.txt")]


def test_passage_repeated_word_for_word_names_its_first_place(tmp_path: Path) -> None:
    texts = {
        "a.txt": RELEASE.format(date="3. marts 2017"),
        "b.txt": OTHER.format(quote=QUOTE),
    }
    report, notes = run(tmp_path, texts)
    assert (report.duplicates, report.repeated) == ([], 1)
    [passage] = [p for p in notes["b"].passages if p.repeats is not None]
    assert notes["b"].text[passage.start : passage.end] == QUOTE
    assert passage.repeats is not None and passage.repeats.document == "a"
    first = notes["a"].passages[passage.repeats.passage]
    assert notes["a"].text[first.start : first.end] == QUOTE
    assert all(p.repeats is None for p in notes["a"].passages)


def test_marks_go_when_the_original_goes(tmp_path: Path) -> None:
    texts = {
        "a.txt": RELEASE.format(date="3. marts 2017"),
        "b.txt": RELEASE.format(date="4. marts 2017"),
    }
    _, notes = run(tmp_path, texts)
    assert notes["b"].duplicate_of == "a"
    (tmp_path / "ind" / "a.txt").unlink()
    (tmp_path / "ud" / "a.json").unlink()
    report, notes = run(tmp_path, {})
    assert (report.skipped, report.written) == (["b.txt"], [])
    assert notes["b"].duplicate_of is None


def test_second_run_changes_no_file(tmp_path: Path) -> None:
    texts = {
        "a.txt": RELEASE.format(date="3. marts 2017"),
        "b.txt": RELEASE.format(date="4. marts 2017"),
        "c.txt": OTHER.format(quote=QUOTE),
    }
    run(tmp_path, texts)
    before = {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in (tmp_path / "ud").iterdir()}
    report, _ = run(tmp_path, {})
    assert report.skipped == ["a.txt", "b.txt", "c.txt"]
    assert report.duplicates == [("b.txt", "a.txt")]
    assert before == {
        p: (p.read_bytes(), p.stat().st_mtime_ns) for p in (tmp_path / "ud").iterdir()
    }


@pytest.mark.parametrize("text", ["Tak for i dag.", "Ny plan"])
def test_a_few_words_are_no_duplicate(tmp_path: Path, text: str) -> None:
    report, _ = run(tmp_path, {"a.txt": text, "b.txt": text})
    assert report.duplicates == []

"""Many documents into a folder, and annotations out of one."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from strategitekst.batch import Report, annotate_folder, read_annotations, write_atomically
from strategitekst.errors import FormatError, ReadError
from strategitekst.loading import Settings
from strategitekst.read import Metadata
from strategitekst.schema import Annotation, Document

BLANK = Settings(base="blank")
FIRST = "Ny plan for data\n\nNordby Kommune har i dag vedtaget en plan.\n"
SECOND = "Status\n\nSydby Kommune er halvvejs med programmet Trygge Data.\n"


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """Two documents, one of them in a folder below."""
    folder = tmp_path / "tekster"
    (folder / "2016").mkdir(parents=True)
    (folder / "a.txt").write_text(FIRST, encoding="utf-8")
    (folder / "2016" / "b.txt").write_text(SECOND, encoding="utf-8")
    return folder


def run(texts: Path, **options: Any) -> Report:
    return annotate_folder([texts], texts.parent / "ud", BLANK, **options)


def files(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def dated(date: str) -> Metadata:
    return Metadata((("*", Document(date=date)),))


def save(path: Path, identity: str = "x", **keys: Any) -> Path:
    """Write an annotation of no layers."""
    path.parent.mkdir(parents=True, exist_ok=True)
    values: dict[str, Any] = {key: [] for key in ("passages", "entities", "initiatives", "quotes")}
    values |= {"format": "strategitekst/1", "id": identity, "text": "KL", "document": {}}
    path.write_text(json.dumps(values | keys), encoding="utf-8")
    return path


# --- annotate_folder -------------------------------------------------------------------------------


def test_batch_writes_one_file_a_document(texts: Path) -> None:
    report = run(texts)
    assert report.written == ["2016/b.txt", "a.txt"]
    assert (report.skipped, report.failed) == ([], [])
    assert files(texts.parent / "ud") == ["2016/b.json", "a.json"]


def test_batch_file_says_where_it_comes_from(texts: Path) -> None:
    run(texts)
    note = Annotation.from_file(texts.parent / "ud" / "2016" / "b.json")
    assert note.id == "2016/b"
    assert note.source is not None
    assert note.source.path == "2016/b.txt"
    assert note.text == SECOND


def test_batch_inputs_are_not_changed(texts: Path) -> None:
    run(texts)
    assert files(texts) == ["2016/b.txt", "a.txt"]
    assert (texts / "a.txt").read_text(encoding="utf-8") == FIRST


def test_batch_may_write_beside_the_documents(texts: Path) -> None:
    annotate_folder([texts], texts, BLANK)
    assert annotate_folder([texts], texts, BLANK).skipped == ["2016/b.txt", "a.txt"]
    assert files(texts) == ["2016/b.json", "2016/b.txt", "a.json", "a.txt"]


def test_batch_second_run_skips_all(texts: Path) -> None:
    run(texts)
    before = (texts.parent / "ud" / "a.json").stat().st_mtime_ns
    report = run(texts)
    assert (report.written, report.skipped) == ([], ["2016/b.txt", "a.txt"])
    assert (texts.parent / "ud" / "a.json").stat().st_mtime_ns == before


def test_batch_force_redoes_all(texts: Path) -> None:
    run(texts)
    assert run(texts, force=True).written == ["2016/b.txt", "a.txt"]


def test_batch_same_input_gives_the_same_bytes(texts: Path) -> None:
    run(texts)
    before = (texts.parent / "ud" / "a.json").read_bytes()
    run(texts, force=True)
    assert (texts.parent / "ud" / "a.json").read_bytes() == before


def test_batch_changed_document_is_redone(texts: Path) -> None:
    run(texts)
    (texts / "a.txt").write_text(FIRST + "\nDer kommer mere.\n", encoding="utf-8")
    report = run(texts)
    assert (report.written, report.skipped) == (["a.txt"], ["2016/b.txt"])


def test_batch_changed_metadata_is_redone(texts: Path) -> None:
    run(texts, metadata=dated("2016-06-14"))
    assert run(texts, metadata=dated("2016-06-14")).written == []
    rows = (*dated("2016-06-14").rows, ("b.txt", Document(publisher="Sydby")))
    assert run(texts, metadata=Metadata(rows)).written == ["2016/b.txt"]


def test_batch_changed_option_is_redone(texts: Path) -> None:
    run(texts, known=Document(date="2016"))
    assert run(texts, known=Document(date="2017")).written == ["2016/b.txt", "a.txt"]


def test_batch_changed_own_knowledge_is_redone(texts: Path, tmp_path: Path) -> None:
    run(texts)
    own = tmp_path / "egne.toml"
    own.write_text('[[organisation]]\nname = "Sydby Fiberlaug"\n', encoding="utf-8")
    settings = Settings(base="blank", knowledge=(str(own),))
    report = annotate_folder([texts], tmp_path / "ud", settings)
    assert report.written == ["2016/b.txt", "a.txt"]


def test_batch_damaged_output_is_redone(texts: Path) -> None:
    run(texts)
    (texts.parent / "ud" / "a.json").write_text("{", encoding="utf-8")
    assert run(texts).written == ["a.txt"]


def test_batch_metadata_goes_before_what_holds_for_all(texts: Path) -> None:
    known = Document(date="2016", publisher="Nordby Kommune")
    run(texts, metadata=Metadata((("a.txt", Document(date="2017-03")),)), known=known)
    about = Annotation.from_file(texts.parent / "ud" / "a.json").document
    assert (about.date, about.publisher) == ("2017-03", "Nordby Kommune")


def test_batch_documents_of_one_name_have_files_of_their_own(texts: Path) -> None:
    (texts / "a.md").write_text("# Andet\n\nEn anden tekst om noget andet.\n", encoding="utf-8")
    run(texts)
    assert files(texts.parent / "ud") == ["2016/b.json", "a.json", "a.txt.json"]
    assert Annotation.from_file(texts.parent / "ud" / "a.txt.json").id == "a.txt"


def test_batch_bad_document_is_reported_and_the_rest_done(texts: Path) -> None:
    (texts / "2016" / "aa.txt").write_bytes(b"M\xf8de \xf0\x81\x8d")
    report = run(texts)
    assert report.written == ["2016/b.txt", "a.txt"]
    [(name, message)] = report.failed
    assert name == "2016/aa.txt"
    assert message.startswith(f"{texts / '2016' / 'aa.txt'}: is not UTF-8")
    assert files(texts.parent / "ud") == ["2016/b.json", "a.json"]


def test_batch_output_that_cannot_be_written_is_reported(texts: Path) -> None:
    (texts.parent / "ud" / "a.json").mkdir(parents=True)
    report = run(texts)
    assert report.written == ["2016/b.txt"]
    [(name, message)] = report.failed
    assert name == "a.txt"
    assert message.startswith(f"{texts.parent / 'ud' / 'a.json'}: cannot be written (")


def test_batch_undated_documents_are_listed(texts: Path) -> None:
    report = run(texts, metadata=Metadata((("a.txt", Document(date="2016")),)))
    assert report.undated == ["2016/b.txt"]


def test_batch_undated_documents_are_listed_when_skipped(texts: Path) -> None:
    run(texts)
    assert run(texts).undated == ["2016/b.txt", "a.txt"]


def test_batch_progress_counts_every_document(texts: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    run(texts, progress=lambda name, done, total: seen.append((name, done, total)))
    assert seen == [("2016/b.txt", 0, 2), ("a.txt", 1, 2), ("", 2, 2)]


def test_batch_leaves_the_environment_as_it_was(
    texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "3")
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    before = dict(os.environ)
    run(texts, jobs=1)
    assert dict(os.environ) == before


def test_batch_missing_path_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="mangler: does not exist"):
        annotate_folder([tmp_path / "mangler"], tmp_path / "ud", BLANK)


# --- nothing half written --------------------------------------------------------------------------


def failing(source: object, target: object) -> None:
    raise OSError(28, "No space left on device")


def test_batch_failed_write_leaves_the_old_output(
    texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(texts)
    out = texts.parent / "ud"
    before = {name: (out / name).read_bytes() for name in files(out)}
    monkeypatch.setattr(os, "replace", failing)
    report = run(texts, force=True)
    assert report.written == []
    assert [name for name, _ in report.failed] == ["2016/b.txt", "a.txt"]
    assert all("No space left on device" in message for _, message in report.failed)
    assert {name: (out / name).read_bytes() for name in files(out)} == before


def test_batch_failed_first_write_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "replace", failing)
    with pytest.raises(OSError, match="No space"):
        write_atomically(tmp_path / "ud" / "a.json", b"{}")
    assert files(tmp_path) == []


def test_batch_interrupted_write_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(source: object, target: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(tmp_path / "a.json", b"{}")
    assert files(tmp_path) == []


def test_batch_target_is_whole_when_it_appears(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bytes] = []
    replace = os.replace

    def watched(source: str, target: Path) -> None:
        assert not target.exists()
        seen.append(Path(source).read_bytes())
        replace(source, target)

    monkeypatch.setattr(os, "replace", watched)
    write_atomically(tmp_path / "a.json", b"0123456789")
    assert seen == [b"0123456789"] == [(tmp_path / "a.json").read_bytes()]


# --- read_annotations ------------------------------------------------------------------------------


def test_batch_reads_what_it_wrote(texts: Path) -> None:
    run(texts)
    assert [note.id for note in read_annotations([texts.parent / "ud"])] == ["2016/b", "a"]


def test_batch_other_files_in_a_folder_are_ignored(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    save(tmp_path / "a.json", "a")
    save(tmp_path / "samling.json", format="strategitekst/1/collection")
    save(tmp_path / "ny.json", format="strategitekst/2")
    (tmp_path / "liste.json").write_text("[1, 2]", encoding="utf-8")
    (tmp_path / "brudt.json").write_text("{", encoding="utf-8")
    (tmp_path / "binær.json").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "a.txt").write_text("Tekst", encoding="utf-8")
    assert [note.id for note in read_annotations([tmp_path])] == ["a"]
    assert capfd.readouterr() == ("", "")


def test_batch_wrong_annotation_in_a_folder_is_refused(tmp_path: Path) -> None:
    path = save(tmp_path / "a.json", passages=[{"start": 0, "end": 9, "role": "title"}])
    with pytest.raises(FormatError, match="lies outside the text") as caught:
        read_annotations([tmp_path])
    assert str(caught.value).startswith(f"{path}: ")


def test_batch_other_json_that_is_named_is_refused(tmp_path: Path) -> None:
    path = save(tmp_path / "samling.json", format="strategitekst/1/collection")
    with pytest.raises(FormatError) as caught:
        read_annotations([path])
    assert str(caught.value).startswith(f"{path}: format: ")


def test_batch_raw_document_is_sent_to_annotate(texts: Path) -> None:
    with pytest.raises(FormatError) as caught:
        read_annotations([texts / "a.txt"])
    message = str(caught.value)
    assert message.startswith(f"{texts / 'a.txt'}: is not an annotation")
    assert f"strategitekst annotate {texts / 'a.txt'} --out" in message


def test_batch_missing_annotation_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=r"mangler\.json: does not exist"):
        read_annotations([tmp_path / "mangler.json"])


def test_batch_folder_without_annotations_is_sent_to_annotate(texts: Path) -> None:
    with pytest.raises(FormatError, match=r"no annotations found.*strategitekst annotate"):
        read_annotations([texts])


def test_batch_same_id_twice_is_refused(tmp_path: Path) -> None:
    first, second = save(tmp_path / "a.json"), save(tmp_path / "b.json")
    with pytest.raises(FormatError) as caught:
        read_annotations([tmp_path])
    message = str(caught.value)
    assert message == f"{second}: has the same id 'x' as {first}; keep one of them"


def test_batch_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = save(tmp_path / "a.json")
    assert [note.id for note in read_annotations([path, tmp_path, path])] == ["x"]

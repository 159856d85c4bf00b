"""A corpus folder: what is checked, counted, written for other tools and read back."""

import json
from pathlib import Path
from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import DocBin
from typer.testing import CliRunner

from strategitekst.cli import app
from strategitekst.corpus import check, export, import_annotations, load_corpus, make_splits, stats
from strategitekst.corpus.check import check_document, corpus_checksum, shared_runs
from strategitekst.corpus.exports import brat_fragments
from strategitekst.errors import FormatError, SettingError
from strategitekst.resources import resource
from strategitekst.schema import Annotation

DEMO = resource("corpus", "demo")


def note(**changes: Any) -> Annotation:
    """Two passages, a name, a date, a mention and a quote, all well."""
    text = "Overskrift\n\nKL siger i 2016 om planen: Det går godt æøå"
    data: dict[str, Any] = {
        "id": "a",
        "text": text,
        "document": {"kind": "nyhed", "date": "2016"},
        "passages": [
            {"start": 0, "end": 10, "role": "title", "themes": []},
            {"start": 12, "end": 55, "role": "paragraph", "themes": ["data"]},
        ],
        "entities": [
            {"start": 12, "end": 14, "text": "KL", "label": "ORG", "canonical": "KL"},
            {
                "start": 23,
                "end": 27,
                "text": "2016",
                "label": "DATE",
                "value": "2016",
                "from": "2016-01-01",
                "to": "2016-12-31",
            },
        ],
        "initiatives": [{"start": 31, "end": 37, "text": "planen", "type": "NOM", "id": "plan"}],
        "quotes": [{"start": 39, "end": 55, "text": "Det går godt æøå", "org": "KL"}],
    }
    return Annotation.model_validate(data | changes)


def test_check_finds_nothing_in_the_demo_documents() -> None:
    assert check(load_corpus(DEMO)) == []
    assert check_document(note()) == []


DATE = {"start": 23, "end": 27, "text": "2016", "label": "DATE", "value": "2016"}


@pytest.mark.parametrize(
    ("changes", "start", "message"),
    [
        (
            {"passages": [{"start": 12, "end": 55, "role": "paragraph", "themes": []}]},
            0,
            "no passage",
        ),
        (
            {
                "passages": [
                    {"start": 0, "end": 11, "role": "title", "themes": []},
                    {"start": 12, "end": 55, "role": "paragraph", "themes": []},
                ]
            },
            0,
            "ends with a blank",
        ),
        (
            {
                "passages": [
                    {"start": 0, "end": 10, "role": "heading"},
                    {"start": 12, "end": 55, "role": "paragraph", "themes": []},
                ]
            },
            12,
            "nearest heading is 0",
        ),
        (
            {
                "passages": [
                    {"start": 0, "end": 10, "role": "heading", "themes": ["data"]},
                    {"start": 12, "end": 55, "role": "paragraph", "themes": [], "section": 0},
                ]
            },
            0,
            "has no themes",
        ),
        (
            {"entities": [DATE | {"from": "2016-01-01", "to": "2016-06-30"}]},
            23,
            "not those of 2016",
        ),
        ({"entities": [DATE | {"value": "i 2016"}]}, 23, "no EDTF date"),
        ({"entities": [DATE | {"label": "ORG", "value": None}]}, 23, "no canonical"),
        ({"entities": [DATE | {"label": "MONEY"}]}, 23, "amount and currency"),
        ({"entities": [DATE | {"label": "LOC", "value": None, "role": "chef"}]}, 23, "for PER"),
        (
            {
                "entities": [
                    {"start": 12, "end": 20, "text": "KL siger", "label": "LOC"},
                    {"start": 15, "end": 20, "text": "siger", "label": "LOC"},
                ]
            },
            15,
            "overlaps",
        ),
        (
            {"entities": [{"start": 5, "end": 14, "text": "krift\n\nKL", "label": "LOC"}]},
            5,
            "one passage",
        ),
        (
            {
                "initiatives": [
                    {"start": 23, "end": 30, "text": "2016 om", "type": "NOM", "id": "a"},
                    {"start": 28, "end": 37, "text": "om planen", "type": "NOM", "id": "a"},
                ]
            },
            28,
            "crosses",
        ),
        (
            {"quotes": [{"start": 39, "end": 55, "text": "Det går godt æøå", "speaker": "Bo"}]},
            39,
            "no PER",
        ),
        ({"document": {"kind": "brev"}}, None, "kind 'brev'"),
    ],
)
def test_check_names_document_place_and_fault(
    changes: dict[str, Any], start: int | None, message: str
) -> None:
    faults = check_document(note(**changes))
    assert any(f.start == start and message in f.message for f in faults), faults
    assert all(str(f).startswith("a") for f in faults)


def corpus_of(folder: Path, *notes: Annotation) -> Path:
    for one in notes:
        path = folder / f"{one.id}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(one.to_json(), encoding="utf-8")
    (folder / "splits.json").write_text(json.dumps(make_splits(folder)), encoding="utf-8")
    return folder


def test_splits_show_every_change(tmp_path: Path) -> None:
    folder = corpus_of(tmp_path, note(id="train/a"), note(id="test/b"))
    loaded = load_corpus(folder)
    assert loaded.split_of("test/b") == "test"
    assert check(loaded) == []
    before = corpus_checksum(loaded)
    (folder / "train/a.json").write_text(note(id="train/a", quotes=[]).to_json(), encoding="utf-8")
    assert [str(f) for f in check(load_corpus(folder))] == [
        "train/a: has changed since splits.json was made"
    ]
    assert corpus_checksum(load_corpus(folder)) != before


def test_one_split_opens_no_file_of_another(tmp_path: Path) -> None:
    folder = corpus_of(tmp_path, note(id="train/a"), note(id="test/b"))
    (folder / "test/b.json").write_text("broken", encoding="utf-8")
    assert [n.id for n in load_corpus(folder, ["train"]).notes] == ["train/a"]
    with pytest.raises(FormatError, match="no split 'dev2'"):
        load_corpus(folder, ["dev2"])


def test_a_document_missing_in_the_splits_is_named(tmp_path: Path) -> None:
    folder = corpus_of(tmp_path, note(id="train/a"))
    (folder / "train/b.json").write_text(note(id="train/b").to_json(), encoding="utf-8")
    assert [str(f) for f in check(load_corpus(folder))] == ["train/b: is not in splits.json"]


def test_mentions_must_agree_with_the_collection(tmp_path: Path) -> None:
    folder = corpus_of(tmp_path, note(id="train/a"))
    initiative = {
        "id": "plan",
        "name": "Planen",
        "kind": "ting",
        "relations": [{"type": "part_of", "target": "x"}],
    }
    collection = {"format": "strategitekst/1/collection", "initiatives": [initiative]}
    (folder / "initiatives.json").write_text(json.dumps(collection), encoding="utf-8")
    messages = [str(f) for f in check(load_corpus(folder))]
    assert any("kind 'ting'" in m for m in messages)
    assert any("part_of 'x': there is no such initiative" in m for m in messages)
    assert any(
        "train/a 31: mention 'planen' is plan, the collection says nothing" in m for m in messages
    )


def test_shared_runs_are_found_once_each() -> None:
    words = "en to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten"
    texts = [f"Her: {words}.", f"Og der – {words.upper()}!", "Noget helt andet."]
    notes = [
        Annotation(id=str(i), text=t, passages=(), entities=(), initiatives=(), quotes=())
        for i, t in enumerate(texts)
    ]
    found = shared_runs(notes)
    assert list(found) == [("0", "1")]
    assert len(found[("0", "1")]) == 1


def test_stats_count_by_hand(tmp_path: Path) -> None:
    folder = corpus_of(tmp_path, note(id="train/a"), note(id="test/b", initiatives=[]))
    counted = stats(load_corpus(folder))
    part = counted["parts"]["all"]
    assert part["documents"] == 2 and part["words"] == 22
    assert part["themes"]["data"] == {"given": 2, "second or third": 0}
    assert part["content passages without theme"] == 2
    assert part["periods"] == {"2016-2020": 2}
    assert counted["parts"]["test"]["mentions"] == 0
    assert counted["initiatives"]["in one document"] == 1
    assert counted["initiatives"]["in train only"] == 1


@pytest.mark.parametrize("kind", ["label-studio", "brat"])
def test_round_trip_through_a_tool_is_exact(tmp_path: Path, kind: str) -> None:
    before = load_corpus(DEMO)
    export(before, kind, tmp_path)
    after = {n.id: n.to_json() for n in import_annotations(kind, tmp_path)}
    assert after == {n.id: n.to_json() for n in before.notes}


def test_a_correction_made_in_brat_comes_back(tmp_path: Path) -> None:
    export(load_corpus(corpus_of(tmp_path / "in", note(id="train/a"))), "brat", tmp_path / "out")
    path = tmp_path / "out/train/a.ann"
    lines = path.read_text(encoding="utf-8").replace("theme1 T2 data", "theme1 T2 ny_teknologi")
    path.write_text(lines + "T99\tLOC 44 46\tår\n", encoding="utf-8")
    (changed,) = import_annotations("brat", tmp_path / "out")
    assert changed.passages[1].theme_names == ("ny teknologi",)
    assert [e.label for e in changed.entities] == ["ORG", "DATE", "LOC"]


def test_a_correction_made_in_label_studio_comes_back(tmp_path: Path) -> None:
    export(load_corpus(corpus_of(tmp_path / "in", note(id="train/a"))), "label-studio", tmp_path)
    path = tmp_path / "tasks.json"
    tasks = json.loads(path.read_text(encoding="utf-8"))
    results = tasks[0]["annotations"][0]["result"]
    results[:] = [r for r in results if r["from_name"] != "initiatives"]
    new = {"start": 44, "end": 46, "labels": ["LOC"]}
    results.append(
        {"id": "x", "from_name": "entities", "to_name": "text", "type": "labels", "value": new}
    )
    path.write_text(json.dumps(tasks), encoding="utf-8")
    (changed,) = import_annotations("label-studio", path)
    assert [(e.text, e.label) for e in changed.entities][-1] == ("år", "LOC")


def test_imports_name_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "a.ann").write_text("T1\tVEJR 0 2\tKL\n", encoding="utf-8")
    with pytest.raises(FormatError, match=r"a\.ann: has no a\.txt"):
        list(import_annotations("brat", tmp_path))
    (tmp_path / "a.txt").write_text("KL", encoding="utf-8")
    with pytest.raises(FormatError, match=r"line 1: 'VEJR' is no label"):
        list(import_annotations("brat", tmp_path))
    (tmp_path / "tasks.json").write_text('[{"data": {}}]', encoding="utf-8")
    with pytest.raises(FormatError, match="task 1: is not as Label Studio writes it"):
        list(import_annotations("label-studio", tmp_path / "tasks.json"))
    with pytest.raises(SettingError, match="'word' is not one of label-studio, brat"):
        import_annotations("word", tmp_path)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="aø \n\r\u2028é😀", min_size=1, max_size=30))
def test_brat_fragments_hold_all_but_blanks(text: str) -> None:
    words = text.strip()
    if not words:
        return
    start = text.index(words)
    numbers, shown = brat_fragments(text, start, start + len(words))
    pairs = [tuple(map(int, p.split())) for p in numbers.split(";")]
    kept = "".join(text[a:b] for a, b in pairs)
    assert "".join(kept.split()) == "".join(words.split())
    assert pairs[0][0] == start and pairs[-1][1] == start + len(words)
    assert len(shown.splitlines()) == 1


def test_docbin_holds_every_layer(tmp_path: Path) -> None:
    (path,) = export(load_corpus(DEMO), "docbin", tmp_path)
    docs = list(DocBin().from_disk(path).get_docs(spacy.blank("da").vocab))
    gold = {n.id: n for n in load_corpus(DEMO).notes}
    assert len(docs) == len(gold)
    for doc in docs:
        note = gold[doc.user_data["id"]]
        assert doc.text == note.text
        assert [(e.start_char, e.end_char, e.label_) for e in doc.ents] == [
            (e.start, e.end, e.label) for e in note.entities
        ]
        assert [p.label_ for p in doc.spans["passages"]] == [p.role for p in note.passages]
        assert len(doc.spans["initiatives"]) == len(note.initiatives)


def test_iob2_tags_are_well_formed(tmp_path: Path) -> None:
    (path,) = export(load_corpus(DEMO), "iob2", tmp_path)
    text = path.read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    assert {len(row) for row in rows} == {5}
    entities = sum(len(n.entities) for n in load_corpus(DEMO).notes)
    assert sum(row[1].startswith("B-") for row in rows) == entities
    for before, row in zip([["", "O", "O", "O", "O"], *rows], rows, strict=False):
        for i in range(1, 5):
            if row[i].startswith("I-"):
                assert before[i][2:] == row[i][2:]


def test_commands_check_and_round_trip(tmp_path: Path) -> None:
    run = CliRunner().invoke
    done = run(app, ["corpus", "check", str(DEMO)])
    assert done.exit_code == 0 and "8 documents, 0 faults" in done.stderr
    broken = corpus_of(tmp_path / "c", note(id="train/a", document={"kind": "brev"}))
    failed = run(app, ["corpus", "check", str(broken)])
    assert failed.exit_code == 1 and "train/a: kind 'brev'" in failed.stdout
    counted = json.loads(run(app, ["corpus", "stats", str(DEMO), "--json"]).stdout)
    assert counted["parts"]["all"]["documents"] == 8
    assert "sikkerhed" in run(app, ["corpus", "stats", str(DEMO)]).stdout
    for kind in ("csv", "brat"):
        done = run(
            app, ["corpus", "export", str(DEMO), "--to", kind, "--out", str(tmp_path / kind)]
        )
        assert done.exit_code == 0, done.output
    back = run(
        app,
        [
            "corpus",
            "import",
            str(tmp_path / "brat"),
            "--from",
            "brat",
            "--out",
            str(tmp_path / "b"),
        ],
    )
    assert back.exit_code == 0
    assert len(list((tmp_path / "b").glob("*.json"))) == 8


def test_import_never_writes_outside_its_folder(tmp_path: Path) -> None:
    export(load_corpus(corpus_of(tmp_path / "in", note(id="train/a"))), "label-studio", tmp_path)
    path = tmp_path / "tasks.json"
    path.write_text(
        path.read_text(encoding="utf-8").replace("train/a", "../../x"), encoding="utf-8"
    )
    done = CliRunner().invoke(
        app, ["corpus", "import", str(path), "--from", "label-studio", "--out", str(tmp_path / "o")]
    )
    assert done.exit_code == 1 and "leads out of" in done.stderr

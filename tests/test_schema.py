"""The records of the annotation format: what is read, refused, kept and written."""

import json
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategitekst.errors import FormatError
from strategitekst.labels import ENTITY_LABELS, MENTION_TYPES, ORIGINS, ROLES, THEMES
from strategitekst.schema import Annotation, Collection, Document, Entity
from strategitekst.schema.json_schema import json_schema

SCHEMA_FILE = Path(__file__).parents[1] / "docs" / "annotation.schema.json"
TEXT = "KL og Odense Kommune mødes i juni 2016."
PRESS = (
    "Kommunen samler sine data\n\n"
    "Nordby Kommune har i dag lanceret programmet Trygge Data. Det skal styrke it-sikkerheden.\n\n"
    "”Vi skal passe godt på borgernes data,” siger borgmester Anna Holm.\n"
)


def plain(**changes: Any) -> dict[str, Any]:
    """An annotation as JSON values, with the keys that are required."""
    return {
        "format": "strategitekst/1",
        "id": "2016/moede",
        "text": TEXT,
        "document": {},
        "passages": [],
        "entities": [],
        "initiatives": [],
        "quotes": [],
    } | changes


def read(**changes: Any) -> Annotation:
    return Annotation.from_json(json.dumps(plain(**changes)), "fil.json")


def refused(**changes: Any) -> str:
    """The message with which an annotation is refused."""
    with pytest.raises(FormatError) as caught:
        read(**changes)
    return str(caught.value)


# --- annotations of any content ------------------------------------------------------------------

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
SCORES = st.floats(0, 1, allow_nan=False)


Strategies = dict[str, st.SearchStrategy[Any]]


@st.composite
def annotations(draw: st.DrawFn, /) -> dict[str, Any]:
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
    theme = st.fixed_dictionaries(
        {"theme": st.sampled_from(THEMES)},
        optional={
            "score": SCORES,
            "evidence": st.just([[0, 1], {"passage": 0, "span": [0, 1]}]),
        },
    )

    def layer(needed: Strategies, optional: Strategies, words: bool) -> list[dict[str, Any]]:
        records = []
        for _ in range(draw(st.integers(0, 2))):
            start = draw(st.integers(0, len(text) - 1))
            end = draw(st.integers(start + 1, len(text)))
            said = {"text": text[start:end]} if words else {}
            rest = draw(st.fixed_dictionaries(needed, optional=optional))
            records.append({"start": start, "end": end, **said, **rest})
        return records

    passage: Strategies = {"themes": st.lists(theme, max_size=2), "page": st.just(1)}
    entity: Strategies = dict.fromkeys(("canonical", "value", "from", "to", "org"), WORDS)
    entity |= {"origin": st.sampled_from(ORIGINS), "score": SCORES}
    quote: Strategies = dict.fromkeys(("speaker", "role", "org", "cue"), WORDS)
    return plain(
        id=draw(WORDS),
        text=text,
        document=draw(st.dictionaries(st.sampled_from(list(Document.model_fields)), WORDS)),
        passages=layer({"role": st.sampled_from(ROLES)}, passage, False),
        entities=layer({"label": st.sampled_from(ENTITY_LABELS)}, entity, True),
        initiatives=layer({"type": st.sampled_from(MENTION_TYPES)}, {"id": WORDS}, True),
        quotes=layer({}, quote, True),
    )


@given(annotations())
def test_schema_json_round_trip_is_identical(values: dict[str, Any]) -> None:
    note = Annotation.from_json(json.dumps(values))
    assert json.loads(note.to_json()) == values
    assert Annotation.from_json(note.to_json()) == note


def test_schema_one_line_says_the_same() -> None:
    note = read(document={"title": "Møde"})
    line = note.to_json(indent=None)
    assert "\n" not in line
    assert json.loads(line) == json.loads(note.to_json())


def test_schema_letters_are_written_as_they_are() -> None:
    assert "mødes" in read().to_json()


# --- what is kept, what is left out ----------------------------------------------------------------


def test_schema_unknown_key_of_the_file_is_written_back() -> None:
    assert read(reviewed_by=["AB", {"round": 2}]).to_dict()["reviewed_by"] == ["AB", {"round": 2}]


def test_schema_unknown_key_of_an_entity_is_written_back() -> None:
    entity = {"start": 0, "end": 2, "text": "KL", "label": "ORG", "cvr": "62548617"}
    assert read(entities=[entity]).to_dict()["entities"] == [entity]


def test_schema_unknown_key_of_a_passage_is_written_back() -> None:
    passage = {"start": 0, "end": 39, "role": "paragraph", "column": 2}
    assert read(passages=[passage]).to_dict()["passages"] == [passage]


def test_schema_unknown_key_of_a_collection_is_written_back() -> None:
    values = {"format": "strategitekst/1/collection", "initiatives": [], "checked": True}
    assert Collection.from_json(json.dumps(values)).to_dict() == values


def test_schema_what_is_unknown_is_left_out() -> None:
    entity = read(entities=[{"start": 0, "end": 2, "text": "KL", "label": "ORG"}]).to_dict()
    assert entity["entities"] == [{"start": 0, "end": 2, "text": "KL", "label": "ORG"}]


def test_schema_real_output_has_no_empty_strings(blank: Callable[..., Annotation]) -> None:
    def strings(value: object) -> list[str]:
        if isinstance(value, dict):
            return [s for inner in value.values() for s in strings(inner)]
        if isinstance(value, list):
            return [s for inner in value for s in strings(inner)]
        return [value] if isinstance(value, str) else []

    found = strings(json.loads(blank(PRESS, date="2018-03-01").to_json()))
    assert found and "" not in found


def test_schema_empty_string_given_is_left_out() -> None:
    entity = Entity(start=0, end=2, text="KL", label="ORG", canonical="")
    assert "canonical" not in entity.to_dict()


def test_schema_from_and_to_are_names_in_json_only() -> None:
    date = {
        "start": 29,
        "end": 38,
        "text": "juni 2016",
        "label": "DATE",
        "from": "2016-06-01",
        "to": "2016-06-30",
    }
    entity = read(entities=[date]).entities[0]
    assert (entity.first, entity.last) == ("2016-06-01", "2016-06-30")
    assert entity.to_dict() == date


def test_schema_records_take_the_names_of_python() -> None:
    entity = Entity(start=0, end=2, text="KL", label="DATE", first="2016-01-01", last="2016-12-31")
    assert entity.to_dict()["from"] == "2016-01-01"
    assert entity.to_dict()["to"] == "2016-12-31"


def test_schema_themes_may_be_plain_names() -> None:
    passage = {"start": 0, "end": 39, "role": "paragraph", "themes": ["data", "tillid"]}
    found = read(passages=[passage]).passages[0]
    assert found.theme_names == ("data", "tillid")
    assert found.to_dict()["themes"] == [{"theme": "data"}, {"theme": "tillid"}]


def test_schema_records_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="frozen"):
        read().id = "andet"  # type: ignore[misc]


def test_schema_passage_is_found_by_an_offset() -> None:
    passages = [
        {"start": 0, "end": 2, "role": "title"},
        {"start": 6, "end": 20, "role": "paragraph"},
    ]
    note = read(passages=passages)
    assert [note.passage_at(i) for i in (0, 1, 2, 6, 19, 20)] == [0, 0, None, 1, 1, None]


# --- what is refused -------------------------------------------------------------------------------

OUTSIDE = {
    "passages": {"role": "paragraph"},
    "entities": {"label": "ORG", "text": "x"},
    "initiatives": {"type": "NAM", "text": "x"},
    "quotes": {"text": "x"},
}


@pytest.mark.parametrize("layer", OUTSIDE)
def test_schema_offsets_outside_the_text_are_refused(layer: str) -> None:
    message = refused(**{layer: [{"start": 30, "end": 99, **OUTSIDE[layer]}]})
    assert message.startswith("fil.json: ")
    assert f"{layer} span 30-99 lies outside the text of 39 characters" in message


@pytest.mark.parametrize("layer", ["entities", "initiatives", "quotes"])
def test_schema_words_that_are_not_the_texts_are_refused(layer: str) -> None:
    message = refused(**{layer: [{**OUTSIDE[layer], "start": 0, "end": 2, "text": "DR"}]})
    assert message.startswith("fil.json: ")
    assert f"{layer} span 0-2 says 'DR', the text there is 'KL'" in message


@pytest.mark.parametrize(("start", "end"), [(4, 4), (6, 2)])
def test_schema_empty_and_reversed_spans_are_refused(start: int, end: int) -> None:
    message = refused(passages=[{"start": start, "end": end, "role": "title"}])
    assert "fil.json: passages.0: " in message
    assert f"span {start}-{end} is empty or reversed" in message


@pytest.mark.parametrize(
    ("layer", "record", "place", "allowed"),
    [
        ("passages", {"start": 0, "end": 2, "role": "intro"}, "passages.0.role", "dateline"),
        (
            "entities",
            {"start": 0, "end": 2, "text": "KL", "label": "FIRMA"},
            "entities.0.label",
            "PRODUCT",
        ),
        (
            "initiatives",
            {"start": 0, "end": 2, "text": "KL", "type": "PRO"},
            "initiatives.0.type",
            "NOM",
        ),
        (
            "passages",
            {"start": 0, "end": 2, "role": "title", "themes": ["kultur"]},
            "passages.0.themes.0.theme",
            "lovgivning",
        ),
    ],
)
def test_schema_value_outside_a_closed_list_is_refused(
    layer: str, record: dict[str, Any], place: str, allowed: str
) -> None:
    message = refused(**{layer: [record]})
    assert message.startswith(f"fil.json: {place}: ")
    assert allowed in message


def test_schema_score_above_one_is_refused() -> None:
    entity = {"start": 0, "end": 2, "text": "KL", "label": "ORG", "score": 1.5}
    assert refused(entities=[entity]).startswith("fil.json: entities.0.score: ")


def test_schema_missing_key_is_named() -> None:
    values = plain()
    del values["quotes"]
    with pytest.raises(FormatError, match=r"^fil\.json: quotes: Field required"):
        Annotation.from_json(json.dumps(values), "fil.json")


@pytest.mark.parametrize("data", ["", "{", "[]", "null", b"\xff\xfe"])
def test_schema_what_is_not_an_object_is_refused(data: str | bytes) -> None:
    with pytest.raises(FormatError, match=r"^fil\.json: ") as caught:
        Annotation.from_json(data, "fil.json")
    assert "\n" not in str(caught.value)


def test_schema_collection_is_not_an_annotation() -> None:
    message = refused(format="strategitekst/1/collection")
    assert message.startswith("fil.json: format: ")


def test_schema_file_that_is_missing_is_named(tmp_path: Path) -> None:
    path = tmp_path / "mangler.json"
    with pytest.raises(FormatError, match=r"mangler\.json: cannot be read"):
        Annotation.from_file(path)


def test_schema_file_is_named_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "forkert.json"
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(FormatError) as caught:
        Annotation.from_file(path)
    assert str(caught.value).startswith(f"{path}: id: ")


# --- the JSON Schema -------------------------------------------------------------------------------


def validator() -> Any:
    jsonschema = import_module("jsonschema")
    schema = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_schema_file_in_docs_is_up_to_date() -> None:
    assert json.loads(SCHEMA_FILE.read_text(encoding="utf-8")) == json_schema()


def test_schema_module_prints_the_file() -> None:
    command = [sys.executable, "-X", "utf8", "-m", "strategitekst.schema"]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    assert done.stdout == SCHEMA_FILE.read_text(encoding="utf-8")


def test_schema_real_annotation_is_valid(blank: Callable[..., Annotation]) -> None:
    note = blank(PRESS, date="2018-03-01", kind="pressemeddelelse")
    assert note.passages and note.entities and note.quotes and note.initiatives
    validator().validate(json.loads(note.to_json()))


def test_schema_real_collection_is_valid(blank: Callable[..., Annotation]) -> None:
    from strategitekst.linking import link  # noqa: PLC0415

    collection = link([blank(PRESS, date="2018-03-01")])
    assert collection.initiatives
    validator().validate(json.loads(collection.to_json()))


@pytest.mark.parametrize(
    "wrong",
    [
        {"passages": [{"start": 0, "end": 2, "role": "intro"}]},
        {"entities": [{"start": -1, "end": 2, "text": "KL", "label": "ORG"}]},
        {"initiatives": [{"start": 0, "end": 2, "text": "KL"}]},
        {"quotes": "ingen"},
        {"format": "strategitekst/9"},
    ],
)
def test_schema_wrong_annotation_is_not_valid(wrong: dict[str, Any]) -> None:
    assert validator().is_valid(plain())
    assert not validator().is_valid(plain(**wrong))

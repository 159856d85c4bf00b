"""Changed texts: gold follows the words, and what is not changed stays."""

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategitekst.errors import SettingError
from strategitekst.evaluation.noise import (
    Change,
    ascii_letters,
    broken_lines,
    by_character,
    decomposed,
    lower_case,
    make_change,
    other_names,
    with_edits,
    without_date,
)
from strategitekst.evaluation.robustness import load_settings
from strategitekst.schema import Annotation

from .make import note

TEXT = "Årø, 3. maj 2016\n\nÆrø Kommune og Anna Holm siger ja. Holms plan er klar, siger Anna."


def place(words: str, text: str = TEXT, nth: int = 0, **keys: Any) -> dict[str, Any]:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return {"start": start, "end": start + len(words), "text": words, **keys}


def passage(words: str, role: str) -> dict[str, Any]:
    return place(words, role=role) | {"text": words}


GOLD = note(
    TEXT,
    passages=[
        {"start": 0, "end": 16, "role": "dateline"},
        {"start": 18, "end": len(TEXT), "role": "paragraph", "section": 0},
    ],
    entities=[
        place("Årø", label="LOC"),
        place("3. maj 2016", label="DATE", value="2016-05-03"),
        place("Ærø Kommune", label="ORG", canonical="Ærø Kommune"),
        place("Anna Holm", label="PER", canonical="Anna Holm"),
        place("Holms", label="PER", canonical="Anna Holm"),
        place("Anna", nth=1, label="PER", canonical="Anna Holm"),
    ],
    quotes=[place("Holms plan er klar", speaker="Anna Holm")],
)


def words(annotation: Annotation) -> list[str]:
    return [e.text for e in annotation.entities]


def run(change: Change, seed: int = 1) -> Annotation:
    return change(GOLD, random.Random(seed))


def test_noise_lower_case() -> None:
    assert words(run(lower_case))[:3] == ["årø", "3. maj 2016", "ærø kommune"]


def test_noise_letters_that_become_two_stay_inside() -> None:
    assert words(run(ascii_letters))[:3] == ["Aaroe", "3. maj 2016", "Aeroe Kommune"]
    changed = run(decomposed)
    assert changed.text != TEXT
    assert words(changed)[0] == "A\u030arø"


def test_noise_names_are_the_same_all_through() -> None:
    changed = run(other_names(["Fatma"], ["Yılmaz"]))
    assert words(changed)[3:] == ["Fatma Yılmaz", "Yılmazs", "Fatma"]
    assert {e.canonical for e in changed.entities[3:]} == {"Fatma Yılmaz"}
    assert changed.quotes[0].speaker == "Fatma Yılmaz"
    assert changed.quotes[0].text == "Yılmazs plan er klar"


def test_noise_date_of_the_document_is_gone() -> None:
    changed = run(without_date)
    assert changed.text.startswith("Årø, \n\nÆrø")
    assert "3. maj 2016" not in words(changed)
    assert changed.passages[0].end == 4


def test_noise_broken_lines_change_blanks_only() -> None:
    changed = run(broken_lines(20))
    assert changed.text.replace("\n", " ") == TEXT.replace("\n", " ")
    assert changed.text.count("\n") > TEXT.count("\n")
    assert max(map(len, changed.text[18:].splitlines())) <= 21
    assert changed.text[:18] == TEXT[:18]


def test_noise_words_that_are_taken_out_take_their_span() -> None:
    changed = with_edits(GOLD, {(0, 3): "", (18, 21): "Samsø"})
    assert words(changed)[:2] == ["3. maj 2016", "Samsø Kommune"]


@pytest.mark.parametrize("item", load_settings()["changes"], ids=lambda item: item["name"])
def test_noise_of_the_settings_changes_and_is_drawn_the_same_again(item: dict[str, Any]) -> None:
    change = make_change(item)
    state = random.getstate()
    first, second = run(change, seed=3), run(change, seed=3)
    assert first == second
    assert random.getstate() == state
    if not item.get("random"):
        assert first.text != TEXT
    assert len(first.passages) == len(GOLD.passages)


def test_noise_has_five_seeds() -> None:
    assert len(set(load_settings()["seeds"])) == 5


def test_noise_of_an_unknown_kind_is_refused() -> None:
    with pytest.raises(SettingError, match="'regn' is not known"):
        make_change({"kind": "regn"})


@given(st.text(min_size=1, max_size=40), st.data())
def test_noise_spans_hold_their_letters(text: str, data: st.DataObject) -> None:
    """Letters that are doubled one by one: a span holds twice its letters, less blanks at edges."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    gold = note(text, passages=[{"start": start, "end": end, "role": "paragraph"}])
    doubled = by_character(gold, lambda c: c + c)
    inside = "".join(c + c for c in text[start:end]).strip()
    assert [doubled.text[p.start : p.end] for p in doubled.passages] == ([inside] if inside else [])

"""Lists that a sentence asserts give their themes; examples and clauses give none."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from strategitekst import annotate_text
from strategitekst.themes.give import default_theme_classifier
from strategitekst.themes.lists import listed
from strategitekst.themes.records import Snippet


@pytest.mark.parametrize(
    ("text", "themes"),
    [
        ("Ny plan fokuserer på data, tillid og kompetencer", ["data", "tillid", "kompetencer"]),
        ("Planen fokuserer især på at styrke tilliden og informationssikkerheden i kommunerne.",
         ["tillid", "sikkerhed"]),
        ("De tre mål er bedre sammenhæng, mere effektiv drift og større tillid.",
         ["sammenhæng", "effektivisering", "tillid"]),
        ("Vi skal have fokus på grøn omstilling og på digital inklusion.",
         ["bæredygtighed", "inklusion"]),
        ("Strategien hviler på tre søjler: lovgivning, infrastruktur og borgerservice, der skal nås i 2025.",
         ["lovgivning", "infrastruktur", "borgerservice"]),
        ("Planen har fokus på bl.a. data, tillid og kompetencer.", []),
        ("Kurset handler fx om data og sikkerhed.", []),
        ("Planen handler om, hvordan data bruges, og hvem der har tillid til hvem.", []),
        ("Strategien fokuserer ikke på sikkerhed og tillid.", []),
        ("Hjemmesiden handler om pas, flytning og affald.", []),
        ("Hun fokuserer på data.", []),
        ("Kurser i data, sikkerhed og tillid udbydes hvert år.", []),
    ],
)  # fmt: skip
def test_lists(text: str, themes: list[str]) -> None:
    assert list(listed(text)) == themes


@example("\n.", 1)
@given(st.text(alphabet="abdefghiklmnoprst ,.:æøå\n", max_size=80), st.integers(1, 4))
def test_items_lie_in_the_text(words: str, number: int) -> None:
    text = words + " fokuserer på tillid, data og sikkerhed" * number + words
    for start, end in listed(text).values():
        assert 0 <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()


def test_a_theme_of_a_list_is_given_with_its_item_as_evidence() -> None:
    note = annotate_text(
        "Ny strategi fokuserer på data, tillid og kompetencer\n\nDen gælder fra 2020."
    )
    title = note.passages[0]
    assert title.theme_names == ("data", "tillid", "kompetencer")
    shown = [span for theme in title.themes or () for span in theme.evidence or ()]
    assert [note.text[span[0] : span[1]] for span in shown if isinstance(span, tuple)] == list(
        title.theme_names
    )


def test_a_list_never_lowers_a_score() -> None:
    classifier = default_theme_classifier()
    passage = Snippet("Planen handler om informationssikkerhed, cyberangreb og om tillid.")
    own = classifier.model.scores([passage])
    assert (classifier.scores([passage]) >= own).all()


def test_a_short_line_that_introduces_gives_no_theme() -> None:
    note = annotate_text(
        "Ny plan\n\nDet viser vi med data og analyser ved at:\n\n- åbne dørene\n- lytte"
    )
    assert note.passages[1].theme_names == ()

"""Quotes over several paragraphs, and who is told to speak inside the marks."""

from collections.abc import Callable

from strategitekst.schema import Annotation

Annotate = Callable[..., Annotation]
TITLE = "Ny plan for hjælpen\n\n"


def said(note: Annotation) -> list[tuple[str, str | None]]:
    return [(q.text, q.speaker or q.org) for q in note.quotes]


def test_paragraphs_between_the_marks_are_of_the_same_speaker(embedded: Annotate) -> None:
    text = "Direktør Bo Holm siger: ”Vi har ventet på planen.\n\nDen er god for borgerne.\n\nNu går vi i gang.”"
    assert said(embedded(f"{TITLE}{text}\n\nPlanen gælder fra 2020.")) == [
        ("Vi har ventet på planen.", "Bo Holm"),
        ("Den er god for borgerne.", "Bo Holm"),
        ("Nu går vi i gang.", "Bo Holm"),
    ]


def test_an_open_mark_does_not_reach_what_no_mark_closes(embedded: Annotate) -> None:
    text = "Direktør Bo Holm siger: ”Vi har ventet på planen.\n\nPlanen gælder fra 2020.\n\nDen slutter i 2024."
    assert said(embedded(TITLE + text)) == [("Vi har ventet på planen.", "Bo Holm")]


def test_who_speaks_may_stand_before_the_closing_mark(embedded: Annotate) -> None:
    text = "”Vi skal lytte til dem, der ved noget, siger borgmester Mette Holm.”"
    assert said(embedded(f"{TITLE}{text}\n\nPlanen gælder fra 2020.")) == [
        ("Vi skal lytte til dem, der ved noget", "Mette Holm")
    ]


def test_who_is_written_to_does_not_speak(embedded: Annotate) -> None:
    text = "KL sendte svaret til Folketinget med følgende ord: ”Vi finder forslaget godt for alle kommuner.”"
    assert said(embedded(TITLE + text))[0][1] == "KL"


def test_a_line_that_signs_words_in_the_first_person_inside_a_text(embedded: Annotate) -> None:
    body = "NemID bliver til MitID i løbet af året, og alle får besked, når det er deres tur til at skifte."
    words = (
        "Da vi begyndte for ti år siden, åbnede der sig nye muligheder. Nu styrker vi sikkerheden."
    )
    note = embedded(
        f"{TITLE}{body}\n\n{words}\n\nBo Holm, vicedirektør i Digitaliseringsstyrelsen\n\n{body}"
    )
    assert said(note) == [(words, "Bo Holm")]
    assert [p.role for p in note.passages] == ["title", *["paragraph"] * 4]


def test_who_somebody_is_is_not_said(embedded: Annotate) -> None:
    note = embedded(f"{TITLE}- Vi er klar til opgaven, siger Mette Holm. Hun er direktør i KMD.")
    assert said(note) == [("Vi er klar til opgaven", "Mette Holm")]

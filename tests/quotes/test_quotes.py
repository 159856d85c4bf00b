"""Who says what."""

from collections.abc import Callable

import pytest

from strategitekst.schema import Annotation, Quote

Annotate = Callable[..., Annotation]
LEAD = "Kommunen udvider den digitale hjælp, og det glæder Mette Holm, formand for ældrerådet i Nordby."


def quotes(note: Annotation) -> list[Quote]:
    return list(note.quotes)


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("”", "”"), ("“", "”"), ("„", "“"), ("»", "«"), ("«", "»"), ('"', '"'), ("“", "“")],
)
def test_all_marks_in_use_are_read(blank: Annotate, opening: str, closing: str) -> None:
    note = blank(
        f"Ny hjælp\n\n{LEAD}\n\n{opening}Det er en god dag for os alle,{closing} siger Mette Holm."
    )
    assert [(q.text, q.speaker, q.cue) for q in quotes(note)] == [
        ("Det er en god dag for os alle", "Mette Holm", "siger")
    ]


def test_full_stop_inside_the_marks_is_inside(blank: Annotate) -> None:
    note = blank(f"Ny hjælp\n\n{LEAD}\n\nMette Holm siger: ”Det er en god dag.”")
    assert note.quotes[0].text == "Det er en god dag."


def test_role_and_organisation_come_from_where_they_are_stated(blank: Annotate) -> None:
    note = blank(f"Ny hjælp\n\n{LEAD}\n\n”Det er en god dag for os alle,” siger Mette Holm.")
    assert note.quotes[0].role == "formand for ældrerådet i Nordby"


def test_spoken_dash_with_pronoun_goes_to_the_person(blank: Annotate) -> None:
    note = blank(f"Ny hjælp\n\n{LEAD}\n\n- Det er en god dag for os alle, siger hun.")
    assert [(q.text, q.speaker) for q in quotes(note)] == [
        ("Det er en god dag for os alle", "Mette Holm")
    ]


def test_several_paragraphs_have_one_speaker(blank: Annotate) -> None:
    note = blank(
        f"Ny hjælp\n\n{LEAD}\n\n- Det er en god dag for os alle, siger Mette Holm og uddyber:\n\n"
        "- Nu kan de ældre få hjælp i deres egen bydel, og det har vi ventet på i mange år."
    )
    assert [q.speaker for q in quotes(note)] == ["Mette Holm", "Mette Holm"]
    assert note.quotes[1].cue == "uddyber"


def test_quote_above_its_speaker(blank: Annotate) -> None:
    note = blank(
        "Ny hjælp\n\n”Det er en rigtig god dag for alle borgere.”\n\nSådan siger Mette Holm, formand for ældrerådet."
    )
    assert [(q.speaker, q.cue) for q in quotes(note)] == [("Mette Holm", "siger")]


def test_block_without_marks_after_a_line_that_introduces_it(blank: Annotate) -> None:
    note = blank(
        "Ny hjælp\n\nBorgmester Mette Holm siger:\n\nDet er en god dag for os alle sammen i byen."
    )
    assert [(q.text, q.speaker) for q in quotes(note)] == [
        ("Det er en god dag for os alle sammen i byen.", "Mette Holm")
    ]


def test_organisation_speaks(blank: Annotate) -> None:
    note = blank(
        "Ny aftale\n\nAftalen blev indgået sent. ”Vi er glade for resultatet i aftalen,” skriver Region Nordby."
    )
    assert [(q.speaker, q.org) for q in quotes(note)] == [(None, "Region Nordby")]


@pytest.mark.parametrize(
    "text",
    [
        "Regeringen har udgivet strategien ”Et nyt digitalt fællesskab” sammen med kommunerne.",
        "”Lokal og digital – et nyt fællesskab”. Sådan lyder navnet på strategien, som KL har sendt ud.",
        "Den såkaldte ”guldpakke” er nu på plads i alle kommuner i landet.",
        "Fem kommuner går med i vejpartnerskabet ”Nye veje for hele landet” i dag.",
    ],
)
def test_titles_and_irony_are_no_quotes(blank: Annotate, text: str) -> None:
    assert quotes(blank(f"Ny aftale\n\n{text}")) == []


@pytest.mark.parametrize(
    "text", ["”Det er godt, siger hun", "Det er godt” siger", "”””", "»«»«", '"', "- ", "”"]
)
def test_unbalanced_marks_are_never_an_error(blank: Annotate, text: str) -> None:
    note = blank(text)
    assert all(q.text == note.text[q.start : q.end] for q in note.quotes)


def test_headline_in_direct_speech_is_a_quote(blank: Annotate) -> None:
    note = blank(f"Mette Holm: Vi skal huske de ældre\n\n{LEAD}")
    assert [(q.text, q.speaker) for q in quotes(note)][:1] == [
        ("Vi skal huske de ældre", "Mette Holm")
    ]


PERSONS = "Det mener skolechef Anne Berg og borgmester Ole Holm."


def test_an_office_in_the_definite_is_the_person_who_holds_it(blank: Annotate) -> None:
    note = blank(
        f"Nyt fra byen\n\n{PERSONS}\n\nSkolechefen kalder ønsket ”helt i orden nu”, og byrådet er enigt."
    )
    assert [q.speaker for q in note.quotes] == ["Anne Berg"]


def test_an_office_told_later_and_one_that_opens_a_sentence(blank: Annotate) -> None:
    note = blank(
        "Nyt fra byen\n\nForeningens formand, Bo Dam, er glad.\n\n”Vi er glade,” siger Bo Dam, som også er skolechef."
        "\n\n”Det er en stor lettelse for os,” forklarer skolechefen.\n\nDirektør Ole Holm har bekræftet det."
        "\n\nFormanden glæder sig også.\n\n”Nu kan vi komme videre med arbejdet,” siger han."
    )
    assert [q.speaker for q in note.quotes] == ["Bo Dam"] * 3


def test_a_fragment_after_at_is_a_quote(blank: Annotate) -> None:
    note = blank("Nyt fra byen\n\nForeningen skriver, at ”kommunerne selv har et ansvar”.")
    assert [(q.text, q.speaker) for q in note.quotes] == [("kommunerne selv har et ansvar", None)]


def test_a_quote_belongs_to_the_name_signed_below(blank: Annotate) -> None:
    note = blank(
        f"Nyt fra byen\n\n{PERSONS} ”Vi er glade for det hele,” siger Ole Holm.\n\n"
        "”Mine beboere vil helst sove om natten. Det vil jeg også.”\n\nMaja Lund, sygeplejerske"
    )
    assert [q.speaker for q in note.quotes] == ["Ole Holm", "Maja Lund"]


def test_a_dash_right_above_a_signed_one_is_of_the_same_speaker(blank: Annotate) -> None:
    note = blank(
        "Nyt fra byen\n\nPlanen er klar og koster ikke noget.\n\n"
        "- Det her gør livet lettere for os alle sammen.\n\n"
        "- Vi går i gang med det samme, siger direktør Mette Holm."
    )
    assert [quote.speaker for quote in note.quotes] == ["Mette Holm", "Mette Holm"]

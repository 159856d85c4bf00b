"""Titles in marks of every kind, and capitals that only open a sentence."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategitekst.initiatives.single_marks import with_double_marks
from strategitekst.schema import Annotation

Annotate = Callable[..., Annotation]
LEAD = "Kommunen har vedtaget en ny plan for data\n\n"


def found(note: Annotation) -> list[tuple[str, str]]:
    return [(m.text, m.type) for m in note.initiatives]


@pytest.mark.parametrize(("left", "right"), ["””", "»«", "’’", "‘’", "''"])
def test_a_title_right_behind_its_head_noun(embedded: Annotate, left: str, right: str) -> None:
    text = f"Projektet {left}Sikker start på skolegangen{right} er forankret i Horsens Kommune."
    assert ("Sikker start på skolegangen", "NAM") in found(embedded(LEAD + text))


def test_a_title_told_once_is_the_same_where_it_stands_again(embedded: Annotate) -> None:
    text = "Regionen har vedtaget sin strategi, ”Region Sjælland – for borgerne”. I ”Region Sjælland – for borgerne” er der 12 løfter."
    titles = [m for m in embedded(LEAD + text).initiatives if m.type == "NAM"]
    assert [m.text for m in titles] == ["Region Sjælland – for borgerne"] * 2
    assert len({m.id for m in titles}) == 1


@given(st.text(alphabet="aåÆ ’‘'\n.K", max_size=60))
def test_marks_keep_their_places(text: str) -> None:
    read = with_double_marks(text)
    assert len(read) == len(text)
    assert all(a == b or (a in "’‘'‚" and b == "”") for a, b in zip(text, read, strict=True))


def test_apostrophes_are_no_marks() -> None:
    text = "KL’s svar og Jens’ plan er her, og det er KMD’s også. 'Nej"
    assert with_double_marks(text) == text


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Derfor skal aftalen om telemedicin give patienterne bedre vilkår.", "aftalen om telemedicin"),
        ("Nu vil strategien for digital velfærd sikre bedre service.", "strategien for digital velfærd"),
        ("I dag har handlingsplanen for velfærdsteknologi givet gevinster.",
         "handlingsplanen for velfærdsteknologi"),
    ],
)  # fmt: skip
def test_a_topic_ends_at_the_main_verb(embedded: Annotate, text: str, mention: str) -> None:
    assert (mention, "NOM") in found(embedded(LEAD + text))


@pytest.mark.parametrize(
    "text",
    [
        "Den nye samlede strategi er vedtaget i dag.",
        "Der indgår også en ny ”Handlingsplan for udbredelse af telemedicin” i strategien.",
    ],
)
def test_no_adjective_alone_before_its_noun(embedded: Annotate, text: str) -> None:
    assert not {"ny", "nye"} & {words for words, _ in found(embedded(LEAD + text))}


def test_a_capital_that_opens_a_sentence_makes_no_name(embedded: Annotate) -> None:
    text = (
        "Den fælleskommunale digitaliseringsstrategi 2011-2015 er nu afsluttet. Handlingsplanen for den"
        " fælleskommunale digitaliseringsstrategi 2011-2015 er gennemført."
    )
    assert found(embedded(LEAD + text))[-3:] == [
        ("fælleskommunale digitaliseringsstrategi 2011-2015", "NOM"),
        ("Handlingsplanen for den fælleskommunale digitaliseringsstrategi 2011-2015", "NOM"),
        ("fælleskommunale digitaliseringsstrategi 2011-2015", "NOM"),
    ]


def test_a_body_with_more_of_the_sentence_is_no_name(embedded: Annotate) -> None:
    note = embedded(f"{LEAD}Planen er vedtaget af Byrådet for samme periode.")
    assert not any("Byrådet" in words for words, _ in found(note))


def test_the_title_of_a_strategy_is_its_name(embedded: Annotate) -> None:
    body = "Vi vil hjælpe borgerne, og strategien viser hvordan. Strategien gælder for alle, og strategien følges op hvert år."
    text = f"Data tæt på livet\n\nNordby Kommunes digitaliserings- og datastrategi 2022-2026\n\n1. Baggrund\n\n{body}\n\n2. Mål\n\n{body}"
    assert found(embedded(text, kind="strategi"))[0] == ("Data tæt på livet", "NAM")


def test_a_new_strategy_is_not_the_one_that_is_over(embedded: Annotate) -> None:
    text = (
        "Den fælleskommunale digitaliseringsstrategi 2011-2015 er nu afsluttet\n\n16. februar 2016\n\n"
        "Den fælleskommunale digitaliseringsstrategi 2011-2015 er nu afsluttet. Læs, hvilke projekter"
        " der kører videre i ny strategi."
    )
    note = embedded(text)
    assert note.initiatives[-1].text == "strategi"
    assert note.initiatives[-1].id != note.initiatives[0].id


def test_a_topic_ends_at_its_year(embedded: Annotate) -> None:
    text = "Regeringen har med aftalen om kommunernes økonomi for 2015 indgået en ambitiøs aftale."
    assert ("aftalen om kommunernes økonomi for 2015", "NOM") in found(embedded(LEAD + text))


@pytest.mark.parametrize(
    "text",
    [
        "Den nye Digitaliseringsminister har lanceret et lovforslag.",
        "Vi skal alle sammen vænne os til vores nye ID.",
        "Kommunen er først på den digitale bølge.",
    ],
)
def test_what_is_no_undertaking(embedded: Annotate, text: str) -> None:
    assert found(embedded(f"Godt nyt for alle\n\n{text}")) == []


@pytest.mark.parametrize("name", ["Bredt Fjord-projektet", "Grøn Kyst Projektet"])
def test_a_name_with_its_head_noun_is_one_mention(embedded: Annotate, name: str) -> None:
    note = embedded(f"{LEAD}Som en del af {name} er der gravet nye kanaler.")
    assert found(note)[1:] == [(name, "NAM")]


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Det hører under det fælles Vanddataprogram i landet.", ("fælles Vanddataprogram", "NAM")),
        ("Vi følger også HR-strategien i det hele.", ("HR-strategien", "NOM")),
        ("Hvad betyder Adresseprogrammet for os i byen?", ("Adresseprogrammet", "NAM")),
    ],
)
def test_a_capital_of_the_head_noun_s_own_makes_a_name(
    embedded: Annotate, text: str, mention: tuple[str, str]
) -> None:
    assert mention in found(embedded(LEAD + text))


def test_the_longer_name_of_the_registry_is_one_mention(embedded: Annotate) -> None:
    text = "Byen har tilsluttet sig projektet DK2020 – klimaplaner for hele Danmark i dag."
    assert ("DK2020 – klimaplaner for hele Danmark", "NAM") in found(embedded(LEAD + text))


def test_all_items_of_a_list_of_so_many_measures_are_names(embedded: Annotate) -> None:
    items = [
        "Støtte til indkøb af digitale kort",
        "Trådløst net i alle parker",
        "Klare mål for brugen af kort",
    ]
    listed = "\n".join(f"{i}. {words}." for i, words in enumerate(items, 1))
    note = embedded(f"{LEAD}Med planen vil byen gennemføre tre initiativer:\n\n{listed}")
    assert [words for words, kind in found(note) if kind == "NAM"] == items

"""Parties, schools, meetings and half names: what a list, a stroke or the next word makes of a name."""

from collections.abc import Callable

import pytest

from strategitekst.schema import Annotation

Annotate = Callable[..., Annotation]
HEAD = "Nyt fra byen\n\n"


def found(note: Annotation) -> list[tuple[str, str, str | None]]:
    return [(e.text, e.label, e.canonical) for e in note.entities if e.label != "DATE"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Det mener regeringen (Venstre) om planen.", [("Venstre", "ORG", "Venstre")]),
        ("Venstre (V) er med i aftalen.",
         [("Venstre", "ORG", "Venstre"), ("V", "ORG", "Venstre")]),
        ("Det er aftalt mellem Konservative og Radikale i byen.",
         [("Konservative", "ORG", "Det Konservative Folkeparti"),
          ("Radikale", "ORG", "Radikale Venstre")]),
        ("Menuen findes til Venstre for teksten.", []),
        ("Mødet er på Fjordby Skole/Skovhøjskolen i aften.",
         [("Fjordby Skole", "ORG", "Fjordby Skole"), ("Skovhøjskolen", "ORG", "Skovhøjskolen")]),
        ("Selvom Danmark er med, går det ikke.", [("Danmark", "LOC", None)]),
        ("Høje Vinge Kommune er med.", [("Høje Vinge Kommune", "ORG", "Høje Vinge Kommune")]),
        ("Det drøftes i KL's Forum for Digital Signatur.",
         [("KL's Forum for Digital Signatur", "ORG", "KL's Forum for Digital Signatur")]),
        ("Ifølge videnskabsministeriet haster det.",
         [("videnskabsministeriet", "ORG", "Videnskabsministeriet")]),
        ("Ressortministeriet afgør sagen.", []),
        ("Landene mødes til COP26 om to uger.", [("COP26", "MISC", None)]),
        ("Det blev sagt på Digitalt Topmøde for et år siden.", [("Digitalt Topmøde", "MISC", None)]),
        ("Det skete i Industriens Hus ved havnen.", [("Industriens Hus", "LOC", None)]),
        ("Borgerne er glade for TeleMål Syd-projektet.", []),
        ("Midlerne kommer fra FærdselsUdviklingsPuljen.", []),
        ("Hjemmet bruger ForældreIntra hver dag.", [("ForældreIntra", "PRODUCT", "ForældreIntra")]),
        ("Kommunerne venter med den digitale signatur. Den digitale signatur er ny.", []),
        ("Systemet er købt af Mærsk A/S.", [("Mærsk A/S", "ORG", "A.P. Møller - Mærsk")]),
        ("De følger standarden »Agil Bygge Metode« (ABM) nu.",
         [("Agil Bygge Metode", "PRODUCT", "Agil Bygge Metode"), ("ABM", "PRODUCT", "Agil Bygge Metode")]),
        ("”Klimasamarbejdet mellem parterne er godt.", []),
        ("Styregruppen for teknisk og organisatorisk sammenhæng mødes.", []),
        ("Odense kommer med i et nyt netværk.", [("Odense", "ORG", "Odense Kommune")]),
        ("Initialer: PIM", [("PIM", "PER", "PIM")]),
    ],
)  # fmt: skip
def test_names(blank: Annotate, text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert found(blank(HEAD + text)) == expected


def test_a_list_of_which_most_are_parties_names_parties(blank: Annotate) -> None:
    items = "- Konservative\n\n- Venstre\n\n- Fjordbylisten\n\n- Dansk Folkeparti\n\n- Lis Holm\n"
    note = blank(f"Aftale om budgettet\n\nAftalen er indgået mellem:\n\n{items}")
    assert [e.text for e in note.entities if e.label == "ORG"] == [
        "Konservative", "Venstre", "Fjordbylisten", "Dansk Folkeparti",
    ]  # fmt: skip


def test_a_list_of_lists_names_no_parties(blank: Annotate) -> None:
    items = "- Huskelisten\n\n- Ventelisten\n\n- Prislisten\n"
    assert found(blank(f"Nyt fra byen\n\nDet er:\n\n{items}")) == []


def test_a_word_of_the_page_is_no_last_name(blank: Annotate) -> None:
    note = blank("Nyt fra byen\n\nAf Nina Lise Kontakt redaktionen\n\nKommunen har lagt en plan.")
    assert [e.text for e in note.entities if e.label == "PER"] == ["Nina Lise"]

"""Names of little fame: by their form, by the noun before them, by the row they stand in."""

from collections.abc import Callable

import pytest

from strategitekst.schema import Annotation

Annotate = Callable[..., Annotation]
HEAD = "Nyt fra byen\n\n"


def found(note: Annotation, label: str) -> list[str]:
    return [e.text for e in note.entities if e.label == label]


@pytest.mark.parametrize(
    ("sentence", "label", "expected"),
    [
        ("Sammen med Hedensted og Skanderborg Kommune er det aftalt.", "ORG",
         ["Hedensted", "Skanderborg Kommune"]),
        ("To kommuner, Vejle og Odense, er med.", "ORG", ["Vejle", "Odense"]),
        ("Det er målt i fire kommuner: Vejle, Odense og Thisted.", "ORG", []),
        ("Siger et medlem af PROSAs it-politiske udvalg.", "ORG", ["PROSAs it-politiske udvalg"]),
        ("Arkivfoto: Ib Rishøj/Ritzau", "PER", ["Ib Rishøj"]),
        ("Toget til Vejle og Odense kører.", "ORG", []),
        ("Landsorganisationen for Sociale Tilbud klager.", "ORG",
         ["Landsorganisationen for Sociale Tilbud"]),
        ("Organisationen for Økonomisk Samarbejde og Udvikling måler.", "ORG",
         ["Organisationen for Økonomisk Samarbejde og Udvikling"]),
        ("Medierådet for Børn og Unge svarer.", "ORG", ["Medierådet for Børn og Unge"]),
        ("Det har Tallinn University of Technology vist.", "ORG",
         ["Tallinn University of Technology"]),
        ("Det mener Copenhagen Digital Institute nu.", "ORG", ["Copenhagen Digital Institute"]),
        ("Foreningen af Rådgivende Ingeniører (FRI) er enig.", "ORG",
         ["Foreningen af Rådgivende Ingeniører", "FRI"]),
        ("Det siger et medlem af KL's forhandlingsdelegation nu.", "ORG",
         ["KL's forhandlingsdelegation"]),
        ("Et marked for virksomheder som Guldhav, Likon og Bestik findes.", "ORG",
         ["Guldhav", "Likon", "Bestik"]),
        ("Svar kom fra KL, Danske Regioner, Fjordtal og Dansk Industri.", "ORG",
         ["KL", "Danske Regioner", "Fjordtal", "Dansk Industri"]),
        ("Systematic Software Engineering A/S leverer.", "ORG",
         ["Systematic Software Engineering A/S"]),
        ("Kravet følger af AI-forordningen og NIS 2-loven.", "MISC",
         ["AI-forordningen", "NIS 2-loven"]),
        ("EU-direktivet gælder.", "MISC", []),
        ("Efter forordning (EU) 2024/1689 er det ulovligt.", "MISC", ["forordning (EU) 2024/1689"]),
        ("Det blev sagt på konferencen Digital Forvaltning i Praksis, der varede to dage.", "MISC",
         ["Digital Forvaltning i Praksis"]),
        ("Hent planen (PDF) her.", "PRODUCT", []),
        ("Byrådet vedtog i juni 2012 Digitaliseringsstrategi for alle.", "LOC", []),
        ("Sofie, der er 23 år, bruger telefonen.", "PER", ["Sofie"]),
        ("Rapporten er udarbejdet af konsulent Finn Rahbek-Holst.", "PER", ["Finn Rahbek-Holst"]),
    ],
)  # fmt: skip
def test_names_by_their_kind(
    blank: Annotate, sentence: str, label: str, expected: list[str]
) -> None:
    assert found(blank(HEAD + sentence), label) == expected


def test_a_body_that_somebody_is_with_is_no_place(embedded: Annotate) -> None:
    note = embedded(HEAD + "Driften sker hos Netic i Danmark.")
    assert ("Netic", "ORG") in [(e.text, e.label) for e in note.entities]


def test_a_common_noun_that_opens_a_title_is_no_place(embedded: Annotate) -> None:
    text = HEAD + "Der er afsat midler til Overgange med data. Disse overgange er svære for alle."
    assert found(embedded(text), "LOC") == []


@pytest.mark.parametrize(
    ("text", "words", "canonical"),
    [
        ("Hjortelev Kommune sparer\n\nSagen er drøftet i Økonomiudvalget i Hjortelev Kommunes hus."
         " Også Ældrerådet er hørt.", "Økonomiudvalget", "Hjortelev Kommunes Økonomiudvalg"),
        ("Hjortelev Kommune sparer\n\nHjortelev Kommune har hørt. Også Ældrerådet er hørt.",
         "Ældrerådet", "Hjortelev Kommunes Ældreråd"),
        ("Nyt\n\nKL mener noget. Også Ældrerådet er hørt.", "Ældrerådet", "Ældrerådet"),
        ("Nyt\n\nDe bruger NemLog-in3 og Windows 11.", "NemLog-in3", "NemLog-in3"),
        ("Nyt\n\nDe bruger Nemlogin.", "Nemlogin", "NemLog-in"),
    ],
)  # fmt: skip
def test_canonical_names(blank: Annotate, text: str, words: str, canonical: str) -> None:
    assert canonical in [e.canonical for e in blank(text).entities if e.text.startswith(words)]


@pytest.mark.parametrize(
    ("sentence", "roles"),
    [
        ("Bo Dam (S), chef i KL, Lis Holm (V), direktør i KMD, er med.",
         ["chef i KL", "direktør i KMD"]),
        ("Siger formand Lis Holm. Lis Holm er ny direktør i KMD.", ["formand", "direktør i KMD"]),
        ("Ordstyrer: Lotte Holm Berg.", ["Ordstyrer"]),
    ],
)  # fmt: skip
def test_roles_belong_to_their_persons(blank: Annotate, sentence: str, roles: list[str]) -> None:
    assert [e.role for e in blank(HEAD + sentence).entities if e.label == "PER"] == roles


def test_dates_of_heads(blank: Annotate) -> None:
    note = blank("Nyhedsbrev nr. 7\nOktober 2006\n\nBeløb i 1.000 kr.\t2008\t2009\n")
    assert found(note, "DATE") == ["Oktober 2006", "2008", "2009"]

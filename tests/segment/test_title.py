"""Which of the lines near the top is the headline."""

import pytest

from strategitekst.segment import segment

BODY = (
    "Kommunen har taget det nye system i brug, og det skal spare tid for alle. Borgerne kan fra nu af"
    " se deres sager på nettet, og sagsbehandlerne slipper for at skrive dem ud."
)


def title(text: str) -> str | None:
    """The title's words."""
    return next((text[p.start : p.end] for p in segment(text) if p.role == "title"), None)


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("DEN FÆLLES DATASTRATEGI 2026-2029\n\nFOKUSOMRÅDE 3\n\nEt sammenhængende fundament for data",
         "Et sammenhængende fundament for data"),
        ("Fælles arkitektur for selvbetjening\n\nForord", "Fælles arkitektur for selvbetjening"),
        ("Vises nyhedsbrevet ikke korrekt? Klik her\n\nNyt om data\n\nNr. 4, 28. september 2023\n\n"
         "I dette nummer\n\nNy plan er på vej\n\nKursus i data\n\nNy plan er på vej", "Nyt om data"),
        ("HJORTELEV KOMMUNE\n\nStrategi for velfærdsteknologi 2014-2017\n\nVedtaget af byrådet den 23. januar 2014",
         "Strategi for velfærdsteknologi 2014-2017"),
        ("Gå til hovedindhold\n\nData og skoler\n\nAnalyse\n\nTal om skolerne i Hjortelev", "Tal om skolerne i Hjortelev"),
        ("03.05.2021\n5 min læsetid\n\nGiv borgerne tid", "Giv borgerne tid"),
        ("Hjem   Om os   Produkter   Projekter   Kontakt\n\nTi kommuner går sammen om åbne data",
         "Ti kommuner går sammen om åbne data"),
    ],
)  # fmt: skip
def test_title_below_or_above_other_short_lines(head: str, found: str) -> None:
    assert title(f"{head}\n\n{BODY}\n\n{BODY}") == found


def test_running_text_alone_has_no_title() -> None:
    assert title(f"{BODY} {BODY}") is None


def test_a_heading_of_the_first_level_is_the_title() -> None:
    assert title(f"Nyt fra kommunerne\n\n# Data på havnen\n\n{BODY}") == "# Data på havnen"


def test_one_word_above_a_sentence_that_begins_with_it_is_the_title() -> None:
    head = "NemID\n\nNemID bliver erstattet med MitID.\n\nHvis du har brug for hjælp med MitID"
    assert title(f"{head}\n\n{BODY}") == "NemID"


def test_a_foreword_is_no_title() -> None:
    assert title(f"{BODY}\n\nForord\n\n{BODY}") is None


def test_the_line_of_an_archive_is_no_title() -> None:
    archive = "Indholdet på denne side vedrører regeringen Hanne Friis II (1998-2001)"
    assert (
        title(f"{archive}\n\nNy plan er på vej til alle\n\n{BODY}") == "Ny plan er på vej til alle"
    )


@pytest.mark.parametrize(
    "above", ["Slots- og Fjordstyrelsen", "Nordby Kommune", "Overblik", "Klumme"]
)
def test_an_authority_or_a_sort_of_text_is_no_title(above: str) -> None:
    assert title(f"{above}\n\nPulje til nye skærme\n\n{BODY}") == "Pulje til nye skærme"


def test_the_writer_on_the_line_below_is_not_of_the_title() -> None:
    head = "Giv skolerne ro til de platforme, som de har købt\nAf Anne Berg, lærer på Nordby Skole"
    assert title(f"{head}\n\n{BODY}") == "Giv skolerne ro til de platforme, som de har købt"

"""Which mentions of a document are of one initiative: one way of telling in each test."""

from collections.abc import Callable

import pytest

from strategitekst.initiatives import resolve
from strategitekst.knowledge.registry import Registry
from strategitekst.schema import Annotation, Mention

Annotate = Callable[..., Annotation]


def ids(note: Annotation, *words: str, named: tuple[str, ...] = ()) -> list[str]:
    """Resolve the mentions at these words, in the order of the text; ids in that order."""
    mentions, at = [], 0
    for word in words:
        at = note.text.index(word, at)
        kind = "NAM" if word in named else "NOM"
        mentions.append(Mention(start=at, end=at + len(word), text=word, type=kind))
        at += len(word)
    told = note.model_copy(update={"initiatives": tuple(mentions)})
    return [m.id or "" for m in resolve(told, Registry([]))]


def test_description_after_a_comma_explains_the_name(blank: Annotate) -> None:
    note = blank(
        "Nyt om byens planer\n\nTæt på byen, planen for 2019-2022, havde mange mål. Byrådet er tilfreds."
    )
    first, second = ids(note, "Tæt på byen", "planen for 2019-2022", named=("Tæt på byen",))
    assert first == second


def test_measure_called_by_its_number_is_the_one_under_that_number(blank: Annotate) -> None:
    note = blank(
        "Handlingsplan for Nordby Kommune\n\nByrådet har vedtaget planen, og her er de to indsatser.\n\n"
        "5. Ren besked\n\nAlle breve skrives om, så de er til at forstå.\n\n"
        "6. Åben by\n\nAlle data om byen lægges frem, så de kan bruges.\n\n"
        "Foreningen er glad for indsats 5 i planen."
    )
    found = ids(note, "Ren besked", "Åben by", "indsats 5", named=("Ren besked", "Åben by"))
    assert found[2] == found[0]


@pytest.mark.parametrize("letters", ["IIS", "ITIS"])
def test_capitals_are_the_beginnings_of_a_name(blank: Annotate, letters: str) -> None:
    note = blank(
        f"Nyt fra skolerne\n\nProgrammet It i Skolen løber ud til nytår. Mange har fået støtte fra {letters}, og kommunerne er glade."
    )
    found = ids(note, "It i Skolen", letters, named=("It i Skolen", letters))
    assert found[0] == found[1]


def test_name_that_the_text_gives_is_of_what_it_spoke_of(blank: Annotate) -> None:
    note = blank(
        "Nyt fra skolerne\n\nProjektet begyndte i 2013 på to skoler. I 2016 skiftede det navn til Digital Skoledag, og nu er alle med."
    )
    found = ids(note, "Projektet", "Digital Skoledag", named=("Digital Skoledag",))
    assert found[0] == found[1]


def test_abbreviation_in_brackets_leaves_out_small_words_and_years(blank: Annotate) -> None:
    full = "Program for Grønne Veje 2013-2016"
    note = blank(
        f"Nyt om vejene\n\nByrådet har vedtaget {full} (PGV). Der er sat penge af. PGV's første mål er støj."
    )
    found = ids(note, full, "PGV", "PGV's", named=(full, "PGV", "PGV's"))
    assert found[0] == found[1] == found[2]


def test_full_name_after_its_abbreviation(blank: Annotate) -> None:
    full = "Byens Åbne Kort"
    note = blank(f"Nyt om BÅK\n\nProjektet {full}, i daglig tale BÅK, løber i to år endnu.")
    first, second = ids(note, "BÅK", full, named=("BÅK", full))
    assert first == second


def test_reference_by_number_stands_before_the_measure(blank: Annotate) -> None:
    note = blank(
        "Handlingsplan for Nordby Kommune\n\nByrådet lægger mest vægt på indsats 2 i planen, som er ny for alle.\n\n"
        "Indsats 1: Ren besked\n\nAlle breve skrives om, så de er til at forstå.\n\n"
        "Indsats 2: Åben by\n\nAlle data om byen lægges frem, så de kan bruges."
    )
    found = ids(note, "indsats 2", "Ren besked", "Åben by", named=("Ren besked", "Åben by"))
    assert found[2] == found[0] != found[1]


def test_noun_right_before_another_name_is_not_the_project_before(blank: Annotate) -> None:
    note = blank(
        "Nyt fra sygehuset\n\nProjektet Hjemme Igen begyndte i maj. Projektet har 40 deltagere.\n\n"
        "Flere af dem er også med i det lokale projekt ”Den Grønne Taske”, som sygehuset i Nordby står for."
    )
    names = ("Hjemme Igen", "Den Grønne Taske")
    found = ids(note, "Hjemme Igen", "Projektet", "projekt", "Den Grønne Taske", named=names)
    assert found[0] == found[1] != found[2]


def test_unlike_names_without_a_bond_are_two(blank: Annotate) -> None:
    note = blank("Nyt i Nordby\n\nNordby Kommune har lanceret projektet Blå Broer.\n")
    first, second = ids(note, "Nyt i Nordby", "Blå Broer", named=("Nyt i Nordby", "Blå Broer"))
    assert first != second


def test_compound_begins_with_a_word_of_the_name(blank: Annotate) -> None:
    note = blank(
        "Nyt om vandet\n\nTilsyn med Tavle og Rene Bække er i gang i tre kommuner. For tavleprojektet mangler der penge."
    )
    names = ("Tilsyn med Tavle", "Rene Bække")
    found = ids(note, "Tilsyn med Tavle", "Rene Bække", "tavleprojektet", named=names)
    assert found[2] == found[0]

"""Where one passage ends and the next begins."""

import pytest

from strategitekst.segment.blocks import list_marker, split_blocks


def blocks(text: str) -> list[str]:
    return [text[b.start : b.end] for b in split_blocks(text)]


def test_blank_line_ends_a_block() -> None:
    assert blocks("Et afsnit.\n\nEt andet.") == ["Et afsnit.", "Et andet."]


def test_heading_directly_above_its_paragraph_is_a_block_of_its_own() -> None:
    text = "Flere hænder\nKommunen ansætter ti nye medarbejdere i hjemmeplejen i det kommende år."
    assert blocks(text) == text.split("\n")


def test_wrapped_paragraph_is_one_block() -> None:
    text = (
        "Kommunerne har gennem flere år arbejdet sammen om fælles løsninger, og\n"
        "det arbejde fortsætter nu med et nyt program, som skal sikre at borgerne\n"
        "møder den samme indgang overalt. Programmet ledes af en styregruppe med\n"
        "deltagelse af ti kommuner."
    )
    assert blocks(text) == [text]


def test_wrapped_heading_and_paragraph_are_told_apart() -> None:
    text = (
        "Baggrund\n"
        "Kommunerne har gennem flere år arbejdet sammen om fælles løsninger, og\n"
        "det arbejde fortsætter nu med et nyt program, som skal sikre at borgerne\n"
        "møder den samme indgang overalt.\n"
        "Næste skridt\n"
        "Programmet ledes af en styregruppe med deltagelse af ti kommuner, der er\n"
        "udpeget af bestyrelsen."
    )
    assert [b.split()[0] for b in blocks(text)] == ["Baggrund", "Kommunerne", "Næste", "Programmet"]


def test_line_that_runs_on_in_lower_case_belongs_to_the_line_above() -> None:
    text = "Læs mere om planen og de\nmange indsatser i kommunen."
    assert blocks(text) == [text]


def test_list_items_are_blocks_of_their_own_with_their_wrapped_lines() -> None:
    text = "Vi vil:\n• styrke samarbejdet om\n  de fælles data\n• spare tid"
    assert blocks(text) == ["Vi vil:", "• styrke samarbejdet om\n  de fælles data", "• spare tid"]


def test_line_set_below_the_words_of_an_item_belongs_to_it() -> None:
    text = "Brug for hjælp?\n\n  • Glemt kode\n    Har du glemt din kode, kan du få en ny.\n    Det tager et øjeblik.\n  • Ny telefon\nSådan gør du."
    item = "• Glemt kode\n    Har du glemt din kode, kan du få en ny.\n    Det tager et øjeblik."
    assert blocks(text) == ["Brug for hjælp?", item, "• Ny telefon", "Sådan gør du."]


def test_table_rows_are_never_joined() -> None:
    text = "Indsats\tEjer\tFrist\nFælles data\tKL\t2020\nnye kurser\tKOMBIT\t2021"
    assert len(blocks(text)) == 3


@pytest.mark.parametrize(
    "line", ["› data", "• data", "- data", "1. data", "a) data", "– data", "* data", "•data"]
)
def test_list_marker_is_seen(line: str) -> None:
    assert list_marker(line) is not None


@pytest.mark.parametrize("line", ["1. maj 2016", "2016 var et år", "-data", "Data - og mere", "•"])
def test_no_list_marker_is_seen(line: str) -> None:
    assert list_marker(line) is None


def test_carriage_returns_stay_outside() -> None:
    assert blocks("Et afsnit.\r\n\r\nEt andet.\r\n") == ["Et afsnit.", "Et andet."]


def test_runs_of_lines_are_joined_by_the_width_they_are_wrapped_at_themselves() -> None:
    wide = "En lang linje, som fylder hele siden og derfor sætter dokumentets bredde langt ud til\nhøjre for spalten."
    column = "Alle borgere skal kunne\nnå kommunen døgnet rundt.\nDet kræver nye løsninger\nog fælles krav til dem."
    assert blocks(f"{wide}\n\n{column}") == [wide, column]


def test_names_on_lines_of_their_own_stay_apart() -> None:
    assert blocks("REGERINGEN\nKL\nDANSKE REGIONER") == ["REGERINGEN", "KL", "DANSKE REGIONER"]


def test_line_that_ends_with_a_comma_goes_on() -> None:
    text = "Karen Holst,\nFormand for Børneudvalget"
    assert blocks(text) == [text]


def test_abbreviation_at_the_end_of_a_line_ends_nothing() -> None:
    text = "Indsatsen koster 4 mio. kr.\nom året og er betalt."
    assert blocks(text) == [text]


def test_table_of_contents_is_one_block_below_its_heading() -> None:
    contents = "Forord ............ 3\nEn digital kommune, som er til at\nfinde rundt i ......... 5\nData ........ 9"
    assert blocks(f"Indhold\n{contents}") == ["Indhold", contents]


def test_label_over_its_line_of_the_contents_belongs_to_it() -> None:
    entry = "KAPITEL 2\nBedre data om veje og stier ............ 9"
    assert blocks(f"Indhold\n\n{entry}") == ["Indhold", entry]


def test_dash_inside_a_wrapped_sentence_begins_no_item() -> None:
    text = "Borgerne skal kunne klare sig selv på nettet og få svar\n– uanset hvor i landet de bor, og hvilken\nalder de har nået."
    assert blocks(text) == [text]


def test_dashes_under_one_another_are_items_though_the_line_above_is_open() -> None:
    lines = [
        "Planen giver kommunerne og regionerne i hele landet",
        "– bedre data om veje,",
        "– færre systemer.",
    ]
    assert blocks("\n".join(lines)) == lines

"""What each block is."""

import pytest

from strategitekst.segment import segment

from .make import PARAGRAPH, roles


def test_title_is_the_first_short_block_above_the_text() -> None:
    assert roles(f"Ny hjælp til borgerne\n\n{PARAGRAPH}") == ["title", "paragraph"]


def test_tags_above_the_title_are_furniture() -> None:
    text = f"Forside\n\nNyhed\n\nNy hjælp til borgerne på vej\n\n{PARAGRAPH}"
    assert roles(text) == ["boilerplate", "boilerplate", "title", "paragraph"]


def test_repeated_title_is_furniture() -> None:
    title = "Ny hjælp til borgerne"
    assert roles(f"{title}\n\n{title}\n\n{PARAGRAPH}") == ["title", "boilerplate", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "25.06.15 07:30",
        "14. juni 2016",
        "Tirsdag den 14. juni 2016",
        "København, 14. juni 2016",
        "Publiceret 14-06-2016",
        "Opdateret: 3. marts 2020 kl. 10.15",
        "2019-11-02",
        "28. JAN 2021 13.12",
        "Juni 2018",
        "Pressemeddelelse fra Nordby Data den 3. maj 2016",
        "Pressemeddelelse   •   Sep 09, 2010 09:36 CEST",
        "date 2017-03",
        "21. juni 2022 | 3 min. læsetid",
        "15-03-2017 Sundhedsdatastyrelsen",
        "8. november 2011  |  FJORD/OFFENTLIG  |",
        "3. maj 2021 - Hjortelev Kommune",
        "Nummer 03 / 2016",
        "Nordby, den 19. april 2004          J.nr. 85.11.00A07",
        "Teksten er fra bladets arkiv. Den blev bragt d. 11. januar 2008.",
    ],
)
def test_line_with_date_alone_is_a_dateline(line: str) -> None:
    assert roles(f"Ny hjælp til borgerne\n\n{line}\n\n{PARAGRAPH}")[1] == "dateline"


@pytest.mark.parametrize(
    "line",
    [
        "Se også",
        "Annonce",
        "Del på Facebook",
        "Læs hele rapporten her",
        "Hent publikationen som pdf",
        "Vi bruger cookies til at forbedre hjemmesiden. Læs mere om cookies og vælg selv.",
        "Forside > Nyheder > 2016",
        "Side 3 af 20",
        "https://www.eksempel.dk/nyheder",
        "Indledning ........................ 4",
        "Hvad er en cookie?",
        "OK, luk",
        "Hjortelev Kommunes logo",
        "Hjortelev Kommune   Strategi for data   Side 3 af 31",
        "A B D E F H K L",
        "12 kommentarer   Del   Gem",
        "Kommentarer (38)   Anbefal",
        "Save this PDF as:",
        "Størrelse: px",
    ],
)
def test_page_furniture_is_boilerplate(line: str) -> None:
    text = f"Ny hjælp til borgerne\n\n{PARAGRAPH}\n\n{line}\n\n{PARAGRAPH} Det er nyt."
    assert roles(text)[2] == "boilerplate"


@pytest.mark.parametrize(
    "line", ["Foto: Colourbox", "Arkivfoto: Jens Hald", "Borgmesteren åbner huset. Foto: Mia Dahl"]
)
def test_photo_credit_is_a_caption(line: str) -> None:
    assert roles(f"Ny hjælp til borgerne\n\n{line}\n\n{PARAGRAPH}")[1] == "caption"


def test_a_subtitle_is_a_paragraph() -> None:
    assert roles(f"Ny hjælp til borgerne\n\nEn fælles bevægelse\n\n{PARAGRAPH}")[1] == "paragraph"


def test_the_senders_name_below_the_title_is_furniture() -> None:
    text = f"Ny hjælp til borgerne\n\nHjortelev Kommune\n\n{PARAGRAPH}"
    assert roles(text)[1] == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "Af Mette Holm",
        "Af Yusuf Demir, formand for ældrerådet",
        "Skrevet af Lone Bach Lund",
        "Mette Holm",
        "Af borgmester Mette Holm (V)",
        "Af faglig sekretær i Fjordforbundet Mette Bach Holm",
        "Af Mette Holm 11/10/2022",
        "Mette-Lise Holm Mandag, 3. maj 2021 - 10:20",
        "Mette Holm, 3. maj 2021",
        "04.11.2021 | Mette Holm",
        "3. maj 2021 - Af Mette Holm",
    ],
)
def test_line_that_names_the_author_is_a_byline(line: str) -> None:
    assert roles(f"Ny hjælp til borgerne\n\n{line}\n\n{PARAGRAPH}")[1] == "byline"


@pytest.mark.parametrize(
    "line",
    [
        "For yderligere oplysninger, kontakt pressechef Mia Dahl på tlf. 3370 1234.",
        "Kontakt: Mia Dahl, mad@eksempel.dk",
        "KOMBIT A/S, Halfdansgade 8, 2300 København S, tlf. 3334 9400",
    ],
)
def test_who_to_call_is_contact(line: str) -> None:
    assert roles(f"Ny hjælp til borgerne\n\n{PARAGRAPH}\n\n{line}")[2] == "contact"


def test_heading_directly_above_paragraph() -> None:
    assert roles(f"Ny hjælp til borgerne\n\n{PARAGRAPH}\n\nFlere kurser\n{PARAGRAPH} Det er nyt.") == [
        "title", "paragraph", "heading", "paragraph",
    ]  # fmt: skip


def test_run_in_heading_stays_in_its_paragraph() -> None:
    assert roles(f"Ny hjælp til borgerne\n\nØkonomi: {PARAGRAPH}") == ["title", "paragraph"]


def test_spoken_dash_is_a_paragraph() -> None:
    said = (
        "- Vi glæder os over, at arbejdet nu går i gang i alle kommunens skoler, siger Mette Holm."
    )
    assert roles(f"Ny hjælp til borgerne\n\n{PARAGRAPH}\n\n{said}")[2] == "paragraph"


def test_dashed_lines_in_a_row_are_a_list() -> None:
    text = f"Ny hjælp til borgerne\n\n{PARAGRAPH}\n\nPlanen har tre mål:\n- flere kurser\n- bedre data\n- færre fejl"
    assert roles(text)[3:] == ["list_item"] * 3


def test_lines_that_lost_their_bullets_are_a_list() -> None:
    text = f"Ny hjælp til borgerne\n\nPlanen har tre mål, der er vigtige:\nFlere kurser til alle\nBedre data\nFærre fejl\n\n{PARAGRAPH}"
    assert roles(text)[2:5] == ["list_item"] * 3


def test_pull_quote_that_repeats_the_text_is_a_caption() -> None:
    said = "Vi skal huske de borgere, der har svært ved det digitale."
    text = f"Ny hjælp til borgerne\n\n{PARAGRAPH} {said} Det siger formanden ofte og gerne.\n\n”{said}”\n\n{PARAGRAPH} Det er nyt."
    assert roles(text)[2] == "caption"


def test_line_that_introduces_a_quote_is_a_paragraph() -> None:
    assert (
        roles(f"Ny hjælp til borgerne\n\n{PARAGRAPH}\n\nBorgmesteren siger:\n\n{PARAGRAPH}")[2]
        == "paragraph"
    )


def test_short_line_that_hands_over_to_a_quote_is_a_paragraph() -> None:
    said = "- Vi har lyttet til borgerne, og det er det vigtigste, siger hun."
    assert roles(f"Ny hjælp til borgerne\n\n{PARAGRAPH}\n\nHun er tilfreds:\n\n{said}")[2:] == [
        "paragraph",
        "paragraph",
    ]


def test_lines_of_an_address_are_one_contact() -> None:
    address = "Nordby Data A/S\nHavnegade 8\n2300 København S\nCVR 12 34 56 78"
    passages = segment(f"Ny hjælp til borgerne\n\n{PARAGRAPH}\n\n{address}")
    assert [(p.role, p.end - p.start) for p in passages[2:]] == [("contact", len(address))]


def test_an_item_with_names_in_mixed_case_is_an_item() -> None:
    text = f"Ny hjælp til borgerne\n\n{PARAGRAPH}\n\n • Forskningsprojekt: BackTrace og BackTraceDigital\n • Andet nyt i kommunen."
    assert roles(text)[2:] == ["list_item", "list_item"]


def test_lines_below_kontakt_with_a_bare_number_are_contact() -> None:
    text = f"Ny hjælp til borgerne\n\n{PARAGRAPH}\n\nKontakt\n\nVicedirektør / Kommunikation\n3334 9466"
    assert roles(text)[2:] == ["contact", "contact"]


def test_signature_of_a_letter_is_contact() -> None:
    text = f"Ny hjælp til borgerne\n\n{PARAGRAPH}\n\nMed venlig hilsen\n\nMette Holm\nKontorchef"
    assert roles(text)[2:] == ["contact", "contact"]  # the greeting, and who signs in two lines


def test_markdown_headings_are_known() -> None:
    assert roles(f"# Ny hjælp\n\n{PARAGRAPH}\n\n## Flere kurser\n\n{PARAGRAPH}")[::2] == [
        "title",
        "heading",
    ]


def test_sections_go_to_the_nearest_heading_above() -> None:
    passages = segment(
        f"Ny hjælp til borgerne\n\n{PARAGRAPH}\n\nFlere kurser\n{PARAGRAPH} Nyt.\n• et\n• to\n\nFærre fejl\n{PARAGRAPH}"
    )
    assert [p.section for p in passages] == [None, None, None, 2, 2, 2, None, 6]


def test_what_kind_of_paper_it_is_is_no_title() -> None:
    text = f"Pressemeddelelse fra Nordby Data A/S\n\nFlere kommuner får hjælp\n\n{PARAGRAPH}"
    assert roles(text) == ["boilerplate", "title", "paragraph"]


def test_byline_with_a_foreign_particle() -> None:
    text = f"Ny hjælp til borgerne\n\nAf Karen á Rogvi, formand for foreningen\n\n{PARAGRAPH}"
    assert roles(text) == ["title", "byline", "paragraph"]


@pytest.mark.parametrize(
    "head", ["EN STRATEGI FOR HELE KOMMUNEN 12", "14 STRATEGI FOR HELE KOMMUNEN 2026-2029"]
)
def test_running_head_in_capitals_with_a_page_number_is_furniture(head: str) -> None:
    text = f"Ny hjælp til borgerne\n\n{PARAGRAPH}\n\n{head}\n\n{PARAGRAPH} Nyt."
    assert roles(text) == ["title", "paragraph", "boilerplate", "paragraph"]


def test_unit_of_a_table_below_it_is_a_note() -> None:
    rows = "Indsats\t2019\t2020\nKurser\t100\t200\n1. Data\t300\t400"
    text = (
        f"Ny hjælp til borgerne\n\n{PARAGRAPH}\n\n{rows}\n\nBeløb i 1.000 kr.\n\n{PARAGRAPH} Nyt."
    )
    assert roles(text)[2:] == ["table_row"] * 3 + ["footnote", "paragraph"]


@pytest.mark.parametrize("line", ["Tabel: Udgifter fordelt på år", "Figur: Borgernes svar"])
def test_words_of_a_figure_are_its_caption(line: str) -> None:
    text = f"Ny hjælp til borgerne\n\n{PARAGRAPH}\n\n{line}\n\n{PARAGRAPH} Nyt."
    assert roles(text) == ["title", "paragraph", "caption", "paragraph"]


def test_imprint_is_contact() -> None:
    text = (
        f"Ny hjælp til borgerne\n\n{PARAGRAPH}\n\nDesign: Holst og Bruun\n\nISBN 978-87-000000-0-0"
    )
    assert roles(text) == ["title", "paragraph", "contact", "contact"]


def test_long_line_of_capitals_without_a_page_number_takes_no_time() -> None:
    assert roles("DIGITAL STRATEGI FOR ALLE " * 40 + "SLUT§") == ["paragraph"]


@pytest.mark.parametrize(
    "line", ["Strategi for data 2024-2028", "Nordby Kommunes digitaliseringsstrategi 2023-2026"]
)
def test_line_below_a_title_that_names_the_kind_of_paper_is_its_subtitle(line: str) -> None:
    text = (
        f"Nordby Kommune\n\nBroen på vej\n{line}\n\nVedtaget af byrådet 27. maj 2024\n\n{PARAGRAPH}"
    )
    assert roles(text) == ["boilerplate", "title", "paragraph", "dateline", "paragraph"]


def test_heading_that_the_contents_name_is_no_caption() -> None:
    text = (
        f"Ny plan for borgerne\n\nINDHOLD\nForord ........ 2\nHvad lærte vi af den plan, der sluttede ........ 3\n\n"
        f"{PARAGRAPH}\n\nHvad lærte vi af den plan, der sluttede\n\n{PARAGRAPH} Nyt."
    )
    assert roles(text)[-2:] == ["heading", "paragraph"]


def test_numbered_line_of_the_contents_is_no_title() -> None:
    text = (
        f"Plan for digital service i Nordby 2009-2012\nNordby Kommune\n\nIndhold\n1. Indledning\n2. Vision og mål\n\n"
        f"1. Indledning\n{PARAGRAPH}\n\n2. Vision og mål\n{PARAGRAPH} Nyt."
    )
    assert roles(text)[0] == "title"


def test_addressee_is_no_title() -> None:
    text = f"Høringssvar til strategi for data\n\nTil sekretariatet\n\n{PARAGRAPH}"
    assert roles(text)[0] == "title"


def test_row_with_bars_at_both_ends_is_of_a_table() -> None:
    text = f"Ny plan for borgerne\n\n{PARAGRAPH}\n\n| År | Trin |\n| 2021 | Udbud |\n\n{PARAGRAPH} Nyt."
    assert roles(text) == ["title", "paragraph", "table_row", "table_row", "paragraph"]


def test_lines_with_as_many_bars_are_rows_and_no_menu() -> None:
    rows = "Indsats | Ejer | Kroner\nNye døre | Nordby Kommune | 1.200\nRene vinduer | Nordby Kommune | 75"
    assert (
        roles(f"Nye planer\n\n{PARAGRAPH}\n\nØkonomi\n\n{rows}\n\n{PARAGRAPH}")[3:6]
        == ["table_row"] * 3
    )


@pytest.mark.parametrize(
    "line", ["Ejer: KL. Frist: maj 2020", "Status: Grøn", "Fraværende: Ib Dam (V)"]
)
def test_a_line_of_one_fact_is_no_heading(line: str) -> None:
    assert roles(f"Nye planer\n\n{PARAGRAPH}\n\n{line}\n\n{PARAGRAPH}")[2] == "paragraph"


def test_cells_at_the_edges_of_a_page_are_its_menu() -> None:
    text = f"Borger   Erhverv   Politik   Job\n\nNy hjælp til borgerne på vej\n\n{PARAGRAPH}\n\nUdskriv siden | Tip en ven"
    assert roles(text) == ["boilerplate", "title", "paragraph", "boilerplate"]


@pytest.mark.parametrize(
    "line", ["Nr. 9, november 2003", "Bragt i Nordby Avis den 10. september 2014"]
)
def test_issues_and_where_it_was_printed_are_datelines(line: str) -> None:
    assert roles(f"Ny hjælp til borgerne\n\n{line}\n\n{PARAGRAPH}")[1] == "dateline"


def test_questions_of_an_interview_are_no_headings() -> None:
    asked = ("Hvad er der sket?", "Hvorfor koster det mere nu?", "Er du bekymret?")
    turns = "\n\n".join(f"{q}\n\n- Det har vi talt meget om, og svaret er ikke let." for q in asked)
    found = roles(f"Ny hjælp til borgerne\n\n{PARAGRAPH}\n\n{turns}")
    assert found == ["title", *["paragraph"] * 7]


def test_a_last_sentence_that_is_cut_off_is_running_text() -> None:
    text = f"Nyt system\n\n{PARAGRAPH}\n\nBaggrund\n\nDet er ikke nogen lille opgave, og det"
    assert roles(text) == ["title", "paragraph", "heading", "paragraph"]


@pytest.mark.parametrize(
    "head",
    [
        "Klima-, Energi- og Byudvalget 2020-21\n\nKEF Alm.del Bilag 12\n\nOffentligt",
        "Social- og Byudvalget 2014-15 (2. samling)\n\nSOU Alm.del",
        "Sagsnr.\n2015-7002\nDoknr.\n268955",
        "Journalnummer: 2020-431-0061",
        "Sagnr.: 1-00-16-19",
        "J.nr. 2018 - 3995",
        "Data og it, Åbne kort, Open Source, Software",
        "Vi samler statistik ved hjælp af cookies for at gøre siden bedre.",
    ],
)
def test_head_of_a_page_is_furniture_and_no_title(head: str) -> None:
    found = roles(f"{head}\n\nKommunen får nyt system\n\n{PARAGRAPH}")
    assert found[-2:] == ["title", "paragraph"]
    assert set(found[:-2]) == {"boilerplate"}


def test_numbered_contents_without_pages() -> None:
    text = (
        "Klimaplan\n\nIndholdsfortegnelse\n\n1. Vi er på vej\n\n2. Vejen til målet\n\n2.1. Affald\n\n1. Vi er på vej"
        f"\n\n{PARAGRAPH}"
    )
    assert roles(text)[1:5] == ["boilerplate"] * 4


@pytest.mark.parametrize("line", ["12-05-2016 Klumme", "01.10.21 Fjordens Nyheder"])
def test_a_day_and_the_sort_of_text_are_a_dateline(line: str) -> None:
    assert roles(f"Nyt system er klar\n\n{line}\n\n{PARAGRAPH}") == [
        "title",
        "dateline",
        "paragraph",
    ]


def test_many_writers_with_their_offices_are_a_byline() -> None:
    writers = (
        "Af Anne Berg, administrerende direktør, Hjortekilde. Bo Holm, formand og stifter, Fjordrådet. Carla Lund,"
        " professor, Hjortelev Universitet. Dan Krog, regionsdirektør, Region Fjordland. Eva C. Lind, kommunaldirektør,"
        " Hjortelev Kommune. Bragt i Hjortelev Avis den 3. marts 2023."
    )
    assert roles(f"{writers}\n\n{PARAGRAPH}")[0] == "byline"


def test_members_and_who_takes_part_are_paragraphs() -> None:
    members = "Medlemmer\n\nAnne Berg (A)\n\nBo Holm (V)\n\nCarla Lund (F)"
    assert roles(f"Møde i udvalget\n\n{members}\n\n{PARAGRAPH}")[2:5] == ["paragraph"] * 3
    present = (
        "Deltagere\nAnne Berg, Fjordens Venner\nBo Holm, direktør\nCarla Lund, Hjortelev Kommune"
    )
    assert "byline" not in roles(f"Møde i udvalget\n\n{present}\n\n{PARAGRAPH}")


def test_what_is_proposed_is_an_item_of_a_list() -> None:
    text = f"Ny plan\n\n{PARAGRAPH}\n\nForvaltningen indstiller,\n\n- at den nye plan for hele kommunen godkendes."
    assert roles(text)[-1] == "list_item"


def test_what_leads_to_a_file_below_and_who_the_sender_is() -> None:
    text = f"Nyt system\n\n{PARAGRAPH}\n\nPlanen kan læses her:\n\nhttps://plan.dk/plan\n\nOm os\n\n{PARAGRAPH}"
    assert roles(text)[2:] == ["boilerplate", "boilerplate", "heading", "paragraph"]


def test_summary_is_headed_though_the_line_has_a_colon() -> None:
    text = f"Nyt system\n\n{PARAGRAPH}\n\nFra det gamle system til det nye – kort fortalt:\n\n{PARAGRAPH}"
    assert roles(text)[2] == "heading"


def test_who_wrote_it_and_what_is_in_the_picture() -> None:
    text = f"Nyt system\n\n{PARAGRAPH}\n\nTekst Anne Berg\n\nIllustrationen er lavet af kommunen\n\n{PARAGRAPH}"
    assert roles(text)[2:4] == ["byline", "caption"]


@pytest.mark.parametrize(
    "line",
    [
        "Person taster på en skærm og læser en besked fra kommunen.",
        "Ældre kvinde med tablet på en bænk",
        "Elever, der sidder ved et bord",
        "mennesker omkring en skærm",
        "To mænd foran en skærm",
        "Forside af den fælles strategi",
        "Mange venter for længe på svar. Modelfoto: Hjortebilleder",
        "Borgmesteren åbner det nye bibliotek. Arkivfoto.",
        "Læsere i en park med en ny bog på en solrig dag. Fold sammen",
        "Billede af vask og tørrestativ",
        "Skærm og mus - Foto Lis Holm",
    ],
)
def test_what_a_picture_shows_is_a_caption(line: str) -> None:
    assert roles(f"{line}\n\nNy hjælp til borgerne\n\n{PARAGRAPH}")[0] == "caption"
    assert roles(f"Ny hjælp til borgerne\n\n{line}\n\n{PARAGRAPH}")[1] == "caption"


@pytest.mark.parametrize("line", ["Borgere med særlige behov", "Kvinder i ledelse", "Medarbejdere"])
def test_a_heading_that_names_people_shows_no_picture(line: str) -> None:
    text = f"Ny hjælp til borgerne\n\n{PARAGRAPH}\n\n{line}\n\n{PARAGRAPH} Det er nyt."
    assert roles(text)[2] == "heading"


@pytest.mark.parametrize(
    "line",
    ["• Sun 1 Outline Icon: https://ikoner.example", "2021-Svar fra Hjortelev Kommune.pdf"],
)
def test_icons_and_files_are_furniture(line: str) -> None:
    text = f"Ny hjælp til borgerne\n\n{PARAGRAPH}\n\n{line}\n\n{PARAGRAPH} Det er nyt."
    assert roles(text)[2] == "boilerplate"

"""Roles that only the blocks around a block tell: contents, rows of numbers, notes, heads of pages."""

import pytest

from strategitekst.segment import segment

from .make import PARAGRAPH, roles


def test_contents_of_a_newsletter_are_one_piece_of_furniture() -> None:
    contents = "I dette nummer\nHjælp på biblioteket\nNy frist for byggesager\nKort nyt"
    text = f"Nyt fra Nordby\n\n{contents}\n\nHjælp på biblioteket\n{PARAGRAPH}\n\nKort nyt\n{PARAGRAPH}"
    found = segment(text)
    assert [p.role for p in found] == [
        *("title", "boilerplate", "boilerplate"),
        *("heading", "paragraph", "heading", "paragraph"),
    ]
    assert text[found[2].start : found[2].end].count("\n") == 2


def test_links_of_a_page_are_furniture() -> None:
    links = "På denne side: Formål · Organisering · Kontakt"
    assert roles(f"Ny hjælp til borgerne\n\n{links}\n\nFormål\n{PARAGRAPH}")[1] == "boilerplate"


def test_contents_end_where_no_title_follows() -> None:
    text = f"Ny hjælp til borgerne\n\nIndhold\n\nFormål\n\n{PARAGRAPH}\n\nFormål\n\n{PARAGRAPH}"
    assert roles(text) == [
        *("title", "boilerplate", "boilerplate", "paragraph", "heading", "paragraph"),
    ]


@pytest.mark.parametrize("last", ["7. Evt.", "7. Eventuelt", "7. Klage"])
def test_a_number_that_continues_a_row_of_headings_is_one(last: str) -> None:
    text = f"Referat\n\n5. Økonomi\n\n{PARAGRAPH}\n\n6. Status\n\n{PARAGRAPH}\n\n{last}\n\nMødet sluttede. Skriv til post@nordby.example.\n"
    found = segment(text)
    assert {text[p.start : p.end]: p.role for p in found}[last] == "heading"


def test_letters_that_open_headings() -> None:
    text = f"Indsatser\n\n{PARAGRAPH}\n\nA. Ét nummer ind\n\n• {PARAGRAPH}\n\nB. Spørg borgeren\n\n• {PARAGRAPH}\n"
    assert roles(text) == ["title", "paragraph", "heading", "list_item", "heading", "list_item"]


def test_a_row_of_numbers_without_text_between_is_a_list() -> None:
    assert roles(
        f"Mål\n\n{PARAGRAPH} Målene er:\n\n1. Tryghed\n2. Nærhed\n3. Viden\n\n{PARAGRAPH}"
    ) == [
        *("title", "paragraph", "list_item", "list_item", "list_item", "paragraph"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "Anbefaling 1. Skriv kort. Svar: Følges.\nAnbefaling 2. Skriv tydeligt. Svar: Følges.",
        "Trin 1: Lederen udpeger en ansvarlig.\nTrin 2: Planen tastes ind.",
        "3.1 Fælles drift. Kommunerne deler udstyr.\n3.2 Øvelser. Kommunerne øver sig hvert år.",
        "K-1 (MK): Løsningen skal kunne bruges af blinde.\nK-2 (K): Løsningen bør være åben.",
    ],
)
def test_lines_that_count_with_a_word_are_a_list(lines: str) -> None:
    assert roles(f"Ny plan\n\n{PARAGRAPH}\n\n{lines}\n\n{PARAGRAPH}")[2:4] == ["list_item"] * 2


def test_sentence_right_below_a_table_is_its_note() -> None:
    table = "Indsats\t2024\t2025\nHjælp\t12\t14"
    note = "Beløbet til hjælp er foreløbigt."
    assert roles(f"Budget\n\n{PARAGRAPH}\n\n{table}\n{note}\n\n{PARAGRAPH}")[-2:] == [
        "footnote",
        "paragraph",
    ]


def test_numbered_lines_below_a_row_are_rows() -> None:
    table = "Indsats\tHvem\tHvornår\n1. Hjælp i døren\tNordby\t2024\n2. Kort vej\tKL\t2025"
    assert roles(f"Tidsplan\n\n{PARAGRAPH}\n\n{table}\n")[-3:] == ["table_row"] * 3


def test_title_of_a_table_is_a_heading() -> None:
    table = "Tabel 2. Budget fordelt på indsatser (1.000 kr.)\nIndsats\t2024\t2025\nHjælp\t12\t14"
    assert roles(f"Budget\n\n{PARAGRAPH}\n\n{table}\n")[2] == "heading"


def test_single_note_at_the_end_is_no_list() -> None:
    text = f"Status\n\n{PARAGRAPH}\n\n1) Tallet omfatter ikke telefoniske henvendelser.\n\nUdskriv siden"
    assert roles(text)[2] == "footnote"


@pytest.mark.parametrize(
    "line",
    [
        "Forelagt Økonomiudvalget januar 2014",
        "Vedtaget af KKR Midtjylland i november 2011",
        "Opgjort pr. 30. september 2015",
        "Nordby Styrelse, marts 2003",
        "Torsdag d. 12/9-2013 kl. 10-14, Forskerparken, Odense",
    ],
)
def test_line_with_a_full_date_below_the_title_is_a_dateline(line: str) -> None:
    assert roles(f"Status for hjælpen\n\n{line}\n\n{PARAGRAPH}")[1] == "dateline"


def test_date_right_below_a_title_is_a_block_of_its_own() -> None:
    assert roles(f"Fem uddannelser deler viden om hjælp\n22. april 2024\n\n{PARAGRAPH}") == [
        *("title", "dateline", "paragraph"),
    ]


def test_a_line_inside_a_sentence_is_the_head_of_a_page() -> None:
    half = "Kommunen vil i de næste år bruge flere penge på digital hjælp til borgerne, og det"
    text = f"Plan\n\n{PARAGRAPH}\n\n{half}\n\nNordby Kommune\n\nsker i samarbejde med biblioteket og frivillige.\n"
    assert roles(text)[3] == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "Emneord: digitalisering, borgerservice",
        "Strategien kan hentes på www.nordby.example.",
        "Planen kan læses på kommunens hjemmeside.",
        "Læs rådets brev til Hjortelev Kommune.",
        "Det talte ord gælder",
    ],
)
def test_tags_and_sentences_that_point_to_a_file_are_furniture(line: str) -> None:
    assert roles(f"Ny plan\n\n{PARAGRAPH}\n\n{line}\n\n{PARAGRAPH}")[2] == "boilerplate"


def test_a_year_before_a_title_is_no_postcode() -> None:
    text = "Byrådet vedtog i juni 2012 Digitaliseringsstrategi 2012-2015 for Nordby Kommune, og den gælder alle."
    assert roles(f"Ny plan\n\n{text}\n\n{PARAGRAPH}")[1] == "paragraph"


def test_the_address_below_those_to_call_is_a_contact_of_its_own() -> None:
    text = f"Ny plan\n\n{PARAGRAPH}\n\nYderligere oplysninger:\nKontorchef Bo Holm, tlf. 33 33 33 33\nKL, Weidekampsgade 10, 2300 København S"
    found = [text[p.start : p.end] for p in segment(text) if p.role == "contact"]
    assert found[-1] == "KL, Weidekampsgade 10, 2300 København S"


def test_what_introduces_a_list_with_at_is_no_heading() -> None:
    assert (
        roles(
            f"Ny plan\n\n{PARAGRAPH}\n\nDet indstilles, at\n\n- planen godkendes\n- der følges op"
        )[2]
        == "paragraph"
    )


def test_many_numbers_take_no_time() -> None:
    lines = "\n\n".join(f"{i % 7 + 1}. Eventuelt" for i in range(4_000))
    assert len(roles(f"Referat\n\n{PARAGRAPH}\n\n{lines}")) > 4_000


@pytest.mark.parametrize(
    "line",
    [
        "Skip til primært indhold",
        "Spring til hovedindhold",
        "Skip navigation",
        "Få dit eget presserum",
        "Du er her: Forside Aktuelt 2019 Ny hjælp til borgerne",
        "kuber-skole.png",
        "kuber_2015_v2.png\nskole.png",
        "DIU Alm.del - 2024-25 - Bilag 3: Orientering om MitID",
        "Udvalget for Digitalisering og It 2024-25",
    ],
)
def test_lines_of_the_page_are_no_titles(line: str) -> None:
    assert roles(f"{line}\n\nNy hjælp til borgerne\n\n{PARAGRAPH}") == [
        *("boilerplate", "title", "paragraph"),
    ]


def test_a_foreword_is_not_the_title_of_what_stands_above_it() -> None:
    text = f"Strategi 2023+\n\nForord\n\n{PARAGRAPH}"
    assert roles(text)[0] == "title"


def test_a_line_that_introduces_a_list_is_no_title() -> None:
    text = f"{PARAGRAPH}\n\nVed mødet blev det besluttet:\n\n- at begynde i maj\n- at slutte i juni"
    assert "title" not in roles(text)


def test_bare_numbers_with_a_block_after_each_are_a_list() -> None:
    blocks = "\n\n".join(f"{i}\n\nVi hjælper borgerne på vej nummer {i}" for i in (1, 2, 3, 4))
    assert roles(f"Mål\n\n{PARAGRAPH}\n\n{blocks}\n")[2:] == ["boilerplate", "list_item"] * 4


def test_registers_by_name_are_no_imprint() -> None:
    text = "Der er mindre fokus på integrationer til registre (fx CPR og CVR), og det gælder alle løsninger."
    assert roles(f"Ny plan\n\n{text}\n\n{PARAGRAPH}")[1] == "paragraph"


def test_a_line_that_ends_in_an_abbreviation_goes_on() -> None:
    text = "Planen gælder sådan, som den er fastlagt af byrådet og af alle udvalg pr.\ndags dato."
    assert roles(f"Ny plan\n\n{text}\n\n{PARAGRAPH}") == ["title", "paragraph", "paragraph"]


def test_a_tag_on_the_line_below_the_date_is_furniture() -> None:
    text = f"Nyt digitalt ID er på vej\n\n01-06-2021\nIt-løsninger\n\n{PARAGRAPH}"
    assert roles(text) == ["title", "dateline", "boilerplate", "paragraph"]


def test_page_numbers_in_a_column_of_their_own_end_no_contents() -> None:
    contents = "Indhold\n\n1. Resultater\n\n2. Opfyldelse af mål og\nandre kriterier\n\n3\n\n4\n\n3. Drift\n\n7"
    text = f"Evaluering af nyt system\n\n{contents}\n\n1. Resultater\n\n{PARAGRAPH}"
    assert roles(text) == ["title", *["boilerplate"] * 7, "heading", "paragraph"]


def test_stamps_of_an_item_on_an_agenda_are_furniture() -> None:
    stamps = "Sag 306-2009-14\n\nDok. 306-2019-1417\n\nInitialer: ABC\n\nÅbent"
    text = f"1.      Nye skærme til skolerne\n\n{stamps}\n\nSagsfremstilling\n\n{PARAGRAPH}"
    assert roles(text) == ["title", *["boilerplate"] * 4, "heading", "paragraph"]


def test_a_heading_that_is_repeated_right_below_is_furniture() -> None:
    text = f"Ny hjælp til borgerne\n\n{PARAGRAPH}\n\nDe største trusler\n\nDe største trusler\n\n{PARAGRAPH}"
    assert roles(text)[2:4] == ["heading", "boilerplate"]


def test_a_site_below_the_day_is_furniture() -> None:
    text = f"Ny hjælp til borgerne\n\n{PARAGRAPH}\n\n02.11.2021\n\nFjordnyt.dk\n\n{PARAGRAPH}"
    assert roles(text)[2:4] == ["dateline", "boilerplate"]


def test_a_link_below_its_label_may_be_a_sentence() -> None:
    text = (
        f"Ny hjælp til borgerne\n\n{PARAGRAPH}\n\nLæs også:\n\nVrede borgere: Ingen vil hjælpe os."
    )
    assert roles(text)[2:] == ["boilerplate", "boilerplate"]


def test_a_question_behind_its_label_is_no_contact() -> None:
    asked = "Spørgsmål: Hvornår kommer borgerne til at mærke en forskel?\n\n- Det gør de til nytår."
    assert roles(f"Ny hjælp til borgerne\n\n{PARAGRAPH}\n\n{asked}")[2:] == ["paragraph"] * 2


def test_a_lone_dash_before_several_sentences_is_speech() -> None:
    said = "- Klimaet er den vigtigste dagsorden for kommunerne. Vi har et ansvar, og vi er i gang med mange ting"
    text = f"Ny hjælp til borgerne\n\n{PARAGRAPH}\n\n{said}\n\n{PARAGRAPH}"
    assert roles(text)[2] == "paragraph"


def test_a_last_line_that_says_what_is_done_is_no_link() -> None:
    last = "Fra januar 2016 offentliggøres alle svar på kommunens hjemmeside"
    assert roles(f"Ny hjælp til borgerne\n\n{PARAGRAPH}\n\n{last}")[2] == "paragraph"


def test_a_pull_quote_is_a_caption_with_its_name_and_office() -> None:
    said = "Vi begyndte med de medarbejdere, som har mest brug for hjælp til det nye system"
    text = (
        f"Ny hjælp til borgerne\n\n{PARAGRAPH}\n\nAnne Berg: ”{said}, og det har vi ikke fortrudt, for nu"
        f" klarer de det meste selv.”\n\n{said}\n\nAnne Berg\n\nFaglig konsulent, Hjortelev Kommune"
        f"\n\n{PARAGRAPH} Det er nyt."
    )
    assert roles(text)[3:6] == ["caption"] * 3


def test_a_sentence_that_begins_with_its_day_and_stands_again_is_a_caption() -> None:
    told = "maj {}bliver det en pligt for alle borgere i Hjortelev at bruge den nye postkasse"
    text = (
        f"Ny hjælp til borgerne\n\n1. {told.format('')}.\n\n{PARAGRAPH}"
        f"\n\nDen 1. {told.format('2019 ')}, og kommunen har sat flere til at svare på spørgsmål fra dem."
    )
    assert roles(text)[1] == "caption"


def test_more_than_one_link_below_its_label() -> None:
    links = "Ny postkasse er for svær for mange\n\nHer skændes borgmestrene om den nye postkasse"
    text = (
        f"Ny hjælp til borgerne\n\n{PARAGRAPH}\n\nLæs også:\n\n{links}\n\n{PARAGRAPH} Det er nyt."
    )
    assert roles(text)[2:5] == ["boilerplate"] * 3
    text = text.replace("Her skændes borgmestrene om den nye postkasse", "Hjælp i alle byer")
    assert roles(text)[4] == "heading"


@pytest.mark.parametrize("last", ["Hvem skal betale?", "Venner af den nye postkasse"])
def test_a_last_line_may_head_what_is_cut_away(last: str) -> None:
    assert roles(f"Ny hjælp til borgerne\n\n{PARAGRAPH}\n\n{last}")[-1] == "heading"


@pytest.mark.parametrize("last", ["Udskriv siden", "Send til en ven", "Anne Berg", "Side 2 af 2"])
def test_a_last_line_of_the_page_heads_nothing(last: str) -> None:
    assert roles(f"Ny hjælp til borgerne\n\n{PARAGRAPH}\n\n{last}")[-1] != "heading"


def test_items_with_lead_words_between_dashes() -> None:
    items = (
        "- Overblik — alle sager står på én side.\n\n- Adgang — kun den, der har sagen, kan se den."
    )
    text = f"Ny hjælp til borgerne\n\n{PARAGRAPH}\n\n{items}\n\n{PARAGRAPH} Det er nyt."
    assert roles(text)[2:4] == ["list_item", "list_item"]


def test_a_word_of_menus_between_two_paragraphs_is_a_heading() -> None:
    text = f"Ny hjælp til borgerne\n\n{PARAGRAPH}\n\nStatistik\n\n{PARAGRAPH} Det er nyt."
    assert roles(text)[2] == "heading"


def test_a_row_of_questions_has_no_headings() -> None:
    asked = "Hvad betyder ny teknologi?\n\nSkal skranken lukke?\n\nHvem skal betale for det?"
    text = f"Debat om det nye\n\n{PARAGRAPH}\n\n{asked}\n\n{PARAGRAPH}"
    assert roles(text)[2:4] == ["paragraph", "paragraph"]


def test_the_sender_below_the_day_is_furniture() -> None:
    text = f"Ny hjælp til borgerne\n\n13/04/2012 10:42\n\nNordby Kommune\n\n{PARAGRAPH}"
    assert roles(text) == ["title", "dateline", "boilerplate", "paragraph"]


def test_the_writers_name_under_a_picture_is_a_caption() -> None:
    writer = "Anne Berg, formand for Fjordrådet"
    text = f"Hjælp borgerne\n\n{PARAGRAPH}\n\n{writer}\n\nAf {writer}\n\n{PARAGRAPH}"
    assert roles(text)[2:4] == ["caption", "byline"]


def test_to_whom_a_letter_without_a_headline_goes_is_a_contact() -> None:
    assert roles(f"Til skoleledere, lærere og forældre\n\n{PARAGRAPH}") == ["contact", "paragraph"]


def test_the_agency_at_the_end_is_a_byline() -> None:
    assert roles(f"Ny hjælp til borgerne\n\n{PARAGRAPH}\n\n/ritzau/")[-1] == "byline"


def test_an_item_that_says_more_than_whom_to_call_stays_an_item() -> None:
    first = "* Begynd med at samle en gruppe, som har tid, og skriv til post@nordby.example for at få den godkendt."
    second = "* Sæt en dato for, hvornår I er færdige."
    text = f"Sådan gør I\n\n{PARAGRAPH}\n\n{first}\n\n{second}"
    assert roles(text) == ["title", "paragraph", "list_item", "list_item"]


def test_the_first_page_of_a_transcript_is_furniture() -> None:
    text = f"Strategi for data\n\nTranskript\n\n1 Strategi for data Hjortelev 2019\n\n{PARAGRAPH}"
    assert roles(text)[1:3] == ["boilerplate", "boilerplate"]


def test_a_page_behind_its_number_is_no_note() -> None:
    page = f"2 Forord {' '.join([PARAGRAPH] * 4)}"
    text = f"Strategi for data\n\n{PARAGRAPH}\n\nSide 1 af 9\n\n{page}"
    assert roles(text)[-1] == "paragraph"


def test_a_name_in_a_list_of_names_is_no_byline() -> None:
    text = f"Møde i udvalget\n\nAnne Berg\nBo Holm\nMette Lund\n\n{PARAGRAPH}"
    assert "byline" not in roles(text)

"""What a text says of itself: when it is from and who published it."""

from collections.abc import Callable

import pytest

from strategitekst.schema import Annotation

Annotate = Callable[..., Annotation]
BODY = (
    "Kommunen har taget det nye system i brug, og det skal spare tid for alle. Borgerne kan fra nu af"
    " se deres sager på nettet, og sagsbehandlerne slipper for at skrive dem ud."
)


@pytest.mark.parametrize(
    ("top", "bottom", "date"),
    [
        ("Nyt system er klar\n\n7. november 2005", "", "2005-11-07"),
        ("Nyt system er klar\n\n04.11.2021 | Anne Berg", "", "2021-11-04"),
        (f"Nyt system er klar\n\n{BODY}\n\nAf Anne Berg 11/10/2022", "", "2022-10-11"),
        ("Teksten er fra bladets arkiv. Den stod i avisen d. 8. april 2005.", "", "2005-04-08"),
        ("Nyt system er klar", "Sidst opdateret 07.11.2005 af redaktionen", "2005-11-07"),
        ("Bladet Om Byer · nr. 6 · juni 2017 · side 14\n\nNyt system er klar", "", "2017-06"),
        ("Hjortelev Kommune – Årsberetning 2013\n\nNyt system er klar", "", "2013"),
        ("Strategi for digital velfærd 2015-2018", "", "2015"),
        ("Nyt system er klar", "© 2018 Hjortekilde A/S", "2018"),
        ("September 2025\n\nNyt system er klar\n\nReferat fra møde den 25. september 2025", "", "2025-09-25"),
        ("Nyt system er klar", "Planen fra 2019 siger, at kommunen er klimaneutral i 2050.", "2019"),
        ("Nyt system er klar", "Det blev købt i 2019. I 2021 kommer skolerne med.", "2019"),
        ("Nyt system er klar", "Det blev købt i 2019. Der gennemføres en ny måling i 2021.", "2019"),
        ("Nyt system er klar", "Det blev købt i 2019. Ansøgningsfristen er den 5. januar 2020.", "2019"),
        ("Nyt system er klar", "Det blev købt i 2019 for penge fra økonomiaftalen for 2020.", "2019"),
        ("Nyt system er klar", "Alle skal være med senest den 1. maj 2020, og den 1. maj 2020 åbner det. Det blev købt i 2019.", "2019"),
        ("Nyt system er klar", "Platformen er udviklet i 2020-2021 af kommunen selv.", "2021"),
        ("Nyt system er klar", "I perioden 2012-2015 har kommunen afprøvet det hos 40 borgere.", "2015"),
        ("Nyt system er klar", "Det blev købt i 2018. Systemet skal bruges fra år 2020.", "2018"),
        ("Nyt system er klar", "Rammerne for 2019 er kendt. Parterne vil i efteråret 2018 drøfte resten.", "2018"),
        ("Nyt system er klar", "Puljen gælder 2021-2024, og der er enighed om at afsætte 5 mio. kr. i 2024. Den bygger på arbejdet fra 2012.", "2021"),
        ("Nyt system er klar\n\nDen 21. marts 2022 får kommunen et nyt system, som alle kan bruge.", "", "2022"),
        ("Nyt system er klar", "Det har været i gang siden oktober 2021. Fra torsdag den 22. september skal alle bruge det.", "2022"),
        ("Strategi for digital velfærd 2026-2029", "Den 11. juni 2025 blev strategien lanceret på et møde i Hjortelev.", "2025"),
        ("Nyt system er klar", "Det har været undervejs siden 2003.", None),
        ("Nyt system er klar", "Kommunen kunne i 2025 fortælle om planen. Skolerne overgår til det: Den 28. januar 2027.", "2025"),
        ("Nyt system er klar", "Det blev købt i 2025. Prisen falder med virkning pr. 1. januar 2026. Opstart i 2027.", "2025"),
        ("Nyt system er klar", "Firmaet blev grundlagt i 2004. Systemet blev købt i 2016.", "2016"),
    ],
)  # fmt: skip
def test_date_of_a_document(blank: Annotate, top: str, bottom: str, date: str | None) -> None:
    assert blank(f"{top}\n\n{BODY}\n\n{bottom}".strip()).document.date == date


def test_a_number_before_a_date_is_no_day_of_a_range(blank: Annotate) -> None:
    note = blank(f"Nyt om kort\n\nNr. 9 - 18. november 2016\n\n{BODY}")
    assert note.document.date == "2016-11-18"


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        (f"Hjortelev Kommune\nForside | Borger | Erhverv\n\nNyt system er klar\n\n{BODY}\n\nUdbetaling Danmark hjælper.",
         "Hjortelev Kommune"),
        (f"Kommunernes Tidende | Nr. 17 | 17. september 2015\n\nNyt system er klar\n\n{BODY}\n\nDet siger KL og KMD.",
         "Kommunernes Tidende"),
        (f"Høringssvar fra Hjortelev Kommune\n\nTil Digitaliseringsstyrelsen\n\n{BODY}", "Hjortelev Kommune"),
        (f"Nyt system er klar\n\n{BODY}\n\nHjortekilde A/S har leveret systemet til KMD.\n\nOm Hjortekilde A/S\n\n"
         "Hjortekilde A/S har 30 ansatte.", "Hjortekilde A/S"),
        (f"Nyt system er klar\n\n{BODY}\n\nUdgivet af KL", "KL"),
    ],
)  # fmt: skip
def test_publisher_of_a_document(blank: Annotate, text: str, publisher: str) -> None:
    assert blank(text).document.publisher == publisher


def test_the_name_of_a_paper_at_the_head_is_an_organisation(blank: Annotate) -> None:
    note = blank(f"Kommunernes Tidende | Nr. 17 | 17. september 2015\n\nNyt system\n\n{BODY}")
    assert ("Kommunernes Tidende", "ORG") in {(e.text, e.label) for e in note.entities}


@pytest.mark.parametrize(
    "text",
    [
        f"Nyt system er klar\n\n{BODY}\n\nProjektet er støttet af Realdania, og der er også midler fra Realdania til næste år.",
        f"Nyt system er klar\n\nBåde Greve, Stevns og Solrød Kommune er med. {BODY}\n\nTolv kommuner i Region Sjælland følger efter.",
        f"Nyt system er klar\n\nIt-leverandøren KMD står bag systemet. {BODY}\n\nKMD har solgt det til mange.",
        f"Aftale på plads\n\nRegeringen har i dag indgået en aftale med KL. {BODY}\n\nDet har regeringen og KL talt længe om.",
        f"Aftale på plads\n\n{BODY} Det følger af aftalen, som regeringen indgik i sidste uge med KL.\n\nDer er lavet en aftale indgået med KL.",
        f"Nyt system er klar\n\n{BODY} Det er blevet til i et partnerskab mellem Realdania, KL og de fem regioner.",
        f"Nyt system er klar\n\n{BODY} Det gælder alle myndigheder (fx Skatteforvaltningen).",
        f"Nyt system er klar\n\n{BODY} Du kan møde op i Borgerservice.\n\nBestil tid i Borgerservice, hvis du vil have hjælp.",
        f"Nyt system er klar\n\n{BODY} Det viser en måling, som Megafon har lavet for kommunerne.",
        f"Debat\n\nLad os få orden i sagerne\n\nAf Anne Berg\n\n{BODY} Det vil Digitaliseringsstyrelsen ikke, og"
        " Digitaliseringsstyrelsen har ikke svaret mig. Digitaliseringsstyrelsen kan bedre.",
        f"Byrådet den 3. marts 2021\n\n{BODY}\n\nReferatet er godkendt.",
        f"Nyt system er klar\n\nAftalen er indgået i samarbejde med KMD. {BODY}\n\nDet er KMD, der har vundet udbuddet.",
        f"Nyt system er klar\n\n{BODY}\n\nDet sender kommunen videre til Sundhedsministeriet og KL i oktober.",
        f"Nyt system er klar\n\n{BODY} Det er lavet via OS2.\n\nEt godt eksempel findes i Hjortelev Kommune.",
        f"Når borgeren er kaptajn\n\nI Greve Kommune har man gjort det modsatte. {BODY}\n\nGreve Kommune er glad for det.",
        f"Debat\n\nLad os få orden i sagerne\n\nAf Anne Berg, formand for KL\n\n{BODY}",
    ],
)  # fmt: skip
def test_who_is_named_as_no_sender_names_itself_is_no_publisher(blank: Annotate, text: str) -> None:
    assert blank(text).document.publisher is None


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        (f"Forord\n\n{BODY} Sådan er det også i Greve Kommune. Derfor har vi skrevet denne plan.", "Greve Kommune"),
        ("Spørgsmål 12\n\nKlimaudvalget har stillet følgende spørgsmål nr. 12 (alm. del) til social- og indenrigsministeren,"
         f" som hermed besvares.\n\nSvar:\n\n{BODY}", "Social- og Indenrigsministeriet"),
        (f"Beretning om postkassen\n\nRigsrevisionen har selv taget initiativ til undersøgelsen. {BODY}\n\nDigitaliseringsstyrelsen"
         " har ansvaret. Digitaliseringsstyrelsen er enig.", "Rigsrevisionen"),
        (f"Strategi for data\n\n{BODY} Her står, hvordan Region Sjælland vil arbejde.\n\nDet følger af regionens sundhedsplan, og"
         f" det har det gjort siden regionens dannelse.\n\n{BODY}", "Region Sjælland"),
        (f"Strid om nyt system\n\nArtikel top billede\n\n{BODY}\n\nLæs svaret fra KL senere her på Fjordnyt.dk.", "Fjordnyt"),
        (f"KMD-konsulenter samarbejder med Greve Kommune\n\n{BODY}\n\nGreve Kommune er glad. Det er Greve Kommune ikke ene om.", "KMD"),
        (f"Fjordnyt-gæsteklumme: Kommunerne mangler hjælp\n\nAf: Anne Berg, konsulent i Greve Kommune\n\n{BODY}", "Fjordnyt"),
        (f"Svar på høringen om bilag\n\nForslaget udvider rådet med Realdania og KMD. {BODY}\n\nFra KL's side vil vi gerne være med.", "KL"),
        (f"Nyt system er klar\n\n{BODY} Så Omsorgsbladet har inviteret sig selv på besøg hos KL. KL er glad for det.", "Omsorgsbladet"),
    ],
)  # fmt: skip
def test_who_tells_the_text_is_its_publisher(blank: Annotate, text: str, publisher: str) -> None:
    assert blank(text).document.publisher == publisher


@pytest.mark.parametrize(
    ("byline", "author"),
    [
        ("Af Anne Berg, it-chef", "Anne Berg"),
        ("Af Anne Berg og Bo Holm", "Anne Berg og Bo Holm"),
    ],
)
def test_who_wrote_a_text(embedded: Annotate, byline: str, author: str) -> None:
    text = f"Nyt system er klar\n\n{byline}\n\n{BODY}"
    assert embedded(text).document.author == author

"""Of what kind a document is, and what stands at its head."""

from collections.abc import Callable

import pytest

from strategitekst.schema import Annotation

Annotate = Callable[..., Annotation]
BODY = (
    "Kommunen har taget det nye system i brug, og det skal spare tid for alle. Borgerne kan fra nu af"
    " se deres sager på nettet, og sagsbehandlerne slipper for at skrive dem ud."
)
PART = f"Baggrund\n\n{BODY}\n\nOrganisering\n\n{BODY}\n\nNæste skridt\n\n{BODY}"
SAID = "- Det går godt, siger Anne Berg, it-chef i Hjortelev Kommune."


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"Hjortelev Kommune | Handlingsplan 2018-2019\n\n4. Indsatser i perioden\n\n{PART}",
         "handlingsplan"),
        (f"Hjortelev Kommune   Strategi for data 2026-2029\n\n3. Pejlemærker\n\n{PART}",
         "strategi"),
        (f"Miljøstyrelsen / Evaluering af Program for Tilsyn\n\n6. Samlet vurdering\n\n{PART}",
         "statusrapport"),
        (f"Hjortelev Kommune\nTorvet 1\n9999 Hjortelev\n\nTil samtlige husstande\n\n19. april 2004\n\n"
         f"Vedrørende det nye system\n\n{BODY}", "andet"),
        (f"Digitaliseringsstyrelsen\nLandgreven 4\n1301 København K\n\nDato: 17. september 2020\n\n"
         f"Høring over udkast til lov om postkasser\n\n{BODY}", "høringssvar"),
        (f"Skatteministeriet\n\nBesvarelse af § 20-spørgsmål nr. S 356 om afgift\n\n{BODY}", "andet"),
        (f"Fjordnyt nr. 3\n\nOktober 2003\n\n{PART}", "nyhedsbrev"),
        (f"Orienteringsnotat: Det nye system\n\n{PART}", "notat"),
        (f"Samarbejdsaftale om det nye system\n\n{PART}", "aftale"),
        (f"Evaluering af programmet Fælles Sprog\n\n{PART}", "statusrapport"),
        (f"Ofte stillede spørgsmål om postkassen\n\n{PART}", "webside"),
        (f"Du er her: Forside > Om kommunen > Data\n\nDataværkstedet\n\n{PART}", "webside"),
        (f"Hjortelev Avis | Onsdag 15. november 2006 | Side 4\n\nFælles it til nytår\n\n{BODY}\n\n{SAID}",
         "presseartikel"),
        (f"Fra køb til brug\n\nGuide til kommuner om digitale projekter\n\n{PART}", "andet"),
        (f"Baggrund og motivation\n\n{PART}", "webside"),
        (f"Referencearkitektur for fælles data\n\nForord\n\n{PART}", "andet"),
        (f"Læs vores høringssvar til lovforslaget nedenfor. {BODY}\n\nHøring om lov om postkasser\n\n{BODY}", "høringssvar"),
        (f"Strid om nyt system\n\n{BODY}\n\n- Det går slet ikke, siger Anne Berg til Fagbladet Fjordliv.", "presseartikel"),
        (f"Strid om nyt system\n\n{BODY}\n\n- Det går godt, siger borgmester Anne Berg i en skriftlig kommentar.", "presseartikel"),
        (f"Strategi for data 2022-2025\n\n{BODY}\n\nIndstilling\n\nForvaltningen indstiller, at strategien godkendes.\n\n"
         f"Problemstilling\n\n{BODY}", "notat"),
        (f"Strategi for data 2022-2025\n\n{BODY}\n\nIndstilling\n\nForvaltningen indstiller, at strategien godkendes.\n\n"
         f"Sagsfremstilling\n\n{BODY}\n\nBeslutning\n\nGodkendt.", "referat"),
        (f"Strid om nyt system\n\n{BODY}\n\nArtikel top billede\n\n{BODY}", "presseartikel"),
        (f"Strid om nyt system\n\n{BODY} Fold sammen\n\n{BODY}", "presseartikel"),
        (f"Strid om nyt system\n\n{BODY}\n\n- Det går slet ikke, siger Anne Berg fra Fjordsoft til Fjordby Avis.", "presseartikel"),
        (f"Anne Berg • 3. maj 2021\n\nNyt system er klar\n\n{BODY}\n\n{SAID}", "presseartikel"),
        (f"11.04.24\n\nDerfor er det nye system en god idé\n\n{BODY} Jeg medgiver, at det kan lyde svært.\n\n"
         f"Når jeg alligevel siger ja, er det, fordi vi har prøvet det før.\n\n{BODY}", "debatindlæg"),
        (f"Den digitale strategi 2026-2029\n\nDen 11. juni 2025 blev den digitale strategi for 2026 til 2029 lanceret. {BODY}\n\n1. Fælles mål\n\nStrategien har fire mål, som parterne vil nå.",
         "webside"),
        (f"Aftale om data\n\n3. juni 2014\n\nRegeringen har i dag indgået en aftale med Hjortelev Kommune. {BODY}\n\n{SAID}", "nyhed"),
        (f"Nyt system\n\n{BODY} Kommunalbestyrelsen har netop vedtaget det.\n\n”Det er godt,” sagde Anne Berg på mødet.", "nyhed"),
        (f"Hjortelev Kommunes digitaliseringsstrategi 2030\n\nForord\n\nI Hjortelev Kommune er vi stolte af vores skoler. {BODY}", "strategi"),
        (f"Fælles kurs – Budgetforlig\n\n8. oktober 2015\n\n{PART}", "aftale"),
        (f"1. Nye skærme\n\nSagsfremstilling\n\n{BODY}", "referat"),
        (f"Aftale om data\n\n3. juni 2014\n\n{BODY}\n\nFinansminister Anne Berg siger om aftalen:\n\nDet er jeg glad for.", "nyhed"),
        (f"Nyt partnerskab\n\n{BODY}\n\nDet oplyser Hjortelev Kommune i en pressemeddelelse.", "presseartikel"),
        (f"Nyt system\n\nHjortelev - 24. november 2020 kl. 05:35 Af Anne Berg Kontakt redaktionen\n\n{BODY}", "presseartikel"),
        (f"Nyt system\n\n{BODY}\n\nSpørgsmål: Hvornår er det klar?\n\n- Det er det til nytår.", "presseartikel"),
        (f"Ny handlingsplan for data 2013 - Fjordforbundets høringssvar\n\n{PART}", "høringssvar"),
        (f"Ministerens tale på det digitale årsmøde\n\nJeg er glad for at være her. {BODY}", "andet"),
        (f"Kære alle\n\nDet talte ord gælder\n\nJeg er glad for at være her. {BODY}", "andet"),
        (f"Postkasse-projektevaluering\n\nSeptember 2024\n\n{PART}", "statusrapport"),
        (f"Hvis du har brug for hjælp med postkassen\n\n{BODY}", "webside"),
        (f"FAQ om det nye system\n\n{PART}", "webside"),
        (f"Nationale datastrategier\n\n{PART}", "webside"),
        (f"Til skoleledere, lærere og forældre\n\n{BODY}\n\nMed venlig hilsen\n\nAnne Berg", "andet"),
        (f"Nyt system\n\n{BODY}\n\n”Det er skidt,” siger formand Anne Berg til B.T. om sagen.", "presseartikel"),
        (f"Debat\n\nLad os få orden i sagerne\n\nAf Anne Berg, formand for Fjordrådet\n\n{BODY}", "debatindlæg"),
        (f"En lukket dør\n\n8. november 2011  |  FJORDFORBUNDET  |\n\nAf faglig sekretær Anne Berg\n\n{BODY}", "debatindlæg"),
        (f"Læserbrev: En lukket dør\n\n{BODY}\n\nMed venlig hilsen\n\nAnne Berg", "debatindlæg"),
        (f"En lukket dør\n\nDebatindlæg af Anne Berg\n\n{BODY}", "debatindlæg"),
        (f"Evalueringsrapport. Projekt Postkassen\n\n{PART}", "statusrapport"),
        (f"Nyt system\n\n4. juni 2012\n\nFJORDBY: Udvalget har sagt ja. {BODY}\n\n{SAID}", "presseartikel"),
    ],
)  # fmt: skip
def test_kind_of_a_document(blank: Annotate, text: str, kind: str) -> None:
    assert blank(text).document.kind == kind


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Fjordrådet for Hjortelev\n\nFjordnyt nr. 3\n\nOktober 2003\n\nIndhold\n\nStore planer i gang\n\n{BODY}",
         "Fjordnyt nr. 3"),
        (f"Til samtlige husstande i kommunen\n\nVedrørende systemet\n\n{BODY}", "Vedrørende systemet"),
        (f"Statens Data   Strategi 2027-2030\n\n4. Fire spor\n\n4.1 Indledning\n\n{BODY}", "4. Fire spor"),
        (f"Projekter > Nye Data\n\nNye Data\n\n{BODY}", "Nye Data"),
        (f"HJORTELEV AMT\n\nDigital hverdag\n\n{BODY}", "Digital hverdag"),
        (f"Fra køb til brug\n\nGuide til kommuner om arbejdet med digitale projekter\n\n{BODY}",
         "Fra køb til brug"),
    ],
)  # fmt: skip
def test_title_of_a_document(blank: Annotate, text: str, title: str) -> None:
    assert blank(text).document.title == title


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        (f"Sydsjællands Energisamarbejde | Om os | Nyt\n\nNyt system er klar\n\n{BODY} Det siger KL og KMD. KL er glad.",
         "Sydsjællands Energisamarbejde"),
        (f"Hjortekilde | Løsninger | Om os\n\nNyt system er klar\n\n{BODY} Hjortekilde A/S har 30 ansatte."
         " Det er Hjortekilde A/S glad for.", "Hjortekilde"),
        (f"Hjortelev Tidende | Forside | Debat | Job\n\nNyt system er klar\n\n{BODY} Det siger KL. KL er glad.",
         "Hjortelev Tidende"),
        (f"Nyt system er klar\n\n12. maj 2016\n\n{BODY} Danske Regioners bestyrelse er glad.\n\n"
         "Kontakt: Anne Berg, Danske Regioner, tlf. 3529 8000", "Danske Regioner"),
    ],
)  # fmt: skip
def test_publisher_at_the_head(blank: Annotate, text: str, publisher: str) -> None:
    assert blank(text).document.publisher == publisher


def test_a_day_and_month_before_a_blank_and_the_year_are_a_date_line(blank: Annotate) -> None:
    note = blank(f"Nyt system er klar\n\nHjortelev Avis 14/5 2019\n\n{BODY}")
    assert [p.role for p in note.passages] == ["title", "dateline", "paragraph"]


def test_a_title_that_tells_of_a_strategy_on_a_day_is_news(embedded: Annotate) -> None:
    text = f"Den fælleskommunale digitaliseringsstrategi 2011-2015 er nu afsluttet\n\n16. februar 2016\n\n{BODY}"
    assert embedded(text).document.kind == "nyhed"


def test_an_article_is_not_published_by_those_it_tells_of(embedded: Annotate) -> None:
    text = (
        "Nyt system forsinket igen\n\nAf Hans Dam\n\nSkat har igen udskudt sit nye system. Skat venter nu på"
        " Netcompany, og Skat vil ikke sige hvornår.\n\n”Det er en skandale,” siger Anne Berg til Computerworld."
    )
    assert embedded(text, kind="presseartikel").document.publisher in (None, "Computerworld")


def test_a_paper_in_capitals_is_written_as_it_is_spoken(embedded: Annotate) -> None:
    text = (
        f"HJORTELEV AVIS   Lørdag den 25. oktober 2014   Side 6\n\nNyt system\n\n{BODY}\n\n{SAID}"
    )
    assert embedded(text).document.publisher == "Hjortelev Avis"


def test_words_below_who_says_them_are_not_the_writers(blank: Annotate) -> None:
    own = "Jeg er glad for, at vi nu kommer i gang. Jeg tror på, at vi kan nå det, og jeg ser frem til det."
    note = blank(
        f"Ny strategi\n\n17. september 2020\n\n{BODY}\n\nFinansminister Anne Berg udtaler:\n\n{own}"
        f"\n\nKirkeminister Bo Holm udtaler:\n\n{own}"
    )
    assert note.document.kind == "nyhed"


def test_a_foreword_is_no_news(blank: Annotate) -> None:
    note = blank(f"Forord\n\n{BODY} I dag er det anderledes. Derfor har vi skrevet denne plan.")
    assert note.document.kind not in ("nyhed", "pressemeddelelse", "presseartikel")


def test_the_paper_that_asks_has_published_the_article(blank: Annotate) -> None:
    note = blank(f"Nyt system\n\n{BODY} Fjordliv har talt med Anne Berg.\n\n{BODY}\n\n{SAID}")
    assert (note.document.kind, note.document.publisher) == ("presseartikel", "Fjordliv")

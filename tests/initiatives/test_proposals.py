"""What is proposed as a mention: every way of being found, in a sentence of its own."""

from collections.abc import Callable

import pytest

from strategitekst.initiatives.proposal import Proposal
from strategitekst.initiatives.proposals import propose
from strategitekst.knowledge.registry import Registry
from strategitekst.schema import Annotation

Annotate = Callable[..., Annotation]
#: The opening of a plan.
PLAN = (
    "Handlingsplan for Nordby Kommune\n\nByrådet har vedtaget en plan for de næste fire år, og den"
    " fører strategien ud i livet.\n\n"
)


def found(note: Annotation) -> dict[str, Proposal]:
    proposals = propose(note.text, note.passages, note.entities, Registry([]))
    return {note.text[p.start : p.end]: p for p in proposals}


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Kommunen har købt et fælles sags- og dokumentsystem.", "fælles sags- og dokumentsystem"),
        (
            "De vil lave en strategi for digitalisering af den offentlige sektor nu.",
            "strategi for digitalisering af den offentlige sektor",
        ),
        (
            "Vi fulgte programmet for udbredelse af telemedicin til borgere med KOL i går.",
            "programmet for udbredelse af telemedicin til borgere med KOL",
        ),
        ("Det er en indsats for it i folkeskolen i år.", "indsats for it i folkeskolen"),
        ("Kommunen sætter et program for sikkerhed i gang.", "program for sikkerhed"),
        ("Den erstattede klimaplanen fra 2015.", "klimaplanen fra 2015"),
        ("Begge dele hører under den samme strategi.", "strategi"),
        (
            "Vi holder os til aftalen om pleje fra november 2024 endnu.",
            "aftalen om pleje fra november 2024",
        ),
        ("Den afløser planen for 2025 og 2026.", "planen for 2025 og 2026"),
        ("Det er led i udbud af næste generation af signaturen.", "næste generation af signaturen"),
        ("Foreningen er glad for indsats 6 i planen.", "indsats 6"),
        (
            "Staten sætter et forsøg med teknologiforståelse i gang.",
            "forsøg med teknologiforståelse",
        ),
        ("Udbredelsen af telemedicin er forsinket.", "Udbredelsen af telemedicin"),
        ("Derfor kommer der en opfølger på puljen.", "opfølger på puljen"),
        ("Planen udmøntes i en årlig handleplan.", "årlig handleplan"),
        ("Det er et spændende udviklingsprojekt for havnen.", "udviklingsprojekt for havnen"),
        ("Det er en satsning på droner i år.", "satsning på droner"),
        ("Vi har en strategi for vandet vedtaget af byrådet.", "strategi for vandet"),
        ("Vi har et forsøg med et udvidet samarbejde.", "forsøg med et udvidet samarbejde"),
        ("Til indsats for it i skolen afsat 20 mio. kr.", "indsats for it i skolen"),
        ("Det hører under initiativ 4.2 om åbne data.", "initiativ 4.2 om åbne data"),
        ("Der er en handlingsplan for initiativ 4.2 nu.", "handlingsplan for initiativ 4.2"),
        ("Vi venter på aftalen med staten om vejene.", "aftalen med staten om vejene"),
        (
            "Byen har en aftale med Danske Regioner om vagtlæger.",
            "aftale med Danske Regioner om vagtlæger",
        ),
        (
            "Byen har en aftale med Danske Regioner om at mødes.",
            "aftale med Danske Regioner",
        ),
        ("Den digitaliseringsstrategi Plan for vandet udløb.", "Plan for vandet"),
        ("Pengene går til indsats 2.3.2 i planen.", "indsats 2.3.2"),
        ("Det er den nye strategis første år.", "strategis"),
        ("Aftalen fra oktober 2012 gælder endnu.", "Aftalen fra oktober 2012"),
        ("Byen er med i en kampagne mod madspild nu.", "kampagne mod madspild"),
        ("Der kommer en pulje til digitale læremidler.", "pulje til digitale læremidler"),
        ("Et projekt om sensorer indgik også.", "projekt om sensorer"),
        ("I foråret begynder kurset.", "kurset"),
        ("Borgerne kan hente app'en gratis.", "app'en"),
        ("Nu følger en afprøvning af sensorer i Nordby.", "afprøvning af sensorer"),
        (
            "Med strategi for grønne data 2014-2017 ønsker vi mere.",
            "strategi for grønne data 2014-2017",
        ),
        ("Vi svarer på handlingsplan for åbne data - se bilaget.", "handlingsplan for åbne data"),
        ("Byens it-plan mod 2020 er klar.", "it-plan mod 2020"),
        (
            "Det står i aftalen om kommunernes økonomi i 2015 nu.",
            "aftalen om kommunernes økonomi i 2015",
        ),
        (
            "I går blev byens klimaplan for 2026 til 2029 lanceret.",
            "klimaplan for 2026 til 2029",
        ),
        (
            "Det skal en ny strategi for drift af veje rette op på.",
            "strategi for drift af veje",
        ),
        ("Havnen omtaler klimaplanen for første gang i dag.", "klimaplanen"),
        ("Vi får klimaplanen om fem år.", "klimaplanen"),
        ("Klimaplanen for Nordbys vedkommende er klar.", "Klimaplanen"),
        ("I år siges det, at programmet for sensorer indføres nu.", "programmet for sensorer"),
        ("Byen venter på den næste afløser af NordSky.", "næste afløser af NordSky"),
        ("Nordnet er skolernes nye afløser til NordSky.", "afløser til NordSky"),
        ("Banken støtter projektet med en gave.", "projektet"),
        ("Havnen har købt løsningen for 75.000 kroner.", "løsningen"),
        ("Det følger af aftalen af 12. maj 2021 om stien.", "aftalen af 12. maj 2021"),
        (
            "Sådan er det efter aftalen om grøn varme af 12. maj 2021 nu.",
            "aftalen om grøn varme af 12. maj 2021",
        ),
        (
            "Der åbner en såkaldt klinisk sandkasse for sensorer.",
            "klinisk sandkasse for sensorer",
        ),
        (
            "Det kan blive til en fremtidig lokal strategi for skoven.",
            "lokal strategi for skoven",
        ),
        (
            "Byens nye it- og kanalstrategi for 2015-2018 er slut.",
            "it- og kanalstrategi for 2015-2018",
        ),
        ("Vi ved, at aftalen om grøn varme fortsat gælder.", "aftalen om grøn varme"),
        ("Vi beklager, at udfasningen af NordSky udskydes.", "udfasningen af NordSky"),
        ("Vi ser gerne, at strategien for skoven forlænges.", "strategien for skoven"),
        ("Til maj får vi en digitaliseringsstrategi for regionen.", "digitaliseringsstrategi"),
        ("Det er én havneplan for alle kommuner.", "havneplan"),
        ("Byen har et klimaprogram om bl.a. vand og vind.", "klimaprogram"),
        ("Projekt om sensorer i plejen skudt i gang", "Projekt om sensorer i plejen"),
        ("Projekt for borgere med KOL nærmer sig målet", "Projekt for borgere med KOL"),
        ("I strategien for robotter afprøves meget.", "strategien for robotter"),
        ("Ny plan for åbne data klar", "plan for åbne data"),
        (
            "Se forsøget om billeder på skoleområderne.",
            "forsøget om billeder på skoleområderne",
        ),
        (
            "Vi har en samlende, digital strategi for havnen.",
            "samlende, digital strategi for havnen",
        ),
        (
            "Vi forbereder en havneplan for perioden efter 2024.",
            "havneplan for perioden efter 2024",
        ),
        (
            "Nu begynder udbredelsen til borgere med diabetes.",
            "udbredelsen til borgere med diabetes",
        ),
        ("Plan for sensorer    Nyt    Fortsætter", "Plan for sensorer"),
    ],
)
def test_description_reaches_as_far_as_it_tells_which_one(
    blank: Annotate, sentence: str, words: str
) -> None:
    assert words in found(blank(f"Nyt fra kommunen\n\n{sentence}"))


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Byrådet vedtog Byen på vej, som er kommunens strategi.", "Byen på vej"),
        ("Her er status for Ét Spor i 2019.", "Ét Spor"),
        ("Driften af NordSky platformen er god.", "NordSky platformen"),
        ("Vi arbejder efter ”Tæt på, digitalt” i alle elleve kommuner.", "Tæt på, digitalt"),
        ("Med Færre kilometer er kørslen faldet.", "Færre kilometer"),
        (
            "Det er en indsats i kommunens strategi Fælles om stien og i budgettet.",
            "Fælles om stien",
        ),
        ("Projektet Tryghed døgnet rundt på Skovly er slut.", "Tryghed døgnet rundt"),
        ("Rene lister afsluttes som projekt.", "Rene lister"),
        ("Kurset følger af Teknologi for ledere, og i 2020 kommer et til.", "Teknologi for ledere"),
        ("Vi bruger stadig Digitale øjne i 2016 som mønster.", "Digitale øjne"),
        ("Projektet hedder Svar på kratholm.dk nu.", "Svar på kratholm.dk"),
        ("Her er Strategi for grøn drift og foregår i spor.", "Strategi for grøn drift"),
        ("Driften af NordSky- systemet er god.", "NordSky- systemet"),
        ("Som en del af Bredt Fjord-projektet graves der.", "Bredt Fjord-projektet"),
        ("I Grøn Kyst Projektet graves der.", "Grøn Kyst Projektet"),
    ],
)
def test_name_is_proposed_whole(blank: Annotate, sentence: str, name: str) -> None:
    assert found(blank(f"Nyt fra kommunen\n\n{sentence}"))[name].named


@pytest.mark.parametrize(
    ("sentence", "words", "named"),
    [
        ("Banen venter på Signalprogrammet i Nordby.", "Signalprogrammet", True),
        ("Nettet udvides. Der er plads på nettet.", "Nettet", False),
        ("Kanalstrategien fra 2014 gælder endnu.", "Kanalstrategien fra 2014", False),
        ("Rammen er National plan for sundhed.", "National plan for sundhed", True),
        ("Kampagnen er gratis for medlemmer.", "Kampagnen", False),
        ("”Klimaprojektet er godt i gang”, siger hun.", "Klimaprojektet", False),
        ("Der er sket en forsinkelse af EDIfact-udfasningen i år.", "EDIfact-udfasningen", False),
    ],
)
def test_capital_makes_a_name_only_where_no_sentence_opens(
    blank: Annotate, sentence: str, words: str, named: bool
) -> None:
    assert found(blank(f"Nyt fra kommunen\n\n{sentence}"))[words].named == named


@pytest.mark.parametrize(
    "sentence",
    [
        "Byrådet vedtog strategien, og den nuværende navnlig retter sig mod børn.",
        "Byrådet vedtog strategien, der er længere end den nuværende.",
        "Strategien er ny, og den nuværende tager fat på noget andet.",
    ],
)
def test_adjective_stands_alone_before_what_is_no_noun(blank: Annotate, sentence: str) -> None:
    assert "elliptic" in found(blank(f"Nyt fra kommunen\n\n{sentence}"))["nuværende"].sources


def test_adjective_before_its_noun_stands_for_nothing(blank: Annotate) -> None:
    note = blank("Nyt fra kommunen\n\nByrådet vedtog strategien for den nuværende periode.")
    assert "nuværende" not in found(note)


@pytest.mark.parametrize(
    "words", ["nuværende og fremtidige arbejde", "nuværende og næste kontrakt"]
)
def test_two_adjectives_before_their_noun_stand_for_nothing(blank: Annotate, words: str) -> None:
    note = blank(f"Nyt fra kommunen\n\nByrådet vedtog strategien for det {words} med vand.")
    assert "nuværende" not in found(note)


def test_adjective_before_more_of_them_and_a_noun_stands_for_nothing(blank: Annotate) -> None:
    note = blank(
        "Nyt fra kommunen\n\nStrategien er slidt, så byrådet vedtog en ny, ambitiøs klimaplan."
    )
    assert "ny" not in found(note)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Udvalget for 12 kommuner i Fjordregionen mødes.", "Fjordregionen"),
        ("Koden ligger hos NordNet-fællesskabet i Vejle.", "NordNet-fællesskabet"),
        ("Svaret bygger på Klimaredegørelse fra 2021 alene.", "Klimaredegørelse fra 2021"),
        ("Brevet går til Ministeren for byer og vej.", "Ministeren for byer og vej"),
        ("At afdelingen benævnes Jobhuset godkendes nu.", "Jobhuset godkendes"),
        ("Se sagen ”Pejlemærker for havnen” i referatet.", "Pejlemærker for havnen"),
        ("Listen kan ses på www.nordby.dk/Signalprogrammet i dag.", "Signalprogrammet"),
        ("Det er svært med så stort et udviklingsprojekt.", "udviklingsprojekt"),
        ("Vi er glade for samarbejdet med Netto.", "samarbejdet"),
        ("Udkastet blev offentliggjort på Byportalen i går.", "Byportalen"),
        ("Vi har længe savnet en digitaliseringsstrategi.", "digitaliseringsstrategi"),
        ("Hver skole i byen får nu en samlet handlingsplan.", "handlingsplan"),
        ("Det kræver en klimaplan, som byerne hver især laver.", "klimaplan"),
        ("Ingen ved, hvad ”hjemsted” betyder i loven.", "hjemsted"),
        ("Læs mere i vores FAQ om vand.", "FAQ"),
        ("På sygehuset ses KOL-patienter hver uge.", "KOL-patienter"),
        ("Målet følger af Parisaftalen fra dengang.", "Parisaftalen"),
        ("Driften ligger hos PlanNet drifts- og forvaltningsorganisationen.", "PlanNet"),
        ("Kravet kommer fra ”højeste sted” i byen.", "højeste sted"),
        ("Filen hentes som JSON fra havnen.", "JSON"),
        ("Rådhuset melder om en KMD-nedtur i maj.", "KMD-nedtur"),
        ("Havnen er med i to nye forsøg i år.", "forsøg"),
        ("Byen har i 2021 ikke en digitaliseringsstrategi.", "digitaliseringsstrategi"),
        ("Vi har stadig ikke i 2021 fået en klimaplan.", "klimaplan"),
        ("Parterne har indgået et forlig om den sene levering.", "forlig"),
        ("Byen har fem pejlemærker. Pejlemærkerne er vores egne.", "Pejlemærkerne"),
        ("Der er ingen penge i regeringens finanslovsudspil.", "finanslovsudspil"),
    ],
)
def test_what_is_never_a_mention(blank: Annotate, sentence: str, words: str) -> None:
    assert words not in found(blank(f"Nyt fra kommunen\n\n{sentence}"))


def test_definite_noun_that_ends_a_name_stands_for_it(blank: Annotate) -> None:
    note = blank(
        "Nyt fra kommunen\n\nKommunen har taget Dataetisk Kompas i brug. På mødet lå kompasset fremme."
    )
    assert "tail" in found(note)["kompasset"].sources
    assert not found(note)["kompasset"].named


def test_label_on_a_line_of_its_own_numbers_the_title_below(blank: Annotate) -> None:
    note = blank(
        f"{PLAN}Initiativ 5\n\nRen besked til alle\n\nBreve skrives om, så de er til at forstå."
    )
    proposals = found(note)
    assert "numbered heading" in proposals["Ren besked til alle"].sources
    assert "Initiativ 5" not in proposals


def test_heading_whose_section_names_an_owner_is_told_so(blank: Annotate) -> None:
    note = blank(
        f"{PLAN}1.1 Ren besked\n\nBreve skrives om, så de er til at forstå.\n\nEjer: it-chefen. Frist: juni 2021.\n\n"
        "1.2 Baggrund\n\nByen vokser, og det gør opgaverne også."
    )
    proposals = found(note)
    assert proposals["Ren besked"].owned
    assert not proposals["Baggrund"].owned


def test_cells_of_one_column_keep_company(blank: Annotate) -> None:
    table = (
        "Nr.\tIndsats\tEjer\tFrist\n1\tRen besked\tBorgerservice\t2024\n2\tÅben by\tTeknik\t2025"
    )
    proposals = found(blank(f"Handlingsplan\n\n{table}"))
    assert "measure cell" in proposals["Ren besked"].sources
    assert proposals["Ren besked"].company == proposals["Åben by"].company
    assert proposals["Ren besked"].owned


def test_adjective_alone_stands_for_the_noun_before(blank: Annotate) -> None:
    note = blank(
        "Nyt fra kommunen\n\nByrådet vedtog strategien i går, og den forrige gjaldt til 2015."
    )
    assert "elliptic" in found(note)["forrige"].sources


def test_number_before_a_title_is_no_description(blank: Annotate) -> None:
    note = blank(
        f"{PLAN}Indsats 4: Åbne dagsordener\n\nDagsordener lægges frem. Ejer: Rådhuset.\n\nSe indsats 4."
    )
    assert "Indsats 4" not in found(note)
    assert "indsats 4" in found(note)


def test_name_is_found_again_behind_a_small_word_that_opens_the_sentence(blank: Annotate) -> None:
    note = blank("Sikker hånd om data\n\nMed Sikker hånd om data lægger byrådet en plan frem.")
    places = propose(note.text, note.passages, note.entities, Registry([]))
    again = [p.start for p in places if "again" in p.sources]
    assert note.text.rindex("Sikker hånd") in again


def test_a_political_settlement_stays_one(blank: Annotate) -> None:
    note = blank("Nyt fra byen\n\nPartierne har indgået et forlig om vejene i kommunen.")
    assert any(words.startswith("forlig") for words in found(note))


def test_not_only_a_strategy_is_one(blank: Annotate) -> None:
    note = blank("Nyt fra byen\n\nVi har ikke kun en digitaliseringsstrategi.")
    assert "digitaliseringsstrategi" in found(note)


def test_following_measures_introduce_a_list_with_a_full_stop(blank: Annotate) -> None:
    note = blank(
        f"{PLAN}Det skal ske gennem følgende 2 initiativer.\n\n1. Ren besked: Breve skrives om.\n\n"
        "2. Åben by: Data lægges frem."
    )
    assert {"introduced item", "counted item"} <= found(note)["Ren besked"].sources


def test_what_a_headline_quotes_is_no_title(blank: Annotate) -> None:
    note = blank("It-chef Bo Lind, Nordby: ”Havnen er klar til mere”\n\nDet siger han i dag.")
    assert "Havnen er klar til mere" not in found(note)

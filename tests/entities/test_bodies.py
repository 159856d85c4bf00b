"""Bodies by their capital, their owners and their products; offices further from the name."""

from collections.abc import Callable

import pytest

from strategitekst.schema import Annotation

Annotate = Callable[..., Annotation]
HEAD = "Nyt fra byen\n\n"


def names(note: Annotation) -> list[tuple[str, str]]:
    return [(e.text, e.label) for e in note.entities]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Det er dyrt. /ritzau/", ("ritzau", "ORG")),
        ("Du kan få hjælp i Borgerservice.", ("Borgerservice", "ORG")),
        ("Planen er klar. Ansvarlig: It-afdelingen.", ("It-afdelingen", "ORG")),
        ("Notatet er skrevet af Løn- og Indkøbsafdelingen i går.", ("Løn- og Indkøbsafdelingen", "ORG")),
        ("Forsøget begyndte på Lyngskolen i maj.", ("Lyngskolen", "ORG")),
        ("Personalet på Sandhjemmet er glade.", ("Sandhjemmet", "ORG")),
        ("Det siger KL's kontor for Sundhed og Ældre.", ("KL's kontor for Sundhed og Ældre", "ORG")),
        ("Sagen er sendt til Den Nationale Bestyrelse for Velfærdsdata.",
         ("Den Nationale Bestyrelse for Velfærdsdata", "ORG")),
        ("Havlys er kommunens udviklingscenter for velfærd.", ("Havlys", "ORG")),
        ("Tallene samles i Humørdagbogen hver aften.", ("Humørdagbogen", "PRODUCT")),
        ("Svaret ligger i Sagsporten, som åbner i maj.", ("Sagsporten", "PRODUCT")),
        ("Det siger skipper Karl Lund Holm, Sandvig Fiskekasse, der er formand.", ("Sandvig Fiskekasse", "ORG")),
        ("Sagen er sendt til Det Rådgivende Udvalg for Kystfiskeri.", ("Det Rådgivende Udvalg for Kystfiskeri", "ORG")),
        ("Det siger Norddal Kommunes skole- og kulturforvaltning.", ("Norddal Kommunes skole- og kulturforvaltning", "ORG")),
        ("Sagen er meldt til Nord- og Østfjords Politi.", ("Nord- og Østfjords Politi", "ORG")),
        ("Vi har købt Havblik Omsorg af Havblik A/S.", ("Havblik Omsorg", "PRODUCT")),
        ("Det siger direktør i KMD Lis Holm Berg.", ("Lis Holm Berg", "PER")),
        ("Brevene leveres af e-Boks A/S.", ("e-Boks A/S", "ORG")),
        ("Der ligger et brev i din e-Boks.", ("e-Boks", "PRODUCT")),
        ("I 2009 slog Hjortelev Kommune til, og siden valgte Odense systemet.", ("Odense", "ORG")),
        ("Med i udvalget er Lis Holm (Struer, formand).", ("Struer", "ORG")),
        ("Sagen er sendt til Rådet for bæredygtig Havnedrift.", ("Rådet for bæredygtig Havnedrift", "ORG")),
        ("KL holdt møde i Kundeforum for kommunale skoler og biblioteker.",
         ("Kundeforum for kommunale skoler og biblioteker", "ORG")),
        ("Det drøftes i Havneforum i maj.", ("Havneforum", "ORG")),
        ("Det støttes af Fonden Fjordbyens Gamles Vel.", ("Fonden Fjordbyens Gamles Vel", "ORG")),
        ("Nyt er en integration til Havne API.", ("Havne API", "PRODUCT")),
        ("Deltagere: Assens, Struer og Odder kommuner.", ("Struer", "ORG")),
    ],
)  # fmt: skip
def test_names_that_need_no_list(blank: Annotate, sentence: str, expected: tuple[str, str]) -> None:
    assert expected in names(blank(HEAD + sentence))


def test_a_finance_act_has_its_year_inside(blank: Annotate) -> None:
    note = blank(HEAD + "Pengene kommer på finansloven for 2022, og planen gælder i 2023.")
    assert ("finansloven for 2022", "MISC") in names(note)
    note = blank(HEAD + "Pengene er med i regeringens finanslovsforslag for 2022.")
    assert ("finanslovsforslag for 2022", "MISC") in names(note)


@pytest.mark.parametrize(
    "sentence",
    [
        "På Socialområdet går det godt. Området er stort.",
        "Vi har besluttet det i Folkeskolen og på Plejehjemmet.",
        "Strategi 2011-2015 Initiativ 3 er i gang.",
        "Samtidig er netværket en virksomhed i vækst.",
    ],
)
def test_common_nouns_are_no_bodies(blank: Annotate, sentence: str) -> None:
    assert [n for n in names(blank(HEAD + sentence)) if n[1] in ("ORG", "LOC")] == []


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("Hjortelev Kommune sparer\n\nUdvalget for Klima og Miljø i Hjortelev Kommune er hørt.",
         "Hjortelev Kommunes Udvalg for Klima og Miljø"),
        ("Nyt\n\nFormanden for Økonomiudvalget i Hjortelev Kommune er glad.", "Hjortelev Kommunes Økonomiudvalg"),
        ("Hjortelev Kommune sparer\n\nSpørg medarbejderne i Borgerservice.", "Hjortelev Kommunes Borgerservice"),
        ("Nyt\n\nHavblik A/S er valgt. Vi er glade for Havblik.", "Havblik"),
        ("Nyt\n\nSystemet kommer fra Havblik A/S.", "Havblik A/S"),
        ("Nyt\n\nDet har Lis Holm Berg (F) foreslået.", "Socialistisk Folkeparti"),
        ("Nyt\n\nTil stede: Lis Holm Berg, (F), formand.", "Socialistisk Folkeparti"),
        ("Hjortelev Kommune\n\nSagen sendes til Klima- og Planudvalg.", "Hjortelev Kommunes Klima- og Planudvalg"),
        ("Nyt\n\nFolketingets Vej- og Broudvalg mødes. Svaret fra Vej- og Broudvalget kommer.", "Folketingets Vej- og Broudvalg"),
        ("Nyt\n\nDet siger KL's Vej- og Broenhed. Vej- og Broenheden er ny.", "KL's Vej- og Broenhed"),
        ("Hjortelev Kommune\n\nVej- og Broforvaltningen (VBF) er ny.", "Hjortelev Kommunes Vej- og Broforvaltning"),
        ("Nyt\n\nMinisteriet for Veje (Vejministeriet) er nyt.", "Ministeriet for Veje"),
        ("Nyt\n\nDet daværende Vejministerium var med.", "Vejministeriet"),
        ("Nyt\n\nKLs bestyrelse er enig.", "KL's bestyrelse"),
        ("Nyt\n\nPLO's bestyrelse er enig.", "Praktiserende Lægers Organisations bestyrelse"),
        ("Nyt\n\nDansk IT´s bestyrelse er enig.", "Dansk IT's bestyrelse"),
    ],
)  # fmt: skip
def test_canonical_names_take_the_owner_in(blank: Annotate, text: str, canonical: str) -> None:
    assert canonical in [e.canonical for e in blank(text).entities]


def test_letters_in_brackets_are_the_name_before_further_on_too(blank: Annotate) -> None:
    note = blank("Nyt\n\nVej- og Broforvaltningen (VBF) er ny. Det oplyser VBF.")
    bodies = [e.canonical for e in note.entities if e.label == "ORG"]
    assert set(bodies[:2]) == {"Vej- og Broforvaltningen"}


def test_a_committee_of_another_owner_is_not_the_municipalitys(blank: Annotate) -> None:
    note = blank(
        "Hjortelev Kommune\n\nDet siger rådets Vejudvalg. Det midlertidige Broudvalg er nyt."
    )
    assert "Hjortelev Kommunes Vejudvalg" not in [e.canonical for e in note.entities]
    assert "Hjortelev Kommunes Broudvalg" not in [e.canonical for e in note.entities]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("De fire kommuner (Struer, Herning, Vejle og Lemvig) skrev under.", ("Struer", "ORG")),
        ("Ring til Struer og andre kommuner.", ("Struer", "ORG")),
        ("Sådan er det i Struer og andre kommuner.", ("Struer", "LOC")),
        ("De deltagende kommuner er: Struer, Herning og Vejle.", ("Herning", "ORG")),
        ("Kommunerne i forsøget er Struer, Herning og Vejle.", ("Vejle", "ORG")),
        ("Fem kommuner deltager: Struer, Herning og Vejle.", ("Struer", "ORG")),
        ("Med i forsøget er kommunerne Struer og Vejle.", ("Vejle", "ORG")),
        ("Det er prøvet i fire kommuner: Struer, Herning, Odder og Vejle.", ("Vejle", "LOC")),
        ("Seks kommuner – Struer, Herning og Vejle – er med.", ("Struer", "ORG")),
        ("Det siger it-chef Lis Holm fra Struer, der er en af de ti kommuner i forsøget.", ("Struer", "ORG")),
        ("I Struer, der er en af de ti kommuner i forsøget, går det godt.", ("Struer", "LOC")),
        ("Formand for Teknik- og miljøudvalget er glad.", ("Teknik- og miljøudvalget", "ORG")),
        ("Han er chef i Digitaliserings- og it-afdelingen.", ("Digitaliserings- og it-afdelingen", "ORG")),
        ("Det har Deloitte Consulting regnet på.", ("Deloitte Consulting", "ORG")),
        ("I dag er det e-Boks, og e-Boks har desuden kontrakt med bankerne.", ("e-Boks", "ORG")),
        ("Det afgør, hvad e-Boks beslutter.", ("e-Boks", "ORG")),
        ("Det står i e-Boks’ regnskab.", ("e-Boks’", "ORG")),
        ("Brevet kan ses i e-Boks nu.", ("e-Boks", "PRODUCT")),
        ("Vi ses til Havblik Summit i maj.", ("Havblik Summit", "MISC")),
        ("Det skriver Berlingske Business KMD i dag.", ("Berlingske Business", "ORG")),
        ("Forsøget er på plejehjemmene Engbo, Lundbo og Havbo.", ("Engbo", "ORG")),
        ("Det er Transportministeriets departement, der svarer.", ("Transportministeriets departement", "ORG")),
        ("Sagen ligger hos KMD's servicedesk.", ("KMD's servicedesk", "ORG")),
        ("Det går til Fællesstyregruppen for den grønne vejstrategi.", ("Fællesstyregruppen for den grønne vejstrategi", "ORG")),
        ("Vi ses på Havnedagene i maj.", ("Havnedagene", "MISC")),
        ("Det klares i It-samarbejdet Nordvest.", ("It-samarbejdet Nordvest", "ORG")),
        ("Vi er med i Netværk for digital inklusion.", ("Netværk for digital inklusion", "ORG")),
        ("Det følger af Lov om veje og broer, der gælder nu.", ("Lov om veje og broer", "MISC")),
        ("Vi støtter lov om  Digitale Veje i dag.", ("lov om  Digitale Veje", "MISC")),
        ("Vi vil have et CO2-neutralt Danmark.", ("Danmark", "LOC")),
        ("Der er travlt i Norddal Bymidte.", ("Norddal Bymidte", "LOC")),
        ("Mødet er i Havneparken.", ("Havneparken", "LOC")),
        ("Vi går på Havnevejen. Snart er Havnevejens træer væk.", ("Havnevejens", "LOC")),
        ("Kontorchef Lise Holm Berg kom. Lise bød velkommen.", ("Lise", "PER")),
        ("Det siger direktør i Netcompany Lise Holm Berg.", ("Netcompany", "ORG")),
        ("Det siger formand for Region Nordjyllands Udvalg for Stille Trafik og Veje Lise Holm Berg.", ("Lise Holm Berg", "PER")),
        ("Prisen er fast, oplyser Strandvig Data i dag.", ("Strandvig Data", "ORG")),
    ],
)  # fmt: skip
def test_names_by_their_neighbours(
    blank: Annotate, sentence: str, expected: tuple[str, str]
) -> None:
    assert expected in names(blank(HEAD + sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Sagen er i Sundheds/FHIR-standarden og KMD Nexus-platformen.",
        "Vi bruger Robotic Process Automation i sagen.",
        "Det siger en af vores, Børne- og Kulturdirektør.",
        "Se KEF Alm.del Bilag 12.",
        "Vi bruger Danskernes Digitale Bibliotek hver dag.",
    ],
)
def test_techniques_offices_and_halves_of_compounds_are_no_names(
    embedded: Annotate, sentence: str
) -> None:
    assert names(embedded(HEAD + sentence)) == []


def test_what_is_launched_is_no_body(embedded: Annotate) -> None:
    note = embedded(HEAD + "KL har lanceret Kommunernes Vejradar, som viser vejene.")
    assert [n for n in names(note) if n[1] == "ORG"] == [("KL", "ORG")]


def test_a_title_begins_behind_the_party(embedded: Annotate) -> None:
    note = embedded(HEAD + "Aftale mellem regeringen og Radikale Venstre Aftale om grønne veje.")
    assert ("Radikale Venstre", "ORG") in names(note)


def test_a_list_of_participants_tells_where_they_come_from(embedded: Annotate) -> None:
    note = embedded("Deltagere\n\nMarianne Holm Berg, Café Solsikken\nLars Dahl, Odder Kommune")
    assert ("Café Solsikken", "ORG") in names(note)


def test_a_speaker_of_a_meeting_is_found_whole(embedded: Annotate) -> None:
    note = embedded(HEAD + "Oplæg om veje v/Lena Malmberg Thorsgaard efter frokost.")
    assert ("Lena Malmberg Thorsgaard", "PER") in names(note)


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Digitaliseringsministeren (Lis Holm Berg) er enig.", "Digitaliseringsministeren"),
        ("Ministeren for veje og broer (Lis Holm Berg):", "Ministeren for veje og broer"),
        ("Tredje næstformand (Lis Holm Berg):", "Tredje næstformand"),
        ("Avisen. Ansvarshavende redaktør: Lis Holm Berg.", "Ansvarshavende redaktør"),
        ("Afløseren for direktør Lis Holm Berg er her. Lis Holm Berg er pr. 1. april tiltrådt som konsulent i KL.", "konsulent i KL"),
        ("KL har ansat direktør Lis Holm Berg.", "direktør"),
        ("Det siger formand for styregruppen, direktør Lis Holm Berg.",
         "formand for styregruppen, direktør"),
        ("Det siger Lis Holm Berg, der er chef i KL og overtog posten i maj.", "chef i KL"),
        ("Med er Lis Holm Berg, biolog, og andre.", "biolog"),
    ],
)  # fmt: skip
def test_roles_stand_further_from_the_name(blank: Annotate, sentence: str, role: str) -> None:
    assert role in [e.role for e in blank(HEAD + sentence).entities if e.label == "PER"]


def test_a_surname_is_no_company(embedded: Annotate) -> None:
    note = embedded(HEAD + "”Det er godt for alle borgere,” siger Merete Falck Holmgaard i dag.")
    assert ("Merete Falck Holmgaard", "PER") in names(note)


def test_a_newsletter_has_a_title_of_its_own(blank: Annotate) -> None:
    text = (
        "KL\n\nNyt om broer og veje\n\nNr. 2, 12. april 2018\n\nVejene er lange, og broerne er få."
    )
    assert ("Nyt om broer og veje", "MISC") in names(blank(text))


def test_the_name_above_the_menu_is_the_papers(blank: Annotate) -> None:
    text = (
        "Digital Hverdag\nForside · Nyheder · Navne · Job\n\nKL vedtager ny plan\n\n"
        "KL har i dag vedtaget en plan, siger formanden for KL."
    )
    note = blank(text)
    assert note.document.publisher == "Digital Hverdag"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Det er aftalt med Digitaliserings-\nstyrelsen i maj.", "Digitaliseringsstyrelsen"),
        ("Det er sagt af Børne- og Ungeforvalt- ningen i maj.", "Børne- og Ungeforvaltningen"),
    ],
)
def test_words_that_the_page_broke_are_joined(
    blank: Annotate, sentence: str, expected: str
) -> None:
    assert expected in [e.canonical for e in blank(HEAD + sentence).entities]


def test_a_street_is_no_person(embedded: Annotate) -> None:
    note = embedded(
        "Nyt\n\nVandrådet har ansat en ny leder.\n\nVandrådet, Solbjerg Hovedgade 88, 8355 Solbjerg"
    )
    assert ("Solbjerg Hovedgade", "LOC") in names(note)


def test_a_noun_in_a_heading_is_no_name(embedded: Annotate) -> None:
    text = HEAD + "Plan for byen\n\n1. Overblik\n2. Overvågning\n\nPlanen er ny i år."
    assert [e.text for e in embedded(text).entities if e.label in ("ORG", "PER", "LOC")] == []


@pytest.mark.parametrize(
    ("sentence", "word", "labels"),
    [
        # two names without a mark between them are one
        ("Sagen er sendt til Statsforvaltningen Sjælland i går.", "Statsforvaltningen Sjælland", ["ORG"]),
        ("Planen drøftes i Folketingets Kommunaludvalg.", "Folketingets Kommunaludvalg", ["ORG"]),
        ("Aftalen er indgået med Dansk Sygeplejeråd, Kreds Midtjylland.", "Dansk Sygeplejeråd, Kreds Midtjylland", ["ORG"]),
        # the other half of a word is no end of a name
        ("Det siger Foreningen af Danske Tagmænd og Tømrer- og Murerlauget.", "Foreningen af Danske Tagmænd", ["ORG"]),
        # towns of a row are of one kind
        ("Systemet er købt sammen med Billund, Fanø og Vejen.", "Fanø", ["ORG"]),
        ("Kurserne holdes i Billund, Fanø og Vejen.", "Fanø", ["LOC"]),
        ("Her deltager Vejle, Albertslund og Kalundborg.", "Kalundborg", ["ORG"]),
        ("Flere kommuner, bl.a. Ballerup og Syddjurs, har udviklet selv.", "Ballerup", ["ORG"]),
        # who is responsible, by one word; not an office
        ("Kurset holdes i maj. Ansvarlig: Visitationen.", "Visitationen", ["ORG"]),
        ("Kurset holdes i maj. Ansvarlig: Velfærdsdirektøren.", "Velfærdsdirektøren", []),
        # party letters behind a person, not behind a demand or a licence
        ("Krav K-2 (K) skal opfyldes.", "K", []),
        ("Du skal have kørekort (B) til jobbet.", "B", []),
        # the committee of employer and staff at the top has a name, the others have none
        ("Sagen har været i høring i Hoved-MED.", "Hoved-MED", ["ORG"]),
        ("Sagen har været i høring i det lokale MED-udvalg.", "MED-udvalg", []),
        # the EU's by their short names, in a text on its laws
        ("Det følger af forordningen. Kommissionen har fremsat et forslag.", "Kommissionen", ["ORG"]),
        ("Kommissionen har afleveret sin rapport om veje.", "Kommissionen", []),
        # papers by an ordinary word
        ("Det skriver dagbladet Børsen i dag.", "Børsen", ["ORG"]),
        # a coined word among bodies, or doing what they do, is a body's
        ("Det siger KL, Danske Regioner og NordLink.", "NordLink", ["ORG"]),
        ("Vi bruger NordLink til fakturaer.", "NordLink", ["PRODUCT"]),
        ("Danske NordLink har fået rammeaftale.", "NordLink", ["ORG"]),
        ("Udvalget holdt møde. Formanden for Teknisk Udvalg er glad.", "Teknisk Udvalg", ["ORG"]),
    ],
)  # fmt: skip
def test_what_stands_beside_tells_bodies(
    blank: Annotate, sentence: str, word: str, labels: list[str]
) -> None:
    note = blank(f"{HEAD}{sentence}")
    assert [e.label for e in note.entities if e.text == word] == labels


@pytest.mark.parametrize(
    ("sentence", "canonical"),
    [
        ("Aftalen er indgået med Avaleo ApS i går.", "Avaleo"),  # the list has it without its form
        ("Det oplyser Statens Arkiver.", "Statens Arkiver"),  # a former name of its own
        ("Det følger af forordningen. Kommissionens forslag er klart.", "Europa-Kommissionen"),
    ],
)
def test_usual_names_of_bodies(blank: Annotate, sentence: str, canonical: str) -> None:
    assert canonical in [e.canonical for e in blank(f"{HEAD}{sentence}").entities]


def test_a_regions_committee_has_the_region_in_its_name(blank: Annotate) -> None:
    note = blank(
        "Region Syddanmark\nNyhed\n\nMere it på sygehusene\n\nRegion Syddanmark har vedtaget en plan."
        " Det siger formanden for Digitaliseringsudvalget."
    )
    assert "Region Syddanmarks Digitaliseringsudvalg" in [e.canonical for e in note.entities]


def test_the_first_cell_of_a_page_is_its_sender(blank: Annotate) -> None:
    note = blank("Kommunen | Torsdag | Nr. 31 | Side 6\n\nNy plan\n\nByrådet har vedtaget en plan.")
    assert ("Kommunen", "ORG") in names(note)


def test_a_body_is_called_by_its_first_word_further_on(blank: Annotate) -> None:
    text = (
        "Rådet for bæredygtig Havnedrift er nyt. I dag består Rådet af havne. Det er i Rådets interesse. Rådet har"
        " svaret, og rådet er enigt."
    )
    bodies = [(e.text, e.canonical) for e in blank(HEAD + text).entities if e.label == "ORG"]
    full = "Rådet for bæredygtig Havnedrift"
    assert bodies == [(full, full), ("Rådet", full), ("Rådets", full), ("Rådet", full)]


def test_a_unit_of_a_body_is_called_by_its_own_name_further_on(blank: Annotate) -> None:
    text = "Havnestyrelsens Dataenhed er ny. Målingerne laves af Dataenheden selv. Enheden vokser."
    full = "Havnestyrelsens Dataenhed"
    bodies = [(e.text, e.canonical) for e in blank(HEAD + text).entities if e.label == "ORG"]
    assert bodies == [(full, full), ("Dataenheden", full)]


def test_a_first_word_whose_capital_opens_the_sentence_is_a_common_noun(blank: Annotate) -> None:
    note = blank(HEAD + "Styrelsen for Havne er ny. Styrelsen siger, at styrelsen har travlt.")
    assert names(note) == [("Styrelsen for Havne", "ORG")]

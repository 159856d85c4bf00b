"""Names, their canonical forms, and the roles of persons."""

from collections.abc import Callable

import pytest

from strategitekst.schema import Annotation

Annotate = Callable[..., Annotation]


def names(note: Annotation) -> list[tuple[str, str, str | None]]:
    return [(e.text, e.label, e.canonical) for e in note.entities]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Vi ses på Kommunaløkonomisk Forum i næste uge.",
            ("Kommunaløkonomisk Forum", "MISC", None),
        ),
        ("Det mener KL’s direktion.", ("KL’s", "ORG", "KL")),
        ("Det mener KL's direktion.", ("KL's", "ORG", "KL")),
        ("Det siger Kommunernes Landsforening.", ("Kommunernes Landsforening", "ORG", "KL")),
        ("Danske Regioners medlemmer er enige.", ("Danske Regioners", "ORG", "Danske Regioner")),
        ("Opgaven ligger i Digitaliseringsstyrelsen.", ("Digitaliseringsstyrelsen", "ORG", "Digitaliseringsstyrelsen")),
        ("Det sker i Århus Kommune.", ("Århus Kommune", "ORG", "Aarhus Kommune")),
        ("Foto: COLOURBOX", ("COLOURBOX", "ORG", "Colourbox")),
        ("Borgeren brugte Nem-Id til det.", ("Nem-Id", "PRODUCT", "NemID")),
        ("Se mere på borger.dk om emnet.", ("borger.dk", "PRODUCT", "borger.dk")),
        ("Mødet blev holdt i Esbjerg i år.", ("Esbjerg", "LOC", None)),
        ("Driften ligger hos Uni C i år.", ("Uni C", "ORG", "UNI-C")),
        ("Det mener HK-forbundet.", ("HK-forbundet", "ORG", "HK")),
        ("Læs kommentaren her på Computerworld.dk.", ("Computerworld.dk", "ORG", "Computerworld")),
        ("Hun udtalte til Børsen, at det haster.", ("Børsen", "ORG", "Børsen")),
        ("Bilen holdt ved Google i fire timer.", ("Google", "ORG", "Google")),
        ("Nogle søger svar på Google og spørger naboen.", ("Google", "PRODUCT", "Google")),
        ("Vi afprøver Sensum Journalhjælp i år.", ("Sensum Journalhjælp", "PRODUCT", "Sensum Journalhjælp")),
        ("Systemet ’Aula’ er nyt.", ("Aula", "PRODUCT", "Aula")),
        ("Og Danmark skal også være med.", ("Danmark", "LOC", None)),
    ],
)  # fmt: skip
def test_names_of_the_knowledge_base_are_found(
    blank: Annotate, sentence: str, expected: tuple[str, str, str | None]
) -> None:
    assert expected in names(blank(f"Nyt fra byen\n\n{sentence}"))


@pytest.mark.parametrize(
    "sentence",
    [
        "EU-direktivet gælder her.",
        "De gamle KMD-systemer lukker.",
        "Skriv til post@kl.dk eller se www.kl.dk.",
        "Find blanketten på www.udbud.dk eller https://nemid.nu.",
        "Regeringen og kommunerne er enige om det danske samarbejde.",
        "Byen kalder sig en Smart City.",
        "Det mener HK’erne og en DJØF'er også.",
    ],
)
def test_compounds_addresses_and_concepts_are_no_names(blank: Annotate, sentence: str) -> None:
    found = [e for e in blank(f"Nyt fra byen\n\n{sentence}").entities if e.label != "DATE"]
    assert found == []


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        (
            "Det siger KL’s Børne- og Undervisningsudvalg i dag.",
            "KL’s Børne- og Undervisningsudvalg",
        ),
        ("Ring til KL’s pressevagt.", "KL’s pressevagt"),
        (
            "Sagen ligger i Social-, Bolig- og Ældreministeriet nu.",
            "Social-, Bolig- og Ældreministeriet",
        ),
        (
            "Det gælder Region Hovedstadens Center for Telemedicin også.",
            "Region Hovedstadens Center for Telemedicin",
        ),
        ("Firmaet hedder Havblik Data A/S og er nyt.", "Havblik Data A/S"),
        ("Det har analysefirmaet Nordhav Analyse regnet ud.", "Nordhav Analyse"),
    ],
)
def test_longest_name_of_an_organisation_wins(blank: Annotate, sentence: str, text: str) -> None:
    note = blank(f"Nyt fra byen\n\n{sentence}")
    assert [e.text for e in note.entities if e.label == "ORG"] == [text]


def test_coordinated_municipalities_are_each_one(blank: Annotate) -> None:
    note = blank("Nyt fra byen\n\nSorø, Køge og Mariagerfjord Kommuner er med.")
    assert [(e.text, e.canonical) for e in note.entities if e.label == "ORG"] == [
        ("Sorø", "Sorø Kommune"),
        ("Køge", "Køge Kommune"),
        ("Mariagerfjord Kommuner", "Mariagerfjord Kommune"),
    ]


def test_surname_alone_is_the_person_named_before(blank: Annotate) -> None:
    note = blank("Nyt fra byen\n\nKontorchef Ingrid Solvang er glad. Det er Solvang ikke alene om.")
    assert [e.canonical for e in note.entities if e.label == "PER"] == ["Ingrid Solvang"] * 2


@pytest.mark.parametrize(
    ("sentence", "role", "org"),
    [
        ("Det siger finansminister Ingrid Solvang.", "finansminister", None),
        ("Det siger KL’s formand Ingrid Solvang.", "KL’s formand", "KL"),
        ("Det siger klima-, energi- og forsyningsminister Ingrid Solvang (S).", "klima-, energi- og forsyningsminister", None),
        ("Det siger Ingrid Solvang, adm. direktør i KMD, som er glad.", "adm. direktør i KMD", "KMD"),
        ("Det siger Ingrid Solvang, formand for KL’s Arbejdsmarkeds- og Erhvervsudvalg, i dag.",
         "formand for KL’s Arbejdsmarkeds- og Erhvervsudvalg", "KL's Arbejdsmarkeds- og Erhvervsudvalg"),
        ("Ingrid Solvang, der er kontorchef i Digitaliseringsstyrelsen, er glad.",
         "kontorchef i Digitaliseringsstyrelsen", "Digitaliseringsstyrelsen"),
        ("Det siger chefkonsulent Ingrid Solvang fra KL.", "chefkonsulent", "KL"),
        ("Kontakt konsulent Ingrid Solvang på kontoret.", "konsulent", None),
        ("Det siger juridisk konsulent Ingrid Solvang.", "juridisk konsulent", None),
        ("Hos KL supplerer chefkonsulent Ingrid Solvang: ”Det er dyrt.”", "chefkonsulent", "KL"),
    ],
)  # fmt: skip
def test_role_of_a_person_is_read_where_it_stands(
    blank: Annotate, sentence: str, role: str, org: str | None
) -> None:
    note = blank(f"Nyt fra byen\n\n{sentence}")
    person = next(e for e in note.entities if e.label == "PER")
    assert (person.text, person.role, person.org) == ("Ingrid Solvang", role, org)


def test_users_own_names_are_added(tmp_path: object) -> None:
    from pathlib import Path  # noqa: PLC0415

    from strategitekst.loading import Settings  # noqa: PLC0415
    from strategitekst.pipeline import annotate_text  # noqa: PLC0415

    own = Path(str(tmp_path)) / "mine.toml"
    own.write_text(
        '[[organisation]]\nname = "Nordby Forsyning"\naliases = ["NF"]\n', encoding="utf-8"
    )
    note = annotate_text("Det siger NF i dag.", settings=Settings("blank", (str(own),)))
    assert ("NF", "ORG", "Nordby Forsyning") in names(note)


# --- names that can be two things ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentences", "word", "labels"),
    [
        # a surname that is also a town
        ("Det siger borgmester Anne Holstebro. Holstebro har selv tal med.", "Holstebro", ["PER"]),
        ("Det siger Peter Vejle, direktør i KL. Vejle er tilfreds.", "Vejle", ["PER"]),
        ("Ifølge professor Jens Lund er det for tidligt. Lund har fulgt sagen længe.", "Lund", ["PER"]),
        ("Det siger Inge Struer, der er lærer. Struer underviser i dansk.", "Struer", ["PER"]),
        ("Det siger Hans Tønder, formand for foreningen. Tønder er enig.", "Tønder", ["PER"]),
        ("Det siger Peter Vejle, direktør i KL. Mødet var i Vejle i går.", "Vejle", ["LOC"]),
        ("Mødet blev holdt i Holstebro i går.", "Holstebro", ["LOC"]),
        ("Kurset holdes på Fyn og i Struer.", "Fyn", ["LOC"]),
        # a town as actor
        ("Aarhus har købt et nyt system.", "Aarhus", ["ORG"]),
        ("Vejle Kommune er med. Vejle har dermed sparet penge.", "Vejle", ["ORG"]),
        ("Fredericia, Kolding og Middelfart har indgået en aftale.", "Kolding", ["ORG"]),
        ("Inden sommer skal Vejle, Kolding og Odense have valgt et system.", "Kolding", ["ORG"]),
        ("Siden maj har Kolding haft et kontor for unge.", "Kolding", ["ORG"]),
        ("Det går langsomt. Kolding afsætter 3 mio. kr. til det.", "Kolding", ["ORG"]),
        ("Det går langsomt. Kolding lader borgerne vente.", "Kolding", ["ORG"]),
        ("Det går fremad. Kolding har 60.000 borgere.", "Kolding", ["LOC"]),
        ("Nu kan Kolding måle støjen i byen.", "Kolding", ["ORG"]),
        ("Om ti år skal Kolding være større.", "Kolding", ["LOC"]),
        ("Derfor har både Vejle og Kolding valgt en ny app.", "Kolding", ["ORG"]),
        ("Det går hurtigt. Kolding inviterer til et møde.", "Kolding", ["ORG"]),
        ("Toget kører fra Aarhus til Odense.", "Aarhus", ["LOC"]),
        ("Aarhus ligger ved bugten.", "Aarhus", ["LOC"]),
        ("En af de kommuner, der er nået langt med skærmbesøg, er Struer.", "Struer", ["ORG"]),
        ("Struer er én af de kommuner, der er nået længst.", "Struer", ["ORG"]),
        ("Foruden Struer deltager tre kommuner.", "Struer", ["ORG"]),
        ("Næste år bør Struer kunne overtage løsningen.", "Struer", ["ORG"]),
        ("Siden har Struer valgt et andet system.", "Struer", ["ORG"]),
        ("Toget kan nå Struer før middag.", "Struer", ["LOC"]),
        # names that are also words
        ("EG har vundet udbuddet om ydelsessystemet.", "EG", ["ORG"]),
        ("Der er plantet eg og bøg på kirkegården.", "eg", []),
        ("EG-direktøren er glad for aftalen.", "EG", []),
        ("Region Midtjylland har købt skærme.", "Region Midtjylland", ["ORG"]),
        ("Regionen har købt skærme, og hver region vælger selv.", "Regionen", []),
        ("Venstre stemte imod planen.", "Venstre", ["ORG"]),
        ("Skiltet hænger til venstre for døren.", "venstre", []),
        ("Virk samler indberetninger.", "Virk", ["PRODUCT"]),
        ("Det skal virke i alle kommuner.", "virke", []),
        ("SKAT har lukket systemet, men du skal stadig betale skat.", "skat", []),
        ("Mødet var i skolens aula.", "aula", []),
        ("Det siger Per Sand fra KL. Sand er glad.", "Sand", ["PER"]),
        ("Der skal sand på vejen.", "sand", []),
        # party letters only behind a politician
        ("Anne Berg (V) stemte imod.", "V", ["ORG"]),
        ("Plan A blev til plan B.", "A", []),
    ],
)  # fmt: skip
def test_names_that_can_be_two_things_are_settled_by_context(
    blank: Annotate, sentences: str, word: str, labels: list[str]
) -> None:
    note = blank(f"Nyt fra byen\n\n{sentences}")
    last = [e.label for e in note.entities if e.text == word][-1:]
    assert last == labels


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Datahavnen, en fælles dataplatform, åbner i maj.", ("Datahavnen", "PRODUCT", "Datahavnen")),
        ("Kommunen har købt it-løsningen Skriverglad af et nyt firma.", ("Skriverglad", "PRODUCT", "Skriverglad")),
        ("Sagsbehandlerne bruger KMD Sygepenge hver dag.", ("KMD Sygepenge", "PRODUCT", "KMD Sygepenge")),
        ("Ældrerådet i Hjortelev har svaret.", ("Ældrerådet i Hjortelev", "ORG", "Hjortelev Kommunes Ældreråd")),
        ("Det siger formanden for Ældrerådet i Gribskov Kommune.",
         ("Ældrerådet", "ORG", "Gribskov Kommunes Ældreråd")),
        ("Hun er formand for KL's udvalg for Digital Forvaltning.",
         ("KL's udvalg for Digital Forvaltning", "ORG", "KL's udvalg for Digital Forvaltning")),
        ("Aftalen godkendes på Danske Regioners bestyrelses møde.",
         ("Danske Regioners bestyrelses", "ORG", "Danske Regioners bestyrelse")),
        ("Fejlen er meldt til Gladsaxe Kommunes it-sikkerhedsteam.",
         ("Gladsaxe Kommunes it-sikkerhedsteam", "ORG", "Gladsaxe Kommunes it-sikkerhedsteam")),
        ("Schultz har sammen med Netcompany vundet udbuddet.", ("Schultz", "ORG", "Schultz")),
        ("Kommunerne stemte med VALG.", ("VALG", "PRODUCT", "VALG")),
        ("I OS2BorgerPC’s kode er der en fejl.", ("OS2BorgerPC’s", "PRODUCT", "OS2BorgerPC")),
        ("Aftalen er indgået med Kallehøj Vandværk.", ("Kallehøj Vandværk", "ORG", "Kallehøj Vandværk")),
        ("Mødet holdes i Kallehøj Hallen.", ("Kallehøj Hallen", "LOC", None)),
        ("Ejendomsportalen (EPO) er i drift.", ("EPO", "PRODUCT", "EPO")),
        ("Med VERA etableres et fælles register.", ("VERA", "PRODUCT", "VERA")),
        ("Hvalen svømmede ind i Nakkebølle Fjord.", ("Nakkebølle Fjord", "LOC", None)),
        ("Sagen blev drøftet i Styregruppen for digital kommunikation i går.",
         ("Styregruppen for digital kommunikation", "ORG", "Styregruppen for digital kommunikation")),
        ("Assistenten HavGPT er klar, og LFGPT er på vej.", ("LFGPT", "PRODUCT", "LFGPT")),
        ("Det skriver Magasinet Ådal i dag.", ("Magasinet Ådal", "ORG", "Magasinet Ådal")),
        ("Det skriver magasinet Ådal i dag.", ("Ådal", "ORG", "Ådal")),
        ("Mødet på havnen. Foto: OLE G. HOLM", ("OLE G. HOLM", "PER", "Ole G. Holm")),
        ("AF LIS HOLM OG BO DAM", ("BO DAM", "PER", "Bo Dam")),
        ("På Nordre Skole er der ro.", ("Nordre Skole", "ORG", "Nordre Skole")),
        ("Når Hjortelev Sygehus ringer, svarer vi.", ("Hjortelev Sygehus", "ORG", "Hjortelev Sygehus")),
        ("Det siger Thorkil á Lava, programchef i KL.", ("Thorkil á Lava", "PER", "Thorkil á Lava")),
        ("Det siger kontorchef i KL Henrik Vestergaard Tang.",
         ("Henrik Vestergaard Tang", "PER", "Henrik Vestergaard Tang")),
    ],
)  # fmt: skip
def test_names_are_given_away_by_what_is_said_of_them(
    blank: Annotate, sentence: str, expected: tuple[str, str, str]
) -> None:
    assert expected in names(blank(f"Nyt fra byen\n\n{sentence}"))


@pytest.mark.parametrize(
    "sentence",
    [
        "Det sparer 70 ton CO2 om året.",
        "Ejer: direktøren for Børn og Unge.",
        "Hydrologisk Informations- og prognoseværktøj er nyt.",
        "Folkeskoleloven gælder ikke her.",
        "De støttes af Investeringsfonden for nye teknologier.",
        "MedCom 7 og MedCom11 er forbi.",
        "Det er op til en Produkt Owner.",
    ],
)
def test_what_looks_like_a_name_and_is_none(blank: Annotate, sentence: str) -> None:
    found = blank(f"Nyt fra byen\n\n{sentence}").entities
    assert [e.text for e in found if e.label != "DATE"] == []


def test_an_abbreviation_is_what_it_stands_for(blank: Annotate) -> None:
    note = blank(
        "Nyt fra byen\n\nDet Nye Kontaktforum (DNK) mødes i dag. Det siger organisationen DNK selv."
    )
    found = [e.canonical for e in note.entities if e.text == "DNK"]
    assert found[-1:] == ["Det Nye Kontaktforum"]


@pytest.mark.parametrize(
    ("sentences", "text", "canonical"),
    [
        # letters mean what the text writes out, not what is listed
        ("Dansk Socialrådgiverforening advarer. DS vil have svar.", "DS", "Dansk Socialrådgiverforening"),
        ("Dansk Standard og Dansk Socialrådgiverforening er enige. DS vil have svar.", "DS", "Dansk Standard"),
        ("DI ITEK mener, at det haster. Det siger DI.", "DI", "Dansk Industri"),
        ("Kalvehave Lærerkreds er med. Det siger KL.", "KL", "KL"),
        # a product by its last word, not where the text writes the word small
        ("Vi bruger KMD Opera. Alle kan lide Opera.", "Opera", "KMD Opera"),
    ],
)  # fmt: skip
def test_a_name_stands_for_what_the_text_says_it_does(
    blank: Annotate, sentences: str, text: str, canonical: str
) -> None:
    note = blank(f"Nyt fra byen\n\n{sentences}")
    assert {e.canonical for e in note.entities if e.text == text} == {canonical}


def test_the_last_word_of_a_product_is_no_product_where_it_is_an_ordinary_word(
    blank: Annotate,
) -> None:
    note = blank("Nyt fra byen\n\nVi bruger KMD Elev for hver elev. Vælg Elev i menuen.")
    assert [e.text for e in note.entities if e.label == "PRODUCT"] == ["KMD Elev"]


@pytest.mark.parametrize(
    ("sentences", "canonical"),
    [
        ("Hjortekilde A/S vandt. Det siger Hjortekilde A/S. Hjortekilde A/S er glad.", "Hjortekilde A/S"),
    ],
)  # fmt: skip
def test_canonical_name_of_a_company_keeps_its_legal_form(
    blank: Annotate, sentences: str, canonical: str
) -> None:
    assert canonical in {e.canonical for e in blank(f"Nyt fra byen\n\n{sentences}").entities}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Referent: Maja Kjelsen Lund", "Referent"),
        (
            "Det siger Ingrid Solvang, der var kampagneleder i Hjortelev.",
            "kampagneleder i Hjortelev",
        ),
        ("KOMBITs presseansvarlige, Ingrid Solvang, svarer.", "KOMBITs presseansvarlige"),
    ],
)
def test_roles_before_a_colon_of_the_past_and_in_the_definite(
    blank: Annotate, text: str, role: str
) -> None:
    note = blank(f"Nyt fra byen\n\n{text}")
    assert [e.role for e in note.entities if e.label == "PER"][:1] == [role]


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("I panelet sidder cand.mag. og ph.d. Tilde Rusk i dag.", "Tilde Rusk"),
        ("Mødet ledes af it-CHEFEN Tilde Rusk i dag.", "Tilde Rusk"),
        ("Mødet ledes af kontorchef (konst.), Tilde Rusk i dag.", "Tilde Rusk"),
        ("»Nu går det løs,« siger også Tilde Rusk til avisen.", "Tilde Rusk"),
        ("Mødet ledes af den daglige leder i Havblik Kommune Tilde Rusk.", "Tilde Rusk"),
        ("Opgaven er givet til konsulentfirmaet Havblik i dag.", "Havblik"),
        ("En aftale med Nordvang & Havblik A/S er på plads.", "Nordvang & Havblik A/S"),
    ],
)
def test_names_are_found_where_their_neighbours_end_as_an_office_or_a_company(
    blank: Annotate, sentence: str, text: str
) -> None:
    assert text in [e.text for e in blank(f"Nyt fra byen\n\n{sentence}").entities]


def test_titles_in_a_row_go_with_the_names_after_them(blank: Annotate) -> None:
    note = blank(
        "Nyt møde\n\nDet siger finansminister Karl Holm, erhvervsminister Ole Lund Berg, KL’s formand"
        " Martin Dal og Danske Regioners formand Bent Vig."
    )
    assert [(e.text, e.role, e.org) for e in note.entities if e.label == "PER"] == [
        ("Karl Holm", "finansminister", None),
        ("Ole Lund Berg", "erhvervsminister", None),
        ("Martin Dal", "KL’s formand", "KL"),
        ("Bent Vig", "Danske Regioners formand", "Danske Regioner"),
    ]


def test_initials_in_minutes_are_who_bears_them(blank: Annotate) -> None:
    note = blank(
        "Referat\n\nTil stede: formand Hanne Nørgaard Dam, direktør Kaj Berg.\n\n"
        "HND orienterede om planen. KB spurgte, om KL er hørt. HND svarede ja."
    )
    found = [(e.text, e.canonical) for e in note.entities if e.label == "PER" and e.text.isupper()]
    assert found == [
        ("HND", "Hanne Nørgaard Dam"),
        ("KB", "Kaj Berg"),
        ("HND", "Hanne Nørgaard Dam"),
    ]
    assert [e.label for e in note.entities if e.text == "KL"] == ["ORG"]


def test_letters_that_nobody_bears_are_no_person(blank: Annotate) -> None:
    note = blank("Nyt\n\nDet siger direktør Kaj Berg. XQZ oplyste intet.")
    assert [e.text for e in note.entities if e.label == "PER"] == ["Kaj Berg"]


def test_what_the_text_says_letters_stand_for_comes_before_what_is_listed(blank: Annotate) -> None:
    note = blank(
        "Svar på høring\n\nDanske Regioner bakker op om Digital Sundhed Danmark (DSD). DSD skal være klar i maj."
    )
    told = [e.canonical for e in note.entities if e.text == "DSD"]
    assert told == ["Digital Sundhed Danmark"] * 2

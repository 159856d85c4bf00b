"""Names and offices as press articles and lists of people have them."""

from collections.abc import Callable

import pytest

from strategitekst.schema import Annotation

Annotate = Callable[..., Annotation]


def roles(note: Annotation) -> dict[str, tuple[str | None, str | None]]:
    return {e.text: (e.role, e.org) for e in note.entities if e.label == "PER"}


def named(note: Annotation) -> list[tuple[str, str]]:
    return [(e.text, e.label) for e in note.entities]


@pytest.mark.parametrize("where", ["en pressemeddelelse", "en skriftlig kommentar", "en mail"])
def test_where_it_was_said_is_no_part_of_the_office(embedded: Annotate, where: str) -> None:
    note = embedded(f"”Det går godt,” siger Mette Holm, direktør i IT-Branchen i {where}.")
    assert roles(note) == {"Mette Holm": ("direktør i IT-Branchen", "IT-Branchen")}


def test_a_body_on_the_line_after_the_name_is_where_the_office_is(embedded: Annotate) -> None:
    text = "Det går godt, siger it-chef Mette Holm,\nOdense Kommune, som har fulgt arbejdet."
    assert roles(embedded(text)) == {"Mette Holm": ("it-chef", "Odense Kommune")}


def test_an_office_before_and_is_not_of_the_next_person(embedded: Annotate) -> None:
    text = "Deltagere var Lars Dahl, stabschef i Odense Kommune og Mette Holm, direktør for Odense Universitetshospital."
    assert roles(embedded(text)) == {
        "Lars Dahl": ("stabschef i Odense Kommune", "Odense Kommune"),
        "Mette Holm": ("direktør for Odense Universitetshospital", "Odense Universitetshospital"),
    }


def test_an_office_ends_where_anothers_holder_is_told(embedded: Annotate) -> None:
    text = "Lars Dahl er nu formand i KL og bestyrelsesformanden i KOMBIT er borgmester Mette Holm."
    assert roles(embedded(text))["Lars Dahl"] == ("formand i KL", "KL")


@pytest.mark.parametrize(
    ("text", "role", "org"),
    [
        ("Nyt\n\nI Odder Kommune er it-chef Mette Holm tilfreds.", "it-chef", "Odder Kommune"),
        ("Nyt\n\nFra KL mener konsulent Mette Holm det samme.", "konsulent", "KL"),
        ("Nyt\n\nKMD er med. Det siger KMD-direktør Mette Holm.", "KMD-direktør", "KMD"),
        (
            "Nyt\n\nDet siger Mette Holm, chef i KMD og leder af KL's bestyrelse.",
            "chef i KMD og leder af KL's bestyrelse",
            "KMD",
        ),
    ],
)
def test_whose_an_office_is(embedded: Annotate, text: str, role: str, org: str) -> None:
    assert roles(embedded(text))["Mette Holm"] == (role, org)


def test_a_body_named_like_an_office_is_none(embedded: Annotate) -> None:
    note = embedded("Deltagere: Mette Holm Berg, Ældre Hjælper Ældre")
    assert roles(note) == {"Mette Holm Berg": (None, None)}


def test_a_former_office(embedded: Annotate) -> None:
    note = embedded("Det fortæller KOMBIT’s forhenværende direktør Mette Holm.")
    assert roles(note) == {"Mette Holm": ("KOMBIT’s forhenværende direktør", "KOMBIT")}


def test_a_committee_of_a_region(embedded: Annotate) -> None:
    note = embedded("Det siger Mette Holm, formand for Sundhedsudvalget i Region Sjælland.")
    assert [(e.text, e.canonical) for e in note.entities if e.label == "ORG"] == [
        ("Sundhedsudvalget", "Region Sjællands Sundhedsudvalg"),
        ("Region Sjælland", "Region Sjælland"),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Hele Danmarks nye digitale ID er klar.", [("Danmarks", "LOC")]),
        ("Det styrker SMV’ers sikkerhed på nettet.", []),
        ("Københavns Borgerservice hjælper borgerne.", [("Københavns Borgerservice", "ORG")]),
        ("Kommunen har vundet Innovationsprisen for sit arbejde.", [("Innovationsprisen", "MISC")]),
        ("Odense skal være en grønnere by at bo i.", [("Odense", "LOC")]),
        ("Regionerne får et Nationalt Patient Indeks.", [("Nationalt Patient Indeks", "PRODUCT")]),
        ("Debatindlæg af Mette Holm om skoler.", [("Mette Holm", "PER")]),
        ("Ring til kommunens nye chatbot Frida om natten.", [("Frida", "PRODUCT")]),
        ("Tallene står på portalen Havdata.gl hver uge.", [("Havdata.gl", "PRODUCT")]),
        ("Det siger leder i Vand & Natur.", [("Vand & Natur", "ORG")]),
        ("Murerlauget Vest er med i aftalen.", [("Murerlauget Vest", "ORG")]),
        ("Søg i Centralregisteret for Broer og andre steder.",
         [("Centralregisteret for Broer", "PRODUCT")]),
        ("Skriv til Odder Kommunes digitaliseringsafdeling i dag.",
         [("Odder Kommunes digitaliseringsafdeling", "ORG"), ("i dag", "DATE")]),
        ("Det siger Dansk IT's fagråd for digital sikkerhed.",
         [("Dansk IT's fagråd for digital sikkerhed", "ORG")]),
        ("Kommunens digitaliseringsafdeling er flyttet.", []),
        ("Hun er med i KMD's udvalg for offentlig digitalisering og til daglig chef.",
         [("KMD's udvalg for offentlig digitalisering", "ORG")]),
    ],
)  # fmt: skip
def test_names(embedded: Annotate, text: str, names: list[tuple[str, str]]) -> None:
    assert named(embedded(text)) == names


def test_a_last_name_that_is_a_wood_or_a_sound(embedded: Annotate) -> None:
    note = embedded("Hun hedder Malene Brix Sund, og han hedder Lars Skov.")
    assert named(note) == [("Malene Brix Sund", "PER"), ("Lars Skov", "PER")]


def test_letters_for_what_small_letters_tell_are_no_body(embedded: Annotate) -> None:
    text = "Hun har øjensygdommen aldersrelateret makuladegeneration (AMD), og hun kontrolleres for AMD."
    assert named(embedded(text)) == []


@pytest.mark.parametrize(
    ("text", "role", "org"),
    [
        ("I spidsen står Mette Holm. Hun er direktør i KMD og bor her.", "direktør i KMD", "KMD"),
        ("I spidsen står Mette Holm. Han er direktør i KMD og bor her.", None, None),
        ("Mette Holm er daglig leder af KMD.", "daglig leder af KMD", "KMD"),
    ],
)
def test_the_next_sentence_states_the_office(
    embedded: Annotate, text: str, role: str | None, org: str | None
) -> None:
    assert roles(embedded(text))["Mette Holm"] == (role, org)


def test_letters_for_an_undertaking_are_no_body(embedded: Annotate) -> None:
    assert named(embedded("BXI-programmet er i gang. Kommunernes opgaver i BXI løses nu.")) == []


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Planen er givet til klimaministeren, Mette Holm (S), i går.", "klimaministeren"),
        ("Det siger rektoren, Mette Holm, om aftalen.", "rektoren"),
        (
            "Tillidsrepræsentanten for lærerne, Mette Holm, er glad.",
            "Tillidsrepræsentanten for lærerne",
        ),
        ("Prisen gik til it-politisk konsulent Mette Holm.", "it-politisk konsulent"),
        ("Adm. direktør Mette Holm er glad.", "Adm. direktør"),
        ("Det oplyser forretningsfører Mette Holm.", "forretningsfører"),
        ("Det siger regionernes formand Mette Holm (S).", "regionernes formand"),
        ("Med er:\n- skolechef Mette Holm\n- it-chef Lars Dahl", "skolechef"),
        ("Det siger Mette Holm, der til daglig er it-chef i byen.", "it-chef i byen"),
        ("Det siger Mette Holm, som siden 2009 har været it-chef i byen.", "it-chef i byen"),
        ("Med er:\n- Mette Holm (S) (formand)\n- Lars Dahl (V)", "formand"),
        ("Rådet har valgt Mette Holm (S) til formand og Lars Dahl (V) til næstformand.", "formand"),
        ("Mette Holm blev af rådet genvalgt til formand.", "formand"),
        ("Byen har ansat Mette Holm som direktør pr. 1. juni.", "direktør"),
        ("Projektleder er Mette Holm.", "Projektleder"),
        (
            "Formand for gruppen for åbne data er fortsat Mette Holm.",
            "Formand for gruppen for åbne data",
        ),
        ("Ny it-chef i byen bliver Mette Holm.", "it-chef i byen"),
        ("Vores driftsleder, Mette Holm, har målt det.", "driftsleder"),
    ],
)
def test_the_words_of_an_office(embedded: Annotate, text: str, role: str) -> None:
    assert roles(embedded(f"Nyt\n\n{text}"))["Mette Holm"] == (role, None)


def test_a_noun_before_an_office_stands_for_the_body_named_before(embedded: Annotate) -> None:
    text = "Nyt\n\nDansk Havneforening er tilfreds. Det siger foreningens formand, Mette Holm."
    expected = ("foreningens formand", "Dansk Havneforening")
    assert roles(embedded(text)) == {"Mette Holm": expected}


@pytest.mark.parametrize(
    ("text", "org"),
    [
        ("Hos KL er man enig. Det siger konsulent Mette Holm.", "KL"),
        ("Også i Odder Kommune er man enig. ”Det går,” siger it-chef Mette Holm.", "Odder Kommune"),
        ("KOMBIT har valgt at vente. Ifølge direktør Mette Holm er det for dyrt.", "KOMBIT"),
        (
            "I Danske Regioner er man enig.\n\n- Det går godt, siger konsulent Mette Holm.",
            "Danske Regioner",
        ),
        # not alone, not at the head, not of the paragraph above that only names it
        ("Hos KL og KOMBIT er man enig. Det siger konsulent Mette Holm.", None),
        ("Planen kommer fra KL. Nu er den klar. Det siger konsulent Mette Holm.", None),
        ("KL er enig.\n\n- Det går godt, siger konsulent Mette Holm.", None),
        ("Hos KL er Bo Dam enig. Det er konsulent Mette Holm ikke.", None),
    ],
)
def test_a_bare_office_is_of_the_body_that_the_paragraph_tells_of(
    embedded: Annotate, text: str, org: str | None
) -> None:
    assert roles(embedded(f"Nyt\n\n{text}"))["Mette Holm"][1] == org


@pytest.mark.parametrize(
    ("text", "role", "org"),
    [
        ("Skriv til projektlederne Mette Holm (mh@x.example) og Lars Dahl.", "projektlederne", None),
        ("Det oplyser ministrene Lars Dahl (V), Bo Dam (S) og Mette Holm (V).", "ministrene", None),
        ("Det mener de lokale projektledere Mette Holm og Lars Dahl.", "lokale projektledere", None),
        ("Bag står seniorforskerne Mette Holm og Lars Dahl fra Aalborg Universitet.",
         "seniorforskerne", "Aalborg Universitet"),
        ("Det mener tidligere borgmestre Mette Holm og Lars Dahl.", "tidligere borgmestre", None),
        ("Ring til skole- og kulturcheferne Mette Holm og Lars Dahl.", "skole- og kulturcheferne", None),
    ],
)  # fmt: skip
def test_an_office_in_the_plural_is_of_all_in_the_row(
    embedded: Annotate, text: str, role: str, org: str | None
) -> None:
    found = roles(embedded(f"Nyt\n\n{text}"))
    assert found["Mette Holm"] == found["Lars Dahl"] == (role, org)


def test_one_name_has_no_office_in_the_plural(embedded: Annotate) -> None:
    note = embedded("Nyt\n\nBlandt de nye chefer Mette Holm.")
    assert roles(note)["Mette Holm"] == (None, None)


def test_offices_on_both_sides_of_a_name(embedded: Annotate) -> None:
    text = "Nyt\n\nDet siger borgmester Mette Holm (S), formand for KL's Socialudvalg."
    expected = ("borgmester, formand for KL's Socialudvalg", "KL's Socialudvalg")
    assert roles(embedded(text))["Mette Holm"] == expected
    text = "Nyt\n\nDet siger it-chef Mette Holm, der er leder af projektet i KMD."
    assert roles(embedded(text))["Mette Holm"][0] == "it-chef"


def test_the_second_of_two_fields_is_no_other_office(embedded: Annotate) -> None:
    text = "Nyt\n\nMette Holm, der er leder af Idé- og teknologienheden i KL er glad."
    expected = ("leder af Idé- og teknologienheden i KL", "KL's Idé- og teknologienhed")
    assert roles(embedded(text))["Mette Holm"] == expected


def test_letters_of_a_body_end_an_office_with_the_sentence(embedded: Annotate) -> None:
    text = "Nyt\n\nMette Holm er formand i KL. Det har hun været i ti år."
    assert roles(embedded(text))["Mette Holm"] == ("formand i KL", "KL")


def test_a_first_name_that_is_a_pronoun_too(embedded: Annotate) -> None:
    note = embedded("Nyt\n\nDet siger direktør Andre Lund Holm. Andre kommuner følger efter.")
    assert [name for name in named(note) if name[1] == "PER"] == [("Andre Lund Holm", "PER")]


@pytest.mark.parametrize(
    ("bracket", "org"),
    [("Region Sjælland", "Region Sjælland"), ("KL, referent", "KL"), ("S", None), ("SF", None)],
)
def test_where_somebody_with_an_office_comes_from(
    embedded: Annotate, bracket: str, org: str | None
) -> None:
    note = embedded(f"Nyt\n\nMed er afdelingschef Mette Holm ({bracket}) og Lars Dahl.")
    assert roles(note)["Mette Holm"] == ("afdelingschef", org)


def test_an_office_right_before_the_next_name_is_of_that_one(embedded: Annotate) -> None:
    note = embedded("Nyt\n\nMed er Lars Dahl (KL), chefkonsulent Mette Holm (KOMBIT) og Bo Dam.")
    assert roles(note)["Lars Dahl"] == (None, None)
    assert roles(note)["Mette Holm"] == ("chefkonsulent", "KOMBIT")

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
        "Regeringen og kommunerne er enige om det danske samarbejde.",
        "Byen kalder sig en Smart City.",
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

    from strategitekst.pipeline import Settings, annotate_text  # noqa: PLC0415

    own = Path(str(tmp_path)) / "mine.toml"
    own.write_text(
        '[[organisation]]\nname = "Nordby Forsyning"\naliases = ["NF"]\n', encoding="utf-8"
    )
    note = annotate_text("Det siger NF i dag.", settings=Settings("blank", (str(own),)))
    assert ("NF", "ORG", "Nordby Forsyning") in names(note)

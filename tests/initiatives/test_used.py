"""Solutions of which only the use is told are no mentions; those that are being changed are."""

from collections.abc import Callable

import pytest

from strategitekst.schema import Annotation

Annotate = Callable[..., Annotation]


def names(note: Annotation) -> list[str]:
    return [m.text for m in note.initiatives if m.type == "NAM"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Biblioteket giver hver onsdag hjælp til NemID og MitID.",
        "Pårørende skriver under med deres eget MitID.",
        "Har du ikke MitID, møder du op på rådhuset.",
        "Det er nødvendigt at have MitID, når byen åbner den nye portal.",
        "Beboere i udlandet bestiller NemID på ambassaden.",
        "MitID er dit login på kommunens sider.",
        "Brevene kommer som Digital Post om fredagen.",
        "Otte af ti borgere er tilmeldt Digital Post.",
        "Personalet får to dages kursus i Aula i Odense.",
        "Billedet tages i MitID appen.",
        "I maj blev 300 afgørelser sendt til Digital Post.",
        "Otte af ti ældre læser post fra kommunen via Digital Post.",
        "Byen har fem sider med NemID login, som driller.",
        "KMD Nexus' konsulenter hjalp plejehjemmet i gang.",
        "Det er ikke første gang, at sager som Sundhedsplatformen fylder i avisen.",
    ],
)
def test_a_solution_in_use_is_no_mention(embedded: Annotate, sentence: str) -> None:
    assert names(embedded(f"Nyt fra Nordby Kommune\n\n{sentence}")) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Kommunen fritager i år 300 borgere fra Digital Post.",
        "Mange har levet et langt liv uden Digital Post.",
        "En app til huskesedler erstatter ikke Digital Post.",
        "De fleste ældre kan ikke selv bruge Digital Post.",
        "Hun låner naboens Digital Post.",
        "Bo Lind er formand for brugergruppen for Digital Post.",
        "Ansøgeren underskriver sit brev med Digital Post.",
    ],
)
def test_a_solution_in_use_is_no_mention_where_it_is_introduced_elsewhere(
    embedded: Annotate, sentence: str
) -> None:
    text = "Til november indføres Digital Post i hele landet, og alle skal være klar."
    assert names(embedded(f"Nyt fra Nordby Kommune\n\n{text}\n\n{sentence}")) == ["Digital Post"]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Staten vil udvikle en afløser for NemID, som udrulles i 2021.", "NemID"),
        ("Vi indfører nye løsninger som Digital Post i alle kommuner.", "Digital Post"),
    ],
)
def test_a_solution_that_is_changed_is_one(embedded: Annotate, sentence: str, found: str) -> None:
    assert found in names(embedded(f"Nyt fra Nordby Kommune\n\n{sentence}"))


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Rådet har fulgt projekter som fx Aula og NemID i mange år.", ["Aula", "NemID"]),
        ("Rådet har fulgt it-projekter, fx Aula og NemID, i mange år.", ["Aula", "NemID"]),
        (
            "De bruger stadig initiativer, som vi i dag kender som borger.dk, NemID (nu MitID) og Digital Post.",
            ["borger.dk", "NemID", "Digital Post"],
        ),
    ],
)
def test_solutions_listed_as_undertakings_are_mentions(
    embedded: Annotate, sentence: str, found: list[str]
) -> None:
    assert set(found) <= set(names(embedded(f"Nyt fra Nordby Kommune\n\n{sentence}")))

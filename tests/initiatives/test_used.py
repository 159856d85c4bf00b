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
        "Det er ikke første gang, at sager som Sundhedsplatformen fylder i avisen.",
    ],
)
def test_a_solution_in_use_is_no_mention(embedded: Annotate, sentence: str) -> None:
    assert names(embedded(f"Nyt fra Nordby Kommune\n\n{sentence}")) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Staten vil udvikle en afløser for NemID, som udrulles i 2021.", "NemID"),
        ("Vi indfører nye løsninger som Digital Post i alle kommuner.", "Digital Post"),
    ],
)
def test_a_solution_that_is_changed_is_one(embedded: Annotate, sentence: str, found: str) -> None:
    assert found in names(embedded(f"Nyt fra Nordby Kommune\n\n{sentence}"))

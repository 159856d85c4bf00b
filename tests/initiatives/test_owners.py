"""Whose an initiative is, one way of telling in each sentence."""

from collections.abc import Callable

import pytest

from strategitekst.initiatives.bodies import document_speaker
from strategitekst.initiatives.owners import find_owners
from strategitekst.schema import Annotation, Document, Mention

Annotate = Callable[..., Annotation]


@pytest.mark.parametrize(
    ("sentence", "words", "owners"),
    [
        ("KL's strategi er klar.", "strategi", {"KL"}),
        (
            "Regeringens, amternes og kommunernes strategi er klar.",
            "strategi",
            {"regeringen", "Amtsrådsforeningen", "KL"},
        ),
        (
            "Den bygger på strategien, som regeringen, KL og Danske Regioner har aftalt.",
            "strategien",
            {"regeringen", "KL", "Danske Regioner"},
        ),
        (
            "Der er indgået en aftale mellem KL og Danske Regioner om fælles krav.",
            "aftale",
            {"KL", "Danske Regioner"},
        ),
        (
            "Pengene kommer fra aftalen om kommunernes økonomi for 2015.",
            "aftalen om kommunernes økonomi for 2015",
            {"regeringen", "KL"},
        ),
    ],
)
def test_all_who_are_named_together_own_it(
    blank: Annotate, sentence: str, words: str, owners: set[str]
) -> None:
    note = blank(f"Nyt om digitalisering\n\n{sentence}")
    at = note.text.index(words)
    mention = Mention(start=at, end=at + len(words), text=words, type="NOM")
    assert {owner.name for owner in find_owners(note, mention)} == owners


@pytest.mark.parametrize(
    ("publisher", "speaker"),
    [
        ("Nordby Kommune", "Nordby Kommune"),
        ("KL", "KL"),
        ("Nordby Avis", None),
        (None, "Odense Kommune"),
    ],
)
def test_newspaper_owns_nothing_of_what_it_writes_about(
    blank: Annotate, publisher: str | None, speaker: str | None
) -> None:
    note = blank("Nyt om byen\n\nOdense Kommune har en plan.")
    told = note.model_copy(update={"document": Document(publisher=publisher)})
    assert document_speaker(told) == speaker

"""Whose an initiative is, one way of telling in each sentence."""

from collections.abc import Callable

import pytest

from strategitekst.initiatives.bodies import document_speaker, represented
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
            "KL har indgået en aftale om lokal hjælp med Ældre Sagen og Danske Regioner.",
            "aftale om lokal hjælp",
            {"KL", "Ældre Sagen", "Danske Regioner"},
        ),
        ("KL har i dag indgået en aftale med Ældre Sagen.", "aftale", {"KL", "Ældre Sagen"}),
        (
            "Den er en del af strategien, som regeringen udgav i går sammen med KL.",
            "strategien",
            {"regeringen", "KL"},
        ),
        (
            "Danske Regioner har i samarbejde med KL udarbejdet en strategi.",
            "strategi",
            {"Danske Regioner", "KL"},
        ),
        ("Projektet er et samarbejde mellem KL og KOMBIT.", "Projektet", {"KL", "KOMBIT"}),
        ("Partnerskabet løber i tre år og ledes af KL.", "Partnerskabet", {"KL"}),
        (
            "I forsøget Natro, hvor KL og KOMBIT afprøver sensorer, deltager ti.",
            "Natro",
            {"KL", "KOMBIT"},
        ),
        ("Der er køb via Natro, som KOMBIT skal stå for.", "Natro", {"KOMBIT"}),
        ("Natro, som KL indførte i 2013, er slut.", "Natro", {"KL"}),
        ("I Natro, hvor KL og KOMBIT i år undersøger alt, er ti med.", "Natro", {"KL", "KOMBIT"}),
        ("Data hentes i Natro, som KOMBIT satte i drift.", "Natro", {"KOMBIT"}),
        ("Data hentes i Natro, som KOMBIT\nhar udviklet til alle.", "Natro", {"KOMBIT"}),
        ("KL's bestyrelse vedtog i maj en strategi.", "strategi", {"KL"}),
        ("KOMBIT har tilsluttet sig strategien.", "strategien", set()),
        ("De har købt systemet fra KMD.", "systemet", set()),
        (
            "Region Sjælland oplyser, at regionens strategi er klar.",
            "strategi",
            {"Region Sjælland"},
        ),
        ("Strategi for Odense Kommune", "Strategi for Odense Kommune", {"Odense Kommune"}),
        (
            "Pengene kommer fra aftalen om kommunernes økonomi for 2015.",
            "aftalen om kommunernes økonomi for 2015",
            {"regeringen", "KL"},
        ),
        ("Det står i sidste års økonomiaftale.", "økonomiaftale", {"regeringen", "KL"}),
        (
            "Regionerne fik penge med den nye økonomiaftale.",
            "økonomiaftale",
            {"regeringen", "Danske Regioner"},
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


def test_what_explains_a_name_tells_whose_it_is(blank: Annotate) -> None:
    text = "Nyt\n\nNatro, et samarbejde mellem KL og KOMBIT, er i gang."
    note = blank(text)
    mentions = tuple(
        Mention(
            start=text.index(word), end=text.index(word) + len(word), text=word, type=kind, id="a"
        )
        for word, kind in (("Natro", "NAM"), ("samarbejde", "NOM"))
    )
    note = note.model_copy(update={"initiatives": mentions})
    assert {o.name for o in find_owners(note, mentions[0])} == {"KL", "KOMBIT"}


@pytest.mark.parametrize(
    ("publisher", "speaker"),
    [
        ("Nordby Kommune", "Nordby Kommune"),
        ("KL", "KL"),
        ("Nordby Avis", None),
        ("Foreningen Digital Nordby", "Foreningen Digital Nordby"),
        (None, "Odense Kommune"),
    ],
)
def test_newspaper_owns_nothing_of_what_it_writes_about(
    blank: Annotate, publisher: str | None, speaker: str | None
) -> None:
    note = blank("Nyt om byen\n\nOdense Kommune har en plan.")
    told = note.model_copy(update={"document": Document(publisher=publisher)})
    assert document_speaker(told) == speaker


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("KL's bestyrelse", "KL"),
        ("Nordby Kommunes Økonomiudvalg", "Nordby Kommune"),
        ("Danmarks Erhvervsfremmebestyrelse", "Danmarks Erhvervsfremmebestyrelse"),
        ("Digitaliseringsstyrelsen", "Digitaliseringsstyrelsen"),
    ],
)
def test_what_an_organ_adopts_is_its_body_s(name: str, body: str) -> None:
    assert represented(name) == body

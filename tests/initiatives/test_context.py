"""What the first scores of a document tell of one another, and what surrounds a mention."""

from collections.abc import Callable

import pytest

from strategitekst.initiatives.context import CONTEXT, context_of
from strategitekst.initiatives.finder import score_first, score_second, unsure
from strategitekst.initiatives.proposal import Proposal
from strategitekst.initiatives.proposals import propose
from strategitekst.knowledge.registry import Registry
from strategitekst.schema import Annotation
from strategitekst.trees import from_nodes
from strategitekst.weights import Weights

Annotate = Callable[..., Annotation]


def proposals(note: Annotation) -> list[Proposal]:
    return propose(note.text, note.passages, note.entities, Registry([]))


def named(note: Annotation, found: list[Proposal], words: str) -> list[Proposal]:
    return [p for p in found if note.text[p.start : p.end] == words]


def test_a_name_hears_of_its_other_places(blank: Annotate) -> None:
    note = blank("Byrådet har vedtaget Trygt på Nettet.\n\nMange er med i Trygt på Nettet.")
    found = proposals(note)
    places = [i for i, p in enumerate(found) if note.text[p.start : p.end] == "Trygt på Nettet"]
    assert len(places) == 2
    for item in found:
        item.score = 0.1
    found[places[0]].score = 0.9
    first, second = context_of(note.text, found, places)
    assert second["same, best"] == pytest.approx(2.197, abs=0.001)
    assert first["same, best"] == pytest.approx(-2.197, abs=0.001)


def test_a_description_hears_of_its_head_before(blank: Annotate) -> None:
    note = blank("Kommunen får en ny digital strategi.\n\nStrategien gælder i fire år.")
    found = proposals(note)
    for item in found:
        item.score = 0.8
    wanted = [i for i, p in enumerate(found) if note.text[p.start : p.end] == "Strategien"]
    (told,) = context_of(note.text, found, wanted)
    assert told["head before, best"] > 0
    assert told["described before, best"] > 0


@pytest.mark.parametrize("gap", ["\r\n\r\n", "\n\n\n\n", "\r\n\r\n\r\n"])
def test_places_are_told_alike_however_lines_end(blank: Annotate, gap: str) -> None:
    def told(between: str) -> list[dict[str, float]]:
        note = blank(
            f"Kommunen får en ny digital strategi.{between}Trygt på Nettet er en del af strategien."
        )
        found = proposals(note)
        for item in found:
            item.score = 0.5
        return context_of(note.text, found, range(len(found)))

    assert told(gap) == told("\n\n")


def test_every_value_is_named(blank: Annotate) -> None:
    note = blank(
        "Plan for Nordby\n\nKommunen får en ny digital strategi. Strategien har tre indsatser:\n\n"
        "• Hjælp i hjemmet: Fire hold begynder.\n• Varme tal: Strategien følges op."
    )
    found = proposals(note)
    rows = context_of(note.text, found, range(len(found)))
    assert set().union(*rows) <= set(CONTEXT)


def test_the_second_score_replaces_the_first(blank: Annotate) -> None:
    note = blank("Kommunen får en ny digital strategi.")
    found = proposals(note)
    never = from_nodes(["own"], -5.0, [[(-1, 0.0, 0, 0)]])
    score_first(found, Weights(2.0, {}))
    assert all(p.score > 0.5 for p in found)
    again = unsure(found)
    score_second(note.text, found, again, [0.0] * len(again), never)
    assert all(p.score < 0.5 for p in found)
    for item in found:
        item.score = 0.001
    assert unsure(found) == []


@pytest.mark.parametrize(
    ("sentence", "words", "feature"),
    [
        ("I fjor lukkede alt. Varme Hænder blev lukket i maj.", "Varme Hænder", "then ends"),
        (
            "Siden fortsætter Varme Hænder. Varme Hænder videreføres.",
            "Varme Hænder",
            "then goes on",
        ),
        ("Her er styregruppen for Varme Hænder samlet.", "Varme Hænder", "in work of"),
        ("Nu afløser Varme Hænder det gamle.", "Varme Hænder", "in replaces"),
        ("For hvert projekt er der en ejer. Ejeren følger projektet.", "projektet", "every before"),
        ("Projekter skal måles. Bagefter ses på projektet.", "projektet", "many before"),
        (
            "Firmaet er leverandør til kommunen. I maj udløb aftalen.",
            "aftalen",
            "aftale, trade near",
        ),
    ],
)
def test_words_around(blank: Annotate, sentence: str, words: str, feature: str) -> None:
    note = blank(sentence)
    assert any(feature in p.features for p in named(note, proposals(note), words))


def test_the_title_of_a_paper(blank: Annotate) -> None:
    note = blank(
        "Varme hænder\n\nStrategi for digital hjælp i Nordby 2020-2024\n\n"
        "Byrådet har vedtaget strategien. Strategien har tre mål. Målene i strategien følges op."
    )
    found = named(note, proposals(note), "Varme hænder")
    assert any("title of paper, both" in p.features for p in found)


def test_a_sentence_below_the_title_is_no_subtitle(blank: Annotate) -> None:
    note = blank("Varme hænder\n\nI denne plan er der tre initiativer:\n\n• Hjælp\n• Varme")
    found = named(note, proposals(note), "Varme hænder")
    assert not any("title of paper, subtitle" in p.features for p in found)


def test_words_that_are_explained(blank: Annotate) -> None:
    note = blank(
        "Nyt fra Nordby\n\nVi er i gang.\n\nOrdliste\n\nDigital Nøgle: et program til login."
    )
    found = named(note, proposals(note), "Digital Nøgle")
    assert all("in glossary" in p.features for p in found)

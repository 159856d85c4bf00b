"""Scores of entities: given to all, between 0 and 1, and higher where more speaks for a name."""

from collections.abc import Callable
from pathlib import Path

import pytest

from strategitekst.entities.confidence import CONFIDENCE_FILE, Sources, evidence, with_scores
from strategitekst.entities.found import Found
from strategitekst.errors import ModelError
from strategitekst.schema import Annotation, Entity, Passage
from strategitekst.weights import Weights, load_weights

Annotate = Callable[..., Annotation]
TEXT = "Nyt fra byen\n\nKL og Fjordkilde har den 3. maj 2016 sat 25 mio. kr. af, siger Anne Berg."


def scored(text: str, words: str, label: str, sources: Sources) -> float:
    start = text.index(words)
    entity = Entity(start=start, end=start + len(words), text=words, label=label, origin="model")
    passage = Passage(start=0, end=len(text), role="paragraph")
    score = with_scores(text, [passage], [entity], sources)[0].score
    assert score is not None
    return score


def test_every_entity_has_a_score_between_nothing_and_certainty(blank: Annotate) -> None:
    found = blank(TEXT).entities
    assert {e.label for e in found} >= {"ORG", "DATE", "MONEY", "PER"}
    assert all(e.score is not None and 0 < e.score < 1 for e in found)


def test_a_name_on_which_sources_agree_is_surer_than_one_that_only_the_pipeline_sees() -> None:
    text = "Det har Hjortelev Data i dag sagt ja til."
    span = Found(text.index("Hjortelev"), text.index(" i dag"), "ORG")
    alone = Sources(model=[span], proper=frozenset())
    agreed = Sources(model=[span], listed=[span], shaped=[span], proper=frozenset())
    assert scored(text, "Hjortelev Data", "ORG", agreed) > scored(
        text, "Hjortelev Data", "ORG", alone
    )


def test_a_label_that_another_source_denies_is_less_sure() -> None:
    text = "Det har Hjortelev i dag sagt ja til."
    start, end = text.index("Hjortelev"), text.index(" i dag")
    listed = [Found(start, end, "LOC")]
    agrees = Sources(listed=listed, model=listed, proper=frozenset({start}))
    denies = Sources(listed=listed, model=[Found(start, end, "PER")], proper=frozenset({start}))
    assert scored(text, "Hjortelev", "LOC", agrees) > scored(text, "Hjortelev", "LOC", denies)


def test_evidence_is_the_same_for_the_same_text_and_names_its_label() -> None:
    text = "Hun bor i Vejle."
    entity = Entity(start=10, end=15, text="Vejle", label="LOC", origin="knowledge_base")
    passage = Passage(start=0, end=len(text), role="paragraph")
    rows = [evidence(text, [passage], [entity], Sources())[0] for _ in range(2)]
    assert rows[0] == rows[1]
    assert rows[0]["place before"] == rows[0]["LOC: place before"] == 1


def test_weights_are_plain_numbers_and_others_can_be_given(tmp_path: Path) -> None:
    weights = load_weights(CONFIDENCE_FILE)
    assert all(isinstance(w, float) for w in weights.weights.values())
    entity = Entity(start=0, end=2, text="KL", label="ORG", origin="rule")
    sure = with_scores("KL", [], [entity], Sources(), Weights(99.0, {}))[0]
    assert sure.score == 0.99
    with pytest.raises(ModelError, match="cannot be read"):
        load_weights(tmp_path / "none.json")

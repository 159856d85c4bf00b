"""What must hold for any text at all."""

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from strategitekst.loading import load
from strategitekst.pipeline import annotate_text
from strategitekst.schema import Annotation
from strategitekst.segment import segment

PIECES = (
    "KL", "KL’s", "Digital Post", "Aarhus Kommune", "strategien", "en ny fælleskommunal strategi", "”", "“", "»", "«", '"',
    "- ", "– ", "• ", "› ", "1. ", "siger Mette Holm", "formand for KL", "den 14. juni 2016", "2016-2020", "i dag", "25 mio. kr.", "12 pct.",
    "Foto: Colourbox", "Læs mere her", "Se også", "\n", "\n\n", "\r\n", "\t", " ", "\xa0", ": ", ", ", ". ", "?", "Borgmester", "Af Mette Holm",
    "æøå", "ÆØÅ", "İ", "ﬁ", "👍", "é", "\u200b", "\x00", "\u2028", "|", "#", "Økonomi: ", "kl@kl.dk", "borger.dk", "handlingsplanen", "”Trygge data”",
)  # fmt: skip
texts = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.text(max_size=120),
    st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=30).map(" ".join),
)
relaxed = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def check(note: Annotation, text: str) -> None:
    assert note.text == text
    covered = [0] * len(text)
    for passage in note.passages:
        for i in range(passage.start, passage.end):
            covered[i] += 1
    for i, char in enumerate(text):
        assert covered[i] == 1 or (char.isspace() and covered[i] <= 1)
    for layer in (note.passages, note.entities, note.initiatives, note.quotes):
        starts = [item.start for item in layer]
        assert starts == sorted(starts)
        for item in layer:
            words = text[item.start : item.end]
            assert words == words.strip() and words
    edges = [(e.start, e.end) for e in note.entities]
    assert all(a[1] <= b[0] for a, b in pairwise(edges))
    assert Annotation.from_json(note.to_json()) == note


@given(texts)
@settings(max_examples=300, deadline=None)
def test_every_non_blank_character_is_in_exactly_one_passage(text: str) -> None:
    covered = [0] * len(text)
    for passage in segment(text):
        assert text[passage.start : passage.end].strip() == text[passage.start : passage.end] != ""
        for i in range(passage.start, passage.end):
            covered[i] += 1
    assert all(
        n == 1 or (n == 0 and c.isspace()) or (n == 1) for n, c in zip(covered, text, strict=True)
    )
    assert sum(p.role == "title" for p in segment(text)) <= 1


@given(texts)
@relaxed
def test_any_text_gives_a_sound_annotation(text: str) -> None:
    check(annotate_text(text, base="blank"), text)


@given(texts)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_gives_a_sound_annotation_on_the_embedded_pipeline(text: str) -> None:
    check(annotate_text(text), text)


@given(st.lists(texts, min_size=2, max_size=5))
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_result_does_not_depend_on_batch_size_or_order(many: list[str]) -> None:
    from strategitekst.pipeline import to_annotation  # noqa: PLC0415

    nlp = load()
    alone = {text: to_annotation(nlp(text), "x") for text in many}
    for size in (1, 3):
        for text, doc in zip(
            reversed(many), nlp.pipe(reversed(many), batch_size=size), strict=True
        ):
            assert to_annotation(doc, "x") == alone[text]

"""What may change when a text changes in a way that means nothing, layer by layer.

======================  ============================================================================
change                  what is held
======================  ============================================================================
CRLF line ends          everything the same, offsets moved
no-break spaces         roles, entities, quotes and mentions the same but for the blanks inside
a blank line more       everything the same, offsets moved
soft hyphens            the text is kept; passages and their roles the same
NFD letters             the text is kept; passages and their roles the same, unless a rule knows the
                        word by its letters; entities are a subset of readings, never a crash
upper case              the text is kept; passages cover it; no more than the usual invariants
other names             roles the same; the same spans are persons, quotes have the new speaker
======================  ============================================================================
"""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from strategitekst.pipeline import annotate_text
from strategitekst.schema import Annotation

TEXTS = [
    path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).parent / "data" / "parity").glob("*.txt"))
    if path.name != "sources.txt"
]
some_text = st.sampled_from(TEXTS)
relaxed = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def annotated(text: str) -> Annotation:
    note = annotate_text(text, base="blank", date="2019-03-01")
    assert note.text == text
    return note


def told(note: Annotation, same: Callable[[str], str] = lambda words: words) -> list[object]:
    """All layers in words instead of offsets."""
    words = [same(note.text[p.start : p.end]) for p in note.passages]
    passages = [
        (w, p.role, p.section, p.theme_names) for w, p in zip(words, note.passages, strict=True)
    ]
    entities = [
        (same(e.text), e.label, same(e.canonical or ""), e.value, e.role and same(e.role))
        for e in note.entities
    ]
    quotes = [(same(q.text), q.speaker and same(q.speaker), q.cue) for q in note.quotes]
    mentions = [(same(m.text), m.type, m.id) for m in note.initiatives]
    return [passages, entities, quotes, mentions]


def blanks(words: str) -> str:
    return " ".join(words.split())


@given(some_text)
@relaxed
def test_line_ends_change_nothing(text: str) -> None:
    assert told(annotated(text.replace("\n", "\r\n")), blanks) == told(annotated(text), blanks)


@given(some_text, st.integers(0, 30))
@relaxed
def test_a_blank_line_more_changes_nothing(text: str, number: int) -> None:
    parts = text.split("\n\n")
    at = number % len(parts)
    spread = "\n\n".join(parts[:at]) + "\n\n\n\n" + "\n\n".join(parts[at:])
    assert told(annotated(spread), blanks) == told(annotated(text), blanks)


@given(some_text, st.randoms(use_true_random=False))
@relaxed
def test_no_break_spaces_change_no_roles_and_no_dates(text: str, chance: object) -> None:
    changed = "".join("\xa0" if c == " " and chance.random() < 0.1 else c for c in text)  # type: ignore[attr-defined]
    before, after = annotated(text), annotated(changed)
    assert [p.role for p in after.passages] == [p.role for p in before.passages]
    assert [blanks(e.text) for e in after.entities if e.label == "DATE"] == [
        e.text for e in before.entities if e.label == "DATE"
    ]


@given(some_text)
@relaxed
def test_soft_hyphens_keep_text_and_passages(text: str) -> None:
    changed = text.replace("kommune", "kom\xadmune").replace("digital", "di\xadgital")
    before, after = annotated(text), annotated(changed)
    assert len(after.passages) == len(before.passages)
    same = sum(a.role == b.role for a, b in zip(after.passages, before.passages, strict=True))
    assert same >= 0.9 * len(before.passages)


@given(some_text)
@relaxed
def test_letters_in_two_parts_keep_text_and_passages(text: str) -> None:
    changed = unicodedata.normalize("NFD", text)
    before, after = annotated(text), annotated(changed)
    assert len(after.passages) == len(before.passages)
    same = sum(a.role == b.role for a, b in zip(after.passages, before.passages, strict=True))
    assert same >= 0.8 * len(before.passages)
    assert all(e.text == changed[e.start : e.end] for e in after.entities)


@given(some_text)
@relaxed
def test_upper_case_keeps_the_passages(text: str) -> None:
    before, after = annotated(text), annotated(text.upper())
    assert [(p.start, p.end) for p in after.passages] == [(p.start, p.end) for p in before.passages]


NAMES = ("Else Brandt", "Omar Vinther", "Birthe Krog", "Jonas Friis", "Ida Holst", "Peter Ravn")
OTHERS = ("Anna Dahl", "Yusuf Bech", "Signe Munk", "Viggo Toft", "Ulla Skov", "Kaj Lunde")


@pytest.mark.parametrize("number", range(len(NAMES)))
def test_other_names_are_found_in_the_same_places(number: int) -> None:
    text = next(t for t in TEXTS if NAMES[number] in t)
    before = annotated(text)
    after = annotated(text.replace(NAMES[number], OTHERS[number]))

    def renamed(words: str) -> str:
        return words.replace(NAMES[number], OTHERS[number])

    assert [p.role for p in after.passages] == [p.role for p in before.passages]
    assert [e.text for e in after.entities if e.label == "PER"] == [
        renamed(e.text) for e in before.entities if e.label == "PER"
    ]
    assert [q.speaker for q in after.quotes] == [
        renamed(q.speaker or "") or None for q in before.quotes
    ]

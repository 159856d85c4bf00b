"""Composed letters and line ends: the same words, the same annotation, offsets into the text as given."""

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strategitekst import annotate_text
from strategitekst.composed import Reading
from strategitekst.layout import LayoutBlock
from strategitekst.schema import Annotation

TEXT = """Fælleskommunal strategi på vej i Århus

Århus, den 3. marts 2016

Århus Kommune har sammen med KL vedtaget den fælleskommunale handlingsplan. Målet er, at borgerne i
løbet af de næste fire år får én digital indgang, og at persondata bliver beskyttet bedre mod trusler.

”Vi skal nå ud til alle på øerne,” siger borgmester Åse Ågård.
"""


def decompose(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def with_crlf(text: str) -> str:
    return text.replace("\n", "\r\n")


def said(note: Annotation) -> list[tuple[str, ...]]:
    """All that an annotation says, its words composed."""
    found: list[tuple[str, ...]] = []
    for span in (*note.passages, *note.entities, *note.initiatives, *note.quotes):
        values = span.to_dict()
        words = note.text[span.start : span.end]
        about = [str(values.get(k)) for k in ("role", "label", "canonical", "value", "type")]
        themes = [item["theme"] for item in values.get("themes", ())]
        found.append((" ".join(unicodedata.normalize("NFC", words).split()), *about, *themes))
    return found


@pytest.mark.parametrize("write", [decompose, with_crlf, lambda t: with_crlf(decompose(t))])
def test_another_way_of_writing_changes_nothing_but_offsets(write: Callable[[str], str]) -> None:
    plain, other = annotate_text(TEXT), annotate_text(write(TEXT))
    assert other.text == write(TEXT)
    assert said(other) == said(plain)
    assert other.document == plain.document
    assert any(entity.label == "PER" for entity in other.entities)


def test_evidence_of_themes_is_led_back() -> None:
    note = annotate_text(with_crlf(decompose(TEXT)))
    plain = annotate_text(TEXT)
    words = [
        unicodedata.normalize("NFC", n.text[item[0] : item[1]])
        for n in (note, plain)
        for passage in n.passages
        for theme in passage.themes or ()
        for item in theme.evidence or ()
        if isinstance(item, tuple)
    ]
    assert words
    assert words[: len(words) // 2] == words[len(words) // 2 :]


BROKEN = """Digitaliserings-
styrelsen har sammen med KL vedtaget den fælleskommunale digitaliserings- strategi
2016-2020. Strate- gien gælder også børne- og ungeområdet, og borger-
ne i Århus Kommune skal kunne mærke den. Digitaliserings- styrelsen sender den i hø­ring.
"""


def test_broken_words_are_read_whole() -> None:
    note = annotate_text(f"Ny plan\n\n{BROKEN}", date="2016-03-03")
    assert Reading(BROKEN).text.count("børne- og ungeområdet") == 1
    names = [e.text for e in note.entities if e.canonical == "Digitaliseringsstyrelsen"]
    assert names == ["Digitaliserings-\nstyrelsen", "Digitaliserings- styrelsen"]
    mentions = {m.text: m.id for m in note.initiatives}
    assert "Strate- gien" in mentions
    assert len(set(mentions.values())) == 1
    whole = annotate_text(f"Ny plan\n\n{Reading(BROKEN).text}", date="2016-03-03")
    assert [p.role for p in whole.passages] == [p.role for p in note.passages]
    assert [len(p.theme_names) for p in whole.passages] == [
        len(p.theme_names) for p in note.passages
    ]


def test_a_text_written_the_usual_way_is_read_as_it_is() -> None:
    assert Reading(TEXT).text is TEXT


PIECES = st.lists(
    st.sampled_from(["a", "a\u030a", "\r\n", "\n", "\r", " ", "e\u0301\u0323", "q\u0301", "\u212b"])
)


@given(PIECES)
def test_offsets_lead_to_the_same_words(pieces: list[str]) -> None:
    text = "".join(pieces)
    reading = Reading(text)
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    assert reading.text == plain
    places = [reading.offset(i) for i in range(len(plain) + 1)]
    assert places == sorted(places)
    assert places[0] == 0
    assert places[-1] == len(text)
    for i in range(len(plain)):
        piece = unicodedata.normalize("NFC", text[places[i] : places[i + 1]])
        if places[i] < places[i + 1] and len(piece) == 1:
            assert piece.replace("\r", "\n") == plain[i]


@given(PIECES, st.data())
@settings(max_examples=50)
def test_blocks_go_there_and_back(pieces: list[str], data: st.DataObject) -> None:
    text = "".join(pieces)
    edges, length = [0], 0
    for piece in pieces:
        length += len(piece)
        edges.append(length)
    a, b = sorted((data.draw(st.sampled_from(edges)), data.draw(st.sampled_from(edges))))
    if text[max(b - 1, 0) : b + 1] == "\r\n" or text[max(a - 1, 0) : a + 1] == "\r\n":
        return
    reading = Reading(text)
    (block,) = reading.blocks([LayoutBlock(a, b, "heading")])
    assert (reading.offset(block.start), reading.offset(block.end)) == (a, b)

"""Long documents: passages, pages and offsets right, odd tokens split, parts joined."""

import pytest
import spacy
from spacy.tokens import Doc

from strategitekst import parts
from strategitekst.attributes import split_tokens_at
from strategitekst.layout import LayoutBlock
from strategitekst.loading import Settings, load
from strategitekst.pipeline import annotate_raw, annotate_text
from strategitekst.read import RawDocument
from strategitekst.schema import Annotation, Document
from strategitekst.segment import segment
from strategitekst.tokens import LinearTokenizer, guard

CHAPTER = "{n}. Mål for data\n\nKommunen vil i 2020 have en plan for data. Det siger Mette Holm, formand for KL.\n\n• Første punkt om it\n• Andet punkt om it\n\n"


def test_sections_and_passages_of_a_long_strategy() -> None:
    opening = "Strategi for data 2020-2024\n\nHer står, hvad kommunen vil i de næste fire år.\n\n"
    text = opening + "".join(CHAPTER.format(n=i) for i in range(1, 200))
    passages = segment(text)
    headings = [i for i, p in enumerate(passages) if p.role == "heading"]
    assert len(headings) == 199
    assert passages[headings[100] + 1].section == headings[100]
    assert sum(p.role == "list_item" for p in passages) == 398


@pytest.mark.parametrize(
    "word",
    [
        "”" * 3000,
        "_" * 3000,
        "7" * 3000,
        "a" * 3000,
        "a-" * 1500,
        "KL." + "-" * 40 + "KL",
        "é" * 700,
    ],
)
def test_tokenizer_cuts_what_is_no_word(word: str) -> None:
    text = f"Ny plan {word} for KL’s data  \n{word}"
    nlp = load("blank")
    doc = nlp.make_doc(text)
    assert doc.text == text
    assert len(doc) < 2 * 3100
    assert [t.text for t in doc][:2] == ["Ny", "plan"]


def test_tokenizer_leaves_usual_words_to_the_pipeline() -> None:
    plain, guarded = spacy.blank("da"), spacy.blank("da")
    guard(guarded)
    guard(guarded)  # once is enough
    assert isinstance(guarded.tokenizer, LinearTokenizer)
    assert not isinstance(guarded.tokenizer.inner, LinearTokenizer)
    text = "KL har d. 14/6 en plan (se www.kl.dk/en-lang-adresse) … ”ja”.\n\n  Slut"
    assert [t.text for t in guarded(text)] == [t.text for t in plain(text)]
    assert guarded.tokenizer.vocab is guarded.vocab


def test_tokens_of_a_very_long_document_are_split_in_one_go(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    words = ["KL", "10,Postboks", "i", "dag"]

    def make() -> Doc:
        doc = Doc(spacy.blank("da").vocab, words=words, ents=["B-ORG", "B-LOC", "O", "O"])
        doc.spans["x"] = [doc[2:4]]
        doc.user_data["key"] = 1
        doc[0].is_sent_start = True
        return doc

    usual = split_tokens_at(make(), [6])
    monkeypatch.setattr("strategitekst.attributes._LONG_DOC", 0)
    rebuilt = split_tokens_at(make(), [6])
    assert (
        [t.text for t in rebuilt]
        == [t.text for t in usual]
        == ["KL", "10,", "Postboks", "i", "dag"]
    )
    assert rebuilt.text == usual.text
    assert [e.text for e in rebuilt.ents] == ["KL", "10,Postboks"]
    assert [s.text for s in rebuilt.spans["x"]] == ["i dag"]
    assert rebuilt.user_data["key"] == 1


def layers(note: Annotation) -> dict[str, object]:
    return {k: v for k, v in note.to_dict().items() if k != "made_by"}


def test_parts_say_the_same_as_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Strategi for data 2020-2024\n\n" + "".join(CHAPTER.format(n=i) for i in range(1, 12))
    whole = annotate_text(text)
    monkeypatch.setattr(parts, "PART", 60)
    monkeypatch.setattr("strategitekst.pipeline.PART", 60)
    cut = annotate_text(text)
    assert layers(cut)["passages"] == layers(whole)["passages"]
    assert layers(cut) == layers(whole)


def test_parts_of_one_passage_as_long_as_a_book(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "PART", 20)
    monkeypatch.setattr("strategitekst.pipeline.PART", 20)
    text = "Kommunen har en plan for data. " * 60
    note = annotate_text(text)
    assert (note.text, len(note.passages)) == (text, 1)


def test_file_s_own_blocks_are_kept_whole_and_have_pages() -> None:
    text = "Ny plan\n\nKL er med.\nDet er Bo ikke.\n\nside\n"
    blocks = (
        LayoutBlock(0, 7, "heading", 1),
        LayoutBlock(9, 19, None, 1),
        LayoutBlock(20, 35, "caption", 2),
        LayoutBlock(37, 41, "boilerplate", 2),
    )
    note = annotate_raw(
        RawDocument(text, "application/pdf", "0", blocks),
        "x.pdf",
        "x",
        Settings("blank"),
        Document(),
    )
    assert [(p.role, p.page) for p in note.passages] == [
        ("title", 1),
        ("paragraph", 1),
        ("caption", 2),
        ("boilerplate", 2),
    ]
    assert note.source is not None and note.source.path == "x.pdf"


def test_file_s_hint_gives_way_to_what_the_words_say() -> None:
    text = "14. juni 2016\n\nLæs mere her\n"
    found = segment(text, (LayoutBlock(0, 13, "heading"), LayoutBlock(15, 27, "list_item")))
    assert [p.role for p in found] == ["dateline", "boilerplate"]


def test_parts_keep_what_tokenizer_and_passages_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "PART", 10)
    nlp = spacy.blank("da")
    doc = nlp("KL har bl.a. en plan for data.\n\nDen kom jan. 2020.\n\nNy plan bl.a. for it. " * 3)
    doc[9].is_sent_start = True
    seen: list[tuple[str, str, bool | None]] = []

    def look(part: Doc) -> Doc:
        seen.extend((token.text, token.norm_, token.is_sent_start) for token in part)
        return part

    parts.run_in_parts(doc, [look])
    whole = [(token.text, token.norm_, token.is_sent_start) for token in doc]
    assert [word for word, norm, _ in seen if norm != word.lower()]  # "bl.a.": "blandt andet"
    assert seen == whole

"""The layers as spaCy components in anybody's pipeline."""

from importlib.metadata import entry_points

import pytest
import spacy
from spacy.tokens import DocBin

from strategitekst.attributes import get_document, split_tokens_at
from strategitekst.loading import load
from strategitekst.pipeline import to_annotation
from strategitekst.schema import Document

NAMES = (
    "strategitekst_passages",
    "strategitekst_entities",
    "strategitekst_quotes",
    "strategitekst_themes",
    "strategitekst_initiatives",
)
TEXT = "Ny strategi\n\nKL har i dag lanceret en fælleskommunal strategi. ”Det er godt for alle,” siger Ida Holm."


def test_every_layer_has_an_entry_point() -> None:
    assert {e.name for e in entry_points(group="spacy_factories")} >= set(NAMES)


@pytest.mark.parametrize("count", range(1, len(NAMES) + 1))
def test_layers_can_be_added_one_after_the_other(count: int) -> None:
    nlp = spacy.blank("da")
    for name in NAMES[:count]:
        nlp.add_pipe(name)
    doc = nlp(TEXT)
    assert doc.text == TEXT
    assert [span.label_ for span in doc.spans["passages"]] == ["title", "paragraph"]


def test_entities_work_without_passages() -> None:
    nlp = spacy.blank("da")
    nlp.add_pipe("strategitekst_entities")
    assert [(e.text, e.label_) for e in nlp("KL mødtes den 14. juni 2016.").ents] == [
        ("KL", "ORG"),
        ("14. juni 2016", "DATE"),
    ]


def test_document_date_reaches_the_components() -> None:
    nlp = load("blank")
    doc = nlp.make_doc(TEXT)
    doc._.strategitekst_document = Document(date="2016-06-14", publisher="KL")
    doc = nlp(doc)
    values = {e.text: e._.strategitekst_entity.value for e in doc.ents if e.label_ == "DATE"}
    assert values["i dag"] == "2016-06-14"
    assert get_document(doc).publisher == "KL"


def test_processed_documents_can_be_saved_and_sent() -> None:
    nlp = load("blank")
    doc = nlp(TEXT)
    box = DocBin(store_user_data=True, docs=[doc])
    again = next(iter(DocBin(store_user_data=True).from_bytes(box.to_bytes()).get_docs(nlp.vocab)))
    assert to_annotation(again, "x") == to_annotation(doc, "x")


def test_saved_pipeline_gives_the_same_annotation(tmp_path: object) -> None:
    nlp = load("blank")
    nlp.to_disk(str(tmp_path))
    again = spacy.load(str(tmp_path))
    assert to_annotation(again(TEXT), "x") == to_annotation(nlp(TEXT), "x")


def test_two_processes_give_the_same_annotations() -> None:
    nlp = load("blank")
    texts = [TEXT, "Kort.", "", "En tekst om KMD og NemID."]
    alone = [to_annotation(nlp(text), "x") for text in texts]
    together = [to_annotation(doc, "x") for doc in nlp.pipe(texts, n_process=2, batch_size=1)]
    assert together == alone


def test_tokens_are_split_where_a_span_ends_inside_one() -> None:
    nlp = spacy.blank("da")
    doc = nlp("Gade 10,Postboks 3370 i byen")
    doc.spans["before"] = [doc[2:4]]
    inside = doc.text.index("Postboks")
    split_tokens_at(doc, [inside])
    assert doc.char_span(inside, inside + 8) is not None
    assert doc.text == "Gade 10,Postboks 3370 i byen"
    assert [span.text for span in doc.spans["before"]] == ["3370 i"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\ufeff", "\u200b"])
def test_text_without_words_is_no_error(text: str) -> None:
    note = to_annotation(load("blank")(text), "x")
    assert note.text == text
    assert note.entities == () and note.quotes == ()

"""The base pipeline run quicker than spaCy runs it: the same names, sentences and annotations."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc, Span
from threadpoolctl import threadpool_info, threadpool_limits

from strategitekst.loading import load, load_base
from strategitekst.pipeline import to_annotation
from strategitekst.quick import Recogniser, needed, one_thread
from strategitekst.resources import resource
from strategitekst.schema import Annotation

Annotate = Callable[..., Annotation]
TEXTS = [
    path.read_text(encoding="utf-8") for path in sorted(resource("corpus", "demo").glob("*.txt"))
]
ODD = ["", " ", "KL", "KL KL KL", "Anna Holm Anna Holm Anna Holm\n\nfra Vejle Kommune\n \nKL"]


def _names(doc: Doc) -> list[tuple[str, str]]:
    return [(token.ent_iob_, token.ent_type_) for token in doc]


@pytest.mark.parametrize("number", range(len(TEXTS) + len(ODD)))
def test_names_of_all_words_at_once_are_those_found_word_by_word(number: int) -> None:
    text = [*TEXTS, *ODD][number]
    nlp = load_base(None)
    quick = needed(nlp)
    assert isinstance(quick["ner"], Recogniser)
    doc = nlp.make_doc(text)
    for start in (0, len(doc) // 2, len(doc) - 1):  # no name crosses the start of a sentence
        if start >= 0 and len(doc):
            doc[start].is_sent_start = True
    doc = nlp.get_pipe("tok2vec")(doc)
    again = doc.copy()
    assert _names(quick["ner"](doc)) == _names(nlp.get_pipe("ner")(again))


def test_names_that_were_there_before_are_kept() -> None:
    nlp = load_base(None)
    doc = nlp.make_doc("Anna Holm fra KL")
    doc.set_ents([Span(doc, 0, 1, label="PER")], default="missing")
    doc = needed(nlp)["ner"](nlp.get_pipe("tok2vec")(doc))
    assert doc.ents[0].text == "Anna"


def test_lemmas_are_left_out_where_only_an_annotation_is_wanted(embedded: Annotate) -> None:
    nlp = load()
    assert "trainable_lemmatizer" not in needed(nlp)
    assert list(needed(nlp)) == [n for n in nlp.pipe_names if n != "trainable_lemmatizer"]
    doc = nlp(TEXTS[0])
    assert any(token.lemma_ and token.lemma_ != token.text for token in doc)
    assert to_annotation(doc, "text") == embedded(TEXTS[0]).model_copy(update={"made_by": None})


def test_lemmas_stay_where_a_rule_may_read_them() -> None:
    nlp = load_base(None)
    nlp.add_pipe("entity_ruler", last=True)
    assert "trainable_lemmatizer" in needed(nlp)


def _threads() -> set[int]:
    return {
        library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"
    }


def test_matrices_are_multiplied_on_one_thread_and_then_as_before() -> None:
    with threadpool_limits(2, "blas"):
        before = _threads()  # some libraries take no more than there are cores
        with one_thread:
            with one_thread:  # two documents at the same time
                assert _threads() == {1}
            assert _threads() == {1}
        assert _threads() == before

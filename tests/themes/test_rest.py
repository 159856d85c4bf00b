"""What the rest of a document adds to the themes of its passages."""

import numpy as np

from strategitekst.labels import THEMES
from strategitekst.schema import EvidenceElsewhere, Passage
from strategitekst.themes import Snippet, classify, default_theme_classifier
from strategitekst.themes.rest import moved, rest_of_document, speaker

ABOUT = (
    "Kommunerne skal beskytte persondata mod hackere og cyberangreb.",
    "Informationssikkerheden i kommunerne skal styrkes med kryptering og logning.",
    "Truslen mod kommunernes systemer vokser, og beredskabet mod cyberangreb skal øves.",
)
VAGUE = "Vi skal være bedre forberedt, siger direktøren."


def _paragraphs(*texts: str) -> tuple[str, list[Passage]]:
    text, passages = "\n\n".join(texts), []
    at = 0
    for words in texts:
        passages.append(Passage(start=at, end=at + len(words), role="paragraph"))
        at += len(words) + 2
    return text, passages


def test_a_passage_alone_keeps_its_scores() -> None:
    scores = np.array([[0.2, 0.9]])
    assert not rest_of_document(scores).any()
    assert np.allclose(moved(scores, rest_of_document(scores)), scores)


def test_themes_of_the_others_become_likelier_and_all_else_less() -> None:
    scores = np.array([[0.2, 0.2], [0.9, 0.01], [0.8, 0.02]])
    first = moved(scores, rest_of_document(scores))[0]
    assert first[0] > 0.2 > first[1]
    assert speaker(scores, 1, 0) == 2 and speaker(scores, 0, 0) == 1


def test_the_rest_of_a_document_speaks_for_its_theme_and_is_named() -> None:
    theme = "sikkerhed"
    alone = default_theme_classifier().scores([Snippet(VAGUE, "paragraph")])[0]
    given = classify(*_paragraphs(*ABOUT, VAGUE))[-1]
    told = {t.theme: t for t in (*(given.themes or ()), *(given.uncertain or ()))}
    assert (told[theme].score or 0) > alone[THEMES.index(theme)]
    elsewhere = [e for e in told[theme].evidence or () if isinstance(e, EvidenceElsewhere)]
    text, passages = _paragraphs(*ABOUT, VAGUE)
    assert elsewhere
    for evidence in elsewhere:
        passage = passages[evidence.passage]
        start, end = evidence.span
        assert passage.start <= start < end <= passage.end and text[start:end].strip()

"""What the training of the base pipeline is made of: noise, names, votes, sentences by rule."""

import random
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
import spacy

TRAIN = Path(__file__).parents[1] / "models" / "train"
sys.path.insert(0, str(TRAIN))

from names import People  # noqa: E402
from noise import Shares, respell, slip  # noqa: E402
from readers import Token, read_annotated, split_doc  # noqa: E402
from teachers import Span, vote, vote_all  # noqa: E402
from vectors import paragraphs  # noqa: E402

SENTENCE = [
    Token("Ingrid", label="B-PER", pos="PROPN", feats="_", lemma="Ingrid"),
    Token("Solvangs", label="I-PER", pos="PROPN", feats="Case=Gen", lemma="Solvang"),
    Token("håb", label="O", pos="NOUN", feats="_", lemma="håb"),
]


def test_slips_change_letters_only() -> None:
    rng = random.Random(3)
    changed = [slip("kommunerne", 0.3, rng) for _ in range(50)]
    assert len(set(changed)) > 10
    assert all(word.isalpha() for word in changed)
    assert slip("2.500", 0.99, rng) == "2.500"


def test_respelled_words_keep_their_names_and_lose_their_lemma() -> None:
    always = Shares(upper=0, lower=1, ascii=0, slips=0, upper_names=0)
    changed = respell(SENTENCE, random.Random(1), always)
    assert [t.text for t in changed] == ["ingrid", "solvangs", "håb"]
    assert [t.label for t in changed] == ["B-PER", "I-PER", "O"]
    assert [t.lemma for t in changed] == [None, None, "håb"]


def test_votes_take_leave_open_and_drop() -> None:
    votes = Counter({(0, 2, "PER"): 3, (2, 3, "ORG"): 1, (3, 4, "LOC"): 2})
    assert vote(votes, 4, 5) == ["B-PER", "I-PER", "-", "-", "O"]
    found: list[list[list[Span]]] = [[[(0, 2, "PER")]], [[(0, 2, "PER")]], [[]]]
    assert vote_all(found, [SENTENCE]) == [["B-PER", "I-PER", "O"]]


def test_other_names_keep_number_of_words_and_genitive(tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text(
        "count,name,ethnicity,gender,first_name\n,Amina,muslim,female,True\n"
        ",Haddad,muslim,both,False\n9.0,Anna,danish,female,True\n9.0,Holm,danish,both,False\n"
    )
    renamed = People(path, "muslim").rename(SENTENCE, random.Random(1))
    assert [t.text for t in renamed] == ["Amina", "Haddads", "håb"]
    unknown = [replace(token, feats=None) for token in SENTENCE]
    assert People(path, "danish").rename(unknown, random.Random(1))[1].text == "Holm"


def test_sentences_by_rule_end_after_marks_and_at_empty_lines() -> None:
    doc = spacy.blank("da")("En overskrift\n\nHun sagde: ”Det går.” Så gik\nhun.")
    cut = [" ".join(t.text for t in s if t.pos != "SPACE") for s in split_doc(doc)]
    assert cut == ["En overskrift", "Hun sagde : ” Det går . ”", "Så gik hun ."]


def test_products_of_the_corpus_are_left_open(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(
        '{"text": "KL og NemID", "entities": [{"start": 0, "end": 2, "label": "ORG"},'
        ' {"start": 6, "end": 11, "label": "PRODUCT"}]}'
    )
    (sentence,) = read_annotated(path, spacy.blank("da"))
    assert [token.label for token in sentence] == ["B-ORG", "O", "-"]


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["   Mødet er", "åbnet.", "", "Næste"], ["Mødet er åbnet.", "Næste"]),
        (["Et", "     Kl. 09:00", "To", "  Tre"], ["Et", "To", "Tre"]),
    ],
)
def test_lines_of_minutes_are_joined_to_paragraphs(lines: list[str], joined: list[str]) -> None:
    assert list(paragraphs(lines)) == joined

"""What the training of the base pipeline is made of: noise, names, votes, sentences by rule."""

import random
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.training import Example

TRAIN = Path(__file__).parents[1] / "models" / "train"
sys.path.insert(0, str(TRAIN))

from build import MEAN, RUNS, STEPS, VOTES, Build  # noqa: E402
from grow import average  # noqa: E402
from names import People  # noqa: E402
from noise import Names, Shares, Words, respell, slip, spans, swap_names  # noqa: E402
from prepare import texts, to_doc  # noqa: E402
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


def test_a_name_that_lost_its_first_word_begins_anew() -> None:
    unknown = [replace(token, label=None) for token in SENTENCE]
    doc = to_doc(spacy.blank("da"), [SENTENCE[1:], unknown], [" ", " "])
    assert [ent.text for ent in doc.ents] == ["Solvangs"]


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


@pytest.fixture
def names(tmp_path: Path) -> Names:
    people, others, foreign = (tmp_path / name for name in ("p.csv", "o.txt", "f.txt"))
    people.write_text(
        "count,name,ethnicity,gender,first_name\n,Amina,muslim,female,True\n"
        ",Haddad,muslim,both,False\n9.0,Anna,danish,female,True\n9.0,Holm,danish,both,False\n"
    )
    others.write_text("# note\nORG\tPost Danmark\nLOC\tNordby\n")
    foreign.write_text("first\tJohn\nlast\tSmith; de Gaulle\n")
    return Names(people, others, foreign)


def test_strangers_keep_number_of_words_and_genitive(names: Names) -> None:
    swapped = [swap_names(SENTENCE, names, 1.0, random.Random(n), 1.0) for n in range(20)]
    assert {" ".join(t.text for t in s) for s in swapped} == {
        "Amina Haddads håb",
        "John Smiths håb",
    }
    assert all([t.label for t in s] == ["B-PER", "I-PER", "O"] for s in swapped)
    assert names.stranger(["H.", "von", "Holm"], random.Random(1))[:2] == ["H.", "von"]


def test_organisations_are_exchanged_for_listed_and_made_up_ones(names: Names) -> None:
    sentence = [Token("KL", label="B-ORG"), Token("svarer", label="O")]
    swapped = [swap_names(sentence, names, 1.0, random.Random(n)) for n in range(200)]
    assert all(spans(s)[0][0] == 0 and spans(s)[0][2] == "ORG" for s in swapped)
    assert all(s[-1].text == "svarer" for s in swapped)
    found = {" ".join(t.text for t in s[:-1]) for s in swapped}
    assert "Post Danmark" in found
    assert any(name.startswith("Nordby ") for name in found)


def test_compounds_get_another_head_and_keep_their_tail(names: Names) -> None:
    sentence = [Token("KL-formanden", label="B-ORGpart")]
    swapped = {
        swap_names(sentence, names, 1.0, random.Random(n))[0].text.rpartition("-") for n in range(9)
    }
    assert {tail for _, _, tail in swapped} == {"formanden"}
    assert "KL" not in {head for head, _, _ in swapped}


def test_words_are_exchanged_for_words_of_the_same_form_and_names_stay() -> None:
    other = [
        Token("i", pos="ADP", feats="_", lemma="i", label="O"),
        Token("frygt", pos="NOUN", feats="_", lemma="frygt", label="O"),
    ]
    changed = Words([other]).reword(SENTENCE, 1.0, random.Random(1))
    assert [(t.text, t.lemma) for t in changed] == [
        ("Ingrid", "Ingrid"),
        ("Solvangs", "Solvang"),
        ("frygt", "frygt"),
    ]


def trained(width: float) -> Language:
    """Make a pipeline with a sentence recognizer whose weights are all the same."""
    nlp = spacy.blank("da")
    nlp.add_pipe("senter")
    (doc,) = texts(nlp, [SENTENCE], random.Random(1), plain=True)
    nlp.initialize(lambda: [Example(nlp.make_doc(doc.text), doc)])
    model = nlp.get_pipe("senter").model  # type: ignore[attr-defined]
    for node in model.walk():
        for param in node.param_names:
            node.set_param(param, node.get_param(param) * 0 + width)
    return nlp


def test_the_mean_of_two_trainings_has_the_mean_of_their_weights(tmp_path: Path) -> None:
    for name, width in (("a", 1.0), ("b", 4.0)):
        trained(width).to_disk(tmp_path / name)
    average([tmp_path / "a", tmp_path / "b"], tmp_path / "mean")
    model = spacy.load(tmp_path / "mean").get_pipe("senter").model  # type: ignore[attr-defined]
    weights = [node.get_param(p) for node in model.walk() for p in node.param_names]
    assert weights
    assert all((rows == 2.5).all() for rows in weights)


def test_every_step_of_the_build_can_be_run_in_its_order() -> None:
    assert all(callable(getattr(Build, step)) for step in (*STEPS, *VOTES))
    known: set[str] = set()
    for run in RUNS:
        assert set(run.starts) <= known
        known.add(run.name)
    assert set(MEAN) <= known
    assert len({run.recipe.seed for run in RUNS}) == len(RUNS)

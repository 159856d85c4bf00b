"""Themes of a user's own: at once from a file, better with labels."""

from pathlib import Path

import pytest

from strategitekst.errors import FormatError, ModelError, SettingError
from strategitekst.loading import Settings
from strategitekst.pipeline import annotate_text
from strategitekst.themes import OwnClassifier, Snippet, load_own, suggest, train_own
from strategitekst.themes.own_files import SUBTHEMES, save_own
from strategitekst.themes.teach import Label, add_label, read_labels

FILE = """
[[theme]]
name = "cykler"
definition = "Cykler og cykelstier."
terms = ["cykel*", "cykler*"]

[[theme]]
name = "skat"
parent = "effektivisering"
definition = "Skat og afgifter."
[theme.terms]
"skat" = 3.0
"skatten" = 3.0
"skatkiste*" = -2.0
"""


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "mine.toml"
    path.write_text(FILE, encoding="utf-8")
    return path


def names(classifier: OwnClassifier, text: str) -> list[str]:
    return [t.theme for t in classifier.judge([Snippet(text)])[0]]


def test_own_themes_work_at_once(mine: Path) -> None:
    classifier = OwnClassifier(load_own(mine))
    assert names(classifier, "Der skal bygges flere cykelstier.") == ["cykler"]
    assert names(classifier, "Kommunen sænker skatten næste år.") == ["skat"]
    assert names(classifier, "Vejret er godt i dag.") == []


def test_own_themes_have_their_terms_as_evidence(mine: Path) -> None:
    text = "Der skal bygges flere cykelstier."
    (theme,) = OwnClassifier(load_own(mine)).judge([Snippet(text)])[0]
    assert [text[a:b] for a, b in theme.evidence or ()] == ["cykelstier"]


def test_own_themes_stand_in_the_annotation(mine: Path) -> None:
    text = "Ny plan\n\nDer skal bygges flere cykelstier og lægges asfalt på de gamle."
    note = annotate_text(text, settings=Settings(base="blank", themes=(str(mine),)))
    (theme,) = note.passages[1].own_themes or ()
    assert theme.theme == "cykler"
    assert [note.text[a:b] for a, b in theme.evidence or ()] == ["cykelstier"]
    assert note.made_by and "own data" in note.made_by.to_dict()["models"]


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("En sprogmodel skriver udkast til svar, og kunstig intelligens bliver hverdag.", "kunstig intelligens"),
        ("Staten er afhængig af Microsoft og andre amerikanske techgiganter.", "digital suverænitet"),
        ("Aftalen giver en besparelse på 20 mio. kr. om året.", "besparelser"),
        ("Manglen på arbejdskraft vokser, og det er svært at rekruttere sygeplejersker.", "arbejdskraft"),
    ],
)  # fmt: skip
def test_own_themes_that_come_along(text: str, theme: str) -> None:
    assert theme in names(OwnClassifier(load_own(SUBTHEMES)), text)


def test_own_themes_learn_from_labels(mine: Path) -> None:
    themes = load_own(mine)
    yes = [
        "Pendlerne tager toget til byen, og perronen skal gøres længere.",
        "Togene kører oftere, og der bliver en station mere.",
        "Banen bliver elektrificeret, så togene kan køre hurtigere.",
    ]
    no = ["Skolen får nyt tag.", "Bogen er udkommet.", "Suppen er varm, og brødet er nybagt."]
    labels = [Label("cykler", True, t) for t in yes] + [Label("cykler", False, t) for t in no]
    text = ["Der kommer flere tog til stationen i morgen."]
    before = OwnClassifier(themes).scores(text)[0, 0]
    taught = train_own(themes, labels)
    assert OwnClassifier(taught).scores(text)[0, 0] > before
    assert taught[1].learnt is None


def test_own_themes_trained_are_read_again(mine: Path, tmp_path: Path) -> None:
    taught = train_own(load_own(mine), [Label("cykler", True, "Der kommer flere tog.")])
    save_own(taught, tmp_path / "mine.json")
    again = load_own(tmp_path / "mine.json")
    texts = ["Der kommer flere tog.", "Der skal bygges flere cykelstier."]
    assert OwnClassifier(again).scores(texts) == pytest.approx(
        OwnClassifier(taught).scores(texts), abs=1e-3
    )


def test_own_themes_of_another_version_are_refused(mine: Path, tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    save_own(load_own(mine), path)
    path.write_text(path.read_text(encoding="utf-8").replace("own-themes/2", "own-themes/1"))
    with pytest.raises(ModelError, match="train it again"):
        load_own(path)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no \\[\\[theme\\]\\]"),
        ("[[theme]]\nterms = ['x']", "has no name"),
        ("[[theme]]\nname = 'x'\nparent = 'y'", "is not one of"),
        ("[[theme]]\nname = 'x'\nterms = 3", "list of texts"),
        ("[[theme]]\nname = 'x'\n[[theme]]\nname = 'x'", "twice"),
    ],
)
def test_own_themes_that_are_wrong_are_told(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingError, match=words):
        load_own(path)


def test_labels_are_kept_line_by_line(tmp_path: Path) -> None:
    path = tmp_path / "labels.jsonl"
    assert read_labels(path) == []
    labels = [Label("cykler", True, "Æbler\nog pærer", "a/b", 3), Label("skat", False, "x")]
    for label in labels:
        add_label(label, path)
    assert read_labels(path) == labels
    path.write_text('{"theme": "x"}\n', encoding="utf-8")
    with pytest.raises(FormatError, match="line 1"):
        read_labels(path)


def test_labels_of_an_unknown_theme_are_told(mine: Path) -> None:
    with pytest.raises(SettingError, match="the themes are cykler, skat"):
        train_own(load_own(mine), [Label("biler", True, "x")])


def test_a_collection_says_how_common_a_theme_is(mine: Path) -> None:
    """Where nothing else is known, about as many passages get the theme as have its terms."""
    others = [f"Skolen i {place} får nyt tag." for place in ("Vejle", "Odense", "Ribe", "Nibe")]
    passages = [Snippet("Nye cykelstier til pendlerne."), *map(Snippet, others)]
    labels = [Label("cykler", False, "Cykler er dyre.")]
    taught = train_own(load_own(mine), labels, passages)
    given = [bool(t) for t in OwnClassifier(taught[:1]).judge(passages)]
    assert given == [True, False, False, False, False]


def test_suggestions_are_likely_then_doubtful_and_new(mine: Path) -> None:
    classifier = OwnClassifier(load_own(mine))
    passages = [
        Snippet("Cykler, cykelstier, cykelruter og cykelparkering."),
        Snippet("En cykel stod ved muren."),
        Snippet("Vejret er godt."),
        Snippet("En cykel lå i grøften."),
    ]
    chosen = suggest(classifier, 0, passages, 2, known=["En cykel lå i grøften."])
    assert chosen[0][0] == 0
    assert 3 not in [i for i, _ in chosen]
    doubtful = suggest(classifier, 0, passages, 1, known=["a", "b", "c", "d", "e"])
    assert doubtful[0][0] in (1, 3)

"""The theme model: what it gives, why, how it is kept."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strategitekst.errors import ModelError
from strategitekst.labels import CONTENT_ROLES, THEMES
from strategitekst.resources import THEME_MODEL, resource
from strategitekst.schema import Annotation, EvidenceElsewhere, Passage
from strategitekst.themes import Snippet, classify, default_theme_classifier
from strategitekst.themes.give import LEAST, MOST_THEMES, ModelClassifier, choose, order
from strategitekst.themes.mask import mask
from strategitekst.themes.model import default_model, load_model

Annotate = Callable[..., Annotation]
FOLDER = resource("models", THEME_MODEL)
PLAIN = [
    ("Kommunerne skal beskytte persondata bedre mod hackere og cyberangreb.", "sikkerhed"),
    (
        "Systemerne skal tale sammen, så borgeren ikke skal oplyse det samme flere gange.",
        "sammenhæng",
    ),
    ("Alle medarbejdere skal på kursus og have flere digitale kompetencer.", "kompetencer"),
    ("Opgaven kommer i udbud, og leverandørerne skal konkurrere om kontrakten.", "marked"),
    ("Digitalt udfordrede borgere kan blive fritaget, og pårørende kan få fuldmagt.", "inklusion"),
    ("Kunstig intelligens og nye algoritmer bliver prøvet af i tre forsøg.", "ny teknologi"),
    ("Den grønne omstilling skal få energiforbruget og CO2-udledningen ned.", "bæredygtighed"),
    ("Lovforslaget giver hjemmel til de nye regler, og tilsynet skærpes.", "lovgivning"),
]


@pytest.mark.parametrize(("text", "theme"), PLAIN)
def test_model_gives_plain_passage_its_theme_first(text: str, theme: str) -> None:
    ((themes, _),) = default_theme_classifier().judge([Snippet(text)])
    assert themes[0].theme == theme


@pytest.mark.parametrize(
    "text",
    ["Det kan man med sikkerhed sige.", "I den sammenhæng er vejret godt.", "Vi mødes på torsdag."],
)
def test_model_gives_a_word_without_its_theme_nothing(text: str) -> None:
    ((themes, _),) = default_theme_classifier().judge([Snippet(text)])
    assert themes == ()


@pytest.mark.parametrize(("text", "theme"), PLAIN)
def test_model_scores_less_without_the_evidence(text: str, theme: str) -> None:
    classifier = default_theme_classifier()
    ((themes, _),) = classifier.judge([Snippet(text)])
    for item in themes:
        spans = [e for e in item.evidence or () if isinstance(e, tuple)]
        assert spans, item
        bare = text
        for start, end in sorted(spans, reverse=True):
            bare = bare[:start] + bare[end:]
        column = THEMES.index(item.theme)
        with_words, without = classifier.scores([text, bare])[:, column]
        assert without < with_words
    assert theme in [item.theme for item in themes]


def test_model_scores_passages_alone_as_it_does_together() -> None:
    texts = [text for text, _ in PLAIN]
    given = [
        Snippet(t, "list_item", before) for t, before in zip(texts, ["", *texts], strict=False)
    ]
    model = default_model()
    together = model.scores([*given, Snippet("")])
    for snippet, row in zip(given, together, strict=False):
        assert model.scores([snippet])[0] == pytest.approx(row, abs=1e-5)


def test_model_takes_no_passages_at_all() -> None:
    assert default_theme_classifier().judge([]) == []
    assert default_model().scores([]).shape == (0, len(THEMES))


def test_model_names_the_passage_before_where_it_decides() -> None:
    text = (
        "Kommunerne skal beskytte persondata mod hackere, ransomware og cyberangreb."
        "\n\nDet kræver logning."
    )
    first = text.index("\n")
    passages = [
        Passage(start=0, end=first, role="paragraph"),
        Passage(start=first + 2, end=len(text), role="paragraph"),
    ]
    model = default_model()
    bare = model.scores([Snippet("Det kræver logning.")])[0, THEMES.index("sikkerhed")]
    after = classify(text, passages)[1]
    scored = {t.theme: t for t in (*(after.themes or ()), *(after.uncertain or ()))}
    assert (scored["sikkerhed"].score or 0) > bare
    elsewhere = [
        e for t in after.themes or () for e in t.evidence or () if isinstance(e, EvidenceElsewhere)
    ]
    assert all(e.passage == 0 and 0 <= e.span[0] < e.span[1] <= first for e in elsewhere)


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="abæøåKL ·-.,\n0\u00a0€🙂", max_size=80))
def test_model_keeps_evidence_inside_any_text(text: str) -> None:
    ((themes, uncertain),) = default_theme_classifier().judge([Snippet(text)])
    assert len(themes) <= MOST_THEMES
    for item in themes:
        for span in item.evidence or ():
            assert isinstance(span, tuple) and 0 <= span[0] < span[1] <= len(text)
    assert {t.theme for t in themes}.isdisjoint(t.theme for t in uncertain)


def test_model_abstains_below_the_stated_confidence() -> None:
    texts = [Snippet(text) for text, _ in PLAIN]
    sure = ModelClassifier(default_model(), confidence=0.95).judge(texts)
    usual = default_theme_classifier().judge(texts)
    for (strict, doubtful), (loose, _) in zip(sure, usual, strict=True):
        assert all((t.score or 0) >= 0.95 for t in strict)
        dropped = {t.theme for t in loose} - {t.theme for t in strict}
        assert dropped <= {t.theme for t in doubtful}
        assert all((t.score or 0) >= LEAST for t in doubtful)


def test_likeliest_theme_is_given_alone_below_its_threshold() -> None:
    least = [0.4, 0.4, 0.4]
    assert choose([0.3, 0.1, 0.28], [0, 2, 1], least) == [0]
    assert choose([0.3, 0.1, 0.5], [2, 0, 1], least) == [2]
    assert choose([0.3, 0.1, 0.28], [0, 2, 1], least, alone=0.35) == []
    assert choose([0.9, 0.8, 0.7], [0, 1, 2], least) == [0, 1, 2]


def test_model_never_puts_cooperation_first_where_another_theme_fits() -> None:
    scores = np.full(len(THEMES), 0.1)
    a, b = THEMES.index("samarbejde"), THEMES.index("data")
    scores[a], scores[b] = 0.9, 0.4
    assert order(scores, [a, b], THEMES) == [b, a]
    assert order(scores, [a], THEMES) == [a]


def test_model_gives_themes_to_content_passages_only(blank: Annotate) -> None:
    note = blank("Ny plan\n\nFoto: Mia Dahl\n\nKommunen skal beskytte persondata bedre.\n\nSe også")
    for passage in note.passages:
        assert (passage.themes is not None) == (passage.role in CONTENT_ROLES)


def test_mask_hides_bodies_and_titles_and_keeps_the_length() -> None:
    text = "Med strategien ”Et trygt og sikkert samfund” vil Styrelsen for Data spare tid."
    start = text.index("Styrelsen")
    hidden = mask(text, [(start, start + len("Styrelsen for Data"))])
    assert len(hidden) == len(text)
    assert "trygt" not in hidden and "Styrelsen" not in hidden and "spare tid" in hidden


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Planen ”Data for alle” og ”Mere data”.", "Planen ”·············” og ”Mere data”."),
        (
            "Byens kampagne hedder nu måske ”Mere data”.",
            "Byens kampagne hedder nu måske ”·········”.",
        ),
        ("Planen blev i dag til ”Mere data”.", "Planen blev i dag til ”Mere data”."),
        ("Planen i dag: ”Mere data „nu” kom.", "Planen i dag: ”·············” kom."),
    ],
)
def test_mask_takes_titles_with_up_to_three_words_before_them(text: str, hidden: str) -> None:
    assert mask(text) == hidden


def test_mask_leaves_what_people_say() -> None:
    text = "Anna Holm siger: ”Vi skal passe på borgernes data.”"
    assert mask(text) == text


def test_model_is_the_same_after_saving_and_loading(tmp_path: Path) -> None:
    model = default_model()
    model.save(tmp_path)
    again = load_model(tmp_path)
    texts = [text for text, _ in PLAIN]
    assert np.allclose(model.scores(texts), again.scores(texts), atol=1e-6)
    assert sum(p.stat().st_size for p in tmp_path.iterdir()) < 12_000_000


def test_model_says_where_it_comes_from() -> None:
    meta = json.loads((FOLDER / "meta.json").read_text(encoding="utf-8"))
    assert meta["labels"] == list(THEMES)
    assert set(meta["thresholds"]) == set(THEMES)
    assert len(meta["training"]["corpus"]) == 64
    assert meta["held out"]["corpus"]["micro F1"] > 0


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"format": "strategitekst/themes/99"}, "make themes"),
        ({"terms": "0000"}, "other term lists"),
    ],
)
def test_model_of_another_version_is_refused(
    tmp_path: Path, change: dict[str, str], words: str
) -> None:
    folder = tmp_path / "old"
    shutil.copytree(FOLDER, folder)
    path = folder / "meta.json"
    meta = json.loads(path.read_text(encoding="utf-8")) | change
    path.write_text(json.dumps(meta), encoding="utf-8")
    with pytest.raises(ModelError, match=words):
        load_model(folder)


def test_model_that_is_damaged_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "bad"
    shutil.copytree(FOLDER, folder)
    (folder / "model.npz").write_bytes(b"not numbers")
    with pytest.raises(ModelError, match="damaged"):
        load_model(folder)
    with pytest.raises(ModelError, match="missing"):
        load_model(tmp_path / "nowhere")


def test_model_never_runs_what_a_file_holds(tmp_path: Path) -> None:
    folder = tmp_path / "evil"
    shutil.copytree(FOLDER, folder)
    with np.load(FOLDER / "model.npz") as stored:
        arrays = {name: stored[name] for name in stored.files}
    arrays["coef_"] = np.array([{"an": "object"}], dtype=object)
    np.savez(folder / "model.npz", **arrays)
    with pytest.raises(ModelError, match="damaged"):
        load_model(folder)

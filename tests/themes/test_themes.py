"""The theme baseline."""

from collections.abc import Callable

import pytest

from strategitekst.labels import CONTENT_ROLES, THEMES
from strategitekst.schema import Annotation, ThemeScore
from strategitekst.themes.classifier import default_classifier


def spans(theme: ThemeScore) -> list[tuple[int, int]]:
    return [item for item in theme.evidence or () if isinstance(item, tuple)]


Annotate = Callable[..., Annotation]


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("Kommunen skal beskytte persondata bedre mod cyberangreb.", "sikkerhed"),
        ("Systemerne skal tale sammen på tværs af myndigheder.", "sammenhæng"),
        ("Medarbejderne skal på kursus og have nye digitale kompetencer.", "kompetencer"),
        ("Opgaven kommer i udbud, og leverandørerne skal konkurrere om kontrakten.", "marked"),
        ("Digitalt udfordrede borgere kan blive fritaget og give fuldmagt.", "inklusion"),
        ("Forslaget er sendt i høring hos parterne, som er blevet enige om en aftale.", "samarbejde"),
        ("Kunstig intelligens og algoritmer bliver prøvet af.", "ny teknologi"),
        ("Der skal spares på CO2 og energi i den grønne omstilling.", "bæredygtighed"),
    ],
)  # fmt: skip
def test_plain_passage_gets_its_theme_first(text: str, theme: str) -> None:
    given = default_classifier().classify([text])[0]
    assert given[0].theme == theme


@pytest.mark.parametrize(
    "text",
    ["Det kan man med sikkerhed sige.", "I den sammenhæng er vejret godt.", "Vi mødes på torsdag."],
)
def test_word_without_its_theme_gives_none(text: str) -> None:
    assert default_classifier().classify([text])[0] == ()


def test_every_theme_given_has_its_words_as_evidence(blank: Annotate) -> None:
    note = blank("Ny plan\n\nKommunen skal beskytte persondata bedre mod cyberangreb.")
    passage = note.passages[1]
    found = [span for theme in passage.themes or () for span in spans(theme)]
    words = set(" ".join(note.text[start:end] for start, end in found).split())
    assert len(words & {"beskytte", "persondata", "cyberangreb"}) > 1
    assert all(passage.start <= start < end <= passage.end for start, end in found)


def test_only_content_passages_have_themes(blank: Annotate) -> None:
    note = blank("Ny plan\n\nFoto: Mia Dahl\n\nKommunen skal beskytte persondata bedre.\n\nSe også")
    for passage in note.passages:
        assert (passage.themes is not None) == (passage.role in CONTENT_ROLES)


def test_scores_have_one_column_a_theme_between_0_and_1() -> None:
    scores = default_classifier().scores(["cybersikkerhed", "", "intet"])
    assert scores.shape == (3, len(THEMES))
    assert ((scores >= 0) & (scores <= 1)).all()


def test_removing_the_evidence_lowers_the_score() -> None:
    classifier = default_classifier()
    text = "Kommunen skal beskytte persondata bedre mod cyberangreb."
    given = classifier.classify([text])[0][0]
    bare = text
    for start, end in sorted(spans(given), reverse=True):
        bare = bare[:start] + bare[end:]
    column = list(THEMES).index(given.theme)
    assert classifier.scores([bare])[0, column] < classifier.scores([text])[0, column]

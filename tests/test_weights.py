"""Weights that are chosen between."""

from pathlib import Path

import pytest

from strategitekst.errors import ModelError
from strategitekst.weights import load_choice, train_choice

ROWS = [{"short": 1.0}, {"short": 1.0, "asks": 1.0}, {"long": 1.0}, {"long": 1.0, "asks": 1.0}] * 4
ANSWERS = ["nyhed", "webside", "strategi", "webside"] * 4


def test_a_choice_is_learnt_written_and_read(tmp_path: Path) -> None:
    path = tmp_path / "kind.json"
    path.write_text(train_choice(ROWS, ANSWERS, strength=10).to_json(), encoding="utf-8")
    choice = load_choice(path)
    assert [choice.best(row) for row in ROWS] == ANSWERS
    assert choice.best({"asks": 1.0, "long": 1.0}, without={"webside"}) == "strategi"


def test_features_of_few_cases_are_left_out() -> None:
    choice = train_choice([*ROWS, {"rare": 1.0}], [*ANSWERS, "nyhed"])
    assert all("rare" not in weights.weights for weights in choice.answers.values())


@pytest.mark.parametrize("words", ["{}", '{"answers": {"nyhed": {"weights": 1}}}', "x"])
def test_a_file_of_another_shape_is_named(tmp_path: Path, words: str) -> None:
    path = tmp_path / "kind.json"
    path.write_text(words, encoding="utf-8")
    with pytest.raises(ModelError, match=r"kind\.json"):
        load_choice(path)

"""Boosted trees kept as numbers: what they say, how they are written and read."""

from pathlib import Path

import pytest

from strategitekst.errors import ModelError
from strategitekst.trees import Trees, from_nodes, load_trees, train_trees

#: One tree: "a" up to 0 says no; above it "b" decides.
NODES = [[(0, 0.0, 1, 2), (-1, -3.0, 0, 0), (1, 1.5, 3, 4), (-1, 0.0, 0, 0), (-1, 2.0, 0, 0)]]


@pytest.fixture
def trees() -> Trees:
    return from_nodes(["a", "b"], 0.5, [*NODES, [(-1, 0.25, 0, 0)]])


def test_a_row_goes_down_every_tree(trees: Trees) -> None:
    low, middle, high = trees.score([{"a": -1, "b": 9}, {"a": 1, "b": 1}, {"a": 1, "b": 2}])
    assert low == pytest.approx(0.095, abs=0.001)
    assert middle == pytest.approx(0.679, abs=0.001)
    assert high == pytest.approx(0.940, abs=0.001)


def test_what_is_not_told_counts_as_least_and_other_names_do_not(trees: Trees) -> None:
    assert trees.score([{}]) == trees.score([{"a": -5.0, "c": 100.0}])


def test_no_rows_no_scores(trees: Trees) -> None:
    assert trees.score([]) == []


def test_written_and_read_again(trees: Trees, tmp_path: Path) -> None:
    file = tmp_path / "trees.json"
    file.write_text(trees.to_json(), encoding="utf-8")
    rows = [{"a": x, "b": y} for x in (-1.0, 1.0) for y in (1.0, 2.0)]
    assert load_trees(file).score(rows) == pytest.approx(trees.score(rows))


def test_a_file_without_trees_says_so(tmp_path: Path) -> None:
    file = tmp_path / "none.json"
    file.write_text('{"names": [], "start": 0.0, "trees": []}', encoding="utf-8")
    assert not load_trees(file)


def test_a_file_of_another_shape_is_named(tmp_path: Path) -> None:
    file = tmp_path / "other.json"
    file.write_text('{"weights": {}}', encoding="utf-8")
    with pytest.raises(ModelError, match=r"other\.json"):
        load_trees(file)
    with pytest.raises(ModelError, match="cannot be read"):
        load_trees(tmp_path / "missing.json")


def test_trained_trees_tell_what_needs_both() -> None:
    rows = [{"a": float(i % 2), "b": float(i // 2 % 2)} for i in range(800)]
    true = [row["a"] + row["b"] > 1 for row in rows]
    trees = train_trees(rows, true, ["a", "b"], 20)
    scores = trees.score(rows[:4])
    assert [score > 0.5 for score in scores] == true[:4]

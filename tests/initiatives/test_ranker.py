"""The ranker of antecedents: its gradient, what it is told, its file."""

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from strategitekst.errors import ModelError
from strategitekst.initiatives.features import features
from strategitekst.initiatives.ranker import candidate_rows, load_ranker, write_ranker
from strategitekst.initiatives.resolve import Reader
from strategitekst.knowledge.registry import Registry
from strategitekst.schema import Annotation

sys.path.insert(0, str(Path(__file__).parents[2] / "models" / "train"))

from antecedent_network import Choice, gradient, read_choices, start, train_ranker

Annotate = Callable[..., Annotation]
Compare = Callable[..., None]
CHOICES = [
    Choice(
        [{"near": 1.0, "says plan": 1.0}, {"far": 1.0, "says plan": 1.0}, {"is new": 1.0}],
        0,
        f"d{n}",
    )
    for n in range(9)
] + [
    Choice([{"far": 1.0, "says app": 1.0}, {"is new": 1.0, "says app": 1.0}], 1, f"d{n}")
    for n in range(9)
]


def test_the_gradient_is_that_of_the_loss(compare_with_differences: Compare) -> None:
    table = read_choices(CHOICES)
    rng = np.random.default_rng(2)
    params = {name: values.astype(float) for name, values in start(rng, len(table.keys), 6).items()}
    params["hidden"] = rng.normal(0, 0.5, params["hidden"].shape)
    compare_with_differences(lambda moved: gradient(moved, table), params)


def test_what_a_clue_weighs_is_what_the_odds_fall_by_without_it() -> None:
    ranker = train_ranker(CHOICES, epochs=60)
    row = CHOICES[0].rows[0]
    groups = [("near",), ("near", "says plan"), ("unheard of",)]
    without = [{k: v for k, v in row.items() if k not in group} for group in groups]
    fallen = ranker.odds([row])[0] - ranker.odds(without)
    assert ranker.losses(row, groups) == pytest.approx(fallen, abs=1e-4)
    assert fallen[0] > 0.5
    assert fallen[2] == 0


def test_it_learns_and_is_kept(tmp_path: Path) -> None:
    ranker = train_ranker(CHOICES, epochs=60)
    for choice in CHOICES:
        assert int(np.argmax(ranker.odds(choice.rows))) == choice.right
    path = tmp_path / "ranker.npz"
    write_ranker(ranker, path)
    assert load_ranker(path).odds(CHOICES[0].rows) == pytest.approx(
        ranker.odds(CHOICES[0].rows), abs=0.1
    )
    written = path.read_bytes()
    write_ranker(ranker, path)
    assert path.read_bytes() == written


def test_candidates_are_told_by_clues_and_words(blank: Annotate) -> None:
    note = blank("Kommunen får en ny digital strategi.\n\nStrategien gælder i fire år.")
    reader = Reader(note, Registry([]))
    groups = []
    for number, mention in enumerate(note.initiatives):
        found = features(note, mention)
        candidates, new = reader.candidates(number, mention, found, None)
        rows = candidate_rows(note, mention, found, candidates, new)
        assert len(rows) == len(candidates) + 1
        assert rows[-1]["is new"] == 1.0
        assert all("is new" not in row for row in rows[:-1])
        groups.append(reader.place(number, mention, found, None, None))
    assert rows[0]["says strategi"] == rows[0]["told strategi"] == 1.0
    assert rows[0]["behind 0 gælder"] == 1.0


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "ranker.npz"
    path.write_bytes(b"nothing")
    with pytest.raises(ModelError, match=r"ranker\.npz"):
        load_ranker(path)

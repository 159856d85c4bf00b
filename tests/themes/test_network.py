"""The network of the theme model: its gradient, and that batches, blanks and contexts do what they should."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from strategitekst.themes import Snippet
from strategitekst.themes.network import BUCKETS, Network, run_buckets
from strategitekst.themes.words import WORD, WordAnalyser

sys.path.insert(0, str(Path(__file__).parents[2] / "models" / "themes"))

from train_network import gradient, make_batch, read_texts, train_network

Compare = Callable[..., None]
PASSAGES = [
    Snippet("Kommunerne skal beskytte persondata mod hackere.", title="Mere sikkerhed"),
    Snippet("Hackere skal stoppes."),
    Snippet("Medarbejderne skal på kursus, og lederne skal på kursus.", before="Alle skal lære."),
    Snippet("På kursus.", heading="Kompetencer"),
]
WANTED = np.array([[1, 0], [1, 0], [0, 1], [0, 1]], dtype=bool)
word = WordAnalyser({})


def _forms(passages: list[Snippet]) -> list[list[str]]:
    return [[m.group().lower() for m in WORD.finditer(p.text)] for p in passages]


def _weights(keys: int, labels: int = 2) -> dict[str, Any]:
    rng = np.random.default_rng(1)
    shapes = {
        "table": (keys + BUCKETS, 4),
        "window": (4, 15),
        "window_bias": (5,),
        "hidden": (2 * 5 + 3 * 4, 6),
        "hidden_bias": (6,),
        "out": (6, labels),
        "out_bias": (labels,),
    }
    return {name: rng.normal(0, 0.5, shape) for name, shape in shapes.items()}


def test_gradient_is_that_of_the_loss(compare_with_differences: Compare) -> None:
    texts = read_texts(PASSAGES, word)
    batch = make_batch(texts, range(len(PASSAGES)), WANTED.astype(np.float32))
    params = _weights(len(texts.keys))
    params["table"] = params["table"][batch.rows]
    compare_with_differences(lambda moved: gradient(moved, batch), params)


def test_network_says_what_was_trained() -> None:
    texts = read_texts(PASSAGES, word)
    batch = make_batch(texts, range(len(PASSAGES)), WANTED.astype(np.float32))
    params = _weights(len(texts.keys))
    network = Network(texts.keys, params, word)
    values, _ = network.values(PASSAGES, _forms(PASSAGES))
    loss = (np.logaddexp(0, values) - values * WANTED).sum() / len(PASSAGES)
    params["table"] = params["table"][batch.rows]
    assert gradient(params, batch)[0] == pytest.approx(loss, abs=1e-4)


def test_passages_alone_have_the_values_that_they_have_together() -> None:
    network = Network(("hackere",), _weights(1), word)
    given = [*PASSAGES, Snippet(""), Snippet("…", before="!")]
    together, _ = network.values(given, _forms(given))
    for passage, row in zip(given, together, strict=True):
        alone, _ = network.values([passage], _forms([passage]))
        assert alone[0] == pytest.approx(row, abs=1e-5)


def test_what_stands_around_counts_and_can_be_left_out() -> None:
    network = Network((), _weights(0), word)
    bare = [p._replace(before="", heading="", title="") for p in PASSAGES]
    values, alone = network.values(PASSAGES, _forms(PASSAGES))
    without, _ = network.values(bare, _forms(bare))
    assert alone == pytest.approx(without, abs=1e-5)
    moved = np.abs(values - alone).max(axis=1)
    assert [bool(m > 1e-3) for m in moved] == [True, False, True, True]


def test_training_learns_and_is_the_same_each_time() -> None:
    texts = read_texts(PASSAGES, word)
    rows = np.arange(len(PASSAGES))
    first, again = (
        train_network(texts, WANTED, rows, word, epochs=60).values(PASSAGES, _forms(PASSAGES))[0]
        for _ in range(2)
    )
    assert (first == again).all()
    assert ((first > 0) == WANTED).all()


def test_runs_of_letters_tell_the_edges_of_a_word() -> None:
    assert set(run_buckets("data")) != set(run_buckets("dataen"))
    assert set(run_buckets("data")) & set(run_buckets("dataen"))
    assert len(run_buckets("a" * 500)) == 40

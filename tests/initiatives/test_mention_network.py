"""The network of the initiative layer: its gradient, its places, its file."""

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from strategitekst.errors import ModelError
from strategitekst.initiatives.network import (
    FAR,
    NEAR,
    SLOTS,
    load_network,
    read_places,
    write_network,
)
from strategitekst.initiatives.proposal import Proposal
from strategitekst.schema import Annotation

sys.path.insert(0, str(Path(__file__).parents[2] / "models" / "train"))

from mention_network import gradient, make_batch, read_cases, start, train_network

Annotate = Callable[..., Annotation]
Compare = Callable[..., None]
TEXT = "Ny plan for Nordby\n\nKommunen har vedtaget Trygt på Nettet. Den gælder nu.\n\nProjektet begynder i maj."


def places_of(note: Annotation, *words: str):  # type: ignore[no-untyped-def]
    starts = [note.text.index(each) for each in words]
    found = [Proposal(at, at + len(each)) for at, each in zip(starts, words, strict=True)]
    return read_places(note.text, note.passages, note.entities, found)


def test_places_are_the_words_around(blank: Annotate) -> None:
    places = places_of(blank(TEXT), "Trygt på Nettet", "Projektet")
    words = [[places.tokens[i][0] for i in row] for row in places.slots]
    assert words[0][:NEAR] == ["", "", "Kommunen", "har", "vedtaget"]
    assert words[0][NEAR : NEAR + 3] == ["Trygt", "på", "Nettet"]
    assert words[0][NEAR + 3 :] == [".", "Den", "gælder", "nu", "."]
    assert words[1][NEAR : NEAR + 3] == ["Projektet", "", "Projektet"]
    before, inside, behind = places.stretches[0]
    assert [places.tokens[i][0] for i in range(*inside)] == ["Trygt", "på", "Nettet"]
    assert before[1] == inside[0] and inside[1] == behind[0]
    assert behind[1] - behind[0] <= FAR
    assert places.slots.shape == (2, SLOTS)


def test_no_word_of_another_passage_is_told(blank: Annotate) -> None:
    note = blank(TEXT)
    (row,) = places_of(note, "Projektet begynder").slots
    told = {places_of(note, "Projektet begynder").tokens[i][0] for i in row}
    assert told == {"", "Projektet", "begynder", "i", "maj", "."}


def test_nothing_proposed_is_nothing_told(blank: Annotate) -> None:
    note = blank(TEXT)
    assert load_network().odds(read_places(note.text, note.passages, note.entities, [])).size == 0


def test_the_gradient_is_that_of_the_loss(
    blank: Annotate, compare_with_differences: Compare
) -> None:
    cases = read_cases([places_of(blank(TEXT), "Ny plan", "Trygt på Nettet", "Projektet")])
    batch = make_batch(cases, np.arange(3), np.array([0, 1, 1], np.float32))
    rng = np.random.default_rng(2)
    params = {
        name: values.astype(float)
        for name, values in start(rng, cases.pieces.shape[1], 4, 6).items()
    }
    params["table"] = rng.normal(0, 0.5, (len(batch.rows), 4))
    compare_with_differences(lambda moved: gradient(moved, batch), params)


def test_it_learns_and_is_kept(blank: Annotate, tmp_path: Path) -> None:
    words = ("Ny plan", "Trygt på Nettet", "Projektet", "maj")
    places = places_of(blank(TEXT), *words)
    wanted = np.array([False, True, True, False])
    network = train_network(read_cases([places]), wanted, np.arange(4), epochs=200)
    odds = network.odds(places)
    assert (odds[[1, 2]] > 0).all() and (odds[[0, 3]] < 0).all()
    path = tmp_path / "network.npz"
    write_network(network, path)
    assert load_network(path).odds(places) == pytest.approx(odds, abs=0.1)
    written = path.read_bytes()
    write_network(network, path)
    assert path.read_bytes() == written


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "network.npz"
    path.write_bytes(b"nothing")
    with pytest.raises(ModelError, match=r"network\.npz"):
        load_network(path)

"""Very many mentions in one document: the same clusters as in few, and names found again."""

import re
from collections.abc import Callable, Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategitekst.initiatives.again import NameTree
from strategitekst.schema import Annotation

Annotate = Callable[..., Annotation]


def _ids(note: Annotation, words: str) -> list[str | None]:
    return [m.id for m in note.initiatives if words in m.text]


def test_same_plan_named_very_often_is_one_initiative(blank: Annotate) -> None:
    few = "Kommunen har vedtaget en ny handlingsplan for data. Vi følger handlingsplanen."
    many = few + " Vi følger handlingsplanen." * 300
    ids = [m.id for m in blank(many).initiatives]
    assert len(ids) == 302
    assert set(ids) == {m.id for m in blank(few).initiatives}


def test_name_is_known_again_however_many_stand_between(blank: Annotate) -> None:
    names = [f"Projekt ”Havn{chr(97 + i // 10)}{i} Data”" for i in range(150)]
    lines = [f"Vi begynder på {name} i år." for name in names]
    note = blank("\n\n".join([*lines, *lines]))
    for i in (0, 75, 149):
        ids = _ids(note, f"Havn{chr(97 + i // 10)}{i} Data")
        assert len(ids) == 2 and len(set(ids)) == 1
    assert len({m.id for m in note.initiatives}) >= 150


NAMES = ["Tryghed", "Tryghed Nu", "Tryghed Nu i Byen", "Data (2)", "Nu", "Tryghed-Nu", "Ø3"]
WORDS = st.sampled_from(
    [
        *NAMES,
        "tryghed",
        "Nus",
        "Trygheds",
        "nu’s",
        "i",
        "Byen",
        "Byens",
        "-",
        " ",
        "\n",
        ",",
        "s",
        "Data",
        "(2)",
    ]
)


def _by_pattern(names: Iterable[str], text: str) -> list[tuple[int, int]]:
    longest_first = sorted(names, key=len, reverse=True)
    pattern = "|".join(r"\s+".join(map(re.escape, name.split())) for name in longest_first)
    whole = rf"(?<![\w-])(?:{pattern})(?:s|['’]s)?(?![\w-])"
    return [m.span() for m in re.finditer(whole, text, re.IGNORECASE)]


@given(st.lists(st.tuples(WORDS, st.sampled_from(["", " ", "\n "])), max_size=12))
def test_names_are_found_as_one_pattern_of_all_finds_them(parts: list[tuple[str, str]]) -> None:
    text = "".join(word + blank for word, blank in parts)
    found = list(NameTree(NAMES).find(text, 0, len(text)))
    assert found == _by_pattern(NAMES, text)


@pytest.mark.parametrize("end", [7, 11])
def test_names_never_cross_the_end(end: int) -> None:
    assert list(NameTree(["Tryghed Nu"]).find("Tryghed Nu ", 0, end)) == [(0, 10)] * (end > 10)

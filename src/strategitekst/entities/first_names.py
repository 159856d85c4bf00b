"""Whether words can be a person's name at all, by the first of them.

A model takes any two capitals for somebody: "Marstal Fjernvarme", "Rettidig Sygepleje". What begins
with no first name, and with no initials, is believed only where something else says so.
"""

import re
from functools import cache
from pathlib import Path
from typing import Final

FILE: Final = Path(__file__).with_name("first_names.txt")
_INITIALS: Final = re.compile(r"(?:[A-ZÆØÅ]\.-?){1,3}\Z")


@cache
def first_names() -> frozenset[str]:
    """The listed first names, in small letters."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return frozenset(line.casefold() for line in lines if line and not line.startswith("#"))


def is_first_name(word: str) -> bool:
    """Whether a word is a listed first name."""
    return word.casefold() in first_names()


def begins_as_a_person(words: str) -> bool:
    """Whether words begin with a first name or initials: "Ann-Louise Berg", "J.P. Dam".

    Args:
        words: a name of two words or more; of one word nothing can be told.
    """
    first, _, rest = words.partition(" ")
    if not rest:
        return True
    return _INITIALS.match(first) is not None or any(
        is_first_name(part) for part in (first, first.split("-")[0])
    )

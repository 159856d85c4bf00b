"""Words as the theme model sees them: stems, and compounds taken apart."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, TypeVar

import Stemmer

#: A word: letters and digits, with hyphens, apostrophes and dots inside.
WORD: Final = re.compile(r"\w+(?:[-'’./]\w+)*")
#: Words remembered; a new start is cheap, memory without end is not.
MOST_KNOWN: Final = 100_000
#: Shortest part of a compound, in letters.
_PART: Final = 4
#: Longer than any word, in letters.
_LONGEST: Final = 200
#: What may stand between the parts of a compound.
_JOINTS: Final = ("", "s", "e")
#: Least count of a part in the word list; rarer words are often misprints.
_COMMON: Final = 30


def forms_of(text: str) -> list[str]:
    """Return the lower-case word forms of a text, in order."""
    return [match.group().lower() for match in WORD.finditer(text)]


K = TypeVar("K")
V = TypeVar("V")


class Known(dict[K, V]):
    """What a function says of words, each asked for once: looked up like any dictionary.

    Args:
        ask: the function.
    """

    def __init__(self, ask: Callable[[K], V]) -> None:
        self.ask = ask

    def __missing__(self, word: K) -> V:
        """Ask for a word that is not known yet."""
        if len(self) > MOST_KNOWN:
            self.clear()
        found = self[word] = self.ask(word)
        return found


@dataclass(frozen=True, slots=True)
class Word:
    """A word form: its stem and, of a compound, its parts as they stand and their stems."""

    form: str
    stem: str
    parts: tuple[str, ...]
    pieces: tuple[str, ...]


def key_places(word: Word, at: Mapping[str, int]) -> list[int]:
    """Places of a word's stem and parts among keys that are numbered."""
    return [at[key] for key in dict.fromkeys((word.stem, *word.parts)) if key in at]


class WordAnalyser:
    """Take word forms apart.

    Args:
        counts: how often words occur in running text: the parts a compound may have.
    """

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = counts
        self._stemmer = Stemmer.Stemmer("danish", 0)  # what it says is kept elsewhere

    def __call__(self, form: str) -> Word:
        """Return what is known of a lower-case word form."""
        pieces = self._parts(form)
        parts = tuple(self._stemmer.stemWord(part) for part in pieces)
        return Word(form, self._stemmer.stemWord(form), parts, pieces)

    def _parts(self, form: str) -> tuple[str, ...]:
        if "-" in form:
            return tuple(part for part in form.split("-") if len(part) > 1)
        if len(form) > _LONGEST:
            return ()
        best: tuple[str, ...] = ()
        most = 0.0
        for cut in range(_PART, len(form) - _PART + 1):
            tail = form[cut:]
            often = self._counts.get(tail, 0)
            if often < _COMMON:
                continue
            for joint in _JOINTS:
                head = form[: cut - len(joint)]
                if len(head) < _PART - 1 or not form.startswith(joint, len(head)):
                    continue
                score = min(self._counts.get(head, 0), often)
                # the longer the parts, the less likely by chance
                value = score * float(min(len(head), len(tail))) ** 2
                if score >= _COMMON and value > most:
                    best, most = (head, tail), value
        # a frequent word is a word of its own, whatever it looks like
        if best and self._counts.get(form, 0) > min(self._counts[p] for p in best):
            return ()
        return best

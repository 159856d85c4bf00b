"""Find the names of a list in a text: exact words, any Danish genitive, linear in the text.

A name is found at word boundaries only, never as part of a compound ("EU-direktivet" has no EU).
White space inside a name matches any run of blanks, since paragraphs may be wrapped.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

T = TypeVar("T")

_WORD = re.compile(r"\w+")
_SPACES = re.compile(r"\s+")
#: Characters that are written in several ways; one for one, so that offsets stay.
_SAME = str.maketrans(
    {"’": "'", "‘": "'", "´": "'", "`": "'", "–": "-", "‐": "-", "‑": "-", "\xa0": " "}
)
_VARIANT = re.compile(f"[{''.join(map(chr, _SAME))}]")
#: A mark alone is a genitive behind s, x and z only; else it closes what one before the name opened.
_GENITIVE = re.compile(r"'s(?!\w)|s'?(?!\w)|(?<=[sxzSXZ])'(?![\w'])")
_DOMAIN = re.compile(r"\.(?:dk|com|net|org|eu)\b")
_NONE: list[Any] = []
#: The rest of a compound, of two names too: "HL7/FHIR-standarden"; whose members are meant: "HK'erne".
_COMPOUND_AFTER = re.compile(r"-\w|\w|-,? (?:og|eller)\b|/\w+-[a-zæøå]|'er(?:e|en|ne)?s?(?!\w)")


def fold(text: str) -> str:
    """Return ``text`` with apostrophes, dashes and hard blanks in one form; same length."""
    return text.translate(_SAME) if _VARIANT.search(text) else text


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """A name found: half-open offsets, genitive included; ``bare_end`` is the end without it."""

    start: int
    end: int
    bare_end: int
    value: T


@dataclass(frozen=True, slots=True)
class _Pattern(Generic[T]):
    pieces: tuple[str, ...]
    second: str  # its second word in small letters, if it has one
    exact: bool
    value: T

    def match(self, text: str, lower: str, start: int, any_case: bool = False) -> int | None:
        """Return where the name ends that begins at ``start``, or none."""
        exact = self.exact and not any_case
        position = start
        for i, piece in enumerate(self.pieces):
            if i:
                blank = _SPACES.match(text, position)
                if blank is None:
                    return None
                position = blank.end()
            source = text if exact else lower
            if not source.startswith(piece.lower() if any_case else piece, position):
                return None
            position += len(piece)
        return position


def _inside_compound(text: str, start: int) -> bool:
    """Whether the word at ``start`` is the tail of something joined: "e-KL", "navn@kl.dk"."""
    if start == 0 or text[start - 1] not in "-@":
        return False
    return text[start - 1] == "@" or (start > 1 and not text[start - 2].isspace())


class Gazetteer(Generic[T]):
    """A list of names, each with a value.

    Args:
        names: (name, exact, value). An ``exact`` name matches in its own case only; any other
            matches in any case, but begins with a capital or digit where the name does.
    """

    def __init__(self, names: Iterable[tuple[str, bool, T]]) -> None:
        self._by_word: dict[str, list[_Pattern[T]]] = {}
        self._written_small: dict[str, list[_Pattern[T]]] = {}  # those that need no capital
        for name, exact, value in names:
            folded = fold(name)
            first = _WORD.match(folded.lower())
            if first is None:
                continue
            second = _WORD.search(folded.lower(), first.end())
            pieces = tuple((folded if exact else folded.lower()).split())
            pattern = _Pattern(pieces, second.group() if second else "", exact, value)
            self._by_word.setdefault(first.group(), []).append(pattern)
            if not name[0].isupper():
                self._written_small.setdefault(first.group(), []).append(pattern)
        for patterns in (*self._by_word.values(), *self._written_small.values()):
            patterns.sort(key=lambda p: -sum(map(len, p.pieces)))

    def find(self, text: str, *, any_case: bool = False) -> Iterator[Match[T]]:
        """Yield the longest name at each place, in text order, without overlaps.

        Args:
            text: any text.
            any_case: names need no capitals, for texts that have none.
        """
        folded = fold(text)
        lower = folded.lower()
        if len(lower) != len(folded):  # a few letters (İ) grow when lowered: keep the offsets
            lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in folded)
        free, known = 0, self._by_word
        words = list(_WORD.finditer(lower))
        for i, found_word in enumerate(words):
            word = found_word.group()
            # a name that begins with the word, or with the word less a genitive -s
            if word not in known and (word[-1] != "s" or word[:-1] not in known):
                continue
            start = found_word.start()
            if start < free or _inside_compound(folded, start):
                continue
            small = folded[start].islower() and not any_case
            names = self._written_small if small else known
            candidates = names.get(word, _NONE)
            if word[-1] == "s" and word[:-1] in names:
                candidates = [*candidates, *names[word[:-1]]]
            following = words[i + 1].start() if i + 1 < len(words) else len(lower)
            for pattern in candidates:
                if not lower.startswith(pattern.second, following):
                    continue
                found = self._fit(pattern, folded, lower, start, any_case)
                if found is not None:
                    yield found
                    free = found.end
                    break

    def _fit(
        self, pattern: _Pattern[T], text: str, lower: str, start: int, any_case: bool
    ) -> Match[T] | None:
        bare_end = pattern.match(text, lower, start, any_case)
        if bare_end is None:
            return None
        genitive = _GENITIVE.match(text, bare_end)
        end = genitive.end() if genitive else bare_end
        if _COMPOUND_AFTER.match(text, end):
            return None
        if text[end : end + 1] == "@" or _DOMAIN.match(text[end : end + 5]):
            return None
        return Match(start, end, bare_end, pattern.value)

"""Weighted Danish terms and stems: find them in a text.

A term is one or more lower-case words; ``*`` at the end of a word stands for any ending, at the
start for any beginning ("cyber*", "*strategi", "genbrug* data"), and alone for any one word
("tale* * sammen").
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from ..errors import SettingError
from ..knowledge import read_toml
from .words import WORD, Known


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a theme; a negative weight takes back what another term gave."""

    theme: str
    words: tuple[str, ...]
    weight: float

    @property
    def letters(self) -> int:
        """How many letters the pattern fixes: of two that fit the same words, the closer one."""
        return sum(len(word.replace("*", "")) for word in self.words)


class Hit(NamedTuple):
    """A term found: half-open offsets into the text searched, and its first word's place there."""

    start: int
    end: int
    term: Term
    place: int


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme's name, definition in Danish and terms."""

    name: str
    definition: str
    terms: tuple[Term, ...]


def load_themes(path: Path) -> tuple[Theme, ...]:
    """Read themes from a TOML file: ``[[theme]]`` with ``name``, ``definition``, ``terms``.

    Raises:
        SettingError: the file cannot be read, or a theme has no name or no terms.
    """
    themes = []
    for item in read_toml(path).get("theme", ()):
        name, terms = item.get("name"), item.get("terms")
        if not name or not terms:
            raise SettingError(f"{path}: theme {name!r} needs a name and [theme.terms]")
        themes.append(
            Theme(
                name,
                item.get("definition", ""),
                tuple(Term(name, tuple(t.lower().split()), float(w)) for t, w in terms.items()),
            )
        )
    if not themes:
        raise SettingError(f"{path}: has no [[theme]]; write one with name, definition and terms")
    return tuple(themes)


#: Weights of the groups of terms in a file that names them so.
_GROUPS: Final = {"strong": 3.0, "medium": 2.0, "weak": 1.0, "against": -1.0}


def load_grouped(path: Path) -> tuple[Theme, ...]:
    """Read themes whose terms stand in groups, ``strong``, ``medium``, ``weak``, ``against``.

    Terms of a group are separated by ";". A phrase of ``against`` takes the place of the shorter
    term inside it.

    Raises:
        SettingError: the file cannot be read, or a theme has no name or no terms.
    """
    themes = []
    for item in read_toml(path).get("theme", ()):
        name = item.get("name")
        terms: dict[tuple[str, ...], Term] = {}
        for group, weight in _GROUPS.items():
            for text in str(item.get(group, "")).split(";"):
                words = tuple(text.lower().split())
                if words:
                    terms.setdefault(words, Term(str(name), words, weight))
        if not name or not terms:
            raise SettingError(f"{path}: theme {name!r} needs a name and terms ({list(_GROUPS)})")
        themes.append(Theme(name, item.get("definition", ""), tuple(terms.values())))
    return tuple(themes)


def _somewhere(pattern: str) -> str:
    return re.escape(pattern.strip("*"))


def _matches(pattern: str, word: str) -> bool:
    if "*" not in pattern:
        return word == pattern
    bare = pattern.strip("*")
    if not pattern.startswith("*"):
        return word.startswith(bare)
    return bare in word if pattern.endswith("*") else word.endswith(bare)


class TermFinder:
    """Find terms in a text, in time linear in its length.

    Args:
        terms: the terms of all themes.
    """

    _KEY = 3  # letters of a stem that it is looked up by
    _NEXT = 2  # letters of a second word
    _LAST = 3  # letters of an ending

    def __init__(self, terms: Iterable[Term]) -> None:
        self._exact: dict[str, list[Term]] = defaultdict(list)
        self._prefix: dict[str, list[Term]] = defaultdict(list)
        self._ending: dict[str, list[Term]] = defaultdict(list)
        self._other: list[Term] = []
        self._candidates = Known(self._starting_with)
        for term in terms:
            first = term.words[0]
            bare = first.strip("*")
            if first.startswith("*") and first == f"*{bare}" and len(bare) >= self._LAST:
                self._ending[bare[-self._LAST :]].append(term)
            elif first.startswith("*") or (len(bare) < self._KEY and "*" in first):
                self._other.append(term)
            elif first.endswith("*"):
                self._prefix[first[: self._KEY]].append(term)
            else:
                self._exact[first].append(term)
        self._any_other = re.compile("|".join(_somewhere(t.words[0]) for t in self._other))

    def find(self, text: str) -> list[Hit]:
        """Return the terms in ``text``; inside one theme the longest of overlapping ones."""
        matches = list(WORD.finditer(text))
        return self.find_in([m.span() for m in matches], [m.group().lower() for m in matches])

    def find_in(self, spans: Sequence[tuple[int, int]], words: Sequence[str]) -> list[Hit]:
        """Do the same for words, lower case, that stand at the offsets given."""
        hits: list[Hit] = []
        for i, found in enumerate(map(self._candidates.__getitem__, words)):
            if found is None:
                continue
            alone, longer, others = found
            start, end = spans[i]
            hits += [Hit(start, end, term, i) for term in alone]
            if (longer or others) and i + 1 < len(words):
                second = words[i + 1]
                for term in longer.get(second[: self._NEXT], others):
                    last = i + len(term.words) - 1
                    if (
                        last < len(words)
                        # the last word first: the second one may be any
                        and _matches(term.words[-1], words[last])
                        and all(map(_matches, term.words[1:-1], words[i + 1 : last]))
                    ):
                        hits.append(Hit(start, spans[last][1], term, i))
        return _longest_each_theme(hits)

    def _starting_with(
        self, word: str
    ) -> tuple[list[Term], dict[str, list[Term]], list[Term]] | None:
        """Terms whose first word fits.

        Those of one word; longer ones by how the second word starts, and those for any other start.
        """
        looked_up = (
            self._exact.get(word, [])
            + self._prefix.get(word[: self._KEY], [])
            + self._ending.get(word[-self._LAST :], [])
            + (self._other if self._any_other.search(word) else [])
        )
        fitting = [term for term in looked_up if _matches(term.words[0], word)]
        if not fitting:
            return None
        starts: dict[str, list[Term]] = defaultdict(list)
        for term in fitting:
            if len(term.words) > 1:
                second = term.words[1]
                fixed = not second.startswith("*") and len(second.strip("*")) >= self._NEXT
                starts[second[: self._NEXT] if fixed else ""].append(term)
        others = starts[""]
        longer = {start: terms + others for start, terms in starts.items() if start}
        return [term for term in fitting if len(term.words) == 1], longer, others


def _longest_each_theme(hits: Sequence[Hit]) -> list[Hit]:
    free: dict[str, int] = {}
    for hit in hits:  # in text order: most often nothing overlaps
        if hit.start < free.get(hit.term.theme, 0):
            break
        free[hit.term.theme] = hit.end
    else:
        return sorted(hits, key=_place)
    kept: list[Hit] = []
    taken: dict[str, set[int]] = defaultdict(set)
    for hit in sorted(hits, key=lambda h: (h.start - h.end, -h.term.letters, h.start)):
        same = taken[hit.term.theme]
        # the kept ones are as long or longer: what overlaps one has an end of its own inside it
        if hit.start not in same and hit.end - 1 not in same:
            same.update(range(hit.start, hit.end))
            kept.append(hit)
    return sorted(kept, key=_place)


def _place(hit: Hit) -> tuple[int, int]:
    return hit.start, hit.end

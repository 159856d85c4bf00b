"""Themes that a sentence asserts by listing them: "fokuserer på sammenhæng, styring og tillid".

A list gives themes when it is what the sentence asserts (annotation guidelines, section 3); a list of
examples ("bl.a.", "fx") gives none. Such sentences are common in press releases and rare in texts to
learn from, and their words stand alone, so a rule knows them better than weights do.
"""

import re
from collections import defaultdict
from functools import cache
from typing import Final

from .classifier import THEMES_FILE
from .terms import TermFinder, load_themes

_KINDS: Final = (
    r"(?:(?:ind|hoved|fokus)?(?:sats)?områder|mål(?:sætninger)?|temaer|spor|pejlemærker|prioriteter"
    r"|prioriteringer|søjler|overskrifter|ambitioner|principper|ben|dagsordener)(?:ne)?"
)
_COUNT: Final = r"(?:(?:de|disse|følgende|især|særligt?|navnlig|primært|især på)\s+)*(?:to|tre|fire|fem|seks|\d)?\s*"
_MAKE: Final = r"(?:skabe|sikre|styrke|fremme|øge|forbedre|understøtte|udvikle|give)"
#: What makes the list the sentence's own statement; the list begins behind it.
_ASSERTED: Final = re.compile(
    r"(?:\bfokuserer\b(?:\s+\w+){0,2}?\s+på"
    r"|\b(?:har|have|sætter|sætte|lægger|lægge|retter|er|får|med)\s+(?:\w+\s+){0,3}?fokus\b"
    r"(?:\s+\w+)?\s+på|\blægger\s+(?:\w+\s+){0,3}?(?:hoved)?vægt(?:en)?\s+på"
    r"|\b(?:fokus|vægten)\s+(?:er|ligger|lægges)\s+på"
    r"|\bhandler\s+(?:\w+\s+)?om"
    r"|\b(?:hviler|står)\s+på(?=[^.:]{0,40}:)"
    rf"|\b{_KINDS}(?:\s+(?!(?:der|som|er)\b)\w+){{0,4}}?\s+(?:er|hedder|lyder)\b:?"
    rf"|\b{_KINDS}(?=:))"
    rf"(?:\s+{_COUNT}(?:\w+\s+)?{_KINDS}(?:\s+\w+){{0,3}}?)?\s*:?\s*"
    rf"(?:(?:at\s+)?{_MAKE}\s+)?",
    re.IGNORECASE,
)
_EXAMPLES: Final = re.compile(
    r"\b(?:bl\.\s*a|blandt\s+andet|f\.\s*eks|fx|eksempelvis|for\s+eksempel|ikke|frem\s+for|snarere|mindre|mere\s+på)\b",
    re.IGNORECASE,
)
_START: Final = re.compile(r"[.!?]\s+(?=[A-ZÆØÅ])|\n")
_END: Final = re.compile(
    r"[.!?;\n](?:\s|$)|\s[–-]\s|,\s+(?:der|som|hvor|så|og\s+(?:det|den|de|at)|fordi|når|mens|men)\b"
)
_BETWEEN: Final = re.compile(
    r",\s+(?:og\s+|samt\s+)?(?:på\s+|om\s+)?|\s+(?:og|samt)\s+(?:på\s+|om\s+)?"
)
#: An item, without white space and stops around it.
_ITEM: Final = re.compile(r"[^\s.!?,;](?:.*[^\s.!?,;])?", re.DOTALL)
_CLAUSE: Final = re.compile(
    r"\b(?:at|der|som|hvor|hvordan|hvad|er|har|skal|kan|vil|bliver|får)\b", re.IGNORECASE
)
#: Where the last item may go over into the rest of the sentence.
_ABOUT: Final = re.compile(r"\s+(?:i|for|ved|gennem|hos|inden|på|til|fra|under|som|der|når)\s+")
_LONGEST: Final = 6
#: Letters looked at before and behind: no list is longer.
_REACH: Final = 400
#: Least weight of the terms that tell an item's theme.
_LEAST: Final = 0.7
Span = tuple[int, int]


def listed(text: str) -> dict[str, Span]:
    """Return the themes that a list asserts, with half-open offsets of their items, in their order.

    At least two items must each tell a theme by the terms of the frozen list, and at least half of all.

    Args:
        text: a passage.
    """
    found: dict[str, Span] = {}
    for lead in _ASSERTED.finditer(text):
        low, far = max(0, lead.start() - _REACH), lead.end() + _REACH
        end = _END.search(text, lead.end() - 1, far)
        stop = end.start() if end else min(len(text), far)
        starts = [low, *(m.end() for m in _START.finditer(text, low, lead.start()))]
        if _EXAMPLES.search(text, starts[-1], stop):
            continue
        items = _items(text, lead.end(), stop)
        themes = [(_theme(text[a:b].lower()), (a, b)) for a, b in items]
        told = {theme: span for theme, span in themes if theme}
        if len(told) >= 2 and 2 * sum(bool(theme) for theme, _ in themes) >= len(items):
            found = {**told, **found}
    return found


def _items(text: str, start: int, stop: int) -> list[Span]:
    """Divide a list; nothing where an item is a clause or too long to be one."""
    items = []
    for mark in (*_BETWEEN.finditer(text, start, stop), None):
        last = mark.start() if mark else stop
        item = _ITEM.search(text, start, last)
        if not item:
            return []
        words = item.group()
        if not mark:
            words = _ABOUT.split(words, maxsplit=1)[0]
        if len(words.split()) > _LONGEST or _CLAUSE.search(words):
            return []
        items.append((item.start(), item.start() + len(words)))
        start = mark.end() if mark else stop
    return items


@cache
def _finder() -> TermFinder:
    return TermFinder(term for theme in load_themes(THEMES_FILE) for term in theme.terms)


def _theme(item: str) -> str | None:
    """Return the one theme that an item's terms speak for."""
    weights: dict[str, float] = defaultdict(float)
    for hit in _finder().find(item):
        weights[hit.term.theme] += hit.term.weight
    best = sorted(weights.items(), key=lambda pair: -pair[1])[:2]
    if not best or best[0][1] < _LEAST or (len(best) > 1 and best[1][1] == best[0][1]):
        return None
    return best[0][0]

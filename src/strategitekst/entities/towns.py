"""Municipalities that a document names: their bare name is a place, or the authority where it acts."""

import re
from collections.abc import Iterable, Set

from .canonical import without_genitive
from .found import Found
from .occurrences import Words
from .taken import Named, Taken

_MUNICIPALITY = re.compile(r"^(\S+(?:[ -][A-ZÆØÅ]\S*)?) (?:Kommunes?|Regionskommunes?|KOMMUNE)$")
#: What stands before the name of a place.
PLACE_BEFORE = re.compile(
    r"(?:^|[\s(])(?:i|på|ved|til|fra|over|nær|omkring|mellem|gennem|uden for|syd for|nord for|øst for|vest for)\s+$",
    re.IGNORECASE,
)
_ACTS = re.compile(
    r"\s+(?!skal være (?:en|et|den|det)\b)(?:har|havde|vil|skal|kan|må|er|får|fik|køber|købte|vælger|valgte|siger|mener|ønsker|betaler|sender|svarer"
    r"|bruger|deltager|arbejder|leder|tilslutter|indfører|sparer|ansætter|udskyder|stiller|foreslår|regner|forventer)\b"
)
_SENTENCE_START = re.compile(r"(?:^|[.!?:]\s+|\n\s*|[•›▪–-]\s+)$")


def towns_of(text: str, names: Iterable[Named]) -> set[str]:
    """The bare names of the municipalities that the document names."""
    towns = set()
    for name, _ in names:
        if name.label == "ORG":
            found = _MUNICIPALITY.match(" ".join(text[name.start : name.end].split()))
            if found and len(found[1]) > 2 and not found[1].isupper():
                towns.add(found[1])
    return towns


def after_town(words: str, towns: Set[str]) -> int | None:
    """Where a town begins that words of small meaning stand before: "Lysende Hjortelev"."""
    first, _, last = without_genitive(words).rpartition(" ")
    if last not in towns or not re.fullmatch(
        r"[A-ZÆØÅ][a-zæøå]+(?:ende|ere|ne|te|de|lle|nye)", first
    ):
        return None
    return len(first) + 1


def find_towns(text: str, taken: Taken, where: Words) -> None:
    """A municipality's bare name is a place; where it acts, the municipality."""
    for words in sorted(towns_of(text, taken.spans), key=len, reverse=True):
        for start, end in where.occurrences(words):
            before, after = text[max(0, start - 30) : start], text[end : end + 20]
            if re.match(r"\s+[A-ZÆØÅ]", after) and not _SENTENCE_START.search(text[end - 1 : end]):
                over = taken.overlapping(Found(start, end, "LOC"))
                if not over or over[0][1] != "model" or over[0][0].end > end:
                    continue
            acts = _ACTS.match(after) and not PLACE_BEFORE.search(before)
            starts = _SENTENCE_START.search(before) is not None
            label = (
                "ORG"
                if acts and (starts or before.endswith((", ", " og ", " at ", "da ")))
                else "LOC"
            )
            taken.add_over_model(Found(start, end, label), "rule")

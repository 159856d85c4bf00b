"""Names found once with evidence, found again wherever they stand in the document."""

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence

from .canonical import without_genitive
from .first_names import is_first_name
from .found import Found
from .occurrences import Words
from .pattern_parts import UNITS
from .taken import Named, Taken

_LEGAL_FORM = re.compile(r" (?:A/S|ApS|I/S|P/S|K/S|a\.m\.b\.a\.)$")
_COMMITTEE = re.compile(r"[A-ZÆØÅ][a-zæøå]{3,40}udvalget")
#: A unit of two fields under its owner: "KL's Innovations- og Teknologienhed".
_OWNED_UNIT = re.compile(rf"(?:['’´]s|s) ((?:[A-ZÆØÅ]\w*-,? (?:og )?)+[\w-]+(?:{UNITS}))\Z")
#: Sites are names wherever they stand.
_SITE_NAME = re.compile(
    r"[a-zæøå]{2}(?:hallen|broen|havnen|vejen|gade|vej|pladsen|torvet|parken|sregionen)s?\Z"
)
_GOES_ON_IN_CAPITALS = re.compile(r"[ -][A-ZÆØÅ0-9]")
#: So many places make it sure that a name is a body's.
_OFTEN = 2


def found_again(text: str, taken: Taken, where: Words) -> list[Named]:
    """Find persons, unlisted organisations, products and sites again wherever a document names them.

    Args:
        text: the document.
        taken: its names so far.
        where: where each word stands.

    Returns:
        The names, relabelled where better evidence speaks, and those found besides.
    """
    names = taken.spans
    persons = [text[n.start : n.end] for n, _ in names if n.label == "PER"]
    known = set(persons)
    persons = [without_genitive(p, known) for p in persons]
    known = set(persons)
    full = [p for p in dict.fromkeys(persons) if " " in p]
    last_names = {end for p in full for end in _ends(p)}
    middle_names = {middle for p in full for middle in p.split()[1:-1] if len(middle) > 3}
    surely = known | last_names | middle_names
    for i, (name, origin) in enumerate(names):  # the model's label gives way to better evidence
        if origin == "model" and without_genitive(text[name.start : name.end], surely) in surely:
            names[i] = (Found(name.start, name.end, "PER"), origin)
    taken = Taken(names)
    for word, starts in where.starts.items():  # a committee whose capital may be the sentence's
        if _COMMITTEE.fullmatch(word) and word.lower() not in where.starts:
            for start in starts:
                taken.add_over_model(Found(start, start + len(word), "ORG"), "rule")
    organisations = {
        _LEGAL_FORM.sub("", without_genitive(text[n.start : n.end]))
        for n, origin in names
        if n.label == "ORG" and origin == "rule" and n.end - n.start > 3
    }
    organisations |= {
        f"{unit[1]}{end}"
        for words in organisations
        if (unit := _OWNED_UNIT.search(words))
        for end in ("en", "et")
    }
    often = _often_bodies(text, names) - organisations
    for words in sorted(organisations | often, key=lambda w: (-len(w), w)):
        origin = "model" if words in often else "rule"
        for start, end in where.occurrences(words):
            if " " in words or not _part_of_longer(text, start):
                taken.add_over_model(Found(start, end, "ORG"), origin)
    products = {
        without_genitive(text[n.start : n.end])
        for n, origin in names
        if n.label == "PRODUCT"
        and n.end - n.start > 3
        and (origin == "rule" or text[n.start + 1 : n.end].islower())
    }
    for words in sorted(products, key=lambda w: (-len(w), w)):
        for start, end in where.occurrences(words):
            taken.add_over_model(Found(start, end, "PRODUCT"), "rule")
    for words in [*full, *sorted(last_names)]:
        for start, end in where.occurrences(words):
            if " " in words or not _part_of_longer(text, start):
                taken.add(Found(start, end, "PER"), "rule")
    _sites_again(text, names, taken, where)
    _first_names_again(text, names, full, taken, where)
    return taken.spans


def _sites_again(text: str, names: Sequence[Named], taken: Taken, where: Words) -> None:
    """Sites that their form gave away once: "på Ringvejen … Ringvejens træer"."""
    sites = {
        without_genitive(text[n.start : n.end])
        for n, origin in names
        if n.label == "LOC" and origin == "rule" and _SITE_NAME.search(text, n.start, n.end)
    }
    for words in sorted(sites, key=lambda w: (-len(w), w)):
        for start, end in where.occurrences(words):
            if _stands_alone(text, start, end):
                taken.add(Found(start, end, "LOC"), "rule")


def _first_names_again(
    text: str, names: Sequence[Named], full: Sequence[str], taken: Taken, where: Words
) -> None:
    """First names alone of those named in full before: "Lise bød velkommen"."""
    others = {text[n.start : n.end] for n, _ in names if n.label != "PER"}
    for words in _first_names(full, others):
        for start, end in where.occurrences(words):
            if _stands_alone(text, start, end):
                taken.add(Found(start, end, "PER"), "rule")


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no word with a capital stands right before or after."""
    return not _part_of_longer(text, start) and _GOES_ON_IN_CAPITALS.match(text, end) is None


def _first_names(persons: Sequence[str], known: Container[str]) -> Iterator[str]:
    """First names that one person of the document has, and that are no other name in it."""
    firsts = Counter(p.split()[0] for p in set(persons))
    for first, count in firsts.items():
        if count == 1 and len(first) > 3 and first not in known and is_first_name(first):
            yield first


def _ends(name: str) -> Iterator[str]:
    """The last name of a person, and the last two of a long one: "Berg", "Lund Berg"."""
    parts = name.split()
    if len(parts[-1]) > 3:
        yield parts[-1]
    if len(parts) > 2 and parts[-2][0].isupper():
        yield " ".join(parts[-2:])


def _often_bodies(text: str, names: Sequence[Named]) -> set[str]:
    """Names that the base pipeline takes for a body more than once, and nothing takes for anything else."""
    said: dict[str, list[tuple[str, str]]] = {}
    for name, origin in names:
        words = without_genitive(text[name.start : name.end])
        said.setdefault(words, []).append((name.label, origin))
    return {
        words
        for words, found in said.items()
        if len(found) >= _OFTEN and set(found) == {("ORG", "model")} and len(words) > 1
    }


def _part_of_longer(text: str, start: int) -> bool:
    """Whether a capitalised word stands right before: part of another, longer name."""
    return re.search(r"([A-ZÆØÅ][\w-]*) $", text[max(0, start - 40) : start]) is not None

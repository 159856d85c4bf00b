"""Parties in a list, an item for each: "- Venstre", "- Konservative", "- Fjordbylisten".

An ordinary word or the name of a local list is a party where most items of its list are parties.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ..da.roles import PARTIES
from ..schema import Passage
from .found import Found
from .taken import Named, Taken

_ITEM: Final = re.compile(
    r"[\W\d_]*(?P<name>[A-ZÆØÅ][\w-]+(?: [A-ZÆØÅ][\w-]+){0,2})(?: \([A-ZÆØÅ]{1,3}\))?[.,;]?\Z"
)
_SURE: Final = frozenset(PARTIES.values()) | frozenset(
    "Konservative Radikale Socialdemokraterne SF".split()
)
_LOCAL: Final = re.compile(r"[A-ZÆØÅ][\w-]+listen")


def _lists(text: str, passages: Sequence[Passage]) -> Iterator[list[Found]]:
    """Yield the short items of each list; one that is more than a name has none here."""
    items: list[Found] = []
    for passage in passages:
        if passage.role == "list_item":
            match = _ITEM.match(text[passage.start : passage.end])
            if match is not None:
                first, last = match.span("name")
                items.append(Found(passage.start + first, passage.start + last, "ORG"))
        elif items:
            yield items
            items = []
    if items:
        yield items


def with_parties_listed(
    text: str, names: Sequence[Named], passages: Sequence[Passage]
) -> list[Named]:
    """Take in the parties of lists of which most items are parties.

    Args:
        text: the document.
        names: names with their origin, without overlaps.
        passages: its passages.

    Returns:
        The names and those parties.
    """
    taken = Taken(names)
    for items in _lists(text, passages):
        words = [text[item.start : item.end] for item in items]
        parties = [
            item
            for item, word in zip(items, words, strict=True)
            if word in _SURE or _LOCAL.fullmatch(word)
        ]
        if _SURE.intersection(words) and len(parties) > 2 and 2 * len(parties) >= len(items):
            for item in parties:
                taken.add_over_model(item, "rule")
    return taken.spans

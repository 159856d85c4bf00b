"""Editions told by their order: "den forrige strategi", "den gældende plan", "det næste program"."""

import re
from collections.abc import Iterable
from typing import Final

from ..da.undertakings import FORMER
from ..schema import Annotation, Mention
from .features import ORDINALS

#: What a word says of an edition: it is over, runs, is to come, or is new.
_SAYS: Final[dict[str, str]] = {
    **dict.fromkeys((*FORMER, "gamle"), "before"),
    **dict.fromkeys(("nuværende", "gældende", "eksisterende", "igangværende", "aktuelle"), "now"),
    **dict.fromkeys(("næste", "kommende", "fremtidige"), "next"),
    **dict.fromkeys(("ny", "nye", "nyt"), "new"),
    "første": "first",
}
#: What cannot be said of one edition in one text.
_AGAINST: Final = frozenset({("before", "now"), ("before", "next"), ("now", "next")})


#: So many characters before a mention are read for the word before it.
_LEAD: Final = 14


def order_of(note: Annotation, mention: Mention) -> str | None:
    """What a mention says of its edition: ``before``, ``now``, ``next``, ``new``, ``first`` or nothing.

    Args:
        note: the document; the word right before the mention may tell it: "ny", "kommende".
        mention: the mention; a name says nothing.
    """
    if mention.type == "NAM":
        return None
    start, end = mention.start, mention.end
    lead = note.text[max(0, start - _LEAD) : start].lower().split()[-1:]
    for word in (*note.text[start:end].lower().split(), *lead):
        if word in _SAYS:
            return _SAYS[word]
    return None


#: A place in a row right before a mention; "for det andet" is none.
_PLACE: Final = re.compile(
    rf"(?<!for )\b(?:den|det|en|et)\s(?P<place>{'|'.join(ORDINALS)})\s$", re.IGNORECASE
)
_PLACE_LEAD: Final = 20


def place_of(note: Annotation, mention: Mention) -> str | None:
    """The place in a row that a description tells, as a number: "det andet forsøg" is the "2".

    Args:
        note: the document; the word right before the mention may tell it.
        mention: the mention; a name says nothing.
    """
    if mention.type == "NAM":
        return None
    first = mention.text.lower().split()[0]
    if first in ORDINALS:
        return ORDINALS[first]
    lead = _PLACE.search(note.text[max(0, mention.start - _PLACE_LEAD) : mention.start])
    return ORDINALS[lead["place"].lower()] if lead is not None else None


def orders_differ(ours: str | None, theirs: Iterable[str]) -> bool:
    """Whether one text says of two mentions what holds of no one edition."""
    return any((ours, other) in _AGAINST or (other, ours) in _AGAINST for other in theirs)


def out_of_time(order: str, period: tuple[int, int], year: int) -> bool:
    """Whether an edition with a period cannot be called so in a text of a year.

    Args:
        order: what is said of it, see `order_of`; "" for nothing.
        period: its first and last year.
        year: the text's.
    """
    first, last = period
    if order == "before":
        return last > year
    if order == "now":
        return not first <= year <= last
    if order == "next":
        return first < year
    if not order:  # a text speaks of what is over, and of what begins next year
        return first > year + 1
    return order == "new" and last < year


#: What stands between two that are joined: "aftalen mellem staten og KL samt aftalen mellem …".
_JOINED: Final = re.compile(
    r"(?: (?:mellem|med|for|om|fra|på|i) [^.!?\n;:,]{0,120})? (?:samt|og) (?:af |for |i |til )?(?:den |det |en |et |\w+s )?"
)
_JOINED_LENGTH: Final = 150


def joined(text: str, end: int, start: int) -> bool:
    """Whether two mentions called alike are joined with "og", and so are two (24 of 24).

    Args:
        text: the document.
        end: one past the first mention.
        start: start of the second.
    """
    return end < start <= end + _JOINED_LENGTH and _JOINED.fullmatch(text, end, start) is not None


#: What stands between two that are two, whatever they are called: "X og det såkaldte Y", "X, som er en del af Y".
_APART: Final = re.compile(
    r"['’”»\"]?(?:"
    r"\s(?:og|samt|eller)(?:\s(?:af|for|i|til|med|om))?(?:\s(?:den|det|de|en|et))?"
    r"(?:\s(?:såkaldte?|nye?|nyt|kommende|tilhørende))?"
    r"|,?\s(?:(?:som|der)\s)?(?:samtidig\s)?(?:er\s|indgår\s(?:som\s)?|bliver\s|var\s)?(?:(?:også\s)?en\s)?(?:del|led)\s(?:af|i)"
    r"(?:\s(?:den|det|en|et|[\w.]+['’]?s))?(?:\s(?:nye?|nyt|store?|samlede))?"
    r")\s['’”«»\"]?"
)
_APART_LENGTH: Final = 80


def told_apart(text: str, end: int, start: int) -> bool:
    """Whether the words between two mentions say that they are two (all 291 of the corpus).

    Args:
        text: the document.
        end: one past the first mention.
        start: start of the second.
    """
    return end < start <= end + _APART_LENGTH and _APART.fullmatch(text, end, start) is not None

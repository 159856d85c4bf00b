"""Whose an initiative is, read off the text: possessor, launching subject, place that says so."""

import re
from dataclasses import dataclass

from ..da.undertakings import LAUNCHING, OWNER_WORDS
from ..schema import Annotation, Entity, Mention
from .features import sentence_bounds

_POSSESSOR = re.compile(
    r"(?P<word>[\wÆØÅæøå.-]+?)(?:['’]s|s|['’])\s+(?:(?:nye|egen|eget|ny|nyt|første|næste|kommende|store|lokale|fælles|\w+e)\s+){0,3}$"
)
_FROM = re.compile(r"\s+(?:fra|af|hos|i)\s+")
_LAUNCHING = re.compile(rf"\b(?:{LAUNCHING})\b", re.IGNORECASE)
_COMMON = re.compile(rf"\b(?:{'|'.join(OWNER_WORDS)})\b", re.IGNORECASE)
_MUNICIPAL = ("kommunen", "byrådet", "kommunalbestyrelsen", "byen", "vores", "vi")


@dataclass(frozen=True, slots=True)
class Owner:
    """An owner with the half-open offsets of the words that name it.

    ``certain`` tells that the text says whose it is; else it is the subject of the sentence in
    which the initiative is launched.
    """

    name: str
    start: int
    end: int
    certain: bool


def document_body(note: Annotation) -> str | None:
    """Return the municipality or region a document speaks for: its publisher, or the only one named."""
    publisher = note.document.publisher or ""
    if publisher.endswith("Kommune") or publisher.startswith("Region "):
        return publisher
    named = {
        e.canonical
        for e in note.entities
        if e.label == "ORG" and e.canonical and e.canonical.endswith(" Kommune")
    }
    return named.pop() if len(named) == 1 else None


def _organisation(note: Annotation, position: int) -> Entity | None:
    return next((e for e in note.entities_over(position, position + 1) if e.label == "ORG"), None)


def _named(note: Annotation, word: str, start: int, end: int, certain: bool) -> Owner | None:
    """An owner for the word at ``start``: an organisation, or a common noun that stands for one."""
    entity = _organisation(note, start)
    if entity is not None and entity.canonical:
        return Owner(entity.canonical, entity.start, entity.end, certain)
    name = OWNER_WORDS.get(word.lower())
    if name == "":  # "kommunen": the document's own
        name = document_body(note)
    return Owner(name, start, end, certain) if name else None


def find_owner(note: Annotation, mention: Mention, *, certain: bool = False) -> Owner | None:
    """Tell whose a mention's initiative is.

    Args:
        note: the document with its entities.
        mention: one of its mentions.
        certain: only where the text says whose it is, by a possessor or the like.

    Returns:
        The possessor before the mention ("KL's strategi", "regeringens plan", "kommunens plan"),
        an organisation right after it ("strategien fra KL"), else the subject of the sentence in
        which it is launched; none where the text does not tell.
    """
    index = note.passage_at(mention.start)
    low = note.passages[index].start if index is not None else 0
    high = note.passages[index].end if index is not None else len(note.text)
    before = note.text[max(low, mention.start - 90) : mention.start]
    # a possessor is looked for in the last words only: the pattern is slow on long texts
    skipped = len(before) - len(" ".join(before.rsplit(" ", 5)[1:])) if before.count(" ") > 5 else 0
    match = _POSSESSOR.search(before, skipped)
    if match is not None:
        offset = max(low, mention.start - 90)
        start = offset + match.start("word")
        owner = _named(note, match.group("word"), start, offset + match.end("word"), True)
        if owner is not None:
            return owner
    entity = _organisation(note, mention.start)
    if entity is not None and mention.start <= entity.start and entity.end < mention.end:
        return Owner(entity.canonical or entity.text, entity.start, entity.end, True)
    after = _FROM.match(note.text, mention.end, high)
    if after is not None:
        entity = _organisation(note, after.end())
        if entity is not None and entity.start == after.end():
            return Owner(entity.canonical or entity.text, entity.start, entity.end, True)
    if certain:
        return None
    begin, finish = sentence_bounds(note.text, mention.start, mention.end, low, high)
    verb = _LAUNCHING.search(note.text, begin, mention.start)
    if verb is None:
        return None
    subjects = [
        (e.start, e.end, e.text)
        for e in note.entities_over(begin, mention.start)
        if e.label == "ORG" and begin <= e.start and e.end <= min(mention.start, finish)
    ]
    subjects += [
        (m.start(), m.end(), m.group()) for m in _COMMON.finditer(note.text, begin, mention.start)
    ]
    if not subjects:
        return None
    # the subject stands nearest to the verb: before it, or right after an adverbial ("I maj har KL …")
    start, end, word = min(subjects, key=lambda s: (abs(s[0] - verb.start()), s[0]))
    return _named(note, word, start, end, False)

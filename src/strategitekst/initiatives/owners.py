"""Whose an initiative is, read off the text: possessor, launching subject, place that says so."""

import re
from dataclasses import dataclass

from ..da.undertakings import ECONOMY, JOINT_OWNERS, OWNER_WORDS
from ..schema import Annotation, Entity, Mention
from .features import LAUNCHED, sentence_bounds

_POSSESSOR = re.compile(
    r"(?P<word>[\wÆØÅæøå.-]+?)(?:['’]s|s|['’])\s+(?:(?:nye|egen|eget|ny|nyt|første|næste|kommende|store|lokale|fælles|\w+e)\s+){0,3}$"
)
_FROM = re.compile(r"\s+(?:fra|af|hos|i|mellem)\s+")
#: What leads from a mention to those who agreed on it, in the same clause.
_BY = re.compile(
    r"[”\"»)]?,?\s(?:som|(?:der\s(?:er|blev)\s)?(?:aftalt|indgået|udgivet|vedtaget|udarbejdet|lanceret|lavet)\s(?:mellem|af|i fællesskab af))\s(?:den\s)?"
)
_DID = re.compile(
    r"[^.;:!?\n]{0,60}?\b(?:aftal|enig|vedtog|vedtaget|udgav|udgivet|offentliggjorde|lancere|præsentere|står bag|stod bag|indgik|indgået|har lavet|udvikle|ejer)",
)
_JOINED = re.compile(r"(?:['’]s|s)?(?:,\s+(?:og\s+)?|\s+og\s+)(?:den\s|det\s)?$")
#: Bodies that own what they write about; a newspaper or a supplier does not.
_SPEAKS = re.compile(
    r"(?:Kommune|[Mm]inisteriet)$|[Ss]tyrelsen\b|^(?:Region |KL$|Danske Regioner$|KOMBIT$)"
)
_COMMON = re.compile(rf"\b(?:{'|'.join(OWNER_WORDS)})\b", re.IGNORECASE)
_COMMON_FORMS = re.compile(rf"\b(?P<owner>{'|'.join(OWNER_WORDS)})s?\b", re.IGNORECASE)


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


def document_speaker(note: Annotation) -> str | None:
    """Return the body that owns what a document presents, where the text says nothing else.

    Its publisher, if that is a body that has initiatives of its own; without a publisher the only
    municipality named.
    """
    publisher = note.document.publisher
    if publisher:
        return publisher if _SPEAKS.search(publisher) else None
    return document_body(note)


def find_owners(note: Annotation, mention: Mention, *, certain: bool = False) -> list[Owner]:
    """Tell whose a mention's initiative is, all who are named together.

    Args:
        note: the document with its entities.
        mention: one of its mentions.
        certain: only where the text says whose it is, by a possessor or the like.

    Returns:
        The owner by `find_owner` and those coordinated with it; in such a list the municipalities,
        regions and the state stand for the bodies that agree on their behalf. For the yearly
        agreements on the economy of municipalities and regions their parties.
    """
    agreed = next(
        (names for phrase, names in ECONOMY.items() if phrase in mention.text.lower()), ()
    )
    if agreed:
        return [Owner(name, mention.start, mention.end, True) for name in agreed]
    owner = find_owner(note, mention, certain=certain)
    if owner is None:
        return []
    index = note.passage_at(owner.start)
    low = note.passages[index].start if index is not None else 0
    high = note.passages[index].end if index is not None else len(note.text)
    begin, finish = sentence_bounds(note.text, owner.start, owner.end, low, high)
    named = [
        (e.start, e.end, e.text)
        for e in note.entities_over(begin, finish)
        if e.label == "ORG" and begin <= e.start
    ]
    named += [
        (m.start("owner"), m.end("owner"), m.group("owner"))
        for m in _COMMON_FORMS.finditer(note.text, begin, finish)
        if not any(s <= m.start("owner") < e for s, e, _ in named)
    ]
    named.sort()
    place = next((i for i, (start, _, _) in enumerate(named) if start == owner.start), None)
    if place is None:
        return [owner]
    first = last = place
    while first > 0 and _JOINED.fullmatch(note.text, named[first - 1][1], named[first][0]):
        first -= 1
    while last + 1 < len(named) and _JOINED.fullmatch(
        note.text, named[last][1], named[last + 1][0]
    ):
        last += 1
    if first == last:
        return [owner]
    found = []
    for start, end, word in named[first : last + 1]:
        other = _named(note, word, start, end, owner.certain)
        if other is not None:
            name = JOINT_OWNERS.get(other.name, other.name)
            found.append(Owner(name, start, end, owner.certain))
    return found


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
    by = _BY.match(note.text, mention.end, high)
    if by is not None and ("som" not in by.group() or _DID.match(note.text, by.end(), high)):
        entity = _organisation(note, by.end())
        common = _COMMON_FORMS.match(note.text, by.end(), high)
        if entity is not None and entity.start == by.end():
            return Owner(entity.canonical or entity.text, entity.start, entity.end, True)
        if common is not None:
            return _named(note, common.group("owner"), *common.span("owner"), True)
    if certain:
        return None
    begin, finish = sentence_bounds(note.text, mention.start, mention.end, low, high)
    verb = LAUNCHED.search(note.text, begin, mention.start)
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

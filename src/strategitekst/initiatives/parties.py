"""Bodies as the text names them: by an organisation's name, by "kommunen", several in a row."""

import re
from dataclasses import dataclass, replace

from ..da.owners import BODY_NOUNS
from ..da.undertakings import JOINT_OWNERS, OWNER_WORDS
from ..schema import Annotation, Entity
from .bodies import document_body, document_speaker, represented

_JOINED = re.compile(
    r"(?:['’]s|s)?(?:,\s+(?:og\s+)?|\s+og\s+)(?:den\s|det\s)?$"
    r"|(?:\s+[a-zæøå]+){0,4}\s+(?:sammen|i\s+samarbejde|i\s+fællesskab)\s+med\s+(?:den\s|det\s)?$"
)
#: "regionen" is the one named last in so many characters.
_FORMER = 2_000
#: A list of names is no longer on either side of one of them, in characters.
_LIST = 500
#: Who acts for all of a kind; "kommunerne" and "staten" alone may be some of them only.
_ALL = {"regionerne": JOINT_OWNERS["regionerne"], "amterne": JOINT_OWNERS["amterne"]}
_MANY = frozenset({"kommunerne", "staten"})
_NAMES = {noun: re.compile(names) for noun, names in BODY_NOUNS.items()}
#: Common nouns that stand for a body.
COMMON = re.compile(rf"\b(?:{'|'.join(OWNER_WORDS)})\b", re.IGNORECASE)
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


def passage_bounds(note: Annotation, start: int) -> tuple[int, int]:
    """The offsets of the passage that holds an offset."""
    index = note.passage_at(start)
    if index is None:
        return 0, len(note.text)
    return note.passages[index].start, note.passages[index].end


def organisation_at(note: Annotation, position: int) -> Entity | None:
    """The organisation whose name stands over an offset, or none."""
    return next((e for e in note.entities_over(position, position + 1) if e.label == "ORG"), None)


def _meant(note: Annotation, word: str, start: int) -> str | None:
    """The body that "kommunen" or "styrelsen" is: the document's own, else the one named last."""
    own, names = document_body(note), _NAMES.get(word)
    if word == "byen":
        return own
    if names is None:  # "vores", "vi"
        return (own if word == "vores" else None) or _speaker(note, start)
    publisher = document_speaker(note)
    fitting = next((n for n in (own, publisher) if n is not None and names.search(n)), None)
    if fitting is not None:
        return fitting
    before = note.entities_over(max(0, start - _FORMER), start)
    named = [e.canonical for e in before if e.label == "ORG" and e.canonical]
    return next((name for name in reversed(named) if names.search(name)), None)


def _speaker(note: Annotation, start: int) -> str | None:
    """Whose "vi" it is: the speaker's organisation in a quote, else whoever the document speaks for."""
    quote = next((q for q in note.quotes if q.start <= start < q.end), None)
    if quote is not None:
        return represented(quote.org) if quote.org else None
    return document_speaker(note) if note.document.publisher else None


def named_by(note: Annotation, word: str, start: int, end: int, certain: bool) -> Owner | None:
    """An owner for the word at ``start``: an organisation, or a common noun that stands for one."""
    entity = organisation_at(note, start)
    if entity is not None and entity.canonical:
        return Owner(represented(entity.canonical), entity.start, entity.end, certain)
    name = OWNER_WORDS.get(word.lower())
    if name == "":  # "kommunen"
        name = _meant(note, word.lower(), start)
    return Owner(name, start, end, certain) if name else None


def named_at(note: Annotation, start: int, high: int, *, common: bool) -> Owner | None:
    """Whoever's name begins at an offset, where ``common`` also by a common noun."""
    entity = organisation_at(note, start)
    if entity is not None and entity.start == start:
        name = represented(entity.canonical or entity.text)
        return Owner(name, entity.start, entity.end, True)
    word = _COMMON_FORMS.match(note.text, start, high) if common else None
    if word is None:
        return None
    return named_by(note, word.group("owner"), *word.span("owner"), True)


def _alone(owner: Owner) -> Owner | None:
    """An owner that stands alone: "regionerne" are their association, "kommunerne" may be any."""
    if owner.name in _MANY:
        return None
    return replace(owner, name=_ALL.get(owner.name, owner.name))


def coordinated(note: Annotation, owner: Owner) -> list[Owner]:
    """An owner with those named together with it: "KL, regionerne og Realdania"."""
    low, high = passage_bounds(note, owner.start)
    begin, finish = max(low, owner.start - _LIST), min(high, owner.end + _LIST)
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
        alone = _alone(owner)
        return [] if alone is None else [alone]
    first = last = place
    while first > 0 and _JOINED.fullmatch(note.text, named[first - 1][1], named[first][0]):
        first -= 1
    while last + 1 < len(named) and _JOINED.fullmatch(
        note.text, named[last][1], named[last + 1][0]
    ):
        last += 1
    if first == last:
        alone = _alone(owner)
        return [] if alone is None else [alone]
    found = []
    for start, end, word in named[first : last + 1]:
        other = named_by(note, word, start, end, owner.certain)
        if other is not None:
            name = JOINT_OWNERS.get(other.name, other.name)
            found.append(Owner(name, start, end, owner.certain))
    return found

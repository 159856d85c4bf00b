"""What a mention's own words tell: head, scope, period, whether it is new. Works on records."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..da.undertakings import DEFINITE, FORMS, NOVELTY, TELLING
from ..schema import Annotation, Entity, Mention

_SENTENCE_END = re.compile(r"[.!?:;]\s+(?=[A-ZÆØÅ\"”»-])|\n")
_HEAD_WORD = re.compile(
    rf"(?P<stem>[\w-]{{0,40}}?)(?P<form>{'|'.join(FORMS)})(?:s|['’]s?)?$", re.IGNORECASE
)
_WORD = re.compile(r"[\w-]+(?:['’]\w+)?")
_INFLECTED = re.compile(r"(?<=\w)(al|lig|ig|sk|el|iv|ell)(?:e|t)$")
_TELLING = re.compile(rf"(?:{TELLING})$", re.IGNORECASE)
_BEFORE = re.compile(r"(?P<words>(?:[\w'’-]+\s+){0,3})$")
_ORDER_PAST = frozenset(
    {"forrige", "tidligere", "gamle", "sidste", "seneste", "nuværende", "gældende"}
)
_DROPPED = frozenset(
    """
        den det de en et ny nye nyt kommende og for om i på til af samt med
    """.split()
)
_LETTERS = str.maketrans(
    {"æ": "ae", "ø": "oe", "å": "aa", "é": "e", "ü": "u", "ö": "oe", "ä": "ae"}
)
#: Words that tell an edition from another.
ORDER = _ORDER_PAST | {"nuværend", "gældend", "næste", "første"}
#: Words that say little of which undertaking it is.
VAGUE = frozenset(
    {
        "fælles",
        "digital",
        "næste",
        "ny",
        "første",
        "sidste",
        "seneste",
        "forrige",
        "tidligere",
        "stor",
        "konkret",
    }
)


#: Words that tell at which level an undertaking is; two different ones never mean the same.
SCOPES = frozenset(
    {"fælleskommunal", "fællesoffentlig", "national", "regional", "europæisk", "statslig", "lokal"}
)


@dataclass(frozen=True, slots=True)
class Features:
    """Clues read off a mention.

    Args:
        phrase: words without article and inflection ("fælleskommunal digitaliseringsstrategi").
        head: head noun, or none for a name without one.
        stem: what stands before the head in a compound ("digitaliserings").
        scope: the telling words besides the head.
        years: first and last year of a period in the mention, or none.
        novel: "ny" or "kommende" stands before or inside.
        past: "forrige", "tidligere" … stands inside.
        short: nothing but the head: "strategien".
    """

    phrase: str
    head: str | None
    stem: str
    scope: frozenset[str]
    years: tuple[int, int] | None
    novel: bool
    past: bool
    short: bool


def sentence_bounds(text: str, start: int, end: int, low: int, high: int) -> tuple[int, int]:
    """Return the offsets of the sentence that holds ``text[start:end]``, inside ``low`` to ``high``."""
    begin = low
    for found in _SENTENCE_END.finditer(text, low, start):
        begin = found.end()
    after = _SENTENCE_END.search(text, end, high)
    return begin, after.start() if after else high


def sentence_around(text: str, start: int, end: int, low: int, high: int) -> str:
    """Return the sentence that holds ``text[start:end]``, inside ``low`` to ``high``."""
    first, last = sentence_bounds(text, start, end, low, high)
    return text[first:last]


def base_form(word: str) -> str:
    """Take inflection off an adjective or a definite head: "kommunale" → "kommunal"."""
    lower = word.lower()
    match = _HEAD_WORD.match(lower)
    if match is not None:
        form = match.group("form")
        return match.group("stem") + DEFINITE.get(form, form)
    return _INFLECTED.sub(r"\1", lower)


def normalise_name(words: str) -> str:
    """Return a name or description in one form, to compare with another."""
    parts = [base_form(w) for w in _WORD.findall(words.replace("’", "'"))]
    return " ".join(p for p in parts if p not in _DROPPED)


def telling_words(words: str) -> list[str]:
    """Words that may tell which undertaking it is: no head, no years, compounds without their head."""
    found = []
    for word in _WORD.findall(words.replace("’", "'")):
        match = _HEAD_WORD.match(word)
        plain = match.group("stem").lower().rstrip("-") if match else base_form(word)
        if len(plain) > 2 and plain not in _DROPPED and not plain[:1].isdigit():
            found.append(plain)
    return found


def slug(words: str) -> str:
    """Return an initiative id for a name: lower case, æ→ae, ø→oe, å→aa, joined with "-"."""
    plain = words.lower().translate(_LETTERS)
    return "-".join(re.findall(r"[a-z0-9]+", plain)) or "initiativ"


def years_in(entities: Sequence[Entity], start: int, end: int) -> tuple[int, int] | None:
    """First and last year of the dates inside a span."""
    inside = [e for e in entities if e.label == "DATE" and start <= e.start and e.end <= end]
    dated = [(int(e.first[:4]), int(e.last[:4])) for e in inside if e.first and e.last]
    return (min(d[0] for d in dated), max(d[1] for d in dated)) if dated else None


def features(annotation: Annotation, mention: Mention) -> Features:
    """Read the clues off one mention and the words right before it."""
    before = _BEFORE.search(annotation.text[max(0, mention.start - 60) : mention.start])
    lead = [w.lower() for w in before.group("words").split()] if before else []
    words = _WORD.findall(mention.text)
    head, stem, scope = None, "", []
    for word in words:
        match = _HEAD_WORD.match(word)
        if match is not None and head is None:
            form = match.group("form").lower()
            head, stem = DEFINITE.get(form, form), match.group("stem").lower()
        elif _TELLING.match(word) and head is None:
            scope.append(base_form(word))
    novel = any(w in NOVELTY for w in lead[-3:]) or any(w.lower() in NOVELTY for w in words)
    phrase = normalise_name(mention.text)
    return Features(
        phrase=phrase,
        head=head,
        stem=stem.rstrip("-"),
        scope=frozenset(scope),
        years=years_in(annotation.entities, mention.start, mention.end),
        novel=novel,
        past=any(w.lower() in _ORDER_PAST for w in words),
        short=head is not None and len(words) == 1 and not stem,
    )


def same_head(a: str | None, b: str | None) -> bool:
    """Whether two head nouns may call the same undertaking: "planen" for a "handlingsplan"."""
    plans = {"plan", "handlingsplan"}
    return a == b or (a in plans and b in plans)


def conflict(a: Features, b: Features) -> bool:
    """Whether two descriptions cannot be of the same undertaking: scope or period differ."""
    ours, theirs = a.scope & SCOPES, b.scope & SCOPES
    if ours and theirs and ours != theirs:
        return True
    if a.stem and b.stem and a.stem != b.stem and same_head(a.head, b.head):
        return True
    if a.past != b.past and (a.novel or b.novel):
        return True
    return bool(a.years and b.years and (a.years[1] < b.years[0] or b.years[1] < a.years[0]))

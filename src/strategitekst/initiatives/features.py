"""What a mention's own words tell: head, scope, period, whether it is new. Works on records."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..composed import join
from ..da.undertakings import DEFINITE, FORMER, FORMS, LAUNCHING, NOVELTY, TELLING
from ..schema import Annotation, Entity, Mention

_SENTENCE_END = re.compile(r"[.!?:;]\s+(?=[A-ZÆØÅ\"”»-])")
_LINE_END = re.compile(r"\n")
#: Of a sentence so many characters on either side are looked at.
_NEAR = 1_000
_HEAD_WORD = re.compile(
    rf"(?P<stem>[\w-]{{0,40}}?)(?P<form>{'|'.join(FORMS)})(?:s|['’]s?)?$", re.IGNORECASE
)
_WORD = re.compile(r"[\w-]+(?:['’]\w+)?")
_INFLECTED = re.compile(r"(?<=\w)(al|lig|ig|sk|el|iv|ell)(?:e|t)$")
#: A word that tells which undertaking is meant.
TELLS = re.compile(rf"(?:{TELLING})$", re.IGNORECASE)
#: A verb of beginning: "lancerer", "vedtog".
LAUNCHED = re.compile(rf"\b(?:{LAUNCHING})\b", re.IGNORECASE)
_LAUNCHED_SMALL = re.compile(rf"\b(?:{LAUNCHING})\b")
_ORDER_PAST = frozenset({*FORMER, "gamle", "sidste", "seneste", "nuværende", "gældende"})
_DROPPED = frozenset(
    """
        den det de en et ny nye nyt kommende og for om i på til af samt med
    """.split()
)
_LETTERS = str.maketrans(
    {"æ": "ae", "ø": "oe", "å": "aa", "é": "e", "ü": "u", "ö": "oe", "ä": "ae"}
)
#: Words that tell an edition from another.
ORDER = _ORDER_PAST | {"forrig", "nuværend", "gældend", "næste", "første"}
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
        *FORMER,
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
        head: head noun, for a name without one that right before it, or none.
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

    @property
    def told(self) -> str:
        """The phrase; of a compound without "fælles", which tells no other: "fælles kanalstrategi"."""
        return self.phrase.removeprefix("fælles ") if self.stem else self.phrase


def sentence_bounds(text: str, start: int, end: int, low: int, high: int) -> tuple[int, int]:
    """Return the offsets of the sentence that holds ``text[start:end]``, inside ``low`` to ``high``.

    Of a sentence without end no more is told than what stands near.
    """
    marks, capitals, lines = _sentence_ends(text)
    begin, finish = max(low, start - _NEAR), min(high, end + _NEAR)
    i, line = bisect_left(capitals, start) - 1, bisect_left(lines, start) - 1
    if i >= 0 and marks[i] >= low:
        begin = max(begin, capitals[i])
    if line >= 0 and lines[line] >= low:
        begin = max(begin, lines[line] + 1)
    i, line = bisect_left(marks, end), bisect_left(lines, end)
    if i < len(marks) and capitals[i] < high:
        finish = min(finish, marks[i])
    if line < len(lines):
        finish = min(finish, lines[line])
    return begin, finish


@lru_cache(maxsize=2)
def _sentence_ends(text: str) -> tuple[list[int], list[int], list[int]]:
    """Where sentences end: their marks, the capitals behind these, and the ends of lines."""
    found = [m.span() for m in _SENTENCE_END.finditer(text)]
    lines = [m.start() for m in _LINE_END.finditer(text)]
    return [start for start, _ in found], [end for _, end in found], lines


def sentence_around(text: str, start: int, end: int, low: int, high: int) -> str:
    """Return the sentence that holds ``text[start:end]``, inside ``low`` to ``high``."""
    first, last = sentence_bounds(text, start, end, low, high)
    return text[first:last]


def launches_in_small(words: str) -> bool:
    """The same as `launches` of words that are in small letters already."""
    return _LAUNCHED_SMALL.search(words) is not None


def launches(words: str) -> bool:
    """Whether a verb of beginning stands in the words.

    In small letters that is told several times as fast as with a pattern for either case.
    """
    return launches_in_small(words.lower())


@lru_cache(maxsize=20_000)
def _head_parts(word: str) -> tuple[str, str] | None:
    """Divide a word that ends in a head noun: what stands before it, and the form of the head."""
    match = _HEAD_WORD.match(word)
    return (match.group("stem").lower(), match.group("form").lower()) if match else None


def head_of(word: str) -> str | None:
    """Return the head noun that a word ends in, in its basic form: "handlingsplanen" → "handlingsplan"."""
    parts = _head_parts(word)
    return DEFINITE.get(parts[1], parts[1]) if parts is not None else None


@lru_cache(maxsize=20_000)
def base_form(word: str) -> str:
    """Take inflection off an adjective or a definite head: "kommunale" → "kommunal"."""
    lower = word.lower()
    parts = _head_parts(lower)
    if parts is not None:
        stem, form = parts
        return stem + DEFINITE.get(form, form)
    return _INFLECTED.sub(r"\1", lower)


@lru_cache(maxsize=50_000)
def normalise_name(words: str) -> str:
    """Return a name or description in one form, to compare with another."""
    parts = [base_form(w) for w in _WORD.findall(join(words).replace("’", "'"))]
    return " ".join(p for p in parts if p not in _DROPPED)


@lru_cache(maxsize=50_000)
def telling_words(words: str) -> tuple[str, ...]:
    """Words that may tell which undertaking it is: no head, no years, compounds without their head."""
    found = []
    for word in _WORD.findall(join(words).replace("’", "'")):
        parts = _head_parts(word)
        plain = parts[0].rstrip("-") if parts else base_form(word)
        if len(plain) > 2 and plain not in _DROPPED and not plain[:1].isdigit():
            found.append(plain)
    return tuple(found)


_NUMBER = re.compile(r"\d+(?:\.\d+)*|\b[ivx]+\b", re.IGNORECASE)


@lru_cache(maxsize=50_000)
def numbered(name: str) -> tuple[str, tuple[str, ...]]:
    """Divide a normalised name into what it is without its numbers, Roman ones too, and these."""
    return " ".join(_NUMBER.sub(" ", name).split()), tuple(_NUMBER.findall(name.lower()))


def numbers_differ(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether the numbers in two names that are else the same make them two: none stands for one."""
    if ours == theirs:
        return False
    if ours and theirs:
        return True
    return any(len(n) < 4 and n not in ("1", "i") for n in ours or theirs)


def other_number(a: str, b: str) -> bool:
    """Whether two normalised names have the same words and different numbers: "bølge 1", "bølge 2"."""
    (ours, first), (theirs, second) = numbered(a), numbered(b)
    return bool(ours) and ours == theirs and numbers_differ(first, second)


#: Places in a row, in words.
ORDINALS = {
    word: str(number)
    for number, words in enumerate(
        ("første", "anden andet", "tredje", "fjerde", "femte", "sjette", "syvende", "ottende"), 1
    )
    for word in words.split()
}
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
#: What an undertaking may have several of in a row.
_IN_A_ROW = r"(?P<part>bølge|fase|etape|runde|delprogram|generation|udgave|version|trin)"
_COUNTED = re.compile(
    rf"(?<![\w-])(?:(?P<place>{'|'.join(ORDINALS)}|\d\.)\s{_IN_A_ROW}"
    rf"|{_IN_A_ROW.replace('part', 'whole')}(?:n|en|et|met)?\s(?P<number>\d|i{{1,3}}|iv))(?![\w-])"
)


@lru_cache(maxsize=50_000)
def counted(words: str) -> tuple[str, str] | None:
    """What an undertaking is one of in a row, and its number: "anden bølge" is ("bølge", "2")."""
    found = _COUNTED.search(words.lower())
    if found is None:
        return None
    place, number = found["place"], found["number"]
    told = ORDINALS.get(place, place[:1]) if place else _ROMAN.get(number, number)
    return found["part"] or found["whole"], told


def slug(words: str) -> str:
    """Return an initiative id for a name: lower case, æ→ae, ø→oe, å→aa, joined with "-"."""
    plain = words.lower().translate(_LETTERS)
    return "-".join(re.findall(r"[a-z0-9]+", plain)) or "initiativ"


def years_in(entities: Sequence[Entity], start: int, end: int) -> tuple[int, int] | None:
    """First and last year of the dates inside a span."""
    inside = [e for e in entities if e.label == "DATE" and start <= e.start and e.end <= end]
    dated = [(int(e.first[:4]), int(e.last[:4])) for e in inside if e.first and e.last]
    return (min(d[0] for d in dated), max(d[1] for d in dated)) if dated else None


@dataclass(frozen=True, slots=True)
class _Words:
    phrase: str
    head: str | None
    stem: str
    scope: frozenset[str]
    novel: bool
    past: bool
    short: bool


@lru_cache(maxsize=50_000)
def _read(phrase: str) -> _Words:
    words = _WORD.findall(phrase)
    head, stem, scope = None, "", []
    for word in words:
        parts = _head_parts(word)
        if parts is not None and head is None:
            stem, form = parts
            head = DEFINITE.get(form, form)
        elif head is None and TELLS.match(word):
            scope.append(base_form(word))
    lower = [w.lower() for w in words]
    return _Words(
        phrase=normalise_name(phrase),
        head=head,
        stem=stem.rstrip("-"),
        scope=frozenset(scope),
        novel=not NOVELTY.isdisjoint(lower),
        past=not _ORDER_PAST.isdisjoint(lower),
        short=head is not None and len(words) == 1 and not stem,
    )


@lru_cache(maxsize=50_000)
def _features(
    text: str, named: bool, lead: tuple[str, ...], years: tuple[int, int] | None
) -> Features:
    words = _read(text)
    head = words.head
    if head is None and named and lead:  # "projektet Digital Tryghed"
        parts = _head_parts(lead[-1].strip('”"»“„«,:'))
        head = DEFINITE.get(parts[1]) if parts else None
    return Features(
        phrase=words.phrase,
        head=head,
        stem=words.stem,
        scope=words.scope,
        years=years,
        novel=words.novel or not NOVELTY.isdisjoint(lead),
        past=words.past,
        short=words.short,
    )


#: Another adjective behind "ny": "en ny og endnu mere ambitiøs strategi", "den nye, fælles plan".
_NEW_AND = re.compile(
    r"\b(?:ny|nye|nyt)(?:,|(?:,|\sog)(?:\s(?:endnu|mere|langt|meget))*\s[a-zæøå]+)\s$",
    re.IGNORECASE,
)


def features(annotation: Annotation, mention: Mention) -> Features:
    """Read the clues off one mention and the words right before it."""
    before = annotation.text[max(0, mention.start - 60) : mention.start]
    lead = before.rpartition("\n")[2].lower().split()[-3:]
    if _NEW_AND.search(before):
        lead.insert(0, "ny")
    inside = annotation.entities_over(mention.start, mention.end)
    years = years_in(inside, mention.start, mention.end)
    return _features(mention.text, mention.type == "NAM", tuple(lead), years)


_PLANS = frozenset({"plan", "handlingsplan"})


def same_head(a: str | None, b: str | None) -> bool:
    """Whether two head nouns may call the same undertaking: "planen" for a "handlingsplan"."""
    return a == b or (a in _PLANS and b in _PLANS)


def heads_like(head: str | None) -> frozenset[str | None]:
    """Head nouns that may call the same undertaking as this one (see `same_head`)."""
    return _PLANS if head in _PLANS else frozenset({head})


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

"""Which role a person holds, where the text states it: before the name or after it.

Whose the office is, `office_bodies` finds.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..da.gender import is_woman, means_woman
from ..da.roles import ROLE_HEADS, ROLE_MODIFIERS
from ..da.speech import SPEECH_VERBS
from ..schema import Entity, Passage
from ..spans import Index
from .office_bodies import NAME_GENITIVE, NOUN_GENITIVE, OfficeBodies, body_in
from .shared_offices import rows_of, shared_office
from .stated_roles import (
    in_front_of_bracket,
    inverted,
    labelled,
    line_above,
    next_cell,
    office_taken,
    with_office_before,
)

_STOP_WORDS = frozenset(
    SPEECH_VERBS
    | set("der som har havde er var vil skal kan at til hvor når fra blev bliver mens men".split())
)
_TOKEN = re.compile(r"[^\s]+")
_PREPOSITIONS = frozenset({"for", "i", "hos", "ved", "af", "på", "under", "inden"})
#: Words of a role before a name: "direktør i Digitaliseringsstyrelsen Anne Berg" has three.
_LONGEST_BEFORE = 14
#: The longest line of a signature, in characters.
_LONGEST_SIGNATURE = 90
#: "Yusuf Demirci (formand)"
_IN_BRACKETS = re.compile(r"(?:\s\([A-ZÆØÅ]{1,3}\))?\s?\((?P<role>[^()\n]{3,60})\)")
#: A second clause that says no more of the office: "konsulent i KL og rejser rundt".
_CLAUSE_AFTER_AND = re.compile(
    r"\sog\s(?=(?:selv|med|har|er|\d+|rejser|bor|arbejder|sidder|kommer|står|leder(?!\s(?:af|for|i|hos|ved)\b)|skriver|holder|underviser|følger|kører|går|deltager|mor|far|overtog|overtager|blev|bliver|fik|kom|gik|tog|\w+ede)\b)"
)
#: "Anders Bech er ny direktør i Logiva": the sentence states the office.
_IS = re.compile(
    r"\s(?:er|var|bliver|blev|har været)\s(?:(?:i dag|nu|også|selv|udnævnt til|valgt som|valgt til|ansat som|tiltrådt som|ny|nye)\s){0,2}"
)
#: "…, hvor Anne Berg bor. Hun": nobody else is named up to there.
_PRONOUN_NEXT = re.compile(r"[^.!?:;\n”\"»]{0,120}\.\s(?P<pronoun>Han|Hun)(?=\s(?:er|var)\s)")
_AFTER = re.compile(
    r"(?:\s*\([^)]{1,30}\))?,\s+(?:(?:der|som)\s+(?:(?:\w+\s+){0,3}?(?:er|var)|(?:siden\s+\w+\s+)?har\s+(?:\w+\s+){0,2}?været|arbejder\s+som)\s+|(?:der|som)\s+fortsætter\s+som\s+|er\s+)?"
)
#: Between a person and an office that follows the name.
_OF_OTHER = re.compile(r"\s?(?:\([^)]{1,12}\))?,\s(?:(?:der|som)\s(?:er|var)\s)?")
#: Where a role that follows a name ends.
_AFTER_END = re.compile(
    rf"(?<!-),|[;:!?”“\"»«()\n\r–]|\.(?=\s+[A-ZÆØÅ\"”»-]|\s*$)|\s(?:og\s)?(?:{'|'.join(sorted(_STOP_WORDS))})\b|\s-\s(?!Mærsk)|\s\d{{1,2}}(?:\.\s?(?:\d|[a-zæøå]{{3,9}} \d)|/\d)"
)
#: When somebody takes or leaves an office is no part of it.
_WHEN = re.compile(r"\s(?:med|pr\.|fra|efter|den|til|fra og med)\s")
#: Letters alone, but not those of a body: "formand i KL. Det siger …".
_ABBREVIATION = re.compile(
    r"\b(?:adm|vice|kst|fg|cand|(?-i:[a-zæøå]\w?|[A-ZÆØÅ][a-zæøå]?|\d\w?))$", re.IGNORECASE
)
_CUTS = (". ", "! ", "? ", ": ", "; ", "”", '"', "»", "«", "(", ")", "\n")
#: What tells since when, or from whose side, and is no part of an office.
_NO_PART = re.compile(r"\s(?:hos os|siden (?:19|20)\d\d)\Z")
#: Where somebody said it: "direktør i IT-Branchen i en pressemeddelelse".
_SAID_IN = re.compile(
    r"\si\s(?:en|et|den|sit|sin|dagens)\s(?:\w+\s)?(?:presse)?(?:meddelelse|kommentar|mail|e-mail|udtalelse|svar|indlæg|debatindlæg|opslag|artikel|interview|klumme|tale)(?:en)?\b.*\Z",
    re.DOTALL,
)
#: Another office and who holds it: "formand i KL og bestyrelsesformanden i KOMBIT er Bo Dam".
_OTHER_HOLDER = re.compile(
    r"(?<!-)\sog\s[\w-]+(?:en|et|manden)\s(?:(?:i|for|hos|af)\s[^,;.]{2,60})?\Z"
)
_COMMA_NAME = re.compile(r",\s+(?=[A-ZÆØÅ])")
_COMMA = re.compile(r"(?<!-),\s")
#: Words that join two offices and open or end none.
_JOINTS = frozenset({"og", "samt", "eller"})
_JOINT = re.compile(rf",?\s(?:{'|'.join(sorted(_JOINTS))})\Z")
#: What tells that an office before it is another's: "… og bestyrelsesformanden i KOMBIT er Bo Dam".
_HOLDS = re.compile(r"\s(?:er|var|hedder)\b")
#: "juridisk konsulent", "it-politisk chef", "specialeansvarlig overlæge".
_FIELD = re.compile(r"[a-zæøå-]{2,}(?:isk|ansvarlig)", re.IGNORECASE)
#: A degree is no part of an office.
_DEGREE = re.compile(r"(?:ph\.d\.|cand\.\w+\.?)", re.IGNORECASE)
_ARTICLES = re.compile(r"^(?:en|et|den|det|den nye|ny|nye|nu)\s+", re.IGNORECASE)


def _role_after(text: str, end: int, limit: int) -> tuple[int, int] | None:
    opening = _AFTER.match(text, end, limit)
    stated = _IS.match(text, end, limit) if opening is None else None
    if stated is not None and not _is_head(
        text[stated.end() : limit].split(" ", 3)[0] if text[stated.end() : limit] else ""
    ):
        first_words = text[stated.end() : limit].split()[:2]
        if not (
            len(first_words) == 2 and first_words[0] in ROLE_MODIFIERS and _is_head(first_words[1])
        ):
            stated = None
    opening = opening or stated
    start = opening.end() if opening is not None else office_taken(text, end, limit)
    if start is None:
        return None
    stop = start
    for match in _AFTER_END.finditer(text, start, limit):
        stop = match.start()
        if match.group().startswith(".") and _ABBREVIATION.search(text[start:stop]):
            continue
        break
    else:
        stop = limit
    second = _CLAUSE_AFTER_AND.search(text, start, stop)
    if opening is None and (when := _WHEN.search(text, start, second.start() if second else stop)):
        second = when
    last = text[start:limit].rstrip()
    if opening and stop == limit > start + len(last) and not _JOINT.search(last):
        return None  # "Lis Holm (KL), chefkonsulent Bo Dam": the office is that of the next one
    role = text[start : second.start() if second else stop].rstrip(" .,")
    if _HOLDS.match(text, start + len(role), limit):
        role = _OTHER_HOLDER.sub("", role)
    role = _JOINT.sub("", _SAID_IN.sub("", role))
    article = _ARTICLES.match(role)
    if article:
        start += article.end()
        role = role[article.end() :]
    words = role.split()
    if not words or len(words) > 22 or words[0] in _STOP_WORDS or words[0] in _JOINTS:
        return None
    has_head = any(word.lower().rstrip(",").endswith(ROLE_HEADS) for word in words[:6])
    return (start, start + len(role)) if has_head else None


def _role_in_next_sentence(text: str, person: Entity, limit: int) -> tuple[int, int] | None:
    """The role that the next sentence states: "I spidsen står Anne Berg. Hun er direktør i KMD"."""
    match = _PRONOUN_NEXT.match(text, person.end, limit)
    if match is None:
        return None
    known = is_woman(person.canonical)
    if known is not None and known != means_woman(match["pronoun"].lower()):
        return None
    return _role_after(text, match.end(), limit)


def _role_beside(text: str, end: int, limit: int, *, lines: bool) -> tuple[int, int] | None:
    """A role in brackets after a name, or on the line below it in a signature."""
    match = _IN_BRACKETS.match(text, end, limit)
    if match is None and lines:
        match = re.compile(r"[ \t]*\n[ \t]*(?P<role>[^\n]{3,90})").match(text, end, limit)
    if match is None:
        return None
    role = match.group("role").rstrip(" .,")
    if not role.lower().startswith(("formand,", "næstformand,")):
        role = _COMMA_NAME.split(role)[0]  # an organisation after a comma is no part of the role
    words = role.split()
    if not any(map(_is_head, words[:4])) or (
        len(words) > 1 and all(w[:1].isupper() for w in words)
    ):
        return None  # "Mogens Fisker" is somebody, no office
    return match.start("role"), match.start("role") + len(role)


def _role_apart(
    text: str, words: str, start: int, limit: int, *, lines: bool
) -> tuple[int, int] | None:
    """A role before a name with a colon, bracket or verb between, or on the line above it."""
    found = labelled(text, start, limit) or in_front_of_bracket(words, start, limit)
    found = found or inverted(words, start, limit)
    return found or (line_above(text, start, limit) if lines else None)


def _is_head(word: str) -> bool:
    bare = word.lower().strip(",()")
    return (
        bare.endswith(ROLE_HEADS)
        # "ministeren, Anne Berg"
        or (bare.endswith(("en", "et")) and bare[:-2].endswith(ROLE_HEADS))
        or (word.endswith(".") and _is_head(word[:-1]))
    )


def _signature(
    text: str, entity: Entity, place: int, passages: Sequence[Passage]
) -> tuple[int, int] | None:
    """A role that is the next short block below a name that is a block of its own."""
    here = passages[place]
    if place + 1 >= len(passages) or (here.start, here.end) != (entity.start, entity.end):
        return None
    below = passages[place + 1]
    words = text[below.start : below.end]
    if len(words) > _LONGEST_SIGNATURE or "\n" in words or words.endswith((".", ":")):
        return None
    role = _COMMA_NAME.split(words)[0]
    return (below.start, below.start + len(role)) if any(map(_is_head, role.split()[:3])) else None


def _complement(words: Sequence[str]) -> bool:
    """Whether words can follow a head inside a role: nothing, or "i Digitaliseringsstyrelsen"."""
    if not words:
        return True
    return words[0].lower() in _PREPOSITIONS and not any(
        w.lower().strip(",") in _STOP_WORDS for w in words
    )


def _role_before(text: str, start: int, limit: int) -> tuple[int, int] | None:
    window = text[max(limit, start - 140) : start]
    cut = max(window.rfind(mark) for mark in _CUTS)
    while cut >= 0 and window[cut : cut + 2] == ". " and _ABBREVIATION.search(window[:cut]):
        cut = max(window.rfind(mark, 0, cut) for mark in _CUTS)
    base = start - len(window) + cut + 1
    window = window[cut + 1 :]
    commas = [m.end() for m in _COMMA.finditer(window[:-2])]
    if commas:  # a comma ends what can be a role, but for the one right before the name
        base, window = base + commas[-1], window[commas[-1] :]
    if not window.endswith((" ", "\n")):
        return None
    tokens = list(_TOKEN.finditer(window))[-_LONGEST_BEFORE:]
    words = [token.group() for token in tokens]
    if words and words[-1] in _JOINTS:  # "Bo Dam, chef i KL og Lis Holm"
        return None
    bare = [word.rstrip(",") for word in words]
    head = next(
        (i for i, word in enumerate(words) if _is_head(word) and _complement(bare[i + 1 :])), None
    )
    if head is None:
        return None
    first = head
    while first and (
        bare[first - 1].lower() in ROLE_MODIFIERS
        or _FIELD.fullmatch(bare[first - 1])
        or (words[first - 1].endswith(("-", "-,")) and words[first - 1] != "-")
        or (
            words[first - 1] == "og"
            and first > 1
            and (words[first - 2].endswith("-") or _is_head(words[first - 2]))
        )
        or (words[first] == "og" and _is_head(words[first - 1]))
    ):
        first -= 1
    if first and NAME_GENITIVE.match(words[first - 1]):
        first -= 1
        while (
            first
            and words[first - 1][:1].isupper()
            and words[first - 1][-1].isalpha()
            and first > 1
        ):
            first -= 1
    elif first and NOUN_GENITIVE.fullmatch(words[first - 1]):
        first -= 1
    last = base + tokens[-1].end()
    return base + tokens[first].start(), last - (1 if words[-1].endswith(",") else 0)


def _second_office(
    text: str, entities: Index[Entity], person: Entity, limit: int
) -> tuple[int, int] | None:
    """Another office behind a name, in a body by name: "borgmester Bo Dam (S), formand for KL's Socialudvalg"."""
    opening = _OF_OTHER.match(text, person.end, limit)
    if opening is None or opening.group().endswith((" er ", " var ")):
        return None
    if not _is_head(text[opening.end() : limit].split(" ", 1)[0]):
        return None
    found = _role_after(text, person.end, limit)
    return found if found is not None and body_in(entities, found) else None


def _is_body(entities: Index[Entity], found: tuple[int, int]) -> bool:
    """Whether what looks like an office is a body by name: "Anne Berg, Ældre Hjælper Ældre"."""
    body = entities.at(found[0])
    return body is not None and body.label == "ORG" and (body.start, body.end) == found


def _alone(text: str, passage: Passage, entity: Entity) -> bool:
    """Whether a name has a line of a short block to itself, as signatures have."""
    if passage.end - passage.start > 2 * _LONGEST_SIGNATURE:
        return False
    before, after = text[passage.start : entity.start], text[entity.end : passage.end]
    return (not before or before.endswith("\n")) and after.startswith("\n")


@dataclass(frozen=True)
class _Person:
    """A person, and between which offsets the office may stand.

    Attributes:
        person: the name.
        place: which passage it stands in, if any.
        low: start of that passage.
        before: end of the person named before, or ``low``.
        after: start of the person named next, or the end of the passage.
        words: the document, with its lines joined where they tell nothing.
        lines: whether they tell something, as in a signature.
    """

    person: Entity
    place: int | None
    low: int
    before: int
    after: int
    words: str
    lines: bool


def _place(
    text: str, unwrapped: str, passages: Index[Passage], people: Sequence[Entity], number: int
) -> _Person:
    person = people[number]
    place = passages.number_at(person.start)
    inside = passages.spans[place] if place is not None else None
    low, high = (inside.start, inside.end) if inside else (0, len(text))
    lines = inside is not None and (
        inside.role in ("contact", "byline") or _alone(text, inside, person)
    )
    return _Person(
        person,
        place,
        low,
        max(people[number - 1].end, low) if number else low,
        min(people[number + 1].start, high) if number + 1 < len(people) else high,
        text if lines else unwrapped,
        lines,
    )


def _offices_before(
    named: _Person, entities: Index[Entity]
) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """The office right before a name, and another one behind it."""
    words, start = named.words, named.person.start
    found = _role_before(words, start, named.before)
    if found is None:
        return None, None
    found = with_office_before(words, found, named.before)
    if (
        named.before > named.low
        and "," in words[found[1] : start]
        and _OF_OTHER.fullmatch(words, named.before, found[0])
    ):  # "Bo Dam, chef i KL, Lis Holm": the office is that of the one before
        return None, None
    second = None if named.lines else _second_office(words, entities, named.person, named.after)
    return found, second


def _office_elsewhere(
    text: str, named: _Person, passages: Sequence[Passage]
) -> tuple[int, int] | None:
    """The office behind a name, or apart from it."""
    words, person, after, lines = named.words, named.person, named.after, named.lines
    found = (
        _role_after(words, person.end, after)
        or _role_in_next_sentence(words, person, after)
        or _role_beside(text, person.end, after, lines=lines)
        or _role_apart(text, words, person.start, named.before, lines=lines)
    )
    if found is not None or named.place is None:
        return found
    if passages[named.place].role == "table_row":
        found = next_cell(text, person.end, after)
    return found or _signature(text, person, named.place, passages)


def _words(text: str, office: tuple[int, int]) -> str:
    return " ".join(text[slice(*office)].split())


def add_roles(text: str, passages: Sequence[Passage], entities: Sequence[Entity]) -> list[Entity]:
    """Give persons the role and organisation that the text states at that place.

    Args:
        text: the document.
        passages: its passages; a role is sought in the person's own passage.
        entities: entities in text order.

    Returns:
        The same entities; PER ones with ``role`` and ``org`` where stated.
    """
    result = list(entities)
    places, indexed = Index(passages), Index(entities)
    bodies = OfficeBodies(text, passages, entities)
    unwrapped = text.replace("\n", " ")
    numbers = [i for i, e in enumerate(entities) if e.label == "PER"]
    people = [entities[i] for i in numbers]
    rows = rows_of(unwrapped, people)
    for number, (i, row) in enumerate(zip(numbers, rows, strict=True)):
        named = _place(text, unwrapped, places, people, number)
        found, second = _offices_before(named, indexed)
        found = found or _office_elsewhere(text, named, passages)
        shared = None if found else shared_office(unwrapped, row, named.low)
        found = found or shared
        if found is None or _is_body(indexed, found):
            continue
        role = _NO_PART.sub("", _words(text, found))
        org = bodies.of(i, role, found, second, row[-1].end if shared else None)
        if second is not None:
            stated = _words(text, second)
            role = stated if _DEGREE.fullmatch(role) else f"{role}, {stated}"
        result[i] = entities[i].model_copy(update={"role": role, "org": org})
    return result

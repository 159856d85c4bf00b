"""Roles that stand further from the name: in brackets, at a table's next cell, in a clause of its own.

"Ministeren (Anne Berg)", "Anne Berg tiltræder den 1. juni som direktør", "Projektleder" on the line above,
"formand for styregruppen, direktør Anne Berg".
"""

import re
from typing import Final

from ..da.roles import ROLE_HEADS, ROLE_MODIFIERS
from ..da.speech import SPEECH_VERBS

Span = tuple[int, int]

#: "Digitaliseringsministeren (Anne Berg)": up to four words that end in an office.
_BEFORE_BRACKET: Final = re.compile(r"(?P<role>[^\W\d_][\w.-]*(?: [\w.-]+){0,3}) \(\Z")
#: "Ministeren for digitalisering (Anne Berg)" at the head of a line.
_LINE_BEFORE_BRACKET: Final = re.compile(
    r"(?:^|\n|[.:!?] )(?P<role>[^\W\d_][\w-]+ (?:for|i|af) [\w,-]+(?: [\w,-]+){0,7}) \(\Z"
)
#: "Ansvarshavende redaktør: Anne Berg" after a stop, a dot in the middle or at the head of a line.
_BEFORE_COLON: Final = re.compile(
    r"(?:^|[\n\t.;·|(]\s*)(?P<role>[^\W\d_][\w-]{2,30}(?: [\w-]{2,20}){0,2}):\s\Z"
)
_PHOTO: Final = ("fotograf", "journalist")
_CHANGE: Final = (
    r"tiltræder|tiltrådte|tiltrådt|begynder|begyndte|starter|startede|ansat|ansættes|udnævnt|udpeget|valgt|genvalgt"
    r"|konstitueret|fratræder|fratrådte|fratrådt|stopper|stoppede|fortsætter|indtræder|indtrådt"
)
#: "er pr. 1. april tiltrådt som konsulent i KL", "som direktør" after "har ansat Anne Berg".
_CHANGED: Final = re.compile(
    rf"(?:,? (?:der |som )?(?:(?:[\w.]+ ){{0,6}}?(?:{_CHANGE})(?: [\w.]+){{0,5}}?)? som |,? (?:der |som )?(?:er |blev |bliver )?(?:[\w.]+ ){{0,3}}?(?:valgt|genvalgt|udnævnt|udpeget) til "
    # "har ansat Anne Berg som direktør", "har valgt Anne Berg (S) til formand"
    r"|(?: \([A-ZÆØÅ]{1,3}\))? som "
    rf"|(?: \([A-ZÆØÅ]{{1,3}}\))? til (?=[\w-]*(?:formand|forperson|leder|chef|direktør|borgmester|rådmand|ordfører)\b(?! [A-ZÆØÅ])))(?P<role>(?:ny |nye |konstitueret )?)"
)
#: "Formand for rådet er Anne Berg", "Ny direktør bliver Anne Berg": the sentence opens with the office.
_INVERTED: Final = re.compile(
    r"(?:^|\n|[.!?:•»”] |, )(?:[Nn]y )?(?P<role>[^\W\d_][\w-]*(?: (?:for|i|af|hos|på|ved) [^.!?:\n,]{2,70})?)"
    r" (?:er|bliver|var|blev|hedder|hed)(?: (?:fortsat|nu|i dag))? \Z"
)
_LINE_ABOVE: Final = re.compile(r"(?:^|\n)(?P<role>[^\n:,@\d]{4,60})\n\Z")
_NEXT_CELL: Final = re.compile(r"[^\t\n]{0,20}\t(?P<role>[^\t\n]{3,60})(?=\t|\n|\Z)")
#: The part of a row of offices that ends in the comma before the last one.
_ROW: Final = re.compile(
    r"(?:(?<=[.!?:\"»”«] )|(?<=\bsiger )|(?<=\boplyser )|(?<=\bmener )|(?<=\bog )|^)"
    r"(?P<role>(?:[A-ZÆØÅ][\w'’-]*s )?[\w-]+(?: (?:for|i|på|af|og|ved|[\w'’-]+)){0,8}),\s\Z"
)
_LONGEST: Final = 140


def is_office(word: str) -> bool:
    """Whether a word is an office or occupation, in the indefinite or definite."""
    bare = word.lower().strip(",().")
    return bare.endswith(ROLE_HEADS) or (
        bare.endswith("en") and bare.removesuffix("en").endswith(ROLE_HEADS)
    )


def in_front_of_bracket(text: str, start: int, limit: int) -> Span | None:
    """The office before a name in brackets."""
    low = max(limit, start - _LONGEST)
    match = _LINE_BEFORE_BRACKET.search(text[low:start])
    if match is not None and is_office(match["role"].split()[0]):
        return low + match.start("role"), low + match.end("role")
    match = _BEFORE_BRACKET.search(text[low:start])
    if match is None:
        return None
    words = match["role"].split()
    if not is_office(words[-1]):
        return None
    first = len(words) - 1
    while first and (
        words[first - 1].lower() in ROLE_MODIFIERS or words[first - 1].endswith(("nde", "de", "te"))
    ):
        first -= 1
    begin = match.end("role") - len(" ".join(words[first:]))
    return low + begin, low + match.end("role")


def inverted(text: str, start: int, limit: int) -> Span | None:
    """The office that a sentence opens with, and whose holder it then names."""
    low = max(limit, start - _LONGEST)
    match = _INVERTED.search(text[low:start])
    if match is None or not is_office(match["role"].split()[0]):
        return None
    return low + match.start("role"), low + match.end("role")


def labelled(text: str, start: int, limit: int) -> Span | None:
    """A role before a colon: "Sagsbehandler: Ingrid Solvang"."""
    low = max(limit, start - 60)
    match = _BEFORE_COLON.search(text[low:start])
    if match is None or not is_office(match["role"].split()[-1]):
        return None
    if match["role"].lower().endswith(_PHOTO):
        return None
    return low + match.start("role"), low + match.end("role")


def office_taken(text: str, end: int, limit: int) -> int | None:
    """Where the office begins that somebody takes or leaves: "Anne Berg tiltræder som direktør"."""
    match = _CHANGED.match(text, end, min(limit, end + _LONGEST))
    return match.end() if match else None


def line_above(text: str, start: int, limit: int) -> Span | None:
    """The office on the line above a name, in contacts."""
    match = _LINE_ABOVE.search(text, max(limit - 1, start - 80, 0), start)
    if match is None or not any(map(is_office, match["role"].split()[-2:])):
        return None
    return match.span("role")


def next_cell(text: str, end: int, limit: int) -> Span | None:
    """The office in the cell after a name, in the row of a table."""
    match = _NEXT_CELL.match(text, end, limit)
    if match is None or not any(map(is_office, match["role"].split()[:3])):
        return None
    return match.span("role")


def with_office_before(text: str, role: Span, limit: int) -> Span:
    """Take in an office that a comma parts: "formand for styregruppen, direktør"."""
    low = max(limit, role[0] - _LONGEST)
    match = _ROW.search(text[low : role[0]])
    if match is None:
        return role
    words = match["role"].split()
    head = next((i for i, word in enumerate(words) if is_office(word)), None)
    if head is None or any(word.endswith(("er", "ede")) for word in words[head + 1 :]):
        return role
    if head and words[head - 1] in SPEECH_VERBS:
        words = words[head:]
    elif head > 1:
        return role
    return low + match.end("role") - len(" ".join(words)), role[1]

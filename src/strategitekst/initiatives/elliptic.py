"""Descriptions without a noun: "den forrige", "den næste", where a noun before tells what."""

import re
from collections.abc import Iterator

from ..da.undertakings import FORMER, FORMS
from ..da.verbs import VERBS

_HEAD = re.compile(rf"(?:{'|'.join(FORMS)})s?\b|strategier\b|planer\b|aftaler\b", re.IGNORECASE)
#: What may follow an adjective that has no noun: the end of a clause, a preposition, an adverb, a verb.
_FOLLOWS = frozenset(
    """
        som der og men eller for på i fra af uden med til ved om under efter før over mod indtil siden
        også ikke igen alene nu så her især navnlig alligevel allerede fortsat formelt først dog
        er var har havde blev bliver skal skulle vil ville kan kunne kom kommer gjaldt gælder hed hedder
        løb løber udløb udløber dækker dækkede fik får tager tog talte ventes sluttede bygger byggede
        indeholdt indeholder havner samlede satte sætter stiller handlede handler begynder begyndte retter
        bortfalder ophører ophørte afløses lægger lagde gør gjorde slog sker omhandler omfatter omfattede
    """.split()
)
_ELLIPTIC = re.compile(
    rf"\b(?:den|det|en|et|denne|dette|vores)\s+(?P<word>næste|{'|'.join(FORMER)}|første|anden|andet|tredje|fjerde|nuværende|gældende|seneste|sidste|nye|ny"
    r"|nyt|nyeste|gamle|ældste|yngste|kommende|hidtidige|oprindelige|eksisterende|fællesoffentlige|fælleskommunale|nationale)"
    r"(?=[»”]|\s*(?:[.,;:!?)–]|$)|\s+(?P<next>[a-zæøå]+)(?:\s+(?P<then>[\w-]+))?)",
    re.IGNORECASE,
)
#: What a verb in "-ede" is followed by that an adjective is not.
_OBJECTS = frozenset(
    "den det de en et sig sin sit sine alle at til for på i med om af fra op ikke".split()
)
#: A second adjective and the noun of both: "det nuværende og fremtidige arbejde", not "den nye og gamle er …".
_PAIRED = re.compile(rf"og\s[a-zæøå]{{2,}}e\s(?!(?:{'|'.join(_FOLLOWS)})\b)[a-zæøå]{{3,}}")
#: More adjectives and their noun behind a comma: "en ny, ambitiøs klimaplan".
_NOUN_BEHIND = re.compile(
    rf",\s(?!(?:og|men|en|et|den|det|der|som)\b)(?:[a-zæøå]+\s){{1,3}}[\w-]*(?:{'|'.join(FORMS)})(?![\w-])"
)
#: How far back, in characters, the noun may stand.
_BACK = 500


def find_elliptic(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Find adjectives that stand for an undertaking named before them.

    Args:
        text: the document.
        start: start of the passage.
        end: end of the passage, exclusive.

    Yields:
        Half-open offsets of the adjective, where a head noun stands not far before it.
    """
    for match in _ELLIPTIC.finditer(text, start, end):
        after = match.group("next")
        if after is not None and after.lower() not in _FOLLOWS and after not in VERBS:
            continue
        if _NOUN_BEHIND.match(text, match.end("word")):
            continue
        then = match.group("then")
        if after == "og" and _PAIRED.match(text, match.start("next"), end):
            continue
        if after is not None and after.endswith("ede") and then and then.lower() not in _OBJECTS:
            continue  # "den nye samlede strategi": no verb
        if _HEAD.search(text, max(0, match.start() - _BACK), match.start()):
            yield match.span("word")

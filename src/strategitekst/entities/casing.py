"""Texts without capitals: names get theirs back, so that all that looks for names can see them.

Who takes a word for a name without its capital is the base pipeline, whose tagger and names were
trained on small letters too, and the knowledge base, for names that are nothing else in Danish. What
is a name at most of its places is one everywhere. The text keeps its length, so that offsets hold.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from spacy.lang.da.stop_words import STOP_WORDS
from spacy.symbols import PROPN
from spacy.tokens import Doc

from ..da.roles import NAME_PARTICLES
from ..knowledge import Entry, KnowledgeBase
from ..knowledge.gazetteer import Match, fold

#: So many characters tell how a text is written, and so few capitals a letter are none.
_SAMPLE: Final = 4000
_SHARE: Final = 1 / 300
_CAPITAL = re.compile(r"[A-ZÆØÅ]")
_WORD = re.compile(r"[^\W\d_]\w*")
#: Words inside names that have no capital of their own.
_SMALL = frozenset("og for i af på til the of and s".split())
# The lookbehind keeps a long run of letters linear: it is looked at from its beginning alone.
_COMPANY = re.compile(
    r"(?<![\w-])(?P<name>[\w-]+(?: & [\w-]+)?) (?P<form>a/s|aps|i/s|p/s|k/s)(?!\w)"
)
_FORMS: Final = {"a/s": "A/S", "aps": "ApS", "i/s": "I/S", "p/s": "P/S", "k/s": "K/S"}
_AUTHORITY = re.compile(r"(?:ministeriet|styrelsen|direktoratet|tilsynet)s?\Z")
_VOWEL = re.compile(r"[AEIOUYÆØÅ]")
#: "kl. 9" tells the hour.
_HOUR = re.compile(r"\. ?\d")
#: A listed name of one word as long as this, and not in the definite, is no ordinary word.
_LONG: Final = 7
#: Words are in capitals where so great a share of their letters is, of more than so few.
_MOST: Final = 0.8
_FEWEST: Final = 8


def in_small_letters(text: str) -> bool:
    """Whether a text is written without capitals."""
    sample = text[:_SAMPLE]
    return len(_CAPITAL.findall(sample)) <= _SHARE * len(sample)


def in_usual_case(person: str) -> str:
    """Return a person's name that is written in capitals as it usually is: "OLE G. HOLM" is "Ole G. Holm"."""
    if not person.isupper() or " " not in person:
        return person
    words = person.lower().split()
    return " ".join(word if word in NAME_PARTICLES else word.title() for word in words)


def in_capitals(text: str) -> bool:
    """Whether hardly any letter of some words is small."""
    capitals = sum(map(str.isupper, text))
    if capitals < _FEWEST:  # most often
        return False
    letters = sum(map(str.isalpha, text))
    return letters > _FEWEST and capitals > _MOST * letters


def _named(doc: Doc, text: str) -> bytearray:
    """Which characters belong to words that the base pipeline takes for names."""
    size = len(text)
    covered = bytearray(size)
    for word in doc:
        if word.pos == PROPN:
            covered[word.idx : word.idx + len(word)] = b"\1" * len(word)
    for ent in doc.ents:
        if ent.label_ in ("PER", "ORG", "LOC"):
            covered[ent.start_char : ent.end_char] = b"\1" * (ent.end_char - ent.start_char)
    for match in _COMPANY.finditer(text):
        covered[match.start() : match.end("name")] = b"\1" * len(match["name"])
    return covered


def _capitals(text: str, named: bytearray) -> Iterator[int]:
    """Where words begin that are names at most of their places, or parts of one."""
    words = list(_WORD.finditer(text))
    total = Counter(w.group() for w in words)
    often = Counter(w.group() for w in words if named[w.start()])
    for word in words:
        letters, start = word.group(), word.start()
        if letters in _SMALL:
            continue
        joined = start > 1 and text[start - 1] == "-" and named[start - 2]
        if named[start] or joined or (len(letters) > 3 and 2 * often[letters] > total[letters]):
            yield start


def _spelling(entry: Entry, words: str) -> str | None:
    """How the knowledge base writes a name that a text has in small letters."""
    wanted = fold(words).casefold()
    forms = (fold(name) for name in (entry.name, *entry.aliases))
    return next((form for form in forms if form.casefold() == wanted), None)


def _sure(match: Match[Entry], spelling: str) -> bool:
    """Whether a listed name is nothing else, though it has no capital."""
    if match.value.ambiguous or spelling.casefold() in STOP_WORDS:
        return False
    if " " in spelling or spelling.islower() or _AUTHORITY.search(spelling):
        return True
    if spelling.isupper():  # "BBR", but not "SIT": an abbreviation without vowels is no word
        return len(spelling) > 2 and not _VOWEL.search(spelling)
    if any(c.isupper() for c in spelling[1:]):
        return True
    return len(spelling) >= _LONG and not spelling.endswith(("en", "et", "erne"))


def recased(doc: Doc, text: str, knowledge: KnowledgeBase) -> str:
    """Return the text with capitals where names and sentences begin, as long as before.

    Args:
        doc: the text as the base pipeline analysed it.
        text: the document, without capitals.
        knowledge: the knowledge base.
    """
    letters, named = list(text), _named(doc, text)
    begins = [word.idx for word in doc if word.is_sent_start]
    for start in (*begins, *_capitals(text, named)):
        if len(text[start].upper()) == 1:
            letters[start] = text[start].upper()
    for company in _COMPANY.finditer(text):
        letters[company.start("form") : company.end()] = _FORMS[company["form"]]
    found = []
    for match in knowledge.find(text, any_case=True):
        spelling = _spelling(match.value, text[match.start : match.bare_end])
        if spelling is not None and len(spelling) == match.bare_end - match.start:
            found.append((match, spelling, any(named[match.start : match.bare_end])))
    seen = {spelling for _, spelling, by_others in found if by_others}
    for match, spelling, _ in found:
        hour = spelling == "KL" and _HOUR.match(text, match.end)
        if (spelling in seen or _sure(match, spelling)) and not hour:
            letters[match.start : match.bare_end] = spelling
    return "".join(letters)

"""Whether a capital is of the name itself, or only opens a sentence: "Monopolbruddet er …"."""

import re
from collections.abc import Sequence
from functools import lru_cache

from ..da.undertakings import FORMS
from .features import head_of
from .names import MARKS, opens
from .proposal import Proposal

_SMALL_WORD = re.compile(r"(?<![\w-])[a-zæøå][\w-]+")
_COUNTED = re.compile(r"[\w-]+[ \n]\d{1,2}(?:\.\d{1,2})?")
#: Ways of being found at the head of a sentence or line, where a capital tells nothing.
_OPENING = frozenset({"capital first", "capitals first"})
#: Ways of being found that tell nothing more of a single word.
_PLAIN = frozenset({"capital first", "again", "tail"})
#: Ways of being found that make a name in whatever letters it is written.
_MARKED = frozenset({"quoted", "named", "numbered heading", "section title"})
#: What goes on with a solution or standard is no name: "EDIfact-udfasningen".
_GOING_ON = frozenset(
    {"udfasning", "udrulning", "udbredelse", "overgang", "modernisering", "afprøvning"}
)
#: Adjectives in small letters before a word with a capital.
_OWN_CAPITAL = re.compile(r"(?:[a-zæøå][\w-]*\s)*(?P<word>[A-ZÆØÅ][a-zæøå]{4,})(?![\w-])")
#: First parts of compounds that are no name by themselves.
_IT = frozenset({"it-", "ikt-", "edb-", "ai-", "ki-", "e-"})
#: Abbreviations of owners and fields, whose capitals are none of the undertaking's: "KL-strategien" (9 of 9).
_OF_OTHERS = frozenset({"kl-", "eu-", "su-", "hr-", "it-", "ikt-", "edb-"})


@lru_cache(maxsize=2)
def small_words(text: str) -> frozenset[str]:
    """Words of a text that it writes with a small letter first."""
    return frozenset(_SMALL_WORD.findall(text))


def mark_common(text: str, found: Sequence[Proposal]) -> None:
    """Mark the proposals that are common nouns, in place."""
    small = small_words(text)
    for item in found:
        words = text[item.start : item.end]
        if item.description is not None:
            item.common = _common_description(words, item) or (
                item.sources.isdisjoint(_MARKED)
                and (_opens_sentence(text, words, item) or _opens_quote(text, words, item))
            )
        else:
            item.common = item.sources <= _PLAIN and words.lower() in small


def has_own_capital(text: str, item: Proposal) -> bool:
    """Whether a description's head noun has a capital of its own: "fælles Grunddataprogram" (220 of 222).

    That is a compound inside a sentence: no "Strategien", no "KL-strategien".
    """
    if item.common or not item.sources.isdisjoint(_OPENING):
        return False
    match = _OWN_CAPITAL.match(text, item.start, item.end)
    if match is None or opens(text, 0, match.start("word")):
        return False
    head = head_of(match.group("word"))
    before = text[item.start : match.start("word")].split()
    return (
        head is not None
        and match.group("word").lower() not in FORMS
        and not any(map(head_of, before))
    )


def _opens_quote(text: str, words: str, item: Proposal) -> bool:
    """Whether a definite noun opens what somebody says: "”Projektet holder tidsplanen”", no title in marks."""
    told = item.description
    assert told is not None
    opened = item.start > 0 and text[item.start - 1] in MARKS
    closed = text[item.end : item.end + 1] in MARKS
    return told.definite and opened and not closed and words.isalpha() and words[1:].islower()


def _opens_sentence(text: str, words: str, item: Proposal) -> bool:
    """Whether the one capital of a definite description opens a sentence: "Handlingsplanen for …", "It-planen"."""
    told = item.description
    assert told is not None
    if not told.definite or not words[1:].islower() or not opens(text, 0, item.start):
        return False
    return " " in words or told.stem in _IT or (not told.stem and "capital piece" in item.sources)


def _common_description(words: str, item: Proposal) -> bool:
    """Whether a description has no capital, or only that of its place: "Initiativ 3", "Planen fra 2014"."""
    told = item.description
    assert told is not None
    if not item.sources.isdisjoint(_MARKED):
        return False
    if words.islower():
        return True
    if told.stem in _OF_OTHERS and " " not in words:
        return True
    if told.head in _GOING_ON and told.stem.endswith("-") and " " not in words:
        return True
    if item.sources.isdisjoint(_OPENING) or not words[1:].islower():
        return False
    if _COUNTED.fullmatch(words):
        return True
    return told.definite and (" " in words or "described" in item.sources)

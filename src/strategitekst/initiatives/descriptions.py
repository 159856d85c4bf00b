"""NOM: descriptions of one specific initiative, by patterns over head nouns.

"den nye fælleskommunale digitaliseringsstrategi for 2016-2020", "handlingsplanen", "et 5-årigt
program": a head noun with the adjectives that tell which one, its topic and its period.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..da.undertakings import (
    DEFINITE,
    FORMS,
    IDIOMS_AFTER,
    IDIOMS_BEFORE,
    LOOSE_HEADS,
    NOT_UNDERTAKINGS,
    WEAK_HEADS,
)
from ..schema import Entity
from ..spans import Index
from .extent import COORDINATED, extend, modifiers
from .features import launches, sentence_around

_HEAD = re.compile(
    r"(?<![\w@])(?P<stem>[\w-]{0,40}?)(?P<form>"
    + "|".join(FORMS)
    + r")(?P<genitive>s|['’]s|(?<=[sxz])['’])?(?![\w@]|-\w)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w-]+")
_ANY_FORM = re.compile("|".join(FORMS), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Description:
    """A description found: half-open offsets, head noun, whether definite, whether "new".

    ``before`` is the determiner or possessor before it, or the word before it after a dash;
    ``told`` says whether there are words that tell which one, ``extended`` whether a topic or
    period follows, ``specific`` whether the rules take it for one specific undertaking.
    """

    start: int
    end: int
    head: str
    stem: str
    definite: bool
    novel: bool
    before: str = ""
    told: bool = False
    extended: bool = False
    specific: bool = False

    @property
    def short(self) -> bool:
        """Whether it is a definite noun alone: "strategien"."""
        return self.definite and not self.told and not self.stem


def _specific(
    text: str,
    low: int,
    high: int,
    found: Description,
    before: str,
    heading: bool,
    seen: set[str],
    extended: bool,
) -> bool:
    """Tell one specific undertaking from a generic use of the word."""
    after = text[found.end : found.end + 24].strip().lower()
    form = (
        text[found.start : found.end].rsplit(maxsplit=1)[-1].lower()
        if found.end > found.start
        else ""
    )
    if (
        before.lstrip("-") in IDIOMS_BEFORE
        and not found.definite
        and found.start == found.end - len(form)
    ):
        return False
    telling = text[found.start : found.end].strip().lower().startswith(form) is False
    if found.definite:
        stop = IDIOMS_AFTER.get(form.rstrip("s"), ())
        if (
            any(after.startswith(s + " ") or (after.startswith(s) and " " in s) for s in stop)
            and not found.stem
        ):
            return False
        if found.head == "indsats" and found.stem and not telling:
            return launches(sentence_around(text, found.start, found.end, low, high))
        if found.head in WEAK_HEADS and not found.stem and not telling:
            return (
                found.head in seen
                or (found.head == "plan" and "handlingsplan" in seen)
                or found.head in ("aftale", "reform")
            )
        return True
    if before in ("-en", "-et"):
        before = before[1:]
    owned = before.endswith("s") and before not in ("", "-") and not before.startswith("-")
    article = before in ("en", "et", "den", "det", "denne", "dette")
    sentence = sentence_around(text, found.start, found.end, low, high)
    launching = launches(sentence)
    compound = bool(found.stem)
    if found.head in WEAK_HEADS and not compound:
        named = telling or found.novel or extended
        return (article or owned or found.novel) and named and launching
    if heading:
        return telling or found.novel or (compound and (before == "" or owned))
    if owned or before in ("vores", "deres", "sin", "jeres"):
        return True
    if article:
        return found.novel or telling or (launching and (compound or extended))
    if found.novel:
        return True
    return telling and compound and found.head != "politik"


#: What "samarbejdet" ends as a verb: "har", and nothing behind it that is a participle or preposition.
_PARTICIPLE = re.compile(
    r"\b(?:har|havde|have)\s(?:(?!\w{3,}(?:et|t|gjort|givet|haft)\s)[\w-]+,?\s){0,8}"
    r"(?<!\bi\s)(?<!\bpå\s)(?<!\b(?:om|af|at)\s)(?<!\b(?:for|fra|med|ved|til|det|hos)\s)\Z"
)

#: An auxiliary right before a description that is the subject: "Derfor skal aftalen om data sikre …".
_ASKED = re.compile(
    r"(?:^|[\s(])(?:skal|kan|vil|må|bør|har|er|skulle|kunne|ville|måtte|burde|havde|blev|bliver)\s"
    r"(?:(?:den|det|denne|dette|vores|\w+s)\s(?:\w+e\s)?|(?:en|et)\s(?:ny|nyt)\s)?\Z",
    re.IGNORECASE,
)


def _heads(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the head nouns of a stretch; they are looked for in words that hold one."""
    free = start
    if not any(map(_holds_head, _WORD.findall(text[start:end].lower()))):
        return
    for word in _WORD.finditer(text, start, end):
        if _holds_head(word.group().lower()):
            # to the right the pattern looks at a genitive and what comes after it
            limit = min(word.end() + 4, end)
            for match in _HEAD.finditer(text, max(word.start(), free), limit):
                if match.start() < word.end():
                    free = match.end()
                    yield match


@lru_cache(maxsize=50_000)
def _holds_head(word: str) -> bool:
    return _ANY_FORM.search(word) is not None


def find_descriptions(
    text: str, start: int, end: int, entities: Index[Entity], heading: bool, seen: set[str]
) -> list[Description]:
    """Find descriptions with an undertaking's head noun in one passage, specific or not.

    Args:
        text: the document.
        start: start of the passage.
        end: end of the passage, exclusive.
        entities: entities of the document; dates end a mention's period.
        heading: the passage is a title or heading, where articles are left out.
        seen: heads met so far in the document; added to.

    Returns:
        Descriptions in text order.
    """
    found = []
    for match in _heads(text, start, end):
        stem, form = match.group("stem").lower(), match.group("form").lower()
        head = DEFINITE.get(form, form)
        if (stem + head) in NOT_UNDERTAKINGS or (stem and len(stem.rstrip("-")) < 2):
            continue
        definite = form in DEFINITE
        first, novel, before = modifiers(text, start, match.start(), definite)
        if not definite and match.group("genitive") == "s" and not novel and first == match.start():
            continue  # "strategis": part of another word, not "den nye strategis"
        if form == "samarbejdet" and not stem and _PARTICIPLE.search(text, start, first):
            continue  # "har de seneste tyve år samarbejdet om", not "har styrket samarbejdet om"
        joined = COORDINATED.search(text, max(start, first - 40), first) if stem else None
        if joined is not None and first == match.start():  # "fælles sags- og dokumentsystem"
            first, novel, before = modifiers(text, start, joined.start(), definite)
        last = match.end()
        if not match.group("genitive"):
            asked = _ASKED.search(text, max(start, first - 60), first) is not None
            last = extend(text, last, end, entities, head, definite=definite, asked=asked)
        bare = Description(first, match.end(), head, stem, definite, novel)
        extended = last > match.end()
        specific = head not in LOOSE_HEADS and _specific(
            text, start, end, bare, before, heading, seen, extended
        )
        told = first < match.start()
        found.append(
            Description(first, last, head, stem, definite, novel, before, told, extended, specific)
        )
        if specific:
            seen.add(head)
    return found

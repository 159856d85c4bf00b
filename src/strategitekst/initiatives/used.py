"""Solutions that are only used: "hvis du ikke har NemID", "med deres eget MitID", "hjælp til Digital Post"."""

import re
from typing import Final

from ..da.surroundings import (
    GETTING,
    HAVING,
    MEETING,
    NEEDING,
    SIGNING,
    STAFF,
    TO_USE,
    UNDERTAKINGS,
    USERS_OWN,
)
from ..schema import Passage
from .features import sentence_bounds
from .proposal import Proposal

#: Another solution between such words and this one: "hjælp til NemID og MitID".
_BESIDE: Final = r"(?:[A-ZÆØÅ]\w+(?:\s[A-ZÆØÅ]\w+)?\s(?:og|eller)\s)?$"
#: What leads to a solution in use, of which 4 of 46 are mentions in the corpus' train part: whose it is,
#: help with it, how one gets it, learns it or is reached by it.
_LEADS: Final = re.compile(
    rf"(?:(?<!som)\s(?:{USERS_OWN})\s(?:eget\s|egen\s)?"
    r"|\bhjælp(?:e|er)?\s(?:\w+\s){0,2}(?:med|til)\s"
    rf"|\b(?:{GETTING})\s(?:sig\s)?(?:et\s|en\s)?"
    r"|\bkend(?:er|es|t)\s(?:fra|i)\s|\btilmeld\w*\s(?:sig\s)?"
    r"|\b(?:kommer?|sendes|modtages)\s(?:\w+\s)?som\s|(?:kurs(?:us|er|et|erne)|undervis\w*)\si\s"
    r"|\bsend(?:es|t|te)\s(?:[\w.%]+\s){0,3}til\s|\b(?:post|breve?|beskeder)\s(?:\w+\s){0,3}via\s"
    rf"){_BESIDE}"
)
#: Who is exempt, without it, cannot use it or needs it; what does not take its place; who meets about it.
#: Of 83 such names 3 are mentions there.
_WITHOUT: Final = re.compile(
    rf"\b(?:frita\w*\s(?:[\w.%]+\s){{0,4}}(?:for|fra)|uden(?:\sat\s(?:have|bruge))?"
    rf"|(?:erstatter|afløser)\sikke|(?:{NEEDING})(?:\s(?:en|et|\w+s))?"
    rf"|(?:ikke|ingen|aldrig|hverken)\s(?:\w+\s){{0,2}}(?:{HAVING})(?:\s(?:adgang\stil|længere|selv|deres|sit))?(?:\s(?:{TO_USE}))?"
    rf"|(?:{MEETING})\sfor)\s{_BESIDE}",
    re.IGNORECASE,
)
#: By what one signs or logs in, where nothing in the sentence is changed (2 of 21).
_SIGNED_WITH: Final = re.compile(
    rf"\b(?:{SIGNING}|log\w*\s(?:\w+\s)?(?:på|ind))\s(?:\w+\s){{0,3}}med\s{_BESIDE}"
)
#: It is an example, where nothing in the sentence is changed: "historier som Sundhedsplatformen" (none of 9).
_EXAMPLE: Final = re.compile(
    rf"\b\w{{3,}}(?:er|erne|ter)\ssom\s(?:fx\s|f\.eks\.\s|eksempelvis\s|for\seksempel\s)?{_BESIDE}"
)
#: Before a solution in the sentence, where it speaks to whom uses it (1 of 17).
_ADDRESSED: Final = re.compile(r"\b(?:du|dig)\b", re.IGNORECASE)
#: Behind a solution: its app, its login, whose it is (none of 10), who works with it.
_FOLLOWS: Final = re.compile(
    r"(?:\s(?:og|eller)\s[A-ZÆØÅ]\w+)?[ \n-](?:appe?n?|log-?in|er\s(?:dit|din))(?!\w)"
    rf"|(?<=[s'’])['’]?\s(?:{STAFF})(?!\w)"
)
#: Names of a list that is told to be of undertakings: "projekter som fx Nordlys og" Aula.
_UNDERTAKINGS: Final = re.compile(
    rf"\b(?:\w+-)?(?:{UNDERTAKINGS})(?:ne)?,?\s(?:som|såsom|herunder|blandt\sandet|(?=fx\s|f\.eks\.|bl\.a\.))\s?(?:(?:vi|man)\s(?:i\sdag\s|nu\s)?kender\ssom\s)?"
    r"(?:fx\s|f\.eks\.\s|bl\.a\.\s|for\seksempel\s|eksempelvis\s)?"
    r"(?:[\w.-]+(?:\s[A-ZÆØÅ]\w*)?(?:\s\([^()]{1,30}\))?(?:,|\s(?:og|eller|samt))\s){0,9}$"
)
_LIST: Final = 200
#: A solution that is being made to work is more than used: "få Digital Post til at virke".
_MADE: Final = re.compile(r"\stil\sat\s(?:virke|fungere|køre)")
_LEAD: Final = 60


def is_told_undertaking(text: str, item: Proposal) -> bool:
    """Whether a solution stands in a list of what the text calls projects, programmes and the like."""
    if not item.solution:
        return False
    return _UNDERTAKINGS.search(text, max(0, item.start - _LIST), item.start) is not None


def is_only_used(text: str, item: Proposal, passage: Passage) -> bool:
    """Whether a proposal is a solution of which only the use is told.

    Args:
        text: the document.
        item: a proposal with its features.
        passage: the passage in which it stands.
    """
    if not item.solution or item.company or is_told_undertaking(text, item):
        return False
    low, _ = sentence_bounds(text, item.start, item.end, passage.start, passage.end)
    lead = text[max(low, item.start - _LEAD) : item.start]
    if _FOLLOWS.match(text, item.end) or _WITHOUT.search(lead):
        return True
    if _LEADS.search(f" {lead}") and not _MADE.match(text, item.end):
        return True
    if item.features.get("changing"):
        return False
    addressed = _ADDRESSED.search(text, low, item.start) is not None
    return addressed or any(form.search(lead) for form in (_EXAMPLE, _SIGNED_WITH))

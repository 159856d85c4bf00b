"""Of what kind a document is: what it calls itself, else what speaks for each kind, weighed.

The weights are numbers in ``kind.json``, learnt by ``models/train/documents.py``. One thing is
certain without them: news, press releases and columns have a day, a name or a voice. A paper without
any of these that does not say what it is either is a page of a site.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from ..da.calendar import MONTHS
from ..schema import Passage
from ..weights import Choice, load_choice
from .kind_features import SAID, SHORT, kind_features, names_its_sort
from .kind_rules import stated_kind
from .kind_voice import voice_of, writes_from_office

KIND_FILE: Final = Path(__file__).with_name("kind.json")
_DAY = re.compile(
    rf"\b\d{{1,2}}\.? ?(?:{'|'.join(m[:3] for m in MONTHS)})[a-zæøå]*\.? \d{{4}}"
    r"|\b\d{1,2}[./-] ?\d{1,2}[./-] ?(?:\d\d)?\d\d\b",
    re.IGNORECASE,
)
_CALLED_NEWS = re.compile(r"nyhe[dt]|press|debat|kronik|klumme|læserbrev", re.IGNORECASE)
_TODAY = re.compile(
    r"\bi (?:dag|går|morgen)\b|\bnetop \w+t\b|\ber nu (?:offentliggjort|vedtaget|klar|på plads)\b"
)
#: What was done on the day of the news: "Regeringen har i dag indgået en aftale".
_DONE_TODAY = re.compile(r"\bhar i dag \w+t\b|\ber i dag blevet enige\b")
#: What a page tells of a strategy: "Den 3. maj 2022 blev strategien for data lanceret".
_LAUNCHED = re.compile(
    rf"\b(?:Den )?\d{{1,2}}\. (?:{'|'.join(MONTHS)}) \d{{4}} blev [^.\n]{{0,60}}strategi[^.\n]{{0,60}} (?:lanceret|vedtaget|præsenteret|offentliggjort|godkendt)\b"
)
#: The headings under which a case is laid before a council, and what is decided below.
_LINE: Final = 40
_PROPOSED, _DECIDED, _LAID_BEFORE = "indstilling", "beslutning", "sagsfremstilling"
_CASE: Final = frozenset({"problemstilling", "løsning", _LAID_BEFORE, "sagens kerne"})
#: A foreword says what the paper is that it stands in; it is no news.
_FOREWORD = re.compile(r"^(?:\d+\.? )?forord$", re.IGNORECASE | re.MULTILINE)
_PLAN = re.compile(r"(strategi|plan|politik)(?:en)?(?:\+?$| (?:for|\d))", re.IGNORECASE)
#: What stands above words on an agreement that is in the news: "Ministeren siger om aftalen:".
_SAYS_OF_IT = re.compile(r"^[^\n]{3,80} (?:siger|udtaler)\b[^.:\n]{0,40}:$", re.MULTILINE)
#: Kinds that are told by someone on a day.
_TOLD: Final = frozenset(
    {"nyhed", "pressemeddelelse", "presseartikel", "debatindlæg", "nyhedsbrev"}
)
#: Kinds that a title names and does not tell of; and the verbs of a title that tells.
_PAPERS: Final = frozenset({"strategi", "handlingsplan", "aftale", "statusrapport"})
_SAYS = re.compile(
    r"\b(?:er|har|får|skal|vil|kan|bliver|blev|fik|siger|sætter|giver|tager|går|lancerer|vedtager|indgår|styrker"
    r"|samler|udskyder|udskydes|forlænges|afløser|afløses|præsenterer|åbner)\b",
    re.IGNORECASE,
)
#: Passages at the head and at the end where a day or the name of the kind may stand.
_HEAD, _END = 6, 5
#: Signs at the beginning that say what the text is of.
_OPENING: Final = 800


def _is_told(text: str, passages: Sequence[Passage]) -> bool:
    """Whether the text has a day, a writer or a voice, or calls itself news."""
    if any(p.role in ("dateline", "byline") for p in passages) or SAID.search(text):
        return True
    ends = " ".join(
        text[p.start : p.end]
        for p in (*passages[:_HEAD], *passages[-_END:])
        if p.end - p.start < SHORT
    )
    return any(p.search(ends) for p in (_DAY, _CALLED_NEWS)) or _TODAY.search(text) is not None


def _of_case(text: str, passages: Sequence[Passage]) -> str | None:
    """A case that is laid before a council, by its headings: minutes, or a note where nothing is decided."""
    lines = (text[p.start : min(p.end, p.start + _LINE)] for p in passages)
    headings = {line.strip(" :").lower() for line in lines}
    if _LAID_BEFORE in headings and _PROPOSED not in headings:
        return "referat"
    if _PROPOSED not in headings or headings.isdisjoint(_CASE):
        return None
    return "referat" if _DECIDED in headings else "notat"


def _weighed(
    text: str, passages: Sequence[Passage], title: str | None, weights: Choice | None
) -> str:
    """The kind by what the document calls itself, its form and the weights."""
    stated = stated_kind(text, passages, title)
    case = _of_case(text, passages) if stated in (None, *_PAPERS) else None
    if case is not None:
        return case
    dated = any(p.role == "dateline" for p in passages)
    told = _SAYS.search(title or "") is not None and not (title or "")[:1].isdigit()
    told = told or _DONE_TODAY.search(text, 0, _OPENING) is not None
    news = dated and (told or (stated == "aftale" and _SAYS_OF_IT.search(text) is not None))
    if stated is not None and not (news and stated in _PAPERS):
        return stated
    choice = weights or load_choice(KIND_FILE)
    features = kind_features(text, passages, title)
    if news:  # "Strategien 2011-2015 er nu afsluttet" is told of it, on a day
        return choice.best(features, _PAPERS)
    plan = None if _SAYS.search(title or "") else _PLAN.search(title or "")
    if (plan or title is None) and _FOREWORD.search(text):
        if plan and plan[1].lower() != "plan":
            return "strategi"
        return choice.best(features, _TOLD)
    if not passages or _is_told(text, passages) or _SAYS.search(title or ""):
        return choice.best(features)
    return choice.best(features, _TOLD) if names_its_sort(features) else "webside"


def document_kind(
    text: str, passages: Sequence[Passage], title: str | None, weights: Choice | None = None
) -> str:
    """Tell the kind of a document.

    Args:
        text: the document.
        passages: its passages.
        title: its title, where it has one.
        weights: other weights than the package's: while they are learnt.

    Returns:
        One of the kinds of the guidelines (section 6).

    Raises:
        ModelError: the file of weights is missing or not valid.
    """
    kind = _weighed(text, passages, title, weights)
    if kind == "strategi" and _LAUNCHED.search(text, 0, _OPENING):
        return "nyhed" if any(p.role == "dateline" for p in passages) else "webside"
    if kind in ("nyhed", "presseartikel") and writes_from_office(text, passages):
        return "debatindlæg"
    return (voice_of(text, passages) or kind) if kind == "nyhed" else kind

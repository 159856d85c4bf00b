"""Who tells a text that looks like news: somebody with an opinion of his own, or a reporter."""

import re
from collections.abc import Sequence
from typing import Final

from ..da.roles import ROLE_HEADS
from ..schema import Passage
from .kind_features import HANDS_OVER, QUOTED, SAID, SHORT

_I: Final = re.compile(r"(?<!\w)[Jj]eg(?!\w)")
#: Those who write speak of themselves: "vi it-ansvarlige", "vi, digitaliseringschefer, …".
_WE: Final = re.compile(
    r"(?:(?:^|[.!?] )Vi|\b(?:at|når|hvis|som|fordi|hvor|og|men) vi),? (?:[\w-]+- og )?[\w-]*(?:ansvarlige|chefer|ledere|direktører|politikere|borgmestre)\b"
)
#: A spoken line, and one with the name of its speaker before it: "Anne Berg: Det er der, fordi …".
_SPOKEN: Final = re.compile(r"[-–—]|[A-ZÆØÅ][\w-]+(?: [A-ZÆØÅ][\w-]+)*: ")
#: "Anne Berg • 3. maj 2021": a writer without an office, beside the day.
_WRITER: Final = re.compile(
    r"(?:[A-ZÆØÅ][\w'’.-]+ ){1,3}[A-ZÆØÅ][\w'’-]+\s*[•·|–-]\s*\d{1,2}\.? [a-zæøå]+\.? \d{4}\Z"
)
#: Who writes for others, also with an office.
_REPORTS: Final = re.compile(
    r"journalist|reporter|redakt|kommunikation|marketing|press", re.IGNORECASE
)
#: A town in capitals, as papers open with: "SKIVE: Udvalget har besluttet".
_TOWN: Final = re.compile(
    r"(?!(?:DEBAT|FAKTA|TEMA|KORT|NYHED|BAGGRUND|ANALYSE|STATUS|KRONIK|LÆS|VISION|MÅL|KILDE)\b)"
    r"(?P<town>[A-ZÆØÅ]{4,}(?:[ -](?:[A-ZÆØÅ]{3,}|[A-ZÆØÅ]\.))?): (?=[A-ZÆØÅ])"
)
#: Paragraphs in which the writer says "I", at least; passages at the head.
_LEAST_I, _HEAD, _OPENING = 2, 6, 9


def voice_of(text: str, passages: Sequence[Passage]) -> str | None:
    """The kind that the voice of a dated text tells: a column says "I" outside quotes, a reporter is named.

    Args:
        text: the document.
        passages: its passages.
    """
    own = [
        QUOTED.sub(" ", text[p.start : p.end])
        for p in passages
        if p.role == "paragraph" and not _SPOKEN.match(text, p.start, p.end)
    ]
    said_by_me = sum(_I.search(words) is not None for words in own) >= _LEAST_I
    others = SAID.search(text) is not None or any(
        HANDS_OVER.search(text, max(p.start, p.end - SHORT), p.end) for p in passages
    )
    if (said_by_me and not others) or any(map(_WE.search, own)):
        return "debatindlæg"
    written = any(
        _WRITER.match(text, p.start, p.end) for p in passages[:_HEAD] if p.role == "byline"
    )
    return "presseartikel" if written or _opens_with_town(text, passages) else None


def writes_from_office(text: str, passages: Sequence[Passage]) -> bool:
    """Whether who wrote the text has an office, is no reporter, and asks nobody: "Af Anne Berg, formand for KL".

    Args:
        text: the document.
        passages: its passages.
    """
    bylines = [text[p.start : p.end] for p in passages if p.role == "byline"]
    return SAID.search(text) is None and any(
        _REPORTS.search(line) is None
        and any(word.strip(",.()").lower().endswith(ROLE_HEADS) for word in line.split())
        for line in bylines
    )


def _opens_with_town(text: str, passages: Sequence[Passage]) -> bool:
    """Whether a paragraph at the head opens with a name in capitals that stands nowhere else so."""
    opens = (
        _TOWN.match(text, p.start, p.end) for p in passages[:_OPENING] if p.role == "paragraph"
    )
    town = next(filter(None, opens), None)
    return town is not None and text.count(town["town"]) == 1

"""Headlines in direct speech: who speaks stands before a colon, by name, by office or as a body."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ..da.roles import ROLE_HEADS
from ..schema import Entity
from ..spans import Index
from .attribution import Attribution, person_among, speaker_of, speakers_in
from .marks import CUE_VERBS, Stretch, find_stretches

_LEAD: Final = re.compile(r"(?P<who>[^:\n]{2,60}):[ \t]+(?=\S)")
#: Between a speaker and the colon: "IT-Branchen om ny strategi: …", "KL svarer: …".
_TOPIC: Final = re.compile(rf"(?:\s\([^()]{{1,12}}\))?(?:\s(?:om|efter|til|{CUE_VERBS})\b.*)?\Z")
#: Offices that label a name or a body: "Tovholder: Norddal Bibliotek".
_LABELS: Final = frozenset(
    """
        ansvarlig ansvarlige tovholder kontaktperson referent dirigent ordstyrer mødeleder ejer projektejer
        systemejer koordinator medlem medlemmer fotograf redaktør forfatter leder projektleder programleder
        sekretær bruger
    """.split()
)
#: "Kommunerne: Der skal være tid nok", "Fagforeningen: …": a group or body by a noun in the definite.
_GROUP: Final = re.compile(
    r"[A-ZÆØÅ][a-zæøå-]+(?:erne|lene|foreningen|forbundet|organisationen|branchen)"
)
#: What makes a sentence of the words after the colon.
_FINITE: Final = re.compile(
    r"\b(?:er|var|har|havde|skal|kan|vil|må|bør|bliver|blev|får|fik|går|gør|giver|mangler|kræver|ønsker|venter|håber"
    r"|frygter|vi|jeg|os)\b"
)
#: Characters below a headline in which its body is named.
_NEAR: Final = 2_000
#: Before an office: "Ny direktør i Norddal".
_NEW: Final = frozenset({"ny", "nye", "tidligere", "afgående", "kommende"})


@dataclass(frozen=True, slots=True)
class Headline:
    """The words of a headline, and who says them; ``office`` where only that is told."""

    words: Stretch
    speaker: Attribution
    office: str | None = None


def _named(text: str, start: int, end: int, entities: Index[Entity]) -> Attribution | None:
    """The person or body named before the colon; a body opens the headline."""
    inside = speakers_in(entities, start, end)
    speaker = person_among(inside) or (inside[0] if inside else None)
    who = text[start:end].casefold()
    if speaker is None:  # "It-branchen: …"
        near = entities.starting(end, end + _NEAR)
        same = (e for e in near if e.label == "ORG" and e.text.casefold() == who)
        body = next(same, None)
        return speaker_of(body) if body is not None else None
    if _TOPIC.match(text[speaker.end : end]) is None:
        return None
    # a body opens the headline
    return speaker_of(speaker) if speaker.label == "PER" or speaker.start == start else None


def _office(who: str) -> str | None:
    """The office that stands before the colon: "Overlæge", "Ny direktør i Norddal"."""
    words = who.lower().split()
    while words and words[0] in _NEW:
        words = words[1:]
    if not words or (len(words) == 1 and words[0] in _LABELS):
        return None
    if len(words) > 1 and words[1] not in ("i", "for", "om", "ved", "på", "hos"):
        return None
    several = words[0].removesuffix("e"), words[0].removesuffix("er")
    return words[0] if any(w.endswith(ROLE_HEADS) for w in (words[0], *several)) else None


def find_headline(text: str, start: int, end: int, entities: Index[Entity]) -> Headline | None:
    """Read a headline "NN: …" in direct speech.

    Args:
        text: the document.
        start: start of the title or heading.
        end: its end; only its first line is read.
        entities: the document's entities.

    Returns:
        Its words with their speaker, or nothing where it is no such headline.
    """
    match = _LEAD.match(text, start, end)
    if match is None:
        return None
    line = text.find("\n", match.end(), end)
    words = Stretch(match.end(), end if line < 0 else line)
    said = entities.at(words.start)
    if text[words.start].islower():
        return None  # "Høringssvar fra KL: udkast til lov"
    if said is not None and (said.end >= words.end or said.label == "PER"):
        return None  # "Kategorien Nærhed: Norddal Kommune", "Formand: Anne Berg"
    speaker = _named(text, start, match.end("who"), entities)
    if (
        speaker is None
        and _GROUP.fullmatch(match["who"])
        and _FINITE.search(text, words.start, words.end)
    ):
        speaker = Attribution()
    office = _office(match["who"]) if speaker is None else None
    if speaker is None and (office is None or " " not in text[words.start : words.end]):
        return None
    inner: Sequence[Stretch] = find_stretches(text, words.start, words.end)
    return Headline(inner[0] if inner else words, speaker or Attribution(), office)

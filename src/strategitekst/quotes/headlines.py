"""Headlines and headings in direct speech: who speaks stands before a colon, or it is words in marks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ..da.roles import ROLE_HEADS
from ..schema import Entity, Passage, Quote
from ..spans import Index
from .attribution import Attribution, person_among, speaker_of, speakers_in
from .discourse import Discourse
from .marks import CUE_VERBS, Stretch, find_stretches

_LEAD: Final = re.compile(r"(?P<who>[^:\n]{2,60}):[ \t]+(?=\S)")
#: Between a speaker and the colon: "IT-Branchen om ny strategi: …", "KL svarer: …".
_TOPIC: Final = re.compile(
    rf"(?:\s\([^()]{{1,12}}\))?(?:\s(?:om|efter|til|(?P<cue>{CUE_VERBS}))\b.*)?\Z"
)
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
#: "Brancheforening advarer: …", "Eksperter advarer: …": who says it by a common noun, and a verb of saying.
_NOUN_SAYS: Final = re.compile(rf"(?P<noun>[A-ZÆØÅ][a-zæøå-]+) (?P<cue>{CUE_VERBS})")
_BODY: Final = re.compile(
    r"\w*(?:forening|organisation|forbund|parti|styrelse|kommune|region|selskab|virksomhed|råd|leverandør|koncern|ministerium|ministeriet)"
    r"(?:n|en|et)?"
)
_SEVERAL: Final = re.compile(r"\w{3,}(?:ere|er|ene|rne|folk)")
#: What makes a sentence of the words after the colon.
_FINITE: Final = re.compile(
    r"\b(?:er|var|har|havde|skal|kan|vil|må|bør|bliver|blev|får|fik|går|gør|giver|mangler|kræver|ønsker|venter|håber"
    r"|frygter|vi|jeg|os)\b"
)
#: What somebody else tells of a body: "Region Fjord: Vil forebygge mere", but "KL: Skal vi vente?".
_TOLD: Final = re.compile(
    r"(?:Vil|Skal|Kan|Bør|Må) (?:ikke |også |have |gerne )?\w+e\b|(?:Kræver|Afviser|Advarer|Støtter|Foreslår|Ønsker) (?!vi\b|jeg\b)"
)
#: Characters below a headline in which its speaker is named, and in which its words are said again.
_NEAR: Final = 2_000
_FAR: Final = 20_000
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
    topic = _TOPIC.match(text[speaker.end : end])
    if topic is None or (speaker.label != "PER" and speaker.start != start):
        return None  # a body opens the headline
    cue = topic["cue"]
    return speaker_of(speaker, cue.lower() if cue else None)


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


def _body_below(end: int, entities: Index[Entity], cue: str) -> Attribution:
    """The body of the person named first below a headline that tells it by a common noun only."""
    near = entities.starting(end, end + _NEAR)
    org = next((e.org for e in near if e.label == "PER" and e.org), None)
    return Attribution(org=org, cue=cue)


def _noun_says(
    says: re.Match[str], end: int, entities: Index[Entity], office: str | None
) -> Attribution | None:
    """Who speaks in a headline that names him by a common noun: an office, a body or several people."""
    noun, cue = says["noun"], says["cue"]
    if office is None and _BODY.fullmatch(noun.lower()):
        return _body_below(end, entities, cue)
    return Attribution(cue=cue) if office is not None or _SEVERAL.fullmatch(noun) else None


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
    if text[words.start].islower() or _TOLD.match(text, words.start, words.end):
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
    office = None
    if speaker is None:
        says = _NOUN_SAYS.fullmatch(match["who"])
        office = _office(says["noun"] if says else match["who"])
        speaker = _noun_says(says, words.end, entities, office) if says else None
    if speaker is None and (office is None or " " not in text[words.start : words.end]):
        return None
    inner: Sequence[Stretch] = find_stretches(text, words.start, words.end)
    return Headline(inner[0] if inner else words, speaker or Attribution(), office)


def quote_headline(discourse: Discourse, passage: Passage) -> bool:
    """Take in a headline "NN: …" in direct speech; says whether it is one.

    Args:
        discourse: the document, read up to here.
        passage: a title or heading.
    """
    found = find_headline(discourse.text, passage.start, passage.end, discourse.entities)
    if found is None:
        return False
    speaker = found.speaker
    if found.office is not None:
        holder = discourse.referents.holder_of(found.office)
        speaker = holder or _named_below(discourse, found) or speaker
    discourse.add(found.words, speaker)
    return True


def _named_below(discourse: Discourse, headline: Headline) -> Attribution | None:
    """The person named first below a headline that tells an office only: "Forsker: …"."""
    if not (headline.office or "").endswith(ROLE_HEADS):
        return None  # several of them
    end = headline.words.end
    people = discourse.referents.people.starting(end, end + _NEAR)
    return speaker_of(people[0]) if people else None


def quote_heading(discourse: Discourse, passage: Passage) -> None:
    """Take in a heading "NN: …", or one in marks that is somebody's words: "»Vi mangler stadig overblikket«".

    Args:
        discourse: the document, read up to here.
        passage: the heading.
    """
    if quote_headline(discourse, passage):
        return
    for stretch in find_stretches(discourse.text, passage.start, passage.end):
        said = discourse.said(stretch)
        end = passage.end
        repeated = discourse.text.find(said.rstrip(".!"), end, end + _FAR) >= 0
        # a whole sentence in marks is somebody's words where somebody was heard above
        sentence = bool(discourse.quotes) and _FINITE.search(said) is not None
        spoken = repeated or discourse.in_first_person(stretch.start, stretch.end)
        if (spoken or sentence) and discourse.stands_alone(passage, stretch):
            # whose it is, the rest of the document tells
            discourse.quotes.append(Quote(start=stretch.start, end=stretch.end, text=said))

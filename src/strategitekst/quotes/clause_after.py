"""Reporting clauses after a quote: "…, siger Anne Berg", "lyder det fra KL", "Det siger hun"."""

import re
from typing import Final

from ..da.gender import means_woman
from ..da.roles import ROLE_HEADS
from ..schema import Entity
from ..spans import Index
from .attribution import Attribution, person_among, speaker_of, speakers_in, stands_for
from .marks import CUE_VERBS, MARKS, clause_end

#: "hed det i en anmeldelse", "står der i planen": no one is told to speak.
IMPERSONAL: Final = "hedder det|hed det|står der|stod der|fremgår det"
_IMPERSONAL: Final = frozenset(IMPERSONAL.split("|"))
_CUE: Final = re.compile(
    rf"[\s,.?!'’‘{MARKS}–-]{{0,5}}(?P<cue>{CUE_VERBS}|{IMPERSONAL})\b", re.IGNORECASE
)
#: "har Anne Berg tidligere udtalt", "som hun har udtrykt det".
_PERFECT: Final = re.compile(
    rf"[\s,.?!{MARKS}–-]{{0,5}}(?:har|havde)\s(?P<who>[^.:;?!{MARKS}]{{2,120}}?)\s"
    r"(?P<cue>udtalt|sagt|fortalt|skrevet|forklaret|oplyst|meddelt|understreget|erklæret|svaret|kaldt det)\b"
)
#: "som konsulent Anne Berg udtrykker det".
_AS_SAID: Final = re.compile(
    rf"[\s,.?!{MARKS}–-]{{0,5}}\bsom\s(?P<who>[^.:;?!{MARKS}\n]{{2,120}}?),?\s"
    r"(?P<cue>udtrykker|udtrykte|formulerer|formulerede|sagde|siger|skriver|skrev|udtalte)\b"
)
#: A verb right after a comma and closing marks.
_ANY_VERB: Final = re.compile(
    rf"(?:,\s?[{MARKS}]|[{MARKS}],|[!?][{MARKS}])\s(?P<cue>[a-zæøå]{{2,20}}(?:r|s|e|g|d|t|v|k))\s"
)
_NO_VERBS: Final = frozenset(
    """
        når eller efter der her før over under hvor som end fordi mens samt både end bl.a. også selv
        indtil siden udover ifølge med ved mod fra af og at for men hvis
    """.split()
)
#: Characters of an office between a verb and the name.
_LONGEST_OFFICE: Final = 70
#: "lyder det fra projektlederen", "lyder vurderingen fra Berg": between the cue and who speaks.
_SOUNDS_FROM: Final = re.compile(r"(?:\s[\w-]+){0,6}\s(?:fra|hos)(?=\s)")
#: The same anywhere in the sentence, this many characters after the quote.
_FROM: Final = re.compile(r"\b(?:lyder|lød)(?:\s\w+){0,6}\sfra\b", re.IGNORECASE)
_FROM_WITHIN: Final = 60
#: "lyder det i en meddelelse", "lyder det i et svar til avisen": the one who wrote is told before.
_IN_WRITING: Final = re.compile(
    r"(?:\sdet)?\si\s(?:en|et)\s(?:\w+\s)?(?:meddelelse|pressemeddelelse|svar|kommentar|mail|e-mail|udtalelse|skriftligt?\s\w+)\b"
)
_POINTS_BACK: Final = re.compile(
    rf"(?:sådan|det|ordene|således)\s+(?P<cue>{CUE_VERBS}|kommer fra|er ordene fra"
    rf"|(?<=sådan )(?:{IMPERSONAL})|(?<=således )(?:{IMPERSONAL}))\b",
    re.IGNORECASE,
)
_PULL_END: Final = re.compile(rf"[\s{MARKS}.,–—-]{{1,8}}")
#: Characters of an office before the name that signs: "” Borgmester Anne Berg, Norddal Kommune".
_LONGEST_TITLE: Final = 30
#: Characters from a pull quote to the end of the line that signs it.
_LONGEST_SIGNATURE: Final = 140


def read_clause(text: str, entities: Index[Entity], start: int, end: int, cue: str) -> Attribution:
    """Read the speaker off the clause that follows a cue.

    Args:
        text: the document.
        entities: its entities.
        start: where the clause goes on after the cue.
        end: its end, exclusive.
        cue: the cue in small letters.

    Returns:
        Who speaks, as the clause tells it; the cue alone where it tells nobody.
    """
    sounds = cue.startswith(("ly", "lød"))
    if (sounds or cue.startswith("hed")) and _IN_WRITING.match(text, start, end):
        return Attribution(cue=cue, body="")  # of the body that was named last
    source = _SOUNDS_FROM.match(text, start, end) if sounds else None
    if source is not None:
        start = source.end()
    inside = speakers_in(entities, start, end)
    person = person_among(inside)
    first = text[start:end].split(maxsplit=1)
    woman = means_woman(first[0].strip(",.:")) if first else None
    if woman is not None:  # "siger hun, mens Ole Berg lytter"
        return Attribution(cue=cue, pronoun=True, woman=woman)
    if person is not None:
        return speaker_of(person, cue)
    if inside and not text[start : inside[0].start].strip(" \n"):
        return speaker_of(inside[0], cue)
    meant = stands_for(first[0], cue) if first else None
    if meant is not None:
        return meant
    if sounds and not text[start:end].strip(" .,:\n").removeprefix("det"):
        return Attribution(cue=cue, pronoun=True)  # "lyder det": from whom was told before
    if (
        inside
        and inside[0].start - start < 30
        and re.search(r"\b(?:fra|hos|i)\s$", text[start : inside[0].start])
    ):
        return speaker_of(inside[0], cue)
    # "står der i notatet": of the body that was named last
    return Attribution(cue=cue, body="" if cue in _IMPERSONAL else None)


def after_quote(text: str, entities: Index[Entity], end: int, limit: int) -> Attribution | None:
    """Read the clause right after a quote: "…, siger Anne Berg, formand for KL.".

    Args:
        text: the document.
        entities: its entities.
        end: where the quote ends.
        limit: where its paragraph ends.

    Returns:
        Who speaks, or nothing where no clause reports the words.
    """
    match = _CUE.match(text, end, limit)
    if match is None:
        return (
            _in_the_perfect(text, entities, end, limit)
            or _as_said(text, entities, end, limit)
            or _by_any_verb(text, entities, end, limit)
        )
    stop = clause_end(text, match.end(), limit)
    mark = next((i for i in range(match.end(), stop) if text[i] in MARKS), stop)
    return read_clause(text, entities, match.end(), mark, match["cue"].lower())


def _in_the_perfect(text: str, entities: Index[Entity], end: int, limit: int) -> Attribution | None:
    """Read "…”, har Anne Berg udtalt" after a quote."""
    match = _PERFECT.match(text, end, limit)
    if match is None:
        return None
    cue = match["cue"].lower()
    named = [e for e in entities.starting(*match.span("who")) if e.label in ("PER", "ORG")]
    if not named:
        return stands_for(match["who"].split()[0], cue)
    return speaker_of(person_among(named) or named[0], cue)


def _as_said(text: str, entities: Index[Entity], end: int, limit: int) -> Attribution | None:
    """Read "…«, som konsulent Anne Berg udtrykker det" after a quote."""
    match = _AS_SAID.match(text, end, limit)
    if match is None:
        return None
    cue = match["cue"]
    named = speakers_in(entities, *match.span("who"))
    if not named:
        return stands_for(match["who"].split()[0], cue) or Attribution(cue=cue)
    return speaker_of(person_among(named) or named[0], cue)


def _by_any_verb(text: str, entities: Index[Entity], end: int, limit: int) -> Attribution | None:
    """Read "…,” kvitterer borgmester Anne Berg": any verb, where the subject follows at once."""
    match = _ANY_VERB.match(text, end, limit)
    if match is None or match["cue"] in _NO_VERBS:
        return None
    cue = match["cue"]
    word = re.compile(r"\w+").match(text, match.end(), limit)
    if word is not None and means_woman(word.group()) is not None:
        return stands_for(word.group(), cue)
    near = entities.starting(match.end(), min(limit, match.end() + _LONGEST_OFFICE))
    speaker = person_among(near)
    between = text[match.end() : speaker.start].split() if speaker is not None else []
    if speaker is None or (between and not between[0].lower().endswith(ROLE_HEADS)):
        return None
    return speaker_of(speaker, cue)


def reported_from(text: str, entities: Index[Entity], start: int, end: int) -> Attribution | None:
    """Read "lyder det fra KL" anywhere in the sentence after a quote."""
    match = _FROM.search(text, start, min(end, start + _FROM_WITHIN))
    if match is None:
        return None
    stop = clause_end(text, match.end(), end)
    return read_clause(text, entities, match.end(), stop, "lyder")


def signed(text: str, entities: Index[Entity], end: int, limit: int) -> Attribution | None:
    """Read the name right after a quote that closes a pull quote: "”…” – Jens Holm, chef"."""
    match = _PULL_END.match(text, end, limit)
    if match is None:
        return None
    start = match.end()
    person = person_among(entities.starting(start, min(limit, start + _LONGEST_TITLE)))
    title = text[start : person.start].split() if person is not None else []
    if (
        person is None
        or (title and not title[-1].lower().endswith(ROLE_HEADS))
        or limit - start > _LONGEST_SIGNATURE
        or not re.match(r",|\s*(?:\n|$)", text[person.end : limit])
    ):
        return None
    return speaker_of(person)


def pointing_back(text: str, entities: Index[Entity], start: int, end: int) -> Attribution | None:
    """Read a sentence that points back at words before it: "Det siger …", "Sådan lyder det fra …"."""
    match = _POINTS_BACK.match(text, start, end)
    if match is None:
        return None
    stop = clause_end(text, match.end(), end)
    cue = match["cue"].lower()
    return read_clause(text, entities, match.end(), stop, cue if " " not in cue else "siger")


def last_pointing(text: str, entities: Index[Entity], start: int, end: int) -> Attribution | None:
    """Read the last such sentence of a paragraph that tells a speaker."""
    for match in reversed(list(_POINTS_BACK.finditer(text, start, end))):
        stop = clause_end(text, match.end(), end)
        found = read_clause(text, entities, match.end(), stop, match["cue"].lower())
        if found.person or found.org or found.pronoun:
            return found
    return None

"""Who says it: the clause beside a quote, a pronoun, the paragraphs around it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from ..da.gender import means_woman
from ..da.roles import ROLE_HEADS
from ..da.speech import PRONOUNS, SPEECH_VERBS
from ..schema import Entity
from ..spans import Index
from .marks import MARKS, clause_end

_VERBS = "|".join(sorted(SPEECH_VERBS))
#: "hed det i en anmeldelse", "står der i planen": no one is told to speak.
_SAYS: Final = "hedder det|hed det|står der|stod der|fremgår det"
_NOBODY_SAYS: Final = frozenset(_SAYS.split("|"))
_CUE_AFTER = re.compile(rf"[\s,.?!'’‘{MARKS}–-]{{0,5}}(?P<cue>{_VERBS}|{_SAYS})\b", re.IGNORECASE)
#: "har Anne Berg tidligere udtalt", "som hun har udtrykt det".
_HAS_TOLD = re.compile(
    rf"[\s,.?!{MARKS}–-]{{0,5}}(?:har|havde)\s(?P<who>[^.:;?!{MARKS}]{{2,120}}?)\s"
    r"(?P<cue>udtalt|sagt|fortalt|skrevet|forklaret|oplyst|meddelt|understreget|erklæret|svaret|kaldt det)\b"
)
#: A verb right after a comma and closing marks.
_ANY_VERB = re.compile(
    rf"(?:,\s?[{MARKS}]|[{MARKS}],|[!?][{MARKS}])\s(?P<cue>[a-zæøå]{{2,20}}(?:r|s|e|g|d|t|v|k))\s"
)
_NO_VERBS: Final = frozenset(
    """
        når eller efter der her før over under hvor som end fordi mens samt både end bl.a. også selv
        indtil siden udover ifølge med ved mod fra af og at for men hvis
    """.split()
)
#: Characters of an office between a verb and the name.
_LONGEST_OFFICE = 70
_CUE = re.compile(rf"\b(?P<cue>{_VERBS})\b", re.IGNORECASE)
_FROM = re.compile(r"\b(?:lyder|lød)(?:\s\w+){0,6}\sfra\b", re.IGNORECASE)
#: "lyder det fra projektlederen", "lyder vurderingen fra Berg": between the cue and who speaks.
_SOUNDS_FROM = re.compile(r"(?:\s[\w-]+){0,6}\s(?:fra|hos)(?=\s)")
_OPENER = re.compile(
    rf"(?:sådan|det|ordene|således)\s+(?P<cue>{_VERBS}|kommer fra|er ordene fra)\b", re.IGNORECASE
)
#: What stands right before words that somebody is told to have said.
_HANDS_OVER = re.compile(r"(?::|\bat(?:\s[\w-]+){0,4}|\bsom|\bordene)\s*$")
#: "Det er anført, at …": told without a teller.
_TOLD = re.compile(
    rf"\b(?P<cue>anført|skrevet|nævnt|tilkendegivet|meddelt|oplyst|udtalt|sagt|fastslået|konkluderet|{_SAYS})(?:\si\s[\w\s-]{{2,40}})?,?\s(?:at(?:\s[\w-]+){{0,4}}|som|:)\s*$"
)
#: "efter KL's opfattelse": whose, stands before it.
_IN_THE_VIEW: Final = re.compile(r"\s+(?:opfattelse|vurdering|mening|udsagn)\b")
#: How nouns end that stand for a body named before: "fagforeningen", "ældrerådet".
_BODIES: Final = (
    "selskabet",
    "virksomheden",
    "firmaet",
    "foreningen",
    "organisationen",
    "styrelsen",
    "ministeriet",
    "kommunen",
    "regionen",
    "forbundet",
    "leverandøren",
    "koncernen",
    "rådet",
    "udvalget",
    "instituttet",
    "tilsynet",
    "direktoratet",
    "fonden",
    "partiet",
)
_ACCORDING: Final = re.compile(r"\b[Ii]følge\s(?:[a-zæøå]+\s){0,3}?(?=[A-ZÆØÅ])")
_ACCORDING_TO: Final = frozenset({"hende", "ham"})
#: "lyder det i en meddelelse", "lyder det i et svar til avisen": the one who wrote is told before.
_IN_WRITING: Final = re.compile(
    r"(?:\sdet)?\si\s(?:en|et)\s(?:\w+\s)?(?:meddelelse|pressemeddelelse|svar|kommentar|mail|e-mail|udtalelse|skriftligt?\s\w+)\b"
)
_PULL_END = re.compile(rf"[\s{MARKS}.,–—-]{{1,8}}")
#: Characters before a quote in which its speaker is sought.
_LONGEST_LEAD = 400
#: After a full stop, but not that of an initial or an abbreviation: "Casper N. Lyhne", "bl.a. KL".
_SENTENCE_START = re.compile(
    r"(?<!\s[A-ZÆØÅ])(?<!\b[a-zæøå]\.[a-zæøå])(?<!bl\.a)(?<!f\.eks)(?<!m\.fl)(?<!\badm)(?<!\bca)[.!?]\s+(?=[A-ZÆØÅ\"”»–-])"
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says it and by which word: a person's or an organisation's canonical name.

    ``pronoun`` tells that somebody named elsewhere is meant, ``office`` by which office, ``woman``
    whether by "hun" or by "han"; ``body`` is a noun that stands for an organisation named before.
    """

    person: str | None = None
    org: str | None = None
    cue: str | None = None
    pronoun: bool = False
    office: str | None = None
    woman: bool | None = None
    body: str | None = None

    def by_cue(self, cue: str | None) -> "Attribution":
        """The same speaker, told by another word or by none."""
        return Attribution(self.person, self.org, cue)


def speaker_of(entity: Entity, cue: str | None = None) -> Attribution:
    """Give words to a person and their body, or to an organisation.

    Args:
        entity: a PER or an ORG.
        cue: the word that hands over to their words.
    """
    if entity.label == "PER":
        return Attribution(entity.canonical, entity.org, cue)
    return Attribution(org=entity.canonical, cue=cue)


def _named(entities: Index[Entity], start: int, end: int) -> list[Entity]:
    inside = entities.starting(start, end)
    return [e for e in inside if e.label in ("PER", "ORG") and e.end <= end]


def _by_office(word: str) -> bool:
    """Whether a word stands for somebody named before: "rådmanden", "kontorchefen"."""
    bare = word.strip(",.:").lower()
    ends = (bare.removesuffix("en"), bare.removesuffix("n"), bare.removesuffix("ren") + "r")
    return bare.endswith("n") and any(e != bare and e.endswith(ROLE_HEADS) for e in ends)


def _stands_for(word: str, cue: str | None) -> Attribution | None:
    """Whom a word stands for that names nobody: "hun", "rådmanden", "foreningen"."""
    bare = word.strip(",.:").lower()
    if word[:1].islower() and bare.endswith(_BODIES) and not bare.endswith("området"):
        return Attribution(cue=cue, body=bare)
    if _by_office(bare):
        return Attribution(cue=cue, pronoun=True, office=bare)
    if bare in PRONOUNS or bare in _ACCORDING_TO:
        return Attribution(cue=cue, pronoun=True, woman=means_woman(bare))
    return None


def _attribution(entities: Index[Entity], text: str, start: int, end: int, cue: str) -> Attribution:
    """Read the speaker off the clause ``text[start:end]`` that follows a cue."""
    if cue.startswith(("ly", "lød", "hed")) and _IN_WRITING.match(text, start, end):
        return Attribution(cue=cue, body="")  # of the body that was named last
    sounds = _SOUNDS_FROM.match(text, start, end) if cue.startswith(("ly", "lød")) else None
    if sounds is not None:
        start = sounds.end()
    inside = _named(entities, start, end)
    person = next((e for e in inside if e.label == "PER"), None)
    first = text[start:end].split(maxsplit=1)
    woman = means_woman(first[0].strip(",.:")) if first else None
    if woman is not None:  # "siger hun, mens Ole Berg lytter"
        return Attribution(cue=cue, pronoun=True, woman=woman)
    if person is not None:
        return speaker_of(person, cue)
    if inside and not text[start : inside[0].start].strip(" \n"):
        return speaker_of(inside[0], cue)
    meant = _stands_for(first[0], cue) if first else None
    if meant is not None:
        return meant
    if cue.startswith(("ly", "lød")) and not text[start:end].strip(" .,:\n").removeprefix("det"):
        return Attribution(cue=cue, pronoun=True)  # "lyder det": from whom was told before
    if cue in _NOBODY_SAYS and not text[start:end].strip(" .,:\n"):
        return Attribution(cue=cue, body="")
    if (
        inside
        and inside[0].start - start < 30
        and re.search(r"\b(?:fra|hos|i)\s$", text[start : inside[0].start])
    ):
        return speaker_of(inside[0], cue)
    return Attribution(cue=cue)


def after_quote(text: str, entities: Index[Entity], end: int, limit: int) -> Attribution | None:
    """Read the clause after a quote: "…, siger Anne Berg, formand for KL."."""
    match = _CUE_AFTER.match(text, end, limit)
    if match is None:
        return _told_by(text, entities, end, limit) or _by_any_verb(text, entities, end, limit)
    stop = clause_end(text, match.end(), limit)
    mark = next((i for i in range(match.end(), stop) if text[i] in MARKS), stop)
    return _attribution(entities, text, match.end(), mark, match.group("cue").lower())


def _told_by(text: str, entities: Index[Entity], end: int, limit: int) -> Attribution | None:
    """Read "…”, har Anne Berg udtalt" after a quote."""
    match = _HAS_TOLD.match(text, end, limit)
    if match is None:
        return None
    people = [e for e in entities.starting(*match.span("who")) if e.label in ("PER", "ORG")]
    cue = match["cue"].lower()
    if not people:
        return _stands_for(match["who"].split()[0], cue)
    speaker = next((e for e in people if e.label == "PER"), people[0])
    return speaker_of(speaker, cue)


def _by_any_verb(text: str, entities: Index[Entity], end: int, limit: int) -> Attribution | None:
    """Read "…,” kvitterer borgmester Anne Berg": any verb, where the subject follows at once."""
    match = _ANY_VERB.match(text, end, limit)
    if match is None or match["cue"] in _NO_VERBS:
        return None
    cue = match["cue"]
    word = re.compile(r"\w+").match(text, match.end(), limit)
    if word is not None and means_woman(word.group()) is not None:
        return _stands_for(word.group(), cue)
    near = entities.starting(match.end(), min(limit, match.end() + _LONGEST_OFFICE))
    speaker = next((e for e in near if e.label == "PER"), None)
    between = text[match.end() : speaker.start].split() if speaker is not None else []
    if speaker is None or (between and not between[0].lower().endswith(ROLE_HEADS)):
        return None
    return speaker_of(speaker, cue)


def before_quote(text: str, entities: Index[Entity], start: int, low: int) -> Attribution | None:
    """Read the clause before a quote: "Anne Berg siger: …", "Ifølge KL er …", "Anne Berg: …"."""
    low = max(low, start - _LONGEST_LEAD)
    opening = text[low:start].rstrip(MARKS + " \n")
    begin = low
    for match in _SENTENCE_START.finditer(opening):
        begin = low + match.end()
    clause = text[begin : low + len(opening)]
    cues = list(_CUE.finditer(clause))
    inside = _named(entities, begin, low + len(opening))
    people = [e for e in inside if e.label == "PER"]
    words = {w.lower() for w in re.findall(r"\w+", clause)}
    if cues:
        cue = cues[-1].group("cue").lower()
        if people:
            return speaker_of(people[-1], cue)
        subject = clause[: cues[-1].start()].split()
        next_word = re.search(r"\w+", clause[cues[-1].end() :])
        following = next_word.group().lower() if next_word else ""
        beside = {following, *(word.lower() for word in subject[-1:])}
        if words & (PRONOUNS - {"de"}) or "de" in beside:  # "de ældste borgere" speak of nobody
            return Attribution(cue=cue, pronoun=True, woman=_woman_in(words))
        if len(subject) == 1 and not (inside and inside[0].start == begin):
            subject = [subject[0].lower()]  # a capital that only opens the sentence
        for word in (following, *subject[-1:]):
            meant = _stands_for(word, cue)
            if meant is not None:
                return meant
        if inside:  # "KMD oplyser til Altinget, at": the subject stands before the verb
            place = begin + cues[-1].start()
            subjects = [e for e in inside if e.end <= place]
            return speaker_of((subjects or inside)[-1], cue)
        return Attribution(cue=cue) if _HANDS_OVER.search(clause) else None
    if clause.rstrip().endswith(":") and inside:
        viewed = _ACCORDING.search(text, begin, low + len(opening))
        said = entities.at(viewed.end()) if viewed else None
        last = said if said in inside else (people[-1] if people else inside[-1])
        return speaker_of(last)
    told = _TOLD.search(clause)
    if told is not None:
        if people:
            return speaker_of(people[-1], told["cue"].lower())
        if not inside:  # of the body that acts in what was said before
            return Attribution(cue=told["cue"].lower(), body="")
        return speaker_of(inside[-1], told["cue"].lower())
    holder = inside[-1] if inside else None
    if (
        holder is not None
        and re.search(r"\befter $", text[begin : holder.start], re.IGNORECASE)
        and _IN_THE_VIEW.match(text, holder.end)
    ):
        return speaker_of(holder)
    if "ifølge" in words and words & _ACCORDING_TO and not inside:
        return Attribution(pronoun=True, woman=_woman_in(words))
    if "ifølge" in words and inside:
        return speaker_of(people[-1] if people else inside[-1])
    return None


def _woman_in(words: Iterable[str]) -> bool | None:
    """Whether the pronouns among words mean a woman; nothing where they mean both or nobody."""
    meant = {means_woman(word) for word in words} - {None}
    return meant.pop() if len(meant) == 1 else None


def told_in_sentence(text: str, entities: Index[Entity], start: int, low: int) -> Attribution:
    """Whose words a fragment in a sentence is that nobody is said to say: "Den virker ”helt fint nu”".

    The one named in the sentence speaks, else the one named in the sentence before.
    """
    low = max(low, start - _LONGEST_LEAD)
    starts = [low, *(m.end() for m in _SENTENCE_START.finditer(text, low, start))]
    for begin, end in zip(starts[:-3:-1], (start, starts[-1]), strict=False):
        words = re.findall(r"\w+", text[begin:end])
        inside = _named(entities, begin, end)
        people = [e for e in inside if e.label == "PER"]
        if people:
            return speaker_of(people[-1])
        woman = _woman_in(words)
        if woman is not None:
            return Attribution(pronoun=True, woman=woman)
        named = inside and inside[0].start < begin + 2
        meant = _stands_for(words[0].lower(), None) if words and not named else None
        if meant is not None and not meant.pronoun:
            return meant
        if inside:
            return speaker_of(inside[0])
    return Attribution()


def handed_over_below(
    text: str, entities: Index[Entity], start: int, end: int
) -> Attribution | None:
    """Read a paragraph that opens with "Sådan siger …" or "Det siger …"."""
    match = _OPENER.match(text, start, end)
    if match is None:
        return None
    stop = clause_end(text, match.end(), end)
    cue = match.group("cue").lower()
    return _attribution(entities, text, match.end(), stop, cue if " " not in cue else "siger")


def handed_over_above(
    text: str, entities: Index[Entity], start: int, end: int
) -> Attribution | None:
    """Read a paragraph after which somebody's words follow: it ends "… siger hun:" or reports them."""
    if text[start:end].rstrip().endswith(":"):
        found = before_quote(text, entities, end, start)
        if found is not None:
            return found
    for match in reversed(list(_OPENER.finditer(text, start, end))):
        stop = clause_end(text, match.end(), end)
        found = _attribution(entities, text, match.end(), stop, match.group("cue").lower())
        if found.person or found.org or found.pronoun:
            return found
    return None


def reported_from(text: str, entities: Index[Entity], start: int, end: int) -> Attribution | None:
    """Read "lyder det fra KL" anywhere in the sentence after a quote."""
    match = _FROM.search(text, start, min(end, start + 60))
    if match is None:
        return None
    stop = clause_end(text, match.end(), end)
    return _attribution(entities, text, match.end(), stop, "lyder")


def signed(text: str, entities: Index[Entity], end: int, limit: int) -> Attribution | None:
    """Read the name right after a quote that closes a pull quote: "”…” – Jens Holm, chef"."""
    match = _PULL_END.match(text, end, limit)
    if match is None:
        return None
    start = match.end()
    person = next((e for e in entities.starting(start, start + 1) if e.label == "PER"), None)
    if (
        person is None
        or limit - start > 140
        or not re.match(r",|\s*(?:\n|$)", text[person.end : limit])
    ):
        return None
    return speaker_of(person)

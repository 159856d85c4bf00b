"""Reporting clauses before a quote: "Anne Berg siger: …", "Ifølge KL er …", "KL anfører, at …"."""

import re
from typing import Final

from ..da.speech import PRONOUNS
from ..schema import Entity
from ..spans import Index
from .attribution import (
    OBLIQUE_PRONOUNS,
    Attribution,
    speaker_of,
    speakers_in,
    stands_for,
    woman_in,
)
from .clause_after import IMPERSONAL
from .marks import CUE_VERBS, MARKS

_CUE: Final = re.compile(rf"\b(?P<cue>{CUE_VERBS})\b", re.IGNORECASE)
#: What stands right before words that somebody is told to have said.
_HANDS_OVER: Final = re.compile(r"(?::|\bat(?:\s[\w-]+){0,4}|\bsom|\bordene)\s*$")
#: "Det er anført, at …": told without a teller.
_TOLD: Final = re.compile(
    rf"\b(?P<cue>anført|skrevet|nævnt|tilkendegivet|meddelt|oplyst|udtalt|sagt|fastslået|konkluderet|{IMPERSONAL})(?:\si\s[\w\s-]{{2,40}})?,?\s(?:at(?:\s[\w-]+){{0,4}}|som|:)\s*$"
)
#: "efter KL's opfattelse": whose, stands before it.
_IN_THE_VIEW: Final = re.compile(r"\s+(?:opfattelse|vurdering|mening|udsagn)\b")
_ACCORDING: Final = re.compile(r"\b[Ii]følge\s(?:[a-zæøå]+\s){0,3}?(?=[A-ZÆØÅ])")
#: Characters before a quote in which its speaker is sought.
_LONGEST_LEAD: Final = 400
#: After a full stop, but not that of an initial or an abbreviation: "Casper N. Lyhne", "bl.a. KL".
_SENTENCE_START: Final = re.compile(
    r"(?<!\s[A-ZÆØÅ])(?<!\b[a-zæøå]\.[a-zæøå])(?<!bl\.a)(?<!f\.eks)(?<!m\.fl)(?<!\badm)(?<!\bca)[.!?][’'”»\"]?\s+(?=[A-ZÆØÅ\"”»–-])"
)


class _Clause:
    """The sentence, as far as it stands before a quote, with who is named in it."""

    def __init__(self, text: str, entities: Index[Entity], start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.said = text[start:end]
        self.named = speakers_in(entities, start, end)
        self.people = [e for e in self.named if e.label == "PER"]
        self.words = {w.lower() for w in re.findall(r"\w+", self.said)}

    def last_named(self, cue: str | None = None) -> Attribution:
        """The person named last, else the body; somebody is named."""
        return speaker_of((self.people or self.named)[-1], cue)


def before_quote(text: str, entities: Index[Entity], start: int, low: int) -> Attribution | None:
    """Read the clause before a quote: "Anne Berg siger: …", "Ifølge KL er …", "Anne Berg: …".

    Args:
        text: the document.
        entities: its entities.
        start: where the quote begins.
        low: where its paragraph begins.

    Returns:
        Who speaks, or nothing where no clause reports the words.
    """
    low = max(low, start - _LONGEST_LEAD)
    end = low + len(text[low:start].rstrip(MARKS + " \n"))
    begin = low
    # on the piece alone: what stands before it makes no end of a sentence
    for match in _SENTENCE_START.finditer(text[low:end]):
        begin = low + match.end()
    clause = _Clause(text, entities, begin, end)
    cues = list(_CUE.finditer(clause.said))
    if cues:
        return _by_cue(clause, cues[-1])
    if clause.said.rstrip().endswith(":") and clause.named:
        viewed = _ACCORDING.search(text, begin, end)
        according_to = entities.at(viewed.end()) if viewed else None
        if according_to is not None and according_to in clause.named:
            return speaker_of(according_to)
        if not clause.people and clause.named[0].start < begin + 2:
            return speaker_of(clause.named[0])  # "KL svarede Folketinget med ordene:"
        return clause.last_named()
    told = _TOLD.search(clause.said)
    if told is not None:
        cue = told["cue"].lower()
        # else of the body that acts in what was said before
        return clause.last_named(cue) if clause.named else Attribution(cue=cue, body="")
    return _by_view(clause)


def _by_cue(clause: _Clause, match: re.Match[str]) -> Attribution | None:
    """Read a clause with a verb of saying: the person in it, what stands for one, or a body."""
    cue = match["cue"].lower()
    if clause.people:
        return clause.last_named(cue)
    subject = clause.said[: match.start()].split()
    next_word = re.search(r"\w+", clause.said[match.end() :])
    following = next_word.group().lower() if next_word else ""
    beside = {following, *(word.lower() for word in subject[-1:])}
    if clause.words & (PRONOUNS - {"de"}) or "de" in beside:  # "de ældste borgere" speak of nobody
        return Attribution(cue=cue, pronoun=True, woman=woman_in(clause.words))
    if len(subject) == 1 and not (clause.named and clause.named[0].start == clause.start):
        subject = [subject[0].lower()]  # a capital that only opens the sentence
    for word in (following, *subject[-1:]):
        meant = stands_for(word, cue)
        if meant is not None:
            return meant
    if clause.named:  # "KMD oplyser til Altinget, at": the subject stands before the verb
        place = clause.start + match.start()
        subjects = [e for e in clause.named if e.end <= place]
        return speaker_of((subjects or clause.named)[-1], cue)
    return Attribution(cue=cue) if _HANDS_OVER.search(clause.said) else None


def _by_view(clause: _Clause) -> Attribution | None:
    """Read "efter KL's opfattelse" and "ifølge KL", where no verb tells of saying."""
    holder = clause.named[-1] if clause.named else None
    if (
        holder is not None
        and re.search(r"\befter $", clause.text[clause.start : holder.start], re.IGNORECASE)
        and _IN_THE_VIEW.match(clause.text, holder.end)
    ):
        return speaker_of(holder)
    if "ifølge" not in clause.words:
        return None
    if clause.named:
        return clause.last_named()
    if clause.words & OBLIQUE_PRONOUNS:
        return Attribution(pronoun=True, woman=woman_in(clause.words))
    return None


def told_in_sentence(text: str, entities: Index[Entity], start: int, low: int) -> Attribution:
    """Whose words a fragment in a sentence is that nobody is said to say: "Den virker ”helt fint nu”".

    The one named in the sentence speaks, else the one named in the sentence before.

    Args:
        text: the document.
        entities: its entities.
        start: where the fragment begins.
        low: where its paragraph begins.

    Returns:
        Who speaks; an attribution to nobody where neither sentence tells.
    """
    low = max(low, start - _LONGEST_LEAD)
    starts = [low, *(m.end() for m in _SENTENCE_START.finditer(text, low, start))]
    for begin, end in zip(starts[:-3:-1], (start, starts[-1]), strict=False):
        words = re.findall(r"\w+", text[begin:end])
        clause = _Clause(text, entities, begin, end)
        if clause.people:
            return clause.last_named()
        woman = woman_in(words)
        if woman is not None:
            return Attribution(pronoun=True, woman=woman)
        named = clause.named and clause.named[0].start < begin + 2
        meant = stands_for(words[0].lower(), None) if words and not named else None
        if meant is not None and not meant.pronoun:
            return meant
        if clause.named:
            return speaker_of(clause.named[0])
    return Attribution()

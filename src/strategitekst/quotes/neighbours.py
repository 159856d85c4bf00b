"""Whose words a paragraph is, by the paragraphs around it: a lead above, a signature below."""

import re
from typing import Final

from ..da.speech import has_speech
from ..schema import Passage
from .attribution import Attribution, speaker_of
from .clause_after import after_quote, last_pointing, pointing_back
from .clause_before import before_quote
from .discourse import Discourse
from .marks import MARKS, Stretch, find_stretches

#: Characters of the line that signs a quote.
_LONGEST_SIGNATURE: Final = 120
#: Characters of a line that hands over: "Borgmesteren siger:".
_LONGEST_LEAD: Final = 220
#: What the clause that hands over follows: a sentence, or words in marks: "”…”, siger hun og fortsætter:".
_CLAUSE_BEFORE: Final = re.compile(rf"[.!?]\s|[{MARKS}]")
#: So many paragraphs further on a run of quoted ones is signed.
_LONGEST_RUN: Final = 3
#: Behind the name that signs a block: an office and where, no clause.
_SIGNATURE: Final = re.compile(
    r", (?:(?!\b(?:er|var|har|havde|vil|skal|kan|blev|fik|bliver|deltager|der|som|at)\b)[^.!?:;\n]){3,}\.?"
)
_DASH: Final = re.compile(r"[-–—]\s*")
#: Who signs a text in a newspaper, and speaks in none of its titles.
_REPORTER: Final = re.compile(r"journalist|redakt|skribent|presse|kommunikation", re.IGNORECASE)


def told_around(discourse: Discourse, index: int) -> Attribution | None:
    """Who speaks in a paragraph that is a quote and nothing else.

    Args:
        discourse: the document, read up to here.
        index: which of its paragraphs.

    Returns:
        Who speaks, as the paragraphs right above and below tell it, or nothing.
    """
    text, passages = discourse.text, discourse.passages
    if index:
        above = passages[index - 1]
        silent = not discourse.spoken_since(above.start)
        found = _handing_over(discourse, above)
        if found is not None and (silent or discourse.said(above).rstrip().endswith(":")):
            return found
        named = discourse.referents.people.starting(above.start, above.end)
        if silent and len(named) == 1 and has_speech(discourse.said(above)):
            return speaker_of(named[0])
    if index + 1 < len(passages):
        below = passages[index + 1]
        found = pointing_back(text, discourse.entities, below.start, below.end)
        if found is not None:
            return found
    return _signed_below(discourse, passages[index])


def _handing_over(discourse: Discourse, above: Passage) -> Attribution | None:
    """Whose words follow a paragraph: it ends "… siger hun:" or reports them."""
    text, entities = discourse.text, discourse.entities
    found = None
    if discourse.said(above).rstrip().endswith(":"):
        found = before_quote(text, entities, above.end, above.start)
    return found or last_pointing(text, entities, above.start, above.end)


def _signed_below(discourse: Discourse, passage: Passage) -> Attribution | None:
    """Whose name is the next short block: "”…”", below it "Jens Holm, chef"."""
    below = discourse.below(passage)
    if below is None or below.end - below.start >= _LONGEST_SIGNATURE:
        return None
    dash = _DASH.match(discourse.text, below.start, below.end)
    start = dash.end() if dash else below.start
    signature = discourse.people.starting(start, start + 1)
    if not signature:
        return None
    after = discourse.text[signature[0].end : below.end].lstrip()
    return None if after and after[0] != "," else speaker_of(signature[0])


def signed_in_text(discourse: Discourse, index: int) -> Attribution | None:
    """Whose a block in the first person is that a line signs before the text goes on: "Anne Berg, direktør i KL"."""
    passages = discourse.passages
    if index + 2 >= len(passages):
        return None
    passage, below, after = passages[index : index + 3]
    if below.role != "paragraph" or after.role != "paragraph":
        return None
    if not discourse.in_first_person(passage.start, passage.end):
        return None
    holders = [p for p in discourse.people.starting(below.start, below.end) if p.role]
    return _signed_below(discourse, passage) if len(holders) == 1 else None


def signed_at_end(discourse: Discourse, passage: Passage) -> tuple[Stretch, Attribution] | None:
    """The words of a block in the first person that ends in a signature: "… Vi er klar. Anne Berg, chef i KL"."""
    people = discourse.people.starting(passage.start, passage.end)
    if not people or not people[-1].role or passage.end - people[-1].end > _LONGEST_SIGNATURE:
        return None
    signer = people[-1]
    words = discourse.text[passage.start : signer.start].rstrip()
    end = passage.start + len(words)
    if words[-1:] not in (".", "!", "?") or not discourse.in_first_person(passage.start, end):
        return None
    if _SIGNATURE.fullmatch(discourse.text, signer.end, passage.end) is None:
        return None
    return Stretch(passage.start, end), speaker_of(signer)


def signed_by_lines(discourse: Discourse, index: int) -> Attribution | None:
    """Whose words are that stand elsewhere too, and that two lines sign, the name and the office.

    A pull quote beside an interview; what else two lines sign is a foreword.
    """
    passage = discourse.passages[index]
    name = discourse.below(passage)
    office = discourse.below(name) if name is not None else None
    if name is None or office is None or name.role in ("byline", "contact"):
        return None
    holder = discourse.people.at(name.start)
    whole = holder is not None and (holder.start, holder.end) == (name.start, name.end)
    if holder is None or not whole or not holder.role:
        return None
    if not discourse.text.startswith(holder.role, office.start):
        return None
    words = discourse.said(passage).rstrip(".")
    cut = discourse.text.find(words) < passage.start or discourse.text.find(words, passage.end) > 0
    return speaker_of(holder) if cut else None


def closed_and_told_below(discourse: Discourse, index: int) -> Attribution | None:
    """Whose a block is that lacks its opening mark: "… er vi i gang”.", below it "Sådan hedder det i et brev fra NN"."""
    passage = discourse.passages[index]
    said = discourse.said(passage)
    marks = sum(map(said.count, MARKS))
    if marks % 2 == 0 or said[0] in MARKS or said.rstrip(". ")[-1:] not in MARKS:
        return None
    below = discourse.below(passage)
    if below is None:
        return None
    found = pointing_back(discourse.text, discourse.entities, below.start, below.end)
    return found if found is not None and (found.person or found.org) else None


def writer_below(discourse: Discourse, passage: Passage) -> Attribution | None:
    """Who wrote the letter under a title in marks: "»Den er ikke for alle«", below it "Af Anne Berg, lærer"."""
    below = discourse.below(passage)
    if below is None or below.role != "byline":
        return None
    writers = discourse.people.starting(below.start, below.end)
    if len(writers) != 1 or not writers[0].role or _REPORTER.search(writers[0].role):
        return None
    return speaker_of(writers[0])


def lately_named(discourse: Discourse, index: int) -> Attribution | None:
    """The person named last in the two paragraphs above, whose voice words without a clause are."""
    for passage in reversed(discourse.passages[max(0, index - 2) : index]):
        people = discourse.referents.people.starting(passage.start, passage.end)
        if people:
            return speaker_of(people[-1])
    return None


def carried_on(discourse: Discourse, index: int, stretch: Stretch) -> Attribution | None:
    """Who speaks at the end of the run of quoted paragraphs that begins here, and carries it on."""
    passages = discourse.passages
    if index and not stretch.open and discourse.spoken_since(passages[index - 1].start):
        return None  # a reader goes on with the voice heard last
    for below in passages[index + 1 : index + 1 + _LONGEST_RUN]:
        inside = find_stretches(discourse.text, below.start, below.end)
        if not inside or not discourse.opens_marked(below) or inside[0].spoken != stretch.spoken:
            return None
        found = after_quote(discourse.text, discourse.entities, inside[0].end, below.end)
        if found is not None or not discourse.stands_alone(below, inside[0]):
            return found
    return None


def handed_over(discourse: Discourse, index: int) -> Attribution | None:
    """Whose a block without marks is below a line "Borgmesteren siger:", or above a name that signs it."""
    above, passage = discourse.passages[index - 1], discourse.passages[index]
    lead = discourse.said(above).rstrip()
    if not lead.endswith(":") or above.end < passage.start - 4:
        return None
    if len(_CLAUSE_BEFORE.split(lead)[-1]) > _LONGEST_LEAD:
        return None
    found = before_quote(discourse.text, discourse.entities, above.end, above.start)
    if found is not None and found.cue is not None:
        return found
    # "Anne Berg ser frem til arbejdet:", below it "Jeg er glad for …"
    if found is not None and found.person and discourse.in_first_person(passage.start, passage.end):
        return found
    return _signed_below(discourse, passage)

"""Whether marked or spoken words are a quote, and whose: a title, a fragment, an item of a list?"""

import re
from typing import Final

from ..schema import Passage
from .attribution import Attribution
from .clause_after import after_quote, pointing_back, reported_from, signed
from .clause_before import before_quote, told_in_sentence
from .discourse import SENTENCE, Discourse
from .interviews import Interview
from .marks import MARKS, Stretch
from .neighbours import carried_on, lately_named, told_around, writer_below
from .titles import is_called, is_named_behind, is_title

#: Characters before marked words that tell whether they are named.
_LEAD: Final = 80
#: Marks between words and the clause that tells who says them.
_BETWEEN: Final = re.compile(rf"[\s{MARKS}.,!?–—-]*")
#: A short line that signs a pull quote: "« Borger i Norddal", "” (kvinde, 34 år)".
_SIGNATURE: Final = re.compile(
    rf"[{MARKS}][ \t]*(?:[–—-][ \t]*)?\n?(?:\([^()\n]{{3,60}}\)|[A-ZÆØÅ][^.!?:\n]{{2,80}})(?:\n|\Z)"
)
_NEXT_SENTENCE: Final = re.compile(r"[a-zæøå][.!?]\s+[A-ZÆØÅ]")
#: Words after a dash that need no full stop to be a sentence.
_LONG: Final = 6
#: Paragraphs over which the voice heard last is still heard.
_HEARD_WITHIN: Final = 3


def decide(
    discourse: Discourse, interview: Interview, index: int, stretch: Stretch
) -> Attribution | None:
    """Decide whether marked or spoken words are a quote, and whose.

    Args:
        discourse: the document, read up to here.
        interview: who answers in it.
        index: which of its paragraphs they stand in.
        stretch: the words.

    Returns:
        Who says them, an attribution to nobody where that is not told; nothing for no quote.
    """
    text, passage = discourse.text, discourse.passages[index]
    words, capital = stretch.words(text), text[stretch.start].isupper()
    lead = text[max(passage.start, stretch.start - _LEAD) : stretch.start].rstrip(MARKS + "‘' ")
    named = is_title(text, stretch, lead) or is_named_behind(text, stretch, passage.end)
    if named and not stretch.spoken:
        return None
    if passage.role == "title" and not stretch.spoken:
        said = words >= SENTENCE and capital
        return (writer_below(discourse, passage) or Attribution()) if said else None
    beside = _told_beside(discourse, passage, stretch)
    if beside is not None:
        goes_on = text[stretch.end : passage.end].lstrip(MARKS + " ,.!?")[:1].islower()
        if words >= 2 or stretch.spoken or goes_on or lead.endswith(":"):
            return discourse.settle(beside, stretch.start)
    if stretch.spoken and words < _LONG and text[stretch.end - 1] not in ".!?…":
        return None  # "– Færre koder": an item, not a sentence
    if stretch.spoken and text[stretch.start].islower():
        return None  # "– men også her": the sentence goes on
    if stretch.spoken or discourse.stands_alone(passage, stretch):
        return _without_clause(discourse, interview, index, stretch)
    if words >= SENTENCE:
        if capital and discourse.last_speaker and discourse.spoken_since(passage.start):
            return discourse.last_speaker
        if _is_signed(discourse, passage, stretch):
            return Attribution()
    return _in_sentence(discourse, passage, stretch)


def _told_beside(discourse: Discourse, passage: Passage, stretch: Stretch) -> Attribution | None:
    """Who speaks by the clause after the words or before them, in the same paragraph."""
    text, entities = discourse.text, discourse.entities
    for read in (after_quote, reported_from, signed):
        found = read(text, entities, stretch.end, passage.end)
        if found is not None:
            return found
    between = _BETWEEN.match(text, stretch.end, passage.end)
    start = between.end() if between else stretch.end
    found = pointing_back(text, entities, start, passage.end)  # "”…” Det siger Anne Berg."
    if found is None and stretch.start > passage.start:
        return before_quote(text, entities, stretch.start, passage.start)
    return found


def _without_clause(
    discourse: Discourse, interview: Interview, index: int, stretch: Stretch
) -> Attribution | None:
    """Whose a paragraph is that is a quote and nothing else."""
    passage = discourse.passages[index]
    answer = interview.answer(passage)
    if answer is not None:
        return answer
    writer = writer_below(discourse, passage) if not stretch.spoken else None
    if writer is not None:
        return writer
    beside = told_around(discourse, index)
    if beside is None or (beside.org and not beside.person):
        # "Det skriver KL.", and then a run of paragraphs that somebody signs: that one speaks
        signed = carried_on(discourse, index, stretch)
        beside = signed if signed is not None and (signed.person or not beside) else beside
    if beside is not None:
        return discourse.settle(beside, stretch.start)
    if interview.answered is not None and discourse.is_asked(passage):
        return interview.answered
    last = discourse.last_speaker
    lately = discourse.passages[max(0, index - _HEARD_WITHIN)].start
    if last is not None and discourse.quotes[-1].end > lately:
        return last.by_cue(None)
    found = lately_named(discourse, index) or last
    if found is None and stretch.spoken and not _is_speech(discourse, stretch):
        return None  # what only a dash opens is an item of a list, where nobody speaks
    return found or Attribution()


def _is_speech(discourse: Discourse, stretch: Stretch) -> bool:
    """Whether words are several sentences in the first person: "- Vi har ansvaret. Og vi er i gang"."""
    several = _NEXT_SENTENCE.search(discourse.text, stretch.start, stretch.end) is not None
    return several and discourse.in_first_person(stretch.start, stretch.end)


def _is_signed(discourse: Discourse, passage: Passage, stretch: Stretch) -> bool:
    """Whether a block is somebody's words and a short line that says whose, by name or not."""
    text = discourse.text
    if stretch.open or text[passage.start] not in MARKS or stretch.start > passage.start + 1:
        return False
    sentence = text[stretch.end - 1] in ".!?"
    if not sentence and not discourse.in_first_person(stretch.start, stretch.end):
        return False
    return _SIGNATURE.match(text, stretch.end, passage.end) is not None


def _in_sentence(discourse: Discourse, passage: Passage, stretch: Stretch) -> Attribution | None:
    """Whose a fragment is in a sentence where nobody is said to say it."""
    text = discourse.text
    told = told_in_sentence(text, discourse.entities, stretch.start, passage.start)
    known = told.person or told.org or told.pronoun or told.body
    if known and is_called(text, stretch, passage.start):
        return discourse.settle(told, stretch.start)
    # names have capitals and irony is short: what goes on in small letters is somebody's
    if not stretch.open and text[stretch.start].islower() and stretch.words(text) >= 3:
        return discourse.settle(told, stretch.start)
    return None


def is_spoken_item(discourse: Discourse, passage: Passage, stretch: Stretch) -> bool:
    """Whether an item with a dash is spoken: the clause after it tells by whom, or it stands alone.

    Args:
        discourse: the document, read up to here.
        passage: the item.
        stretch: its words after the dash.
    """
    found = after_quote(discourse.text, discourse.entities, stretch.end, passage.end)
    if found is not None and (found.person is not None or found.pronoun):
        return True
    above, below = discourse.above(passage), discourse.below(passage)
    ended = discourse.text[stretch.end - 1] in ".!?" or _is_speech(discourse, stretch)
    if not ended or above is None:
        return False
    if above.role == "list_item":  # a second paragraph of the same words
        return discourse.spoken_since(above.start)
    alone = below is None or below.role != "list_item"
    in_person = discourse.in_first_person(stretch.start, stretch.end)
    return alone and (discourse.is_question(above) or in_person)

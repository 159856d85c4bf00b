"""The walk through a document, paragraph by paragraph, that finds its quotes."""

from collections.abc import Sequence

from ..schema import Entity, Passage, Quote
from .attribution import speaker_of
from .backfill import backfilled
from .clause_after import after_quote
from .decide import decide, is_spoken_item
from .discourse import SENTENCE, Discourse
from .headlines import quote_heading, quote_headline
from .interviews import Interview
from .marks import MARKS, REPORTED, Stretch, find_stretches
from .neighbours import closed_and_told_below, handed_over
from .transcripts import find_speeches
from .unmarked import find_unmarked

#: So many paragraphs without marks may lie inside a quote.
_MOST_INSIDE = 4


def find_quotes(text: str, passages: Sequence[Passage], entities: Sequence[Entity]) -> list[Quote]:
    """Find quotes with speaker, role, organisation and cue.

    Args:
        text: the document.
        passages: its passages.
        entities: its entities; persons with the roles the text states.

    Returns:
        Quotes in text order, marks and dash outside, at most one speaker each.
    """
    discourse = Discourse(text, passages, entities)
    speeches = find_speeches(text, passages, discourse.people)
    if speeches:
        for speaker, start, end in speeches:
            discourse.add(Stretch(start, end), speaker_of(speaker))
        return sorted(discourse.quotes, key=lambda quote: quote.start)
    interview = Interview(discourse)
    reached = 0
    carried = False  # whether the paragraph before ended inside a quote
    for index, passage in enumerate(discourse.passages):
        for heading in discourse.headings.starting(reached, passage.start):
            interview.introduce(heading)
            quote_heading(discourse, heading)
        reached = passage.start
        interview.introduce(passage)
        if passage.role == "title" and quote_headline(discourse, passage):
            continue
        if not _is_bullet(discourse, passage):
            carried = _read(discourse, interview, index, carried)
    quotes = backfilled(text, discourse.quotes, discourse.passages)
    return sorted(quotes, key=lambda quote: quote.start)


def _is_bullet(discourse: Discourse, passage: Passage) -> bool:
    """Whether what looks like an opening mark is the marker of a list: "» Færre koder"."""
    return discourse.text.startswith("» ", passage.start) and "«" not in discourse.said(passage)


def _is_handed_over(discourse: Discourse, passage: Passage, stretch: Stretch) -> bool:
    """Whether a colon stands before the mark that opens words inside a paragraph."""
    before = discourse.text[passage.start : stretch.start]
    return before[-1:] in MARKS and before.rstrip(MARKS).rstrip().endswith(":")


def _is_closed_only(discourse: Discourse, passage: Passage, stretch: Stretch) -> bool:
    """Whether a paragraph's first words lack but their opening mark: "Vi er i gang”, siger Anne Berg"."""
    if stretch.start != passage.start or stretch.words(discourse.text) < SENTENCE:
        return False
    if REPORTED.match(discourse.text, stretch.end + 1, passage.end) is None:
        return False
    found = after_quote(discourse.text, discourse.entities, stretch.end, passage.end)
    return found is not None and (found.person is not None or found.pronoun)


def _with_words_in_marks(discourse: Discourse, index: int, stretches: Sequence[Stretch]) -> bool:
    """Take in a block without marks of its own that a line hands over, words in marks inside it.

    "Borgmesteren siger:", below it "Jeg kalder det »held«, og det er det."
    """
    passage = discourse.passages[index]
    if passage.role != "paragraph" or not index or discourse.opens_marked(passage):
        return False
    if any(s.open or s.words(discourse.text) >= SENTENCE for s in stretches):
        return False
    found = handed_over(discourse, index)
    if found is None or found.cue is None:
        return False
    discourse.add(Stretch(passage.start, passage.end), discourse.settle(found, passage.start))
    return True


def _goes_on(discourse: Discourse, index: int) -> bool:
    """Whether a paragraph without marks lies inside a quote that a later one closes."""
    here = discourse.passages[index]
    for passage in discourse.passages[index + 1 : index + 1 + _MOST_INSIDE]:
        if discourse.headings.starting(here.start, passage.start):
            return False
        stretches = find_stretches(discourse.text, passage.start, passage.end)
        if stretches:
            return stretches[0].open and not discourse.opens_marked(passage)
    return False


def _read(discourse: Discourse, interview: Interview, index: int, carried: bool) -> bool:
    """Take in the quotes of one paragraph.

    Args:
        discourse: the document, read up to here.
        interview: who answers in it.
        index: which of its paragraphs.
        carried: whether the paragraph before ended inside a quote.

    Returns:
        Whether this one ends inside a quote.
    """
    passage = discourse.passages[index]
    stretches = find_stretches(discourse.text, passage.start, passage.end)
    if not stretches:
        found = discourse.last_speaker
        if carried and found is not None and _goes_on(discourse, index):
            discourse.add(Stretch(passage.start, passage.end), found)
            interview.note(passage, found)
            return True
        unmarked = find_unmarked(discourse, interview, index)
        if unmarked is None:
            return False
        discourse.add(*unmarked)
        return carried
    if _with_words_in_marks(discourse, index, stretches):
        return False
    told = closed_and_told_below(discourse, index)
    if told is not None:
        end = passage.start + len(discourse.said(passage).rstrip(MARKS + ". "))
        discourse.add(Stretch(passage.start, end), discourse.settle(told, passage.start))
        return False
    for stretch in stretches:
        opens = discourse.opens_marked(passage) or _is_handed_over(discourse, passage, stretch)
        closes_only = stretch.open and not opens
        goes_on = carried or stretch.spoken
        if closes_only and not goes_on and not _is_closed_only(discourse, passage, stretch):
            continue
        item = passage.role == "list_item" and stretch.spoken  # items open with dashes too
        if item and not is_spoken_item(discourse, passage, stretch):
            continue
        found = decide(discourse, interview, index, stretch)
        if found is None and stretch.open and carried:
            found = discourse.last_speaker
        if found is not None:
            discourse.add(stretch, found)
            interview.note(passage, found)
    return stretches[-1].open

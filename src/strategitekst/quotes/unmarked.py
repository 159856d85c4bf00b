"""Paragraphs without marks that are somebody's words all the same."""

from ..schema import Passage
from .attribution import Attribution
from .clause_after import after_quote
from .discourse import Discourse
from .interviews import Interview
from .marks import REPORT_AFTER, Stretch
from .neighbours import handed_over, signed_at_end, signed_by_lines, signed_in_text


def find_unmarked(
    discourse: Discourse, interview: Interview, index: int
) -> tuple[Stretch, Attribution] | None:
    """Find the words of a paragraph without marks: a turn, an answer, below "Borgmesteren siger:".

    Args:
        discourse: the document, read up to here.
        interview: who answers in it.
        index: which of its paragraphs.

    Returns:
        The words and who says them, or nothing where the paragraph is the text's own.
    """
    passage = discourse.passages[index]
    if index and passage.role in ("paragraph", "caption"):
        holder = signed_by_lines(discourse, index)
        if holder is not None:
            return Stretch(passage.start, passage.end), holder
    if passage.role != "paragraph" or not index:
        return None
    turn = interview.turn(passage, discourse.passages[index - 1])
    if turn is not None:
        return turn
    whole = Stretch(passage.start, passage.end)
    answer = interview.answer(passage)
    if answer is not None and not discourse.is_question(passage):
        return whole, answer
    found = handed_over(discourse, index)
    if found is not None:
        return whole, discourse.settle(found, passage.start)
    signed = signed_in_text(discourse, index)
    if signed is not None:
        return whole, signed
    closed = signed_at_end(discourse, passage)
    if closed is not None:
        return closed
    return _in_own_voice(discourse, passage)


def _in_own_voice(discourse: Discourse, passage: Passage) -> tuple[Stretch, Attribution] | None:
    """The words that open a block in the first person, where it ends "…, siger Anne Berg"."""
    report = REPORT_AFTER.search(discourse.text, passage.start, passage.end)
    if report is None or not report["end"].startswith(","):
        return None
    if not discourse.in_first_person(passage.start, report.start()):
        return None
    found = after_quote(discourse.text, discourse.entities, report.start(), passage.end)
    if found is None or not (found.person or found.pronoun or found.body):
        return None
    words = Stretch(passage.start, report.start())
    return words, discourse.settle(found, passage.start)

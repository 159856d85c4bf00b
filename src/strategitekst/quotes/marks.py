"""Where words are quoted: all marks in use in Danish, the spoken dash, several paragraphs.

Unbalanced marks are never an error: an open quote ends with its paragraph.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ..da.roles import ROLE_HEADS
from ..da.speech import SPEECH_VERBS, has_speech

MARKS: Final = '"”“„»«‟″'
_MARK = re.compile(rf"[{MARKS}]")
_WORD = re.compile(r"\w+")
_DASH = re.compile(r"[-–—](?:\s+|(?=[A-ZÆØÅ][a-zæøå]))")
#: The verbs of saying, as a pattern's alternatives.
CUE_VERBS: Final = "|".join(sorted(SPEECH_VERBS))
#: Somebody is told of again after their words, or somebody else: "Han mener …", "Berg tilføjer, at …".
_TOLD_ON: Final = re.compile(
    rf"(?:Hun|Han|De)\s(?:{CUE_VERBS})\b|(?:Hun|Han)\ser\s(?:\w+\s){{0,3}}?[\w-]*(?:{'|'.join(ROLE_HEADS)})\b|[^.!?:]{{1,200}}\b(?:{CUE_VERBS}),\sat\b"
)
#: A reader goes on with the words after "siger hun, ": "men vi er ikke færdige".
_GOES_ON: Final = re.compile(
    r",\s(?=(?:men|og|for|så|fordi)\s(?:vi|jeg|det|der|man|den|her|nu|hvis|når|så)\b)"
)
#: Spoken words that begin inside a paragraph.
_DASH_INSIDE: Final = re.compile(r"(?<=[.!?:])\s[-–—]\s(?=[A-ZÆØÅ])")
#: A sentence that tells who spoke before it: "Det siger formand Anne Berg".
_TOLD_AFTER: Final = re.compile(
    rf"(?<=[.!?])\s(?:Det|Sådan)\s(?:{CUE_VERBS})\s(?=(?:[\w-]+\s){{0,4}}[A-ZÆØÅ])"
)
#: The clause that hands over after spoken words: ", siger hun og uddyber:"
#: Not "siger vi selv", "siger ikke meget" and "fortæller det noget", which go on with the words.
REPORT_AFTER = re.compile(
    rf"(?P<end>[,?!.]|,\s?[{MARKS}])\s*(?P<cue>{CUE_VERBS}|(?:hedder|hed)(?=\sdet\si\s))\b(?=\s)(?!\s(?:jeg|vi|man|du|I|ikke|intet)\b)(?!(?<!lyder)(?<!lød)(?<!hedder)(?<!hed)\sdet\b)"
)
#: Single marks are apostrophes too, so only those that hold a paragraph's first words.
_SINGLE = re.compile(rf"['’‘‚](?P<said>[A-ZÆØÅ][^\n]{{10,800}}?)['’‘](?=,?\s(?:{CUE_VERBS})\b)")
#: A fragment in single marks inside a sentence: "siger, at prisen er ‘helt fin’"; names have capitals.
_SINGLE_INSIDE = re.compile(r"(?<=\s)[‘'](?P<said>[a-zæøå][^‘’'\n]{2,200})[’'](?!\w)")
#: Before the clause that tells who speaks.
REPORTED = re.compile(rf",?\s(?:{CUE_VERBS})\b")
#: Who speaks, told before the closing mark, or with none: ", siger borgmester Anne Berg.”".
_NAMED_INSIDE = re.compile(
    rf",\s?(?:{CUE_VERBS})\s(?:[\w'’-]+\s){{0,9}}[A-ZÆØÅ][\w'’-]+(?:\s[A-ZÆØÅ][\w'’-]+){{1,3}}[.!]?[{MARKS}]?\Z"
)
#: Characters of a clause that tells who speaks; bounds keep the search linear in the text.
_LONGEST_CLAUSE = 400
#: Characters before spoken words in which somebody is told to speak.
_LONGEST_LEAD = 80
_CLAUSE_END = re.compile(r"[.:!?](?=\s|$)|$")
_ABBREVIATION = re.compile(r"\b(?:adm|vice|kst|fg|ca|bl\.a|dr|hr|fr|nr|mio|mia|kr|pct|[A-ZÆØÅ])$")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Quoted words in a passage, half-open offsets into the document, marks and dash outside.

    ``open`` tells that the closing mark is missing, ``spoken`` that a dash opens the words.
    """

    start: int
    end: int
    open: bool = False
    spoken: bool = False

    def words(self, text: str) -> int:
        """How many words are quoted."""
        return len(_WORD.findall(text, self.start, self.end))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in MARKS):
        start += 1
    while end > start and (
        text[end - 1].isspace() or text[end - 1] in MARKS or text[end - 1] == ","
    ):
        end -= 1
    return start, end


def clause_end(text: str, start: int, limit: int) -> int:
    """Return where the clause that begins at ``start`` ends: after its full stop or colon."""
    position = start
    limit = min(limit, start + _LONGEST_CLAUSE)
    while True:
        match = _CLAUSE_END.search(text, position, limit)
        if match is None or match.start() >= limit:
            return limit
        before = text[max(start, match.start() - 8) : match.start()]
        if match.group() == "." and _ABBREVIATION.search(before):
            position = match.end()
            continue
        return match.end()


def _spoken(text: str, start: int, end: int) -> list[Stretch]:
    """The words after a dash, without the clauses that tell who speaks."""
    dash = _DASH.match(text, start, end)
    position = dash.end() if dash else start
    told = _TOLD_AFTER.search(text, position, end)
    end = told.start() if told else end
    found: list[Stretch] = []
    while position < end:
        report = REPORT_AFTER.search(text, position, end)
        stop = end
        if report is not None:
            stop = report.start() + (0 if report.group("end").startswith(",") else 1)
        if found and _TOLD_ON.match(text, position, stop):
            break  # "Hun understreger, at …": told again, not said
        again = _DASH.match(text, position, stop) if found else None
        first, last = _trim(text, again.end() if again else position, stop)
        if first < last:
            found.append(Stretch(first, last, spoken=True))
        if report is None:
            break
        position = clause_end(text, report.end(), end)
        on = _GOES_ON.search(text, report.end(), position)
        if on is not None:
            position = on.end()
        while position < end and text[position].isspace():
            position += 1
    return found


def _opens(text: str, i: int, start: int) -> bool:
    before = text[i - 1] if i > start else " "
    return not (before.isalnum() or before in ".,!?…)")


def _opens_and_stays_open(text: str, start: int, marks: Sequence[int]) -> bool:
    """Whether the mark that opens a paragraph is never closed: all others stand in pairs around names."""
    if len(marks) < 3 or len(marks) % 2 == 0 or marks[0] != start or text[start] == "»":
        return False
    inner = zip(marks[1::2], marks[2::2], strict=True)
    return all(_opens(text, a, start) and not _opens(text, b, start) for a, b in inner)


def _single(text: str, start: int, end: int) -> list[Stretch]:
    """The words in single marks that open a passage and that somebody is told to say after; fragments."""
    match = _SINGLE.match(text, start, end)
    if match is not None:
        return [Stretch(*_trim(text, *match.span("said")))]
    return [Stretch(*m.span("said")) for m in _SINGLE_INSIDE.finditer(text, start, end)]


def _nested(text: str, start: int, end: int, marks: Sequence[int]) -> int | None:
    """Where the mark stands that closes a paragraph's first one, with others in pairs between them.

    '"Vi har både "push" og "pull"", siger Anne Berg'.
    """
    if marks[0] != start or text[start] == "»":
        return None
    for i in range(3, len(marks), 2):
        if not REPORTED.match(text, marks[i] + 1, end):
            continue
        inner = zip(marks[1:i:2], marks[2:i:2], strict=True)
        paired = all(_opens(text, a, start) and not _opens(text, b, start) for a, b in inner)
        return marks[i] if paired else None
    return None


def _marked(text: str, start: int, end: int) -> list[Stretch]:
    marks = [match.start() for match in _MARK.finditer(text, start, end)]
    if not marks:
        return _single(text, start, end)
    whole = (
        len(marks) > 2 and text[start] in MARKS and text[end - 1] in MARKS and text[start] != "»"
    )
    if whole and REPORT_AFTER.search(text, start, end) is None:
        # a paragraph of somebody's words with words in marks inside: ”… ”militærbriller” på.”
        return [Stretch(*_trim(text, start, end))]
    if _opens_and_stays_open(text, start, marks):
        report = REPORT_AFTER.search(text, start, end)
        if report is None:  # the next paragraph goes on with somebody's words
            return [Stretch(*_trim(text, start, end), open=True)]
        if report.start() > marks[-1]:  # ”Vi kalder det ”trin”. Det virker, siger Anne Berg.
            return [Stretch(*_trim(text, start, report.start()))]
    found: list[Stretch] = []
    opened: int | None = None
    closing = _nested(text, start, end, marks)
    if closing is not None:
        found.append(Stretch(start + 1, closing))
        marks = [i for i in marks if i > closing]
    for i in marks:
        if opened is None:
            if not _opens(text, i, start):
                if not found and text[start:i].strip() and i > start:
                    found.append(Stretch(*_trim(text, start, i), open=True))
                continue
            opened = i + 1
        elif text[i : i + 1] and not (
            _opens(text, i, start) and i + 1 < end and text[i + 1].isalnum()
        ):
            first, last = _trim(text, opened, i)
            if first < last:
                found.append(Stretch(first, last))
            opened = None
    if opened is not None:
        first, last = _trim(text, opened, end)
        if first < last:
            found.append(Stretch(first, last, open=True))
    return found


def find_stretches(text: str, start: int, end: int) -> list[Stretch]:
    """Find the quoted words of one passage.

    Args:
        text: the document.
        start: start of the passage.
        end: end of the passage, exclusive.

    Returns:
        Stretches in text order. A closing mark without an opening one gives the words before it,
        as ``open``: they may carry on a quote of the paragraph above.
    """
    if _DASH.match(text, start, end):
        spoken = _spoken(text, start, end)
        # a dash and marks together: the marks tell more exactly what is quoted
        return (
            spoken
            if not any(c in MARKS for c in text[start : start + 4])
            else _marked(text, start, end)
        )
    marked = _marked(text, start, end)
    inside = None if marked else _DASH_INSIDE.search(text, start, end)
    if inside is not None and (
        REPORT_AFTER.search(text, inside.end(), end) is not None
        or has_speech(text[max(start, inside.start() - _LONGEST_LEAD) : inside.start()])
    ):
        # "I Hjortelev er man tilfreds. - Det går godt, siger Anne Berg.", "Hun siger det lige ud. - Det går."
        return _spoken(text, inside.end(), end)
    if (
        len(marked) == 1
        and text[start] in MARKS
        and marked[0].start - start < 3
        and end - marked[0].end < 3
    ):
        spoken = _spoken(text, marked[0].start, end)  # "”Ja, siger Anne Berg. Det er tid.”"
        if len(spoken) > 1:
            return [Stretch(s.start, s.end) for s in spoken]
        if len(spoken) == 1 and _NAMED_INSIDE.match(text, spoken[0].end, end):
            return [Stretch(spoken[0].start, spoken[0].end)]  # "”Ja, siger Anne Berg.”"
    return marked

"""Lines to blocks: where one passage ends and the next begins. Pure; the text is not changed.

A blank line always ends a block. Without one, two lines are one block only where a reader sees a
wrapped paragraph; the test is the classical one of text reflow: a break is soft when the first
word of the next line would not have fitted on this one.
"""

import re
from dataclasses import dataclass
from itertools import pairwise, takewhile

from ..da.calendar import MONTHS
from ..da.page import CONTENTS
from ..da.speech import SPEECH_VERBS

#: A list marker at the start of a line, with the blank after it.
LIST_MARKER = re.compile(
    r"(?:[›•·●▪■◦‣►▶➢➤✓✔□☐☑→⁃∙]\s*"  # bullets, with or without a blank
    r"|[»>*+o\-–—]\s+"  # marks that are also something else: only with a blank
    r"|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)]\s+(?!\w+\s+\d{4}))"  # 1. a) (ii), not "1. maj 2016"
)
_DAY = re.compile(
    r"\d{1,2}\.\s+(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec|kvartal|halvår|klasse|række)",
    re.IGNORECASE,
)
_TABLE = re.compile(r"\t|\s\|\s|^\s*\||\S {3,}\S.* {3,}\S")
#: A line that opens with weekday and date, or is a date: the line above is complete.
_DATED = re.compile(
    r"(?:mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag),? (?:den |d\. ?)?\d{1,2}\. \w+ \d{4}"
    r"|(?:publiceret |offentliggjort |pressemeddelelse,? |nyhed )?(?:(?:\d{1,2}\. )?"
    rf"(?:{'|'.join(MONTHS)}) \d{{4}}|\d{{1,2}}[.-]\d{{1,2}}[.-]\d{{4}})(?:,? (?:kl\. ?)?\d\d[.:]\d\d)?$",
    re.IGNORECASE,
)
#: One that names who wrote it, below a headline: "Af Anne Berg, it-chef".
_WRITTEN_BY = re.compile(r"Af [A-ZÆØÅ][\w'’-]+ [A-ZÆØÅ][\w'’-]+(?:[,( ]|$)")
_SENTENCE_DASH = re.compile(r"[-–—] [a-zæøå]")
_SPOKEN_DASH = re.compile(r"[-–—] ?[A-ZÆØÅ]")
_SAID = re.compile(rf"[,?!] (?:{'|'.join(sorted(SPEECH_VERBS))})\b")
#: Lines of a paragraph that somebody speaks.
_LONGEST_SPOKEN = 20
_RULE = re.compile(r"[-=_*–—\s]{3,}$")
_LEADERS = re.compile(r"(?:[.…_]\s?){4,}\s*\d{1,3}$")
_PAGE_AT_END = re.compile(r"\S\s{3,}\d{1,3}$")
_COLUMN_GAP = re.compile(r"\S(?:\s{3,}|\t)(?=\S)")
_TERMINAL = re.compile(r"[.!?:;…][\"'”“»«’)\]]*$")

#: Words that no line of its own ends with: more of the sentence follows.
_OPEN_END = re.compile(
    r"(?:^|\s)(?:og|eller|men|at|der|som|for|i|på|af|til|med|om|ved|fra|under|mellem|efter|uden|hos|over"
    r"|en|et|den|det|de|er|har|kan|skal|vil|bliver|samt|både|hvor|når|hvis|fordi|sin|sit|sine|deres|vores|\w{4,}ernes)$"
)
#: Words of these that do not end a short heading either.
_OPEN_ANYWHERE = re.compile(
    r"\s(?:og|eller|at|en|et|hed|hedder|kaldes|mellem|ifølge|blandt|herunder|\w{4,}ernes)$"
)
#: The line above a table of contents.
_CONTENTS_HEAD = re.compile(rf"(?:{CONTENTS}):?$", re.IGNORECASE)
#: Longest title in one without page numbers, in words.
_LONGEST_TITLE = 16
#: A full stop that ends no sentence where a small letter follows.
_ABBREVIATED = re.compile(
    r"\b(?:kr|mio|mia|pct|ca|nr|bl\.a|f\.eks|fx|m\.m|mv|m\.v|inkl|ekskl|jf|pkt|stk|evt|pr|kl|ang|vedr|hhv|dvs|maks|min|tlf|osv)\.$"
)
#: So many lines with page numbers in one run make all of it a table of contents.
_LEAST_CONTENTS = 3

#: A shorter line is rather a heading, unless its last word cannot end one.
_LEAST_OPEN = 40
#: So many lines tell that a run of them is wrapped, and how wide.
_LEAST_WRAPPED = 3
#: Lines longer than this are not wrapped by anybody's editor or mail program.
_WIDEST_WRAP = 130


@dataclass(frozen=True, slots=True)
class Block:
    """One block: half-open offsets, edged with non-blanks; ``gap`` if a blank line precedes it.

    ``hint`` is the role that the file itself tells, if it does.
    """

    start: int
    end: int
    gap: bool
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    gap: bool
    indent: int = 0


def list_marker(line: str) -> str | None:
    """Return the list marker that opens the line, blanks included, or none."""
    match = LIST_MARKER.match(line)
    if match is None or _DAY.match(line) or match.end() >= len(line):
        return None
    return match.group()


def is_table_line(line: str) -> bool:
    """Whether the line is a row of a table: tabs, pipes, or columns kept apart by blanks."""
    return _TABLE.search(line.strip()) is not None


def is_contents_line(line: str) -> bool:
    """Whether the line is of a table of contents: leaders or a wide gap before a page number."""
    if not line.rstrip("\n")[-1:].isdecimal():
        return False
    if _LEADERS.search(line[-200:]):
        return True
    return _PAGE_AT_END.search(line) is not None and len(_COLUMN_GAP.findall(line)) == 1


def _lines(text: str) -> list[_Line]:
    found: list[_Line] = []
    offset, gap = 0, True
    for raw in text.splitlines(keepends=True):
        stripped = raw.strip()
        if stripped:
            start = offset + len(raw) - len(raw.lstrip())
            found.append(_Line(start, start + len(stripped), stripped, gap, start - offset))
        gap = not stripped
        offset += len(raw)
    return found


def _continues(above: _Line, below: _Line) -> bool:
    """Whether the words themselves run on: no end above, a lower-case start below."""
    small = below.text[:1].islower()
    if _TERMINAL.search(above.text):
        return small and _ABBREVIATED.search(above.text) is not None
    if above.text.endswith(",") or small:
        return True
    open_end = _OPEN_ANYWHERE if len(above.text) < _LEAST_OPEN else _OPEN_END
    return len(above.text) >= _LEAST_OPEN / 2 and open_end.search(above.text) is not None


def _wrap_width(lines: list[_Line]) -> int | None:
    """The width at which the text is wrapped, or none where lines are whole paragraphs."""
    pairs = [(a, b) for a, b in pairwise(lines) if not b.gap]
    if not pairs:
        return None
    widest = max(len(line.text) for pair in pairs for line in pair)
    soft = sum(_continues(a, b) for a, b in pairs)
    if widest > _WIDEST_WRAP or soft < 0.25 * len(pairs):
        return None
    return widest


def _own_width(run: list[_Line]) -> int | None:
    """The width at which a run of lines is wrapped, if three lines or more show that it is.

    Text from a page of columns has runs of several widths.
    """
    plain = [line for line in run if not is_contents_line(line.text)]
    return _wrap_width(plain) if len(plain) >= _LEAST_WRAPPED else None


def may_be_title(line: str) -> bool:
    """Whether a line may be a title in a table of contents: short and no sentence, or with its page."""
    short = len(line.split()) <= _LONGEST_TITLE and not _TERMINAL.search(line.rstrip("?!"))
    return short or is_contents_line(line)


def _contents(run: list[_Line]) -> range:
    """The lines of a run that are a table of contents, with the wrapped titles in it.

    Below "I dette nummer" that is all of the run, where it holds titles only.
    """
    if _CONTENTS_HEAD.match(run[0].text) and all(may_be_title(line.text) for line in run[1:]):
        return range(1, len(run))
    numbered = [i for i, line in enumerate(run) if is_contents_line(line.text)]
    if len(numbered) < _LEAST_CONTENTS:
        return range(0)
    heads = [i for i, line in enumerate(run) if _CONTENTS_HEAD.match(line.text)]
    first = heads[0] + 1 if heads and heads[0] < numbered[0] else 0
    last = numbered[-1] + 1
    return range(first, last) if 3 * len(numbered) >= last - first else range(0)


def _dash_inside(above: _Line, below: _Line, width: int | None, after: _Line | None) -> bool:
    """Whether a line opens with a dash because a wrapped sentence has one there, no list."""
    if width is None or not _SENTENCE_DASH.match(below.text) or list_marker(above.text):
        return False
    listed = after is not None and not after.gap and list_marker(after.text) is not None
    full = len(above.text) >= 0.7 * width
    return full and not listed and not _TERMINAL.search(above.text)


def _hangs(above: _Line, below: _Line) -> bool:
    """Whether a line is set below the words of an item, not below its mark: it is of the item."""
    marker = list_marker(above.text)
    column = above.indent + len(marker) if marker else above.indent
    return below.indent == column > 0


def _joins(
    above: _Line, below: _Line, after: _Line | None, width: int | None, opened_list: bool
) -> bool:
    if below.gap:
        return False
    if is_contents_line(above.text) and is_contents_line(below.text):
        return True
    if _LEADERS.search(below.text[-200:]) and not _TERMINAL.search(above.text):
        return not _CONTENTS_HEAD.match(above.text)  # "FOKUSOMRÅDE 1" over its title and page
    if not opened_list and _dash_inside(above, below, width, after):
        return True
    if list_marker(below.text) or is_table_line(below.text) or _DATED.match(below.text):
        return False
    if _WRITTEN_BY.match(below.text) and not _TERMINAL.search(above.text):
        return False
    if opened_list and _hangs(above, below):
        return True
    if is_table_line(above.text) or above.text.startswith("#") or below.text.startswith("#"):
        return False
    if _RULE.match(below.text):
        return below.text[0] in "=-" and len(below.text) >= 3 and not _RULE.match(above.text)
    if _RULE.match(above.text):
        return False
    if _continues(above, below):
        return True
    if width is None:
        return False
    first_word = below.text.split(maxsplit=1)[0]
    # people who break lines by hand or by a proportional font do not fill each to the last letter
    ragged = len(above.text) >= 0.8 * width and _TERMINAL.search(above.text) is None
    fits = len(above.text) + 1 + len(first_word) <= width and not ragged
    if fits or (opened_list and _TERMINAL.search(above.text)):
        return False
    return not (_TERMINAL.search(above.text) and len(above.text) < 0.75 * width)


def _spoken(lines: list[_Line], i: int) -> bool:
    """Whether a line with a dash opens somebody's words, wrapped: "– Det går\ngodt, siger Anne Berg"."""
    if not lines[i].gap or _SPOKEN_DASH.match(lines[i].text) is None:
        return False
    run = list(takewhile(lambda line: not line.gap, lines[i + 1 : i + 1 + _LONGEST_SPOKEN]))
    listed = any(list_marker(line.text) for line in run)
    return not listed and _SAID.search(" ".join(line.text for line in run)) is not None


def split_blocks(text: str) -> list[Block]:
    """Divide a text into blocks, in text order.

    Args:
        text: the document exactly as read; any line ends.

    Returns:
        Blocks that cover every non-blank character once.
    """
    lines = _lines(text)
    runs = [i for i, line in enumerate(lines) if line.gap]  # the first one too
    contents: set[int] = set()
    widths: list[int | None] = []
    everywhere = _wrap_width(lines)
    for start, end in pairwise([*runs, len(lines)]):
        contents.update(start + i for i in _contents(lines[start:end])[1:])
        widths += [_own_width(lines[start:end]) or everywhere] * (end - start)
    blocks: list[Block] = []
    opened_list = False
    for i, line in enumerate(lines):
        after = lines[i + 1] if i + 1 < len(lines) else None
        if i and (i in contents or _joins(lines[i - 1], line, after, widths[i], opened_list)):
            blocks[-1] = Block(blocks[-1].start, line.end, blocks[-1].gap)
            continue
        opened_list = list_marker(line.text) is not None and not _spoken(lines, i)
        blocks.append(Block(line.start, line.end, line.gap))
    return blocks

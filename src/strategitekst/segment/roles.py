"""Block to role: title, dateline, heading, paragraph, … as the annotation guidelines define them.

First what a block says by its own form (`form`), then what only its surroundings tell: which short
block is the title, which are headings, what repeats, where the page's own furniture begins.
"""

import re
from collections.abc import Iterator, Sequence

from ..da.page import CLOSING, FIRST_HEADINGS, GREETINGS, LINKING
from ..da.roles import ROLE_HEADS
from ..da.speech import SPEECH_VERBS
from .blocks import Block, is_contents_line
from .form import (
    FULL_STOP,
    MARKS,
    SPOKEN_DASH,
    Item,
    address_like,
    is_page_number,
    reachable,
    role_by_form,
    signs,
)
from .hints import CERTAIN

#: What no line of an address is.
_NO_ADDRESS = ("boilerplate", "dateline", "list_item", "byline", "table_row")
#: So many words in a row tell that one block repeats another; so many others are compared.
_REPEATED = 6
_MOST_ALIKE = 50
#: Roles given by form that a row of a table may have been given.
_BLANKS = dict.fromkeys(map(ord, "\u00a0\u202f\u2007"), " ")
_PERHAPS_ROWS = (None, "list_item", "contact", "table_row")
#: What may stand right below a headline.
_UNDER_TITLE = ("dateline", "byline", "caption")
_SAID = re.compile(rf"[,?!”\"] (?:{'|'.join(sorted(SPEECH_VERBS))})\b")


_DIGITS = re.compile(r"\d+")
_TWO_COLUMNS = re.compile(r"(?!\d+[.)]\s)\S[^\n]*?\S {3,}\S[^\n]*$")
#: What kind of paper it is, not what it is about.
_TAG = re.compile(
    r"(?:notat|referat|høringssvar|bilag|dagsorden|nyhedsbrev|til|sag|emne)(?: til .*| nr\.? ?\d.*)?$"
)
_CHAPTER = re.compile(r"(?:kapitel|afsnit) \d+[.:]? \w")
#: The head of a newspaper page or report: "Forvaltning & It nr. 5 · 23. marts 2007 · side 8".
_MASTHEAD = re.compile(r" [·|•] |\b(?:nr\.|side|årgang) \d")
_PUBLISHER = re.compile(
    r"(?:[A-ZÆØÅ][\w-]+ ){1,3}Kommune$|Region [A-ZÆØÅ]\w+$|\S+(?:styrelsen|ministeriet)$|KL$|KOMBIT$|KMD$|Danske Regioner$"
)
_REPORT = re.compile(r"\b(?:års)?(?:beretning|rapport)|statusrapport|årsrapport|årsberetning")
_NUMBERED = re.compile(r"\d{1,2}\. \w")
_NOTE_NUMBER = re.compile(r"(\d{1,2})[.)]?\s+(?=[\"»”A-ZÆØÅ])")
_PARTY = re.compile(r"(?:For|På vegne af) [^:\n]{3,60}: ?[A-ZÆØÅ]")
_NAME_ALONE = re.compile(r"(?:[^\W\d_a-zæøå][\w'’.-]*[ -]?){2,5}$")


def _after(items: list[Item], i: int) -> Iterator[Item]:
    """The items below one, without a copy of them all."""
    return (items[j] for j in range(i + 1, len(items)))


def _has_speech(text: str) -> bool:
    return any(word in SPEECH_VERBS for word in re.findall(r"\w+", text.lower()))


def _first_role(item: Item) -> str | None:
    """The role by the block's own form and the file's hint.

    What the file tells for certain stands. A heading, item or paragraph of the file may still be a
    date line, a contact or furniture by its words.
    """
    if item.hint in CERTAIN:
        return item.hint
    form = role_by_form(item)
    if item.hint is None or form in ("boilerplate", "dateline", "byline", "caption", "contact"):
        return form
    return "heading" if item.hint == "title" else item.hint


def _mark_dashes(items: list[Item]) -> None:
    """Tell spoken lines that open with a dash (paragraphs) from dashed lists."""
    i = 0
    while i < len(items):
        if items[i].role is not None or not SPOKEN_DASH.match(items[i].text):
            i += 1
            continue
        end = i + 1
        while end < len(items) and SPOKEN_DASH.match(items[end].text) and not items[end].gap:
            end += 1
        run = items[i:end]
        before = items[i - 1].text if i else ""
        handed_over = before.rstrip().endswith(":") and _has_speech(before[-120:])
        complete = all(FULL_STOP.search(item.text) or _has_speech(item.text) for item in run)
        said = any(_SAID.search(item.text) for item in run)
        long = sum(item.words for item in run) / len(run) >= 12
        # one dash line that stands alone is a sentence somebody says; several in a row are a list
        alone = len(run) == 1 and (long or before.rstrip().endswith(":"))
        spoken = said or handed_over or (complete and alone)
        for item in run:
            item.role = "paragraph" if spoken else "list_item"
        i = end


def _mark_title(items: list[Item]) -> int | None:
    """Choose the headline among the short blocks above the first running text.

    Where nothing but a tag or a word or two stands there, the search goes on a little below.
    """
    best, best_score = None, -1.0
    keys = [item.key for item in items]
    above = running = 0
    contents = any(is_contents_line(line) for x in items for line in x.text.splitlines())
    for i, item in enumerate(items):
        numbered = item.role == "list_item" and i < 12 and _NUMBERED.match(item.text)
        if item.role not in (None, "heading") and not numbered:
            continue
        if item.running and (item.words > 25 or FULL_STOP.search(item.text)):
            running += 1
            if running > 2 or (best is not None and items[best].words >= 2):
                break
            continue
        above += 1
        if above > 25:
            break
        ends = item.text[-1] in '?!:”"»«'
        if (not item.short and not (item.words <= 25 and ends)) or signs(item):
            continue
        level_one = item.hint == "title" or bool(re.match(r"# |.+\n=+$", item.text, re.DOTALL))
        repeated = item.words >= 3 and keys.count(item.key) > 1 and keys.index(item.key) == i
        score = 1 + 4 * repeated + 6 * level_one + min(item.words, 6) / 2
        score += 1.0 if above == 1 else 0.0
        first = best is None or best_score < 1
        score += 4.0 if first and contents and item.words >= 2 else 0.0
        score -= 1.0 if item.words > 14 else 0.0
        score -= 2.0 if _TAG.match(item.plain) or _MASTHEAD.search(item.plain) else 0.0
        score -= 3.0 if _PUBLISHER.match(item.text) or item.words == 1 else 0.0
        report = any(_REPORT.search(x.plain) for x in items[:i])
        chapter = _CHAPTER.match(item.plain) or (report and _NUMBERED.match(item.text))
        score += 4.0 if chapter and i < 12 else 0.0
        below = next((x for x in _after(items, i) if x.role != "boilerplate"), None)
        score += 1.5 if below is not None and (below.running or below.role in _UNDER_TITLE) else 0.0
        if score > best_score:
            best, best_score = i, score
    if best is not None:
        items[best].role = "title"
    return best


def _is_heading(item: Item, following: Item | None) -> bool:
    """Whether a block is a heading; ``following`` is the next one below, pictures left out."""
    if following is None or following.role in ("contact", "dateline", "byline"):
        return False
    lead = item.text.rstrip()
    if lead.endswith("?") and item.words > 9:
        return False
    spoken = SPOKEN_DASH.match(following.text) or following.text[:1] in MARKS
    if lead.endswith(":") and (following.role == "list_item" or spoken):
        return False
    if lead.endswith(":"):
        return item.words <= 3 and not _has_speech(item.text) and item.text[:1].isupper()
    if item.words > 16 or len(item.text) > 120 or item.text[:1].islower():
        return False
    ends = FULL_STOP.search(lead) is not None
    quoted = item.text[:1] in MARKS and lead[-1] in MARKS and item.words <= 9 and not ends
    if quoted:
        return item.gap and following.role == "paragraph" and following.text[:1] not in MARKS
    if item.text[:1] in MARKS or FULL_STOP.search(lead) or lead[-1] in ",;":
        return False
    return (
        following.role in ("paragraph", "list_item", "table_row")
        or following.running
        or following.short
    )


def _rows(items: list[Item]) -> set[int]:
    """Blocks in rows of three or more short ones with a comma: names and addresses, no headings."""
    found: set[int] = set()
    row: list[int] = []
    for i, item in enumerate([*items, None]):
        if item is not None and item.role is None and item.short and ", " in item.text:
            row.append(i)
            continue
        if len(row) >= 3:
            found.update(row)
        row = []
    return found


def _mark_numbered_headings(items: list[Item]) -> None:
    """ "2. Økonomi" that stands alone is a heading, not an item of a list."""
    for i, item in enumerate(items[:-1]):
        if item.role != "list_item" or not item.text[:1].isdigit() or item.words > 12:
            continue
        after = items[i + 1]
        above = items[i - 1].role if i else None
        opens = after.role in (None, "paragraph") and after.running
        alone = item.gap and (above != "list_item" or not items[i - 1].text[:1].isdigit())
        apart = alone and after.role in (None, "paragraph", "heading", "table_row", "caption")
        capitals = item.text.isupper()
        if (opens or apart or capitals) and not FULL_STOP.search(item.text):
            item.role = "heading"


def _mark_unmarked_lists(items: list[Item]) -> None:
    """Lines after "…:" that have lost their bullets: short, several, without an end of their own."""
    for i, item in enumerate(items[:-1]):
        if item.role not in (None, "paragraph") or not item.text.rstrip().endswith(":"):
            continue
        if item.words < 4 or _has_speech(item.text[-60:]):
            continue
        run: list[Item] = []
        for below in _after(items, i):
            ends = FULL_STOP.search(below.text) is not None
            if below.role is not None or (below.gap and run) or below.words > 30 or ends:
                break
            run.append(below)
        if len(run) >= 2:
            for below in run:
                below.role = "list_item"


def _mark_repeats(items: list[Item], title: int | None) -> None:
    """A repeated title is furniture; a short block that repeats words of the text is a caption."""
    if title is not None:
        for i, item in enumerate(items):
            if i != title and item.role in (None, "heading") and item.key == items[title].key:
                item.role = "boilerplate"
    candidates = [item for item in items if item.role is None and item.words >= _REPEATED]
    if not candidates:
        return
    where = _runs(items)
    for item in candidates:
        quoted = item.text[:1] in MARKS or item.text[-1] in MARKS
        for other in where.get(" ".join(item.key.split()[:_REPEATED]), ()):
            if (
                other.words > 1.3 * item.words
                and item.key in other.key
                and (quoted or other.role != "caption")
            ):
                item.role = "caption"
                break


def _runs(items: list[Item]) -> dict[str, list[Item]]:
    """Runs of six words to the blocks they stand in: a few of each, those that differ."""
    where: dict[str, list[Item]] = {}
    wanted = {
        " ".join(item.key.split()[:_REPEATED])
        for item in items
        if item.role is None and item.words >= _REPEATED
    }
    for item in items:
        words = item.key.split()
        for i in range(len(words) - _REPEATED + 1):
            run = " ".join(words[i : i + _REPEATED])
            if run in wanted:
                known = where.setdefault(run, [])
                if len(known) < _MOST_ALIKE and (not known or known[-1] is not item):
                    known.append(item)
    return where


def _mark_running_heads(items: list[Item]) -> None:
    """Lines that stand again and again beside page numbers or hold one are heads and feet of pages."""
    where: dict[str, list[int]] = {}
    for i, item in enumerate(items):
        if item.words <= 14 and item.role not in ("list_item", "table_row"):
            where.setdefault(_DIGITS.sub("", item.key).strip(), []).append(i)
    for key, places in where.items():
        if len(places) < 3 or not key:
            continue
        numbered = sum(any(is_page_number(x) for x in items[max(i - 1, 0) : i + 2]) for i in places)
        counting = len({items[i].key for i in places}) == len(places)
        divided = any(mark in items[places[0]].text for mark in ("·", "|", "•"))
        if numbered >= len(places) / 2 or counting or divided:
            for i in places:
                items[i].role = "boilerplate"


def _mark_numbered_notes(items: list[Item], text: str) -> None:
    """ "1 Alle tal er i 2014-priser." is a footnote where the text refers to it or a page ends."""
    referred_to: dict[str, bool] = {}
    for i, item in enumerate(items):
        number = _NOTE_NUMBER.match(item.text)
        if number is None or item.role not in (None, "list_item") or "\t" in item.text:
            continue
        if number[1] not in referred_to:
            letter, mark = rf"(?<=[^\W\d_]{number[1]})", rf"(?<=[^\W\d_][.,;)”»]{number[1]})"
            reference = rf"{number[1]}(?:{letter}|{mark})(?![\w)]|[.,]\d)"
            referred_to[number[1]] = re.search(reference, text) is not None
        referred = referred_to[number[1]]
        around = items[max(i - 1, 0) : i] + items[i + 1 : i + 2]
        at_foot = any(x.role in ("boilerplate", "footnote") for x in around) or i + 1 == len(items)
        bare = item.role is None and item.running
        numbered = item.role == "list_item"
        if numbered and not (item.running and referred and at_foot):
            continue
        if (referred and (at_foot or bare)) or (bare and at_foot and item.words >= 8):
            item.role = "footnote"


def _mark_signing_parties(items: list[Item]) -> None:
    """Lines at the end of an agreement or foreword that sign it: "For KL: Bo Holm, direktør"."""
    for i, item in enumerate(items):
        if item.role in ("dateline", "contact", "title") or not item.short:
            continue
        party = _PARTY.match(item.text) is not None
        office = signs(item) and i > 2
        lines = item.text.splitlines()
        block = len(lines) >= 2 and _NAME_ALONE.match(lines[0]) is not None and _office(lines[1])
        ends = i + 1 == len(items) or items[i + 1].role != "list_item"
        if party or ((office or block) and ends and item.role in (None, "boilerplate")):
            above = items[i - 1].text.rstrip() if i else ""
            if party or (above[-1:] in ".!?" or items[i - 1].role == "contact"):
                item.role = "contact"


def _office(line: str) -> bool:
    words = line.lower().split()
    return len(words) <= 10 and any(word.rstrip(",").endswith(ROLE_HEADS) for word in words[:3])


def _mark_columns(items: list[Item]) -> None:
    """Two or more lines in a row with one wide gap each are rows of a table with two columns."""
    run: list[Item] = []
    for item in [*items, None]:
        wide = item is not None and _TWO_COLUMNS.match(item.text) is not None
        fits = wide and item is not None and item.role in _PERHAPS_ROWS
        if item is not None and fits and (not run or not item.gap):
            run.append(item)
            continue
        if len(run) >= 2:
            for row in run:
                row.role = "table_row"
        run = [item] if item is not None and wide else []


def _mark_links(items: list[Item]) -> None:
    """Link lines below "Læs også"; and all that follows "Læses lige nu" near the end."""
    for i, item in enumerate(items):
        bare = item.plain.strip(" .:!>›»")
        if item.role != "boilerplate":
            continue
        if bare in CLOSING and i >= len(items) / 2:
            for below in items[i + 1 :]:
                if below.role not in ("contact", "dateline"):
                    below.role = "boilerplate"
            return
        if bare in LINKING and i + 1 < len(items):
            below = items[i + 1]
            if below.role is None and below.short and (below.words >= 5 or not below.gap):
                below.role = "boilerplate"


def _mark_tail(items: list[Item]) -> None:
    """Short lines below the last running text are links, tags or a signature."""
    last = max(
        (
            i
            for i, item in enumerate(items)
            if item.running or item.role in ("list_item", "table_row", "footnote", "contact")
        ),
        default=-1,
    )
    if last < 0:
        return
    signing = items[last].role == "contact" and any(g in items[last].plain for g in GREETINGS)
    for item in items[last + 1 :]:
        if item.role in (None, "heading") or (item.role == "paragraph" and item.short):
            item.role = "contact" if signing and item.words <= 8 else "boilerplate"


def _mark_addresses(items: list[Item]) -> None:
    """Short lines in one block with an address among them are an address: name, street, town."""
    run: list[Item] = []
    for item in [*items, None]:
        part = item is not None and item.role not in _NO_ADDRESS and address_like(item)
        if item is not None and part and run and not item.gap:
            run.append(item)
            continue
        if len(run) >= 2 and any(reachable(x) for x in run):
            for x in run:
                x.role = "contact"
        run = [item] if item is not None and part else []


def _mark_signatures(items: list[Item]) -> None:
    """The short lines below a greeting or the word "Kontakt" belong to it."""
    left = 0
    for i, item in enumerate(items):
        bare = item.plain.strip(" .:,")
        greets = item.words <= 6 and any(g in bare for g in GREETINGS)
        if greets and (item.role == "contact" or bare in GREETINGS):
            near = items[i + 1 : i + 5]
            reachable = any(x.role == "contact" for x in near)
            if item.role == "contact" or reachable:
                item.role, left = "contact", 4
            continue
        if (
            left
            and item.role in (None, "contact")
            and item.words <= 12
            and not FULL_STOP.search(item.text)
        ):
            item.role = "contact"
            left -= 1
        else:
            left = 0


def assign_roles(text: str, blocks: Sequence[Block]) -> list[str]:
    """Tell the role of every block.

    Args:
        text: the document as read.
        blocks: its blocks in text order, as `split_blocks` gives them.

    Returns:
        One role a block, in the same order; ``title`` at most once.
    """
    if any(chr(blank) in text for blank in _BLANKS):
        text = text.translate(_BLANKS)  # a blank that does not break is a blank to a reader
    items = [Item(text[block.start : block.end], block.gap, block.hint) for block in blocks]
    for item in items:
        item.role = _first_role(item)
    _mark_running_heads(items)
    _mark_columns(items)
    _mark_numbered_notes(items, text)
    _mark_signatures(items)
    _mark_addresses(items)
    _mark_dashes(items)
    title = _mark_title(items)
    _mark_repeats(items, title)
    _mark_links(items)
    _mark_numbered_headings(items)
    _mark_unmarked_lists(items)
    _mark_signing_parties(items)
    first_running = next(
        (i for i, x in enumerate(items) if x.role in (None, "paragraph") and x.running), len(items)
    )
    if title is not None:
        for i, item in enumerate(items[:first_running]):
            if item.role is not None or not item.short:
                continue
            # above the headline: tags and navigation; between it and the text: a picture's words,
            # but directly on top of a paragraph: that paragraph's heading
            opens_next = i + 1 < len(items) and not items[i + 1].gap
            if i < title:
                item.role = "boilerplate"
            elif (
                item.words <= 12
                and not opens_next
                and i == title + 1
                and item.plain.strip(" .:") not in FIRST_HEADINGS
            ):
                item.role = "caption"
        for item in items[title + 1 : first_running]:
            if item.role is None and signs(item):
                item.role = "byline"
    rows = _rows(items)
    following: Item | None = None
    for i in range(len(items) - 1, -1, -1):
        item = items[i]
        if item.role is None:
            heading = i not in rows and _is_heading(item, following)
            item.role = "heading" if heading else "paragraph"
        if item.role not in ("boilerplate", "caption"):
            following = item
    _mark_tail(items)
    return [item.role or "paragraph" for item in items]


def join_signatures(
    text: str, blocks: Sequence[Block], roles: Sequence[str]
) -> tuple[list[Block], list[str]]:
    """Join lines that are one unit only together: an address, an author and his office.

    Args:
        text: the document.
        blocks: its blocks.
        roles: their roles.

    Returns:
        Blocks and roles, with the lines of a contact or byline that no blank line divides as one.
    """
    joined: list[Block] = []
    kept: list[str] = []
    for block, role in zip(blocks, roles, strict=True):
        words = text[block.start : block.end]
        office = len(words) < 80 and any(
            w.lower().rstrip(",").endswith(ROLE_HEADS) for w in words.split()[:4]
        )
        same = (
            bool(kept)
            and not block.gap
            and (
                (kept[-1] == role == "contact" and len(words) < 120)
                or (
                    kept[-1] == "byline"
                    and role in ("heading", "paragraph", "caption", "byline")
                    and office
                )
            )
        )
        if same:
            joined[-1] = Block(joined[-1].start, block.end, joined[-1].gap)
        else:
            joined.append(block)
            kept.append(role)
    return joined, kept

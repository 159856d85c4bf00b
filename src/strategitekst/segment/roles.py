"""Block to role: title, dateline, heading, paragraph, … as the annotation guidelines define them.

First what a block (`items`) says by its own form (`form`), then what only its surroundings tell: lists and
tables (`lists`), signatures (`signatures`), the title and headings (`headline`), what repeats and
where the page's own furniture begins (`furniture`).
"""

from collections.abc import Sequence
from itertools import pairwise

from ..da.page import CREDITS, FIRST_HEADINGS
from .blocks import Block
from .contacts import is_addressed, signs
from .contents import mark_contents
from .datelines import is_dated_line, is_person
from .form import role_by_form
from .furniture import (
    is_menu,
    mark_labels,
    mark_links,
    mark_menu_words,
    mark_menus,
    mark_page_breaks,
    mark_running_heads,
    mark_tail,
)
from .headline import is_heading, mark_title, rows_of_short
from .hints import CERTAIN
from .items import Item
from .lists import (
    mark_barred_rows,
    mark_columns,
    mark_dashes,
    mark_questions,
    mark_table_notes,
    mark_unmarked_lists,
)
from .numbered import (
    mark_bare_numbers,
    mark_labelled_lists,
    mark_last_notes,
    mark_numbered_headings,
    mark_numbered_notes,
    mark_numbered_rows,
)
from .page_lines import is_part_label
from .repeats import mark_repeats
from .signatures import mark_addresses, mark_signatures, mark_signing_parties
from .title_clues import is_subtitle, names_sender

#: Words of a tag.
_TAG = 3
#: Blanks at which no line may break, as plain ones.
_BLANKS = dict.fromkeys(map(ord, "\u00a0\u202f\u2007"), " ")


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


def items_of(text: str, blocks: Sequence[Block]) -> list[Item]:
    """The blocks with the roles that they have by their form, before the title is looked for.

    Args:
        text: the document as read.
        blocks: its blocks in text order, as `split_blocks` gives them.

    Returns:
        One a block, in the same order.
    """
    if any(chr(blank) in text for blank in _BLANKS):
        text = text.translate(_BLANKS)  # a blank that does not break is a blank to a reader
    items = [Item(text[block.start : block.end], block.gap, block.hint) for block in blocks]
    for item in items:
        item.role = _first_role(item)
    mark_labels(items)
    mark_contents(items)
    mark_menu_words(items)
    mark_running_heads(items)
    mark_page_breaks(items)
    mark_columns(items)
    mark_barred_rows(items)
    mark_bare_numbers(items)
    mark_numbered_rows(items)
    mark_table_notes(items)
    mark_numbered_notes(items, text)
    mark_last_notes(items)
    mark_signatures(items)
    mark_addresses(items)
    mark_dashes(items)
    mark_labelled_lists(items)
    mark_questions(items)
    return items


def _mark_head(items: list[Item], title: int) -> None:
    """Tell what stands above the headline, and between it and the first running text.

    Above it: tags and navigation; between: date lines, a subtitle, a picture's words, who wrote it; but
    directly on top of a paragraph stands that paragraph's heading.
    """
    first_running = next(
        (i for i, x in enumerate(items) if x.role in (None, "paragraph") and x.running), len(items)
    )
    for item in items[: min(title, 3)]:
        if item.role == "table_row" and is_menu(item):
            item.role = "boilerplate"  # cells at the head of a page are its running head
    for i, item in enumerate(items[:first_running]):
        if item.role is not None or not item.short:
            continue
        opens_next = i + 1 < len(items) and not items[i + 1].gap
        if is_dated_line(item) and (i > title or item.plain.startswith("pressemeddelelse")):
            item.role = "dateline"
        elif i < title:
            opens = is_part_label(item) or item.plain.strip(" .:") in FIRST_HEADINGS
            other = "contact" if is_addressed(item) else "boilerplate"
            item.role = "heading" if opens else other
        elif item.gap and not opens_next and i > title and is_person(item.text):
            item.role = "byline"
        elif i == title + 1 and is_subtitle(item):
            item.role = "paragraph"
        elif (
            item.words <= 12
            and not opens_next
            and i == title + 1
            and item.plain.strip(" .:") not in FIRST_HEADINGS
            and not item.text[:1].isdigit()
        ):
            item.role = "boilerplate" if names_sender(item) else "paragraph"
    for above, item, below in zip(items, items[1:first_running], items[2:], strict=False):
        beside = above.role == "dateline" and not item.gap and below.gap
        if beside and item.role is None and item.words <= _TAG:
            item.role = "boilerplate"  # "01-06-2021", on the next line "It-løsninger"
    for item in items[title + 1 : first_running]:
        if item.role is None and item.gap and names_sender(item):
            item.role = "boilerplate"  # "Finansministeriet" below the day
    rows = rows_of_short(items)  # those who take part, and no writers
    for i in range(title + 1, first_running):
        if items[i].role is None and i not in rows and signs(items[i]):
            items[i].role = "byline"


def assign_roles(text: str, blocks: Sequence[Block]) -> list[str]:
    """Tell the role of every block.

    Args:
        text: the document as read.
        blocks: its blocks in text order, as `split_blocks` gives them.

    Returns:
        One role a block, in the same order; ``title`` at most once.
    """
    items = items_of(text, blocks)
    title = mark_title(items)
    mark_repeats(items, title)
    mark_links(items)
    mark_numbered_headings(items)
    mark_unmarked_lists(items)
    mark_signing_parties(items)
    if title is not None:
        _mark_head(items, title)
    rows = rows_of_short(items)
    following: Item | None = None
    for i in range(len(items) - 1, -1, -1):
        item = items[i]
        if item.role is None:
            heading = i not in rows and is_heading(item, following)
            item.role = "heading" if heading else "paragraph"
        if item.role not in ("boilerplate", "caption"):
            following = item
    mark_menus(items)
    mark_tail(items)
    for item, below in pairwise(items):
        credit = below.role == "caption" and below.plain.startswith(CREDITS) and not below.gap
        if item.role == "heading" and credit and item.words <= 12:
            item.role = "caption"  # the words above "Foto: …" are the picture's
        elif below.role == "byline" and item.words > 1 and below.key.endswith(f" {item.key}"):
            # below a picture "Anne Berg, direktør", then "Af Anne Berg, direktør"
            item.role = "caption"
    return [item.role or "paragraph" for item in items]

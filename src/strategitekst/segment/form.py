"""The role that a block has by its own form, whatever stands around it.

Lines of the page (`page_lines`), date lines and bylines (`datelines`) and contacts (`contacts`) have
modules of their own; captions, footnotes, list items and table rows are told here.
"""

import re
from typing import Final

from ..da.page import CAPTION_ENDS, CAPTION_MARKS
from ..da.pictures import PICTURED
from ..da.speech import has_speech
from .blocks import is_table_line, list_marker
from .contacts import is_barred_address, is_contact
from .datelines import is_byline, is_dateline
from .items import LONGEST, SPOKEN_DASH, Item
from .page_lines import is_fact, is_furniture

_FOOTNOTE: Final = re.compile(
    r"(?:\[\d{1,3}\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\*{1,3}\))\s*\S|(?:note|noter|kilde|kilder|anm|anm\.):\s",
    re.IGNORECASE,
)
_MARKDOWN_HEADING: Final = re.compile(r"(#{1,6})\s+\S|.+\n(=+|-+)$|\*\*[^*]+\*\*$", re.DOTALL)
#: A row with bars at both ends, as in Markdown.
_BARRED: Final = re.compile(r"\|(?:[^|\n]+\|){2,}")
#: Words of the longest text that tells what a picture shows.
_LONGEST_ALT: Final = 25
#: Words of an item that only tells whom to call; one that says more is an item of its list.
_LONGEST_ENTRY: Final = 14
#: Two cells of figures at the end: a row of a table, though it is numbered.
_CELLS: Final = re.compile(r"\t\s*[\d.,+–-]+(?: ?(?:pct\.|%|kr\.))?\s*\t\s*[\d.,+–-]+")
#: Who took the picture, at the end of its text: "Skærm og mus - Foto Lis Holm".
_CREDITED: Final = re.compile(
    r"[-–|(] ?[Ff]oto(?: af)? [A-ZÆØÅ][\w.-]+(?: [A-ZÆØÅ][\w.-]+){1,3}\)?\Z"
)
#: And where a label says so: "Modelfoto: Lis Holm", "Pressefotograf/Lis Holm".
_LABELLED: Final = re.compile(
    r"(?:\b|model|genre|arkiv|presse|privat)(?:foto(?:graf)?|illustration)\s*[:/]"
)


def _is_caption(item: Item) -> bool:
    if item.plain.startswith(CAPTION_MARKS):
        return item.words <= 60
    if item.plain.rstrip(" .()").endswith(CAPTION_ENDS):
        return True
    short = item.words <= _LONGEST_ALT
    if short and PICTURED.match(item.text):
        return not has_speech(item.text)
    credited = short and _CREDITED.search(item.text) is not None
    return credited or _LABELLED.search(item.plain) is not None


def role_by_form(item: Item) -> str | None:
    """The role a block has by its own form, whatever stands around it."""
    if len(item.text) > LONGEST:
        return _role_of_long(item)
    if _BARRED.fullmatch(item.text):
        return "table_row"
    if is_dateline(item):
        return "dateline"
    if is_barred_address(item):
        return "contact"
    if is_furniture(item):
        return "boilerplate"
    if is_byline(item):
        return "byline"
    if _is_caption(item):
        return "caption"
    if _MARKDOWN_HEADING.match(item.text):
        return "heading"
    if is_fact(item):
        return "paragraph"
    if is_contact(item) and not (item.words > _LONGEST_ENTRY and list_marker(item.text)):
        return "contact"
    if _FOOTNOTE.match(item.text):
        return "footnote"
    if item.text.count("\t") >= 2 and _CELLS.search(item.text):
        return "table_row"
    if list_marker(item.text) and not SPOKEN_DASH.match(item.text):
        return "list_item"
    if is_table_line(item.text):
        return "table_row"
    return None


def _role_of_long(item: Item) -> str | None:
    """Of a block too long for most forms, only how it begins and what it is made of is looked at."""
    if not any(char.isalnum() for char in item.text):
        return "boilerplate"
    if _FOOTNOTE.match(item.text):
        return "footnote"
    if list_marker(item.text) and not SPOKEN_DASH.match(item.text):
        return "list_item"
    return "table_row" if is_table_line(item.text) else None

"""What belongs to the page: heads and feet, link lines, the tail below the text."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from ..da.page import CLOSING, GREETINGS, LINKING, MENU_HEADINGS
from .contacts import signs
from .items import Item, after
from .page_lines import is_case_label, is_fact, is_page_number, is_part_label
from .repeats import NAME

_NUMBERED = re.compile(r"\d{1,3}\.\s[A-ZÆØÅ]")
_DIGITS = re.compile(r"\d+")
_SITE = re.compile(r"[\w-]+\.(?:dk|com|nu)")
#: Words of a case's number: "2015 - 7002".
_NUMBER = 3
#: Words of a headline that a link shows, at most.
_LINK = 16
#: Words of another one below it, at least; and a verb in the present, with its subject behind or before.
_LEAST_LINK = 6
_TELLS = re.compile(r"\b(?:\w{3,}(?:er|es)|har|skal|vil|kan|fik|blev|får|må|går)\b")
#: Words of a last line that is cut off, at least; what stands at the foot of a page; and a verb.
_CUT_OFF = 5
_LAST_HEADING = re.compile(
    r"(?!(?:Læs|Se|Send|Udskriv|Tip|Print|Tilmeld|Afmeld|Kontakt|Til|Gå|Skriv|Del|Kilde|Foto|Side|Bilag|Følg)\b)"
    r"[A-ZÆØÅ][\w,'’-]+(?: [\w,'’-]+){1,8}\??"
)
_FOOT = re.compile(r"[?!.]\W+\w+(?:\W+\w+){0,2}\Z|·|cookie|modtager|vedligeholdes|nyttig")
_VERB = re.compile(
    r"\b(?:er|var|har|havde|skal|vil|kan|får|bliver|blev|går|giver|gør|fik|kom|kommer|må|findes|lægger|beskriver|viser|offentliggøres|lægges|sendes|\w{4,}ede)\b"
)


#: A line that ends with the number of its page: "Digital Kurs 2017-2020  |  6".
_HEAD_OF_PAGE = re.compile(
    r"[^|\n]{4,80}\s\|\s+(?:[Ss]ide )?\d{1,3}|\S[^\n]{3,120}[^\n\S]{3,}(?:[Ss]ide )?\d{1,3}(?: af \d{1,3})?"
    r"|\d{1,3}[^\n\S]{3,}[^\W\d][^\n\d]{3,80}"
)


def is_menu(item: Item) -> bool:
    """Whether a line in cells leads to other pages: words alone, or parted by bars."""
    return "\n" not in item.text and ("|" in item.text or _DIGITS.search(item.text) is None)


def mark_menus(items: list[Item]) -> None:
    """Lines in cells that no other row stands beside: the head of a page, and menus below the text."""
    text = [i for i, x in enumerate(items) if x.running or x.role in ("list_item", "heading")]
    last = max(text, default=-1)
    heads = Counter(_DIGITS.sub("", x.key) for x in items if x.role == "table_row")
    for i, item in enumerate(items):
        beside = (*items[max(i - 1, 0) : i], *items[i + 1 : i + 2])
        if item.role != "table_row" or any(x.role == "table_row" for x in beside):
            continue
        again = heads[_DIGITS.sub("", item.key)] > 1
        if again or _HEAD_OF_PAGE.fullmatch(item.text) or (i > last >= 0 and is_menu(item)):
            item.role = "boilerplate"


def mark_running_heads(items: list[Item]) -> None:
    """Lines that stand again and again beside page numbers or hold one are heads and feet of pages."""
    where: dict[str, list[int]] = {}
    for i, item in enumerate(items):
        if (
            item.words <= 14
            and item.role not in ("list_item", "table_row")
            and not is_part_label(item)
            and not is_fact(item)
        ):
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


def mark_page_breaks(items: list[Item]) -> None:
    """A short line inside a sentence is the head or foot of a page that ends there."""
    for above, item, below in zip(items, items[1:], items[2:], strict=False):
        inside = above.words > 12 and not above.ends and below.text[:1].islower()
        if inside and item.short and item.role in (None, "heading", "table_row"):
            item.role = "boilerplate"


def mark_labels(items: list[Item]) -> None:
    """ "Sagsnr." and its number below; page 1 below "Transkript"; a site below the day; "Om os" above a paragraph heads it."""
    for item, below in pairwise(items):
        if is_case_label(item) and below.words <= _NUMBER and _DIGITS.search(below.text):
            item.role = below.role = "boilerplate"
        elif item.plain == "transkript" and below.text.startswith("1 "):
            below.role = "boilerplate"
        elif item.role == "dateline" and _SITE.fullmatch(below.plain):
            below.role = "boilerplate"  # "02.11.2021", below it "Fjordnyt.dk"
        elif item.plain == "om os" and below.running:
            item.role = None


def mark_menu_words(items: list[Item]) -> None:
    """A word of menus that stands alone between two paragraphs heads the second: "Statistik"."""
    for above, item, below in zip(items, items[1:], items[2:], strict=False):
        inside = above.running and below.running and item.gap
        if inside and item.role == "boilerplate" and item.plain in MENU_HEADINGS:
            item.role = "heading"


def mark_links(items: list[Item]) -> None:
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
        for below in _linked(items, i) if bare in LINKING else ():
            below.role = "boilerplate"


def _linked(items: list[Item], i: int) -> Iterator[Item]:
    """The headlines that a line such as "Læs også" links to.

    Another one below the first has a verb, as a heading of the text seldom has.
    """
    also = items[i].plain.startswith("læs også")
    for number, below in enumerate(after(items, i)):
        line = below.short or (also and not number and below.words <= _LINK)
        told = number == 0 or (also and below.words >= _LEAST_LINK and _TELLS.search(below.plain))
        if below.role is not None or not line or not told or (below.words < 5 and below.gap):
            return
        yield below


def _is_cut_off(item: Item) -> bool:
    """Whether a sentence begins that has no end: "Det er ikke nogen lille opgave, og det"."""
    sentence = item.words >= _CUT_OFF and _VERB.search(item.plain) is not None
    return (
        sentence
        and _FOOT.search(item.plain) is None
        and item.text[:1].isupper()
        and item.text[-1].isalpha()
    )


def _heads_nothing(end: Item, above: Item) -> bool:
    """Whether a last line is the heading of what is cut away: "Hvem skal betale?" below a paragraph."""
    return (
        end.role in (None, "heading", "paragraph")
        and (above.running or above.text.endswith(":"))
        and end.gap
        and _LAST_HEADING.fullmatch(end.text) is not None
        and not signs(end)
        and not NAME.match(end.text)
    )


def mark_tail(items: list[Item]) -> None:
    """Short lines below the last running text are links, tags or a signature.

    A last line with a verb and no end is a sentence that is cut off: the text goes on elsewhere.
    """
    end = items[-1] if items else None
    if end is not None and end.role in (None, "heading", "paragraph") and _is_cut_off(end):
        end.role = "paragraph"
        return
    if len(items) > 1 and end is not None and _heads_nothing(end, items[-2]):
        end.role = "heading"
        return
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
        if _NUMBERED.match(item.text):
            continue
        if item.role in (None, "heading") or (item.role == "paragraph" and item.short):
            signs_here = (signing and item.words <= 8) or signs(item)
            item.role = "contact" if signs_here else "boilerplate"

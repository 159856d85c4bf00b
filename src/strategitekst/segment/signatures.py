"""Addresses, signatures and parties that sign: lines that are one unit only together."""

import re
from collections.abc import Sequence

from ..da.page import GREETINGS
from ..da.roles import ROLE_HEADS
from .blocks import Block
from .contacts import address_like, is_address_line, reachable, signs
from .items import FULL_STOP, Item, runs_of

#: What no line of an address is.
_NO_ADDRESS = ("boilerplate", "dateline", "list_item", "byline", "table_row")
_PARTY = re.compile(r"(?:For|På vegne af) [^:\n]{3,60}: ?[A-ZÆØÅ]")
#: A telephone or mail address: what follows with a postal address is another unit.
_REACHED = re.compile(r"@|\d\d ?\d\d ?\d\d ?\d\d")
_NUMBER_ALONE = re.compile(r"\W*(?:\+45 ?)?\d\d(?: ?\d\d){3}\W*")
_NAME_ALONE = re.compile(r"(?:[^\W\d_a-zæøå][\w'’.-]*[ -]?){2,5}$")


def mark_signing_parties(items: list[Item]) -> None:
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
            if office and _stands_between(items, i):
                item.role = "paragraph"  # it signs the words above, and the text goes on
            elif party or (above[-1:] in ".!?" or items[i - 1].role == "contact"):
                item.role = "contact"


def _stands_between(items: Sequence[Item], i: int) -> bool:
    """Whether running text stands right above a block and right below."""
    around = items[i - 1 : i + 2]
    return len(around) == 3 and all(
        x.running and x.role in (None, "paragraph") for x in (around[0], around[2])
    )


def _office(line: str) -> bool:
    words = line.lower().split()
    return len(words) <= 10 and any(word.rstrip(",").endswith(ROLE_HEADS) for word in words[:3])


def mark_addresses(items: list[Item]) -> None:
    """Short lines in one block with an address among them are an address: name, street, town."""

    def part(item: Item) -> bool:
        return item.role not in _NO_ADDRESS and address_like(item)

    for run in runs_of(items, part, lambda _, item: not item.gap and part(item)):
        if len(run) >= 2 and any(reachable(x) for x in run):
            for x in run:
                x.role = "contact"


def mark_signatures(items: list[Item]) -> None:
    """The short lines below a greeting or the word "Kontakt" belong to it."""
    left = 0
    for i, item in enumerate(items):
        bare = item.plain.strip(" .:,")
        greets = item.words <= 6 and any(g in bare for g in GREETINGS)
        if greets and (item.role == "contact" or bare in GREETINGS):
            near = items[i + 1 : i + 5]
            reachable = any(x.role == "contact" or _NUMBER_ALONE.fullmatch(x.text) for x in near)
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
        apart = (
            bool(joined)
            and is_address_line(words)
            and _REACHED.search(text, joined[-1].start, joined[-1].end)
        )
        same = (
            bool(kept)
            and not block.gap
            and (
                (kept[-1] == role == "contact" and len(words) < 120 and not apart)
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

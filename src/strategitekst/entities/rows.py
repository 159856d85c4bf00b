"""Names in a row are of one kind: "KL, Dinero og Visma" names three organisations.

Where most members of a row have their label from a list or a pattern, and all of those the same one,
the others have it too: those that only the base pipeline saw, and capitalised ones that none saw.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ..schema import Passage
from ..spans import Index
from .found import Found
from .model_names import is_no_name
from .taken import Named, Taken

_JOINT: Final = re.compile(r"(?:,|,? (?:og|samt|eller))\s")
_WORDS: Final = r"[A-ZÆØÅ][\w&-]*(?: [A-ZÆØÅ][\w&-]*){0,2}"
#: A member between two joints that has no label; the last one, after "og".
_BETWEEN: Final = re.compile(
    rf"(?:,|,? (?:og|samt|eller))\s(?P<name>{_WORDS})(?:,|,? (?:og|samt|eller))\s"
)
_LAST: Final = re.compile(
    rf",? (?:og|samt)\s(?P<name>{_WORDS})(?=[.,;)\n]| (?:har|er|vil|i|på|om|som)\b|$)"
)
_LABELS: Final = frozenset({"ORG", "PRODUCT", "LOC"})


def _rows(text: str, names: Sequence[Named], places: Index[Passage]) -> Iterator[list[Named]]:
    """Yield the rows of three and more; a member without a label has none for its origin."""
    row: list[Named] = []
    for named in names:
        name = named[0]
        if row:
            end = row[-1][0].end
            inside = places.at(end - 1)
            near = inside is not None and name.end <= inside.end and name.start - end < 60
            between = _BETWEEN.fullmatch(text, end, name.start) if near else None
            if between is not None:
                row.append((Found(*between.span("name"), ""), ""))
            elif not near or _JOINT.fullmatch(text, end, name.start) is None:
                yield _ended(text, row)
                row = []
        row.append(named)
    if row:
        yield _ended(text, row)


def _ended(text: str, row: list[Named]) -> list[Named]:
    last = _LAST.match(text, row[-1][0].end) if len(row) > 1 else None
    return [*row, (Found(*last.span("name"), ""), "")] if last else row


def settle_rows(text: str, names: Sequence[Named], passages: Sequence[Passage]) -> list[Named]:
    """Give the members of a row the label that most of them have for sure.

    Args:
        text: the document.
        names: names with their origin, without overlaps.
        passages: its passages; no row crosses their edges.

    Returns:
        The names, some with another label, and members that had none.
    """
    ordered = sorted(names, key=lambda named: named[0].start)
    taken = Taken(ordered)
    for row in _rows(text, ordered, Index(passages)):
        sure = [name.label for name, origin in row if origin in ("knowledge_base", "rule")]
        if (
            len(row) < 3
            or 2 * len(sure) <= len(row)
            or len(set(sure)) > 1
            or sure[0] not in _LABELS
        ):
            continue
        for name, origin in row:
            words = text[name.start : name.end]
            changed = Found(name.start, name.end, sure[0])
            if origin == "model" and not (name.label == "PER" and " " in words):
                taken.replace([(name, origin)], changed, "model")
            elif not origin and not is_no_name(words) and not words.endswith(("ene", "erne")):
                taken.add(changed, "rule")
    return taken.spans

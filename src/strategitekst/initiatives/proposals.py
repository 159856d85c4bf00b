"""All that may be a mention of an initiative: many proposals, of which few are true.

What a proposal is made of is told by plain features (`evidence`); `finder` decides.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from ..knowledge.registry import Registry
from ..schema import Entity, Passage
from ..spans import Index
from .bars import is_barred
from .capitals import mark_common
from .descriptions import Description, find_descriptions
from .elliptic import find_elliptic
from .evidence import describe_all
from .names import opens, propose_names
from .places import is_label
from .proposal import Proposal
from .setting import describe_setting
from .used import is_only_used

__all__ = ["Proposal", "propose"]

#: Where mentions stand.
ROLES = ("title", "paragraph", "list_item", "table_row", "heading")
#: Ways of being found that do not make a name by themselves.
_PASSING = frozenset({"run", "run inside", "capital piece", "capital first", "again", "described"})
#: Letters of a noun that ends a name.
_SHORTEST = 4
_DEFINITE_NOUN = re.compile(
    r"(?<![\w-])(?P<stem>[\wæøå-]{3,30}?)(?P<ending>e?n|e?t|ne)(?:s)?(?![\w-])"
)


def _tails(text: str, passages: Sequence[Passage], names: Sequence[str]) -> list[tuple[int, int]]:
    """Definite nouns that end a name written before: "atlasset" after "Nordjysk Sundhedsatlas"."""
    last = {name.split()[-1].casefold() for name in names if name and name[-1].isalpha()}
    last |= {w[: -len(e)] for w in last for e in ("en", "et", "n") if w.endswith(e) and len(w) > 5}
    endings = {w[i:] for w in last for i in range(len(w) - _SHORTEST + 1)}
    found = []
    for passage in passages:
        for match in _DEFINITE_NOUN.finditer(text, passage.start, passage.end):
            stem = match.group("stem").casefold()
            forms = {stem, stem + "e", stem[:-1] if stem[-1:] == stem[-2:-1] else stem}
            if match.group().casefold() in last or len(stem) < _SHORTEST:
                continue
            if any(f in endings for f in forms if len(f) >= _SHORTEST):
                found.append(match.span())
    return found


def _capital_inside(text: str, low: int, told: Description) -> bool:
    """Whether a description of several words has a capital inside a sentence: it is a title."""
    words = text[told.start : told.end]
    return (
        words[:1].isupper()
        and words[1:2].islower()
        and " " in words
        and not opens(text, low, told.start)
    )


class _Reach:
    """Tells whether one of some stretches holds another."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(stretches)
        self._starts = [start for start, _ in ordered]
        self._furthest = list(accumulate((end for _, end in ordered), max))

    def covers(self, start: int, end: int) -> bool:
        i = bisect_right(self._starts, start) - 1
        return i >= 0 and self._furthest[i] >= end


def propose(
    text: str, passages: Sequence[Passage], entities: Sequence[Entity], registry: Registry
) -> list[Proposal]:
    """Propose mentions.

    Args:
        text: the document.
        passages: its passages.
        entities: its entities.
        registry: known initiatives; may be empty.

    Returns:
        Proposals in text order, each span once, with features.
    """
    content = [p for p in passages if p.role in ROLES and not is_label(text, p)]
    found: dict[tuple[int, int], Proposal] = {}
    for name in propose_names(text, content, passages, entities, registry):
        item = found.setdefault((name.start, name.end), Proposal(name.start, name.end))
        item.sources.add(name.source)
        item.known = item.known or name.known
        item.company = item.company or name.company
        item.owned = item.owned or name.owned
    seen: set[str] = set()
    indexed = Index(entities)
    for passage in content:
        heading = passage.role in ("heading", "title")
        for told in find_descriptions(text, passage.start, passage.end, indexed, heading, seen):
            item = found.setdefault((told.start, told.end), Proposal(told.start, told.end))
            item.description = told
            if _capital_inside(text, passage.start, told):
                item.sources.add("run inside")
        for start, end in find_elliptic(text, passage.start, passage.end):
            if (start, end) not in found:
                found[start, end] = Proposal(start, end, {"elliptic"})
    strong = [p for p in found.values() if p.sources - _PASSING and p.description is None]
    names = [" ".join(text[p.start : p.end].split()) for p in strong]
    reach = _Reach((p.start, p.end) for p in strong)
    for start, end in _tails(text, content, names):
        if not reach.covers(start, end):
            found.setdefault((start, end), Proposal(start, end)).sources.add("tail")
    others = {
        (e.start, e.end)
        for e in entities
        if e.label in ("DATE", "MONEY", "PERCENT")
        or (e.label not in ("PRODUCT", "MISC") and e.origin not in ("model", "rule"))
    }
    ordered = sorted(
        (p for p in found.values() if p.description or p.known or (p.start, p.end) not in others),
        key=lambda p: (p.start, -p.end),
    )
    mark_common(text, ordered)
    describe_all(text, content, entities, ordered)
    describe_setting(text, passages, ordered)
    return [
        item
        for item in ordered
        if not is_barred(text, item) and not is_only_used(text, item, content[item.passage])
    ]

"""The mentions of one initiative in one document, with all that they tell of it.

Groups are what is compared across documents; nothing else of a document is kept.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from ..dates import year_of
from ..initiatives.bodies import document_speaker
from ..initiatives.editions import registered
from ..initiatives.features import (
    ORDER,
    ORDINALS,
    SCOPES,
    VAGUE,
    Features,
    counted,
    features,
    normalise_name,
    telling_words,
)
from ..initiatives.order import order_of
from ..initiatives.owners import find_owners
from ..initiatives.parties import Owner
from ..knowledge.registry import Registry
from ..schema import Annotation, Mention
from .built import stated_owners
from .periods import Period, stated_periods
from .plans import set_out

Years = tuple[int, int]

#: How surely a document says whose something is: not at all, by who launches it, by a possessor or
#: the like, by its own build.
TOLD = ("not", "launched", "said", "built")
#: Words that do not tell which undertaking it is; "del" is what a "delprogram" begins with.
_UNTOLD = VAGUE | ORDER | {"del", "under", "samarbejds", *ORDINALS}


@dataclass(frozen=True, slots=True)
class Said:
    """A fact that a text states, with its half-open offsets there."""

    value: str
    start: int
    end: int


@dataclass(slots=True)
class Group:
    """Mentions that share an id in one document.

    Args:
        document: the document's id.
        local: the initiative's id in that document; it means nothing outside it.
        year: the document's year, or none.
        publisher: who published the document, or none.
        anchor: the registry's id, where the registry knows it.
        spans: half-open offsets of the mentions, in text order.
        forms: the mentions' words with how often, NAM and NOM.
        titles: normalised names (NAM).
        descriptions: normalised descriptions (NOM) that say more than a head noun.
        counted: what it is one of in a row, with its number: "anden bølge" is ("bølge", "2").
        words: the words that tell which one.
        heads: head nouns.
        scope: "fælleskommunal", "national" …
        years: the period stated, or none.
        period: the same as EDTF, where the text says that it runs then.
        order: "new", "old" or "" – whether the texts call it new or a former one.
        orders: what is said of its edition where no period is: see `order_of`; "" for nothing.
        owners: who owns it, as far as the document says.
        told: how surely it says that, of `TOLD`.
        said: facts with their places: ``owner …``, ``period …``.
        body: whoever the document speaks for.
        presented: whether the document sets it out, and does not only touch on it.
        themes: themes of the passages.
        around: names of organisations, persons and products in the passages.
        score: probability that the first mention is one at all.
    """

    document: str
    local: str
    year: int | None = None
    publisher: str | None = None
    anchor: str | None = None
    spans: list[tuple[int, int]] = field(default_factory=list)
    forms: Counter[tuple[str, str]] = field(default_factory=Counter)
    titles: frozenset[str] = frozenset()
    descriptions: frozenset[str] = frozenset()
    counted: frozenset[tuple[str, str]] = frozenset()
    words: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    scope: frozenset[str] = frozenset()
    years: Years | None = None
    period: str | None = None
    order: str = ""
    orders: frozenset[str] = frozenset()
    owners: tuple[str, ...] = ()
    told: int = 0
    said: tuple[tuple[str, Said], ...] = ()
    body: str | None = None
    presented: bool = False
    themes: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    score: float = 1.0

    @property
    def key(self) -> tuple[str, int, int, str]:
        """A sorting key of its own, the same in every order of the documents."""
        return (self.document, *self.spans[0], self.local)


def _anchor(
    found: Sequence[tuple[Mention, Features]], local: str, registry: Registry, date: str | None
) -> str | None:
    """The registry's entry for a group: by its id there, else by a name, else by description and time."""
    if local in registry.items:
        return local
    for mention, clue in sorted(found, key=lambda item: item[0].type != "NAM"):
        entry = registered(mention, clue, registry, date)
        if entry is not None:
            return entry
    return None


@lru_cache(maxsize=200_000)
def _shared(values: frozenset[Any]) -> frozenset[Any]:
    """One object for equal sets: a large collection repeats few of them."""
    return values


#: The sets of a group that many groups have alike.
_SETS: Final = (
    *("titles", "descriptions", "counted", "words", "heads", "scope", "orders", "themes", "around"),
)


def shared_values(group: Group) -> Group:
    """Let a group that comes from elsewhere hold the same objects as all others; it is changed."""
    for name in _SETS:
        setattr(group, name, _shared(getattr(group, name)))
    return group


def _told(built: bool, owners: Sequence[Owner]) -> str:
    if built:
        return "built"
    if not owners:
        return "not"
    # several named together are the parties: one alone may only be at work on it
    agreed = len({owner.name for owner in owners}) > 1
    return "said" if agreed or any(owner.certain for owner in owners) else "launched"


def _in_headline(note: Annotation, mention: Mention) -> bool:
    index = note.passage_at(mention.start)
    return index is not None and note.passages[index].role in ("title", "heading")


def _describe(
    note: Annotation,
    local: str,
    mentions: Sequence[Mention],
    registry: Registry,
    owned: Sequence[Owner] = (),
    running: Sequence[Period] = (),
    presented: bool = False,
) -> Group:
    year = year_of(note.document.date)
    found = [(m, features(note, m)) for m in mentions]
    clues = [clue for _, clue in found]
    said: list[tuple[str, Said]] = []
    owners: list[Owner] = list(owned)
    begun = False
    for mention, clue in found:
        # who launches it is told at its first mention, below a headline too, or where it is new
        if not owned:
            owners += find_owners(note, mention, certain=begun and not clue.novel)
        begun = begun or not _in_headline(note, mention)
        if clue.years is not None:
            value = f"{clue.years[0]}/{clue.years[1]}"
            said.append(("period", Said(value, mention.start, mention.end)))
    said += [(f"owner {o.name}", Said(o.name, o.start, o.end)) for o in owners]
    for told in running:
        said.append(("period", Said(told.value, told.start, told.end)))
    ranked = sorted(owners, key=lambda o: not o.certain)
    certain = [o.name for o in ranked if o.certain] or [o.name for o in ranked]
    periods = Counter(c.years for c in clues if c.years)
    if not any(first < last for first, last in periods):  # a first year alone says less
        periods = Counter(p.years for p in running) or periods
    # the most frequent one; of equals the longest, then the earliest
    years = min(periods, key=lambda y: (-periods[y], y[0] - y[1], y)) if periods else None
    passages = {i for m in mentions if (i := note.passage_at(m.start)) is not None}
    bounds = [(note.passages[i].start, note.passages[i].end) for i in passages]
    around = {
        e.canonical
        for low, high in bounds
        for e in note.entities_over(low, high)
        if e.canonical and low <= e.start
    }
    themes = {t for i in passages for t in note.passages[i].theme_names[:1]}
    new, old = sum(c.novel for c in clues), sum(c.past for c in clues)
    return Group(
        document=note.id,
        local=local,
        year=year,
        publisher=note.document.publisher,
        anchor=_anchor(found, local, registry, note.document.date) if registry.items else None,
        spans=[(m.start, m.end) for m in mentions],
        forms=Counter((m.type, m.text) for m in mentions),
        titles=_shared(frozenset(normalise_name(m.text) for m in mentions if m.type == "NAM")),
        descriptions=_shared(
            frozenset(c.phrase for m, c in found if m.type == "NOM" and not c.short)
        ),
        counted=frozenset(c for m in mentions if (c := counted(m.text)) is not None),
        words=_shared(
            frozenset(w for m, _ in found for w in telling_words(m.text) if w not in _UNTOLD)
        ),
        heads=_shared(frozenset(c.head for c in clues if c.head)),
        scope=_shared(frozenset(w for c in clues for w in c.scope if w in SCOPES)),
        years=years,
        period=next((p.value for p in running if p.years == years), None),
        order="old" if old > new else ("new" if new else ""),
        orders=_shared(frozenset(order_of(note, m) or "" for m, c in found if not c.years)),
        owners=tuple(dict.fromkeys(certain)),
        told=TOLD.index(_told(bool(owned), owners)),
        said=tuple(said),
        body=document_speaker(note),
        presented=presented,
        themes=_shared(frozenset(themes)),
        around=_shared(frozenset(around)),
        score=1.0 if mentions[0].score is None else mentions[0].score,
    )


def collect_groups(note: Annotation, registry: Registry) -> list[Group]:
    """Gather the mentions of a document into groups, in text order.

    Args:
        note: an annotation; mentions without an id are groups of their own.
        registry: known initiatives; may be empty.
    """
    inside: dict[str, list[Mention]] = {}
    for i, mention in enumerate(note.initiatives):
        inside.setdefault(mention.id or f"#{i}", []).append(mention)
    owned, presented = stated_owners(note), set_out(note)
    running = stated_periods(note, presented)
    return [
        _describe(
            note,
            local,
            mentions,
            registry,
            owned.get(local, ()),
            running.get(local, ()),
            local in presented,
        )
        for local, mentions in inside.items()
    ]

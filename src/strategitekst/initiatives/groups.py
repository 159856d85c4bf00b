"""The initiatives of a document that are open: what was said of each so far, and which fit a mention."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ..da.undertakings import HEADS
from ..schema import Annotation, Mention
from .features import VAGUE, Features, conflict, heads_like, normalise_name, telling_words
from .order import order_of, place_of

_LATTER, _FORMER = frozenset({"sidstnævnte"}), frozenset({"førstnævnte"})
#: "Indsats 9. ", "14 ": the number that a name has at the head of its line, in so many characters.
_OWN_NUMBER = re.compile(
    r"[\W_]*(?:[^\W\d]{3,14}\.?\s)?(?P<number>[A-Z]?\d{1,2}(?:\.\d{1,2})?)[.):]?\s+[–:|-]?\s*$"
)
_COUNTED = re.compile(r"(?:^|\s)(?P<number>\d{1,2}(?:\.\d{1,2})?)$")
_LABEL_ROOM = 40
#: So few letters of a word are enough to know it again in a compound.
_LEAST_STEM = 4


def own_number(note: Annotation, mention: Mention, passage: int | None) -> str | None:
    """The number under which a mention is set out or called: "3.1 Fælles data", "indsats 24"."""
    if mention.type != "NAM":
        counted = _COUNTED.search(mention.text)
        return counted.group("number") if counted else None
    if passage is None:
        return None
    low = note.passages[passage].start
    if mention.start - low >= _LABEL_ROOM:
        return None
    own = _OWN_NUMBER.match(note.text[low : mention.start])
    return own.group("number") if own else None


@dataclass(slots=True)
class Open:
    """Mentions of one initiative so far, with what they tell; what is said again is kept once.

    Attributes:
        kinds: kinds of undertaking that its head nouns, or the registry, say it is.
        vague: nothing but short forms so far: "en ny strategi".
        name_ends: the last words of its names.
        opened_role: the role of the passage in which it came up.
        product: whether one of its names is that of a solution.
        stems: the words by which it was told, to know them again in a compound.
        years: the periods stated.
        ellipse: whether it was mentioned last by an adjective alone: "den forrige".
        past: whether it was called a former one.
        novel: whether it was called a new one.
        orders: what was said of its edition, see `order.order_of`.
        places: its places in a row, see `order.place_of`.
        period: first and last year that the registry knows of it.
        section: the heading under which it was mentioned last.
        score: of its likeliest mention.
    """

    identity: str
    first: int = 0
    last: int = 0
    times: int = 0
    latest: Mention | None = None
    clues: dict[Features, None] = field(default_factory=dict)
    phrases: set[str] = field(default_factory=set)
    names: dict[str, None] = field(default_factory=dict)
    written: dict[str, None] = field(default_factory=dict)
    heads: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    opened: int | None = None
    here: int | None = None
    passages: set[int | None] = field(default_factory=set)
    owners: set[str] = field(default_factory=set)
    kind: str | None = None
    kind_known: bool = False
    labels: set[str] = field(default_factory=set)
    in_title: bool = False
    kinds: set[str] = field(default_factory=set)
    vague: bool = True
    name_ends: set[str] = field(default_factory=set)
    opened_role: str = ""
    product: bool = False
    stems: set[str] = field(default_factory=set)
    years: set[tuple[int, int]] = field(default_factory=set)
    ellipse: bool = False
    past: bool = False
    novel: bool = False
    orders: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    period: tuple[int, int] | None = None
    section: int | None = None
    score: float = 0.0

    def add(
        self, note: Annotation, number: int, mention: Mention, clue: Features, passage: int | None
    ) -> None:
        """Take in a mention; ``number`` is its place among the document's mentions."""
        if passage is not None:
            block = note.passages[passage]
            self.in_title = self.in_title or block.role == "title" or number == 0
            if not self.times:
                self.opened_role = block.role
        label = own_number(note, mention, passage) if clue.years is None else None
        if label is not None:
            self.labels.add(label)
        if not self.times:
            self.first, self.opened = number, passage
        self.section = note.passages[passage].section if passage is not None else None
        self.latest, self.last, self.here = mention, number, passage
        self.times += 1
        self.score = max(self.score, 1.0 if mention.score is None else mention.score)
        self.clues[clue] = None
        self.phrases.add(clue.told)
        self.words |= set(telling_words(mention.text)) - VAGUE
        self.passages.add(passage)
        told = (word.removesuffix("s") for word in clue.phrase.replace("-", " ").split())
        self.stems.update(word for word in told if len(word) >= _LEAST_STEM)
        if clue.years is not None:
            self.years.add(clue.years)
        self.ellipse = mention.type != "NAM" and clue.head is None
        self.past, self.novel = self.past or clue.past, self.novel or clue.novel
        order = order_of(note, mention)
        if order is not None:
            self.orders.add(order)
        place = place_of(note, mention)
        if place is not None:
            self.places.add(place)
        if mention.type == "NAM":
            name = normalise_name(mention.text)
            self.names[name] = None
            self.name_ends |= set(name.split()[-1:])
            self.written.setdefault(mention.text)
            self.product = self.product or any(
                e.label == "PRODUCT" and e.start <= mention.start
                for e in note.entities_over(mention.start, mention.end)
            )
        if clue.head:
            self.heads.add(clue.head)
            self.kinds.add(HEADS[clue.head][0])
        if self.kind:
            self.kinds.add(self.kind)
        self.vague = self.vague and clue.short and mention.type != "NAM"


def nearest_fits(
    mention: Mention, found: Features, ranked: Sequence[Open]
) -> dict[str, frozenset[str]]:
    """The rules that readers use, each with the nearest group that fits.

    Args:
        mention: the mention.
        found: its clues.
        ranked: the open groups, the one mentioned last first.

    Returns:
        For a group's identity the rules by which it is the nearest: ``head`` (the same head noun
        and no conflict), ``kind`` (a name of the same kind), ``phrase`` (the same words), ``vague``
        (an earlier "en ny strategi" that this one tells more exactly), ``mentioned`` (the one that
        "førstnævnte" or "sidstnævnte" points at).
    """
    rules: dict[str, set[str]] = {}
    kind = HEADS[found.head][0] if found.head else None

    def first(rule: str, fits: Callable[[Open], bool]) -> None:
        group = next((g for g in ranked if fits(g)), None)
        if group is not None:
            rules.setdefault(group.identity, set()).add(rule)

    def agrees(group: Open) -> bool:
        return not any(conflict(found, c) for c in group.clues)

    called = heads_like(found.head)

    def same(group: Open) -> bool:
        return not called.isdisjoint(group.heads)

    if found.head:
        first("head", lambda g: same(g) and agrees(g))
        first("vague", lambda g: g.vague and same(g) and agrees(g))
        first(
            "kind",
            lambda g: same(g) or (bool(g.names) and not g.heads and g.kind in (kind, None)),
        )
    first("phrase", lambda g: found.told in g.phrases and agrees(g))
    first("name", lambda g: bool(g.names))
    word = mention.text.split()[0].casefold()
    if word in _LATTER | _FORMER:
        fitting = [g for g in ranked if same(g) or (bool(g.names) and g.kind in (kind, None))][:2]
        if fitting:
            chosen = fitting[0] if word in _LATTER else fitting[-1]
            rules.setdefault(chosen.identity, set()).add("mentioned")
    return {identity: frozenset(found) for identity, found in rules.items()}

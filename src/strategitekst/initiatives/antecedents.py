"""Which earlier mentions of the same document a mention refers to: clues between it and a group.

What readers of Danish use: the same name, its initials or its last word; a definite form after an
indefinite one; the head noun; nearness; a title beside its description; the heading it stands under.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ..da.undertakings import DEFINITE, HEADS
from ..schema import Annotation, Mention
from .features import VAGUE, Features, conflict, normalise_name, same_head, telling_words

_RENAMED = re.compile(
    r",? (?:tidligere|før|nu|også)?\s?(?:kaldet|kendt som|kaldes|hedder|hed|der (?:nu |også )?hedder|tidligere)\s*[”\"»]?$"
)
_IS = re.compile(
    r"^[”\"«]?,? (?:er|var|blev|bliver|er navnet på|som er|der er)(?: (?:kommunens|regeringens|en|et|den|det|vores|\w+s))*(?: (?:nye|ny|nyt|første|største|\w+e))*\s?$"
)
#: Stretches between two mentions are read if they have fewer characters.
_NEAR = 400
_EDGE = re.compile(r"^[\s”\"»“„«(),:–-]{0,4}$")


@dataclass(slots=True)
class Open:
    """Mentions of one initiative so far, with what they tell; what is said again is kept once."""

    identity: str
    first: int = 0
    last: int = 0
    times: int = 0
    latest: Mention | None = None
    clues: dict[Features, None] = field(default_factory=dict)
    phrases: set[str] = field(default_factory=set)
    names: dict[str, None] = field(default_factory=dict)
    heads: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    opened: int | None = None
    here: int | None = None
    passages: set[int | None] = field(default_factory=set)
    owners: set[str] = field(default_factory=set)
    kind: str | None = None
    kind_known: bool = False

    def add(self, number: int, mention: Mention, clue: Features, passage: int | None) -> None:
        """Take in a mention; ``number`` is its place among the document's mentions."""
        if not self.times:
            self.first, self.opened = number, passage
        self.latest, self.last, self.here = mention, number, passage
        self.times += 1
        self.clues[clue] = None
        self.phrases.add(clue.phrase)
        self.words |= set(telling_words(mention.text)) - VAGUE
        self.passages.add(passage)
        if mention.type == "NAM":
            self.names[normalise_name(mention.text)] = None
        if clue.head:
            self.heads.add(clue.head)

    @property
    def vague(self) -> bool:
        """Nothing but short forms so far: "en ny strategi"."""
        return not self.names and all(c.short for c in self.clues)

    @property
    def kinds(self) -> set[str]:
        """Kinds of undertaking that its head nouns, or the registry, say it is."""
        return {HEADS[h][0] for h in self.heads} | ({self.kind} if self.kind else set())


_DETERMINED = re.compile(
    r"\b(?:den|det|denne|dette|vores|deres|\w+['’]?s)\s+(?:\w+e\s+)?$|\b(?:nye|kommende|næste|samme)\s+$",
    re.IGNORECASE,
)


def form_of(note: Annotation, mention: Mention, found: Features) -> str:
    """The kind of mention: ``name``, ``short`` ("strategien"), ``new``, ``new definite``, ``definite`` …"""
    if mention.type == "NAM":
        return "name"
    before = note.text[max(0, mention.start - 30) : mention.start].rpartition("\n")[2]
    determined = _DETERMINED.search(before) is not None
    if found.novel:
        return "new definite" if determined else "new"
    form = mention.text.split()[-1].lower().rstrip("s")
    definite = (
        determined
        or form in DEFINITE
        or bool(found.head and mention.text.split()[0].lower() in DEFINITE)
    )
    if found.short:
        return "short" if definite else "bare"
    if found.head is None:
        return "tail"
    return "definite" if definite else "indefinite"


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word).casefold()


@dataclass(frozen=True, slots=True)
class Asked:
    """A mention for which the earlier initiative is looked for, with all that does not depend on it.

    Attributes:
        mention: the mention.
        found: its own clues.
        number: its place among the document's mentions.
        form: the kind of mention, see `form_of`.
        passage: index of its passage.
        section: index of the heading it stands under.
        role: its passage's role.
        opens: whether it is the first thing in its passage.
        entry: the registry's id of the mention, if it tells.
        owner: whose it is, where a possessor says so.
        name: the mention as a name in one form.
        words: its telling words.
        tails: what a name may end or begin with that the mention's noun calls.
    """

    mention: Mention
    found: Features
    number: int
    form: str
    passage: int | None
    section: int | None
    role: str
    opens: bool
    entry: str | None
    owner: str | None
    name: str
    words: frozenset[str]
    tails: frozenset[str]


def ask(
    note: Annotation,
    mention: Mention,
    found: Features,
    number: int,
    entry: str | None,
    owner: str | None,
) -> Asked:
    """Read off a mention what each earlier initiative is compared with; see `Asked`."""
    index = note.passage_at(mention.start)
    passage = note.passages[index] if index is not None else None
    word = mention.text.split()[-1].casefold()
    tails = {word, *(word.removesuffix(ending) for ending in ("en", "et", "n", "set"))}
    if found.head:
        tails.add(found.stem + found.head)
    return Asked(
        mention=mention,
        found=found,
        number=number,
        form=form_of(note, mention, found),
        passage=index,
        section=passage.section if passage is not None else None,
        role=passage.role if passage is not None else "",
        opens=passage is not None
        and not any(note.text[i].isalpha() for i in range(passage.start, mention.start)),
        entry=entry,
        owner=owner,
        name=normalise_name(mention.text),
        words=frozenset(telling_words(mention.text)) - VAGUE,
        tails=frozenset(tail for tail in tails if len(tail) > 3),
    )


def _name_level(asked: Asked, group: Open) -> str:
    """How a mention's words and the group's names agree."""
    ours = asked.name
    if not group.names:
        return "no name yet"
    if ours in group.names:
        return "same"
    plain = asked.mention.text.replace(".", "").casefold()
    if len(plain) < 7 and any(_initials(n) == plain or plain in n.split() for n in group.names):
        return "initials"
    if _initials(ours) in group.names:
        return "initials"
    if len(ours) > 5 and any(
        f" {ours} " in f" {n} " or f" {n} " in f" {ours} " for n in group.names if len(n) > 5
    ):
        return "part"
    return "other"


def _tail(asked: Asked, group: Open) -> bool:
    """Whether the mention's noun ends the last word of a name: "atlasset", "Sundhedsatlas"."""
    lasts = [name.split()[-1] for name in group.names if name.split()]
    return any(last.endswith(s) or last.startswith(s) for s in asked.tails for last in lasts)


def clues_between(
    note: Annotation,
    asked: Asked,
    group: Open,
    rank: int,
    rivals: int,
    nearest: frozenset[str],
) -> dict[str, float]:
    """Features of "this mention belongs to this group".

    Args:
        note: the document.
        asked: the mention.
        group: an earlier initiative of the document.
        rank: how many groups were mentioned later than this one.
        rivals: how many groups could be called by the mention's head.
        nearest: by which rules this group is the nearest that fits (see `nearest_fits`).
    """
    mention, found, form, passage = asked.mention, asked.found, asked.form, asked.passage
    end = group.latest.end if group.latest is not None else 0
    reach = min(mention.start, end + _NEAR)
    between = note.text[end:reach] if end <= mention.start else "("
    heads = group.heads
    if found.head is None or not heads:
        head = "none"
    else:
        head = "same" if any(same_head(found.head, h) for h in heads) else "other"
    kinds = group.kinds
    kind = HEADS[found.head][0] if found.head else None
    name = _name_level(asked, group) if form == "name" else ("named" if group.names else "unnamed")
    place = "passage" if group.here == passage else "far"
    if place == "far" and group.here is not None and passage is not None:
        place = "next passage" if passage - group.here == 1 else "far"
    registry = "none" if asked.entry is None else "one"
    if asked.entry is not None and (group.identity == asked.entry or group.kind_known):
        registry = "same" if group.identity == asked.entry else "other"
    levels = (
        f"name {name}",
        f"head {head}",
        f"kind {'none' if not kind or not kinds else ('same' if kind in kinds else 'other')}",
        f"rank {min(rank, 4)}",
        f"place {place}",
        f"registry {registry}",
        f"rivals {min(rivals, 3)}",
    )
    beside = asked.number - group.last == 1
    shared = not asked.words.isdisjoint(group.words)
    flags = {
        "opens item": asked.opens and asked.role in ("list_item", "table_row"),
        "opens heading": asked.opens and asked.role == "heading",
        "same phrase": found.phrase in group.phrases,
        "vague group": head == "same" and group.vague,
        "only names": not heads,
        "owner same": bool(asked.owner and asked.owner in group.owners),
        "owner other": bool(asked.owner and group.owners and asked.owner not in group.owners),
        "conflict": any(conflict(found, c) for c in group.clues),
        "shared words": shared,
        "unlike words": bool(asked.words and group.words and not shared),
        "no words": not asked.words,
        "tail": _tail(asked, group),
        "beside": beside and bool(_EDGE.match(between)),
        "renamed": len(between) < 40 and bool(_RENAMED.search(between)),
        "is": len(between) < _NEAR and bool(_IS.match(between)),
        "under its heading": asked.section is not None and asked.section in group.passages,
        "leads the passage": passage is not None and group.opened == passage and bool(group.names),
        "often": group.times > 2,
        "in title": 0 in group.passages or group.first == 0,
        "near": len(between) < 150,
        "last one": beside,
        "novel later": found.novel and group.times > 1,
        "past": found.past,
        "years differ": bool(
            found.years and any(c.years and c.years != found.years for c in group.clues)
        ),
        "editions": any(_two_editions(found.years, c.years) for c in group.clues),
        "years same": bool(found.years and any(c.years == found.years for c in group.clues)),
    }
    told = [*levels, *(f for f, true in flags.items() if true), *(f"nearest {r}" for r in nearest)]
    features = dict.fromkeys(told, 1.0)
    features |= {f"{form}: {clue}": 1.0 for clue in told}
    features[f"{form}: head {head}, rank {min(rank, 4)}"] = 1.0
    features[f"{form}: head {head}, {name}, rank {min(rank, 2)}"] = 1.0
    if found.head:
        features[f"{found.head} of {sorted(kinds)[0] if kinds else 'none'}"] = 1.0
    features[form] = 1.0
    if form == "name":
        features[f"{name}, opens {asked.role if asked.opens else 'nothing'}"] = 1.0
        features[f"{name}, head {head}"] = 1.0
    elif group.names:
        features[
            f"{form}, only names {not heads}, kind {sorted(kinds)[0] if kinds else 'none'}"
        ] = 1.0
    return features


def nearest_fits(found: Features, ranked: Sequence[Open]) -> dict[str, frozenset[str]]:
    """The rules that readers use, each with the nearest group that fits.

    Args:
        found: the mention's clues.
        ranked: the open groups, the one mentioned last first.

    Returns:
        For a group's identity the rules by which it is the nearest: ``head`` (the same head noun
        and no conflict), ``kind`` (a name of the same kind), ``phrase`` (the same words), ``vague``
        (an earlier "en ny strategi" that this one tells more exactly).
    """
    rules: dict[str, set[str]] = {}
    kind = HEADS[found.head][0] if found.head else None

    def first(rule: str, fits: Callable[[Open], bool]) -> None:
        group = next((g for g in ranked if fits(g)), None)
        if group is not None:
            rules.setdefault(group.identity, set()).add(rule)

    def agrees(group: Open) -> bool:
        return not any(conflict(found, c) for c in group.clues)

    def same(group: Open) -> bool:
        return any(same_head(found.head, h) for h in group.heads)

    if found.head:
        first("head", lambda g: same(g) and agrees(g))
        first("vague", lambda g: g.vague and same(g) and agrees(g))
        first(
            "kind",
            lambda g: same(g) or (bool(g.names) and not g.heads and g.kind in (kind, None)),
        )
    first("phrase", lambda g: found.phrase in g.phrases and agrees(g))
    first("name", lambda g: bool(g.names))
    return {identity: frozenset(found) for identity, found in rules.items()}


def _two_editions(ours: tuple[int, int] | None, theirs: tuple[int, int] | None) -> bool:
    """Whether two stated periods, each with an end of its own, begin in different years."""
    if ours is None or theirs is None or ours[0] == ours[1] or theirs[0] == theirs[1]:
        return False
    return ours[0] != theirs[0]

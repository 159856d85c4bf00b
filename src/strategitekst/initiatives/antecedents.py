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
_EDGE = re.compile(r"^[\s”\"»“„«(),:–-]{0,4}$")


@dataclass(slots=True)
class Open:
    """Mentions of one initiative so far, in text order, with what they tell."""

    identity: str
    mentions: list[Mention] = field(default_factory=list)
    clues: list[Features] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)
    numbers: list[int] = field(default_factory=list)
    passages: list[int | None] = field(default_factory=list)
    owners: set[str] = field(default_factory=set)
    kind: str | None = None
    kind_known: bool = False

    def add(self, number: int, mention: Mention, clue: Features, passage: int | None) -> None:
        """Take in a mention; ``number`` is its place among the document's mentions."""
        self.mentions.append(mention)
        self.clues.append(clue)
        self.numbers.append(number)
        self.passages.append(passage)
        if mention.type == "NAM":
            self.names.append(normalise_name(mention.text))
        if clue.head:
            self.heads.add(clue.head)

    @property
    def vague(self) -> bool:
        """Nothing but short forms so far: "en ny strategi"."""
        return not self.names and all(c.short for c in self.clues)


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


def _name_level(mention: Mention, group: Open) -> str:
    """How a mention's words and the group's names agree."""
    ours = normalise_name(mention.text)
    if not group.names:
        return "no name yet"
    if ours in group.names:
        return "same"
    plain = mention.text.replace(".", "").casefold()
    if any(_initials(n) == plain or plain in n.split() for n in group.names) and len(plain) < 7:
        return "initials"
    if any(_initials(ours) == n for n in group.names):
        return "initials"
    if len(ours) > 5 and any(
        f" {ours} " in f" {n} " or f" {n} " in f" {ours} " for n in group.names if len(n) > 5
    ):
        return "part"
    return "other"


def _tail(mention: Mention, found: Features, group: Open) -> bool:
    """Whether the mention's noun ends the last word of a name: "atlasset", "Sundhedsatlas"."""
    word = mention.text.split()[-1].casefold()
    stems = {
        word,
        word.removesuffix("en"),
        word.removesuffix("et"),
        word.removesuffix("n"),
        word.removesuffix("set"),
    }
    if found.head:
        stems.add(found.stem + found.head)
    lasts = [name.split()[-1] for name in group.names if name.split()]
    return any(
        len(s) > 3 and (last.endswith(s) or last.startswith(s)) for s in stems for last in lasts
    )


def clues_between(
    note: Annotation,
    mention: Mention,
    found: Features,
    passage: int | None,
    number: int,
    group: Open,
    rank: int,
    rivals: int,
    entry: str | None,
    owner: str | None,
    nearest: frozenset[str],
) -> dict[str, float]:
    """Features of "this mention belongs to this group".

    Args:
        note: the document.
        mention: the mention.
        found: its own clues.
        passage: index of its passage.
        number: its place among the document's mentions.
        group: an earlier initiative of the document.
        rank: how many groups were mentioned later than this one.
        rivals: how many groups could be called by the mention's head.
        entry: the registry's id of the mention, if it tells.
        owner: whose it is, where a possessor says so.
        nearest: by which rules this group is the nearest that fits (see `nearest_fits`).
    """
    form = form_of(note, mention, found)
    last = group.mentions[-1]
    between = note.text[last.end : mention.start] if last.end <= mention.start else "("
    heads = group.heads
    if found.head is None or not heads:
        head = "none"
    else:
        head = "same" if any(same_head(found.head, h) for h in heads) else "other"
    kinds = {HEADS[h][0] for h in heads} | ({group.kind} if group.kind else set())
    kind = HEADS[found.head][0] if found.head else None
    name = (
        _name_level(mention, group) if form == "name" else ("named" if group.names else "unnamed")
    )
    same_phrase = any(found.phrase == c.phrase for c in group.clues)
    telling = set(telling_words(mention.text)) - VAGUE
    theirs = {w for m in group.mentions for w in telling_words(m.text)} - VAGUE
    here = group.passages[-1]
    section = note.passages[passage].section if passage is not None else None
    place = "passage" if here == passage else "far"
    if place == "far" and here is not None and passage is not None and passage - here == 1:
        place = "next passage"
    under = section is not None and section in group.passages
    leads = passage is not None and group.passages[0] == passage and group.names
    registry = "none" if entry is None else "one"
    if entry is not None and (group.identity == entry or group.kind_known):
        registry = "same" if group.identity == entry else "other"
    levels = {
        f"name {name}",
        f"head {head}",
        f"kind {'none' if not kind or not kinds else ('same' if kind in kinds else 'other')}",
        f"rank {min(rank, 4)}",
        f"place {place}",
        f"registry {registry}",
        f"rivals {min(rivals, 3)}",
    }
    role = note.passages[passage].role if passage is not None else ""
    opens = passage is not None and not any(
        c.isalpha() for c in note.text[note.passages[passage].start : mention.start]
    )
    flags = {
        "opens item": opens and role in ("list_item", "table_row"),
        "opens heading": opens and role == "heading",
        "same phrase": same_phrase,
        "vague group": group.vague and head == "same",
        "only names": not group.heads,
        "owner same": bool(owner and owner in group.owners),
        "owner other": bool(owner and group.owners and owner not in group.owners),
        "conflict": any(conflict(found, c) for c in group.clues),
        "shared words": bool(telling & theirs),
        "unlike words": bool(telling and theirs and not telling & theirs),
        "no words": not telling,
        "tail": _tail(mention, found, group),
        "beside": bool(_EDGE.match(between)) and number - group.numbers[-1] == 1,
        "renamed": bool(_RENAMED.search(between[:40])) and len(between) < 40,
        "is": bool(_IS.match(between)),
        "under its heading": under,
        "leads the passage": bool(leads),
        "often": len(group.mentions) > 2,
        "in title": 0 in group.passages or group.numbers[0] == 0,
        "near": len(between) < 150,
        "last one": number - group.numbers[-1] == 1,
        "novel later": found.novel and len(group.mentions) > 1,
        "past": found.past,
        "years differ": bool(
            found.years and any(c.years and c.years != found.years for c in group.clues)
        ),
        "editions": any(_two_editions(found.years, c.years) for c in group.clues),
        "years same": bool(found.years and any(c.years == found.years for c in group.clues)),
    }
    flags |= {f"nearest {rule}": True for rule in nearest}
    features = {f"{form}: {level}": 1.0 for level in levels}
    features |= dict.fromkeys(levels, 1.0)
    features |= {f"{form}: {flag}": 1.0 for flag, true in flags.items() if true}
    features |= {flag: 1.0 for flag, true in flags.items() if true}
    features[f"{form}: head {head}, rank {min(rank, 4)}"] = 1.0
    features[f"{form}: head {head}, {name}, rank {min(rank, 2)}"] = 1.0
    if found.head:
        features[f"{found.head} of {sorted(kinds)[0] if kinds else 'none'}"] = 1.0
    features[form] = 1.0
    if form == "name":
        features[f"{name}, opens {role if opens else 'nothing'}"] = 1.0
        features[f"{name}, head {head}"] = 1.0
    elif group.names:
        features[
            f"{form}, only names {not heads}, kind {sorted(kinds)[0] if kinds else 'none'}"
        ] = 1.0
    return features


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
    first("phrase", lambda g: agrees(g) and any(found.phrase == c.phrase for c in g.clues))
    first("name", lambda g: bool(g.names))
    return {identity: frozenset(found) for identity, found in rules.items()}


def _two_editions(ours: tuple[int, int] | None, theirs: tuple[int, int] | None) -> bool:
    """Whether two stated periods, each with an end of its own, begin in different years."""
    if ours is None or theirs is None or ours[0] == ours[1] or theirs[0] == theirs[1]:
        return False
    return ours[0] != theirs[0]


def rank_groups(groups: Sequence[Open]) -> list[Open]:
    """The groups, the one mentioned last first."""
    return sorted(groups, key=lambda g: -g.numbers[-1])

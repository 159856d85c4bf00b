"""Which earlier mentions of the same document a mention refers to: clues between it and a group.

What readers of Danish use: the same name, its initials or its last word; a definite form after an
indefinite one; the head noun; nearness; a title beside its description; the heading it stands under.
"""

import re

from ..da.undertakings import DEFINITE, HEADS, NAMING
from ..schema import Annotation, Mention
from .alike import ends_name, name_level
from .features import VAGUE, Features, conflict, same_head, telling_words
from .groups import Open

_RENAMED = re.compile(
    r",? (?:tidligere|før|nu|også)?\s?(?:kaldet|kendt som|kaldes|hedder|hed|der (?:nu |også )?hedder|tidligere)\s*[”\"»]?$"
)
_IS = re.compile(
    r"^[”\"«]?,? (?:er|var|blev|bliver|er navnet på|som er|der er)(?: (?:kommunens|regeringens|en|et|den|det|vores|\w+s))*(?: (?:nye|ny|nyt|første|største|\w+e))*\s?$"
)
_EDGE = re.compile(r"^[\s”\"»“„«(),:–-]{0,4}$")
_APPOSED = re.compile(
    r"^[”\"»«)]?,\s[”\"»„]?(?:(?:den|det|et|en|vores|\w+s)\s(?:ny|nye|nyt|kommende|egen|eget)?\s?)?$"
)
#: Words right before a name by which the text gives it to what it spoke of.
_GIVES_NAME = re.compile(
    rf"\b(?:{NAMING}|navn til|under navnet|kalder (?:vi |det |den |man )?(?:foreløbig )?(?:for )?|kender (?:det |den |vi )?som|hed(?:der)? (?:det|den)|kendt som)\s+[”\"»„]?$",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\s(?P<number>\d{1,2}(?:\.\d{1,2})?)$")
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
    name = name_level(mention, group) if form == "name" else ("named" if group.names else "unnamed")
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
    named_here = form == "name" and bool(
        _GIVES_NAME.search(note.text[max(0, mention.start - 50) : mention.start])
    )
    counted = _COUNTED.search(mention.text) if form != "name" or found.head else None
    label = counted.group("number") if counted and not found.years else None
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
        "tail": ends_name(mention, found, group),
        "beside": bool(_EDGE.match(between)) and number - group.numbers[-1] == 1,
        "renamed": bool(_RENAMED.search(between[:40])) and len(between) < 40,
        "is": bool(_IS.match(between)),
        "under its heading": under,
        "leads the passage": bool(leads),
        "often": len(group.mentions) > 2,
        "in title": group.in_title,
        "main": group.in_title and len(group.mentions) > 1,
        "apposed": bool(_APPOSED.match(between)) and number - group.numbers[-1] == 1,
        "name given": named_here and rank == 0,
        "name given, other": named_here and rank > 0,
        "number same": bool(label and label in group.labels),
        "number other": bool(label and label not in group.labels),
        "year begins": bool(
            found.years
            and found.years[0] == found.years[1]
            and any(c.years and c.years[0] == found.years[0] for c in group.clues)
        ),
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


def _two_editions(ours: tuple[int, int] | None, theirs: tuple[int, int] | None) -> bool:
    """Whether two stated periods, each with an end of its own, begin in different years."""
    if ours is None or theirs is None or ours[0] == ours[1] or theirs[0] == theirs[1]:
        return False
    return ours[0] != theirs[0]

"""Which earlier mentions of the same document a mention refers to: clues between it and a group.

What readers of Danish use: the same name, its initials or its last word; a definite form after an
indefinite one; the head noun; nearness; a title beside its description; the heading it stands under.
"""

import re

from ..da.undertakings import HEADS
from ..schema import Annotation
from .alike import ends_name, name_level
from .asked import Asked
from .features import conflict, heads_like
from .groups import Open

_RENAMED = re.compile(
    r",? (?:tidligere|før|nu|også)?\s?(?:kaldet|kendt som|kaldes|hedder|hed|der (?:nu |også )?hedder|tidligere)\s*[”\"»]?$"
)
_IS = re.compile(
    r"^[”\"«]?,? (?:er|var|blev|bliver|er navnet på|som er|der er)(?: (?:kommunens|regeringens|en|et|den|det|vores|\w+s))*(?: (?:nye|ny|nyt|første|største|\w+e))*\s?$"
)
#: Stretches between two mentions are read if they have fewer characters.
_NEAR = 400
_EDGE = re.compile(r"^[\s”\"»“„«(),:–-]{0,4}$")
_APPOSED = re.compile(
    r"^[”\"»«)]?,\s[”\"»„]?(?:(?:den|det|et|en|vores|\w+s)\s(?:ny|nye|nyt|kommende|egen|eget)?\s?)?$"
)


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
        head = "other" if heads.isdisjoint(heads_like(found.head)) else "same"
    kinds = group.kinds
    kind = HEADS[found.head][0] if found.head else None
    name = name_level(asked, group) if form == "name" else ("named" if group.names else "unnamed")
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
    years = found.years
    theirs = [clue.years for clue in group.clues if clue.years] if years else []
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
        "tail": ends_name(asked, group),
        "beside": beside and bool(_EDGE.match(between)),
        "renamed": len(between) < 40 and bool(_RENAMED.search(between)),
        "is": len(between) < _NEAR and bool(_IS.match(between)),
        "under its heading": asked.section is not None and asked.section in group.passages,
        "leads the passage": passage is not None and group.opened == passage and bool(group.names),
        "often": group.times > 2,
        "in title": group.in_title,
        "main": group.in_title and group.times > 1,
        "apposed": beside and bool(_APPOSED.match(between)),
        "name given": asked.given and rank == 0,
        "name given, other": asked.given and rank > 0,
        "number same": asked.label in group.labels,
        "number other": asked.label is not None and asked.label not in group.labels,
        "year begins": years is not None
        and years[0] == years[1]
        and any(other[0] == years[0] for other in theirs),
        "near": len(between) < 150,
        "last one": beside,
        "novel later": found.novel and group.times > 1,
        "past": found.past,
        "years differ": any(other != years for other in theirs),
        "editions": years is not None and any(_two_editions(years, other) for other in theirs),
        "years same": years in theirs,
    }
    told = [*levels, *[flag for flag in flags if flags[flag]], *[f"nearest {r}" for r in nearest]]
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


def _two_editions(ours: tuple[int, int], theirs: tuple[int, int]) -> bool:
    """Whether two stated periods, each with an end of its own, begin in different years."""
    return ours[0] != ours[1] and theirs[0] != theirs[1] and ours[0] != theirs[0]

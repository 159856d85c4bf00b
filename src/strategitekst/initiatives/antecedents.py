"""Which earlier mentions of the same document a mention refers to: clues between it and a group.

What readers of Danish use: the same name, its initials or its last word; a definite form after an
indefinite one; the head noun; nearness; a title beside its description; the heading it stands under.
"""

import re

from ..da.undertakings import HEADS
from ..dates import year_of
from ..schema import Annotation
from .alike import ends_name, ends_word, name_level, shares_stem
from .asked import Asked
from .features import conflict, heads_like
from .fresh import DOUBTFUL
from .groups import Open
from .order import orders_differ, out_of_time

_RENAMED = re.compile(
    r",? (?:tidligere|før|nu|også)?\s?(?:kaldet|kendt som|kaldes|hedder|hed(?: \w+){0,3}|der (?:nu |også )?hedder|tidligere)\s*[”\"»]?$"
)
_IS = re.compile(
    r"^[”\"«]?,? (?:er|var|blev|bliver|er navnet på|som er|der er)(?: (?:kommunens|regeringens|en|et|den|det|vores|\w+s))*(?: (?:nye|ny|nyt|første|største|\w+e))*\s?$"
)
#: Stretches between two mentions are read if they have fewer characters.
_NEAR = 400
#: So many characters back the sentence before may reach.
_SENTENCE_BACK = 120
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
    says_other: bool = False,
) -> dict[str, float]:
    """Features of "this mention belongs to this group".

    Args:
        note: the document.
        asked: the mention.
        group: an earlier initiative of the document.
        rank: how many groups were mentioned later than this one.
        rivals: how many groups could be called by the mention's head.
        nearest: by which rules this group is the nearest that fits (see `nearest_fits`).
        says_other: whether the mention says that it is another edition: "forrige", "næste".
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
        "same phrase": found.told in group.phrases,
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
    flags |= _standing(note, asked, group, between)
    flags["says other"] = says_other
    flags["says other, first ones"] = says_other and group.first < 3
    told = [*levels, *[flag for flag in flags if flags[flag]], *[f"nearest {r}" for r in nearest]]
    features = dict.fromkeys(told, 1.0)
    features |= {f"{form}: {clue}": 1.0 for clue in told}
    features[f"{form}: head {head}, rank {min(rank, 4)}"] = 1.0
    features[f"{form}: head {head}, {name}, rank {min(rank, 2)}"] = 1.0
    if found.head:
        what = "product" if group.product else (group.opened_role or "none")
        features[f"{found.head}, came up as {what}, {not heads}"] = 1.0
        features[f"{form}, came up as {what}, kind {kind}"] = 1.0
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


def _standing(note: Annotation, asked: Asked, group: Open, between: str) -> dict[str, bool]:
    """What is told by words around a mention, by the document's date, and by where the group stands."""
    latest, kind = group.latest, note.document.kind
    head = asked.found.head
    year = year_of(note.document.date)
    ranges = [y for y in group.years if y[0] < y[1]]
    over = year is not None and bool(ranges) and all(y[1] <= year for y in ranges)
    coming = year is not None and bool(ranges) and any(y[1] > year >= y[0] - 2 for y in ranges)
    order, timely = asked.order, None
    if order is not None and year is not None and (ranges or group.period):
        periods = [*ranges, *([group.period] if group.period else [])]
        timely = not any(out_of_time(order, period, year) for period in periods)
    named = bool(group.names)
    times = "once" if group.times == 1 else ("twice" if group.times == 2 else "often")
    reach = len(between)
    section = asked.section is not None and asked.section == group.section
    return {
        "before its name": asked.next_name is not None and asked.next_name in group.names,
        "before another name": asked.next_name is not None
        and named
        and asked.next_name not in group.names,
        "before a name, unnamed": asked.next_name is not None and not named,
        f"followed by {asked.follows}, named {named}": bool(asked.follows),
        f"pointed at {asked.follows}": asked.pointed,
        "same sentence": latest is not None and latest.start >= asked.sentence,
        "sentence before": latest is not None
        and latest.start < asked.sentence
        and asked.sentence - latest.end < _SENTENCE_BACK,
        f"mentioned {times}": True,
        f"mentioned {times}, {'last one' if asked.number - group.last == 1 else 'before'}": True,
        f"far {'60' if reach < 60 else '150' if reach < 150 else 'more'}": True,
        "after ellipse": group.ellipse and asked.form == "name" and asked.number - group.last == 1,
        "was past": group.past,
        "was past, ordered": group.past and asked.ordered,
        "was novel": group.novel,
        "was novel, ordered": group.novel and asked.ordered,
        "over": over,
        "over, ordered": over and asked.ordered,
        "coming": coming,
        "coming, ordered": coming and asked.ordered,
        f"said {order}": order is not None,
        f"said {order}, out of time": timely is False,
        f"said {order}, in time": timely is True,
        "order against": orders_differ(order, group.orders),
        f"order same {order}": order in group.orders,
        "its own kind": head is not None and head == kind,
        "its own kind, main": head is not None and head == kind and group.in_title,
        "heading of main": group.in_title and asked.role in ("heading", "title"),
        "same section": section,
        "stem": shares_stem(asked, group),
        "ends a word": asked.form == "tail" and ends_word(asked, group),
        "same number, name": asked.label in group.labels and asked.form == "name",
        "product": group.product,
        "doubtful": group.score < DOUBTFUL,
        "measure": bool(group.labels),
    }


def _two_editions(ours: tuple[int, int], theirs: tuple[int, int]) -> bool:
    """Whether two stated periods, each with an end of its own, begin in different years."""
    return ours[0] != ours[1] and theirs[0] != theirs[1] and ours[0] != theirs[0]

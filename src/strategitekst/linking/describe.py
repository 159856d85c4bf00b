"""What is said of an initiative as a whole: id, name, kind, period, owners, each with its place."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from ..da.undertakings import HEADS
from ..initiatives.features import slug
from ..knowledge.registry import Registry
from ..schema import Evidence, Initiative, MentionRef
from .compare import is_range
from .groups import Group

_FOR_A_YEAR = re.compile(r"\bfor (?:19|20)\d\d$")
#: So many places are given for one fact.
_MOST_PLACES = 5


class FreeIds:
    """Gives ids that are not in use, with a number after those that are.

    Args:
        taken: ids in use.
    """

    def __init__(self, taken: Iterable[str]) -> None:
        self.taken = set(taken)
        self._numbers: dict[str, int] = {}

    def take(self, wanted: str) -> str:
        """Return the id wanted, or the first one with a number that is free, and use it."""
        found = wanted
        number = self._numbers.get(wanted, 2)
        while found in self.taken:
            found = f"{wanted}-{number}"
            number += 1
        self._numbers[wanted] = number
        self.taken.add(found)
        return found


def proposed_id(initiative: Initiative) -> str:
    """Return the id that name and period give: the period at the end where it has two years."""
    base = slug(initiative.name)
    first, _, last = (initiative.period or "").partition("/")
    if not last or base.endswith(f"{first}-{last}"):
        return base
    return f"{base}-{first[:4]}-{last[:4]}"


def _period(cluster: Sequence[Group], kind: str) -> str | None:
    """The period that most documents state; a range before a single year.

    A single year is the period of an agreement, and of what is for that year ("plan for 2025");
    else it only says when something began.
    """
    stated = Counter(g.years for g in cluster if g.years)
    if not stated:
        return None
    first, last = max(stated, key=lambda y: (is_range(y), stated[y], -y[0], y[1]))
    if first != last:
        return f"{first}/{last}"
    titled = any(_FOR_A_YEAR.search(text) for g in cluster for _, text in g.forms)
    return str(first) if kind == "aftale" or titled else None


def _owners(cluster: Sequence[Group]) -> tuple[str, ...]:
    """The owners that documents state."""
    stated = Counter(owner for group in cluster for owner in group.owners)
    most = max(stated.values(), default=0)
    return tuple(sorted(o for o, count in stated.items() if 2 * count >= most))


def speaking_body(cluster: Sequence[Group]) -> str | None:
    """The one body that most documents speak for: an owner where nothing else tells one."""
    bodies = Counter(g.body for g in cluster if g.body)
    return max(bodies, key=lambda b: (bodies[b], b)) if bodies else None


def _evidence(cluster: Sequence[Group]) -> dict[str, tuple[Evidence, ...]]:
    places: dict[str, list[Evidence]] = {}
    for group in cluster:
        for fact, said in group.said:
            key = fact if fact != "period" else f"period {said.value}"
            found = places.setdefault(key, [])
            if len(found) < _MOST_PLACES:
                found.append(Evidence(document=group.document, start=said.start, end=said.end))
    return {key: tuple(found) for key, found in sorted(places.items())}


def describe_cluster(cluster: Sequence[Group], registry: Registry) -> Initiative:
    """Make one initiative of the groups of a cluster; its id is "" where the registry gives none.

    Args:
        cluster: groups of the same initiative, in document order.
        registry: known initiatives; what it says goes before what the texts say.
    """
    mentions = tuple(
        MentionRef(document=g.document, start=start, end=end)
        for g in cluster
        for start, end in g.spans
    )
    forms: Counter[tuple[str, str]] = Counter()
    for group in cluster:
        forms.update(group.forms)
    titles = Counter({text: n for (kind, text), n in forms.items() if kind == "NAM"})
    described = Counter({text: n for (kind, text), n in forms.items() if kind == "NOM"})
    evidence = _evidence(cluster)
    known = next((registry.items[g.anchor] for g in cluster if g.anchor), None)
    if known is not None:
        if known.source:
            evidence = {"registry": (Evidence(source=known.source),), **evidence}
        aliases = dict.fromkeys([*known.aliases, *sorted(titles)])
        return Initiative(
            id=known.id,
            name=known.name,
            aliases=tuple(a for a in aliases if a != known.name),
            kind=known.kind,
            period=known.period,
            owners=known.owners,
            suppliers=known.suppliers,
            mentions=mentions,
            evidence=evidence,
        )
    names = titles or described
    name = max(names, key=lambda text: (names[text], len(text), text))
    heads = Counter(head for g in cluster for head in g.heads)
    kind = HEADS[max(heads, key=lambda h: (heads[h], h))][0] if heads else "initiativ"
    others = [text for text in sorted({*titles, *described}) if text != name]
    return Initiative(
        id="",
        name=name[:1].upper() + name[1:],
        aliases=tuple(others),
        kind=kind,
        period=_period(cluster, kind),
        owners=_owners(cluster),
        mentions=mentions,
        evidence=evidence,
    )

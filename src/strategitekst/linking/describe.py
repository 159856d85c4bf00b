"""What is said of an initiative as a whole: id, name, kind, period, owners, each with its place."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from ..da.undertakings import HEADS
from ..initiatives.features import slug
from ..knowledge import load_knowledge
from ..knowledge.registry import Registry
from ..schema import Evidence, Initiative, MentionRef
from .compare import is_range
from .groups import TOLD, Group

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

    A single year is the period of an agreement, of what is for that year ("plan for 2025") or is
    named by it, and of what took place in it; else it only says when something began.
    """
    stated = Counter(g.years for g in cluster if g.years)
    if not stated:
        return None
    first, last = max(stated, key=lambda y: (is_range(y), stated[y], -y[0], y[1]))
    exact = [g.period for g in cluster if g.period and g.years == (first, last)]
    if exact:
        return max(exact, key=exact.count)
    if first != last:
        return f"{first}/{last}"
    latest = max((g.year for g in cluster if g.year), default=first)
    named = first <= latest + 1 and any(
        form == "NAM" and text.endswith(str(first)) for g in cluster for form, text in g.forms
    )
    titled = any(_FOR_A_YEAR.search(text) for g in cluster for _, text in g.forms)
    return str(first) if kind == "aftale" or titled or named else None


def stated_by(cluster: Sequence[Group], *levels: str) -> tuple[str, ...]:
    """The owners that documents state, the surest of these levels of `TOLD` alone."""
    for level in levels:
        stated = Counter(o for g in cluster if TOLD[g.told] == level for o in g.owners)
        most = max(stated.values(), default=0)
        if most:
            return tuple(sorted(o for o, count in stated.items() if 2 * count >= most))
    return ()


def known_owner(cluster: Sequence[Group]) -> tuple[str, str | None] | None:
    """The owner of a solution by the knowledge base and its source there.

    None where it did not exist in the years of the documents: another had the solution then.
    """
    knowledge = load_knowledge()
    for name in dict.fromkeys(text for g in cluster for kind, text in g.forms if kind == "NAM"):
        product = knowledge.get(name, "PRODUCT")
        owner = knowledge.get(product.parent, "ORG") if product and product.parent else None
        if product is None or owner is None:
            continue
        years = [str(g.year) for g in cluster if g.year]
        if all(owner.existed(year) is not False for year in years):
            return owner.name, product.source
    return None


def speaking_body(cluster: Sequence[Group], *, presented: bool) -> str | None:
    """The body that most documents speak for, those that present it or those that touch on it."""
    bodies = Counter(g.body for g in cluster if g.body and g.presented == presented)
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
        owners=stated_by(cluster, "built", "said"),
        mentions=mentions,
        evidence=evidence,
    )

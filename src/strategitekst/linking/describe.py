"""What is said of an initiative as a whole: id, name, kind, period, owners, relations."""

from collections import Counter
from collections.abc import Sequence

from ..da.undertakings import HEADS
from ..initiatives.features import slug
from ..knowledge.registry import Registry
from ..schema import Initiative, MentionRef, Relation
from .groups import Group


def _free(identity: str, taken: set[str]) -> str:
    number, candidate = 2, identity
    while candidate in taken:
        candidate = f"{identity}-{number}"
        number += 1
    taken.add(candidate)
    return candidate


def describe_cluster(cluster: Sequence[Group], registry: Registry, taken: set[str]) -> Initiative:
    """Make one initiative of the groups of a cluster.

    Args:
        cluster: groups of the same initiative.
        registry: known initiatives; what it says goes before what the texts say.
        taken: ids in use; the new one is added.
    """
    mentions = tuple(
        MentionRef(document=g.document, start=m.start, end=m.end)
        for g in cluster
        for m in g.mentions
    )
    titles = Counter(m.text for g in cluster for m in g.mentions if m.type == "NAM")
    described = Counter(m.text for g in cluster for m in g.mentions if m.type == "NOM")
    known = next((registry.items[g.identity] for g in cluster if g.registered), None)
    if known is not None:
        aliases = dict.fromkeys([*known.aliases, *titles])
        return Initiative(
            id=_free(known.id, taken),
            name=known.name,
            aliases=tuple(a for a in aliases if a != known.name),
            kind=known.kind,
            period=known.period,
            owners=known.owners,
            relations=tuple(
                Relation.model_validate({"type": t, "target": i}) for t, i in known.relations
            ),
            mentions=mentions,
        )
    forms = titles or described
    name = max(forms, key=lambda text: (forms[text], len(text), text))
    heads = Counter(f.head for g in cluster for f in g.clues if f.head)
    years = Counter(f.years for g in cluster for f in g.clues if f.years)
    period = None
    if years:
        first, last = years.most_common(1)[0][0]
        period = f"{first}/{last}" if first != last else str(first)
    owners = Counter(o for g in cluster for o in g.owners)
    others = [text for text in dict.fromkeys([*titles, *described]) if text != name]
    identity = min(g.identity for g in cluster)
    kind = HEADS[heads.most_common(1)[0][0]][0] if heads else "initiativ"
    return Initiative(
        id=_free(identity if "#" not in identity else slug(name), taken),
        name=name[:1].upper() + name[1:],
        aliases=tuple(others),
        kind=kind,
        period=period,
        owners=tuple(sorted(owners)),
        mentions=mentions,
    )

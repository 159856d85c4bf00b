"""From clusters to a collection: relations between initiatives, people's facts, lasting ids."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from ..initiatives.bodies import is_local, supplies, tells_of_its_own
from ..knowledge.registry import Registry
from ..labels import RELATIONS
from ..schema import (
    AppliedCorrection,
    Collection,
    Evidence,
    Initiative,
    Link,
    MentionRef,
    Relation,
)
from .columns import Columns
from .compare import compare_pairs
from .corrections import Correction
from .decide import Decision
from .describe import FreeIds, describe_cluster, known_owner, proposed_id, speaking_body, stated_by
from .explain import BY_HAND, REGISTERED, say
from .gather import Gathered, Place
from .groups import Group
from .identity import compare_collections, keep_ids, mentions_by_id
from .join import Joined, link_clues

_MOST_PLACES = 5
Relations = dict[int, dict[tuple[str, int], list[Evidence]]]


def describe_all(
    groups: Sequence[Group], joined: Joined, registry: Registry, previous: Collection | None
) -> tuple[list[Initiative], list[int]]:
    """Describe the clusters and give them ids.

    Returns:
        The initiatives, in the order of their first mention, and for each group the index of its.
    """
    members: dict[int, list[Group]] = defaultdict(list)
    for i, lead in enumerate(joined.leaders):
        members[lead].append(groups[i])
    place = {lead: number for number, lead in enumerate(members)}
    found = [describe_cluster(cluster, registry) for cluster in members.values()]
    earlier = mentions_by_id(previous) if previous is not None else {}
    spans = [[(m.document, m.start, m.end) for m in i.mentions] for i in found]
    kept = keep_ids(spans, earlier)
    free = FreeIds([*earlier, *kept.values()])
    result = []
    # registry entries first, so that their ids are free for them
    for number in sorted(range(len(found)), key=lambda n: (not found[n].id, n)):
        initiative = found[number]
        identity = kept.get(number) or free.take(initiative.id or proposed_id(initiative))
        result.append((number, initiative.model_copy(update={"id": identity})))
    return [i for _, i in sorted(result, key=lambda r: r[0])], [place[x] for x in joined.leaders]


def relate(
    gathered: Gathered, of_group: Sequence[int], found: Sequence[Initiative], registry: Registry
) -> Relations:
    """Gather relations between initiatives: what documents state and what the registry knows.

    Returns:
        For each initiative (index) its relations to others, with the places that say so.
    """
    relations: Relations = defaultdict(lambda: defaultdict(list))
    local = {(g.document, g.local): of_group[i] for i, g in enumerate(gathered.groups)}
    for stated in gathered.stated:
        source = local.get((stated.document, stated.source))
        target = local.get((stated.document, stated.target))
        if source is None or target is None or source == target:
            continue
        places = relations[source][stated.relation, target]
        if len(places) < _MOST_PLACES:
            places.append(Evidence(document=stated.document, start=stated.start, end=stated.end))
    anchored: dict[str, int] = {}
    for i, group in enumerate(gathered.groups):
        if group.anchor:
            anchored[group.anchor] = of_group[i]
    for identity, source in anchored.items():
        known = registry.items[identity]
        for relation, other in known.relations:
            if other in anchored and anchored[other] != source:
                places = relations[source][relation, anchored[other]]
                places.insert(0, Evidence(source=known.source))
    _only_editions(relations)
    return relations


def _only_editions(relations: Relations) -> None:
    """Take from an edition and the one before what no text means of them beside that, in place.

    It "afløser" the other as its next edition, and neither is a part of the other.
    """
    editions = [(a, b) for a, own in relations.items() for kind, b in own if kind == "succeeds"]
    for later, former in editions:
        replaced = relations[later].pop(("replaces", former), [])
        places = relations[later]["succeeds", former]
        places += replaced[: _MOST_PLACES - len(places)]
        relations[later].pop(("part_of", former), None)
        relations.get(former, {}).pop(("part_of", later), None)


def inherit(
    found: list[Initiative], relations: Relations, groups: Sequence[Group], of_group: Sequence[int]
) -> None:
    """Give what no text gives, in place.

    The owner of a known solution is that of the knowledge base, of what a document sets out
    whoever it speaks for. A measure has the owners of its plan, what carries out a strategy that
    one's, an edition those of the one before or after; else whoever launched it is the owner, or a
    municipality or the like that the documents speak for. A period is inherited from nothing: of the
    corpus' measures 27 have their plan's, 918 another or none.
    """
    members: dict[int, list[Group]] = defaultdict(list)
    for group, number in zip(groups, of_group, strict=True):
        members[number].append(group)
    open_ones = [n for n, initiative in enumerate(found) if "registry" not in initiative.evidence]
    for number in open_ones:
        if not found[number].owners:
            found[number] = _with_presenter(found[number], members[number])
    for number in open_ones:
        _take_over(found, relations.get(number, {}), number)
    _as_other_editions(found, relations)
    for number in open_ones:
        if found[number].owners:
            continue
        body = speaking_body(members[number], presented=False)
        owners = stated_by(members[number], "launched")
        if not owners and body is not None and tells_of_its_own(body):
            owners = (body,)
        found[number] = found[number].model_copy(update={"owners": owners})


def _with_presenter(initiative: Initiative, cluster: Sequence[Group]) -> Initiative:
    """The initiative with the owner of a known solution, else with whoever presents it.

    A municipality presents its own; of others, whoever is told to launch it goes before them. What a
    supplier tells of is its customers', unless it has the supplier's name.
    """
    known = known_owner(cluster)
    if known is not None:
        owner, source = known
        evidence = {**initiative.evidence, f"owner {owner}": (Evidence(source=source),)}
        return initiative.model_copy(update={"owners": (owner,), "evidence": evidence})
    body = speaking_body(cluster, presented=True)
    if body is None or (not is_local(body) and stated_by(cluster, "launched")):
        return initiative
    if supplies(body) and not initiative.name.startswith(body):
        return initiative
    return initiative.model_copy(update={"owners": (body,)})


def _take_over(
    found: list[Initiative], own: Mapping[tuple[str, int], list[Evidence]], number: int
) -> None:
    """Give a measure the owners of its plan, in place, where it has one plan."""
    plans = [item for item in own.items() if item[0][0] == "part_of"]
    carried = [item for item in own.items() if item[0][0] == "carries_out"]
    above = plans if len(plans) == 1 else (carried if not plans else [])
    if len(above) != 1:
        return
    (_, target), places = above[0]
    _give_owners(found, number, target, places)


def _give_owners(
    found: list[Initiative], number: int, source: int, places: Sequence[Evidence]
) -> None:
    """Give an initiative the owners of another, in place, where it has none of its own."""
    initiative, owners = found[number], found[source].owners
    if owners and not initiative.owners:
        told = {f"owner {owner}": tuple(places) for owner in owners}
        update = {"owners": owners, "evidence": {**initiative.evidence, **told}}
        found[number] = initiative.model_copy(update=update)


def _as_other_editions(found: list[Initiative], relations: Relations) -> None:
    """Give editions without owners those of the one before or after, in place."""
    for source, own in list(relations.items()):
        for (relation, target), places in own.items():
            if relation == "succeeds":
                _give_owners(found, source, target, places)
                _give_owners(found, target, source, places)


def explain_links(
    groups: Sequence[Group], joined: Joined, decision: Decision, by_hand: set[tuple[int, int]]
) -> dict[int, list[Link]]:
    """Explain the pairs that hold each cluster together, by the cluster's leader.

    A link's score is the probability that both are mentions and of one initiative.
    """
    links: dict[int, list[Link]] = defaultdict(list)
    columns = Columns(groups)
    pairs = np.array(joined.tree, dtype=np.int64).reshape(-1, 2)
    levels = compare_pairs(columns, pairs)
    for (i, j), found in zip(joined.tree, levels, strict=True):
        a, b = groups[i], groups[j]
        score = decision.trust.score(link_clues(a, b, decision.log_odds(found)))
        if (i, j) in by_hand or (j, i) in by_hand:
            why, score = BY_HAND, 1.0
        elif a.anchor and a.anchor == b.anchor:
            why = REGISTERED
        else:
            why = say(found, decision)[0]
        ends = [
            MentionRef(document=g.document, start=g.spans[0][0], end=g.spans[0][1]) for g in (a, b)
        ]
        links[joined.leaders[i]].append(Link(a=ends[0], b=ends[1], score=round(score, 3), why=why))
    return links


def correct_facts(
    found: list[Initiative],
    relations: Relations,
    corrections: Sequence[Correction],
    gathered: Gathered,
    at: Mapping[Place, int],
    contradicted: set[Correction],
) -> list[AppliedCorrection]:
    """Apply names, owners, periods and relations by people, in place; tell the fate of each correction."""
    outcomes = []
    for correction in corrections:
        anchors = [correction.at, *([correction.other] if correction.other else [])]
        note = next((gathered.failed[a] for a in anchors if a in gathered.failed), None)
        if note is None and correction in contradicted:
            note = "a correction 'same' says the opposite"
        if note is None and correction.type not in ("same", "different", "not an initiative"):
            index = at.get(gathered.places[correction.at])
            if index is None:
                note = "the mention was taken away by 'not an initiative'"
            elif correction.type == "relation":
                assert correction.other is not None
                target = at.get(gathered.places[correction.other])
                if target is None or target == index:
                    note = "both mentions are of the same initiative, or one was taken away"
                else:
                    document, start = gathered.places[correction.at]
                    place = Evidence(document=document, start=start, source=correction.who)
                    relations[index][correction.values[0], target].insert(0, place)
            else:
                value = correction.values
                fact = {"owner": ("owners", value)}.get(
                    correction.type, (correction.type, value[0])
                )
                found[index] = found[index].model_copy(update={fact[0]: fact[1]})
        outcomes.append(correction.outcome(note))
    return outcomes


def _with_relations(
    initiative: Initiative, own: Mapping[tuple[str, int], list[Evidence]], ids: Sequence[str]
) -> Initiative:
    ordered = sorted(own.items(), key=lambda item: (RELATIONS.index(item[0][0]), ids[item[0][1]]))
    relations = tuple(
        Relation.model_validate(
            {"type": relation, "target": ids[target], "evidence": tuple(places)}
        )
        for (relation, target), places in ordered
    )
    return initiative.model_copy(update={"relations": relations})


def finish(
    found: Sequence[Initiative],
    relations: Relations,
    links: Mapping[int, Sequence[Link]],
    corrections: Sequence[AppliedCorrection],
    previous: Collection | None,
) -> Collection:
    """Put the collection together, sorted by id, with what is changed since the one before."""
    ids = [initiative.id for initiative in found]
    whole = []
    for number, initiative in enumerate(found):
        complete = _with_relations(initiative, relations.get(number, {}), ids)
        whole.append(complete.model_copy(update={"links": tuple(links.get(number, ()))}))
    collection = Collection(
        initiatives=tuple(sorted(whole, key=lambda i: i.id)), corrections=tuple(corrections)
    )
    if previous is None:
        return collection
    changes = tuple(compare_collections(previous, collection))
    return collection.model_copy(update={"changes": changes})

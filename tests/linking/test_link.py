"""The same initiative across documents."""

import random
from collections.abc import Callable
from itertools import permutations
from pathlib import Path

from strategitekst.knowledge.registry import Registry
from strategitekst.linking import link, with_collection_ids
from strategitekst.linking.corrections import Anchor, Correction
from strategitekst.schema import Annotation

Annotate = Callable[..., Annotation]


def note(blank: Annotate, name: str, text: str, date: str) -> Annotation:
    return blank(text, date=date).model_copy(update={"id": name})


def three(blank: Annotate) -> list[Annotation]:
    return [
        note(
            blank,
            "a",
            "Nyt\n\nNordby Kommune har lanceret programmet Trygge Data i dag. Programmet varer fire år.",
            "2018-03-01",
        ),
        note(
            blank,
            "b",
            "Status\n\nProgrammet Trygge Data er halvvejs. Kommunens digitaliseringsstrategi for 2016-2020 er ramme for arbejdet.",
            "2019-05-02",
        ),
        note(
            blank,
            "c",
            "Farvel\n\nByrådet har vedtaget en ny digitaliseringsstrategi for 2021-2025. Den afløser alt det gamle.",
            "2021-01-03",
        ),
    ]


def test_name_links_across_documents(blank: Annotate) -> None:
    found = link(three(blank))
    named = [i for i in found.initiatives if "Trygge Data" in (i.name, *i.aliases)]
    assert len(named) == 1
    assert {m.document for m in named[0].mentions} == {"a", "b"}


def test_editions_never_merge(blank: Annotate) -> None:
    found = link(three(blank))
    periods = {
        i.period: {m.document for m in i.mentions}
        for i in found.initiatives
        if i.kind == "strategi"
    }
    assert periods["2016/2020"] == {"b"}
    assert periods["2021/2025"] == {"c"}


def test_every_mention_is_in_exactly_one_initiative(blank: Annotate) -> None:
    notes = three(blank)
    placed = [(m.document, m.start, m.end) for i in link(notes).initiatives for m in i.mentions]
    there = [(n.id, m.start, m.end) for n in notes for m in n.initiatives]
    assert sorted(placed) == sorted(there)


def test_order_of_documents_does_not_matter(blank: Annotate) -> None:
    notes = three(blank)
    results = {link(list(order)).to_json() for order in permutations(notes)}
    assert len(results) == 1


def test_inputs_are_not_changed(blank: Annotate) -> None:
    notes = three(blank)
    before = [n.to_json() for n in notes]
    link(notes)
    assert [n.to_json() for n in notes] == before


def test_collection_ids_reach_the_mentions(blank: Annotate) -> None:
    notes = three(blank)
    found = link(notes)
    ids = {i.id for i in found.initiatives}
    assert all(m.id in ids for n in notes for m in with_collection_ids(n, found).initiatives)


def test_no_documents_give_an_empty_collection() -> None:
    assert link([]).initiatives == ()


def demo() -> list[Annotation]:
    """The documents that come along, their mentions without ids."""
    folder = Path(__file__).parents[2] / "corpus" / "demo"
    return [
        n.model_copy(
            update={"initiatives": tuple(m.model_copy(update={"id": None}) for m in n.initiatives)}
        )
        for n in (Annotation.from_file(p) for p in sorted(folder.glob("2*.json")))
    ]


def test_ten_random_orders_give_the_same_collection() -> None:
    notes = demo()
    found = set()
    for seed in range(10):
        random.Random(seed).shuffle(notes)
        found.add(link(notes).to_json())
    assert len(notes) > 4
    assert len(found) == 1


def test_number_of_processes_changes_nothing() -> None:
    notes = demo()
    mention = notes[0].initiatives[0]
    words = notes[0].text[mention.start - 30 : mention.start] + f"[{mention.text}]"
    gone = Correction("not an initiative", Anchor(notes[0].id, words), None, (), "ib", "prøve")
    for corrections in ([], [gone]):
        alone = link(notes, corrections=corrections)
        assert link(iter(notes), corrections=corrections, jobs=2).to_json() == alone.to_json()
    assert [c.applied for c in alone.corrections] == [True]


def test_ids_last_while_the_collection_grows() -> None:
    notes = demo()
    before = link(notes[::2])
    after = link(notes, previous=before)
    told = {c.id for c in after.changes if c.type in ("merged", "split")}
    told |= {other for c in after.changes for other in c.others if c.type in ("merged", "split")}
    assert before.ids_by_document
    for document, ids in before.ids_by_document.items():
        for place, identity in ids.items():
            now = after.ids_by_document[document][place]
            assert now == identity or {now, identity} <= told


def test_without_the_registry_the_linker_still_links() -> None:
    found = link(demo(), Registry([]))
    assert any(len({m.document for m in i.mentions}) > 1 for i in found.initiatives)

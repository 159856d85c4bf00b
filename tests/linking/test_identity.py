"""Ids that last, and changes that are told."""

from hypothesis import given
from hypothesis import strategies as st

from strategitekst.linking.identity import compare_collections, keep_ids, merges_and_splits
from strategitekst.schema import Collection, Initiative, MentionRef

PARTITION = st.lists(st.integers(0, 5), min_size=12, max_size=12)


def clusters(labels: list[int], first: int = 0) -> list[list[int]]:
    return [
        [m + first for m, label in enumerate(labels) if label == one] for one in sorted(set(labels))
    ]


def test_merge_keeps_the_id_of_the_larger_one() -> None:
    earlier = {"lille": [1], "stor": [2, 3, 4]}
    assert keep_ids([[1, 2, 3, 4, 5]], earlier) == {0: "stor"}
    [change] = merges_and_splits(["stor"], [[1, 2, 3, 4, 5]], earlier)
    assert (change.type, change.id, change.others) == ("merged", "stor", ("lille",))


def test_split_keeps_the_id_on_the_larger_part() -> None:
    earlier = {"a": [1, 2, 3]}
    assert keep_ids([[1], [2, 3]], earlier) == {1: "a"}
    [change] = merges_and_splits(["ny", "a"], [[1], [2, 3]], earlier)
    assert (change.type, change.id, change.others) == ("split", "a", ("ny",))


@given(PARTITION, PARTITION, st.integers(0, 4))
def test_no_id_changes_without_a_merge_or_split_told(
    before: list[int], after: list[int], added: int
) -> None:
    earlier = {f"id{i}": c for i, c in enumerate(clusters(before))}
    later = clusters(after, added)  # some mentions are gone, others are new
    kept = keep_ids(later, earlier)
    assert len(set(kept.values())) == len(kept)
    ids = [kept.get(i, f"new{i}") for i in range(len(later))]
    told = {
        (change.id, other) if change.type == "split" else (other, change.id)
        for change in merges_and_splits(ids, later, earlier)
        for other in change.others
    }
    was = {m: i for i, c in earlier.items() for m in c}
    for identity, members in zip(ids, later, strict=True):
        for mention in members:
            if mention in was and was[mention] != identity:
                assert (was[mention], identity) in told


@given(PARTITION)
def test_same_partition_keeps_every_id(labels: list[int]) -> None:
    earlier = {f"id{i}": c for i, c in enumerate(clusters(labels))}
    kept = keep_ids(clusters(labels), earlier)
    assert [kept[i] for i in range(len(kept))] == list(earlier)
    assert merges_and_splits(list(earlier), list(earlier.values()), earlier) == []


def initiative(identity: str, *starts: int, **facts: object) -> Initiative:
    mentions = tuple(MentionRef(document="d", start=s, end=s + 1) for s in starts)
    return Initiative.model_validate(
        {"id": identity, "name": identity, "mentions": mentions} | facts
    )


def test_other_facts_are_told() -> None:
    old = Collection(initiatives=(initiative("a", 1), initiative("b", 2)))
    new = Collection(initiatives=(initiative("a", 1, 3, period="2016/2020"), initiative("c", 4)))
    told = [(c.type, c.id, c.before, c.after) for c in compare_collections(old, new)]
    assert told == [
        ("new", "c", None, "c"),
        ("gone", "b", "b", None),
        ("mentions", "a", "1", "2 (+1 −0)"),
        ("period", "a", None, "2016/2020"),
    ]

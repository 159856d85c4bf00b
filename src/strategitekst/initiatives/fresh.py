"""What speaks for a mention being of an initiative that its document has not told of yet.

It is weighed against every earlier initiative (`antecedents`): the likeliest of all is taken.
"""

from collections.abc import Sequence

from .asked import Asked
from .features import heads_like
from .groups import Open

#: A mention less likely than this is one of those of which some are none.
DOUBTFUL = 0.5


def clues_of_new(
    asked: Asked, ranked: Sequence[Open], open_ones: int, taken: bool
) -> dict[str, float]:
    """Features of "this mention is of a new initiative".

    Args:
        asked: the mention.
        ranked: the earlier initiatives that are looked at.
        open_ones: how many the document has told of so far.
        taken: whether the registry's entry of the mention is one of them.
    """
    found, form = asked.found, asked.form
    called = heads_like(found.head) if found.head else frozenset()
    rivals = sum(not called.isdisjoint(group.heads) for group in ranked)
    many = str(open_ones) if open_ones < 4 else ("4 to 9" if open_ones < 10 else "10 or more")
    flags = {
        f"new: {found.head}": found.head is not None,
        f"new: {form} {found.head}": found.head is not None,
        f"new: {form}, entry": asked.entry is not None,
        f"new: {form}, entry taken": taken,
        "new: novel": found.novel,
        "new: past": found.past,
        "new: years": found.years is not None,
        f"new: {form}, years": found.years is not None,
        f"new: {form}, before a name": asked.next_name is not None,
        f"new: {form}, followed by {asked.follows}": bool(asked.follows),
        f"new: {form}, pointed at {asked.follows}": asked.pointed,
        f"new: {form}, opens {asked.role}": asked.opens,
        f"new: {form}, numbered": asked.label is not None,
        f"new: {form}, doubtful": (asked.mention.score or 1.0) < DOUBTFUL,
    }
    told = [
        "new",
        f"new: {form}",
        f"new: {form}, open {many}",
        f"new: {form}, rivals {min(rivals, 3)}",
        f"new: {form}, in {asked.role}",
        *(flag for flag, holds in flags.items() if holds),
    ]
    return dict.fromkeys(told, 1.0)

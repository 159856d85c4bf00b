"""What forbids that two clusters are joined, whatever the clues say."""

from collections.abc import Iterable, Sequence

from ..initiatives.bodies import is_local
from ..initiatives.features import numbered, numbers_differ
from ..initiatives.order import out_of_time
from ..knowledge.registry import Registry
from .compare import is_range, years_conflict
from .groups import TOLD, Group, Years

#: What a local body means by these words alone is its own.
_OWN_PLANS = frozenset({"strategi", "handlingsplan", "handleplan", "plan", "program", "politik"})


def _local_owners(group: Group) -> set[str]:
    """The municipalities and regions whose a group is: told, or its document's own plan."""
    if TOLD[group.told] in ("said", "built"):
        return set(group.owners) if all(map(is_local, group.owners)) else set()
    if group.owners or group.titles or not group.body or not is_local(group.body):
        return set()
    plain = not group.scope and group.anchor is None and group.heads <= _OWN_PLANS
    return {group.body} if plain or group.presented else set()


class Constraints:
    """Editions never merge, nor do plans of two municipalities; two registry entries never meet.

    People's word holds.

    Args:
        groups: the groups that are clustered, by their index.
        registry: for the periods of its entries.
        apart: pairs of groups that a person says are different.
    """

    def __init__(
        self, groups: Sequence[Group], registry: Registry, apart: Iterable[tuple[int, int]] = ()
    ) -> None:
        self.groups = groups
        self.anchor: dict[int, str] = {}
        self.years: dict[int, set[Years]] = {}
        self.orders: dict[int, set[tuple[str, int]]] = {}
        self.numbers: dict[int, dict[str, set[tuple[str, ...]]]] = {}
        self.owners: dict[int, set[str]] = {}
        self.documents: dict[int, dict[str, list[int]]] = {}
        self.cluster_of: dict[int, int] = {}
        self.enemies: dict[int, set[int]] = {}
        for i, group in enumerate(groups):
            years = group.years
            if group.anchor is not None:
                self.anchor[i] = group.anchor
                known = registry.items[group.anchor].years
                # what the registry says goes before a slip of the pen in one document
                years = known if known and is_range(known) and known[1] < 9999 else years
            if years is not None:
                self.years[i] = {years}
            if group.year is not None and (years is None or not is_range(years)):
                self.orders[i] = {(order, group.year) for order in group.orders}
            for title in group.titles:
                stem, numbers = numbered(title)
                if stem:
                    self.numbers.setdefault(i, {}).setdefault(stem, set()).add(numbers)
            for part, number in group.counted:
                self.numbers.setdefault(i, {}).setdefault(part, set()).add((number,))
            owners = _local_owners(group)
            if owners:
                self.owners[i] = owners
            self.documents[i] = {group.document: [i]}
        for i, j in apart:
            self.enemies.setdefault(i, set()).add(j)
            self.enemies.setdefault(j, set()).add(i)
            self.cluster_of |= {i: i, j: j}

    def may_join(self, a: int, b: int) -> bool:
        """Whether the clusters led by ``a`` and ``b`` may be joined."""
        ours, theirs = self.anchor.get(a), self.anchor.get(b)
        if ours and theirs:
            return ours == theirs
        if any(self.cluster_of[enemy] == b for enemy in self.enemies.get(a, ())):
            return False
        years = self.years.get(b, ())
        if any(years_conflict(*x, *y) for x in self.years.get(a, ()) for y in years):
            return False
        if self._out_of_time(a, b) or self._out_of_time(b, a):
            return False
        if self._other_owner(a, b):
            return False
        return not self._other_number(a, b) and self._share_no_document(a, b)

    def _other_number(self, a: int, b: int) -> bool:
        """Whether the one differs from the other by a number: "bølge 1", "anden bølge"."""
        ours, theirs = self.numbers.get(a), self.numbers.get(b)
        if not ours or not theirs:
            return False
        return any(
            all(numbers_differ(x, y) for x in ours[stem] for y in theirs[stem])
            for stem in ours.keys() & theirs.keys()
        )

    def _out_of_time(self, a: int, b: int) -> bool:
        """Whether texts say of ``a``, in their years, what does not hold of the period of ``b``."""
        periods = [years for years in self.years.get(b, ()) if is_range(years)]
        return any(
            out_of_time(order, period, year)
            for period in periods
            for order, year in self.orders.get(a, ())
        )

    def _other_owner(self, a: int, b: int) -> bool:
        """Whether both are of municipalities or regions, and of none together."""
        ours, theirs = self.owners.get(a), self.owners.get(b)
        return ours is not None and theirs is not None and ours.isdisjoint(theirs)

    def _share_no_document(self, a: int, b: int) -> bool:
        """Whether no document that has groups of both tells them apart.

        Two names are two initiatives unless one name is written for both, and so are what is
        called new or former and what is not. That a description was left beside a name only says
        that its document did not tell: others may.
        """
        few, many = sorted((self.documents[a], self.documents[b]), key=len)
        return not any(
            self._told_apart(self.groups[i], self.groups[j])
            for document in few.keys() & many.keys()
            for i in few[document]
            for j in many[document]
        )

    @staticmethod
    def _told_apart(one: Group, other: Group) -> bool:
        if not one.titles.isdisjoint(other.titles):
            return False
        return bool(one.titles and other.titles) or one.order != other.order

    def joined(self, lead: int, gone: int) -> None:
        """Take in that the cluster ``gone`` is now part of ``lead``."""
        anchor = self.anchor.pop(gone, None)
        if anchor is not None:
            self.anchor.setdefault(lead, anchor)
        if gone in self.years:
            self.years.setdefault(lead, set()).update(self.years.pop(gone))
        for stem, numbers in self.numbers.pop(gone, {}).items():
            self.numbers.setdefault(lead, {}).setdefault(stem, set()).update(numbers)
        if gone in self.orders:
            self.orders.setdefault(lead, set()).update(self.orders.pop(gone))
        if gone in self.owners:
            self.owners.setdefault(lead, set()).update(self.owners.pop(gone))
        documents = self.documents[lead]
        for document, members in self.documents.pop(gone).items():
            documents.setdefault(document, []).extend(members)
        enemies = self.enemies.pop(gone, None)
        if enemies is not None:
            self.enemies.setdefault(lead, set()).update(enemies)
        for i, cluster in self.cluster_of.items():
            if cluster == gone:
                self.cluster_of[i] = lead

"""Which mentions of one document are of the same initiative, by registry and document alone.

Rules that readers of Danish use: a title in marks renames the description before it; a short form
("strategien") goes to the nearest open antecedent with the same head; a description that the
registry knows is told to its edition by period or date.
"""

from collections.abc import Sequence

from ..da.undertakings import HEADS
from ..knowledge.registry import Known, Registry
from ..schema import Annotation, Mention
from .features import ORDER, VAGUE, Features, conflict, features, same_head, slug

#: Words by which a measure of a plan is called inside its own section.
_MEASURE_HEADS = frozenset({"initiativ", "indsats", "projekt", "program"})
_APPOSITION = 3  # characters between a description and its title: a blank and a mark


def _year(date: str | None) -> int | None:
    return int(date[:4]) if date and date[:4].isdigit() else None


def choose_edition(candidates: Sequence[Known], found: Features, year: int | None) -> Known | None:
    """Tell which edition a description means.

    Args:
        candidates: initiatives that the description fits.
        found: the mention's clues; a period in it decides.
        year: the document's year, or none.

    Returns:
        The initiative, or none where the clues do not tell.
    """
    if found.years is not None:
        first, last = found.years
        exact = [k for k in candidates if k.years == (first, last)]
        begun = [k for k in candidates if k.years and first <= k.years[0] <= last + 1]
        near = exact or begun
        return near[0] if near else None
    dated = [k for k in candidates if k.years is not None]
    undated = [k for k in candidates if k.years is None]
    if len(candidates) == 1 and (undated or year is None):
        return candidates[0]
    if year is None:
        return None
    if found.novel:
        coming = [k for k in dated if k.years and year <= k.years[0] <= year + 2]
        if coming:
            return min(coming, key=lambda k: k.years[0] if k.years else 0)
    if found.past:
        over = [k for k in dated if k.years and k.years[1] <= year]
        return max(over, key=lambda k: k.years[1] if k.years else 0) if over else None
    running = [k for k in dated if k.years and k.years[0] <= year <= k.years[1]]
    if running:
        return max(running, key=lambda k: k.years[0] if k.years else 0)
    return undated[0] if len(undated) == 1 and not dated else None


class _Group:
    """Mentions of one initiative in a document."""

    def __init__(self, identity: str, first: Features, mention: Mention) -> None:
        self.identity = identity
        self.features = [first]
        self.starts = [mention.start]
        self.named = mention.type == "NAM"

    @property
    def last_start(self) -> int:
        return self.starts[-1]

    @property
    def vague(self) -> bool:
        """Nothing but short forms so far: "en ny strategi"."""
        return not self.named and all(f.short for f in self.features)

    def heads(self) -> set[str]:
        return {f.head for f in self.features if f.head}

    def fits(self, found: Features) -> bool:
        heads = self.heads()
        if found.head and heads and not any(same_head(found.head, h) for h in heads):
            return False
        return not any(conflict(found, f) for f in self.features)


class _Resolver:
    def __init__(self, annotation: Annotation, registry: Registry) -> None:
        self.annotation = annotation
        self.registry = registry
        self.year = _year(annotation.document.date)
        self.groups: list[_Group] = []

    def _registered(self, mention: Mention, found: Features) -> str | None:
        candidates = whole = list(self.registry.named(mention.text))
        if not candidates:
            phrases = (
                found.phrase,
                " ".join(w for w in found.phrase.split() if not w[:1].isdigit()),
            )
            candidates = next(
                (self.registry.described[p] for p in phrases if p in self.registry.described), []
            )
        if not candidates:
            return self._related(found)
        if whole and len(candidates) == 1 and mention.type == "NAM":
            return candidates[0].id
        chosen = choose_edition(candidates, found, self.year)
        return chosen.id if chosen else None

    def _related(self, found: Features) -> str | None:
        """An initiative that the registry relates to one of this document.

        "den nuværende strategi" is the one that the new strategy succeeds; "strategien fra 2015"
        the one of that year that the document's action plan carries out.
        """
        if found.head is None or found.stem or (found.scope - VAGUE - ORDER):
            return None
        kind = HEADS[found.head][0]
        open_ids = [g.identity for g in self.groups if g.identity in self.registry.items]
        targets = [
            (relation, self.registry.items[target])
            for identity in reversed(open_ids)
            for relation, target in self.registry.items[identity].relations
            if target in self.registry.items and self.registry.items[target].kind == kind
        ]
        if found.past and found.years is None:
            return next((k.id for relation, k in targets if relation == "succeeds"), None)
        if found.years is not None and found.years[0] == found.years[1]:
            year = str(found.years[0])
            for _, known in targets:
                begins = known.announced or known.period or ""
                if begins.startswith(year):
                    return known.id
        return None

    def _measure(self, mention: Mention) -> _Group | None:
        """The measure named at the start of the mention's own item or by its section's heading."""
        index = self.annotation.passage_at(mention.start)
        if index is None:
            return None
        passage = self.annotation.passages[index]
        places = [passage]
        if passage.section is not None:
            places.append(self.annotation.passages[passage.section])
        for place in places:
            for group in self.groups:
                if group.named and any(place.start <= start < place.end for start in group.starts):
                    return group
        return None

    def _antecedent(self, found: Features, mention: Mention) -> _Group | None:
        if found.head in _MEASURE_HEADS:
            measure = self._measure(mention)
            if measure is not None:
                return measure
        ranked = sorted(self.groups, key=lambda g: -g.last_start)
        for group in ranked:
            if found.head is not None and group.heads() and group.fits(found):
                return group
        return None

    def _same_phrase(self, found: Features) -> _Group | None:
        for group in reversed(self.groups):
            if any(f.phrase == found.phrase for f in group.features) and group.fits(found):
                return group
        for group in reversed(self.groups):
            close = any(
                f.head and f.stem == found.stem and f.scope - VAGUE == found.scope - VAGUE
                for f in group.features
            )
            if close and group.fits(found) and found.head and (found.scope - VAGUE or found.stem):
                return group
        return None

    def _place(
        self, group: _Group | None, identity: str | None, found: Features, mention: Mention
    ) -> _Group:
        if group is None and identity is not None:
            group = next((g for g in self.groups if g.identity == identity), None)
        if group is None:
            years = f"-{found.years[0]}-{found.years[1]}" if found.years else ""
            name = slug(found.phrase if mention.type == "NOM" else mention.text)
            own = name if not years or name.endswith(years) else name + years
            group = _Group(identity or own, found, mention)
            self.groups.append(group)
            return group
        group.features.append(found)
        group.starts.append(mention.start)
        group.named = group.named or mention.type == "NAM"
        if identity is not None and group.identity not in self.registry.items:
            group.identity = identity
        return group

    def _choose(self, mention: Mention, found: Features) -> tuple[_Group | None, str | None]:
        identity = self._registered(mention, found)
        dated = found.years is not None or found.novel or found.past
        if identity is not None and (dated or mention.type == "NAM"):
            return None, identity
        if found.short:
            return self._antecedent(found, mention), None
        group = self._same_phrase(found)
        if group is not None or identity is not None:
            return group, None if group else identity
        if found.head and not (found.scope - VAGUE):
            if found.head in _MEASURE_HEADS and not found.stem:
                group = self._measure(mention)
            elif not found.novel:
                group = self._antecedent(found, mention)
        if group is None and found.head:  # "en ny strategi", told more exactly later
            group = next((g for g in self.groups if g.vague and g.fits(found)), None)
        return group, None

    def run(self) -> list[Mention]:
        mentions = self.annotation.initiatives
        placed: list[_Group] = []
        titled: dict[int, _Group] = {}
        for i, mention in enumerate(mentions):
            found = features(self.annotation, mention)
            group = titled.pop(i, None)
            identity = None
            if group is not None:
                identity = self._registered(mention, found)
            else:
                group, identity = self._choose(mention, found)
                if group is None and identity is not None and found.head:
                    group = next((g for g in self.groups if g.vague and g.fits(found)), None)
            group = self._place(group, identity, found, mention)
            placed.append(group)
            if i + 1 < len(mentions) and mention.type == "NOM":
                title = mentions[i + 1]
                between = self.annotation.text[mention.end : title.start]
                marked = between.strip() in ("", "”", '"', "»", "“", "„", "«")
                if title.type == "NAM" and 0 < len(between) <= _APPOSITION and marked:
                    titled[i + 1] = group
        return [
            m.model_copy(update={"id": g.identity}) for m, g in zip(mentions, placed, strict=True)
        ]


def resolve(annotation: Annotation, registry: Registry) -> tuple[Mention, ...]:
    """Give each mention of a document an id; mentions of one initiative share it.

    Args:
        annotation: a document with mentions, entities and its date.
        registry: known initiatives.

    Returns:
        The mentions in text order, each with an id.
    """
    return tuple(_Resolver(annotation, registry).run())

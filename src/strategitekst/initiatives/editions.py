"""Which entry of the registry a mention means: by name, by description and time, by relation."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from ..da.undertakings import AGREEING, HEADS, JOINT_OWNERS
from ..dates import year_of
from ..knowledge.registry import Known, Registry
from ..schema import Mention
from .features import ORDER, SCOPES, VAGUE, Features, normalise_name

_PARTIES: Final = {party: re.compile(rf"\b(?:{words})\b") for party, words in AGREEING.items()}
#: Order words of the edition that runs at the document's date.
_RUNNING: Final = frozenset({"nuværende", "gældende"})
#: In so many years an edition that is over, or is to come, is still or already "strategien".
_LATELY: Final = 2
#: The yearly agreements on the economy are made in June of the year before.
_AGREED_IN: Final = 6


def _told_in(date: str | None, known: Known) -> int:
    """The year of an edition that a text of a date speaks of: of what is for one year, the next from June on."""
    year = year_of(date) or 0
    yearly = known.kind == "aftale" and known.years is not None and known.years[0] == known.years[1]
    month = (date or "")[5:7]
    late = month.isdigit() and _AGREED_IN <= int(month) <= 12
    return year + 1 if yearly and late else year


def _begun(known: Known, date: str | None) -> bool:
    """Whether an edition's years have begun, or it has been presented: in its month "strategien" is the new one."""
    if known.years is not None and known.years[0] <= _told_in(date, known):
        return True
    day, announced = (date or "")[:7], (known.announced or "")[:7]
    return len(day) == len(announced) == 7 and announced <= day


def choose_edition(candidates: Sequence[Known], found: Features, date: str | None) -> Known | None:
    """Tell which edition a description means.

    Args:
        candidates: initiatives that the description fits.
        found: the mention's clues; a period in it decides.
        date: the document's date (EDTF), or none.

    Returns:
        The initiative, or none where the clues do not tell.
    """
    year = year_of(date)
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
    if "første" in found.phrase.split() and len(dated) > 1:
        return min(dated, key=lambda k: k.years[0] if k.years else 0)
    if year is None:
        return None
    if found.novel:
        coming = [k for k in dated if k.years and _told_in(date, k) <= k.years[0] <= year + 2]
        if coming:
            return min(coming, key=lambda k: k.years[0] if k.years else 0)
    if found.past:
        now = [k for k in dated if k.years and k.years[0] <= year <= k.years[1]]
        if now and not _RUNNING.isdisjoint(found.phrase.split()):  # "den nuværende strategi"
            return max(now, key=lambda k: k.years[0] if k.years else 0)
        over = [k for k in dated if k.years and k.years[1] <= year]
        return max(over, key=lambda k: k.years[1] if k.years else 0) if over else None
    if len(candidates) == 1 and dated and dated[0].years and dated[0].years[0] - 1 <= year:
        return candidates[0]  # texts speak of what is over, too
    running = [k for k in dated if k.years and _begun(k, date) and _told_in(date, k) <= k.years[1]]
    if running:
        return max(running, key=lambda k: k.years[0] if k.years else 0)
    if dated and not found.novel:
        return _between(dated, year)
    return undated[0] if len(undated) == 1 else None


def _between(dated: Sequence[Known], year: int) -> Known | None:
    """The edition that a text means in a year in which none runs: the one just over, else the first to come."""
    spans = [(k.years, k) for k in dated if k.years is not None]
    over = [(last, k) for (_, last), k in spans if year - _LATELY <= last < year]
    if over:
        return max(over, key=lambda item: item[0])[1]
    coming = [(first, k) for (first, _), k in spans if year < first <= year + _LATELY]
    started = any(first <= year for (first, _), _ in spans)
    return min(coming, key=lambda item: item[0])[1] if coming and not started else None


#: Words of a mention that tell an edition, and no undertaking.
_UNTOLD = ORDER | {"fra"}


@lru_cache(maxsize=8)
def _phrases(registry: Registry) -> dict[str, list[Known]]:
    """The registry's descriptions in the form in which mentions are compared."""
    found: dict[str, list[Known]] = {}
    for phrase, known in registry.described.items():
        found.setdefault(normalise_name(phrase), []).extend(known)
    return found


#: At which level an owner acts: "kommunernes fælles handlingsplan" is the "fælleskommunal" one.
_LEVELS: Final = {"KL": "fælleskommunal", "regeringen": "national"}


def described(found: Features, registry: Registry, owner: str | None = None) -> list[Known]:
    """The registry's entries that a description in common nouns fits, whatever the edition.

    Args:
        found: the mention's clues.
        registry: known initiatives.
        owner: whose it is, where a possessor says so; it tells the level where no word does.
    """
    phrases = _phrases(registry)
    bare = [w for w in found.phrase.split() if not w[:1].isdigit() and w not in _UNTOLD]
    fitting = phrases.get(found.phrase) or phrases.get(" ".join(bare))
    if fitting is None and found.years and bare[:1] == ["fælles"]:
        fitting = phrases.get(" ".join(bare[1:]))
    level = _LEVELS.get(JOINT_OWNERS.get(owner or "", owner or ""))
    if fitting is None and level is not None and found.scope.isdisjoint(SCOPES):
        own = [word for word in bare if word != "fælles"]
        if own != [found.head] or own != bare:  # "KL's strategi" may be any
            fitting = phrases.get(" ".join([level, *own]))
    return fitting or []


def registered(
    mention: Mention,
    found: Features,
    registry: Registry,
    date: str | None,
    owner: str | None = None,
) -> str | None:
    """The registry's id of what a mention names or describes, or none where it does not tell."""
    named = list(registry.named(mention.text))
    candidates = named or described(found, registry, owner)
    if named and len(named) == 1 and mention.type == "NAM":
        return named[0].id
    chosen = choose_edition(candidates, found, date) if candidates else None
    return chosen.id if chosen else None


#: What stands before a solution's name, or begins it, where the one to come is meant.
_NEXT: Final = re.compile(
    r"\b(?:ny|nye|nyt|kommende|næste|fremtidige|fremtidens)(?:\sgenerations?)?\s$", re.IGNORECASE
)
_NEXT_INSIDE: Final = re.compile(r"(?:næste|fremtidig|fremtidens)\b", re.IGNORECASE)
_LEAD: Final = 24
#: So many years before it is in use a solution is spoken of.
_AHEAD: Final = 4


def next_one(
    text: str, mention: Mention, identity: str, registry: Registry, date: str | None
) -> str:
    """The solution that is meant by "den nye X", "fremtidens X": the one that the registry says replaces X.

    Args:
        text: the document.
        mention: what names X.
        identity: X.
        registry: known initiatives.
        date: the document's date; of a time before there was anything to come it is X itself.
    """
    year = year_of(date)
    known = registry.items[identity]
    if year is None or known.kind != "løsning":
        return identity
    lead = text[max(0, mention.start - _LEAD) : mention.start]
    if not (_NEXT.search(lead) or _NEXT_INSIDE.match(mention.text)):
        return identity
    later = [
        k
        for k in registry.later.get(identity, ())
        if k.kind == "løsning" and k.years is not None and k.years[0] - _AHEAD <= year
    ]
    return later[0].id if len(later) == 1 else identity


def with_others(known: Known, sentence: str) -> bool:
    """Whether a sentence names other parties of an agreement: "regionernes økonomiaftale" is not that of KL.

    Args:
        known: what the registry says is meant.
        sentence: the sentence with the mention.
    """
    if known.kind != "aftale" or AGREEING.keys().isdisjoint(known.owners):
        return False
    named = {party for party, words in _PARTIES.items() if words.search(sentence)}
    return bool(named) and named.isdisjoint(known.owners)


def related(found: Features, registry: Registry, here: Iterable[str]) -> str | None:
    """An initiative that the registry relates to one of the document.

    "den nuværende strategi" is the one that the new strategy succeeds; "strategien fra 2015" the
    one of that year that the document's action plan carries out.

    Args:
        found: a mention's clues.
        registry: known initiatives.
        here: the registry's ids met so far, the latest first.
    """
    if found.head is None or found.stem or (found.scope - VAGUE - ORDER):
        return None
    kind = HEADS[found.head][0]
    targets = [
        (relation, registry.items[target])
        for identity in here
        for relation, target in registry.items[identity].relations
        if target in registry.items and registry.items[target].kind == kind
    ]
    if found.past and found.years is None:
        return next((k.id for relation, k in targets if relation == "succeeds"), None)
    if found.years is not None and found.years[0] == found.years[1]:
        year = str(found.years[0])
        for _, known in targets:
            if (known.announced or known.period or "").startswith(year):
                return known.id
    return None

"""The company a proposal keeps: what the first scores of others say of it.

A heading among headings that are measures is one too; a name that is an initiative's in one place
is one everywhere; a short form needs something before it that it can stand for.
"""

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence

from .evidence import Proposal
from .names import key

_NEAR, _BESIDE = 300, 8  # characters
_LIKELY = 0.4


def _log_odds(score: float) -> float:
    bounded = min(0.995, max(0.005, score))
    return math.log(bounded / (1 - bounded)) / 3


def company_features(
    text: str, found: Sequence[Proposal], scores: Sequence[float]
) -> list[dict[str, float]]:
    """What the first scores of the others say of each proposal.

    Args:
        text: the document.
        found: its proposals in text order.
        scores: how likely each is a mention, judged alone.

    Returns:
        Features for each, to be taken beside its own.
    """
    names = _by_name(text, found, scores)
    places = _by_place(found, scores)
    rivals = _rivals(found, scores)
    before = _before(found, scores)
    ends = _name_ends(text, found, scores)
    size = math.log1p(sum(scores)) / 3
    every = []
    for number, item in enumerate(found):
        kind = _kind(item)
        signals = {"alone": _log_odds(scores[number]), "document": size}
        signals |= names[number] | places[number] | rivals[number] | before[number]
        if kind == "tail":
            word = text[item.start : item.end].casefold().removesuffix("s")
            stems = [word.removesuffix(e) for e in ("en", "et", "n", "t", "erne", "ene")]
            stems += [stem[:-1] for stem in stems if stem[-1:] == stem[-2:-1]]
            signals["ends name"] = max((ends.get(s, 0.0) for s in stems), default=0.0)
        features = {f"with {name}": value for name, value in signals.items()}
        features |= {f"with {kind}, {name}": value for name, value in signals.items()}
        every.append({k: v for k, v in features.items() if v})
    return every


def _kind(item: Proposal) -> str:
    if item.description is not None and not item.named:
        told = item.description
        if not told.definite:
            return "indefinite"
        return "definite" if told.told or told.extended or told.stem else "short"
    if "elliptic" in item.sources:
        return "elliptic"
    return "name" if item.named else "tail"


def _by_name(
    text: str, found: Sequence[Proposal], scores: Sequence[float]
) -> list[dict[str, float]]:
    """The best and the mean score of the same name elsewhere in the document."""
    same: dict[str, list[int]] = defaultdict(list)
    for number, item in enumerate(found):
        same[key(text, item.start, item.end)].append(number)
    signals: list[dict[str, float]] = [{} for _ in found]
    for numbers in same.values():
        if len(numbers) < 2:  # noqa: PLR2004
            continue
        ranked = sorted((scores[n] for n in numbers), reverse=True)
        total = sum(ranked)
        for n in numbers:
            best = ranked[1] if scores[n] == ranked[0] else ranked[0]
            mean = (total - scores[n]) / (len(numbers) - 1)
            signals[n] = {
                "name best": _log_odds(best) + 2,
                "name mean": _log_odds(mean) + 2,
                "name again": 1.0,
            }
    return signals


def _by_place(found: Sequence[Proposal], scores: Sequence[float]) -> list[dict[str, float]]:
    """The mean score of the others in its list, its column or at its level of headings."""
    company: dict[str, dict[int, float]] = defaultdict(dict)
    for item, score in zip(found, scores, strict=True):
        if item.company:
            slots = company[item.company]
            slots[item.passage] = max(score, slots.get(item.passage, 0.0))
    totals = {name: sum(slots.values()) for name, slots in company.items()}
    signals: list[dict[str, float]] = []
    for item in found:
        slots = company.get(item.company, {})
        if len(slots) < 2:  # noqa: PLR2004
            signals.append({"alone in place": 1.0} if item.company else {})
            continue
        mean = (totals[item.company] - slots[item.passage]) / (len(slots) - 1)
        sort = item.company.split()[0]
        signals.append(
            {
                "place": _log_odds(mean) + 1,
                f"place {sort}": _log_odds(mean) + 1,
                "place size": min(len(slots), 20) / 10,
            }
        )
    return signals


def _rivals(found: Sequence[Proposal], scores: Sequence[float]) -> list[dict[str, float]]:
    """The best scores of those that overlap: longer ones around it, shorter ones inside it, others."""
    signals: list[dict[str, float]] = [{} for _ in found]
    open_now: list[int] = []
    for number, item in enumerate(found):
        open_now = [n for n in open_now if found[n].end > item.start]
        for other in open_now[-12:]:
            first, second = found[other], item
            if first.end >= second.end:
                pairs = ((other, "inside", scores[number]), (number, "around", scores[other]))
            elif first.start == second.start:
                pairs = ((number, "inside", scores[other]), (other, "around", scores[number]))
            else:
                pairs = ((other, "across", scores[number]), (number, "across", scores[other]))
            for place, name, score in pairs:
                signals[place][name] = max(score, signals[place].get(name, 0.0))
        open_now.append(number)
    return signals


def _before(found: Sequence[Proposal], scores: Sequence[float]) -> list[dict[str, float]]:
    """What stands before and beside: the best score near, of a name, of the same head noun."""
    ends = sorted((item.end, number) for number, item in enumerate(found))
    places = [end for end, _ in ends]
    heads: dict[str, float] = {}
    likely_name = -10_000
    starts: dict[int, float] = {}
    for item, score in zip(found, scores, strict=True):
        starts[item.start] = max(score, starts.get(item.start, 0.0))
    signals = []
    waiting = sorted(range(len(found)), key=lambda n: found[n].start)
    passed = 0
    for number in waiting:
        item = found[number]
        while passed < len(ends) and ends[passed][0] <= item.start:
            other = ends[passed][1]
            if found[other].named and scores[other] > _LIKELY:
                likely_name = found[other].end
            head = found[other].description.head if found[other].description else None
            if head is not None:
                heads[head] = max(scores[other], heads.get(head, 0.0))
            passed += 1
        low = bisect_left(places, item.start - _NEAR)
        near = [scores[ends[n][1]] for n in range(max(low, passed - 25), passed)]
        own: dict[str, float] = {
            "near": max(near, default=0.0),
            "name near": float(item.start - likely_name < _NEAR),
            "name before": float(likely_name > 0),
            "beside": max((starts.get(item.end + n, 0.0) for n in range(1, _BESIDE)), default=0.0),
        }
        if item.description is not None:
            own["head"] = heads.get(item.description.head, 0.0)
        signals.append((number, own))
    return [own for _, own in sorted(signals, key=lambda s: s[0])]


def _name_ends(
    text: str, found: Sequence[Proposal], scores: Sequence[float]
) -> Mapping[str, float]:
    """The last parts of likely names, each with the best score: "kompas" of "Dataetisk Kompas"."""
    ends: dict[str, float] = {}
    for item, score in zip(found, scores, strict=True):
        if item.named and score > _LIKELY / 2:
            last = text[item.start : item.end].split()[-1].casefold()
            for form in (last, last.removesuffix("en"), last.removesuffix("et"), last.removesuffix("n")):
                for start in range(max(0, len(form) - 16), len(form) - 3):
                    suffix = form[start:]
                    ends[suffix] = max(score, ends.get(suffix, 0.0))
    return ends

"""Which proposals are mentions: a calibrated score, then the best ones that do not overlap."""

import math
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from ..schema import Mention
from ..spans import Layered
from ..trees import Trees, load_trees
from ..weights import Weights, load_weights
from .context import context_of
from .proposal import Proposal
from .used import is_told_undertaking

SCORE_FILE = Path(__file__).with_name("score.json")
FINDER_FILE = Path(__file__).with_name("finder.json")
SECOND_FILE = Path(__file__).with_name("second.json")


def load_finder() -> Weights:
    """Load the finder's weights, trained on the corpus' train part."""
    return load_weights(FINDER_FILE)


#: Least score of the best mention of an initiative. Its other mentions may be less likely by
#: themselves: what is certain in one place is so in the others.
LIKELY = 0.4


#: What is likely by rule: a description of one specific undertaking by a head noun that says so by
#: itself, of which 94 of 100 are mentions in the corpus' train part; and a measure, the lead words of
#: an item up to its colon in a list that is introduced as measures.
_BY_RULE = (frozenset({"rule True, strong"}), frozenset({"found introduced item", "after :"}))
#: So is a title in marks right behind such a head noun, "projektet ”Dansk i maskinen”" (170 of 171), with
#: a comma between them (40 of 40), or behind "hedder" (53 of 53).
_TITLED = (
    frozenset({"titled by head"}),
    frozenset({"titled behind a head"}),
    frozenset({"found quoted", "in marks", "after naming"}),
)
#: So is a name with a head noun that says what it is, "Nordlys-systemet" (47 of 47).
_SAYS_WHAT = re.compile(
    r"[A-ZÆØÅ]\w+-(?:systemet|løsningen|portalen|platformen|appen|programmet|projektet|initiativet|strategien|planen|aftalen|puljen)s?"
)
#: What stands between the solutions of one list: "NemKonto (fra 2005), Digital Post og" NemID.
_IN_LIST = re.compile(r"(?:\s\([^()\n]{1,30}\))?(?:,|\s(?:og|samt|eller))\s")
#: Two beside a comma are no list: "afløseren for SkoleIntra, Aula".
_JOINED = re.compile(r"\s(?:og|samt|eller)\s$")
#: Least mean score of a list whose solutions are mentions: in the corpus' train part all are or none is
#: (85 lists of 87), and below this none (13 of the 14 that were taken for mentions).
_LISTED = 0.55
#: Kinds of documents whose title is a name where a line below it says what paper it is: 23 of 25 in the
#: corpus' train part, bodies and single words left out.
_PAPERS = frozenset({"strategi", "handlingsplan"})
_NAME_OF_PAPER = frozenset({"title of paper, subtitle", "whole passage"})
_NO_NAME = frozenset({"has ORG", "is ORG", "words 1"})


def load_second() -> Trees:
    """Load the second score's trees."""
    return load_trees(SECOND_FILE)


#: Least first score of a proposal that is scored a second time; the others stay unlikely.
AGAIN = 0.03
#: The network's log odds are told inside these bounds.
_BOUND = 8.0


def score_first(found: Iterable[Proposal], weights: Weights) -> None:
    """Give each proposal the score that it has by itself, in place."""
    for item in found:
        item.score = weights.score(item.features)


def unsure(found: Sequence[Proposal]) -> list[int]:
    """Which proposals (indices) are scored a second time, by their first scores."""
    return [i for i, item in enumerate(found) if item.score >= AGAIN]


def second_rows(
    text: str, found: Sequence[Proposal], again: Sequence[int], odds: Iterable[float]
) -> list[dict[str, float]]:
    """What the second score is told of proposals: their features, first scores around, the network.

    Args:
        text: the document.
        found: its proposals in text order, with their first scores.
        again: which of them are scored again (indices).
        odds: what the network says of these, in natural-log odds.
    """
    return [
        found[i].features | row | {"network": max(-_BOUND, min(_BOUND, float(odd)))}
        for i, row, odd in zip(again, context_of(text, found, again), odds, strict=True)
    ]


def score_second(
    text: str, found: Sequence[Proposal], again: Sequence[int], odds: Iterable[float], trees: Trees
) -> None:
    """Give proposals their second score, in place; arguments as in `second_rows`."""
    for i, score in zip(again, trees.score(second_rows(text, found, again, odds)), strict=True):
        found[i].score = score


def score_by_rule(text: str, found: Sequence[Proposal], kind: str | None = None) -> None:
    """Give what is likely by rule at least that score, in place.

    A title told once by a head noun or by "hedder" is the same wherever it stands again (76 of 78).

    Args:
        text: the document.
        found: its proposals with features and scores.
        kind: the document's kind; the title of a strategy or plan is its name.
    """
    titles: set[str] = set()
    _score_whole_names(found)
    _score_counted(found)
    _score_listed(text, found)
    for item in found:
        told = item.features
        titled = any(all(map(told.get, rule)) for rule in _TITLED) or _says_what(text, item)
        if titled and text[item.start].isupper():
            titles.add(_words(text, item))
        names_paper = (
            kind in _PAPERS
            and all(map(told.get, _NAME_OF_PAPER))
            and not any(map(told.get, _NO_NAME))
        )
        by_rule = any(all(map(told.get, rule)) for rule in _BY_RULE)
        if titled or names_paper or by_rule or is_told_undertaking(text, item):
            item.score = max(item.score, LIKELY)
    if titles:
        for item in found:
            if item.named and item.score < LIKELY and _words(text, item) in titles:
                item.score = LIKELY


def _says_what(text: str, item: Proposal) -> bool:
    """Whether it is a name that says in itself what it is."""
    compound = item.named and "compound" in item.sources
    return compound and _SAYS_WHAT.fullmatch(text, item.start, item.end) is not None


def _score_whole_names(found: Sequence[Proposal]) -> None:
    """Make a name at least as likely as its parts, in place.

    That is a name with its head noun, "Bredt Fjord-projektet", and the longer of two names of one entry
    of the registry, "DK2020 – klimaplaner for hele Danmark".
    """
    for i, item in enumerate(found):
        whole = "whole name" in item.sources
        if not whole and not item.known:
            continue
        if whole:
            item.score = max(item.score, LIKELY)
        for j in range(i + 1, len(found)):
            part = found[j]
            if part.start >= item.end:
                break
            same = part.start == item.start and part.known in ((), item.known)
            if part.end <= item.end and (whole or same):
                item.score = max(item.score, part.score)


def _score_counted(found: Sequence[Proposal]) -> None:
    """Make all items of a list likely that is introduced as so many measures, if one is, in place.

    In the corpus' train part all items of such a list are measures (16 of 16), or none is.
    """
    lists: dict[str, dict[int, Proposal]] = {}
    for item in found:
        if "counted item" in item.sources:
            best = lists.setdefault(item.company, {})
            if item.passage not in best or item.score > best[item.passage].score:
                best[item.passage] = item
    for best in lists.values():
        if any(item.score >= LIKELY for item in best.values()):
            for item in best.values():
                item.score = max(item.score, LIKELY)


def _score_listed(text: str, found: Sequence[Proposal]) -> None:
    """Decide alike on the solutions of one list, "SAPA, KY og KSD", by their mean score, in place."""
    lists: list[list[Proposal]] = []
    for item in found:
        if not (item.named and item.solution):
            continue
        end = lists[-1][-1].end if lists else 0
        if lists and _IN_LIST.fullmatch(text, end, item.start):
            lists[-1].append(item)
        elif item.start >= end:
            lists.append([item])
    for listed in lists:
        if len(listed) > 2 or _JOINED.search(text[listed[0].end : listed[-1].start]):
            _score_alike(listed)


def _score_alike(listed: Sequence[Proposal]) -> None:
    taken = sum(item.score for item in listed) / len(listed) >= _LISTED
    for item in listed:
        item.score = max(item.score, LIKELY) if taken else 0.0


def _words(text: str, item: Proposal) -> str:
    return " ".join(text[item.start : item.end].split())


def of_likely(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the mentions of initiatives of which at least one mention is likely.

    Args:
        mentions: a document's mentions with ids and scores.
    """
    best: dict[str | None, float] = {}
    for mention in mentions:
        best[mention.id] = max(mention.score or 0.0, best.get(mention.id, 0.0))
    return tuple(m for m in mentions if best[m.id] >= LIKELY)


def told_by_others(mentions: Sequence[Mention]) -> list[dict[str, float]]:
    """What a mention's own score and those of its initiative's others tell, in natural-log odds."""
    scores: dict[str | None, list[float]] = {}
    for mention in mentions:
        scores.setdefault(mention.id, []).append(mention.score or 0.0)
    ranked = {identity: sorted(own, reverse=True)[:2] for identity, own in scores.items()}
    told = []
    for mention in mentions:
        own, best = mention.score or 0.0, ranked[mention.id]
        features = {"own": _log_odds(own)}
        if len(best) > 1:
            features |= {
                "others": 1.0,
                "best other": _log_odds(best[1] if best[0] == own else best[0]),
            }
        told.append(features)
    return told


def _log_odds(score: float) -> float:
    bounded = min(0.999, max(0.001, score))
    return math.log(bounded / (1 - bounded))


def score_again(mentions: Sequence[Mention], weights: Weights | None = None) -> tuple[Mention, ...]:
    """Give each mention the score that it has in the light of its initiative's others.

    Args:
        mentions: a document's mentions with ids and the finder's scores.
        weights: the library's own where none are given.
    """
    weights = weights or load_weights(SCORE_FILE)
    return tuple(
        mention.model_copy(update={"score": round(weights.score(told), 3)})
        for mention, told in zip(mentions, told_by_others(mentions), strict=True)
    )


def _nested(inner: Proposal, outer: Proposal) -> bool:
    """Whether one mention may stand inside the other: in the topic of a description."""
    told = outer.description
    inside = outer.start < inner.start and inner.end <= outer.end
    return inside and told is not None and not outer.named and inner.start > outer.start + 8


def choose(found: Iterable[Proposal], threshold: float) -> list[Proposal]:
    """Choose the proposals with the highest scores that do not overlap, in text order.

    Args:
        found: proposals with their scores.
        threshold: the least score.
    """
    kept: list[Proposal] = []
    places: Layered[Proposal] = Layered()
    ranked = sorted(found, key=lambda p: (-p.score, p.start - p.end, p.start))
    for item in ranked:
        if item.score < threshold:
            break
        if all(_nested(item, k) or _nested(k, item) for k in places.over(item.start, item.end)):
            kept.append(item)
            places.add(item)
    # "projektet Digital Tryghed": before an unquoted name only the name is a mention, as likely as both
    names = {item.start: item for item in kept if item.named}
    chosen = []
    for item in kept:
        name = names.get(item.end + 1)
        if name is None or item.named:
            chosen.append(item)
        else:
            name.score = max(name.score, item.score)
    return sorted(chosen, key=lambda p: (p.start, -p.end))

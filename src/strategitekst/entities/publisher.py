"""Who published a document: of the bodies it names, the one that most speaks for.

The weights are numbers in ``publisher.json``, learnt by ``models/train/documents.py``.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from ..knowledge import KnowledgeBase
from ..schema import Entity, Passage
from ..weights import Weights, load_weights
from .publisher_clues import DEPARTMENT, Candidate, publisher_candidates

PUBLISHER_FILE: Final = Path(__file__).with_name("publisher.json")
#: What leaves no doubt: "Høringssvar fra Hjortelev Kommune" as a title, the minister who is asked.
_CERTAIN: Final = (
    frozenset({"answer from", "in title"}),
    frozenset({"answers"}),
    frozenset({"began it"}),
    frozenset({"its own"}),
)
#: Clues of who stands at the head or in the imprint of a page.
_OF_THE_PAGE: Final = ("masthead", "cell", "heads the page", "copyright", "address", "its site")
#: Where a body is named outside the running text; and the same, or where it is seen or speaks.
_BESIDE_TEXT: Final = tuple(
    f"in {role}" for role in ("title", "dateline", "contact", "boilerplate", "byline", "footnote")
)
_OUTSIDE: Final = (*_BESIDE_TEXT, "in caption", "its people")
#: How likely a body must be that stands neither at the head nor in the imprint: of those less likely
#: one in four is the publisher.
_LEAST_IN_TEXT: Final = 0.2
#: Letters of a word that is no abbreviation.
_SHOUTED: Final = 4
_COMPANY = re.compile(r" (?:A/S|ApS)$")


def _short_name(text: str, passages: Sequence[Passage], name: str) -> str:
    """A company by the name on its own page: without "A/S" where the head leaves it out."""
    bare = _COMPANY.sub("", name)
    head = " ".join(text[p.start : p.end] for p in passages[:3] if p.role != "paragraph")
    return bare if bare != name and bare in head and name not in head else name


def _choose(candidates: Sequence[Candidate], weights: Weights) -> Candidate | None:
    """Choose the likeliest publisher; none where none is likely enough.

    Args:
        candidates: who may be it.
        weights: what their clues weigh.
    """
    ranked = sorted(
        candidates, key=lambda c: weights.odds(dict.fromkeys(c.clues, 1.0)), reverse=True
    )
    stated = [c for c in ranked if any(map(c.clues.issuperset, _CERTAIN))]
    if stated:
        return stated[0]
    if not ranked:
        return None
    best = ranked[0]
    least = weights.threshold if _on_page(best) else max(weights.threshold, _LEAST_IN_TEXT)
    if weights.score(dict.fromkeys(best.clues, 1.0)) < least:
        return None
    if best.entry is None and DEPARTMENT.search(best.name):  # it speaks for its authority
        return next((c for c in ranked if c.entry is not None or "whole by name" in c.clues), best)
    return best


def _of_article(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Who may have published an article: a medium, or who stands at its head or in its imprint."""
    told = [c for c in candidates if "told to" in c.clues]
    return told or [
        c for c in candidates if _is_medium(c) or _on_page(c) or "paper by name" in c.clues
    ]


def _is_medium(candidate: Candidate) -> bool:
    return candidate.entry is not None and candidate.entry.kind == "medie"


def _on_page(candidate: Candidate) -> bool:
    """Whether a body stands at the head of the page or in its imprint."""
    return any(clue.startswith(_OF_THE_PAGE) for clue in candidate.clues)


def _of_sender(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Who may have published what is no article: no stranger to its reader, no paper named in its text."""
    return [
        c
        for c in candidates
        if _on_page(c)
        or not (
            "stranger" in c.clues
            or (
                (_is_medium(c) or "paper by name" in c.clues)
                and not any(clue.startswith(_OUTSIDE) for clue in c.clues)
            )
        )
    ]


def _of_column(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Who may have published a column: nobody whom only its text or its byline names."""
    return [
        c
        for c in candidates
        if _on_page(c)
        or c.clues & {"says we", "told to"}
        or any(clue.startswith(_BESIDE_TEXT) and "byline" not in clue for clue in c.clues)
        or c.clues >= {"in byline", "in paragraph"}
    ]


def _in_passing(candidate: Candidate) -> bool:
    """Whether a body is named once, in running text: in the corpus' train part it is the publisher in 3 of 18."""
    clues = candidate.clues
    return (
        candidate.named == 1
        and "at body" in clues
        and not any(clue.startswith((*_OF_THE_PAGE, *_OUTSIDE)) for clue in clues)
    )


def _speaks(candidates: Sequence[Candidate], text: str, *, article: bool) -> Candidate | None:
    """The one body that says "we" in the text; in a quote, the only municipality that is named.

    "I Hjortelev Kommune vil vi", says the mayor, where no newspaper stands at the head. In an article
    it is whom others speak to: "siger hun til Fagbladet Omsorg".
    """
    found = [c for c in candidates if ("told to" if article else "says we") in c.clues]
    towns = [c for c in candidates if c.name.endswith(" Kommune")]
    if not found and len(towns) == 1 and "is spoken of as ours" in towns[0].clues:
        found = towns
    here = [c for c in candidates if c.name.endswith(" Kommune") or c.name.startswith("Region ")]
    if not found and not article and len(here) == 1:
        said = "kommunens" if here[0].name.endswith("Kommune") else "regionens"
        found = here if text.lower().count(said) >= 2 else found
    return found[0] if len(found) == 1 else None


def _spoken(name: str) -> str:
    """A name in capitals, as the head of a paper has it, as it is written in a sentence."""
    words = name.split()
    if not name.isupper() or len(words) < 2 or min(len(words[0]), len(words[-1])) < _SHOUTED:
        return name
    return " ".join(w.lower() if len(w) < _SHOUTED else w.capitalize() for w in words)


def find_publisher(
    text: str,
    passages: Sequence[Passage],
    entities: Sequence[Entity],
    knowledge: KnowledgeBase,
    weights: Weights | None = None,
    kind: str | None = None,
) -> str | None:
    """Say who published a document, where its words tell.

    Args:
        text: the document.
        passages: its passages.
        entities: its entities, with canonical names.
        knowledge: the knowledge base.
        weights: other weights than the package's: while they are learnt.
        kind: the document's kind; who an article only tells of has not published it.

    Returns:
        A canonical name, or none; an address alone is not enough.

    Raises:
        ModelError: the file of weights is missing or not valid.
    """
    candidates = publisher_candidates(text, passages, entities, knowledge)
    article = kind == "presseartikel"
    if article:
        candidates = _of_article(candidates)
    elif kind == "debatindlæg":
        candidates = _of_column(candidates)
    else:
        candidates = _of_sender(candidates)
    best = _choose(candidates, weights or load_weights(PUBLISHER_FILE))
    if best is None or _in_passing(best):
        best = _speaks(candidates, text, article=article)
    if best is None:
        return None
    name = _short_name(text, passages, best.name)
    return name if best.entry is not None else _spoken(name)

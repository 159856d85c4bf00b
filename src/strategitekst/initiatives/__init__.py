"""Mentions of initiatives in one document: found, and told which are of the same initiative."""

import re
from collections.abc import Sequence

from ..knowledge.registry import Registry
from ..schema import Annotation, Document, Entity, Mention, Passage
from ..weights import Weights
from .bars import bar_predicates
from .capitals import has_own_capital
from .extent import told_start
from .finder import (
    choose,
    load_finder,
    load_second,
    of_likely,
    score_again,
    score_by_rule,
    score_first,
    score_second,
    unsure,
)
from .network import load_network, read_places
from .proposals import Proposal, propose
from .resolve import resolve
from .single_marks import with_double_marks

__all__ = ["find_mentions", "resolve"]


def find_mentions(
    text: str,
    passages: Sequence[Passage],
    entities: Sequence[Entity],
    registry: Registry,
    document: Document | None = None,
    finder: Weights | None = None,
) -> tuple[Mention, ...]:
    """Find mentions of initiatives by name and by description, with ids for this document.

    Args:
        text: the document.
        passages: its passages.
        entities: its entities.
        registry: known initiatives.
        document: what is known of the document; its date tells editions apart.
        finder: weights of the finder's first score, which then stands; the library's own and its
            second score where none are given.

    Returns:
        Mentions in text order, each with a calibrated score.
    """
    read = with_double_marks(text)
    proposals = propose(read, passages, entities, registry)
    weights = finder or load_finder()
    score_first(proposals, weights)
    if finder is None:
        again = unsure(proposals)
        places = read_places(read, passages, entities, [proposals[i] for i in again])
        score_second(read, proposals, again, load_network().odds(places), load_second())
    score_by_rule(read, proposals, document.kind if document else None)
    bar_predicates(read, proposals)
    mentions = tuple(_mention(text, read, item) for item in choose(proposals, weights.threshold))
    draft = Annotation.model_construct(  # of records that were checked already
        id="-",
        text=read,
        document=document or Document(),
        passages=tuple(passages),
        entities=tuple(entities),
        initiatives=mentions,
        quotes=(),
    )
    resolved = resolve(draft, registry)
    kept = of_likely(resolved)
    if len(kept) < len(resolved):
        resolved = resolve(draft.model_copy(update={"initiatives": kept}), registry)
    return score_again(_unnested(resolved))


def _mention(text: str, read: str, item: Proposal) -> Mention:
    """Make a proposal a mention; ``read`` is the text with double marks."""
    named = item.named or has_own_capital(read, item)
    start = item.start if named else told_start(text, item.start, item.end)
    return Mention(
        start=start,
        end=item.end,
        text=text[start : item.end],
        type="NAM" if named else "NOM",
        score=round(item.score, 3),
    )


#: What is told by another is not the same: "afløseren for PlanNet".
_OF_ANOTHER = re.compile(r"(?:\w+ )?(?:afløser|efterfølger|opfølger|forgænger)")


def _unnested(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Leave one of two mentions of the same initiative of which one lies inside the other.

    The name stays, "den hidtidige Digital Signatur", else the outer one, "projektet om en ny chatbot".
    """
    outer: dict[str | None, Mention] = {}
    dropped: set[int] = set()
    for mention in mentions:
        around = outer.get(mention.id)
        if around is None or mention.end > around.end:
            outer[mention.id] = mention
        elif not _OF_ANOTHER.match(around.text):
            dropped.add(id(around if mention.type == "NAM" else mention))
    return tuple(m for m in mentions if id(m) not in dropped)

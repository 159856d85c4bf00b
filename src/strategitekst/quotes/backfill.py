"""Whose a quote is that tells no speaker itself: a headline's, one that goes on in the next paragraph."""

import re
from collections.abc import Sequence

from ..schema import Passage, Quote
from ..spans import Index
from .marks import MARKS

#: Among so many quotes below is the one that a headline is cut from.
_NEXT_QUOTES = 200
#: The least share of a headline's words that the quote it is cut from has.
_SHARED = 0.75
_WORD = re.compile(r"\w{3,}")


def _with_speaker(quote: Quote, other: Quote) -> Quote:
    return quote.model_copy(update={"speaker": other.speaker, "role": other.role, "org": other.org})


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}


def _source_of(headline: Quote, following: Sequence[Quote]) -> Quote | None:
    """The quote with a speaker that a headline is cut from: word for word, or most of its words."""
    spoken = [quote for quote in following if quote.speaker]
    for quote in spoken:
        if headline.text.rstrip(".!") in quote.text:
            return quote
    wanted = _words(headline.text)
    shares = [len(wanted & _words(quote.text)) / max(len(wanted), 1) for quote in spoken]
    if shares and max(shares) >= _SHARED:
        return spoken[shares.index(max(shares))]
    return spoken[0] if len({quote.speaker for quote in spoken}) == 1 else None


def backfilled(text: str, quotes: Sequence[Quote], passages: Sequence[Passage]) -> list[Quote]:
    """Give quotes without a speaker the one that the rest of the document tells.

    Args:
        text: the document.
        quotes: its quotes.
        passages: its passages with quotes in them.

    Returns:
        The quotes that are kept: short ones need a speaker or a cue.
    """
    found = list(quotes)
    places = Index(passages)
    for i, here in enumerate(found):
        passage = places.at(here.start)
        if (
            passage is not None and passage.role == "caption"
        ):  # cut from the text, and it repeats it
            near = quotes[max(0, i - _NEXT_QUOTES) : i + _NEXT_QUOTES]
            source = next((q for q in near if q is not here and here.text in q.text), None)
            if source is not None and source.speaker:
                found[i] = _with_speaker(here, source)
        if found[i].speaker or found[i].org:
            continue
        if passage is None or passage.role == "title":  # a headline or a heading
            below, above = found[i + 1 : i + 1 + _NEXT_QUOTES], found[max(0, i - _NEXT_QUOTES) : i]
            source = _source_of(here, below) or _source_of(here, above)
        else:
            source = next(
                (
                    q
                    for q in found[i + 1 : i + 1 + _NEXT_QUOTES]
                    if q.speaker and here.text.rstrip(".!") in q.text
                ),
                None,
            )
        if source is not None:
            found[i] = _with_speaker(here, source)
    for i in range(len(found) - 2, -1, -1):
        here, following = found[i], found[i + 1]
        if here.speaker or here.org or here.cue or not following.speaker:
            continue
        between = text[here.end : following.start].strip(MARKS + " \r\n,.-–")
        if not between:
            found[i] = _with_speaker(here, following)
    return [
        q
        for q in found
        if q.speaker
        or q.org
        or q.cue
        or len(q.text.split()) >= 4
        or places.at(q.start) is None  # a heading in direct speech
    ]

"""What the text says of the document as a whole: title, date, publisher, author, kind, language."""

import re
from collections.abc import Sequence
from functools import cache
from importlib import import_module

from ..knowledge import KnowledgeBase
from ..schema import Document, Entity, Passage
from .document_date import document_date
from .document_kind import document_kind
from .publisher import find_publisher

_WORD = re.compile(r"[^\W\d_]+")
_LANGUAGES = ("da", "en", "sv", "nb", "de")


@cache
def _stop_words() -> dict[str, frozenset[str]]:
    return {
        code: frozenset(import_module(f"spacy.lang.{code}.stop_words").STOP_WORDS)
        for code in _LANGUAGES
    }


def language_of(text: str) -> str:
    """Return the language whose function words cover the text best, Danish in doubt.

    Uses the stop words that come with spaCy; Danish and Norwegian share most of theirs, so another
    language must be clearly ahead.
    """
    words = [w.lower() for w in _WORD.findall(text[:20_000])]
    if len(words) < 50:  # too few function words to tell close languages apart
        return "da"
    shares = {c: sum(map(s.__contains__, words)) / len(words) for c, s in _stop_words().items()}
    best = max(shares, key=lambda code: shares[code])
    return best if shares[best] > 1.35 * shares["da"] else "da"


def _writers(text: str, bylines: Sequence[Passage], entities: Sequence[Entity]) -> str | None:
    """Who wrote the text: the first name of its bylines, with the one that "og" joins to it."""
    found = [
        e for e in entities if e.label == "PER" and any(p.start <= e.start < p.end for p in bylines)
    ]
    if not found:
        return None
    both = len(found) > 1 and text[found[0].end : found[1].start].lower() == " og "
    names = [e.canonical for e in found[: 2 if both else 1] if e.canonical]
    return " og ".join(names) or None


def describe(
    text: str,
    passages: Sequence[Passage],
    entities: Sequence[Entity],
    knowledge: KnowledgeBase,
    known: Document,
    stated: Document | None = None,
    date: str | None = None,
) -> Document:
    """Say what is known of the document: what the caller knows, and else what the text tells.

    The file's properties fill what the text does not tell; the publisher, which the text only
    hints at, they tell first.

    Args:
        text: the document.
        passages: its passages.
        entities: its entities.
        knowledge: the knowledge base.
        known: values that are certain; they are kept.
        stated: what the file's properties say.
        date: what `document_date` found, where it was asked already.
    """
    stated = stated or Document()
    title = next((text[p.start : p.end] for p in passages if p.role == "title"), None)
    if title is not None:
        title = re.sub(r"^#+\s*|\n[=-]+$", "", title)
        title = " ".join(title.split())
    bylines = [p for p in passages if p.role == "byline"]
    author = _writers(text, bylines, entities)
    kind = known.kind or document_kind(text, passages, known.title or title or stated.title)
    found = Document(
        title=title or stated.title,
        date=date or document_date(text, passages, stated.date),
        publisher=stated.publisher
        or find_publisher(text, passages, entities, knowledge, kind=kind),
        author=author or stated.author,
        language=language_of(text),
        kind=kind,
        url=stated.url,
    )
    return found.model_copy(update=known.model_dump(exclude_none=True))

"""What the text says of the document as a whole: title, date, publisher, author, kind, language."""

import re
from collections.abc import Sequence
from functools import cache
from importlib import import_module

from ..knowledge import KnowledgeBase
from ..schema import Document, Entity, Passage
from .document_date import document_date
from .publisher import find_publisher

_PRESS = re.compile(
    r"pressemeddelelse|pressekontakt|pressevagt|presseansvarlig|pressechef", re.IGNORECASE
)
_KINDS: tuple[tuple[str, str], ...] = (
    ("høringssvar", r"høringssvar"),
    ("referat", r"\breferat\b|dagsordenspunkt|beslutningsprotokol"),
    ("nyhedsbrev", r"nyhedsbrev"),
    ("aftale", r"^(?:økonomi)?aftale\b|aftaletekst|^aftale om"),
    ("handlingsplan", r"handlingsplan(?:en)? for|^handlingsplan"),
    ("notat", r"\bnotat\b(?! fra)"),
)
_REPORT = re.compile(
    r"\bberetning|årsrapport|årsberetning|statusrapport|midtvejsstatus|statusredegørelse",
    re.IGNORECASE,
)
_STRATEGY_TITLE = re.compile(
    r"strategi(?:en)?\b(?: for| \d{4}|$)|^\d+(?:\.\d+)*\.? ", re.IGNORECASE
)
_NEWS_TITLE = re.compile(
    r"\b(?:ny|nye|i høring|klar|lanceret|præsenterer|vedtaget|er|har|skal|får|vil|kan)\b",
    re.IGNORECASE,
)
_UP = "A-ZÆØÅÁÍÓÖÜŁŚŻ"
_PLAN = re.compile(
    r"\b\w*(?:strategi|handlingsplan|handleplan|implementeringsplan)\w*", re.IGNORECASE
)
_ACTION_PLAN = re.compile(r"^\W*\w*(?:handlingsplan|handleplan|implementeringsplan)", re.IGNORECASE)
_CONTENTS = re.compile(
    r"(?:\.\s?){5,}\s*\d{1,3}\s*$|^\s*indhold(?:sfortegnelse)?\s*$", re.IGNORECASE | re.MULTILINE
)
_OPINION = re.compile(
    r"\b(?:debat|debatindlæg|læserbrev|læserbreve|kronik|klumme|synspunkt|synspunkter|skribentens|kommentaren)\b",
    re.IGNORECASE,
)
_PRESS_ARTICLE = re.compile(
    r"\bjournalist\b|abonn|\bannonce\b|\bkøb adgang\b|læserguide|mest læste|redaktion",
    re.IGNORECASE,
)
#: A page that tells a citizen what to do.
_SERVICE = re.compile(
    r"\b(?:du skal|du kan|sådan gør du|har du brug for|log på|bestil tid|kontakt os)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[”“»\"][^”“»«\"]{2,600}[”«\"]|^[-–—] .*$", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_]+")
_LANGUAGES = ("da", "en", "sv", "nb", "de")


def _kind(text: str, passages: Sequence[Passage], document: Document) -> str:
    title = (document.title or "").lower()
    furniture = " ".join(
        text[p.start : p.end] for p in passages if p.role in ("boilerplate", "contact", "dateline")
    )
    if _PRESS.search(furniture):
        return "pressemeddelelse"
    top = " ".join(text[p.start : p.end] for p in passages[:6] if p.end - p.start < 200).lower()
    for kind, pattern in _KINDS:
        if re.search(pattern, title) or (
            kind not in ("handlingsplan", "aftale") and re.search(pattern, top)
        ):
            return kind
    roles = [p.role for p in passages]
    plan = _PLAN.search(" ".join((title, top)))
    if plan and (len(passages) > 80 or _CONTENTS.search(text[:4000])):
        return "handlingsplan" if _ACTION_PLAN.search(title) else "strategi"
    if _REPORT.search(furniture) or _REPORT.search(title) or _REPORT.search(top):
        return "statusrapport"
    said = len(
        re.findall(
            rf"(?:siger|mener|udtaler|fortæller|forklarer|lyder det fra) (?:[\w-]+ ){{0,2}}?[{_UP}]",
            text,
        )
    )
    own_voice = len(
        re.findall(r"\b(?:jeg|mig|min|mit|mine)\b", _QUOTED.sub(" ", text), re.IGNORECASE)
    )
    if _OPINION.search(furniture) or (own_voice >= 4 and said <= 1):
        return "debatindlæg"
    if "byline" in roles and not said:
        return "debatindlæg"
    if _PRESS_ARTICLE.search(furniture) and said >= 2:
        return "presseartikel"
    news = said or "dateline" in roles or _NEWS_TITLE.search(title)
    if _STRATEGY_TITLE.search(title) and not news:
        return "strategi"
    if not said and roles.count("heading") >= 2 and _SERVICE.search(text):
        return "webside"
    if roles.count("heading") >= 3 and not said and "dateline" not in roles:
        return "webside"
    return "nyhed"


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
    writer = next(
        (
            e
            for e in entities
            if e.label == "PER" and any(p.start <= e.start < p.end for p in bylines)
        ),
        None,
    )
    author = writer.canonical if writer else None
    found = Document(
        title=title or stated.title,
        date=date or document_date(text, passages, stated.date),
        publisher=stated.publisher
        or find_publisher(text, passages, entities, knowledge)
        or (writer.org if writer else None),
        author=author or stated.author,
        language=language_of(text),
        url=stated.url,
    )
    merged = found.model_copy(update=known.model_dump(exclude_none=True))
    if merged.kind is None:
        merged = merged.model_copy(update={"kind": _kind(text, passages, merged)})
    return merged

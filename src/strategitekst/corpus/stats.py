"""What a corpus holds: counts by layer, theme, kind, period and split."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Final

from ..dates import year_of
from ..labels import CONTENT_ROLES, THEMES
from ..schema import Annotation
from .folder import Corpus

#: Periods of the evaluation, as first and last year.
PERIODS: Final = ((2001, 2010), (2011, 2015), (2016, 2020), (2021, 2026))


def period_of(date: str | None) -> str:
    """Return the period of the evaluation that a document's date falls in ("2011-2015")."""
    year = year_of(date) or 0
    found = next(((a, b) for a, b in PERIODS if a <= year <= b), None)
    return f"{found[0]}-{found[1]}" if found else "other"


def stats(corpus: Corpus) -> dict[str, Any]:
    """Count a corpus.

    Returns:
        ``all`` and, where there are splits, each split: documents, words, passages by role,
        entities by label, quotes, mentions, content passages without themes; themes with how often
        they are given and how often as second or third; documents by kind, period, year and
        publisher. ``initiatives``: how many in several documents, in one, by relation.
    """
    parts: dict[str, list[Annotation]] = defaultdict(list)
    for note in corpus.notes:
        parts[corpus.split_of(note.id) or "none"].append(note)
    counted = {"all": _count(corpus.notes)}
    if corpus.splits:
        counted |= {name: _count(notes) for name, notes in parts.items()}
    return {"parts": counted, "initiatives": _initiatives(corpus, counted)}


def _count(notes: Sequence[Annotation]) -> dict[str, Any]:
    themes: Counter[str] = Counter()
    later: Counter[str] = Counter()
    bare = 0
    for note in notes:
        for passage in note.passages:
            names = passage.theme_names
            themes.update(names)
            later.update(names[1:])
            bare += passage.role in CONTENT_ROLES and not names
    words = [len(note.text.split()) for note in notes]
    return {
        "documents": len(notes),
        "words": sum(words),
        "documents of 5,000 words": sum(n >= 5000 for n in words),
        "passages": _ordered(Counter(p.role for n in notes for p in n.passages)),
        "entities": _ordered(Counter(e.label for n in notes for e in n.entities)),
        "quotes": sum(len(n.quotes) for n in notes),
        "mentions": sum(len(n.initiatives) for n in notes),
        "content passages without theme": bare,
        "themes": {t: {"given": themes[t], "second or third": later[t]} for t in THEMES},
        "kinds": _ordered(Counter(n.document.kind or "none" for n in notes)),
        "periods": dict(sorted(Counter(period_of(n.document.date) for n in notes).items())),
        "years": dict(sorted(Counter((n.document.date or "none")[:4] for n in notes).items())),
        "publishers": _ordered(Counter(n.document.publisher or "none" for n in notes)),
    }


def _ordered(counter: Counter[str]) -> dict[str, int]:
    return dict(sorted(counter.items(), key=lambda item: (-item[1], item[0])))


def _initiatives(corpus: Corpus, counted: Mapping[str, Any]) -> dict[str, Any]:
    documents: dict[str, set[str]] = defaultdict(set)
    splits: dict[str, set[str]] = defaultdict(set)
    for note in corpus.notes:
        for mention in note.initiatives:
            documents[mention.id or ""].add(note.id)
            splits[mention.id or ""].add(corpus.split_of(note.id) or "none")
    known = corpus.collection.initiatives if corpus.collection else ()
    result: dict[str, Any] = {
        "mentioned": len(documents),
        "in two or more documents": sum(len(d) > 1 for d in documents.values()),
        "in one document": sum(len(d) == 1 for d in documents.values()),
        "relations": _ordered(Counter(r.type for i in known for r in i.relations)),
        "kinds": _ordered(Counter(i.kind or "none" for i in known)),
    }
    for name in counted:
        if name != "all":
            alone = sum(s == {name} for s in splits.values())
            result[f"in {name} only"] = alone
    return result

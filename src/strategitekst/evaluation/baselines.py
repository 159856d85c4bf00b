"""Floor rows: what almost no work reaches, beside every figure.

Each floor annotates one layer of given texts. The majority floors are told which role, label, theme
or kind is most frequent in the very gold annotations they are judged by: no guess that gives the
same answer everywhere can do better.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import numpy as np
from rapidfuzz import fuzz, process
from spacy.language import Language

from ..da.undertakings import FORMS
from ..knowledge import load_knowledge
from ..knowledge.registry import load_registry
from ..labels import CONTENT_ROLES, THEMES
from ..schema import Annotation, Document, Entity, Mention, Passage, Quote, ThemeScore
from ..themes.classifier import THEMES_FILE, TermClassifier
from ..themes.terms import load_themes

_LINE = re.compile(r"\S.*\S|\S")
_BLOCK = re.compile(r"\S(?:.*?\S)?(?=\s*\n\s*\n|\s*\Z)", re.DOTALL)
_CAPITALS = re.compile(r"[A-ZÆØÅ][\w.&-]*\w(?: [A-ZÆØÅ][\w.&-]*\w)*")
_NUMBER = re.compile(r"\b\d[\d.,/-]*\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WORD = re.compile(r"\w+(?:-\w+)*")
_HEAD = re.compile(rf"\b\w*(?:{'|'.join(FORMS)})\b", re.IGNORECASE)
_MARKED = re.compile(r"[”“»\"](\w[^”“»«\"]{8,}?\S)[”“»«\"]")
_DASHED = re.compile(r"^[-–] (\S.*?)(?=, siger|$)", re.MULTILINE)
#: Least RapidFuzz ratio of a title and a stretch of as many words.
_ALIKE: Final = 85
_Layer = Mapping[str, Any]
Floor = Callable[[Annotation], _Layer]


def bare(note: Annotation, layers: _Layer) -> Annotation:
    """An annotation of the same text with the layers given, all others empty."""
    empty: dict[str, Any] = dict.fromkeys(("passages", "entities", "initiatives", "quotes"), ())
    return Annotation(id=note.id, text=note.text, **(empty | {"document": Document(), **layers}))


def _most_frequent(values: Iterable[str], otherwise: str) -> str:
    counted = Counter(values)
    return min(counted, key=lambda v: (-counted[v], v)) if counted else otherwise


def _passages(spans: Iterable[re.Match[str]], role: str) -> _Layer:
    return {"passages": tuple(Passage(start=m.start(), end=m.end(), role=role) for m in spans)}


def passage_floors(gold: Sequence[Annotation]) -> dict[str, Floor]:
    """No passage; the whole text one; every line one; blocks between blank lines; one role."""
    role = _most_frequent((p.role for n in gold for p in n.passages), "paragraph")
    whole = re.compile(r"\S.*\S|\S", re.DOTALL)
    return {
        "nothing": lambda n: {},
        "one passage": lambda n: _passages(whole.finditer(n.text), role),
        "everything: each line": lambda n: _passages(_LINE.finditer(n.text), role),
        f"blank lines, majority {role}": lambda n: _passages(_BLOCK.finditer(n.text), role),
    }


def _entities(spans: Iterable[tuple[int, int, str]], text: str, named: bool = True) -> _Layer:
    return {
        "entities": tuple(
            Entity(start=s, end=e, text=text[s:e], label=label, canonical=text[s:e])
            if named
            else Entity(start=s, end=e, text=text[s:e], label=label)
            for s, e, label in spans
        )
    }


def entity_floors(gold: Sequence[Annotation], nlp: Language) -> dict[str, Floor]:
    """No name; every capitalised run; the base pipeline as it comes; the names known by heart."""
    label = _most_frequent((e.label for n in gold for e in n.entities), "ORG")
    known = load_knowledge()

    def pipeline(note: Annotation) -> _Layer:
        labels = ("PER", "ORG", "LOC", "MISC")
        ents = [(e.start_char, e.end_char, e.label_) for e in nlp(note.text).ents]
        return _entities((e for e in ents if e[2] in labels), note.text)

    return {
        "nothing": lambda n: {},
        f"everything: each capitalised run, majority {label}": lambda n: _entities(
            ((m.start(), m.end(), label) for m in _CAPITALS.finditer(n.text)), n.text
        ),
        "base pipeline alone": pipeline,
        "known names, exact": lambda n: _entities(
            ((m.start, m.end, m.value.label) for m in known.find(n.text)), n.text
        ),
    }


def date_floors(gold: Sequence[Annotation]) -> dict[str, Floor]:
    """No date; every number one; years alone, with their value."""

    def years(note: Annotation) -> _Layer:
        found = _entities(
            ((m.start(), m.end(), "DATE") for m in _YEAR.finditer(note.text)), note.text, False
        )["entities"]
        valued = (
            e.model_copy(
                update={"value": e.text, "first": f"{e.text}-01-01", "last": f"{e.text}-12-31"}
            )
            for e in found
        )
        return {"entities": tuple(valued)}

    return {
        "nothing": lambda n: {},
        "everything: each number": lambda n: _entities(
            ((m.start(), m.end(), "DATE") for m in _NUMBER.finditer(n.text)), n.text, False
        ),
        "years alone": years,
    }


def _themed(note: Annotation, names: Sequence[str]) -> _Layer:
    themes = tuple(ThemeScore(theme=name) for name in names)
    return {
        "passages": tuple(
            p.model_copy(
                update={"themes": themes if p.role in CONTENT_ROLES else None, "uncertain": None}
            )
            for p in note.passages
        )
    }


def keyword_themes(note: Annotation, classifier: TermClassifier) -> _Layer:
    """Give the themes of the keyword list, names of bodies blanked out as in the first pipeline."""
    text = note.text
    for entity in note.entities:
        if entity.label == "ORG":
            hidden = "·" * (entity.end - entity.start)
            text = text[: entity.start] + hidden + text[entity.end :]
    given = classifier.classify([text[p.start : p.end] for p in note.passages])
    return {
        "passages": tuple(
            Passage(
                start=p.start,
                end=p.end,
                role=p.role,
                themes=tuple(ThemeScore(theme=t.theme, score=t.score) for t in themes)
                if p.role in CONTENT_ROLES
                else None,
            )
            for p, themes in zip(note.passages, given, strict=True)
        )
    }


def theme_floors(gold: Sequence[Annotation]) -> dict[str, Floor]:
    """On passages as they are given: no theme; all sixteen; the most frequent; the keyword list."""
    theme = _most_frequent((t for n in gold for p in n.passages for t in p.theme_names), THEMES[0])
    keywords = TermClassifier(load_themes(THEMES_FILE))
    return {
        "nothing": lambda n: _themed(n, ()),
        "everything": lambda n: _themed(n, THEMES),
        f"majority: {theme}": lambda n: _themed(n, (theme,)),
        "keyword list": lambda n: keyword_themes(n, keywords),
    }


def _mentions(spans: Iterable[tuple[int, int]], text: str, kind: str) -> _Layer:
    return {
        "initiatives": tuple(
            Mention(start=s, end=e, text=text[s:e], type=kind) for s, e in sorted(set(spans))
        )
    }


def _alike_titles(text: str, titles: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Stretches of as many words as a title that are spelled much like it, the best first."""
    words = [(m.start(), m.end()) for m in _WORD.finditer(text)]
    found: list[tuple[float, int, int]] = []
    by_length: dict[int, list[str]] = {}
    for title in titles:
        by_length.setdefault(len(_WORD.findall(title)), []).append(title.casefold())
    for size, names in by_length.items():
        places = [(words[i][0], words[i + size - 1][1]) for i in range(len(words) - size + 1)]
        if not places or not size:
            continue
        stretches = [text[s:e].casefold() for s, e in places]
        alike = process.cdist(
            names, stretches, scorer=fuzz.ratio, score_cutoff=_ALIKE, dtype=np.float32
        ).max(axis=0)
        found += [(float(-alike[i]), *places[i]) for i in np.flatnonzero(alike >= _ALIKE)]
    free: list[tuple[int, int]] = []
    for _, start, end in sorted(found, key=lambda f: (f[0], f[1] - f[2], f[1])):
        if all(end <= s or e <= start for s, e in free):
            free.append((start, end))
            yield start, end


def mention_floors(gold: Sequence[Annotation]) -> dict[str, Floor]:
    """No mention; every noun for an undertaking; titles of the registry, exact and fuzzy."""
    kind = _most_frequent((m.type for n in gold for m in n.initiatives), "NOM")
    registry = load_registry()
    titles = sorted({t for k in registry.items.values() for t in (k.name, *k.aliases)})
    return {
        "nothing": lambda n: {},
        f"everything: each head noun, majority {kind}": lambda n: _mentions(
            ((m.start(), m.end()) for m in _HEAD.finditer(n.text)), n.text, kind
        ),
        "title match, exact": lambda n: _mentions(
            ((m.start, m.end) for m in registry.find(n.text)), n.text, "NAM"
        ),
        "title match, fuzzy": lambda n: _mentions(_alike_titles(n.text, titles), n.text, "NAM"),
    }


def _quotes(note: Annotation, spans: Iterable[tuple[int, int]]) -> _Layer:
    """Quotes, each said by the last person named up to the end of its passage."""
    quotes = []
    for start, end in sorted(set(spans)):
        place = note.passage_at(start)
        limit = note.passages[place].end if place is not None else end
        people = [e.canonical for e in note.entities if e.label == "PER" and e.start < limit]
        speaker = people[-1] if people else None
        quotes.append(Quote(start=start, end=end, text=note.text[start:end], speaker=speaker))
    return {"quotes": tuple(quotes)}


def quote_floors(gold: Sequence[Annotation]) -> dict[str, Floor]:
    """No quote; all in marks; all in marks or after a dash; said by the last person named."""

    def marked(note: Annotation) -> list[tuple[int, int]]:
        return [m.span(1) for m in _MARKED.finditer(note.text)]

    def dashed(note: Annotation) -> list[tuple[int, int]]:
        return [m.span(1) for m in _DASHED.finditer(note.text)]

    return {
        "nothing": lambda n: {},
        "all in marks, last person named": lambda n: _quotes(n, marked(n)),
        "everything: marks and dashes": lambda n: _quotes(n, marked(n) + dashed(n)),
    }


def document_floors(gold: Sequence[Annotation]) -> dict[str, Floor]:
    """Nothing; first line, first date, and the most frequent publisher and kind."""
    kind = _most_frequent((n.document.kind for n in gold if n.document.kind), "nyhed")
    publisher = _most_frequent((n.document.publisher for n in gold if n.document.publisher), "KL")

    def first(note: Annotation) -> _Layer:
        line = _LINE.search(note.text)
        dates = [e.value for e in note.entities if e.label == "DATE" and e.value]
        document = Document(
            title=line.group() if line else None,
            date=dates[0] if dates else None,
            publisher=publisher,
            kind=kind,
        )
        return {"document": document}

    return {
        "nothing": lambda n: {},
        f"first line, first date, majority {publisher}, {kind}": first,
    }


def floors(layer: str, gold: Sequence[Annotation], nlp: Language) -> dict[str, Floor]:
    """All floor rows of a layer but linking, by name."""
    if layer == "entities":
        return entity_floors(gold, nlp)
    makers: Mapping[str, Callable[[Sequence[Annotation]], dict[str, Floor]]] = {
        "passages": passage_floors,
        "dates": date_floors,
        "themes": theme_floors,
        "mentions": mention_floors,
        "quotes": quote_floors,
        "document": document_floors,
    }
    return makers[layer](gold)

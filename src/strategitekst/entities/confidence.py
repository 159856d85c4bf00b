"""How sure it is that a name, a date or an amount is right: its evidence, weighed.

Evidence is who says so (list, pattern, base pipeline, the rest of the document) and who agrees,
what the words look like, how often and how evenly the document has them, and what stands around
them. The weights are numbers in ``confidence.json``, learnt by ``models/train/entities.py`` from
documents that the base pipeline has not seen; the score is a calibrated probability that start, end
and label are right.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from ..da.roles import ROLE_HEADS
from ..da.speech import SPEECH_VERBS
from ..schema import Entity, Passage
from ..spans import Index
from ..weights import Weights, load_weights
from .canonical import without_genitive
from .found import Found

CONFIDENCE_FILE: Final = Path(__file__).with_name("confidence.json")
#: A score is never a certainty.
_LEAST, _MOST = 0.01, 0.99
_WORD = re.compile(r"\w+")
_LOOK = 24
_PREVIOUS = re.compile(r"(\w+)[^\S\n]\Z")
_NEXT = re.compile(r"[^\S\n](\w+)")
_SMALL = frozenset(
    """
    i på ved til fra over af for med hos om under efter mellem som at og eller den det de en et hver hvert når
    er var har havde vil skal kan må får fik blev bliver kommer ikke der via mod samt også hedder kaldet
    """.split()
)
_SENTENCE_START = re.compile(r"(?:^|[.!?:]\s+|\n\s*|[•›▪■*–-]\s+|[”“»\"])\Z")
_PLACE_BEFORE = re.compile(r"\b(?:i|på|ved|til|fra|over|omkring|nær)\s\Z", re.IGNORECASE)
_OWNED_BEFORE = re.compile(r"(?:['’]s|s)\s\Z")
_CAPITAL_BEFORE = re.compile(r"\b[A-ZÆØÅ][\w-]*\s\Z")
_CAPITAL_AFTER = re.compile(r"\s[A-ZÆØÅ]")
_LAST_WORD = re.compile(r"\w+\Z")
_ACTS_AFTER = re.compile(
    rf"\s(?:har|er|vil|skal|kan|får|fik|blev|{'|'.join(sorted(SPEECH_VERBS))})\b"
)
_TYPES = tuple(
    """
    projektet programmet løsningen systemet platformen portalen firmaet selskabet kommune ministeriet avisen
    byen øen region foreningen magasinet bladet styrelsen kampagnen initiativet strategien puljen
    """.split()
)


@dataclass(slots=True)
class Sources:
    """What each source says of a text, half-open offsets.

    Args:
        model: the base pipeline's names, in the shape the guidelines allow; none without one.
        listed: names of the knowledge base.
        shaped: names given away by a pattern.
        proper: where the words begin that the base pipeline's tagger calls proper nouns.
        kinds: what each date looks like, by its offsets.
    """

    model: list[Found] | None = None
    listed: list[Found] = field(default_factory=list)
    shaped: list[Found] = field(default_factory=list)
    proper: frozenset[int] | None = None
    kinds: dict[tuple[int, int], str] = field(default_factory=dict)


class _Source:
    """One source: what it calls a stretch, and which characters it takes for a name."""

    def __init__(self, size: int, found: Sequence[Found]) -> None:
        self.labels = {(name.start, name.end): name.label for name in found}
        self.covered = bytearray(size)
        for name in found:
            self.covered[name.start : name.end] = b"\1" * (name.end - name.start)

    def view(self, entity: Entity) -> str:
        label = self.labels.get((entity.start, entity.end))
        if label is None:
            return "overlaps" if any(self.covered[entity.start : entity.end]) else "is silent"
        return "agrees" if label == entity.label else f"says {label}"


class _Document:
    """A document's names, counted."""

    def __init__(self, text: str, passages: Sequence[Passage], entities: Sequence[Entity]) -> None:
        self.text, self.passages = text, Index(passages)
        self.words = Counter(_WORD.findall(text))
        names = [e for e in entities if e.label not in ("DATE", "MONEY", "PERCENT")]
        self.named = Counter(without_genitive(e.text) for e in names)
        self.labelled = Counter((without_genitive(e.text), e.label) for e in names)
        self.inside = Counter(word for e in names for word in _WORD.findall(e.text))
        self.of_canonical = Counter(e.canonical for e in names if e.canonical)


def _agreement(views: Mapping[str, str]) -> Iterator[str]:
    for source, view in views.items():
        yield f"{source} {view}"
    agreeing = [source for source, view in views.items() if view == "agrees"]
    yield f"{len(agreeing)} agree"
    yield "only " + " and ".join(agreeing or ["the document"])


def _shape(words: str) -> Iterator[str]:
    parts = words.split()
    bare = without_genitive(words)
    yield f"{min(len(parts), 4)} words"
    if len(bare) <= 3:
        yield "short"
    if bare.isupper():
        yield "capitals"
    if any(c.isdigit() for c in bare):
        yield "digit"
    if "-" in bare:
        yield "hyphen"
    if len(parts) == 1 and any(c.isupper() for c in bare[1:]) and not bare.isupper():
        yield "inner capital"
    if len(parts) > 1 and not all(p[:1].isupper() for p in parts):
        yield "small word inside"
    if words != bare:
        yield "genitive"
    if len(parts) == 1 and re.search(r"(?:en|et|erne|ing|er)$", bare):
        yield "ends as a common noun"


def _around(text: str, start: int, end: int, role: str) -> Iterator[str]:
    before, after = text[max(0, start - _LOOK) : start], text[end : end + _LOOK]
    words = before[:-1] if before[-1:].isspace() else ""
    small, last = words.lower(), _LAST_WORD.search(words)
    yield f"in {role}"
    for name, true in (
        ("place before", _PLACE_BEFORE.search(before)),
        ("owner before", _OWNED_BEFORE.search(before)),
        ("capital before", _CAPITAL_BEFORE.search(before)),
        ("role before", small.endswith(ROLE_HEADS)),
        ("says before", last is not None and last.group() in SPEECH_VERBS),
        ("type before", small.endswith(_TYPES)),
        ("opens", _SENTENCE_START.search(before)),
    ):
        if true:
            yield name
    previous, following = _PREVIOUS.search(before), _NEXT.match(after)
    if previous and previous[1].lower() in _SMALL:
        yield f"{previous[1].lower()} before"
    if following and following[1] in _SMALL:
        yield f"{following[1]} after"
    if re.match(r"\si\s[A-ZÆØÅ]", after):
        yield "of a place"
    if _CAPITAL_AFTER.match(after):
        yield "capital after"
    if _ACTS_AFTER.match(after):
        yield "acts"
    if before[-1:] and before[-1] in "”“»«\"'(":
        yield f"after {'a bracket' if before[-1] == '(' else 'a mark'}"
    if after[:1] and not after[0].isspace():
        yield f"before {after[0]}" if after[0] in ".,:;)-/" else "before another sign"


def _name_features(entity: Entity, document: _Document, views: Mapping[str, str]) -> list[str]:
    passage = document.passages.at(entity.start)
    found = [f"from {entity.origin}", *_agreement(views), *_shape(entity.text)]
    found += _around(
        document.text, entity.start, entity.end, passage.role if passage else "paragraph"
    )
    bare = without_genitive(entity.text)
    words = _WORD.findall(bare)
    if document.named[bare] > 1:
        found.append("again")
        if document.labelled[(bare, entity.label)] < document.named[bare]:
            found.append("labels differ")
    if entity.canonical and document.of_canonical[entity.canonical] > document.named[bare]:
        found.append("another form")
    if entity.label in ("LOC", "ORG") and f"{bare} Kommune" in document.named:
        found.append("of a municipality")
    if len(words) == 1:
        found.append(f"ends in {words[0][-3:].lower()}")
        if document.words[words[0]] > document.inside[words[0]]:
            found.append("also elsewhere unnamed")
        if document.words[words[0].lower()] and not words[0].islower():
            found.append("also in small letters")
    return found


def _timed_features(entity: Entity, document: _Document, kind: str) -> list[str]:
    passage = document.passages.at(entity.start)
    role = passage.role if passage else "paragraph"
    found = [f"a {kind}", *_around(document.text, entity.start, entity.end, role)]
    found.append("has a value" if entity.value else "has no value")
    if entity.text[:1].isupper():
        found.append("capital")
    return found


def evidence(
    text: str, passages: Sequence[Passage], entities: Sequence[Entity], sources: Sources
) -> list[dict[str, float]]:
    """Describe what speaks for and against each entity.

    Args:
        text: the document.
        passages: its passages.
        entities: its entities, in text order.
        sources: what each source says.

    Returns:
        One mapping an entity: clue to 1, each as it is and with the label before it.
    """
    document = _Document(text, passages, entities)
    views = {"list": _Source(len(text), sources.listed), "form": _Source(len(text), sources.shaped)}
    if sources.model is not None:
        views["pipeline"] = _Source(len(text), sources.model)
    rows = []
    for entity in entities:
        if entity.label in ("DATE", "MONEY", "PERCENT"):
            kind = sources.kinds.get((entity.start, entity.end), "amount")
            clues = _timed_features(entity, document, kind)
        else:
            clues = _name_features(entity, document, {k: v.view(entity) for k, v in views.items()})
            if sources.model is None:
                clues.append("without pipeline")
            elif sources.proper is not None:
                starts = [entity.start + m.start() for m in _WORD.finditer(entity.text)]
                proper = sum(s in sources.proper for s in starts)
                some = "all" if proper == len(starts) else "some" if proper else "no"
                clues.append(f"{some} proper nouns")
        row = dict.fromkeys(clues, 1.0)
        row |= {f"{entity.label}: {clue}": 1.0 for clue in clues}
        row[entity.label] = 1.0
        rows.append(row)
    return rows


def with_scores(
    text: str,
    passages: Sequence[Passage],
    entities: Sequence[Entity],
    sources: Sources,
    weights: Weights | None = None,
) -> list[Entity]:
    """Return the entities with their scores; arguments as `evidence`, and other weights for tests.

    Raises:
        ModelError: the file of weights is missing or not valid.
    """
    weights = weights or load_weights(CONFIDENCE_FILE)
    return [
        entity.model_copy(update={"score": round(min(_MOST, max(_LEAST, weights.score(row))), 3)})
        for entity, row in zip(entities, evidence(text, passages, entities, sources), strict=True)
    ]

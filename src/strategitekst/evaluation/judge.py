"""Item by item: what was right, missed, spurious or wrong, and where it stands."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final, Literal

from ..initiatives.features import sentence_around
from ..labels import CONTENT_ROLES
from ..schema import Annotation, Entity
from ..spans import HasOffsets
from .counts import match_spans, normalise, twins
from .links import aligned_ids, mention_ids, mention_keys
from .measure import Run
from .scoring import OVERLAP, QUOTE_OVERLAP, same_role, score_document

Verdict = Literal["right", "missed", "spurious", "wrong"]
VERDICTS: Final[tuple[Verdict, ...]] = ("missed", "spurious", "wrong")
#: Any shared character pairs two names, so that a wrong label or edge is told as such.
TOUCHED: Final = 1e-9
_LONGEST_SENTENCE: Final = 300


@dataclass(frozen=True, slots=True)
class Judgement:
    """One item of a layer.

    Args:
        layer: what was judged: a layer, or "canonical", "person roles", "links".
        verdict: ``missed`` is in gold alone, ``spurious`` in the prediction alone, ``wrong`` in both
            with another label, value or edge.
        document: the document's id.
        start: first character of the item.
        end: one past its last.
        gold: what gold says of it, or none.
        predicted: what the prediction says, or none.
        text: the words of the item.
        sentence: the sentence around it.
    """

    layer: str
    verdict: Verdict
    document: str
    start: int
    end: int
    gold: str | None
    predicted: str | None
    text: str
    sentence: str


class _Judge:
    """Makes judgements on one document."""

    def __init__(self, gold: Annotation) -> None:
        self.note = gold

    def __call__(
        self, layer: str, verdict: Verdict, span: HasOffsets, gold: str | None, found: str | None
    ) -> Judgement:
        text = self.note.text
        place = self.note.passage_at(span.start)
        passage = self.note.passages[place] if place is not None else None
        low, high = (passage.start, passage.end) if passage else (0, len(text))
        sentence = sentence_around(text, span.start, min(span.end, high), low, high)
        return Judgement(
            layer,
            verdict,
            self.note.id,
            span.start,
            span.end,
            gold,
            found,
            " ".join(text[span.start : span.end].split()),
            " ".join(sentence.split())[:_LONGEST_SENTENCE],
        )


def _passages(judge: _Judge, ours: Annotation, theirs: Annotation) -> Iterator[Judgement]:
    found = {(p.start, p.end): p for p in ours.passages}
    wanted = {(p.start, p.end): p for p in theirs.passages}
    for edges, passage in wanted.items():
        twin = found.get(edges)
        if twin is None:
            yield judge("passages", "missed", passage, passage.role, None)
        else:
            verdict: Verdict = "right" if twin.role == passage.role else "wrong"
            yield judge("passages", verdict, passage, passage.role, twin.role)
    for edges, passage in found.items():
        if edges not in wanted:
            yield judge("passages", "spurious", passage, None, passage.role)


def _named(entity: Entity, text: str) -> str:
    return f"{entity.label} {' '.join(text[entity.start : entity.end].split())}"


def _entities(judge: _Judge, ours: Annotation, theirs: Annotation) -> Iterator[Judgement]:
    found, wanted = ours.entities, theirs.entities
    text = theirs.text
    pairs = match_spans(found, wanted, OVERLAP, lambda p, g: found[p].label == wanted[g].label)
    left = [p for p in range(len(found)) if p not in pairs]
    open_gold = [g for g in range(len(wanted)) if g not in pairs.values()]
    others = match_spans([found[p] for p in left], [wanted[g] for g in open_gold], TOUCHED)
    pairs |= {left[p]: open_gold[g] for p, g in others.items()}
    for p, entity in enumerate(found):
        g = pairs.get(p)
        if g is None:
            yield judge("entities", "spurious", entity, None, entity.label)
            continue
        gold = wanted[g]
        same = (entity.start, entity.end, entity.label) == (gold.start, gold.end, gold.label)
        if same:
            yield judge("entities", "right", gold, gold.label, entity.label)
        else:
            yield judge("entities", "wrong", gold, _named(gold, text), _named(entity, text))
    for g, gold in enumerate(wanted):
        if g not in pairs.values():
            yield judge("entities", "missed", gold, gold.label, None)
    partners = {g: found[p] for p, g in pairs.items() if found[p].label == wanted[g].label}
    for g, partner in partners.items():
        yield from _values(judge, partner, wanted[g])


def _values(judge: _Judge, found: Entity, gold: Entity) -> Iterator[Judgement]:
    """Value, canonical name and role of a name that was found with its label."""
    if gold.label == "DATE" and gold.value:
        days = found.first is not None and (found.first, found.last) == (gold.first, gold.last)
        right = found.value == gold.value or days
        yield judge("dates", "right" if right else "wrong", gold, gold.value, found.value)
    if gold.canonical:
        right = normalise(found.canonical) == normalise(gold.canonical)
        verdict: Verdict = "right" if right else "wrong"
        yield judge("canonical", verdict, gold, gold.canonical, found.canonical)
    if gold.role:
        verdict = "right" if same_role(found, gold) else "wrong"
        yield judge("person roles", verdict, gold, gold.role, found.role)


def _themes(judge: _Judge, ours: Annotation, theirs: Annotation) -> Iterator[Judgement]:
    for passage, twin in zip(theirs.passages, twins(theirs.passages, ours.passages), strict=True):
        if passage.role not in CONTENT_ROLES:
            continue
        given = twin.theme_names if twin is not None else ()
        for theme in passage.theme_names:
            right = theme in given
            yield judge(
                "themes", "right" if right else "missed", passage, theme, theme if right else None
            )
        for theme in given:
            if theme not in passage.theme_names:
                yield judge("themes", "spurious", passage, None, theme)
    themed = [p for p in ours.passages if p.theme_names]
    for passage, gold in zip(themed, twins(themed, theirs.passages), strict=True):
        if gold is None or gold.role not in CONTENT_ROLES:
            for theme in passage.theme_names:
                yield judge("themes", "spurious", passage, None, theme)


def _mentions(judge: _Judge, ours: Annotation, theirs: Annotation) -> Iterator[Judgement]:
    found, wanted = ours.initiatives, theirs.initiatives
    pairs = match_spans(found, wanted, OVERLAP)
    for p, mention in enumerate(found):
        if p not in pairs:
            yield judge("mentions", "spurious", mention, None, mention.type)
            continue
        gold = wanted[pairs[p]]
        same = (mention.start, mention.end, mention.type) == (gold.start, gold.end, gold.type)
        labels = (gold.type, mention.type)
        if not same:
            labels = (f"{gold.type} {gold.text}", f"{mention.type} {mention.text}")
        yield judge("mentions", "right" if same else "wrong", gold, *labels)
    for g, gold in enumerate(wanted):
        if g not in pairs.values():
            yield judge("mentions", "missed", gold, gold.type, None)


def _quotes(judge: _Judge, ours: Annotation, theirs: Annotation) -> Iterator[Judgement]:
    found, wanted = ours.quotes, theirs.quotes
    pairs = match_spans(found, wanted, QUOTE_OVERLAP)
    for p, quote in enumerate(found):
        said = quote.speaker or quote.org or "nobody"
        if p not in pairs:
            yield judge("quotes", "spurious", quote, None, said)
            continue
        gold = wanted[pairs[p]]
        wants = gold.speaker or gold.org or "nobody"
        right = normalise(said) == normalise(wants)
        yield judge("quotes", "right" if right else "wrong", gold, wants, said)
    for g, gold in enumerate(wanted):
        if g not in pairs.values():
            yield judge("quotes", "missed", gold, gold.speaker or gold.org or "nobody", None)


@dataclass(frozen=True, slots=True)
class _Start:
    """The first line of a document, where what is said of it as a whole is shown."""

    start: int
    end: int


def _document(judge: _Judge, ours: Annotation, theirs: Annotation) -> Iterator[Judgement]:
    first = next((p for p in theirs.passages if p.role == "title"), None)
    place = _Start(first.start, first.end) if first else _Start(0, min(1, len(theirs.text)))
    counted = score_document(ours, theirs)
    for key in ("title", "date", "publisher", "kind"):
        wanted, found = getattr(theirs.document, key), getattr(ours.document, key)
        if wanted is not None:
            verdict: Verdict = "wrong" if found is not None else "missed"
            if counted[f"document {key}"].right:
                verdict = "right"
            yield judge(f"document {key}", verdict, place, wanted, found)


def _links(run: Run) -> Iterator[Judgement]:
    """Each gold mention that was found: was it linked to the initiative it belongs to?

    Initiatives are aligned one to one as CEAFe does. A mention is ``missed`` where it is of one that
    is aligned to none (split off), ``wrong`` where it is of one that is aligned to another.
    """
    if run.linked is None:
        return
    found, wanted = mention_keys(run.linked, run.gold)
    names = aligned_ids(run.linked, run.gold)
    ours = {
        key: identity
        for keys, ids in zip(found, mention_ids(run.linked), strict=True)
        for key, identity in zip(keys, ids, strict=True)
    }
    for keys, ids, note in zip(wanted, mention_ids(run.gold), run.gold, strict=True):
        judge = _Judge(note)
        for key, identity, mention in zip(keys, ids, note.initiatives, strict=True):
            if key not in ours:
                continue
            given = names.get(ours[key])
            verdict: Verdict = "missed" if given is None else "wrong"
            if given == identity:
                verdict = "right"
            yield judge("links", verdict, mention, identity, given)


def judge_run(run: Run) -> list[Judgement]:
    """Judge every item of every layer, document by document.

    Args:
        run: annotations and gold; the linking is judged where they were linked.

    Returns:
        All items, right ones too; those of links last.
    """
    judged: list[Judgement] = []
    for ours, theirs in zip(run.predicted, run.gold, strict=True):
        judge = _Judge(theirs)
        for part in (_passages, _entities, _themes, _mentions, _quotes, _document):
            judged += part(judge, ours, theirs)
    return judged + list(_links(run))


def errors(judged: Sequence[Judgement]) -> list[Judgement]:
    """Those that are not right."""
    return [j for j in judged if j.verdict != "right"]


def to_rows(judged: Sequence[Judgement]) -> list[dict[str, Any]]:
    """Plain JSON values, one object an item."""
    return [asdict(j) for j in judged]


def to_csv(judged: Sequence[Judgement]) -> str:
    """A table with a head line, one line an item."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(Judgement.__dataclass_fields__))
    writer.writeheader()
    writer.writerows(to_rows(judged))
    return stream.getvalue()

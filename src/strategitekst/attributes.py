"""Where the layers live on a spaCy ``Doc``, and the records that hang on their spans.

==========================================  =====================================================
``doc.spans["passages"]``                   passages; the span's label is the role
``doc.ents``                                entities
``doc.spans["quotes"]``                     quotes
``doc.spans["initiatives"]``                mentions of initiatives; the label is NAM or NOM
``doc._.strategitekst_document``            `Document`: title, date, publisher, … Set it before the
                                            pipeline runs to tell the components what is known:
                                            relative dates are resolved against its ``date``.
``doc._.strategitekst_layout``              the file's own blocks (`LayoutBlock`), set by the readers
``doc._.strategitekst_properties``          `Document`: what the file's properties say; the text goes
                                            before them
``span._.strategitekst_passage`` …          the full record of a span: ``_passage``, ``_entity``,
                                            ``_quote``, ``_mention``
==========================================  =====================================================

Records are kept in ``doc.user_data`` as plain JSON values, so that a ``Doc`` can be saved, sent to
another process and loaded again.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

import numpy as np
from spacy.tokens import Doc, Span

from .layout import LayoutBlock
from .schema import Document, Entity, Mention, Passage, Quote, Record

PREFIX = "strategitekst"

R = TypeVar("R", bound=Record)

_SPAN_RECORDS: dict[str, type[Record]] = {
    "passage": Passage,
    "entity": Entity,
    "quote": Quote,
    "mention": Mention,
}


def _store(doc: Doc) -> dict[Any, Any]:
    """The document's own data; spaCy's types name string keys only, though it keeps any."""
    return doc.user_data


@dataclass(slots=True)
class _Remembered:
    """What is known of a document in this process: its text, its records beside their values."""

    text: str
    records: dict[Any, tuple[Any, Record]] = field(default_factory=dict)


_REMEMBERED: WeakKeyDictionary[Doc, _Remembered] = WeakKeyDictionary()


def _remembered(doc: Doc) -> _Remembered:
    known = _REMEMBERED.get(doc)
    if known is None:
        known = _REMEMBERED[doc] = _Remembered(doc.text)
    return known


def text_of(doc: Doc) -> str:
    """Return a document's text, which spaCy puts together from its tokens each time."""
    return _remembered(doc).text


#: What reads and writes the records of spans, without spaCy's detour through ``span._``.
_RECORDS_OF: dict[str, Callable[[Doc, Iterable[Span]], list[Record | None]]] = {}
_HANG_ON: dict[str, Callable[[Span, Any], None]] = {}


def _register_span(name: str, model: type[Record]) -> None:
    attribute = f"{PREFIX}_{name}"

    def get_all(doc: Doc, spans: Iterable[Span]) -> list[Record | None]:
        store, known = _store(doc), _remembered(doc).records
        found: list[Record | None] = []
        for span in spans:
            key = (attribute, span.start_char, span.end_char)
            data = store.get(key)
            if data is None:
                found.append(None)
                continue
            values, record = known.get(key, (None, None))
            if record is None or values is not data:
                record = model.model_validate(data)
                known[key] = data, record
            found.append(record)
        return found

    def get(span: Span) -> Record | None:
        return get_all(span.doc, (span,))[0]

    def put(span: Span, record: Record) -> None:
        key = (attribute, span.start_char, span.end_char)
        data = _store(span.doc)[key] = record.to_dict()
        _remembered(span.doc).records[key] = data, record

    Span.set_extension(attribute, getter=get, setter=put, force=True)
    _RECORDS_OF[name], _HANG_ON[name] = get_all, put


def _get_document(doc: Doc) -> Document:
    return Document.model_validate(_store(doc).get((PREFIX, "document"), {}))


def _set_document(doc: Doc, document: Document) -> None:
    _store(doc)[(PREFIX, "document")] = document.to_dict()


def _get_properties(doc: Doc) -> Document:
    return Document.model_validate(_store(doc).get((PREFIX, "properties"), {}))


def _set_properties(doc: Doc, document: Document) -> None:
    _store(doc)[(PREFIX, "properties")] = document.to_dict()


def get_layout(doc: Doc) -> tuple[LayoutBlock, ...]:
    """Return the blocks that the document's file tells; empty where the text is all there is."""
    return tuple(LayoutBlock(*block) for block in _store(doc).get((PREFIX, "layout"), ()))


def _set_layout(doc: Doc, layout: Iterable[LayoutBlock]) -> None:
    _store(doc)[(PREFIX, "layout")] = [list(block) for block in layout]


for _name, _model in _SPAN_RECORDS.items():
    _register_span(_name, _model)
Doc.set_extension(f"{PREFIX}_document", getter=_get_document, setter=_set_document, force=True)
Doc.set_extension(
    f"{PREFIX}_properties", getter=_get_properties, setter=_set_properties, force=True
)
Doc.set_extension(f"{PREFIX}_layout", getter=get_layout, setter=_set_layout, force=True)


def get_document(doc: Doc) -> Document:
    """Return what is known of the document as a whole."""
    document: Document = doc._.strategitekst_document
    return document


#: spaCy splits one token in time linear in the document: in longer ones all are split at once.
_LONG_DOC = 20_000
#: What is carried over to a document that is built anew.
_CARRIED = ("TAG", "POS", "MORPH", "LEMMA", "NORM", "SENT_START", "ENT_IOB", "ENT_TYPE")


def split_tokens_at(doc: Doc, offsets: Iterable[int]) -> Doc:
    """Split tokens so that each offset is a token boundary.

    Tokenizers keep some words together that a span divides ("10,Postboks"). Spans must be exact,
    so such a token is split; its parts keep its attributes as far as spaCy allows.

    Args:
        doc: the document; changed in place, if it is not very long.
        offsets: character offsets into ``doc.text``.

    Returns:
        The document; a new one in the place of a very long one.
    """
    inside: dict[int, set[int]] = {}
    starts, lengths = doc.to_array(["IDX", "LENGTH"]).T.tolist() if len(doc) else ([], [])
    for offset in set(offsets):
        position = bisect_right(starts, offset) - 1
        within = offset - starts[position] if position >= 0 else 0
        if 0 < within < lengths[position]:
            inside.setdefault(position, set()).add(within)
    if not inside:
        return doc
    if len(doc) > _LONG_DOC and not doc.has_annotation("DEP"):
        return _rebuilt(doc, inside)
    # spaCy does not move span groups when tokens are split: put them back by their characters
    groups = {
        key: [(s.start_char, s.end_char, s.label_, s.kb_id_) for s in group]
        for key, group in doc.spans.items()
    }
    with doc.retokenize() as retokenizer:
        for index, cuts in sorted(inside.items()):
            token = doc[index]
            edges = [0, *sorted(cuts), len(token)]
            parts = [token.text[a:b] for a, b in pairwise(edges)]
            attrs: dict[Any, Any] = {"POS": [token.pos_] * len(parts)} if token.pos_ else {}
            retokenizer.split(token, parts, heads=[(token, 0)] * len(parts), attrs=attrs)
    for key, group in groups.items():
        doc.spans[key] = [
            _exact_span(doc, start, end, label, kb_id) for start, end, label, kb_id in group
        ]
    return doc


def _rebuilt(doc: Doc, cuts: Mapping[int, Iterable[int]]) -> Doc:
    """Return a new document with tokens split, in time linear in its length."""
    words: list[str] = []
    spaces: list[bool] = []
    counts = np.ones(len(doc), dtype=int)
    for i, token in enumerate(doc):
        edges = [0, *sorted(cuts.get(i, ())), len(token)]
        words += [token.text[a:b] for a, b in pairwise(edges)]
        counts[i] = len(edges) - 1
        spaces += [False] * (len(edges) - 2) + [bool(token.whitespace_)]
    fresh = Doc(doc.vocab, words=words, spaces=spaces, user_data=doc.user_data)
    names: list[int | str] = [
        name
        for name in _CARRIED
        if name not in ("TAG", "POS", "MORPH", "LEMMA") or doc.has_annotation(name)
    ]
    values: Any = np.repeat(doc.to_array(names), counts, axis=0)
    later = np.ones(len(words), dtype=bool)
    later[np.cumsum(counts) - counts] = False  # all but the first part of each token
    values[later, names.index("SENT_START")] = np.uint64(2**64 - 1)  # -1: starts no sentence
    iob = names.index("ENT_IOB")
    values[later & (values[:, iob] == 3), iob] = 1  # B is followed by I
    fresh.from_array(names, values)
    for key, group in doc.spans.items():
        fresh.spans[key] = [
            _exact_span(fresh, s.start_char, s.end_char, s.label_, s.kb_id_) for s in group
        ]
    fresh.cats = doc.cats
    return fresh


def _exact_span(doc: Doc, start: int, end: int, label: str, kb_id: str = "") -> Span:
    span = doc.char_span(start, end, label=label, kb_id=kb_id)
    if span is None:
        raise ValueError(f"characters {start}-{end} are no tokens of the document")
    return span


def char_spans(doc: Doc, records: Iterable[R], labels: Iterable[str], attribute: str) -> list[Span]:
    """Make one exact span for each record and hang the record on it.

    Args:
        doc: the document; tokens are split where a record begins or ends inside one.
        records: records with half-open character offsets.
        labels: one label a record.
        attribute: which record it is: ``passage``, ``entity``, ``quote`` or ``mention``.

    Returns:
        The spans, in the order of the records; of a very long document they are spans of a new
        one, see `split_tokens_at`.
    """
    kept = list(records)
    doc = split_tokens_at(doc, (edge for r in kept for edge in (r.start, r.end)))  # type: ignore[attr-defined]
    spans = []
    for record, label in zip(kept, labels, strict=True):
        span = _exact_span(doc, record.start, record.end, label)  # type: ignore[attr-defined]
        _HANG_ON[attribute](span, record)
        spans.append(span)
    return spans


def records_of(spans: Iterable[Span], attribute: str) -> list[Any]:
    """Return the records hung on a document's spans (see `char_spans`); none for spans without one."""
    kept = list(spans)
    return list(_RECORDS_OF[attribute](kept[0].doc, kept)) if kept else []

"""An annotation as one flat list of spans, the shape that annotation tools work on."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from ..dates import interval
from ..schema import Annotation, Entity, Mention, Passage, Quote
from ..segment.sections import assign_sections

#: Layer to the key that labels its spans in a tool; quotes have one label only.
LAYERS: Final = ("passages", "entities", "initiatives", "quotes")
_QUOTE: Final = "quote"
#: What follows from the rest and is not sent to a tool.
_DERIVED: Final = frozenset(
    {"start", "end", "text", "role", "label", "type", "section", "themes", "from", "to"}
)


@dataclass(slots=True)
class Region:
    """One span in an annotation tool.

    Attributes:
        layer: one of `LAYERS`.
        start, end: half-open offsets in code points.
        label: role, entity label, mention type or "quote".
        themes: of a passage, the main one first; none where it is no content passage.
        values: everything else, as plain values.
    """

    layer: str
    start: int
    end: int
    label: str
    themes: list[str] | None = None
    values: dict[str, Any] = field(default_factory=dict)


def regions(note: Annotation) -> Iterator[Region]:
    """Yield the spans of an annotation, layer by layer."""
    for passage in note.passages:
        rest = _rest(passage.to_dict())
        themes = None if passage.themes is None else list(passage.theme_names)
        yield Region("passages", passage.start, passage.end, passage.role, themes, rest)
    for entity in note.entities:
        data = entity.to_dict()
        rest = _rest(data) | ({"role": data["role"]} if "role" in data else {})
        yield Region("entities", entity.start, entity.end, entity.label, None, rest)
    for mention in note.initiatives:
        rest = _rest(mention.to_dict())
        yield Region("initiatives", mention.start, mention.end, mention.type, None, rest)
    for quote in note.quotes:
        data = quote.to_dict()
        rest = _rest(data) | ({"role": data["role"]} if "role" in data else {})
        yield Region("quotes", quote.start, quote.end, _QUOTE, None, rest)


def _rest(data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key not in _DERIVED}


def to_annotation(head: Mapping[str, Any], text: str, found: Iterable[Region]) -> Annotation:
    """Put spans from a tool together again.

    Args:
        head: ``id``, ``document`` and whatever else of the annotation is no layer.
        text: the text.
        found: spans in any order; sections, and the days of a date, are worked out anew.
    """
    by_layer: dict[str, list[Region]] = {name: [] for name in LAYERS}
    for region in sorted(found, key=lambda r: (r.start, -r.end)):
        by_layer[region.layer].append(region)
    sections = assign_sections([r.label for r in by_layer["passages"]])
    passages = [
        Passage.model_validate(
            r.values
            | {"start": r.start, "end": r.end, "role": r.label, "section": section}
            | ({} if r.themes is None else {"themes": r.themes})
        )
        for r, section in zip(by_layer["passages"], sections, strict=True)
    ]
    return Annotation.model_validate(
        dict(head)
        | {
            "text": text,
            "passages": passages,
            "entities": [
                Entity.model_validate(_span(r, text) | {"label": r.label} | _days(r))
                for r in by_layer["entities"]
            ],
            "initiatives": [
                Mention.model_validate(_span(r, text) | {"type": r.label})
                for r in by_layer["initiatives"]
            ],
            "quotes": [Quote.model_validate(_span(r, text)) for r in by_layer["quotes"]],
        }
    )


def _span(region: Region, text: str) -> dict[str, Any]:
    place = {"start": region.start, "end": region.end, "text": text[region.start : region.end]}
    return region.values | place


def _days(region: Region) -> dict[str, str]:
    value = region.values.get("value")
    if region.label != "DATE" or not value:
        return {}
    first, last = interval(value)
    return {"from": first, "to": last}


def head_of(note: Annotation) -> dict[str, Any]:
    """Return what `to_annotation` needs beside text and spans, as plain JSON values."""
    data = note.to_dict()
    return {key: value for key, value in data.items() if key not in (*LAYERS, "text")}

"""Small annotations for the tests of this room."""

from typing import Any

from strategitekst.schema import Annotation

TEXT = "abcdefghij" * 10


def note(text: str = TEXT, id: str = "x", **layers: Any) -> Annotation:
    empty: dict[str, Any] = {k: [] for k in ("passages", "entities", "initiatives", "quotes")}
    return Annotation.model_validate({"id": id, "text": text} | empty | layers)


def span(start: int, end: int, text: str = TEXT, **keys: Any) -> dict[str, Any]:
    return {"start": start, "end": end, "text": text[start:end], **keys}


def entity(start: int, end: int, label: str = "ORG", **keys: Any) -> dict[str, Any]:
    return span(start, end, label=label, **keys)


def mention(start: int, end: int, id: str | None = None, **keys: Any) -> dict[str, Any]:
    return span(start, end, type="NAM", id=id, **keys)


def passage(start: int, end: int, *themes: Any, role: str = "paragraph") -> dict[str, Any]:
    return {"start": start, "end": end, "role": role, "themes": list(themes)}

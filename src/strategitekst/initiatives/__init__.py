"""Mentions of initiatives in one document: found, and told which are of the same initiative."""

from collections.abc import Sequence

from ..knowledge.registry import Registry
from ..schema import Annotation, Document, Entity, Mention, Passage
from .descriptions import find_descriptions
from .names import Name, find_names
from .resolve import resolve

__all__ = ["find_mentions", "resolve"]

_ROLES = ("title", "paragraph", "list_item", "table_row", "heading")


def _outermost(names: Sequence[Name]) -> list[Name]:
    """Names without overlaps: the longest, the registry's before others."""
    kept: list[Name] = []
    for name in sorted(names, key=lambda n: (n.start - n.end, not n.known, n.start)):
        if all(name.end <= k.start or k.end <= name.start for k in kept):
            kept.append(name)
    return kept


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",.;:"):
        end -= 1
    return start, end


def find_mentions(
    text: str,
    passages: Sequence[Passage],
    entities: Sequence[Entity],
    registry: Registry,
    document: Document | None = None,
) -> tuple[Mention, ...]:
    """Find mentions of initiatives by name and by description, with ids for this document.

    Args:
        text: the document.
        passages: its passages.
        entities: its entities.
        registry: known initiatives.
        document: what is known of the document; its date tells editions apart.

    Returns:
        Mentions in text order.
    """
    names = _outermost(find_names(text, passages, entities, registry))
    found: dict[tuple[int, int], str] = {
        (n.start, n.end): "NOM" if n.described else "NAM" for n in names
    }
    # a measure under a title of its own is called "initiativet" below it
    seen: set[str] = {"initiativ"} if any(n.kind == "initiativ" for n in names) else set()
    for passage in passages:
        if passage.role not in _ROLES:
            continue
        heading = passage.role in ("heading", "title")
        for item in find_descriptions(text, passage.start, passage.end, entities, heading, seen):
            named = any(n.start == item.end + 1 and text[item.end].isspace() for n in names)
            if named and not item.novel:
                continue  # "projektet Digital Tryghed": before an unquoted name only the name is one
            if all(item.end <= n.start or n.end <= item.start for n in names):
                found.setdefault((item.start, item.end), "NOM")
    mentions = []
    for (start, end), kind in sorted(found.items(), key=lambda item: (item[0][0], -item[0][1])):
        first, last = _trim(text, start, end)
        if first < last:
            mentions.append(Mention(start=first, end=last, text=text[first:last], type=kind))
    draft = Annotation(
        id="-",
        text=text,
        document=document or Document(),
        passages=tuple(passages),
        entities=tuple(entities),
        initiatives=tuple(mentions),
        quotes=(),
    )
    return resolve(draft, registry)

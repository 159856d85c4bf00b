"""Inline mark-up to texts and gold annotations: nobody counts characters by hand.

Usage::

    python corpus/build.py [FOLDER]

``FOLDER`` (the corpus, if none is named; or ``corpus/demo``) holds ``initiatives.toml`` and mark-up:
``markup/NAME.xml``, or ``SPLIT/markup/NAME.xml`` for each split. Writes ``NAME.txt`` and ``NAME.json``
beside the folder ``markup``, ``initiatives.json`` and, for a corpus in splits, ``splits.json`` with
checksums. The text of a document is all character data inside ``<doc>``, less one line end after the
first tag and one before the last.

==========================  ========================================================================
``<doc title= date= …>``    the document's own attributes; the title, where it is left out, is the text of
                            the passage whose role is ``title``
``<p r= t= page=>``         a passage: role; themes separated by commas, the main one first; its page
``<PER role= org= c=>`` …   an entity: ``c`` canonical name (left out where it is the text itself),
                            ``v`` value of a date or amount (left out where a date gives day, month
                            and year, or year alone, in full; ``v="?"`` for a date without a value)
``<NAM id=>``, ``<NOM>``    a mention of an initiative
``<q speaker= role= …>``    a quote, without its marks; role and organisation, where they are left
                            out, are those that a ``PER`` of the document states for the speaker
==========================  ========================================================================
"""

import argparse
import json
import re
import tomllib
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from strategitekst.corpus.folder import SPLITS, make_splits
from strategitekst.dates import interval
from strategitekst.labels import CANONICAL_LABELS, CONTENT_ROLES, ENTITY_LABELS, VALUE_LABELS
from strategitekst.schema import (
    Annotation,
    Collection,
    Document,
    Entity,
    Initiative,
    Mention,
    MentionRef,
    Passage,
    Quote,
    text_checksum,
)
from strategitekst.segment.sections import assign_sections

_MONTHS = (
    "januar februar marts april maj juni juli august september oktober november december".split()
)
_PLAIN_DATE = re.compile(
    rf"(?:(?:(?P<day>\d{{1,2}})\. )?(?P<month>{'|'.join(_MONTHS)}) )?(?P<year>\d{{4}})",
    re.IGNORECASE,
)
_GENITIVE = re.compile(r"['’]s?$")


class MarkupError(Exception):
    """A fault in the mark-up: names the file and the place."""


class _Reader:
    def __init__(self, name: str) -> None:
        self.name = name
        self.parts: list[str] = []
        self.position = 0
        self.found: list[tuple[str, int, int, dict[str, str]]] = []

    def fault(self, message: str) -> MarkupError:
        before = "".join(self.parts)[-40:]
        return MarkupError(f"{self.name}: {message}, after {before!r}")

    def add(self, text: str | None) -> None:
        self.parts.append(text or "")
        self.position += len(text or "")

    def walk(self, element: ET.Element, inside: tuple[str, ...]) -> None:
        start = self.position
        if element.tag == "p" and "p" in inside:
            raise self.fault("a passage inside a passage")
        if element.tag not in ("p", "doc") and "p" not in inside:
            raise self.fault(f"<{element.tag}> outside a passage")
        if element.tag in ENTITY_LABELS and set(inside) & set(ENTITY_LABELS):
            raise self.fault(f"<{element.tag}> inside another entity")
        if element.tag == "doc":
            self._between(element.text, first=True)
        else:
            self.add(element.text)
        children = list(element)
        for i, child in enumerate(children):
            self.walk(child, (*inside, element.tag))
            if element.tag == "doc":
                self._between(child.tail, last=i + 1 == len(children))
            else:
                self.add(child.tail)
        words = "".join(self.parts)[start:]
        if element.tag != "doc" and (not words or words != words.strip()):
            raise self.fault(f"<{element.tag}> is empty or edged with blanks")
        self.found.append((element.tag, start, self.position, dict(element.attrib)))

    def _between(self, text: str | None, *, first: bool = False, last: bool = False) -> None:
        text = text or ""
        if text.strip():
            raise self.fault(f"text outside a passage: {text.strip()[:40]!r}")
        if first:
            text = text.removeprefix("\n")
        self.add(text.removesuffix("\n") if last else text)


def _passages(items: list[tuple[str, int, int, dict[str, str]]], reader: _Reader) -> list[Passage]:
    kept = sorted(item for item in items if item[0] == "p")
    sections = assign_sections([item[3].get("r", "") for item in kept])
    passages = []
    for (_, start, end, a), section in zip(kept, sections, strict=True):
        themes = None
        if a.get("r") in CONTENT_ROLES:
            if "t" not in a:
                raise reader.fault(f'the passage at {start} has no themes: write t="" for none')
            themes = tuple(t.strip() for t in a["t"].split(",") if t.strip())
        passages.append(
            Passage.model_validate(
                {
                    "start": start,
                    "end": end,
                    "role": a.get("r"),
                    "section": section,
                    "themes": themes,
                    "page": a.get("page"),
                }
            )
        )
    return passages


def _plain_value(text: str) -> str | None:
    """The value of a date that leaves nothing to judge: "2016", "juni 2016", "14. juni 2016"."""
    found = _PLAIN_DATE.fullmatch(text)
    if found is None:
        return None
    parts = [found["year"]]
    if found["month"]:
        parts.append(f"{_MONTHS.index(found['month'].lower()) + 1:02d}")
    if found["day"]:
        parts.append(f"{int(found['day']):02d}")
    return "-".join(parts)


def _entity(tag: str, start: int, end: int, a: dict[str, str], reader: _Reader) -> Entity:
    text = "".join(reader.parts)[start:end]
    values: dict[str, Any] = {"start": start, "end": end, "text": text, "label": tag}
    if tag in CANONICAL_LABELS:
        values["canonical"] = a.get("c", _GENITIVE.sub("", " ".join(text.split())))
    values |= {key: a[key] for key in ("role", "org") if key in a}
    value = a.get("v") or (_plain_value(text) if tag == "DATE" else None)
    if tag in VALUE_LABELS and value is None:
        raise reader.fault(f'<{tag}>{text}</{tag}> has no value: write v="…", or v="?" for none')
    if value is not None and value != "?":
        values["value"] = value
        if tag == "DATE":
            values["from"], values["to"] = interval(value)
    return Entity.model_validate(values)


def _quotes(
    items: list[tuple[str, int, int, dict[str, str]]], entities: tuple[Entity, ...], text: str
) -> tuple[Quote, ...]:
    people = {e.canonical: e for e in entities if e.label == "PER" and e.role}
    quotes = []
    for tag, start, end, a in items:
        if tag == "q":
            stated = people.get(a.get("speaker"))
            said = {"role": stated.role, "org": stated.org} if stated is not None else {}
            quotes.append(
                Quote.model_validate(
                    {"start": start, "end": end, "text": text[start:end]} | said | a
                )
            )
    return tuple(quotes)


def compile_document(markup: str, name: str) -> Annotation:
    """Make the annotation of one document from its mark-up.

    Args:
        markup: the XML.
        name: the document's id; named in errors.

    Raises:
        MarkupError: the mark-up is not well formed or says something the format does not allow.
    """
    reader = _Reader(name)
    try:
        root = ET.fromstring(markup)
    except ET.ParseError as error:
        raise MarkupError(f"{name}: {error}") from None
    reader.walk(root, ())
    text = "".join(reader.parts)
    order = sorted(reader.found, key=lambda item: (item[1], -item[2]))
    try:
        passages = tuple(_passages(order, reader))
        entities = tuple(_entity(t, s, e, a, reader) for t, s, e, a in order if t in ENTITY_LABELS)
        title = next((text[p.start : p.end] for p in passages if p.role == "title"), None)
        document = ({"title": " ".join(title.split())} if title else {}) | dict(root.attrib)
        return Annotation(
            id=name,
            text=text,
            text_sha256=text_checksum(text),
            document=Document.model_validate(document),
            passages=passages,
            entities=entities,
            initiatives=tuple(
                Mention(start=s, end=e, text=text[s:e], type=t, id=a["id"])
                for t, s, e, a in order
                if t in ("NAM", "NOM")
            ),
            quotes=_quotes(order, entities, text),
        )
    except (ValueError, KeyError) as error:
        raise MarkupError(f"{name}: {error}") from None


def _collection(path: Path, notes: list[Annotation]) -> Collection:
    items = tomllib.loads(path.read_text(encoding="utf-8"))["initiative"]
    mentions: dict[str, list[MentionRef]] = {item["id"]: [] for item in items}
    for note in notes:
        for mention in note.initiatives:
            if mention.id not in mentions:
                raise MarkupError(f"{note.id}: initiative {mention.id!r} is not in {path}")
            mentions[mention.id].append(
                MentionRef(document=note.id, start=mention.start, end=mention.end)
            )
    known = [Initiative.model_validate(item | {"mentions": mentions[item["id"]]}) for item in items]
    return Collection(initiatives=tuple(known))


def markup_files(folder: Path) -> dict[str, Path]:
    """Return the mark-up files of a folder by the id of their document, in order."""
    found = {path.stem: path for path in folder.glob("markup/*.xml")}
    for split in SPLITS:
        found |= {f"{split}/{path.stem}": path for path in folder.glob(f"{split}/markup/*.xml")}
    return dict(sorted(found.items()))


def build(folder: Path) -> list[Annotation]:
    """Write the texts, annotations, the collection and the splits of one folder."""
    notes = []
    files = markup_files(folder)
    for identity, path in files.items():
        note = compile_document(path.read_text(encoding="utf-8"), identity)
        (folder / f"{identity}.txt").write_text(note.text, encoding="utf-8", newline="")
        (folder / f"{identity}.json").write_text(note.to_json() + "\n", encoding="utf-8")
        notes.append(note)
    collection = _collection(folder / "initiatives.toml", notes)
    (folder / "initiatives.json").write_text(collection.to_json() + "\n", encoding="utf-8")
    if any("/" in identity for identity in files):
        text = json.dumps(make_splits(folder), indent=1) + "\n"
        (folder / "splits.json").write_text(text, encoding="utf-8")
    return notes


def main() -> None:
    """Build from the command line."""
    parser = argparse.ArgumentParser(description="Inline mark-up to texts and gold annotations.")
    parser.add_argument("folder", type=Path, nargs="?", default=Path(__file__).parent)
    options = parser.parse_args()
    try:
        notes = build(options.folder)
    except MarkupError as error:
        raise SystemExit(str(error)) from None
    print(f"{len(notes)} documents in {options.folder}")


if __name__ == "__main__":
    main()

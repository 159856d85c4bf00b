"""The records of the annotation format, ``strategitekst/1``.

One `Annotation` per document, one `Collection` per set of linked documents. They know nothing of
spaCy and round-trip through JSON. Offsets are Unicode code points into ``text``: ``start``
inclusive, ``end`` exclusive. Keys this version does not know are kept and written back.
"""

import hashlib
import json
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic.json_schema import models_json_schema

from .errors import FormatError
from .labels import COLLECTION_FORMAT, ENTITY_LABELS, FORMAT, MENTION_TYPES, ROLES, THEMES
from .spans import Index


def _one_of(allowed: tuple[str, ...], what: str) -> BeforeValidator:
    def check(value: object) -> object:
        if value not in allowed:
            raise ValueError(f"{what} {value!r} is not one of {', '.join(allowed)}")
        return value

    return BeforeValidator(check)


Offset = Annotated[int, Field(ge=0)]
OffsetPair = tuple[Offset, Offset]
ThemeName = Annotated[
    str, _one_of(THEMES, "theme"), Field(json_schema_extra={"enum": list(THEMES)})
]


class Record(BaseModel):
    """A frozen record; unknown keys are kept, what is unknown is left out in JSON."""

    model_config = ConfigDict(frozen=True, extra="allow", populate_by_name=True)

    @model_validator(mode="before")
    @classmethod
    def _leave_out_empty(cls, data: Any) -> Any:
        """Take an empty string for a value that is not known."""
        if not isinstance(data, dict):
            return data
        return {k: v for k, v in data.items() if v != "" or k in ("id", "text")}

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain JSON values, without the keys that have no value."""
        return self.model_dump(mode="json", by_alias=True, exclude_none=True)


class Span(Record):
    """A stretch of the text, half-open."""

    start: Offset
    end: Offset

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if self.end <= self.start:
            raise ValueError(f"span {self.start}-{self.end} is empty or reversed")
        return self


class EvidenceElsewhere(Record):
    """Evidence that lies in another passage (its index in ``passages``)."""

    passage: int
    span: OffsetPair


class ThemeScore(Record):
    """A theme of a passage; ``score`` is between 0 and 1, none in a gold annotation."""

    theme: ThemeName
    score: float | None = Field(default=None, ge=0, le=1)
    evidence: tuple[OffsetPair | EvidenceElsewhere, ...] | None = None


class PassageRef(Record):
    """A passage of another document: its id, and the index in its ``passages``."""

    document: str
    passage: int


class OwnThemeScore(Record):
    """A theme of a user's own; ``score`` is between 0 and 1."""

    theme: str
    score: float | None = Field(default=None, ge=0, le=1)
    evidence: tuple[OffsetPair, ...] | None = None


class Passage(Span):
    """The smallest block that a reader sees as one unit.

    ``repeats`` is the earliest passage of the same run that has its words.
    """

    role: Annotated[str, _one_of(ROLES, "role"), Field(json_schema_extra={"enum": list(ROLES)})]
    page: int | None = None
    section: int | None = None
    themes: tuple[ThemeScore, ...] | None = None
    uncertain: tuple[ThemeScore, ...] | None = None
    repeats: PassageRef | None = None
    own_themes: tuple[OwnThemeScore, ...] | None = None

    @field_validator("themes", "uncertain", mode="before")
    @classmethod
    def _names_alone(cls, value: object) -> object:
        """Take a theme's name alone, as gold files may write it."""
        if isinstance(value, (list, tuple)):
            return tuple({"theme": item} if isinstance(item, str) else item for item in value)
        return value

    @property
    def theme_names(self) -> tuple[str, ...]:
        """The themes given, the main one first."""
        return tuple(item.theme for item in self.themes or ())

    @property
    def all_theme_names(self) -> tuple[str, ...]:
        """The themes given and, after them, those of the user's own."""
        return (*self.theme_names, *(item.theme for item in self.own_themes or ()))


class Entity(Span):
    """A name, a date or an amount; ``first`` and ``last`` are ``from`` and ``to`` in JSON."""

    text: str
    label: Annotated[
        str,
        _one_of(ENTITY_LABELS, "label"),
        Field(json_schema_extra={"enum": list(ENTITY_LABELS)}),
    ]
    canonical: str | None = None
    value: str | None = None
    first: str | None = Field(default=None, alias="from")
    last: str | None = Field(default=None, alias="to")
    role: str | None = None
    org: str | None = None
    origin: Literal["model", "knowledge_base", "rule"] | None = None
    score: float | None = Field(default=None, ge=0, le=1)


class Mention(Span):
    """A noun phrase that refers to one specific initiative; ``why`` it is one mentioned before."""

    text: str
    type: Annotated[
        str,
        _one_of(MENTION_TYPES, "mention type"),
        Field(json_schema_extra={"enum": list(MENTION_TYPES)}),
    ]
    id: str | None = None
    score: float | None = Field(default=None, ge=0, le=1)
    why: str | None = None


class Quote(Span):
    """Words of somebody, without their marks."""

    text: str
    speaker: str | None = None
    role: str | None = None
    org: str | None = None
    cue: str | None = None


class Document(Record):
    """What is known of a document as a whole; ``date`` is EDTF."""

    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    author: str | None = None
    kind: str | None = None
    language: str | None = None
    url: str | None = None


class Source(Record):
    """The file the text came from; ``path`` is relative to the folder given."""

    path: str | None = None
    media_type: str | None = None
    sha256: str | None = None


class MadeBy(Record):
    """What made an annotation: decides whether a file is up to date. No clock times."""

    version: str
    models: dict[str, str] = Field(default_factory=dict)
    settings: str | None = None


def text_checksum(text: str) -> str:
    """Return the SHA-256 of ``text`` in UTF-8, as hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _located(error: ValidationError, where: str) -> FormatError:
    first = error.errors()[0]
    message = first["msg"].removeprefix("Value error, ")
    if not first["loc"]:
        return FormatError(f"{where}: {message}")
    place = ".".join(str(part) for part in first["loc"])
    return FormatError(f"{where}: {place}: {message} (found {str(first['input'])[:60]!r})")


class _File(Record):
    """A record that is a file of its own."""

    @classmethod
    def from_json(cls, data: str | bytes, where: str = "annotation") -> Self:
        """Read one record from JSON.

        Args:
            data: the JSON text.
            where: what to call the source in an error, usually its path.

        Raises:
            FormatError: the data is not JSON or not of this shape; names the place.
        """
        try:
            return cls.model_validate_json(data)
        except ValidationError as error:
            raise _located(error, where) from None

    @classmethod
    def from_file(cls, path: str | Path) -> Self:
        """Read one record from a UTF-8 file; raises `FormatError` as `from_json` does."""
        try:
            data = Path(path).read_bytes()
        except OSError as error:
            raise FormatError(f"{path}: cannot be read ({error.strerror})") from None
        return cls.from_json(data, str(path))

    def to_json(self, indent: int | None = 1) -> str:
        """Return the record as JSON text; ``indent=None`` gives one line."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)


class Annotation(_File):
    """Everything known of one document: the text and its layers, each in text order.

    ``duplicate_of`` is the id of the earlier document of the same run that it all but equals.
    """

    format: Literal["strategitekst/1"] = FORMAT
    id: str
    duplicate_of: str | None = None
    source: Source | None = None
    made_by: MadeBy | None = None
    text: str
    text_sha256: str | None = None
    document: Document = Document()
    passages: tuple[Passage, ...]
    entities: tuple[Entity, ...]
    initiatives: tuple[Mention, ...]
    quotes: tuple[Quote, ...]

    @model_validator(mode="after")
    def _spans_fit(self) -> Self:
        size = len(self.text)
        for layer in ("passages", "entities", "initiatives", "quotes"):
            for item in getattr(self, layer):
                if item.end > size:
                    raise ValueError(
                        f"{layer} span {item.start}-{item.end} lies outside the text"
                        f" of {size} characters"
                    )
                words = getattr(item, "text", None)
                if words is not None and words != self.text[item.start : item.end]:
                    raise ValueError(
                        f"{layer} span {item.start}-{item.end} says {words[:40]!r}, the text"
                        f" there is {self.text[item.start : item.end][:40]!r}"
                    )
        return self

    def passage_at(self, start: int) -> int | None:
        """Return the index of the passage that contains the offset, or none."""
        return self._index("passages").number_at(start)

    def entities_over(self, start: int, end: int) -> Sequence[Entity]:
        """Return the entities that share a character with ``start`` to ``end``."""
        return self._index("entities").over(start, end)

    def mentions_over(self, start: int, end: int) -> Sequence[Mention]:
        """Return the mentions of initiatives that share a character with ``start`` to ``end``."""
        return self._index("initiatives").over(start, end)

    def _index(self, layer: str) -> Index[Any]:
        """A layer by its places; kept beside the fields, and made anew for a changed copy."""
        spans, known = getattr(self, layer), self.__dict__.get(f"_{layer}")
        if known is None or known.spans is not spans:
            known = self.__dict__[f"_{layer}"] = Index(spans)
        return known


class MentionRef(Record):
    """A mention in a collection: a document's id and half-open offsets into its text."""

    document: str
    start: Offset
    end: Offset


def _empty(value: object) -> bool:
    return not value


class Evidence(Record):
    """The place that says so: half-open offsets into a document, or ``source``, an address."""

    document: str | None = None
    start: Offset | None = None
    end: Offset | None = None
    source: str | None = None


class Relation(Record):
    """``type`` of relation to the initiative whose id is ``target``, and the places that say so."""

    type: Literal["succeeds", "replaces", "part_of", "carries_out"]
    target: str
    evidence: tuple[Evidence, ...] = Field(default=(), exclude_if=_empty)


class Link(Record):
    """Why two mentions are of the same initiative: ``score`` from 0 to 1, ``why`` in Danish."""

    a: MentionRef
    b: MentionRef
    score: float = Field(ge=0, le=1)
    why: str


class AppliedCorrection(Record):
    """A person's correction in a run: what, by whom, why, and whether it could be applied."""

    type: str
    document: str
    words: str
    value: str | None = None
    who: str
    why: str
    applied: bool
    note: str | None = None


class Change(Record):
    """What is different from an earlier collection.

    ``type`` is ``new``, ``gone``, ``merged`` (``others`` went into ``id``), ``split`` (``others``
    came out of ``id``), ``mentions`` or a fact (``name``, ``period``, ``owners``, ``relations``)
    that was ``before`` and is ``after``.
    """

    type: Literal[
        "new", "gone", "merged", "split", "mentions", "name", "period", "owners", "relations"
    ]
    id: str
    others: tuple[str, ...] = Field(default=(), exclude_if=_empty)
    before: str | None = None
    after: str | None = None


class Initiative(Record):
    """One undertaking with all its mentions across documents; ``period`` is EDTF.

    ``evidence`` has the places for ``period`` and for each owner (``"owner KL"``); ``links`` say
    why the mentions of different documents are of one initiative.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = Field(default=(), exclude_if=_empty)
    kind: str | None = None
    period: str | None = None
    owners: tuple[str, ...] = Field(default=(), exclude_if=_empty)
    suppliers: tuple[str, ...] = Field(default=(), exclude_if=_empty)
    relations: tuple[Relation, ...] = Field(default=(), exclude_if=_empty)
    mentions: tuple[MentionRef, ...] = ()
    evidence: dict[str, tuple[Evidence, ...]] = Field(default_factory=dict, exclude_if=_empty)
    links: tuple[Link, ...] = Field(default=(), exclude_if=_empty)


class Collection(_File):
    """The initiatives found across documents, with the corrections applied and what is changed."""

    format: Literal["strategitekst/1/collection"] = COLLECTION_FORMAT
    initiatives: tuple[Initiative, ...]
    corrections: tuple[AppliedCorrection, ...] = Field(default=(), exclude_if=_empty)
    changes: tuple[Change, ...] = Field(default=(), exclude_if=_empty)

    @cached_property
    def ids_by_document(self) -> dict[str, dict[tuple[int, int], str]]:
        """The initiative of each mention: by document, then by its offsets."""
        ids: dict[str, dict[tuple[int, int], str]] = {}
        for initiative in self.initiatives:
            for mention in initiative.mentions:
                inside = ids.setdefault(mention.document, {})
                inside[mention.start, mention.end] = initiative.id
        return ids


def file_format(path: Path) -> str | None:
    """Return what a JSON file says its format is, or none where it says nothing."""
    try:
        data = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    found = data.get("format") if isinstance(data, dict) else None
    return found if isinstance(found, str) else None


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of the two kinds of file, `Annotation` and `Collection`."""
    kinds = (Annotation, Collection)
    _, definitions = models_json_schema([(kind, "validation") for kind in kinds], by_alias=True)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": FORMAT,
        "anyOf": [{"$ref": f"#/$defs/{kind.__name__}"} for kind in kinds],
        **definitions,
    }


if __name__ == "__main__":
    print(json.dumps(json_schema(), ensure_ascii=False, indent=1))

"""The records of one document: its text and its layers."""

from collections.abc import Sequence
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, field_validator, model_validator

from ..labels import ENTITY_LABELS, FORMAT, MENTION_TYPES, ROLES, THEMES
from ..spans import Index
from .records import OffsetPair, Record, RecordFile, Span


def _one_of(allowed: tuple[str, ...], what: str) -> BeforeValidator:
    def check(value: object) -> object:
        if value not in allowed:
            raise ValueError(f"{what} {value!r} is not one of {', '.join(allowed)}")
        return value

    return BeforeValidator(check)


ThemeName = Annotated[
    str, _one_of(THEMES, "theme"), Field(json_schema_extra={"enum": list(THEMES)})
]


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


class Annotation(RecordFile):
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

"""The records of a collection: initiatives across documents, and each place that says so."""

from functools import cached_property
from typing import Literal

from pydantic import Field

from ..labels import COLLECTION_FORMAT
from .records import Offset, Record, RecordFile


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


class Collection(RecordFile):
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

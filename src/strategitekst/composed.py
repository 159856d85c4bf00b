"""A text as the layers read it, and the way back to the text as it was given.

Letters that are written as two code points ("a" and a ring) are read as one, and every line ends in
``\\n``: the same words get the same annotation, whatever machine they come from. The text itself is
never changed; offsets are led back into it.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from typing import Any, Final, NamedTuple, TypeVar

from .layout import LayoutBlock
from .schema import (
    Annotation,
    EvidenceElsewhere,
    OffsetPair,
    OwnThemeScore,
    Passage,
    Span,
    ThemeScore,
    text_checksum,
)

_S = TypeVar("_S", bound=Span)
_T = TypeVar("_T", ThemeScore, OwnThemeScore)

#: Line ends of other systems, the sign for ångström, and letters with marks of their own.
_OTHERWISE: Final = re.compile("\r\n?|\u212b|\\w[\u0300-\u036f]+")


class _Change(NamedTuple):
    """A stretch of the given text, and the one that is read in its place: half-open offsets."""

    given: OffsetPair
    read: OffsetPair


class Reading:
    """A text as it is read.

    Args:
        given: the text as it was given.

    Attributes:
        text: the text to read: given's own object where nothing is written otherwise.
    """

    def __init__(self, given: str) -> None:
        self.given = given
        self._changes: list[_Change] = []
        parts: list[str] = []
        copied = length = 0
        for match in _OTHERWISE.finditer(given):
            words = match[0]
            new = "\n" if words[0] == "\r" else unicodedata.normalize("NFC", words)
            if new == words:
                continue
            parts += given[copied : match.start()], new
            length += match.start() - copied
            if len(new) != len(words):
                self._changes.append(_Change(match.span(), (length, length + len(new))))
            length += len(new)
            copied = match.end()
        self.text = "".join([*parts, given[copied:]]) if copied else given
        self._read_ends = [change.read[1] for change in self._changes]
        self._given_ends = [change.given[1] for change in self._changes]

    def offset(self, read: int) -> int:
        """Lead an offset of the text that is read back into the text as given."""
        before = bisect_right(self._read_ends, read)
        if before < len(self._changes) and self._changes[before].read[0] < read:
            return self._changes[before].given[1]  # inside a letter that stays more than one
        if not before:
            return read
        last = self._changes[before - 1]
        return read - last.read[1] + last.given[1]

    def _read_offset(self, given: int) -> int:
        before = bisect_right(self._given_ends, given)
        if before < len(self._changes) and self._changes[before].given[0] < given:
            return self._changes[before].read[1]
        if not before:
            return given
        last = self._changes[before - 1]
        return given - last.given[1] + last.read[1]

    def blocks(self, blocks: Iterable[LayoutBlock]) -> tuple[LayoutBlock, ...]:
        """Move the blocks of the text as given into the text that is read."""
        if not self._changes:
            return tuple(blocks)
        move = self._read_offset
        return tuple(b._replace(start=move(b.start), end=move(b.end)) for b in blocks)

    def back(self, note: Annotation) -> Annotation:
        """Lead an annotation of the text that is read back into the text as given."""
        if self.text is self.given:
            return note
        return note.model_copy(
            update={
                "text": self.given,
                "text_sha256": text_checksum(self.given),
                "passages": tuple(self._passage(passage) for passage in note.passages),
                "entities": tuple(self._span(entity) for entity in note.entities),
                "initiatives": tuple(self._span(mention) for mention in note.initiatives),
                "quotes": tuple(self._span(quote) for quote in note.quotes),
            }
        )

    def _span(self, span: _S, **more: Any) -> _S:
        start, end = self.offset(span.start), self.offset(span.end)
        words = {"text": self.given[start:end]} if hasattr(span, "text") else {}
        return span.model_copy(update={"start": start, "end": end, **words, **more})

    def _passage(self, passage: Passage) -> Passage:
        themes: dict[str, Any] = {
            layer: tuple(self._theme(theme) for theme in given)
            for layer in ("themes", "uncertain", "own_themes")
            if (given := getattr(passage, layer)) is not None
        }
        return self._span(passage, **themes)

    def _theme(self, theme: _T) -> _T:
        if theme.evidence is None:
            return theme
        evidence = tuple(
            item.model_copy(update={"span": self._pair(item.span)})
            if isinstance(item, EvidenceElsewhere)
            else self._pair(item)
            for item in theme.evidence
        )
        return theme.model_copy(update={"evidence": evidence})

    def _pair(self, pair: OffsetPair) -> OffsetPair:
        return self.offset(pair[0]), self.offset(pair[1])

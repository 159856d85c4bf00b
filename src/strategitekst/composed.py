"""A text as the layers read it, and the way back to the text as it was given.

Letters that are written as two code points ("a" and a ring) are read as one, every line ends in
a line feed, and a word that a page broke at the end of its line ("digitaliserings- strategi") is read whole:
the same words get the same annotation, whatever machine or page they come from. The text itself is
never changed; offsets are led back into it.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Any, Final, TypeVar

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

#: Line ends of other systems, the sign for ångström, letters with marks of their own, unseen hyphens.
_OTHERWISE: Final = re.compile("\r\n?|\u212b|\\w[\u0300-\u036f]+|(?<=\\w)\xad(?=\\w)")
#: A hyphen between small letters and a blank or a line end, but not that of a common end ("børne- og
#: ungeområdet"); where a line ends, the rest of the word and the blank after it.
_BREAK: Final = re.compile(
    r"(?<=[a-zæøå])[-\xad](?:[ \t]+|[ \t]*(?P<end>\n)[ \t]*)"
    r"(?!(?:og|eller|samt|men|til|i|på|som|der|for|med|af|hhv|henholdsvis)\b)"
    r"(?=[a-zæøå]{2})(?(end)(?P<rest>\S+)(?P<blank> ?))"
)


#: Stretches of one text, and those that stand in their place in another; half-open offsets, in order.
_Changes = list[tuple[OffsetPair, OffsetPair]]


def _lead(offset: int, changes: _Changes) -> int:
    """Lead an offset of one text into the other; from inside a stretch, to where its place ends."""
    before = bisect_right(changes, offset, key=lambda change: change[0][1])
    if before < len(changes) and changes[before][0][0] < offset:
        return changes[before][1][1]
    if not before:
        return offset
    (_, end), (_, led) = changes[before - 1]
    return offset - end + led


class _Pass:
    """A text with some stretches replaced.

    Args:
        given: the text.
        replaced: where a stretch begins and ends, and what is read there; in order.

    Attributes:
        text: the text that is read.
        moves: whether any offset is another than in the given text.
    """

    def __init__(self, given: str, replaced: Iterable[tuple[int, int, str]]) -> None:
        self._to_read: _Changes = []
        parts: list[str] = []
        copied = length = 0
        for start, end, new in replaced:
            parts += given[copied:start], new
            length += start - copied
            if len(new) != end - start:
                self._to_read.append(((start, end), (length, length + len(new))))
            length += len(new)
            copied = end
        self.text = "".join([*parts, given[copied:]]) if copied else given
        self._to_given: _Changes = [(read, old) for old, read in self._to_read]
        self.moves = bool(self._to_read)

    def to_given(self, read: int) -> int:
        """Lead an offset of the text that is read back."""
        return _lead(read, self._to_given)

    def to_read(self, given: int) -> int:
        """Lead an offset of the given text on."""
        return _lead(given, self._to_read)


def _composed(text: str) -> Iterator[tuple[int, int, str]]:
    """What is written otherwise: line ends, letters of more than one code point, unseen hyphens."""
    if "\r" not in text and "\xad" not in text and unicodedata.is_normalized("NFC", text):
        return  # most texts
    for match in _OTHERWISE.finditer(text):
        words = match[0]
        if words == "\xad":
            new = ""
        else:
            new = "\n" if words[0] == "\r" else unicodedata.normalize("NFC", words)
        if new != words:
            yield *match.span(), new


def _whole(text: str) -> Iterator[tuple[int, int, str]]:
    """The breaks inside words; a line that ended in one ends after the word."""
    if not ("- " in text or "-\n" in text or "-\t" in text or "\xad" in text):
        return
    for match in _BREAK.finditer(text):
        if match["end"]:
            yield match.start(), match.start("rest"), ""
            if match["blank"]:
                yield *match.span("blank"), "\n"
        else:
            yield *match.span(), ""


def join(words: str) -> str:
    """Return words without the breaks inside them."""
    return _Pass(words, _whole(words)).text


class Reading:
    """A text as it is read.

    Args:
        given: the text as it was given.

    Attributes:
        text: the text to read: given's own object where nothing is written otherwise.
    """

    def __init__(self, given: str) -> None:
        self.given = given
        composed = _Pass(given, _composed(given))
        whole = _Pass(composed.text, _whole(composed.text))
        self.text = whole.text
        self._passes = [step for step in (composed, whole) if step.moves]

    def offset(self, read: int) -> int:
        """Lead an offset of the text that is read back into the text as given."""
        for step in reversed(self._passes):
            read = step.to_given(read)
        return read

    def blocks(self, blocks: Iterable[LayoutBlock]) -> tuple[LayoutBlock, ...]:
        """Move the blocks of the text as given into the text that is read."""
        moved = tuple(blocks)
        for step in self._passes:
            moved = tuple(
                b._replace(start=step.to_read(b.start), end=step.to_read(b.end)) for b in moved
            )
        return moved

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

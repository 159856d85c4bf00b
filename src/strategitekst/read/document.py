"""A document as read, and how large it may be."""

from dataclasses import dataclass, field
from typing import Final

from ..layout import LayoutBlock
from ..schema import Document


@dataclass(frozen=True, slots=True)
class Limits:
    """What is too much. A document below all of them is annotated, above one it is refused.

    Args:
        text: longest text, in million characters.
        file: largest file, in million bytes; also what a compressed file may unfold to.
        seconds: longest time a document may take in a batch.
        memory: most memory a document may take in a batch, in million bytes.
    """

    text: float = 5
    file: float = 200
    seconds: float = 900
    memory: float = 4000


DEFAULT_LIMITS: Final = Limits()


@dataclass(frozen=True, slots=True)
class RawDocument:
    """A document as read: its text, what the file was, and what the file says of both.

    ``blocks`` and ``document`` are hints: blocks with their roles and pages, and title, date,
    author and more from the file's own properties.
    """

    text: str
    media_type: str
    sha256: str
    blocks: tuple[LayoutBlock, ...] = ()
    document: Document = field(default_factory=Document)

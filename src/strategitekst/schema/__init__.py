"""The records of the annotation format, ``strategitekst/1``.

One `Annotation` per document, one `Collection` per set of linked documents. They know nothing of
spaCy and round-trip through JSON. Offsets are Unicode code points into ``text``: ``start``
inclusive, ``end`` exclusive. Keys this version does not know are kept and written back.
"""

from .annotation import (
    Annotation,
    Document,
    Entity,
    EvidenceElsewhere,
    MadeBy,
    Mention,
    OwnThemeScore,
    Passage,
    PassageRef,
    Quote,
    Source,
    ThemeScore,
)
from .collection import (
    AppliedCorrection,
    Change,
    Collection,
    Evidence,
    Initiative,
    Link,
    MentionRef,
    Relation,
)
from .records import OffsetPair, Record, Span, file_format, text_checksum

__all__ = [
    "Annotation",
    "AppliedCorrection",
    "Change",
    "Collection",
    "Document",
    "Entity",
    "Evidence",
    "EvidenceElsewhere",
    "Initiative",
    "Link",
    "MadeBy",
    "Mention",
    "MentionRef",
    "OffsetPair",
    "OwnThemeScore",
    "Passage",
    "PassageRef",
    "Quote",
    "Record",
    "Relation",
    "Source",
    "Span",
    "ThemeScore",
    "file_format",
    "text_checksum",
]

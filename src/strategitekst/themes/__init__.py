"""What each passage is about: zero to three themes with a score and the words that gave it."""

from collections.abc import Sequence

from ..labels import CONTENT_ROLES
from ..schema import EvidenceElsewhere, Passage
from .classifier import TermClassifier, default_classifier

__all__ = ["TermClassifier", "classify", "default_classifier"]


def classify(
    text: str, passages: Sequence[Passage], classifier: TermClassifier | None = None
) -> list[Passage]:
    """Give themes to the content passages of a document.

    Args:
        text: the document.
        passages: its passages.
        classifier: the classifier; the library's own where none is given.

    Returns:
        The passages; those that carry content have ``themes``, with evidence as offsets into
        the document.
    """
    classifier = classifier or default_classifier()
    content = [i for i, p in enumerate(passages) if p.role in CONTENT_ROLES]
    given = classifier.classify([text[passages[i].start : passages[i].end] for i in content])
    result = list(passages)
    for i, themes in zip(content, given, strict=True):
        start = passages[i].start
        placed = tuple(
            theme.model_copy(
                update={
                    "evidence": tuple(
                        e if isinstance(e, EvidenceElsewhere) else (e[0] + start, e[1] + start)
                        for e in theme.evidence or ()
                    )
                }
            )
            for theme in themes
        )
        result[i] = passages[i].model_copy(update={"themes": placed})
    return result

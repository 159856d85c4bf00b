"""What each passage is about: zero to three themes with a score and the words that gave it."""

from collections.abc import Sequence
from typing import Protocol

from ..labels import CONTENT_ROLES
from ..schema import EvidenceElsewhere, Passage, ThemeScore
from .classifier import TermClassifier, default_classifier
from .give import ModelClassifier, default_theme_classifier
from .own import OwnClassifier, OwnTheme
from .own_files import load_own
from .records import Snippet
from .teach import suggest, train_own

__all__ = [
    "Classifier",
    "ModelClassifier",
    "OwnClassifier",
    "OwnTheme",
    "Snippet",
    "TermClassifier",
    "add_own",
    "classify",
    "default_classifier",
    "default_theme_classifier",
    "load_own",
    "suggest",
    "train_own",
]


class Classifier(Protocol):
    """Anything that gives themes to single passages."""

    def judge(self, passages: Sequence[Snippet]) -> list["Judgement"]:
        """Return the themes given and those it abstains on, with offsets into each passage."""
        ...


Judgement = tuple[tuple[ThemeScore, ...], tuple[ThemeScore, ...]]


def classify(
    text: str, passages: Sequence[Passage], classifier: Classifier | None = None
) -> list[Passage]:
    """Give themes to the content passages of a document.

    Args:
        text: the document.
        passages: its passages.
        classifier: the classifier; the library's own where none is given.

    Returns:
        The passages; those that carry content have ``themes`` and ``uncertain``, with evidence as
        offsets into the document.
    """
    classifier = classifier or default_theme_classifier()
    content = passages_before(passages)
    snippets = [
        _snippet(text, passages[i])._replace(before=_text(text, passages, before))
        for i, before in content
    ]
    result = list(passages)
    for (i, before), (themes, uncertain) in zip(content, classifier.judge(snippets), strict=True):
        start = passages[i].start
        away = (before, passages[before].start) if before is not None else (0, 0)
        update = {
            "themes": tuple(_placed(theme, start, away) for theme in themes),
            "uncertain": uncertain or None,
        }
        result[i] = passages[i].model_copy(update=update)
    return result


def passages_before(passages: Sequence[Passage]) -> list[tuple[int, int | None]]:
    """Return the indices of the content passages, each with that of the one before in its section."""
    found: list[tuple[int, int | None]] = []
    for i, passage in enumerate(passages):
        if passage.role in CONTENT_ROLES:
            last = found[-1][0] if found else None
            same = last is not None and passages[last].section == passage.section
            found.append((i, last if same else None))
    return found


def _text(text: str, passages: Sequence[Passage], index: int | None) -> str:
    return "" if index is None else text[passages[index].start : passages[index].end]


def add_own(text: str, passages: Sequence[Passage], own: OwnClassifier) -> list[Passage]:
    """Give a user's own themes to the content passages of a document.

    Args:
        text: the document.
        passages: its passages.
        own: the classifier of the user's themes.

    Returns:
        The passages; those that carry content have ``own_themes``.
    """
    content = [i for i, p in enumerate(passages) if p.role in CONTENT_ROLES]
    result = list(passages)
    snippets = [_snippet(text, passages[i]) for i in content]
    for i, given in zip(content, own.judge(snippets), strict=True):
        start = passages[i].start
        placed = tuple(
            theme.model_copy(
                update={"evidence": tuple((a + start, b + start) for a, b in theme.evidence)}
            )
            if theme.evidence
            else theme
            for theme in given
        )
        result[i] = passages[i].model_copy(update={"own_themes": placed or None})
    return result


def _snippet(text: str, passage: Passage) -> Snippet:
    return Snippet(text[passage.start : passage.end], passage.role)


def _placed(theme: ThemeScore, start: int, away: tuple[int, int]) -> ThemeScore:
    """The theme with its evidence as offsets into the document; ``away`` is the passage before."""
    if not theme.evidence:
        return theme
    index, other = away
    spans = tuple(
        EvidenceElsewhere(passage=index, span=(e.span[0] + other, e.span[1] + other))
        if isinstance(e, EvidenceElsewhere)
        else (e[0] + start, e[1] + start)
        for e in theme.evidence
    )
    return theme.model_copy(update={"evidence": spans})

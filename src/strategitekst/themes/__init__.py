"""What each passage is about: zero to three themes with a score and the words that gave it."""

from collections import ChainMap
from collections.abc import Mapping, Sequence
from typing import Protocol

from ..labels import CONTENT_ROLES
from ..schema import EvidenceElsewhere, OffsetPair, Passage, ThemeScore
from .classifier import TermClassifier, default_classifier
from .give import BEFORE, HEADING, ModelClassifier, default_theme_classifier
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
    """Anything that gives themes to the passages of a document."""

    def judge(self, passages: Sequence[Snippet]) -> list["Judgement"]:
        """Return the themes given and those it abstains on, with offsets into each passage.

        Args:
            passages: the content passages of one document, in order.
        """
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
    content = content_snippets(text, passages)
    judged = classifier.judge([snippet for _, _, snippet in content])
    result = list(passages)
    at = {number: (i, passages[i].start) for number, (i, _, _) in enumerate(content)}
    for (i, before, _), (themes, uncertain) in zip(content, judged, strict=True):
        around = {BEFORE: before, HEADING: passages[i].section}
        near = {mark: (n, passages[n].start) for mark, n in around.items() if n is not None}
        placed = ChainMap(near, at)  # no copy: documents have thousands of passages
        update = {
            "themes": tuple(_placed(theme, passages[i].start, placed) for theme in themes),
            "uncertain": uncertain or None,
        }
        result[i] = passages[i].model_copy(update=update)
    return result


def content_snippets(
    text: str, passages: Sequence[Passage]
) -> list[tuple[int, int | None, Snippet]]:
    """Return the content passages as the model takes them.

    Args:
        text: the document.
        passages: its passages.

    Returns:
        Of each its index, that of the one before in its section, and the passage with what stands
        around it.
    """

    def words(index: int | None) -> str:
        return "" if index is None else text[passages[index].start : passages[index].end]

    title = next((i for i, p in enumerate(passages) if p.role == "title"), None)
    found: list[tuple[int, int | None, Snippet]] = []
    for i, passage in enumerate(passages):
        if passage.role in CONTENT_ROLES:
            last = found[-1][0] if found else None
            same = last is not None and passages[last].section == passage.section
            before = last if same else None
            around = words(before), words(passage.section), words(title if title != i else None)
            found.append((i, before, Snippet(words(i), passage.role, *around)))
    return found


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


def _placed(theme: ThemeScore, start: int, elsewhere: Mapping[int, tuple[int, int]]) -> ThemeScore:
    """The theme with its evidence as offsets into the document.

    ``elsewhere`` has the index and the start of the passages that evidence may name: `BEFORE`, `HEADING`, and
    those judged by their number.
    """
    if not theme.evidence:
        return theme
    spans: list[OffsetPair | EvidenceElsewhere] = []
    for e in theme.evidence:
        if not isinstance(e, EvidenceElsewhere):
            spans.append((e[0] + start, e[1] + start))
        elif e.passage in elsewhere:
            index, other = elsewhere[e.passage]
            moved = (e.span[0] + other, e.span[1] + other)
            spans.append(EvidenceElsewhere(passage=index, span=moved))
    return theme.model_copy(update={"evidence": tuple(dict.fromkeys(spans))})

"""The spaCy shell of the theme layer."""

from spacy.language import Language
from spacy.tokens import Doc

from ..attributes import records_of, text_of
from . import add_own, classify
from .mask import mask
from .own import OwnClassifier
from .own_files import load_own


class ThemeClassifier:
    """Add themes to the passages' records; ``doc.cats`` gets each theme's share of the words.

    Args:
        own: the user's own themes, if any.
    """

    def __init__(self, own: OwnClassifier | None = None) -> None:
        self._own = own

    def __call__(self, doc: Doc) -> Doc:
        """Run over one document; returns it."""
        spans = list(doc.spans.get("passages", []))
        bodies = [(e.start_char, e.end_char) for e in doc.ents if e.label_ == "ORG"]
        text = mask(text_of(doc), bodies)
        passages = classify(text, records_of(spans, "passage"))
        if self._own is not None:
            passages = add_own(text, passages, self._own)
        words = 0
        shares: dict[str, int] = {}
        for span, passage in zip(spans, passages, strict=True):
            span._.strategitekst_passage = passage
            if passage.themes is None:
                continue
            words += len(span)
            for theme in passage.all_theme_names:
                shares[theme] = shares.get(theme, 0) + len(span)
        for theme, count in shares.items():
            doc.cats[theme] = count / words
        return doc


@Language.factory(
    "strategitekst_themes",
    requires=["doc.spans"],
    assigns=["doc.cats"],
    default_config={"own": []},
)
def make_themes(nlp: Language, name: str, own: list[str]) -> ThemeClassifier:
    """Make the theme component; ``own`` names files of a user's own themes."""
    themes = [theme for path in own for theme in load_own(path)]
    return ThemeClassifier(OwnClassifier(themes) if themes else None)

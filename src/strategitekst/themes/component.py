"""The spaCy shell of the theme layer."""

from spacy.language import Language
from spacy.tokens import Doc

from ..attributes import records_of
from . import classify
from .mask import mask


class ThemeClassifier:
    """Add themes to the passages' records; ``doc.cats`` gets each theme's share of the words."""

    def __call__(self, doc: Doc) -> Doc:
        """Run over one document; returns it."""
        spans = list(doc.spans.get("passages", []))
        bodies = [(e.start_char, e.end_char) for e in doc.ents if e.label_ == "ORG"]
        passages = classify(mask(doc.text, bodies), records_of(spans, "passage"))
        words = 0
        shares: dict[str, int] = {}
        for span, passage in zip(spans, passages, strict=True):
            span._.strategitekst_passage = passage
            if passage.themes is None:
                continue
            words += len(span)
            for theme in passage.theme_names:
                shares[theme] = shares.get(theme, 0) + len(span)
        for theme, count in shares.items():
            doc.cats[theme] = count / words
        return doc


@Language.factory("strategitekst_themes", requires=["doc.spans"], assigns=["doc.cats"])
def make_themes(nlp: Language, name: str) -> ThemeClassifier:
    """Make the theme component."""
    return ThemeClassifier()

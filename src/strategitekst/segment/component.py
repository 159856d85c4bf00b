"""The spaCy shell of the passage layer."""

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from ..attributes import char_spans, get_layout, text_of
from . import segment


class PassageSegmenter:
    """Write ``doc.spans["passages"]`` and start a sentence at each passage.

    Put first in a pipeline: sentence splitters that come later keep the starts that are set, so
    that a heading never runs into its paragraph.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Run over one document; returns it."""
        passages = segment(text_of(doc), get_layout(doc))
        spans = char_spans(doc, passages, [p.role for p in passages], "passage")
        doc = spans[0].doc if spans else doc
        doc.spans["passages"] = spans
        if len(doc) and not doc.has_annotation("DEP"):
            # all at once: spaCy looks through the whole document for each one set by itself
            starts: Any = doc.to_array("SENT_START")
            for span in doc.spans["passages"]:
                starts[span.start] = 1
            doc.from_array("SENT_START", starts)
        return doc


@Language.factory("strategitekst_passages", assigns=["doc.spans", "token.is_sent_start"])
def make_passages(nlp: Language, name: str) -> PassageSegmenter:
    """Make the passage component."""
    return PassageSegmenter()

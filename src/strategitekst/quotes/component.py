"""The spaCy shell of the quote layer."""

from spacy.language import Language
from spacy.tokens import Doc

from ..attributes import char_spans, records_of, text_of
from . import find_quotes


class QuoteFinder:
    """Write ``doc.spans["quotes"]``; the record of each span tells the speaker."""

    def __call__(self, doc: Doc) -> Doc:
        """Run over one document; returns it."""
        passages = records_of(doc.spans.get("passages", []), "passage")
        entities = [record for record in records_of(doc.ents, "entity") if record is not None]
        quotes = find_quotes(text_of(doc), passages, entities)
        spans = char_spans(doc, quotes, ["QUOTE"] * len(quotes), "quote")
        doc = spans[0].doc if spans else doc
        doc.spans["quotes"] = spans
        return doc


@Language.factory("strategitekst_quotes", requires=["doc.spans", "doc.ents"], assigns=["doc.spans"])
def make_quotes(nlp: Language, name: str) -> QuoteFinder:
    """Make the quote component."""
    return QuoteFinder()

"""The spaCy shell of the initiative layer."""

from spacy.language import Language
from spacy.tokens import Doc

from ..attributes import char_spans, get_document, records_of, text_of
from ..knowledge.registry import Registry, load_registry
from . import find_mentions
from .titles import without_titles


class InitiativeFinder:
    """Write ``doc.spans["initiatives"]``; a span's label is NAM or NOM, its ``id_`` the initiative.

    Organisations that turn out to be titles of initiatives leave ``doc.ents``.
    """

    def __init__(self, registry: Registry) -> None:
        self.registry = registry

    def __call__(self, doc: Doc) -> Doc:
        """Run over one document; returns it."""
        passages = records_of(doc.spans.get("passages", []), "passage")
        entities = [record for record in records_of(doc.ents, "entity") if record is not None]
        mentions = find_mentions(text_of(doc), passages, entities, self.registry, get_document(doc))
        kept = without_titles(entities, mentions)
        if len(kept) < len(entities):
            places = {(e.start, e.end) for e in kept}
            doc.set_ents([e for e in doc.ents if (e.start_char, e.end_char) in places])
        spans = char_spans(doc, mentions, [m.type for m in mentions], "mention")
        doc = spans[0].doc if spans else doc
        for span, mention in zip(spans, mentions, strict=True):
            span.id_ = mention.id or ""
        doc.spans["initiatives"] = spans
        return doc


@Language.factory(
    "strategitekst_initiatives",
    default_config={"registry": [], "builtin_registry": True},
    requires=["doc.spans", "doc.ents"],
    assigns=["doc.spans", "doc.ents"],
)
def make_initiatives(
    nlp: Language, name: str, registry: list[str], builtin_registry: bool
) -> InitiativeFinder:
    """Make the initiative component; ``registry`` lists a user's own TOML files."""
    return InitiativeFinder(load_registry(registry, builtin=builtin_registry))

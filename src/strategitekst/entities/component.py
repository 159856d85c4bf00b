"""The spaCy shell of the entity layer."""

from collections.abc import Sequence
from functools import cached_property
from itertools import islice
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.symbols import PROPN
from spacy.tokens import Doc, Span, Token

from ..attributes import char_spans, get_document, records_of, text_of
from ..dates import find_dates
from ..dates.edtf import interval
from ..knowledge import KnowledgeBase, load_knowledge
from ..knowledge.registry import Registry, load_registry
from ..labels import ENTITY_LABELS
from ..schema import Entity, Passage
from ..spans import Index, Taken
from .amounts import find_amounts
from .casing import in_small_letters, recased
from .confidence import Sources, with_scores
from .document import describe
from .document_date import document_date
from .found import Found
from .names import find_names
from .people import add_roles

_MODEL_LABELS = {
    "PER": "PER",
    "PERSON": "PER",
    "ORG": "ORG",
    "LOC": "LOC",
    "GPE": "LOC",
    "MISC": "MISC",
}


_OPENERS = frozenset({"”", "“", "„", "»", "«", '"', ":", "-", "–", "\n", "\n\n", "•", "›"})


def _calendar_and_amounts(text: str, date: str | None, sources: Sources) -> list[Entity]:
    found = []
    for mention in find_dates(text, date):
        sources.kinds[(mention.start, mention.end)] = mention.kind
        first, last = interval(mention.value) if mention.value else (None, None)
        found.append(
            Entity(
                start=mention.start,
                end=mention.end,
                text=text[mention.start : mention.end],
                label="DATE",
                value=mention.value,
                first=first,
                last=last,
                origin="rule",
            )
        )
    for amount in find_amounts(text):
        found.append(
            Entity(
                start=amount.start,
                end=amount.end,
                text=text[amount.start : amount.end],
                label=amount.label,
                value=amount.value,
                origin="rule",
            )
        )
    return found


def _without_overlaps(entities: Sequence[Entity]) -> list[Entity]:
    """Keep the longest where spans overlap; a date or amount wins over a name of the same length."""
    taken = Taken()
    ranked = sorted(
        entities, key=lambda e: (e.start - e.end, e.label not in ("DATE", "MONEY"), e.start)
    )
    kept = [entity for entity in ranked if taken.add(entity.start, entity.end)]
    return sorted(kept, key=lambda e: e.start)


def find_entities(
    text: str,
    passages: Sequence[Passage],
    knowledge: KnowledgeBase,
    model: Sequence[Found] = (),
    date: str | None = None,
    proper: frozenset[int] | None = None,
    titles: Taken | None = None,
) -> list[Entity]:
    """Find names, dates and amounts in a document.

    Args:
        text: the document.
        passages: its passages; no entity crosses their edges.
        knowledge: listed names.
        model: the base pipeline's names.
        date: the document's date (EDTF), to resolve relative dates.
        proper: where the base pipeline's proper nouns begin; none without one.
        titles: where undertakings are named by their titles.

    Returns:
        Entities in text order, without overlaps, each with its score.
    """
    sources = Sources(model=None if proper is None else [], proper=proper)
    names = find_names(text, passages, knowledge, model, sources, titles)
    places = Index(passages)
    timed = [
        entity
        for entity in _calendar_and_amounts(text, date, sources)
        if (passage := places.at(entity.start)) is not None and entity.end <= passage.end
    ]
    found = add_roles(text, passages, _without_overlaps([*names, *timed]))
    return with_scores(text, passages, found, sources)


class _Places:
    """Where words stand inside a sentence: their capitals are their own. Looked up when asked."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.known: dict[int, list[int]] = {}

    @cached_property
    def words(self) -> Any:
        """The hash of each token's text."""
        return self.doc.to_array("ORTH")

    def elsewhere(self, word: Token) -> bool:
        """Whether the word stands at another place too, inside a sentence."""
        if word.orth not in self.known:
            inside = (
                i
                for i in np.flatnonzero(self.words == word.orth).tolist()
                if not self.doc[i].is_sent_start
                and (i == 0 or self.doc[i - 1].text not in _OPENERS)
            )
            self.known[word.orth] = list(islice(inside, 2))
        return any(i != word.i for i in self.known[word.orth])


def _credible(name: Span, places: _Places, text: str) -> bool:
    """Whether the base pipeline itself stands by a name.

    A single word that opens a sentence has its capital from there: it is a name only if the tagger
    calls it a proper noun too, and it has another capital or stands elsewhere inside a sentence.
    """
    if len(name) > 1:
        return True
    word, doc = name[0], name.doc
    before = doc[word.i - 1].text if word.i > 0 else ""
    new_line = word.idx > 0 and text[word.idx - 1] in "\n\t"
    opens = word.is_sent_start or before in _OPENERS or before[:1].isdigit() or new_line
    if any(c.isupper() or c.isdigit() for c in text[word.idx + 1 : word.idx + len(word)]):
        return True
    if word.pos_ not in ("PROPN", "X", ""):
        return False
    return not opens or places.elsewhere(word)


def _proper_nouns(doc: Doc) -> frozenset[int] | None:
    """Where the words begin that the tagger calls proper nouns; none without a base pipeline."""
    if not doc.has_annotation("POS") and not doc.has_annotation("ENT_IOB"):
        return None
    places = doc.to_array(["IDX", "POS"])
    return frozenset(places[places[:, 1] == PROPN, 0].tolist())


class EntityTagger:
    """Write ``doc.ents`` and fill ``doc._.strategitekst_document`` from the text."""

    def __init__(self, knowledge: KnowledgeBase, registry: Registry) -> None:
        self.knowledge = knowledge
        self.registry = registry

    def _titles(self, text: str) -> Taken:
        """Titles of initiatives: no entities but a layer of their own."""
        return Taken(
            (m.start, m.end)
            for m in self.registry.find(text)
            if all(known.kind != "løsning" for known in m.value)
        )

    def _names_of_model(self, doc: Doc, text: str, titles: Taken) -> list[Found]:
        """The base pipeline's names outside the titles of initiatives."""
        places = _Places(doc)
        return [
            Found(ent.start_char, ent.end_char, _MODEL_LABELS[ent.label_])
            for ent in doc.ents
            if ent.label_ in _MODEL_LABELS
            and _credible(ent, places, text)
            and titles.free(ent.start_char, ent.end_char)
        ]

    def __call__(self, doc: Doc) -> Doc:
        """Run over one document; returns it."""
        text = text_of(doc)
        passages = records_of(doc.spans.get("passages", []), "passage")
        if not passages and text.strip():
            start = len(text) - len(text.lstrip())
            passages = [Passage(start=start, end=len(text.rstrip()), role="paragraph")]
        written = text
        if in_small_letters(text):
            text = recased(doc, text, self.knowledge)
        titles = self._titles(text)
        model = self._names_of_model(doc, text, titles)
        known = get_document(doc)
        stated = doc._.strategitekst_properties
        date = known.date or document_date(text, passages, stated.date)
        proper = _proper_nouns(doc)
        entities = find_entities(text, passages, self.knowledge, model, date, proper, titles)
        if text is not written:
            entities = [e.model_copy(update={"text": written[e.start : e.end]}) for e in entities]
        doc.set_ents([])
        spans = char_spans(doc, entities, [e.label for e in entities], "entity")
        doc = spans[0].doc if spans else doc
        doc.set_ents(spans)
        doc._.strategitekst_document = describe(
            written, passages, entities, self.knowledge, known, stated, date
        )
        return doc


@Language.factory(
    "strategitekst_entities",
    default_config={"knowledge": []},
    requires=["doc.spans"],
    assigns=["doc.ents"],
)
def make_entities(nlp: Language, name: str, knowledge: list[str]) -> EntityTagger:
    """Make the entity component; ``knowledge`` lists a user's own TOML files."""
    for label in ENTITY_LABELS:
        nlp.vocab.strings.add(label)
    return EntityTagger(load_knowledge(knowledge), load_registry())

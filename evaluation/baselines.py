"""Floor rows: what almost no work reaches, beside every figure.

``plain``: blocks divided at blank lines, all paragraphs; the base pipeline's names as they come;
every stretch in quotation marks a quote; the head "strategi" and its compounds the only mentions;
the most frequent theme everywhere.
"""

import re

from spacy.language import Language

from strategitekst.schema import (
    Annotation,
    Document,
    Entity,
    Mention,
    Passage,
    Quote,
    ThemeScore,
)

_BLOCK = re.compile(r"\S(?:.*?\S)?(?=\s*\n\s*\n|\s*\Z)", re.DOTALL)
_MARKED = re.compile(r"[”“»\"](\w[^”“»«\"]{8,}?\S)[”“»«\"]")
_STRATEGY = re.compile(r"\w*strategi(?:en)?(?:s)?\b", re.IGNORECASE)
_LABELS = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "MISC": "MISC"}
#: The theme given most often in the demo documents.
_MAJORITY = "digital velfærd"


def plain(text: str, identity: str, nlp: Language) -> Annotation:
    """Annotate a text by the floor rules.

    Args:
        text: the text.
        identity: the annotation's id.
        nlp: a base pipeline without our layers.
    """
    passages = tuple(
        Passage(
            start=m.start(),
            end=m.end(),
            role="paragraph",
            themes=(ThemeScore(theme=_MAJORITY),),
        )
        for m in _BLOCK.finditer(text)
    )
    entities = tuple(
        Entity(
            start=e.start_char,
            end=e.end_char,
            text=e.text,
            label=_LABELS[e.label_],
            canonical=e.text if e.label_ in ("PER", "ORG") else None,
        )
        for e in nlp(text).ents
        if e.label_ in _LABELS
    )
    quotes = tuple(
        Quote(start=m.start(1), end=m.end(1), text=m.group(1)) for m in _MARKED.finditer(text)
    )
    mentions = tuple(
        Mention(start=m.start(), end=m.end(), text=m.group(), type="NOM", id="strategi")
        for m in _STRATEGY.finditer(text)
    )
    return Annotation(
        id=identity,
        text=text,
        document=Document(language="da"),
        passages=passages,
        entities=entities,
        initiatives=mentions,
        quotes=quotes,
    )

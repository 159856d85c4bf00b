"""Long documents through a pipeline of neural components in parts, with a memory that stays flat.

A tok2vec holds some twenty kilobytes a token until a document is done: a million characters would
take four gigabytes. Its window is a few words, so parts that begin with a passage lose nothing.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any, Final

import numpy as np
from spacy.tokens import Doc

#: Tokens of a part; shorter documents are run whole.
PART: Final = 10_000
#: What the tokenizer and the passages say, and what the components write.
_GIVEN: Final[list[int | str]] = ["NORM", "SENT_START"]
_WRITTEN: Final = (
    "TAG",
    "POS",
    "MORPH",
    "LEMMA",
    "SENT_START",
    "ENT_IOB",
    "ENT_TYPE",
    "DEP",
    "HEAD",
)

Component = Callable[[Doc], Doc]


def _edges(doc: Doc) -> list[int]:
    """Where parts begin and end: at the first passage after so many tokens."""
    edges = [0]
    for start in (*(span.start for span in doc.spans.get("passages", ())), len(doc)):
        while start - edges[-1] > 2 * PART:  # a passage as long as a book
            edges.append(edges[-1] + PART)
        if start - edges[-1] >= PART:
            edges.append(start)
    return edges if edges[-1] == len(doc) else [*edges, len(doc)]


def run_in_parts(doc: Doc, components: Sequence[Component]) -> Doc:
    """Run components over a document part by part and write what they say into it.

    Args:
        doc: a document with passages.
        components: components that look at a few words around each; what they say of the whole
            document (``doc.cats``, ``doc.tensor``) is not kept.

    Returns:
        The same document.
    """
    edges = _edges(doc)
    words = [token.text for token in doc]
    spaces = [bool(token.whitespace_) for token in doc]
    given: Any = doc.to_array(_GIVEN)
    found: list[Any] = []
    names: list[int | str] = []
    for start, end in pairwise(edges):
        # not ``as_doc``, which goes through the whole document for each part
        part = Doc(doc.vocab, words=words[start:end], spaces=spaces[start:end])
        part.from_array(_GIVEN, given[start:end])
        for component in components:
            part = component(part)
        if not names:
            names = [n for n in _WRITTEN if n in ("ENT_IOB", "ENT_TYPE") or part.has_annotation(n)]
            if "HEAD" in names:
                names.remove("SENT_START")  # heads tell it
        found.append(part.to_array(names))
    values: Any = np.concatenate(found)
    return doc.from_array(list(names), values)

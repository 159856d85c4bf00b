"""The tokenizer of the pipeline: spaCy's Danish rules with three changes.

* A typographic apostrophe inside or at the end of a word is treated like the straight one, so that
  ``KL’s`` is one token as ``KL's`` is.
* A long run of quotation marks, brackets or other marks is one token. Cut off one mark at a time,
  such a run takes time quadratic in its length.
* Nothing else differs, and everything is serialised with the tokenizer: no code is needed to load it.
"""

from __future__ import annotations

import re

import spacy
from spacy.lang.char_classes import ALPHA, CONCAT_QUOTES
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

APOSTROPHE = "’"
MARKS = "".join(sorted(set(CONCAT_QUOTES) | set("'()[]{}<>…,:;!?") - {"|"}))
DOTS = r"\.\.+"
SAME_RUN = 3
"""So many of the same mark in a row are one token."""
MIXED_RUN = 8
"""So many marks in a row are one token whichever they are."""


def _runs() -> tuple[list[str], list[str]]:
    """Rules for runs of marks, for the start and the end of a word."""
    classes = [(f"[{re.escape(MARKS)}]", MIXED_RUN)]
    classes += [(re.escape(mark), SAME_RUN) for mark in MARKS]
    prefixes = [f"{marks}{{{least},}}" for marks, least in classes]
    # The look-behind lets the search begin only where a run begins: linear, not quadratic.
    suffixes = [f"(?<!{marks}){marks}{{{least},}}" for marks, least in classes]
    return prefixes, suffixes


def blank_pipeline() -> Language:
    """Create an empty Danish pipeline with the changed tokenizer."""
    nlp = spacy.blank("da")
    quotes = CONCAT_QUOTES.replace("'", "")
    between = rf"(?<=[{ALPHA}])([{quotes}\)\]\(\[])(?=[{ALPHA}])"
    changed = rf"(?<=[{ALPHA}])([{quotes.replace(APOSTROPHE, '')}\)\]\(\[])(?=[{ALPHA}])"
    infixes = [changed if rule == between else rule for rule in nlp.Defaults.infixes or []]
    suffixes = [rule for rule in nlp.Defaults.suffixes or [] if rule not in {APOSTROPHE, DOTS}]
    prefix_runs, suffix_runs = _runs()
    suffixes = [*suffix_runs, rf"(?<!\.){DOTS}", *suffixes, rf"(?<=[^sSxXzZ]){APOSTROPHE}"]
    prefixes = [*prefix_runs, *(nlp.Defaults.prefixes or [])]
    if changed not in infixes:
        raise RuntimeError("spaCy's Danish infix rules have changed: review the apostrophe rule")
    tokenizer = nlp.tokenizer
    if not isinstance(tokenizer, Tokenizer):
        raise TypeError("the blank Danish pipeline has no rule tokenizer")
    tokenizer.prefix_search = compile_prefix_regex(prefixes).search
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    return nlp

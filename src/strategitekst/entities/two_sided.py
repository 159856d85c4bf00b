"""Names that a body and its product share: "e-Boks" sends letters, and letters lie in "e-Boks".

The knowledge base lists them as products; where the sentence speaks of who owns, leads, says or supplies,
the body is meant.
"""

import re
from collections.abc import Sequence
from typing import Final

from ..knowledge import KnowledgeBase
from .canonical import without_genitive
from .patterns import Found
from .taken import Named

_SHARED: Final = frozenset({"e-Boks", "sundhed.dk", "Danmarks Miljøportal", "mit.dk"})
_BODY_BEFORE: Final = re.compile(
    r"(?:\b(?:leveret|leveres|leverer|udviklet|udvikles|ejet|ejes|drevet|drives|udbudt|udbydes|kontrakt(?:en)?|aftale(?:n)?"
    r"|samarbejde(?:t)?|dialog|bistand|sammen)\s(?:og \w+ )?(?:af|med|fra)\s"
    r"|\w*(?:direktør|chef|formand|bestyrelsen|konsulent|leder|medarbejder|stilling|stillingen)\s(?:i|hos|for|fra)\s"
    r"|\b(?:siger|oplyser|skriver|meddeler|ifølge|står)\s"
    r"|(?:^|\n)Om\s)\Z",
    re.IGNORECASE,
)
_BODY_AFTER: Final = re.compile(
    r"\s(?:er ejet|ejes|har (?:\d+|ca\.|omkring|cirka) \w+|opfordrer|oplyser|siger|skriver|meddeler|har (?:siden|besluttet|indgået"
    r"|ansat|meddelt|valgt)|ansætter|beskæftiger|blev stiftet|er stiftet|forventer|vurderer|anbefaler|tilbyder|køber)\b"
)
#: The first cell of a page's head is its sender.
_HEAD_AFTER: Final = re.compile(r"(?: {2,}|\t| [|·] |\n)")


def settle_two_sided(text: str, names: Sequence[Named], knowledge: KnowledgeBase) -> list[Named]:
    """Say where a shared name is the body's.

    Args:
        text: the document.
        names: names with their origin.
        knowledge: the knowledge base.

    Returns:
        The names, some products as organisations.
    """
    return [
        (_as_body(text, name), "rule")
        if _is_body(text, name, origin, knowledge)
        else (name, origin)
        for name, origin in names
    ]


def _as_body(text: str, name: Found) -> Found:
    """The body's name, with its legal form."""
    return Found(name.start, name.end + (4 if text.startswith(" A/S", name.end) else 0), "ORG")


def _is_body(text: str, name: Found, origin: str, knowledge: KnowledgeBase) -> bool:
    if name.label != "PRODUCT" or origin != "knowledge_base":
        return False
    words = without_genitive(text[name.start : name.end])
    if (knowledge.canonical(words, "PRODUCT") or words) not in _SHARED:
        return False
    before = text[max(0, name.start - 60) : name.start]
    if text.startswith(" A/S", name.end):
        return True
    heads = not before.strip() and _HEAD_AFTER.match(text, name.end)
    return bool(_BODY_BEFORE.search(before) or _BODY_AFTER.match(text, name.end) or heads)

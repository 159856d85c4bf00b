"""Names that a body and its product share: "e-Boks" sends letters, and letters lie in "e-Boks".

The knowledge base lists them as products, and a coined word that no list has is taken for one; where the
sentence speaks of who owns, leads, says or supplies, or names it among bodies, the body is meant.
"""

import re
from collections.abc import Sequence
from typing import Final

from ..knowledge import KnowledgeBase
from .canonical import without_genitive
from .found import Found
from .taken import Named

_SHARED: Final = frozenset(
    {"e-Boks", "sundhed.dk", "Danmarks Miljøportal", "mit.dk", "Absalon", "Mistral"}
)
_BODY_BEFORE: Final = re.compile(
    r"(?:\b(?:leveret|leveres|leverer|udviklet|udvikles|ejet|ejes|drevet|drives|udbudt|udbydes|kontrakt(?:en)?|aftale(?:n)?"
    r"|samarbejde(?:t)?|dialog|bistand|sammen)\s(?:og \w+ )?(?:af|med|fra)\s"
    r"|\b(?:lanceret|udbygget|stillet til rådighed|udarbejdet|vedligeholdt) af\s"
    r"|\b(?:leverandøren?|til rådighed for|i regi\saf|over for)\s"
    r"|\b(?:danske|norske|svenske|finske|tyske|franske|britiske|canadiske|amerikanske|hollandske|estiske)\s"
    r"|\w*(?:direktør|chef|rektor|formand|bestyrelsen|konsulent|leder|medarbejder|stilling|stillingen)\s(?:i|hos|for|fra)\s"
    r"|\b(?:siger|oplyser|skriver|meddeler|ifølge|står|[Dd]et private|selskabet|virksomheden|firmaet|konkurrenten)\s"
    r"|(?:^|\n)Om\s)\Z",
    re.IGNORECASE,
)
_BODY_AFTER: Final = re.compile(
    r"(?:\s(?:i dag|også|desuden|fremover|stadig|selv|nu))*\s(?:har (?:\w+ )?kontrakt(?:en|er)?\b|(?:(?:kan|vil|skal|må|kunne|ville)(?:\s\w+){0,3}?\s)(?:vælge|beslutte|beholde|miste|tabe|vinde|tjene|sælge|købe)\b"
    r"|beslutter|planlægger|fastholder|understreger|ønsker|mister|mistede|taber|tabte|vandt|vinder|tjener|sælger|konkurrerer|stiller .{0,30}til rådighed|fortsætter som|beklager|afviser|orienterede|leverer|har (?:sat|klaget|udarbejdet|lanceret|åbnet|fået rammeaftale"
    r"|formandskabet|ansøgt|bedt|vundet|købt|solgt|opkøbt|leveret|udviklet)|er ejet|ejes|har (?:\d+|ca\.|omkring|cirka) \w+|opfordrer|oplyser|siger|skriver|meddeler|har (?:siden|besluttet|indgået"
    r"|ansat|meddelt|valgt)|ansætter|beskæftiger|blev stiftet|er stiftet|forventer|vurderer|anbefaler|tilbyder|køber)\b"
)
#: What a company has and a letterbox has not: "e-Boks’ ejere".
_OWNED: Final = re.compile(
    r"\s(?:\w+ )?(?:ejere?|direktør|bestyrelse|beslutning|kunder|omsætning|overskud|regnskab|kontrakt(?:en|er)?|aktier|ledelse|medarbejdere|monopol|konkurrenter?)\b"
)
#: What stands between the members of a row.
_JOINT: Final = re.compile(r",\s|,?\s(?:og|samt|eller)\s")
_COINED: Final = re.compile(r"[A-ZÆØÅ][a-zæøå]+[A-ZÆØÅ][a-zæøå]\w*")
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
    ordered = sorted(names, key=lambda named: named[0].start)
    settled: list[Named] = []
    for i, (name, origin) in enumerate(ordered):
        if _may_be_body(text, name, origin, knowledge) and (
            _is_body(text, name) or _among_bodies(text, ordered, i)
        ):
            settled.append((_as_body(text, name), "rule"))
        else:
            settled.append((name, origin))
    return settled


def _as_body(text: str, name: Found) -> Found:
    """The body's name, with its legal form."""
    return Found(name.start, name.end + (4 if text.startswith(" A/S", name.end) else 0), "ORG")


def _may_be_body(text: str, name: Found, origin: str, knowledge: KnowledgeBase) -> bool:
    """Whether a product's name can be a body's too: it is shared, or coined and not listed."""
    if name.label != "PRODUCT":
        return False
    words = without_genitive(text[name.start : name.end])
    known = knowledge.canonical(words, "PRODUCT")
    if origin == "knowledge_base":
        return (known or words) in _SHARED
    return origin == "rule" and known is None and _COINED.fullmatch(words) is not None


def _among_bodies(text: str, names: Sequence[Named], i: int) -> bool:
    """Whether a name stands in a row with bodies alone: "Sundhedsdatastyrelsen, MedCom og sundhed.dk"."""
    name, beside = names[i][0], []
    if i and _JOINT.fullmatch(text, names[i - 1][0].end, name.start):
        beside.append(names[i - 1][0].label)
    if i + 1 < len(names) and _JOINT.fullmatch(text, name.end, names[i + 1][0].start):
        beside.append(names[i + 1][0].label)
    return "ORG" in beside and "PRODUCT" not in beside


def _is_body(text: str, name: Found) -> bool:
    """Whether the words around a shared name speak of the body."""
    before = text[max(0, name.start - 60) : name.start]
    if text.startswith(" A/S", name.end):
        return True
    if text[name.end - 1] in "'’" and _OWNED.match(text, name.end):
        return True
    heads = not before.strip() and _HEAD_AFTER.match(text, name.end)
    return bool(_BODY_BEFORE.search(before) or _BODY_AFTER.match(text, name.end) or heads)

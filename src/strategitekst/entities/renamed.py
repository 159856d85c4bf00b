"""Bodies that a text gives a new name: both names stand for the one that it has now."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from ..schema import Entity

_ADVERBS: Final = r"(?: (?:derfor|nu|dermed|fremover|samtidig|også|i dag|således|fra \d{4}))?"
#: "Norddalrådet skifter navn til Havrådet", "Norddalrådet bliver til Havrådet".
_BETWEEN: Final = re.compile(
    rf" (?:(?:bliver|blev|er blevet|omdøbes|bliver omdøbt|blev omdøbt|er omdøbt){_ADVERBS} til"
    rf"|(?:(?:har|får) )?(?:skifter|skiftede|skiftet|skifte|ændrer|ændrede|ændret){_ADVERBS} navn{_ADVERBS} til"
    rf"|(?:har skiftet|har ændret) navn til|tager navnet|får navnet|fik navnet|har fået navnet"
    rf"|(?:hedder|kommer{_ADVERBS} til at hedde){_ADVERBS}),? "
)
#: "Som led i planen bliver Norddalrådet derfor til Havrådet".
_BEFORE: Final = re.compile(r"\b(?:bliver|blev|omdøbes|skifter|skiftede) \Z")
_AFTER_VERB: Final = re.compile(rf"{_ADVERBS}(?: navn)? til ")


def with_new_names(text: str, entities: Sequence[Entity]) -> list[Entity]:
    """Give a body its new name where the text says that it takes one.

    Args:
        text: the document.
        entities: names in text order, with canonical names.
    """
    new: dict[str, str] = {}
    for old, other in pairwise(entities):
        if old.label != "ORG" or other.label != "ORG" or not (old.canonical and other.canonical):
            continue
        between = text[old.end : other.start].replace("\n", " ")
        before = text[max(0, old.start - 12) : old.start].replace("\n", " ")
        inverted = _BEFORE.search(before) and _AFTER_VERB.fullmatch(between)
        if (inverted or _BETWEEN.fullmatch(between)) and old.canonical != other.canonical:
            new[old.canonical] = other.canonical
    return [
        e.model_copy(update={"canonical": new[e.canonical]})
        if e.label == "ORG" and e.canonical in new
        else e
        for e in entities
    ]

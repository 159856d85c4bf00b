"""Products by their company: beside "Havblik A/S", "Havblik Omsorg" is something that it sells."""

import re
from collections.abc import Sequence
from typing import Final

from .canonical import without_genitive
from .first_names import begins_as_a_person
from .found import Found
from .taken import Named, Taken

_LEGAL_FORM: Final = re.compile(r" (?:A/S|ApS|I/S)s?\Z")
#: What a company adds to its name itself.
_LINE: Final = re.compile(
    r" (?:Software|Systemer|Systems|Data|Group|Holding|Danmark|Denmark|Consulting|Solutions|Digital|IT|It|Rådgivning|Teknik)\Z"
)
_ADDED: Final = re.compile(
    r" (?!A/S|ApS|I/S|P/S|K/S|Presse|Danmark|Denmark|Norge|Sverige|Holding|Group|Software|Systems|Systemer|Consulting"
    r"|Solutions|Digitals?\b|Datas?\b|Forsyning|Fonden|Kommune|Havn|Skole|Invest|Service\b|Energi|Group|International|Foto)"
    r"[A-ZÆØÅ][a-zæøå][\w-]*(?: (?:og )?[A-ZÆØÅ][a-zæøå][\w-]*)?(?![\w-])"
)
_SHORTEST: Final = 4


def find_products_of_companies(text: str, names: Sequence[Named]) -> list[Named]:
    """Label as products what bears a company's name and a word of its own.

    Args:
        text: the document.
        names: names with their origin, without overlaps.

    Returns:
        The names, some relabelled or longer.
    """
    companies: set[str] = set()
    for name, origin in names:
        words = without_genitive(text[name.start : name.end])
        if name.label == "ORG" and origin == "rule" and _LEGAL_FORM.search(words):
            bare = _LEGAL_FORM.sub("", words)
            companies |= {bare, _LINE.sub("", bare)}
    companies = {c for c in companies if len(c) >= _SHORTEST and " " not in c}
    if not companies:
        return list(names)
    taken = Taken(names)
    for company in sorted(companies):
        for match in re.finditer(rf"(?<![\w-]){re.escape(company)}(?= [A-ZÆØÅ])", text):
            added = _ADDED.match(text, match.end())
            # "direktør i Havblik Anne Berg": the next words are a person of their own
            if added is None or (" " in added[0][1:] and begins_as_a_person(added[0][1:])):
                continue
            product = Found(match.start(), added.end(), "PRODUCT")
            over = taken.overlapping(product)
            if all(
                product.start <= n.start and n.end <= product.end and o != "knowledge_base"
                for n, o in over
            ):
                taken.replace(over, product, "rule")
    return taken.spans

"""Names that their own form or their neighbours give away, without any list of names.

Each kind of name has a module of patterns; this one tries them all.
"""

import re
from collections.abc import Iterable
from typing import Final

from . import organisation_patterns, place_patterns
from .body_patterns import find_bodies, find_units
from .found import Found
from .introduced_patterns import find_companies, find_events, find_members
from .law_patterns import find_laws
from .organisation_patterns import (
    find_after_slash,
    find_municipalities,
    find_organisations,
    find_parties,
)
from .pattern_parts import LEFT, UPPER
from .person_patterns import find_persons
from .place_patterns import find_places
from .product_patterns import find_products

#: Where a name can begin: a capital, or what stands for a word in "& Søn A/S", "-KØB KOMMUNE".
_START: Final = re.compile(rf"{LEFT}[{UPPER}&-]")


def _any_of(patterns: Iterable[re.Pattern[str]]) -> re.Pattern[str]:
    """One pattern that matches where one of several does, at a place that `_START` found."""
    return re.compile("|".join(f"(?:{p.pattern.removeprefix(LEFT)})" for p in patterns))


#: All that is tried at a capital: most capitals are ruled out in one go.
_AT_CAPITALS: Final = _any_of((*organisation_patterns.AT_CAPITALS, *place_patterns.AT_CAPITALS))


def find_patterns(text: str) -> list[Found]:
    """Find names by their form.

    Args:
        text: one passage or a whole document.

    Returns:
        Names that may overlap. Where two labels are found for the same characters, the later one
        is what their form says of them (`confidence`).
    """
    starts = [m.start() for m in _START.finditer(text) if _AT_CAPITALS.match(text, m.start())]
    found = (
        ("ORG", find_organisations(text, starts)),
        ("ORG", find_units(text)),
        ("ORG", find_bodies(text)),
        ("MISC", find_laws(text)),
        ("ORG", find_parties(text)),
        ("ORG", find_companies(text)),
        ("ORG", find_municipalities(text, starts)),
        ("LOC", find_places(text, starts)),
        ("ORG", find_members(text)),
        ("MISC", find_events(text)),
        ("ORG", find_after_slash(text)),
        ("PER", find_persons(text)),
        ("PRODUCT", find_products(text)),
    )
    return [Found(start, end, label) for label, spans in found for start, end in spans]

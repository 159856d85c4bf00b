"""For whom the name of a body stands: an office for its authority, and by what names its site goes."""

import re
from collections.abc import Iterator, Sequence

from ..knowledge import Entry, KnowledgeBase

_UNIT = re.compile(r"'s \S.*$|s pressevagt$| Presse$")
#: A body within another: "Danske Regioners bestyrelse".
_WITHIN = re.compile(
    r"(?P<owner>(?:[A-ZÆØÅ][\w-]+ ){1,2}Kommune|Region [A-ZÆØÅ]\w+?|Danske Regioner|KL)(?:['’]?s) \S"
)
#: "Regionsrådet for Region Midtjylland", "Odense Byråd": a council speaks for its authority.
_COUNCIL_OF = re.compile(
    r"(?:Regionsrådet (?:for|i) (?P<region>Region \S+)|(?P<town>[A-ZÆØÅ][\w-]+) Byråd)\Z"
)
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", " ": "", "&": ""})


def site_names(name: str, aliases: Sequence[str]) -> Iterator[str]:
    """Yield site names that a body would have: "skarresoe", "digst".

    Args:
        name: its canonical name.
        aliases: its other names.
    """
    for form in (name, *aliases):
        bare = form.lower().removesuffix(" kommune").removesuffix(" a/s").removesuffix(" aps")
        yield bare.replace(" ", "")
        yield bare.translate(_LETTERS)


def owner_of(canonical: str, knowledge: KnowledgeBase) -> tuple[str, Entry | None]:
    """The body that a name speaks for, and what the knowledge base has of it: an office for its authority.

    Args:
        canonical: the name.
        knowledge: the knowledge base.
    """
    council = _COUNCIL_OF.match(canonical)
    if council is not None:
        name = council["region"] or f"{council['town']} Kommune"
        return name, knowledge.get(name, "ORG")
    entry = knowledge.entries.get(("ORG", canonical))
    if entry is not None and entry.kind in ("kontor", "udvalg") and entry.parent:
        entry = knowledge.get(entry.parent, "ORG") or entry
    if entry is not None:
        return entry.name, entry
    within = _WITHIN.match(canonical)
    if within is not None:
        return within["owner"], knowledge.get(within["owner"], "ORG")
    return _UNIT.sub("", canonical), None

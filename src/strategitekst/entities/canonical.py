"""From a name as written to its canonical form: the genitive off, marks in one form."""

import re
from collections.abc import Iterable, Set
from typing import Final

from ..composed import join
from ..da.roles import PARTIES
from ..knowledge import KnowledgeBase
from ..knowledge.gazetteer import fold

_APOSTROPHE_S = re.compile(r"'s?$")
#: The number of a product's edition, not the year of a standard.
_VERSION = re.compile(r"(?<=\w)[ ]?\d{1,2}(?:\.\d)?$")
_EDITION = re.compile(r" \d{1,2}\.\d\Z")
_LEGAL_FORM = re.compile(r",? (?:A/S|ApS|I/S|P/S|K/S|a\.m\.b\.a\.)$")
#: Of the EU, and parties, by their short names.
_SHORT = {
    "Kommissionen": "Europa-Kommissionen",
    "Rådet": "Rådet for Den Europæiske Union",
    "Konservative": "Det Konservative Folkeparti",
    "Radikale": "Radikale Venstre",
}
#: Ends of names of bodies that are no ends of bare ones: "Hjortelev Kommunes", "Planudvalgets".
_BODY_GENITIVE = re.compile(
    r"(?:Kommune|Amt|bestyrelse|[Uu]dvalg|[Uu]dvalget|rådet|styrelsen|ministeriet|forvaltning(?:en)?)s$"
)


def tidy(name: str) -> str:
    """Return a name with single blanks and straight apostrophes, its broken words joined."""
    return " ".join(join(fold(name)).replace("\xad", "").split())


def without_genitive(name: str, known: Iterable[str] = ()) -> str:
    """Take a final genitive off a name.

    Args:
        name: the name as written ("KMD’s", "Danske Regioners").
        known: names that are sure to be bare; "Hansens" loses its -s only beside "Hansen".

    Returns:
        The bare name, tidied; names that just end in -s ("Niels") stay.
    """
    bare = tidy(name)
    if _APOSTROPHE_S.search(bare):
        return _APOSTROPHE_S.sub("", bare)
    if not isinstance(known, Set):
        known = set(known)
    if bare.endswith("s") and bare[:-1] in known:
        return bare[:-1]
    return bare


def _with_version(canonical: str, form: str) -> str:
    """Keep the version that a name tells: "NemLog-in3" is more than "NemLog-in"."""
    version = _VERSION.search(form)
    bare = form[: version.start()] if version else ""
    if bare.casefold() == canonical.casefold():
        return form
    edition = _EDITION.search(form)  # "VUM 2.0", where "VUM" stands for a longer name
    return canonical + edition.group() if edition and canonical[-1].isalpha() else canonical


#: "KLs bestyrelse", where "KL's" is usual.
_OF_LETTERS: Final = re.compile(r"\A([A-ZÆØÅ]{2})s (?=[a-zæøå])")
_OF_OWNER: Final = re.compile(r"(?:'s|s) (?=\w)")
#: A ministry in the indefinite: "det daværende Socialministerium".
_MINISTRY: Final = re.compile(r"(?<=[a-zæøå])ministerium(?:s)?\Z")
#: The last of several: "Sorø og Køge Kommuner", "Ribe og Sønderjyllands Amter".
_SEVERAL: Final = (" Kommuner", " Amter")


def canonical_name(name: str, label: str, knowledge: KnowledgeBase, known: Iterable[str]) -> str:
    """Return the full usual name for a name found in a text.

    Args:
        name: the name as written.
        label: ``ORG``, ``PRODUCT`` or ``PER``.
        knowledge: the knowledge base.
        known: bare names seen elsewhere in the document.
    """
    if label == "ORG" and name in PARTIES:
        return PARTIES[name]
    if label == "ORG" and name.removesuffix("s") in _SHORT:
        return _SHORT[name.removesuffix("s")]
    if label == "ORG" and name.endswith(_SEVERAL) and knowledge.canonical(name, "ORG") is None:
        name = name.removesuffix("er") if name.endswith("Amter") else name[:-1]
    if label == "ORG":
        name = _OF_LETTERS.sub(r"\1's ", _MINISTRY.sub("ministeriet", name))
    for form in (tidy(name), without_genitive(name, known)):
        found = knowledge.canonical(form, label)
        if found is not None:
            return _with_version(found, form) if label == "PRODUCT" else found
    if label == "ORG" and _BODY_GENITIVE.search(tidy(name)):
        return tidy(name)[:-1]
    if label == "ORG":  # "Sorø" where the municipality is meant
        municipality = knowledge.canonical(f"{tidy(name)} Kommune", "ORG")
        if municipality is not None:
            return municipality
    bare = tidy(name)
    if label != "PER" and bare.endswith("s"):
        found = knowledge.canonical(bare[:-1], label)
        if found is not None:
            return found
    form = without_genitive(name, known)
    if label == "ORG":
        if f"{form} Kommune" in known or f"{form} Kommunes" in known:
            return f"{form} Kommune"  # a municipality that no list has, by its bare name
        # a company goes by the name that the text itself uses without the legal form
        legal = _LEGAL_FORM.search(form)
        if legal:
            bare_company = form[: legal.start()]
            listed = knowledge.canonical(bare_company, "ORG")
            if listed is not None or bare_company in known:
                return listed or bare_company
        return _with_owner_in_full(form, knowledge)
    return form


def _with_owner_in_full(name: str, knowledge: KnowledgeBase) -> str:
    """Write out whose a unit is: "HUR's Planudvalg" is "Hovedstadens Udviklingsråds Planudvalg"."""
    for genitive in _OF_OWNER.finditer(name):
        owner = name[: genitive.start()]
        full = knowledge.canonical(owner, "ORG")
        if full is not None and full != owner:
            ending = "'s" if full[-1].isupper() else "'" if full[-1] in "sxz" else "s"
            return f"{full}{ending} {name[genitive.end() :]}"
    return name

"""Names that the knowledge base lists: where its words are a name at all, and what they take in.

"Schultz" is a supplier where it does what suppliers do, "CVR" before a number is none, and "KMD
Sygedagpenge" is a product.
"""

import re
from collections.abc import Sequence

from ..knowledge import Entry, KnowledgeBase
from ..knowledge.gazetteer import Match
from .casing import in_capitals
from .first_names import begins_as_a_person
from .found import Found
from .pattern_parts import HALF_OF_COMPOUND

#: No longer is an abbreviation or a brand whose case tells it.
_LONGEST_OF_LETTERS = 9
_LAW = re.compile(r"^\w+(?:loven|forordningen|direktivet)s?$")
#: What a sentence or a line opens after.
_OPENS = re.compile(r"(?:^|[.!?:]\s|\n|[•›▪■–-]\s)$")
#: "CVR-nr. 12 34 56 78".
_NUMBER_AFTER = re.compile(r"(?:-nr\.?|-nummer|[ .:]*nr\.?)?[ :]*\d{2}")
_EDITION_AFTER = re.compile(r" (?:\d{1,2}|[IVX]{1,4})\b")
#: "KMD Sygedagpenge": a product by its supplier.
_OF_SUPPLIER = re.compile(
    r" (?!A/S|ApS|Presse|Danmark|Denmark|Holding|Group|Venture|AB|Norge|Sverige|Foundation|Consulting|Management|Services)[A-ZÆØÅ][a-zæøå]\w+(?:-[A-ZÆØÅ0-9]\w*)*"
    r"(?: (?:og )?[A-ZÆØÅ][a-zæøå]\w+(?:-[A-ZÆØÅ0-9]\w*)*)?(?![\w-])"
)
#: "Deloitte Consulting": a company of the same house.
_SAME_HOUSE = re.compile(r" (?:Consulting|Management|Services|Denmark)(?![\w-]| [A-ZÆØÅ][a-zæøå])")
#: They stand in a row: "Del på: Facebook Twitter".
_SHARED_ON = frozenset("Facebook Twitter LinkedIn Instagram YouTube TikTok Snapchat X".split())
#: "Sensum Assistent": one more word with a capital, and the sentence goes on.
_MODULE = re.compile(r" [A-ZÆØÅ][a-zæøå]{3,}(?=[.,;:!?)”\"»’]|\s[a-zæøå(])")
#: "Ministeriet for Skoves departement", "KMD's servicedesk": one body with its owner.
_UNIT_OF = re.compile(
    r" (?:departement|vagtcentral|servicedesk|juridiske kontor|lokalafdeling|(?:kunde|pensions|uddannelses|kompetence)center|[a-zæøå-]{2,20}udvalg)(?![\w-])"
)
#: "har sammen med Netcompany vundet udbuddet".
_SUPPLIES_AFTER = re.compile(
    r" (?:(?:har|skal|vil) (?:\w+ ){0,4}?(?:vundet|udviklet|leveret|levere|udvikle|drive)|leverer|udvikler|driver|vandt)\b"
)
#: "i dagbladet Børsen", "journalist på Ingeniøren": a paper by an ordinary word.
_PAPER_BEFORE = re.compile(
    r"(?:\b(?:dagbladet|avisen|ugebladet|fagbladet|magasinet|nyhedsmagasinet|mediet|netmediet|tidsskriftet|bladet)"
    r"|journalist (?:på|ved|hos)|redaktør (?:på|for)|[Bb]ragt i|skriver|interview (?:i|med|til)"
    r"|(?:oplyse|sige|fortælle|udtale|forklare|erkende|bekræfte|svare|skrive|sagde|fortalte|udtalte|forklarede|oplyste|sagt|fortalt|udtalt)r? (?:det |han |hun )?til)\s\Z"
)
#: "www.", "https://": what follows is part of an address.
_IN_ADDRESS = ("www.", "://")
#: "søger på Google", "bruger Google": not the company but what one searches with.
_SEARCH_ENGINES = frozenset({"Google"})
_SEARCHED_WITH = re.compile(
    r"\b(?:brug(?:er|e|te|t)|søg(?:er|e|te|t|ning|ninger)(?: \w+){0,2} (?:på|i|via|med)|(?:slå|slår|kig|finde[rs]?|op|ind) (?:\w+ ){0,2}(?:på|via))\s\Z"
)
#: A first name or a title before it: a person is meant.
_CAPITAL_BEFORE = re.compile(r"[A-ZÆØÅ][\w.-]* \Z")
#: "ifølge videnskabsministeriet": a ministry in small letters, where it is listed by that name.
_SMALL_MINISTRY = re.compile(r"(?<![\w-])[a-zæøå]{4,30}ministeriet(?=s?(?![\w-]))")
#: Bodies that have branches: "FOA Kreds 7", "FOA Odense".
_WITH_BRANCHES = frozenset({"interesseorganisation", "fagforening", "forening"})
_BRANCH = re.compile(r" (?:(?P<kreds>Kreds \w+)|(?P<place>[A-ZÆØÅ][a-zæøå][\w-]+))(?!\w)")


def find_listed(
    text: str, offset: int, knowledge: KnowledgeBase, model: Sequence[Found]
) -> list[Found]:
    """Find names of the knowledge base; ambiguous ones only where something else speaks for them.

    Args:
        text: the words of a passage.
        offset: where the passage begins in the document.
        knowledge: listed names.
        model: names of the base pipeline in the passage; offsets in the document, as in the result.
    """
    found, shouted = [], in_capitals(text)
    for match in knowledge.find(text):
        start, end = match.start + offset, match.end + offset
        entry = match.value
        capitals = text[match.start : match.end].isupper() and not shouted
        seen = any(m.start < end and start < m.end for m in model)
        told = _supplies(text, match) or _is_paper(text, match)
        if entry.ambiguous and not (seen or capitals or told):
            continue
        if text.endswith(_IN_ADDRESS, 0, match.start):
            continue
        if _in_surname(text[match.start : match.end], start, end, model):
            continue
        if entry.kind == "leverandør" and HALF_OF_COMPOUND.match(text, match.end):
            continue
        if _no_name(text, match.start, match.end, entry.label) or _opens_only(text, match, entry):
            continue
        label, length = _with_what_follows(text, match, entry, knowledge)
        if any(m.label == "PER" and m.start < end + length and end < m.end for m in model):
            label, length = entry.label, 0
        found.append(Found(start, end + length, label))
    for ministry in _SMALL_MINISTRY.finditer(text):
        if knowledge.canonical(ministry.group().capitalize(), "ORG") is not None:
            genitive = text.startswith("s", ministry.end())
            end = ministry.end() + offset + genitive
            found.append(Found(ministry.start() + offset, end, "ORG"))
    return found


def _supplies(text: str, match: Match[Entry]) -> bool:
    """Whether a supplier with a surname's name does what suppliers do: "Schultz har vundet udbuddet"."""
    return (
        match.value.kind == "leverandør"
        and _SUPPLIES_AFTER.match(text, match.end) is not None
        and _CAPITAL_BEFORE.search(text[max(0, match.start - 20) : match.start]) is None
    )


def _is_paper(text: str, match: Match[Entry]) -> bool:
    """Whether the words before tell that an ordinary word is a paper's name."""
    before = text[max(0, match.start - 24) : match.start]
    return match.value.kind == "medie" and _PAPER_BEFORE.search(before) is not None


def _no_name(text: str, start: int, end: int, label: str) -> bool:
    """Whether a listed name stands for something else: a law without a capital of its own, a number."""
    words = text[start:end]
    if label == "MISC" and _LAW.search(words) and _OPENS.search(text[max(0, start - 4) : start]):
        return not text.startswith(" §", end)
    if words == "PDF":  # what a link leads to: "(PDF)", or a line of its own, "Save this PDF as"
        return text[max(0, start - 1) : start] in ("(", "") or text.startswith(" as", end)
    if words == "MedCom" and _EDITION_AFTER.match(
        text, end
    ):  # a programme: "MedCom 7", "MedCom IV"
        return True
    return words in ("CVR", "CPR") and _NUMBER_AFTER.match(text, end) is not None


def _in_surname(words: str, start: int, end: int, model: Sequence[Found]) -> bool:
    """Whether a listed word is part of a person's name: "Merete Falck Holmgaard"."""
    return (
        " " not in words
        and words[1:].islower()
        and any(m.label == "PER" and m.start < start and end < m.end for m in model)
    )


def _opens_only(text: str, match: Match[Entry], entry: Entry) -> bool:
    """Whether a common noun that is a name by its capital may have that from the sentence."""
    words = text[match.start : match.end]
    return (
        entry.label == "PRODUCT"
        and entry.exact is True
        and words[1:].islower()
        and len(words) > _LONGEST_OF_LETTERS
        and _OPENS.search(text[max(0, match.start - 4) : match.start]) is not None
    )


def _module(text: str, match: Match[Entry]) -> int:
    """The length of the word that makes a listed product another one: "Sensum Assistent"."""
    if match.end != match.bare_end or not text[match.start : match.end].replace(" ", "").isalpha():
        return 0  # "DS 484", "borger.dk"
    module = _MODULE.match(text, match.end)
    if module is None or begins_as_a_person(f"{module.group().strip()} Holm"):
        return 0
    return module.end() - match.end


def _with_what_follows(
    text: str, match: Match[Entry], entry: Entry, places: KnowledgeBase
) -> tuple[str, int]:
    """Take in what makes a listed name longer: a supplier's product, a branch by its town."""
    if entry.label == "MISC" and entry.kind == "lov" and text.startswith(" m.v.", match.end):
        return entry.label, len(" m.v.")
    if match.end != match.bare_end and entry.label == "ORG":
        unit = _UNIT_OF.match(text, match.end)
        return entry.label, unit.end() - match.end if unit else 0
    if entry.label == "PRODUCT" and entry.name not in _SHARED_ON:
        return entry.label, _module(text, match)
    if entry.label != "ORG":
        return entry.label, 0
    if entry.kind == "leverandør":
        house = _SAME_HOUSE.match(text, match.end)
        if house is not None:
            return entry.label, house.end() - match.end
        product = _OF_SUPPLIER.match(text, match.end)
        added = product.group().strip() if product else ""
        if product is None and entry.name in _SEARCH_ENGINES:
            before = text[max(0, match.start - 40) : match.start]
            return "PRODUCT" if _SEARCHED_WITH.search(before) else entry.label, 0
        # "direktør i NNIT Anne Berg"
        if product is None or (" " in added and begins_as_a_person(added)):
            return entry.label, 0
        return "PRODUCT", product.end() - match.end
    if entry.kind in _WITH_BRANCHES:
        branch = _BRANCH.match(text, match.end)
        if branch and (branch["kreds"] or places.canonical(branch["place"], "LOC")):
            return entry.label, branch.end() - match.end
    return entry.label, 0

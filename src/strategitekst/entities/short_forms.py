"""Short forms, and the names that a document gives for them: "Berg" is "Anne Berg", "DAK" is written out."""

import re
from collections.abc import Iterable, Sequence, Set
from itertools import combinations, pairwise

from ..da.roles import PARTIES
from ..knowledge import KnowledgeBase
from ..schema import Entity
from .canonical import canonical_name, without_genitive
from .found import Found
from .taken import Named, Taken

#: "Det Administrative Kontaktforum (DAK)": the letters, and what may stand before them.
_WRITTEN_OUT = re.compile(r" \((?P<short>[A-ZÆØÅ]{2,6})\)")
_BEFORE_SHORT, _LONGEST_NAME = 120, 8
_MARKS = '”“"»«'
_SMALL = frozenset({"og", "for", "af", "i", "the", "of"})
_ARTICLE = re.compile(r"\A(?:Den|Det|De) (?=[A-ZÆØÅ])")
#: Letters alone, and the bodies that are many: a municipality is not called by its letters.
_LETTERS = re.compile(r"[A-ZÆØÅ]{2,6}")
_PLACE = re.compile(r" (?:Kommunes?|Amts?)\b")
#: What is called by its first word further on: "Rådet for Digital Omsorg", then "Rådet".
_HEADED = re.compile(
    r"(?P<head>Rådet|Nævnet|Fonden|Styrelsen|Ministeriet|Udvalget|Kommissionen|Foreningen|Forbundet|Instituttet|Centeret|Centret"
    r"|[A-ZÆØÅ][a-zæøå]+(?:forum|rådet|nævnet)) (?:for|af|vedrørende) \S"
)
#: "KL's Dataenhed", then "Dataenheden".
_OWN_UNIT = re.compile(
    r".*\S(?:['’]s|s) (?P<unit>[A-ZÆØÅ][a-zæøå]{3,}(?P<kind>enhed|afdeling|kontor|sekretariat))s?"
)
_OPENS = r"\b(?:I|På|Fra|Til|For|Hos|Ved|Med|Af|Om|At|Og|Men|Når|Hvis|Da|Som) \Z"
_INSIDE = re.compile(rf"[a-zæøå,;] \Z|{_OPENS}")
_CAPITAL_BEFORE = re.compile(rf"(?!{_OPENS})(?<!\w)[A-ZÆØÅ][\w.-]* \Z")
#: The last word of a product by its supplier.
_MODULE = re.compile(r"[A-ZÆØÅ][a-zæøå]{3,}")
_SMALL_BEFORE = re.compile(r"(?<![\w-])[a-zæøå][\w-]*,? \Z")
#: No letters of an abbreviation.
_LEGAL = frozenset({"A/S", "ApS", "I/S", "P/S", "K/S"})


def _without_middle(name: str) -> list[str]:
    """The forms of a name that leave out names between the first and the last: "Anne Berg" of "Anne Lund Berg"."""
    first, *middle, last = name.split()
    kept = (c for n in range(len(middle)) for c in combinations(middle[:4], n))
    return [" ".join((first, *some, last)) for some in kept]


def full_names(persons: Iterable[str]) -> dict[str, str]:
    """Return short forms of persons' names to the one full name that each can stand for.

    Args:
        persons: names as they stand in a document, without the genitive.
    """
    full = [p for p in dict.fromkeys(persons) if " " in p]
    ends = {" ".join(p.split()[i:]) for p in full for i in range(1, len(p.split()))}
    full = [p for p in full if p not in ends]  # "Bay Petersen" beside "Søren Bay Petersen"
    less = {form for name in full for form in _without_middle(name)}
    short: dict[str, set[str]] = {}
    for name in full:
        if name in less:
            continue
        parts = name.split()
        for form in (*parts, " ".join(parts[1:]), " ".join(parts[-2:])):
            short.setdefault(form, set()).add(name)
        for form in _without_middle(name):
            short.setdefault(form, set()).add(name)
    return {form: next(iter(names)) for form, names in short.items() if len(names) == 1}


def abbreviations(text: str) -> dict[str, str]:
    """Return abbreviations that stand in brackets to the name before, of whose letters they are made."""
    found: dict[str, str] = {}
    for match in _WRITTEN_OUT.finditer(text):
        letters = match["short"].casefold()
        before = text[max(0, match.start() - _BEFORE_SHORT) : match.start()]
        # "standarden »Agil Bygge Metode« (ABM)"
        words = [word.strip(_MARKS) or word for word in before.split()[-_LONGEST_NAME:]]
        for i, first in enumerate(words):
            told = [word for word in words[i:] if word not in _SMALL | _LEGAL]
            parts = [w for word in told for w in word.split("-") if w]
            initials = "".join(w[0] for w in parts)
            if initials.casefold() == letters and first[0].isupper() and first in told:
                found.setdefault(match["short"], " ".join(words[i:]))
                break
    return found


def with_short_forms(text: str, names: Sequence[Named]) -> list[Named]:
    """Take in the letters in brackets after a body's name: "Foreningen Skole og Data (FSD)"."""
    taken = Taken(names)
    for name, _ in names:
        if name.label == "ORG" and " " in text[name.start : name.end]:
            match = _WRITTEN_OUT.match(text, name.end)
            if (
                match
                and match["short"][0] == text[name.start].upper()
                and match["short"] not in PARTIES
            ):
                taken.add_over_model(Found(*match.span("short"), "ORG"), "rule")
    return taken.spans


def short_products(
    text: str, names: Sequence[Named], knowledge: KnowledgeBase
) -> tuple[list[Named], dict[str, str]]:
    """Take in products by their last word where the text names them in full: "Opera" beside "KMD Opera".

    Args:
        text: the document.
        names: its names, without overlaps.
        knowledge: the knowledge base; the first word is a supplier's that it lists.

    Returns:
        The names, and the full name that each such word stands for.
    """
    full: dict[str, str] = {}
    for name, _ in names:
        if name.label == "PRODUCT":
            words = canonical_name(text[name.start : name.end], "PRODUCT", knowledge, ())
            owner, _, word = words.partition(" ")
            if _MODULE.fullmatch(word) and knowledge.canonical(owner, "ORG") is not None:
                full[word] = words
    taken = Taken(names)
    for word in list(full):
        if knowledge.canonical(word, "PRODUCT") or re.search(rf"(?<!\w){word.lower()}", text):
            del full[word]  # "sygedagpenge" is no product, nor is "Sygedagpenge" without "KMD"
            continue
        for match in re.finditer(rf"(?<=[\w,] ){word}(?:['’]?s)?(?![\w-]| [A-ZÆØÅ])", text):
            alone = Found(*match.span(), "PRODUCT")
            over = taken.overlapping(alone)
            # "Femern Care" is no "KMD Care"
            inside = _SMALL_BEFORE.search(text, max(0, alone.start - 40), alone.start)
            if inside and all((n.start, n.end) == match.span() for n, _ in over):
                taken.replace(over, alone, "rule")
    return taken.spans, full


def bodies_by_head(text: str, names: Sequence[Named]) -> tuple[list[Named], dict[str, str]]:
    """Take in a body's first word alone, with its capital inside a sentence: "at Rådet også får".

    Args:
        text: the document.
        names: its names, without overlaps.

    Returns:
        The names, and the one full name that each such word stands for.
    """
    full: dict[str, set[str]] = {}
    for name, _ in names:
        words = " ".join(text[name.start : name.end].split())
        headed = _HEADED.match(words) if name.label == "ORG" else None
        if headed is not None:
            full.setdefault(headed["head"], set()).add(without_genitive(words))
        unit = _OWN_UNIT.fullmatch(words) if name.label == "ORG" else None
        if unit is not None:
            definite = unit["unit"] + ("en" if unit["kind"] in ("enhed", "afdeling") else "et")
            full.setdefault(definite, set()).add(without_genitive(words))
    meant = {head: whole.pop() for head, whole in full.items() if len(whole) == 1}
    taken = Taken(names)
    for head in list(meant):
        alone = re.compile(
            rf"(?<![\w@./-]){head}(?:['’]?s)?(?![\w@-]|\s(?:for|om|vedrørende)\b|(?:\s(?:af|i))? [A-ZÆØÅ])"
        )
        places = [
            (match, before)
            for match in alone.finditer(text)
            if not _CAPITAL_BEFORE.search(
                before := text[max(0, match.start() - 40) : match.start()]
            )
        ]
        if not any(_INSIDE.search(before) for _, before in places):
            del meant[head]  # a capital that only opens sentences
            continue
        for match, _ in places:
            taken.add_over_model(Found(*match.span(), "ORG"), "rule")
    return taken.spans, meant


def _initials(name: str) -> str:
    """The first letters of a body's words, without the small ones between."""
    return "".join(word[0] for word in name.replace("-", " ").split() if word not in _SMALL).upper()


def _written_out(text: str, letters: str, names: Set[str], knowledge: KnowledgeBase) -> str | None:
    """The one body of those with such initials that letters stand for, unless they are known for another."""
    known = knowledge.canonical(letters, "ORG")
    # "KL" goes by its letters; what the text writes out itself is meant
    if letters in PARTIES or known == letters or (known and known in text) or len(names) > 1:
        return None
    (name,) = names
    return name if letters not in name.split() else None  # "DI ITEK" is not what "DI" stands for


def with_letters_read(
    text: str, entities: Sequence[Entity], knowledge: KnowledgeBase
) -> list[Entity]:
    """Give letters the body that the text writes out: "NDS" is "Norddal Digitale Skole", not a listed namesake.

    Args:
        text: the document.
        entities: names in text order, with canonical names.
        knowledge: the knowledge base.
    """
    written: dict[str, set[str]] = {}
    for e in entities:
        if e.label == "ORG" and e.canonical and " " in e.text and not _PLACE.search(e.canonical):
            written.setdefault(_initials(e.canonical), set()).add(e.canonical)
    letters = {
        e.text
        for e in entities
        if e.label == "ORG" and e.canonical and _LETTERS.fullmatch(e.text) and e.text in written
    }
    meant = {
        short: name
        for short in letters
        if (name := _written_out(text, short, written[short], knowledge)) is not None
    }
    return [
        e.model_copy(update={"canonical": meant[e.text]})
        if e.label == "ORG" and e.text in meant
        else e
        for e in entities
    ]


def _shortens(short: str, name: str) -> bool:
    """Whether letters are taken from a name in their order, from its first on: "KFF"."""
    name = _ARTICLE.sub("", name)
    rest = iter(name.casefold())
    return (
        short.isupper()
        and short[0] == name[0]
        and all(letter in rest for letter in short.casefold())
    )


def with_brackets_read(
    text: str, entities: Sequence[Entity], knowledge: KnowledgeBase
) -> list[Entity]:
    """Give what stands in brackets behind a body's name its canonical name, here and further on.

    "Kultur- og Fritidsforvaltningen (KFF)", "Ministeriet for Skove (Skovministeriet)".

    Args:
        text: the document.
        entities: names in text order, with canonical names.
        knowledge: the knowledge base; letters that it knows stand for what it says.
    """
    meant: dict[str, str | None] = {}
    for body, short in pairwise(entities):
        if (
            body.label == short.label == "ORG"
            and text[body.end : short.start] == " ("
            and text.startswith(")", short.end)
            and short.canonical
        ):
            ministry = body.text.startswith("Ministeriet for ") and short.text.endswith(
                "ministeriet"
            )
            known = short.text in PARTIES or knowledge.canonical(short.text, "ORG") is not None
            if ministry or (not known and _shortens(short.text, body.text)):
                meant.setdefault(short.canonical, body.canonical)
    return [
        e.model_copy(update={"canonical": meant[e.canonical]})
        if e.label == "ORG" and e.canonical in meant
        else e
        for e in entities
    ]

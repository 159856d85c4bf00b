"""PER, ORG, LOC, PRODUCT and MISC: the base pipeline's names joined with lists and patterns.

What a list or a pattern says is trusted before the model; the model fills the gaps, and may make a
listed name longer ("Region Hovedstadens Psykiatri"). Then a name found once with evidence is found
everywhere in the document.
"""

import re
from collections.abc import Iterable, Sequence

from ..da.roles import PARTIES
from ..knowledge import Entry, KnowledgeBase
from ..knowledge.gazetteer import Match
from ..schema import Entity, Passage
from ..spans import Index
from ..spans import Taken as Spans
from .ambiguous import settle_by_context
from .canonical import canonical_name, tidy, without_genitive
from .committees import with_owners
from .confidence import Sources
from .consistency import settle
from .initials import find_initials
from .mastheads import masthead
from .model_names import clean_model_name, is_capitalised, trim_person
from .newsletters import newsletter
from .of_companies import find_products_of_companies
from .offices import find_holders
from .patterns import SITES, Found, find_coined, find_patterns
from .rows import settle_rows
from .taken import Named, Taken
from .two_sided import settle_two_sided

#: "Det Administrative Kontaktforum (DAK)": the letters, and what may stand before them.
_WRITTEN_OUT = re.compile(r" \((?P<short>[A-ZÆØÅ]{2,6})\)")
_BEFORE_SHORT, _LONGEST_NAME = 120, 8
_LEGAL_FORMS = ("A/S", "ApS", "I/S", "P/S", "K/S")
_SMALL = frozenset({"og", "for", "af", "i", "the", "of"})
#: No longer is an abbreviation or a brand whose case tells it.
_LONGEST_OF_LETTERS = 9
_LAW = re.compile(r"^\w+(?:loven|forordningen|direktivet)s?$")
_OPENS = re.compile(r"(?:^|[.!?:]\s|\n|[•›▪■–-]\s)$")
_NUMBER_AFTER = re.compile(r"(?:-nr\.?|-nummer|[ .:]*nr\.?)?[ :]*\d{2}")
#: "KMD Sygedagpenge": a product by its supplier.
_OF_SUPPLIER = re.compile(
    r" (?!A/S|ApS|Presse|Danmark|Holding|Group|Venture|AB|Norge|Sverige|Foundation)[A-ZÆØÅ][a-zæøå][\w-]+"
    r"(?: (?:og )?[A-ZÆØÅ][a-zæøå][\w-]+)?(?!\w)"
)
#: "Sofie, der er 23 år".
_AGED = re.compile(r", (?:der er |som er )?\d{1,3} år\b")
_SUPPLIES_AFTER = re.compile(
    r" (?:(?:har|skal|vil) (?:\w+ ){0,4}?(?:vundet|udviklet|leveret|levere|udvikle|drive)|leverer|udvikler|driver|vandt)\b"
)
_CAPITAL_BEFORE = re.compile(r"[A-ZÆØÅ][\w.-]* \Z")
_EDITION_AFTER = re.compile(r" (?:\d{1,2}|[IVX]{1,4})\b")
_WITH_BRANCHES = frozenset({"interesseorganisation", "fagforening", "forening"})
#: Before what a menu leads to, below its first page.
_LED_TO = re.compile(r"[/>›»] ")
_FIELDS = re.compile(
    r"\A[A-ZÆØÅ]\w+(?:, [A-ZÆØÅ]\w+)* og [A-ZÆØÅ][a-zæøå]{2,12}\Z|\A(?:Center|Netværk) for "
)
_BRANCH = re.compile(r" (?:(?P<kreds>Kreds \w+)|(?P<place>[A-ZÆØÅ][a-zæøå][\w-]+))(?!\w)")


def _listed(
    text: str, offset: int, knowledge: KnowledgeBase, model: Sequence[Found]
) -> list[Found]:
    """Names of the knowledge base; ambiguous ones only where the model sees a name too."""
    found, shouted = [], _in_capitals(text)
    for match in knowledge.find(text):
        start, end = match.start + offset, match.end + offset
        entry = match.value
        capitals = text[match.start : match.end].isupper() and not shouted
        seen = any(m.start < end and start < m.end for m in model)
        if entry.ambiguous and not (seen or capitals or _supplies(text, match)):
            continue
        if _in_surname(text[match.start : match.end], start, end, model):
            continue
        if _no_name(text, match.start, match.end, entry.label) or _opens_only(text, match, entry):
            continue
        label, length = _with_what_follows(text, match, entry, knowledge)
        if any(m.label == "PER" and m.start < end + length and end < m.end for m in model):
            label, length = entry.label, 0
        found.append(Found(start, end + length, label))
    return found


def _supplies(text: str, match: Match[Entry]) -> bool:
    """Whether a supplier with a surname's name does what suppliers do: "Schultz har vundet udbuddet"."""
    return (
        match.value.kind == "leverandør"
        and _SUPPLIES_AFTER.match(text, match.end) is not None
        and _CAPITAL_BEFORE.search(text[max(0, match.start - 20) : match.start]) is None
    )


def _no_name(text: str, start: int, end: int, label: str) -> bool:
    """Whether a listed name stands for something else: a law without a capital of its own, a number."""
    words = text[start:end]
    if label == "MISC" and _LAW.search(words) and _OPENS.search(text[max(0, start - 4) : start]):
        return not text.startswith(" §", end)
    if words == "PDF":  # what a link leads to: "(PDF)", or a line of its own
        return text[max(0, start - 1) : start] in ("(", "")
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


def _with_what_follows(
    text: str, match: Match[Entry], entry: Entry, places: KnowledgeBase
) -> tuple[str, int]:
    """Take in what makes a listed name longer: a supplier's product, a branch by its town."""
    if entry.label == "MISC" and entry.kind == "lov" and text.startswith(" m.v.", match.end):
        return entry.label, len(" m.v.")
    if match.end != match.bare_end or entry.label != "ORG":
        return entry.label, 0
    if entry.kind == "leverandør":
        product = _OF_SUPPLIER.match(text, match.end)
        return ("PRODUCT", product.end() - match.end) if product else (entry.label, 0)
    if entry.kind in _WITH_BRANCHES:
        branch = _BRANCH.match(text, match.end)
        if branch and (branch["kreds"] or places.canonical(branch["place"], "LOC")):
            return entry.label, branch.end() - match.end
    return entry.label, 0


def _is_entry(text: str, name: Found) -> bool:
    """Whether a department's fields are no more than an entry of a menu."""
    return (
        _LED_TO.match(text, max(0, name.start - 2)) is not None
        and _FIELDS.search(text[name.start : name.end]) is not None
    )


def _in_capitals(text: str) -> bool:
    capitals = sum(map(str.isupper, text))
    if capitals < 8:  # most often
        return False
    letters = sum(map(str.isalpha, text))
    return letters > 8 and capitals > 0.8 * letters


def _runs_over(text: str, shaped: Found, listed: Sequence[Found]) -> bool:
    """Whether a pattern takes in more than the listed name it begins with, without a genitive."""
    return any(
        name.start == shaped.start
        and name.end < shaped.end
        and not text.endswith((*_LEGAL_FORMS, *SITES), 0, shaped.end)
        and name.label == shaped.label != "MISC"
        and text[name.end - 1] not in "s’'"
        for name in listed
    )


def _of_listed(text: str, name: Found, over: Sequence[Named]) -> bool:
    """Whether a name goes on a listed one that it begins with: "FOA Kampagne og Analyse"."""
    if name.label != "ORG" or len(over) != 1:
        return False
    listed, origin = over[0]
    return (
        origin == "knowledge_base"
        and listed.label == "ORG"
        and listed.start == name.start
        and text[listed.end] == " "
        and text[listed.end - 1] not in "s’'"
        and is_capitalised(text[listed.end + 1 : name.end])
    )


def _passage_names(
    text: str,
    passage: Passage,
    knowledge: KnowledgeBase,
    model: Index[Found],
    sources: Sources,
) -> list[tuple[Found, str]]:
    words = text[passage.start : passage.end]
    if passage.role not in ("contact", "byline"):  # a wrapped paragraph breaks names too
        words = words.replace("\n", " ")
    inside = [
        cleaned
        for name in model.starting(passage.start, passage.end)
        if name.end <= passage.end and (cleaned := clean_model_name(text, name)) is not None
    ]
    if _in_capitals(words):
        inside = []
    elif passage.role == "boilerplate":  # navigation: capitals without sentences mislead the model
        inside = [name for name in inside if " " in text[name.start : name.end]]
    listed = _listed(words, passage.start, knowledge, inside)
    shaped = []
    for found in find_patterns(words):
        name = Found(found.start + passage.start, found.end + passage.start, found.label)
        if name.label == "PER":
            trimmed = trim_person(text, name.start, name.end)
            if trimmed is None:
                continue
            if " " not in text[slice(*trimmed)] and not _AGED.match(text, trimmed[1]):
                continue
            name = Found(*trimmed, "PER")
            if any(k.label == "ORG" and k.start < name.end and name.start < k.end for k in listed):
                continue
        shaped.append(name)
    shaped = [name for name in shaped if not _runs_over(text, name, listed)]
    if passage.role == "boilerplate":  # "Forside / Teknik og Miljø": what a menu leads to
        shaped = [n for n in shaped if not (n.label == "ORG" and _is_entry(text, n))]
    shaped += find_holders(text, [*listed, *shaped])
    sources.listed += listed
    sources.shaped += shaped
    if sources.model is not None:
        sources.model += inside
    taken = Taken()
    trusted = [(n, "knowledge_base") for n in listed] + [(n, "rule") for n in shaped]
    # of two as long, the list's word counts, but a pattern knows "Sorø" from "Sorø … Kommuner"
    rank = {"ORG": 0, "PRODUCT": 0, "PER": 1, "MISC": 1, "LOC": 2}
    for name, origin in sorted(
        trusted, key=lambda t: (t[0].start - t[0].end, rank[t[0].label], t[1], t[0].start)
    ):
        taken.add(name, origin)
    for name in find_coined(words):
        taken.add(Found(name.start + passage.start, name.end + passage.start, name.label), "rule")
    for name in sorted(inside, key=lambda n: n.start - n.end):
        over = taken.overlapping(name)
        if not over:
            taken.add(name, "model")
            continue
        longer = all(
            name.start <= o.start and o.end <= name.end and o.end - o.start < name.end - name.start
            for o, _ in over
        )
        if (longer and _of_listed(text, name, over)) or (
            longer
            and name.label in ("ORG", "PER")
            and all(o.label in ("ORG", "LOC", name.label) for o, _ in over)
            and all(
                (origin == "knowledge_base" and name.label == "ORG" and o.label == "LOC")
                or o.label == "LOC"
                for o, origin in over
            )
            and is_capitalised(text[name.start : name.end])
        ):
            taken.replace(over, name, "model")
    return taken.spans


def _outside_titles(names: Sequence[Named], titles: Spans) -> list[Named]:
    """Leave out what only its form makes a name, where it stands in the title of an undertaking."""
    return [
        (name, origin)
        for name, origin in names
        if origin != "rule"
        or name.label not in ("ORG", "PRODUCT")
        or titles.free(name.start, name.end)
    ]


def _full_names(persons: Iterable[str]) -> dict[str, str]:
    """Short forms to the one full name they can stand for."""
    full = [p for p in dict.fromkeys(persons) if " " in p]
    ends = {" ".join(p.split()[i:]) for p in full for i in range(1, len(p.split()))}
    full = [p for p in full if p not in ends]  # "Bay Petersen" beside "Søren Bay Petersen"
    short: dict[str, set[str]] = {}
    for name in full:
        parts = name.split()
        for form in (parts[0], parts[-1], f"{parts[0]} {parts[-1]}", " ".join(parts[1:])):
            short.setdefault(form, set()).add(name)
    return {form: next(iter(names)) for form, names in short.items() if len(names) == 1}


def _abbreviations(text: str) -> dict[str, str]:
    """Abbreviations that stand in brackets after the name they are made of."""
    found: dict[str, str] = {}
    for match in _WRITTEN_OUT.finditer(text):
        letters = match["short"].casefold()
        words = text[max(0, match.start() - _BEFORE_SHORT) : match.start()].split()[-_LONGEST_NAME:]
        for i, first in enumerate(words):
            parts = [w for word in words[i:] for w in word.split("-") if w and w not in _SMALL]
            initials = "".join(w[0] for w in parts)
            if initials.casefold() == letters and first[0].isupper():
                found.setdefault(match["short"], " ".join(words[i:]))
                break
    return found


def _with_short_forms(text: str, names: Sequence[Named]) -> list[Named]:
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


def find_names(
    text: str,
    passages: Sequence[Passage],
    knowledge: KnowledgeBase,
    model: Sequence[Found] = (),
    sources: Sources | None = None,
    titles: Spans | None = None,
) -> list[Entity]:
    """Find names in a document.

    Args:
        text: the document.
        passages: its passages; no name crosses their edges.
        knowledge: listed names with their canonical forms.
        model: names of the base pipeline (PER, ORG, LOC, MISC), half-open offsets.
        sources: filled with what each source says.
        titles: where plans, programmes and projects are named by their titles, a layer of their own.

    Returns:
        Entities in text order, without overlaps, with canonical names and origin.
    """
    names: list[tuple[Found, str]] = []
    sources = sources or Sources()
    given = Index(sorted(model, key=lambda name: name.start))
    for passage in passages:
        found = _passage_names(text, passage, knowledge, given, sources)
        names += found if titles is None else _outside_titles(found, titles)
    names = settle_rows(text, _with_short_forms(text, names), passages)
    paper = masthead(text, passages)
    if paper is not None:
        taken = Taken(names)
        taken.add_over_model(Found(*paper, "ORG"), "rule")
        names = taken.spans
    letter = newsletter(text, passages)
    if letter is not None:
        taken = Taken(names)
        title = Found(*letter, "MISC")
        taken.replace(taken.overlapping(title), title, "rule")
        names = taken.spans
    names = find_products_of_companies(text, settle(text, names, passages))
    names = settle_two_sided(text, settle_by_context(text, names, knowledge), knowledge)
    bare = {tidy(text[n.start : n.end]) for n, _ in names}
    persons = [without_genitive(text[n.start : n.end], bare) for n, _ in names if n.label == "PER"]
    names, meant = find_initials(text, names, persons)
    full = _full_names(persons) | meant
    entities = []
    known = bare | set(full)
    written_out = _abbreviations(text)
    for name, origin in sorted(names, key=lambda item: item[0].start):
        words = text[name.start : name.end]
        canonical = None
        if name.label == "PER":
            own = without_genitive(words, known)
            canonical = full.get(own, own)
        elif name.label in ("ORG", "PRODUCT"):
            canonical = canonical_name(words, name.label, knowledge, bare)
            if canonical in written_out and knowledge.canonical(canonical, name.label) is None:
                canonical = written_out[canonical]
        entities.append(
            Entity(
                start=name.start,
                end=name.end,
                text=words,
                label=name.label,
                canonical=canonical,
                origin=origin,
            )
        )
    return with_owners(text, entities, passages, knowledge)

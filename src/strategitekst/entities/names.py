"""PER, ORG, LOC, PRODUCT and MISC: the base pipeline's names joined with lists and patterns.

What a list or a pattern says is trusted before the model; the model fills the gaps, and may make a
listed name longer ("Region Hovedstadens Psykiatri"). Then a name found once with evidence is found
everywhere in the document.
"""

import re
from collections.abc import Mapping, Sequence, Set

from ..knowledge import KnowledgeBase
from ..schema import Entity, Passage
from ..spans import Index
from ..spans import Taken as Spans
from .ambiguous import settle_by_context
from .body_patterns import find_responsible
from .canonical import canonical_name, tidy, without_genitive
from .casing import in_capitals, in_usual_case
from .committees import with_owners
from .confidence import Sources
from .consistency import LAST_OF_BUSINESS, settle
from .first_names import begins_as_a_person
from .found import Found
from .initials import find_initials
from .listed import find_listed
from .mastheads import masthead, sender
from .model_names import clean_model_name, is_capitalised, is_no_name, is_title, trim_person
from .newsletters import newsletter
from .of_companies import find_products_of_companies
from .offices import find_bodies_listed, find_bodies_of, find_holders
from .party_lists import with_parties_listed
from .patterns import find_patterns
from .place_patterns import SITES
from .product_patterns import find_coined
from .rows import settle_rows
from .short_forms import (
    abbreviations,
    bodies_by_head,
    full_names,
    short_products,
    with_brackets_read,
    with_letters_read,
    with_short_forms,
)
from .taken import Named, Taken
from .two_sided import settle_two_sided

_LEGAL_FORMS = ("A/S", "ApS", "I/S", "P/S", "K/S")
#: "Sofie, der er 23 år".
_AGED = re.compile(r", (?:der er |som er )?\d{1,3} år\b")
#: "Dansk Sygeplejeråd, Kreds Midtjylland".
_BRANCH = re.compile(r"(?:Kreds|Tilsynskreds|[A-ZÆØÅ]\w+ Amtskreds)\b")
#: Before what a menu leads to, below its first page.
_LED_TO = re.compile(r"[/>›»] ")
_FIELDS = re.compile(
    r"\A[A-ZÆØÅ]\w+(?:, [A-ZÆØÅ]\w+)* og [A-ZÆØÅ][a-zæøå]{2,12}\Z|\A(?:Center|Netværk) for "
)


def _is_entry(text: str, name: Found) -> bool:
    """Whether a department's fields are no more than an entry of a menu."""
    return (
        _LED_TO.match(text, max(0, name.start - 2)) is not None
        and _FIELDS.search(text[name.start : name.end]) is not None
    )


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


def _shaped(text: str, passage: Passage, words: str, listed: Sequence[Found]) -> list[Found]:
    """Names that their form gives away, besides the listed ones."""
    shaped = []
    # a listed event or prize looks like a body: "Kommunaløkonomisk Forum"
    events = {(name.start, name.end) for name in listed if name.label == "MISC"}
    for found in find_patterns(words):
        name = Found(found.start + passage.start, found.end + passage.start, found.label)
        if name.label == "PER":
            trimmed = trim_person(text, name.start, name.end)
            if trimmed is None:
                continue
            if " " not in text[slice(*trimmed)] and not _AGED.match(text, trimmed[1]):
                continue
            if LAST_OF_BUSINESS.search(text[slice(*trimmed)]):  # "oplyser Strandby Data"
                shaped.append(Found(*trimmed, "ORG"))
                continue
            name = Found(*trimmed, "PER")
            if any(_is_body_in(text, name, k) for k in listed):
                continue
        if (name.start, name.end) not in events and not _runs_over(text, name, listed):
            shaped.append(name)
    if passage.role == "boilerplate":  # "Forside / Teknik og Miljø": what a menu leads to
        shaped = [n for n in shaped if not (n.label == "ORG" and _is_entry(text, n))]
    shaped += find_holders(text, [*listed, *shaped])
    return [*shaped, *find_bodies_of(text, shaped)]


def _on_one_line(text: str, name: Found, knowledge: KnowledgeBase) -> Found:
    """Leave out the first word of the next line behind a product: in a menu, "DUBU", below it "Kalender"."""
    head = text[name.start : name.end].rpartition("\n")[0].rstrip()
    if name.label == "PRODUCT" and knowledge.canonical(head, "PRODUCT") is not None:
        return Found(name.start, name.start + len(head), name.label)
    return name


def _is_body_in(text: str, person: Found, listed: Found) -> bool:
    """Whether a listed body stands in what looks like a person, and is no last name: "Mads Ørsted"."""
    if listed.label != "ORG" or listed.end <= person.start or person.end <= listed.start:
        return False
    last_name = (
        listed.end == person.end
        and listed.start > person.start
        and text[listed.start : listed.end].istitle()
        and begins_as_a_person(text[person.start : person.end])
    )
    return not last_name


def _goes_on(text: str, name: Found, over: Sequence[Named]) -> bool:
    """Whether the model's longer name is right where others, all inside it, were found already."""
    if not all(
        name.start <= o.start and o.end <= name.end and o.end - o.start < name.end - name.start
        for o, _ in over
    ):
        return False
    return _of_listed(text, name, over) or (
        name.label in ("ORG", "PER")
        and all(o.label == "LOC" for o, _ in over)
        and is_capitalised(text[name.start : name.end])
    )


def _passage_names(
    text: str,
    passage: Passage,
    knowledge: KnowledgeBase,
    model: Index[Found],
    sources: Sources,
) -> list[Named]:
    """The names of one passage; what each source says is kept in ``sources``."""
    words = text[passage.start : passage.end]
    if passage.role not in ("contact", "byline"):  # a wrapped paragraph breaks names too
        words = words.replace("\n", " ")
    words = words.replace("´", "’").replace("`", "’")  # "Dansk IT´s udvalg"
    inside = [
        cleaned
        for name in model.starting(passage.start, passage.end)
        if name.end <= passage.end and (cleaned := clean_model_name(text, name)) is not None
    ]
    if in_capitals(words):
        inside = []
    elif passage.role == "boilerplate":  # navigation: capitals without sentences mislead the model
        inside = [name for name in inside if " " in text[name.start : name.end]]
    found = find_listed(words, passage.start, knowledge, inside)
    listed = [_on_one_line(text, name, knowledge) for name in found]
    shaped = _shaped(text, passage, words, listed)
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
    for start, end in find_coined(words):
        taken.add(Found(start + passage.start, end + passage.start, "PRODUCT"), "rule")
    for name in sorted(inside, key=lambda n: n.start - n.end):
        if name.label == "ORG" and is_title(text[name.start : name.end]):
            continue
        over = taken.overlapping(name)
        if not over:
            taken.add(name, "model")
        elif _goes_on(text, name, over):
            taken.replace(over, name, "model")
    for body in find_bodies_listed(text, passage, inside):
        taken.add_over_model(body, "rule")
    for start, end in find_responsible(words):
        if not is_no_name(words[start:end]):
            taken.add(Found(start + passage.start, end + passage.start, "ORG"), "rule")
    return _joined(text, taken.spans, knowledge)


def _joined(text: str, names: Sequence[Named], knowledge: KnowledgeBase) -> list[Named]:
    """Join a body with the name right behind it: no mark between two names makes them one.

    "Statsforvaltningen Sjælland", "Folketingets Kommunaludvalg", "Dansk Sygeplejeråd, Kreds Midtjylland".
    """
    joined: list[Named] = []
    for named in sorted(names, key=lambda n: n[0].start):
        name, before = named[0], (joined[-1] if joined else named)[0]
        between = text[before.end : name.start]
        # "Folketingets": not "KMD Digitaliseringsstyrelsen", nor "Berlingske Business KMD"
        owner = (
            text[before.end - 1] in "s’'"
            and knowledge.canonical(text[before.start : before.end], "ORG") is None
        )
        beside = (
            between == " "
            and before.label == "ORG"
            and (name.label == "LOC" or (name.label == "ORG" and owner))
        )
        branch = (
            between == ", "
            and before.label == "ORG"
            and _BRANCH.match(text, name.start) is not None
        )
        if beside or branch:
            joined[-1] = (Found(before.start, name.end, "ORG"), "rule")
        else:
            joined.append(named)
    return joined


def _outside_titles(names: Sequence[Named], titles: Spans) -> list[Named]:
    """Leave out what only its form makes a name, where it stands in the title of an undertaking."""
    return [
        (name, origin)
        for name, origin in names
        if origin != "rule"
        or name.label not in ("ORG", "PRODUCT")
        or titles.free(name.start, name.end)
    ]


def _with_heads(
    text: str, names: Sequence[Named], passages: Sequence[Passage], knowledge: KnowledgeBase
) -> list[Named]:
    """Take in what the head of the page is: a paper's name, the title of a newsletter."""
    taken = Taken(names)
    paper = masthead(text, passages)
    if paper is not None:
        taken.add_over_model(Found(*paper, "ORG"), "rule")
    else:
        head = sender(text, passages, knowledge)
        if head is not None:
            taken.add_over_model(head, "rule")
    letter = newsletter(text, passages)
    if letter is not None:
        title = Found(*letter, "MISC")
        taken.replace(taken.overlapping(title), title, "rule")
    return taken.spans


def _records(
    text: str,
    names: Sequence[Named],
    full: Mapping[str, str],
    bare: Set[str],
    knowledge: KnowledgeBase,
    products: Mapping[str, str],
    written_out: Mapping[str, str],
) -> list[Entity]:
    """Names as records in text order, each with its canonical form.

    Args:
        text: the document.
        names: names with their origin, without overlaps.
        full: short forms of persons to the names they stand for.
        bare: all names as they are written.
        knowledge: listed names.
        products: last words of products to their full names.
        written_out: letters and first words of bodies to the names that the text gives for them.
    """
    entities = []
    known = bare | set(full)
    letters = known | set(written_out)
    for name, origin in sorted(names, key=lambda item: item[0].start):
        words = text[name.start : name.end]
        canonical = None
        if name.label == "PER":
            own = without_genitive(words, known)
            canonical = in_usual_case(full.get(own, own))
        elif name.label in ("ORG", "PRODUCT"):
            # what the text itself says that letters stand for comes before what is listed
            meant = written_out.get(without_genitive(words, letters), words)
            canonical = canonical_name(meant, name.label, knowledge, bare)
            if name.label == "PRODUCT":
                canonical = products.get(
                    canonical.removesuffix("s"), products.get(canonical, canonical)
                )
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
    return entities


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
    names: list[Named] = []
    sources = sources or Sources()
    given = Index(sorted(model, key=lambda name: name.start))
    for passage in passages:
        found = _passage_names(text, passage, knowledge, given, sources)
        names += found if titles is None else _outside_titles(found, titles)
    names, products = short_products(text, names, knowledge)
    names = settle_rows(text, with_short_forms(text, names), passages)
    names = with_parties_listed(text, names, passages)
    names = _with_heads(text, names, passages, knowledge)
    names = find_products_of_companies(text, settle(text, names, passages))
    names = settle_two_sided(text, settle_by_context(text, names, knowledge), knowledge)
    bare = {tidy(text[n.start : n.end]) for n, _ in names}
    persons = [without_genitive(text[n.start : n.end], bare) for n, _ in names if n.label == "PER"]
    names, meant = find_initials(text, names, persons)
    names, heads = bodies_by_head(text, names)
    written_out = abbreviations(text) | heads
    full = full_names(persons) | meant
    entities = _records(text, names, full, bare, knowledge, products, written_out)
    entities = with_owners(text, entities, passages, knowledge)
    entities = with_brackets_read(text, entities, knowledge)
    return with_letters_read(text, entities, knowledge)

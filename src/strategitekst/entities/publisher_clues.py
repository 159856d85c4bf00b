"""Who may have published a document, and what speaks for and against each, as plain named features.

A publisher stands at the head of its page, in the imprint, in the contact or beside the copyright
mark; who is only spoken of stands in the running text, and the recipient of a letter after "Til".
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ..knowledge import Entry, KnowledgeBase
from ..schema import Entity, Passage
from ..spans import Index
from .mastheads import cells, masthead
from .publisher_bars import (
    asked_ministry,
    asking_paper,
    is_not_sender,
    is_paper,
    is_spoken,
    own_of_title,
    voices,
)
from .publisher_names import owner_of, site_names
from .said_before import said_before

_MAIL_DOMAIN = re.compile(r"(?:@|\b(?:www\.)?)([\w-]{1,63})\.dk\b", re.IGNORECASE)
_RIGHTS = re.compile(r"\s*(?:©|\d{4} ©|\| ©)")
_ADDRESS = re.compile(r"[,\s·|-]{1,4}[A-ZÆØÅ][\w. ]{2,30}\d|[^\n]{0,60}\b\d{4} [A-ZÆØÅ]")
_WHOLE_BODY = re.compile(
    r"(?:Kommune|Region \w+|A/S|ApS|I/S|styrelsen|ministeriet|[Ff]orening\w*)$|^Region "
)
_PAPER = re.compile(r"(?:avis|avisen|tidende|blad|bladet|posten|nyt|magasinet)\Z", re.IGNORECASE)
DEPARTMENT = re.compile(
    r"[Ss]ekretariat|[Kk]ontor|afdeling|[Ss]tab\b|(?<!& )\bI[Tt]$|^Digitalisering og|^Borgerservice"
    r"|^Center for|udvalg"
)
_OPINION = re.compile(
    r"\b(?:debat|kronik|læserbrev\w*|synspunkt\w*|meninger|klumme)\b", re.IGNORECASE
)
#: The title of a paper that answers another body.
_ANSWER = re.compile(r"høring|bemærkninger til|henvendelse", re.IGNORECASE)
#: Whoever is only spoken of.
_SILENT = ("billedbureau", "parti", "international")
#: Who decides and audits, and publishes none of the papers that name them.
_NEVER = frozenset({"Folketinget", "Statsrevisorerne"})
#: Words of a page's furniture in what stands at its head.
_OF_A_PAGE = re.compile(
    r"\b(?:skip|navigation|presserum|menu|søg|cookie\w*|forsiden?|indhold|luk|login|strategi|byrådet|kommunalbestyrelsen|regionsrådet)\b",
    re.IGNORECASE,
)
#: So many characters before a body and behind it are read.
_LOOK = 200


@dataclass(slots=True)
class Candidate:
    """A body that may be the publisher.

    Args:
        name: its canonical name.
        entry: what the knowledge base has of it.
        clues: what speaks for and against it.
        named: how often it is named.
        first: where it is named first.
        barred: how often that is as no sender names itself: "støttet af KL".
    """

    name: str
    entry: Entry | None = None
    clues: set[str] = field(default_factory=set)
    named: int = 0
    first: int | None = None
    barred: int = 0


def _place(number: int, passage: Passage, size: int) -> Iterator[str]:
    """Where in the document a passage stands."""
    part = f"head {number}" if number < 3 else "head" if number < 6 else "body"
    part = "end" if number >= max(6, size - 4) else part
    yield f"in {passage.role}"
    yield f"in {passage.role}, {part}"
    yield f"at {part}"


class _Search:
    """The candidates of one document."""

    def __init__(self, text: str, passages: Sequence[Passage], knowledge: KnowledgeBase) -> None:
        self.text, self.passages, self.knowledge = text, passages, knowledge
        self.places = Index(passages)
        self.found: dict[str, Candidate] = {}

    def get(self, name: str, entry: Entry | None) -> Candidate:
        return self.found.setdefault(name.casefold(), Candidate(name, entry))

    def add_entity(self, entity: Entity) -> None:
        """Take in where a body is named and what stands around it."""
        text = self.text
        name, entry = owner_of(entity.canonical or entity.text, self.knowledge)
        if (entry is not None and entry.kind in _SILENT) or name in _NEVER:
            return
        candidate = self.get(name, entry)
        candidate.named += 1
        if candidate.first is None:
            candidate.first = entity.start
        number = self.places.number_at(entity.start)
        if number is None:
            return
        passage = self.passages[number]
        candidate.clues.update(_place(number, passage, len(self.passages)))
        before = text[max(passage.start, entity.start - _LOOK) : entity.start]
        candidate.clues.update(said_before(before))
        after = text[entity.end : min(passage.end, entity.end + _LOOK)]
        running = passage.role in ("paragraph", "list_item")
        candidate.barred += is_not_sender(before, after, running=running)
        spoken = is_spoken(text, passage.start, passage.end)
        candidate.clues.update(voices(before, after, spoken=spoken))
        if not before.strip():
            candidate.clues.add(f"opens {passage.role}" + (f" {number}" if number < 3 else ""))
        if _RIGHTS.match(text, entity.end):
            candidate.clues.add("copyright")
        if passage.role in ("contact", "boilerplate") and _ADDRESS.match(text, entity.end):
            candidate.clues.add("address")
        if entity.end == passage.end and not before.strip():
            candidate.clues.add(f"is all of {passage.role}")

    def add_cells(self) -> None:
        """Take in the names at the head of the page."""
        for cell in cells(self.text, self.passages):
            if _OF_A_PAGE.search(cell.name):
                continue
            entry = self.knowledge.get(cell.name, "ORG")
            candidate = self.get(*owner_of(entry.name if entry else cell.name, self.knowledge))
            kind = "menu" if cell.menu else "alone" if cell.alone else "more"
            candidate.clues |= {
                f"cell {cell.place}",
                f"cell with {kind}",
                f"cell {cell.place} with {kind}",
                f"cell {cell.place} with {kind}, {cell.role}",
                f"cell of {min(len(cell.name.split()), 4)} words",
            }
            if cell.name.islower():
                candidate.clues.add("cell in small letters")
            if not candidate.named:
                candidate.clues.add(f"cell that is no name, {cell.role}")
        head = masthead(self.text, self.passages)
        if head is not None:
            entry = self.knowledge.get(self.text[slice(*head)], "ORG")
            name = entry.name if entry else self.text[slice(*head)]
            self.get(*owner_of(name, self.knowledge)).clues.add("masthead")

    def add_paper(self, entities: Sequence[Entity]) -> None:
        """Take in the paper that has talked with those in its text, where it is no other name."""
        span = asking_paper(self.text)
        if span is None:
            return
        known = next((e for e in entities if e.start < span[1] and span[0] < e.end), None)
        if known is None:
            self.get(self.text[slice(*span)], None).clues.add("told to")
        elif known.label == "ORG":
            owner = owner_of(known.canonical or known.text, self.knowledge)
            self.get(*owner).clues.add("told to")

    def add_own(self) -> None:
        """Take in whose people or column the headline opens with."""
        title = next((p for p in self.passages if p.role == "title"), None)
        own = own_of_title(self.text[title.start : title.end]) if title is not None else None
        if own is None:
            return
        name, column = own
        entry = self.knowledge.get(name, "ORG")
        if column or (entry is not None and entry.kind not in _SILENT):
            owner = owner_of(entry.name if entry is not None else name, self.knowledge)
            self.get(*owner).clues.update(("its own", "in title"))

    def add_ministry(self) -> None:
        """Take in the ministry that answers a question from Folketinget."""
        name = asked_ministry(self.text)
        if name is not None:
            self.get(*owner_of(name, self.knowledge)).clues.add("answers")


def _may_send(candidate: Candidate) -> bool:
    """Whether a body is named as a sender may be, and is no paper by its name."""
    if candidate.entry is None and is_paper(candidate.name):
        return False
    if (
        candidate.entry is None
        and candidate.named == 1
        and "is all of paragraph" in candidate.clues
    ):
        return False  # a subtitle
    return not candidate.named or candidate.barred < candidate.named


def _within_longer(names: Iterable[str]) -> set[str]:
    """The runs of words inside names that are as long as another of the names, the names themselves apart."""
    words = [name.split(" ") for name in names]
    sizes = {len(parts) for parts in words}
    return {
        " ".join(parts[i : i + size])
        for parts in words
        for size in sizes
        if size < len(parts)
        for i in range(len(parts) - size + 1)
    }


def _compared(search: _Search, entities: Sequence[Entity]) -> None:
    """Add what a candidate is beside the others."""
    found = list(search.found.values())
    sites = {m.group(1).lower() for m in _MAIL_DOMAIN.finditer(search.text)}
    speakers = {
        owner_of(e.org, search.knowledge)[0].casefold()
        for e in entities
        if e.label == "PER" and e.org
    }
    answer = any(
        _ANSWER.search(search.text, p.start, p.end) for p in search.passages if p.role == "title"
    )
    most = max((c.named for c in found), default=0)
    firsts = sorted({c.first for c in found if c.first is not None})
    order = {first: min(rank, 4) for rank, first in enumerate(firsts)}
    within = _within_longer(search.found)
    heads = [c for c in found if c.clues & {"masthead", "cell 0 with menu"}]
    head = " ".join(search.text[p.start : p.end] for p in search.passages[:4])
    opinion = _OPINION.search(head[:400]) is not None or any(
        p.role == "byline" for p in search.passages[:8]
    )
    for c in found:
        entry, clues = c.entry, c.clues
        clues.add(f"kind {entry.kind or 'listed'}" if entry else "not listed")
        clues.update(f"named {n} times" for n in (1, 2, 4, 8) if c.named >= n)
        if c.named == most > 1:
            clues.add("named most")
        if c.first is not None:
            clues.add(f"named {order[c.first]}. in order")
        if len(found) == 1:
            clues.add("the only one")
        if sites.intersection(site_names(c.name, entry.aliases if entry else ())):
            clues.add("its site")
        if c.name.casefold() in speakers:
            clues.add("its people speak")
        for name, pattern in (("whole", _WHOLE_BODY), ("paper", _PAPER), ("unit", DEPARTMENT)):
            if pattern.search(c.name):
                clues.add(f"{name} by name")
        if answer:
            clues |= {f"answer {clue}" for clue in tuple(clues) if clue.startswith("at ")}
        if heads and c not in heads:
            clues.add("another heads the page")
        if c in heads:
            clues.add("heads the page, listed" if entry else "heads the page, not listed")
        if c.name.casefold() in within:
            clues.add("within a longer name")
        if opinion:
            medium = entry is not None and entry.kind == "medie"
            clues.add("paper in a page of papers" if medium else "in a page of papers")


def publisher_candidates(
    text: str, passages: Sequence[Passage], entities: Sequence[Entity], knowledge: KnowledgeBase
) -> list[Candidate]:
    """Find who may have published a document.

    Args:
        text: the document.
        passages: its passages.
        entities: its entities, with canonical names.
        knowledge: the knowledge base.

    Returns:
        The bodies it names and the names at its head, each with its clues.
    """
    search = _Search(text, passages, knowledge)
    for entity in entities:
        if entity.label == "ORG" and entity.canonical:
            search.add_entity(entity)
    search.add_cells()
    search.add_paper(entities)
    search.add_ministry()
    search.add_own()
    _compared(search, entities)
    return [c for c in search.found.values() if _may_send(c)]

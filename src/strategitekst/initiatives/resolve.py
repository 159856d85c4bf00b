"""Which mentions of one document are of the same initiative, by registry and document alone.

Each mention in text order goes to the earlier initiative of the document that it most likely
refers to, or is a new one, whichever has the highest odds (mention ranking, Denis and Baldridge
2008). The registry's entries are anchors: two of them never meet.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import TypeVar

from ..da.undertakings import FORMER, HEADS
from ..knowledge.registry import Known, Registry
from ..schema import Annotation, Mention
from .antecedents import clues_between
from .asked import ask, form_of
from .bodies import document_body
from .editions import described, next_one, registered, related, with_others
from .features import SCOPES, Features, features, heads_like, other_number, sentence_around, slug
from .fresh import clues_of_new
from .groups import Open, nearest_fits
from .order import joined, place_of, told_apart
from .owners import find_owner
from .ranker import Ranker, candidate_rows, load_ranker
from .why import say_why

K = TypeVar("K")
V = TypeVar("V")

#: So many initiatives are gone through, those mentioned last; beside them those called the same.
_MOST = 64


def _last(entries: dict[K, V], key: K, value: V) -> None:
    """Put an entry at the end, whether it was there or not."""
    entries.pop(key, None)
    entries[key] = value


class Reader:
    """Reads a document's mentions in order and keeps what is open.

    Args:
        note: the document with its mentions.
        registry: known initiatives; may be empty.
    """

    def __init__(self, note: Annotation, registry: Registry) -> None:
        self.note = note
        self.registry = registry
        self.local = _LOCAL.search(document_body(note) or "") is not None
        # what was mentioned last stands at the end of each
        self._groups: dict[int, Open] = {}
        self._phrases: dict[str, dict[int, Open]] = defaultdict(dict)
        self._listed: dict[str, None] = {}  # identities of the registry
        self._taken: set[str] = set()  # all identities
        self._owners: dict[int, str | None] = {}

    def entry(self, mention: Mention, found: Features) -> str | None:
        """The registry's id of a mention, where name, description and time tell it, and no other parties."""
        entry = self._entry(mention, found)
        if entry is None or mention.type == "NAM":
            return entry
        index = self.note.passage_at(mention.start)
        block = self.note.passages[index] if index is not None else mention
        sentence = sentence_around(
            self.note.text, mention.start, mention.end, block.start, block.end
        )
        return None if with_others(self.registry.items[entry], sentence) else entry

    def _entry(self, mention: Mention, found: Features) -> str | None:
        told = found.years or found.novel or found.past or "første" in found.phrase.split()
        owner = self.owner(mention) if mention.type == "NOM" else None
        if mention.type == "NOM" and not told:  # which edition
            fitting = {k.id for k in described(found, self.registry, owner)}
            for identity in reversed(self._listed):  # an edition that is open already
                if identity in fitting:
                    return identity
        date = self.note.document.date
        entry = registered(mention, found, self.registry, date, owner)
        if entry is not None:
            return next_one(self.note.text, mention, entry, self.registry, date)
        return related(found, self.registry, reversed(self._listed))

    def owner(self, mention: Mention) -> str | None:
        """Whose a mention is, where a possessor says so."""
        if mention.start not in self._owners:
            found = find_owner(self.note, mention, certain=True)
            self._owners[mention.start] = found.name if found is not None else None
        return self._owners[mention.start]

    def _near(self, found: Features, entry: str | None) -> list[Open]:
        """The groups mentioned last and those called so before, the latest first.

        A reader looks back no further, however long the document is.
        """
        chosen = dict(islice(reversed(self._groups.items()), _MOST))
        for called in (found.phrase, entry):
            same = self._phrases.get(called or "", {})
            chosen |= dict(islice(reversed(same.items()), _MOST))
        return sorted(chosen.values(), key=lambda group: -group.last)

    def candidates(
        self, number: int, mention: Mention, found: Features, entry: str | None
    ) -> tuple[list[tuple[Open, dict[str, float]]], dict[str, float]]:
        """What a mention may be of.

        Returns:
            The open groups that list, periods and registry let it into, the latest first, with the
            clues that it is of each; and the clues that it is of a new one.
        """
        ranked = self._near(found, entry)
        asked = ask(self.note, mention, found, number, entry, self.owner(mention))
        called = heads_like(found.head)
        rivals = sum(not called.isdisjoint(group.heads) for group in ranked)
        fits = nearest_fits(mention, found, ranked)
        other = _says_other(self.note, mention)
        kept = []
        for rank, group in enumerate(ranked):
            if self.is_other(other, found, group) or self._beside(mention, found, group):
                continue
            near = fits.get(group.identity, frozenset())
            clues = clues_between(self.note, asked, group, rank, rivals, near, other)
            if _allowed(group, found, entry, asked.form, clues, self.registry):
                kept.append((group, clues))
        taken = entry is not None and entry in self._taken
        return kept, clues_of_new(asked, ranked, len(self._groups), taken)

    def is_other(self, says_other: bool, found: Features, group: Open) -> bool:
        """Whether a mention says that it is none of the document's own.

        A text that told of "strategien" alone calls the one before or after it "forrige", "næste"
        (``says_other``); a municipality calls what is not its own "fællesoffentlig", "national".
        """
        if self.local and found.scope & _WIDER:
            told = [c for c in group.clues if c.head and not c.short]
            if told and not any(c.scope & SCOPES for c in told):
                return True
        return says_other and group.vague and not any(c.past or c.novel for c in group.clues)

    def _beside(self, mention: Mention, found: Features, group: Open) -> bool:
        """Whether a text sets a mention beside the group: "X og det såkaldte Y", "aftalen med X og aftalen med Y"."""
        latest = group.latest
        if latest is not None and told_apart(self.note.text, latest.end, mention.start):
            return True
        place = place_of(self.note, mention)
        if place is not None and place not in group.places:
            same = not heads_like(found.head).isdisjoint(group.heads)
            if group.places or (place != "1" and found.head and same and not group.names):
                return True  # "det andet forsøg" after one that was not called so
        if latest is None or "NAM" in (latest.type, mention.type) or found.head not in group.heads:
            return False
        same = found.head is not None and found.head in latest.text.lower()
        return same and joined(self.note.text, latest.end, mention.start)

    def place(
        self, number: int, mention: Mention, found: Features, group: Open | None, entry: str | None
    ) -> Open:
        """Put a mention into a group, or into a new one."""
        if group is None:
            years = "".join(f"-{year}" for year in sorted(set(found.years or ())))
            name = slug(found.phrase if mention.type == "NOM" else mention.text)
            own = name if not years or name.endswith(years) else name + years
            while own in self._taken:
                own = f"{own}-{number}"
            group = Open(entry or own)
        elif entry and entry not in self._taken and group.identity not in self.registry.items:
            self._taken.discard(group.identity)
            group.identity = entry
        self._taken.add(group.identity)
        _last(self._groups, id(group), group)
        for called in (found.phrase, group.identity):
            _last(self._phrases[called], id(group), group)
        if group.identity in self.registry.items:
            known = self.registry.items[group.identity]
            group.kind, group.kind_known, group.period = known.kind, True, known.years
            _last(self._listed, group.identity, None)
        group.add(self.note, number, mention, found, self.note.passage_at(mention.start))
        owner = self.owner(mention)
        if owner is not None:
            group.owners.add(owner)
        return group


#: What no edition is called whose period does not fit the document's date.
_UNTIMELY = frozenset(
    {"said before, out of time", "said next, out of time", "said now, out of time", "order against"}
)
#: First parts of compounds that tell two parts of one undertaking: forprojekt and hovedprojekt.
_PARTS = frozenset({"for", "hoved"})
#: Kinds of undertaking that are told in a paper of their own, which no solution is.
_PAPERS = frozenset({"strategi", "handlingsplan", "aftale"})
_WIDER = SCOPES - {"lokal", "regional"}
_LOCAL = re.compile(r" Kommune$|^Region ")
_OTHER = re.compile(
    rf"\b(?:næste|kommende|{'|'.join(FORMER)}|gamle)\s+[\w-]+$",
    re.IGNORECASE,
)


def _says_other(note: Annotation, mention: Mention) -> bool:
    lead = note.text[max(0, mention.start - 12) : mention.start].rpartition("\n")[2]
    return _OTHER.search(f"{lead}{mention.text}") is not None


#: What must hold of a name at the head of an item, for it to be one that was named before.
_NAMED_BEFORE = ("name same", "name initials", "name part", "registry same")
#: What may make two unlike names one; without any of these they are two.
_BONDS = frozenset(
    {
        *(
            "head same",
            "kind same",
            "shared words",
            "beside",
            "apposed",
            "renamed",
            "is",
            "name given",
        ),
        *("after ellipse", "number same", "registry same", "tail", "stem"),
    }
)


#: What is less likely than this to be an initiative at all draws only what its words bind to it.
_UNLIKELY = 0.4
#: What binds a description to what it is told by, and not only by where it stands.
_BONDS_OF_WORDS = frozenset(
    {"same phrase", "shared words", "head same", "stem", "tail", "apposed", "is", "renamed"}
    | {"name given", "number same", "registry same"}
)


def _of_a_kind(known: Known, clues: Iterable[Features]) -> bool:
    """Whether words can mean what the registry knows: no "strategi" is a solution, an agreement or another edition."""
    for clue in clues:
        kind = HEADS[clue.head][0] if clue.head else None
        if (kind in _PAPERS and known.kind == "løsning") or (
            kind == "løsning" and known.kind in _PAPERS
        ):
            return False
        if {kind, known.kind} <= _PAPERS and kind != known.kind and not clue.short:
            return False
        if known.years and clue.years and clue.years[0] < clue.years[1]:
            first, last = known.years
            if first < last and not (first - 1 <= clue.years[0] <= last):
                return False
    return True


def _allowed(
    group: Open,
    found: Features,
    entry: str | None,
    form: str,
    clues: Mapping[str, float],
    registry: Registry,
) -> bool:
    """Whether list, periods and registry let a mention into a group.

    The items of a list are many initiatives, and two editions never meet.
    """
    if "editions" in clues or not _UNTIMELY.isdisjoint(clues):
        return False
    if form == "name" and any(other_number(found.phrase, name) for name in group.names):
        return False
    if found.stem in _PARTS and any(c.stem in _PARTS - {found.stem} for c in group.clues):
        return False
    known, theirs = registry.items.get(entry or ""), registry.items.get(group.identity)
    if known is not None and theirs is None and not _of_a_kind(known, group.clues):
        return False
    if theirs is not None and not _of_a_kind(theirs, [found]):
        return False
    if "before another name" in clues and found.short:
        return False  # "det lokale projekt ”X”" is X
    if found.novel and form == "new" and "over" in clues:
        return False  # "en ny strategi" after one whose time is over
    if group.score < _UNLIKELY and form != "name" and _BONDS_OF_WORDS.isdisjoint(clues):
        return False
    if form == "name" and "name other" in clues and _BONDS.isdisjoint(clues):
        return False
    if form == "name" and "opens item" in clues and not any(c in clues for c in _NAMED_BEFORE):
        return False
    if entry is None or group.identity not in registry.items:
        return True
    told = found.past or found.years is not None  # which edition it is
    return group.identity == entry or (form in ("short", "definite", "bare") and not told)


def resolve(
    annotation: Annotation, registry: Registry, ranker: Ranker | None = None
) -> tuple[Mention, ...]:
    """Give each mention of a document an id; mentions of one initiative share it.

    Args:
        annotation: a document with mentions, entities and its date.
        registry: known initiatives.
        ranker: chooses among what a mention may be of; the library's own where none is given.

    Returns:
        The mentions in text order, each with an id, and ``why`` it is the same as one before.
    """
    ranker = ranker or load_ranker()
    reader = Reader(annotation, registry)
    placed: list[Open] = []
    whys: list[str | None] = []
    for number, mention in enumerate(annotation.initiatives):
        found = features(annotation, mention)
        entry = reader.entry(mention, found)
        candidates, new = reader.candidates(number, mention, found, entry)
        best, why = None, None
        if candidates:
            rows = candidate_rows(annotation, mention, found, candidates, new)
            odds = ranker.odds(rows).tolist()
            # of equals a new one, then the one mentioned last
            place = max(range(len(odds)), key=lambda i: (odds[i], i == len(candidates), -i))
            if place < len(candidates):
                best = candidates[place][0]
                form = form_of(annotation, mention, found)
                why = say_why(form, rows[place], best, ranker, mention.text)
        whys.append(why)
        placed.append(reader.place(number, mention, found, best, entry))
    return tuple(
        m.model_copy(update={"id": g.identity, "why": why})
        for m, g, why in zip(annotation.initiatives, placed, whys, strict=True)
    )

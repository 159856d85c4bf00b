"""Whom words stand for that name nobody: "hun", "direktøren", "foreningen"."""

import re
from collections.abc import Sequence
from itertools import islice

from ..da.gender import is_woman
from ..da.roles import ROLE_HEADS
from ..schema import Entity, Passage
from ..spans import Index
from .attribution import Attribution, indefinite_forms, speaker_of

_OBJECT_BEFORE = re.compile(r"\b(?:til|for|med|af|fra|hos|om|over|i|på)\s\Z")
#: What the names of public bodies have in them, by the noun that stands for one; all others stand for
#: companies, unions and the like, whose names may have anything else in them.
_PUBLIC = {
    "kommunen": re.compile(r"[Kk]ommune"),
    "regionen": re.compile(r"\bRegion"),
    "ministeriet": re.compile(r"[Mm]inisteri"),
    "styrelsen": re.compile(r"(?<!be)styrelse|[Dd]irektorat"),
    "rådet": re.compile(r"[Rr]åd"),
    "udvalget": re.compile(r"[Uu]dvalg"),
    "instituttet": re.compile(r"[Ii]nstitut"),
    "tilsynet": re.compile(r"[Tt]ilsyn"),
    "direktoratet": re.compile(r"[Dd]irektorat"),
}
#: Nouns that stand for a body above all where its own name has them.
_STEMS = ("forening", "forbund", "fond", "parti", "selskab")
#: Among so many names before is the one that a word stands for; bodies are fewer than names.
_NAMES_BEFORE, _BODIES_BEFORE = 80, 12
#: An office that opens a sentence, and how many characters back it is looked for.
_OFFICE = re.compile(
    r"(?:^|[.!?]\s+|\n)(?P<office>[\w-]*(?i:formanden|direktøren|chefen|ministeren|borgmesteren|ordføreren|lederen|rådmanden))\b"
)
_SINCE = 1_500
#: Who took the picture is not told of.
_CREDIT = re.compile(r"(?:Foto|Fotos|Fotograf|Tekst|Illustration|Grafik):?\s\Z", re.IGNORECASE)


def _same_head(a: str, b: str) -> bool:
    """Whether one office ends as the other: "ministeren" of a "finansminister", "KL-formanden" of a "formand"."""
    return min(len(a), len(b)) > 3 and (a.endswith(b) or b.endswith(a)) and b.endswith(ROLE_HEADS)


def _can_be(name: str | None, woman: bool | None) -> bool:
    """Whether "hun" or "han" can mean a person of that name."""
    known = is_woman(name)
    return woman is None or known is None or known == woman


class Referents:
    """The people and bodies of a document, as what pronouns and nouns can mean.

    Args:
        text: the document.
        passages: its passages.
        entities: its entities; persons with the roles the text states.
    """

    def __init__(self, text: str, passages: Sequence[Passage], entities: Sequence[Entity]) -> None:
        self.text = text
        self.passages = Index(passages)
        self.entities = Index(entities)
        people = [e for e in entities if e.label == "PER"]
        writers = {e.canonical for e in people if self._is_writer(e)}
        self.people = Index([e for e in people if e.canonical not in writers])
        self.roles: dict[str, list[Entity]] = {}
        for person in people:
            if person.role and person.canonical:
                self.roles.setdefault(person.canonical, []).append(person)

    def _is_writer(self, person: Entity) -> bool:
        """Whether somebody wrote the text or took its pictures, and is not told of."""
        passage = self.passages.at(person.start)
        before = self.text[max(0, person.start - 20) : person.start]
        return (passage is not None and passage.role == "byline") or _CREDIT.search(
            before
        ) is not None

    def _person_before(
        self, offset: int, woman: bool | None, heard: Attribution | None, since: int
    ) -> Attribution | None:
        """Whom a pronoun means: the one heard last, unless somebody was named after that."""
        last = self._last_named(offset, woman, since)
        office = self._office_since(last.end if last is not None else 0, offset, woman)
        if office is not None:
            return office
        if heard is not None and heard.person and _can_be(heard.person, woman):
            later = last is not None and since and last.start > since
            if not later:
                return heard
        return speaker_of(last) if last is not None else None

    def _office_since(self, start: int, offset: int, woman: bool | None) -> Attribution | None:
        """Whom the last office means that opens a sentence there: "KL-formanden glæder sig"."""
        low = max(start, offset - _SINCE)
        for office in reversed(list(_OFFICE.finditer(self.text, low, offset))):
            holder = self.holder_of(office["office"].lower())
            if holder is not None and _can_be(holder.person, woman):
                return holder
        return None

    def _last_named(self, offset: int, woman: bool | None, since: int) -> Entity | None:
        """The person named last before ``offset``, rather a subject than one after a preposition."""
        last, low = None, 0
        for person in islice(self.people.before(offset), _NAMES_BEFORE):
            if not _can_be(person.canonical, woman):
                continue
            if last is not None and person.start < max(since, low):
                break
            if last is None:
                last, here = person, self.passages.at(person.start)
                # "besøg af forfatteren Per Skov. Og han sagde": who is presented there is the new topic
                low = here.start if here is not None and person.role else 0
            if not self._is_object(person):
                return person
        return last

    def _is_object(self, entity: Entity) -> bool:
        before = self.text[max(0, entity.start - 12) : entity.start]
        return _OBJECT_BEFORE.search(before) is not None

    def _body_before(self, noun: str, offset: int) -> str | None:
        """The organisation that a noun in the definite stands for, of those named last.

        One of the same paragraph comes before others, one that acts before one after a preposition.
        """
        wanted = next((name for end, name in _PUBLIC.items() if noun.endswith(end)), None)
        stem = next((stem for stem in _STEMS if stem in noun), None)
        passage = self.passages.at(offset)
        low = passage.start if passage is not None else 0
        ranked = []
        near = islice(self.entities.before(offset), _NAMES_BEFORE)
        bodies = (e for e in near if e.label == "ORG" and e.canonical)
        for nearness, body in enumerate(islice(bodies, _BODIES_BEFORE)):
            name = body.canonical or ""
            called = stem is not None and stem in name.lower()  # "foreningen" of an "…forening"
            if called:
                suits = True
            elif wanted is not None:
                suits = wanted.search(name) is not None
            else:
                suits = not noun or not any(public.search(name) for public in _PUBLIC.values())
            if suits:
                ranked.append((not called, body.start < low, self._is_object(body), nearness, name))
        return min(ranked)[-1] if ranked else None

    def stated_at(self, name: str | None, offset: int) -> Entity | None:
        """Where the role of a person is stated: in the paragraph of the words, else where it is first."""
        told = self.roles.get(name or "", ())
        passage = self.passages.at(offset)
        beside = (p for p in told if passage and passage.start <= p.start < passage.end)
        return next(beside, None) or next(iter(told), None)

    def holder_of(self, office: str | None) -> Attribution | None:
        """The person whose role an office in the definite is: "landsformanden"."""
        if office is None:
            return None
        bare = indefinite_forms(office)
        like = set()
        for name, told in self.roles.items():
            roles = " ".join(person.role or "" for person in told)
            words = [word.strip(",").lower() for word in roles.split()]
            if bare.intersection(words):
                return speaker_of(told[0])
            if any(_same_head(word, other) for word in words for other in bare):
                like.add(name)
        if len(like) != 1:
            return None
        return speaker_of(self.roles[like.pop()][0])

    def settle(
        self, found: Attribution, offset: int, heard: Attribution | None, since: int
    ) -> Attribution:
        """Resolve "siger hun" to the person, "skriver selskabet" to the body.

        Args:
            found: who speaks, as the clause tells it.
            offset: where the words stand.
            heard: who spoke last.
            since: where the last quote ends.

        Returns:
            The same with a name, or with the cue alone where nobody fits.
        """
        if found.body is not None:
            return Attribution(org=self._body_before(found.body, offset), cue=found.cue)
        if not found.pronoun:
            return found
        person = self.holder_of(found.office)
        if person is None:
            person = self._person_before(offset, found.woman, heard, since)
            if found.office and person is not None and person.person in self.roles:
                person = None  # that one holds another office
        if person is None:
            return Attribution(cue=found.cue)
        return person.by_cue(found.cue)

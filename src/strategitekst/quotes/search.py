"""Decide which marked or spoken words are quotes, and whose, paragraph by paragraph."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ..da.speech import has_speech
from ..schema import Entity, Passage, Quote
from ..spans import Index
from .backfill import backfilled
from .marks import MARKS, Stretch, find_stretches
from .speakers import (
    Attribution,
    after_quote,
    before_quote,
    handed_over_above,
    handed_over_below,
    reported_from,
    signed,
)
from .transcripts import find_turns

_ROLES = ("title", "paragraph", "list_item", "caption")
#: What stands before a title in marks: it is named, not said.
_NAMED = re.compile(
    r"(?:strategi\w*|plan\w*|handlingsplan\w*|program\w*|projekt\w*|initiativ\w*|aftale\w*|pagt\w*|kampagne\w*"
    r"|rapport\w*|udspil\w*|titel\w*|titlen|navnet|overskrift\w*|mottoet|temaet|sloganet|kaldet|kaldes|hedder|vision\w*"
    r"|konference\w*|reform\w*|løsning\w*|system\w*|begrebet|ordet|begreber|såkaldte|indsats\w*|publikation\w*|pjece\w*"
    r"|notat\w*|bog\w*|undersøgelse\w*|analyse\w*|podcast\w*|redegørelse\w*|lov\w*|bekendtgørelse\w*)"
    r"(?:\s(?:om|for|på|med titlen|med navnet|under titlen|fra \d{4}))?[,:]?\s*$",
    re.IGNORECASE,
)
#: What is named in small letters too: "begrebet ”smart city”".
_WORDED = re.compile(
    r"(?:begrebet|ordet|begreber|såkaldte|kaldet|kaldes|hedder|navnet|mottoet|sloganet|temaet|titlen)\W*$",
    re.IGNORECASE,
)
#: "kalder aftalen for ”en god dag”": said of what is named, not its title.
_CALLS = re.compile(r"\b(?:kalder|kaldte|kaldt|betegner|betegnede|beskriver)\b")
_OBJECT_BEFORE = re.compile(r"\b(?:til|for|med|af|fra|hos|om)\s\Z")
#: What the names of bodies have in them that such a noun can stand for; companies may have any.
_BODY_ENDS = {
    "kommunen": "Kommune",
    "regionen": "Region",
    "ministeriet": "ministeriet",
    "styrelsen": "styrelsen",
}
#: Characters of the line that signs a quote.
_LONGEST_SIGNATURE = 120
_WORD = re.compile(r"\w+")
_OUTSIDE = re.compile(rf"[\s{MARKS}.,!?–—-]*")
_HEADLINE = re.compile(r"[^:]{2,60}:\s+")


def _words(text: str, stretch: Stretch) -> int:
    return len(_WORD.findall(text[stretch.start : stretch.end]))


class QuoteSearch:
    """One walk through a document; `run` gives its quotes."""

    def __init__(self, text: str, passages: Sequence[Passage], entities: Sequence[Entity]) -> None:
        self.text = text
        self.entities = Index(entities)
        people = [e for e in entities if e.label == "PER"]
        self.people = Index(people)
        self.turns = find_turns(text, passages, people)
        bylines = Index([p for p in passages if p.role == "byline"])
        writers = {e.canonical for e in people if bylines.at(e.start) is not None}
        self.told_of = Index([e for e in people if e.canonical not in writers])
        self.passages = [p for p in passages if p.role in _ROLES]
        self.headings = Index([p for p in passages if p.role == "heading"])
        self.below = {p.start: following for p, following in pairwise(passages)}
        self.above = {following.start: p for p, following in pairwise(passages)}
        self.roles: dict[str, Entity] = {}
        for entity in entities:
            if entity.label == "PER" and entity.role and entity.canonical:
                self.roles.setdefault(entity.canonical, entity)
        self.quotes: list[Quote] = []
        self.last_speaker: Attribution | None = None
        self.answers: Attribution | None = None  # who answers the questions of an interview

    def _person_before(self, offset: int) -> Attribution | None:
        last = self._last_named(offset)
        if self.last_speaker is not None and self.last_speaker.person:
            later = last is not None and self.quotes and last.start > self.quotes[-1].end
            if not later:
                return self.last_speaker
        return Attribution(last.canonical, last.org) if last is not None else None

    def _last_named(self, offset: int) -> Entity | None:
        """The person named last before ``offset``, rather a subject than one after a preposition."""
        since = self.quotes[-1].end if self.quotes else 0
        last = next(self.told_of.before(offset), None)
        for person in self.told_of.before(offset):
            if person.start < since:
                break
            if not _OBJECT_BEFORE.search(self.text[max(0, person.start - 12) : person.start]):
                return person
        return last

    def _body_before(self, noun: str, offset: int) -> str | None:
        """The organisation named last that a noun in the definite stands for."""
        for entity in self.entities.before(offset):
            name = entity.canonical or ""
            if entity.label == "ORG" and (noun not in _BODY_ENDS or _BODY_ENDS[noun] in name):
                return entity.canonical
        return None

    def _holder_of(self, office: str | None) -> Attribution | None:
        """The person whose role an office in the definite is: "landsformanden"."""
        if office is None:
            return None
        bare = {
            office.removesuffix("en"),
            office.removesuffix("n"),
            office.removesuffix("ren") + "r",
        }
        for name, person in self.roles.items():
            if bare.intersection(word.strip(",").lower() for word in (person.role or "").split()):
                return Attribution(name, person.org)
        return None

    def _settle(self, found: Attribution, offset: int) -> Attribution:
        """Resolve "siger hun" to the person, "skriver selskabet" to the body."""
        if found.body is not None:
            return Attribution(org=self._body_before(found.body, offset), cue=found.cue)
        if not found.pronoun:
            return found
        person = self._holder_of(found.office)
        if person is None:
            person = self._person_before(offset)
            if found.office and person is not None and person.person in self.roles:
                person = None  # that one holds another office
        if person is None:
            return Attribution(cue=found.cue)
        return Attribution(person.person, person.org, found.cue)

    def _beside(self, passage: Passage, stretch: Stretch) -> Attribution | None:
        text, entities = self.text, self.entities
        found = after_quote(text, entities, stretch.end, passage.end)
        if found is None:
            found = reported_from(text, entities, stretch.end, passage.end)
        if found is None:
            found = signed(text, entities, stretch.end, passage.end)
        if found is None and stretch.start > passage.start:
            found = before_quote(text, entities, stretch.start, passage.start)
        return found

    def _around(self, index: int) -> Attribution | None:
        """Who speaks in a paragraph that is a quote and nothing else."""
        text, entities, passages = self.text, self.entities, self.passages
        if index:
            above = passages[index - 1]
            found = handed_over_above(text, entities, above.start, above.end)
            if found is not None and not any(q.start >= above.start for q in self.quotes[-1:]):
                return found
            if found is not None and text[above.start : above.end].rstrip().endswith(":"):
                return found
            if not any(q.start >= above.start for q in self.quotes[-1:]):
                named = self.told_of.starting(above.start, above.end)
                if len(named) == 1 and has_speech(text[above.start : above.end]):
                    return Attribution(named[0].canonical, named[0].org)
        if index + 1 < len(passages):
            below = passages[index + 1]
            found = handed_over_below(text, entities, below.start, below.end)
            if found is not None:
                return found
        return self._signed_below(passages[index])

    def _signed_below(self, passage: Passage) -> Attribution | None:
        """Whose name is the next short block: "”…”", below it "Jens Holm, chef"."""
        below = self.below.get(passage.start)
        if below is None or below.end - below.start >= _LONGEST_SIGNATURE:
            return None
        signature = self.people.starting(below.start, below.start + 1)
        if not signature:
            return None
        after = self.text[signature[0].end : below.end].lstrip()
        if after and after[0] != ",":
            return None
        return Attribution(signature[0].canonical, signature[0].org)

    def _lately_named(self, index: int) -> Attribution | None:
        """The person named last in the two paragraphs above, whose voice words without a clause are."""
        for passage in reversed(self.passages[max(0, index - 2) : index]):
            people = self.people.starting(passage.start, passage.end)
            if people:
                return Attribution(people[-1].canonical, people[-1].org)
        return None

    def _carried_on(self, index: int, stretch: Stretch) -> Attribution | None:
        """Who speaks in the next paragraph, where it carries on what begins here."""
        if stretch.spoken or index + 1 >= len(self.passages):
            return None
        above = self.passages[index - 1] if index else None
        if above and not stretch.open and self.quotes and self.quotes[-1].start >= above.start:
            return None  # a reader goes on with the voice heard last
        below = self.passages[index + 1]
        inside = find_stretches(self.text, below.start, below.end)
        if not inside or not self._starts_marked(below):
            return None
        return after_quote(self.text, self.entities, inside[0].end, below.end)

    def _add(self, stretch: Stretch, found: Attribution) -> None:
        stated = self.roles.get(found.person or "")
        quote = Quote(
            start=stretch.start,
            end=stretch.end,
            text=self.text[stretch.start : stretch.end],
            speaker=found.person,
            role=stated.role if stated else None,
            org=(stated.org if stated else None) or found.org,
            cue=found.cue,
        )
        self.quotes.append(quote)
        if found.person or found.org:
            self.last_speaker = found

    def _asked(self, index: int) -> bool:
        """Whether the paragraph above is a question."""
        above = self.above.get(self.passages[index].start)
        return above is not None and self.text[above.start : above.end].rstrip().endswith("?")

    def _headline(self, passage: Passage) -> bool:
        """A headline "NN: …" in direct speech."""
        match = _HEADLINE.match(self.text, passage.start, passage.end)
        if match is None:
            return False
        inside = self.entities.starting(passage.start, match.end())
        opening = [e for e in inside if e.end <= match.end()]
        if not opening or opening[-1].label not in ("PER", "ORG"):
            return False
        if self.text[opening[-1].end : match.end()].strip() != ":":
            return False
        rest = Stretch(match.end(), passage.end)
        inner = find_stretches(self.text, rest.start, rest.end)
        speaker = opening[-1]
        who = (
            Attribution(speaker.canonical, speaker.org)
            if speaker.label == "PER"
            else Attribution(org=speaker.canonical)
        )
        self._add(inner[0] if inner else rest, who)
        return True

    def _whole(self, passage: Passage, stretch: Stretch) -> bool:
        before = _OUTSIDE.fullmatch(self.text, passage.start, stretch.start)
        after = before and _OUTSIDE.fullmatch(self.text, stretch.end, passage.end)
        return after is not None and _words(self.text, stretch) >= 4

    def _quoted(self, index: int, passage: Passage, stretch: Stretch) -> Attribution | None:
        """Decide whether marked words are a quote, and whose."""
        text = self.text
        if stretch.open and text.startswith("» ", passage.start):
            return None  # a bullet
        lead = text[max(passage.start, stretch.start - 80) : stretch.start].rstrip(MARKS + " ")
        named = _NAMED.search(lead) and not _CALLS.search(lead)
        if (
            named and text[stretch.start].islower()
        ):  # "er aftalen ”et skridt i den rigtige retning”"
            named = _WORDED.search(lead) is not None
        if not stretch.spoken and named and not lead.endswith(":"):
            return None
        if passage.role == "title" and not stretch.spoken:
            said = _words(text, stretch) >= 4 and text[stretch.start].isupper()
            return Attribution() if said else None
        beside = self._beside(passage, stretch)
        whole = self._whole(passage, stretch)
        if beside is not None:
            sentence_like = text[stretch.start].isupper() and _words(text, stretch) >= 4
            near = text[stretch.end : passage.end].lstrip(MARKS + " ,.!?")[:1].islower()
            if (
                whole
                or stretch.spoken
                or sentence_like
                or near
                or lead.endswith(":")
                or _words(text, stretch) >= 2
            ):
                return self._settle(beside, stretch.start)
        if stretch.spoken and _words(text, stretch) < 6 and text[stretch.end - 1] not in ".!?…":
            return None  # "– Færre koder": an item, not a sentence
        if stretch.spoken and text[stretch.start].islower():
            return None  # "– men også her": the sentence goes on
        if stretch.spoken or whole:
            around = self._around(index)
            if around is not None:
                return self._settle(around, stretch.start)
            following = self._carried_on(index, stretch)
            if following is not None:
                return self._settle(following, stretch.start)
            if self.answers is not None and self._asked(index):
                return self.answers
            lately = self.passages[max(0, index - 3)].start
            if self.last_speaker is not None and self.quotes[-1].end > lately:
                return Attribution(self.last_speaker.person, self.last_speaker.org)
            found = self._lately_named(index) or self.last_speaker
            if found is None and stretch.spoken and text[stretch.end - 1] not in ".!?…":
                return None  # what only a dash opens is an item of a list, where nobody speaks
            return found or Attribution()
        same = self.quotes and self.quotes[-1].start >= passage.start
        if (
            same
            and self.last_speaker is not None
            and _words(text, stretch) >= 4
            and text[stretch.start].isupper()
        ):
            return self.last_speaker
        return None

    def run(self) -> list[Quote]:
        """Return the quotes, in the order of their paragraphs."""
        if self.turns:
            for speaker, start, end in self.turns:
                self._add(Stretch(start, end), Attribution(speaker.canonical, speaker.org))
            return self.quotes
        carried = False
        reached = 0
        for index, passage in enumerate(self.passages):
            for heading in self.headings.starting(reached, passage.start):
                self._headline(heading)
            reached = passage.start
            if passage.role == "title" and self._headline(passage):
                continue
            stretches = find_stretches(self.text, passage.start, passage.end)
            if not stretches and self._unmarked(index, passage):
                continue
            for stretch in stretches:
                closes_only = stretch.open and not self._starts_marked(passage)
                if closes_only and not (carried or stretch.spoken):
                    continue
                if passage.role == "list_item" and stretch.spoken:
                    continue
                found = self._quoted(index, passage, stretch)
                if found is None and stretch.open and carried and self.last_speaker is not None:
                    found = self.last_speaker
                if found is not None:
                    self._add(stretch, found)
                    if found.person and self._asked(index):
                        self.answers = Attribution(found.person, found.org)
            carried = bool(stretches) and stretches[-1].open
        return backfilled(self.text, self.quotes, self.passages)

    def _starts_marked(self, passage: Passage) -> bool:
        return self.text[passage.start] in MARKS or self.text[passage.start] in "-–—"

    def _unmarked(self, index: int, passage: Passage) -> bool:
        """A block without marks after "Borgmesteren siger:"."""
        if passage.role != "paragraph" or not index:
            return False
        above = self.passages[index - 1]
        lead = self.text[above.start : above.end].rstrip()
        if not lead.endswith(":") or len(lead) > 220:
            return False
        found = before_quote(self.text, self.entities, above.end, above.start)
        if found is None or found.cue is None or above.end < passage.start - 4:
            return False
        self._add(Stretch(passage.start, passage.end), self._settle(found, passage.start))
        return True

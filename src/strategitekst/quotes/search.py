"""Decide which marked or spoken words are quotes, and whose, paragraph by paragraph."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ..da.roles import ROLE_HEADS
from ..da.speech import has_speech
from ..schema import Entity, Passage, Quote
from ..spans import Index
from .attribution import Attribution, speaker_of
from .backfill import backfilled
from .clause_after import after_quote, last_pointing, pointing_back, reported_from, signed
from .clause_before import before_quote, told_in_sentence
from .headlines import Headline, find_headline
from .marks import MARKS, REPORT_AFTER, Stretch, find_stretches
from .referents import Referents
from .transcripts import find_answers, find_turns

_ROLES = ("title", "paragraph", "list_item", "caption")
#: What stands before a title in marks: it is named, not said.
_NAMED = re.compile(
    r"(?:strategi\w*|plan\w*|handlingsplan\w*|program\w*|projekt\w*|initiativ\w*|aftale\w*|pagt\w*|kampagne\w*"
    r"|rubrikken|feltet|knappen|rapport\w*|udspil\w*|titel\w*|titlen|navnet|overskrift\w*|mottoet|temaet|sloganet|kaldet|kaldes|hedder|vision\w*"
    r"|konference\w*|reform\w*|løsning\w*|system\w*|begrebet|ordet|begreber|såkaldte|indsats\w*|publikation\w*|pjece\w*"
    r"|notat\w*|bog\w*|undersøgelse\w*|analyse\w*|podcast\w*|redegørelse\w*|lov\w*|bekendtgørelse\w*)"
    r"(?:\s(?:om|for|på|med titlen|med navnet|under titlen|fra \d{4}))?[,:]?\s*$",
    re.IGNORECASE,
)
#: What is named in small letters too: "begrebet ”smart city”".
_WORDED = re.compile(
    r"(?:begrebet|ordet|begreber|såkaldte|kaldet|kaldes|hedder|navnet|mottoet|sloganet|temaet|titlen|rubrikken|feltet|knappen)\W*$",
    re.IGNORECASE,
)
#: What is published has a title.
_PUBLISHED = re.compile(
    r"\b(?:udgive[rt]|udgav|lancere[rt]|lancerede|offentliggør|offentliggjorde|offentliggjort|præsentere[rt])\s\Z"
)
#: "kalder aftalen for ”en god dag”": said of what is named, not its title.
_CALLS = re.compile(r"\b(?:kalder|kaldte|kaldt|betegner|betegnede|beskriver)\b")
#: "kalder aftalen for ”historisk”", "der kaldte det ”en fejl”": what is called so stands between.
_CALLED = re.compile(
    rf"\b(?:kalder|kaldte|betegner|betegnede|beskriver|beskrev)\s(?:(?:[\w-]+\s){{1,3}}(?:for|som)|det)\s[{MARKS}]\Z"
)
#: Characters below a headline in which its speaker is named, and in which its words are said again.
_NEAR, _FAR = 2_000, 20_000
#: Characters of the line that signs a quote.
_LONGEST_SIGNATURE = 120
_WORD = re.compile(r"\w+")
#: "Fem spørgsmål til Anne Berg", "Interview med Anne Berg": who answers what follows.
_INTERVIEW = re.compile(
    r"\b(?:spørgsmål\stil|interview\smed|svar\sfra|(?:talt|snakket)\smed)\s", re.IGNORECASE
)
_FIRST_PERSON = re.compile(r"\b(?:jeg|mig|min|mit|mine|vi|os|vores|vort)\b", re.IGNORECASE)
#: A short line that signs a pull quote: "« Borger i Norddal", "” (kvinde, 34 år)".
_SIGNATURE = re.compile(
    rf"[{MARKS}][ \t]*(?:[–—-][ \t]*)?\n?(?:\([^()\n]{{3,60}}\)|[A-ZÆØÅ][^.!?:\n]{{2,80}})(?:\n|\Z)"
)
#: Who signs a text in a newspaper, and speaks in none of its titles.
_REPORTER = re.compile(r"journalist|redakt|skribent|presse|kommunikation", re.IGNORECASE)
_OUTSIDE = re.compile(rf"[\s{MARKS}.,!?–—-]*")


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
        self.by_turns = find_answers(text, passages, people)
        self.passages = [p for p in passages if p.role in _ROLES]
        self.headings = Index([p for p in passages if p.role == "heading"])
        self.below = {p.start: following for p, following in pairwise(passages)}
        self.above = {following.start: p for p, following in pairwise(passages)}
        self.referents = Referents(text, passages, entities)
        self.quotes: list[Quote] = []
        self.last_speaker: Attribution | None = None
        self.answers: Attribution | None = None  # who answers the questions of an interview
        self.interviewed: Attribution | None = None  # the same, where the text says so

    def _settle(self, found: Attribution, offset: int) -> Attribution:
        """Resolve "siger hun" to the person, "skriver selskabet" to the body."""
        last = self.quotes[-1].end if self.quotes else 0
        return self.referents.settle(found, offset, self.last_speaker, last)

    def _beside(self, passage: Passage, stretch: Stretch) -> Attribution | None:
        text, entities = self.text, self.entities
        found = after_quote(text, entities, stretch.end, passage.end)
        if found is None:
            found = reported_from(text, entities, stretch.end, passage.end)
        if found is None:
            found = signed(text, entities, stretch.end, passage.end)
        if found is None:  # "”…” Det siger Anne Berg."
            outside = _OUTSIDE.match(text, stretch.end, passage.end)
            start = outside.end() if outside else stretch.end
            found = pointing_back(text, entities, start, passage.end)
        if found is None and stretch.start > passage.start:
            found = before_quote(text, entities, stretch.start, passage.start)
        return found

    def _around(self, index: int) -> Attribution | None:
        """Who speaks in a paragraph that is a quote and nothing else."""
        text, entities, passages = self.text, self.entities, self.passages
        if index:
            above = passages[index - 1]
            found = self._handed_over_at_end(above)
            if found is not None and not any(q.start >= above.start for q in self.quotes[-1:]):
                return found
            if found is not None and text[above.start : above.end].rstrip().endswith(":"):
                return found
            if not any(q.start >= above.start for q in self.quotes[-1:]):
                named = self.referents.people.starting(above.start, above.end)
                if len(named) == 1 and has_speech(text[above.start : above.end]):
                    return speaker_of(named[0])
        if index + 1 < len(passages):
            below = passages[index + 1]
            found = pointing_back(text, entities, below.start, below.end)
            if found is not None:
                return found
        return self._signed_below(passages[index])

    def _handed_over_at_end(self, above: Passage) -> Attribution | None:
        """Whose words follow a paragraph: it ends "… siger hun:" or reports them."""
        found = None
        if self.text[above.start : above.end].rstrip().endswith(":"):
            found = before_quote(self.text, self.entities, above.end, above.start)
        return found or last_pointing(self.text, self.entities, above.start, above.end)

    def _signed_below(self, passage: Passage) -> Attribution | None:
        """Whose name is the next short block: "”…”", below it "Jens Holm, chef"."""
        below = self.below.get(passage.start)
        if below is None or below.end - below.start >= _LONGEST_SIGNATURE:
            return None
        dash = re.match(r"[-–—]\s*", self.text[below.start : below.end])
        start = below.start + (dash.end() if dash else 0)
        signature = self.people.starting(start, start + 1)
        if not signature:
            return None
        after = self.text[signature[0].end : below.end].lstrip()
        if after and after[0] != ",":
            return None
        return speaker_of(signature[0])

    def _writer_below(self, passage: Passage) -> Attribution | None:
        """Who wrote the letter under a title in marks: "»Den er ikke for alle«", below it "Af Anne Berg, lærer"."""
        below = self.below.get(passage.start)
        if below is None or below.role != "byline":
            return None
        writers = self.people.starting(below.start, below.end)
        if len(writers) != 1 or not writers[0].role or _REPORTER.search(writers[0].role):
            return None
        return speaker_of(writers[0])

    def _introduced(self, passage: Passage) -> None:
        """Note whose answers follow: "Fem spørgsmål til Anne Berg"."""
        match = _INTERVIEW.search(self.text, passage.start, passage.end)
        if match is not None:
            people = self.people.starting(match.end(), passage.end)
            if people and people[0].start - match.end() < _LONGEST_SIGNATURE:
                self.interviewed = speaker_of(people[0])
        elif passage.role == "heading" and not self._is_question(passage):
            self.interviewed = None

    def _is_question(self, passage: Passage) -> bool:
        return self.text[passage.start : passage.end].rstrip().endswith("?")

    def _signed(self, passage: Passage, stretch: Stretch) -> bool:
        """Whether a block is somebody's words and a short line that says whose, by name or not."""
        if (
            stretch.open
            or self.text[passage.start] not in MARKS
            or stretch.start > passage.start + 1
        ):
            return False
        said = self.text[stretch.start : stretch.end]
        if said[-1] not in ".!?" and _FIRST_PERSON.search(said) is None:
            return False
        return _SIGNATURE.match(self.text, stretch.end, passage.end) is not None

    def _lately_named(self, index: int) -> Attribution | None:
        """The person named last in the two paragraphs above, whose voice words without a clause are."""
        for passage in reversed(self.passages[max(0, index - 2) : index]):
            people = self.referents.people.starting(passage.start, passage.end)
            if people:
                return speaker_of(people[-1])
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
        stated = self.referents.roles.get(found.person or "")
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
        return above is not None and self._is_question(above)

    def _said_in_heading(self, passage: Passage) -> None:
        """Take in a heading in marks that is somebody's words: "»Vi mangler stadig overblikket«"."""
        for stretch in find_stretches(self.text, passage.start, passage.end):
            said = self.text[stretch.start : stretch.end]
            below = self.text.find(said.rstrip(".!"), passage.end, passage.end + _FAR)
            repeated = below >= 0
            if self._whole(passage, stretch) and (repeated or _FIRST_PERSON.search(said)):
                self.quotes.append(Quote(start=stretch.start, end=stretch.end, text=said))

    def _headline(self, passage: Passage) -> bool:
        """Take in a headline "NN: …" in direct speech."""
        found = find_headline(self.text, passage.start, passage.end, self.entities)
        if found is None:
            return False
        speaker = found.speaker
        if found.office is not None:
            speaker = self.referents.holder_of(found.office) or self._named_below(found) or speaker
        self._add(found.words, speaker)
        return True

    def _named_below(self, headline: Headline) -> Attribution | None:
        """The person named first below a headline that tells an office only: "Forsker: …"."""
        if not (headline.office or "").endswith(ROLE_HEADS):
            return None  # several of them
        end = headline.words.end
        people = self.referents.people.starting(end, end + _NEAR)
        return speaker_of(people[0]) if people else None

    def _whole(self, passage: Passage, stretch: Stretch) -> bool:
        before = _OUTSIDE.fullmatch(self.text, passage.start, stretch.start)
        after = before and _OUTSIDE.fullmatch(self.text, stretch.end, passage.end)
        return after is not None and _words(self.text, stretch) >= 4

    def _quoted(self, index: int, passage: Passage, stretch: Stretch) -> Attribution | None:
        """Decide whether marked words are a quote, and whose."""
        text = self.text
        lead = text[max(passage.start, stretch.start - 80) : stretch.start].rstrip(MARKS + " ")
        if not stretch.spoken and self._is_title(stretch, lead):
            return None
        if passage.role == "title" and not stretch.spoken:
            said = _words(text, stretch) >= 4 and text[stretch.start].isupper()
            return (self._writer_below(passage) or Attribution()) if said else None
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
            if self.interviewed is not None and self._asked(index):
                return self.interviewed
            writer = self._writer_below(passage) if not stretch.spoken else None
            if writer is not None:
                return writer
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
                return self.last_speaker.by_cue(None)
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
        if _words(text, stretch) >= 4 and self._signed(passage, stretch):
            return Attribution()
        return self._in_sentence(passage, stretch)

    def _is_title(self, stretch: Stretch, lead: str) -> bool:
        """Whether marked words are named or published, by what stands before them."""
        if _PUBLISHED.search(f"{lead} "):
            return True
        if lead.endswith(":") or not _NAMED.search(lead) or _CALLS.search(lead):
            return False
        # "er aftalen ”et skridt i den rigtige retning”": titles have a capital
        return not self.text[stretch.start].islower() or _WORDED.search(lead) is not None

    def _in_sentence(self, passage: Passage, stretch: Stretch) -> Attribution | None:
        """Whose a fragment is in a sentence where nobody is said to say it."""
        text = self.text
        told = told_in_sentence(text, self.entities, stretch.start, passage.start)
        known = told.person or told.org or told.pronoun or told.body
        if known and _CALLED.search(text, max(passage.start, stretch.start - 60), stretch.start):
            return self._settle(told, stretch.start)
        # names have capitals and irony is short: what goes on in small letters is somebody's
        if not stretch.open and text[stretch.start].islower() and _words(text, stretch) >= 3:
            return self._settle(told, stretch.start)
        return None

    def run(self) -> list[Quote]:
        """Return the quotes, in the order of their paragraphs."""
        if self.turns:
            for speaker, start, end in self.turns:
                self._add(Stretch(start, end), speaker_of(speaker))
            return self.quotes
        carried = False
        reached = 0
        for index, passage in enumerate(self.passages):
            for heading in self.headings.starting(reached, passage.start):
                self._introduced(heading)
                if not self._headline(heading):
                    self._said_in_heading(heading)
            reached = passage.start
            self._introduced(passage)
            if passage.role == "title" and self._headline(passage):
                continue
            if (
                self.text.startswith("» ", passage.start)
                and "«" not in self.text[passage.start : passage.end]
            ):
                continue  # a bullet
            stretches = find_stretches(self.text, passage.start, passage.end)
            if not stretches and self._unmarked(index, passage):
                continue
            for stretch in stretches:
                closes_only = stretch.open and not self._starts_marked(passage)
                if closes_only and not (carried or stretch.spoken):
                    continue
                if (
                    passage.role == "list_item"
                    and stretch.spoken
                    and not self._told(passage, stretch)
                ):
                    continue  # items open with dashes too
                found = self._quoted(index, passage, stretch)
                if found is None and stretch.open and carried and self.last_speaker is not None:
                    found = self.last_speaker
                if found is not None:
                    self._add(stretch, found)
                    if found.person and self._asked(index):
                        self.answers = found.by_cue(None)
            carried = bool(stretches) and stretches[-1].open
        return backfilled(self.text, self.quotes, self.passages)

    def _told(self, passage: Passage, stretch: Stretch) -> bool:
        """Whether an item with a dash is spoken: the clause after it tells by whom, or it stands alone."""
        found = after_quote(self.text, self.entities, stretch.end, passage.end)
        if found is not None and (found.person is not None or found.pronoun):
            return True
        above, below = self.above.get(passage.start), self.below.get(passage.start)
        said = self.text[stretch.start : stretch.end]
        if said[-1] not in ".!?" or above is None:
            return False
        if above.role == "list_item":  # a second paragraph of the same words
            return bool(self.quotes) and self.quotes[-1].start >= above.start
        alone = below is None or below.role != "list_item"
        return alone and (self._is_question(above) or _FIRST_PERSON.search(said) is not None)

    def _starts_marked(self, passage: Passage) -> bool:
        return self.text[passage.start] in MARKS or self.text[passage.start] in "-–—"

    def _unmarked(self, index: int, passage: Passage) -> bool:
        """A block without marks: below "Borgmesteren siger:", an answer, "Vi er glade, siger Anne Berg"."""
        if passage.role != "paragraph" or not index:
            return False
        if self._in_turn(index, passage):
            return True
        if self.interviewed is not None and self._asked(index) and not self._is_question(passage):
            self._add(Stretch(passage.start, passage.end), self.interviewed)
            return True
        return self._handed_over(index, passage) or self._in_own_voice(passage)

    def _in_turn(self, index: int, passage: Passage) -> bool:
        """A paragraph "Berg: …" of an interview by turns, or the next one, where it goes on in person."""
        turn = self.by_turns.get(passage.start)
        if turn is not None:
            speaker, start = turn
            self._add(Stretch(start, passage.end), speaker_of(speaker))
            return True
        above = self.passages[index - 1]
        goes_on = bool(self.by_turns and self.quotes) and self.quotes[-1].end == above.end
        if not goes_on or self._is_question(passage) or self.last_speaker is None:
            return False
        if _FIRST_PERSON.search(self.text, passage.start, passage.end) is None:
            return False
        self._add(Stretch(passage.start, passage.end), self.last_speaker)
        return True

    def _handed_over(self, index: int, passage: Passage) -> bool:
        """A block below a line that hands over: "Borgmesteren siger:", or that a name below signs."""
        above = self.passages[index - 1]
        lead = self.text[above.start : above.end].rstrip()
        if not lead.endswith(":") or len(lead) > 220 or above.end < passage.start - 4:
            return False
        found = before_quote(self.text, self.entities, above.end, above.start)
        if found is None or found.cue is None:
            found = self._signed_below(passage)
        if found is None:
            return False
        self._add(Stretch(passage.start, passage.end), self._settle(found, passage.start))
        return True

    def _in_own_voice(self, passage: Passage) -> bool:
        """A block that opens with somebody's words in the first person and ends "…, siger Anne Berg"."""
        report = REPORT_AFTER.search(self.text, passage.start, passage.end)
        if report is None or not report.group("end").startswith(","):
            return False
        if _FIRST_PERSON.search(self.text, passage.start, report.start()) is None:
            return False
        found = after_quote(self.text, self.entities, report.start(), passage.end)
        if found is None or not (found.person or found.pronoun or found.body):
            return False
        self._add(Stretch(passage.start, report.start()), self._settle(found, passage.start))
        return True

"""A mention for which the earlier initiative is looked for: what it says, whatever it is compared with."""

import re
from dataclasses import dataclass

from ..da.undertakings import DEFINITE, NAMING
from ..schema import Annotation, Mention
from .features import ORDER, VAGUE, Features, normalise_name, sentence_bounds, telling_words
from .groups import own_number
from .order import order_of

#: Words right before a name by which the text gives it to what it spoke of.
_GIVES_NAME = re.compile(
    rf"\b(?:{NAMING}|navn til|under navnet|kalder (?:vi |det |den |man )?(?:foreløbig )?(?:for )?|kender (?:det |den |vi )?som|hed(?:der)? (?:det|den)|kendt som)\s+[”\"»„]?$",
    re.IGNORECASE,
)
_DETERMINED = re.compile(
    r"\b(?:den|det|denne|dette|vores|deres|\w+['’]?s)\s+(?:\w+e\s+)?$|\b(?:nye|kommende|næste|samme)\s+$",
    re.IGNORECASE,
)
#: What follows a noun that is about to be named, or told by a clause: "projektet, der har fået navnet".
_NAMED_NEXT = re.compile(
    r",? (?:der|som|og)?\s?(?:nu |også |fremover |i dag )?(?:har fået|får|fik|hedder|hed|kaldes|bærer|skal hedde|går under)\b"
)
_CLAUSE_NEXT = re.compile(r",? (?:der|som)\b|, \w+ (?:har|indgik|vedtog)\b")
_POINTED = re.compile(r"\b(?:den|det)\s+$", re.IGNORECASE)
_EDGE = re.compile(r"^[\s”\"»“„«,]{1,3}$")
_SMALL_ACRONYM = 7


def is_acronym(name: str) -> bool:
    """Whether a name is written as an abbreviation: "FMK", "KOMBIT", "SKAT-2"."""
    return 1 < len(name) < _SMALL_ACRONYM and name[:2].isupper() and " " not in name


def initial_words(name: str) -> list[str]:
    """The words of a name that an abbreviation may be made of: no years, no marks."""
    return [w for w in re.findall(r"[^\W_]+", name) if not w[0].isdigit()]


def form_of(note: Annotation, mention: Mention, found: Features) -> str:
    """The kind of mention: ``name``, ``short`` ("strategien"), ``new``, ``new definite``, ``definite`` …"""
    if mention.type == "NAM":
        return "name"
    before = note.text[max(0, mention.start - 30) : mention.start].rpartition("\n")[2]
    determined = _DETERMINED.search(before) is not None
    if found.novel:
        return "new definite" if determined else "new"
    form = mention.text.split()[-1].lower().rstrip("s")
    definite = (
        determined
        or form in DEFINITE
        or bool(found.head and mention.text.split()[0].lower() in DEFINITE)
    )
    if found.short:
        return "short" if definite else "bare"
    if found.head is None:
        return "tail"
    return "definite" if definite else "indefinite"


@dataclass(frozen=True, slots=True)
class Asked:
    """A mention for which the earlier initiative is looked for, with all that does not depend on it.

    Attributes:
        mention: the mention.
        found: its own clues.
        number: its place among the document's mentions.
        form: the kind of mention, see `form_of`.
        passage: index of its passage.
        section: index of the heading it stands under.
        role: its passage's role.
        opens: whether it is the first thing in its passage.
        entry: the registry's id of the mention, if it tells.
        owner: whose it is, where a possessor says so.
        name: the mention as a name in one form.
        words: its telling words.
        tails: what a name may end or begin with that the mention's noun calls.
        given: whether the words before it give it as a name: "skiftede navn til".
        label: the number by which it is called or set out: "indsats 6".
        acronym: its letters, where it is an abbreviation.
        initial_words: the words that an abbreviation of it may be made of.
        stem: what stands before the head in a compound, to know it again: "tablet".
        next_name: the name that stands right after it, in one form: "projektet ”X”".
        follows: what comes after it: ``naming``, ``clause`` or nothing of note.
        pointed: whether "den" or "det" stands before an indefinite noun: "den aftale, som".
        sentence: where its sentence begins.
        ordered: whether it tells an edition by its order: "forrige", "næste".
        order: what it says of its edition, see `order.order_of`.
    """

    mention: Mention
    found: Features
    number: int
    form: str
    passage: int | None
    section: int | None
    role: str
    opens: bool
    entry: str | None
    owner: str | None
    name: str
    words: frozenset[str]
    tails: tuple[str, ...]
    given: bool
    label: str | None
    acronym: str | None
    initial_words: tuple[str, ...]
    stem: str | None
    next_name: str | None
    follows: str
    pointed: bool
    sentence: int
    ordered: bool
    order: str | None


def ask(
    note: Annotation,
    mention: Mention,
    found: Features,
    number: int,
    entry: str | None,
    owner: str | None,
) -> Asked:
    """Read off a mention what each earlier initiative is compared with; see `Asked`."""
    index = note.passage_at(mention.start)
    passage = note.passages[index] if index is not None else None
    word = mention.text.split()[-1].casefold()
    tails = {word, *(word.removesuffix(ending) for ending in ("en", "et", "n", "set"))}
    if found.head:
        tails.add(found.stem + found.head)
    form = form_of(note, mention, found)
    bare = re.sub(r"['’]s$|(?<=[A-ZÆØÅ])s$", "", mention.text)
    after = note.text[mention.end : mention.end + 40]
    follows = "naming" if _NAMED_NEXT.match(after) else ""
    follows = follows or ("clause" if _CLAUSE_NEXT.match(after) else "")
    upcoming = note.initiatives[number + 1] if number + 1 < len(note.initiatives) else None
    named_next = (
        upcoming is not None
        and upcoming.type == "NAM"
        and upcoming.start > mention.end
        and _EDGE.match(note.text[mention.end : upcoming.start]) is not None
    )
    low, high = (passage.start, passage.end) if passage is not None else (0, len(note.text))
    stem = found.stem.removesuffix("s") if found.stem else ""
    if form == "tail":  # no head noun that is known: the word's beginning
        stem = word[: max(4, len(word) // 2)] if len(word) > 7 else ""
    return Asked(
        mention=mention,
        found=found,
        number=number,
        form=form,
        passage=index,
        section=passage.section if passage is not None else None,
        role=passage.role if passage is not None else "",
        opens=passage is not None
        and not any(note.text[i].isalpha() for i in range(passage.start, mention.start)),
        entry=entry,
        owner=owner,
        name=normalise_name(mention.text),
        words=frozenset(telling_words(mention.text)) - VAGUE,
        tails=tuple(tail for tail in tails if len(tail) > 3),
        given=form == "name"
        and _GIVES_NAME.search(note.text[max(0, mention.start - 50) : mention.start]) is not None,
        label=own_number(note, mention, index) if found.years is None else None,
        acronym=bare.casefold() if form == "name" and is_acronym(bare) else None,
        initial_words=tuple(initial_words(mention.text)) if form == "name" else (),
        stem=stem if len(stem) >= 4 and stem not in VAGUE else None,
        next_name=normalise_name(upcoming.text) if named_next and upcoming is not None else None,
        follows=follows,
        pointed=form != "name"
        and word not in DEFINITE
        and _POINTED.search(note.text[max(0, mention.start - 5) : mention.start]) is not None,
        sentence=sentence_bounds(note.text, mention.start, mention.end, low, high)[0],
        ordered=not ORDER.isdisjoint(mention.text.lower().split()),
        order=order_of(note, mention),
    )

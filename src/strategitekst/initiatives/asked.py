"""A mention for which the earlier initiative is looked for: what it says, whatever it is compared with."""

import re
from dataclasses import dataclass

from ..da.undertakings import DEFINITE, NAMING
from ..schema import Annotation, Mention
from .features import VAGUE, Features, normalise_name, telling_words

#: Words right before a name by which the text gives it to what it spoke of.
_GIVES_NAME = re.compile(
    rf"\b(?:{NAMING}|navn til|under navnet|kalder (?:vi |det |den |man )?(?:foreløbig )?(?:for )?|kender (?:det |den |vi )?som|hed(?:der)? (?:det|den)|kendt som)\s+[”\"»„]?$",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\s(?P<number>\d{1,2}(?:\.\d{1,2})?)$")
_DETERMINED = re.compile(
    r"\b(?:den|det|denne|dette|vores|deres|\w+['’]?s)\s+(?:\w+e\s+)?$|\b(?:nye|kommende|næste|samme)\s+$",
    re.IGNORECASE,
)


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
        label: the number by which it is called: "indsats 6".
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
    counted = _COUNTED.search(mention.text) if form != "name" or found.head else None
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
        label=counted.group("number") if counted and not found.years else None,
    )

"""Texts changed as the world changes them, with their gold annotation carried along.

The letters that typing, scanning and careless spaces spoil are augmenty's work; what must stay
consistent over a document (names, dates, lines) is done here.
"""

import random
import unicodedata
import warnings
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

import spacy
from rapidfuzz.distance import Levenshtein
from spacy.language import Language

from ..errors import SettingError
from ..schema import Annotation, Entity

#: Where each character went; none where it is gone.
Moved = list[int | None]
Change = Callable[[Annotation, random.Random], Annotation]
_ASCII = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "Ae", "Ø": "Oe", "Å": "Aa"})
_DATED_ROLES = ("dateline", "byline")
_BROKEN_ROLES = ("paragraph", "list_item", "footnote", "caption")


def carry(note: Annotation, text: str, moved: Moved) -> Annotation:
    """Return the annotation on a changed text.

    Args:
        note: the annotation.
        text: the changed text.
        moved: new index of each character of the old text, growing.

    Returns:
        All spans on the new text, without blanks at their edges; one that is gone is left out.
    """
    after: list[int] = [0] * (len(moved) + 1)  # first character that stands at or behind
    after[-1] = len(text)
    for i in range(len(moved) - 1, -1, -1):
        new = moved[i]
        after[i] = after[i + 1] if new is None else new
    before: list[int] = [0] * (len(moved) + 1)  # one past the last that stands before
    for i, new in enumerate(moved):
        before[i + 1] = before[i] if new is None else new + 1

    def place(start: int, end: int) -> tuple[int, int] | None:
        first = next((new for new in moved[start:end] if new is not None), None)
        if first is None:
            return None
        # what was put in belongs to the letter before it, or to the word that it now begins:
        # "ø" that became "oe"
        if before[start] == 0 or text[before[start] - 1].isspace():
            first = before[start]
        last = after[end]
        while first < last and text[first].isspace():
            first += 1
        while last > first and text[last - 1].isspace():
            last -= 1
        return (first, last) if first < last else None

    def carried(items: Sequence[Any], **dropped: None) -> tuple[Any, ...]:
        result = []
        for item in items:
            edges = place(item.start, item.end)
            if edges is None:
                continue
            update: dict[str, Any] = {"start": edges[0], "end": edges[1], **dropped}
            if hasattr(item, "text"):
                update["text"] = text[edges[0] : edges[1]]
            result.append(item.model_copy(update=update))
        return tuple(result)

    return Annotation(
        id=note.id,
        text=text,
        document=note.document,
        passages=carried(note.passages, section=None),
        entities=carried(note.entities),
        initiatives=carried(note.initiatives),
        quotes=carried(note.quotes),
    )


def by_character(note: Annotation, change: Callable[[str], str]) -> Annotation:
    """Change each character by itself."""
    parts, moved, length = [], [], 0
    for character in note.text:
        part = change(character)
        moved.append(length if part else None)
        parts.append(part)
        length += len(part)
    return carry(note, "".join(parts), moved)


def with_edits(note: Annotation, edits: Mapping[tuple[int, int], str]) -> Annotation:
    """Put other words in the place of stretches that do not overlap."""
    parts: list[str] = []
    moved: Moved = []
    length = done = 0
    for (start, end), words in sorted(edits.items()):
        moved += range(length, length + start - done)
        parts += [note.text[done:start], words]
        length += start - done
        moved += [length if words else None, *([None] * (end - start - 1))]
        length += len(words)
        done = end
    moved += range(length, length + len(note.text) - done)
    return carry(note, "".join([*parts, note.text[done:]]), moved)


@cache
def _blank() -> Language:
    return spacy.blank("da")


def _aligned(old: str, new: str, offset: int) -> Moved:
    """Where each character of a line went, by the fewest edits."""
    moved: Moved = [None] * len(old)
    for code in Levenshtein.opcodes(old, new):
        if code.tag in ("equal", "replace"):
            for i in range(code.src_end - code.src_start):
                moved[code.src_start + i] = offset + code.dest_start + i
    return moved


def augmented(settings: Sequence[Mapping[str, Any]]) -> Change:
    """A change by augmenters of augmenty, one after the other, line by line.

    Args:
        settings: for each its registered ``name`` and its arguments.
    """
    try:
        import augmenty  # an extra, slow to load  # noqa: PLC0415
    except ImportError:
        raise SettingError(
            "robustness needs the extra 'evaluation'; install it with:"
            ' pip install "strategitekst[evaluation]"'
        ) from None
    augmenters = [
        augmenty.load(item["name"], **{k: v for k, v in item.items() if k != "name"})
        for item in settings
    ]

    def change(note: Annotation, rng: random.Random) -> Annotation:
        for augmenter in augmenters:
            state = random.getstate()
            random.seed(rng.random())  # augmenty draws from the global generator
            parts, moved, length = [], [], 0
            for line in note.text.splitlines(keepends=True):
                words = line.rstrip()
                new = words
                if words:
                    with warnings.catch_warnings():
                        warnings.simplefilter("ignore")  # spaCy's on alignment: no labels here
                        new = next(iter(augmenty.texts([words], augmenter, _blank())))
                tail = line[len(words) :]
                moved += _aligned(words, new, length)
                length += len(new)
                moved += range(length, length + len(tail))
                length += len(tail)
                parts += [new, tail]
            random.setstate(state)
            note = carry(note, "".join(parts), moved)
        return note

    return change


def _renamed(entity: Entity, names: Mapping[str, tuple[str, str]]) -> str:
    """The words of a person's mention under the new name; a genitive stays."""
    canonical = entity.canonical or entity.text
    first, last = names[canonical]
    words = entity.text.split()
    family = canonical.split()[-1]
    tail = words[-1].removeprefix(family) if words[-1].startswith(family) else ""
    if len(words) > 1:
        return f"{first} {last}{tail}"
    return f"{last}{tail}" if words[-1].startswith(family) else first


def other_names(first: Sequence[str], last: Sequence[str]) -> Change:
    """Give every person another name, the same all through a document."""

    def change(note: Annotation, rng: random.Random) -> Annotation:
        people = [e for e in note.entities if e.label == "PER"]
        names = {
            name: (rng.choice(first), rng.choice(last))
            for name in dict.fromkeys(e.canonical or e.text for e in people)
        }
        full = {name: " ".join(parts) for name, parts in names.items()}
        changed = with_edits(note, {(e.start, e.end): _renamed(e, names) for e in people})
        entities = tuple(
            e.model_copy(update={"canonical": full.get(e.canonical, e.canonical)})
            if e.label == "PER" and e.canonical
            else e
            for e in changed.entities
        )
        quotes = tuple(
            q.model_copy(update={"speaker": full.get(q.speaker, q.speaker)}) if q.speaker else q
            for q in changed.quotes
        )
        return changed.model_copy(update={"entities": entities, "quotes": quotes})

    return change


def without_date(note: Annotation, rng: random.Random) -> Annotation:
    """Take the dates out of dateline and byline: nothing tells when the text is from."""
    dated = [p for p in note.passages if p.role in _DATED_ROLES]
    edits = {
        (e.start, e.end): ""
        for e in note.entities
        if e.label == "DATE" and any(p.start <= e.start < p.end for p in dated)
    }
    return with_edits(note, edits)


def broken_lines(width: int) -> Change:
    """Wrap running text at a width, as mail and text from PDF is."""

    def change(note: Annotation, rng: random.Random) -> Annotation:
        letters = list(note.text)
        for passage in note.passages:
            if passage.role not in _BROKEN_ROLES:
                continue
            begin, blank = passage.start, None
            for i in range(passage.start, passage.end):
                if letters[i] == "\n":
                    begin, blank = i + 1, None
                elif letters[i] == " ":
                    blank = i
                if i - begin >= width and blank is not None:
                    letters[blank] = "\n"
                    begin, blank = blank + 1, None
        return carry(note, "".join(letters), list(range(len(letters))))

    return change


def lower_case(note: Annotation, rng: random.Random) -> Annotation:
    """All letters small."""
    return by_character(note, str.lower)


def ascii_letters(note: Annotation, rng: random.Random) -> Annotation:
    """Æ, ø and å as ae, oe and aa."""
    return by_character(note, lambda c: c.translate(_ASCII))


def decomposed(note: Annotation, rng: random.Random) -> Annotation:
    """Letters and their marks apart (NFD), as some systems store them."""
    return by_character(note, lambda c: unicodedata.normalize("NFD", c))


def make_change(settings: Mapping[str, Any]) -> Change:
    """Make the change that settings describe by ``kind`` and its arguments.

    Raises:
        SettingError: there is no such kind.
    """
    plain: dict[str, Change] = {
        "lower_case": lower_case,
        "ascii_letters": ascii_letters,
        "decomposed": decomposed,
        "without_date": without_date,
    }
    kind = settings["kind"]
    if kind in plain:
        return plain[kind]
    if kind == "augmenty":
        return augmented(settings["augmenters"])
    if kind == "other_names":
        return other_names(settings["first"], settings["last"])
    if kind == "broken_lines":
        return broken_lines(settings["width"])
    raise SettingError(f"robustness: kind of change {kind!r} is not known")

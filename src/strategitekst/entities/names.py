"""PER, ORG, LOC, PRODUCT and MISC: the base pipeline's names joined with lists and patterns.

What a list or a pattern says is trusted before the model; the model fills the gaps, and may make a
listed name longer ("Region Hovedstadens Psykiatri"). Then a name found once with evidence is found
everywhere in the document.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from ..knowledge import KnowledgeBase
from ..schema import Entity, Passage
from ..spans import Index, Taken
from .canonical import canonical_name, tidy, without_genitive
from .model_names import clean_model_name, is_capitalised, trim_person
from .patterns import Found, find_coined, find_patterns

_WORD = re.compile(r"\w+")
_GENITIVE = re.compile(r"(?:['’]s|s|['’])")
_LEGAL_FORM = re.compile(r" (?:A/S|ApS|I/S|P/S|K/S|a\.m\.b\.a\.)$")


class _Named:
    """Names of a passage that do not overlap, with their origins."""

    def __init__(self) -> None:
        self.spans: list[tuple[Found, str]] = []

    def overlapping(self, name: Found) -> list[tuple[Found, str]]:
        return [s for s in self.spans if s[0].start < name.end and name.start < s[0].end]

    def add(self, name: Found, origin: str) -> bool:
        if self.overlapping(name):
            return False
        self.spans.append((name, origin))
        return True


def _listed(
    text: str, offset: int, knowledge: KnowledgeBase, model: Sequence[Found]
) -> list[Found]:
    """Names of the knowledge base; ambiguous ones only where the model sees a name too."""
    found = []
    for match in knowledge.find(text):
        start, end = match.start + offset, match.end + offset
        entry = match.value
        if entry.ambiguous and not any(m.start < end and start < m.end for m in model):
            continue
        found.append(Found(start, end, entry.label))
    return found


def _in_capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 8 and sum(c.isupper() for c in letters) > 0.8 * len(letters)


def _runs_over(text: str, shaped: Found, listed: Sequence[Found]) -> bool:
    """Whether a pattern takes in more than the listed name it begins with, without a genitive."""
    return any(
        name.start == shaped.start
        and name.end < shaped.end
        and name.label == shaped.label
        and text[name.end - 1] not in "s’'"
        for name in listed
    )


def _passage_names(
    text: str, passage: Passage, knowledge: KnowledgeBase, model: Index[Found]
) -> list[tuple[Found, str]]:
    words = text[passage.start : passage.end]
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
            if trimmed is None or " " not in text[slice(*trimmed)]:
                continue
            name = Found(*trimmed, "PER")
            if any(k.label == "ORG" and k.start < name.end and name.start < k.end for k in listed):
                continue
        shaped.append(name)
    shaped = [name for name in shaped if not _runs_over(text, name, listed)]
    taken = _Named()
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
        if (
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
            taken.spans = [s for s in taken.spans if s not in over]
            taken.add(name, "model")
    return taken.spans


def _word_at(text: str, start: int, end: int) -> bool:
    return not (
        (start and (text[start - 1].isalnum() or text[start - 1] in "-@/."))
        or re.match(r"\w|-\w|@", text[end : end + 2])
    )


def _repeat(text: str, names: list[tuple[Found, str]], passages: Sequence[Passage]) -> None:
    """Find persons and unlisted organisations again wherever they are named in the document."""
    persons = [text[n.start : n.end] for n, _ in names if n.label == "PER"]
    known = set(persons)
    persons = [without_genitive(p, known) for p in persons]
    known = set(persons)
    for i, (name, origin) in enumerate(names):  # the model's label gives way to better evidence
        if origin == "model" and without_genitive(text[name.start : name.end], known) in known:
            names[i] = (Found(name.start, name.end, "PER"), origin)
    organisations = {
        _LEGAL_FORM.sub("", without_genitive(text[n.start : n.end]))
        for n, origin in names
        if n.label == "ORG" and origin == "rule" and n.end - n.start > 3
    }
    wanted = [(p, "PER") for p in dict.fromkeys(persons) if " " in p]
    wanted += [(o, "ORG") for o in sorted(organisations)]
    last_names = {p.split()[-1] for p, label in wanted if label == "PER" and len(p.split()[-1]) > 3}
    wanted += [(name, "PER") for name in sorted(last_names)]
    places = Index(passages)
    taken = Taken((name.start, name.end) for name, _ in names)
    for number, start, end in sorted(_places(text, [words for words, _ in wanted])):
        words, label = wanted[number]
        before = re.search(r"([A-ZÆØÅ][\w-]*) $", text[max(start - 40, 0) : start])
        if " " not in words and before:  # part of another, longer name
            continue
        passage = places.at(start)
        if passage is not None and end <= passage.end and taken.add(start, end):
            names.append((Found(start, end, label), "rule"))


def _places(text: str, wanted: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Find names in a text, all in one walk: (index of the name, start, end with a genitive)."""
    beginning: dict[str, list[int]] = {}
    for number, words in enumerate(wanted):
        first = _WORD.match(words)
        if first is not None:
            beginning.setdefault(first.group(), []).append(number)
    free = [0] * len(wanted)
    for word in _WORD.finditer(text):
        start, token = word.start(), word.group()
        numbers = beginning.get(token, ())
        if token.endswith("s"):  # a genitive without an apostrophe
            numbers = [*numbers, *beginning.get(token[:-1], ())]
        for number in numbers:
            if start < free[number] or not text.startswith(wanted[number], start):
                continue
            end = start + len(wanted[number])
            genitive = _GENITIVE.match(text, end)
            end = genitive.end() if genitive else end
            free[number] = end
            if _word_at(text, start, end):
                yield number, start, end


def _full_names(persons: Iterable[str]) -> dict[str, str]:
    """Short forms to the one full name they can stand for."""
    full = [p for p in dict.fromkeys(persons) if " " in p]
    short: dict[str, set[str]] = {}
    for name in full:
        parts = name.split()
        for form in (parts[0], parts[-1], f"{parts[0]} {parts[-1]}", " ".join(parts[1:])):
            short.setdefault(form, set()).add(name)
    return {form: next(iter(names)) for form, names in short.items() if len(names) == 1}


def find_names(
    text: str,
    passages: Sequence[Passage],
    knowledge: KnowledgeBase,
    model: Sequence[Found] = (),
) -> list[Entity]:
    """Find names in a document.

    Args:
        text: the document.
        passages: its passages; no name crosses their edges.
        knowledge: listed names with their canonical forms.
        model: names of the base pipeline (PER, ORG, LOC, MISC), half-open offsets.

    Returns:
        Entities in text order, without overlaps, with canonical names and origin.
    """
    names: list[tuple[Found, str]] = []
    given = Index(sorted(model, key=lambda name: name.start))
    for passage in passages:
        names += _passage_names(text, passage, knowledge, given)
    _repeat(text, names, passages)
    bare = {tidy(text[n.start : n.end]) for n, _ in names}
    persons = [without_genitive(text[n.start : n.end], bare) for n, _ in names if n.label == "PER"]
    full = _full_names(persons)
    entities = []
    known = bare | set(full)
    for name, origin in sorted(names, key=lambda item: item[0].start):
        words = text[name.start : name.end]
        canonical = None
        if name.label == "PER":
            own = without_genitive(words, known)
            canonical = full.get(own, own)
        elif name.label in ("ORG", "PRODUCT"):
            canonical = canonical_name(words, name.label, knowledge, bare)
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

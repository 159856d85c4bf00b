"""PER, ORG, LOC, PRODUCT and MISC: the base pipeline's names joined with lists and patterns.

What a list or a pattern says is trusted before the model; the model fills the gaps, and may make a
listed name longer ("Region Hovedstadens Psykiatri"). Then a name found once with evidence is found
everywhere in the document.
"""

import re
from collections.abc import Iterable, Sequence

from spacy.lang.da.stop_words import STOP_WORDS

from ..da.roles import ROLE_HEADS
from ..knowledge import KnowledgeBase
from ..schema import Entity, Passage
from .canonical import canonical_name, tidy, without_genitive
from .patterns import Found, find_coined, find_patterns

_EDGES = " \t\r\n\"'”“„»«’‘.,;:!?()[]*_-–—/|›•·"
_CLOSERS = '"”“„»«,;:!?)]*_-–—/|›•· \t\r\n'
_CAPITAL = re.compile(r"[A-ZÆØÅÄÖÜÉ]")
_ADDRESS = re.compile(r"\.(?:dk|com|org|net|eu|nu)\b", re.IGNORECASE)
#: The base pipeline's MISC is wider than ours: laws, prizes and events only.
_MISC = re.compile(
    r"(?:lov|loven|forordning\w*|direktiv\w*|pris|prisen|award|messe\w*|topmøde\w*|festival\w*|folkemøde\w*"
    r"|konference\w*|årsmøde\w*|kongres\w*|OL|EM|VM|Act|Days?|Summit)s?$",
    re.IGNORECASE,
)
_LEGAL_FORM = re.compile(r" (?:A/S|ApS|I/S|P/S|K/S|a\.m\.b\.a\.)$")
_COMPOUND_TAIL = re.compile(r"-[a-zæøå]")
_NATIONALITY = re.compile(
    r"(?:dansk|svensk|norsk|finsk|islandsk|grønlandsk|færøsk|tysk|engelsk|fransk|amerikansk|europæisk"
    r"|nordisk|kinesisk|russisk|ukrainsk|jysk|sjællandsk|fynsk|københavnsk|estisk|hollandsk|italiensk"
    r"|spansk|polsk|britisk|skandinavisk)(?:e|er|ere|erne|ernes|es|s|t)?$|(?:danskere?n?e?|europæere?|nordmænd)s?$",
    re.IGNORECASE,
)
#: Words that open a sentence or stand for somebody, never a name of their own.
_NOT_NAMES = frozenset(
    STOP_WORDS
    | set(
        """
            ifølge desuden derfor derudover samtidig ligeledes endelig dermed herefter herudover her
            nu først kommunerne kommuner kommunen regionerne regionen regeringen staten ministeren
            ministeriet styrelsen direktøren formanden borgmesteren borgerne borgere borger
            virksomheder virksomhederne medarbejderne strategi strategien handlingsplan
            handlingsplanen digitalisering digitaliseringen data it sundhed velfærd
            velfærdsteknologi teknologi teknologien program programmet projekt projektet aftale
            aftalen kommunal kommunale offentlig offentlige fælles fælleskommunal fælleskommunale
            fællesoffentlig fællesoffentlige digital digitale dansk danske nye ny flere mange alle
            styring sikkerhed sammenhæng kompetencer foto kontakt læs se fakta om tlf telefon mail
            e-mail side nyhed nyheder pressemeddelelse kl januar februar marts april maj juni juli
            august september oktober november december mandag tirsdag onsdag torsdag fredag lørdag
            søndag debat leder kronik klumme byrådet rådhuset skolen parterne partierne folkeskolen
        """.split()
    )
) - {"kl", "hans", "per", "bo", "ole"}
#: Concepts and abbreviations of concepts that are written like names.
_CONCEPTS = frozenset(
    """
    ai it ki kol gdpr edb ict nis smart-city pdf sms app apps cloud open-source big-data internet internettet
    smart-cities machine-learning internet-of-things iot blockchain rpa open-data cookies cookie annonce
    big-tech tech corona covid-19 coronavirus covid wifi wi-fi www
    """.split()
)


def _trim_person(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Take titles, sentence openers and marks off the edges of a person's name."""
    while True:
        words = text[start:end].split()
        if not words:
            return None
        first = words[0].casefold().strip(_EDGES)
        if first in _NOT_NAMES or first.endswith(ROLE_HEADS):
            rest = text[start:end]
            start += len(rest) - len(rest[len(rest.split(maxsplit=1)[0]) :].lstrip())
            if start >= end:
                return None
            continue
        return start, end


def _whole_person(text: str, start: int, end: int) -> tuple[int, int]:
    """Take in a first name that the model left out: "Lena" before "Malmström Thorsgaard"."""
    before = re.search(r"(?:^|[\s\"”»(/-])([A-ZÆØÅ][a-zæøåé]+) $", text[max(0, start - 30) : start])
    if before is None or before.group(1).casefold() in _NOT_NAMES:
        return start, end
    if before.group(1).casefold().endswith((*ROLE_HEADS, "s")) or " " not in text[start:end]:
        return start, end
    return start - len(before.group(1)) - 1, end


def _clean_model_name(text: str, name: Found) -> Found | None:
    """Keep a name of the base pipeline only in the shape the guidelines allow."""
    start, end = name.start, name.end
    while start < end and text[start] in _EDGES:
        start += 1
    number = re.match(r"\d{1,2}[.)]\s+", text[start:end])
    if number:
        start += number.end()
    while end > start and text[end - 1] in _CLOSERS:
        end -= 1
    if end > start and text[end - 1] == "." and text[start:end].count(".") == 1:
        end -= 1
    words = text[start:end]
    if name.label == "MISC" and not _MISC.search(words):
        return None
    if (
        not words
        or _ADDRESS.search(words)
        or not _CAPITAL.search(words)
        or "\n" in words
        or "@" in words
    ):
        return None
    folded = words.casefold()
    if " " in words and name.label != "MISC" and not _capitalised(words):
        return None
    if (
        folded in _NOT_NAMES
        or folded.rstrip("s") in _NOT_NAMES
        or "-".join(folded.split()) in _CONCEPTS
        or _NATIONALITY.match(words)
    ):
        return None
    if _COMPOUND_TAIL.search(words) or _COMPOUND_TAIL.match(text[end : end + 2]):
        return None
    if (start and text[start - 1] in "@/.") or re.match(r"\.\w{2,}|/\w", text[end : end + 3]):
        return None
    if name.label == "PER":
        trimmed = _trim_person(text, start, end)
        if trimmed is None:
            return None
        start, end = _whole_person(text, *trimmed)
    if not text[start].isupper() and not (name.label != "PER" and text[start].isdigit()):
        return None
    return Found(start, end, name.label)


def _capitalised(words: str) -> bool:
    small = {"og", "for", "i", "af", "på", "til", "the", "of", "and", "&"}
    return all(w[:1].isupper() or w[:1].isdigit() or w in small for w in words.split())


class _Taken:
    """Spans that do not overlap."""

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
    text: str, passage: Passage, knowledge: KnowledgeBase, model: Sequence[Found]
) -> list[tuple[Found, str]]:
    words = text[passage.start : passage.end]
    inside = [
        cleaned
        for name in model
        if passage.start <= name.start
        and name.end <= passage.end
        and (cleaned := _clean_model_name(text, name)) is not None
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
            trimmed = _trim_person(text, name.start, name.end)
            if trimmed is None or " " not in text[slice(*trimmed)]:
                continue
            name = Found(*trimmed, "PER")
            if any(k.label == "ORG" and k.start < name.end and name.start < k.end for k in listed):
                continue
        shaped.append(name)
    shaped = [name for name in shaped if not _runs_over(text, name, listed)]
    taken = _Taken()
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
        longer = all(name.start <= o.start and o.end <= name.end for o, _ in over)
        if (
            longer
            and name.label in ("ORG", "PER")
            and all(o.label in ("ORG", "LOC", name.label) for o, _ in over)
            and all(
                (origin == "knowledge_base" and name.label == "ORG" and o.label == "LOC")
                or o.label == "LOC"
                for o, origin in over
            )
            and _capitalised(text[name.start : name.end])
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
    taken = _Taken()
    taken.spans = names
    persons = [text[n.start : n.end] for n, _ in names if n.label == "PER"]
    persons = [without_genitive(p, persons) for p in persons]
    for i, (name, origin) in enumerate(names):  # the model's label gives way to better evidence
        if origin == "model" and without_genitive(text[name.start : name.end], persons) in persons:
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
    for words, label in wanted:
        for match in re.finditer(re.escape(words) + r"(?:['’]s|s|['’])?", text):
            if _word_at(text, match.start(), match.end()):
                name = Found(match.start(), match.end(), label)
                before = re.search(r"([A-ZÆØÅ][\w-]*) $", text[: name.start][-40:])
                if " " not in words and before:  # part of another, longer name
                    continue
                if any(p.start <= name.start and name.end <= p.end for p in passages):
                    taken.add(name, "rule")


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
    for passage in passages:
        names += _passage_names(text, passage, knowledge, model)
    _repeat(text, names, passages)
    bare = {tidy(text[n.start : n.end]) for n, _ in names}
    persons = [without_genitive(text[n.start : n.end], bare) for n, _ in names if n.label == "PER"]
    full = _full_names(persons)
    entities = []
    for name, origin in sorted(names, key=lambda item: item[0].start):
        words = text[name.start : name.end]
        canonical = None
        if name.label == "PER":
            own = without_genitive(words, bare | set(full))
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

"""NAM: initiatives by name or title.

From the registry, from titles in marks after a head noun ("strategien ”X”"), from capitals after
one ("projektet Digital Tryghed"), named solutions where they are changed, and the measures that a
plan sets out under titles of their own.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..da.undertakings import CHANGING, DEFINITE, FORMS, MEASURES, USING
from ..knowledge.registry import Registry
from ..schema import Entity, Passage
from ..segment.blocks import list_marker
from .features import base_form, sentence_around

_MARKS = '"”“„»«'
_WORD = re.compile(r"[\w-]+")
_ROLES = ("title", "paragraph", "list_item", "table_row", "heading")
_LONGEST = 5  # words of a description
_HEAD_FORM = "|".join(FORMS)
_QUOTED = re.compile(
    rf"\b[\w-]{{0,40}}?(?:{_HEAD_FORM}|udspillet|reformen|satsningen)s?(?:\s(?:om|for|fra)\s[\w\s-]{{2,40}})?(?:,? (?:med titlen|med navnet|under titlen|under overskriften|kaldet|der hedder|som hedder))?[\s,:]{{1,2}}[{_MARKS}](?P<title>[A-ZÆØÅ0-9][^{_MARKS}\n]{{2,100}})[{_MARKS}]",
    re.IGNORECASE,
)
_CAPITALISED = re.compile(
    rf"\b(?:[\w-]{{0,40}}?(?:{'|'.join(DEFINITE)})|løsningen|systemet|portalen|platformen|netværket)\s+"
    r"(?P<name>(?-i:[A-ZÆØÅ])[\w-]*(?:\s(?:(?-i:[A-ZÆØÅ])[\w-]*|\d{4}|(?:og|i|for|til|af|på|med|om)\s(?=(?-i:[A-ZÆØÅ]))(?-i:[A-ZÆØÅ])[\w-]*))*)",
    re.IGNORECASE,
)
_PROJECT = re.compile(
    r"\b(?P<name>(?:Projekt|Program|Kampagnen?|Aktion)\s[A-ZÆØÅ][\w-]+(?:\s[A-ZÆØÅ][\w-]+)*)"
)
_NAMED_COMPOUND = re.compile(
    rf"(?<![\w-])(?P<name>[A-ZÆØÅ][\w.]*(?:\s[A-ZÆØÅ]\w+)?-(?:{_HEAD_FORM}|løsningen|systemet))s?(?![\w-])"
)
_CHANGING = re.compile(rf"\b(?:{CHANGING})", re.IGNORECASE)
_USING = re.compile(rf"(?:{USING})", re.IGNORECASE)
_NO_NAMES = frozenset({"IT", "It", "EDB", "AI", "EU", "KI", "IKT", "Digitaliserings", "Smart"})
_MEASURES = re.compile(rf"\b(?:{MEASURES})\b[^.]*:\s*$", re.IGNORECASE)
_RUN_IN = re.compile(r"(?P<lead>[A-ZÆØÅ][^:.!?\n]{2,80}):\s")
_SHORT_ITEM = re.compile(r"(?P<lead>[A-ZÆØÅ][\w-]*(?:,? [\w&-]+){0,8})$")
_SECTION_SAYS = re.compile(
    r"\b(?:initiativet|projektet|indsatsen|delprojektet|tiltaget)\b(?!\s+(?:til|fra|(?-i:[A-ZÆØÅ])))|der (?:gennemføres|igangsættes|etableres|iværksættes) et \w*\s?(?:initiativ|projekt|program)",
    re.IGNORECASE,
)
_PLAN = re.compile(r"\b(?:handlingsplan|strategi|plan|program)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Name:
    """A name found: half-open offsets; ``known`` are the registry ids it can stand for.

    ``described`` tells that it is a usual description in common nouns (NOM).
    """

    start: int
    end: int
    known: tuple[str, ...] = ()
    kind: str | None = None
    described: bool = False


def _registered(text: str, passage: Passage, registry: Registry) -> list[Name]:
    found = []
    words = text[passage.start : passage.end]
    for match in registry.find(words):
        start, end = match.start + passage.start, match.end + passage.start
        solutions = [k for k in match.value if k.kind == "løsning"]
        only = bool(solutions) and len(solutions) == len(match.value)
        if only and not _changed(text, start, end, passage)[0]:
            continue
        found.append(Name(start, end, tuple(k.id for k in match.value), match.value[0].kind))
    return found


def _described(text: str, passage: Passage, registry: Registry) -> list[Name]:
    """Solutions by their usual description ("den fælleskommunale rammearkitektur")."""
    tokens = [
        (m.start(), m.end(), base_form(m.group()))
        for m in _WORD.finditer(text, passage.start, passage.end)
    ]
    found = []
    for i, (start, _, _) in enumerate(tokens):
        for length in range(min(_LONGEST, len(tokens) - i), 1, -1):
            end = tokens[i + length - 1][1]
            known = registry.described.get(" ".join(t[2] for t in tokens[i : i + length]), [])
            if not any(k.kind == "løsning" for k in known):
                continue
            if _CHANGING.search(sentence_around(text, start, end, passage.start, passage.end)):
                found.append(
                    Name(start, end, tuple(k.id for k in known), "løsning", described=True)
                )
            break
    return found


def _changed(text: str, start: int, end: int, passage: Passage) -> tuple[bool, bool]:
    """Whether the sentence tells of changing the solution named there, and of using it."""
    low = passage.start
    sentence = sentence_around(text, start, end, low, passage.end)
    marked = sentence.replace(text[start:end], " § ")
    marked = " ".join(marked.split())
    return _CHANGING.search(marked) is not None, _USING.search(marked) is not None


def _products(text: str, passages: Sequence[Passage], entities: Sequence[Entity]) -> list[Name]:
    """Named solutions where they are changed; everywhere, if the document is about the change."""
    found: list[Name] = []
    doubtful: list[tuple[str, Name]] = []
    changed: dict[str, int] = {}
    for entity in entities:
        passage = next((p for p in passages if p.start <= entity.start < p.end), None)
        if entity.label != "PRODUCT" or passage is None:
            continue
        name = Name(entity.start, entity.end, kind="løsning")
        key = entity.canonical or entity.text
        changes, uses = _changed(text, entity.start, entity.end, passage)
        if changes:
            found.append(name)
            changed[key] = changed.get(key, 0) + (2 if passage.role == "title" else 1)
        elif not uses:
            doubtful.append((key, name))
    return found + [name for key, name in doubtful if changed.get(key, 0) >= 2]


def _titled(text: str, passage: Passage, entities: Sequence[Entity]) -> list[Name]:
    found = []
    for match in _QUOTED.finditer(text, passage.start, passage.end):
        found.append(Name(*match.span("title")))
    others = [
        e for e in entities if e.label in ("ORG", "PER", "LOC", "DATE") and e.origin != "model"
    ]
    for pattern in (_CAPITALISED, _PROJECT, _NAMED_COMPOUND):
        for match in pattern.finditer(text, passage.start, passage.end):
            start, end = match.span("name")
            if pattern is _CAPITALISED and any(e.start <= start < e.end for e in others):
                continue
            if pattern is _CAPITALISED and end - start < 3:
                continue
            if (
                pattern is _NAMED_COMPOUND
                and text[start:end].split("-", maxsplit=1)[0] in _NO_NAMES
            ):
                continue
            found.append(Name(start, end))
    return found


def _measures(text: str, passages: Sequence[Passage]) -> list[Name]:
    """Lead words of list items introduced as a plan's initiatives; headings whose section says so."""
    found: list[Name] = []
    introduced = False
    for passage in passages:
        words = text[passage.start : passage.end]
        if passage.role == "list_item":
            if introduced:
                marker = list_marker(words) or ""
                lead = _RUN_IN.match(words, len(marker)) or _SHORT_ITEM.match(words, len(marker))
                if lead:
                    start, end = lead.span("lead")
                    found.append(Name(passage.start + start, passage.start + end, kind="initiativ"))
        elif passage.role in ("paragraph", "heading", "title"):
            introduced = bool(_MEASURES.search(words))
    for i, passage in enumerate(passages):
        if passage.role != "heading" or not _PLAN.search(text):
            continue
        inside = [p for p in passages if p.section == i]
        opening = " ".join(text[p.start : p.end] for p in inside[:2])
        if (
            inside
            and _SECTION_SAYS.search(opening)
            and not _PLAN.search(text[passage.start : passage.end])
        ):
            start, end = passage.start, passage.end
            while start < end and not text[start].isalpha():
                start += 1
            while end > start and not (text[end - 1].isalnum() or text[end - 1] in ")%"):
                end -= 1
            title = text[start:end]
            if len(title) > 3 and len(title.split()) <= 10 and "?" not in title:
                found.append(Name(start, end, kind="initiativ"))
    return found


def _again(text: str, passages: Sequence[Passage], names: Sequence[Name]) -> list[Name]:
    """A name found once with evidence, found wherever the document writes it again."""
    found = []
    forms = {text[n.start : n.end].casefold(): n for n in names if not n.known and not n.described}
    for form, name in forms.items():
        if " " not in form:
            continue
        pattern = re.compile(rf"(?<!\w){re.escape(form)}(?!\w)", re.IGNORECASE)
        for passage in passages:
            for match in pattern.finditer(text, passage.start, passage.end):
                if match.group()[:1].isupper():
                    found.append(Name(match.start(), match.end(), kind=name.kind))
    return found


def find_names(
    text: str, passages: Sequence[Passage], entities: Sequence[Entity], registry: Registry
) -> list[Name]:
    """Find initiatives by name in the passages given.

    Args:
        text: the document.
        passages: all its passages, headings with their sections.
        entities: its entities.
        registry: known initiatives.

    Returns:
        Names in no particular order; they may overlap.
    """
    found: list[Name] = []
    for passage in passages:
        if passage.role not in _ROLES:
            continue
        found += _registered(text, passage, registry)
        found += _described(text, passage, registry)
        found += _titled(text, passage, entities)
    content = [p for p in passages if p.role in _ROLES]
    found += _measures(text, passages)
    found += _again(text, content, found)
    return found + _products(text, content, entities)

"""Whose an office is: the body in it, beside it, or that the text tells of before it."""

import re
from collections.abc import Sequence
from typing import Final

from ..da.roles import PARTIES
from ..da.speech import SPEECH_VERBS
from ..schema import Entity, Passage
from ..spans import Index
from .stated_roles import Span
from .told_of import body_told_of

#: Whose an office is, by a name: "KL's formand".
NAME_GENITIVE: Final = re.compile(
    r"^(?!(?:Vores|Jeres|Deres|Dets|Dens|Hans|Hendes)$)[A-ZÆØÅ].*(?:['’]s|s|['’])$"
)
#: Whose an office is, by a noun: "foreningens formand", but "kommunens it-chef" is an it-chef.
NOUN_GENITIVE: Final = re.compile(r"(?!kommunens|dets|dens)[a-zæøå-]{3,}?(?:ens|ets|ernes)")
#: The same where the noun can stand for a body that is named before.
_BODY_GENITIVE: Final = re.compile(
    r"[a-zæøå-]*?(?P<kind>forening|forbund|organisation|fond|selskab|region|styrels|ministeri|råd|udvalg"
    r"|netværk|parti|institut)(?:en|et)s"
)
#: "Hos KL supplerer chefkonsulent Lis Holm": so many words between the body and the office.
_AT: Final = re.compile(r"\bHos \Z", re.IGNORECASE)
_MOST_BETWEEN: Final = 3
#: "I Struer Kommune er it-chef Lis Holm glad": at the head of a sentence, and a verb follows.
_HEADED: Final = re.compile(r"(?:\A|[.!?:»«”\"–]\s|\n)(?:I|Fra|Ved) \Z")
_ACTS: Final = SPEECH_VERBS | frozenset(
    "er har ser lægger glæder håber hæfter tager ønsker vurderer roser følger forventer".split()
)
#: "KMD-direktør": whose.
_STEM: Final = re.compile(r"(?P<body>[A-ZÆØÅ]\w*)-[a-zæøå]+")


def body_in(entities: Index[Entity], office: Span) -> str | None:
    """The body named in the words of an office: "direktør i KMD".

    Args:
        entities: the names of the document.
        office: where the office stands.
    """
    inside = (e for e in entities.starting(*office) if e.label == "ORG")
    first = next(inside, None)
    return first.canonical if first is not None else None


def _beside(text: str, following: Sequence[Entity], ends: Sequence[int]) -> str | None:
    """The organisation right after a role or a name: "direktør, KMD", "Anne Berg fra KL"."""
    for entity in following:
        for end in ends:
            between = text[end : entity.start].replace("\n", " ") if end <= entity.start else "-"
            if (
                entity.label == "ORG"
                and between in (", ", " fra ", " i ", " hos ")
                # "Ole Berg, KL's formand Martin Dal": the body is the next one's
                and not (NAME_GENITIVE.match(entity.text) and entity.canonical != entity.text)
            ):
                return entity.canonical
    return None


def _in_bracket(text: str, person: Entity, following: Sequence[Entity]) -> str | None:
    """Where somebody with an office comes from: "afdelingschef Lis Holm (Region Fyn)"; no party."""
    body = following[0] if following else None
    if body is None or body.label != "ORG" or text[person.end : body.start] != " (":
        return None
    other = body.canonical in (person.canonical, *PARTIES.values()) or body.text in PARTIES
    return body.canonical if not other and text[body.end : body.end + 1] in (")", ",") else None


def _before(text: str, entities: Sequence[Entity], start: int) -> str | None:
    """The body at which somebody speaks: "Hos KL supplerer chefkonsulent Lis Holm"."""
    for entity in entities:
        between = text[entity.end : start]
        words, before = between.split(), text[max(0, entity.start - 5) : entity.start]
        if (
            entity.label == "ORG"
            and (_AT.search(before) or (_HEADED.search(before) and words[:1] and words[0] in _ACTS))
            and 0 < len(words) <= _MOST_BETWEEN
            and between.replace(" ", "").isalpha()
        ):
            return entity.canonical
    return None


def _of_noun(role: str, named: Sequence[Entity], before: int) -> str | None:
    """The body that the noun before an office stands for: "foreningens formand" of "Fjordby Beboerforening"."""
    whose = _BODY_GENITIVE.fullmatch(role.split(maxsplit=1)[0])
    if whose is None:
        return None
    bodies = (e.canonical for e in reversed(named[:before]) if e.label == "ORG" and e.canonical)
    return next((name for name in bodies if whose["kind"] in name.lower()), None)


class OfficeBodies:
    """Finds whose the offices of a document are.

    Args:
        text: the document.
        passages: its passages.
        entities: its names, in text order.
    """

    def __init__(self, text: str, passages: Sequence[Passage], entities: Sequence[Entity]) -> None:
        self._text, self._passages, self._entities = text, passages, entities
        self._places, self._indexed = Index(passages), Index(entities)
        self._named = {e.text: e.canonical for e in entities if e.label == "ORG"}

    def of(
        self, number: int, role: str, office: Span, second: Span | None, row_end: int | None
    ) -> str | None:
        """Return the body in which a person holds an office, where the text tells it.

        Args:
            number: which of the names the person is.
            role: the words of the office.
            office: where they stand.
            second: where another office of the person stands, if any.
            row_end: where the row of those who share it ends, if others do.
        """
        text, entities, person = self._text, self._entities, self._entities[number]
        behind = entities[number + 1 : number + 6]
        place = self._places.number_at(person.start)
        return (
            body_in(self._indexed, office)
            or self._in_stem(role)
            or (body_in(self._indexed, second) if second is not None else None)
            or _beside(text, behind[:2], (office[1], person.end))
            or _before(text, entities[max(0, number - 2) : number], office[0])
            or _of_noun(role, entities, number)
            or _in_bracket(text, person, behind)
            or (_beside(text, behind, (row_end,)) if row_end is not None else None)
            or body_told_of(text, self._passages, place, self._indexed, person)
        )

    def _in_stem(self, role: str) -> str | None:
        """The body that an office is compounded with: "KMD-direktør", where the text names KMD."""
        stem = _STEM.match(role)
        return self._named.get(stem["body"]) if stem else None

"""Who says it: a person or body by name, or a word that stands for one named elsewhere."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from ..da.gender import means_woman
from ..da.roles import ROLE_HEADS
from ..da.speech import PRONOUNS
from ..schema import Entity
from ..spans import Index

#: How nouns end that stand for a body named before: "fagforeningen", "ældrerådet".
_BODIES: Final = (
    "selskabet",
    "virksomheden",
    "firmaet",
    "foreningen",
    "organisationen",
    "styrelsen",
    "ministeriet",
    "kommunen",
    "regionen",
    "forbundet",
    "leverandøren",
    "koncernen",
    "rådet",
    "udvalget",
    "instituttet",
    "tilsynet",
    "direktoratet",
    "fonden",
    "partiet",
)
#: After "ifølge", where the others do not stand.
OBLIQUE_PRONOUNS: Final = frozenset({"hende", "ham"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says it and by which word: a person's or an organisation's canonical name.

    ``pronoun`` tells that somebody named elsewhere is meant, ``office`` by which office, ``woman``
    whether by "hun" or by "han"; ``body`` is a noun that stands for an organisation named before.
    """

    person: str | None = None
    org: str | None = None
    cue: str | None = None
    pronoun: bool = False
    office: str | None = None
    woman: bool | None = None
    body: str | None = None

    def by_cue(self, cue: str | None) -> "Attribution":
        """The same speaker, told by another word or by none."""
        return Attribution(self.person, self.org, cue)


def speaker_of(entity: Entity, cue: str | None = None) -> Attribution:
    """Give words to a person and their body, or to an organisation.

    Args:
        entity: a PER or an ORG.
        cue: the word that hands over to their words.
    """
    if entity.label == "PER":
        return Attribution(entity.canonical, entity.org, cue)
    return Attribution(org=entity.canonical, cue=cue)


def speakers_in(entities: Index[Entity], start: int, end: int) -> list[Entity]:
    """The persons and organisations that are named from ``start`` to ``end``."""
    inside = entities.starting(start, end)
    return [e for e in inside if e.label in ("PER", "ORG") and e.end <= end]


def person_among(entities: Iterable[Entity]) -> Entity | None:
    """The first person among entities."""
    return next((e for e in entities if e.label == "PER"), None)


def indefinite_forms(office: str) -> set[str]:
    """What an office in the definite can be without its article: "rådmand" of "rådmanden"."""
    return {
        office.removesuffix("en"),
        office.removesuffix("n"),
        office.removesuffix("ren") + "r",
    }


def _is_office(word: str) -> bool:
    """Whether a word stands for somebody named before: "rådmanden", "kontorchefen"."""
    forms = indefinite_forms(word) - {word}
    return word.endswith("n") and any(form.endswith(ROLE_HEADS) for form in forms)


def stands_for(word: str, cue: str | None) -> Attribution | None:
    """Whom a word stands for that names nobody: "hun", "rådmanden", "foreningen".

    Args:
        word: a word as it stands in the text.
        cue: the word that hands over to what is said.

    Returns:
        An attribution to resolve, or nothing where the word stands for nobody.
    """
    bare = word.strip(",.:").lower()
    if word[:1].islower() and bare.endswith(_BODIES) and not bare.endswith("området"):
        return Attribution(cue=cue, body=bare)
    if _is_office(bare):
        return Attribution(cue=cue, pronoun=True, office=bare)
    if bare in PRONOUNS or bare in OBLIQUE_PRONOUNS:
        return Attribution(cue=cue, pronoun=True, woman=means_woman(bare))
    return None


def woman_in(words: Iterable[str]) -> bool | None:
    """Whether the pronouns among words mean a woman; nothing where they mean both or nobody."""
    meant = {means_woman(word) for word in words} - {None}
    return meant.pop() if len(meant) == 1 else None

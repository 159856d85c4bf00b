"""A stretch of text that may be a mention of an initiative."""

from dataclasses import dataclass, field

from .descriptions import Description

#: Ways of being found that make no name by themselves; those beside a description, and beside a tail.
_WEAK = frozenset({"described", "tail", "elliptic"})
_WEAK_TOLD = _WEAK | {
    "capital first",
    "capital",
    "again",
    "item",
    "heading",
    "title",
    "cell",
    "run",
}
_WEAK_TAIL = _WEAK | {"capital first", "again"}  # "Atlasset" at the head of a sentence
#: Ways of being found that say that it is a named solution.
_SOLUTION = frozenset({"product", "registry solution"})


@dataclass(slots=True)
class Proposal:
    """A stretch that may be a mention: half-open offsets, how it was found, its features.

    ``common`` says that a capital in it is none of its own (see `capitals`).
    """

    start: int
    end: int
    sources: set[str] = field(default_factory=set)
    description: Description | None = None
    known: tuple[str, ...] = ()
    company: str = ""
    owned: bool = False
    common: bool = False
    passage: int = 0
    features: dict[str, float] = field(default_factory=dict)
    score: float = 0.0

    @property
    def novel(self) -> bool:
        """Whether it is a description with "ny" or "kommende"."""
        return self.description is not None and self.description.novel

    @property
    def solution(self) -> bool:
        """Whether it is a named solution: a product, or one of the registry."""
        return not self.sources.isdisjoint(_SOLUTION)

    @property
    def named(self) -> bool:
        """Whether it would be a mention by name; a capital that only opens a sentence makes none."""
        if self.common:
            return False
        if self.description is not None:
            # "Signalprogrammet" inside a sentence; "Aftalen" there is a defined term
            own_capital = "capital" in self.sources and bool(self.description.stem)
            return own_capital or not self.sources <= _WEAK_TOLD
        return not self.sources <= (_WEAK_TAIL if "tail" in self.sources else _WEAK)

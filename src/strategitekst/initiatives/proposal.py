"""A stretch of text that may be a mention of an initiative."""

from dataclasses import dataclass, field

from .descriptions import Description


@dataclass(slots=True)
class Proposal:
    """A stretch that may be a mention: half-open offsets, how it was found, its features."""

    start: int
    end: int
    sources: set[str] = field(default_factory=set)
    description: Description | None = None
    known: tuple[str, ...] = ()
    company: str = ""
    owned: bool = False
    passage: int = 0
    features: dict[str, float] = field(default_factory=dict)
    score: float = 0.0

    @property
    def novel(self) -> bool:
        """Whether it is a description with "ny" or "kommende"."""
        return self.description is not None and self.description.novel

    @property
    def named(self) -> bool:
        """Whether it would be a mention by name; a capital that only opens a sentence makes none."""
        weak = {"described", "tail", "elliptic"}
        if self.description is not None:
            weak |= {"capital first", "capital", "again", "item", "heading", "title", "cell", "run"}
        elif "tail" in self.sources:  # "Atlasset" at the head of a sentence
            weak |= {"capital first", "again"}
        return bool(self.sources - weak)

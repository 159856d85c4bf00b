"""A name that was found, before it is a record."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """A name where it stands: half-open offsets and label."""

    start: int
    end: int
    label: str

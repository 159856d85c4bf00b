"""A block with what the rules of form and surroundings ask of it."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

_WORD: Final = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_END: Final = re.compile(r"[.!?:;…,][\"'”“»«’)\]]*$")
FULL_STOP: Final = re.compile(r"[.…][\"'”“»«’)\]]*$")
MARKS: Final = "\"'”“„»«’‘"
#: What opens words that are spoken; an item of a list opens so too.
SPOKEN_DASH: Final = re.compile(r"[-–—](?:\s+|(?=[A-ZÆØÅ][a-zæøå]))")
#: Longer blocks are running text; the rules of form would only take time on them.
LONGEST: Final = 2000


@dataclass(slots=True)
class Item:
    """A block with what is asked of it more than once."""

    text: str
    gap: bool
    hint: str | None = None
    role: str | None = None
    plain: str = field(init=False)
    key: str = field(init=False)  # the words alone, to see that two blocks say the same
    words: int = field(init=False)
    reached: bool | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.plain = " ".join(self.text.lower().split()).replace("’", "'")
        words = _WORD.findall(self.plain)
        self.key = " ".join(words)
        self.words = len(words)

    @property
    def ends(self) -> bool:
        """Whether a mark of the sentence stands at the end."""
        return _END.search(self.text) is not None

    @property
    def short(self) -> bool:
        """Short and without the end of a sentence: could be a title, heading, tag or caption."""
        return (
            1 <= self.words <= 22
            and len(self.text) <= 180
            and not self.ends
            and self.text[:1] not in MARKS
        )

    @property
    def running(self) -> bool:
        """Running text: a sentence with its end, or too long for anything else."""
        return self.words > 22 or (self.words >= 6 and self.ends)


def runs_of(
    items: Iterable[Item], opens: Callable[[Item], bool], goes_on: Callable[[Item, Item], bool]
) -> Iterator[list[Item]]:
    """Yield the blocks that stand together, as long runs as there are.

    Args:
        items: the blocks in text order.
        opens: whether a block can begin a run.
        goes_on: whether the second of two blocks continues the run that ends with the first.
    """
    run: list[Item] = []
    for item in items:
        if run and goes_on(run[-1], item):
            run.append(item)
            continue
        if run:
            yield run
        run = [item] if opens(item) else []
    if run:
        yield run


def after(items: list[Item], i: int) -> Iterator[Item]:
    """The items below one, without a copy of them all."""
    return (items[j] for j in range(i + 1, len(items)))

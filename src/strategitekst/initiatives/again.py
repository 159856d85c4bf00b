"""Names found once, found wherever a document writes them again, in one walk over its words."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

_WORD: Final = re.compile(r"\w+")
_PIECE: Final = re.compile(r"\s+|\w+|[^\w\s]")
#: What may follow a name: its genitive, and nothing that makes a longer word of it.
_TAIL: Final = re.compile(r"(?:s|['’]s)?(?![\w-])")
#: Marks that a name may end here; no piece of a text.
_END: Final = "\n"


class NameTree:
    """Names as paths of words and marks, so that the time does not grow with their number.

    Args:
        names: names that begin with a letter; case and the kind of white space do not count.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._root: dict[str, Any] = {}
        for name in names:
            node = self._root
            for piece in _PIECE.findall(name):
                node = node.setdefault(_folded(piece), {})
            node[_END] = True

    def find(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the offsets of the longest name at each place, genitive included, without overlaps.

        Args:
            text: the document.
            start: where the search begins.
            end: where it ends; no name crosses it.
        """
        root, free = self._root, start
        for match in _WORD.finditer(text, start, end):
            at, word = match.start(), match.group().lower()
            if at < free or (word not in root and word[:-1] not in root):
                continue
            if at and text[at - 1] == "-":
                continue
            found = self._longest(text, at, end)
            if found is not None:
                free = found
                yield at, found

    def _longest(self, text: str, start: int, end: int) -> int | None:
        node, best = self._root, None
        for match in _PIECE.finditer(text, start, end):
            stop, piece = match.end(), _folded(match.group())
            for own, bare in ((piece, stop), (piece[:-1], stop - 1)):  # "Tryghed", "Trygheds"
                if _END in node.get(own, ()):
                    tail = _TAIL.match(text, bare, end)
                    best = tail.end() if tail is not None else best
            node = node.get(piece, {})
            if not node:
                break
        return best


def _folded(piece: str) -> str:
    return " " if piece.isspace() else piece.lower()

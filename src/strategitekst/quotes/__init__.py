"""Who says what: quoted words with their speakers.

`search` walks through a document's paragraphs and keeps what has been heard in a `discourse`. In each,
`marks` finds the words in marks or after a dash, and `decide` tells whether they are said and by whom:
by the clause after or before them, by the paragraphs around (`neighbours`) or as an answer
(`interviews`); `titles` are named, not said. `unmarked`, `headlines` and `transcripts` find words without
marks. An `attribution` to "hun" or "foreningen" is resolved by `referents`, and `backfill` gives
quotes that tell no speaker the one that the rest of the document tells.
"""

from .search import find_quotes

__all__ = ["find_quotes"]

"""How a mention's words agree with the names of an initiative: the same, initials, a part, the last word."""

from collections.abc import Sequence

from .asked import Asked
from .groups import Open

#: So many names of an initiative are read letter by letter.
_MOST = 3


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word).casefold()


def _acronym(letters: str, words: Sequence[str]) -> bool:
    """Whether letters are the beginnings of all these words in order: ITIF of "It i Folkeskolen"."""
    if not words or len(words) > len(letters):
        return not letters and not words
    first, rest = words[0].casefold(), words[1:]
    return any(
        letters[:n] == first[:n] and _acronym(letters[n:], rest)
        for n in range(1, min(len(first), 4, len(letters)) + 1)
    )


def name_level(asked: Asked, group: Open) -> str:
    """How a mention's words and the group's names agree."""
    ours = asked.name
    if not group.names:
        return "no name yet"
    if ours in group.names:
        return "same"
    plain = asked.mention.text.replace(".", "").casefold()
    if len(plain) < 7 and any(_initials(n) == plain or plain in n.split() for n in group.names):
        return "initials"
    if _initials(ours) in group.names:
        return "initials"
    word = asked.mention.text
    short = 1 < len(plain) < 7 and word[:2].isupper() and " " not in word
    if short and any(_acronym(plain, name.split()) for name in list(group.written)[:_MOST]):
        return "initials"
    if len(ours) > 5 and any(
        f" {ours} " in f" {n} " or f" {n} " in f" {ours} " for n in group.names if len(n) > 5
    ):
        return "part"
    return "other"


def ends_name(asked: Asked, group: Open) -> bool:
    """Whether the mention's noun ends the last word of a name: "atlasset", "Sundhedsatlas"."""
    return any(e.endswith(asked.tails) or e.startswith(asked.tails) for e in group.name_ends)

"""How a mention's words agree with the names of an initiative: the same, initials, a part, the last word."""

from collections.abc import Sequence

from ..schema import Mention
from .features import Features, normalise_name
from .groups import Open


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word).casefold()


def name_level(mention: Mention, group: Open) -> str:
    """How a mention's words and the group's names agree."""
    ours = normalise_name(mention.text)
    if not group.names:
        return "no name yet"
    if ours in group.names:
        return "same"
    plain = mention.text.replace(".", "").casefold()
    if any(_initials(n) == plain or plain in n.split() for n in group.names) and len(plain) < 7:
        return "initials"
    if any(_initials(ours) == n for n in group.names):
        return "initials"
    written = mention.text.split()
    short = len(written) == 1 and 1 < len(plain) < 7 and written[0][:2].isupper()
    named = [m.text.split() for m in group.mentions[:3] if m.type == "NAM"]
    if short and any(_acronym(plain, words) for words in named):
        return "initials"
    if len(ours) > 5 and any(
        f" {ours} " in f" {n} " or f" {n} " in f" {ours} " for n in group.names if len(n) > 5
    ):
        return "part"
    return "other"


def _acronym(letters: str, words: Sequence[str]) -> bool:
    """Whether letters are the beginnings of all these words in order: ITIF of "It i Folkeskolen"."""
    if not words:
        return not letters
    first, rest = words[0].casefold(), words[1:]
    return any(
        letters[:n] == first[:n] and _acronym(letters[n:], rest)
        for n in range(1, min(len(first), 4, len(letters)) + 1)
    )


def ends_name(mention: Mention, found: Features, group: Open) -> bool:
    """Whether the mention's noun ends the last word of a name: "atlasset", "Sundhedsatlas"."""
    word = mention.text.split()[-1].casefold()
    stems = {
        word,
        word.removesuffix("en"),
        word.removesuffix("et"),
        word.removesuffix("n"),
        word.removesuffix("set"),
    }
    if found.head:
        stems.add(found.stem + found.head)
    lasts = [name.split()[-1] for name in group.names if name.split()]
    return any(
        len(s) > 3 and (last.endswith(s) or last.startswith(s)) for s in stems for last in lasts
    )

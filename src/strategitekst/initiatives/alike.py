"""How a mention's words agree with the names of an initiative: the same, initials, a part, the last word."""

import re
from collections.abc import Sequence

from .asked import Asked, initial_words, is_acronym
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


def _spells(letters: str, name: str) -> bool:
    """Whether an abbreviation is of this name, with or without its small words and its period."""
    words = initial_words(name)
    return _acronym(letters, words) or _acronym(letters, [w for w in words if w[0].isupper()])


#: What a compound calls the thing that its first part names: "NordNet-projektet", "NordNet-systemet" are NordNet.
_CALLED = re.compile(r"[- ](?:projekt|program|initiativ|løsning|system|platform|portal|app)$")


def _bare(name: str) -> str:
    """A name without what it is called, and written apart: "nordnet-projekt", "ai-bibliotek"."""
    return _CALLED.sub("", name).replace("-", " ")


def name_level(asked: Asked, group: Open) -> str:
    """How a mention's words and the group's names agree."""
    ours = asked.name
    if not group.names:
        return "no name yet"
    if asked.acronym is None and any(
        _acronym(written.casefold(), asked.initial_words)
        for written in list(group.written)[:_MOST]
        if is_acronym(written)
    ):
        return "initials"
    bare = _bare(ours)
    if any(bare == _bare(name) for name in group.names):
        return "same"
    if asked.acronym is not None:
        if any(asked.acronym == n.removesuffix("'s") for n in group.names):
            return "same"
        if any(_spells(asked.acronym, name) for name in list(group.written)[:_MOST]):
            return "initials"
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


def shares_stem(asked: Asked, group: Open) -> bool:
    """Whether a compound begins with a word of the initiative: "tabletløsningen", "Tilsyn på tablet"."""
    stem = asked.stem
    return stem is not None and any(
        word.startswith(stem) or stem.startswith(word) or word.endswith(stem)
        for word in group.stems
    )


def ends_word(asked: Asked, group: Open) -> bool:
    """Whether the mention's noun ends a word by which the initiative was told: "tilsynet", "leverandørtilsyn"."""
    return any(word.endswith(asked.tails) for word in group.stems)

"""Words in marks that are named and not said: titles, terms, what has been published."""

import re
from typing import Final

from .marks import MARKS, Stretch

#: What stands before a title in marks: it is named, not said.
_NAMED: Final = re.compile(
    r"(?:strategi\w*|plan\w*|handlingsplan\w*|program\w*|projekt\w*|initiativ\w*|aftale\w*|pagt\w*|kampagne\w*"
    r"|rubrikken|feltet|knappen|rapport\w*|udspil\w*|titel\w*|titlen|navnet|overskrift\w*|mottoet|temaet|sloganet|kaldet|kaldes|hedder|vision\w*"
    r"|konference\w*|partnerskab\w*|netværk\w*|forløb\w*|reform\w*|løsning\w*|system\w*|begrebet|ordet|begreber|såkaldte|indsats\w*|publikation\w*|pjece\w*"
    r"|notat\w*|bog\w*|undersøgelse\w*|analyse\w*|podcast\w*|redegørelse\w*|lov\w*|bekendtgørelse\w*)"
    r"(?:\s(?:om|for|på|med titlen|med navnet|under titlen|fra \d{4}))?[,:]?\s*$",
    re.IGNORECASE,
)
#: What is named in small letters too: "begrebet ”smart city”".
_WORDED: Final = re.compile(
    r"(?:begrebet|ordet|begreber|såkaldte|kaldet|kaldes|hedder|navnet|mottoet|sloganet|temaet|titlen|rubrikken|feltet|knappen)\W*$",
    re.IGNORECASE,
)
#: What is published has a title.
_PUBLISHED: Final = re.compile(
    r"\b(?:udgive[rt]|udgav|lancere[rt]|lancerede|offentliggør|offentliggjorde|offentliggjort|præsentere[rt])\s\Z"
)
#: "kalder aftalen for ”en god dag”": said of what is named, not its title.
_CALLS: Final = re.compile(r"\b(?:kalder|kaldte|kaldt|betegner|betegnede|beskriver)\b")
#: "kalder aftalen for ”historisk”", "der kaldte det ”en fejl”": what is called so stands between.
_CALLED: Final = re.compile(
    rf"\b(?:kalder|kaldte|betegner|betegnede|beskriver|beskrev)\s(?:(?:[\w-]+\s){{1,3}}(?:for|som)|det)\s[{MARKS}]\Z"
)
_CALLED_WITHIN: Final = 60
#: "”Lokal og digital”. Sådan lyder navnet på strategien."
_NAMED_BEHIND: Final = re.compile(
    rf"[{MARKS}.,\s]{{1,4}}(?:(?i:sådan|således|det)\s(?:lyder|lød|hedder|hed|er|var)|er|var|lyder|lød)"
    r"\s(?:navnet|titlen|overskriften|mottoet|sloganet|temaet)\b"
)


def is_title(text: str, stretch: Stretch, lead: str) -> bool:
    """Whether marked words are named or published, by what stands before them.

    Args:
        text: the document.
        stretch: the marked words.
        lead: what stands before them in their passage, without the mark.
    """
    if _PUBLISHED.search(f"{lead} "):
        return True
    if lead.endswith(":") or not _NAMED.search(lead) or _CALLS.search(lead):
        return False
    # "er aftalen ”et skridt i den rigtige retning”": titles have a capital
    return not text[stretch.start].islower() or _WORDED.search(lead) is not None


def is_named_behind(text: str, stretch: Stretch, high: int) -> bool:
    """Whether what follows marked words says that they are a name or title.

    Args:
        text: the document.
        stretch: the marked words.
        high: where their passage ends.
    """
    return _NAMED_BEHIND.match(text, stretch.end, high) is not None


def is_called(text: str, stretch: Stretch, low: int) -> bool:
    """Whether somebody calls something what is marked: "kaldte det ”en fejl”".

    Args:
        text: the document.
        stretch: the marked words.
        low: where their passage begins.
    """
    return _CALLED.search(text, max(low, stretch.start - _CALLED_WITHIN), stretch.start) is not None

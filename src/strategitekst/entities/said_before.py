"""What the words right before the name of a body make of it: sender, recipient, owner of the rights."""

import re
from collections.abc import Iterator

#: What stands right before a body and what it makes of it, by words that are in it.
_BEFORE = {
    "published by": (
        ("udgive", "afsender", "redaktion"),
        re.compile(r"(?:udgivet af|udgives af|udgiver:?|afsender:?|redaktion:?)\s*$"),
    ),
    "copyright": (("©", "copyright"), re.compile(r"(?:©|copyright)(?: ?\d{4})?\s*$")),
    "answer from": (
        ("svar fra", "bemærkninger fra"),
        re.compile(r"(?:svar|bemærkninger) fra\s*$"),
    ),
    "to": (
        ("til", "att", "modtager", "kopi"),
        re.compile(r"(?:^|\n)\s*(?:til|att\.?|modtager|kopi)\b:?[^\n]*$"),
    ),
    "from": (("fra:",), re.compile(r"(?:^|\n)\s*fra:[^\n]*$")),
    "about": (("om",), re.compile(r"^\s*(?:fakta )?om\s*$")),
    "made by": ((" af",), re.compile(r"(?:udarbejdet|skrevet|leveret) (?:\w+ )?af\s*$")),
    "made for": ((" for",), re.compile(r"(?:udarbejdet|skrevet) (?:\w+ )?for\s*$")),
    "newsletter from": (("nyt fra", "brev fra"), re.compile(r"(?:nyhedsbrev|nyt) fra\s*$")),
    "meeting in": (
        ("referat", "møde", "forsamling"),
        re.compile(r"(?:referat|møde|generalforsamling)\b[^\n.]{0,40} i\s*$"),
    ),
    "member of": (("medlem", "abonnent"), re.compile(r"(?:medlem|abonnent) (?:af|hos|i)\s*$")),
    "post in": (
        ("chef", "direktør", "konsulent", "formand", "leder"),
        re.compile(r"(?:chef|direktør|konsulent|formand|leder)\w*,? (?:i|hos|for|ved|,)?\s*$"),
    ),
    "photo": (("foto", "grafik"), re.compile(r"(?:foto|grafik)[^\n]{0,30}$")),
}


def said_before(before: str) -> Iterator[str]:
    """Yield what the words before a body, in its passage, say of it: "to", "copyright", …"""
    small = before.lower()
    for clue, (cues, pattern) in _BEFORE.items():
        if any(cue in small for cue in cues) and pattern.search(small):
            yield clue

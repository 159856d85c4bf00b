"""What the words around the name of a body make of it: who only pays, is asked, or speaks itself.

A sender does not name itself as a funder, a guest, a source or one of a row of equals. Who is named
so, and in no other way, has published none of the texts in the corpus' train part.
"""

import re
from collections.abc import Iterator
from typing import Final

_NAME: Final = r"[A-ZÆØÅ][\w&/-]*(?: [A-ZÆØÅ][\w&/-]*){0,3}"
#: What stands right before a body that is not the sender, by words that are in it.
_NOT_SENDER: Final = (
    (  # "støttet af Realdania", "med midler fra A.P. Møller Fonden og Realdania"
        ("støtte", "finansier", "bevil", "midler", "tilskud", "doner"),
        re.compile(
            r"(?:støttet|støtte|finansieret|finansiering|bevilget|bevilling(?:er)?|midler|tilskud|doneret)"
            rf" (?:økonomisk |blandt andet |bl\.a\. )?(?:af|fra|gennem) (?:{_NAME}(?:, {_NAME}){{0,3}} (?:og|samt) )?\Z"
        ),
    ),
    (  # "ifølge tal fra Danmarks Statistik"
        ("ifølge", "oplyser", "fra", "af", "kilde"),
        re.compile(
            r"(?:ifølge|iflg\.|oplyser|\btal fra|(?:undersøgelse|rapport|analyse|opgørelse|statistik|opdatering)\w* (?:fra|lavet af|foretaget af)|kilde:?) (?:[A-ZÆØÅ]+ \()?\Z",
            re.IGNORECASE,
        ),
    ),
    (  # "Oplæg ved sygehusledelsen, Aarhus Universitetshospital"
        ("oplæg", "introduktion", "besøg", "præsentation", "indlæg", "orientering"),
        re.compile(
            r"(?:oplæg|introduktion|besøg|præsentation|indlæg|orientering)\b[^.\n]{0,60} (?:ved|fra|af|v/) ?[^.\n]{0,50}\Z",
            re.IGNORECASE,
        ),
    ),
    (("daværende",), re.compile(r"\bdaværende (?:[A-ZÆØÅ][\w-]+- og )?\Z")),
    (("stillet af",), re.compile(r"\bstillet af \Z")),
    # "tolv kommuner i Region Midtjylland"
    (("er i ", "erne i "), re.compile(r"\b(?:kommuner|sygehuse|læger|skoler)(?:ne)? i \Z")),
    (  # "regeringen, KL og Danske Regioner", "Regeringen har indgået en aftale med KL"
        ("regeringen", "staten", "minister"),
        re.compile(
            r"\b(?:[Rr]egeringen|[Ss]taten|\w*minister(?:en)?\b[^.,]{0,40})(?:,| og| sammen med) (?:[A-ZÆØÅ][\w ]{1,30}(?:,| og) )?\Z"
            r"|\b[Rr]egeringen\b[^.]{0,80} (?:aftale\w* med|enige? med|drøftet med|indg\w+(?: [^.,]{1,30})? med)"
            rf" (?:henholdsvis )?(?:{_NAME} og )?\Z"
        ),
    ),
    # "efter aftale indgået med KL"
    (("aftale",), re.compile(r"\baftale\w* (?:er )?(?:indgået )?med (?:henholdsvis )?\Z")),
    (  # "i et partnerskab mellem Realdania, KL og de fem regioner"
        ("mellem",),
        re.compile(
            r"(?:aftale\w*|aftalt|partnerskab\w*|samarbejde\w*|projekt\w*|pagt\w*) mellem (?:[^.;:\n]{1,80}(?:,| og| samt) )?\Z"
        ),
    ),
    # an example: "en myndighed (fx Skat)"
    (
        ("fx", "f.eks.", "eksempel"),
        re.compile(
            r"\b(?:fx|f\.eks\.|for eksempel|eksempelvis) (?:[^.;:()\n]{1,40}(?:,| og| eller) )?\Z"
        ),
    ),
    # where one goes: "Bestil tid i Borgerservice"
    (
        ("bestil", "mød", "henvend", "afhent"),
        re.compile(
            r"\b(?:[Bb]estil(?:le)? tid|[Mm]ød(?:e)? op|[Hh]envend(?:e)? (?:dig|sig)|afhente[ts]?(?: \w+)?) (?:i|hos|på) \Z"
        ),
    ),
    # the last of a row: "Greve, Stevns og Solrød Kommune"
    (
        (" og ", " samt "),
        re.compile(rf"[A-ZÆØÅ][\w-]+(?: Kommune)?, {_NAME},? (?:og|samt) \Z"),
    ),
)
#: Beside or behind whom something is done, in running text: "i samarbejde med Havblik", "sendt til KL",
#: "løsningen findes i Hjortelev Kommune".
_BESIDE: Final = re.compile(
    rf"\b(?:til|med|via|fra|uden for|[Ff]indes i)\s(?:{_NAME}(?:, {_NAME}){{0,3}}(?: og|,| samt) )?\Z"
)
#: Who is explained to the reader: "Fjordsoft, som leverer systemet", "Fjordsoft, der vandt udbuddet".
_EXPLAINED: Final = re.compile(r",\s(?:som|der)\s")
#: "Fra FOAs side mener vi".
_ON_OUR_SIDE: Final = re.compile(r"\sside\b[^.:\n]{0,40}\bvi\b")
#: The first of a row of municipalities: "Greve, Stevns og Solrød Kommune". Who names itself and its
#: partners in a row is not meant.
_ROW: Final = re.compile(
    r"(?: Kommune)?(?P<more>(?:, [A-ZÆØÅ][\w-]+(?: Kommune)?){0,20}),? (?:og|samt) [A-ZÆØÅ][\w-]+(?:-| og [A-ZÆØÅ][\w-]+)? [Kk]ommuner?\b"
)
#: A guest: "Direktør Bo Holm, Havblik, fortalte om".
_PRESENTS: Final = re.compile(
    r",? (?:introducerede|præsenterede|orienterede|fortalte|holdt (?:et )?oplæg)\b"
    r"| har (?:foretaget|lavet|gennemført|udført) for "  # "en måling, som Fjordtal har lavet for KL"
)
#: Who is told to the reader as a stranger: "It-leverandøren Fjordsoft", "virksomheden Havblik".
_STRANGER: Final = re.compile(
    r"(?:leverandøren|virksomheden|selskabet|firmaet|konkurrenten|organisationen|it-fællesskab|tænketanken),? \Z"
)
#: "siger borgmesteren til Hjortelev Avis", "Bragt i Fagbladet Omsorg den …"
_TOLD_TO: Final = re.compile(
    r"\b(?:siger|fortæller|udtaler|forklarer|uddyber) [^.”\"\n]{3,80} til (?:(?:avisen|bladet|[Ff]agbladet|[Mm]agasinet) )?\Z"
    r"|\b[Bb]ragt (?:i|på|hos) (?:(?:avisen|bladet|[Ff]agbladet|[Mm]agasinet) )?\Z"
)
#: A question to a minister, its answer, and so much of the text holds it.
_ASKED: Final = re.compile(
    r"\bstillet\b[^?]{0,160}? til (?:[Mm]inisteren for (?P<fields>\w+(?:, \w+){0,2}(?: og \w+)?)"
    r"|(?P<office>(?:\w+-(?:, \w+-)? og )?\w{3,30})ministeren)\b"
)
_ANSWERED: Final = re.compile(r"^Svar:?$|\bhermed besvares\b|\bsvar på spørgsmål\b", re.MULTILINE)
_HEAD: Final = 2000
_ASKS: Final = re.compile(r" har (?:talt|snakket) med ")
#: A paper by a word of its own: "Perspektiv har talt med formanden".
_ASKER: Final = re.compile(
    r"(?:^|[.!?] )(?:(?P<name>[A-ZÆØÅ][\w&]+) har (?:talt|snakket) med "
    r"|(?:Så |Derfor )?(?P<paper>[A-ZÆØÅ]\w+(?:bladet|avisen|magasinet)) har (?:spurgt|besøgt|mødt|inviteret)\b)",
    re.MULTILINE,
)
#: "Læs svaret fra ministeren senere her på Fjordnyt.dk".
_ON_ITS_SITE: Final = re.compile(r"\bher på (?P<site>[A-ZÆØÅ][\w-]{2,40})(?:\.dk\b|\.(?=\s|$))")
#: "Rigsrevisionen har selv taget initiativ til undersøgelsen".
_BEGAN: Final = re.compile(r" har selv taget initiativ til (?:undersøgelsen|rapporten|beretningen)")
#: "I Hjortelev Kommune vil vi", "Sådan er det også i Hjortelev Kommune. Derfor har vi".
_OURS_BEFORE: Final = re.compile(r"\b(?:i|hos) \Z", re.IGNORECASE)
_OURS_AFTER: Final = re.compile(
    r" (?:har|vil|er|kan|skal|ser|arbejder|ønsker|gør|får|finder|mener|synes|satser|tror) vi\b"
    r"|\. (?:Derfor|Her) (?:har|vil|er|skal|ønsker) vi\b"
)
_OURS: Final = re.compile(r"\bvi (?:har )?(?:i|hos) \Z", re.IGNORECASE)
#: "I Hjortelev Kommune har man": a sender would say "we".
_THEIRS_AFTER: Final = re.compile(r"\s\w+ man\b")

#: A name in the words of a paper: "Handlingsplan for øget digital suverænitet".
_A_PAPER: Final = re.compile(
    r"(?:strategi|plan|program|arkitektur|aftale|politik|vision|indsats|pagt|rapport|vejledning|guide)(?:en|et|er|erne)?\b",
    re.IGNORECASE,
)
#: A passage in which somebody is quoted, unless it is long.
_SPOKEN: Final = re.compile(
    r"[-–—”“»\"]|[^\n]{0,1000}(?:[”“»\"]|\b(?:siger|mener|udtaler|fortæller|forklarer) [A-ZÆØÅ])"
)
#: A sender's own people and work, as its headline opens: "KMD-konsulenter hjælper", "Fjordnyt-klumme: …".
_OWN: Final = re.compile(
    r"(?P<name>[A-ZÆØÅ][\w&]+)-(?i:(?:nyt|projekt|forsker|konsulent|medarbejder|studerende)(?:e|er|et|en)?"
    r"|(?P<column>(?:gæste)?klumme))\b"
)


def own_of_title(title: str) -> tuple[str, bool] | None:
    """The name that a headline opens with before its own people or work, and whether that is a column.

    Args:
        title: the headline.
    """
    found = _OWN.match(title)
    return (found["name"], found["column"] is not None) if found is not None else None


def is_paper(name: str) -> bool:
    """Whether a name is that of a paper: a strategy, a guide, a report."""
    return _A_PAPER.search(name) is not None


def is_spoken(text: str, start: int, end: int) -> bool:
    """Whether somebody is quoted in a passage, half-open offsets."""
    return _SPOKEN.match(text, start, end) is not None


def is_not_sender(before: str, after: str, *, running: bool = False) -> bool:
    """Whether no sender names itself so: as a funder, a source, a guest, or one in a row of equals.

    Args:
        before: the words before the name, in its passage.
        after: the words behind it.
        running: whether it stands in running text, where a partner or a recipient is no sender either.
    """
    if running and _is_beside(before, after):
        return True
    small = before.lower()
    asked = (pattern for cues, pattern in _NOT_SENDER if any(map(small.__contains__, cues)))
    row = _ROW.match(after)
    if row is not None and (row["more"] or before.endswith(", ")):
        return True
    return _PRESENTS.match(after) is not None or any(pattern.search(before) for pattern in asked)


def _is_beside(before: str, after: str) -> bool:
    """Whether a body is one with, for or through which something is done, or is explained."""
    if _EXPLAINED.match(after):
        return True
    told = _TOLD_TO.search(before) or _ON_OUR_SIDE.match(after)
    return _BESIDE.search(before) is not None and not told


def voices(before: str, after: str, *, spoken: bool) -> Iterator[str]:
    """Yield what the words around a name say of who tells the text: "stranger", "told to", …

    Args:
        before: the words before the name, in its passage.
        after: the words behind it.
        spoken: whether somebody is quoted in the passage: "we" is the speaker's then.
    """
    at_home = _OURS_BEFORE.search(before) is not None
    if _STRANGER.search(before) or (at_home and _THEIRS_AFTER.match(after)):
        yield "stranger"
    if _TOLD_TO.search(before) or _ASKS.match(after):
        yield "told to"
    ours = at_home and _OURS_AFTER.match(after) is not None
    ours = ours or (before.lower().endswith("fra ") and _ON_OUR_SIDE.match(after) is not None)
    if ours or _OURS.search(before):
        yield "is spoken of as ours" if spoken else "says we"
    if _BEGAN.match(after):
        yield "began it"


def asking_paper(text: str) -> tuple[int, int] | None:
    """Where the paper is named on whose site the text stands or that has talked with those in its text, half-open offsets."""
    found = _ASKER.search(text, 0, _HEAD) or _ON_ITS_SITE.search(text)
    return found.span(found.lastgroup or 0) if found is not None else None


def asked_ministry(text: str) -> str | None:
    """The ministry that answers a question from Folketinget: the one whose minister is asked.

    Args:
        text: the document.
    """
    head = text[:_HEAD]
    if "pørgsmål" not in head or _ANSWERED.search(text) is None:
        return None
    asked = _ASKED.search(" ".join(head.split()))
    if asked is None:
        return None
    if asked["fields"]:
        return "Ministeriet for " + _named(asked["fields"])
    return f"{_named(asked['office'])}ministeriet"


def _named(words: str) -> str:
    """Words of an office as in the name of its ministry: "Social- og Indenrigs"."""
    return " ".join(w if w == "og" else w[:1].upper() + w[1:] for w in words.split())

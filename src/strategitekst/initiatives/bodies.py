"""Bodies that own undertakings: for whom an organ acts, who supplies, for whom a document speaks."""

import re
from typing import Final

from ..da.owners import ORGANS
from ..knowledge import load_knowledge
from ..schema import Annotation

#: Kinds of document that report on what others own.
_REPORTS: Final = frozenset({"presseartikel", "debatindlæg"})
#: All units of a municipality act for it, of others their organs do.
_ORGAN = re.compile(
    rf"(?P<local>\S+ Kommune|.+ Amt|Region \S+?)s .+"
    rf"|(?P<body>.+?)(?:['’]s|s|['’]) (?:{ORGANS})"
)
_LOCAL_BODY = re.compile(r"[Kk]ommune$|^Region | Amt$")
#: Kinds of organisation, in the knowledge base, that build what others own.
_SUPPLIERS = frozenset({"leverandør", "virksomhed", "bank", "kapitalfond"})
_FIRM = re.compile(r" (?:A/S|ApS|Software|Systemer|Consulting)$")
#: Kinds of organisation in which municipalities and regions act together.
_SHARED = frozenset({"interesseorganisation", "fællesskab"})
#: How newspapers and magazines are called.
_PRESS = re.compile(r"(?:[Aa]vis|[Tt]idende|[Bb]lad|[Bb]ladet|[Mm]agasin|[Mm]agasinet)$")


def represented(name: str) -> str:
    """Return the body that an organ acts for: "KL" of "KL's bestyrelse"; else the name itself."""
    organ = _ORGAN.fullmatch(name)
    return (organ.group("local") or organ.group("body")) if organ is not None else name


def supplies(name: str) -> bool:
    """Whether an organisation is a firm that builds what others own."""
    known = load_knowledge().get(name, "ORG")
    return known.kind in _SUPPLIERS if known is not None else _FIRM.search(name) is not None


def is_local(name: str | None) -> bool:
    """Whether a body is a municipality, a region or a county."""
    return name is not None and _LOCAL_BODY.search(name) is not None


def tells_of_its_own(name: str) -> bool:
    """Whether what a body only touches on is likely its own: local bodies and those they share.

    Ministries, suppliers and others mostly mention what is another's.
    """
    known = load_knowledge().get(name, "ORG")
    return is_local(name) or (known is not None and known.kind in _SHARED)


def document_body(note: Annotation) -> str | None:
    """Return the municipality or region a document speaks for: its publisher, or the only one named."""
    publisher = note.document.publisher or ""
    if publisher.endswith("Kommune") or publisher.startswith("Region "):
        return publisher
    named = {
        e.canonical
        for e in note.entities
        if e.label == "ORG" and e.canonical and e.canonical.endswith(" Kommune")
    }
    return named.pop() if len(named) == 1 else None


def document_speaker(note: Annotation) -> str | None:
    """Return the body that may own what a document tells of, where the text says nothing else.

    Its publisher, unless that reports on others; without a publisher the only municipality named.
    """
    publisher = note.document.publisher
    if not publisher:
        return document_body(note)
    return None if note.document.kind in _REPORTS or _reports(publisher) else represented(publisher)


def _reports(name: str) -> bool:
    """Whether a publisher is of the press."""
    known = load_knowledge().get(name, "ORG")
    return known.kind == "medie" if known is not None else _PRESS.search(name) is not None

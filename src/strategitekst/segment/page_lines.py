"""Lines that belong to the page by their own form: page numbers, links, menus, heads of mails, case numbers."""

import re
from typing import Final

from ..da.page import (
    FACT_LABELS,
    FETCHED,
    FURNITURE,
    FURNITURE_PHRASES,
    PART_LABELS,
    POINTING_TARGETS,
    POINTING_VERBS,
    TAG_OPENINGS,
)
from .blocks import is_contents_line, list_marker
from .items import FULL_STOP, Item

#: The head of a mail as it is printed or pasted.
_MAIL_HEAD: Final = re.compile(
    r"^(?:fra|til|cc|bcc|emne|vedhæftet|vedhæftede filer|vedr|subject|from|to):\s*\S", re.IGNORECASE
)
_FACT: Final = re.compile(rf"(?:{FACT_LABELS}): ?\S", re.IGNORECASE)
#: What a reporter asks: "Spørgsmål: Hvornår er det klar?"
_ASKED: Final = re.compile(r"spørgsmål: .+\?$")
_CASE_NUMBER: Final = re.compile(
    r"^(?:j\.?\s?nr|journalnr|journalnummer|sags?nr|sagsnummer|sags-?id|dok\.?\s?nr|dokumentnr|acadre|id)\b\.?:?\s*[\w/.-]*\d[\w/.-]*(?: ?[-–] ?\d[\w/.-]*)?$",
    re.IGNORECASE,
)
#: The head of an item on an agenda: "Dok. 306-2019-1417", "Initialer: ABC".
_CASE_STAMP: Final = re.compile(r"(?:sag|dok)\.?:? ?\d+[-/]\d[\d/-]*$|initialer:? ?[a-zæøå]{2,5}$")
#: The label of one, its number on the line below: "Sagsnr."
_CASE_LABEL: Final = re.compile(r"(?:j\.? ?nr|journalnr|sags?nr|dok\.? ?nr|dokumentnr)\.?:?$")
#: "Finanslov 2026BeredskabGrøn trepart": links that have lost what was between them.
_GLUED: Final = re.compile(r"[a-zæøå0-9][A-ZÆØÅ][a-zæøå]")
_PAGE_NUMBER: Final = re.compile(
    r"(?:side\s+|s\.\s*)?[-–]?\s*\d{1,3}\s*[-–]?(?:\s*(?:af|/|[-–])?\s*\d{1,3})?$", re.IGNORECASE
)
_PART_LABEL: Final = re.compile(
    r"(?P<label>[a-zæøå]+)\s+(?:nr\.?\s*)?(?:\d{1,2}(?:\.\d{1,2}){0,2}|[ivx]{1,5}|[a-h])[.:]?$"
)
#: "Skip til primært indhold", "Du er her: Forside Aktuelt 2019 …", "DIU Alm.del - Bilag 3".
_PAGE_HEAD: Final = re.compile(
    r"(?:skip|spring|gå|hop)(?: til| to)? (?:primært |hoved|main |menu og )?(?:indhold\w*|navigation\w*|content)\b[^.]*$"
    r"|(?:du er her|her er du)\b:?[^.]{3,160}$|[a-zæøå]{2,4},? alm\.\s?del\b|få dit eget presserum$|indholdet på denne side (?:vedrører|gælder|er fra)\b[^.]*$|(?:sub)?banner$|transcription$|vent\.*$|(?:læsetid:? )?\d{1,2} min(?:\.|utters?)? ?læsetid$|læsetid:? \d{1,2} min\w*\.?$|ældre end \d+ (?:mdr|måneder|år)\.?$"
    r"|[^.]{1,80}\.(?:png|jpe?g|svg|gif|webp)(?:\s[^.]{1,80}\.(?:png|jpe?g|svg|gif|webp)){0,8}$|[^.]{1,80} icon: https?://\S+$"
    r"|(?:[a-zæøå-]+udvalget|(?:[a-zæøå]+-,? )(?:[a-zæøå]+-,? )*og [a-zæøå]+udvalget|udvalget for [^\d]{4,60}) (?:19|20)\d\d-\d\d(?: \(\d\. samling\))?$"
)
_URL_ALONE: Final = re.compile(r"(?:https?://|www\.)\S+$", re.IGNORECASE)
#: A line that names a file to fetch: "Bølgeplan for alle kommuner (pdf)", "Link til skemaet".
_FILE: Final = re.compile(
    r"\S\.(?:pdf|docx?|xlsx?|pptx?|zip)$|\((?:pdf|docx?|xlsx?|pptx?|video|film|nyt vindue)[^)]*\)$|^(?:link|links) til |\b(?:via|på) (?:dette )?link(?:et)?$"
)
#: "Strategien kan hentes på www.fm.dk."
_FETCHED: Final = re.compile(
    rf"[^.]{{3,60}} (?:kan (?:{FETCHED})|findes) (?:via|på|hos) (?:www\.|[\w'-]+ hjemmeside|[\w-]+\.dk)[^ ]*(?: og \S+|,? \S+){{0,3}}$"
    rf"|[^.]{{3,60}} kan (?:{FETCHED}) her:?$"
)
#: What only a page has: "Hvad er en cookie?", "Kommunens logo", "Strategi for data Side 3 af 31",
#: "Størrelse: px", the letters of an index, "12 kommentarer".
_OF_PAGE: Final = re.compile(
    r"\bcookie|\blogo(?:et)?$|\bside \d{1,3} af \d{1,3}$|størrelse: px\b|^\d{1,3} kommentarer?(?: \|| del\b|$)|^kommentarer? \(\d|(?:[a-zæøå] ){4,}[a-zæøå]$"
)
_OF_PAGE_WORDS: Final = 30
#: Words of a sentence that tells what to read; where another one begins.
_ONE_SENTENCE: Final = 16
_SENTENCES: Final = re.compile(r"[.!:] [A-ZÆØÅ]")
#: A running head in capitals with the page's number: "DIGITALISERINGSSTRATEGI FOR ALLE KOMMUNER 12".
_PAGED_HEAD: Final = re.compile(
    r"(?:[^a-zæøå\d\s]+ ){3,}(?:\d{4}\D\d{4} )?\d{1,3}$|\d{1,3} (?:[^a-zæøå\d\s]+ ){3,}\d{4}\D\d{4}$"
)


def is_fact(item: Item) -> bool:
    """Whether the block is a fact or a question behind its label: "Ejer: KL. Frist: maj 2020"."""
    return _FACT.match(item.text) is not None or _ASKED.match(item.plain) is not None


def is_case_label(item: Item) -> bool:
    """Whether the block is the label of a case's number and nothing else: "Sagsnr."."""
    return _CASE_LABEL.match(item.plain) is not None


def is_mail_head(item: Item) -> bool:
    """Whether the block is a line of a mail's head: "Til: Digitaliseringsstyrelsen"."""
    return _MAIL_HEAD.match(item.text) is not None and item.words <= 30 and "\n" not in item.text


def is_page_number(item: Item) -> bool:
    """Whether the block is a page's number and nothing else: "Side 7", "- 7 -", "7 af 24"."""
    return _PAGE_NUMBER.match(item.plain) is not None


def is_part_label(item: Item) -> bool:
    """Whether the block numbers a part of a plan and says no more: "Initiativ 3", "FOKUSOMRÅDE II"."""
    match = _PART_LABEL.match(item.plain)
    return match is not None and match["label"] in PART_LABELS


def _points_elsewhere(item: Item) -> bool:
    """A sentence of its own that only points to a link, film or file."""
    if item.words > 22 or ("," in item.text.rstrip(",") and item.words > 16):
        return False
    if item.words <= 14 and _FETCHED.match(item.plain.rstrip(".")):
        return True
    words = [word.strip(".:!") for word in item.plain.split()]
    if item.plain.startswith("del af "):
        return False
    first = words[0].lstrip("»›→>-– ") or (words[1] if len(words) > 1 else "")
    if first not in POINTING_VERBS or item.text.rstrip().endswith("?"):
        return False
    if 2 <= item.words <= 12 and not item.ends and item.text[:1].isupper():
        return True  # an order without a full stop is the text of a link
    if first == "læs" and item.words <= _ONE_SENTENCE and not _SENTENCES.search(item.text):
        return True  # "Læs ombudsmandens brev til ministeriet."
    return any(word.strip(',()"”“»«') in POINTING_TARGETS for word in words[1:]) or bool(
        _URL_ALONE.search(words[-1])
    )


def is_furniture(item: Item) -> bool:
    """Whether the block belongs to the page and not to the text, by its words or its form."""
    bare = item.plain.strip(" .:!>›»«<|-–•*#→↓↑+")
    if bare in FURNITURE or not any(char.isalnum() for char in bare):
        return True
    if item.short and item.plain.startswith(TAG_OPENINGS):
        return True
    if _PAGE_HEAD.match(item.plain) and item.words <= 30:
        return True
    if is_page_number(item) or is_contents_line(item.text) or is_mail_head(item):
        return True
    if _CASE_NUMBER.match(item.plain) or _CASE_STAMP.match(item.plain):
        return True
    if item.short and _PAGED_HEAD.match(" ".join(item.text.split())):
        return True
    if item.words <= 60 and any(map(item.plain.__contains__, FURNITURE_PHRASES)):
        return not item.running or item.words <= 30 or "cookies" in item.plain
    if item.words <= _OF_PAGE_WORDS and "\n" not in item.text and _OF_PAGE.search(item.plain):
        return not FULL_STOP.search(item.text) or item.plain[-1].isdigit()
    if _URL_ALONE.match(item.text) or _points_elsewhere(item):
        return True
    if item.short and not list_marker(item.text) and len(_GLUED.findall(item.text)) >= 3:
        return True
    if item.short and _FILE.search(item.plain) and item.words <= 14:
        return True
    parts = re.split(r"\s*[>›»|/]\s+|\s+[>›»|/]\s*", item.text)
    return len(parts) >= 3 and item.words <= 16 and all(len(part) <= 40 for part in parts)

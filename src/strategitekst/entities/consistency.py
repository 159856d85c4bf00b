"""What a whole document says of its names: one found with evidence is found everywhere.

"Vitanord A/S" makes a later "Vitanord" an organisation, "Anne Berg" a later "Berg" a person, and
"Tvede Kommune" a later "Tvede" a place, or the municipality where it acts. A single word that only
the base pipeline takes for a person needs something that speaks for one.
"""

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence

from ..da.roles import ROLE_HEADS
from ..da.speech import SPEECH_VERBS
from ..schema import Passage
from ..spans import Index
from .canonical import without_genitive
from .first_names import begins_as_a_person
from .found import Found
from .found_again import found_again
from .occurrences import Words
from .taken import Named, Taken
from .towns import PLACE_BEFORE, after_town, find_towns, towns_of

_TITLE_BEFORE = re.compile(
    r"(?:^|\s)(?:fru|hr\.|frk\.|dr\.|familien|"
    + "|".join(rf"\w*{re.escape(head)}" for head in ROLE_HEADS)
    + r")\s+$",
    re.IGNORECASE,
)
#: A noun of action or state has its capital from a heading or title: "Overblik", "Lederuddannelse".
_ABSTRACT = re.compile(
    r"(?:[A-ZÆØÅ]{2,}-)?[A-ZÆØÅ][a-zæøå]*(?:ering|ninger|elser?|hed|heder|itet|planen|kriterier|overblik|verblik|forskning|innovation|udvikling"
    r"|pandemi(?:en)?|epidemi(?:en)?|krise[n]?|træning|vågning|styring|ikation|tation|læring|visning|strategi|strategien|handling|planlægning|dervisning)"
    # an undertaking, a layer of its own: "Moderniserings- og Effektiviseringsprogrammet"
    r"|(?:[A-ZÆØÅ]\w+- og )?[A-ZÆØÅ]\w+(?:programmet|projektet|initiativet|kampagnen|puljen)s?"
    # an office in English: "Sales Manager"
    r"|(?:[A-ZÆØÅ]\w+ ){1,3}(?:Manager|Officer|Director|President|Consultant|Advisor|Lead)"
    r"|[A-ZÆØÅ][a-zæøå]+ [A-ZÆØÅ][a-zæøå]*(?:ettigheder|planlægning|vågning)"
)
_NUMBER_AFTER = re.compile(r" \d")
_STREET = re.compile(r"(?:vej|gade|[Bb]oulevard|[Aa]llé|plads|stræde|torv)\Z")
_SAYS_BEFORE = re.compile(rf"\b(?:{'|'.join(sorted(SPEECH_VERBS))})\s+$")
_SAYS_AFTER = re.compile(rf",?\s+(?:{'|'.join(sorted(SPEECH_VERBS))})\b")
#: A name right after such a word is that of an undertaking, a layer of its own.
_UNDERTAKING_BEFORE = re.compile(
    r"(?:projektet|projekterne|programmet|initiativet|indsatsen|strategien|kampagnen|planen|puljen|forsøget|satsningen"
    r"|Initiativ \d+[.:]?|Indsats \d+[.:]?)\s+[”\"»]?$",
    re.IGNORECASE,
)
#: What is launched or published is no body.
_LAUNCHED_BEFORE = re.compile(
    r"\b(?:lanceret|lancerer|lancerede|udgivet|udgiver|udgav|offentliggjort|offentliggør|offentliggjorde)\s\Z"
)
#: The title of a measure under its number: "4.2 Dataetisk Kompas".
_NUMBERED = re.compile(
    r"(?:(?:Initiativ|Indsats|Spor|Projekt) )?\d{1,2}(?:\.\d{1,2})*[.:]?\s+(?P<title>[A-ZÆØÅ][\w -]{2,40}?)(?=\t|\n|  |$)"
)
#: What follows the first word of a title, not a place: "Skærm med Omtanke".
_TITLE_AFTER = re.compile(r" (?:med|om|for) [\w-]+|,? der kan ")
#: A title goes on with a preposition, where no place is known: "Samtale på Afstand", "Vand uden Spild".
_TITLE_OPENS = re.compile(
    r"(?<![.!?:\n] )(?<=\s)(?P<first>[A-ZÆØÅ][a-zæøå]*[a-zæøå](?<!ne)(?: til)?) (?:på|uden|til|med|og) \Z"
)
_TITLE_GOES_ON = re.compile(r" (?:mere|din|dit|uden|to|hjem) ")
#: Somebody is there, not something: "driften sker hos Netic", "produktchef i Havblik"; a mayor is of a place.
_HOS_BEFORE = re.compile(
    r"\b(?:hos|i regi af|[\w-]*(?<!borg)(?<!skole)(?:chef|direktør|konsulent|specialist|partner|rådgiver|udvikler|leder) (?:i|fra|ved))\s\Z"
)
#: Places by their first or last word.
_PLACE_NAME = re.compile(
    r"^(?:Regions|Råd|Musik|Kultur|Forsamlings|Borger|Medborger)huset [A-ZÆØÅ]|\w (?:Havn|Strand|Strandby|Mark|Hede|Skov|Fjord|Sund|Bugt|Rådhus|Torv|Station|Kirkeby|Slot|Stationsby|Vandværk)$"
)
_WANTS = re.compile(
    r"\s(?:ønske[rd]|købe|købte|betal|svare|siger|sagde|mener|mente|foreslå|har (?:købt|valgt|sagt|besluttet|bedt))"
)
#: Products by the end of one word.
_PRODUCT_NAME = re.compile(
    r"^(?:[A-ZÆØÅ]\w+(?:platformen|portalen|systemet|registret|registeret|databasen|guiden|appen)s?"
    r"|[A-ZÆØÅ].* (?:\w*-? ?og )?\w*(?:[a-zæøå]indeks|[a-zæøå]atlas|register|portal|system|database|platform|[a-zæøå]{4}løsning))$"
)
#: Passages that name people without a sentence around them.
_PEOPLE = frozenset({"contact", "byline", "caption"})
#: First words of what is counted or lettered, never of a person.
_COUNTED = re.compile(
    r"(?:Bilag|Spor|Kapitel|Tabel|Boks|Figur|Initiativ|Indsats|Mål|Fase|Trin|Side|Punkt|Mødelokale|Lokale|Bølge"
    r"|Pakke|Del|Afsnit|Nyhedsbrev|Prøvestand|Digital|Digitale|Projekt|Program)\b"
)
#: Last words of companies and institutions.
LAST_OF_BUSINESS = re.compile(
    r"\b(?:Software|Data|Systemer|Systems|Analyse|Consulting|Group|Hosting|Avis|Forum|Digital|Solutions|Partners"
    r"|Forsyning|Invest|Labs?|Teknik|Rådgivning|IT|It|Tekniske Skole|Alliancen)$"
)


def settle(text: str, names: Sequence[Named], passages: Sequence[Passage]) -> list[Named]:
    """Make the names of a document agree with one another.

    Args:
        text: the document.
        names: names with their origin, without overlaps.
        passages: its passages; no name crosses their edges.

    Returns:
        The names kept, relabelled and added, in no particular order.
    """
    words = Words(text, passages)
    taken = Taken(_judged(text, names, passages, words))
    find_towns(text, taken, words)
    return found_again(text, taken, words)


#: Letters for what small letters tell: "aldersrelateret makuladegeneration (AMD)".
_TERM = re.compile(
    r"(?<![\w-])(?P<words>[a-zæøå-]{4,}(?: [a-zæøå-]{3,}){0,3}) \((?P<letters>[A-ZÆØÅ]{2,5})\)"
)


#: "BPI-programmet": letters for an undertaking, where only the base pipeline takes them for a body.
_LETTERS_OF_UNDERTAKING = re.compile(
    r"(?<![\w-])([A-ZÆØÅ]{2,6})-(?:programm|projekt|strategi|initiativ)e[tn]\b"
)


def _terms(text: str) -> set[str]:
    """Letters that a text itself says are for common nouns or an undertaking."""
    return set(_LETTERS_OF_UNDERTAKING.findall(text)) | {
        m["letters"]
        for m in _TERM.finditer(text)
        if any(word[0] == m["letters"][0].lower() for word in m["words"].split())
    }


def _is_place(label: str, words: str) -> bool:
    """Whether what the model calls a person or body is a place by its last word: no "Lars Skov"."""
    if label not in ("PER", "ORG") or _PLACE_NAME.search(words) is None:
        return False
    return label == "ORG" or not begins_as_a_person(words)


def _judged(
    text: str, names: Sequence[Named], passages: Sequence[Passage], where: Words
) -> Iterator[Named]:
    """Ask for evidence where only the base pipeline takes words for a person."""
    known = {
        part
        for n, origin in names
        if n.label == "PER" and (" " in text[n.start : n.end])
        for part in without_genitive(text[n.start : n.end]).split()
    }
    titles = {
        without_genitive(text[n.start : n.end])
        for n, origin in names
        if origin == "model"
        and n.label != "PER"
        and _UNDERTAKING_BEFORE.search(text[max(0, n.start - 30) : n.start])
    }
    places, towns, abstract = Index(passages), towns_of(text, names), _terms(text)
    places_named = Counter(text[n.start : n.end] for n, _ in names if n.label == "LOC")
    titles |= {
        match["title"]
        for p in passages
        if (match := _NUMBERED.match(text[p.start : p.end])) is not None
    }
    ends = {n.end for n, _ in names}
    for name, origin in names:
        words = text[name.start : name.end]
        if origin != "model":
            yield name, origin
            continue
        if words in abstract or _ABSTRACT.fullmatch(words):
            continue
        if name.label == "PER" and _NUMBER_AFTER.match(text, name.end):
            if _STREET.search(words):  # "Gammel Nørre Landevej 3"
                yield Found(name.start, name.end, "LOC"), origin
            continue
        if _PRODUCT_NAME.search(words):
            yield Found(name.start, name.end, "PRODUCT"), origin
            continue
        town = after_town(words, towns)
        if (
            town
            and name.label == "PER"
            and not _TITLE_BEFORE.search(text[max(0, name.start - 40) : name.start])
        ):
            yield Found(name.start + town, name.end, "LOC"), origin
            continue
        if _is_place(name.label, words):
            acts = _WANTS.match(text[name.end : name.end + 20])
            yield (
                (name if acts and name.label == "ORG" else Found(name.start, name.end, "LOC")),
                origin,
            )
            continue
        if name.label == "LOC" and (
            (places_named[words] == 1 and _opens_title(text, name, where))
            or _in_title(text, name, ends, towns)
        ):
            continue
        if name.label == "LOC" and _HOS_BEFORE.search(text[max(0, name.start - 40) : name.start]):
            yield Found(name.start, name.end, "ORG"), origin
            continue
        if name.label != "PER":
            counted = _COUNTED.match(words) is not None
            if (
                not counted
                and not _is_launched(text, name)
                and without_genitive(words) not in titles
            ):
                yield name, origin
            continue
        if _COUNTED.match(words) or any(c.isdigit() for c in words) or words in titles:
            continue
        if " " in words:
            business = LAST_OF_BUSINESS.search(words) is not None
            yield (Found(name.start, name.end, "ORG"), origin) if business else (name, origin)
            continue
        before, after = text[max(0, name.start - 40) : name.start], text[name.end : name.end + 20]
        inside = places.at(name.start)
        if (
            without_genitive(words, known) in known
            or _TITLE_BEFORE.search(before)
            or _SAYS_BEFORE.search(before)
            or _SAYS_AFTER.match(after)
            or (inside is not None and inside.role in _PEOPLE)
        ):
            yield name, origin
        elif PLACE_BEFORE.search(before):
            yield Found(name.start, name.end, "LOC"), origin


def _is_launched(text: str, name: Found) -> bool:
    """Whether what looks like a body is something launched: "har lanceret Norddals Teknologiradar"."""
    before = text[max(0, name.start - 24) : name.start]
    return name.label == "ORG" and _LAUNCHED_BEFORE.search(before) is not None


def _opens_title(text: str, name: Found, where: Words) -> bool:
    """Whether what looks like a place is a common noun at the head of a title: "Overgange med data"."""
    if text[name.start : name.end].lower() in where.starts:
        return True
    goes_on = _TITLE_AFTER.match(text, name.end) is not None
    return goes_on and not text.endswith(" i ", 0, name.start)


def _in_title(text: str, name: Found, ends: Container[int], towns: Container[str]) -> bool:
    """Whether what looks like a place is a word of a title, behind no other name."""
    words = text[name.start : name.end]
    if " " in words or without_genitive(words) in towns:
        return False
    if _TITLE_GOES_ON.match(text, name.end):
        return True
    before = _TITLE_OPENS.search(text, max(0, name.start - 40), name.start)
    return before is not None and before.end("first") not in ends

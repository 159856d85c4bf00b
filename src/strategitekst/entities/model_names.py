"""What the base pipeline calls a name, in the shape the guidelines allow.

Treebanks take compounds, nationality words and concepts for names, and models take any capital:
what is no name here is dropped, and the edges of the rest are put right.
"""

import re
from collections.abc import Sequence
from typing import Final

from spacy.lang.da.stop_words import STOP_WORDS

from ..da.calendar import WEEKDAYS
from ..da.roles import PARTIES, ROLE_HEADS
from ..da.surroundings import PAPERS
from .first_names import begins_as_a_person
from .found import Found
from .organisation_patterns import NO_BODIES
from .pattern_parts import HALF_OF_COMPOUND

_EDGES = " \t\r\n\"'”“„»«’‘.,;:!?()[]*_-–—/|›•·"
_CLOSERS = '"”“„»«,;:!?)]*_-–—/|›•· \t\r\n'
_CAPITAL = re.compile(r"[A-ZÆØÅÄÖÜÉ]")
_ADDRESS = re.compile(r"\.(?:dk|com|org|net|eu|nu)\b", re.IGNORECASE)
#: The base pipeline's MISC is wider than ours: laws, prizes and events only.
_MISC = re.compile(
    r"(?:lov|loven|forordning\w*|direktiv\w*|pris|prisen|award|messe\w*|topmøde\w*|\w+prise[nr]?s?|festival\w*|folkemøde\w*"
    r"|konference\w*|årsmøde\w*|kongres\w*|OL|EM|VM|Act|Days?|Summit)s?$",
    re.IGNORECASE,
)
#: Prizes and meetings by their last word, whatever the base pipeline calls them.
_EVENT = re.compile(
    r"(?:\A|[^a-zæøå]|(?<!entre)(?<!enter)(?<=[a-zæøå]{3}))(?:pris|prisen|topmøde|topmødet|årsmøde|årsmødet|konference|konferencen|messen|festival|festivalen)s?\Z",
    re.IGNORECASE,
)
#: Before who made something: a picture, a page.
_MADE_BY = re.compile(
    r"(?:Fotos?|Fotograf|Redaktion|Redaktør|Tekst|Referent|Ref\.|Layout|Kontakt|Sagsbehandler)\s?:\s\Z"
)
_LABEL = 16
_BOULEVARD = re.compile(r"\w (?:Boulevard|Allé|Strandvej)\Z")
_STREET = re.compile(r" (?:Vej|Gade|Allé|Plads|Torv|Boulevard)\Z")
#: The day that a byline goes on with.
_DAY_AT_END = re.compile(rf"(?<=\w) (?i:{'|'.join(WEEKDAYS)})\Z")
#: Several of what an abbreviation stands for: "SMV’ers".
_SEVERAL = re.compile(r"[A-ZÆØÅ]{2,5}['’´](?:er|ers|erne|ernes)\Z")
_COMPOUND_TAIL = re.compile(r"-[a-zæøå]")
_NATIONALITY = re.compile(
    r"(?:dansk|svensk|norsk|finsk|islandsk|grønlandsk|færøsk|tysk|engelsk|fransk|amerikansk|europæisk"
    r"|nordisk|kinesisk|russisk|ukrainsk|jysk|sjællandsk|fynsk|københavnsk|estisk|hollandsk|italiensk"
    r"|spansk|polsk|britisk|skandinavisk)(?:e|er|ere|erne|ernes|es|s|t)?$|(?:danskere?n?e?|europæere?|nordmænd)s?$",
    re.IGNORECASE,
)
#: Words that open a sentence or stand for somebody, never a name of their own.
_NOT_NAMES = frozenset(
    STOP_WORDS
    | set(
        """
            ifølge desuden derfor derudover samtidig ligeledes endelig dermed herefter herudover her
            nu først kommunerne kommuner kommunen regionerne regionen regeringen staten ministeren
            ministeriet styrelsen direktøren formanden borgmesteren borgerne borgere borger
            virksomheder virksomhederne medarbejderne strategi strategien handlingsplan
            handlingsplanen digitalisering digitaliseringen data it sundhed velfærd
            velfærdsteknologi teknologi teknologien program programmet projekt projektet aftale
            aftalen kommunal kommunale offentlig offentlige fælles fælleskommunal fælleskommunale
            fællesoffentlig fællesoffentlige digital digitale dansk danske nye ny flere mange alle
            styring sikkerhed sammenhæng kompetencer foto kontakt læs se fakta om tlf telefon mail
            e-mail side nyhed nyheder pressemeddelelse kl januar februar marts april maj juni juli
            august september oktober november december mandag tirsdag onsdag torsdag fredag lørdag
            søndag når hvis mens selvom fordi både hverken siden indtil debat leder kronik klumme pressekontakt kontaktperson byrådet rådhuset skolen parterne partierne folkeskolen
        """.split()
    )
) - {"kl", "hans", "per", "bo", "ole", "andre"}
#: Concepts and abbreviations of concepts that are written like names.
_CONCEPTS = frozenset(
    """
    ai it ki kol gdpr edb ict nis smart-city pdf sms app apps cloud open-source big-data internet internettet
    smart-cities machine-learning internet-of-things iot blockchain rpa open-data cookies cookie annonce
    hr eoj epj esdh ean p-nummer dpo ciso cio ceo cco cfo coo cto kpi sla api apis rfid mwh kwh gps usb url pc qr sms'er faq
    vpn poc po mvp led scrum product-owner phishing spam malware ddos hacking ransomware open-source saas paas iaas devops
    cv adsl xdsl isdn gis pda sfo eud amu rfc gul grøn rød lan wan wlan sim nfc bim ocr etl voip lte gsm byod rfi rfp roi tco esg csr
    sso mfa cts ghsa erp crm llm rag gpu sdk big-tech tech corona covid-19 coronavirus covid wifi wi-fi www cet cest gmt utc
    """.split()
)
#: Posts in English that end what looks like a name: "Produkt Owner", "Lokal Admin".
_POSTS = frozenset({"admin", "owner", "manager", "master", "officer", "platform", "lead"})
#: Words of the page that follow a name: "Af Nina Lise Kontakt redaktionen".
_AFTER_NAME = frozenset({"kontakt", "foto", "fotos", "tekst", "publiceret", "opdateret", "udgivet"})
#: Last words of what techniques are called in English: "Robotic Process Automation".
_TECHNIQUES = frozenset(
    {"automation", "processing", "learning", "intelligence", "computing", "mining"}
)
_NO_LAST_NAMES = _POSTS | _TECHNIQUES
#: Two fields and who is over them: "Børne- og Kulturdirektør".
_OVER_FIELDS = re.compile(
    rf"[A-ZÆØÅ]\w*-(?:, [A-ZÆØÅ]\w*-)* og \w*(?:{'|'.join(map(re.escape, ROLE_HEADS))})(?:en)?s?"
)
#: A paper of parliament: "KEF Alm.del Bilag 12".
_PARLIAMENTARY = re.compile(r"\bAlm\. ?del\b|\bBilag$")
#: "Radikale Venstre Aftale om …": a title begins behind the party.
_PARTY_FIRST = re.compile(
    rf"(?:{'|'.join(sorted(set(PARTIES.values()), key=len, reverse=True))})(?= (?i:{PAPERS})\b)"
)
#: The last noun of a body: "Det Administrative Kontaktforum", "Dialogforum Nordvest".
_BODY = re.compile(
    r"(?:taskforce|panel(?:et)?|tænketank(?:en)?|sagen|direktorat(?:et)?|værk(?:et)?|union(?:en)?|revision(?:en)?|sundheds-it|cent(?:er|ret|eret)|forum|fora|råd(?:et)?s?|fond(?:en)?|forening(?:en)?|selskab(?:et)?|samarbejde[t]?|fællesskab(?:et)?"
    r"|kontor(?:et)?|sekretariat(?:et)?|vagt(?:en)?|klinik(?:ken)?|hospital(?:et)?|sygehus(?:et)?|skoler?(?:n|ne)?|portal|muse(?:um|et|er)"
    r"|bibliotek(?:et|erne)?|forvaltning(?:en)?|udvalg(?:et)?|netværk(?:et)?|klynge[n]?|alliance[n]?|akademi(?:et)?|institut(?:tet)?"
    r"|universitet(?:et)?|forbund(?:et)?|kreds(?:en)?|styrelse[n]?|minister(?:ium|iet)|tilsyn(?:et)?|nævn(?:et)?|kommission(?:en)?"
    r"|komité(?:en)?|komite(?:en)?|gruppe[n]?|team(?:et)?|enhed(?:en)?|afdeling(?:en)?|arkiv(?:et)?|teat(?:er|ret)|fængsel|varme|vand|energi"
    r"|forsyning(?:en)?|destination|tegneriet|avis(?:en)?|blad(?:et)?|tidende|bank(?:en)?|kasse[n]?|konservatorium|seminarium|bestyrelse[n]?"
    r"|service|bureau(?:et)?|hus(?:et)?|institution(?:en)?|organisation(?:en)?|konsortium|partnerskab(?:et)?|apotek(?:erne)?|boligselskab"
    r"|parti(?:et)?|liste[n]?|politi|beredskab(?:et)?|brandvæsen|retten|ret|landsret)\Z",
    re.IGNORECASE,
)
#: Words that a title begins with as an ordinary phrase does: "Fælles Flow", "Den Kloge By".
_TITLE_OPENS = re.compile(
    r"(?:Den|Det|De|Fælles|Fri|Frit|Frie|Åben|Åbent|Åbne|Sikker|Sikkert|Sikre|Tryg|Trygt|Trygge|Enkel|Enkelt|Enklere|Nem|Nemt|Nemmere"
    r"|Grøn|Grønt|Grønne|Ren|Rent|Rene|Effektiv|Effektivt|Automatisk|Automatiseret|Tidlig|Næste|Samme|Alle|Hele|Mit|Min|Mine|Din|Dit|Vores"
    r"|Ny|Nyt|Nye|Styrket|Integreret|Standardiseret|Digital|Digitalt|Smart|Klog|Klogt|Hurtig|Hurtigere|Lokal|Lokalt|Nær|Nært|Tæt|Offentlige?) \S"
)
_DIRECTION: Final = r"(?:Midt- og )?(?:Nord|Syd|Øst|Vest|Midt)(?:nord|syd|øst|vest|midt)?(?:jylland|sjælland|fyn)?|Fyn|Sjælland|Jylland|Himmerland|Bornholm"
#: A common noun and where it is: "Omsorg Vest", "Dækning Himmerland".
_SOMEWHERE = re.compile(rf"(?P<noun>[A-ZÆØÅ][a-zæøå]+) (?:{_DIRECTION})s?")
#: A mark for a demand, a section, a form: "K-4", "B2", "IT-17".
_MARK = re.compile(r"[A-ZÆØÅ]{1,3}-?\d{1,3}(?:\.\d+)?|[A-ZÆØÅ](?:-[A-ZÆØÅ])?")
#: An election is no name: "Kommunalvalget".
_ELECTION = re.compile(r"(?:valg|valget|valgene)s?$")
#: "Udarbejdet af Finn Holst", "Miljøudvalget Ib Lauritsen".
_NO_FIRST_NAME = re.compile(
    r"(?:af|for|i|og|\w+(?:arbejdet|skrevet|faldet|foretaget|udvalget|styrelsen|ministeriet|forvaltningen|kommune))\Z"
)


#: The body that an office is held in, before the holder's name: "Norddal Kommune Anne Berg".
_BODY_BEFORE = re.compile(
    r".{0,60}\b(?:Kommune|\w+(?:styrelsen|ministeriet|udvalget|forvaltningen|forbundet))\s+(?=\w+[\w-]*\s+\w)"
)


#: The last of two fields, or a branch, before the name of who has an office there.
_FIELD_BEFORE = re.compile(
    r"\bfor (?:[A-ZÆØÅ]\w+,? ){1,4}og \Z|\b(?:i|for|fra|hos) (?:[A-ZÆØÅ]{2}\w*|\d[A-ZÆØÅ]) \Z"
)


#: What was written, kept or shown, before who did it.
_MADE = re.compile(r"\w[\w-]+ (?:af|ved) (?=[A-ZÆØÅ])")


def _runs_on(words: Sequence[str]) -> bool:
    """Whether a person's name begins only behind the first of some words."""
    return (
        len(words) > 2
        and not begins_as_a_person(" ".join(words))
        and begins_as_a_person(" ".join(words[1:]))
    )


def trim_person(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Take titles, sentence openers and marks off the edges of a person's name."""
    while True:
        words = text[start:end].split()
        if len(words) > 1 and words[-1].casefold() in _AFTER_NAME:
            end = start + len(text[start:end].removesuffix(words[-1]).rstrip())
            continue
        if not words or words[-1].casefold().strip(_EDGES) in _NO_LAST_NAMES:
            return None
        made = _MADE.match(text, start, end)
        if made is not None and not begins_as_a_person(text[start:end]):
            start = made.end()  # "Debatindlæg af Lis Holm"
            continue
        first = words[0].casefold().strip(_EDGES)
        if first in _NOT_NAMES or first.endswith(ROLE_HEADS) or _NO_FIRST_NAME.match(first):
            rest = text[start:end]
            start += len(rest) - len(rest[len(rest.split(maxsplit=1)[0]) :].lstrip())
            if start >= end:
                return None
            continue
        if _runs_on(words) and _FIELD_BEFORE.search(text[max(0, start - 80) : start]):
            start += len(words[0]) + 1  # "formand for Udvalget for It og Kvalitet Anne Lund Berg"
            continue
        body = _BODY_BEFORE.match(text, start, end)
        return (body.end() if body else start), end


def _whole_person(text: str, start: int, end: int) -> tuple[int, int]:
    """Take in a first name that the model left out: "Lena" before "Malmström Thorsgaard"."""
    before = re.search(r"(?:^|[\s\"”»(/-])([A-ZÆØÅ][a-zæøåé]+) $", text[max(0, start - 30) : start])
    if before is None or before.group(1).casefold() in _NOT_NAMES:
        return start, end
    if before.group(1).casefold().endswith((*ROLE_HEADS, "s")) or " " not in text[start:end]:
        return start, end
    return start - len(before.group(1)) - 1, end


def clean_model_name(text: str, name: Found) -> Found | None:
    """Keep a name of the base pipeline only in the shape the guidelines allow.

    Args:
        text: the document.
        name: the name as the pipeline found it, half-open offsets.

    Returns:
        The name with its edges put right, or none where it is no name.
    """
    start, end = name.start, name.end
    while start < end and text[start] in _EDGES:
        start += 1
    number = re.match(r"\d{1,2}[.)]\s+", text[start:end])
    if number:
        start += number.end()
    while end > start and text[end - 1] in _CLOSERS:
        end -= 1
    day = _DAY_AT_END.search(text, start, end)
    if day is not None:  # "Lis Holm Onsdag, 3. juni 2020"
        end = day.start()
    if end > start and text[end - 1] == "." and text[start:end].count(".") == 1:
        end -= 1
    party = _PARTY_FIRST.match(text, start, end + 1) if name.label == "ORG" else None
    if party is not None:
        end = party.end()
    words = text[start:end]
    if name.label == "MISC" and not _MISC.search(words):
        return None
    if (
        not words
        or _ADDRESS.search(words)
        or not _CAPITAL.search(words)
        or "\n" in words
        or "@" in words
    ):
        return None
    if "," in words.replace("-,", ""):
        return None
    folded = words.casefold()
    if " " in words and name.label != "MISC" and not is_capitalised(words):
        return None
    if (
        folded in _NOT_NAMES
        or folded in NO_BODIES
        or (
            words == "MedCom"  # a programme: "MedCom 7"
            and re.match(r" (?:\d|[IVX]+\b)", text[end : end + 12])
        )
        or (
            words in ("CVR", "CPR")
            and re.match(r"(?:-nr\.?|[ .:]*nr\.?)?[ :]*\d{2}", text[end : end + 12])
        )
        or folded.rstrip("s") in _NOT_NAMES
        or "-".join(folded.strip("'’").split()) in _CONCEPTS
        or _NATIONALITY.match(words)
        or _ELECTION.search(words)
        or _OVER_FIELDS.fullmatch(words)
        or _PARLIAMENTARY.search(words)
        or words.split()[-1].casefold() in _TECHNIQUES
        or _SEVERAL.match(words)
    ):
        return None
    if _COMPOUND_TAIL.search(words) or _COMPOUND_TAIL.match(text[end : end + 2]):
        return None
    told_by = text.endswith("v/", 0, start)  # "Oplæg v/Anne Berg"
    if words.isupper() and HALF_OF_COMPOUND.match(text, end):
        return None
    if (start and text[start - 1] in "@/." and not told_by) or re.match(
        r"\.\w{2,}|/\w", text[end : end + 3]
    ):
        return None
    label = name.label
    made_by = label in ("LOC", "ORG") and _MADE_BY.search(text, max(0, start - _LABEL), start)
    if made_by and " " in words and begins_as_a_person(words) and not _STREET.search(words):
        label = "PER"  # "Foto: Lars Skov"
    if label == "PER":
        trimmed = trim_person(text, start, end)
        if trimmed is None:
            return None
        start, end = _whole_person(text, *trimmed)
        if not begins_as_a_person(text[start:end]):
            return None
    if not text[start].isupper() and not (label != "PER" and text[start].isdigit()):
        return None
    words = text[start:end]
    if label == "ORG" and _BOULEVARD.search(words):
        return Found(start, end, "LOC")
    # no place that is listed comes here: what is written in capitals is rather a body
    body = label == "LOC" and len(words) > 3 and words.isalpha() and words.isupper()
    if label != "PER" and _EVENT.search(words):
        return Found(start, end, "MISC")
    return Found(start, end, "ORG" if body else label)


def is_title(words: str) -> bool:
    """Whether words are rather the title of an undertaking, or a mark, than the name of a body."""
    if _MARK.fullmatch(words):
        return True
    last = words.rsplit(maxsplit=1)[-1].rstrip("'’")
    if _TITLE_OPENS.match(words):
        return _BODY.search(last) is None and _BODY.search(last.removesuffix("s")) is None
    place = _SOMEWHERE.fullmatch(words)
    return place is not None and _BODY.search(place["noun"]) is None


def is_no_name(words: str) -> bool:
    """Whether words are concepts, nationalities or words of other kinds that only have a capital."""
    folded = words.casefold()
    return (
        folded in _NOT_NAMES
        or "-".join(folded.split()) in _CONCEPTS
        or _NATIONALITY.match(words) is not None
        or folded.endswith(ROLE_HEADS)
    )


def is_capitalised(words: str) -> bool:
    """Whether every word but the small ones between has a capital or digit."""
    small = {"og", "for", "i", "af", "på", "til", "the", "of", "and", "&"}
    return all(w[:1].isupper() or w[:1].isdigit() or w in small for w in words.split())

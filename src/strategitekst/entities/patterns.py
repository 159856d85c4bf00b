"""Names that their own form or their neighbours give away, without any list of names.

Organisations by their endings ("…styrelsen", "… Kommune", "… A/S"), committees by pattern ("KL's …
udvalg"), streets by their number; persons and products have modules of their own.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..da.calendar import MONTHS
from ..da.roles import PARTY_LETTERS
from .body_patterns import UNIT, find_bodies
from .person_patterns import find_persons
from .product_patterns import find_products
from .starts import matches_at

_MONTHS = "|".join(MONTHS)
_UP = "A-ZÆØÅÄÖÜÉÁÓÍÇŠŽČĆŁŚŹŻÐÞÚÝİĞŞ"
#: No part of a name is longer: bounds keep the search linear in the text.
_MOST = 40
_CAP = rf"[{_UP}][\w'’.-]{{0,{_MOST}}}\w"
_GEN = r"(?:['’]s|s|['’])"
_B = r"(?<![\w@./-])"
#: Not inside a word, nor before the other half of one: "… og Børne- og Kulturchefforeningen".
_E = r"(?!\w|-[\w ,]|@)"
#: Where a name can begin: a capital, or what stands for a word in "& Søn A/S", "-KØB KOMMUNE".
_START = re.compile(rf"{_B}[{_UP}&-]")
_BEFORE_CAPITAL = re.compile(rf"\b\w+(?= [{_UP}])")

_BODIES = (
    "styrelsen|ministeriet|departementet|direktoratet|tilsynet|nævnet|ombuddet|sekretariatet"
    "|instituttet|centeret|centret|foreningen|forbundet|fonden|(?<!om)(?<!Om)rådet|kommissionen|akademiet"
    "|museet|biblioteket|hospitalet|universitetet|samarbejdet|netværket|partnerskabet|forvaltningen"
)
#: A body's ending alone is a common noun.
_GENERIC = frozenset(_BODIES.replace("(?<!om)(?<!Om)", "").split("|")) | frozenset(
    """
        byrådet regionsrådet kommunalbestyrelsen folkeafstemningen ministeriet styrelsen
        borgerrepræsentationen sygehuset universitetshospitalet fagforeningen brancheforeningen
        interesseforeningen boligforeningen elevrådet ældrerådet handicaprådet forskningsrådet
        skolebiblioteket fællesskabet samarbejdet partnerskabet netværket hovedbiblioteket
        videnscenteret videnscentret kompetencecenteret kompetencecentret servicecenteret
        servicecentret datacenteret datacentret borgercenteret jobcenteret jobcentret
        sundhedscenteret sundhedscentret callcenteret callcentret udviklingscentret
        innovationscentret forsamlingshuset kontaktcenteret kontaktcentret medborgercenteret
        plejecenteret plejecentret indkøbscentret rådhuscentret aktivitetscentret erhvervsrådet
        bestyrelsen advisoryrådet kundecenteret kundecentret driftscentret digitaliseringspartnerskabet
        landsforeningen kommuneforeningen programsekretariatet projektsekretariatet
        fællessekretariatet formandsdepartementet investeringsfonden forretningsudvalget økonomiudvalget
        samarbejdsnetværket koncernsekretariatet ledelsessekretariatet bestyrelsessekretariatet
    """.split()
)

#: Fields that municipal departments are named by, two or three together: "Teknik og Miljø".
_DEPARTMENT = (
    "Teknik|Miljø|Børn|Unge|Familie|Social|Sundhed|Omsorg|Ældre|Kultur|Fritid|Digitalisering|It|IT|HR|Løn|Personale"
    "|Økonomi|Analyse|Skole|Skoler|Dagtilbud|Beskæftigelse|Arbejdsmarked|Arbejde|Job|Velfærd|Borgerservice|Borger|Erhverv|Plan|Byg|By|Land"
    "|Klima|Ejendom|Ejendomme|Data|Udvikling|Udbud|Indkøb|Byggeri|Natur|Vej|Park|Politik|Ledelse|Innovation|Kommunikation|Uddannelse"
)
#: Councils and committees that have a name only by their capital inside a sentence.
_COUNCIL = re.compile(
    rf"(?<=[\w,;)»”] ){_B}(?!MED-udvalg)[{_UP}][\w-]{{2,{_MOST}}}(?:udvalget|udvalg|(?<!om)rådet|byrådet|afdelingen|kontoret|udvalgets|(?<!om)rådets|[a-zæøå]{{3}}skolen|[a-zæøå]{{3}}skolens){_E}"
)

_ORGANISATIONS = tuple(
    re.compile(pattern)
    for pattern in (
        # ministries and agencies with joined names: "Social-, Bolig- og Ældreministeriet"
        rf"{_B}(?:[{_UP}]\w{{1,{_MOST}}}-,?\s){{1,6}}(?:og\s)?[{_UP}]\w+(?:styrelsen|ministeriet|nævnet|udvalget){_GEN}?{_E}",
        rf"{_B}(?:Ministeriet|Styrelsen|Nævnet|Rådet|Center|Centeret|Institut|Foreningen|Fonden|Udvalget) for (?:[{_UP}]\w+)(?:(?:, [{_UP}][\w-]+){{0,4}},?(?: og| samt) [{_UP}][\w-]+)?{_E}",
        rf"{_B}[{_UP}][\w-]{{0,{_MOST}}}?(?:{_BODIES}){_GEN}?{_E}",
        # municipalities, regions, companies, schools of any name
        rf"{_B}(?!(?:Én|En|Min|Din|Vores|Hver|Digital|Åben|Fremtidens|Smart|Ny|Samme)\b){_CAP}(?: og (?!{_CAP} Kommune){_CAP})?(?:-{_CAP})? (?:Kommune|Regionskommune|Amt|Byråd|Kommunalbestyrelse)(?:s)?{_E}",
        rf"{_B}(?:[{_UP}-]{{3,}} KOMMUNE|REGION [{_UP}]{{3,}})S?{_E}",
        rf"{_B}Region {_CAP}{_E}",
        rf"{_B}(?:{_CAP} |& ){{1,4}}(?:A/S|ApS|I/S|P/S|K/S|Inc\.?|AB|GmbH|Ltd\.?|a\.m\.b\.a\.)(?!\w)",
        rf"{_B}(?:{_CAP} ){{1,3}}(?:Universitet|Universitetshospital|Hospital|Sygehus|Gymnasium|Handelsskole|Skole|Bibliotek|Bibliotekerne|University|College|Kommuner|Group|Danmark)(?:s)?{_E}",
        # institutions of towns and trades: "Sandkær Avis", "Limfjordens It-fællesskab"
        rf"{_B}[{_UP}][a-zæøå]+- og {_CAP} Politi(?:s)?{_E}",
        rf"{_B}(?:{_CAP} ){{1,3}}(?:[Ii]t-fællesskab|IT-fællesskab|Avis|Folkeblad|Forsyning|Vandværk|Varmeværk|Kraftvarmeværk|Kraftværk|Fjernvarme|Affaldsselskab|Energi|Energy|Jernbaner|Beboerforening|Borgerforening|Grundejerforening|Idrætsforening|Sogneforening|Handelsstandsforening|Antenneforening|Turistforening|Efterskole|Friskole|Privatskole|Kollegium|IF|IK|Boldklub|Metal|Maskinfabrik|Køleteknik|Revision|Rådgivning|Erhvervsråd|Erhvervsforening|Landsråd|Ældreråd|Museum|Provsti|Politi|Brandvæsen|Beredskab|Lufthavn|Boligforening|Landsforening|Patientsammenslutning|Bogtryk|Software|Consulting|Analyse|Analytics|Systemer|Hosting|Tekniske Skole|Erhvervsskole|Lokalarkiv|Dagblad|Stiftstidende|Folketidende|Tidende|Amtsavis|Spildevand|Vandsamarbejde|Erhvervsforum|Erhvervscenter|Søfartsmuseum|Kunstmuseum|Bymuseum|Landboforening|Fagforening|Valgmenighed)(?:s)?{_E}",
        rf"{_B}(?:VUC|UC|SOSU|PLO|DI|FOA|HK|LO|UU|RAR|LAG|Fachhochschule|Hochschule|Universität|Stadtwerke|Feuerwehr|Kreis|Landkreis|Frivilligcenter|It-[Cc]enter|IT-[Cc]enter|Kreds|Tilsynskreds)[ -]{_CAP}{_E}",
        # "Social- og Sundhedsskolen Syd", "Social- og Sundhedsskolen i Silkeborg"
        rf"{_B}Social- og Sundhedsskolen(?: i)? {_CAP}{_E}",
        rf"{_B}(?:Sekretariatet|Centeret|Centret|Netværket|Netværk|Landsforeningen|Foreningen|Afdelingen|Kontoret|Enheden|Instituttet|Stadsarkivet|Revisionsfirmaet|Boligselskabet|Erhvervshus|Kursushuset|Børnehaven|Statsforvaltningen|Plejecentret|Friplejehjemmet|Regionshospitalet|Hospitalsenheden|Center|Institut) (?:for |af |(?<!heden )(?<!ngen )(?<!oret )(?<!tret )i )?{_CAP}(?: {_CAP})?(?:(?:, {_CAP}){{0,3}}(?: og| &) {_CAP}(?! [{_UP}]))?{_E}",
        # of a region or a town by the name after: "It-partnerskabet Ådalen", "Statsforvaltningen Sjælland"
        rf"{_B}[{_UP}][\w-]{{0,{_MOST}}}?(?:forvaltningen|partnerskabet|fællesskabet|forbundet|[a-zæøå]foreningen) {_CAP}(?:s)?{_E}",
        # a local council or branch: "Ældrerådet i Hjortelev", "Børneudvalget i Tvede Kommune"
        rf"{_B}(?:(?:[{_UP}]\w{{1,{_MOST}}}-,? (?:og )?){{0,3}})(?!Byråd|Regionsråd)[{_UP}][\w-]{{2,{_MOST}}}?(?:rådet|udvalget|komiteen|komitéen) i {_CAP}(?! Kommune){_E}",
        # "Styregruppen for digital kommunikation", "Udvalg for arkitektur og standarder"
        rf"{_B}(?:Udvalget|Udvalg|Styregruppen|Styregruppe|Sekretariatet|Sekretariat|Kontoret|Kontor|Centeret|Centret|Center"
        rf"|Videncenter|Forskningscenter|Taskforce|Arbejdsgruppen|Partnerskabet|Netværket) for (?:[\w-]{{3,{_MOST}}}"
        rf"(?:, [\w-]{{3,{_MOST}}}){{0,2}} og [\w-]{{3,{_MOST}}}|[\w-]{{3,{_MOST}}}(?:ig|lig|isk|al|el|klar|e) [\w-]{{2,{_MOST}}}){_E}",
        # "Landsorganisationen for Sociale Tilbud", "Medierådet for Børn og Unge", "MED-udvalget for Teknik og Miljø"
        rf"{_B}(?=[{_UP}])[\w-]{{0,{_MOST}}}?(?i:rådet|organisationen|foreningen|forbundet|sammenslutningen|nævnet|udvalget|instituttet|netværket|alliancen|klyngen|institut|center|centeret)"
        rf" (?:for|af|ved) {_CAP}(?: {_CAP}){{0,2}}(?:(?:, {_CAP}){{0,3}},? og {_CAP}(?! [{_UP}]))?{_E}",
        # names in English: "Tallinn University of Technology", "Copenhagen Digital Institute"
        rf"{_B}(?:{_CAP} ){{0,4}}(?:University|Institute|Council|Agency|Ministry|Department|Centre|Center|School|Board|Association|Office|Bank|Court) (?:of|for) (?:the )?{_CAP}(?:(?: and| &)? {_CAP}){{0,3}}{_E}",
        rf"{_B}(?:{_CAP} ){{1,4}}(?:Institute|Foundation|Organi[sz]ation|Association|Council|Commission|Agency|Authority|Network|Alliance|Forum|Society|Union|Service|Consulting|Technologies|Solutions|Partners|Ventures|Labs?|Denmark|Europe|International|Nordic|Copenhagen){_E}",
        # presse of a body: "KL Presse"
        rf"{_B}[{_UP}]{{2,}} Presse{_E}",
        rf"{_B}Sekretariatet for [\w-]+(?: [\w-]+)?{_E}",
        rf"{_B}(?:University College|Professionshøjskolen|Erhvervsakademi(?:et)?|Foreningen|Fonden|Jobcenter|Borgercenter|Plejecenter|Plejehjemmet|Skolen|Center for|Institut for) {_CAP}(?: {_CAP})?{_E}",
    )
)
_DEPARTMENTS = re.compile(
    rf"{_B}(?:{_DEPARTMENT})(?:(?:, (?:{_DEPARTMENT})){{0,2}} og (?:{_DEPARTMENT})){_E}"
)
_OFFICE_BEFORE = re.compile(r"(?:chefen|direktøren|lederen) for $", re.IGNORECASE)
#: "KL’s Børne- og Undervisningsudvalg", "Danske Regioners Udvalg for Sundhed"
_KINDS = "udvalg|råd|forvaltning|bestyrelse|styregruppe|sekretariat|kontor"
_COMMITTEE = re.compile(
    rf"{_B}(?:{_CAP} ){{0,3}}{_CAP}(?:['’´]s|s) "
    rf"(?:(?:(?:[{_UP}]\w*-?,?)(?: og|,)? ){{1,5}}[\w-]{{0,{_MOST}}}?(?:{_KINDS})"
    rf"|[{_UP}][\w-]{{0,{_MOST}}}?(?:{_KINDS})"  # by name: "KL's bestyrelse" names KL alone
    rf"|(?:Center|Kontor|Afdeling) for [{_UP}]\w+(?: og [{_UP}]\w+)*){_E}"
)
_SUB_BODY = re.compile(
    r"(?:['’]s|s) (?:(?:pressevagt|pressetjeneste|presseafdeling|pressekontor|presseenhed|[a-zæøå]{0,20}bestyrelse|it-kontor|it-afdeling|lokalkomité"
    r"|[a-zæøå]{0,20}(?:delegation|repræsentantskab|sekretariat|forretningsudvalg|præsidium|formandskab|[Ii][Tt]-sikkerhedsteam|sikkerhedsteam))s?"
    rf"|(?:udvalg|kontor|center|arbejdsgruppe) (?:for|om) [a-zæøå-]{{2,}}(?: (?:og [a-zæøå-]{{2,}}|læring|[a-zæøå]+(?:ering|hed|else|ik)))?"
    rf"|it-politiske udvalg){_E}"
)
_OWNER = re.compile(
    rf"(?<!\w)(?!Det|Den|Vores|Jeres|Deres|Hvis)(?:{_CAP} (?=Kommune$))?(?:(?:Danske|Dansk|Danmarks|Ældre|Region) )?{_CAP}$"
)
_OWN_COMMITTEE = re.compile(
    rf"{_B}(?:[{_UP}]\w{{1,{_MOST}}}-,? (?:og )?){{1,6}}[{_UP}]\w+(?:udvalg|udvalget|forvaltning|forvaltningen|råd|rådet){_GEN}?{_E}"
    rf"|{_B}Udvalget for (?:[{_UP}]\w+)(?:(?:,| og) [{_UP}]\w+)*{_E}"
)
#: "analysefirmaet Zangenberg Analytics"
_COMPANY = re.compile(rf"\w+ ({_CAP}(?: (?:& |og (?={_CAP}[,.]))?{_CAP}){{0,3}}){_E}")
_COMPANY_WORD = re.compile(
    rf"\w{{0,{_MOST}}}?(?:firmaet|selskabet|virksomheden|koncernen|bureauet|leverandøren|konsulenthuset|tænketanken|foreningen"
    r"|organisationen|bostedet|plejehjemmet|plejecentret|plejecenteret|børnehaven|efterskolen|højskolen|avisen|magasinet"
    r"|forlaget|trykkeriet|patientforeningen|forbundet)$"
)
#: "virksomheder som Guldmann, Liko og Bestic": each one is what the noun says.
_IN_A_ROW = re.compile(
    rf"(?:(?:virksomheder|firmaer|leverandører|organisationer|foreninger|konsulenthuse|selskaber|parter|fagforeninger))"
    rf"(?: som(?: fx| f\.eks\.| for eksempel)?|,? herunder|,? bl\.a\.|,? blandt andet|:| fx| f\.eks\.|,) ((?:{_CAP}(?: {_CAP}){{0,2}}, ){{0,8}}{_CAP}(?: {_CAP}){{0,2}} (?:og|samt|eller) {_CAP}(?: {_CAP}){{0,2}}){_E}"
)
#: "konferencen Digital Forvaltning", "nyhedsbrevet Nyt om data": the noun tells what has the name.
_EVENTS = "konferencen|messen|topmødet|årsmødet|temadagen|kongressen|nyhedsbrevet|festivalen|prisen"
_EVENT_CUES = tuple(_EVENTS.split("|"))
_EVENT = re.compile(
    rf"(?:{_EVENTS}),? [”\"»]?({_CAP}(?:(?: (?:i|for|og|om|på))? {_CAP}){{0,4}}){_E}",
    re.IGNORECASE,
)
_NEWSLETTER = re.compile(
    rf"(?:^|(?<=[\n:] )|(?<=på )|(?<=[|·] ))((?:{_CAP} [Nn]yhedsbrev|{_CAP}[ -]?[Nn]yt|{_CAP} it-nyt|Nyt (?:fra|om|til) [\wÆØÅæøå -]{{3,50}}?))"
    rf"(?=,? (?i:nr)\.? ?\d|\n\s*(?:Nr\.?|Uge|Nummer) ?\d|, (?:{_MONTHS}) \d{{4}})",
    re.MULTILINE,
)
#: Laws written with a capital, a number or a year, the year inside.
_LAW = re.compile(
    rf"{_B}[Ll]ov(?:en)? (?:om [{_UP}][\w-]+(?:(?: og)? [{_UP}][\w-]+)*|nr\. \d+(?: af \d{{1,2}}\. \w+ \d{{4}})?)"
    # "AI-forordningen", "NIS 2-loven": a capital or number of their own; "EU-direktivet" names none
    rf"|{_B}(?!EU-)[{_UP}]{{2,{_MOST}}}(?:\s?\d)?-(?:forordning|direktiv|lov)(?:en|et)s?{_E}"
    rf"|{_B}[Ff]orordning \((?:EU|EF)\) (?:nr\. )?\d+/\d+"
    rf"|{_B}[Ff]inanslov(?:en)? (?:for )?(?:19|20)\d\d(?!\d|[-–/]\d)"
    rf"|{_B}[a-zæøå]{{2,{_MOST}}}loven af (?:19|20)\d\d(?!\d)"
)
#: What it cannot do without.
_LAW_CUES = ("lov", "Lov", "orordning", "direktiv")
#: "Sorø, Køge og Mariagerfjord Kommuner": each a municipality.
_MUNICIPALITIES = re.compile(rf"{_B}((?:{_CAP}, ){{0,8}}{_CAP}) og ({_CAP} Kommuner)(?!\w)")
#: "TeleKOL", "OS2Skole": a capital or digit inside a word is a product's, where no list knows it.
_CAMEL = re.compile(
    rf"{_B}(?!MedCom ?(?:\d|[IVX]+\b))(?:[{_UP}][a-zæøå]+[{_UP}]\w+|[{_UP}]{{2,}}\d[{_UP}]?\w*)(?:['’]s)?{_E}"
)
#: Substances, alliances and formats that are written so.
_NOT_COINED = frozenset(
    {
        "CO2",
        "DK2020",
        "PM10",
        "SO2",
        "H2O",
        "C40",
        "COVID19",
        "MP3",
        "MP4",
        "B2B",
        "G20",
        "PoC",
        "PoCen",
        "IoT",
        "PhD",
        "WiFi",
        "SaaS",
        "PaaS",
        "IaaS",
        "DevOps",
    }
)
#: "/ritzau/": the agency that a news item is from, in small letters.
_AGENCY = re.compile(r"(?<=/)ritzau(?=/)")
#: After the last name of a politician, not after "K-2", "kørekort".
_PARTY = re.compile(rf"(?<=[a-zæøåé] \()(?:{PARTY_LETTERS})(?=\))")
_NAMED_BEFORE = re.compile(r"(?:[A-ZÆØÅ][\w.'’-]*|Liste|partiet) \(\Z")
#: What ends the name of a place that begins with another's: "Mariager Fjord".
SITES = "Fjord Bugt Bælt Hallen Kirke Brygge Bakker Bjerge Klit Tange Hede Mose Plantage".split()
#: "Nørre Hvam", "Sdr. Omme": towns by the word before; "Mariager Fjord": waters by the one after.
_TOWN = re.compile(
    rf"{_B}((?:Nørre|Nr\.|Sønder|Sdr\.|Øster|Vester|Store|Lille|Gammel|Gl\.|Kongens) {_CAP})(?!\w| (?:Kommune|Skole|Amt))"
    rf"|{_B}({_CAP} (?:{'|'.join(SITES)}))(?!\w| [{_UP}])"
)
_STREET = re.compile(
    rf"{_B}((?:{_CAP} ){{1,2}}(?:Vej|Kanal|Gade|Allé|Plads|Boulevard|Torv|Kaj|Brygge|Vænge))(?= \d)"
    rf"|{_B}((?:{_CAP} )?[{_UP}][\w.]*?(?:gade|vej|allé|alle|plads|stræde|torv|boulevard|parken|havnen|kaj|gården)|{_CAP} (?:Allé|Alle|Plads|Boulevard|Torv|Gade|Vej|Kaj|Strandvej))(?= \d)"
    rf"|{_B}([{_UP}][a-zæøå]+)(?= \d{{1,3}}[A-Z]?(?:,? ?|,?\n)\d{{4}} [{_UP}])"
)
#: "i Fjordhallen", "på Ringvejen".
_SITE = re.compile(
    rf"\b(?:i|på|ved|ad) ([{_UP}][a-zæøå]{{2,{_MOST}}}?(?:hallen|broen|havnen|vejen|gade|vej|pladsen|torvet)){_E}"
)
_POSTAL = re.compile(
    rf"(?<=(?<![\d.,–/-])\d{{4}} )(?!Initiativ|Indsats|Spor|Side)({_CAP}(?: (?:[KNSVØCM]|SØ|NV|SV|NØ)\b)?)"
)
#: A year, not a postal code: "i juni 2012 Digitaliseringsstrategi".
_YEAR_BEFORE = re.compile(
    rf"(?:(?:{_MONTHS}|til|fra|for|af|i|og|pr\.)"
    r" |\d[.\-–/ ]{1,3})\d{4} \Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Found:
    """A name given away by a pattern: half-open offsets and label."""

    start: int
    end: int
    label: str


@lru_cache(maxsize=50_000)
def _is_company(word: str) -> bool:
    return _COMPANY_WORD.match(word) is not None


def _organisations(text: str, starts: Sequence[int]) -> Iterator[Found]:
    for pattern in (*_ORGANISATIONS, _COMMITTEE, _OWN_COMMITTEE):
        for match in matches_at(pattern, text, starts):
            bare = match.group().casefold().rstrip("s'’")
            if bare not in _GENERIC and bare + "s" not in _GENERIC:
                yield Found(match.start(), match.end(), "ORG")
    # "direktøren for Børn og Unge": the words of an office
    for match in matches_at(_DEPARTMENTS, text, starts):
        if not _OFFICE_BEFORE.search(text[max(0, match.start() - 20) : match.start()]):
            yield Found(match.start(), match.end(), "ORG")
    for match in matches_at(_COUNCIL, text, starts):
        yield Found(match.start(), match.end(), "ORG")


def _any_of(patterns: Iterable[re.Pattern[str]]) -> re.Pattern[str]:
    """One pattern that matches where one of several does, at a place that `_START` found."""
    return re.compile("|".join(f"(?:{p.pattern.removeprefix(_B)})" for p in patterns))


#: All that is tried at a capital: most capitals are ruled out in one go.
_AT_CAPITALS = _any_of(
    (
        *(*_ORGANISATIONS, _COMMITTEE, _OWN_COMMITTEE, _DEPARTMENTS, _COUNCIL),
        *(_MUNICIPALITIES, _STREET, _TOWN, _POSTAL),
    )
)

#: A word that only opens the sentence: "På Nordre Skole", "Leverandøren Havblik A/S".
_OPENER = re.compile(
    r"(?:På|Når|Med|Om|I|Hos|For|Fra|Til|Ved|Af|Efter|Da|Og|Men|Hvis|Både|Ifølge|Under|Mellem|Siden|Også|Her|Nu|At"
    r"|Delprogrammet|Leverandøren|Firmaet|Virksomheden|Selskabet|Koncernen|Brancheforeningen|Tænketanken) (?=[A-ZÆØÅ0-9])"
)


def _opened(text: str, found: Found) -> Found:
    """Take the words off that only open a sentence."""
    match = _OPENER.match(text, found.start, found.end)
    return Found(match.end(), found.end, found.label) if match else found


def _introduced(text: str) -> Iterator[Found]:
    """Names that a noun before them tells the kind of."""
    for match in _IN_A_ROW.finditer(text):
        for part in re.finditer(rf"{_CAP}(?: {_CAP})*", match.group(1)):
            yield Found(match.start(1) + part.start(), match.start(1) + part.end(), "ORG")
    lower = text.lower()
    event = any(map(lower.__contains__, _EVENT_CUES))
    letters = "yt" in text or "yhedsbrev" in text
    for pattern, tried in ((_EVENT, event), (_NEWSLETTER, letters)):
        for match in pattern.finditer(text) if tried else ():
            if match.group(1)[0].isupper():
                yield Found(*match.span(1), "MISC")


def find_coined(text: str) -> list[Found]:
    """Find words coined with a capital inside: products, unless another source knows better."""
    return [
        Found(m.start(), m.end(), "PRODUCT")
        for m in _CAMEL.finditer(text)
        if m.group() not in _NOT_COINED
    ]


def _municipalities(text: str, starts: Sequence[int]) -> Iterator[Found]:
    """Municipalities in a row: "Sorø, Køge og Mariagerfjord Kommuner"."""
    for match in matches_at(_MUNICIPALITIES, text, starts):
        for name in re.finditer(r"[^,\s][^,]*", match.group(1)):
            yield Found(match.start(1) + name.start(), match.start(1) + name.end(), "ORG")
        yield Found(*match.span(2), "ORG")


def find_patterns(text: str) -> list[Found]:
    """Find names by their form.

    Args:
        text: one passage or a whole document.

    Returns:
        Names in no particular order; they may overlap.
    """
    starts = [m.start() for m in _START.finditer(text) if _AT_CAPITALS.match(text, m.start())]
    found = [_opened(text, name) for name in _organisations(text, starts)] if starts else []
    for unit in (_SUB_BODY, UNIT):
        for match in unit.finditer(text):
            owner = _OWNER.search(text, max(0, match.start() - _MOST - 2), match.start())
            if owner:
                found.append(Found(owner.start(), match.end(), "ORG"))
    found += [Found(start, end, "ORG") for start, end in find_bodies(text)]
    if any(map(text.__contains__, _LAW_CUES)):
        found += [Found(m.start(), m.end(), "MISC") for m in _LAW.finditer(text)]
    found += [
        Found(m.start(), m.end(), "ORG")
        for m in _PARTY.finditer(text)
        if _NAMED_BEFORE.search(text[max(0, m.start() - _MOST) : m.start()])
    ]
    companies = [m.start() for m in _BEFORE_CAPITAL.finditer(text) if _is_company(m.group())]
    found += [Found(*m.span(1), "ORG") for m in matches_at(_COMPANY, text, companies)]
    if starts:
        found += _municipalities(text, starts)
        for pattern in (_STREET, _TOWN):
            places = matches_at(pattern, text, starts)
            found += [Found(*m.span(m.lastindex or 0), "LOC") for m in places]
    found += [Found(*m.span(m.lastindex or 0), "LOC") for m in _SITE.finditer(text)]
    found += [
        Found(*m.span(1), "LOC")
        for m in matches_at(_POSTAL, text, starts)
        if not _YEAR_BEFORE.search(text[max(0, m.start() - 18) : m.start()])
    ]
    found += _introduced(text)
    found += [Found(*m.span(), "ORG") for m in _AGENCY.finditer(text)] if "/ritzau" in text else []
    found += [Found(start, end, "PER") for start, end in find_persons(text)]
    found += [Found(start, end, "PRODUCT") for start, end in find_products(text)]
    return found

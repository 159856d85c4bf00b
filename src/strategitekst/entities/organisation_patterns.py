"""Organisations by their form: endings ("…styrelsen"), kinds ("… Kommune", "… A/S"), committees, fields.

Those that only their neighbours give away are `body_patterns`, those that a noun introduces `introduced_patterns`.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ..da.roles import PARTY_LETTERS
from .pattern_parts import CAP, GENITIVE, LEFT, LONGEST, RIGHT, UPPER
from .starts import matches_at

_BODIES: Final = (
    "styrelsen|ministeriet|departementet|direktoratet|tilsynet|nævnet|ombuddet|sekretariatet"
    "|instituttet|centeret|centret|foreningen|forbundet|fonden|(?<!om)(?<!Om)rådet|kommissionen|akademiet"
    "|museet|biblioteket|hospitalet|universitetet|samarbejdet|netværket|partnerskabet|forvaltningen"
)
#: A body's ending alone is a common noun.
_GENERIC: Final = frozenset(_BODIES.replace("(?<!om)(?<!Om)", "").split("|")) | frozenset(
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
        ressortministeriet fagministeriet samarbejdsnetværket koncernsekretariatet ledelsessekretariatet bestyrelsessekretariatet
    """.split()
)

#: Undertakings and funds that are called like bodies, a layer of their own.
NO_BODIES: Final = frozenset(
    {"danskernes digitale bibliotek", "statens digitaliseringsakademi", "omstillingsfonden"}
)
_NO_NAMES: Final = _GENERIC | NO_BODIES
#: Fields that municipal departments are named by, two or three together: "Teknik og Miljø".
_DEPARTMENT: Final = (
    "Teknik|Miljø|Børn|Unge|Familie|Social|Sundhed|Omsorg|Ældre|Kultur|Fritid|Digitalisering|It|IT|HR|Løn|Personale"
    "|Økonomi|Analyse|Skole|Skoler|Dagtilbud|Beskæftigelse|Arbejdsmarked|Arbejde|Job|Velfærd|Borgerservice|Borger|Erhverv|Plan|Byg|By|Land"
    "|Klima|Ejendom|Ejendomme|Data|Udvikling|Udbud|Indkøb|Byggeri|Natur|Vej|Park|Politik|Ledelse|Innovation|Kommunikation|Uddannelse|Vand|Affald|Kvalitet|Psykiatri|Forebyggelse|Handicap|Integration|Læring|Trivsel|Idræt|Trafik"
)
#: Councils and committees that have a name only by their capital inside a sentence.
_COUNCIL: Final = re.compile(
    rf"(?<=[\w,;)»”] ){LEFT}(?!MED-udvalg)[{UPPER}][\w-]{{2,{LONGEST}}}(?:udvalget|udvalg|(?<!om)rådet|byrådet|afdelingen|kontoret|udvalgets|(?<!om)rådets|[a-zæøå]{{3}}skolen|[a-zæøå]{{3}}skolens){RIGHT}"
)

_ORGANISATIONS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        # ministries and agencies with joined names: "Social-, Bolig- og Ældreministeriet"
        rf"{LEFT}(?:[{UPPER}]\w{{1,{LONGEST}}}-,?\s){{1,6}}(?:og\s)?[{UPPER}]\w+(?:styrelsen|ministeriet|nævnet|udvalget){GENITIVE}?{RIGHT}",
        rf"{LEFT}(?:Ministeriet|Styrelsen|Nævnet|Rådet|Center|Centeret|Institut|Foreningen|Fonden|Udvalget) for (?:[{UPPER}]\w+)(?:(?:, [{UPPER}][\w-]+){{0,4}},?(?: og| samt) [{UPPER}][\w-]+)?{RIGHT}",
        rf"{LEFT}[{UPPER}][\w-]{{0,{LONGEST}}}?(?:{_BODIES}){GENITIVE}?{RIGHT}(?! mellem )",
        # "det daværende Socialministerium", "Indenrigs- og Sundhedsministerium"
        rf"{LEFT}(?:[{UPPER}]\w{{1,{LONGEST}}}-,? (?:og )?){{0,4}}[{UPPER}][a-zæøå]{{2,{LONGEST}}}ministerium(?:s)?{RIGHT}(?! für)",
        # municipalities, regions, companies, schools of any name
        rf"{LEFT}(?!(?:Én|En|Min|Din|Vores|Hver|Digital|Åben|Fremtidens|Smart|Ny|Samme)\b)(?:(?:Høje|Nørre|Sønder|Øster|Vester|Store|Lille) )?{CAP}(?: og (?!{CAP} Kommune){CAP})?(?:-{CAP})? (?:Kommune|Regionskommune|Amt|Byråd|Kommunalbestyrelse)(?:s)?{RIGHT}",
        rf"{LEFT}(?:[{UPPER}-]{{3,}} KOMMUNE|REGION [{UPPER}]{{3,}})S?{RIGHT}",
        rf"{LEFT}Region {CAP}{RIGHT}",
        rf"{LEFT}(?:{CAP} |& ){{1,4}}(?:A/S|ApS|I/S|P/S|K/S|Inc\.?|AB|GmbH|Ltd\.?|a\.m\.b\.a\.)(?!\w)",
        rf"{LEFT}(?:{CAP} ){{1,3}}(?:Universitet|Universitetshospital|Hospital|Sygehus|Gymnasium|Handelsskole|Skole|Bibliotek|Bibliotekerne|University|College|Kommuner|Group)(?:s)?{RIGHT}",
        rf"{LEFT}(?!Hele |\w+-[a-zæøå]+ )(?:(?!\w+(?:styrelsen|ministeriet) ){CAP} ){{1,3}}Danmark(?:s)?{RIGHT}",
        # of a town: "Københavns Borgerservice"
        rf"{LEFT}(?!I |På |Hos |Fra |Via |Som |Og |Men |Kontakt |Kommunens |Vores ){CAP} (?:Borgerservice|Jobcenter|Borgercenter|Hovedbibliotek)(?:s)?{RIGHT}",
        # institutions of towns and trades: "Sandkær Avis", "Limfjordens It-fællesskab"
        rf"{LEFT}[{UPPER}][a-zæøå]+- og {CAP} Politi(?:s)?{RIGHT}",
        rf"{LEFT}(?:{CAP} ){{1,3}}(?:[Ii]t-fællesskab|IT-fællesskab|Avis|Folkeblad|Forsyning|Vandværk|Varmeværk|Kraftvarmeværk|Kraftværk|Fjernvarme|Affaldsselskab|Energi|Energy|Jernbaner|Beboerforening|Borgerforening|Grundejerforening|Idrætsforening|Sogneforening|Handelsstandsforening|Antenneforening|Turistforening|Efterskole|Friskole|Privatskole|Kollegium|IF|IK|Boldklub|Metal|Maskinfabrik|Køleteknik|Revision|Rådgivning|Erhvervsråd|Erhvervsforening|Landsråd|Ældreråd|Museum|Provsti|Politi|Brandvæsen|Beredskab|Lufthavn|Boligforening|Landsforening|Patientsammenslutning|Bogtryk|Software|Consulting|Analyse|Analytics|Systemer|Hosting|Tekniske Skole|Erhvervsskole|Lokalarkiv|Dagblad|Stiftstidende|Folketidende|Tidende|Amtsavis|Spildevand|Vandsamarbejde|Erhvervsforum|Erhvervscenter|Søfartsmuseum|Kunstmuseum|Bymuseum|Landboforening|Fagforening|Valgmenighed)(?:s)?{RIGHT}",
        rf"{LEFT}(?:VUC|UC|SOSU|PLO|DI|FOA|HK|3F|BUPL|AF|AMU|LO|UU|RAR|LAG|Fachhochschule|Hochschule|Universität|Stadtwerke|Feuerwehr|Kreis|Landkreis|Frivilligcenter|It-[Cc]enter|IT-[Cc]enter|Kreds|Tilsynskreds)[ -]{CAP}{RIGHT}",
        # "Statsfængslet i Ringe"
        rf"{LEFT}(?:Statsfængslet|Fængslet|Arresthuset|Byretten|Retten) i {CAP}{RIGHT}",
        # "Social- og Sundhedsskolen Syd", "Social- og Sundhedsskolen i Silkeborg"
        rf"{LEFT}Social- og Sundhedsskolen(?: i)? {CAP}{RIGHT}",
        rf"{LEFT}(?:Sekretariatet|Centeret|Centret|Netværket|Netværk|Landsforeningen|Foreningen|Afdelingen|Kontoret|Enheden|Instituttet|Stadsarkivet|Revisionsfirmaet|Boligselskabet|Erhvervshus|Kursushuset|Børnehaven|Statsforvaltningen|Plejecentret|Friplejehjemmet|Regionshospitalet|Hospitalsenheden|Center|Institut) (?:for |af |(?<!heden )(?<!ngen )(?<!oret )(?<!tret )i )?{CAP}(?: {CAP})?(?:(?:, {CAP}){{0,3}}(?: og| &) {CAP}(?! [{UPPER}]))?{RIGHT}",
        # of a region or a town by the name after: "It-partnerskabet Ådalen", "It-samarbejdet Norddal", "Statsforvaltningen Sjælland"
        rf"{LEFT}[{UPPER}][\w-]{{0,{LONGEST}}}?(?:forvaltningen|partnerskabet|fællesskabet|forbundet|[a-zæøå]foreningen|(?<=[Ii][Tt]-)samarbejdet) {CAP}(?:s)?{RIGHT}",
        # a local council or branch: "Ældrerådet i Hjortelev", "Børneudvalget i Tvede Kommune"
        rf"{LEFT}(?:(?:[{UPPER}]\w{{1,{LONGEST}}}-,? (?:og )?){{0,3}})(?!Byråd|Regionsråd)[{UPPER}][\w-]{{2,{LONGEST}}}?(?:rådet|udvalget|komiteen|komitéen) i (?!Region ){CAP}(?! Kommune){RIGHT}",
        # "Energiklyngecenter Sydfyn", "Murerlauget Vest"
        rf"{LEFT}(?!Branche|Patient)[{UPPER}][a-zæøå]{{2,{LONGEST}}}?(?:center|inspektorat|lauget|klynge|klyngen|skolen|foreningen) {CAP}(?! [{UPPER}&]| og ){RIGHT}",
        # "Styregruppen for digital kommunikation", "Udvalg for arkitektur og standarder"
        rf"{LEFT}(?:Udvalget|Udvalg|Styregruppen|Styregruppe|Sekretariatet|Sekretariat|Kontoret|Kontor|Centeret|Centret|Center"
        rf"|Videncenter|Forskningscenter|Taskforce|Arbejdsgruppen|Partnerskabet|Netværket) for (?:[\w-]{{3,{LONGEST}}}"
        rf"(?:, [\w-]{{3,{LONGEST}}}){{0,2}} og [\w-]{{3,{LONGEST}}}(?<!isk)(?<!lig)|[\w-]{{3,{LONGEST}}}(?:ig|lig|isk|al|el|klar|e) (?!og\b)[\w-]{{2,{LONGEST}}}){RIGHT}",
        # "Rådet for digital Omsorg", "Brugerforum for kommunale it-systemer"
        rf"{LEFT}(?:Rådet|Nævnet|[{UPPER}][a-zæøå]{{2,{LONGEST}}}?(?:(?<!om)rådet|nævnet|forum|panelet)) for [\w-]{{3,{LONGEST}}}(?:ig|lig|isk|al|el|e) (?!og\b)[\w-]{{2,{LONGEST}}}(?:(?<=er) og [a-zæøå-]{{3,{LONGEST}}}(?<=[re])(?<!ne))?{RIGHT}",
        # "Fonden Fjordbyens Gamles Vel"
        rf"{LEFT}(?:Fonden|Foreningen|Landsforeningen) {CAP} {CAP}(?<=s) {CAP}{RIGHT}",
        # "Porteføljestyregruppen for den fællesoffentlige digitaliseringsstrategi", "Følgegruppen for Enkel Drift"
        rf"{LEFT}(?:Styregruppen|[{UPPER}][a-zæøå]{{2,{LONGEST}}}?styregruppen) for den [\w-]{{3,{LONGEST}}}e [\w-]{{0,{LONGEST}}}strategi{RIGHT}",
        rf"{LEFT}Følgegruppen for {CAP} {CAP}{RIGHT}",
        # "Landsorganisationen for Sociale Tilbud", "Medierådet for Børn og Unge", "MED-udvalget for Teknik og Miljø"
        rf"{LEFT}(?=[{UPPER}])[\w-]{{0,{LONGEST}}}?(?i:rådet|organisationen|foreningen|forbundet|sammenslutningen|nævnet|udvalget|instituttet|netværket|alliancen|klyngen|institut|center|centeret)"
        rf" (?:for|af|ved) {CAP}(?: {CAP}){{0,2}}(?:(?:, {CAP}){{0,3}},? og {CAP}(?! [{UPPER}]))?{RIGHT}",
        # names in English: "Tallinn University of Technology", "Copenhagen Digital Institute"
        rf"{LEFT}(?:{CAP} ){{0,4}}(?:University|Institute|Council|Agency|Ministry|Department|Centre|Center|School|Board|Association|Office|Bank|Court) (?:of|for) (?:the )?{CAP}(?:(?: and| &)? {CAP}){{0,3}}{RIGHT}",
        rf"{LEFT}(?:{CAP} ){{1,4}}(?:Institute|Foundation|Organi[sz]ation|Association|Council|Commission|Agency|Authority|Network|Alliance|Forum|Society|Union|Service|Consulting|Technologies|Solutions|Partners|Ventures|Labs?|Denmark|Europe|International|Nordic|Copenhagen){RIGHT}",
        # presse of a body: "KL Presse"
        rf"{LEFT}[{UPPER}]{{2,}} Presse{RIGHT}",
        rf"{LEFT}Sekretariatet for [\w-]+(?: [\w-]+)?{RIGHT}",
        rf"{LEFT}(?:University College|Professionshøjskolen|Erhvervsakademi(?:et)?|Foreningen|Fonden|Jobcenter|Borgercenter|Plejecenter|Plejehjemmet|Skolen|Center for|Institut for) {CAP}(?: {CAP})?{RIGHT}",
    )
)
_DEPARTMENTS: Final = re.compile(
    rf"{LEFT}(?:{_DEPARTMENT})(?:(?:, (?:{_DEPARTMENT})){{0,2}} (?:og|&) (?:{_DEPARTMENT})){RIGHT}"
)
#: "direktøren for Børn og Unge": the words of an office.
_OFFICE_BEFORE: Final = re.compile(r"(?:chefen|direktøren|lederen) for $", re.IGNORECASE)
#: The end of a longer name: "Kommunal Teknik & Data".
_CAPITAL_BEFORE: Final = re.compile(rf"[{UPPER}][\w-]+ \Z")
#: "KL’s Børne- og Undervisningsudvalg", "Danske Regioners Udvalg for Sundhed"
_KINDS: Final = "udvalg|råd|forvaltning|bestyrelse|styregruppe|sekretariat|kontor"
_COMMITTEE: Final = re.compile(
    rf"{LEFT}(?:{CAP} ){{0,3}}{CAP}(?:['’´]s|s) "
    rf"(?:(?:(?:[{UPPER}]\w*-?,?)(?: og|,)? ){{1,5}}[\w-]{{0,{LONGEST}}}?(?:{_KINDS})"
    # "KL's Innovations- og Teknologienhed"
    rf"|(?:[{UPPER}]\w*-,? (?:og )?){{1,5}}[\w-]{{0,{LONGEST}}}?(?:afdeling|enhed|team|direktion)"
    rf"|[{UPPER}][\w-]{{0,{LONGEST}}}?(?:{_KINDS}|[a-zæøå]{{3}}(?:afdeling|enhed|team|center|netværk))"  # by name: "KL's bestyrelse" names KL alone
    rf"|(?:Center|Kontor|Afdeling|Udvalg) for [{UPPER}]\w+(?:(?: [{UPPER}]\w+)? og [{UPPER}]\w+)*|Forum for {CAP}(?: {CAP})?){RIGHT}"
)
_OWN_COMMITTEE: Final = re.compile(
    rf"{LEFT}(?:[{UPPER}]\w{{1,{LONGEST}}}-,? (?:og )?){{1,6}}[{UPPER}]\w+(?:udvalg|udvalget|forvaltning|forvaltningen|råd|rådet){GENITIVE}?{RIGHT}"
    rf"|{LEFT}Udvalget for (?:[{UPPER}]\w+)(?:(?:,| og) [{UPPER}]\w+)*{RIGHT}"
)
#: "Sorø, Køge og Mariagerfjord Kommuner": each a municipality.
_MUNICIPALITIES: Final = re.compile(
    rf"{LEFT}((?:{CAP}, ){{0,8}}{CAP}) og ({CAP} (?:Kommuner|Amter))(?!\w)"
)
_SHAPES: Final = (*_ORGANISATIONS, _COMMITTEE, _OWN_COMMITTEE)
#: All that begins with a capital.
AT_CAPITALS: Final = (*_SHAPES, _DEPARTMENTS, _COUNCIL, _MUNICIPALITIES)
#: "/ritzau/": the agency that a news item is from, in small letters.
_AGENCY: Final = re.compile(r"(?<=/)ritzau(?=/)")
#: After the last name of a politician, not after "K-2", "kørekort".
_PARTY: Final = re.compile(rf"(?:(?<=[a-zæøåé] \()|(?<=[a-zæøåé], \())(?:{PARTY_LETTERS})(?=\))")
_NAMED_BEFORE: Final = re.compile(r"(?:[A-ZÆØÅ][\w.'’-]*,?|Liste|partiet) \(\Z")
#: The second of two schools: "Nordre Skole/Skovskolen".
_AFTER_SLASH: Final = re.compile(
    rf"(?<=[a-zæøå])/((?:{CAP} )?(?:Skole|[{UPPER}][a-zæøå]{{3,{LONGEST}}}skolen))(?!\w|/\w|-\w)"
)
#: A word that only opens the sentence: "På Nordre Skole", "Leverandøren Havblik A/S".
_OPENER: Final = re.compile(
    r"(?:På|Når|Med|Om|I|Hos|For|Fra|Til|Ved|Af|Efter|Da|Og|Men|Hvis|Både|Ifølge|Under|Mellem|Siden|Også|Her|Nu|At"
    r"|Selvom|Skønt|Fordi|Mens|Imens|Hvor|Ligesom|Uden|Inden|Mod|Blandt|Omkring|Trods|Desuden|Derfor|Samtidig|Hverken|Hvordan|Hvorfor|Hvornår"
    r"|Delprogrammet|Leverandøren|Firmaet|Virksomheden|Selskabet|Koncernen|Brancheforeningen|Tænketanken) (?=[A-ZÆØÅ0-9])"
)


def find_organisations(text: str, starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield where organisations are named, half-open offsets; the spans may overlap.

    Args:
        text: one passage or a whole document.
        starts: where one of `AT_CAPITALS` matches.
    """
    for match in _shaped(text, starts) if starts else ():
        opener = _OPENER.match(text, *match.span())
        start = opener.end() if opener else match.start()
        if opener is None or " " in text[start : match.end()]:  # not "Og Danmark"
            yield start, match.end()


def _shaped(text: str, starts: Sequence[int]) -> Iterator[re.Match[str]]:
    """Organisations by all patterns, with a word before them that may only open the sentence."""
    for pattern in _SHAPES:
        for match in matches_at(pattern, text, starts):
            bare = match.group().casefold().rstrip("s'’")
            if bare not in _NO_NAMES and bare + "s" not in _NO_NAMES:
                yield match
    for match in matches_at(_DEPARTMENTS, text, starts):
        before = text[max(0, match.start() - 20) : match.start()]
        inside = "&" in match.group() and _CAPITAL_BEFORE.search(before)
        if not (inside or _OFFICE_BEFORE.search(before)):
            yield match
    yield from matches_at(_COUNCIL, text, starts)


def find_municipalities(text: str, starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield municipalities in a row: "Sorø, Køge og Mariagerfjord Kommuner".

    Args:
        text: one passage or a whole document.
        starts: where one of `AT_CAPITALS` matches.
    """
    for match in matches_at(_MUNICIPALITIES, text, starts):
        first = match.start(1)
        for name in re.finditer(r"[^,\s][^,]*", match.group(1)):
            yield first + name.start(), first + name.end()
        yield match.span(2)


def find_parties(text: str) -> Iterator[tuple[int, int]]:
    """Yield the letters of parties behind the names of politicians: "Anne Berg (S)", "Anne Berg, (S)"."""
    for match in _PARTY.finditer(text):
        if _NAMED_BEFORE.search(text[max(0, match.start() - LONGEST) : match.start()]):
            yield match.span()


def find_after_slash(text: str) -> Iterator[tuple[int, int]]:
    """Yield the agency and the schools that a stroke stands before: "/ritzau/", "Nordre Skole/Skovskolen"."""
    if "/" in text:
        for pattern in (_AGENCY, _AFTER_SLASH):
            for match in pattern.finditer(text):
                yield match.span(pattern.groups)

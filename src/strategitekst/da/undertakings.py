"""The nouns by which Danish texts call an undertaking, and the words around them.

The kinds are those of the annotation guidelines, section 6.
"""

from typing import Final

from .owners import BODY_NOUNS

#: Head noun (the last part of a compound counts too) to kind and endings of the definite form.
HEADS: Final[dict[str, tuple[str, str]]] = {
    "strategi": ("strategi", "en"),
    "handlingsplan": ("handlingsplan", "en"),
    "plan": ("handlingsplan", "en"),
    "program": ("program", "met"),
    "aftale": ("aftale", "n"),
    "pagt": ("aftale", "en"),
    "forlig": ("aftale", "et"),
    "projekt": ("projekt", "et"),
    "kampagne": ("kampagne", "n"),
    "initiativ": ("initiativ", "et"),
    "indsats": ("initiativ", "en"),
    "reform": ("initiativ", "en"),
    "partnerskab": ("aftale", "et"),
    "politik": ("strategi", "ken"),
    "udspil": ("initiativ", "let"),
    "satsning": ("initiativ", "en"),
    "konkurrence": ("kampagne", "n"),
    "forsøg": ("projekt", "et"),
    "eksperiment": ("projekt", "et"),
    "pilot": ("projekt", "en"),
    "udbredelse": ("projekt", "n"),
    "udrulning": ("projekt", "en"),
    "overgang": ("projekt", "en"),
    "modernisering": ("projekt", "en"),
    "sammenlægning": ("projekt", "en"),
    "monopolbrud": ("program", "det"),
    "køreplan": ("handlingsplan", "en"),
    "samarbejde": ("aftale", "t"),
    "ordning": ("initiativ", "en"),
    "tiltag": ("initiativ", "et"),
    "pulje": ("initiativ", "n"),
    "pakke": ("initiativ", "n"),
    "vision": ("strategi", "en"),
    "forgænger": ("initiativ", "en"),
    "efterfølger": ("initiativ", "en"),
    "afløser": ("initiativ", "en"),
    "system": ("løsning", "et"),
    "løsning": ("løsning", "en"),
    "portal": ("løsning", "en"),
    "platform": ("løsning", "en"),
    "arkitektur": ("løsning", "en"),
    "standard": ("løsning", "en"),
    "register": ("løsning", "et"),
    "journal": ("løsning", "en"),
    "signatur": ("løsning", "en"),
    "selvbetjening": ("løsning", "en"),
    "app": ("løsning", "en"),
    "værktøj": ("løsning", "et"),
    "infrastruktur": ("løsning", "en"),
    "model": ("løsning", "len"),
    "koncept": ("løsning", "et"),
    "netværk": ("aftale", "et"),
    "udbud": ("projekt", "det"),
    "bølge": ("projekt", "n"),
    "telemedicin": ("løsning", "en"),
    "udgave": ("initiativ", "n"),
    "opfølger": ("initiativ", "en"),
    "alliance": ("aftale", "n"),
    "fællesskab": ("aftale", "et"),
    "tilbud": ("initiativ", "det"),
    "handleplan": ("handlingsplan", "en"),
    "spor": ("program", "et"),
    "forløb": ("projekt", "et"),
    "afprøvning": ("projekt", "en"),
    "kursus": ("initiativ", ""),
    "uddannelse": ("initiativ", "n"),
    "forslag": ("initiativ", "et"),
    "fond": ("initiativ", "en"),
    "sandkasse": ("initiativ", "n"),
    "tjeneste": ("løsning", "n"),
    "database": ("løsning", "n"),
    "assistent": ("løsning", "en"),
    "konkurrenceudsættelse": ("projekt", "n"),
    "udfasning": ("projekt", "en"),
    "generation": ("løsning", "en"),
    "målbillede": ("strategi", "t"),
    "pejlemærker": ("strategi", "ne"),
    "værn": ("initiativ", "et"),
    "akademi": ("initiativ", "et"),
    "dokumentboks": ("løsning", "en"),
    "sprogressource": ("løsning", "n"),
    "chatbot": ("løsning", "ten"),
    "hotline": ("løsning", "n"),
}

#: Definite forms that are not made by an ending alone.
_OTHER_FORMS: Final = {
    "registret": "register",
    "kurset": "kursus",
    "app'en": "app",
    "app’en": "app",
}
#: Definite form to head noun: "strategien" to "strategi".
DEFINITE: Final = {
    **{head + ending: head for head, (_, ending) in HEADS.items() if ending},
    **_OTHER_FORMS,
}
#: All forms, the longest first, so that "handlingsplan" is not read as "plan".
FORMS: Final = tuple(sorted([*HEADS, *DEFINITE], key=len, reverse=True))

#: Heads that name an undertaking only with more evidence than their own form.
WEAK_HEADS: Final = frozenset(
    {"indsats", "politik", "partnerskab", "plan", "initiativ", "reform", "udspil", "aftale"}
)

#: Heads that are an undertaking only where one is open already, or much speaks for it.
LOOSE_HEADS: Final = frozenset(
    {head for head, (kind, _) in HEADS.items() if kind == "løsning"}
    | set(
        "forsøg eksperiment pilot udbredelse udrulning overgang modernisering sammenlægning samarbejde ordning tiltag pulje"
        " pakke vision forgænger efterfølger afløser netværk udbud bølge udgave opfølger alliance fællesskab tilbud spor forløb"
        " afprøvning kursus uddannelse forslag fond sandkasse udfasning pejlemærker værn akademi".split()
    )
)

#: Words that end like a head but are no undertaking.
NOT_UNDERTAKINGS: Final = frozenset(
    """
        tidsplan spilleplan dagsplan lokalplan lokalplaner læseplan grundplan niveauplan verdensplan
        landsplan lærerplan byplan vagtplan kommuneplan ledelsesplan budgetplan studieplan
        undervisningsplan karriereplan sundhedsplan behandlingsplan pensionsplan
        betalingsplan flugtplan etageplan skoleplan ugeplan årsplan rutineplan menneskeplan
        organisationsplan medarbejderplan europaplan forløbsplan rehabiliteringsplan computerprogram
        tv-program fjernsynsprogram partiprogram edb-program it-program valgprogram mødeprogram
        computerprogrammer dagsprogram regeringsprogram vaskeprogram skriveprogram
        tekstbehandlingsprogram lejeaftale rammeaftale databehandleraftale lønaftale betalingsaftale
        låneaftale tidsaftale mødeaftale rammekontrakt serviceaftale licensaftale driftsaftale
        leverandøraftale købsaftale indkøbsaftale telefonaftale fortrolighedsaftale
        overvågningsaftale vedligeholdelsesaftale fjernaftale erhvervspolitik socialpolitik
        finanslovsudspil finanslovudspil finanslovsforslag finanslovforslag
        udenrigspolitik indenrigspolitik kommunalpolitik finanspolitik partipolitik
        persondatapolitik privatlivspolitik cookiepolitik skattepolitik lønpolitik personalepolitik
        arbejdsindsats politiindsats redningsindsats ekstraindsats serviceindsats kerneindsats
        retsreform
        hjemmeværn erhvervsakademi
    """.split()
)

#: Idioms in which a definite head is no undertaking: what must not follow it, or stand before it.
IDIOMS_AFTER: Final = {
    "initiativet": ("til", "fra", "over"),
    "indsatsen": ("for", "mod", "med", "på", "i", "over"),
    "planen": ("er at", "er, at", "var at", "var, at", "om at", ", at", "at"),
    "politikken": ("på", "i"),
    "projektet": (),
    "løsningen": ("på",),
    "visionen": ("om", "er at"),
    "samarbejdet": ("mellem", "om"),
}
IDIOMS_BEFORE: Final = (
    "efter",
    "på",
    "uden",
    "ingen",
    "enhver",
    "hver",
    "tager",
    "tage",
    "tog",
    "taget",
    "ved",
)

#: What says that an undertaking is the one before: "den forrige strategi".
FORMER: Final = ("forrige", "foregående", "forhenværende", "tidligere")

#: Adjectives that tell which undertaking it is; order words too.
TELLING: Final = (
    r"fælles\w+|fælles|digital\w*|national\w*|nationale|kommunal\w*|regional\w*|statslig\w*|offentlig\w*|lokal\w*"
    r"|strategisk\w*|tværgående|tværoffentlig\w*|tværkommunal\w*|flerårig\w*|\w*årig\w*|\d+-årig\w*|første|anden|andet"
    rf"|førstnævnte|sidstnævnte|samme|tredje|fjerde|{'|'.join(FORMER)}|seneste|sidste|næste|nuværende|gamle|gammel|eksisterende|gældende|oprindelig\w*"
    r"|europæisk\w*|dansk\w*|international\w*|grøn\w*|social\w*|samlet|samlede|overordnet|overordnede|sundhedspolitisk\w*"
    r"|politisk\w*|bred|brede|bredt|frivillig\w*|sådan\w*|konkret|konkrete|økonomisk\w*|teknologisk\w*"
    r"|treårig\w*|igangværende|revideret|reviderede|opdateret|opdaterede|årlig\w*|langsigtet|langsigtede|særskilt\w*"
)

#: Adjectives before a head that do not tell which undertaking it is: "samme strategi" is the strategi.
NOT_TELLING: Final = frozenset(
    """
        samme samlet samlede særskilt særskilte sådan sådant særlig særlige særligt tilsvarende
        spændende inspirerende lovende banebrydende nyskabende afgørende omfattende vigtig vigtige vigtigt
        væsentlig væsentlige væsentligt dygtig dygtige rigtig rigtige rigtigt virkelig virkelige
        lignende egentlig egentlige egentligt endelig endelige endeligt tilhørende bred brede bredt såkaldt såkaldte
    """.split()
)

#: Adjectives that speak of one specific undertaking and do not tell which: "en konkret handlingsplan".
QUALIFYING: Final = (
    r"konkret|konkrete|retningsgivende|samlende|foreliggende|ambitiøs|ambitiøse|ambitiøst"
)

#: Words before a head that are neither part of the mention nor a reason against it.
DETERMINERS: Final = frozenset(
    """
        en et den det denne dette ny nye nyt kommende egen eget vores jeres deres sin sit kommunens
    """.split()
)
NOVELTY: Final = frozenset(
    {"ny", "nye", "nyt", "kommende", "fremtidig", "fremtidige", "fremtidigt", "næste"}
)

#: Verbs and nouns that tell that an undertaking is under way.
LAUNCHING: Final = (
    r"lancer\w*|præsenter\w*|offentliggjor\w*|offentliggør\w*|udgi?v\w*|udgav|vedtag\w*|vedtog\w*|igangs[æa]t\w*|i gang\b"
    r"|gennemfør\w*|udarbejd\w*|aftal(?:t|te)\b|indgå(?:et|r|elsen)?\b|indgik|iværksæt\w*|iværksat\w*|start\w*|skyd\w* i gang|fremlæg\w*|fremlag\w*"
    r"|søs[æa]t\w*|forhandl\w*|beslutt\w*|etabler\w*|underskr\w+|følger|enig\w*|nået til|udmønt\w*|oms[aæ]t\w*|opfølg\w*|forelå|foreligger|udkast|høring"
    r"|har|får|fået|landet|tilslutte\w*|godkend\w*|arbejde[rt]?|udvikl\w*|udløb\w*|evaluer\w*|afslut\w*|sætte\w* retning"
)

#: Verbs and nouns that tell that a named solution is built, bought, changed or rolled out.
CHANGING: Final = (
    r"udvikl\w*|nyudvikl\w*|videreudvikl\w*|udbud\w*|udbyd\w*|udbød|implementer\w*|udrul\w*|udbred\w*|rull\w* (?:\w+ )?ud|indfør\w*|erstat\w*"
    r"|afløs\w*|udskift\w*|skift\w*|lancer\w*|idrifts\w*|i drift|i luften|tag\w* (?:\w+ )?i brug|ibrugtag\w*|køb\w*|anskaf\w*|bygg\w*|byg(?:get|ges)"
    r"|ny version|nye version|næste generation|overgang\w*|migrer\w*|udfas\w*|pilot\w*|afprøv\w*|test\w*|go-live|opgrader\w*"
    r"|moderniser\w*|genudbud|etabler\w*|klar til|færdig\w*|forsink\w*|udsky\w*|udskud\w*|gå\w* i gang med|finansier\w*|kontrakt\w*|klargør\w*|flyveklar\w*|afskaf\w*|lukk?e[rst]?\b|kravspecifikation\w*|konkurrenceudsæt\w*|ny[et]? (?:\w+ )?§|anvendels\w*|udnyt\w*|overtag\w*|levere\w*|leverandør\w*|vundet|vinder"
)

#: Words of a solution in daily use: no mention there.
USING: Final = r"log(?:ge|ger)? (?:på|ind)|via §|i din §|din §|modtag\w* .{0,30}§|læs\w* .{0,20}i §|hver dag|til daglig|bruger§|med (?:dit )?§"

#: Words of a solution that is only the way in, or where something is read: no mention at all.
LOGGED_IN: Final = r"log(?:ge|ger|get)? (?:på|ind) (?:på |med |via |i )?§|log-?in (?:sker )?(?:med|via|gennem) §|i din §|din §|læs\w* .{0,20}i §"

#: Introductions after which list items or headings are measures of a plan.
MEASURES: Final = r"initiativer|indsatser|projekter|tiltag|delprojekter|programmer|indsatsområder"

#: Common nouns that stand for an owner; "" is the municipality or region the document speaks for.
OWNER_WORDS: Final = {
    "regeringen": "regeringen",
    "kommunerne": "kommunerne",
    "regionerne": "regionerne",
    "staten": "staten",
    "amterne": "amterne",
    "kommunen": "",
    "byrådet": "",
    "kommunalbestyrelsen": "",
    "regionen": "",
    "byen": "",
    "vores": "",
    "vi": "",
    **dict.fromkeys(BODY_NOUNS, ""),
}

#: Words between two initiatives that tell how they are related: pattern, relation, and whether the
#: second is the one that the relation starts from ("A afløses af B": B replaces A).
RELATION_WORDS: Final = (
    (
        r"afløses af|erstattes af|er blevet afløst af|er afløst af|blev afløst af|bliver afløst af|udskiftes med|bliver udskiftet med|skiftes ud med",
        "replaces",
        True,
    ),
    (
        r"afløser|afløste|erstatter|erstattede|træder i stedet for|kommer efter|skal afløse|skal erstatte|i stedet for",
        "replaces",
        False,
    ),
    (r"(?:skifter?|skiftet|overgangen|går) .{0,40}\bfra .{0,40}\btil", "replaces", True),
    (
        r"udmønter|omsætter|fører|gennemfører|realiserer|skal udmønte|skal omsætte|implementerer|følger op på|sætter handling bag",
        "carries_out",
        False,
    ),
    (r"udmøntes i|omsættes i|føres ud i livet med|følges op af", "carries_out", True),
    (
        r"er en del af|som en del af|er led i|som led i|et led i|er ét af|er et af|hører under|under|indgår i|del af|initiativ i|projekt i|indsats i|et af initiativerne i",
        "part_of",
        False,
    ),
    (r"indeholder|rummer|omfatter|består af", "part_of", True),
    (
        r"bygger videre på|er en fortsættelse af|er fortsættelsen af|viderefører|ligger i forlængelse af|i forlængelse af",
        "succeeds",
        False,
    ),
)

#: Words after which a text gives the name of an undertaking.
NAMING: Final = r"hedder|hed|navnet|titlen|kaldet|kaldes|døbt|benævnes|overskriften|betegnelsen|ved navn|tidligere kaldet|også kaldet|nu hedder|omdøbt til"

#: Words that end a name written in small letters after its first word: "vedtog Brobyen på vej, som …".
NAME_STOP: Final = (
    r"er|var|været|bliver|blev|blevet|har|havde|haft|skal|skulle|vil|ville|kan|kunne|må|får|fik|gør|gjorde|går|gik|kommer|kom|tager|tog|giver|gav"
    r"|står|stod|ligger|lå|ser|siger|sagde|mener|viser|viste|som|der|at|hvor|når|hvis|fordi|men|eller|også|ikke|nu|selv|så|da|end|blandt|siden|før|inden"
    r"|bliv\w*|gælder|gjaldt|løber|løb|udløber|udløb|bygger|begynder|begyndte|sluttede|slutter|fortsætter|samler|samlede|hedder|hed|kaldes|deles|dækker|dækkede|skriver|optager|indgår|indgik|vist|samles|afsluttes|afsluttede|sidder|sad|følger|fulgte|lægger|lagde|gennemføres|ventes|forsvinder|udvides|lukker|lukkede|åbner|åbnede"
    r"|skifter|skiftede|virker|virkede|drives|ledes|udvikles|afholdt|sætter|satte|stiller|stillede|sendte|holder|holdt|voksede|flyttede|skydes|tages"
    r"|udgiver|udgav|vedtog|lancerer|lancerede|starter|startede|omfatter|rummer|indeholder|handler|handlede|afløser|afløste|erstatter|erstattede|betyder|kræver|koster|bruges|bruger|sendes|hjælper"
)

#: Lead words of a line that tells who owns a measure, or when it is due.
OWNED: Final = r"ejer|ansvarlig\w*|tovholder\w*|projektejer\w*|projektleder|frist|tidsplan|tidshorisont|periode|økonomi|budget|milepæle?|status|målgruppe|deltagere"

#: Who agrees for whom where several own something together.
JOINT_OWNERS: Final = {
    "kommunerne": "KL",
    "regionerne": "Danske Regioner",
    "amterne": "Amtsrådsforeningen",
    "staten": "regeringen",
}

#: How a party of an agreement for many, and those for whom it agrees, are called.
AGREEING: Final = {
    "KL": r"KL|[Kk]ommunerne|[Kk]ommunernes",
    "Danske Regioner": r"Danske Regioner|[Rr]egionerne|[Rr]egionernes|[Aa]mterne|Amtsrådsforeningen",
}

#: The parties of the yearly agreements, by what the agreement is about.
ECONOMY: Final = {
    "kommunernes økonomi": ("regeringen", "KL"),
    "regionernes økonomi": ("regeringen", "Danske Regioner"),
}

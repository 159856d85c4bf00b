"""Danish words around a mention that tell whether an undertaking is spoken of."""

from typing import Final

#: Verbs behind a name, by what they say of it.
BEGINS: Final = (
    r"begynd\w*|start\w*|åbne\w*|lancere\w*|indled\w*|igangsæt\w*|sat i gang|sættes i gang|sætte i gang|i gang|etablere\w*|oprette\w*|udvikle\w*"
    r"|indføre\w*|afprøve\w*|teste\w*|tages? i brug|taget i brug|sættes i drift|sat i drift|i drift|klar|vedtage\w*|udarbejde\w*|i brug"
)
GOES_ON: Final = (
    r"fortsæt\w*|videreføre\w*|udvide\w*|udbrede\w*|udrulle\w*|rulles ud|rullet ud|udskyde\w*|udskudt|udsat|forsinke\w*|forlænge\w*|evaluere\w*"
    r"|revidere\w*|genoptage\w*|løber|løb|flytte\w*|skifte\w* navn|finansiere\w*|støtte\w*|omlægge\w*|opdatere\w*|udbygge\w*"
)
ENDS: Final = r"lukke\w*|slutte\w*|udløb\w*|afslutte\w*|ophør\w*|stoppe\w*|standse\w*|nedlægge\w*|bortfald\w*|afløse\w*|erstatte\w*|udfase\w*|gennemført\w*"
CONSISTS: Final = r"omfatte\w*|rumme\w*|består|bestod|indeholde\w*|har til formål|sigte\w*|handle\w*|samle\w*|gælder|ledes|ejes|hører|indgår|indgik|bygger|udspringer|går ud på"
SERVES: Final = r"bruges|brugt|anvende\w*|benytte\w*|viser|ligger|kan|giver|findes|gør|leverer|hentes|sende\w*|modtage\w*"

#: Words before a name, by what they make of it.
PART_OF: Final = r"som (?:et )?led i|del af|led i|inden for|i regi af|under|indgår i|jf|ifølge|i overensstemmelse med|i tråd med|i forlængelse af"
OF_WHOSE_WORK: Final = (
    r"formålet med|målet med|hensigten med|erfaring\w* (?:fra|med)|resultat\w* (?:af|fra)|evaluering\w* af|status (?:for|på)|styregruppe\w* for"
    r"|projektleder\w* (?:for|i|på)|programleder\w* (?:for|i)|ansvarlig\w* for|arbejde\w* med|gennemførelse\w* af|implementering\w* af|udrulning\w* af|udbredelse\w* af"
    r"|udvikling\w* af|indførelse\w* af|deltage\w* i|med i|tilsluttet|tilslutte\w* sig|midler(?:ne)? fra|støttet af|støtte fra|finansieret (?:af|gennem)|i gang med|bag|kaldet|navnet"
)
REPLACES: Final = r"afløse\w*|erstatte\w*|overgang\w* til|overgår til|skifte\w* til|indfør\w*|lancere\w*|udrulle\w*|erstatning for|afløser for|i stedet for"
USED_THROUGH: Final = (
    r"via|gennem|ved hjælp af|ved brug af|adgang til|på|bruger?|brugt|brug af|anvende\w*|anvendelse\w* af|benytte\w*|registreres i|findes i|vises i|hentes (?:i|fra)"
    r"|efter|følger|understøtter|baseret på|bygger på|integration\w* til|forberedt til|leveret til|version af|fra|med|i"
)

BOUGHT: Final = (
    r"udbud\w* af|anskaffelse\w* af|køb\w*(?: af)?|indkøb\w*(?: af)?|levering\w* af|levere\w*|kontrakt\w* (?:om|på|for)|drift\w* af"
    r"|vedligehold\w* af|valgt|vælge\w*|valg(?:et)? af|moderniser\w*(?: af)?|videreudvikl\w*(?: af)?|ibrugtagning\w* af|afprøv\w*(?: af)?"
)
ENDED: Final = r"slut med|farvel til|udfas\w*(?: af)?|afvikl\w*(?: af)?|nedlæg\w*(?: af)?|lukning\w* af|lukke\w*|opsig\w*"

#: Words of trade: contracts are no undertakings.
TRADE: Final = (
    r"leverandør|kontrakt|licens|a/s\b|aps\b|tilbudsgiver|abonnement|rammeaftale|opsig|prisen"
)
#: Determiners by which a noun stands for each of many.
EVERY: Final = r"hver|hvert|den enkelte|det enkelte|alle|enhver|ethvert|de enkelte|nogen|noget|ingen|intet|flere|mange"
#: Nouns for papers that have a title.
PAPERS: Final = r"strategi|handlingsplan|handleplan|plan|program|vision|politik|aftale|pagt|udspil|køreplan|pejlemærker"
#: Nouns for those who do something, which name no undertaking.
BODIES: Final = (
    *("taskforce", "råd", "udvalg", "forum", "styrelse", "institut", "forening", "sekretariat"),
    *("selskab", "fond", "fonden", "styregruppe", "kontor", "center", "afdeling", "enhed"),
)
#: Papers and cases that are read or dealt with, in marks behind the noun; no undertakings.
READ_PAPERS: Final = r"artikel|artiklen|\w*indlæg|\w*indlægget|\w*rapport|\w*rapporten|notat|notatet|bog|bogen|sag|sagen|kronik|kronikken|analyse|analysen"
#: Headings under which words are explained and nothing is told.
GLOSSARY: Final = r"ordliste|ordforklaring|forkortelser|begreber og|definitioner|begrebsliste"

#: Whose a solution is that somebody uses: "dit NemID", "med deres eget MitID".
USERS_OWN: Final = r"sit|dit|din|sin|mit|min|deres|jeres|ens"
#: What one does to get the use of a solution: "bestille NemID", "muligt at få MitID".
GETTING: Final = r"at\s+(?:have|få|hente|oprette)|bestil\w*|spær\w*|aktiver\w*|nulstil\w*|forny\w*"
#: Verbs of having and using a solution, and their infinitives behind "kan": "dem, der ikke kan bruge NemID".
TO_USE: Final = r"have|få|bruge|benytte|anvende|læse|modtage|åbne"
HAVING: Final = rf"har|kan|får|bruger|benytter|anvender|læser|modtager|ejer|{TO_USE}"
#: Verbs of who needs a solution, or does with another's: "låner hinandens NemID".
NEEDING: Final = r"lån(?:e|er|te|t)|kræver|krævede|glem(?:mer|t)|mist(?:er|et)"
#: What one does with a solution by which one is known: "underskriver med Digital Signatur".
SIGNING: Final = r"underskriv\w*|krypter\w*|log-?in|identificer\w*|identifikation\w*|signer\w*"
#: Who meets about a solution that runs.
MEETING: Final = r"(?:styre|bruger|kunde|koordinations)gruppe(?:n|r|rne)?"
#: Who has too little of an undertaking, of which there is none then: "vi savner en strategi".
LACKING: Final = r"savn\w+|mangle[rd]?\w*|efterlys\w+|(?:brug|behov)\s+for"
#: Words for people by what they have or do, in the plural: "KOL-patienter" is no name.
PEOPLE: Final = (
    r"patienter|borgere|brugere|kommuner|elever|medarbejdere|kunder|lærere|læger|ledere|børn"
)
#: Supply and its settling, beside a "forlig" between buyer and supplier that is no undertaking.
SUPPLY: Final = r"leveranc\w*|leverandør\w*|levere\w*|levering\w*|kontrakt\w*|\bbod\b|kompensation\w*|erstatning\w*"
#: Words before a noun of several: "de to nye forsøg", "en række tiltag".
SEVERAL: Final = (
    r"to|tre|fire|fem|seks|syv|otte|ni|ti|\d{1,3}|de|disse|begge|alle|flere|mange|nogle|få|en række"
)
#: Words for the people of a firm or a solution: "NordDatas konsulenter".
STAFF: Final = r"konsulenter|medarbejdere|eksperter|udviklere|specialister|ansatte|folk|brugere"
#: Nouns in the plural that say of the names behind "som" that each is an undertaking: "projekter som fx X".
UNDERTAKINGS: Final = r"projekter|programmer|initiativer|indsatser|strategier|kampagner|tiltag|monopolløsninger|monopolsystemer"
#: Bodies named by what they do, behind a first part: "PlanNet drifts- og forvaltningsorganisationen".
RUNNING_BODIES: Final = r"organisation|bestyrelse|udvalg|enhed|afdeling|sekretariat"

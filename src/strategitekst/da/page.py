"""Words that belong to a page or a press release as a form, not to its message.

Collected from the usual furniture of Danish public-sector web pages and press releases.
All lower case; matched against a whole block with its end punctuation taken off.
"""

from typing import Final

#: Blocks that are navigation, advertising, sharing or tags and nothing else.
FURNITURE: Final = frozenset(
    """
    indhold|indholdsfortegnelse|forside|forsiden|menu|søg|søgning|luk|log ind|log på|login|english|in english
    til forsiden|til top|til toppen|tilbage|tilbage til top|tilbage til toppen|tilbage til forsiden|tilbage til nyheder|tilbage til oversigten|gå til indhold
    spring til indhold|du er her|her er du|sitemap|sidekort|hop til indhold|gå til hovedindhold
    del|del siden|del artiklen|del artikel|del nyheden|del på|del via|del på facebook|del på linkedin
    del på twitter|del på x|del på sociale medier|send til en ven|tip en ven|print|udskriv|udskriv siden
    print siden|kopiér link|kopier link|facebook|twitter|linkedin|instagram|youtube|x|e-mail|mail|rss
    se også|læs også|læs mere|læs mere her|se mere|se alle|se alle nyheder|vis mere|vis flere|mere om emnet
    læs hele artiklen|læs artiklen|læs nyheden|læses lige nu|mest læste|seneste nyt|seneste nyheder
    flere nyheder|andre nyheder|alle nyheder|relaterede|relateret|relaterede artikler|relaterede nyheder
    relateret indhold|relaterede links|relaterede sider|relaterede emner|yderligere materiale|links
    nyttige links|eksterne links|dokumenter|downloads|download|hent|hent pdf|hent som pdf|filer|emner
    emneord|tags|tag|kategori|kategorier|nøgleord|nyhed|nyheder|nyhedsarkiv|pressemeddelelse
    pressemeddelelser|presse|presserum|artikel|artikler|aktuelt|debat|debatindlæg|kronik|kommentar
    temaer|tema|annonce|annoncer|annoncørbetalt indhold|reklame|sponsoreret|sponseret indhold|cookies
    cookie- og privatlivspolitik|cookiepolitik|privatlivspolitik|tilgængelighedserklæring|om cookies
    accepter|accepter alle|afvis|afvis alle|kun nødvendige|tillad alle|vis detaljer|nødvendige|statistik
    marketing|funktionelle|acceptér|acceptér alle|tilmeld|tilmeld nyhedsbrev|tilmeld dig|abonner|abonnér
    bliv abonnent|få nyhedsbrev|følg os|følg os på|kontakt os|om os|om kl|om siden|om webstedet|job|ledige stillinger
    arrangementer|publikationer|hjælp|oplæs|læs op|lyt|lyt til artiklen|lyt til siden|oplæsning|gem|gem artikel
    indlæser|næste|forrige|næste artikel|forrige artikel|næste side|forrige side|øverst|op|foto|video|galleri
    fakta om siden|artikel top billede|privatliv|vilkår|betingelser|feedback|giv feedback|var siden nyttig
    anbefal denne side|lukkede punkter|åbent|åbent punkt|offentligt|notat|af
    klumme|interview|læserbrev|læserbreve|synspunkt|brødkrumme|ok|ok, luk|sideindhold|transkript|fold sammen|fold ud|var denne side nyttig|ja|nej|fandt du, hvad du søgte|senest opdateret|skriv kommentar|kommentarer|ingen kommentarer
    """.replace("\n", "|")
    .replace("    ", "")
    .split("|")
) - {""}

#: What stands above a table of contents.
CONTENTS: Final = (
    r"indhold(?:sfortegnelse)?|(?:læs )?i (?:dette (?:nummer|nyhedsbrev|brev)|denne udgave)"
    r"|på (?:denne side|siden)(?: (?:kan du læse om|finder du))?"
)

#: Words that open a block which only points to a link, film or file.
POINTING_VERBS: Final = (
    "læs",
    "se",
    "hent",
    "download",
    "find",
    "klik",
    "tilmeld",
    "bestil",
    "gå",
    "følg",
    "hør",
    "lyt",
    "besøg",
    "åbn",
    "vis",
    "del",
)

#: What such a block points with or to.
POINTING_TARGETS: Final = (
    "her",
    "nedenfor",
    "nedenstående",
    "link",
    "linket",
    "links",
    "pdf",
    "pdf-fil",
    "pdf'en",
    "pdf'erne",
    "video",
    "videoen",
    "film",
    "filmen",
    "hjemmeside",
    "hjemmesiden",
    "webside",
    "websiden",
    "side",
    "siden",
    "rapporten",
    "strategien",
    "publikationen",
    "pjecen",
    "notatet",
    "aftalen",
    "aftaleteksten",
    "handlingsplanen",
    "udspillet",
    "nyhedsbrev",
    "nyhedsbrevet",
    "også",
    "mere",
    "præsentationen",
    "bilag",
    "bilaget",
    "høringssvaret",
    "brevet",
    "faktaark",
    "faktaarket",
    "pressemeddelelsen",
    "artiklen",
    "programmet",
    "analysen",
    "undersøgelsen",
    "vejledningen",
    "folderen",
)

#: Openings of a line of tags or links.
TAG_OPENINGS: Final = ("emner:", "emneord:", "tags:", "filer:", "relaterede artikler:", "nøgleord:")

#: What can be done with a file that a sentence points to.
FETCHED: Final = "hentes|downloades|læses|ses|findes|rekvireres"

#: Cookie notices, sharing, footers: a block that has one of these is of the page.
FURNITURE_PHRASES: Final = (
    "bruger cookies",
    "anvender cookies",
    "benytter cookies",
    "brug af cookies",
    "hjælp af cookies",
    "accepterer du cookies",
    "acceptere cookies",
    "del på facebook",
    "del på linkedin",
    "del på twitter",
    "alle rettigheder forbeholdes",
    "all rights reserved",
    "tilmeld dig vores nyhedsbrev",
    "tilmeld dig nyhedsbrev",
    "læs også:",
    "se også:",
    "læs mere:",
    "©",
    "kræver abonnement",
    "et abonnement?",
    "klik her",
    "det talte ord gælder",
    "prøv gratis",
    "log ind for at læse",
    "lov om ophavsret",
    "artiklen fortsætter",
    "artikel fortsætter",
    "modtager denne mail",
    "modtager mailen",
    "får denne mail",
    "får dette nyhedsbrev",
    "afmeld nyhedsbrev",
    "afmelde nyhedsbrev",
    "se billederne? åbn",
    "vis i browser",
    "nyhedsbrevet i din browser",
    "synspunkter i debatten",
    "synspunkterne er skribentens",
    "udtryk for skribentens",
    "ikke nødvendigvis redaktionens",
    "var siden nyttig",
    "fandt du det, du søgte",
    "fundet en fejl på siden",
    "hjalp siden dig",
    "andre nyheder:",
    "del på x",
    "send til en ven",
    "tekststørrelse",
    "abonnér på",
    "abonner på",
    "pop op-vindue",
    "pop-up",
    "bliv udgiver",
    "skriv til os.",
    "save this pdf",
    "starte visningen fra side",
    "tema-side her",
    "temaside her",
)

#: Openings of blocks that say who to call or write to.
CONTACT_OPENINGS: Final = (
    "for yderligere",
    "for flere oplysninger",
    "for mere information",
    "for nærmere",
    "hvis du vil vide mere",
    "yderligere information",
    "yderligere oplysning",
    "yderligere kommentar",
    "flere oplysninger",
    "mere information",
    "nærmere oplysninger",
    "kontaktperson",
    "kontaktinformation",
    "kontaktoplysninger",
    "kontakt:",
    "pressekontakt",
    "pressehenvendelse",
    "pressevagt",
    "presseansvarlig",
    "henvendelse:",
    "henvendelser:",
    "henvendelse til",
    "henvendelser til",
    "henvendelse rettes",
    "henvendelse kan rettes",
    "henvendelse om",
    "henvendelser kan rettes",
    "henvendelser rettes",
    "spørgsmål kan rettes",
    "spørgsmål:",
    "spørgsmål til",
    "tilmelding og spørgsmål",
    "sidens redaktør",
    "sagsansvarlig",
    "kopi:",
    "kopi til",
    "kopi er sendt",
    "underskrifter",
    "ref.:",
    "udarbejdet af",
    "med venlig hilsen",
    "venlig hilsen",
    "med venlige hilsner",
    "venlige hilsner",
    "mange hilsner",
    "de bedste hilsner",
    "bedste hilsner",
    "på vegne af",
    "mvh",
    "redaktion:",
    "ansvarshavende",
    "udgivet af",
    "udgiver:",
    "kære ",
    "hej alle",
    "til rette vedkommende",
    "med ønsket om",
    "hilsen fra",
    "referent:",
    "tryk:",
    "layout:",
    "oplag:",
    "design:",
    "grafisk tilrettelæggelse:",
    "isbn",
    "issn",
    "sagsbehandler:",
)

#: Greetings after which the lines of a signature follow.
GREETINGS: Final = ("hilsen", "hilsner", "mvh", "kontakt", "pressekontakt", "på vegne af")

#: A paper or station by its name, after "siger hun til": "Fjordby Avis", "Ritzau".
MEDIUM: Final = (
    r"(?:[A-ZÆØÅ][\w-]+ (?:Nyt|Avis|Tidende|Folkeblad|Stiftstidende|Dagblad)|[A-ZÆØÅ]\w+(?:avisen|tidende|bladet|posten)"
    r"|Ritzau|B\.?T|Ekstra Bladet|Avisen Danmark|JydskeVestkysten|Politiken|Børsen|Berlingske|Jyllands-Posten|Information|Altinget|Version2|Computerworld|Ingeniøren|TV ?2|DR)\b"
)

#: Openings of the line that names the photographer.
CREDITS: Final = ("foto:", "fotos:", "foto/", "fotograf:", "pressefoto", "arkivfoto", "billede:")

#: Openings and endings of text under a picture.
CAPTION_MARKS: Final = (
    "foto:",
    "fotos:",
    "foto ",
    "fotograf:",
    "arkivfoto",
    "pressefoto",
    "billedtekst:",
    "illustration:",
    "figur ",
    "figur:",
    "tabel:",
    "billede:",
    "modelfoto",
    "grafik:",
    "genrefoto",
    "foto/",
    "forsidefoto",
    "illustration af",
    "illustrationen er ",
    "(foto",
)

#: What ends such a text: the kind of picture, and the words of a button that shows less of it.
CAPTION_ENDS: Final = (
    "fold sammen",
    "modelfoto",
    "genrefoto",
    "arkivfoto",
    "pressefoto",
    "privatfoto",
)

#: Openings of the line that names the author.
BYLINE_OPENINGS: Final = (
    "af ",
    "af: ",
    "skrevet af ",
    "tekst: ",
    "tekst ",
    "tekst af ",
    "forfatter: ",
    "journalist ",
    "kommentar af ",
    "klumme af ",
    "kronik af ",
    "debat af ",
    "debatindlæg af ",
    "blogindlæg af ",
    "blog af ",
    "læserbrev af ",
    "indlæg af ",
    "leder af ",
)

#: Words that may stand beside a date on a line of its own.
DATELINE_WORDS: Final = frozenset(
    """
        den d kl date cet cest publiceret offentliggjort opdateret sidst senest dato udgivet udsendt oprettet
        redigeret skrevet ændret referat møde mødet mødedato artikel nyhed nyheder pressemeddelelse fra og klokken i af til
    """.split()
)

#: Labels of a line that tells one fact, as plans and minutes have them: "Ejer: KL. Frist: maj 2020".
FACT_LABELS: Final = (
    "beslutningskompetence|medlemmer|mødedeltagere|ansøgningsfrist|rapporteret af|ejer|ejere|projektejer|gevinstejer|ansvarlig|ansvarlige|ansvar|tovholder|parter|parterne|deltagere|til stede|afbud"
    "|fraværende|beslutning|indstilling|næste møde|tid|tidsplan|frist|periode|status|økonomi|budget|finansiering|formål|målgruppe"
)

#: Furniture after which only more of the page follows, when the text is all but over.
CLOSING: Final = frozenset(
    """
    læses lige nu|mest læste|relaterede artikler|relaterede nyheder|relateret indhold|relaterede|andre nyheder
    flere nyheder|seneste nyheder|seneste nyt|flere artikler|andre læser også|annonceindlæg|annoncørbetalt indhold
    læs flere artikler|anbefalede artikler|andre har også læst|følg os|nyhedsbrev|tilmeld nyhedsbrev|om cookies
    """.replace("\n", "|")
    .replace("    ", "")
    .split("|")
) - {""}

#: Headings that often stand first in a report, right below its title.
FIRST_HEADINGS: Final = frozenset(
    "forord|indledning|indledende bemærkninger|resumé|resume|sammenfatning|baggrund|introduktion|formål|velkommen|vision|leder".split(
        "|"
    )
)

#: The sort of a page, as it stands alone between its topic and its headline.
SORTS: Final = frozenset(
    "strategi|netværk|projekt|analyse|rapport|case|cases|publikation|arrangement|kursus|værktøj|undersøgelse|guide|vejledning|nyhed|artikel|pressemeddelelse|tema|blog|inspiration|udspil|aftale".split(
        "|"
    )
)

#: Furniture that heads a section where it stands between two paragraphs.
MENU_HEADINGS: Final = frozenset(
    "forside|forsiden|nyheder|statistik|dokumenter|debat|temaer|presse|arrangementer|publikationer|hjælp|søgning|relaterede emner|vilkår|login".split(
        "|"
    )
)

#: Words that number the parts of a plan; they stand in a line of their own above the part's title.
PART_LABELS: Final = frozenset(
    "initiativ|indsats|indsatsområde|fokusområde|temaområde|tema|kapitel|afsnit|del|bilag|spor|mål|delmål|målsætning"
    "|pejlemærke|princip|projekt|anbefaling|udfordring|fase|punkt|nummer|delprojekt|aktivitet|forslag|strategispor".split(
        "|"
    )
)

#: Furniture that a link line may follow.
LINKING: Final = frozenset(
    {"læs også", "se også", "læs mere", "relateret", "mere om emnet", "links", "læs artiklen"}
)

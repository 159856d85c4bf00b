"""The words by which Danish texts say whose an undertaking is."""

from typing import Final

#: Verbs of those who have an undertaking of their own: "KL lancerede …", "Byrådet har vedtaget …".
OWNING: Final = (
    r"lancere\w*|præsentere\w*|offentliggjor\w+|offentliggør|udgi[vk]\w*|udgav|udsend\w+|vedtog\w*|vedtage\w*|iværks[aæ]t\w*|igangs[aæ]t\w*"
    r"|gennemfør\w*|udarbejd\w+|fremlagde|fremlagt|fremlægger|begynd\w+|starte\w*|i\s+gang\s+med|etabler\w+|oprette\w*|nedsatte|nedsat"
    r"|beslutte\w*|udvikle[rt]|udviklede|arbejde[rt]?|arbejdede|formulere\w*|søsatte|søsat|forhandle\w*|har\s+(?:en|et)|si(?:n|t|ne)\s|står\s+bag|stod\s+bag|ejer|driver"
    r"|initiativ\s+til|ind(?:gik|gået)|aftal(?:te|t)|enige?|forpligtet|planlægger|planlagt|fastlagde|fastlagt|afprøve\w*|tester|forlænge\w*|godkend\w+"
    r"|underskr\w+|skrevet\s+under|gået\s+sammen|går\s+(?:\S+\s+){0,3}i\s+gang|sætter\s+(?:\S+\s+)?gang|satte\s+gang|videreført\w*|revidere\w*|undersøge[rt]?"
    r"|samarbejder|udby[dg]\w*|vil\s+udbyde|udbød|åbne[rt]?|åbnede|forbereder|forberedt|lovet|i\s+færd\s+med|ved\s+at|indled(?:er|te|t)|opbygge\w*|lagt\s+op\s+til"
)

#: What leads from an undertaking to who has it: "Partnerskabet ledes af …", "forankret i …".
HELD_BY: Final = (
    r"ejes\s+af|ejet\s+af|drives\s+af|drevet\s+af|ledes\s+af|ledet\s+af|udgives\s+af|udgivet\s+af|etableres\s+af|gennemføres\s+af|lanceret\s+af"
    r"|igangsat\s+af|sat\s+i\s+gang\s+af|iværksat\s+af|gennemført\s+af|udarbejdet\s+af|vedtaget\s+af|etableret\s+af|oprettet\s+af|udbudt\s+af|besluttet\s+af|koordineres\s+af|organiseres\s+af"
    r"|fremlagt\s+af|fremlægges\s+af|udbydes\s+af|forankres\s+i|forankret\s+i|forankret\s+hos|under\s+ledelse\s+af"
)

#: Words of agreement before "mellem" and the parties: "Projektet er et samarbejde mellem …".
AGREEMENT: Final = r"samarbejde|aftal|partnerskab|indgå|underskr|projekt|fællesskab"

#: What those named after "som" or "hvor" do with what is theirs.
HAVING: Final = (
    r"aftal|enig|vedtog|vedtag|udg[ai]v|offentliggjorde|offentliggjort|lancere|præsentere|står bag|stod bag|indgik|indgået|har lavet|udvikle|ejer|driver|gennemfør"
    r"|fremlagt|fremlagde|har taget initiativ|begyndte|opbygge|etablere|er ansvarlig|er vært|stået i spidsen|står i spidsen|oprette|igangsat|igangsætte|iværks|forestår|har udarbejdet|udbød|udbyder|bygger|afprøve|indsamler"
    r"|udfør|står for|stod for|stå for|indført"
    r"|undersøge|undersøgt|tester|teste[dt]|sat i drift|satte i drift|sætter i drift|har ansvar|har udsendt|udsendte|leder|ledede|koordinere|finansierede|planlægger|planlagt|formulere|besluttede|har besluttet|godkend|arrangere|afhold|søsatte|lagde frem|indfører|indførte|forbereder|satte i gang|sat i gang|har startet|startede|nedsat|tilbyder|arbejder på|søsat"
)

#: Words of those who take part in what is another's: "Kommunen har tilsluttet sig …".
JOINING: Final = (
    r"tilslutte\w*|tilknytte\w*|deltage\w*|deltog|modtage\w*|modtog|få|får|fik|fået|indgår|følge[rs]?|fulgte|fulgt|bidrage\w*|bidrog|medvirke\w*"
    r"|har\s+valgt|valgte|vælger|vundet|vandt|levere\w*|leverandør\w*|høringssvar|høring|støtte\w*|erfaringer|på\s+vegne|bakke\w*\s+op|bygge[rt]?\s+på|byggede\s+på"
    r"|som\s+led\s+i|led\s+i|del\s+af|efter|følge|sammenholdt|bruge[rt]?|anvende[rt]?|anvendte|benytte\w*|ved\s+hjælp|afvente\w*|vente\w*|inden\s+for|rammerne"
)

#: The organs through which a body acts; what they adopt is the body's.
ORGANS: Final = (
    r"bestyrelse|hovedbestyrelse|udvalg|direktion|formandskab|repræsentantskab|sekretariat|forvaltning|kontor|kontor for [^,]+|Center for [^,]+|center for [^,]+"
    r"|byråd|regionsråd|kommunalbestyrelse|amtsråd|borgerservice"
)

#: Common nouns that stand for the one body of that kind: how such bodies are called.
BODY_NOUNS: Final = {
    "kommunen": r" Kommune$",
    "byrådet": r" Kommune$",
    "kommunalbestyrelsen": r" Kommune$",
    "regionen": r"^Region ",
    "amtet": r" [Aa]mt$",
    "styrelsen": r"[Ss]tyrelse",
    "ministeriet": r"[Mm]inisteri",
    "direktoratet": r"[Dd]irektorat",
    "foreningen": r"[Ff]orening",
    "forbundet": r"[Ff]orbund",
    "instituttet": r"[Ii]nstitut",
    "universitetet": r"[Uu]niversitet",
    "biblioteket": r"[Bb]ibliotek",
    "hospitalet": r"[Hh]ospital",
    "sygehuset": r"[Ss]ygehus",
    "selskabet": r"[Ss]elskab",
    "fællesskabet": r"[Ff]ællesskab",
    "fonden": r"[Ff]ond",
    "skolen": r"[Ss]kole",
}

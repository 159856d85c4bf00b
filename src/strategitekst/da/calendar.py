"""Danish words for months, seasons, weekdays, numbers and feast days.

Spelling follows Retskrivningsordbogen (Dansk Sprognævn): months, weekdays and seasons are
written small. Abbreviations of months are those of Retskrivningsordbogen and of common datelines
("28. JAN 2021"). Number words above twelve are spelled as in Den Danske Ordbog.
Feast days: folkekirken's calendar; Store Bededag as long as it was one (until 2023).
"""

from typing import Final

MONTHS: Final = {
    "januar": 1,
    "februar": 2,
    "marts": 3,
    "april": 4,
    "maj": 5,
    "juni": 6,
    "juli": 7,
    "august": 8,
    "september": 9,
    "oktober": 10,
    "november": 11,
    "december": 12,
}

#: Written with or without a full stop, and only beside a day or a year ("Jan" is a name too). Datelines
#: of pages that are made abroad have English names: "Oct 09, 2010", "May 2026".
MONTH_ABBREVIATIONS: Final = {
    "jan": 1,
    "feb": 2,
    "febr": 2,
    "mar": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "aug": 8,
    "sep": 9,
    "sept": 9,
    "okt": 10,
    "nov": 11,
    "dec": 12,
    "january": 1,
    "february": 2,
    "march": 3,
    "may": 5,
    "june": 6,
    "july": 7,
    "oct": 10,
    "october": 10,
}

#: Season to its EDTF number; the definite form adds "-et" or "-en".
SEASONS: Final = {"forår": 21, "sommer": 22, "efterår": 23, "vinter": 24}
SEASONS_DEFINITE: Final = {"foråret": 21, "sommeren": 22, "efteråret": 23, "vinteren": 24}

#: Parts of a season with a word of their own, to the month that each stands for (Den Danske Ordbog:
#: "forsommer" is the first part of summer, "sensommer" and "eftersommer" the last).
SEASON_PARTS: Final = {
    "forsommer": 6,
    "sensommer": 8,
    "eftersommer": 8,
    "senefterår": 11,
}
SEASON_PARTS_DEFINITE: Final = {
    "forsommeren": 6,
    "sensommeren": 8,
    "eftersommeren": 8,
    "senefteråret": 11,
}

#: Monday is 1, as in ISO 8601.
WEEKDAYS: Final = {
    "mandag": 1,
    "tirsdag": 2,
    "onsdag": 3,
    "torsdag": 4,
    "fredag": 5,
    "lørdag": 6,
    "søndag": 7,
}

NUMBERS: Final = {
    "nul": 0,
    "en": 1,
    "én": 1,
    "et": 1,
    "ét": 1,
    "to": 2,
    "tre": 3,
    "fire": 4,
    "fem": 5,
    "seks": 6,
    "syv": 7,
    "otte": 8,
    "ni": 9,
    "ti": 10,
    "elleve": 11,
    "tolv": 12,
    "tretten": 13,
    "fjorten": 14,
    "femten": 15,
    "seksten": 16,
    "sytten": 17,
    "atten": 18,
    "nitten": 19,
    "tyve": 20,
    "femogtyve": 25,
    "tredive": 30,
    "fyrre": 40,
    "halvtreds": 50,
    "tres": 60,
    "halvfjerds": 70,
    "femoghalvfjerds": 75,
    "firs": 80,
    "halvfems": 90,
    "hundrede": 100,
    "hundred": 100,
}

ORDINALS: Final = {
    "første": 1,
    "anden": 2,
    "andet": 2,
    "tredje": 3,
    "tredie": 3,
    "fjerde": 4,
}

#: Decades by their own word, to the first year.
DECADES: Final = {
    "tyverne": 1920,
    "trediverne": 1930,
    "fyrrerne": 1940,
    "halvtredserne": 1950,
    "tresserne": 1960,
    "halvfjerdserne": 1970,
    "firserne": 1980,
    "halvfemserne": 1990,
    "nullerne": 2000,
}

#: Feasts of several days: they stand for their month, an Easter feast for that of its Sunday, which
#: is so many days after Easter Sunday.
MONTH_FEASTS: Final = {
    "jul": None,
    "julen": None,
    "påske": 0,
    "påsken": 0,
    "pinse": 49,
    "pinsen": 49,
}

#: Feast days on fixed dates: (month, day) of the first and the last day.
FIXED_FEASTS: Final = {
    "juleaften": ((12, 24), (12, 24)),
    "juleaftensdag": ((12, 24), (12, 24)),
    "juledag": ((12, 25), (12, 25)),
    "1. juledag": ((12, 25), (12, 25)),
    "2. juledag": ((12, 26), (12, 26)),
    "anden juledag": ((12, 26), (12, 26)),
    "nytårsaften": ((12, 31), (12, 31)),
    "nytårsaftensdag": ((12, 31), (12, 31)),
    "nytårsdag": ((1, 1), (1, 1)),
    "grundlovsdag": ((6, 5), (6, 5)),
    "sankthansaften": ((6, 23), (6, 23)),
    "sankt hans": ((6, 23), (6, 24)),
}

#: Feast days by their distance in days from Easter Sunday: first and last day.
EASTER_FEASTS: Final = {
    "fastelavn": (-49, -49),
    "palmesøndag": (-7, -7),
    "skærtorsdag": (-3, -3),
    "langfredag": (-2, -2),
    "påskedag": (0, 0),
    "2. påskedag": (1, 1),
    "anden påskedag": (1, 1),
    "store bededag": (26, 26),
    "kristi himmelfartsdag": (39, 39),
    "kristi himmelfart": (39, 39),
    "pinsedag": (49, 49),
    "2. pinsedag": (50, 50),
    "anden pinsedag": (50, 50),
}

#: School holidays: the autumn one is week 42; the others differ from town to town.
SCHOOL_HOLIDAYS: Final = ("sommerferien", "efterårsferien", "vinterferien", "juleferien")
DATED_HOLIDAY: Final = "efterårsferien"

_COUNTED = """
kr kroner krone øre dkk euro eur dollar usd pund t tkr mio mia mill million millioner milliard
milliarder tusind pct procent promille stk styk
borgere personer mennesker medarbejdere ansatte elever børn unge ældre brugere kunder patienter
deltagere respondenter medlemmer indbyggere lærere pædagoger ledere studerende danskere
kommuner virksomheder skoler institutioner organisationer myndigheder boliger husstande
sager henvendelser ansøgninger svar besvarelser breve dokumenter sider ord tegn eksemplarer
job arbejdspladser årsværk stillinger pladser timer minutter sekunder dage uger måneder gange
meter km kilometer m2 kvadratmeter hektar tons ton kg liter kwh mwh mw gb mb mbit megabit
systemer enheder computere tablets pc'er besøg opkald datasæt indikatorer forslag
"""

#: What stands after a number that is counted: "2000 borgere" is no year.
COUNTED: Final = frozenset(_COUNTED.split())

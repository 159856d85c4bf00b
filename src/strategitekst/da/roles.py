"""Offices and occupations: the nouns that a person's role is built on.

Compounds count ("kontorchef", "digitaliseringsdirektør"), so these are endings of words.
"""

from typing import Final

ROLE_HEADS: Final = (
    "minister",
    "direktør",
    "direktøren",
    "direktor",
    "formand",
    "formanden",
    "forkvinde",
    "forperson",
    "chef",
    "chefen",
    "konsulent",
    "konsulenten",
    "borgmester",
    "borgmesteren",
    "rådmand",
    "rådmanden",
    "ordfører",
    "leder",
    "lederen",
    "professor",
    "forsker",
    "lektor",
    "adjunkt",
    "specialist",
    "partner",
    "medlem",
    "sekretær",
    "redaktør",
    "journalist",
    "lærer",
    "pædagog",
    "sygeplejerske",
    "læge",
    "terapeut",
    "assistent",
    "advokat",
    "ekspert",
    "talsmand",
    "talskvinde",
    "talsperson",
    "ansvarlig",
    "koordinator",
    "arkitekt",
    "udvikler",
    "rådgiver",
    "økonom",
    "analytiker",
    "kommissær",
    "præsident",
    "jurist",
    "ingeniør",
    "bibliotekar",
    "inspektør",
    "rektor",
    "dekan",
    "provst",
    "landmand",
    "sagsbehandler",
    "medarbejder",
    "fotograf",
    "grundlægger",
    "stifter",
    "iværksætter",
    "ejer",
    "administrator",
    "fuldmægtig",
    "kasserer",
    "politiker",
    "ombudsmand",
    "kandidat",
    "ph.d.",
    "studerende",
    "forfatter",
    "manager",
    "officer",
    "director",
    "president",
    "ceo",
    "cio",
    "cto",
    "ciso",
    "dpo",
    "beboer",
    "borgerrådgiver",
    "viceborgmester",
    "spidskandidat",
    "repræsentant",
    "evangelist",
    "strateg",
)

#: Words that may stand before the head inside a role: "adm. direktør", "fungerende chef".
ROLE_MODIFIERS: Final = frozenset(
    """
        adm. administrerende fungerende konstitueret daværende tidligere nuværende kommende ny nye
        vice vicepræsident teknisk politisk faglig kommunal regional international ansvarlig ledende
        øverste første anden stedfortrædende koncern kommercielle kommerciel digital digitale
        offentlig senior chief executive head public sektor
    """.split()
)

#: Short words between the parts of a name.
NAME_PARTICLES: Final = frozenset({"von", "van", "de", "da", "der", "al", "el", "bin", "af", "du"})

#: Party letters after the name of a politician: "Anne Berg (S)".
PARTY_LETTERS: Final = "A|B|C|D|F|I|K|M|O|Q|R|S|SF|V|DF|EL|LA|RV|ALT|Ø|Å|Æ|KF|KD|NB|Lokallisten"

#: The parties behind the letters.
PARTIES: Final = {
    "A": "Socialdemokratiet",
    "S": "Socialdemokratiet",
    "B": "Radikale Venstre",
    "RV": "Radikale Venstre",
    "R": "Radikale Venstre",
    "C": "Det Konservative Folkeparti",
    "K": "Det Konservative Folkeparti",
    "KF": "Det Konservative Folkeparti",
    "F": "SF",
    "SF": "SF",
    "I": "Liberal Alliance",
    "LA": "Liberal Alliance",
    "M": "Moderaterne",
    "O": "Dansk Folkeparti",
    "DF": "Dansk Folkeparti",
    "V": "Venstre",
    "EL": "Enhedslisten",
    "Ø": "Enhedslisten",
    "Å": "Alternativet",
    "ALT": "Alternativet",
    "Æ": "Danmarksdemokraterne",
    "KD": "Kristendemokraterne",
    "NB": "Nye Borgerlige",
}

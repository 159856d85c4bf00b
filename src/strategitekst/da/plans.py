"""The words by which Danish plans set out measures, say who answers for them and how long they run."""

from typing import Final

#: What a measure is called, in the singular; also before its number: "Initiativ 7".
MEASURE_WORDS: Final = r"initiativ|indsats|projekt|tiltag|delprojekt|aktivitet|opgave|handling"

#: Lead words of a line that says who owns a measure.
RESPONSIBLE: Final = r"ejer|ejere|projektejer|ansvarlig|ansvarlige|ansvar|tovholder|tovholdere"

#: Lead words of a line that names all who have a measure together.
PARTIES: Final = r"parter|parterne|projektparter|ansvarlige parter|deltagende parter|aftaleparter"

#: Verbs of running, before the period in which an undertaking runs: "gælder 2015-2018", "løber fra …".
RUNNING: Final = (
    r"gælder|gjaldt|galdt|løber|løb|dækker|dækkede|varer|varede|kører|kørte|strækker\s+sig|strakte\s+sig|foregår|foregik|gennemføres"
    r"|gældende|forløber|er\s+indgået|var\s+indgået"
)

#: Words between such a verb and the period.
HOLDING: Final = r"nu|i\s+alt|foreløbig|indtil\s+videre|i\s+første\s+omgang|helt|efter\s+planen"

#: Verbs of what takes place within a year: "Kampagnen blev gennemført i foråret 2017".
HELD: Final = r"gennemført|gennemførtes|gennemføres|gennemførte|afholdt|holdt|afholdes|planlagt"

#: Verbs of agreeing, beside the year of an agreement: "I 2023 blev der indgået en aftale".
AGREED: Final = r"indgået|indgik|aftalt|underskrevet|underskrev|vedtaget"

#: Words that lead from an undertaking right to its period: "forsøget i perioden 2016-2020".
DURING: Final = r"perioden|årene|i|i\s+perioden|for\s+perioden|for\s+årene|i\s+årene|fra|for"

#: Words before the last year of an undertaking: "løber til udgangen af 2017".
UNTIL: Final = (
    r"(?:frem\s+)?(?:ind)?til(?:\s+og\s+med)?|(?:frem\s+)?til\s+udgangen\s+af|frem\s+mod|ud"
)

#: Lead words of a line that says how long an undertaking runs.
PERIOD_LINES: Final = r"periode|projektperiode|aftaleperiode|planperiode|løbetid|tidsramme"

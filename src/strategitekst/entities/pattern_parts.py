"""What the patterns of names are built of: a capital, a capitalised word, where a name begins and ends."""

import re
from typing import Final

UPPER: Final = "A-ZÆØÅÄÖÜÉÁÓÍÇŠŽČĆŁŚŹŻÐÞÚÝİĞŞ"
#: No part of a name is longer: bounds keep the search linear in the text.
LONGEST: Final = 40
#: A word that begins with a capital.
CAP: Final = rf"[{UPPER}][\w'’.-]{{0,{LONGEST}}}\w"
GENITIVE: Final = r"(?:['’´`]s|s|(?<=[sxzSXZ])['’])"
#: Last words of units of a body: "KL's Innovations- og Teknologienhed".
UNITS: Final = "udvalg|forvaltning|afdeling|enhed|team|sekretariat"
#: Behind a name that is part of a compound: "KMD Nexus-platformen".
HALF_OF_COMPOUND: Final = re.compile(r" [A-ZÆØÅ][a-zæøå]+-[a-zæøå]")
#: The left edge of a name: not inside a word or an address.
LEFT: Final = r"(?<![\w@./-])"
#: The right edge: not inside a word, nor before the other half of one: "… og Børne- og Kulturchefforeningen".
RIGHT: Final = r"(?!\w|-[\w ,]|@|/\w+-[a-zæøå])"

"""Places by their form: streets with a number, towns and waters of two words, postal towns, sites."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ..da.calendar import MONTHS
from .pattern_parts import CAP, LEFT, LONGEST, RIGHT, UPPER
from .starts import matches_at

_MONTHS: Final = "|".join(MONTHS)
#: What ends the name of a place that begins with another's: "Mariager Fjord".
SITES: Final = "Fjord Bugt Bælt Hallen Kirke Brygge Bakker Bjerge Klit Tange Hede Mose Plantage Bymidte Midtby".split()
#: "Nørre Hvam", "Sdr. Omme": towns by the word before; "Mariager Fjord": waters by the one after.
_TOWN: Final = re.compile(
    rf"{LEFT}((?:Nørre|Nr\.|Sønder|Sdr\.|Øster|Vester|Store|Lille|Gammel|Gl\.|Kongens) {CAP})(?!\w| (?:Kommune|Skole|Amt))"
    rf"|{LEFT}({CAP} (?:{'|'.join(SITES)}))(?!\w| [{UPPER}])"
)
_STREET: Final = re.compile(
    rf"{LEFT}((?:{CAP} ){{1,2}}(?:Vej|Kanal|Gade|Allé|Plads|Boulevard|Torv|Kaj|Brygge|Vænge))(?= \d)"
    rf"|{LEFT}((?:{CAP} )?[{UPPER}][\w.]*?(?:gade|vej|allé|alle|plads|stræde|torv|boulevard|parken|havnen|kaj|gården)|{CAP} (?:Allé|Alle|Plads|Boulevard|Torv|Gade|Vej|Kaj|Strandvej))(?= \d)"
    rf"|{LEFT}([{UPPER}][a-zæøå]+)(?= \d{{1,3}}[A-Z]?(?:,? ?|,?\n)\d{{4}} [{UPPER}])"
)
#: "i Fjordhallen", "på Ringvejen", "i Havneparken"; on one of that name rather a home is: "på Engparken".
_SITE: Final = re.compile(
    rf"\b(?:i|på|ved|ad) ([{UPPER}][a-zæøå]{{2,{LONGEST}}}?(?:hallen|broen|havnen|vejen|gade|vej|pladsen|torvet|[a-zæøå]sregionen)){RIGHT}"
    rf"|\bi ([{UPPER}][a-zæøå]{{2,{LONGEST}}}?parken){RIGHT}"
)
_POSTAL: Final = re.compile(
    rf"(?<=(?<![\d.,–/-])\d{{4}} )(?!Initiativ|Indsats|Spor|Side)({CAP}(?: (?:[KNSVØCM]|SØ|NV|SV|NØ|Øst|Vest|Nord|Syd)\b)?)"
)
#: A year, not a postal code: "i juni 2012 Digitaliseringsstrategi".
_YEAR_BEFORE: Final = re.compile(
    rf"(?:(?:{_MONTHS}|til|fra|for|af|i|og|pr\.)"
    r" |\d[.\-–/ ]{1,3})\d{4} \Z",
    re.IGNORECASE,
)
#: All that begins with a capital.
AT_CAPITALS: Final = (_STREET, _TOWN, _POSTAL)


def find_places(text: str, starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield where places are named, half-open offsets; the spans may overlap.

    Args:
        text: one passage or a whole document.
        starts: where one of `AT_CAPITALS` matches.
    """
    for pattern in (_STREET, _TOWN):
        for match in matches_at(pattern, text, starts):
            yield match.span(match.lastindex or 0)
    for match in _SITE.finditer(text):
        yield match.span(match.lastindex or 0)
    for match in matches_at(_POSTAL, text, starts):
        if not _YEAR_BEFORE.search(text[max(0, match.start() - 18) : match.start()]):
            yield match.span(1)

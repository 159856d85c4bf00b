"""What Danish calendar expressions look like: one named pattern per kind.

A pattern is written with plain blanks; a blank stands for white space with at most one line
break, since paragraphs are wrapped in plain text. ``\\d`` is a digit 0 to 9. The group ``span``,
where there is one, is what is annotated; words around it are only context ("om fem år" → "fem
år"). Every repetition is bounded, so that matching takes time in proportion to the text's length.

Which words belong to the span follows the annotation guidelines, section 2 (Dates): no
preposition and no determiner, unless it carries the meaning.
"""

import re
from collections.abc import Iterable
from typing import Final

from strategitekst.da.calendar import (
    DECADES,
    EASTER_FEASTS,
    FIXED_FEASTS,
    MONTH_ABBREVIATIONS,
    MONTH_FEASTS,
    MONTHS,
    NUMBERS,
    ORDINALS,
    SCHOOL_HOLIDAYS,
    SEASON_PARTS,
    SEASON_PARTS_DEFINITE,
    SEASONS,
    SEASONS_DEFINITE,
    WEEKDAYS,
)


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted((re.escape(w).replace(r"\ ", " ") for w in words), key=len)[::-1])


GAP: Final = r"(?:[^\S\n]{1,3}|[^\S\n]{0,2}\n[^\S\n]{0,8})"
DASH: Final = r"(?:-|‐|‑|–|—|−)"
_MONTH: Final = _any(MONTHS)
_ABBR: Final = rf"(?:{_any(MONTH_ABBREVIATIONS)})\b\.?"
_WEEKDAY: Final = _any(WEEKDAYS)
_NUMBER: Final = rf"\d{{1,3}}|{_any(w for w, n in NUMBERS.items() if 0 < n < 100)}"
_ORDINAL: Final = rf"[1-4]\.|{_any(ORDINALS)}"
_SEASON: Final = _any([*SEASONS, *SEASONS_DEFINITE])
_TO: Final = rf"(?: ?{DASH} ?| (?:og )?(?:frem |ind)?til(?: og med)? | t\.?o\.?m\.? )"
_YEAR: Final = r"(?P<year>[12]\d{3})(?!\d)"
_DIGITS: Final = r"[12]\d{3}"
_YEAR_WORD: Final = r"(?P<year_word>(?:sidste|forrige|næste|dette|indeværende|samme|i) år)"
_OF_YEAR: Final = rf"(?:(?:,? (?:i |af )?{_YEAR})|(?: (?:i |af )?{_YEAR_WORD}))?"
_YEARS: Final = rf"(?P<year>[12]\d{{3}})(?: ?(?:{DASH}|/) ?(?P<year2>[12]\d{{3}}|\d\d))?(?!\d)"
_ON_DAY: Final = rf"(?:(?P<weekday>{_WEEKDAY}),?(?: (?:den|d\.))? )?"
_DAYPART: Final = r"(?:morgen|formiddag|middag|eftermiddag|aften|nat)"
_VAGUE: Final = r"(?:et )?par|(?:nogle )?få|nogle|flere|mange|adskillige"
_ABOUT: Final = r"(?:ca\. |cirka |omkring |knap |godt |små |højst |mindst )?"
_COUNT: Final = (
    rf"{_ABOUT}(?:(?P<vague>{_VAGUE})|(?P<count>{_NUMBER})"
    rf"(?:(?: (?P<or>eller|til) | ?{DASH} ?)(?P<count2>{_NUMBER}))?)"
)
#: No part of what is counted: "for kun to år siden".
_ONLY: Final = "(?:blot |kun |bare )?"
_UNITS: Final = r"år|måneder|måned|uger|uge|dage|dag|døgn|årtier|årti|skoleår"
LAST: Final = "seneste|sidste|forrige|foregående|forgangne|forløbne"
NEXT: Final = "næste|kommende|førstkommende"
FEASTS: Final = (*MONTH_FEASTS, *FIXED_FEASTS, *EASTER_FEASTS)
THIS: Final = "denne|dette|indeværende|samme"
PART: Final = "begyndelsen|starten|indledningen|midten|slutningen|udgangen|afslutningen|indgangen"

#: What may stand before an expression and then is the first part of it: "midten af maj".
PART_BEFORE: Final = re.compile(
    (
        rf"(?<!\w)(?:(?P<part>{PART}) (?:af|på|til)(?: (?:det|den|de))?"
        r"|(?P<latin>primo|medio|ultimo)|(?P<adverb>tidligt|midt|sidst|sent) (?:i|på)) \Z"
    ).replace(" ", GAP),
    re.IGNORECASE,
)

#: What joins two expressions to one range; the second needs "mellem" before the first.
RANGE_BETWEEN: Final = re.compile(
    rf"(?:[^\S\n]?{DASH}[^\S\n]?|{_TO})(?:(?:den|d\.|i|det|slutningen af) )?".replace(" ", GAP),
    re.IGNORECASE,
)
RANGE_AND: Final = re.compile(r" og (?:(?:den|d\.) )?".replace(" ", GAP), re.IGNORECASE)
BETWEEN_BEFORE: Final = re.compile(r"\bmellem (?:(?:den|d\.) )?\Z".replace(" ", GAP), re.I)
#: What lets an expression without a year take that of the next one: "juni og juli 2016".
LIST_BETWEEN: Final = re.compile(r"(?:,| og| eller|/) ?(?:(?:i|den|d\.) )?".replace(" ", GAP), re.I)

_PATTERNS: Final = {
    # before all others of the same words
    "recurring_month": rf"hvert år i (?P<span>{_MONTH}|{_SEASON})",
    # days
    "iso_day": r"(?P<span>(?P<year>[12]\d{3})(?P<sep>[-/.])(?P<month>\d\d)(?P=sep)(?P<day>\d\d))"
    r"(?!\d)(?:T\d\d)?",
    "numeric_day": rf"{_ON_DAY}(?P<day>\d{{1,2}})(?P<sep>[-./]) ?(?P<month>\d{{1,2}})"
    r"(?:(?P<sep2>[-./]) ?| )(?P<year>[12]\d{3}|\d\d)(?!\d)",
    "numeric_day_month": rf"(?:(?:den|d\.|fra|til|inden|senest|pr\.) )(?P<span>{_ON_DAY}"
    r"(?P<day>\d{1,2})/(?P<month>\d{1,2}))(?![-./]?\d)",
    "weekday_numeric": rf"(?P<weekday>{_WEEKDAY}),?(?: (?:den|d\.))? "
    r"(?P<day>\d{1,2})/(?P<month>\d{1,2})"
    r"(?![-./]?\d)",
    # "18 . september": a blank before the point too, as pages have it
    "day": rf"{_ON_DAY}(?P<day>\d{{1,2}})(?: ?\.)? ?(?P<month>{_MONTH}|{_ABBR})(?: måned)?{_OF_YEAR}",
    "days": rf"{_ON_DAY}(?P<day>\d{{1,2}})\.?(?P<listed>(?:, \d{{1,2}}\.){{1,4}})?(?:{_TO}|(?P<and> og ))(?:(?:{_WEEKDAY}) )?"
    rf"(?:(?:den|d\.) )?(?P<day2>\d{{1,2}})\.? ?(?P<month>{_MONTH}|{_ABBR}){_OF_YEAR}",
    "weekday": rf"(?:(?P<fixed>i (?:{_WEEKDAY})s)|(?P<name>{_WEEKDAY})(?: {_DAYPART})?)",
    "weekday_of_week": rf"(?P<name>{_WEEKDAY})(?: {_DAYPART})? (?:i (?:(?P<near>sidste|forrige|næste|denne) uge"
    rf"|(?P<coming>den kommende uge))|om (?P<count>{_NUMBER}) uger?)",
    "weekend": rf"(?P<weekend>weekenden|(?:den )?(?P<near>{LAST}|{NEXT}|denne) weekend)",
    "weekday_near": rf"(?P<near>{LAST}|{NEXT}|denne) (?P<name>{_WEEKDAY})",
    "feast": rf"(?P<feast>{_any(FEASTS)}){_OF_YEAR}",
    "new_year": rf"nytår{_OF_YEAR}",
    # "idag", "iår": written as one word by many
    "today": r"(?P<today>i ?(?:dag(?! til dag)|aften|nat|morges|formiddags|formiddag|eftermiddags|eftermiddag)|dags dato)",
    "yesterday": rf"(?P<shift>i ?(?:går|aftes|morgen|forgårs|overmorgen))(?: (?:{_DAYPART}|aftes))?",
    # weeks, months, seasons
    "week": rf"uge(?:rne|r)? (?P<week>\d{{1,2}})(?:(?:{_TO}|(?P<and> og |,))(?P<week2>\d{{1,2}}))?"
    rf"(?!\.?\d){_OF_YEAR}",
    "month": rf"(?P<month>{_MONTH})(?P<noun> måned)?{_OF_YEAR}",
    "month_abbreviated": rf"(?P<month>{_ABBR})(?:-| ){_YEAR}",
    # "Sep 09, 2010": as datelines are written in English
    "month_first": rf"(?:(?P<weekday>{_WEEKDAY}), )?(?P<month>{_MONTH}|{_ABBR}) (?P<day>\d{{1,2}}), {_YEAR}",
    # "oktober til jul" is no July; "april og maj måned": the noun stands for both
    "months": rf"(?P<month>{_MONTH}|{_ABBR})(?:{_TO}|/|(?P<and> og )(?=(?:{_MONTH}) måned))(?!jul(?![.i]| {_DIGITS}))(?P<month2>{_MONTH}|{_ABBR})(?: måned)?{_OF_YEAR}",
    "month_near": r"(?:de[nt] )?"
    rf"(?P<span>(?P<near>{LAST}|næste|kommende|samme) (?P<month>{_MONTH}))",
    "iso_month": r"(?P<year>[12]\d{3})-(?P<month>0[1-9]|1[0-2])(?![-\d])",
    "season": rf"(?P<season>{_SEASON})(?:(?:,? (?:i |af )?{_YEARS})|(?: (?:i )?{_YEAR_WORD}))?",
    "season_part": rf"(?P<month>{_any([*SEASON_PARTS, *SEASON_PARTS_DEFINITE])}){_OF_YEAR}",
    "seasons": rf"(?P<season>{_SEASON})(?:{_TO}|/)(?P<season2>{_SEASON}){_OF_YEAR}",
    "season_adverb": rf"(?:(?P<span>i (?P<season>{_any(SEASONS)})s?)|til (?P<span2>(?P<season2>"
    rf"{_any(SEASONS)})))(?! {_YEAR})",
    "season_near": rf"(?:de[nt] )?(?P<span>(?P<near>{LAST}|{NEXT}|{THIS}) "
    rf"(?P<season>{_any(SEASONS)}))",
    # parts of years
    "quarter": rf"(?:årets )?(?P<ordinal>{_ORDINAL}|sidste|[1-4]) ?(?:kvartal|kvt\.?)(?:et)?{_OF_YEAR}",
    "quarter_letter": rf"Q(?P<ordinal>[1-4])(?:(?:-| )?{_YEAR})?",
    "quarters": rf"(?P<ordinal>{_ORDINAL})(?:{_TO}| og )(?P<ordinal2>{_ORDINAL})(?:-| )kvartal{_OF_YEAR}",
    "half": rf"(?:årets )?(?P<ordinal>{_ORDINAL}|sidste) (?:halvår|halvdel)(?:(?:,? (?:i |af )?{_YEAR})"
    rf"|(?: (?:i |af )?(?:{_YEAR_WORD}|(?P<of_year>året))))?",
    "turn_of_year": rf"årsskifte(?:t|r)?(?: (?:(?:i )?{_YEARS}|til (?P<next>[12]\d{{3}})(?!\d)))?",
    "end_of_this": r"(?P<the>ugens|månedens) (?:udgang|slutning|begyndelse|start|afslutning|løb)",
    "end_of_this_year": r"(?P<end>årets (?:udgang|slutning|begyndelse|start|afslutning))",
    # years
    "year": rf"(?:år(?:et)? )?{_YEAR}",
    "years": rf"(?P<year>[12]\d{{3}})(?:{_TO}|/)(?P<year2>[12]\d{{3}}|\d\d)(?!\d)",
    "school_year": rf"(?P<kind>skole|studie|folketings|regnskabs|budget|finans|kalender)år(?:et)? "
    rf"(?:{_YEARS}|(?P<short>\d\d) ?(?:{DASH}|/) ?\d\d(?!\d))",
    "school_year_near": rf"(?:det )?(?P<near>{LAST}|{NEXT}|{THIS}) (?:skole|studie)år",
    "decade": rf"(?P<decade>(?:[12]\d)?\d0)['’´]?er(?:n?e)|(?P<decade_word>{_any(DECADES)})",
    "century": r"(?P<hundreds>[12]\d)00-tallet|(?P<century>\d\d)\. århundrede",
    "the_year": r"(?:løbet af|resten af|på) (?P<span>året)",
    "the_part": rf"(?:{PART}) (?:af|på) (?P<span>(?P<the>året|måneden|ugen|kvartalet|halvåret))",
    "this_year": r"(?P<this>i ?år)(?! [12]\d{3})|i ?(?P<fjor>fjor)",
    # relative periods
    "near": rf"(?P<near>sidste|forrige|næste|{THIS}) (?P<unit>år|måned|uge|kvartal|halvår)"
    rf"(?! (?:i|af) (?:{_MONTH}|\d))",
    "period": rf"(?P<det>det|den) (?P<near>{LAST}|næste|kommende) "
    r"(?P<size>halvandet |halve )?(?P<unit>år|måned|uge|årti|kvartal|halvår)",
    "periods": rf"(?:(?:de|disse|det(?= \w+ par)) )?(?P<near>{LAST}|senere|næste|kommende|nærmeste) "
    rf"(?:{_COUNT} (?P<unit>{_UNITS})|(?P<open>år|måneder|uger|dage|årtier))",
    # "de kommende fem år 2021-2025": the years tell which
    "periods_dated": rf"(?:(?:de|disse) )?(?:{NEXT}|{LAST}|nærmeste) (?:{_NUMBER}) år,? "
    rf"(?P<year>[12]\d{{3}})(?:{_TO}|/)(?P<year2>[12]\d{{3}})(?!\d)",
    "recurring": rf"(?:(?:{_MONTH}|{_SEASON}) hvert år|hvert (?:{_any(SEASONS)}))",
    "new_years": r"det (?P<the_new>nye) år",
    "ahead": rf"om {_ONLY}(?P<span>{_COUNT} (?P<unit>{_UNITS}))(?!s)",
    "ago": rf"{_COUNT} (?P<unit>{_UNITS}) siden",
    "after": r"(?P<same>samme (?:dag|uge|måned))|(?P<unit>dagen|ugen|måneden|året) "
    r"(?P<side>efter|før|forinden|derpå)(?= ?[.,;:)]|\s{0,2}\Z| (?:kom|blev|var|fik|og)\b)",
    "later": rf"{_COUNT} (?P<unit>{_UNITS}) (?P<side>senere|forinden)",
    "holiday": rf"(?P<holiday>{_any(SCHOOL_HOLIDAYS)}){_OF_YEAR}",
}

# A compound is no date ("2020-planen", "maj-mødet"); a month after the dash continues a range.
_BEGIN: Final = r"(?<!\w)(?<![0-9][.,])"
_NO_COMPOUND: Final = rf"(?!\w|[-‐‑](?!(?:{_MONTH})\b)[^\W0-9_]|- (?:og|eller) )"
_END: Final = rf"(?:(?:['’´`])?s)?{_NO_COMPOUND}"
_NO_GENITIVE: Final = frozenset(
    {"month", "day", "months", "season_part", "today", "ahead", "weekday"}
)
_PLAIN_END: Final = rf"(?:['’´`]s)?{_NO_COMPOUND}"


def _compiled(name: str, pattern: str) -> re.Pattern[str]:
    end = _PLAIN_END if name in _NO_GENITIVE else _END
    if "(?P<span>" not in pattern:
        pattern = f"(?P<span>(?:{pattern}){end})"
        source = rf"{_BEGIN}{pattern}"
    else:
        source = rf"{_BEGIN}(?:{pattern})(?P<tail>{end})"
    digits = source.replace(r"\d", "[0-9]")
    return re.compile(digits.replace(" ", GAP), re.IGNORECASE)


#: Name of the kind of expression to its pattern.
GRAMMAR: Final = {name: _compiled(name, pattern) for name, pattern in _PATTERNS.items()}

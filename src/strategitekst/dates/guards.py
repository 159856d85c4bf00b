"""Which matches of the date grammar are no dates: other numbers, names, habits."""

import re
from calendar import monthrange
from typing import Final

from strategitekst.da.calendar import COUNTED, DATED_HOLIDAY, MONTH_ABBREVIATIONS, MONTHS, WEEKDAYS

from .anchor import full_year
from .grammar import DASH
from .values import Match, group, word

_NEAR = 40
_WEEKDAY: Final = "|".join(WEEKDAYS)

#: Before a number that is no year.
_NUMBER_BEFORE: Final = re.compile(
    r"(?:\b(?:nr|numre|lov|§+|iso|iec|ds|en|din|side|s|tlf|telefon|tel|mobil|mobilnr|fax|lokal|cvr|cvr-nr|cpr"
    r"|ean|se-nr|konto|reg|(?-i:kl|Kl)|klokken|postboks|boks|rum|lokale|sags?nr|j\.?nr|journalnr"
    r"|version|bind|artikel|art|stk|direktiv|forordning)"
    r"\.?:?[ \t\u00a0]?|\b(?:kr|dkk|eur|usd)\.?[ \u00a0]?|§[ \t]?|[€$£#+][ \t]?|\(E[UFØ]\)[ \t](?:nr\.?[ \t])?|[0-9][:.,]|[^\W_][/-]"
    r"|\b(?:tlf|telefon|tel|mobil|fax)\.?:?[ \t\u00a0]?[0-9]{4}[ \u00a0]"
    r"|\b[^\W\d_]+(?:vej|gade|allé|plads|stræde|boulevard)[ \u00a0]|[-+*=])\Z",
    re.IGNORECASE,
)
#: Before a number that is counted, whichever it is; and before a round one.
_AMOUNT_BEFORE: Final = re.compile(
    r"\b(?:mere end|flere end|mindst|højst|i alt|samtlige|alle|knap|godt|næsten)\s\Z", re.I
)
_ROUND_BEFORE: Final = re.compile(
    r"\b(?:over|under|omkring|ca\.?|cirka|op mod|op til|på|de|små|cirka)\s\Z", re.I
)
_YEAR_BEFORE: Final = re.compile(
    r"\b(?:i|siden|år|året|årene|anno|fra|inden|efter|før|mod|til|af)\s\Z", re.I
)
_AFTER_NUMBER: Final = re.compile(r"[ \u00a0]{0,2}(?:%|‰|€|\$|£|([^\W\d_][\w²³']*))")
#: Four digits beside the number: a telephone number; years may stand in a row.
_DIGITS_AFTER: Final = re.compile(r"[ \u00a0-]([0-9]{4})(?![0-9])")
_DIGITS_BEFORE: Final = re.compile(r"(?<![0-9])([0-9]{2,4})[ \u00a0-]\Z")
_TWO_DIGITS_AFTER: Final = re.compile(r"[ \u00a0][0-9]{2}(?: [0-9]{2}| [0-9]{4})")
_ENDS_YEAR: Final = re.compile(rf"(?:{DASH}|/)[0-9]|\.[a-z]|[.,][0-9]|:[0-9]|\\")
#: Postal numbers that could be years, with the names of their post towns (PostNord).
_POST_TOWN: Final = re.compile(r"[ \t\u00a0](?:København|Kbh|Frederiksberg|Frb|Valby)\b")
_OPENING_HOURS: Final = re.compile(
    rf"(?:(?:{_WEEKDAY}) ?(?:{DASH}|til|og|,) ?\Z)|(?:\A ?(?:{DASH}|til|og|,) ?(?:{_WEEKDAY}))",
    re.I,
)
_ISSUE_BEFORE: Final = re.compile(r"\b(?:nr|nummer|årg|årgang)\.?\s\Z", re.IGNORECASE)
#: A month with a capital on the line below a number.
_NEXT_LINE: Final = re.compile(r"[0-9]\s*\n\s*[A-ZÆØÅ]")
#: A word before, which is not one of dates: "strategi 2004-06", but "opdateret 2004-06".
_IN_SENTENCE: Final = re.compile(
    r"(?<!opdateret)(?<!ændret)(?<!dato)(?<!pr)(?<!udgivet)(?<!\bden)\b[^\W\d_]*[a-zæøå]\s\Z",
    re.IGNORECASE,
)
#: The first day of a range in digits: "1.10.2008-31.3.2009".
_RANGE_FROM: Final = re.compile(
    rf"(?<![0-9.])[0-9]{{1,2}}[.][0-9]{{1,2}}[.](?:[0-9]{{2}}|[0-9]{{4}}) ?{DASH} ?\Z"
)
_HABIT_BEFORE: Final = re.compile(
    r"\b(?:hver|hvert|hver anden|hvert andet|hver eneste|om|én|alle)\s\Z", re.I
)
#: "en søndag", "den første tirsdag i hver måned", "om tirsdagen": any such day.
_ANY_DAY_BEFORE: Final = re.compile(r"\b(?:en|første|anden|tredje|fjerde|sidste|enhver)\s\Z", re.I)
#: "aften og i weekenden": any such.
_ANY_WEEKEND_BEFORE: Final = re.compile(
    r"\b(?:og|eller|om|også|hele|hver)(?: i)?\s\Z", re.IGNORECASE
)
_HOURS_AFTER: Final = re.compile(r"\A(?: kl\.?)? ?[0-9]{1,2}(?:[.:][0-9]{2})? ?[-–]", re.I)
#: "Fredag er der lukket", "torsdag dog til kl. 18" beside "Telefontid".
_OPEN: Final = re.compile(r"\b(?:åbent?|lukket|telefontid\w*|åbningstid\w*|hverdage)\b", re.I)
_WISH_BEFORE: Final = re.compile(r"\b(?:glædelig|god|godt|kinesisk)\s\Z", re.I)
_AGREED_BEFORE: Final = re.compile(
    r"\b(?:\w{0,20}(?:aftale|aftalen|forslag|krav|ønske|spørgsmål|beslutning|tale|gange|gang|kontrakt)"
    r"|handler|taler|talt|snakker)\s\Z",
    re.IGNORECASE,
)
_NAME_AFTER: Final = re.compile(r"[ \u00a0][A-ZÆØÅ][a-zæøå]")
_NAME_BEFORE: Final = re.compile(r"([A-ZÆØÅ][\wæøå.]*)[ \u00a0]\Z")
#: Words written with a capital at the beginning of a sentence, after which a capital month is one.
_OPENING_WORDS: Final = frozenset(
    ("i", "fra", "til", "siden", "inden", "efter", "før", "for", "senest", "hele", "denne")
)


def accepted(name: str, match: Match, text: str) -> bool:
    """Tell whether a match of the grammar is a date where it stands.

    Args:
        name: the kind of expression.
        match: the match.
        text: the whole text.
    """
    start, end = match.span("span")
    before, after = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    digits = group(match, "year")
    if digits is not None and end == match.end("year") and re.match(r"[.,][0-9]", after):
        return False
    match name:
        case "year" | "years":
            return _is_year(match, before, after)
        case "iso_month":
            return _is_numeric(match, before) and not _is_period(match, before)
        case "numeric_day" | "iso_day" | "numeric_day_month" | "weekday_numeric":
            return _is_numeric(match, before)
        case "days" if _ISSUE_BEFORE.search(before):  # "Nr. 9 - 18. november 2016"
            return False
        case "day" if _NEXT_LINE.search(
            match.group("span")
        ):  # "Nyhedsbrev nr. 7", below it "Oktober 2006"
            return False
        case "day" | "days" | "month_first":
            return 1 <= int(word(match, "day")) <= 31 and not re.search(r"[0-9][.,/-]\Z", before)
        case "month" | "month_abbreviated":
            return _is_month(match, before, after)
        case "half":  # "den anden halvdel af overskriften"
            span = match.group("span").lower()
            return not span.endswith("halvdel") or span.startswith("årets")
        case "season" | "seasons":
            return _is_season(match, before)
        case "season_part":  # "en sensommer": any such
            told = match.group("year") or match.group("year_word")
            return bool(told) or word(match, "month").endswith(("en", "et"))
        case "weekday":
            habit = _HABIT_BEFORE.search(before) or (
                _ANY_DAY_BEFORE.search(before) and not re.search(r"\bsidste\s\Z", before, re.I)
            )
            hours = _OPENING_HOURS.search(before) or _OPENING_HOURS.search(after)
            hours = hours or _HOURS_AFTER.match(after) or _OPEN.search(f"{before} {after}")
            return not (habit or (hours and not re.search(r"\bpå\s\Z", before, re.I)))
        case "holiday":  # "efter sommerferien" tells the time by an event, not by the calendar
            dated = word(match, "holiday") == DATED_HOLIDAY
            return dated and bool(match.group("year") or match.group("year_word"))
        case "after":
            return match.group("same") is None
        case "ahead":
            return not _AGREED_BEFORE.search(text[max(0, match.start() - _NEAR) : match.start()])
        case "quarter_letter":
            return match.group(0)[0] == "Q"
        case "the_year":
            return not re.search(
                r"\bgang(?:e)?\s\Z", text[max(0, match.start() - 12) : match.start()], re.I
            )
        case "this_year":  # "I år med kommunalvalg bortfalder mødet": any such year
            return not re.match(r" med [a-zæøå]*valg\b", after)
        case "feast" | "new_year":
            return not (_HABIT_BEFORE.search(before) or _WISH_BEFORE.search(before))
        case "weekend":
            return bool(match.group("near")) or not _ANY_WEEKEND_BEFORE.search(before)
        case "near" | "periods":
            return not re.search(r"\b(?:hver|hvert)\s\Z", before, re.I)
    return True


def _is_year(match: Match, before: str, after: str) -> bool:
    number = int(word(match, "year"))
    second = group(match, "year2")
    bare = match.group("span")[0].isdigit()
    cue = not bare or _YEAR_BEFORE.search(before) is not None
    if second is not None:
        last = full_year(second, number)
        return (
            1800 <= number < last <= 2150
            and _ENDS_YEAR.match(after) is None
            and not (_NUMBER_BEFORE.search(before) or _counted(after))
        )
    if not (1950 <= number <= 2060 or (cue and 1700 <= number <= 2100)):
        return False
    if _ENDS_YEAR.match(after) or _POST_TOWN.match(after) or _telephone(before, after):
        return False
    if bare and _NUMBER_BEFORE.search(before):
        return False
    if _AMOUNT_BEFORE.search(before) or (number % 100 == 0 and _ROUND_BEFORE.search(before)):
        return False
    return not _counted(after)


def _counted(after: str) -> bool:
    unit = _AFTER_NUMBER.match(after)
    return unit is not None and (unit.group(1) is None or unit.group(1).lower() in COUNTED)


def _telephone(before: str, after: str) -> bool:
    for found in (_DIGITS_AFTER.match(after), _DIGITS_BEFORE.search(before)):
        if found and not (len(found.group(1)) == 4 and 1950 <= int(found.group(1)) <= 2060):
            return not re.search(r"\A(?:[1-9]|[12][0-9]|3[01])\Z", found.group(1))
    return _TWO_DIGITS_AFTER.match(after) is not None


def _is_period(match: Match, before: str) -> bool:
    """Whether "2004-06" inside a sentence is two years and no month of ISO 8601."""
    first, second = int(word(match, "year")), int(word(match, "month"))
    return first % 100 < second and _IN_SENTENCE.search(before) is not None


def _is_numeric(match: Match, before: str) -> bool:
    """Tell a day in digits from a section number, a fraction, a version or an account number."""
    before = _RANGE_FROM.sub("", before)
    if re.search(
        r"(?:[0-9][.,/-]|\bversion\s|\bv\.?|\bafsnit\s|\bpkt\.?\s|\bnr\.?\s|§\s?)\Z", before, re.I
    ):
        return False
    day, month, year = word(match, "day") or "1", word(match, "month"), group(match, "year")
    if not 1 <= int(month) <= 12:
        return False
    if not 1 <= int(day) <= monthrange(full_year(year) if year else 2000, int(month))[1]:
        return False
    first, second = match.groupdict().get("sep"), match.groupdict().get("sep2")
    if year is None:
        return True
    if second is None:
        if (
            first == "." and not before.rpartition("\n")[2].strip()
        ):  # a heading's number: "4.6 2020 og frem"
            return False
        return len(year) == 4 or first is None
    if len(year) == 4:
        return first == second or (first == "/" and second != ".")
    whole = len(day) == len(month) == 2
    return (first == second and whole) or (first == "/" and second == "-")


def _is_month(match: Match, before: str, after: str) -> bool:
    """Tell a month from a name ("August Krogh") and from a habit ("hver maj")."""
    name = match.group("month")
    if name.lower().rstrip(".") not in MONTHS | MONTH_ABBREVIATIONS or _HABIT_BEFORE.search(before):
        return False
    if match.groupdict().get("year") or match.groupdict().get("noun") or name.islower():
        return True
    if name.isupper():
        return before[-2:-1].isupper() or before.rstrip().lower().endswith(" i") or not before
    previous = _NAME_BEFORE.search(before)
    return not _NAME_AFTER.match(after) and (
        previous is None or previous.group(1).lower() in _OPENING_WORDS
    )


def _is_season(match: Match, before: str) -> bool:
    """Without a year only the definite form is a date, and not after "om" or "hvert"."""
    if match.groupdict().get("year") or match.groupdict().get("year_word"):
        return True
    definite = word(match, "season").endswith(("året", "en"))
    return definite and not re.search(r"\b(?:om|hver|hvert|hele)\s\Z", before, re.I)

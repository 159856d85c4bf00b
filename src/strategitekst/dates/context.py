"""What the words around a calendar expression tell of its time, and what a part of a period is."""

import re
from typing import Final

from .edtf import days_of_month

#: How many characters before and after an expression are looked at.
REACH: Final = 120

_SENTENCE_END: Final = re.compile(r"[.!?]\s{1,4}(?=[A-ZÆØÅ”\"»-])|\n[^\S\n]{0,8}\n")
_NEW: Final = re.compile(r"\b(?:ny|nye|nyt|kommende)\b", re.IGNORECASE)
#: A year that is aimed at is no date that others are counted from.
_AIM: Final = re.compile(
    r"(?:\bmod|(?:neutral(?:t|e)?|[a-zæøå]{3}fri(?:t|e)?)\s(?:senest\s)?(?:i|inden))\s\Z",
    re.IGNORECASE,
)
_FUTURE_BEFORE: Final = re.compile(
    r"\b(?:inden|(?<!, )senest|frem mod|frem til|indtil|(?<!forhold )til|kommende|førstkommende)"
    r"(?:\s(?:den|d\.|i))?\s\Z",
    re.IGNORECASE,
)
_PAST_BEFORE: Final = re.compile(r"\b(?:siden|tilbage fra)(?:\s(?:den|d\.|i))?\s\Z", re.IGNORECASE)
#: "kører fra september": what begins then, where no verb before it tells its time.
_FROM_BEFORE: Final = re.compile(
    r"(?:^[^\w]*|\b(?:kan|må|af)\s|\b[a-zæøå]+(?:er|es|år)\s)[Ff]ra(?:\s(?:den|d\.))?\s\Z"
)
_NEXT_WEEKDAY: Final = re.compile(
    r"(?:\b(?:på|til|inden|senest|førstkommende)|(?:^|[.!?]\s)Fra)\s\Z", re.IGNORECASE
)
#: Words in "-ede" and "-te" that are no verbs of the past.
_NO_VERB: Final = "allerede|tilstede|glæde|brede|direkte|korrekte|perfekte|hjerte|svarte|kvarte"
_PAST_TENSE: Final = re.compile(
    r"\b(?:blev|var|havde|fik|gik|kom|sagde|udgav|skrev|underskrev|vedtog|tog|lød|stod|gav|så|fandt|\w{0,12}lagde|satte|viste|rejste"
    r"|indgik|(?:ud|for)?løb|modtog|faldt|(?<!blive )(?<!bliver )(?<!ventes )(?<!ntes )holdt|steg|drog|lod|bad|nåede"
    r"|har\s(?:[\w-]+\s){0,2}(?:i|den|ved)\s*\Z|har\s(?:[\w-]+\s){0,4}?[\w-]{3,30}(?:et|[^aeiouyæøå]t)"
    rf"|(?!(?:{_NO_VERB})\b)\w{{2,30}}(?:ede|edes|[lgdkrb]te|[lgdkrb]tes|ttede))\b",
    re.IGNORECASE,
)
_FUTURE_TENSE: Final = re.compile(
    r"\b(?:skal|vil|bliver|kommer|forvente[rs]|ventes|planlægge[rs]|starter|begynder|afholdes|træder|forelægges|opgøres"
    r"|gennemføres|tages|indføres|åbne[rs]|offentliggøres|behandles|drøftes|evalueres|lukke[rs]|sættes|påbegyndes|igangsættes"
    r"|iværksættes|udbydes|overgår|indgår|følger|afholder|mødes|efter\s+planen)\b",
    re.IGNORECASE,
)
_TENSES: Final = ((-1, _PAST_TENSE), (1, _FUTURE_TENSE))
_BEGINNING: Final = frozenset(
    ("begyndelsen", "starten", "indledningen", "indgangen", "primo", "først", "tidligt")
)
_MIDDLE: Final = frozenset(("midten", "medio", "midt"))


def hints(text: str, start: int, end: int, weekday: bool) -> tuple[int, int]:
    """Return what the word before an expression and what the tense of its sentence tell.

    Args:
        text: the whole text.
        start: offset of the expression.
        end: offset after it.
        weekday: whether it is a weekday: "på onsdag" is the next one.

    Returns:
        Two numbers, each -1 for the past, 1 for the future, 0 for neither.
    """
    before, sentence = _before(text, start), _SENTENCE_END.split(text[end : end + REACH])[0]
    future = _NEXT_WEEKDAY if weekday else _FUTURE_BEFORE
    hint = 1 if future.search(before) else -1 if _PAST_BEFORE.search(before) else 0
    told = [(m.start(), lean) for lean, p in _TENSES for m in p.finditer(before)]
    if told:  # the verb that comes last before it
        lean = max(told)[1]
    elif _FROM_BEFORE.search(before):
        lean = 1
    else:
        after = [(m.start(), lean) for lean, p in _TENSES if (m := p.search(sentence))]
        lean = min(after)[1] if after else 0
    return hint, lean


def is_new(text: str, start: int) -> bool:
    """Tell whether the sentence presents what begins at the offset as new."""
    return _NEW.search(_before(text, start)) is not None


def is_aim(text: str, start: int) -> bool:
    """Tell whether the expression at the offset is aimed at: "frem mod 2020"."""
    return _AIM.search(text[max(0, start - 30) : start]) is not None


def _before(text: str, start: int) -> str:
    return _SENTENCE_END.split(text[max(0, start - REACH) : start])[-1]


def part_of(value: str, part: str) -> str:
    """Return the value of the beginning, middle or end of a period.

    Of a year it is a month (the middle: June to July), of a school year its first or last one, of a
    month the month, with "primo", "medio", "ultimo" ten days (annotation guidelines, section 2); of
    anything else the whole.

    Args:
        value: the EDTF value of the period.
        part: the word, in small letters.
    """
    position = 0 if part in _BEGINNING else 1 if part in _MIDDLE else 2
    pieces = value.split("-")
    if "/" in value:
        return _part_of_months(value, position)
    if len(pieces) == 1:
        return (f"{value}-01", f"{value}-06/{value}-07", f"{value}-12")[position]
    if len(pieces) == 2 and int(pieces[1]) <= 12 and part in ("primo", "medio", "ultimo"):
        last = days_of_month(int(pieces[0]), int(pieces[1]))
        first, end = ((1, 10), (11, 20), (21, last))[position]
        return f"{value}-{first:02d}/{value}-{end:02d}"
    return value


def _part_of_months(value: str, position: int) -> str:
    """Return the first or last month of a year that does not begin in January: "starten af skoleåret"."""
    first, last = (part.split("-") for part in value.split("/"))
    if not len(first) == len(last) == 2 or position == 1:
        return value
    months = (int(last[0]) - int(first[0])) * 12 + int(last[1]) - int(first[1]) + 1
    return "-".join(last if position else first) if months == 12 else value

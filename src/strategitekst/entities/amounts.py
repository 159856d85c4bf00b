"""Amounts of money and shares in per cent in Danish text.

Values follow the annotation guidelines, section 2: "25 mio. kr." is ``25000000 DKK``, "25 pct."
is ``25``. Danish numbers have a full stop between thousands and a comma before decimals. Where the
guidelines are silent: a range ("10-15 mio. kr.") is one span without a value, as alternatives have
none, but of "mellem 10 og 15 pct." and "fra 10 til 15 pct." only what has the unit is an amount; percentage points are PERCENT with their number; the full stop of
an abbreviation ("kr.", "pct.", "mio.") belongs to the span, also where it ends the sentence as
well; an amount without a number ("flere millioner kroner") is not found.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from strategitekst.da.calendar import NUMBERS

_BLANK: Final = r"(?:[^\S\n\t]{1,2}|[^\S\n\t]?\n[^\S\n]{0,8})"
_DASH: Final = r"(?:-|‐|‑|–|—|−)"

#: ISO 4217 code to currency words; written small, "sek." and "nok" are words of their own.
_CURRENCIES: Final = {
    "DKK": r"(?:danske )?(?:kroners?|krone)|d?kr\.?|dkk",
    "NOK": r"norske kroner|(?-i:NOK)",
    "SEK": r"svenske kroner|(?-i:SEK)",
    "EUR": r"euros?|eur|€",
    "USD": r"(?:amerikanske |us[-]| us )?dollars?|usd|us\$|\$",
    "GBP": r"(?:britiske |engelske )pund|pund sterling|gbp|£",
    "oere": r"øre",
    "thousand": r"t\.? ?kr\.?|t\.? ?dkk",
    "million": r"mkr\.?",
}
#: What a currency word that is no ISO code stands for: øre, "t.kr.", "mkr.".
_IN_KRONER: Final = {
    "oere": Decimal("0.01"),
    "thousand": Decimal(1_000),
    "million": Decimal(1_000_000),
}
_SCALES: Final = {
    "tusind": 1_000,
    "tusinde": 1_000,
    "tusinder": 1_000,
    "million": 1_000_000,
    "millioner": 1_000_000,
    "mill": 1_000_000,
    "mio": 1_000_000,
    "milliard": 1_000_000_000,
    "milliarder": 1_000_000_000,
    "mia": 1_000_000_000,
    "mrd": 1_000_000_000,
}
_FRACTIONS: Final = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_HALVES: Final = {"halvanden": "1.5", "halvandet": "1.5", "en halv": "0.5", "et halvt": "0.5"}

_SPACE: Final = r"[\u00a0\u202f\x20]"
_DIGITS: Final = (
    rf"(?:[0-9]{{1,3}}(?:\.[0-9]{{3}}){{1,5}}(?![0-9])|[0-9]{{1,3}}(?:{_SPACE}[0-9]{{3}}){{1,4}}(?![0-9])"
    r"|[0-9]{1,15})(?:[,.][0-9]{1,4}(?![0-9]))?"
)
_WORD: Final = "|".join(sorted(NUMBERS, key=len, reverse=True))
_SPELLED: Final = rf"(?:halvand(?:en|et)|(?:(?:{_WORD}) (?:og )?)?e[nt] halvt?|{_WORD})(?!\w)"
_SCALE: Final = rf"(?:{'|'.join(sorted(_SCALES, key=len, reverse=True))})(?!\w)\.?"
#: "2½", "½".
_FRACTION: Final = r"(?:[0-9]{1,9} ?)?[½¼¾]"
_NUMBER: Final = rf"(?:{_FRACTION}|{_DIGITS}|{_SPELLED})"
_TO: Final = rf" ?{_DASH} ?| til | eller "
_CURRENCY: Final = "|".join(f"(?P<{code}>{words})" for code, words in _CURRENCIES.items())
# Left of a number: nothing it is a part of ("1.25", "ISO-25", "A25").
_LEFT: Final = r"(?<![\w§])(?<![0-9][.,:/])(?<!\w-)"
# Right of the unit: no rest of a word or compound ("kronerne", "100%-finansieret", "70 pct.-målet").
_RIGHT: Final = rf"(?!\.?{_DASH}[^\W\d_])(?:(?<=\.)|(?!\w))"
_SIGN: Final = r"(?P<sign>(?<=[\x20\u00a0(])[-−](?=[0-9])|minus )?"
_COUNT: Final = (
    rf"(?:(?P<low>{_NUMBER})(?: ?(?P<low_scale>{_SCALE}))?(?P<to>{_TO}| og ))?"
    rf"(?P<number>{_NUMBER})"
)
_FLAT: Final = r",[-–](?!\w)"
_POINTS: Final = r"(?:-| )?point"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace(" ", _BLANK), re.IGNORECASE)


_MONEY: Final = _compiled(
    rf"{_LEFT}{_SIGN}{_COUNT}(?: ?(?P<scale>{_SCALE}))?"
    rf"(?: ?(?:{_CURRENCY}){_RIGHT}|{_FLAT})"
)
_MONEY_AFTER: Final = _compiled(
    r"(?<![\w-])(?<!\w\.)(?:(?P<thousand>t\.? ?kr\.?)|(?P<DKK>d?kr\.?|dkk)"
    r"|(?P<EUR>€|eur)|(?P<USD>us\$|\$|usd)|(?P<GBP>£|gbp))"
    rf" ?(?P<number>{_DIGITS})(?:(?P<to>{_TO})(?P<high>{_DIGITS}))?(?: ?(?P<scale>{_SCALE}))?"
    rf"(?:{_FLAT})?{_RIGHT}"
)
_PERCENT: Final = _compiled(
    rf"{_LEFT}{_SIGN}{_COUNT} ?"
    rf"(?:%(?:{_POINTS})?|pct\.?{_POINTS}|procent{_POINTS}|pct\.?|procents?){_RIGHT}"
)
#: The unit of a table's column: "(i 1.000 kr.)".
_COLUMN: Final = re.compile(r"1\.?000 kr\.?\Z", re.IGNORECASE)
_COLUMN_BEFORE: Final = re.compile(r"(?:\(|\bi )\Z", re.IGNORECASE)
_COLUMN_AFTER: Final = re.compile(r"\t| {2}|\)")
#: "ikke flytte en krone": no amount.
_IDIOM: Final = re.compile(r"(?:en|én|ti|hver) (?:krone|kroner|øre)\Z", re.IGNORECASE)
_FROM: Final = re.compile(r"\bfra\s{1,3}\Z", re.IGNORECASE)
#: "fra 50 mio. kr. i 2016 til 75 mio. kr.": the year is no amount.
_IN_YEAR: Final = re.compile(r"\bi\s{1,3}\Z", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}")


@dataclass(frozen=True, slots=True)
class AmountMention:
    """An amount of money or a share.

    Attributes:
        label: MONEY or PERCENT.
        start: offset of its first character in the text (Unicode code points).
        end: offset after its last character.
        value: "25000000 DKK" (amount and ISO 4217 code) or "25"; none for a range.
    """

    label: Literal["MONEY", "PERCENT"]
    start: int
    end: int
    value: str | None


def find_amounts(text: str) -> list[AmountMention]:
    """Find the amounts of money and the shares in per cent of a text.

    Args:
        text: the text, which is not changed.

    Returns:
        The mentions in text order; their spans do not overlap and are not edged with blanks.
    """
    found = sorted(_candidates(text), key=lambda item: (item.start, -item.end))
    kept: list[AmountMention] = []
    for item in found:
        if (not kept or item.start >= kept[-1].end) and not (
            _is_column_unit(text, item) or _IDIOM.match(text, item.start, item.end)
        ):
            kept.append(item)
    return kept


def _is_column_unit(text: str, item: AmountMention) -> bool:
    before, after = text[max(0, item.start - 3) : item.start], text[item.end : item.end + 2]
    return _COLUMN.match(text, item.start, item.end) is not None and (
        _COLUMN_BEFORE.search(before) is not None or _COLUMN_AFTER.match(after) is not None
    )


#: Part of every unit, as a word or at its beginning; only near them is anything looked for.
_MONEY_CUE: Final = re.compile(
    r"(?<![^\W\d_])(?:[dmt]?kr(?![^\W\d_])|[dmt]?kron|dkk|eur|us[d$]|dollar|pund|gbp|øre(?!\w)"
    r"|(?-i:NOK|SEK))|[€$£]|,[-–]",
    re.IGNORECASE,
)
_PERCENT_CUE: Final = re.compile(r"%|pct|procent", re.IGNORECASE)
#: An amount with its number, scale and range lies within so many characters before its unit; one
#: whose unit comes first, after it.
_REACH: Final = 250


def _places(text: str, cue: re.Pattern[str]) -> list[tuple[int, int]]:
    """Stretches of the text around the cues, joined where they meet."""
    found: list[tuple[int, int]] = []
    for match in cue.finditer(text):
        at = match.start()
        low, high = max(0, at - _REACH), at + _REACH
        if found and low <= found[-1][1]:
            found[-1] = (found[-1][0], high)
        else:
            found.append((low, high))
    return found


def _near(
    pattern: re.Pattern[str], text: str, places: Iterable[tuple[int, int]]
) -> Iterator[re.Match[str]]:
    end = 0
    for low, high in places:
        for match in pattern.finditer(text, max(low, end), min(high, len(text))):
            end = match.end()
            yield match


def _candidates(text: str) -> Iterator[AmountMention]:
    money = _places(text, _MONEY_CUE)
    for match in _near(_MONEY, text, money):
        yield _money(text, match)
    for match in _near(_MONEY_AFTER, text, money):
        yield _money(text, match)
    for match in _near(_PERCENT, text, _places(text, _PERCENT_CUE)):
        start, single = _extent(text, match)
        value = _written(_amount(match)) if single else None
        yield AmountMention("PERCENT", start, match.end(), value)


def _money(text: str, match: re.Match[str]) -> AmountMention:
    start, single = _extent(text, match)
    code = next((name for name in _CURRENCIES if match.groupdict().get(name)), "DKK")
    amount = _amount(match) * _IN_KRONER.get(code, Decimal(1))
    currency = "DKK" if code in _IN_KRONER else code
    value = f"{_written(amount)} {currency}" if single else None
    return AmountMention("MONEY", start, match.end(), value)


def _extent(text: str, match: re.Match[str]) -> tuple[int, bool]:
    """Return where the mention begins, and whether it is one amount and no range."""
    joint = match.group("to")
    if joint is None:
        return match.start(), True
    before = text[max(0, match.start() - 12) : match.start()]
    year = _YEAR.fullmatch(match.groupdict().get("low") or "") and _IN_YEAR.search(before)
    joint = joint.strip().lower()
    if year or joint == "og" or (joint == "til" and _FROM.search(before)):
        return match.start("number"), True
    return match.start(), False


def _amount(match: re.Match[str]) -> Decimal:
    scale = (match.groupdict().get("scale") or "").lower().rstrip(".")
    amount = _number(match.group("number")) * _SCALES.get(scale, 1)
    negative = match.groupdict().get("sign") and match.group("to") is None
    return -amount if negative else amount


def _number(written: str) -> Decimal:
    """Return a number in digits, with Danish separators, or in words."""
    plain = " ".join(written.lower().split())
    if plain[-1] in _FRACTIONS:
        return Decimal(plain[:-1].strip() or 0) + _FRACTIONS[plain[-1]]
    if not plain[0].isdigit():
        return _spelled(plain)
    plain = plain.replace(" ", "").replace(",", "#")
    if re.search(r"\.[0-9]{3}(?![0-9])", plain):
        plain = plain.replace(".", "")
    return Decimal(plain.replace("#", "."))


def _spelled(words: str) -> Decimal:
    if words in _HALVES:
        return Decimal(_HALVES[words])
    first = words.split(maxsplit=1)[0]
    if words.endswith(("halv", "halvt")) and first in NUMBERS:
        return NUMBERS[first] + Decimal("0.5")
    return Decimal(NUMBERS.get(words, 0)) if words in NUMBERS else Decimal("1.5")


def _written(amount: Decimal) -> str:
    """Return a number without exponent and needless zeros."""
    return format(amount.normalize(), "f")

"""Amounts of money and shares: what is annotated and how much it is.

In the tables the expected span stands in square brackets.
"""

import re
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strategitekst.entities.amounts import find_amounts

MONEY: list[tuple[str, str | None]] = [
    ("afsat [25 mio. kr.] til", "25000000 DKK"),
    ("afsat [25 mio. kr.]", "25000000 DKK"),
    ("[25 mio. kroner]", "25000000 DKK"),
    ("[25 mio.kr.]", "25000000 DKK"),
    ("[25 mio kr]", "25000000 DKK"),
    ("[25 mill. kr.]", "25000000 DKK"),
    ("[1,2 mia. kroner]", "1200000000 DKK"),
    ("[1.2 mia. kr.]", "1200000000 DKK"),
    ("[12,25 mia. kr.]", "12250000000 DKK"),
    ("[1.234.567 kr.]", "1234567 DKK"),
    ("[1 234 567 kr.]", "1234567 DKK"),
    ("[1.234,50 kr.]", "1234.5 DKK"),
    ("[500.000 kroner]", "500000 DKK"),
    ("[500.000\nkroner]", "500000 DKK"),
    ("[200.000kr.]", "200000 DKK"),
    ("[kr. 500.000]", "500000 DKK"),
    ("[kr. 500.000,-] i alt", "500000 DKK"),
    ("[kr 5 mio.]", "5000000 DKK"),
    ("[500,-] pr. stk.", "500 DKK"),
    ("[DKK 5 mio.]", "5000000 DKK"),
    ("[5 mio. DKK]", "5000000 DKK"),
    ("[500 t.kr.]", "500000 DKK"),
    ("[500 tkr.]", "500000 DKK"),
    ("[25 mkr.]", "25000000 DKK"),
    ("[50 øre]", "0.5 DKK"),
    ("[2000 kr.]", "2000 DKK"),
    ("[100 kr.]/md.", "100 DKK"),
    ("([100 kr.])", "100 DKK"),
    ("[300 millioner kroner]", "300000000 DKK"),
    ("[3 milliarder kroner]", "3000000000 DKK"),
    ("[10 tusind kroner]", "10000 DKK"),
    ("[to millioner kroner]", "2000000 DKK"),
    ("[en milliard kroner]", "1000000000 DKK"),
    ("[Fem millioner kroner]", "5000000 DKK"),
    ("[hundrede tusind kroner]", "100000 DKK"),
    ("[en halv million kroner]", "500000 DKK"),
    ("[halvanden million kroner]", "1500000 DKK"),
    ("[to en halv milliard kroner]", "2500000000 DKK"),
    ("[12.000 danske kroner]", "12000 DKK"),
    ("[12.000 norske kroner]", "12000 NOK"),
    ("[12.000 svenske kroner]", "12000 SEK"),
    ("[5 mia. euro]", "5000000000 EUR"),
    ("[5 euro]", "5 EUR"),
    ("[½ mia. kr.]", "500000000 DKK"),
    ("[2½ mio. kr.]", "2500000 DKK"),
    ("[1 ½ mio. kr.]", "1500000 DKK"),
    ("[5 €]", "5 EUR"),
    ("[€ 5 mio.]", "5000000 EUR"),
    ("[€5]", "5 EUR"),
    ("[$ 5 mio.]", "5000000 USD"),
    ("[100 dollar]", "100 USD"),
    ("[100 dollars]", "100 USD"),
    ("[100 amerikanske dollar]", "100 USD"),
    ("[£100]", "100 GBP"),
    ("[10-15 mio. kr.]", None),
    ("[10–15 mio. kr.]", None),
    ("[10 til 15 mio. kr.]", None),
    ("[10 mio. til 15 mio. kr.]", None),
    ("mellem 10 og [15 mio. kr.]", "15000000 DKK"),
    ("fra 10 til [15 mio. kr.]", "15000000 DKK"),
    ("[10 eller 15 mio. kr.]", None),
]

PERCENT: list[tuple[str, str | None]] = [
    ("gøre det [25 pct.] billigere", "25"),
    ("steg [25 pct.]", "25"),
    ("[25 pct] af", "25"),
    ("[82 %] af", "82"),
    ("[82%] af", "82"),
    ("[82\u00a0%] af", "82"),
    ("([82 %])", "82"),
    ("[25 procent]", "25"),
    ("[25 procents] besparelse", "25"),
    ("[ti procent]", "10"),
    ("[Halvtreds procent]", "50"),
    ("[femogtyve procent]", "25"),
    ("[en procent]", "1"),
    ("[3,5 procent]", "3.5"),
    ("[0,25 %]", "0.25"),
    ("[99.9 %]", "99.9"),
    ("[100 pct.]", "100"),
    ("[2 procentpoint]", "2"),
    ("[2 pct.-point]", "2"),
    ("[2 %-point]", "2"),
    ("faldt [-5 pct.]", "-5"),
    ("[minus 5 procent]", "-5"),
    ("[10-15 pct.]", None),
    ("[10 til 15 procent]", None),
    ("mellem 10 og [15 pct.]", "15"),
    ("[10 eller 15 procent]", None),
]

NOTHING = [
    "25 mio.", "25 millioner mennesker", "kroner og øre", "kr.", "pct.", "procent", "%",
    "flere millioner kroner", "10-kroner", "100%-finansieret", "30 sek.", "5 nok", "ISO 27001",
    "en milliardgevinst", "procentvis", "70 pct.-målet", "3 kr.-mønten", "kronerne ruller", "25 kronede hoveder", "i 2016",
    "60 indsatsområder", "5 pund mel", "Christian 10. krone", "A25 %",
]  # fmt: skip


def _check(marked: str, label: str, value: str | None) -> None:
    text, start, end = marked.replace("[", "").replace("]", ""), marked.find("["), marked.find("]")
    found = find_amounts(text)
    assert [text[m.start : m.end] for m in found] == [text[start : end - 1]]
    assert [(m.label, m.start, m.end, m.value) for m in found] == [(label, start, end - 1, value)]


@pytest.mark.parametrize(("marked", "value"), MONEY)
def test_money(marked: str, value: str | None) -> None:
    _check(marked, "MONEY", value)


@pytest.mark.parametrize(("marked", "value"), PERCENT)
def test_percent(marked: str, value: str | None) -> None:
    _check(marked, "PERCENT", value)


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    assert find_amounts(text) == []


def test_a_year_between_two_amounts_is_no_amount() -> None:
    text = "fra 50 mio. kr. i 2016 til 75 mio. kr. i 2017"
    assert [text[m.start : m.end] for m in find_amounts(text)] == ["50 mio. kr.", "75 mio. kr."]


def test_several() -> None:
    text = "10 pct. og 15 pct. af 3 mio. kr. eller 5 mio. kr., dvs. 500 kroner og 50 øre"
    found = [(text[m.start : m.end], m.value) for m in find_amounts(text)]
    assert found == [
        ("10 pct.", "10"),
        ("15 pct.", "15"),
        ("3 mio. kr.", "3000000 DKK"),
        ("5 mio. kr.", "5000000 DKK"),
        ("500 kroner", "500 DKK"),
        ("50 øre", "0.5 DKK"),
    ]


_PIECES = st.sampled_from(
    [re.sub(r"[\[\]]", "", row[0]) for row in (*MONEY, *PERCENT)]
    + [*NOTHING, "\n", "1.000", "1", ".", ",", " og ", "mellem ", "-", "–", "æøå", "👍", "000 "]
)


@settings(max_examples=400, deadline=None)
@given(
    st.one_of(
        st.text(max_size=200),
        st.lists(_PIECES, max_size=12).map(" ".join),
        st.lists(_PIECES, max_size=12).map("".join),
    )
)
def test_properties(text: str) -> None:
    end = 0
    for mention in find_amounts(text):
        assert end <= mention.start < mention.end <= len(text)
        span = text[mention.start : mention.end]
        assert span == span.strip()
        end = mention.end
        if mention.value is not None:
            amount, *currency = mention.value.split(" ")
            assert Decimal(amount).is_finite()
            assert len(currency) == (mention.label == "MONEY")


@given(st.text(alphabet="æøåÆØÅ é👍\n", max_size=40))
def test_offsets_are_code_points(before: str) -> None:
    text = before + " ca. 25 mio. kr. æ"
    assert [text[m.start : m.end] for m in find_amounts(text)] == ["25 mio. kr."]


@pytest.mark.parametrize(
    "piece", ["1", "1.000", "1.000.", "000 ", "1 ", "en ", "kr. ", "1-", " ", "\n"]
)
def test_long_runs_of_one_piece_keep_spans_in_bounds(piece: str) -> None:
    text = piece * (40_000 // len(piece))
    spans = [(m.start, m.end) for m in find_amounts(text)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))

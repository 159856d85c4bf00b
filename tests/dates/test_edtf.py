"""The first and last day of an EDTF value."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategitekst.dates.edtf import interval, month_value, spanning, valid


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2016", "2016-01-01", "2016-12-31"),
        ("2016-06", "2016-06-01", "2016-06-30"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2015-02", "2015-02-01", "2015-02-28"),
        ("2016-12", "2016-12-01", "2016-12-31"),
        ("2015-06-25", "2015-06-25", "2015-06-25"),
        ("2015-21", "2015-03-01", "2015-05-31"),
        ("2015-22", "2015-06-01", "2015-08-31"),
        ("2015-23", "2015-09-01", "2015-11-30"),
        ("2015-24", "2015-12-01", "2016-02-29"),
        ("2016/2020", "2016-01-01", "2020-12-31"),
        ("2015-12/2016-01", "2015-12-01", "2016-01-31"),
        ("2016-06-11/2016-06-20", "2016-06-11", "2016-06-20"),
        ("2015/2016-06-14", "2015-01-01", "2016-06-14"),
        ("2017-21/2018-23", "2017-03-01", "2018-11-30"),
        ("2016/2016", "2016-01-01", "2016-12-31"),
        ("0001", "0001-01-01", "0001-12-31"),
        ("9999-12", "9999-12-01", "9999-12-31"),
    ],
)
def test_interval(value: str, first: str, last: str) -> None:
    assert interval(value) == (first, last)


@pytest.mark.parametrize(
    "value",
    [
        "", "/", "16", "201",
        "20160", "2016-", "2016-6", "2016-13", "2016-00", "2016-20", "2016-25",
        "2016-02-30", "2015-02-29", "2016-21-01", "2016-06-00", "0000", "9999-24", "2020/2016",
        "2016/2017/2018", "2016/", "/2016", "2016/..", "201X", "2016~", "2016?", " 2016", "2016 ",
        "2016\n", "i dag", "２０１６", "2016-06-14T10:00",
    ],
)  # fmt: skip
def test_no_value(value: str) -> None:
    with pytest.raises(ValueError, match="EDTF value"):
        interval(value)
    assert valid(value) is None


@given(st.dates(), st.dates())
def test_intervals_of_days(one: date, other: date) -> None:
    first, last = sorted((one, other))
    value = f"{first.isoformat()}/{last.isoformat()}"
    assert interval(value) == (first.isoformat(), last.isoformat())


@given(st.text(max_size=20))
def test_any_text_is_a_value_or_an_error(text: str) -> None:
    try:
        first, last = interval(text)
    except ValueError:
        return
    assert date.fromisoformat(first) <= date.fromisoformat(last)


def test_spanning() -> None:
    assert spanning("2016", "2020") == "2016/2020"
    assert spanning("2016", "2016") == "2016"
    assert spanning("2016-01/2016-03", "2016-07/2016-09") == "2016-01/2016-09"
    assert spanning("2020", "2016") is None


def test_months_count_on_into_other_years() -> None:
    assert [month_value(2016, n) for n in (0, 1, 12, 13, -11)] == [
        "2015-12", "2016-01", "2016-12", "2017-01", "2015-01",
    ]  # fmt: skip

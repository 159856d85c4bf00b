"""Calendar expressions: what is annotated and which time it names.

In the tables the expected spans stand in square brackets. They are written from the annotation
guidelines, section 2 (Dates), and from what the expressions mean in Danish.
"""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strategitekst.dates import find_dates
from strategitekst.dates.edtf import interval
from strategitekst.dates.grammar import GRAMMAR
from strategitekst.dates.resolvers import RESOLVERS

#: Sentences with absolute dates: nothing but the text decides.
ABSOLUTE: list[tuple[str, str]] = [
    ("[25.06.15] 07:30", "2015-06-25"),
    ("Offentliggjort [25.06.2015]", "2015-06-25"),
    ("Mødet holdes [25/6-2015].", "2015-06-25"),
    ("Mødet holdes [25/6 2015].", "2015-06-25"),
    ("Mødet holdes [25/6/2015].", "2015-06-25"),
    ("Mødet holdes [25/6-15].", "2015-06-25"),
    ("Opdateret den [25-06-2015]", "2015-06-25"),
    ("Dato: [2015-06-25]", "2015-06-25"),
    ("Dato: [2015-06-25]T07:30:00", "2015-06-25"),
    ("Aftalen er fra [25. juni 2015].", "2015-06-25"),
    ("Aftalen er fra den [25. juni 2015].", "2015-06-25"),
    ("Aftalen er fra [25 juni 2015], siger KL.", "2015-06-25"),
    ("Den [1. januar 2016] trådte loven i kraft.", "2016-01-01"),
    ("[Onsdag den 3. juni 2015] mødtes parterne.", "2015-06-03"),
    ("[Torsdag d. 25. juni 2015] kl. 10.00", "2015-06-25"),
    ("[28. JAN 2021]", "2021-01-28"),
    ("[3. dec. 2019]", "2019-12-03"),
    ("[5. okt 2018]", "2018-10-05"),
    ("I [juni 2016] lancerede KL planen.", "2016-06"),
    ("[Juni 2016]", "2016-06"),
    ("[JUNI 2016]", "2016-06"),
    ("i [maj\n2016] udgav KL", "2016-05"),
    ("[aug. 2017]", "2017-08"),
    ("I løbet af [marts måned 2020] lukkede skolerne.", "2020-03"),
    ("I [foråret 2019] vedtog man planen.", "2019-21"),
    ("[Forår 2019]", "2019-21"),
    ("I [sommeren 2018] var det varmt.", "2018-22"),
    ("i [efteråret 2017]", "2017-23"),
    ("i [vinteren 2019] blev", "2019-24"),
    ("i [vinteren 2015/16]", "2015-24"),
    ("i [vinteren 2015-2016]", "2015-24"),
    ("i [efteråret i 2017]", "2017-23"),
    ("KL har i [2016] lanceret en plan.", "2016"),
    ("Strategien fra [2015], hvor", "2015"),
    ("([2016])", "2016"),
    ("[2016's] vigtigste aftale", "2016"),
    ("Digital strategi [2025]", "2025"),
    ("Grundloven blev ændret i [1953].", "1953"),
    ("Bygningen er fra [1849].", "1849"),
    ("I [år 2020] skal alle", "2020"),
    ("I [året 2020] var", "2020"),
    ("mål for [2030]", "2030"),
    ("frem mod [2020]", "2020"),
    ("En retning mod [2020], som", "2020"),
    ("inden [2025]", "2025"),
    ("senest i [2024]", "2024"),
    ("siden [2012] har", "2012"),
    ("omkring [2015] begyndte", "2015"),
    ("[2011-2015]", "2011/2015"),
    ("strategi for [2011–2015]", "2011/2015"),
    ("strategi for [2016 - 2020]", "2016/2020"),
    ("strategi for [2016-20]", "2016/2020"),
    ("fra [2016 til 2020]", "2016/2020"),
    ("fra [2016 og frem til 2020]", "2016/2020"),
    ("i årene fra [2016 til og med 2019]", "2016/2019"),
    ("i [2016/17]", "2016/2017"),
    ("i [2016/2017]", "2016/2017"),
    ("mellem [2018 og 2020]", "2018/2020"),
    ("i perioden [2018-2022]", "2018/2022"),
    ("fra [1. januar til 31. marts 2020]", "2020-01-01/2020-03-31"),
    ("fra den [1. november til den 31. marts 2020]", "2019-11-01/2020-03-31"),
    ("[1. juni 2019 - 31. maj 2020]", "2019-06-01/2020-05-31"),
    ("mellem den [1. maj og den 1. juni 2019]", "2019-05-01/2019-06-01"),
    ("den [25.-26. juni 2015]", "2015-06-25/2015-06-26"),
    ("den [25. og 26. juni 2015]", "2015-06-25/2015-06-26"),
    ("den [3.–5. oktober 2018]", "2018-10-03/2018-10-05"),
    ("den [3. til 5. oktober 2018]", "2018-10-03/2018-10-05"),
    ("[juni-august 2019]", "2019-06/2019-08"),
    ("fra [juni til august 2019]", "2019-06/2019-08"),
    ("[nov.-dec. 2019]", "2019-11/2019-12"),
    ("[december-februar 2020]", "2019-12/2020-02"),
    ("[maj/juni 2017]", "2017-05/2017-06"),
    ("[juni 2016 til maj 2018]", "2016-06/2018-05"),
    ("[juni 2016-maj 2018]", "2016-06/2018-05"),
    ("fra [foråret 2017 til efteråret 2018]", "2017-21/2018-23"),
    ("[1. halvår 2019]", "2019-01/2019-06"),
    ("i [første halvår 2019]", "2019-01/2019-06"),
    ("i [andet halvår 2019]", "2019-07/2019-12"),
    ("i [andet halvår af 2019]", "2019-07/2019-12"),
    ("i [første halvdel af 2018]", "2018-01/2018-06"),
    ("i [anden halvdel af 2018]", "2018-07/2018-12"),
    ("i [første kvartal 2020]", "2020-01/2020-03"),
    ("[3. kvartal 2020]", "2020-07/2020-09"),
    ("i [fjerde kvartal af 2020]", "2020-10/2020-12"),
    ("i [sidste kvartal af 2020]", "2020-10/2020-12"),
    ("[Q3 2021]", "2021-07/2021-09"),
    ("[uge 42 2016]", "2016-10-17/2016-10-23"),
    ("[uge 42, 2016]", "2016-10-17/2016-10-23"),
    ("i [uge 7-9 2016]", "2016-02-15/2016-03-06"),
    ("i [skoleåret 2019/20]", "2019-08/2020-07"),
    ("i [skoleåret 2019/2020]", "2019-08/2020-07"),
    ("i [skoleåret 2019-20]", "2019-08/2020-07"),
    ("i [regnskabsåret 2018]", "2018"),
    ("i [2010'erne]", "2010/2019"),
    ("i [90'erne]", "1990/1999"),
    ("i [1990’erne]", "1990/1999"),
    ("i [halvfemserne]", "1990/1999"),
    ("i [begyndelsen af 2020]", "2020-01"),
    ("i [starten af 2020]", "2020-01"),
    ("i [midten af 2020]", "2020-06/2020-07"),
    ("i [slutningen af 2020]", "2020-12"),
    ("ved [udgangen af 2020]", "2020-12"),
    ("inden [udgangen af 2020] skal", "2020-12"),
    ("i [midten af maj 2016]", "2016-05"),
    ("i [slutningen af juni 2016]", "2016-06"),
    ("[primo 2020]", "2020-01"),
    ("[medio 2018]", "2018-06/2018-07"),
    ("[ultimo 2020]", "2020-12"),
    ("[Primo juni 2016]", "2016-06-01/2016-06-10"),
    ("[medio maj 2020]", "2020-05-11/2020-05-20"),
    ("[ultimo februar 2020]", "2020-02-21/2020-02-29"),
    ("fra [primo 2016 til ultimo 2017]", "2016-01/2017-12"),
    ("ved [årsskiftet 2015/16]", "2015-12/2016-01"),
    ("ved [årsskiftet 2015/2016]", "2015-12/2016-01"),
    ("[jul 2019]", "2019-12"),
    ("i [påsken 2020]", "2020-04"),
    ("[pinse 2015]", "2015-05"),
    ("[grundlovsdag 2016]", "2016-06-05"),
    ("op til [nytår 2016]", "2016-12/2017-01"),
]

#: Sentences with a document date: relative expressions and dates without a year.
RELATIVE: list[tuple[str, str, str | None]] = [
    ("offentliggøres [i dag], sætter", "2015-06-25", "2015-06-25"),
    ("[I dag] mødes parterne", "2015-06-25", "2015-06-25"),
    ("mødes [i dag]", "2016", "2016"),
    ("mødtes [i går]", "2015-06-25", "2015-06-24"),
    ("mødes [i morgen]", "2015-06-30", "2015-07-01"),
    ("mødes [i overmorgen]", "2015-06-30", "2015-07-02"),
    ("mødes [i aften]", "2015-06-25", "2015-06-25"),
    ("mødes på [onsdag]", "2015-06-25", "2015-07-01"),
    ("mødtes [i onsdags]", "2015-06-25", "2015-06-24"),
    ("[Onsdag] blev aftalen indgået", "2015-06-25", "2015-06-24"),
    ("[Torsdag] blev aftalen indgået", "2015-06-25", "2015-06-25"),
    ("[Fredag eftermiddag] skal de mødes", "2015-06-25", "2015-06-26"),
    ("mødes på [onsdag]", "2015", None),
    ("den [25. juni] mødes de", "2015", "2015-06-25"),
    ("d. [25/6] mødes de", "2015", "2015-06-25"),
    ("[onsdag den 3. juni] mødes de", "2015", "2015-06-03"),
    ("den [1. maj] blev planen vedtaget", "2015-06-25", "2015-05-01"),
    ("senest den [1. maj]", "2015-06-25", "2016-05-01"),
    ("i [juni] vedtog", "2016", "2016-06"),
    ("I [maj] præsenterede regeringen", "2016", "2016-05"),
    ("i [maj måned]", "2016", "2016-05"),
    ("i [december] besluttede KL", "2016-01-15", "2015-12"),
    ("i [januar] mødes de igen", "2015-12-10", "2016-01"),
    ("i [september] mødes de igen", "2015-06-25", "2015-09"),
    ("siden [september] har de", "2015-06-25", "2014-09"),
    ("inden [marts] skal de", "2015-06-25", "2016-03"),
    ("i [maj sidste år]", "2016", "2015-05"),
    ("i [juni i år]", "2016", "2016-06"),
    ("i [marts næste år]", "2016", "2017-03"),
    ("på et pressemøde i [midten af maj]", "2016", "2016-05"),
    ("i [begyndelsen af juni]", "2016", "2016-06"),
    ("[primo juni]", "2016", "2016-06-01/2016-06-10"),
    ("[ultimo juni]", "2016-05-02", "2016-06-21/2016-06-30"),
    ("har i [foråret] været i høring", "2015-06-25", "2015-21"),
    ("i [efteråret] begynder arbejdet", "2015-06-25", "2015-23"),
    ("i [efteråret] blev den vedtaget", "2016-01-20", "2015-23"),
    ("[i sommer]", "2016", "2016-22"),
    ("til [sommer]", "2016-03-01", "2016-22"),
    ("til [foråret]", "2015-11-03", "2016-21"),
    ("[sidste efterår]", "2016", "2015-23"),
    ("[dette forår]", "2016", "2016-21"),
    ("[næste forår]", "2016", "2017-21"),
    ("i [1. halvår]", "2019", "2019-01/2019-06"),
    ("i [andet halvår]", "2019", "2019-07/2019-12"),
    ("i [3. kvartal]", "2019", "2019-07/2019-09"),
    ("i [uge 42]", "2016", "2016-10-17/2016-10-23"),
    ("i [uge 7-9]", "2016", "2016-02-15/2016-03-06"),
    ("i [uge 7 og 8]", "2016", "2016-02-15/2016-02-28"),
    ("[i år]", "2016", "2016"),
    ("[sidste år]", "2016", "2015"),
    ("[sidste års] aftale", "2016", "2015"),
    ("[forrige år]", "2016", "2015"),
    ("[næste år]", "2016-05-03", "2017"),
    ("til [næste år]", "2016", "2017"),
    ("[dette år]", "2016", "2016"),
    ("[indeværende år]", "2016", "2016"),
    ("[sidste måned]", "2016-01-10", "2015-12"),
    ("[næste måned]", "2016-01", "2016-02"),
    ("[næste måned]", "2016", None),
    ("[denne uge]", "2015-06-25", "2015-06-22/2015-06-28"),
    ("[sidste uge]", "2015-06-25", "2015-06-15/2015-06-21"),
    ("[næste uge]", "2015-06-25", "2015-06-29/2015-07-05"),
    ("ved [udgangen af året]", "2016", "2016-12"),
    ("i [begyndelsen af året]", "2016", "2016-01"),
    ("inden [årets udgang]", "2016", "2016-12"),
    ("i løbet af [året]", "2016", "2016"),
    ("senere på [året]", "2016", "2016"),
    ("tidligere [i år]", "2016", "2016"),
    ("omkring [årsskiftet]", "2015-06-25", "2015-12/2016-01"),
    ("ved [årsskiftet] blev", "2016-02-01", "2015-12/2016-01"),
    ("i [det seneste år]", "2019", "2018/2019"),
    ("i [det kommende år]", "2019", "2019/2020"),
    ("i [de seneste fem år]", "2019", "2014/2019"),
    ("inden for [det seneste par år]", "2019", None),
    ("i [de sidste ti år]", "2019", "2009/2019"),
    ("over [de næste fire år]", "2016", "2016/2020"),
    ("strategi for [de kommende fire år].", "2016", "2016/2020"),
    ("inden for [de kommende fem år]", "2016-05-12", "2016/2021"),
    ("[de næste 10 år]", "2016", "2016/2026"),
    ("[de seneste tre måneder]", "2016-05-12", "2016-02/2016-05"),
    ("[de kommende to uger]", "2016-05-12", "2016-05-12/2016-05-26"),
    ("om [fem år]", "2016", "2021"),
    ("om [10 år]", "2016", "2026"),
    ("om [et år]", "2016", "2017"),
    ("om [tre måneder]", "2016-11-12", "2017-02"),
    ("om [fem eller ti år]", "2016", None),
    ("for [fem år siden]", "2016", "2011"),
    ("for [to år siden]", "2016", "2014"),
    ("for [et år siden]", "2016", "2015"),
    ("for [få år siden]", "2016", None),
    ("langt [de seneste år].", "2015-06-25", None),
    ("[de kommende års] digitaliseringsprocesser", "2015-06-25", None),
    ("i [de kommende år]:", "2016", None),
    ("i [de kommende uger]", "2016", None),
    ("i [kommende år]", "2016", None),
    ("i [de senere år]", "2016", None),
    ("i [de næste mange år]", "2016", None),
    ("fra [maj sidste år og frem til januar i år]", "2016", "2015-05/2016-01"),
    ("inden [jul]", "2015-06-25", "2015-12"),
    ("efter [påske]", "2016", "2016-03"),
    ("i [pinsen]", "2015", "2015-05"),
    ("på [grundlovsdag]", "2016", "2016-06-05"),
    ("inden [nytår]", "2015-06-25", "2015-12/2016-01"),
    ("fra [1. maj til 1. juni]", "2016-06-25", "2016-05-01/2016-06-01"),
    ("fra [november til marts]", "2016-06-25", "2016-11/2017-03"),
    ("fra [2012 til i dag]", "2016", "2012/2016"),
    ("i [næste skoleår]", "2016-05-01", "2016-08/2017-07"),
    ("[hvert forår]", "2016-05-01", None),
    ("gælder fra [oktober til jul]", "2008-09-27", "2008-10/2008-12"),
    ("strategien for digital drift [2004-06] er god", "2008-09-27", "2004/2006"),
    ("Fra [mandag] gælder reglen", "2003-08-27", "2003-09-01"),
]

#: Sentences without a calendar expression.
NOTHING = [
    "Vi gør det nu.",
    "Det kommer snart.",
    "Det skal ske i fremtiden.",
    "Som ved de tidligere strategier",
    "et femårigt program",
    "et 5-årigt program",
    "i fire år",
    "gennem snart mange år",
    "dagligt og årligt",
    "hvert år og hver måned",
    "to gange om året",
    "hver onsdag",
    "Fakturaen kom for sent, og resten fulgte et år senere",
    "i en tid med forandringer",
    "den kommende tid",
    "Weidekampsgade 10,Postboks 3370,2300 København S",
    "2000 Frederiksberg",
    "tlf. 3370 3370",
    "tlf. 2015 1234",
    "tlf. 3370-2015",
    "tlf. 33 70 20 15",
    "+45 2015 1234",
    "ISO 2700",
    "ISO 27001",
    "2.000",
    "2.000 borgere",
    "2000 borgere",
    "over 2000 svar",
    "2020 kr.",
    "2016 mio. kr.",
    "lov nr. 2016",
    "forordning (EU) 2016/679",
    "J.nr. 2016-1234",
    "kl. 20.15",
    "kl. 2015",
    "§ 20, stk. 1",
    "døgnåbent 24/7",
    "3/4 af borgerne",
    "25,6 grader",
    "25.13.2015",
    "2020-planen",
    "2016-2020-strategien",
    "majs og martsviolen",
    "maj-mødet",
    "August Krogh sagde",
    "www.kl.dk/2016/06/nyhed",
    "nyhed-2016.html",
    "plan2020@kl.dk",
    "Åbent mandag-torsdag kl. 9-15",
    "Åbent mandag til fredag",
    "en aftale om fem år",
    "den ene dag efter den anden",
    "33 initiativer",
    "en by i 1000 år",
    "for 10.000 år siden",
    "Glædelig jul og godt nytår",
    "forår/efterår",
    "sommer- og vinterhuse",
]

TABLE = Path(__file__).parents[1] / "data" / "dates.tsv"
MARK = re.compile(r"\[(.*?)\]", re.DOTALL)


def _unmarked(marked: str) -> tuple[str, list[tuple[int, int]]]:
    spans = [(m.start() - 2 * n, m.end() - 2 * n - 2) for n, m in enumerate(MARK.finditer(marked))]
    return MARK.sub(r"\1", marked), spans


def _table() -> list[tuple[str, str | None, list[str | None]]]:
    """The rows of `dates.tsv`, which says how it is made."""
    rows = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if "\t" in line and not line.startswith("#"):
            marked, document_date, values = line.split("\t")
            wanted = [None if value == "-" else value for value in values.split(";")]
            date = None if document_date == "-" else document_date
            rows.append((marked, date, wanted if "[" in marked else []))
    return rows


def _check(marked: str, document_date: str | None, values: list[str | None]) -> None:
    text, spans = _unmarked(marked)
    found = find_dates(text, document_date)
    assert [text[m.start : m.end] for m in found] == [text[a:b] for a, b in spans]
    assert [(m.start, m.end) for m in found] == spans
    assert [m.value for m in found] == values


@pytest.mark.parametrize(("marked", "value"), ABSOLUTE)
@pytest.mark.parametrize("document_date", [None, "2013-02-01"])
def test_absolute(marked: str, value: str, document_date: str | None) -> None:
    _check(marked, document_date, [value])


@pytest.mark.parametrize(("marked", "document_date", "value"), RELATIVE)
def test_relative(marked: str, document_date: str, value: str | None) -> None:
    _check(marked, document_date, [value])


@pytest.mark.parametrize(("marked", "document_date", "values"), _table())
def test_table(marked: str, document_date: str | None, values: list[str | None]) -> None:
    _check(marked, document_date, values)


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    _check(text, "2015-06-25", [])


@pytest.mark.parametrize(
    ("marked", "document_date", "value"),
    [
        ("Bussen kører fra [september] og har plads til alle.", "2026-03-17", "2026-09"),
        ("Alle kan fra [januar] møde op.", "2002-11-18", "2003-01"),
        ("KL aftalte i [august], at spørgsmålet drøftes særskilt.", "2012-02-17", "2011-08"),
        ("Aftalen, som parterne underskrev i [november], er ny.", "2012-05-01", "2011-11"),
        ("Strategien fra [maj] er ny.", "2022-09-19", "2022-05"),
        ("Det er prøvet tre gange, senest i [november].", "2018-12-19", "2018-11"),
        ("Resultatet forelægges udvalget i [maj].", "2006-11-10", "2007-05"),
    ],
)
def test_the_nearest_verb_tells_the_year_of_a_month(
    marked: str, document_date: str, value: str
) -> None:
    text, start = marked.replace("[", "").replace("]", ""), marked.index("[")
    [found] = [d for d in find_dates(text, document_date) if d.start == start]
    assert found.value == value


@pytest.mark.parametrize(
    "text",
    ["Fredag er der lukket for henvendelse.", "Telefontid 9-12, torsdag dog til kl. 18.",
     "Den anden halvdel af overskriften er sjov.", "I år med kommunalvalg er der ingen spørgetid."],
)  # fmt: skip
def test_opening_hours_and_halves_of_things_are_no_dates(text: str) -> None:
    assert find_dates(text, "2015-03-02") == []


def test_the_tables_are_large_enough() -> None:
    assert len(ABSOLUTE) + len(RELATIVE) + len(NOTHING) >= 200
    assert sum(len(values) for _, _, values in _table()) >= 300


@pytest.mark.parametrize(
    ("marked", "document_date", "values"),
    [
        ("i [juni] og [juli 2016]", None, ["2016-06", "2016-07"]),
        ("i [2016], [2017] og [2018]", None, ["2016", "2017", "2018"]),
        ("Tabel [2015] [2016] [2017]", None, ["2015", "2016", "2017"]),
        ("I [2016] vedtog man planen; [året efter] kom", None, ["2016", "2017"]),
        ("I [juni 2016] kom planen; [samme år] kom", "2019", ["2016-06", "2016"]),
        ("I [2015] og i [foråret] igen", None, ["2015", "2015-21"]),
        ("Det sker [mandag], altså [mandag den 21. oktober]", "2019", ["2019-10-21"] * 2),
        ("Byen er neutral i [2050]. Planen følger i [juni]", None, ["2050", None]),
    ],
)
def test_several(marked: str, document_date: str | None, values: list[str | None]) -> None:
    _check(marked, document_date, values)


class TestAnchor:
    """What a relative expression is resolved against."""

    def test_document_date_comes_first(self) -> None:
        found = find_dates("I 2011 kom den første. I dag kommer den næste.", "2015-06-25")
        assert [m.value for m in found] == ["2011", "2015-06-25"]

    def test_then_the_nearest_explicit_date_before(self) -> None:
        found = find_dates("Den 3. maj 2011 var det slut. Den 25.06.15: I dag begynder det.")
        assert found[-1].value == "2015-06-25"

    def test_an_aim_is_no_date_to_count_from(self) -> None:
        found = find_dates("25.06.15: en retning mod 2020, som offentliggøres i dag")
        assert found[-1].value == "2015-06-25"

    def test_then_the_first_year_of_a_period_presented_as_new(self) -> None:
        found = find_dates("I maj præsenterede regeringen den nye strategi for 2016-2020.")
        assert [m.value for m in found] == ["2016-05", "2016/2020"]

    def test_without_any_the_span_has_no_value(self) -> None:
        found = find_dates("I maj præsenterede regeringen en strategi.")
        assert [(m.start, m.end, m.value) for m in found] == [(2, 5, None)]

    @pytest.mark.parametrize("document_date", ["", "i går", "2016-13", "2016-02-30", "20XX"])
    def test_no_valid_document_date_is_ignored(self, document_date: str) -> None:
        assert find_dates("i maj", document_date)[0].value is None

    @pytest.mark.parametrize(
        ("document_date", "value"),
        [("2016-21", "2015"), ("2016/2020", "2015"), ("2016-03", "2015")],
    )
    def test_any_precision(self, document_date: str, value: str) -> None:
        assert find_dates("sidste år", document_date)[0].value == value


def test_explicit_means_a_stated_year() -> None:
    text = "I juni 2016, i maj, 25.06.15, sidste år, 2016-20, d. 25/6 og i 90'erne"
    explicit = [text[m.start : m.end] for m in find_dates(text, "2017") if m.explicit]
    assert explicit == ["juni 2016", "25.06.15", "2016-20"]


def test_every_kind_has_a_resolver() -> None:
    assert set(GRAMMAR) == set(RESOLVERS)


_PIECES = st.sampled_from(
    [MARK.sub(r"\1", marked) for marked in (*(r[0] for r in ABSOLUTE), *(r[0] for r in RELATIVE))]
    + NOTHING
    + [
        "\n",
        "\n\n",
        "- ",
        "– ",
        " til ",
        " og ",
        "mellem ",
        "æøå ",
        "👍 ",
        ".",
        "/",
        "2016",
        "12",
        "de ",
    ]
)
_TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(_PIECES, max_size=12).map(" ".join),
    st.lists(_PIECES, max_size=12).map("".join),
)
_DATES = st.one_of(
    st.none(),
    st.sampled_from(["2016", "2016-02", "2016-02-29", "0001", "9999-12-31", "2016-24", "x"]),
)


@settings(max_examples=400, deadline=None)
@given(_TEXTS, _DATES)
def test_properties(text: str, document_date: str | None) -> None:
    found = find_dates(text, document_date)
    assert found == find_dates(text, document_date)
    end = 0
    for mention in found:
        assert end <= mention.start < mention.end <= len(text)
        span = text[mention.start : mention.end]
        assert span == span.strip()
        end = mention.end
        if mention.value is not None:
            first, last = interval(mention.value)
            assert first <= last


@given(st.text(alphabet="æøåÆØÅ é👍\n", max_size=40))
def test_offsets_are_code_points(before: str) -> None:
    text = before + " den 25. juni 2015 æ"
    found = find_dates(text)
    assert [text[m.start : m.end] for m in found] == ["25. juni 2015"]


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "2016-",
        "2016 til ",
        "25. ",
        "de kommende ",
        "maj ",
        "uge 1, ",
        " ",
        "\n",
        "a",
        "om fem ",
        "den ",
        "mellem 2016 og ",
        "1.1.",
        "mandag ",
        "x@",
        "primo ",
    ],
)
def test_long_runs_of_one_piece_keep_spans_in_bounds(piece: str) -> None:
    text = piece * (40_000 // len(piece))
    spans = [(m.start, m.end) for m in find_dates(text, "2016")]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))

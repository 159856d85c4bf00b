"""What a document's build and the words beside a mention tell: plans, measures, owners, periods."""

from collections.abc import Callable, Sequence

import pytest

from strategitekst.knowledge.registry import Known, Registry
from strategitekst.linking import link
from strategitekst.linking.periods import stated_periods
from strategitekst.linking.relations import find_relations
from strategitekst.schema import Annotation, Collection, Entity, Mention, Passage

Annotate = Callable[..., Annotation]
NOTHING = Registry([])


def build(
    kind: str,
    lines: list[tuple[str, str]],
    mentions: list[tuple[str, str, str]],
    entities: Sequence[tuple[str, str, str]] = (),
    publisher: str | None = None,
    date: str = "2019-05-02",
) -> Annotation:
    """A document of passages (role, text), mentions (words, type, id), entities (words, label, value)."""
    text, passages = "", []
    for role, words in lines:
        passages.append(Passage(start=len(text), end=len(text) + len(words), role=role))
        text += words + "\n\n"
    place = 0
    found = []
    for words, named, identity in mentions:
        place = text.index(words, place)
        found.append(
            Mention(start=place, end=place + len(words), text=words, type=named, id=identity)
        )
        place += 1
    names = []
    for words, label, value in entities:
        start = text.index(words)
        first, _, last = value.partition("/")
        dated = {"from": f"{first}-01-01", "to": f"{last}-12-31"} if label == "DATE" else {}
        item = {"start": start, "end": start + len(words), "text": words, "label": label} | dated
        names.append(Entity.model_validate(item | ({} if dated else {"canonical": value})))
    return Annotation.model_validate(
        {
            "id": "a",
            "text": text,
            "document": {"kind": kind, "publisher": publisher, "date": date},
            "passages": passages,
            "entities": sorted(names, key=lambda e: e.start),
            "initiatives": found,
            "quotes": (),
        }
    )


def related(found: Collection) -> set[tuple[str, str, str]]:
    names = {i.id: i.name for i in found.initiatives}
    return {(i.name, r.type, names[r.target]) for i in found.initiatives for r in i.relations}


LONG = (
    "Strategien er skrevet til alle, der arbejder i kommunen, og den siger, hvad der skal ske. " * 3
)
STRATEGY = build(
    "strategi",
    [
        ("title", "Fælles om det nære"),
        ("caption", "Nordby Kommunes digitaliseringsstrategi 2019-2022"),
        ("heading", "Forord"),
        ("paragraph", LONG),
        ("paragraph", "Den forrige strategi nåede kun halvdelen. Handlingsplanen kommer til maj."),
        ("heading", "Initiativ 1.1 Åbne døre"),
        ("paragraph", "Alle skal kunne komme ind. Ejer: Sydby Kommune. Frist: maj 2020."),
        ("heading", "Initiativ 1.2 Klar tale"),
        ("paragraph", "Breve skal kunne forstås."),
    ],
    [
        ("Fælles om det nære", "NAM", "faelles"),
        ("digitaliseringsstrategi 2019-2022", "NOM", "strategi-2019"),
        ("Strategien", "NOM", "strategi-2019"),
        ("forrige strategi", "NOM", "forrige"),
        ("Handlingsplanen", "NOM", "plan"),
        ("Åbne døre", "NAM", "doere"),
        ("Klar tale", "NAM", "tale"),
    ],
    [
        ("Nordby Kommunes", "ORG", "Nordby Kommune"),
        ("2019-2022", "DATE", "2019/2022"),
        ("Sydby Kommune", "ORG", "Sydby Kommune"),
    ],
    publisher="Nordby Kommune",
)


def test_title_and_what_the_front_page_says_it_is_are_one() -> None:
    [one] = [i for i in link([STRATEGY], NOTHING).initiatives if len(i.mentions) > 1]
    assert one.name == "Fælles om det nære"
    assert one.period == "2019/2022"


def test_measures_in_headings_are_part_of_the_plan_that_the_document_is() -> None:
    found = related(link([STRATEGY], NOTHING))
    assert ("Åbne døre", "part_of", "Fælles om det nære") in found
    assert ("Klar tale", "part_of", "Fælles om det nære") in found


def test_editions_and_what_carries_out_a_plan_are_related_to_it() -> None:
    found = related(link([STRATEGY], NOTHING))
    assert ("Fælles om det nære", "succeeds", "Forrige strategi") in found
    assert ("Handlingsplanen", "carries_out", "Fælles om det nære") in found


def test_next_edition_only_succeeds_the_one_before() -> None:
    told = build(
        "nyhed",
        [
            (
                "paragraph",
                "Strategien bygger videre på Nær Kurs, en strategi for byen. Ny Kurs er ny.",
            )
        ],
        [
            ("Strategien", "NOM", "a"),
            ("Nær Kurs", "NAM", "b"),
            ("strategi for byen", "NOM", "b"),
            ("Ny Kurs", "NAM", "a"),
        ],
    )
    named = build(
        "nyhed",
        [("paragraph", "Her er Ny Kurs, der afløser Nær Kurs.")],
        [("Ny Kurs", "NAM", "a"), ("Nær Kurs", "NAM", "b")],
    ).model_copy(update={"id": "b"})
    assert related(link([named], NOTHING)) == {("Ny Kurs", "replaces", "Nær Kurs")}
    assert related(link([told, named], NOTHING)) == {("Ny Kurs", "succeeds", "Nær Kurs")}


def test_chapter_that_looks_back_lists_the_measures_of_the_plan_before() -> None:
    note = build(
        "handlingsplan",
        [
            ("title", "Digital handlingsplan 2019-2022"),
            ("heading", "1. Nye indsatser"),
            ("heading", "Åbne døre"),
            ("paragraph", "Alle skal kunne komme ind."),
            ("heading", "Bilag 1. Hvad blev der af den forrige handlingsplan?"),
            ("heading", "Klar tale"),
            ("paragraph", "Breve kan nu forstås."),
            ("table_row", "Flere skærme\t2018\tafsluttet"),
            ("heading", "Bilag 2. Økonomi"),
            ("table_row", "Nye borde\t2020\t2021"),
        ],
        [
            ("Digital handlingsplan 2019-2022", "NAM", "plan"),
            ("Åbne døre", "NAM", "doere"),
            ("forrige handlingsplan", "NOM", "forrige"),
            ("Klar tale", "NAM", "tale"),
            ("Flere skærme", "NAM", "skaerme"),
            ("Nye borde", "NAM", "borde"),
        ],
    )
    found = {(a, b) for a, kind, b in related(link([note], NOTHING)) if kind == "part_of"}
    assert found == {
        ("Åbne døre", "Digital handlingsplan 2019-2022"),
        ("Klar tale", "Forrige handlingsplan"),
        ("Flere skærme", "Forrige handlingsplan"),
        ("Nye borde", "Digital handlingsplan 2019-2022"),
    }


def test_plan_is_its_publisher_s_and_a_line_tells_another_owner() -> None:
    owners = {i.name: i.owners for i in link([STRATEGY], NOTHING).initiatives}
    assert owners["Fælles om det nære"] == ("Nordby Kommune",)
    assert owners["Åbne døre"] == ("Sydby Kommune",)
    assert owners["Klar tale"] == ("Nordby Kommune",)


def test_owners_are_inherited_and_periods_are_not() -> None:
    found = {i.name: i for i in link([STRATEGY], NOTHING).initiatives}
    for name in ("Handlingsplanen", "Klar tale", "Forrige strategi"):
        assert found[name].owners == ("Nordby Kommune",)
        assert found[name].period is None


def test_lines_below_a_measure_tell_its_parties_and_its_period() -> None:
    note = build(
        "strategi",
        [
            ("title", "Havets strategi 2017-2020"),
            ("caption", "Vandstyrelsen"),
            ("heading", "2.1 Rene strande"),
            ("paragraph", "Stranden ryddes hver uge."),
            ("list_item", "• Små skovle. Alle børn får en skovl."),
            (
                "paragraph",
                "Parter: Nordby Kommune og Danske Regioner. Periode: 2018-2019.",
            ),
            ("heading", "2.2 Dybe brønde"),
            ("paragraph", "Der bores. Periode: 2021"),
            ("heading", "3. Oversigt"),
            ("table_row", "Lange rør\tNordby Kommune\t2018-2020"),
        ],
        [
            ("Havets strategi 2017-2020", "NAM", "havet"),
            ("Rene strande", "NAM", "strande"),
            ("Dybe brønde", "NAM", "broende"),
            ("Lange rør", "NAM", "roer"),
        ],
        [
            ("2017-2020", "DATE", "2017/2020"),
            ("2018-2019", "DATE", "2018/2019"),
            ("2021", "DATE", "2021/2021"),
            ("2018-2020", "DATE", "2018/2020"),
            ("Vandstyrelsen", "ORG", "Vandstyrelsen"),
            ("Nordby Kommune", "ORG", "Nordby Kommune"),
            ("Danske Regioner", "ORG", "Danske Regioner"),
        ],
        publisher="Vandstyrelsen",
    )
    found = {i.name: i for i in link([note], NOTHING).initiatives}
    assert found["Rene strande"].period == "2018/2019"
    assert set(found["Rene strande"].owners) == {"Nordby Kommune", "Danske Regioner"}
    assert found["Dybe brønde"].owners == ("Vandstyrelsen",)
    assert found["Dybe brønde"].period == "2021"
    assert found["Lange rør"].period == "2018/2020"
    assert found["Havets strategi 2017-2020"].period == "2017/2020"


def test_measures_in_a_list_are_part_of_the_plan_that_lists_them() -> None:
    note = build(
        "nyhed",
        [
            ("title", "Byrådet vedtager plan for data"),
            ("paragraph", "I handlingsplanen for 2016-2020 er der to initiativer:"),
            ("list_item", "› Trygge data: Alle skal lære at passe på data."),
            ("list_item", "› Flere skærme: Hjemmeplejen får skærme."),
        ],
        [
            ("handlingsplanen for 2016-2020", "NOM", "plan"),
            ("Trygge data", "NAM", "data"),
            ("Flere skærme", "NAM", "skaerme"),
        ],
        [("2016-2020", "DATE", "2016/2020")],
    )
    found = link([note], NOTHING)
    plan = "Handlingsplanen for 2016-2020"
    assert related(found) == {("Trygge data", "part_of", plan), ("Flere skærme", "part_of", plan)}
    assert {i.name: i.period for i in found.initiatives if i.period} == {plan: "2016/2020"}


def test_plan_without_a_front_page_is_what_it_calls_the_strategy() -> None:
    note = build(
        "strategi",
        [
            ("paragraph", LONG),
            ("paragraph", "Strategien bygger på klimaplanen. Strategien gælder alle."),
            ("heading", "Åbne døre"),
            ("paragraph", "Alle skal kunne komme ind."),
        ],
        [
            ("Strategien", "NOM", "strategien"),
            ("klimaplanen", "NOM", "klimaplanen"),
            ("Strategien", "NOM", "strategien"),
            ("Åbne døre", "NAM", "doere"),
        ],
    )
    assert related(link([note], NOTHING)) == {("Åbne døre", "part_of", "Strategien")}


def test_news_about_a_strategy_is_no_plan_itself() -> None:
    news = STRATEGY.model_copy(
        update={"document": STRATEGY.document.model_copy(update={"kind": "nyhed"})}
    )
    assert len([i for i in link([news], NOTHING).initiatives if len(i.mentions) > 2]) == 0


def test_parties_of_an_agreement_are_its_owners() -> None:
    note = build(
        "aftale",
        [
            ("title", "Aftale om Delt Data mellem Nordby Kommune og Sydby Kommune"),
            ("paragraph", LONG),
        ],
        [("Delt Data", "NAM", "delt")],
        [("Nordby Kommune", "ORG", "Nordby Kommune"), ("Sydby Kommune", "ORG", "Sydby Kommune")],
    )
    [found] = link([note], NOTHING).initiatives
    assert found.owners == ("Nordby Kommune", "Sydby Kommune")
    assert found.evidence["owner Sydby Kommune"][0].start == note.text.index("Sydby")


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Handlingsplanen dækker 2023-2024.", (2023, 2024)),
        ("Programmet Trygge Data løb fra 2017 til 2022 og er slut.", (2017, 2022)),
        ("Den nye strategi, der gælder for perioden 2004-2006, er klar.", (2004, 2006)),
        ("Kommunen er med i forsøget i perioden 2016-2020.", (2016, 2020)),
        ("Byrådet har vedtaget en ny strategi. Den dækker perioden 2018-2021.", (2018, 2021)),
        ("Et nyt projekt løber til udgangen af 2020.", (2018, 2020)),
        (
            "I marts 2016 vedtog byrådet en digitaliseringsstrategi, der løber til 2019.",
            (2016, 2019),
        ),
        ("Byrådet har vedtaget en strategi. Den gjaldt i 2015-2017.", (2015, 2017)),
        ("Kampagnen blev gennemført i 2017.", (2017, 2017)),
        ("Aftalen om data blev indgået i 2016.", (2016, 2016)),
    ],
)
def test_period_beside_a_mention(blank: Annotate, text: str, years: tuple[int, int]) -> None:
    note = blank(f"Nyt fra byen\n\n{text}", date="2018-03-01")
    [periods] = stated_periods(note).values()
    assert [p.years for p in periods] == [years]
    assert str(years[1])[2:] in note.text[periods[0].start : periods[0].end]


@pytest.mark.parametrize(
    "text",
    [
        "Strategien blev vedtaget i 2017.",
        "Strategien er ny, og budgettet for 2018-2021 er vedtaget.",
        "Projektet løber til 2020.",  # when it began nobody tells
    ],
)
def test_other_dates_are_no_period(blank: Annotate, text: str) -> None:
    assert stated_periods(blank(f"Nyt fra byen\n\n{text}", date="2018-03-01")) == {}


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("aftalen om kommunernes økonomi for 2012", "2012"),
        ("aftale fra 2012", "2012"),
        ("strategien fra 2012", None),
    ],
)
def test_single_year_is_the_period_of_an_agreement(words: str, period: str | None) -> None:
    note = build(
        "nyhed",
        [("paragraph", f"Pengene kommer fra {words}.")],
        [(words, "NOM", "x")],
        [("2012", "DATE", "2012/2012")],
    )
    assert link([note], NOTHING).initiatives[0].period == period


def test_period_in_months_keeps_them(blank: Annotate) -> None:
    text = "Et nyt projekt løber fra oktober 2018 til juni 2019."
    [[period]] = stated_periods(blank(f"Nyt fra byen\n\n{text}", date="2018-03-01")).values()
    assert (period.years, period.value) == ((2018, 2019), "2018-10/2019-06")


def test_what_the_news_presents_begins_in_its_year(blank: Annotate) -> None:
    note = blank("Nyt fra byen\n\nProjektet løber til udgangen af 2020.", date="2018-03-01")
    news = note.model_copy(
        update={"document": note.document.model_copy(update={"kind": "pressemeddelelse"})}
    )
    identity = note.initiatives[0].id or ""
    [[period]] = stated_periods(news, {identity}).values()
    assert period.years == (2018, 2020)
    assert stated_periods(news) == {}


def test_row_of_a_table_tells_who_owns_a_measure() -> None:
    note = build(
        "strategi",
        [
            ("title", "Den fælles strategi"),
            ("table_row", "Klimadata i grunddata\tDigitaliseringsstyrelsen, KL\t2025"),
            ("table_row", "Åbne døre\tCenter for Sundhed\t2025"),
        ],
        [("Klimadata i grunddata", "NAM", "klima"), ("Åbne døre", "NAM", "doere")],
        [
            ("Digitaliseringsstyrelsen", "ORG", "Digitaliseringsstyrelsen"),
            ("KL", "ORG", "KL"),
            ("Center for Sundhed", "ORG", "Center for Sundhed"),
        ],
    )
    owners = {i.name: i.owners for i in link([note], NOTHING).initiatives}
    assert owners == {"Klimadata i grunddata": ("Digitaliseringsstyrelsen", "KL"), "Åbne døre": ()}


def test_plans_of_two_municipalities_are_two() -> None:
    notes = [
        build(
            "nyhed",
            [("paragraph", f"Byrådet i {name} drøftede digitaliseringsstrategien for 2016-2020.")],
            [("digitaliseringsstrategien for 2016-2020", "NOM", "x")],
            [("2016-2020", "DATE", "2016/2020")],
            publisher=f"{name} Kommune",
        ).model_copy(update={"id": name})
        for name in ("Nordby", "Sydby")
    ]
    found = link(notes, NOTHING).initiatives
    assert sorted(i.owners for i in found) == [("Nordby Kommune",), ("Sydby Kommune",)]


def numbers(document: str, *names: str) -> Annotation:
    note = build(
        "nyhed",
        [("paragraph", f"Her er {name}.") for name in names],
        [(name, "NAM", name) for name in names],
    )
    return note.model_copy(update={"id": document})


def test_names_with_different_numbers_never_merge() -> None:
    found = link(
        [numbers("a", "Bølge 1"), numbers("b", "Bølge 2"), numbers("c", "Bølge 1")], NOTHING
    )
    assert sorted(len(i.mentions) for i in found.initiatives) == [1, 2]
    assert (
        len(
            link(
                [numbers("a", "Fælles Sprog II"), numbers("b", "Fælles Sprog III")], NOTHING
            ).initiatives
        )
        == 2
    )


def test_a_name_without_a_number_is_the_first() -> None:
    parted = link([numbers("a", "Tørre Sokker"), numbers("b", "Tørre Sokker 2")], NOTHING)
    assert len(parted.initiatives) == 2
    plans = [numbers("a", "Klimaplan Nordby"), numbers("b", "Klimaplan Nordby 2030")]
    told = [n.document.model_copy(update={"publisher": "Nordby Kommune"}) for n in plans]
    ours = [n.model_copy(update={"document": d}) for n, d in zip(plans, told, strict=True)]
    assert len(link(ours, NOTHING).initiatives) == 1


def test_registry_describes_in_any_inflection_and_edition_tells_which(blank: Annotate) -> None:
    editions = Registry(
        [
            Known(
                id=f"strategi-{first}",
                name=f"Strategien {first}",
                descriptions=("strategi for digital forvaltning",),
                kind="strategi",
                period=f"{first}/{first + 2}",
            )
            for first in (2004, 2007)
        ]
    )
    note = blank(
        "Nyt\n\nSommeren bød på en fælles strategi for digital forvaltning 2004-06.",
        date="2004-09-01",
    )
    assert "strategi-2004" in {i.id for i in link([note], editions).initiatives}


@pytest.mark.parametrize(
    ("date", "edition"),
    [("2007-03-01", "aftale-2007"), ("2007-06-12", "aftale-2008"), ("2007", "aftale-2007")],
)
def test_a_yearly_agreement_is_that_of_the_next_year_from_june_on(
    blank: Annotate, date: str, edition: str
) -> None:
    agreements = Registry(
        [
            Known(
                id=f"aftale-{year}",
                name=f"Aftale om kommunernes økonomi for {year}",
                descriptions=("økonomiaftale",),
                kind="aftale",
                period=str(year),
            )
            for year in (2006, 2007, 2008)
        ]
    )
    note = blank("Nyt\n\nIfølge økonomiaftalen skal alle blanketter på nettet.", date=date)
    assert edition in {i.id for i in link([note], agreements).initiatives}


@pytest.mark.parametrize(
    ("text", "mentions", "expected"),
    [
        (
            "Projektet hører til initiativ 4.2 i den nationale strategi for data.",
            [("initiativ 4.2", "NOM", "a"), ("nationale strategi for data", "NOM", "b")],
            [("part_of", "a", "b")],
        ),
        (
            "I går begyndte datastrategiens initiativ 4.2 om målere.",
            [("datastrategiens", "NOM", "b"), ("initiativ 4.2", "NOM", "a")],
            [("part_of", "a", "b")],
        ),
        (
            "Byrådet drøfter Nært og Enkelt, en strategi for data. Nært og Enkelt afløser Lige Ved.",
            [
                ("Nært og Enkelt", "NAM", "a"),
                ("strategi for data", "NOM", "a"),
                ("Nært og Enkelt", "NAM", "a"),
                ("Lige Ved", "NAM", "b"),
            ],
            [("replaces", "a", "b")],
        ),
        (
            "Nært og Enkelt er en strategi og afløser datastrategien fra 2015.",
            [
                ("Nært og Enkelt", "NAM", "a"),
                ("strategi", "NOM", "a"),
                ("datastrategien fra 2015", "NOM", "b"),
            ],
            [("succeeds", "a", "b")],
        ),
        (
            "Programmet Varme Tal erstatter ikke strategien for data.",
            [("Varme Tal", "NAM", "a"), ("strategien for data", "NOM", "b")],
            [],
        ),
    ],
)
def test_relations_of_measures_and_of_plans_with_names(
    text: str, mentions: list[tuple[str, str, str]], expected: list[tuple[str, str, str]]
) -> None:
    note = build("nyhed", [("paragraph", text)], mentions)
    assert [(r.relation, r.source, r.target) for r in find_relations(note)] == expected

"""Which mentions of a document are one: what registry, order words and numbers forbid."""

from collections.abc import Callable

from strategitekst.initiatives import resolve
from strategitekst.knowledge.registry import Known, Registry
from strategitekst.schema import Annotation, Mention

Annotate = Callable[..., Annotation]
NOTHING = Registry([])


def ids(note: Annotation, words: list[tuple[str, str]], registry: Registry) -> list[str | None]:
    """The ids of these mentions (words, type) of a text."""
    mentions, place = [], 0
    for text, kind in words:
        place = note.text.index(text, place)
        mentions.append(Mention(start=place, end=place + len(text), text=text, type=kind))
        place += 1
    given = note.model_copy(update={"initiatives": tuple(mentions)})
    return [m.id for m in resolve(given, registry)]


def test_no_strategy_is_a_solution_that_the_registry_knows(blank: Annotate) -> None:
    registry = Registry([Known(id="mitid", name="MitID", kind="løsning")])
    note = blank("Nyt\n\nByrådet har vedtaget en strategi. Strategien nævner MitID som et mål.")
    found = ids(note, [("strategi", "NOM"), ("Strategien", "NOM"), ("MitID", "NAM")], registry)
    assert found[2] == "mitid"
    assert "mitid" not in found[:2]


def test_names_with_other_numbers_are_others(blank: Annotate) -> None:
    note = blank("Nyt\n\nBølge 1 er slut, og Bølge 2 begynder. Bølge 1 gik godt.")
    first, second, again = ids(
        note, [("Bølge 1", "NAM"), ("Bølge 2", "NAM"), ("Bølge 1", "NAM")], NOTHING
    )
    assert first == again != second


def test_compound_of_a_name_is_what_the_name_is(blank: Annotate) -> None:
    for word in ("NordNet-projektet", "NordNet-systemet", "NordNet-platformen"):
        note = blank(f"Nyt\n\n{word} er i gang. De fleste byer er med i NordNet.")
        first, second = ids(note, [(word, "NAM"), ("NordNet", "NAM")], NOTHING)
        assert first == second


def test_forprojekt_and_hovedprojekt_are_two(blank: Annotate) -> None:
    note = blank("Nyt\n\nForprojektet er slut. Nu begynder hovedprojektet.")
    first, second = ids(note, [("Forprojektet", "NOM"), ("hovedprojektet", "NOM")], NOTHING)
    assert first != second


def test_edition_that_runs_is_the_present_one(blank: Annotate) -> None:
    registry = Registry(
        [
            Known(
                id=f"data-{first}",
                name=f"Data {first}",
                kind="strategi",
                descriptions=("national datastrategi",),
                period=f"{first}/{first + 3}",
            )
            for first in (2014, 2018, 2022)
        ]
    )
    note = blank("Nyt\n\nDen nuværende nationale datastrategi skal afløses.", date="2020-09-17")
    assert ids(note, [("nuværende nationale datastrategi", "NOM")], registry) == ["data-2018"]


def test_new_and_more_is_not_the_present_edition(blank: Annotate) -> None:
    note = blank(
        "Nyt\n\nDen nuværende datastrategi er god. Byen får en ny og endnu mere ambitiøs datastrategi."
    )
    present, new = ids(note, [("nuværende datastrategi", "NOM"), ("datastrategi.", "NOM")], NOTHING)
    assert present != new


def test_an_agreement_with_others_is_not_the_one_that_the_registry_knows(blank: Annotate) -> None:
    registry = Registry(
        [
            Known(
                id="kommuner-2011",
                name="Aftale om kommunernes økonomi for 2011",
                kind="aftale",
                descriptions=("økonomiaftale",),
                period="2011",
                owners=("regeringen", "KL"),
            )
        ]
    )
    words = [("økonomiaftale", "NOM")]
    ours = blank("Nyt\n\nKommunerne har fået en økonomiaftale i juni.", date="2010-07-02")
    other = blank("Nyt\n\nRegionerne har fået en økonomiaftale i juni.", date="2010-07-02")
    assert ids(ours, words, registry) == ["kommuner-2011"]
    assert ids(other, words, registry) != ["kommuner-2011"]


def test_edition_that_is_over_is_found_by_its_description(blank: Annotate) -> None:
    registry = Registry(
        [
            Known(
                id="forsoeg-2018",
                name="Forsøget",
                descriptions=("forsøg med teknologiforståelse",),
                period="2018/2021",
            )
        ]
    )
    note = blank("Nyt\n\nForsøget med teknologiforståelse lærte os meget.", date="2023-01-01")
    assert ids(note, [("Forsøget med teknologiforståelse", "NOM")], registry) == ["forsoeg-2018"]


def test_order_word_and_year_do_not_hide_what_is_described(blank: Annotate) -> None:
    registry = Registry(
        [
            Known(
                id=f"faelles-{first}",
                name=f"Fælles {first}",
                descriptions=("fælleskommunal digitaliseringsstrategi",),
                kind="strategi",
                period=f"{first}/{first + 4}",
            )
            for first in (2011, 2016)
        ]
    )
    note = blank(
        "Nyt\n\nDen første fælleskommunale digitaliseringsstrategi fra 2011 er glemt.",
        date="2017-01-01",
    )
    words = "første fælleskommunale digitaliseringsstrategi fra 2011"
    assert ids(note, [(words, "NOM")], registry) == ["faelles-2011"]


def test_municipality_s_own_strategy_is_not_the_joint_one(blank: Annotate) -> None:
    note = blank(
        "Digitaliseringsstrategi 2026-2029\n\nNordby Kommune arbejder ud fra den fællesoffentlige digitaliseringsstrategi for 2026-2029."
    )
    words = "fællesoffentlige digitaliseringsstrategi for 2026-2029"
    own, joint = ids(note, [("Digitaliseringsstrategi 2026-2029", "NOM"), (words, "NOM")], NOTHING)
    assert own != joint


def test_plan_is_none_of_those_before_and_after_it(blank: Annotate) -> None:
    note = blank(
        "Digital handlingsplan 2019-2022\n\nNordby Kommune er i gang med handlingsplanen. Resten venter til den næste handlingsplan."
    )
    plan = note.model_copy(
        update={"document": note.document.model_copy(update={"kind": "handlingsplan"})}
    )
    words = [
        ("Digital handlingsplan 2019-2022", "NOM"),
        ("handlingsplanen", "NOM"),
        ("næste handlingsplan", "NOM"),
    ]
    first, second, after = ids(plan, words, NOTHING)
    assert first == second != after


def test_strategy_in_the_headline_is_not_the_one_before(blank: Annotate) -> None:
    note = blank("To måneder inde i strategien\n\nDen forrige strategi havde flere mål.")
    first, before = ids(note, [("strategien", "NOM"), ("forrige strategi", "NOM")], NOTHING)
    assert first != before


def test_a_longer_name_is_none_of_the_registry_that_it_ends_with(blank: Annotate) -> None:
    registry = Registry([Known(id="digital-sundhed", name="Strategi for digital sundhed")])
    note = blank("Nyt\n\nFælles strategi for digital sundhed er klar.")
    assert ids(note, [("Fælles strategi for digital sundhed", "NAM")], registry) != [
        "digital-sundhed"
    ]
    assert [k.id for k in registry.named("Strategi for digital sundhed")] == ["digital-sundhed"]


def test_no_plan_is_an_agreement_that_the_registry_knows(blank: Annotate) -> None:
    registry = Registry(
        [
            Known(
                id="aftalen",
                name="Aftale om klar lovgivning",
                descriptions=("aftale om klar lovgivning",),
                kind="aftale",
                period="2018",
            )
        ]
    )
    note = blank(
        "Digital handlingsplan 2019-2022\n\nPlanen bygger på aftalen om klar lovgivning fra 2018.",
        date="2019-06-19",
    )
    words = [("Digital handlingsplan 2019-2022", "NOM"), ("aftalen om klar lovgivning", "NOM")]
    plan, agreement = ids(note, words, registry)
    assert agreement == "aftalen" != plan


def test_an_edition_told_by_its_order_is_not_one_of_another_time(blank: Annotate) -> None:
    note = blank(
        "Nyt\n\nByrådet har vedtaget en strategi for 2016-2019. Den forrige strategi var for bred,"
        " og den gældende strategi er smallere. Den næste strategi følger senere.",
        date="2017-03-02",
    )
    own, before, now, coming = ids(
        note,
        [
            ("strategi for 2016-2019", "NOM"),
            ("forrige strategi", "NOM"),
            ("gældende strategi", "NOM"),
            ("næste strategi", "NOM"),
        ],
        NOTHING,
    )
    assert before != own
    assert now != before
    assert coming not in (own, before, now)


def test_why_points_at_the_name_that_the_text_wrote_before(blank: Annotate) -> None:
    note = blank(
        "Nyt system\n\nKommunen tager Hjorteportalen i brug. Løsningen er købt af KMD."
        "\n\nHjorteportalen afløser det gamle system, og portalen er klar til maj."
    )
    whys = {m.start: m.why for m in note.initiatives if m.text == "Hjorteportalen"}
    first, again = (whys[start] for start in sorted(whys))
    assert first is None
    assert again is not None
    assert again.startswith("viser tilbage til ”Hjorteportalen”: ")
    assert "samme navn" in again


def test_two_called_alike_and_joined_are_two(blank: Annotate) -> None:
    note = blank(
        "Nyt\n\nAftalen mellem staten og byerne samt aftalen mellem staten og havnene er klar."
    )
    first, second = ids(note, [("Aftalen", "NOM"), ("aftalen", "NOM")], NOTHING)
    assert first != second


DATA = Registry(
    [
        Known(
            id=f"data-{first}",
            name=f"National datastrategi {first}",
            kind="strategi",
            descriptions=("national datastrategi",),
            period=f"{first}/{first + 3}",
            announced=f"{first - 1}-10-05",
        )
        for first in (2010, 2014, 2020)
    ]
)


def test_first_edition_is_the_earliest(blank: Annotate) -> None:
    note = blank("Nyt\n\nDen første nationale datastrategi var tynd.", date="2021-02-01")
    assert ids(note, [("første nationale datastrategi", "NOM")], DATA) == ["data-2010"]
    both = blank(
        "Nyt\n\nDen nationale datastrategi er god. Den første nationale datastrategi var tynd.",
        date="2021-02-01",
    )
    words = [("nationale datastrategi", "NOM"), ("første nationale datastrategi", "NOM")]
    assert ids(both, words, DATA) == ["data-2020", "data-2010"]


def test_between_two_editions_the_one_just_over_is_meant(blank: Annotate) -> None:
    words = [("nationale datastrategi", "NOM")]
    over = blank("Nyt\n\nDen nationale datastrategi nåede langt.", date="2018-05-02")
    new = blank("Nyt\n\nNu kommer den nye, nationale datastrategi.", date="2018-05-02")
    assert ids(over, words, DATA) == ["data-2014"]
    assert ids(new, words, DATA) == ["data-2020"]


def test_edition_is_the_present_one_when_it_is_presented(blank: Annotate) -> None:
    words = [("nationale datastrategi", "NOM")]
    text = "Nyt\n\nByerne roser den nationale datastrategi."
    assert ids(blank(text, date="2013-09-30"), words, DATA) == ["data-2010"]
    assert ids(blank(text, date="2013-10-20"), words, DATA) == ["data-2014"]


def test_owner_tells_the_level_of_what_is_described(blank: Annotate) -> None:
    words = [("datastrategi", "NOM")]
    ours = blank("Nyt\n\nBorgmesteren kender regeringens datastrategi.", date="2015-03-01")
    other = blank("Nyt\n\nBorgmesteren kender byens datastrategi.", date="2015-03-01")
    assert ids(ours, words, DATA) == ["data-2014"]
    assert ids(other, words, DATA) != ["data-2014"]


def test_new_solution_is_the_one_that_replaces_it(blank: Annotate) -> None:
    registry = Registry(
        [
            Known(id="nordpas", name="Nordpas", kind="løsning", period="2004/2016"),
            Known(
                id="sydpas",
                name="Sydpas",
                kind="løsning",
                period="2016/..",
                relations=(("replaces", "nordpas"),),
            ),
        ]
    )
    words = [("Nordpas", "NAM")]
    for lead, date, meant in (
        ("Vi venter på det nye", "2015-01-01", "sydpas"),
        ("Vi taler om fremtidens", "2015-01-01", "sydpas"),
        ("Vi venter på næste generation", "2015-01-01", "sydpas"),
        ("Vi venter på det nye", "2004-01-01", "nordpas"),
        ("En ny aftale om", "2015-01-01", "nordpas"),
    ):
        assert ids(blank(f"Nyt\n\n{lead} Nordpas.", date=date), words, registry) == [meant]


def test_words_between_two_may_say_that_they_are_two(blank: Annotate) -> None:
    joined = blank("Nyt\n\nByen køber Nordkort og det såkaldte kortsystem.")
    part = blank("Nyt\n\nNordkort, som er en del af byens store kortsystem, er klar.")
    for note in (joined, part):
        first, second = ids(note, [("Nordkort", "NAM"), ("kortsystem", "NOM")], NOTHING)
        assert first != second


def test_second_project_is_another(blank: Annotate) -> None:
    note = blank(
        "Nyt\n\nByen afprøver robotter i et projekt. Projektet varer et år. "
        "Det andet projekt med velfærdsteknologi er om senge."
    )
    first, again, second = ids(
        note,
        [("projekt", "NOM"), ("Projektet", "NOM"), ("andet projekt med velfærdsteknologi", "NOM")],
        NOTHING,
    )
    assert first == again != second


def test_name_with_and_without_hyphen(blank: Annotate) -> None:
    note = blank(
        "Nyt\n\nNord Net er i gang. Alle byer er med i Nord-Net, og Nord Net projektet går."
    )
    names = [("Nord Net", "NAM"), ("Nord-Net", "NAM"), ("Nord Net projektet", "NAM")]
    assert len(set(ids(note, names, NOTHING))) == 1

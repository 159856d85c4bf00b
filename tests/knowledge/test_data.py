"""The data files: valid, consistent, each fact with a source."""

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

import strategitekst
from strategitekst.dates import interval
from strategitekst.errors import SettingError
from strategitekst.initiatives.features import slug
from strategitekst.knowledge import Entry, load_knowledge
from strategitekst.knowledge.gazetteer import Gazetteer
from strategitekst.knowledge.registry import load_registry
from strategitekst.labels import THEMES
from strategitekst.themes.classifier import THEMES_FILE
from strategitekst.themes.terms import load_themes

FOLDER = Path(strategitekst.__file__).parent / "knowledge"


def test_there_are_98_municipalities_and_5_regions() -> None:
    data = tomllib.loads((FOLDER / "municipalities.toml").read_text(encoding="utf-8"))
    assert len(data["municipality"]) == 98
    assert len({item["region"] for item in data["municipality"]}) == 5


@pytest.mark.parametrize("name", ["organisations", "products", "misc", "initiatives"])
def test_every_entry_has_a_source(name: str) -> None:
    data = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    for entries in data.values():
        assert [e["name"] for e in entries if not e.get("source", "").startswith("http")] == []


def test_registry_is_consistent() -> None:
    items = load_registry().items
    for identity, item in items.items():
        assert identity == slug(identity)
        assert {target for _, target in item.relations} <= set(items)
        if item.period and not item.period.endswith("..") and not item.period.startswith(".."):
            interval(item.period)


def test_names_find_their_own_entry() -> None:
    knowledge = load_knowledge()
    for name in ("KL", "KOMBIT", "KMD", "Digitaliseringsstyrelsen", "Danske Regioner"):
        found = knowledge.find(f"Det siger {name} i dag.")
        assert [m.value.name for m in found] == [name]


@pytest.mark.parametrize(
    ("name", "kind", "after"),
    [
        ("It- og Telestyrelsen", "styrelse", ["Digitaliseringsstyrelsen"]),
        ("Amtsrådsforeningen", "interesseorganisation", ["Danske Regioner"]),
        ("Moderniseringsstyrelsen", "styrelse", ["Økonomistyrelsen"]),
        ("Videnskabsministeriet", "ministerium", ["Uddannelsesministeriet", "Uddannelses- og Forskningsministeriet"]),
        ("Digitaliserings- og Ligestillingsministeriet", "ministerium", ["Digitaliseringsministeriet"]),
        ("Århus Amt", "amt", ["Region Midtjylland"]),
        ("Augustenborg Kommune", "kommune", ["Sønderborg Kommune"]),
        ("Kort & Matrikelstyrelsen", "styrelse", ["Geodatastyrelsen"]),
        ("Kommunedata", "leverandør", []),
    ],
)  # fmt: skip
def test_an_organisation_is_followed_through_its_renamings(
    name: str, kind: str, after: list[str]
) -> None:
    knowledge = load_knowledge()
    entry = knowledge.get(name, "ORG")
    assert entry is not None
    assert (entry.kind, [e.name for e in knowledge.later(entry)]) == (kind, after)
    for previous, following in pairwise([entry, *knowledge.later(entry)]):
        assert previous in knowledge.earlier(following)


def test_successors_parents_and_periods_hold_together() -> None:
    knowledge = load_knowledge()
    for entry in knowledge.entries.values():
        if entry.label == "ORG":
            for other in (entry.successor, entry.parent):
                assert other is None or knowledge.get(other, "ORG") is not None, (entry.name, other)
        for period in entry.periods:
            first, _, last = period.partition("/")
            if ".." not in (first, last):
                interval(period)
    assert not any(e in knowledge.later(e) for e in knowledge.entries.values())


@pytest.mark.parametrize(
    ("date", "expected"),
    [("2010", True), ("2011", True), ("2011-05", True), ("2015", False), ("2020-03-01", True)],
)
def test_periods_say_whether_a_name_was_in_use(date: str, expected: bool) -> None:
    entry = load_knowledge().get("Økonomistyrelsen")
    assert entry is not None and entry.existed(date) is expected


def test_what_is_not_known_is_said_to_be_not_known() -> None:
    assert Entry("Hjortelev Data", "ORG").existed("2016") is None
    assert load_knowledge().get("Findes Ikke") is None


def test_a_users_file_adds_and_replaces(tmp_path: Path) -> None:
    own = tmp_path / "mine.toml"
    own.write_text(
        '[[organisation]]\nname = "KOMBIT"\nkind = "forening"\nperiod = "2030/.."\nparent = "Hjortelev Data"\n'
        '[[organisation]]\nname = "Hjortelev Data"\nsuccessor = "KOMBIT"\n',
        encoding="utf-8",
    )
    knowledge = load_knowledge([own])
    kombit = knowledge.get("KOMBIT")
    assert kombit is not None
    assert (kombit.kind, kombit.periods, kombit.parent) == (
        "forening",
        ("2030/..",),
        "Hjortelev Data",
    )
    assert [e.name for e in knowledge.earlier(kombit)] == ["Hjortelev Data"]
    given = load_knowledge().get("KOMBIT")
    assert given is not None and given.kind == "fællesskab"


def test_broken_data_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("[[organisation]\nname = 3", encoding="utf-8")
    with pytest.raises(SettingError, match=r"mine\.toml"):
        load_knowledge([path])
    path.write_text("[[organisation]]\nkind = 'fond'\n", encoding="utf-8")
    with pytest.raises(SettingError, match="has no name"):
        load_knowledge([path])


def test_gazetteer_takes_the_longest_name_and_any_blank() -> None:
    names = Gazetteer([("Region", False, 1), ("Region Nord", False, 2), ("KL", True, 3)])
    text = "I Region\n Nord og KL’s hus, ikke kl. 10 eller KL-chefen."
    assert [(text[m.start : m.end], m.value) for m in names.find(text)] == [
        ("Region\n Nord", 2),
        ("KL’s", 3),
    ]


def test_themes_are_the_sixteen_of_the_guidelines() -> None:
    themes = load_themes(THEMES_FILE)
    assert tuple(theme.name for theme in themes) == THEMES
    assert all(theme.definition for theme in themes)

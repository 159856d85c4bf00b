"""The data files: valid, consistent, each fact with a source."""

import tomllib
from pathlib import Path

import pytest

import strategitekst
from strategitekst.dates import interval
from strategitekst.errors import SettingError
from strategitekst.initiatives.features import slug
from strategitekst.knowledge import load_knowledge
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

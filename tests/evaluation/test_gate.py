"""The gate fails when a floor is broken, and a floor is lowered only in so many words."""

import json
import runpy
import sys
from pathlib import Path
from typing import Any

import pytest

from strategitekst.errors import FormatError, SettingError
from strategitekst.evaluation.gate import (
    Measured,
    broken,
    empty_floors,
    lowered,
    raised,
    read_floors,
    write_floors,
)

from .make import note

ROOT = Path(__file__).parents[2]
BEFORE = Measured("sum", {"themes": 0.7149, "quotes": 0.9})


@pytest.fixture
def floors() -> dict[str, Any]:
    return raised(empty_floors(), "dev", BEFORE)


def measured(checksum: str = "sum", **figures: float) -> dict[str, Measured]:
    return {"dev": Measured(checksum, dict(BEFORE.figures) | figures)}


def test_gate_holds_at_what_was_measured(floors: dict[str, Any]) -> None:
    assert floors["sets"]["dev"]["floors"] == {"themes": 0.714, "quotes": 0.9}
    assert broken(floors, measured()) == []
    assert broken(floors, measured(themes=0.9)) == []


def test_gate_fails_when_a_floor_is_broken(floors: dict[str, Any]) -> None:
    assert broken(floors, measured(themes=0.70)) == [
        "dev: themes fell to 0.7000, below its floor 0.714"
    ]


def test_gate_leaves_room_for_another_machines_arithmetic(floors: dict[str, Any]) -> None:
    assert broken(floors, measured(themes=0.7121)) == []
    assert len(broken(floors, measured(themes=0.7119))) == 1


def test_gate_fails_when_a_figure_is_gone(floors: dict[str, Any]) -> None:
    fault = broken(floors, {"dev": Measured("sum", {"themes": 0.72})})
    assert fault == ["dev: quotes could not be measured; its floor is 0.900"]


def test_gate_fails_when_the_annotations_have_changed(floors: dict[str, Any]) -> None:
    assert "annotations are not those" in broken(floors, measured("other"))[0]


def test_gate_fails_when_the_keyword_list_has_changed(floors: dict[str, Any]) -> None:
    floors["frozen"]["themes.toml"] = "other"
    assert "frozen baseline has changed" in broken(floors, measured())[0]


def test_gate_raising_never_lowers(floors: dict[str, Any]) -> None:
    after = raised(floors, "dev", measured(themes=0.5, quotes=0.95)["dev"])
    assert after["sets"]["dev"]["floors"] == {"themes": 0.714, "quotes": 0.95}
    assert after["lowered"] == []


def test_gate_lowers_by_name_and_keeps_the_reason(floors: dict[str, Any]) -> None:
    found = measured(themes=0.5, quotes=0.5)["dev"]
    after = lowered(floors, "dev", ["themes"], found, "a fault in gold was mended")
    assert after["sets"]["dev"]["floors"] == {"themes": 0.5, "quotes": 0.9}
    entry = {"set": "dev", "figure": "themes", "from": 0.714, "to": 0.5}
    assert after["lowered"] == [entry | {"because": "a fault in gold was mended"}]


def test_gate_lowers_nothing_without_a_reason(floors: dict[str, Any]) -> None:
    with pytest.raises(SettingError, match="for a reason only"):
        lowered(floors, "dev", ["themes"], BEFORE, " ")
    with pytest.raises(SettingError, match="'temaer' has no floor"):
        lowered(floors, "dev", ["temaer"], BEFORE, "why not")


def test_gate_measures_anew_on_other_annotations_only_with_a_reason(
    floors: dict[str, Any],
) -> None:
    found = measured("other", themes=0.5)["dev"]
    with pytest.raises(SettingError, match="say why with --because"):
        raised(floors, "dev", found)
    after = raised(floors, "dev", found, "more documents")
    assert after["sets"]["dev"] == {"checksum": "other", "floors": {"themes": 0.5, "quotes": 0.9}}
    assert [entry["figure"] for entry in after["lowered"]] == ["themes"]


def test_gate_file_round_trips_and_never_guards_test(
    floors: dict[str, Any], tmp_path: Path
) -> None:
    path = tmp_path / "floors.json"
    write_floors(path, floors)
    assert read_floors(path) == floors
    write_floors(path, {**floors, "sets": {"test": floors["sets"]["dev"]}})
    with pytest.raises(SettingError, match="for dated reports, not for a gate"):
        read_floors(path)


def test_gate_of_the_test_part_is_refused() -> None:
    with pytest.raises(SettingError, match="for dated reports, not for a gate"):
        raised(empty_floors(), "test", BEFORE)


@pytest.mark.parametrize("content", [None, "{", '{"format": "andet"}'])
def test_gate_file_that_cannot_be_used_is_named(content: str | None, tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    if content is not None:
        path.write_text(content)
    with pytest.raises(FormatError, match=r"floors\.json"):
        read_floors(path)


def test_gate_script_fails_on_a_broken_floor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    gold = note("KL", passages=[{"start": 0, "end": 2, "role": "title"}])
    (tmp_path / "dev").mkdir()
    (tmp_path / "dev" / "x.json").write_text(gold.to_json())
    path = tmp_path / "floors.json"
    script = ROOT / "evaluation" / "gate.py"

    def gate(*arguments: str) -> None:
        command = [str(script), "--floors", str(path), "--corpus", str(tmp_path), *arguments]
        monkeypatch.setattr(sys, "argv", command)
        runpy.run_path(str(script), run_name="__main__")

    gate("--set", "dev", "--raise-floors")
    gate()
    assert capsys.readouterr().out.endswith("gate: all floors of dev hold\n")
    data = json.loads(path.read_text())
    data["sets"]["dev"]["floors"]["passages exact"] = 1.1
    path.write_text(json.dumps(data))
    with pytest.raises(SystemExit) as stopped:
        gate()
    assert stopped.value.code == "gate: dev: passages exact fell to 1.0000, below its floor 1.100"

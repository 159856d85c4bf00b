"""The scripts under ``evaluation/``: what they refuse, in one line."""

import runpy
import sys
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parents[2] / "evaluation"


def stopped(monkeypatch: pytest.MonkeyPatch, name: str, *arguments: str) -> object:
    """What a script says when it stops."""
    script = SCRIPTS / name
    monkeypatch.setattr(sys, "argv", [str(script), *arguments])
    monkeypatch.syspath_prepend(str(SCRIPTS))
    with pytest.raises(SystemExit) as stop:
        runpy.run_path(str(script), run_name="__main__")
    return stop.value.code


def test_report_is_never_written_over(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    report = tmp_path / "2026-01-02-test.md"
    report.write_text("filed")
    arguments = ("--split", "test", "--date", "2026-01-02", "--out", str(tmp_path))
    said = stopped(monkeypatch, "report.py", *arguments)
    assert said == f"report: {report}: is there; a report is never written over"
    assert report.read_text() == "filed"


def test_treebank_that_is_not_there_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    said = stopped(monkeypatch, "treebank.py", "--data", str(tmp_path))
    assert said == f"treebank: {tmp_path}: has no uner-ddt; name the folder with --data"


def test_gate_of_nothing_says_how_to_begin(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    said = stopped(monkeypatch, "gate.py", "--floors", str(tmp_path / "floors.json"))
    assert "guards no set; name one with --raise-floors --set NAME" in str(said)

"""A document that crashes, hangs or eats memory is ended alone; a run that is killed goes on."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="signals and limits of Linux")

#: A pipeline whose one component does what a broken library below would do.
PACKAGE = """
import os, time
import spacy
from spacy.language import Language

@Language.component("fjendtlig")
def fjendtlig(doc):
    text = doc.text
    if "GÅR I STYKKER" in text:
        os.abort()
    if "HÆNGER" in text:
        time.sleep(600)
    if "ÆDER" in text:
        eaten = [bytearray(10_000_000) for _ in range(10_000)]
    if "FEJLER" in text:
        raise RuntimeError("noget uventet")
    if "VENTER" in text:
        time.sleep(0.05)
    return doc

def load(**overrides):
    nlp = spacy.blank("da")
    nlp.add_pipe("fjendtlig")
    return nlp
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    (folder / "da_fjendtlig").mkdir()
    (folder / "da_fjendtlig" / "__init__.py").write_text(PACKAGE, encoding="utf-8")
    info = folder / "da_fjendtlig-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: da-fjendtlig\nVersion: 1.0\n")
    return folder


def command(*arguments: str | Path) -> list[str]:
    code = "from strategitekst.cli import main\nif __name__ == '__main__': main()"
    return [sys.executable, "-c", code, "annotate", *map(str, arguments)]


def environment(site: Path) -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(site), "PYTHONUTF8": "1"}


def fill(folder: Path, texts: dict[str, str]) -> Path:
    folder.mkdir()
    for name, text in texts.items():
        (folder / name).write_text(f"Ny plan for data\n\nKL {text} med planen.\n", encoding="utf-8")
    return folder


def test_document_that_ends_its_process_is_named_and_the_rest_goes_on(
    site: Path, tmp_path: Path
) -> None:
    folder = fill(
        tmp_path / "ind",
        {
            "a.txt": "begynder",
            "b.txt": "GÅR I STYKKER",
            "c.txt": "HÆNGER",
            "d.txt": "ÆDER",
            "e.txt": "FEJLER",
            "f.txt": "slutter",
        },
    )
    report = tmp_path / "rapport.json"
    options = ["--base", "da_fjendtlig", "--timeout", "8", "--max-memory", "600"]
    done = subprocess.run(
        [*command(folder, "--out", tmp_path / "ud", "--report", report, *options)],
        env=environment(site),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert sorted(p.name for p in (tmp_path / "ud").iterdir()) == ["a.json", "f.json"]
    assert done.stderr.startswith("2 annotated, 0 up to date, 4 failed")
    failed = {
        item["path"]: item["reason"]
        for item in json.loads(report.read_text(encoding="utf-8"))["failed"]
    }
    assert "ended the process that read it (SIGABRT)" in failed["b.txt"]
    assert "took longer than 8 seconds" in failed["c.txt"]
    assert "needs more than 600 MB of memory" in failed["d.txt"]
    assert "RuntimeError: noget uventet" in failed["e.txt"]
    for name, reason in failed.items():
        assert reason.startswith(f"{folder / name}: ")
        assert f"strategitekst: {reason}" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_number_of_processes_changes_nothing(site: Path, tmp_path: Path, jobs: str) -> None:
    texts = {f"{i:02}.txt": f"har {i} opgaver" for i in range(6)}
    folder = fill(tmp_path / "ind", texts)
    written = []
    for out, options in (("en", []), ("to", ["--jobs", jobs])):
        subprocess.run(
            command(folder, "--out", tmp_path / out, "--base", "da_fjendtlig", *options),
            env=environment(site),
            check=True,
            capture_output=True,
        )
        written.append({p.name: p.read_bytes() for p in (tmp_path / out).iterdir()})
    assert written[0] == written[1]


def test_pipeline_that_is_missing_is_one_line_with_processes_too(
    site: Path, tmp_path: Path
) -> None:
    folder = fill(tmp_path / "ind", {"a.txt": "begynder"})
    done = subprocess.run(
        command(folder, "--out", tmp_path / "ud", "--base", "da_findes_ikke", "--jobs", "2"),
        env=environment(site),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "'da_findes_ikke' is not installed" in done.stderr


def test_killed_runs_end_as_an_undisturbed_one(site: Path, tmp_path: Path) -> None:
    """Four kills here; ``tests/hostile/kills.py`` does fifty."""
    same = "VENTER på svar fra alle kommuner i landet om den nye fælles plan for data og tryghed"
    texts = {f"{i:02}.txt": f"{same} nummer {i // 2}" for i in range(12)}
    folder = fill(tmp_path / "ind", texts)
    options = ["--base", "da_fjendtlig", "--jobs", "2"]
    whole, killed = tmp_path / "hel", tmp_path / "dræbt"
    subprocess.run(
        command(folder, "--out", whole, *options),
        env=environment(site),
        check=True,
        capture_output=True,
    )
    chance = random.Random(1)
    for _ in range(4):
        run = subprocess.Popen(
            command(folder, "--out", killed, *options),
            env=environment(site),
            stderr=subprocess.DEVNULL,
        )
        seen = len(list(killed.glob("*.json"))) if killed.exists() else 0
        for _ in range(600):
            time.sleep(0.05)
            now = len(list(killed.glob("*.json"))) if killed.exists() else 0
            if now > seen or run.poll() is not None:
                break
        time.sleep(chance.random() * 0.1)
        run.send_signal(signal.SIGKILL)
        run.wait()
    done = subprocess.run(
        command(folder, "--out", killed, *options),
        env=environment(site),
        check=True,
        capture_output=True,
        text=True,
    )
    assert "12 annotated" not in done.stderr  # the runs before left something
    files = {p.name: p.read_bytes() for p in killed.iterdir()}
    assert files == {p.name: p.read_bytes() for p in whole.iterdir()}
    assert any(b'"duplicate_of"' in data for data in files.values())

"""Any installed Danish spaCy pipeline can stand below the layers, by its package name."""

import importlib.util
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import spacy

from strategitekst.errors import ModelError
from strategitekst.loading import load
from strategitekst.pipeline import annotate_text
from strategitekst.schema import Annotation

TEXT = "Ny hjælp til borgerne\n\nIngrid Solvang bor i Nordby. Hun har fået hjælp af KL. Det skete i dag."
#: Published pipelines: exercised wherever they are installed.
PUBLISHED = (
    "da_core_news_sm",
    "da_core_news_md",
    "da_core_news_lg",
    "da_core_news_trf",
    "da_dacy_small_trf",
)


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Package a small Danish pipeline as a wheel under a name of its own, and install it."""
    work = tmp_path_factory.mktemp("package")
    nlp = spacy.blank("da")
    nlp.add_pipe("sentencizer")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PER", "pattern": "Ingrid Solvang"}])  # type: ignore[attr-defined]
    nlp.meta["name"], nlp.meta["version"] = "lille_test", "1.2.3"
    package = work / "da_lille_test"
    package.mkdir()
    nlp.to_disk(package / "da_lille_test-1.2.3")
    (package / "meta.json").write_bytes(
        (package / "da_lille_test-1.2.3" / "meta.json").read_bytes()
    )
    (package / "__init__.py").write_text(
        "from pathlib import Path\n"
        "from spacy.util import load_model_from_init_py\n"
        "def load(**overrides):\n"
        "    return load_model_from_init_py(__file__, **overrides)\n"
    )
    info = work / "da_lille_test-1.2.3.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: da-lille-test\nVersion: 1.2.3\n")
    (info / "WHEEL").write_text("Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
    files = [p for folder in (package, info) for p in sorted(folder.rglob("*")) if p.is_file()]
    names = [p.relative_to(work).as_posix() for p in files]
    record = f"{info.name}/RECORD"
    wheel = work / "da_lille_test-1.2.3-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, name in zip(files, names, strict=True):
            archive.write(path, name)
        archive.writestr(record, "".join(f"{name},,\n" for name in [*names, record]))
    site = work / "site"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*pip, "--target", str(site), str(wheel)], check=True)
    return site


def run(site: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(site), "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", "from strategitekst.cli import main; main()", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_installed_pipeline_is_used_by_its_name(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "nyt.txt").write_text(TEXT, encoding="utf-8")
    done = run(
        installed,
        "annotate",
        str(tmp_path / "nyt.txt"),
        "--base",
        "da_lille_test",
        "--format",
        "json",
    )
    assert done.returncode == 0, done.stderr
    note = Annotation.from_json(done.stdout)
    assert ("Ingrid Solvang", "PER", "model") in [
        (e.text, e.label, e.origin) for e in note.entities
    ]
    assert note.made_by is not None
    assert note.made_by.models["base"] == "da_lille_test-1.2.3"


def test_pipeline_that_is_not_installed_is_one_clear_line(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "nyt.txt").write_text(TEXT, encoding="utf-8")
    done = run(installed, "annotate", str(tmp_path / "nyt.txt"), "--base", "da_findes_ikke")
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert "da_findes_ikke" in done.stderr and "spacy download" in done.stderr


def test_pipeline_of_another_language_is_refused(tmp_path: Path) -> None:
    spacy.blank("de").to_disk(tmp_path / "tysk")
    with pytest.raises(ModelError, match="'de'"):
        load(str(tmp_path / "tysk"))


@pytest.mark.parametrize("name", [None, *PUBLISHED])
def test_layers_stand_on_the_pipeline(
    name: str | None, embedded: Callable[..., Annotation]
) -> None:
    if name is not None and importlib.util.find_spec(name) is None:
        pytest.skip(f"{name} is not installed (python -m spacy download {name})")
    note = annotate_text(TEXT, base=name, date="2016-06-14")
    assert [p.role for p in note.passages] == ["title", "paragraph"]
    found = {(e.text, e.label) for e in note.entities}
    assert {("KL", "ORG"), ("i dag", "DATE")} <= found
    doc = load(name)(TEXT)
    starts = {sent.start_char for sent in doc.sents}
    assert {p.start for p in note.passages} <= starts
    assert len(starts) >= 4

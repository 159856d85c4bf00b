"""The names that a user may count on."""

import subprocess
import sys

import pytest

import strategitekst

NAMES = (
    "Annotation",
    "Collection",
    "Document",
    "Entity",
    "FormatError",
    "Initiative",
    "InputError",
    "Mention",
    "ModelError",
    "Passage",
    "Quote",
    "ReadError",
    "SettingError",
    "Settings",
    "StrategitekstError",
    "__version__",
    "annotate",
    "annotate_many",
    "annotate_text",
    "link",
    "load",
    "load_metadata",
)


def test_public_names_are_these() -> None:
    assert tuple(strategitekst.__all__) == NAMES


def test_public_names_are_sorted() -> None:
    assert strategitekst.__all__ == sorted(strategitekst.__all__)


@pytest.mark.parametrize("name", NAMES)
def test_public_names_can_be_got(name: str) -> None:
    assert getattr(strategitekst, name) is not None


def test_public_names_come_with_a_star() -> None:
    found: dict[str, object] = {}
    exec("from strategitekst import *", found)
    assert set(found) - {"__builtins__"} == set(NAMES)


def test_public_names_are_listed() -> None:
    assert dir(strategitekst) == list(NAMES)


def test_public_names_of_the_lazy_rooms_are_all_public() -> None:
    assert set(strategitekst._ROOMS) == set(NAMES) - {"__version__"}


@pytest.mark.parametrize("name", NAMES)
def test_public_names_are_documented(name: str) -> None:
    value = getattr(strategitekst, name)
    assert isinstance(value, str) or value.__doc__


def test_public_names_other_name_is_refused() -> None:
    with pytest.raises(AttributeError, match="'strategitekst' has no attribute 'oversæt'"):
        _ = strategitekst.oversæt


def test_public_names_errors_have_one_base() -> None:
    kinds = [getattr(strategitekst, name) for name in NAMES if name.endswith("Error")]
    assert all(issubclass(kind, strategitekst.StrategitekstError) for kind in kinds)
    assert issubclass(strategitekst.ReadError, strategitekst.InputError)
    assert issubclass(strategitekst.FormatError, strategitekst.InputError)


def test_public_names_import_loads_nothing_heavy() -> None:
    code = (
        "import sys, strategitekst\n"
        "rooms = sorted(m for m in sys.modules if m.startswith('strategitekst.'))\n"
        "heavy = {'spacy', 'sklearn', 'numpy', 'scipy', 'pydantic', 'rapidfuzz', 'typer', 'rich'}\n"
        "print(rooms, sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.decode().strip() == "[] []"

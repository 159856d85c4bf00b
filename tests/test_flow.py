"""Data flows one way: a room knows only the rooms before it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import strategitekst

PACKAGE = Path(strategitekst.__file__).parent

#: What every room may know; these know only each other.
BASE = (
    "schema", "labels", "errors", "da", "resources", "attributes", "knowledge", "layout", "spans",
    "tokens", "parts", "weights", "trees", "arrays", "quick", "composed", "processes",
)  # fmt: skip
#: From text to command line; those in one step do not know each other, except as said below.
STEPS = (
    ("read",),
    ("segment",),
    ("dates",),
    ("entities",),
    ("quotes",),
    ("themes",),
    ("initiatives",),
    ("linking",),
    ("loading",),
    ("pipeline",),
    ("batch", "tables"),
    ("corpus",),
    ("evaluation",),
    ("cli",),
    ("__main__",),
)
#: A user's dates are checked where they are read.
ALLOWED = {("read.metadata", "dates.edtf")}
LAYERS = ("segment", "entities", "quotes", "themes", "initiatives")


def module_name(path: Path) -> str:
    """The module's name below the package: "" is the package itself."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def target(package: list[str], name: str, alias: str) -> str:
    """The module that ``from name import alias`` opens, given the package it stands in."""
    full = ".".join([*package, *([name] if name else [])])
    inside = f"{full}.{alias}".lstrip(".")
    return inside if inside in MODULES else full


def imports(module: str) -> Iterator[str]:
    """All modules of the package that a module imports, wherever in it the import stands."""
    path = MODULES[module]
    package = list(path.relative_to(PACKAGE).parts[:-1])
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.split(".")[0] == "strategitekst":
                    yield alias.name.removeprefix("strategitekst").removeprefix(".")
        elif isinstance(node, ast.ImportFrom):
            name = node.module or ""
            if node.level:
                base = package[: len(package) - node.level + 1]
            elif name.split(".")[0] == "strategitekst":
                base, name = [], name.removeprefix("strategitekst").removeprefix(".")
            else:
                continue
            for alias in node.names:
                yield target(base, name, alias.name)


def room(module: str) -> str:
    return module.split(".", maxsplit=1)[0]


def step(name: str) -> int:
    """How far down the flow a room lies; 0 is known to all."""
    if name in BASE:
        return 0
    return next(i for i, rooms in enumerate(STEPS, start=1) if name in rooms)


def test_flow_every_room_has_its_place() -> None:
    rooms = {room(module) for module in MODULES if module}
    assert rooms == set(BASE) | {name for names in STEPS for name in names}


def test_flow_imports_are_found() -> None:
    assert {"schema", "dates.edtf"} <= set(imports("read.metadata"))
    assert {"linking", "schema", "cli._output"} <= set(imports("cli.changes"))


@pytest.mark.parametrize("module", [module for module in MODULES if module])
def test_flow_room_knows_only_rooms_before_it(module: str) -> None:
    own = room(module)
    known = {name for name in imports(module) if name and room(name) != own}
    late = {
        name
        for name in known
        if (step(room(name)) >= step(own) > 0 or step(room(name)) > step(own))
        and (module, name) not in ALLOWED
    }
    assert not late, f"{module} imports {', '.join(sorted(late))}"


def test_flow_package_itself_knows_rooms_for_types_only() -> None:
    tree = ast.parse(MODULES[""].read_text(encoding="utf-8"))
    at_once = [node for node in tree.body if isinstance(node, ast.ImportFrom) and node.level]
    assert at_once == []


@pytest.mark.parametrize("layer", LAYERS)
def test_flow_component_knows_no_other_component(layer: str) -> None:
    others = {f"{name}.component" for name in LAYERS if name != layer}
    rooms = {room(name) for name in imports(f"{layer}.component")}
    assert not others & set(imports(f"{layer}.component"))
    assert not rooms & (set(LAYERS) - {layer})


@pytest.mark.parametrize("module", [m for m in MODULES if room(m) in ("linking", "cli")])
def test_flow_spacy_is_not_known_after_the_pipeline(module: str) -> None:
    text = MODULES[module].read_text(encoding="utf-8")
    assert "import spacy" not in text and "from spacy" not in text

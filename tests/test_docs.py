"""What the README shows, works; every command is documented."""

import re
from pathlib import Path
from typing import Any

import typer.main

from strategitekst.cli import app

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_python_in_the_readme_runs() -> None:
    blocks = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    assert blocks
    for block in blocks:
        exec(compile(block, "README.md", "exec"), {})


def _subcommands(command: Any) -> dict[str, Any]:
    """The commands of a group by name; a command that is no group has none."""
    return dict(getattr(command, "commands", {}))


def test_every_command_is_in_the_readme_and_has_an_example() -> None:
    for name, sub in _subcommands(typer.main.get_command(app)).items():
        assert f"strategitekst {name}" in README
        inner = _subcommands(sub)
        for one in inner.values() or [sub]:
            assert "Example: strategitekst" in (one.help or ""), name


def test_options_in_the_readme_exist() -> None:
    commands = _subcommands(typer.main.get_command(app))
    for name, rest in re.findall(r"^(?:\S+/)?strategitekst (\w+) (.*)$", README, re.MULTILINE):
        command = _subcommands(commands[name]).get(rest.split()[0], commands[name])
        known = {option for p in command.params for option in p.opts}
        assert set(re.findall(r"(?<!\S)--[a-z]+", rest.split("#")[0])) <= known


def test_files_that_the_readme_links_to_exist() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), target


def test_version_is_the_same_everywhere() -> None:
    import strategitekst  # noqa: PLC0415

    version = strategitekst.__version__
    assert f'version = "{version}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f"## {version}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

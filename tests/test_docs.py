"""What the README shows, works; every command is documented."""

import re
from pathlib import Path

import typer.main

from strategitekst.cli import app

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_python_in_the_readme_runs() -> None:
    blocks = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    assert blocks
    for block in blocks:
        exec(compile(block, "README.md", "exec"), {})


def test_every_command_is_in_the_readme_and_has_an_example() -> None:
    command = typer.main.get_command(app)
    for name, sub in command.commands.items():  # type: ignore[attr-defined]
        assert f"strategitekst {name}" in README
        assert "Example: strategitekst" in (sub.help or "")


def test_options_in_the_readme_exist() -> None:
    command = typer.main.get_command(app)
    for line in re.findall(r"^(?:\S+/)?strategitekst (\w+) (.*)$", README, re.MULTILINE):
        name, rest = line
        known = {o for p in command.commands[name].params for o in p.opts}  # type: ignore[attr-defined]
        assert set(re.findall(r"(?<!\S)--[a-z]+", rest.split("#")[0])) <= known


def test_files_that_the_readme_links_to_exist() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), target


def test_version_is_the_same_everywhere() -> None:
    import strategitekst  # noqa: PLC0415

    version = strategitekst.__version__
    assert f'version = "{version}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f"## {version}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

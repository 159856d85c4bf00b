"""The command line: thin commands, one file each; the work is done in the library.

Heavy rooms are opened inside the commands, so that ``--help`` answers at once.
"""

import sys
from collections.abc import Callable
from functools import wraps
from typing import Any

import typer
from typer.core import TyperGroup

from . import (
    annotate,
    changes,
    corpus,
    demo,
    evaluate,
    info,
    initiative,
    initiatives,
    link,
    show,
    table,
    themes,
)
from ._output import fail

#: Of Click, which some versions of Typer carry inside.
_UsageError: Any = typer.BadParameter.__base__


class _Group(TyperGroup):
    """Wrong use of an option or argument is told in one line, like everything else."""

    def invoke(self, ctx: Any) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except _UsageError as error:
            hint = f"; see {ctx.info_name} --help"
            print(f"strategitekst: {error.format_message().rstrip('.')}{hint}", file=sys.stderr)
            raise SystemExit(2) from None


app = typer.Typer(
    cls=_Group,
    name="strategitekst",
    help="Read Danish press releases and strategies: passages, names, dates, themes, quotes and"
    " initiatives linked across documents.\n\nExample: strategitekst annotate mappe/ --out ud/",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode=None,
)


def _one_line(command: Callable[..., Any]) -> Callable[..., Any]:
    """Turn the library's errors into one clear line and exit status 1."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        from ..errors import StrategitekstError  # noqa: PLC0415

        try:
            return command(*args, **kwargs)
        except StrategitekstError as error:
            fail(str(error))
        except BrokenPipeError:
            raise SystemExit(1) from None
        except KeyboardInterrupt:
            print("strategitekst: stopped; run it again to go on", file=sys.stderr)
            raise SystemExit(130) from None

    return run


app.command("annotate")(_one_line(annotate.annotate))
app.command("link")(_one_line(link.link))
app.command("initiative")(_one_line(initiative.initiative))
app.command("initiatives")(_one_line(initiatives.initiatives))
app.command("changes")(_one_line(changes.changes))
app.command("table")(_one_line(table.table))
app.command("show")(_one_line(show.show))
app.command("evaluate")(_one_line(evaluate.evaluate))
app.command("agreement")(_one_line(evaluate.agreement))
app.command("info")(_one_line(info.info))
app.command("demo")(_one_line(demo.demo))

corpus_app = typer.Typer(
    help="A folder of gold annotations: check, count, export, import.\n\nExample: strategitekst corpus check corpus/",
    no_args_is_help=True,
)
corpus_app.command("check")(_one_line(corpus.check))
corpus_app.command("stats")(_one_line(corpus.stats))
corpus_app.command("export")(_one_line(corpus.export))
corpus_app.command("import")(_one_line(corpus.import_))
app.add_typer(corpus_app, name="corpus")

themes_app = typer.Typer(
    help="Themes: profile, trend and audit of a collection; themes of your own.",
    no_args_is_help=True,
)
themes_app.command("profile")(_one_line(themes.profile))
themes_app.command("trend")(_one_line(themes.trend))
themes_app.command("audit")(_one_line(themes.audit))
themes_app.command("suggest")(_one_line(themes.suggest))
themes_app.command("label")(_one_line(themes.label))
themes_app.command("train")(_one_line(themes.train))
app.add_typer(themes_app, name="themes")


@app.callback(invoke_without_command=True)
def _version(
    version: bool = typer.Option(False, "--version", help="Print the version and stop."),
) -> None:
    if version:
        from .. import __version__  # noqa: PLC0415

        typer.echo(__version__)
        raise typer.Exit


def main() -> None:
    """Run the command line."""
    app()

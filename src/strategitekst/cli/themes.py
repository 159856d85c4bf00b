"""``strategitekst themes``: shares, trends and audits; themes of a user's own and their labels."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ._output import THEMES_HELP, console, fail

if TYPE_CHECKING:
    from ..schema import Annotation
    from ..themes.records import Snippet

PATHS = typer.Argument(help="Annotation files or folders of them.")
_YES, _NO, _SKIP, _STOP = "jy", "n", "s ", "q\x1b\x03"


class By(StrEnum):
    """What documents are grouped by."""

    year = "year"
    publisher = "publisher"
    kind = "kind"


def profile(paths: Annotated[list[str], PATHS]) -> None:
    """Show how much of a document, or of all documents together, is about each theme.

    Example: strategitekst themes profile annoteret/2016/ny-handlingsplan.json
    """
    from ..batch import read_annotations  # noqa: PLC0415
    from ..themes.profile import profile as count  # noqa: PLC0415
    from ..themes.trend import distinct  # noqa: PLC0415

    notes, _ = distinct(read_annotations(paths))
    rows = [
        {
            "theme": s.theme,
            "main": _percent(s.main),
            "passages": _percent(s.passages),
            "95 %": f"{_percent(s.low)}–{_percent(s.high)}",
            "words": _percent(s.words),
            "count": s.count,
        }
        for s in count(notes)
    ]
    _print(rows)


def trend(
    paths: Annotated[list[str], PATHS],
    theme: Annotated[list[str] | None, typer.Option(help="Only this theme.")] = None,
    by: Annotated[By, typer.Option(help="What documents are grouped by.")] = By.year,
    out: Annotated[Path | None, typer.Option(help="Table to write: .csv, .xlsx, .parquet.")] = None,
    passages: Annotated[
        Path | None, typer.Option(help="Table of the passages behind every point.")
    ] = None,
    picture: Annotated[Path | None, typer.Option(help="Picture to draw: .png, .svg, .pdf.")] = None,
) -> None:
    """Show the share of themes by year, publisher or kind; near-duplicates count once.

    Example: strategitekst themes trend annoteret/ --theme kompetencer --picture kompetencer.png
    """
    from ..batch import read_annotations  # noqa: PLC0415
    from ..labels import THEMES  # noqa: PLC0415
    from ..tables import write_table  # noqa: PLC0415
    from ..themes.trend import draw, passage_rows, rows  # noqa: PLC0415
    from ..themes.trend import trend as count  # noqa: PLC0415

    notes = read_annotations(paths)
    chosen = tuple(theme or ()) or THEMES
    for name in chosen:
        _check_theme(name, notes)
    found = count(notes, chosen, by)
    table = rows(found)
    if out is not None:
        write_table(table, out, ["theme", "group", "share"])
    else:
        for row in table:
            row |= {k: _percent(float(str(row[k]))) for k in ("share", "low", "high")}
        _print(table)
    if passages is not None:
        behind = passage_rows(found, notes)
        write_table(behind, passages, ["theme", "group", "document", "passage", "text"])
    if picture is not None:
        draw(found, picture)
    screen = console(stderr=True)
    for what, names in (
        (f"without {'a date' if by is By.year else by}, left out", found.undated),
        ("near-duplicates, counted once", found.duplicates),
    ):
        if names:
            screen.print(f"{len(names)} documents {what}:", markup=False)
            for name in names:
                screen.print(f"  {name}", markup=False, soft_wrap=True)


def audit(
    paths: Annotated[list[str], PATHS],
    theme: Annotated[str, typer.Option(help="The theme to judge.")],
    n: Annotated[int, typer.Option("--n", min=2, help="How many passages to judge.")] = 60,
    by: Annotated[By, typer.Option(help="What documents are grouped by.")] = By.year,
    judged: Annotated[
        Path | None, typer.Option(help="File of your answers; an audit that was stopped goes on.")
    ] = None,
    seed: Annotated[int, typer.Option(help="Of the random sample.")] = 0,
) -> None:
    """Judge a random sample yourself, one key a passage; shares are then corrected by your answers.

    Example: strategitekst themes audit annoteret/ --theme kompetencer --n 60
    """
    from ..batch import read_annotations  # noqa: PLC0415
    from ..themes.audit import Judged, corrected, draw_sample  # noqa: PLC0415
    from ..themes.teach import read_labels  # noqa: PLC0415

    notes = read_annotations(paths)
    _check_theme(theme, notes)
    path = judged or Path(f"audit-{'-'.join(theme.split())}.jsonl")
    known = {note.id: note for note in notes}
    sample = draw_sample(notes, theme, n, seed)

    def text_of(document: str, index: int) -> str:
        passage = known[document].passages[index]
        return known[document].text[passage.start : passage.end]

    answers = {(lab.document, lab.passage): lab for lab in read_labels(path) if lab.theme == theme}
    open_items = [i for i in sample if (i.document, i.passage) not in answers]
    questions = [(theme, text_of(i.document, i.passage), i.document, i.passage) for i in open_items]
    _ask(questions, path)
    answers = {(lab.document, lab.passage): lab for lab in read_labels(path) if lab.theme == theme}
    found = [
        Judged(item, answers[item.document, item.passage].answer)
        for item in sample
        if (item.document, item.passage) in answers
    ]
    if not found:
        fail("nothing was judged; answer at least one passage with j (yes) or n (no)")
    _print(
        [
            {
                by.value: c.group,
                "passages": c.total,
                "classifier": _percent(c.given),
                "corrected": _percent(c.share),
                "95 %": f"{_percent(c.low)}–{_percent(c.high)}",
            }
            for c in corrected(notes, theme, found, by)
        ]
    )
    right = sum(j.right == j.item.given for j in found)
    console(stderr=True).print(
        f"{len(found)} of {len(sample)} judged, the classifier right in {right}; answers in {path}",
        markup=False,
        soft_wrap=True,
    )


def suggest(
    paths: Annotated[list[str], PATHS],
    themes: Annotated[str, typer.Option(help=THEMES_HELP)],
    theme: Annotated[str | None, typer.Option(help="Only this theme.")] = None,
    labels: Annotated[Path | None, typer.Option(help="File of labels you have.")] = None,
    n: Annotated[int, typer.Option("--n", min=1, help="How many of each theme.")] = 10,
) -> None:
    """List the passages whose label would teach your themes most.

    Example: strategitekst themes suggest annoteret/ --themes mine.toml
    """
    rows = [
        {"theme": name, "score": round(score, 3), "document": document, "passage": i, "text": text}
        for name, score, document, i, text in _suggested(paths, themes, theme, labels, n)
    ]
    _print(rows)


def label(
    paths: Annotated[list[str], PATHS],
    themes: Annotated[str, typer.Option(help=THEMES_HELP)],
    labels: Annotated[Path, typer.Option(help="File of labels; answers are added to it.")],
    theme: Annotated[str | None, typer.Option(help="Only this theme.")] = None,
    n: Annotated[int, typer.Option("--n", min=1, help="How many of each theme.")] = 10,
) -> None:
    """Ask for the labels that would teach most, one key each: j (yes), n (no), s (skip), q (stop).

    Example: strategitekst themes label annoteret/ --themes mine.toml --labels mine.jsonl
    """
    asked = _suggested(paths, themes, theme, labels, n)
    given = _ask([(name, text, document, i) for name, _, document, i, text in asked], labels)
    console(stderr=True).print(f"{given} labels added to {labels}", markup=False, soft_wrap=True)


def train(
    themes: Annotated[str, typer.Option(help=THEMES_HELP)],
    labels: Annotated[Path, typer.Option(help="File of labels.")],
    out: Annotated[Path, typer.Option(help="File to write: .json; give it to --themes.")],
    paths: Annotated[
        list[str] | None,
        typer.Argument(help="Annotations that the labels come from: how common is each theme?"),
    ] = None,
) -> None:
    """Learn your themes from labels.

    Example: strategitekst themes train annoteret/ --themes mine.toml --labels mine.jsonl --out mine.json
    """
    from ..batch import read_annotations  # noqa: PLC0415
    from ..themes.own_files import load_own, save_own  # noqa: PLC0415
    from ..themes.teach import read_labels, train_own  # noqa: PLC0415

    if out.suffix != ".json":
        fail(f"{out}: ending {out.suffix!r} is not .json")
    given = read_labels(labels)
    if not given:
        fail(f"{labels}: has no labels; make some with: strategitekst themes label")
    snippets = _passages(read_annotations(paths))[1] if paths else []
    taught = train_own(load_own(themes), given, snippets)
    try:
        save_own(taught, out)
    except OSError as error:
        fail(f"{out}: cannot be written ({error.strerror})")
    learnt = sum(t.learnt is not None for t in taught)
    console(stderr=True).print(
        f"{learnt} of {len(taught)} themes learnt from {len(given)} labels; in {out}",
        markup=False,
        soft_wrap=True,
    )


def _suggested(
    paths: list[str], file: str, theme: str | None, labels: Path | None, count: int
) -> list[tuple[str, float, str, int, str]]:
    """The suggestions of each theme: theme, score, document, passage, text."""
    from ..batch import read_annotations  # noqa: PLC0415
    from ..themes.own import OwnClassifier  # noqa: PLC0415
    from ..themes.own_files import load_own  # noqa: PLC0415
    from ..themes.teach import read_labels, train_own  # noqa: PLC0415
    from ..themes.teach import suggest as choose  # noqa: PLC0415

    own = load_own(file)
    names = [t.name for t in own]
    if theme is not None and theme not in names:
        fail(f"--theme {theme!r} is not one of {', '.join(names)}")
    known = read_labels(labels) if labels is not None else []
    notes = read_annotations(paths)
    places, snippets = _passages(notes)
    classifier = OwnClassifier(train_own(own, known, snippets) if known else own)
    result = []
    for i, name in enumerate(names):
        if theme in (None, name):
            seen = [lab.text for lab in known if lab.theme == name]
            for k, score in choose(classifier, i, snippets, count, seen):
                result.append((name, score, *places[k], snippets[k].text))
    return result


def _passages(notes: "list[Annotation]") -> "tuple[list[tuple[str, int]], list[Snippet]]":
    from ..themes.profile import content  # noqa: PLC0415
    from ..themes.records import Snippet  # noqa: PLC0415
    from ..themes.trend import distinct  # noqa: PLC0415

    places, snippets = [], []
    for note in distinct(notes)[0]:
        for i, passage in content(note):
            places.append((note.id, i))
            snippets.append(Snippet(note.text[passage.start : passage.end], passage.role))
    return places, snippets


def _ask(questions: list[tuple[str, str, str, int]], path: Path) -> int:
    """Ask about (theme, text, document, passage), keep each answer at once; returns how many."""
    from ..themes.teach import Label, add_label  # noqa: PLC0415

    screen, given = console(stderr=True), 0
    for number, (theme, text, document, index) in enumerate(questions, start=1):
        screen.rule(f"{number}/{len(questions)}  {document}")
        screen.print(text, markup=False)
        screen.print(f"{theme}?  j ja · n nej · s spring over · q stop ", end="", markup=False)
        while (key := typer.getchar().lower()) not in _YES + _NO + _SKIP + _STOP:
            pass
        screen.print(key if key.isprintable() else "q", markup=False)
        if key in _STOP:
            break
        if key in _SKIP:
            continue
        try:
            add_label(Label(theme, key in _YES, text, document, index), path)
        except OSError as error:
            fail(f"{path}: cannot be written ({error.strerror})")
        given += 1
    return given


def _check_theme(name: str, notes: "list[Annotation]") -> None:
    from ..labels import THEMES  # noqa: PLC0415

    own = {t for note in notes for p in note.passages for t in p.all_theme_names}
    if name not in THEMES and name not in own:
        fail(f"--theme {name!r} is not one of {', '.join([*THEMES, *sorted(own - set(THEMES))])}")


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"


def _print(rows: list[dict[str, Any]]) -> None:
    from rich.table import Table  # noqa: PLC0415

    if not rows:
        console(stderr=True).print("no rows")
        return
    grid = Table(*rows[0], header_style="dim")
    for row in rows:
        grid.add_row(*("" if value is None else str(value) for value in row.values()))
    console().print(grid, markup=False)

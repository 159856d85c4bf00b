"""What was measured, for reading: Markdown tables, the same as JSON, errors and pictures."""

import json
import os
import platform
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

from .. import __version__
from ..batch import write_atomically
from ..labels import ENTITY_LABELS, THEMES
from ..loading import made_by
from .bootstrap import Figure
from .calibration import reliability
from .evaluate import CLOSED, OURS, Evaluation, Row, to_dict
from .judge import errors, judge_run, to_csv, to_rows
from .measure import LAYERS
from .page import error_page
from .pictures import draw
from .robustness import FIGURES, Robust
from .semeval import SCHEMES

_PACKAGES = ("spacy", "scikit-learn", "rapidfuzz", "numpy", "nervaluate")
_SCORE_FIGURES = ("right", "Brier", "calibration error", "AUROC")


def provenance(evaluation: Evaluation) -> dict[str, Any]:
    """What made the figures: versions, models with checksums, the set with its own, the machine."""
    made = made_by(evaluation.settings)
    return {
        "strategitekst": __version__,
        "python": platform.python_version(),
        "packages": {name: version(name) for name in _PACKAGES},
        "models": made.models,
        "set": evaluation.gold.name,
        "documents": len(evaluation.gold.notes),
        "characters": sum(len(note.text) for note in evaluation.gold.notes),
        "checksum": evaluation.gold.checksum,
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
    }


def cell(value: Figure | None) -> str:
    """A figure with its interval: "0.812 (0.78–0.84)", "–" where it cannot be had."""
    if value is None or value.value is None:
        return "–"
    text = f"{value.value:.3f}"
    if value.low is not None and value.high is not None:
        text += f" ({value.low:.2f}–{value.high:.2f})"
    return text


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; a bar inside a cell is escaped."""
    lines = [list(head), ["---"] + ["--:"] * (len(head) - 1), *(list(row) for row in rows)]
    escaped = [[c.replace("|", "\\|") for c in line] for line in lines]
    return "\n".join("| " + " | ".join(line) + " |" for line in escaped)


def _short(name: str, layer: str) -> str:
    """A figure's name without that of its layer."""
    return name.removeprefix(f"{layer} ").removeprefix("document ")


def _layer_table(layer: str, rows: Mapping[str, Row]) -> str:
    names = [n for n in LAYERS[layer] if any(n in row for row in rows.values())]
    lower = {n for row in rows.values() for n, value in row.items() if value.lower_is_better}
    head = ["", *(_short(n, layer) + (" ↓" if n in lower else "") for n in names)]
    body = [
        [f"**{name}**" if name == OURS else name, *(cell(row.get(n)) for n in names)]
        for name, row in rows.items()
    ]
    if "annotators" not in rows:
        body.append(["annotators", *("–" for _ in names)])
    return table(head, body)


def _share(value: Figure | None, which: str) -> str:
    if value is None or value.counts is None:
        return "–"
    return f"{getattr(value.counts, which):.3f}"


def _by_name(detail: Row, names: Sequence[str], prefix: str, extra: Sequence[str]) -> str:
    """Precision, recall, F1 and gold count of each label or theme, with further figures."""
    rows = []
    for name in names:
        value = detail.get(f"{prefix} {name}")
        if value is None or value.counts is None:
            continue
        own = [_share(value, "precision"), _share(value, "recall"), str(value.counts.gold)]
        more = [cell(detail.get(f"{prefix} {kind} {name}")) for kind in extra]
        rows.append([name, cell(value), *own, *more])
    return table(["", "F1", "precision", "recall", "gold", *extra], rows)


def _details(layer: str, detail: Row) -> str | None:
    if layer == "entities":
        return _by_name(detail, ENTITY_LABELS, "entities", list(SCHEMES))
    if layer == "themes":
        return _by_name(detail, THEMES, "themes", ["average precision"])
    return None


def _scores(evaluation: Evaluation) -> list[str]:
    rows = []
    for kind, row in evaluation.scores.items():
        if not row:
            rows.append([kind, "no scores given", *("–" for _ in _SCORE_FIGURES)])
            continue
        counts = row["right"].counts
        count = str(counts.predicted) if counts else "–"
        rows.append([kind, count, *(cell(row.get(name)) for name in _SCORE_FIGURES)])
    parts = [table(["", "scores", "right", "Brier ↓", "calibration error ↓", "AUROC"], rows)]
    for kind, outcomes in evaluation.outcomes.items():
        if len(outcomes):
            body = [
                [f"{b.low:.1f}–{b.high:.1f}", str(b.count), f"{b.score:.3f}", f"{b.right:.3f}"]
                for b in reliability(outcomes)
                if b.score is not None and b.right is not None
            ]
            parts.append(f"Reliability of {kind}:")
            parts.append(table(["score", "count", "mean score", "right"], body))
    return parts


def _groups(evaluation: Evaluation) -> list[str]:
    parts = []
    for by, groups in evaluation.groups.items():
        names = list(dict.fromkeys(n for _, row in groups.values() for n in row))
        body = [
            [group, str(count), *(cell(row.get(n)) for n in names)]
            for group, (count, row) in groups.items()
        ]
        parts += [f"### By {by}", table([by, "documents", *names], body)]
    return parts


def robustness_table(changes: Mapping[str, Mapping[str, Robust]]) -> str:
    """Figures against changes of the texts: the mean over seeds, in brackets least and greatest."""
    names = [n for n in FIGURES if any(n in row for row in changes.values())]

    def one(value: Robust | None) -> str:
        if value is None:
            return "–"
        if value.least == value.greatest:
            return f"{value.mean:.3f}"
        return f"{value.mean:.3f} ({value.least:.2f}–{value.greatest:.2f})"

    return table(
        ["", *names],
        [[change, *(one(row.get(n)) for n in names)] for change, row in changes.items()],
    )


def to_markdown(
    evaluation: Evaluation, changes: Mapping[str, Mapping[str, Robust]] | None = None
) -> str:
    """Write all tables as Markdown.

    Args:
        evaluation: what was measured.
        changes: figures on changed texts, where they were measured.
    """
    made = provenance(evaluation)
    parts = [
        f"# Evaluation on {made['set']}",
        f"strategitekst {made['strategitekst']}, Python {made['python']}, "
        + ", ".join(f"{n} {v}" for n, v in made["packages"].items())
        + f"; {made['machine']}.",
        "Models: " + ", ".join(f"{n} {v}" for n, v in made["models"].items()) + ".",
        f"Set: {made['documents']} documents, {made['characters']} characters, "
        f"SHA-256 `{made['checksum']}`.",
        "Counted as the annotation format says; F1 unless the name says otherwise, ↓ where less is"
        " better, in brackets the bootstrap 95 % interval over documents. “–”: cannot be had.",
    ]
    for layer, rows in evaluation.tables.items():
        base = layer.split(",", maxsplit=1)[0]
        parts += [f"## {layer.capitalize()}", _layer_table(base, rows)]
        detail = _details(layer, evaluation.details.get(layer, {}))
        if detail is not None:
            parts.append(detail)
    parts += ["## Scores", *_scores(evaluation)]
    parts += ["## Groups", *_groups(evaluation)]
    if changes:
        parts += ["## Robustness", robustness_table(changes)]
    return "\n\n".join(parts) + "\n"


def to_json(
    evaluation: Evaluation, changes: Mapping[str, Mapping[str, Robust]] | None = None
) -> dict[str, Any]:
    """Return all figures, with what made them, as plain JSON values."""
    robust = {
        change: {name: asdict(value) for name, value in row.items()}
        for change, row in (changes or {}).items()
    }
    return {
        "format": "strategitekst/1/evaluation",
        "made_by": provenance(evaluation),
        **to_dict(evaluation),
        "reliability": {
            kind: [
                {"from": b.low, "to": b.high, "count": b.count, "score": b.score, "right": b.right}
                for b in reliability(outcomes)
            ]
            for kind, outcomes in evaluation.outcomes.items()
        },
        **({"robustness": robust} if robust else {}),
    }


def write_report(
    evaluation: Evaluation,
    folder: Path,
    changes: Mapping[str, Mapping[str, Robust]] | None = None,
) -> list[Path]:
    """Write tables, errors, the error page and pictures to a folder.

    Of the part ``test`` only the tables are written: nobody looks at its errors.

    Returns:
        The files written.
    """
    files = {
        "tables.md": to_markdown(evaluation, changes),
        "tables.json": _dumped(to_json(evaluation, changes)),
    }
    paths = []
    if evaluation.gold.name not in CLOSED:
        judged = judge_run(evaluation.run)
        wrong = errors(judged)
        notes, name = evaluation.gold.notes, evaluation.gold.name
        files |= {
            "errors.csv": to_csv(wrong),
            "errors.json": _dumped(to_rows(wrong)),
            "errors.html": error_page(notes, judged, f"Gold against predicted: {name}"),
        }
        paths = draw(evaluation, folder / "pictures")
    for name, text in files.items():
        write_atomically(folder / name, text.encode())
    return [*(folder / name for name in files), *paths]


def _dumped(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"

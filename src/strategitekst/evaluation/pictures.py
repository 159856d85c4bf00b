"""Confusion matrices and reliability curves as pictures."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from ..errors import SettingError
from .calibration import BINS, Outcomes, reliability
from .confusion import confusion
from .evaluate import Evaluation

try:
    from matplotlib.figure import Figure as Canvas
except ImportError:
    raise SettingError(
        "pictures need the extra 'evaluation'; install it with:"
        ' pip install "strategitekst[evaluation]"'
    ) from None

#: What is confused with what, and the layer it belongs to.
_CONFUSIONS: Final = {
    "roles": "passages",
    "labels": "entities",
    "main theme": "themes",
    "kind": "document",
}


def _slug(name: str) -> str:
    return "-".join("".join(c if c.isalnum() else " " for c in name).split())


def draw_confusion(pairs: Sequence[tuple[str, str]], title: str) -> Canvas:
    """Draw a confusion matrix: gold down, predicted across, counts in the cells."""
    from sklearn.metrics import ConfusionMatrixDisplay, confusion_matrix  # noqa: PLC0415

    labels = sorted({label for pair in pairs for label in pair} - {"none"})
    labels += ["none"] if any("none" in pair for pair in pairs) else []
    matrix = confusion_matrix([g for g, _ in pairs], [p for _, p in pairs], labels=labels)
    size = 2.5 + 0.5 * len(labels)
    canvas = Canvas(figsize=(size, size), layout="constrained")
    axes = canvas.subplots()
    shown = ConfusionMatrixDisplay(matrix, display_labels=labels)
    shown.plot(ax=axes, cmap="Blues", colorbar=False, xticks_rotation="vertical")
    axes.set(title=title, xlabel="predicted", ylabel="gold")
    return canvas


def draw_reliability(outcomes: Outcomes, title: str) -> Canvas:
    """Draw a reliability curve with the number of scores in each bin below it."""
    bins = [b for b in reliability(outcomes) if b.score is not None and b.right is not None]
    canvas = Canvas(figsize=(5, 6), layout="constrained")
    above, below = canvas.subplots(2, 1, sharex=True, height_ratios=(3, 1))
    above.plot([0, 1], [0, 1], linestyle=":", color="grey")
    above.plot([b.score for b in bins], [b.right for b in bins], marker="o")
    above.set(title=title, ylabel="share that is right", ylim=(0, 1), xlim=(0, 1))
    below.bar([b.low + 0.5 / BINS for b in bins], [b.count for b in bins], width=0.9 / BINS)
    below.set(xlabel="score", ylabel="count")
    return canvas


def draw(evaluation: Evaluation, folder: Path) -> list[Path]:
    """Write all pictures of an evaluation as PNG; a score that is not given has none.

    Returns:
        The files written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    pictures = {}
    for what, layer in _CONFUSIONS.items():
        pairs = confusion(evaluation.run, what)
        several = len({label for pair in pairs for label in pair}) > 1
        if layer in evaluation.tables and several:
            pictures[f"confusion-{_slug(what)}"] = draw_confusion(pairs, what)
    for kind, outcomes in evaluation.outcomes.items():
        if len(outcomes):
            pictures[f"reliability-{_slug(kind)}"] = draw_reliability(outcomes, kind)
    paths = []
    for name, canvas in pictures.items():
        paths.append(folder / f"{name}.png")
        canvas.savefig(paths[-1], dpi=110)
    return paths

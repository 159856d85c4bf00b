"""How every layer holds when the text is not as it should be: figures against changes."""

import json
import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from statistics import fmean
from typing import Any, Final

from ..loading import Settings
from .counts import total
from .evaluate import GoldSet, annotate_set, link_run
from .links import score_linking
from .noise import make_change

SETTINGS_FILE: Final = Path(__file__).with_name("robustness.json")
#: Name of the row of texts as they are.
UNCHANGED: Final = "as they are"
FIGURES: Final = (
    "passages exact",
    "passage roles",
    "entities strict",
    "entities overlap",
    "canonical",
    "person roles",
    "dates resolved",
    "themes",
    "main theme",
    "mentions overlap",
    "CoNLL",
    "quotes",
    "speakers",
    "document publisher",
    "document kind",
)


@dataclass(frozen=True, slots=True)
class Robust:
    """A figure under a change: the mean over seeds, the least and the greatest."""

    mean: float
    least: float
    greatest: float


def load_settings(path: Path = SETTINGS_FILE) -> dict[str, Any]:
    """Read changes and seeds from a JSON file."""
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return data


def _figures(gold: GoldSet, settings: Settings) -> dict[str, float]:
    run = link_run(annotate_set(gold.notes, settings), gold, settings, gold_mentions=False)
    counts = total(run.counted)
    found = {name: c.f1 for name, c in counts.items() if c.predicted + c.gold}
    if run.linked is not None:
        found |= score_linking(run.linked, run.gold)
    return {name: found[name] for name in FIGURES if name in found}


def _mean(drawn: Sequence[dict[str, float]]) -> dict[str, Robust]:
    names = [name for name in FIGURES if all(name in each for each in drawn)]
    values = {name: [each[name] for each in drawn] for name in names}
    return {name: Robust(fmean(v), min(v), max(v)) for name, v in values.items()}


def _changed(
    gold: GoldSet, settings: Settings, item: dict[str, Any], seed: int
) -> dict[str, float]:
    """Change all texts in one way and measure."""
    change, rng = make_change(item), random.Random(seed)
    notes = [change(note, rng) for note in gold.notes]
    return _figures(GoldSet(gold.name, notes, gold.collection), settings)


def robustness(
    gold: GoldSet,
    settings: Settings | None = None,
    changes: dict[str, Any] | None = None,
    progress: Callable[[str], None] = lambda what: None,
    workers: int = 1,
) -> dict[str, dict[str, Robust]]:
    """Measure the library on changed texts, five seeds for what is drawn at random.

    Args:
        gold: the set.
        settings: what the library is run with.
        changes: as in the settings file, which they are read from where none are given.
        progress: called with each change that is measured.
        workers: processes to share the work; each loads the models for itself.

    Returns:
        Change to figures; the first row is the texts as they are.
    """
    settings = settings or Settings()
    changes = changes or load_settings()
    progress(UNCHANGED)
    table = {UNCHANGED: _mean([_figures(gold, settings)])}
    jobs = [
        (item, seed)
        for item in changes["changes"]
        for seed in (changes["seeds"] if item.get("random") else changes["seeds"][:1])
    ]
    measure = partial(_changed, gold, settings)
    drawn: dict[str, list[dict[str, float]]] = defaultdict(list)
    with ExitStack() as stack:
        run: Callable[..., Iterable[dict[str, float]]] = map
        if workers > 1:
            # a fresh interpreter: a forked one may hang on another library's threads
            fresh = get_context("spawn")
            run = stack.enter_context(ProcessPoolExecutor(workers, fresh)).map
        items, seeds = zip(*jobs, strict=True)
        for (item, _), figures in zip(jobs, run(measure, items, seeds), strict=True):
            if item["name"] not in drawn:
                progress(item["name"])
            drawn[item["name"]].append(figures)
    return table | {name: _mean(each) for name, each in drawn.items()}

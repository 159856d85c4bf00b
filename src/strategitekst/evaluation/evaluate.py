"""Evaluate the library on gold annotations: every layer, between its floors and its ceiling."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..corpus import load_corpus
from ..corpus.folder import COLLECTION_FILE, SPLITS_FILE
from ..errors import FormatError, SettingError
from ..initiatives import resolve
from ..knowledge.registry import load_registry
from ..labels import COLLECTION_FORMAT
from ..linking import link, with_collection_ids
from ..loading import Settings, load_base
from ..pipeline import annotate_text
from ..schema import Annotation, Collection, file_format
from .baselines import bare, floors
from .bootstrap import Figure, Statistic, figure
from .calibration import Outcomes
from .groups import group_figures
from .link_baselines import LINKERS, with_ids
from .measure import (
    LAYERS,
    Run,
    layer_statistics,
    measure,
    point_figures,
    score_figures,
    score_outcomes,
)

OURS = "strategitekst"
#: Linking is judged twice: with the mentions that were found, and with the gold ones.
GOLD_MENTIONS = "linking, gold mentions"
#: The part that is measured unless another is named.
DEFAULT_SPLIT = "dev"
#: Parts of a corpus for dated reports only: no gate, no errors, no development.
CLOSED = ("test",)
AGREEMENT_FORMAT = "strategitekst/1/agreement"

Row = dict[str, Figure]


@dataclass(frozen=True, slots=True)
class GoldSet:
    """Gold annotations with what belongs to them.

    Args:
        name: what the set is called: "dev", or its folder.
        notes: the annotations, in the order of their ids.
        collection: the initiatives, where there are any.
        agreement: figures of one annotator against another, where they were measured.
        checksum: SHA-256 over the annotations, to tell whether the set is the same.
    """

    name: str
    notes: list[Annotation]
    collection: Collection | None = None
    agreement: Row = field(default_factory=dict)
    checksum: str = ""


@dataclass(slots=True)
class Evaluation:
    """All that was measured on one set.

    Args:
        gold: the set.
        settings: what the library was run with.
        tables: layer to its rows; a row is a way of annotating, with its figures by name.
        details: layer to the library's figures by label, theme and scheme.
        scores: kind of score to Brier, calibration error and AUROC; nothing without scores.
        outcomes: kind of score to the outcomes these rest on.
        groups: figures by kind, period and publisher.
        run: what the library annotated.
        gold_run: the library's linking of gold mentions.
    """

    gold: GoldSet
    settings: Settings
    tables: dict[str, dict[str, Row]]
    details: dict[str, Row]
    scores: dict[str, Row]
    outcomes: dict[str, Outcomes]
    groups: dict[str, dict[str, tuple[int, Row]]]
    run: Run
    gold_run: Run | None


def checksum(notes: Sequence[Annotation]) -> str:
    """SHA-256 over ids, texts and gold layers of annotations, as hexadecimal digits."""
    digest = hashlib.sha256()
    for note in sorted(notes, key=lambda n: n.id):
        digest.update(json.dumps(note.to_dict(), sort_keys=True, ensure_ascii=False).encode())
    return digest.hexdigest()


def read_agreement(path: Path) -> Row:
    """Read figures of agreement; none where there is no such file.

    Raises:
        FormatError: the file is not of this format.
    """
    if not path.is_file():
        return {}
    if file_format(path) != AGREEMENT_FORMAT:
        raise FormatError(f"{path}: is not a file of agreement ({AGREEMENT_FORMAT})")
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    try:
        return {
            name: Figure(float(item["value"]), item.get("low"), item.get("high"))
            for name, item in data["figures"].items()
        }
    except (KeyError, TypeError, ValueError, AttributeError):
        raise FormatError(
            f'{path}: needs "figures": {{NAME: {{"value": …}}}}; make it anew with:'
            " strategitekst agreement A B --out FILE"
        ) from None


def read_gold(corpus: Path, split: str | None = None) -> GoldSet:
    """Read a set of gold annotations.

    Args:
        corpus: any folder of annotation files, or a corpus with splits.
        split: the part of a corpus with splits, `DEFAULT_SPLIT` where none is named; files of
            other parts are not opened. Of any other folder: a folder inside it.

    Raises:
        FormatError: there is no such part, or nothing with passages in it.
    """
    folder = corpus / split if split else corpus
    if (corpus / SPLITS_FILE).exists():
        split = split or DEFAULT_SPLIT
        loaded = load_corpus(corpus, [split])
    elif folder.is_dir():
        loaded = load_corpus(folder)
    else:
        raise FormatError(f"{folder}: is no folder; name a corpus and with --split a part of it")
    notes = sorted((n for n in loaded.notes if n.passages), key=lambda n: n.id)
    if not notes:
        raise FormatError(f"{folder}: no annotation has passages, so there is nothing to judge by")
    collection, agreement = loaded.collection, read_agreement(folder / "agreement.json")
    # a part may be named by its folder: what belongs to the corpus lies above it
    above = folder.parent / COLLECTION_FILE
    if collection is None and above.is_file() and file_format(above) == COLLECTION_FORMAT:
        collection = Collection.from_file(above)
    if not agreement:
        agreement = read_agreement(folder.parent / "agreement.json")
    return GoldSet(split or folder.name, notes, collection, agreement, checksum(notes))


def annotate_set(gold: Sequence[Annotation], settings: Settings) -> list[Annotation]:
    """Annotate the texts of gold annotations anew, told nothing but the text."""
    return [annotate_text(note.text, id=note.id, settings=settings) for note in gold]


def link_run(
    predicted: Sequence[Annotation], gold: GoldSet, settings: Settings, *, gold_mentions: bool
) -> Run:
    """Link annotations, with their own mentions or with the gold ones less their ids."""
    registry = load_registry(settings.registry)
    notes = list(predicted)
    if gold_mentions:
        notes = []
        for ours, theirs in zip(predicted, gold.notes, strict=True):
            bare_mentions = tuple(
                m.model_copy(update={"id": None, "score": None}) for m in theirs.initiatives
            )
            given = ours.model_copy(update={"initiatives": bare_mentions})
            notes.append(given.model_copy(update={"initiatives": resolve(given, registry)}))
    collection = link(notes, registry)
    linked = [with_collection_ids(note, collection) for note in notes]
    return Run(notes, gold.notes, linked, collection, gold.collection)


def own_figures(gold: GoldSet, settings: Settings) -> dict[str, float]:
    """The library's own figures by name, nothing beside them; those of gold mentions say so."""
    predicted = annotate_set(gold.notes, settings)
    found = point_figures(link_run(predicted, gold, settings, gold_mentions=False))
    given = link_run(predicted, gold, settings, gold_mentions=True)
    linked = point_figures(given, ["linking"])
    return found | {f"{name}, gold mentions": value for name, value in linked.items()}


def _linking_rows(run: Run) -> dict[str, Row]:
    """The floors, on the mentions of a run; none of them tells a relation."""
    rows = {}
    nothing = Collection(initiatives=())
    for name, linker in LINKERS.items():
        linked = with_ids(run.predicted, linker)
        floor = Run(run.predicted, run.gold, linked, nothing, run.wanted)
        rows[name] = measure(floor, "linking")
    return rows


def evaluate(
    gold: GoldSet,
    settings: Settings | None = None,
    layers: Sequence[str] = tuple(LAYERS),
    progress: Callable[[str], None] = lambda what: None,
) -> Evaluation:
    """Measure the library and all floors on a set of gold annotations.

    Args:
        gold: the set.
        settings: what the library is run with.
        layers: the layers to measure, keys of `LAYERS`.
        progress: called with what is about to be done.

    Raises:
        SettingError: a layer that there is not.
        ModelError: the base pipeline is missing.
    """
    settings = settings or Settings()
    for layer in layers:
        if layer not in LAYERS:
            raise SettingError(f"layer {layer!r} is not one of {', '.join(LAYERS)}")
    progress(f"annotating {len(gold.notes)} documents")
    predicted = annotate_set(gold.notes, settings)
    run = link_run(predicted, gold, settings, gold_mentions=False)
    others: dict[str, Run] = {}
    if settings.base != "blank":
        progress("annotating without a base pipeline")
        rules = Settings("blank", settings.knowledge, settings.registry)
        bare_rules = annotate_set(gold.notes, rules)
        others["no base pipeline"] = link_run(bare_rules, gold, rules, gold_mentions=False)
    nlp = load_base(settings.base)
    nlp.max_length = max(nlp.max_length, *(len(n.text) for n in gold.notes))
    tables: dict[str, dict[str, Row]] = {}
    details: dict[str, Row] = {}
    statistics: dict[str, Statistic] = {}
    gold_run = None
    for layer in layers:
        progress(f"measuring {layer}")
        own = layer_statistics(run, layer)
        statistics |= own
        every = {name: figure(s, len(gold.notes)) for name, s in own.items()}
        details[layer] = every
        rows = {OURS: {name: every[name] for name in LAYERS[layer] if name in every}}
        rows |= {name: measure(other, layer) for name, other in others.items()}
        if layer == "linking":
            rows |= _linking_rows(run)
            gold_run = link_run(predicted, gold, settings, gold_mentions=True)
            tables[layer] = rows
            tables[GOLD_MENTIONS] = {OURS: measure(gold_run, layer)} | _linking_rows(gold_run)
        else:
            for name, floor in floors(layer, gold.notes, nlp).items():
                notes = [bare(note, floor(note)) for note in predicted]
                rows[name] = measure(Run(notes, gold.notes), layer)
            tables[layer] = rows
        ceiling = {n: gold.agreement[n] for n in LAYERS[layer] if n in gold.agreement}
        if ceiling:
            rows["annotators"] = ceiling
    outcomes = score_outcomes(run)
    scores = {kind: score_figures(each, len(gold.notes)) for kind, each in outcomes.items()}
    groups = group_figures(statistics, gold.notes)
    return Evaluation(gold, settings, tables, details, scores, outcomes, groups, run, gold_run)


def to_dict(evaluation: Evaluation) -> dict[str, Any]:
    """Return all figures as plain JSON values."""

    def plain(row: Mapping[str, Figure]) -> dict[str, Any]:
        return {name: value.to_dict() for name, value in row.items()}

    return {
        "tables": {
            layer: {name: plain(row) for name, row in rows.items()}
            for layer, rows in evaluation.tables.items()
        },
        "details": {layer: plain(row) for layer, row in evaluation.details.items()},
        "scores": {kind: plain(row) for kind, row in evaluation.scores.items()},
        "groups": {
            by: {name: {"documents": n, **plain(row)} for name, (n, row) in groups.items()}
            for by, groups in evaluation.groups.items()
        },
    }

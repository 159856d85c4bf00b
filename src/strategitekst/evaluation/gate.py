"""The gate: no figure may fall below its floor, and the sets it is measured on stay the same.

One file holds the floors of each set with the set's checksum, and the checksums of what is frozen.
A floor rises by measuring anew; it is lowered only by name and with a reason, which the file keeps.
"""

import hashlib
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ..errors import FormatError, SettingError
from ..themes.classifier import THEMES_FILE
from .evaluate import CLOSED

FORMAT: Final = "strategitekst/1/floors"
#: How far below a floor a figure may lie: another machine's arithmetic may turn a name or two.
SLACK: Final = 0.002


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of a set, with its checksum."""

    checksum: str
    figures: Mapping[str, float]


def frozen_checksums() -> dict[str, str]:
    """SHA-256 of what must not change: the keyword list, a baseline."""
    return {THEMES_FILE.name: hashlib.sha256(THEMES_FILE.read_bytes()).hexdigest()}


def empty_floors() -> dict[str, Any]:
    """Return a file without floors."""
    return {"format": FORMAT, "frozen": frozen_checksums(), "sets": {}, "lowered": []}


def read_floors(path: Path) -> dict[str, Any]:
    """Read the file of floors.

    Raises:
        FormatError: there is none, or it is not of this format.
        SettingError: it guards a part that is not for development.
    """
    try:
        data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise FormatError(f"{path}: cannot be read ({error.strerror})") from None
    except ValueError as error:
        raise FormatError(f"{path}: is not JSON ({error})") from None
    if data.get("format") != FORMAT:
        raise FormatError(f"{path}: is not a file of floors ({FORMAT})")
    for name in data["sets"]:
        check_open(name)
    return data


def check_open(name: str) -> None:
    """Raise `SettingError` for a part of the corpus that is not for development."""
    if name in CLOSED:
        raise SettingError(f"the part {name!r} is for dated reports, not for a gate")


def write_floors(path: Path, data: Mapping[str, Any]) -> None:
    """Write the file of floors."""
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    path.write_text(text, encoding="utf-8")


def broken(floors: Mapping[str, Any], measured: Mapping[str, Measured]) -> list[str]:
    """Say what does not hold.

    Args:
        floors: the file of floors.
        measured: every set of the file, measured.

    Returns:
        One line for each fault; none where all floors hold.
    """
    faults = []
    for name, expected in floors["frozen"].items():
        if frozen_checksums().get(name) != expected:
            faults.append(f"{name}: a frozen baseline has changed; better themes stand beside it")
    for name, guarded in floors["sets"].items():
        found = measured[name]
        if found.checksum != guarded["checksum"]:
            faults.append(f"{name}: the annotations are not those that the floors were measured on")
        for figure, floor in guarded["floors"].items():
            value = found.figures.get(figure)
            if value is None:
                faults.append(f"{name}: {figure} could not be measured; its floor is {floor:.3f}")
            elif value < floor - SLACK:
                faults.append(f"{name}: {figure} fell to {value:.4f}, below its floor {floor:.3f}")
    return faults


def _floor(value: float) -> float:
    return math.floor(value * 1000 + 1e-9) / 1000


def raised(
    floors: Mapping[str, Any], name: str, measured: Measured, because: str | None = None
) -> dict[str, Any]:
    """Raise the floors of a set to what was measured, never below what they are.

    Args:
        floors: the file of floors.
        name: the set.
        measured: its figures.
        because: where the annotations have changed, why; its floors are then measured anew.

    Raises:
        SettingError: the annotations have changed and nobody says why, or the set is not for
            development.
    """
    check_open(name)
    old = floors["sets"].get(name)
    new = {figure: _floor(value) for figure, value in measured.figures.items()}
    log = list(floors["lowered"])
    if old is not None and old["checksum"] == measured.checksum:
        kept = old["floors"]
        new = {f: max(new.get(f, 0.0), kept.get(f, 0.0)) for f in {**new, **kept}}
    elif old is not None:
        if not because:
            raise SettingError(
                f"{name}: the annotations have changed; say why with --because, and the floors are"
                " measured anew"
            )
        for figure, floor in old["floors"].items():
            if new.get(figure, 0.0) < floor:
                log.append(_lowering(name, figure, floor, new.get(figure), because))
    sets = {**floors["sets"], name: {"checksum": measured.checksum, "floors": new}}
    return {**floors, "sets": sets, "lowered": log}


def _lowering(
    name: str, figure: str, before: float, after: float | None, because: str
) -> dict[str, Any]:
    return {"set": name, "figure": figure, "from": before, "to": after, "because": because}


def lowered(
    floors: Mapping[str, Any],
    name: str,
    figures: Sequence[str],
    measured: Measured,
    because: str,
) -> dict[str, Any]:
    """Lower the floors of the figures named to what was measured, and keep the reason.

    Raises:
        SettingError: there is no such floor, or no reason.
    """
    if not because.strip():
        raise SettingError("a floor is lowered for a reason only; say it with --because")
    guarded = floors["sets"].get(name, {"floors": {}})
    new = dict(guarded["floors"])
    log = list(floors["lowered"])
    for figure in figures:
        if figure not in new:
            raise SettingError(
                f"{name}: {figure!r} has no floor; those that have: {', '.join(new)}"
            )
        value = measured.figures.get(figure)
        log.append(_lowering(name, figure, new[figure], value, because))
        new[figure] = _floor(value) if value is not None else 0.0
    sets = {**floors["sets"], name: {**guarded, "floors": new}}
    return {**floors, "sets": sets, "lowered": log}

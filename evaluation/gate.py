"""The gate: fail where a figure fell below its floor, or the annotations are not the same.

Usage::

    python evaluation/gate.py                                    check all sets of floors.json
    python evaluation/gate.py --raise-floors [--set dev]         raise floors to what is measured
    python evaluation/gate.py --lower-the-floor-of "themes" --set dev --because "…"

A floor is lowered in no other way. Where the annotations of a set have changed, its floors are
measured anew by ``--raise-floors`` with ``--because``.
"""

import argparse
import sys
from pathlib import Path

from strategitekst.errors import StrategitekstError
from strategitekst.evaluation.evaluate import own_figures, read_gold
from strategitekst.evaluation.gate import (
    Measured,
    broken,
    check_open,
    empty_floors,
    lowered,
    raised,
    read_floors,
    write_floors,
)
from strategitekst.loading import Settings

_ROOT = Path(__file__).parents[1]


def _measured(corpus: Path, name: str) -> Measured:
    gold = read_gold(corpus / name)
    return Measured(gold.checksum, own_figures(gold, Settings()))


def _run(options: argparse.Namespace) -> list[str]:
    path: Path = options.floors
    floors = read_floors(path) if path.exists() else empty_floors()
    sets = options.set or list(floors["sets"])
    if not sets:
        raise StrategitekstError(f"{path}: guards no set; name one with --raise-floors --set NAME")
    for name in sets:
        check_open(name)
    measured = {name: _measured(options.corpus, name) for name in sets}
    if options.raise_floors:
        for name in sets:
            floors = raised(floors, name, measured[name], options.because)
    elif options.lower_the_floor_of:
        for name in sets:
            names = options.lower_the_floor_of
            floors = lowered(floors, name, names, measured[name], options.because or "")
    else:
        guarded = {name: floors["sets"][name] for name in sets}
        faults = broken({**floors, "sets": guarded}, measured)
        if not faults:
            print(f"gate: all floors of {', '.join(sets)} hold")
        return faults
    write_floors(path, floors)
    print(f"gate: floors of {', '.join(sets)} written to {path}")
    return []


def main() -> None:
    """Run the gate from the command line."""
    parser = argparse.ArgumentParser(description="Fail where a figure fell below its floor.")
    parser.add_argument("--floors", type=Path, default=_ROOT / "evaluation" / "floors.json")
    parser.add_argument("--corpus", type=Path, default=_ROOT / "corpus")
    parser.add_argument("--set", action="append", help="part of the corpus; all guarded ones else")
    parser.add_argument("--raise-floors", action="store_true")
    parser.add_argument("--lower-the-floor-of", action="append", metavar="FIGURE")
    parser.add_argument("--because", help="why a floor is lowered, or the annotations changed")
    try:
        faults = _run(parser.parse_args())
    except StrategitekstError as error:
        sys.exit(f"gate: {error}")
    if faults:
        sys.exit("\n".join(f"gate: {fault}" for fault in faults))


if __name__ == "__main__":
    main()

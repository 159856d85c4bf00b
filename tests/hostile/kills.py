"""Kill a run at random moments, fifty times, and see that it ends as an undisturbed one.

Usage::

    python tests/hostile/kills.py [--kills 50] [--folder FOLDER] [--seed 1]

Without a folder, the documents of ``tests/data/parity`` in all their formats are annotated. The run
is killed with SIGKILL: nothing can be tidied up. Exit status 1 if a single byte differs.
"""

import argparse
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PARITY = Path(__file__).parents[1] / "data" / "parity"


def command(folder: Path, out: Path) -> list[str]:
    """The command line of one run."""
    code = "from strategitekst.cli import main\nif __name__ == '__main__': main()"
    return [sys.executable, "-c", code, "annotate", str(folder), "--out", str(out), "--jobs", "2"]


def files(folder: Path) -> dict[str, bytes]:
    """All that lies in a folder, what is hidden too."""
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description="Kill a run at random moments.")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--folder", type=Path, default=PARITY)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as name:
        whole, killed = Path(name) / "whole", Path(name) / "killed"
        begun = time.monotonic()
        subprocess.run(command(options.folder, whole), stderr=subprocess.DEVNULL, check=False)
        seconds = time.monotonic() - begun
        expected = files(whole)
        print(f"undisturbed: {len(expected)} files in {seconds:.1f} s")
        kills = identical = 0
        while kills < options.kills:
            run = subprocess.Popen(command(options.folder, killed), stderr=subprocess.DEVNULL)
            try:
                run.wait(timeout=chance.uniform(0.3, 1.05) * seconds)
            except subprocess.TimeoutExpired:
                run.send_signal(signal.SIGKILL)
                kills += 1
            run.wait()
            if run.returncode >= 0 or kills == options.kills:  # it came to its end
                subprocess.run(
                    command(options.folder, killed), stderr=subprocess.DEVNULL, check=False
                )
                found = files(killed)
                if found != expected:
                    differ = [n for n in {*found, *expected} if found.get(n) != expected.get(n)]
                    print(f"after {kills} kills {len(differ)} files differ: {sorted(differ)[:5]}")
                    raise SystemExit(1)
                identical += 1
                shutil.rmtree(killed)
        print(f"{kills} kills, {identical} times gone on to the end: every file identical")


if __name__ == "__main__":
    main()

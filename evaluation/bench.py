"""Speed and memory, as ratios in one run: seconds alone are not stable between machines.

Usage::

    python evaluation/bench.py [--base NAME] [--documents 60] [--stream 2000] [--part NAME ...]

Parts: ``ratio`` (words per second of the bare base pipeline beside full annotation, turn by turn in
one process and on processor time, and each component's share), ``first`` (seconds from nothing to
the first annotation), ``stream`` (memory over many documents), ``processes`` (two against one, in a
batch), ``long`` (one document at growing lengths) and ``worst`` (inputs that are slow elsewhere, at
growing lengths).
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from strategitekst.loading import load, load_base
from strategitekst.pipeline import annotate_text
from strategitekst.quick import needed, one_thread
from strategitekst.resources import resource as data
from strategitekst.tokens import guard

PARTS = ("ratio", "first", "stream", "processes", "long", "worst")


def _repeated(words: str, size: int) -> str:
    return (words * (size // len(words) + 1))[:size]


#: Inputs that some library or rule is, or was, quadratic on.
WORST: dict[str, Callable[[int], str]] = {
    "quotation marks": lambda n: '"' * n,
    "underscores": lambda n: "_" * n,
    "digits": lambda n: "7" * n,
    "dots": lambda n: "." * n,
    "letters": lambda n: "a" * n,
    "marks in turn": lambda n: _repeated("\"'”»", n),
    "a-a-a": lambda n: _repeated("a-", n),
    "a@a@a": lambda n: _repeated("a@", n),
    "A.A.A.": lambda n: _repeated("A.", n),
    "one word": lambda n: _repeated("ministeriet ", n),
    "blanks": lambda n: "a" + " " * n + "b",
    "combining marks": lambda n: "a" + "\u0301" * n,
    "short lines": lambda n: _repeated("Ny plan for data\n", n),
    "blank lines": lambda n: _repeated("a\n\n", n),
    "rows": lambda n: _repeated("a\tb\n", n),
    "bullets": lambda n: _repeated("• et punkt om data\n", n),
    "dates": lambda n: _repeated("14. juni 2016, ", n),
    "names": lambda n: _repeated("Anna Holm fra KL, ", n),
    "plans": lambda n: _repeated("handlingsplanen ", n),
}


def _texts(folder: Path, count: int) -> list[str]:
    texts = [p.read_text(encoding="utf-8") for p in sorted(folder.glob("*.txt"))]
    return (texts * (count // max(len(texts), 1) + 1))[:count]


def _peak() -> float:
    """Memory in use now, in MiB."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return float("nan")


def ratio(texts: list[str], base: str | None) -> None:
    """Words per second of the base pipeline and of full annotation, in turns."""
    words = sum(len(text.split()) for text in texts)
    bare, full = load_base(base), load(base)
    guard(bare)
    annotate_text(texts[0], base=base)
    bare(texts[0])
    spent = {"base pipeline alone": 0.0, "full annotation": 0.0}
    for text in texts:  # in turns, so that both see the same machine
        start = time.process_time()
        with one_thread:  # a second one waits more than it works, and counts all the same
            bare(text)
        middle = time.process_time()
        annotate_text(text, base=base)
        spent["base pipeline alone"] += middle - start
        spent["full annotation"] += time.process_time() - middle
    for name, seconds in spent.items():
        print(f"{name:28}{words / seconds:8.0f} words/s")
    quotient = spent["base pipeline alone"] / spent["full annotation"]
    print(f"{'ratio':28}{quotient:8.2f}")
    components = needed(full)
    shares = dict.fromkeys(["tokenizer", *components], 0.0)
    with one_thread:  # as `annotate_text` does it
        for text in texts:
            start = time.process_time()
            doc = full.make_doc(text)
            shares["tokenizer"] += time.process_time() - start
            for name, component in components.items():
                start = time.process_time()
                doc = component(doc)
                shares[name] += time.process_time() - start
    total = sum(shares.values())
    for name, seconds in shares.items():
        print(f"  {name:26}{100 * seconds / total:7.1f} %")


def first(folder: Path, base: str | None) -> None:
    """Seconds from nothing to the first annotation, in a process of its own."""
    path = sorted(folder.glob("*.txt"))[0]
    code = "from strategitekst.cli import main; main()"
    command = [sys.executable, "-c", code, "annotate", str(path), "--format", "json"]
    command += ["--base", base] if base else []
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    print(f"first document after {time.perf_counter() - start:.1f} s")


def stream(folder: Path, base: str | None, count: int) -> None:
    """Memory over many documents, each different from the others."""
    seen = []
    for number, text in enumerate(_texts(folder, count)):
        annotate_text(f"{text}\n\nSag {number} om emne{number} i by{number}.", base=base)
        if number + 1 in (count // 20, count // 4, count // 2, count):
            seen.append(f"{number + 1}: {_peak():.0f}")
    print(f"memory in MiB after documents {', '.join(seen)}")


def processes(folder: Path, base: str | None, count: int) -> None:
    """A batch with two processes against one, and with as many as the library chooses."""
    code = "from strategitekst.cli import main\nif __name__ == '__main__': main()"
    with tempfile.TemporaryDirectory() as name:
        source = Path(name) / "in"
        source.mkdir()
        for number, text in enumerate(_texts(folder, count)):
            (source / f"{number:05}.txt").write_text(f"{text}\n\nSag {number}.\n", encoding="utf-8")
        seconds: dict[str, float] = {}
        for jobs in ("1", "2", "default"):
            command = [sys.executable, "-c", code, "annotate", str(source)]
            command += ["--out", str(Path(name) / jobs)]
            command += ["--base", base] if base else []
            command += ["--jobs", jobs] if jobs != "default" else []
            start = time.perf_counter()
            subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
            seconds[jobs] = time.perf_counter() - start
    load_now = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    for jobs in ("2", "default"):
        print(
            f"{count} documents, --jobs {jobs} against 1: {seconds['1'] / seconds[jobs]:.2f} times"
        )
    print(
        f"(one process {seconds['1']:.0f} s; load of the machine {load_now:.1f}, {os.cpu_count()} cores)"
    )


def _growth(
    name: str, make: Callable[[int], str], sizes: tuple[int, ...], base: str | None
) -> None:
    annotate_text("Ny plan", base=base)  # loading is not counted
    costs = []
    for size in sizes:
        text = make(size)
        start = time.process_time()
        annotate_text(text, base=base)
        costs.append(1e6 * (time.process_time() - start) / size)
    grown = costs[-1] / costs[0]
    figures = "".join(f"{cost:9.1f}" for cost in costs)
    print(f"  {name:20}{figures}  µs/character, {grown:.2f} times from first to last")


def main() -> None:
    """Run the benchmark from the command line."""
    parser = argparse.ArgumentParser(description="Speed and memory, as ratios in one run.")
    parser.add_argument("--base", default=None)
    parser.add_argument("--documents", type=int, default=60)
    parser.add_argument("--stream", type=int, default=2000)
    parser.add_argument("--folder", type=Path, default=data("corpus", "demo"))
    parser.add_argument("--part", choices=PARTS, action="append")
    options = parser.parse_args()
    chosen = options.part or PARTS
    texts = _texts(options.folder, options.documents)
    if "ratio" in chosen:
        ratio(texts, options.base)
    if "first" in chosen:
        first(options.folder, options.base)
    if "long" in chosen:
        print("one long document of 20,000, 80,000 and 320,000 characters:")
        long = "\n\n".join(texts)
        _growth(
            "demo documents", lambda n: _repeated(long, n), (20_000, 80_000, 320_000), options.base
        )
    if "worst" in chosen:
        print("worst cases of 10,000, 40,000 and 160,000 characters, on a tokenizer alone:")
        for name, make in WORST.items():
            _growth(name, make, (10_000, 40_000, 160_000), "blank")
    if "stream" in chosen:
        stream(options.folder, options.base, options.stream)
    if "processes" in chosen:
        processes(options.folder, options.base, 10 * options.documents)


if __name__ == "__main__":
    main()

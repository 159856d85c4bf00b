"""Speed of the layers, as ratios in one run: seconds alone are not stable between machines.

Usage::

    python evaluation/bench.py [--base NAME] [--documents 60]

Prints, for the demo documents repeated: each component's share of the time, the whole pipeline
against the base pipeline alone, how the time grows with a document's length, and peak memory.
"""

import argparse
import resource
import time
from collections.abc import Callable
from pathlib import Path

from strategitekst.pipeline import load
from strategitekst.resources import resource as data


def _seconds(work: Callable[[], object], runs: int = 3) -> float:
    best = float("inf")
    for _ in range(runs):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def main() -> None:
    """Run the benchmark from the command line."""
    parser = argparse.ArgumentParser(description="Speed of the layers, as ratios in one run.")
    parser.add_argument("--base", default=None)
    parser.add_argument("--documents", type=int, default=60)
    parser.add_argument("--folder", type=Path, default=data("corpus", "demo"))
    options = parser.parse_args()
    texts = [p.read_text(encoding="utf-8") for p in sorted(options.folder.glob("*.txt"))]
    many = (texts * (options.documents // max(len(texts), 1) + 1))[: options.documents]
    words = sum(len(text.split()) for text in many)
    nlp = load(options.base)
    own = [name for name in nlp.pipe_names if name.startswith("strategitekst_")]
    nlp(many[0])

    shares = dict.fromkeys(nlp.pipe_names, 0.0)
    for text in many:
        doc = nlp.make_doc(text)
        for name, component in nlp.pipeline:
            start = time.perf_counter()
            doc = component(doc)
            shares[name] += time.perf_counter() - start
    total = sum(shares.values())
    print(f"{len(many)} documents, {words} words, {words / total:.0f} words/s")
    for name, seconds in shares.items():
        print(f"  {name:28}{100 * seconds / total:5.1f} %")
    base = total - sum(shares[name] for name in own)
    print(f"all layers against the base pipeline alone: {total / base:.2f} times" if base else "")

    long = "\n\n".join(many)
    for part in (long[: len(long) // 4], long[: len(long) // 2], long):
        seconds = _seconds(lambda part=part: nlp(part), runs=1)  # type: ignore[misc]
        print(
            f"one document of {len(part):8d} characters: {1e6 * seconds / len(part):6.1f} µs/character"
        )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MiB")


if __name__ == "__main__":
    main()

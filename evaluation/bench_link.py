"""How the linker grows: time, memory, pairs compared and quality from 1,000 mentions to a million.

Usage::

    python evaluation/bench_link.py [--sizes 1000 10000 100000] [--seed 0]

Each size runs in a process of its own, so that peak memory is its own. The time is that of
``link`` (mentions inside documents told first, then candidates, comparison, clustering, facts,
explanations), without making the texts, with as many processes as the machine has cores. "cpu" is the
processor's time of the process that links, which does not depend on what else the machine does, and growth
is of that: what the others do, telling mentions inside documents, is one document after the other. Their
memory, some 0.25 GiB each, comes on top. "no path": true pairs of mentions that no chain of
candidates joins, of all pairs at 10,000, of 10,000 drawn ones above. Beside it all pairs of names
by ``rapidfuzz.process.cdist``, as far as it goes in a minute.
"""

import argparse
import json
import math
import random
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np
from rapidfuzz import fuzz, process

from generator import make_collection
from strategitekst.evaluation.coreference import METRICS, Cluster, f1
from strategitekst.knowledge.registry import load_registry
from strategitekst.linking import link
from strategitekst.linking.candidates import candidate_pairs
from strategitekst.linking.cluster import UnionFind
from strategitekst.linking.gather import Gathered, gather
from strategitekst.processes import cores
from strategitekst.schema import Annotation, Collection

SIZES = (1_000, 10_000, 100_000, 1_000_000)
SAMPLE = 10_000
CDIST_SECONDS = 60
Place = tuple[str, int]


class _Timed:
    """The documents, with the time it took to make them and the true initiatives."""

    def __init__(self, size: int, seed: int) -> None:
        self.size, self.seed = size, seed
        self.seconds = self.busy = 0.0
        self.gold: dict[Place, str] = {}

    def __iter__(self) -> Iterator[Annotation]:
        start, busy = time.perf_counter(), time.process_time()
        for note, truth in make_collection(self.size, self.seed):
            for mention, identity in zip(note.initiatives, truth, strict=True):
                self.gold[note.id, mention.start] = identity
            self.seconds += time.perf_counter() - start
            self.busy += time.process_time() - busy
            yield note
            start, busy = time.perf_counter(), time.process_time()


def _clusters(of: dict[Place, str]) -> list[Cluster]:
    found: dict[str, set[Place]] = defaultdict(set)
    for place, identity in of.items():
        found[identity].add(place)
    return [frozenset(members) for members in found.values()]


def _quality(found: dict[Place, str], gold: dict[Place, str]) -> dict[str, float]:
    ours, theirs = _clusters(found), _clusters(gold)
    return {
        "B³": round(f1(METRICS["B³"], ours, theirs), 4),
        "MUC": round(f1(METRICS["MUC"], ours, theirs), 4),
    }


def _placed(collection: Collection) -> dict[Place, str]:
    return {(m.document, m.start): i.id for i in collection.initiatives for m in i.mentions}


def _true_pairs(gold: dict[Place, str], *, every: bool) -> list[tuple[Place, Place]]:
    clusters = [sorted(c) for c in _clusters(gold) if len(c) > 1]  # type: ignore[type-var]
    if every:
        return [(a, b) for c in clusters for a, b in combinations(c, 2)]  # type: ignore[misc]
    rng = random.Random(0)
    weights = [len(c) * (len(c) - 1) for c in clusters]
    drawn = rng.choices(clusters, weights, k=SAMPLE)
    return [tuple(rng.sample(c, 2)) for c in drawn]  # type: ignore[misc]


def _no_path(gathered: Gathered, gold: dict[Place, str], *, every: bool) -> float:
    groups = gathered.groups
    sets = UnionFind(len(groups))
    for i, j in candidate_pairs(groups).tolist():
        sets.join(i, j)
    at = gathered.group_at()
    pairs = _true_pairs(gold, every=every)
    return sum(sets.find(at[a]) != sets.find(at[b]) for a, b in pairs) / len(pairs)


def _by_cdist(gathered: Gathered, gold: dict[Place, str]) -> dict[str, object]:
    """Join groups whose names are alike, all pairs compared."""
    groups = gathered.groups
    names = [" ".join(sorted(g.titles or g.descriptions))[:80] for g in groups]
    sets = UnionFind(len(groups))
    start, block, done = time.perf_counter(), 100, 0
    for low in range(0, len(names), block):
        alike = process.cdist(
            names[low : low + block],
            names,
            scorer=fuzz.ratio,
            score_cutoff=92,
            workers=2,
            dtype=np.uint8,
        )
        for i, j in np.argwhere(alike).tolist():
            if names[low + i] and low + i < j:
                sets.join(low + i, j)
        done += len(alike) * len(names)
        if time.perf_counter() - start > CDIST_SECONDS:
            break
    seconds = time.perf_counter() - start
    share = done / max(1, len(names) ** 2)
    result: dict[str, object] = {
        "seconds": round(seconds, 1),
        "share": round(share, 3),
        "whole": round(seconds / share, 1),
    }
    if share == 1:
        found = {place: str(sets.find(i)) for place, i in gathered.group_at().items()}
        result |= _quality(found, gold)
    return result


def run_one(size: int, seed: int) -> dict[str, object]:
    """Measure one size in this process."""
    notes = _Timed(size, seed)
    registry = load_registry()
    start, busy = time.perf_counter(), time.process_time()
    collection = link(notes, registry, jobs=cores())
    seconds = time.perf_counter() - start - notes.seconds
    busy = time.process_time() - busy - notes.busy
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    found = _placed(collection)
    sizes = sorted((len(c) for c in _clusters(notes.gold)), reverse=True)
    result: dict[str, object] = {
        "mentions": len(notes.gold),
        "initiatives": len(sizes),
        "mean": round(len(notes.gold) / len(sizes), 1),
        "largest": sizes[0],
        "seconds": round(seconds, 2),
        "cpu": round(busy, 2),
        "making": round(notes.seconds, 1),
        "GiB": round(peak, 2),
        **_quality(found, notes.gold),
    }
    print(
        json.dumps(result, ensure_ascii=False), file=sys.stderr, flush=True
    )  # the rest takes long
    del collection, found
    again = _Timed(size, seed)
    gathered = gather(again, registry, jobs=cores())
    result["groups"] = len(gathered.groups)
    result["pairs"] = len(candidate_pairs(gathered.groups))
    result["no path"] = round(_no_path(gathered, again.gold, every=size <= 10_000), 5)
    result["cdist"] = _by_cdist(gathered, again.gold)
    return result


def _print(rows: Sequence[dict[str, object]]) -> None:
    print(
        "mentions  initiatives  groups     pairs  seconds    cpu s    GiB  growth  no path    B³    MUC   cdist s (share) B³"
    )
    before: dict[str, object] | None = None
    for row in rows:
        growth = ""
        if before is not None:
            times = float(str(row["cpu"])) / float(str(before["cpu"]))
            more = float(str(row["mentions"])) / float(str(before["mentions"]))
            growth = f"n^{math.log(times) / math.log(more):.2f}"
        cdist = row["cdist"]
        assert isinstance(cdist, dict)
        print(
            f"{row['mentions']:>8}  {row['initiatives']:>11}  {row['groups']:>6}  {row['pairs']:>8}  {row['seconds']:>7}"
            f"  {row['cpu']:>7}  {row['GiB']:>5}  {growth:>6}  {row['no path']:>7}  {row['B³']:.3f}  {row['MUC']:.3f}"
            f"   {cdist['whole']} ({cdist['share']}) {cdist.get('B³', '–')}"
        )
        before = row


def main() -> None:
    """Run the benchmark from the command line."""
    parser = argparse.ArgumentParser(description="How the linker grows.")
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(run_one(options.one, options.seed), ensure_ascii=False))
        return
    rows = []
    for size in options.sizes:
        done = subprocess.run(
            [sys.executable, __file__, "--one", str(size), "--seed", str(options.seed)],
            check=True,
            capture_output=True,
            text=True,
        )
        rows.append(json.loads(done.stdout))
        print(json.dumps(rows[-1], ensure_ascii=False), file=sys.stderr)
    _print(rows)


if __name__ == "__main__":
    main()

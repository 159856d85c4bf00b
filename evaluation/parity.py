"""Whether a document gives the same passages from every kind of file, and how fast each is read.

Usage::

    python evaluation/parity.py [--errors]

Reads the ten documents in ``tests/data/parity``, made there with LibreOffice, Chromium and a mail
library. F1 of (words, role) against the blocks they were written from; page furniture is left out,
since the formats rightly differ in it. White space and the kind of bullet are not compared.
"""

import argparse
import re
import time
from collections import Counter
from pathlib import Path

from strategitekst.read import read_file
from strategitekst.segment import segment

FOLDER = Path(__file__).parents[1] / "tests" / "data" / "parity"
FORMATS = ("txt", "html", "docx", "odt", "rtf", "pdf", "chromium.pdf", "eml")
Passages = Counter[tuple[str, str]]


def _normal(words: str) -> str:
    return " ".join(re.sub(r"^[•\-–]\s*", "• ", words).split())


def gold() -> dict[str, Passages]:
    """Return the passages each document was written from."""
    found: dict[str, Passages] = {}
    name = ""
    for line in (FOLDER / "sources.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("==="):
            name = line.strip("= ")
            found[name] = Counter()
        elif name and line.strip():
            role, _, words = line.partition(": ")
            found[name][(_normal(words), role)] += 1
    return found


def passages(path: Path) -> Passages:
    """Return the passages of a file, without page furniture."""
    raw = read_file(path)
    return Counter(
        (_normal(raw.text[p.start : p.end]), p.role)
        for p in segment(raw.text, raw.blocks)
        if p.role != "boilerplate"
    )


def f_score(right: int, found: int, wanted: int) -> float:
    """Return F1 of counts."""
    return 2 * right / (found + wanted) if found + wanted else 1.0


def table() -> dict[str, tuple[float, float, list[str]]]:
    """Measure all formats.

    Returns:
        For each format F1 over all documents, the lowest of one document, and the differences.
    """
    wanted = gold()
    result = {}
    for kind in FORMATS:
        right = found = total = 0
        lowest, errors = 1.0, []
        for name, expected in wanted.items():
            got = passages(FOLDER / f"{name}.{kind}")
            same = (got & expected).total()
            right, found, total = right + same, found + got.total(), total + expected.total()
            lowest = min(lowest, f_score(same, got.total(), expected.total()))
            errors += [f"{name}.{kind} - {item}" for item in (expected - got)]
            errors += [f"{name}.{kind} + {item}" for item in (got - expected)]
        result[kind] = (f_score(right, found, total), lowest, errors)
    return result


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description="Passages and speed, kind of file by kind of file."
    )
    parser.add_argument("--errors", action="store_true", help="print what differs")
    options = parser.parse_args()
    print(f"{'format':14}{'F1':>7}{'lowest':>8}{'documents/s':>13}{'pages/s':>9}")
    for kind, (score, lowest, errors) in table().items():
        files = sorted(FOLDER.glob(f"*[a-z].{kind}"))
        files = [f for f in files if kind == "chromium.pdf" or "chromium" not in f.name]
        start = time.perf_counter()
        count = pages = 0
        while time.perf_counter() - start < 1:
            for path in files:
                raw = read_file(path)
                count += 1
                pages += max((b.page or 0 for b in raw.blocks), default=0)
        seconds = time.perf_counter() - start
        rate = f"{pages / seconds:9.0f}" if pages else f"{'':9}"
        print(f"{kind:14}{score:7.3f}{lowest:8.3f}{count / seconds:13.0f}{rate}")
        if options.errors:
            print("\n".join(f"    {line}" for line in errors))


if __name__ == "__main__":
    main()

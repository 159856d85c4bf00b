"""A dated report of each part of the corpus, filed in ``evaluation/results/``.

Usage::

    python evaluation/report.py [--split dev --split test] [--data FOLDER] [--base NAME]

Writes ``DATE-PART.md`` and ``DATE-PART.json`` with all tables, robustness and, where the treebank is
there, the base pipeline's figures on the part of the same name. A report is never written over:
the test part is measured for a report, not again and again.
"""

import argparse
import json
import os
import sys
from datetime import date
from pathlib import Path

import treebank
from strategitekst.errors import StrategitekstError
from strategitekst.evaluation.evaluate import evaluate, read_gold
from strategitekst.evaluation.report import to_json, to_markdown
from strategitekst.evaluation.robustness import robustness
from strategitekst.loading import Settings

_ROOT = Path(__file__).parents[1]


def _say(what: str) -> None:
    print(what, file=sys.stderr)


def _report(options: argparse.Namespace, split: str) -> None:
    stem = options.out / f"{options.date}-{split}"
    target = stem.with_name(f"{stem.name}.md")
    if target.exists():
        raise StrategitekstError(f"{target}: is there; a report is never written over")
    gold, settings = read_gold(options.corpus, split), Settings(options.base)
    evaluation = evaluate(gold, settings, progress=_say)
    changes = robustness(gold, settings, progress=_say, workers=min(2, os.cpu_count() or 1))
    text = to_markdown(evaluation, changes)
    if (options.data / "uner-ddt").is_dir():
        text += "\n" + treebank.to_markdown(options.data, split, options.base) + "\n"
    data = json.dumps(to_json(evaluation, changes), ensure_ascii=False, indent=1) + "\n"
    target.write_text(f"<!-- {options.date} -->\n{text}", encoding="utf-8")
    stem.with_name(f"{stem.name}.json").write_text(data, encoding="utf-8")
    _say(str(target))


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description="File a dated report of parts of the corpus.")
    parser.add_argument("--corpus", type=Path, default=_ROOT / "corpus")
    parser.add_argument("--split", action="append", choices=["dev", "test"])
    parser.add_argument("--out", type=Path, default=_ROOT / "evaluation" / "results")
    parser.add_argument("--date", default=date.today().isoformat())
    parser.add_argument("--base", default=None)
    parser.add_argument("--data", type=Path, default=_ROOT / ".." / "shared" / "data" / "danish")
    options = parser.parse_args()
    try:
        for split in options.split or ["dev", "test"]:
            _report(options, split)
    except StrategitekstError as error:
        sys.exit(f"report: {error}")


if __name__ == "__main__":
    main()

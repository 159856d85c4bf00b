"""Names, sentences, parts of speech and lemmas on the Danish treebank: the base pipeline by itself.

Usage::

    python evaluation/treebank.py [--data FOLDER] [--part test] [--base NAME]

UNER and UD Danish DDT, on raw text: ten consecutive sentences joined by one blank are a text, cut by
the pipeline's own tokenizer; one sentence a text and the whole file stand beside it. Counted by
``models/train/evaluate.py``. The floor of sentences is spaCy's rule for full stops.
"""

import argparse
import sys
from pathlib import Path
from typing import Any

import spacy

from strategitekst.errors import StrategitekstError
from strategitekst.evaluation.report import table
from strategitekst.loading import load_base

_ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(_ROOT / "models" / "train"))

from evaluate import LABELS, evaluate, gold_texts, sentence_figures  # noqa: E402


def _sentencizer(data: Path, part: str) -> dict[str, float]:
    """F of spaCy's sentencizer by size of text."""
    nlp = spacy.blank("da")
    nlp.add_pipe("sentencizer")
    nlp.max_length = 10_000_000
    found = {}
    for name, size in (
        ("sentences", 10),
        ("sentences_one_per_text", 1),
        ("sentences_whole_file", 10**6),
    ):
        texts = gold_texts(data, part, size)
        found[name] = sentence_figures(texts, list(nlp.pipe(t.text for t in texts)))["f"]
    return found


def to_markdown(data: Path, part: str, base: str | None) -> str:
    """Measure and write as Markdown.

    Args:
        data: folder with ``uner-ddt`` and ``ud-ddt``.
        part: ``dev`` or ``test``.
        base: name or path of a Danish pipeline; the embedded one where none is named.
    """
    nlp = load_base(base)
    nlp.max_length = 10_000_000
    found: dict[str, Any] = evaluate(nlp, data, part)
    names = [
        [label, *(f"{found['names'][label][k]:.1f}" for k in ("p", "r", "f"))]
        for label in ("all", *LABELS)
    ]
    low, high = found["names_f_95"]
    floor = _sentencizer(data, part)
    sentences = [
        [name.replace("_", " "), f"{found[name]['f']:.1f}", f"{value:.1f}"]
        for name, value in floor.items()
    ]
    words = [[name, f"{value:.1f}"] for name, value in found["words"].items()]
    compounds = found["names_without_compounds"]["all"]["f"]
    return "\n\n".join(
        [
            f"## Treebank (Danish DDT, {part}), {base or 'embedded pipeline'}",
            table(["names", "precision", "recall", "F"], names),
            f"F of all names {low:.1f}–{high:.1f} (bootstrap 95 % over texts); {compounds:.1f} where"
            " compounds that begin with a name do not count.",
            table(["sentences, F", "pipeline", "rule for full stops"], sentences),
            table(["words, %", "right"], words),
        ]
    )


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description="The base pipeline on the Danish treebank.")
    parser.add_argument("--data", type=Path, default=_ROOT / ".." / "shared" / "data" / "danish")
    parser.add_argument("--part", choices=["dev", "test"], default="dev")
    parser.add_argument("--base", default=None)
    options = parser.parse_args()
    if not (options.data / "uner-ddt").is_dir():
        sys.exit(f"treebank: {options.data}: has no uner-ddt; name the folder with --data")
    try:
        print(to_markdown(options.data, options.part, options.base))
    except StrategitekstError as error:
        sys.exit(f"treebank: {error}")


if __name__ == "__main__":
    main()

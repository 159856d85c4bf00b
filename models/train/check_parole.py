"""Check the conversion of PAROLE tags on the dev part, which exists in both analyses.

Prints the share of words, among those the conversion does not leave open, that get the part of
speech, features and lemma of Universal Dependencies.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from parole import convert
from readers import Token, join_analyses, read_conllu, read_treebank, squeeze


def agreement(data: Path, part: str = "dev") -> Counter[str]:
    """Count the words compared and, by layer, those that agree."""
    converted = {
        squeeze("".join(word.text for word in words)): [convert(word) for word in words]
        for words in read_treebank(data / "cdt-ddt" / f"ddt-cdt-{part}.conllx")
    }
    counts: Counter[str] = Counter()
    for gold in read_conllu(data / "ud-ddt" / f"da_ddt-ud-{part}.conllu"):
        other = converted.get(squeeze("".join(token.text for token in gold)))
        if other is None:
            continue
        joined = join_analyses([Token(token.text) for token in gold], other)
        for right, found in zip(gold, joined, strict=True):
            if found.pos is not None:
                counts["words"] += 1
                counts["pos"] += found.pos == right.pos
                counts["feats"] += found.feats == right.feats
                counts["lemma"] += found.lemma == right.lemma
    return counts


def main() -> None:
    """Print the agreement in per cent."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/danish"))
    counts = agreement(parser.parse_args().data)
    for key in ("pos", "feats", "lemma"):
        print(f"{key} {100 * counts[key] / counts['words']:.2f} % of {counts['words']:,} words")


if __name__ == "__main__":
    main()

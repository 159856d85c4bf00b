"""Package: the trained pipeline with its labels, licence, sources, figures and model card.

The folder is written beside its place and moved there at the end, so that a reader finds either
the old pipeline or the new one.
"""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

LICENCE = "CC BY-SA 4.0"
VERSION = "0.3.1"
SOURCES = [
    {
        "name": "Universal NER, Danish-DDT (names in the Danish Dependency Treebank)",
        "url": "https://github.com/UniversalNER/UNER_Danish-DDT",
        "license": "CC BY-SA 4.0",
        "author": "Plank et al. 2020; Mayhew et al. 2024",
    },
    {
        "name": "Copenhagen Dependency Treebank: Danish Dependency Treebank and PAROLE-DK",
        "url": "https://github.com/mbkromann/copenhagen-dependency-treebank",
        "license": "MIT or CC BY-SA 4.0",
        "author": "Matthias Buch-Kromann and others",
    },
    {
        "name": "UD Danish-DDT 2.17 (development and test parts, for figures only)",
        "url": "https://github.com/UniversalDependencies/UD_Danish-DDT",
        "license": "CC BY-SA 4.0",
        "author": "Anders Johannsen, Héctor Martínez Alonso, Barbara Plank",
    },
    {
        "name": "NorNE, Norwegian Bokmål, translated word by word with Apertium",
        "url": "https://github.com/ltgoslo/norne",
        "license": "CC0 (annotation)",
        "author": "Jørgensen et al. 2020",
    },
    {
        "name": "Danish names with counts, from DaCy",
        "url": "https://github.com/centre-for-humanities-computing/DaCy",
        "license": "Apache 2.0",
        "author": "Centre for Humanities Computing, Aarhus University",
    },
    {
        "name": "Minutes of Folketinget, January to June 2023 (word vectors of the teachers, and up to 0.2.0 of the pipeline)",
        "url": "https://github.com/nshern/folketinget_llm",
        "license": "public minutes of the Danish parliament",
        "author": "Folketinget",
    },
    {
        "name": "The train part of the corpus of strategitekst",
        "url": "corpus/train",
        "license": "CC BY-SA 4.0",
        "author": "The strategitekst developers",
    },
]
DATA_FILES = (
    "uner-ddt/da_ddt-ud-train.iob2",
    "uner-ddt/da_ddt-ud-dev.iob2",
    "uner-ddt/da_ddt-ud-test.iob2",
    "cdt-ddt/ddt-cdt-train.conllx",
    "ud-ddt/da_ddt-ud-dev.conllu",
    "ud-ddt/da_ddt-ud-test.conllu",
    "parole/parole-tagged.txt",
    "norne/da-translated.iob2",
    "names/names.csv",
)
WRITING = {"capitals": "text in capitals", "typographic": "typographic marks (’ ” –)"}
NAME_LABELS = {
    "UNER PER, ORG, LOC, MISC": "the same",
    "UNER …part (a compound that begins with a name)": "kept apart: PERpart, ORGpart, LOCpart, MISCpart",
    "UNER …deriv (a word derived from a name)": "no name",
    "NorNE GPE_LOC, GPE_ORG": "LOC",
    "NorNE PROD, EVT": "MISC",
    "NorNE DRV": "no name; left open in compounds",
    "NorNE ORG on Regjeringen": "no name",
}


def checksum(path: Path) -> str:
    """Give the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def forget_paths(nlp: Language) -> None:
    """Take the places of the training files out of the configuration that is saved."""
    config = nlp.config
    for key in config["paths"]:
        config["paths"][key] = None
    config["initialize"]["before_init"] = None
    config["initialize"]["after_init"] = None
    config["initialize"]["vectors"] = None
    nlp.config = config


def meta(
    data: Path, figures: dict[str, Any], recipe: dict[str, Any], sums: dict[str, str]
) -> dict[str, Any]:
    """Give what ``meta.json`` says beyond what spaCy writes itself."""
    part = list(figures)[-1]
    test = figures[part]
    names = test["names"]
    return {
        "name": "strategi_sm",
        "version": VERSION,
        "spacy_version": ">=3.8.7,<3.9.0",
        "description": "Danish: parts of speech, features, lemmas, sentences and names. Small, for CPU.",
        "author": "The strategitekst developers",
        "license": LICENCE,
        "sources": SOURCES,
        "performance": {
            "ents_p": names["all"]["p"] / 100,
            "ents_r": names["all"]["r"] / 100,
            "ents_f": names["all"]["f"] / 100,
            "ents_per_type": {
                label: {key: value / 100 for key, value in row.items()}
                for label, row in names.items()
                if label != "all"
            },
            "sents_f": test["sentences"]["f"] / 100,
            "pos_acc": test["words"]["pos"] / 100,
            "morph_acc": test["words"]["feats"] / 100,
            "lemma_acc": test["words"]["lemma"] / 100,
            "speed": test["words_per_second"],
        },
        "figures": figures,
        "performance_definition": f"Treebank {part} part, ten consecutive sentences joined by one "
        "blank, own tokenizer; names strict, PER, ORG, LOC; models/train/evaluate.py",
        "recipe": recipe,
        "label_mappings": NAME_LABELS,
        "data_sha256": {name: checksum(data / name) for name in DATA_FILES} | sums,
    }


def between(limits: list[float]) -> str:
    """Write the two ends of an interval."""
    return f"{limits[0]} to {limits[1]}"


def span_lines(part: str, found: dict[str, Any]) -> list[str]:
    """Write the rows of names and sentences of one part."""
    lines = []
    for label in ("all", "PER", "ORG", "LOC"):
        row = found["names"][label]
        shown = "PER, ORG, LOC together" if label == "all" else label
        ends = between(found["names_95"][label])
        lines.append(f"| {part} | names, {shown} | {row['p']} | {row['r']} | {row['f']} | {ends} |")
    row = found["names_without_compounds"]["all"]
    lines.append(f"| {part} | names without compounds | {row['p']} | {row['r']} | {row['f']} | |")
    for key, value in found["names_f_other_writing"].items():
        lines.append(f"| {part} | names, {WRITING[key]} | | | {value} | |")
    for key, shown in (
        ("sentences", "sentences, ten a text"),
        ("sentences_one_per_text", "sentences, one a text"),
        ("sentences_whole_file", "sentences, whole file"),
    ):
        row = found[key]
        ends = between(found["sentences_95"]) if key == "sentences" else ""
        lines.append(f"| {part} | {shown} | {row['p']} | {row['r']} | {row['f']} | {ends} |")
    return lines


def word_line(part: str, found: dict[str, Any]) -> str:
    """Write the row of words of one part."""
    cells = [
        f"{found['words'][key]} ({between(found['words_95'][key])})"
        for key in ("token", "pos", "feats", "lemma")
    ]
    return f"| {part} | {' | '.join(cells)} |"


def noise_lines(figures: dict[str, Any]) -> list[str]:
    """Write the rows of names under changes: mean, and the range of the seeds."""
    lines = []
    for name in figures["test"]["robustness"]:
        cells = []
        for part in ("dev", "test"):
            row = figures[part]["robustness"][name]
            spread = (
                f" ({row['least']} to {row['greatest']})" if row["least"] < row["greatest"] else ""
            )
            cells.append(f"{row['mean']}{spread}")
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return lines


def card(template: str, figures: dict[str, Any], megabytes: float) -> str:
    """Fill the figures into the model card."""
    spans = [line for part, found in figures.items() for line in span_lines(part, found)]
    words = [word_line(part, found) for part, found in figures.items()]
    speed = figures["test"]["speed"]
    return (
        template.replace("{{spans}}", "\n".join(spans))
        .replace("{{words}}", "\n".join(words))
        .replace("{{noise}}", "\n".join(noise_lines(figures)))
        .replace("{{speed}}", f"{speed['words_per_second']:,}")
        .replace("{{default}}", f"{speed['default_words_per_second']:,}")
        .replace("{{ratio}}", f"{speed['ratio']:.2f}")
        .replace("{{library}}", f"{speed['library_words_per_second']:,}")
        .replace("{{library_ratio}}", f"{speed['library_ratio']:.2f}")
        .replace("{{megabytes}}", f"{megabytes:.0f}")
    )


def weights(folder: Path) -> dict[str, str]:
    """Give the SHA-256 of every file of weights of a pipeline."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {
        path.relative_to(folder).as_posix(): checksum(path)
        for path in files
        if path.name in {"model", "vectors", "trees", "moves"}
    }


def package(
    trained: Path,
    data: Path,
    out: Path,
    figures: dict[str, Any],
    recipe: dict[str, Any],
    sums: dict[str, str],
) -> None:
    """Write the pipeline to ``out``, replacing what is there.

    Args:
        trained: folder of the trained pipeline.
        data: folder of the treebanks.
        out: folder to write.
        figures: what was measured, by part.
        recipe: how the training texts were made.
        sums: checksums of data that do not lie in ``data``.
    """
    nlp = spacy.load(trained)
    forget_paths(nlp)
    nlp.meta.pop("performance", None)
    nlp.meta.update(meta(data, figures, recipe, sums))
    nlp.meta["weights_sha256"] = weights(trained)
    fresh = out.with_name(out.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    out.parent.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(fresh)
    size = sum(path.stat().st_size for path in fresh.rglob("*") if path.is_file()) / 1e6
    template = Path(__file__).with_name("card.md").read_text(encoding="utf-8")
    (fresh / "README.md").write_text(card(template, figures, size), encoding="utf-8")
    old = out.with_name(out.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if out.exists():
        out.rename(old)
    fresh.rename(out)
    shutil.rmtree(old, ignore_errors=True)

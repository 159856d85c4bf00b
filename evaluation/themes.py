"""Figures of the theme layer alone: rows to compare, ablation, learning curve, challenge, speed.

Usage::

    export PYTHONPATH=models/themes
    python evaluation/themes.py compare  [--corpus corpus]   # frozen list, blocks of features, register
    python evaluation/themes.py curve    [--corpus corpus]   # own themes: active against random choice
    python evaluation/themes.py challenge                    # evaluation/challenge/themes.jsonl
    python evaluation/themes.py speed    [--corpus corpus]   # against the base pipeline's own time

``compare`` trains on the train part and judges by held-out folds and on dev; passages are those of
the gold annotation, so that segmenting plays no part. ``strategitekst evaluate`` judges the whole
pipeline, with calibration and floors.
"""

import argparse
import json
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar, Final

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from strategitekst.corpus import load_corpus
from strategitekst.labels import THEMES
from strategitekst.loading import load_base
from strategitekst.quick import one_thread
from strategitekst.themes import (
    OwnClassifier,
    OwnTheme,
    Snippet,
    classify,
    default_classifier,
    default_theme_classifier,
    suggest,
    train_own,
)
from strategitekst.themes.give import MOST_THEMES, order
from strategitekst.themes.model import ThemeModel
from strategitekst.themes.own import Seen
from strategitekst.themes.teach import Label
from strategitekst.themes.terms import Term
from train import (
    BLOCKS,
    Examples,
    add_network,
    from_corpus,
    held_out,
    read_vectors,
    sentences,
    train,
    train_networks,
    written,
)

CHALLENGE: Final = Path(__file__).parent / "challenge" / "themes.jsonl"
_Floats = NDArray[np.float64]
#: What a user might write: the column of typical words of the annotation guidelines.
USUAL: Final = {
    "sikkerhed": "informationssikkerhed*; cyber*; databeskyt*; trusler*; iso 27001; beredskab*; persondata",
    "sammenhæng": "forløb*; på tværs; tale* sammen; genbrug* data; deling af data; én indgang",
    "kompetencer": "kompetence*; færdighed*; opkvalificer*; kurs*; teknologiforståelse*; it-kundskab*",
    "styring": "governance; styregruppe*; portefølje*; prioriter*; projektmodel*; tidsplan*",
    "infrastruktur": "rammearkitektur*; snitflade*; standard*; grunddata*; støttesystem*; mitid; cloud*",
    "data": "effektmål*; dokumentation*; nøgletal*; ledelsesinformation*; statistik*; åbne data",
    "borgerservice": "selvbetjening*; borger.dk; digital kommunikation; kanal*; brugervenlig*; sagsbehandlingstid*",
    "digital velfærd": "velfærdsteknologi*; skærmbesøg*; telemedicin*; aula; læremid*",
    "tillid": "tryghed*; dataetik*; gennemsigtig*; retssikkerhed*; borgerinddrag*; lokaldemokrati*",
    "inklusion": "digitalt udfordrede; fritag*; fuldmagt*; pårørende; tilgængelighed*",
    "effektivisering": "gevinst*; business case*; bespar*; afbureaukratiser*; frigjort tid; arbejdskraftmangel*",
    "marked": "leverandør*; udbud*; monopol*; kontrakt*; ski; opi; leverandørbinding*; techgigant*",
    "samarbejde": "aftale*; pagt*; parter*; forhandl*; dialog*; høring*; partnerskab*",
    "ny teknologi": "kunstig intelligens; algoritme*; automatiser*; sensor*; smart city; signaturprojekt*; modn*",
    "lovgivning": "lovforslag*; forordning*; hjemmel*; regelforenkl*; juridisk*; tilsyn*; digitaliseringsklar*",
    "bæredygtighed": "klima*; co2*; grøn* omstilling; energi*; cirkulær*",
}


def figures(given: Sequence[Sequence[str]], gold: Examples) -> dict[str, float]:
    """Micro and macro F1 and main theme of themes given, with a bootstrap interval of micro F1."""
    chosen = np.array([[theme in names for theme in THEMES] for names in given])
    right, both = (chosen & gold.wanted), chosen.sum(axis=1) + gold.wanted.sum(axis=1)
    groups = np.unique(gold.groups)
    counts = np.array(
        [[right[gold.groups == g].sum(), both[gold.groups == g].sum()] for g in groups]
    )
    rng = np.random.default_rng(0)
    drawn = rng.multinomial(len(groups), np.full(len(groups), 1 / len(groups)), size=1000) @ counts
    low, high = np.quantile(2 * drawn[:, 0] / np.maximum(drawn[:, 1], 1), [0.025, 0.975])
    each = 2 * right.sum(axis=0) / np.maximum(chosen.sum(axis=0) + gold.wanted.sum(axis=0), 1)
    themed = np.flatnonzero(gold.main.any(axis=1))
    main = [given[i][:1] == [THEMES[gold.main[i].argmax()]] for i in themed.tolist()]
    return {
        "micro": 2 * right.sum() / both.sum(), "low": low, "high": high, "macro": each.mean(),
        "least": each.min(), "main": float(np.mean(main)),
        "precision": right.sum() / max(chosen.sum(), 1), "recall": right.sum() / gold.wanted.sum(),
    }  # fmt: skip


def given_by(model: ThemeModel, part: Examples) -> list[list[str]]:
    """The themes that a model gives to passages, the main one first."""
    names = []
    for row in model.scores(part.snippets):
        chosen = [int(j) for j in np.argsort(-row) if row[j] >= model.thresholds[j]][:MOST_THEMES]
        names.append([THEMES[j] for j in order(row, chosen, THEMES)])
    return names


def _line(name: str, f: dict[str, float]) -> str:
    return (
        f"{name:44} {f['micro']:.3f} ({f['low']:.3f}–{f['high']:.3f})  macro {f['macro']:.3f}"
        f"  least {f['least']:.2f}  main {f['main']:.3f}  P {f['precision']:.3f} R {f['recall']:.3f}"
    )


def compare(corpus: Path) -> None:
    """Print the frozen list, single blocks, all blocks, each block left out, and less training."""
    own = from_corpus(load_corpus(corpus, ["train"]).notes)
    dev = from_corpus(load_corpus(corpus, ["dev"]).notes)
    plain, single, vectors = written(), sentences(), read_vectors()
    frozen = default_classifier()
    print("frozen term list, on dev, train, plain documents")
    for part in (dev, own, plain):
        names = [[t.theme for t in themes] for themes, _ in frozen.judge(part.snippets)]
        print(_line("  frozen term list", figures(names, part)))
    everything = own + plain + single
    judged = np.arange(len(own.snippets))  # the corpus comes first in all of them
    rows: dict[str, tuple[Sequence[str], Examples]] = {
        "terms": (("terms", "form"), everything),
        "n-grams of stems": (("words", "form"), everything),
        "vectors": (("vectors", "form"), everything),
        "terms, n-grams": (("terms", "single", "words", "form"), everything),
        "terms, n-grams, vectors": (BLOCKS[:-1], everything),
        "all: with the passage before": (BLOCKS, everything),
        "all, corpus alone": (BLOCKS, own),
        **{
            f"all without {block}": ([b for b in BLOCKS if b != block], everything)
            for block in BLOCKS[:-1]
        },
        "all and runs of letters": ((*BLOCKS, "chars"), everything),
    }
    for name, (blocks, given) in rows.items():
        model = train(given, vectors, blocks)
        print(_line(f"{name}: dev", figures(given_by(model, dev), dev)), flush=True)
        print(f"{'':44} folds, corpus: {held_out(model, own, judged)}", flush=True)
    model = train(everything, vectors)
    add_network(model, train_networks(everything, vectors), everything)
    print(_line("all, and the network: dev", figures(given_by(model, dev), dev)))
    print(f"{'':44} folds, corpus: {held_out(model, own, judged)}")


def curve(corpus: Path) -> None:
    """Own themes with few labels: F1 on dev after 0, 5, 10, 25, 50 labels, active and random.

    Each of the sixteen themes is taken as a user's own, with the usual words of the guidelines.
    The model below it was trained on the train part with these themes, so its values are left out.
    """
    own = from_corpus(load_corpus(corpus, ["train"]).notes)
    dev = from_corpus(load_corpus(corpus, ["dev"]).notes)
    themes = [
        OwnTheme(name, "", tuple(Term(name, tuple(w.split()), 2.0) for w in words.split("; ")))
        for name, words in USUAL.items()
    ]
    steps = (0, 5, 10, 25, 50)
    print(f"{'labels per theme':24}" + "".join(f"{s:8}" for s in steps))
    for way in ("active", "random"):
        results = np.zeros((len(themes), len(steps)))
        for i, theme in enumerate(themes):
            classifier = _Blind([theme])
            labels: list[Label] = []
            rng = np.random.default_rng(i)
            current: Sequence[OwnTheme] = [theme]
            for s, step in enumerate(steps):
                while len(labels) < step:
                    seen = {label.text for label in labels}
                    count = min(5, step - len(labels))
                    if way == "active":
                        chosen = suggest(_Blind(current), 0, own.snippets, count, seen)
                        places = [k for k, _ in chosen]
                    else:
                        free = [k for k, p in enumerate(own.snippets) if p.text not in seen]
                        places = rng.choice(free, count, replace=False).tolist()
                    labels += [
                        Label(theme.name, bool(own.wanted[k, i]), own.snippets[k].text)
                        for k in places
                    ]
                    current = train_own([theme], labels, own.snippets, classifier)
                scores = _Blind(current).scores(dev.snippets)[:, 0]
                results[i, s] = _f1(scores >= 0.5, dev.wanted[:, i])
        print(f"{way:24}" + "".join(f"{v:8.3f}" for v in results.mean(axis=0)), flush=True)


class _Blind(OwnClassifier):
    """A user's classifier that does not see the values of the model below it; quick when asked again."""

    rows: ClassVar[dict[str, tuple[_Floats, Any]]] = {}
    priors: ClassVar[dict[tuple[str, str], float]] = {}

    def prior(self, passages: Sequence[Snippet | str], index: int) -> _Floats:
        texts = [p if isinstance(p, str) else p.text for p in passages]
        name = self.themes[index].name
        new = [t for t in dict.fromkeys(texts) if (name, t) not in self.priors]
        for text, value in zip(new, super().prior(new, index), strict=True):
            self.priors[name, text] = float(value)
        return np.array([self.priors[name, t] for t in texts])

    def seen(self, passages: Sequence[Snippet | str]) -> Seen:
        texts = [p if isinstance(p, str) else p.text for p in passages]
        new = [t for t in dict.fromkeys(texts) if t not in self.rows]
        if new:
            found = super().seen(new)
            self.rows.update(zip(new, zip(found.vectors, found.words, strict=True), strict=True))
        known = [self.rows[t] for t in texts]
        values = np.zeros((len(texts), len(self.model.labels)))
        return Seen(np.array([v for v, _ in known]), values, sparse.vstack([w for _, w in known]))


def _f1(given: Any, wanted: Any) -> float:
    return float(2 * (given & wanted).sum() / max(given.sum() + wanted.sum(), 1))


def challenge() -> None:
    """Share of challenge passages whose themes are exactly right, and the main theme, by trap."""
    items = [json.loads(line) for line in CHALLENGE.read_text(encoding="utf-8").splitlines()]
    for name, classifier in (
        ("frozen term list", default_classifier()),
        ("model", default_theme_classifier()),
    ):
        judged = [classifier.judge([Snippet(item["text"])])[0] for item in items]
        exact: Counter[str] = Counter()
        main: Counter[str] = Counter()
        stakes: Counter[str] = Counter()
        total: Counter[str] = Counter()
        for item, (themes, _) in zip(items, judged, strict=True):
            given = [t.theme for t in themes]
            about = str(item["about"]).split("/")
            for key in ("all", item["trap"]):
                total[key] += 1
                exact[key] += set(given) == set(item["themes"])
                main[key] += given[:1] == item["themes"][:1]
                stakes[key] += all((t in given) == (t in item["themes"]) for t in about)
        print(f"{name:32}{'passages':>9}{'exact':>8}{'main':>8}{'at stake':>10}")
        for key in sorted(total, key=lambda k: (k != "all", k)):
            n = total[key]
            row = f"{exact[key] / n:8.3f}{main[key] / n:8.3f}{stakes[key] / n:10.3f}"
            print(f"  {key:30}{n:9}{row}")


def speed(corpus: Path) -> None:
    """Time of the theme layer as a share of the base pipeline's own, for the same texts."""
    notes = load_corpus(corpus, ["train"]).notes
    passages = sum(p.themes is not None for note in notes for p in note.passages)
    repeats = -(-10_000 // passages)
    classifier, nlp = default_theme_classifier(), load_base(None)
    classify(notes[0].text, notes[0].passages, classifier)
    nlp(notes[0].text)
    start = time.process_time()
    for _ in range(repeats):
        for note in notes:
            classify(note.text, note.passages, classifier)
    themes = time.process_time() - start
    start = time.process_time()
    for note in notes:
        nlp(note.text)
    base = (time.process_time() - start) * repeats
    print(f"{passages * repeats} passages: themes {themes:.1f} s, base pipeline {base:.1f} s")
    print(f"share {themes / base:.3f}")


def main() -> None:
    """Run one of the parts."""
    parser = argparse.ArgumentParser(description="Figures of the theme layer alone.")
    parser.add_argument("part", choices=("compare", "curve", "challenge", "speed"))
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    options = parser.parse_args()
    if options.part == "challenge":
        challenge()
    else:
        # as the pipeline runs: a second thread only waits, and its time is counted too
        with one_thread:
            {"compare": compare, "curve": curve, "speed": speed}[options.part](options.corpus)


if __name__ == "__main__":
    main()

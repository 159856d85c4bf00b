"""Grow: give a trained pipeline more to see, without losing what it has learnt.

The embedding of the first training gets a further input, whether a blank follows the word, and the
sentence recognizer a wider view. What is new begins without effect (its weights in the mixing layer
are zero), so the second training goes on where the first one stopped. Trained pipelines that have one
origin can be averaged.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from spacy.language import Language
from spacy.training import Example
from spacy.util import registry
from thinc.api import Config, Model

KEPT = ("morphologizer", "trainable_lemmatizer", "ner")


@registry.callbacks("strategitekst.KnownTrees.v1")  # type: ignore[untyped-decorator]
def known_trees() -> Callable[[Language], None]:
    """Tell a loaded lemmatizer which of its classes each edit tree is, which spaCy does not save.

    Without it a second training takes every lemma for the first class.
    """

    def tell(nlp: Language) -> None:
        lemmatizer: Any = nlp.get_pipe("trainable_lemmatizer")
        trees = lemmatizer.cfg["labels"]
        lemmatizer.tree2label = {tree: label for label, tree in enumerate(trees)}

    return tell


def named(model: Model[Any, Any], name: str) -> list[Model[Any, Any]]:
    """Give the layers of this name, in order."""
    return [node for node in model.walk() if node.name == name]


def copy_params(source: Model[Any, Any], target: Model[Any, Any]) -> None:
    """Copy the weights of one layer to a layer of the same shape."""
    for name in source.param_names:
        if source.has_param(name):
            target.set_param(name, source.get_param(name).copy())


def copy_embedding(source: Model[Any, Any], target: Model[Any, Any]) -> None:
    """Copy the weights of an embedding into a larger one.

    Both hash the same features first and in the same order; what only the larger one sees comes last
    in the mixing layer, where it weighs nothing yet.
    """
    (old_embed, old_encode), (new_embed, new_encode) = source.layers, target.layers
    for old, new in zip(named(old_embed, "hashembed"), named(new_embed, "hashembed"), strict=False):
        copy_params(old, new)
    (old_mix,), (new_mix,) = named(old_embed, "maxout"), named(new_embed, "maxout")
    known: Any = old_mix.get_param("W")
    weights: Any = np.zeros_like(new_mix.get_param("W"))
    weights[..., : known.shape[-1]] = known
    new_mix.set_param("W", weights)
    new_mix.set_param("b", old_mix.get_param("b").copy())
    copy_params(named(old_embed, "layernorm")[0], named(new_embed, "layernorm")[0])
    for kind in ("maxout", "layernorm"):
        for old, new in zip(named(old_encode, kind), named(new_encode, kind), strict=True):
            copy_params(old, new)


def grow(trained: Path, base: Path, config: Path, out: Path) -> None:
    """Write the larger pipeline, with the tokenizer of ``base`` and the weights of ``trained``."""
    old = spacy.load(trained)
    nlp: Language = spacy.load(base)
    wanted = Config().from_disk(config).interpolate()["components"]
    tok2vec: Any = nlp.add_pipe("tok2vec", config={"model": wanted["tok2vec"]["model"]})
    doc = nlp.make_doc("Det er en prøve. Det er en til.")
    doc[0].is_sent_start = doc[5].is_sent_start = True
    examples = [Example(nlp.make_doc(doc.text), doc)]
    tok2vec.initialize(lambda: examples, nlp=nlp)
    smaller: Any = old.get_pipe("tok2vec")
    old_model = smaller.model
    copy_embedding(old_model, tok2vec.model)
    before = old_model.predict([old.make_doc(doc.text)])[0]
    after = tok2vec.model.predict([doc])[0]
    if not np.allclose(before, after, atol=1e-4):
        raise RuntimeError("the larger embedding does not begin as the smaller one ended")
    for name in KEPT:
        nlp.add_pipe(name, source=old)
    senter: Any = nlp.add_pipe("senter", config={"model": wanted["senter"]["model"]})
    before_senter: Any = old.get_pipe("senter")
    senter.initialize(lambda: examples, nlp=nlp)
    copy_params(named(before_senter.model, "softmax")[0], named(senter.model, "softmax")[0])
    nlp.to_disk(out)


def prune(nlp: Language, texts: list[str], least: int) -> int:
    """Take from the lemmatizer the edit trees that it hardly uses; the layer over them gets smaller.

    Args:
        nlp: the pipeline, changed in place.
        texts: running text in which uses are counted.
        least: trees used less often go.

    Returns:
        How many are left.
    """
    embedding: Any = nlp.get_pipe("tok2vec")
    lemmatizer: Any = nlp.get_pipe("trainable_lemmatizer")
    labels = lemmatizer.cfg["labels"]
    uses = np.zeros(len(labels), dtype=int)
    for doc in embedding.pipe((nlp.make_doc(text) for text in texts), batch_size=64):
        best = np.asarray(lemmatizer.model.predict([doc])[0]).argmax(axis=1)
        uses += np.bincount(best, minlength=len(labels))
    kept = np.flatnonzero(uses >= least)
    (layer,) = named(lemmatizer.model, "softmax")
    params: dict[str, Any] = {name: layer.get_param(name) for name in layer.param_names}
    for name in layer.param_names:
        layer.set_param(name, None)  # a layer with weights cannot change its size
    for node in lemmatizer.model.walk():
        if node.has_dim("nO") and node.get_dim("nO") == len(labels):
            node.set_dim("nO", len(kept), force=True)
    for name, values in params.items():
        layer.set_param(name, values[kept].copy())
    lemmatizer.cfg["labels"] = [labels[i] for i in kept]
    return len(kept)


def average(trained: list[Path], out: Path) -> None:
    """Write the mean of the weights of pipelines that were trained from the same one.

    The lemmatizer of what is written tries only the likeliest edit: faster, and on dev as good.

    Args:
        trained: folders of pipelines with the same layers.
        out: folder to write.
    """
    mean, *others = (spacy.load(path) for path in trained)
    for name in mean.pipe_names:
        pipes: list[Any] = [nlp.get_pipe(name) for nlp in (mean, *others)]
        for nodes in zip(*(pipe.model.walk() for pipe in pipes), strict=True):
            for param in nodes[0].param_names:
                if nodes[0].has_param(param):
                    weights = [node.get_param(param) for node in nodes]
                    nodes[0].set_param(param, np.mean(weights, axis=0))
    if "trainable_lemmatizer" in mean.pipe_names:
        mean.get_pipe_config("trainable_lemmatizer")["top_k"] = 1
    mean.to_disk(out)

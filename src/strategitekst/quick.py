"""The base pipeline's own components, run quicker than spaCy runs them, with the same result."""

from threading import Lock
from typing import Any, Final

import numpy as np
from spacy.language import Language
from spacy.pipeline import EntityRecognizer, TrainablePipe
from spacy.tokens import Doc, Span
from thinc.api import Model, NumpyOps
from thinc.layers.layernorm import forward as layernorm
from threadpoolctl import ThreadpoolController

from .parts import Component

#: What no layer reads.
_UNREAD: Final = ["token.lemma"]


def multiply_with_numpy(nlp: Language) -> None:
    """Multiply matrices with numpy's library in the place of spaCy's own.

    The products are the same but for their rounding, in two thirds of the time; on a GPU, or where
    spaCy has something better for the machine, nothing changes.
    """
    quick = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for node in model.walk() if isinstance(model, Model) else ():
            if type(node.ops) is NumpyOps:
                node.ops = quick
                if getattr(node, "_func", None) is layernorm:
                    node._func = _normed


def _normed(model: Model[Any, Any], rows: Any, is_train: bool) -> Any:
    """What thinc's layer of this kind does, mean and spread told in one go."""
    if is_train:
        return layernorm(model, rows, is_train)
    size = rows.shape[1]
    apart = rows - np.add.reduce(rows, axis=1, keepdims=True) / size
    spread = np.add.reduce(apart * apart, axis=1, keepdims=True) / size + 1e-08
    apart *= spread ** (-1.0 / 2.0)
    apart *= model.get_param("G")
    apart += model.get_param("b")
    return apart, None


class _OneThread:
    """Numpy's library on one thread, as spaCy's own is, for as long as anybody is inside.

    A document's matrices are so small that a second thread waits more than it works: on a machine
    that is busy it takes three times the processor's time for the same.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._inside = 0
        self._libraries: ThreadpoolController | None = None
        self._limit: Any = None

    def __enter__(self) -> None:
        with self._lock:
            if not self._inside:
                # looked up once, at the first document: then all libraries are loaded
                self._libraries = self._libraries or ThreadpoolController()
                self._limit = self._libraries.limit(limits=1, user_api="blas")
            self._inside += 1

    def __exit__(self, *raised: object) -> None:
        with self._lock:
            self._inside -= 1
            if not self._inside:
                self._limit.restore_original_limits()


#: ``with one_thread:`` multiplies on one thread.
one_thread: Final = _OneThread()


def _greatest(values: Any) -> Any:
    """The greatest along the last axis, which is short: many times as quick as ``max`` of it."""
    best = values[..., 0].copy()
    for i in range(1, values.shape[-1]):
        np.maximum(best, values[..., i], out=best)
    return best


def needed(nlp: Language) -> dict[str, Component]:
    """Return a pipeline's components, by name and in order, that the layers need.

    Those that tell lemmas alone are left out, unless rules come after them that may read lemmas.
    """
    kept: dict[str, Component] = {}
    rules = False
    for name, component in reversed(nlp.pipeline):
        own = not name.startswith("strategitekst_") and not isinstance(component, TrainablePipe)
        if rules or nlp.get_pipe_meta(name).assigns != _UNREAD:
            rules = rules or own
            kept[name] = quickened(component)
    return dict(reversed(kept.items()))


def quickened(component: Any) -> Component:
    """Return a component as the library runs it; all but one kind as they are.

    A recogniser of names that looks at the word, where none is begun, takes all words at once.
    """
    if type(component) is not EntityRecognizer or component.cfg.get("beam_width") != 1:
        return component  # type: ignore[no-any-return]
    model = component.model
    if len(model.layers) != 3 or not model.attrs.get("has_upper"):
        return component  # type: ignore[no-any-return]
    lower, unseen = model.layers[1], model.attrs.get("unseen_classes")
    if unseen or lower.get_dim("nF") != 3 or not isinstance(lower.ops, NumpyOps):
        return component  # type: ignore[no-any-return]
    return Recogniser(component)


class Recogniser:
    """spaCy's recogniser of names without its way from word to word.

    Where no name is open, its scores depend on the word alone (features: the word, the first word
    of an open name, the word before it), so that those of all words are one product of matrices.
    Only inside a name it goes on word by word: does the name end here, or not?

    Args:
        component: the pipeline's recogniser, greedy, with three features and a hidden layer.
    """

    def __init__(self, component: EntityRecognizer) -> None:
        self.component = component
        moves = [component.moves.get_class_name(i) for i in range(component.moves.n_moves)]
        self.labels = [move.partition("-")[2] for move in moves]
        self.number = {move: i for i, move in enumerate(moves)}
        self.begins = np.array([m.startswith("B-") and len(m) > 2 for m in moves])
        self.units = np.array([m.startswith("U-") and len(m) > 2 for m in moves])
        self.closed = self.begins | self.units | np.array([m == "O" for m in moves])

    def _scores(self, sums: Any) -> Any:
        _, lower, upper = self.component.model.layers
        return upper.predict(_greatest(sums + lower.get_param("b")))

    def __call__(self, doc: Doc) -> Doc:
        """Run over one document; returns it."""
        if not len(doc) or doc.to_array("ENT_IOB").any():
            return self.component(doc)  # type: ignore[no-any-return]
        words, lower, _ = self.component.model.layers
        features = lower.predict(words.predict([doc]))
        none, (first, opener, before) = features[0], np.moveaxis(features[1:], 1, 0)
        # a name crosses no start of a sentence, and neither begins with white space nor is it
        ends = np.append(doc.to_array("SENT_START")[1:] == 1, True)
        blank = doc.to_array("IS_SPACE").astype(bool)
        scores = self._scores(first + none[1] + none[2])
        scores[:, ~self.closed] = -np.inf
        scores[np.ix_(ends | blank, self.begins)] = -np.inf
        scores[np.ix_(blank, self.units)] = -np.inf
        best = scores.argmax(axis=1)
        names, free = [], 0
        for start in np.flatnonzero(best != self.number["O"]).tolist():
            if start < free:
                continue
            label, last = self.labels[best[start]], start
            if self.begins[best[start]]:
                within, close = self.number[f"I-{label}"], self.number[f"L-{label}"]
                while True:
                    last += 1
                    if ends[last]:
                        break
                    inside = (first[last] + opener[start] + before[last - 1])[None]
                    found = self._scores(inside)[0]
                    if max((found[within], -within), (found[close], -close))[1] == -close:
                        break
            names.append(Span(doc, start, last + 1, label=label))
            free = last + 1
        doc.set_ents(names)
        return doc

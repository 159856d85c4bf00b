"""Shared by all tests: nothing trained is loaded unless a test asks for it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import settings

from strategitekst.pipeline import annotate_text
from strategitekst.resources import EMBEDDED_BASE, resource
from strategitekst.schema import Annotation

# Property tests try the same inputs on every run, so that a run can be repeated; `make search` tries new ones.
settings.register_profile("search", derandomize=False)
settings.register_profile("same", derandomize=True)
settings.load_profile("same")

#: Where the shared examples lie; set it to run the tests that need them.
SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture
def blank() -> Callable[..., Annotation]:
    """Annotate with a tokenizer alone below the layers."""

    def run(text: str, **known: Any) -> Annotation:
        return annotate_text(text, base="blank", **known)

    return run


@pytest.fixture(scope="session")
def embedded() -> Callable[..., Annotation]:
    """Annotate with the embedded pipeline."""
    if not (resource("models", EMBEDDED_BASE) / "meta.json").exists():
        pytest.fail(f"the embedded pipeline {EMBEDDED_BASE} is missing; rebuild it: make model")

    def run(text: str, **known: Any) -> Annotation:
        return annotate_text(text, **known)

    return run


#: From parameters to a loss and its gradient, by the parameters' names.
Gradient = Callable[[Any], tuple[float, Any]]


@pytest.fixture
def compare_with_differences() -> Callable[[Gradient, Any], None]:
    """Compare a gradient that is written out with differences of the loss, at some places of each array."""

    def run(gradient: Gradient, params: Any) -> None:
        _, slopes = gradient(params)
        rng = np.random.default_rng(2)
        for name, values in params.items():
            for _ in range(8):
                at = tuple(int(rng.integers(0, n)) for n in values.shape)
                losses = []
                for step in (1e-5, -1e-5):
                    moved = values.copy()
                    moved[at] += step
                    losses.append(gradient(params | {name: moved})[0])
                difference = (losses[0] - losses[1]) / 2e-5
                assert slopes[name][at] == pytest.approx(difference, abs=1e-4), name

    return run

"""Shared by all tests: nothing trained is loaded unless a test asks for it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from strategitekst.pipeline import annotate_text
from strategitekst.resources import EMBEDDED_BASE, resource
from strategitekst.schema import Annotation

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

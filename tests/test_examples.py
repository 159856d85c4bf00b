"""Real documents with gold annotation, where the shared examples are there: smoke test with floors.

Set STRATEGITEKST_EXAMPLES to their folder. The floors are those of the first version; the examples
are never trained on.
"""

import os
from pathlib import Path

import pytest

from strategitekst.batch import read_annotations
from strategitekst.evaluation import score_document, total
from strategitekst.pipeline import annotate_text

from .conftest import SHARED

FOLDER = Path(os.environ.get("STRATEGITEKST_EXAMPLES", SHARED / "examples"))
FLOORS = {
    "passages exact": 0.97,
    "passage roles": 0.95,
    "entities strict": 0.80,
    "quotes": 0.85,
    "mentions overlap": 0.60,
}


@pytest.mark.skipif(
    not FOLDER.is_dir(), reason="the shared examples are not here (STRATEGITEKST_EXAMPLES)"
)
def test_real_documents_reach_the_floors() -> None:
    gold = read_annotations([FOLDER])
    scores = total([score_document(annotate_text(g.text, id=g.id), g) for g in gold])
    assert {
        name: scores[name].f1 for name, floor in FLOORS.items() if scores[name].f1 < floor
    } == {}

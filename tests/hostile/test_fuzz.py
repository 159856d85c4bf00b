"""A short form of `fuzz`: four hundred mutated inputs, other ones than the long run's first."""

import importlib.util
import random
from collections import Counter
from pathlib import Path


def test_mutated_inputs_end_in_an_annotation_or_one_line() -> None:
    spec = importlib.util.spec_from_file_location("fuzz", Path(__file__).with_name("fuzz.py"))
    assert spec is not None and spec.loader is not None
    fuzz = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(fuzz)
    files = fuzz.seeds()
    assert len(files) == 7  # text, page, PDF, Word, OpenDocument, RTF, mail
    results = Counter(fuzz.one(random.Random(f"ci/{i}"), files, "blank") for i in range(400))
    ends = {name.rsplit(maxsplit=1)[-1] for name in results}
    assert ends == {"annotated", "read", "refused"}

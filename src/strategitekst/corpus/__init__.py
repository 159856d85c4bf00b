"""A folder of gold annotations as a corpus: checked, counted, exported and imported."""

from .check import Fault, check
from .exports import EXPORTS, export
from .folder import Corpus, load_corpus, make_splits
from .imports import IMPORTS, import_annotations
from .stats import stats

__all__ = [
    "EXPORTS",
    "IMPORTS",
    "Corpus",
    "Fault",
    "check",
    "export",
    "import_annotations",
    "load_corpus",
    "make_splits",
    "stats",
]

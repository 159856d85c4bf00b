"""Annotations against gold ones: counting, floors and ceilings, errors, reports, the gate.

`score_document` counts one document, `score_linking` the linking of several.
"""

from .bootstrap import Figure, interval
from .counts import Counts, iou, match_spans, normalise, total
from .links import linking_clusters, score_linking
from .measure import LAYERS, Run, measure
from .scoring import score_document

__all__ = [
    "LAYERS",
    "Counts",
    "Figure",
    "Run",
    "interval",
    "iou",
    "linking_clusters",
    "match_spans",
    "measure",
    "normalise",
    "score_document",
    "score_linking",
    "total",
]

"""Which label is taken for which."""

from ..labels import CONTENT_ROLES
from .counts import match_spans, twins
from .judge import TOUCHED
from .measure import Run


def confusion(run: Run, what: str) -> list[tuple[str, str]]:
    """Pairs of gold and predicted labels, "none" where one side has nothing.

    Args:
        run: what is judged.
        what: ``roles``, ``labels``, ``main theme`` or ``kind``.
    """
    pairs: list[tuple[str, str]] = []
    for ours, theirs in zip(run.predicted, run.gold, strict=True):
        matched = twins(theirs.passages, ours.passages)
        if what == "roles":
            for passage, twin in zip(theirs.passages, matched, strict=True):
                pairs.append((passage.role, twin.role if twin else "none"))
        elif what == "main theme":
            for passage, twin in zip(theirs.passages, matched, strict=True):
                if passage.role in CONTENT_ROLES:
                    given = twin.theme_names if twin else ()
                    pairs.append(((*passage.theme_names, "none")[0], (*given, "none")[0]))
        elif what == "kind":
            pairs.append((theirs.document.kind or "none", ours.document.kind or "none"))
        else:
            found = match_spans(ours.entities, theirs.entities, TOUCHED)
            for p, entity in enumerate(ours.entities):
                gold = theirs.entities[found[p]].label if p in found else "none"
                pairs.append((gold, entity.label))
            for g, entity in enumerate(theirs.entities):
                if g not in found.values():
                    pairs.append((entity.label, "none"))
    return pairs

"""Why a mention is taken for one of an earlier initiative of its document, in Danish."""

from collections.abc import Mapping
from typing import Final

from ..weights import Weights
from .groups import Open

#: What a clue says; clues without words of their own are not told.
SAYINGS: Final[Mapping[str, str]] = {
    "name same": "samme navn",
    "name initials": "forkortelse af navnet",
    "name part": "det ene navn er en del af det andet",
    "same phrase": "samme ord",
    "head same": "samme slags",
    "kind same": "samme type initiativ",
    "nearest head": "det nærmeste af den slags",
    "nearest kind": "det nærmeste af den type",
    "nearest phrase": "det nærmeste med samme ord",
    "nearest vague": "siges her mere præcist",
    "apposed": "forklares med det, efter et komma",
    "name given": "teksten giver det her navnet",
    "number same": "samme nummer",
    "nearest mentioned": "først- eller sidstnævnte",
    "beside": "navn og beskrivelse står side om side",
    "renamed": "teksten siger, at navnet er skiftet",
    "is": "teksten siger, at det er det",
    "under its heading": "står under initiativets overskrift",
    "leads the passage": "afsnittet begynder med initiativet",
    "tail": "sidste led i navnet",
    "shared words": "fælles særlige ord",
    "registry same": "registret kender begge som samme initiativ",
    "last one": "det sidst nævnte",
    "near": "står tæt på",
    "place passage": "samme afsnit",
    "owner same": "samme ejer",
    "years same": "samme periode",
}
_MOST = 3


def say_why(form: str, clues: Mapping[str, float], group: Open, weights: Weights) -> str:
    """Say what spoke most for an antecedent.

    Args:
        form: the kind of mention, as `antecedents.form_of` tells it.
        clues: the clues between the mention and the initiative.
        group: the initiative, without the mention.
        weights: readable weights of the clues.

    Returns:
        One line: the mention before it, and up to three clues with their weights in log odds.
    """
    told = []
    for clue, saying in SAYINGS.items():
        if clue in clues:
            own = weights.weights.get(clue, 0.0) + weights.weights.get(f"{form}: {clue}", 0.0)
            told.append((own, saying))
    best = sorted((t for t in told if t[0] > 0.05), key=lambda t: -t[0])[:_MOST]
    said = ", ".join(f"{saying} (+{own:.1f})".replace(".", ",") for own, saying in best)
    before = " ".join(group.latest.text.split()) if group.latest is not None else ""
    return f"viser tilbage til ”{before}”: {said or 'det mest sandsynlige'}"

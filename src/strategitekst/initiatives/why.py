"""Why a mention is taken for one of an earlier initiative of its document, in Danish.

A clue weighs what the odds of the ranker fall by without it: what decided is what is told.
"""

from collections.abc import Mapping
from typing import Final

from .groups import Open
from .ranker import Ranker

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
#: What weighs less is not told.
_LEAST = 0.05


def say_why(
    form: str, row: Mapping[str, float], group: Open, ranker: Ranker, written: str = ""
) -> str:
    """Say what spoke most for an antecedent.

    Args:
        form: the kind of mention, as `antecedents.form_of` tells it.
        row: what the ranker was told of the initiative that it chose.
        group: the initiative, without the mention.
        ranker: the ranker.
        written: the mention as it is written: a name that the text wrote so before is pointed at.

    Returns:
        One line: the mention before it, and up to three clues with what they weigh in log odds.
    """
    told = [clue for clue in SAYINGS if clue in row]
    weights = ranker.losses(row, [(clue, f"{form}: {clue}") for clue in told]).tolist()
    best = sorted(
        ((weight, SAYINGS[clue]) for weight, clue in zip(weights, told, strict=True)),
        key=lambda item: -item[0],
    )
    said = ", ".join(
        f"{saying} (+{weight:.1f})".replace(".", ",")
        for weight, saying in best[:_MOST]
        if weight > _LEAST
    )
    latest = group.latest.text if group.latest is not None else ""
    before = " ".join((written if written in group.written else latest).split())
    return f"viser tilbage til ”{before}”: {said or 'det mest sandsynlige'}"

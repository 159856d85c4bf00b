"""Explanation: why two groups are one initiative, in Danish, with the weight of each clue."""

from collections.abc import Mapping
from typing import Final

from .compare import compare
from .decide import Decision
from .groups import Group

#: What a clue at a level says.
SAYINGS: Final[Mapping[str, Mapping[str, str]]] = {
    "name": {
        "equal": "samme navn",
        "close": "navnene er næsten ens",
        "whole": "alle ord i det ene navn står i det andet",
        "number": "navnene er ens, men tallene forskellige",
        "alike": "navnene ligner hinanden",
        "some": "navnene ligner hinanden lidt",
        "unlike": "forskellige navne",
    },
    "description": {
        "equal": "samme beskrivelse",
        "close": "beskrivelserne er næsten ens",
        "whole": "alle ord i den ene beskrivelse står i den anden",
        "number": "beskrivelserne er ens, men tallene forskellige",
        "alike": "beskrivelserne ligner hinanden",
        "some": "beskrivelserne ligner hinanden lidt",
        "unlike": "forskellige beskrivelser",
    },
    "words": {
        "all": "de samme særlige ord",
        "inside": "den enes særlige ord er alle hos den anden",
        "some": "nogle særlige ord er fælles",
        "none": "ingen særlige ord er fælles",
    },
    "rare": {
        "few": "et sjældent ord er fælles",
        "some": "et ret sjældent ord er fælles",
        "many": "kun almindelige ord er fælles",
    },
    "head": {
        "few": "samme sjældne slags",
        "same": "samme slags",
        "other": "forskellig slags",
    },
    "scope": {
        "same": "samme niveau (fx fælleskommunal)",
        "other": "forskelligt niveau",
        "one": "niveauet står kun det ene sted",
    },
    "period": {
        "same": "samme periode",
        "year": "samme år",
        "overlap": "perioderne overlapper",
        "other": "forskellige perioder",
    },
    "time": {
        "inside": "dokumentets dato passer med perioden",
        "later": "dokumentet er senere end det år, den anden er fra",
        "outside": "dokumentets dato passer ikke med perioden",
        "near": "højst et år imellem dokumenterne",
        "years": "to til fire år imellem dokumenterne",
        "far": "mere end fire år imellem dokumenterne",
    },
    "order": {
        "same": "kaldes begge steder ny eller gammel på samme tid",
        "apart": "kaldes ny eller gammel på forskellige tider",
        "passed": "først ny, siden den gamle",
        "other": "ny det ene sted, gammel det andet",
    },
    "owner": {
        "same": "samme ejer",
        "one": "den ene taler for den andens ejer",
        "other": "forskellige ejere",
        "rivals": "to kommuner eller regioner præsenterer hver sit",
        "locals": "dokumenterne taler for hver sin kommune eller region",
        "presenters": "to afsendere præsenterer hver sit",
        "speakers": "dokumenterne taler ikke for samme ejer",
    },
    "publisher": {"same": "samme afsender", "other": "forskellige afsendere"},
    "theme": {"same": "samme tema", "other": "forskellige temaer"},
    "around": {
        "several": "flere fælles navne omkring",
        "one": "et fælles navn omkring",
        "none": "ingen fælles navne omkring",
    },
    "registry": {
        "same": "registret kender begge som samme initiativ",
        "one": "registret kender kun den ene",
        "other": "registret kender dem som to initiativer",
    },
    "kind": {
        "names": "begge nævnes ved navn",
        "mixed": "den ene ved navn, den anden ved beskrivelse",
        "descriptions": "begge nævnes ved beskrivelse",
    },
}
REGISTERED: Final = "registret kender begge som samme initiativ"
BY_HAND: Final = "rettet i hånden"


def _number(weight: float) -> str:
    return f"{'+' if weight >= 0 else '−'}{abs(weight):.1f}".replace(".", ",")


def say(levels: Mapping[str, str], decision: Decision) -> tuple[str, float]:
    """Say in Danish what speaks for and against that two groups are one initiative.

    Args:
        levels: the level of each clue that has something to say.
        decision: the weights.

    Returns:
        One line: clues for, strongest first, then those against, each with its weight in log
        odds (clues that weigh nothing are left out); and the probability, 0 to 1.
    """
    weighed = [(decision.weights.get(c, {}).get(v, 0.0), SAYINGS[c][v]) for c, v in levels.items()]
    told = sorted(((w, s) for w, s in weighed if abs(w) >= 0.05), key=lambda item: -abs(item[0]))
    pro = [f"{saying} ({_number(weight)})" for weight, saying in told if weight > 0]
    con = [f"{saying} ({_number(weight)})" for weight, saying in told if weight < 0]
    parts = [f"for: {', '.join(pro) or 'intet'}"]
    if con:
        parts.append(f"imod: {', '.join(con)}")
    parts.append(f"udgangspunkt {_number(decision.intercept)}")
    return "; ".join(parts), decision.score(levels)


def explain(a: Group, b: Group, decision: Decision) -> tuple[str, float]:
    """Compare two groups, and say as `say` does whether they are one initiative."""
    return say(compare(a, b), decision)

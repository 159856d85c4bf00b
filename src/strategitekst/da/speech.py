"""Verbs and phrases that hand over to somebody's words.

Present and past of the verbs of saying usual in Danish press releases and news.
"""

import re
from typing import Final

SPEECH_VERBS: Final = frozenset(
    """
        siger sagde mener mente uddyber uddybede forklarer forklarede fortæller fortalte udtaler
        udtalte tilføjer tilføjede understreger understregede fastslår fastslog konstaterer
        konstaterede påpeger påpegede fremhæver fremhævede pointerer pointerede lyder lød skriver
        skrev oplyser oplyste vurderer vurderede fortsætter fortsatte slutter sluttede afslutter
        afsluttede opfordrer opfordrede svarer svarede spørger spurgte konkluderer konkluderede
        erkender erkendte indrømmer indrømmede lover lovede advarer advarede supplerer supplerede
        bekræfter bekræftede beretter berettede bemærker bemærkede slår kalder kaldte udbryder
        udtrykker meddeler meddelte betoner betonede noterer noterede håber håbede tror troede
        betegner betegnede betegnes anfører anførte efterlyser husker huskede sammenfatter opsummerer opsummerede begrunder begrundede roser peger pegede beskriver beskrev frygter frygtede
        erklærer erklærede forsikrer forsikrede forudser forudså forudsiger forudsagde hævder hævdede
        argumenterer argumenterede mindes gentager gentog indleder indledte indskyder indskød
        præciserer præciserede kommenterer kommenterede fastholder fastholdt indvender indvendte
        medgiver medgav beklager beklagede jubler jublede griner grinede smiler ler sukker joker
        nævner nævnte tilkendegiver tilkendegav appellerer appellerede kritiserer kritiserede
        rapporterer refererer ræsonnerer ræsonnerede spår spåede
    """.split()
)

#: Words that stand for somebody named before.
PRONOUNS: Final = frozenset({"han", "hun", "de", "vedkommende"})


def has_speech(text: str) -> bool:
    """Whether a verb that hands over to somebody's words stands in the text."""
    return any(word in SPEECH_VERBS for word in re.findall(r"\w+", text.lower()))

"""Danish words of texts that tell what a picture shows."""

import re
from typing import Final

_LOOKS: Final = r"ældre|yngre|unge?|midaldrende|smilende|gla(?:d|de)|travle?"
_ONE: Final = (
    r"mand|kvinde|person|dreng|pige|herre|dame|medarbejder|sygeplejerske|læge|lærer|elev|borger"
)
_SOME: Final = (
    r"mennesker|personer|mænd|kvinder|drenge|piger|børn|hænder|medarbejdere|kolleger|elever|borgere"
    r"|sygeplejersker|lærere|(?:en )?mand og (?:en )?kvinde"
)
_DOES: Final = r"sidder|står|holder|kigger|ser på|bruger|taster|læser|smiler|tjekker|peger på|går|ligger|lytter|skriver|griner|giver hånd"
#: The front page of a paper, and what is seen, told without article and with what the people do or sit at: "Ældre kvinde med tablet",
#: "To mænd foran en skærm", "Elever, der sidder ved et bord".
PICTURED: Final = re.compile(
    rf"(?:(?:{_LOOKS}) )?(?:{_ONE})(?:,? (?:der|som))? (?:{_DOES})\b"
    rf"|(?:{_LOOKS}) (?:{_ONE}) (?:med|ved|på|foran) "
    rf"|(?:{_ONE}) (?:ved|foran) "
    rf"|(?:(?:en|to|tre|fire|flere|nogle|gruppe af|{_LOOKS}) ){{0,2}}(?:{_SOME})(?:,? (?:der|som))? (?:{_DOES})\b"
    r"|(?:billede|foto|luftfoto|portræt|portrætfoto|skærmbillede|tegning|illustration) af [^.:?!]{3,80}\Z"
    r"|forsiden? (?:af|på) (?:den|det|de) [^.]{3,80}\Z"
    r"|(?:(?:to|tre|fire|flere) )?(?:mennesker|personer|mænd|kvinder|hænder) (?:ved|foran|omkring|rundt om) ",
    re.IGNORECASE,
)

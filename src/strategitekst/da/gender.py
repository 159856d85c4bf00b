"""Who can be "hun" and who "han": first names that in Danish are a woman's or a man's alone."""

from typing import Final

_WOMEN: Final = frozenset(
    """
        aase ada agnes agneta agnete aisha alberte alice alma amalie amanda amina ana andrea
        ane anette angela anita anja anke ann anna anne annelise annemarie annemette annette
        anni annie annika asta astrid augusta aviaja ayesha ayse ayşe beate benedicte benedikte
        bente berit betina bettina birgit birgitta birgitte birte birthe bitten bodil bolette
        brigitte britt britta camilla carina carla caroline catherine cathrine cecilie celina
        charlotte christa christel christiane christina christine clara conny dagmar dagny
        diana dicte dikte ditte dorit dorrit dorte dorthe dorthea ea ebba edel edith elena elin
        elisa elisabeth elise elizabeth ella ellen elly else elsebeth emilie emma emmy erika
        erna ester esther eva evy fadumo farhiya fatima fatma fie filippa frederikke freja
        freya frida gerd gerda gitte greta grete grethe gro gry gudrun gunhild gunvor gurli
        gyda hanna hannah hanne hedvig heidi helen helena helene helga helle henny henriette
        herdis hilda hilde hodan iben ida ilse inga inge ingeborg inger ingrid irene iris irma
        isabel isabella jana jane janne jannie jeanette jeanne jeannette jennifer jenny jessica
        jette johanne jonna josefine julia julie jytte kaja kamilla kamma karen karin karina
        karla karna karoline katarina kate katharina kathrine katinka katja katrine ketty
        kirsten kirstine kitty klara kristina kristine käte laila laura lea leila lena lene
        leni lilian lillian lilly lily lina linda line linea linnea lis lisa lisbet lisbeth
        lise liselotte lissy liv liva lizzi lone lotte louise lykke lærke magda magdalena
        maibritt maiken maja majbritt majken malene maren margaret margit margrete margrethe
        maria mariam mariann marianne marie marina marlene marta martha mary maryam mathilde
        maya merete merethe meryem mette mia mie mille mimi mina miriam mona monica monika
        nadia nadja naja nana nanna natalie natascha nathalie nelly nicoline nikoline nina nora
        olga olivia paula pauline pernille petra pia poula ragnhild rebecca rebekka regitze rie
        rigmor rikke rita ronja rosa rosalie rose ruth sabine sabrina sally sandra sanne sara
        sarah selma sidse sidsel sif signe sigrid silje simone sine siv smilla sofia sofie
        solveig sonja sophia sophie stella stina stine susan susanna susanne suzanne sylvia
        synne synnøve søs tania tanja tatiana tea tenna teresa thea theresa tilde tina tine
        tove trine tyra ulla ulrikke ursula vera veronica vibe vibeke vigdis viola vivi vivian
        winnie yasmin yrsa yvonne zahra zainab zenia zeynep åse
    """.split()
)
_MEN: Final = frozenset(
    """
        aage adam ahmad ahmed ahmet aksel albert alexander alf alfred ali allan anders
        andreas andrew anker anton arne arnold arthur arvid asbjørn asger august axel balder
        bendt benjamin benny bent bertel bertil bertram birger bjarke bjarne bjørn bo boris
        brian børge carl carlo carsten casper charles christen christer christian christoffer
        christopher claes claus clement conrad dan daniel daniél david dennis ditlev ebbe eddie
        edvard egil egon eigil eik einar ejler ejnar ejvind elias emanuel emil erik erling
        ernst esben eskild felix ferdinand filip finn flemming frank frans franz freddy frede
        frederik fritz frode geert georg gert gorm gregers gunnar gustav halfdan hans harald
        harry hassan helge hemming henning henrik henry herbert herluf herman hermann hjalmar
        holger hugo hussein ib ibrahim ingolf ivan ivar jack jacob jakob james jan jannik janus
        jens jeppe jes jesper jim jimmi jimmy joachim joakim johan johannes john johnny jon
        jonas jonatan jonathan jørgen jørn kai kaj karl karsten kasper keld ken kenneth kenny
        kent kevin kjeld kjell klaus knud knut konrad kresten kristen kristian kristoffer kurt
        kåre lars lasse laurids laurits leif lennart leo louis lucas ludvig lukas mads magnus
        malte malthe marco marcus mario marius mark markus martin mathias mats matthias max
        mehmet michael mikael mike mikkel mogens mohamed mohammad mohammed morten muhammed
        murat mustafa nicklas nicolai nicolaj niels niklas nikolaj nils noah olaf olav ole
        oliver oluf omar oscar oskar osman otto ove palle patrick paul peder per peter philip
        poul povl preben rasmus regnar rene rené richard robert rolf ronni ronnie ronny
        ruben rudolf rune samuel sebastian severin sigurd silas simon sofus sophus stanley
        steen stefan steffen sten stephan steven stig storm sune svein sven svend søren theis
        theo theodor thomas thor thorbjørn thorkil thorkild thorvald thure tim tobias toke tom
        tommy tonny tony tor torben torbjørn torkil torsten troels tue tyge uffe ulf ulrich
        ulrik vagn valdemar verner victor viggo viktor vilhelm villads villy walter werner
        william willy yusuf åge øjvind øyvind
    """.split()
)
#: Pronouns of the third person, by whether a woman is meant.
_PRONOUNS: Final = {
    "hun": True,
    "Hun": True,
    "hende": True,
    "hendes": True,
    "han": False,
    "Han": False,
    "ham": False,
    "hans": False,  # "Hans" is a name
}


def is_woman(name: str | None) -> bool | None:
    """Whether a person's name is a woman's; nothing where the first name does not tell.

    Args:
        name: a name in full; of a double first name ("Anne-Grethe") the first part counts.
    """
    first = (name or "").split(" ", 1)[0].split("-", 1)[0].casefold()
    if first in _WOMEN:
        return True
    return False if first in _MEN else None


def means_woman(pronoun: str) -> bool | None:
    """Whether a pronoun means a woman; nothing for any other word."""
    return _PRONOUNS.get(pronoun)

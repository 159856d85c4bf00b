"""Names that can be two things, settled by their context.

A town's name is a person's after that person was named in full ("Anne Holstebro … Holstebro
mener"), and the municipality's where it acts ("Holstebro har købt systemet"). A party that is also an
ordinary word ("Venstre") is one where it votes or thinks.
"""

import re
from collections.abc import Callable, Sequence

from ..knowledge import KnowledgeBase
from .canonical import without_genitive
from .found import Found
from .taken import Named, Taken
from .towns import towns_of

_PLACE_BEFORE = re.compile(
    r"\b(?:i|på|ved|til|fra|over|nær|omkring|mellem|gennem|nord|syd|øst|vest|for|af|ind|ud|byen)[ \n]\Z",
    re.IGNORECASE,
)
#: "tage kontakt til Aalborg og andre kommuner", but "i Aalborg og andre kommuner" tells where.
_OTHERS_AFTER = re.compile(
    r"(?:, [A-ZÆØÅ][\w-]+)* og (?:(?:mange |flere )?andre|øvrige) kommuner\b"
)
_WHERE_BEFORE = re.compile(r"\b(?:[Ii]|[Pp]å|over|rundt)[ \n]\Z")
_PLACE_AFTER = re.compile(
    r"(?:\s*[,/]\s*\d|\s(?:Kommune|Amt|Havn|By|Station|Lufthavn|[NSØVCM]\b|SØ|NV)|-)"
)
_PARTICIPLES = (
    r"haft|købt|valgt|indført|besluttet|vedtaget|sagt|bedt|indgået|sparet|taget|fået|givet|lavet|sat|brugt|udskudt|meldt"
    r"|svaret|hyret|ansat|solgt|opsagt|skrevet|kortlagt|tilsluttet|været med|halveret|samlet|bygget|prøvet|investeret"
    r"|afsat|ansøgt|søgt|stemt|tilbudt|lukket|åbnet|udviklet|valgte"
)
#: What only an authority does, not a place.
_AUTHORITY_ACTS = re.compile(
    rf"\s(?:(?:har|havde)\s(?:\w+\s){{0,3}}?(?:{_PARTICIPLES})\b"
    r"|(?:køber|købte|vælger|valgte|beslutter|besluttede|siger|mener|ønsker|ønskede|betaler|betalte|svarer|indfører|indførte"
    r"|sparer|sparede|ansætter|udskyder|foreslår|foreslog|forventer|regner med|sender|deltager|deltog|tilslutter|leder"
    r"|vil\s(?:\w+\s)?(?:købe|vælge|indføre|bruge|spare|bede|stemme|gå|have)|skal\s(?:\w+\s)?(?:betale|købe|levere|aflevere|spare))\b)"
)
_LISTED_AFTER = re.compile(r"(?:, [A-ZÆØÅ][\w-]*| og [A-ZÆØÅ][\w-]*)*")
#: "Holbæk og Kalundborg Kommune": the one word tells what all of them are.
_MUNICIPALITY_AFTER = re.compile(
    r"(?:,\s[A-ZÆØÅ][\w-]+){0,12},?\s(?:og|samt)\s[A-ZÆØÅ][\w-]+(?:-[A-ZÆØÅ][\w-]+)? [Kk]ommuner?s?\b"
    r"|(?:,\s[A-ZÆØÅ][\w-]+){1,12},? (?:og|samt) [A-ZÆØÅ][\w-]+ [Kk]ommuner?\b"
)
#: At the head of a clause a town acts, whatever it does: "mens Struer overtager driften".
_CLAUSE_BEFORE = re.compile(
    r"(?:(?:^|[.!?]\s|\n|[•›▪–-]\s)|\b(?:mens|men|at|da|hvor|hvorefter|når|hvis|fordi|som|så)\s)\Z"
)
_CLAUSE_AFTER = re.compile(
    r"(?:(?:, [A-ZÆØÅ][\w-]*){0,6} og [A-ZÆØÅ][\w-]*)?\s(?:er (?:trådt|gået|kommet|blevet|kun|nu|med|begyndt|i gang)|får|fik|tager|tog|gav|giver"
    r"|åbner|åbnede|overtager|overtog|lægger|lagde|ringede|driver|drev|bruger|brugte|stiller|stillede|følger|fulgte|går|gik"
    r"|lader|lod|sætter|satte|sletter|slettede|samler|samlede|etablerer|etablerede|opretter|oprettede|ansætter|ansatte|tilbyder|tilbød|udvikler|udviklede"
    r"|bygger|byggede|sparer|sparede|lukker|lukkede|tester|testede|rykker|rykkede|søger|søgte|sender|sendte|indfører|indførte|dropper|droppede|investerer|investerede"
    r"|inviterer|inviterede|udbyder|udbød|skrotter|skrottede|planlægger|planlagde|prøver|prøvede|satser|satsede|styrker|styrkede|vinder|vandt|ruller|rullede"
    r"|forlænger|forlængede|godkender|godkendte|kræver|krævede|afviser|afviste|forbyder|forbød|stopper|stoppede|udskød|beder|bad|hjælper|hjalp|gør|gjorde"
    r"|arbejder|arbejdede|skifter|skiftede|flytter|flyttede|melder|meldte|underskriver|underskrev|afprøver|afprøvede|måtte"
    r"|har|havde|vil|skal|må|ønsker|vælger|valgte|begynder|begyndte|deltager|vedtager|vedtog|afsætter|afsatte|beskriver|anfører|kom(?:mer)? (?:ikke )?med|kommer i(?! dag| morgen| år))\b(?! være (?:en|et|den|det)\b)(?!(?<=har|vde) (?:\d|omkring|knap|cirka))"
)
#: "indgik Holbæk i 2014 en aftale", "slog Odder, Samsø og Skanderborg sig sammen".
_INVERTED_BEFORE = re.compile(
    r"(?:\A|[^.!?\n]{2,60} )(?:indgik|indgår|valgte|vælger|besluttede|købte|køber|vedtog|slog|gik|går|sender|sendte|sætter|satte|giver|gav|bruger|brugte|overtager|overtog|solgte"
    r"|opsagde|underskrev|afsatte|ansatte|indførte|indfører|deltager|deltog|kostede det|koster det|mellem kommunerne|omfatter|omfattede)\s\Z"
)
#: "Struer er én af de kommuner, der …", "en af de kommuner, som er i gang, er Struer".
_ONE_OF_AFTER = re.compile(
    r",?(?: er| var)? (?:en|én|et|blandt)(?: af)? (?:de |landets |seks )?(?:\w+ ){0,3}kommuner(?:ne)?\b"
)
_ONE_OF_BEFORE = re.compile(
    r"\b[EeÉé]n af (?:de |landets )?(?:\w+ ){0,2}kommuner(?:ne)?,? (?:der |som )?[^.!?\n]{0,90}?\b(?:er|var) \Z"
)
#: "bør Struer kunne købe", "har Struer valgt": the verb in two, with the town between.
_VERB_BEFORE = re.compile(
    r"\b(?:(?P<has>har|havde)|bør|burde|kan|kunne|skal|skulle|vil|ville|må|måtte)\s(?:både\s)?\Z"
)
_INFINITIVE_AFTER = re.compile(
    r"\s(?:(?:også|selv|ikke|nu|derfor|så|snart|gerne|fremover)\s){0,2}(?!være|blive|ligge)(?:[a-zæøå]{3,}e|få|gå|se)\b"
)
_PARTICIPLE_AFTER = re.compile(
    rf"\s(?:(?:også|selv|nu|allerede|netop|i \d{{4}})\s){{0,2}}(?!fået)(?:{_PARTICIPLES})\b"
)
#: What stands between two towns of a row.
_NEXT_TOWN = re.compile(r",\s|,?\s(?:og|samt|eller)\s")
#: Somebody is there to work with, not a place: "har købt sammen med Billund", "samarbejde mellem Lemvig, Struer".
_WITH_BEFORE = re.compile(
    r"\b(?:sammen med|samarbejde[t]? med|foruden|samarbejder med|aftale[n]? med|i fællesskab med|(?:samarbejde|samarbejdet|aftale|aftalen|aftaler) mellem)\s\Z"
)
#: Who comes from where in a list of members: "Anne Berg (Struer)", "Bo Dam (Odder, formand)".
_MEMBER_BEFORE = re.compile(r"[A-ZÆØÅ][\w.-]+ [A-ZÆØÅ][\w-]+\s\(\Z")
_MEMBER_AFTER = re.compile(r"\)|, (?:formand|næstformand|for [a-zæøå]+|suppleant)\b")
#: "to kommuner, Vejle og Odense", "Pilotkommuner: Vejle, Roskilde og Langeland".
_MUNICIPALITIES_BEFORE = re.compile(
    r"[Kk]ommuner(?:ne)?(?:(?:(?: [a-zæøå]+){1,3}(?::| er)|,? (?:bl\.a\.|blandt andet|herunder|heriblandt|nemlig|fx|er|var|bliver):?|[,:]| [–-]| som|) | \()(?P<others>(?:[A-ZÆØÅ][\w-]+(?:, | og | samt )){0,12})\Z"
)
#: "chef Bo Dam fra Struer, der er en af de fem kommuner", but "i Struer, der er en af dem" tells where.
_ONE_OF_THEM_AFTER = re.compile(
    r",? (?:der|som) (?:er|var) (?:en|én|et|blandt)(?: af)? (?:de |landets )?(?:\w+ ){0,3}kommuner(?:ne)?\b"
)
#: "målt i fire kommuner: Viborg, Næstved": where, not who.
_IN_MUNICIPALITIES = re.compile(
    r"\b[Ii] (?:(?:[a-zæøå]*e|to|fem|seks|syv|ni|ti|\d+|en|række) ){0,2}[Kk]ommuner(?:ne)?\b"
)
_ONE_MORE_AFTER = re.compile(r"(?:,| og| samt) [A-ZÆØÅ]")
_VOTES = re.compile(
    r"\s(?:stemte|stemmer|mener|ønsker|ønskede|foreslår|foreslog|kræver|siger|vil\s|har\s(?:foreslået|stemt|sagt|krævet)|støtter|sætter)"
)
#: Parties whose name is an ordinary word: a capital inside a sentence tells the party, or its letter.
_PARTY = re.compile(r"(?<![\w-])(?:Venstres?|Konservatives?|Radikales?)(?![\w-])")
_IN_SENTENCE = re.compile(r"(?:[\w,;)] |\()\Z")
_LETTER_AFTER = re.compile(r" \([VCKBR]\)")

_PARTIES_AFTER = re.compile(
    r"(?:,| og|,? samt) (?:Social|Dansk Folkeparti|Det |Radikale|Konservative|Enhedslisten|SF\b|Liberal|Moderaterne|Alternativet|Kristendem|Danmarksdem)"
)
#: The two of the EU by their short names, in a text on its laws.
_OF_EU = re.compile(r"(?<![\w-])(?:Kommissionens?|(?<=Parlamentet og )Rådets?)(?![\w-])")
_EU_LAW = re.compile(r"Europa-Kommissionen|EU-Kommissionen|forordning|direktiv|Europa-Parlamentet")
_OTHER_COMMISSION = re.compile(r"\w{3}kommissionen")


def settle_by_context(text: str, names: Sequence[Named], knowledge: KnowledgeBase) -> list[Named]:
    """Settle which of two things a name is.

    Args:
        text: the document.
        names: names with their origin, without overlaps.
        knowledge: the knowledge base.

    Returns:
        The names, some with another label, and parties found besides.
    """
    surnames = {
        without_genitive(text[n.start : n.end]).split()[-1]
        for n, _ in names
        if n.label == "PER" and " " in text[n.start : n.end].strip()
    }
    named = towns_of(text, names)

    def is_town(word: str) -> bool:
        return word in named or knowledge.canonical(f"{word} Kommune", "ORG") is not None

    settled: list[Named] = []
    last: Found | None = None  # the town before, as it was settled
    for name, origin in sorted(names, key=lambda named: named[0].start):
        words = text[name.start : name.end]
        if name.label != "LOC" or " " in words:
            settled.append((name, origin))
            continue
        bare = without_genitive(words)
        if last is not None and _NEXT_TOWN.fullmatch(text, last.end, name.start) and is_town(bare):
            label = last.label  # a row of towns is of one kind
        else:
            label = _label_of_town(text, name, bare, surnames, is_town)
        last = Found(name.start, name.end, label) if is_town(bare) else None
        settled.append((Found(name.start, name.end, label), origin if label == "LOC" else "rule"))
    taken = Taken(settled)
    for match in _PARTY.finditer(text):
        before = text[max(0, match.start() - 4) : match.start()]
        after = (_VOTES, _PARTIES_AFTER, _LETTER_AFTER)
        sure = _IN_SENTENCE.search(before) or any(p.match(text, match.end()) for p in after)
        if sure and not re.search(r"\btil $", before):
            taken.add(Found(match.start(), match.end(), "ORG"), "rule")
    for match in _OF_EU.finditer(text) if _on_eu_law(text) else ():
        taken.add_over_model(Found(match.start(), match.end(), "ORG"), "rule")
    return taken.spans


def _on_eu_law(text: str) -> bool:
    """Whether "Kommissionen" and "Rådet" in a text are the EU's: it is on law, and names no other."""
    named = "Kommissionen" in text or "Parlamentet og Rådet" in text
    return named and bool(_EU_LAW.search(text)) and not _OTHER_COMMISSION.search(text)


def _verb_around(before: str, after: str) -> bool:
    """Whether a verb in two parts has the town between them: "har Struer købt", "bør Struer og Lemvig kunne"."""
    verb = _VERB_BEFORE.search(before)
    if verb is None:
        return False
    row = _LISTED_AFTER.match(after)
    after = after[row.end() :] if row else after
    return (_PARTICIPLE_AFTER if verb["has"] else _INFINITIVE_AFTER).match(after) is not None


def _label_of_town(
    text: str,
    name: Found,
    bare: str,
    surnames: set[str],
    is_town: Callable[[str], bool],
) -> str:
    before, after = text[max(0, name.start - 120) : name.start], text[name.end : name.end + 120]
    listed = None if _IN_MUNICIPALITIES.search(before) else _MUNICIPALITIES_BEFORE.search(before)
    if is_town(bare) and (
        _MUNICIPALITY_AFTER.match(after)
        or (listed and (listed["others"] or _ONE_MORE_AFTER.match(after)))
    ):
        return "ORG"
    if is_town(bare) and _MEMBER_BEFORE.search(before) and _MEMBER_AFTER.match(after):
        return "ORG"
    if is_town(bare) and _WITH_BEFORE.search(before):
        return "ORG"
    if is_town(bare) and _OTHERS_AFTER.match(after) and not _WHERE_BEFORE.search(before):
        return "ORG"
    if is_town(bare) and (
        _ONE_OF_BEFORE.search(before)
        or (_ONE_OF_THEM_AFTER.match(after) and not _WHERE_BEFORE.search(before))
        or _verb_around(before, after)
    ):
        return "ORG"
    if _PLACE_BEFORE.search(before) or _PLACE_AFTER.match(after):
        return "LOC"
    if bare in surnames and not re.search(r"[A-ZÆØÅ][\w-]*\s$", before):
        return "PER"
    if not is_town(bare):
        return "LOC"
    rest = _LISTED_AFTER.match(after)  # "Fredericia, Kolding og Middelfart har …"
    acts = _AUTHORITY_ACTS.match(after[rest.end() if rest else 0 :]) is not None
    acts = acts or _ONE_OF_AFTER.match(after) is not None
    acts = acts or bool(_CLAUSE_BEFORE.search(before) and _CLAUSE_AFTER.match(after))
    return "ORG" if acts or _INVERTED_BEFORE.search(before) else "LOC"

"""Names that may be of an initiative: where they stand, and where the text says that they are one.

From the registry, products, titles in marks, capitals, headings, items and table cells; a name
found once is found wherever the document writes it again.
"""

import re
from collections.abc import Iterator, Sequence

from ..da.undertakings import DEFINITE, FORMS, NAME_STOP, NAMING
from ..da.verbs import VERBS
from ..knowledge.registry import Registry
from ..schema import Entity, Passage
from ..spans import Index
from .again import NameTree
from .features import base_form
from .places import Name, placed, trimmed

MARKS = '"”“„»«'
#: What a sentence opens behind, beside a digit and the end of a line; blanks may stand between, so many.
_OPENING = frozenset(".!?:;•›-–)")
_BEFORE = 100
_HEAD_FORM = "|".join(FORMS)
_QUOTED = re.compile(rf"[{MARKS}](?P<title>[\w](?:[^{MARKS}\n]|\n(?!\n)){{2,100}}?)[,.]?[{MARKS}]")
_CAPITAL = r"[A-ZÆØÅÉ][\w'’./&-]*\w|[A-ZÆØÅ]"
_SMALL = "i|på|til|for|og|af|med|den|det|de|uden|om|efter|over|er|ved|fra|der|mod|hos|én|ét|et|en|som|nummer"
_CAPITALS = re.compile(
    rf"(?<![\w-])(?P<name>(?:{_CAPITAL}|e[A-ZÆØÅ]\w+)(?:,?[ \n](?:(?:{_SMALL})[ \n]){{0,2}}(?:{_CAPITAL}|(?:19|20)\d\d(?:[-–](?:20)?\d\d)?|\d\.?\d?(?![\w.]|[.,]\d)))*)"
)
_PROJECT = re.compile(
    r"\b(?P<name>(?:Projekt|Program|Kampagnen?|Aktion|Strategi|Handlingsplan|Aftale)\s[\w-]+(?:[ \n](?:[\wæøå-]+|\d{4}[-–]\d{2,4})){0,9})"
)
_NAMED_COMPOUND = re.compile(
    rf"(?<![\w-])(?P<name>[A-ZÆØÅ][\w.]{{0,60}}(?:\s[A-ZÆØÅ]\w+)?(?:-[ \n]?(?:{_HEAD_FORM})|[ \n](?:{'|'.join(DEFINITE)})))s?(?![\w-])"
)
#: A name that ends in its head noun, with a hyphen or a capital: "Bredt Fjord-projektet", "Grøn Kyst Projektet".
_CAPITAL_HEAD = re.compile(
    r"(?<![\w-])(?P<name>(?P<first>[A-ZÆØÅ]\w{0,60})(?: [A-ZÆØÅ]\w+){0,2}"
    rf"(?:(?<=[a-zæøå])-(?:{'|'.join(DEFINITE)})|[ ](?:Projektet|Programmet|Initiativet|Partnerskabet|Puljen|Kampagnen|Alliancen)))s?(?![\w-])"
)
_ABBREVIATED = re.compile(r"\((?P<name>[A-ZÆØÅ][A-ZÆØÅa-z0-9-]{1,9})\)")
_NAMED = re.compile(
    rf"\b(?:{NAMING})\s+[{MARKS}]?(?P<name>(?-i:[A-ZÆØÅÉ])(?:[^\n{MARKS}.;:(]|\.(?=\w)){{2,70}})",
    re.IGNORECASE,
)
_PIECE = re.compile(
    rf"(?<![\w-])(?:{_CAPITAL}|e[A-ZÆØÅ]\w+)(?:[ \n](?:{_CAPITAL}|\d\.?\d?(?![\w.]|[.,]\d)))*(?![\w-])"
)
_RUN = re.compile(
    rf"(?<![\w-])(?P<name>(?:[A-ZÆØÅÉ][\w'’./&-]{{0,60}}\w|[A-ZÆØÅ])(?:,?[ \n](?!(?:{NAME_STOP})\b|\d{{1,2}}\))[a-zæøå\d][\w-]*(?:\.[a-z]{{2,4}}(?!\w))?){{1,5}})"
)
_PART = re.compile(r"\S+")
_LINKING = frozenset(_SMALL.split("|"))
_FOR_THEM = re.compile(r" for (?:os|jer|dem|ham|hende)$")
#: A finite verb by its form: "etableres", "fungerer".
_VERB_FORM = re.compile(r"[a-zæøå]{2,}ere[rs]")
#: What follows a name with a comma and is none of it: "Teknologi for ledere, og i 2020 …".
_NEXT_CLAUSE = re.compile(r",[ \n](?:og|den|det|de|en|et|hvor\w*|således|herunder|[a-zæøå]+s)[ \n]")
#: When it was, at the end of a name: "Teknologi med faglige øjne" i 2016.
_YEAR_LAST = re.compile(r"[ \n](?:i|fra|siden|til)[ \n](?:19|20)\d\d\S*$")
#: More is told of a name: "Danmarksdebatten fra 2005".
_TOLD_OF_IT = re.compile(r",?[ \n](?:er[ \n])?(?:fra|i|til|siden|for|om|med|og|som|hos)[ \n]")
_GENERATION = re.compile(rf"(?<!\w)[Nn]æste[ \n]generation(?:[ \n](?:{_CAPITAL})){{1,3}}")
#: A small word that opens a sentence before a name: "Med Færre kilometer er kørslen faldet".
_OPENER = re.compile(
    r"(?:I|På|Til|For|Af|Med|Om|Efter|Over|Ved|Fra|Mod|Hos|Uden|Under|Når|Da|Hvis|Og|Men|Siden|Gennem|Mens)[ \n](?=[A-ZÆØÅÉ])"
)
#: A name in small letters after its first word, where a head noun right before it says what it is.
_AFTER_HEAD = re.compile(
    rf"\b(?i:{_HEAD_FORM}),?[ \n](?P<name>(?:{_CAPITAL})(?:[ \n](?!(?:{NAME_STOP}|og|hos|til|blandt)\b)[a-zæøå\d][\w-]*){{1,6}})"
)
#: It is tried only where it can begin: at a word before a capital that is a head noun.
_BEFORE_CAPITAL = re.compile(r"(?<!\w)(?:[Aa]pp['’]en|\w+)(?=,?[ \n][A-ZÆØÅÉ])")
_HEAD_FORMS = frozenset(FORMS)
_LONGEST = 5  # words of a description
_WORD = re.compile(r"[\w-]+")
_SMALL_WORD = re.compile(r"(?<=\s)[a-zæøå]+(?![\w-])")


def _registered(text: str, passage: Passage, registry: Registry) -> Iterator[Name]:
    words = text[passage.start : passage.end]
    for match in registry.find(words):
        known = tuple(k.id for k in match.value)
        kinds = {k.kind for k in match.value}
        source = "registry solution" if kinds == {"løsning"} else "registry"
        yield Name(match.start + passage.start, match.end + passage.start, source, known)
    if registry.described_first.isdisjoint(map(base_form, _WORD.findall(words))):
        return
    tokens = list(_WORD.finditer(text, passage.start, passage.end))
    for i, token in enumerate(tokens):  # a solution's usual description
        if base_form(token.group()) not in registry.described_first:
            continue
        forms = [base_form(t.group()) for t in tokens[i : i + _LONGEST]]
        for length in range(len(forms), 0, -1):
            phrase = registry.described.get(" ".join(forms[:length]), [])
            if phrase:
                end = tokens[i + length - 1].end()
                yield Name(token.start(), end, "described", tuple(k.id for k in phrase))
                break


def _in_text(text: str, passage: Passage) -> Iterator[Name | None]:
    """Names by their form: marks, capitals, "projekt X", "X-projektet", what follows "hedder"."""
    low, high = passage.start, passage.end
    for match in _QUOTED.finditer(text, low, high):
        title = match.group("title").rstrip()  # a mark may stand behind a blank
        if len(title) > 2:
            yield Name(match.start("title"), match.start("title") + len(title), "quoted")
    for match in _CAPITALS.finditer(text, low, high):
        start, end = match.span("name")
        first = opens(text, low, start)
        words = text[start:end].split()
        if len(words) > 2:  # "Status for Ét Spor i 2019"
            for piece in _PIECE.finditer(text, start, end):
                if piece.start() > start or (
                    piece.end() < end and _stands_alone(text, piece, first)
                ):
                    yield Name(piece.start(), piece.end(), "capital piece")
        if first and len(words) > 1:
            descriptor = words[0].lower() in DEFINITE  # "Projektet Digital Tryghed"
            if not descriptor and not _OPENER.match(text, start, end):
                yield Name(start, end, "capitals first")
            if words[0].lower() not in ("den", "det"):
                begin = text.index(words[1], start + len(words[0]))
                if words[1][:1].isupper():
                    yield Name(begin, end, "capitals")
        elif first:
            yield Name(start, end, "capital first")
        else:
            yield Name(start, end, "capitals" if len(words) > 1 else "capital")
    for match in _RUN.finditer(text, low, high):
        start = match.start()
        yield from _run(start, match.group("name"), "run")
        if not opens(text, low, start):
            yield from _run(start, match.group("name"), "run inside")
    for match in _after_heads(text, low, high):
        yield from _run(match.start("name"), match.group("name"), "after head")
    for match in _PROJECT.finditer(text, low, high):
        whole = match.group("name")
        stop = re.search(r"\s(?:er|har|skal|blev|bliver|vil|kan|som|der|at|var|,)\s", whole)
        end = match.start() + len(_before_verb(whole[: stop.start()] if stop else whole))
        if len(text[match.start() : end].split()) > 1:  # not "Kampagnen er …"
            yield trimmed(text, match.start(), end, "project")
    for match in _NAMED_COMPOUND.finditer(text, low, high):
        yield Name(*match.span("name"), "compound")
    for match in _CAPITAL_HEAD.finditer(text, low, high):
        start = match.start("name")
        if opens(text, low, start):  # "I Grøn Kyst Projektet"
            start = match.end("first") + 1
        if " " in text[start : match.end("name")]:
            yield Name(start, match.end("name"), "whole name")
    for match in _GENERATION.finditer(text, low, high):
        yield Name(*match.span(), "compound")
    for match in _ABBREVIATED.finditer(text, low, high):
        yield Name(*match.span("name"), "abbreviation")
    for match in _NAMED.finditer(text, low, high):
        whole = re.split(
            r"(?:,? (?:og|der|som|har|er|med|fordi|blev|skal|men|fik|hvor|kom|for at)\b|,\s)",
            match.group("name"),
        )[0]
        yield trimmed(text, match.start("name"), match.start("name") + len(whole), "named")


def _stands_alone(text: str, piece: re.Match[str], first: bool) -> bool:
    """Whether the first piece of a run may be a name: more than a word, or one with more told of it."""
    if " " in piece.group():
        return True
    return not first or _TOLD_OF_IT.match(text, piece.end()) is not None


def opens(text: str, low: int, start: int) -> bool:
    """Whether a sentence opens at ``start``, as far as what stands there from ``low`` on tells."""
    before = text[max(low, start - _BEFORE) : start]
    bare = before.rstrip()
    return (
        not bare
        or bare[-1] in _OPENING
        or bare[-1].isdecimal()
        or (len(bare) < len(before) and "\n" in before[len(bare) :])
    )


def _after_heads(text: str, low: int, high: int) -> Iterator[re.Match[str]]:
    """What `_AFTER_HEAD` finds."""
    free = low
    for head in _BEFORE_CAPITAL.finditer(text, low, high):
        if head.start() >= free and head.group().lower() in _HEAD_FORMS:
            match = _AFTER_HEAD.match(text, head.start(), high)
            if match is not None:
                free = match.end()
                yield match


def _before_verb(words: str) -> str:
    """A name up to the verb that goes on behind it: "Strategi for havnen og foregår"."""
    for word in _SMALL_WORD.finditer(words):
        if word.group() in VERBS or _VERB_FORM.fullmatch(word.group()):
            return words[: word.start()].rstrip().rstrip(",").removesuffix(" og")
    return words.rstrip()


def _run(start: int, words: str, source: str) -> Iterator[Name]:
    """A name in small letters after its first word, without small words at its edges."""
    opener = _OPENER.match(words)
    if opener is not None:
        start, words = start + opener.end(), words[opener.end() :]
    last = _before_verb(words)
    ends = (
        clause.start() for clause in (_NEXT_CLAUSE.search(last), _YEAR_LAST.search(last)) if clause
    )
    for name in (last, *(last[:end] for end in ends)):
        parts = list(_PART.finditer(name))
        if _FOR_THEM.search(name):  # "Hvad betyder Adresseløftet for os"
            parts.pop()
        while parts[-1].group().rstrip(",") in _LINKING:
            parts.pop()
        last_word = parts[-1].group()
        if len(parts) > 1 and not last_word[:1].isupper():
            yield Name(start, start + parts[-1].start() + len(last_word.rstrip(",")), source)


def key(text: str, start: int, end: int) -> str:
    """One form for all ways to write a name: white space, case and a genitive apart."""
    words = " ".join(text[start:end].split()).casefold()
    return words[:-1] if words.endswith("s") and len(words) > 5 else words


_SEEDS = frozenset(
    {
        "quoted",
        "named",
        "numbered heading",
        "introduced item",
        "item",
        "cell",
        "measure cell",
        "section title",
        "heading",
        "title",
        "project",
        "capitals",
        "capitals first",
        "abbreviation",
        "registry",
        "registry solution",
        "capital",
        "capital piece",
    }
)


def _again(text: str, passages: Sequence[Passage], names: Sequence[Name]) -> Iterator[Name]:
    """A name found once, wherever the document writes it again with a capital first."""
    forms: set[str] = set()
    for name in names:
        form = " ".join(text[name.start : name.end].split())
        long_enough = len(form) > 3 and len(form.split()) <= 12
        if name.source in _SEEDS and long_enough and form[:1].isupper():
            forms.add(form)
    if not forms:
        return
    tree = NameTree(forms)
    for passage in passages:
        for start, end in tree.find(text, passage.start, passage.end):
            if text[start].isupper():
                yield Name(start, end, "again")


def propose_names(
    text: str,
    passages: Sequence[Passage],
    everything: Sequence[Passage],
    entities: Sequence[Entity],
    registry: Registry,
) -> list[Name]:
    """Propose names in the passages given.

    Args:
        text: the document.
        passages: those in which mentions may stand, in text order.
        everything: all passages, to which sections point.
        entities: the document's entities; products are names of solutions.
        registry: known initiatives.

    Returns:
        Names in no particular order; they may overlap, and one may be found in several ways.
    """
    found: list[Name | None] = []
    for passage in passages:
        found += _registered(text, passage, registry)
        found += _in_text(text, passage)
    found += placed(text, passages, everything)
    places = Index(passages)
    found += [
        Name(e.start, e.end, "product")
        for e in entities
        if e.label == "PRODUCT" and places.at(e.start) is not None
    ]
    names = [name for name in found if name is not None]
    return [*names, *_again(text, passages, names)]

"""Whose an initiative is, read off the text: possessor, launching subject, place that says so."""

import re

from ..da.owners import AGREEMENT, HAVING, HELD_BY, JOINING, OWNING
from ..da.undertakings import AGREEING, ECONOMY
from ..schema import Annotation, Entity, Mention
from .bodies import document_body, document_speaker, is_local, represented, supplies
from .features import features, sentence_bounds
from .parties import COMMON, Owner, coordinated, named_at, named_by, organisation_at, passage_bounds

_POSSESSOR = re.compile(
    r"(?P<word>[\wÆØÅæøå.-]+?)(?:['’]s|s|['’])\s+(?:(?:nye|egen|eget|ny|nyt|første|næste|kommende|store|lokale|fælles|\w+e)\s+){0,3}$"
)
_FROM = re.compile(r"(?:\s+fra\s+(?:19|20)\d\d)?\s+(?:fra|af|hos|mellem)\s+")
#: What ends a mention that stands in quotation marks or brackets.
_END = r"[”\"»)]?"
#: What leads from a mention to those whose it is, in the same clause: "som KL har vedtaget".
_WHICH = re.compile(rf"{_END},?\s(?:som|hvor)\s(?:den\s|det\s)?")
_HELD = re.compile(rf"{_END}[^.;:!?]{{0,70}}?\b(?:{HELD_BY})\s+(?:den\s|det\s)?(?:daværende\s)?")
_HAVING = re.compile(rf"(?:[^.;:!?\n]|\n(?!\n)){{0,80}}?\b(?:{HAVING})")
_BETWEEN = re.compile(
    rf"{_END}[^.;:!?]{{0,70}}?\bmellem\s+(?:den\s|det\s)?(?:(?:\d+|\w+)\s(?:kommuner|regioner),\s)?"
)
_AGREEMENT = re.compile(AGREEMENT, re.IGNORECASE)
#: What each region agrees on with its municipalities.
_HEALTH = re.compile(r"\b[Ss]undhedsaftale")
#: A measure's title before what its owners do with it: "Natro: Vejle Kommune afprøver …", "X (KL)".
_TITLE = re.compile(rf"{_END}(?::|\.|\s\()\s*")
#: What stands before the title of a measure in a list.
_OPENING = re.compile(r"[\W\d_]*")
#: What makes a name no subject: "med KL", "af KL".
_SUBORDINATE = re.compile(
    r"\b(?:med|af|fra|til|for|hos|i|på|mellem|over for|under|ved)\s+(?:(?:den|det|de)\s+)?$",
    re.IGNORECASE,
)
#: An owner's verb right before its subject: "I maj lancerede KL …".
_VERB_FIRST = re.compile(rf"\b(?:{OWNING})\s+(?:den\s+|det\s+)?$", re.IGNORECASE)
_OWNING = re.compile(rf"\b(?:{OWNING})\b", re.IGNORECASE)
_JOINING = re.compile(rf"\b(?:{JOINING})\b", re.IGNORECASE)
#: The subject of a launch stands no further from the mention, in characters.
_LAUNCH = 120
#: Head nouns of what several agree on.
_AGREED = frozenset({"aftale", "partnerskab", "pagt", "samarbejde", "alliance"})
_WITH = re.compile(r"\b(?:sammen\s+)?med\s+(?:(?:den|det|både)\s+)?", re.IGNORECASE)
_AGREEING = re.compile(r"\b(?:indgå|indgik|aftal|etabler|lave|forhandl)", re.IGNORECASE)
#: What a municipality or region has for itself: "strategi for Nordby Kommune".
_OWN_PLANS = frozenset({"strategi", "handlingsplan", "handleplan", "plan", "politik", "program"})
_FOR = re.compile(r"\b(?:for|i)\s+$")
#: What parts an agreement from a "med" that is of something else.
_FAR = re.compile(r"[,;:]|\b(?:der|som|at|og|om)\b")
_AGREED_IN = re.compile(
    r"\bsom\b[^.;:]{0,80}\b(?:indgået|indgik|aftalt|aftalte)\s+(?:aftale\s+om\s+)?$"
)


def find_owners(note: Annotation, mention: Mention, *, certain: bool = False) -> list[Owner]:
    """Tell whose a mention's initiative is, all who are named together.

    Args:
        note: the document with its entities.
        mention: one of its mentions.
        certain: only where the text says whose it is, by a possessor or the like.

    Returns:
        The owner by `find_owner`, those coordinated with it and, of an agreement, those it is made
        with; in such a list the municipalities, regions and the state stand for the bodies that
        agree on their behalf. For the yearly agreements on the economy of municipalities and
        regions their parties.
    """
    low, high = passage_bounds(note, mention.start)
    agreed = _of_economy(note, mention, low, high)
    if agreed:
        return [Owner(name, mention.start, mention.end, True) for name in agreed]
    if _HEALTH.search(mention.text):
        return _region_of(note, mention, high)
    partners = _partners(note, mention, low, high)
    owner = find_owner(note, mention, certain=certain and not partners)
    if owner is None:
        if features(note, mention).head == "reform" and not partners:
            return [Owner("regeringen", mention.start, mention.end, False)]
        return _with_publisher(note, partners)
    found = coordinated(note, owner)
    known = {other.name for other in found}
    return found + [other for other in partners if other.name not in known]


def _of_economy(note: Annotation, mention: Mention, low: int, high: int) -> tuple[str, ...]:
    """The parties of a yearly agreement on the economy: "økonomiaftalen" is KL's where no region is named."""
    words = mention.text.lower()
    told = next((names for phrase, names in ECONOMY.items() if phrase in words), ())
    if told or "økonomiaftale" not in words:
        return told
    begin, finish = sentence_bounds(note.text, mention.start, mention.end, low, high)
    named = {p for p, w in AGREEING.items() if re.search(rf"\b(?:{w})\b", note.text[begin:finish])}
    return ("regeringen", *(named if len(named) == 1 else ("KL",)))


def _region_of(note: Annotation, mention: Mention, high: int) -> list[Owner]:
    """The region whose health agreement it is: named in it, right behind it, or by the document."""
    named = [
        e for e in note.entities if e.label == "ORG" and (e.canonical or "").startswith("Region ")
    ]
    behind = [e for e in named if mention.start <= e.start < min(high, mention.end + _LAUNCH)]
    body = document_body(note)
    own = [e for e in named if e.canonical == body]
    before = [e for e in named if e.start < mention.start]
    chosen = [*behind[:1], *own[:1], *before[-1:]][:1]
    return [Owner(e.canonical or "", e.start, e.end, True) for e in chosen]


def _partners(note: Annotation, mention: Mention, low: int, high: int) -> list[Owner]:
    """Those with whom an agreement is made: "aftalen med Ældre Sagen", "indgik aftale med KL"."""
    if features(note, mention).head not in _AGREED:
        return []
    begin, finish = sentence_bounds(note.text, mention.start, mention.end, low, high)
    for match in _WITH.finditer(note.text, begin, finish):
        before = match.start() < mention.start
        if before and not _AGREEING.search(note.text, match.end(), mention.start):
            continue
        between = note.text[mention.end : match.start()]
        if not before and _FAR.search(between) and not _AGREED_IN.search(between):
            continue
        entity = organisation_at(note, match.end())
        if entity is None or entity.start != match.end() or not entity.canonical:
            continue
        if not supplies(entity.canonical):
            first = Owner(represented(entity.canonical), entity.start, entity.end, True)
            return coordinated(note, first)
    return []


def _with_publisher(note: Annotation, partners: list[Owner]) -> list[Owner]:
    """Partners with the document's own body: "Med Åkær Kommune er der indgået en aftale"."""
    speaker = document_speaker(note) if partners else None
    if speaker is None or any(partner.name == speaker for partner in partners):
        return []
    first = partners[0]
    return [Owner(speaker, first.start, first.end, True), *partners]


def find_owner(note: Annotation, mention: Mention, *, certain: bool = False) -> Owner | None:
    """Tell whose a mention's initiative is.

    Args:
        note: the document with its entities.
        mention: one of its mentions.
        certain: only where the text says whose it is, by a possessor or the like.

    Returns:
        The possessor before the mention ("KL's strategi", "regeringens plan", "kommunens plan"),
        an organisation right after it ("strategien fra KL"), else the subject of the sentence in
        which it is launched; none where the text does not tell.
    """
    low, high = passage_bounds(note, mention.start)
    owner = (
        _possessor(note, mention, low)
        or _inside(note, mention)
        or _behind(note, mention, low, high)
    )
    if owner is not None or certain:
        return owner
    begin, _ = sentence_bounds(note.text, mention.start, mention.end, low, high)
    return _launcher(note, begin, mention.start)


def _possessor(note: Annotation, mention: Mention, low: int) -> Owner | None:
    """Whose genitive stands before a mention."""
    offset = max(low, mention.start - 90)
    before = note.text[offset : mention.start]
    # a possessor is looked for in the last words only: the pattern is slow on long texts
    skipped = len(before) - len(" ".join(before.rsplit(" ", 5)[1:])) if before.count(" ") > 5 else 0
    match = _POSSESSOR.search(before, skipped)
    if match is None:
        return None
    start, end = offset + match.start("word"), offset + match.end("word")
    return named_by(note, match.group("word"), start, end, True)


def _is_body(entity: Entity) -> bool:
    """Whether an organisation is one for sure: a list knows it, or it is a municipality or a firm."""
    name = entity.canonical or entity.text
    return entity.origin == "knowledge_base" or is_local(name) or supplies(name)


def _inside(note: Annotation, mention: Mention) -> Owner | None:
    """Whose name a mention begins with, or whom it is for: "KMD Nexus", "Plan for Nordby Kommune"."""
    entity = organisation_at(note, mention.start)
    if (
        entity is None
        or entity.start < mention.start
        or entity.end >= mention.end
        or not _is_body(entity)  # "Tryg nat", "Robust Beredskab 2018-2020": a title's first words
    ):
        entity = organisation_at(note, mention.end - 1)
        if (
            entity is None
            or not is_local(entity.canonical)
            or features(note, mention).head not in _OWN_PLANS
            or not _FOR.search(note.text, mention.start, entity.start)
        ):
            return None
    return Owner(represented(entity.canonical or entity.text), entity.start, entity.end, True)


def _behind(note: Annotation, mention: Mention, low: int, high: int) -> Owner | None:
    """Whom the words behind a mention name: "strategien fra KL", "som KL har vedtaget"."""
    end = mention.end
    for lead in (_FROM, _WHICH, _HELD):
        after = lead.match(note.text, end, high)
        if after is None or _other_between(note, mention, after.end()):
            continue
        owner = named_at(note, after.end(), high, common=lead is not _FROM)
        if owner is None or (lead is _WHICH and not _HAVING.match(note.text, owner.end, high)):
            continue
        # what a firm delivers is not its own
        return None if supplies(owner.name) else owner
    between = _BETWEEN.match(note.text, end, high)
    if (
        between is not None
        and _AGREEMENT.search(note.text, mention.start, between.end())
        and not _other_between(note, mention, between.end())
    ):
        owner = named_at(note, between.end(), high, common=True)
        if owner is not None and len(coordinated(note, owner)) > 1:
            return owner
    title = _TITLE.match(note.text, end, high)
    if title is not None and _OPENING.fullmatch(note.text, low, mention.start):
        owner = named_at(note, title.end(), high, common=False)
        if owner is not None and not supplies(owner.name):
            return owner
    return None


def _other_between(note: Annotation, mention: Mention, end: int) -> bool:
    """Whether another initiative is mentioned up to an offset: the words behind it are about that one.

    What explains the mention is no other: "Nordnet, et samarbejde mellem KL og …".
    """
    return any(
        m.start >= mention.end and (m.id is None or m.id != mention.id)
        for m in note.mentions_over(mention.end, end)
    )


def _launcher(note: Annotation, begin: int, end: int) -> Owner | None:
    """The subject whose verb stands between it and what it has: "KL lancerede …"."""
    named = [
        (e.start, e.end, e.text)
        for e in note.entities_over(begin, end)
        if e.label == "ORG" and begin <= e.start and e.end <= end
    ]
    named += [(m.start(), m.end(), m.group()) for m in COMMON.finditer(note.text, begin, end)]
    for start, finish, word in sorted(named, reverse=True):
        between = note.text[finish:end]
        if len(between) > _LAUNCH or _JOINING.search(between):
            return None
        lead = note.text[max(begin, start - 30) : start]
        if _SUBORDINATE.search(lead):
            continue
        if _OWNING.search(between) or _VERB_FIRST.search(lead):
            owner = named_by(note, word, start, finish, False)
            return None if owner is not None and supplies(owner.name) else owner
    return None

"""What a proposal's own words and its sentence say: plain features, each with a name."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from ..da.undertakings import (
    CHANGING,
    DEFINITE,
    FORMS,
    HEADS,
    IDIOMS_AFTER,
    LOGGED_IN,
    LOOSE_HEADS,
    NAMING,
    USING,
    WEAK_HEADS,
)
from ..schema import Entity, Passage
from ..spans import Index
from .descriptions import Description
from .features import head_of, launches_in_small
from .names import MARKS
from .proposal import Proposal

#: Words that tell that a solution is changed, or used, in a sentence in small letters.
_CHANGED = re.compile(rf"\b(?:{CHANGING})")
_USING = re.compile(rf"(?:{USING})")
_LOGGED_IN = re.compile(rf"(?<!\w)(?:{LOGGED_IN})")
_WORD = re.compile(r"[\w'’-]+|[^\w\s]")
_IS_A = re.compile(
    rf"(?:,|\s(?:er|var|blev|bliver|som)\b)?[^.!?\n]{{0,40}}?\b(?:et|en|det|den|navnet på|\w+s)\s(?:[\wæøå-]+\s){{0,3}}?[\wæøå-]*?(?:{'|'.join(HEADS)})\b"
)
_APPOSED = re.compile(
    rf",\s(?:(?:den|det|en|et|\w+s)\s)?(?:[\wæøå-]+\s){{0,2}}?[\wæøå-]*?(?:{'|'.join(FORMS)})\b"
)
_HEAD_COMMA = re.compile(rf"(?:{'|'.join(FORMS)})s?\b[^.,;:!?\n]{{0,60}},\s+$", re.IGNORECASE)
_COMMA_NAME = re.compile(r",\s+[”\"»„]?[A-ZÆØÅ]")
_RELATIVE = re.compile(r"[^.,;:!?\n]{0,40},?\s(?:der|som)\b")
_COUNTED = re.compile(r"\s\d{1,2}(?:\.\d{1,2})?$")
_AFTER_NAMING = re.compile(rf"\b(?:{NAMING})\s+[{MARKS}]?$")
_SHORT_AFTER = re.compile(
    rf"[^.!?\n]{{0,200}}[.!?]\s+(?:[A-ZÆØÅ][\wæøå]*\s){{0,2}}?(?:{'|'.join(DEFINITE)})\b",
    re.IGNORECASE,
)
#: Head nouns behind which marks hold the undertaking's title; others may say what a solution does.
_TITLED = frozenset(
    head
    for head, (kind, _) in HEADS.items()
    if kind != "løsning" and head not in ("ordning", "pulje")
)
#: A body with more of the sentence behind it: "Byrådet for samme periode".
_BODY_FIRST = re.compile(
    r"(?:Byrådet|Kommunalbestyrelsen|Regionsrådet|Amtsrådet|Folketinget|Regeringen|\w*(?:udvalget|bestyrelsen|direktionen|styrelsen|ministeriet))s?"
    r"[ \n](?:for|om|i|fra|til|af|på)[ \n]"
)
#: "Danmarks gode position": of a place, with nothing that calls it an undertaking.
_PLACE_FIRST = re.compile(r"(?:Danmarks|Europas|Nordens|Verdens|Landets)[ \n][a-zæøå]")
_DEFINITE_END = re.compile(r"(?:en|et|erne|ene)$")
_OPENS = re.compile(r"(?:[.!?:;•›\-–\d)\n\t|/>·✓+▪■§]\s*[”\"»„“]?|\s{2,}|[”\"»„“])$")
_GENERIC = re.compile(
    r"\b(?:uden|ingen|enhver|hver|nogen|hvis)\s+(?:en\s|et\s)?\s*$", re.IGNORECASE
)
_INNER_CAPITAL = re.compile(r"[a-zæøå][A-ZÆØÅ]|[A-ZÆØÅ]{2}")
_BY_SOURCE = ("before head noun", "changing", "using", "launching")


class _Found(dict[str, str]):
    """A feature's name for each way of being found, made once."""

    def __missing__(self, source: str) -> str:
        self[source] = name = f"found {source}"
        return name


_FOUND = _Found()


@lru_cache(maxsize=50_000)
def form_of_name(text: str) -> str:
    """The shape of a name: how its capitals stand."""
    words = text.split()
    capitals = sum(word[:1].isupper() for word in words)
    if len(words) > 1 and text.isupper():
        return "shouted"
    if _INNER_CAPITAL.search(text) and len(words) == 1:
        return "shouted" if text.isupper() else "camel"
    if capitals == len(words):
        return (
            "capitals"
            if len(words) > 1
            else ("definite" if _DEFINITE_END.search(text) else "capital")
        )
    if capitals > 1 and words[-1][:1].isupper():
        return "title"
    return "mixed" if capitals > 1 else ("sentence" if capitals else "lower")


def _strength(head: str) -> str:
    """How much a head noun says by itself."""
    return "loose" if head in LOOSE_HEADS else ("weak" if head in WEAK_HEADS else "strong")


def _may_log_in(small: str) -> bool:
    """Whether `_LOGGED_IN` can be found at all: mostly it cannot."""
    return "log" in small or "din §" in small or "læs" in small


def _blank_between(text: str, start: int, end: int) -> bool:
    return start >= end or (text[start].isspace() and not text[start:end].strip())


def own_signals(
    text: str, item: Proposal, passage: Passage, sentence: str, entities: Index[Entity]
) -> dict[str, float]:
    """What a proposal's own words and its sentence say.

    Args:
        text: the document.
        item: the proposal.
        passage: its passage.
        sentence: its sentence, with § in its place.
        entities: the document's names, dates and amounts.
    """
    before = _WORD.findall(text[max(passage.start, item.start - 40) : item.start])[-3:]
    after = _WORD.findall(text[item.end : min(passage.end, item.end + 40)])[:2]
    told = item.description
    features: dict[str, float] = {_FOUND[source]: 1.0 for source in item.sources}
    features[f"role {passage.role}"] = 1.0
    if item.owned:
        features["place owned"] = 1.0
        features |= {f"place owned, {source}": 1.0 for source in item.sources}
    small = sentence.lower()
    features["changing"] = float(bool(_CHANGED.search(small)))
    features["using"] = float(bool(_USING.search(small)))
    features["logged in"] = float(_may_log_in(small) and bool(_LOGGED_IN.search(small)))
    features["launching"] = float(launches_in_small(small))
    features["opens passage"] = float(_blank_between(text, passage.start, item.start))
    features["whole passage"] = float(item.end - item.start >= 0.9 * (passage.end - passage.start))
    marked = text[item.start - 1 : item.start] in MARKS and item.start > 0
    features["in marks"] = float(marked and text[item.end : item.end + 1] in MARKS)
    if before:
        features[f"before {before[-1].lower()}"] = 1.0
        features["before head noun"] = float(before[-1].lower().rstrip("s") in DEFINITE)
    if len(before) > 1:
        features[f"before2 {before[-2].lower()}"] = 1.0
        capital = text[item.start : item.start + 1].isupper()
        if capital and features["in marks"]:
            lead = text[max(passage.start, item.start - 91) : item.start - 1]
            if head_of(before[-2]) in _TITLED:
                features["titled by head"] = 1.0
            elif lead.endswith((", ", ",\n")) and _HEAD_COMMA.search(lead):
                features["titled behind a head"] = 1.0
    if after:
        features[f"after {after[0].lower()}"] = 1.0
    labels = _labels(item, entities)
    features |= labels
    kind = "told" if told is not None else ("name" if item.named else "tail")
    features[f"kind {kind}"] = 1.0
    if told is not None:
        features |= _of_description(text, item, told, passage, bool(features["launching"]), after)
    else:
        features |= _beside_name(text, item, passage)
        named = min((label for label in labels if label[3:].isupper()), default="none")
        features |= _of_name(text, item, passage, features, named)
    if len(item.known) > 0:
        features["registry editions"] = float(len(item.known) > 1)
    return features


def _beside_name(text: str, item: Proposal, passage: Passage) -> dict[str, float]:
    """What stands right before and after a name: "hedder", a comma and a head noun, "er et program"."""
    features: dict[str, float] = {}
    features["is a"] = float(bool(_IS_A.match(text, item.end, min(passage.end, item.end + 120))))
    later = _SHORT_AFTER.match(text, item.end, item.end + 260)
    features["short form after"] = float(bool(later))
    lead = text[max(passage.start, item.start - 24) : item.start]
    comma = lead.endswith((", ", ",\n"))
    features["between commas"] = float(comma and text[item.end : item.end + 1] in ",.;")
    features["apposed"] = float(
        bool(_APPOSED.match(text, item.end, min(passage.end, item.end + 80)))
    )
    features["after head, comma"] = float(
        comma and bool(_HEAD_COMMA.search(text[max(passage.start, item.start - 90) : item.start]))
    )
    features["after naming"] = float(bool(_AFTER_NAMING.search(lead)))
    return features


def _labels(item: Proposal, entities: Index[Entity]) -> dict[str, float]:
    features: dict[str, float] = {}
    for entity in entities.over(item.start, item.end):
        whole = (entity.start, entity.end) == (item.start, item.end)
        features[f"{'is' if whole else 'has'} {entity.label}"] = 1.0
        if entity.label in ("ORG", "LOC", "PER"):
            features[f"{'is' if whole else 'has'} {entity.label} {entity.origin}"] = 1.0
    return features


def _of_description(
    text: str,
    item: Proposal,
    told: Description,
    passage: Passage,
    launching: bool,
    after: Sequence[str],
) -> dict[str, float]:
    words = text[item.start : item.end].split()
    told_by = "definite" if told.definite else told.before
    comma_name = float(bool(_COMMA_NAME.match(text, item.end)))
    counted = float(bool(_COUNTED.search(text[item.start : item.end])))
    strength = _strength(told.head)
    rest = text[item.end : item.end + 12].strip().lower()
    form = words[-1].lower() if not told.extended else ""
    return {
        f"head {told.head}": 1.0,
        f"head {told.head} {'definite' if told.definite else 'indefinite'}": 1.0,
        f"stem {told.head} {told.stem}": float(bool(told.stem)),
        "stem": float(bool(told.stem)),
        "rule": float(told.specific),
        "told": float(told.told),
        "extended": float(told.extended),
        "novel": float(told.novel),
        "definite": float(told.definite),
        f"determiner {told.before}": float(len(told.before) < 12),
        "owned": float(told.before.endswith("s") and len(told.before) > 1),
        f"form {form}": float(bool(form)),
        "short definite": float(told.definite and not told.told and not told.stem),
        "comma, name": comma_name,
        f"{told_by}, comma, name": comma_name,
        f"{told_by}, relative": float(
            bool(_RELATIVE.match(text, item.end, min(passage.end, item.end + 60)))
        ),
        "counted": counted,
        f"counted, {words[-1][:1].isupper()}": counted,
        "rule, told": float(told.specific and told.told),
        "rule, launching": float(told.specific and launching),
        f"rule {told.specific}, {strength}": 1.0,
        f"{strength}, {told_by}": 1.0,
        f"short definite, after {after[0].lower() if after else ''}": float(
            told.definite and not told.told
        ),
        "bare": float(
            not told.definite
            and not told.told
            and not told.extended
            and told.before[:1] in ("", "-")
        ),
        "generic": float(bool(_GENERIC.search(text[max(0, item.start - 16) : item.start]))),
        "idiom": float(
            any(
                f"{rest} ".startswith(f"{word} ")
                for word in IDIOMS_AFTER.get(words[-1].lower(), ())
            )
        ),
        "heading": float(passage.role in ("heading", "title")),
        f"{strength}, novel": float(told.novel),
        f"{strength}, launching": float(launching),
        f"{strength}, stem": float(bool(told.stem)),
        f"{strength}, extended": float(told.extended),
    }


def _with_sources(item: Proposal, features: Mapping[str, float]) -> dict[str, float]:
    """The signals that mean another thing for each way of being found."""
    shown = [signal for signal in _BY_SOURCE if features.get(signal)]
    return {f"{source}, {signal}": 1.0 for source in item.sources for signal in shown}


def _of_name(
    text: str, item: Proposal, passage: Passage, features: Mapping[str, float], named: str
) -> dict[str, float]:
    words = text[item.start : item.end].split()
    text_here = text[item.start : item.end]
    capitals = sum(word[:1].isupper() for word in words)
    form = form_of_name(text_here)
    opens = features["opens passage"] or _OPENS.search(
        text[max(passage.start, item.start - 6) : item.start]
    )
    where = "first" if opens else "inside"
    inside = (
        where == "inside"
        and named in ("none", "has ORG", "has LOC")
        and passage.role not in ("table_row", "heading", "title")
    )
    return {
        "body first": float(
            _BODY_FIRST.match(text_here) is not None
            or (_PLACE_FIRST.match(text_here) is not None and not any(map(head_of, words)))
        ),
        "inside capital": float(
            inside and form in ("sentence", "title", "mixed", "definite", "capitals")
        ),
        f"suffix {words[-1].lower()[-4:]}": float(len(words) == 1),
        f"form {form}": 1.0,
        f"form {form}, {where}": 1.0,
        f"form {form}, {named}": 1.0,
        f"form {form}, {where}, {named}": 1.0,
        "capitals many": float(capitals > 1),
        **_with_sources(item, features),
        "product, only used": float(
            "product" in item.sources and not features["changing"] and not features["launching"]
        ),
        "inner capital": float(bool(_INNER_CAPITAL.search(text_here))),
        f"words {min(len(words), 8)}": 1.0,
        "shouted": float(text_here.isupper() and len(text_here) > 4),
        f"first {words[0].lower()}": 1.0,
        f"last {words[-1].lower()}": 1.0,
        "question": float("?" in text_here),
    }

"""What speaks for a proposal: plain features of the mention, its sentence and its document."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..da.undertakings import (
    CHANGING,
    DEFINITE,
    HEADS,
    IDIOMS_AFTER,
    LAUNCHING,
    LOOSE_HEADS,
    NAMING,
    USING,
    WEAK_HEADS,
)
from ..schema import Entity, Passage
from .descriptions import Description
from .features import sentence_bounds
from .names import MARKS, key

_CHANGING = re.compile(rf"\b(?:{CHANGING})", re.IGNORECASE)
_USING = re.compile(rf"(?:{USING})", re.IGNORECASE)
_LAUNCHING = re.compile(rf"\b(?:{LAUNCHING})\b", re.IGNORECASE)
_WORD = re.compile(r"[\w'’-]+|[^\w\s]")
_IS_A = re.compile(
    rf"(?:,|\s(?:er|var|blev|bliver|som)\b)?[^.!?\n]{{0,40}}?\b(?:et|en|det|den)\s(?:[\wæøå-]+\s){{0,3}}?[\wæøå-]*?(?:{'|'.join(HEADS)})\b"
)
_AFTER_NAMING = re.compile(rf"\b(?:{NAMING})\s+[{MARKS}]?$")
_SHORT_AFTER = re.compile(
    rf"[^.!?\n]{{0,200}}[.!?]\s+(?:[A-ZÆØÅ][\wæøå]*\s){{0,2}}?(?:{'|'.join(DEFINITE)})\b",
    re.IGNORECASE,
)
_DEFINITE_END = re.compile(r"(?:en|et|erne|ene)$")
_OPENS = re.compile(r"(?:[.!?:;•›\-–\d)\n\t|/>·✓+▪■§]\s*[”\"»„“]?|\s{2,}|[”\"»„“])$")
_GENERIC = re.compile(
    r"\b(?:uden|ingen|enhver|hver|nogen|hvis)\s+(?:en\s|et\s)?\s*$", re.IGNORECASE
)
_INNER_CAPITAL = re.compile(r"[a-zæøå][A-ZÆØÅ]|[A-ZÆØÅ]{2}")


@dataclass(slots=True)
class Proposal:
    """A stretch that may be a mention: half-open offsets, how it was found, its features."""

    start: int
    end: int
    sources: set[str] = field(default_factory=set)
    description: Description | None = None
    known: tuple[str, ...] = ()
    company: str = ""
    owned: bool = False
    passage: int = 0
    features: dict[str, float] = field(default_factory=dict)
    score: float = 0.0

    @property
    def novel(self) -> bool:
        """Whether it is a description with "ny" or "kommende"."""
        return self.description is not None and self.description.novel

    @property
    def named(self) -> bool:
        """Whether it would be a mention by name; a capital that only opens a sentence makes none."""
        weak = {"described", "tail", "elliptic"}
        if self.description is not None:
            weak |= {"capital first", "capital", "again", "item", "heading", "title", "cell", "run"}
        elif "tail" in self.sources:  # "Atlasset" at the head of a sentence
            weak |= {"capital first", "again"}
        return bool(self.sources - weak)


def describe_all(
    text: str, passages: Sequence[Passage], entities: Sequence[Entity], found: Sequence[Proposal]
) -> None:
    """Write the features of each proposal, its own and those of its name in the whole document."""
    by_key: dict[str, list[Proposal]] = defaultdict(list)
    for item in found:
        by_key[key(text, item.start, item.end)].append(item)
    _look_back(text, found)
    at = 0
    contexts: dict[int, tuple[str, Passage]] = {}
    for item in found:
        while at + 1 < len(passages) and passages[at + 1].start <= item.start:
            at += 1
        passage = passages[at]
        item.passage = at
        low, high = sentence_bounds(text, item.start, item.end, passage.start, passage.end)
        sentence = f"{text[low : item.start]} § {text[item.end : high]}"
        contexts[id(item)] = (" ".join(sentence.split()), passage)
    title = next((p for p in passages if p.role == "title"), None)
    changed: dict[str, int] = {}
    for name, items in by_key.items():
        changed[name] = sum(bool(_CHANGING.search(contexts[id(i)][0])) for i in items)
    for item in found:
        sentence, passage = contexts[id(item)]
        item.features |= _own(text, item, passage, sentence, entities)
    for items in by_key.values():
        name = key(text, items[0].start, items[0].end)
        sources = set().union(*(i.sources for i in items))
        in_title = title is not None and any(title.start <= i.start < title.end for i in items)
        for item in items:
            own = dict(item.features)
            if item.named:
                own |= {f"doc {source}": 1.0 for source in sources - item.sources}
                for signal in _SIGNALS:
                    own[f"doc {signal}"] = float(any(i.features.get(signal) for i in items))
                strong = (sources & _STRONG) or any(own.get(f"doc {x}") for x in _TELLING)
                own["doc strong"] = float(bool(strong))
                own[
                    f"doc strong, form {_form(text[item.start : item.end].split(), text[item.start : item.end])}"
                ] = float(bool(strong))
                shapes = {s for s in ("heading", "cell", "measure cell", "item") if s in sources}
                if len(shapes) > 1:
                    own["doc in several places"] = 1.0
                if any(i.features.get("inside capital") for i in items):
                    for shape in shapes | ({"numbered heading"} & sources):
                        own[f"doc inside capital, {shape}"] = 1.0
                own["doc times"] = min(len(items), 6) / 3
                own["doc changed"] = min(changed[name], 3) / 3
                own["doc in title"] = float(in_title)
            item.features = {k: v for k, v in own.items() if v}


def _look_back(text: str, found: Sequence[Proposal]) -> None:
    """What stands before a description: its head, a solution, a name by its form."""
    heads: dict[str, int] = {}
    solution = name = -1000
    for item in found:
        told = item.description
        if told is not None:
            short = told.definite and not told.told
            features = {
                "head before": float(told.head in heads),
                f"head before {told.head}": float(told.head in heads and short),
                "head just before": float(item.start - heads.get(told.head, -1000) < 300),
            }
            near_solution, near_name = item.start - solution < 300, item.start - name < 200
            loose = told.head in LOOSE_HEADS
            features["solution just before"] = float(loose and near_solution)
            features["short, solution just before"] = float(loose and short and near_solution)
            features["short, name just before"] = float(short and near_name)
            features[f"{told.head}, name just before"] = float(short and near_name)
            features["loose, nothing before"] = float(
                loose and not near_solution and told.head not in heads
            )
            item.features = features
            if told.specific or told.told or not told.definite:
                heads[told.head] = item.start
        elif item.sources & {"registry solution", "product", "described"}:
            solution = item.end
        if item.named and item.sources & {"quoted", "capitals", "registry", "numbered heading"}:
            name = item.end


def _form(words: Sequence[str], text: str) -> str:
    """The shape of a name: how its capitals stand."""
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


#: Ways of being found, and signals, that say by themselves that a name is an initiative's.
_STRONG = frozenset(
    {"numbered heading", "introduced item", "measure cell", "section title", "named", "compound"}
)
_TELLING = ("before head noun", "after naming")

#: What one mention of a name tells of all of them.
_SIGNALS = (
    "before head noun",
    "after naming",
    "is a",
    "short form after",
    "launching",
    "in marks",
    "opens passage",
)


def _strength(head: str) -> str:
    """How much a head noun says by itself."""
    return "loose" if head in LOOSE_HEADS else ("weak" if head in WEAK_HEADS else "strong")


def _own(
    text: str, item: Proposal, passage: Passage, sentence: str, entities: Sequence[Entity]
) -> dict[str, float]:
    words = text[item.start : item.end].split()
    before = _WORD.findall(text[max(passage.start, item.start - 40) : item.start])[-3:]
    after = _WORD.findall(text[item.end : min(passage.end, item.end + 40)])[:2]
    told = item.description
    features: dict[str, float] = {f"found {source}": 1.0 for source in item.sources}
    features[f"role {passage.role}"] = 1.0
    if item.owned:
        features["owned"] = 1.0
        features |= {f"owned {source}": 1.0 for source in item.sources}
    features["changing"] = float(bool(_CHANGING.search(sentence)))
    features["using"] = float(bool(_USING.search(sentence)))
    features["launching"] = float(bool(_LAUNCHING.search(sentence)))
    features["opens passage"] = float(not text[passage.start : item.start].strip())
    features["whole passage"] = float(item.end - item.start >= 0.9 * (passage.end - passage.start))
    marked = text[item.start - 1 : item.start] in MARKS and item.start > 0
    features["in marks"] = float(marked and text[item.end : item.end + 1] in MARKS)
    if told is None:
        features["is a"] = float(
            bool(_IS_A.match(text, item.end, min(passage.end, item.end + 120)))
        )
        later = _SHORT_AFTER.match(text, item.end, item.end + 260)
        features["short form after"] = float(bool(later))
        lead = text[max(passage.start, item.start - 24) : item.start]
        features["after naming"] = float(bool(_AFTER_NAMING.search(lead)))
    if before:
        features[f"before {before[-1].lower()}"] = 1.0
        features["before head noun"] = float(before[-1].lower().rstrip("s") in DEFINITE)
    if len(before) > 1:
        features[f"before2 {before[-2].lower()}"] = 1.0
    if after:
        features[f"after {after[0].lower()}"] = 1.0
    for entity in entities:
        if entity.start <= item.start < entity.end or item.start <= entity.start < item.end:
            whole = (entity.start, entity.end) == (item.start, item.end)
            features[f"{'is' if whole else 'has'} {entity.label}"] = 1.0
            if entity.label in ("ORG", "LOC", "PER"):
                features[f"{'is' if whole else 'has'} {entity.label} {entity.origin}"] = 1.0
    kind = "told" if told is not None else ("name" if item.named else "tail")
    features[f"kind {kind}"] = 1.0
    if told is not None:
        rest = text[item.end : item.end + 12].strip().lower()
        form = words[-1].lower() if not told.extended else ""
        features |= {
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
            "rule, told": float(told.specific and told.told),
            "rule, launching": float(told.specific and bool(features["launching"])),
            f"rule {told.specific}, {_strength(told.head)}": 1.0,
            f"{_strength(told.head)}, {'definite' if told.definite else told.before}": 1.0,
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
            f"{_strength(told.head)}, novel": float(told.novel),
            f"{_strength(told.head)}, launching": float(bool(features["launching"])),
            f"{_strength(told.head)}, stem": float(bool(told.stem)),
            f"{_strength(told.head)}, extended": float(told.extended),
        }
    else:
        text_here = text[item.start : item.end]
        capitals = sum(word[:1].isupper() for word in words)
        form = _form(words, text_here)
        opens = not text[passage.start : item.start].strip() or _OPENS.search(
            text[max(passage.start, item.start - 6) : item.start]
        )
        where = "first" if opens else "inside"
        labels = [k for k in features if k.startswith(("is ", "has ")) and k[3:].isupper()]
        named = sorted(labels)[0] if labels else "none"
        inside = (
            where == "inside"
            and named in ("none", "has ORG", "has LOC")
            and passage.role not in ("table_row", "heading", "title")
        )
        features |= {
            "inside capital": float(
                inside and form in ("sentence", "title", "mixed", "definite", "capitals")
            ),
            f"suffix {words[-1].lower()[-4:]}": float(len(words) == 1),
            f"form {form}": 1.0,
            f"form {form}, {where}": 1.0,
            f"form {form}, {named}": 1.0,
            f"form {form}, {where}, {named}": 1.0,
            "capitals many": float(capitals > 1),
            **{
                f"{source}, {signal}": 1.0
                for source in item.sources
                for signal in ("before head noun", "changing", "using", "launching")
                if features.get(signal)
            },
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
    if len(item.known) > 0:
        features["registry editions"] = float(len(item.known) > 1)
    return features

"""What speaks for a proposal: its own signals (`signals`), and those of its document."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from ..da.undertakings import LOOSE_HEADS
from ..schema import Entity, Passage
from ..spans import Index
from .capitals import small_words
from .features import sentence_bounds
from .names import key
from .proposal import Proposal
from .signals import form_of_name, own_signals

#: Ways of being found, and signals, that say by themselves that a name is an initiative's.
_STRONG = frozenset(
    {"numbered heading", "introduced item", "measure cell", "section title", "named", "compound"}
)
_SHAPES = frozenset({"heading", "cell", "measure cell", "item"})
_TELLING = ("doc before head noun", "doc after naming", "doc after head, comma")

#: What one mention of a name tells of all of them.
_SIGNALS = (
    "before head noun",
    "after naming",
    "is a",
    "apposed",
    "after head, comma",
    "between commas",
    "short form after",
    "launching",
    "in marks",
    "opens passage",
)


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
    small = small_words(text)
    named = Index(entities)
    for item in found:
        sentence, passage = contexts[id(item)]
        item.features |= own_signals(text, item, passage, sentence, named)
        if item.named:
            words = text[item.start : item.end].split()
            if words[0][:1].isupper() and words[0].lower() in small:
                item.features["first word small elsewhere"] = 1.0
                item.features[f"{len(words) > 1} word small elsewhere"] = 1.0
    for items in by_key.values():
        if any(item.named for item in items):
            _tell_each_other(text, items, title)
    places = _company(found, by_key)
    for item in found:
        item.features |= places.get(item.company, {})
        item.features = {k: v for k, v in item.features.items() if v}


def _tell_each_other(text: str, items: Sequence[Proposal], title: Passage | None) -> None:
    """Add what one place of a name tells of all its places in the document."""
    sources = set().union(*(i.sources for i in items))
    shown = {signal for i in items for signal in _SIGNALS if i.features.get(signal)}
    told = {f"doc {signal}": 1.0 for signal in _SIGNALS if signal in shown}
    telling = not told.keys().isdisjoint(_TELLING)
    inside_capital = any(i.features.get("inside capital") for i in items)
    changed = sum(bool(i.features["changing"]) for i in items)
    in_title = title is not None and any(title.start <= i.start < title.end for i in items)
    strong = float(telling or not sources.isdisjoint(_STRONG))
    shapes = sources & _SHAPES
    for item in items:
        if not item.named:
            continue
        own = item.features
        for source in sources - item.sources:
            own[f"doc {source}"] = 1.0
        own.update(told)
        own["doc strong"] = strong
        own[f"doc strong, form {form_of_name(text[item.start : item.end])}"] = strong
        own["doc in several places"] = float(len(shapes) > 1)
        if inside_capital:
            for shape in shapes | ({"numbered heading"} & sources):
                own[f"doc inside capital, {shape}"] = 1.0
        own["doc times"] = min(len(items), 6) / 3
        own["doc changed"] = min(changed, 3) / 3
        own["doc in title"] = float(in_title)


def _company(
    found: Sequence[Proposal], by_key: Mapping[str, Sequence[Proposal]]
) -> dict[str, dict[str, float]]:
    """What each list, column or level of headings has: how many, named elsewhere too, with owners."""
    elsewhere: set[int] = set()
    for items in by_key.values():
        if len({i.company or i.passage for i in items}) > 1:
            elsewhere |= {id(i) for i in items}
    slots: dict[str, dict[int, tuple[bool, bool]]] = defaultdict(dict)
    for item in found:
        if item.company:
            before = slots[item.company].get(item.passage, (False, False))
            slots[item.company][item.passage] = (
                before[0] or id(item) in elsewhere,
                before[1] or item.owned,
            )
    told = {}
    for name, each in slots.items():
        sort, size = name.split()[0], len(each)
        named = sum(n for n, _ in each.values()) / size
        owned = sum(o for _, o in each.values()) / size
        many = float(size > 3)
        told[name] = {
            f"place {sort}": 1.0,
            f"place {sort}, many": many,
            "place named elsewhere": named,
            f"place {sort} named elsewhere": named * many,
            "place owned": owned,
            f"place {sort} owned": owned * many,
        }
    return told


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

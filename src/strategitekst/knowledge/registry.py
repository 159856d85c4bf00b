"""The registry: real initiatives with names, descriptions, periods and owners, as readable data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ..errors import SettingError
from ..labels import INITIATIVE_KINDS, RELATIONS
from . import read_toml
from .gazetteer import Gazetteer, Match

REGISTRY_FILE = Path(__file__).with_name("initiatives.toml")


@dataclass(frozen=True, slots=True)
class Known:
    """One initiative of the registry.

    Args:
        id: slug, with the period where there are editions.
        name: full usual name.
        aliases: titles and proper names as texts write them.
        descriptions: usual phrases in common nouns, indefinite and lower case; they fit every
            edition and tell one only together with a period or date.
        kind: kind of initiative.
        period: EDTF, or none.
        owners: who owns it.
        relations: (type, target id).
        announced: EDTF, when it was launched or agreed.
        suppliers: who builds or carries it out.
        source: where the facts can be checked.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    kind: str | None = None
    period: str | None = None
    owners: tuple[str, ...] = ()
    relations: tuple[tuple[str, str], ...] = ()
    announced: str | None = None
    suppliers: tuple[str, ...] = ()
    source: str | None = None

    @property
    def years(self) -> tuple[int, int] | None:
        """First and last year of the period, the last open where the period is."""
        if not self.period:
            return None
        first, _, last = self.period.partition("/")
        begin = int(first[:4]) if first[:4].isdigit() else 0
        finish = int(last[:4]) if last[:4].isdigit() else (9999 if "/" in self.period else begin)
        return begin, finish


class Registry:
    """All known initiatives, with a finder over their names.

    Attributes:
        items: the initiatives by id.
        described: those that a description fits, by the description in lower case.
        described_first: the first words of the descriptions.
        later: what replaces or succeeds an initiative, by the id of that.
    """

    def __init__(self, items: Sequence[Known]) -> None:
        self.items = {item.id: item for item in items}
        names: dict[str, list[Known]] = {}
        for item in items:
            for name in (item.name, *item.aliases):
                names.setdefault(name, []).append(item)
        self._gazetteer: Gazetteer[tuple[Known, ...]] = Gazetteer(
            (name, len(name) <= 4, tuple(known)) for name, known in names.items()
        )
        self.described: dict[str, list[Known]] = {}
        for item in items:
            for phrase in item.descriptions:
                self.described.setdefault(phrase.lower(), []).append(item)
        self.later: dict[str, list[Known]] = {}
        for item in items:
            for relation, target in item.relations:
                if relation in ("replaces", "succeeds"):
                    self.later.setdefault(target, []).append(item)
        self.described_first = {phrase.split()[0] for phrase in self.described if phrase.strip()}

    def named(self, words: str) -> tuple[Known, ...]:
        """Return the initiatives of which ``words`` is a name, give or take its last letters."""
        whole = [m for m in self.find(words) if m.start == 0 and m.end >= 0.8 * len(words)]
        return whole[0].value if whole else ()

    def find(self, text: str) -> list[Match[tuple[Known, ...]]]:
        """Return the names in ``text``; a name of several editions has several initiatives."""
        return list(self._gazetteer.find(text))


def _known(item: Mapping[str, Any], path: Path) -> Known:
    where = f"{path}: initiative {item.get('id')!r}"
    if not item.get("id") or not item.get("name"):
        raise SettingError(f"{where}: needs id and name")
    if item.get("kind") is not None and item["kind"] not in INITIATIVE_KINDS:
        raise SettingError(
            f"{where}: kind {item['kind']!r} is not one of {', '.join(INITIATIVE_KINDS)}"
        )
    relations = tuple((r.get("type", ""), r.get("target", "")) for r in item.get("relations", ()))
    for kind, _ in relations:
        if kind not in RELATIONS:
            raise SettingError(f"{where}: relation {kind!r} is not one of {', '.join(RELATIONS)}")
    return Known(
        id=item["id"],
        name=item["name"],
        aliases=tuple(item.get("aliases", ())),
        descriptions=tuple(item.get("descriptions", ())),
        kind=item.get("kind"),
        period=item.get("period"),
        owners=tuple(item.get("owners", ())),
        relations=relations,
        announced=item.get("announced"),
        suppliers=tuple(item.get("suppliers", ())),
        source=item.get("source"),
    )


@cache
def _load(paths: tuple[Path, ...]) -> Registry:
    items: dict[str, Known] = {}
    for path in paths:
        for item in read_toml(path).get("initiative", ()):
            known = _known(item, path)
            items[known.id] = known
    return Registry(list(items.values()))


def load_registry(extra: Sequence[str | Path] = (), *, builtin: bool = True) -> Registry:
    """Load the registry that comes with the library, and a user's own files.

    Args:
        extra: TOML files with ``[[initiative]]`` entries; an id that exists is replaced.
        builtin: whether to include the library's own registry.

    Raises:
        SettingError: a file cannot be read or an entry is not valid.
    """
    paths = [REGISTRY_FILE] if builtin else []
    return _load((*paths, *(Path(path) for path in extra)))

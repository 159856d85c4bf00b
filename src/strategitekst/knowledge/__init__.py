"""The knowledge base: names of Danish public-sector organisations, products and places.

The data are TOML files beside this module that a person can read and extend. A user's own files,
in the same form, add to them; an entry with a name that exists replaces it.

    >>> from strategitekst.knowledge import load_knowledge
    >>> agency = load_knowledge().get("It- og Telestyrelsen")
    >>> agency.kind, agency.existed("2005"), agency.existed("2016")
    ('styrelse', True, False)
    >>> [entry.name for entry in load_knowledge().later(agency)]
    ['Digitaliseringsstyrelsen']
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from ..errors import SettingError
from .gazetteer import Gazetteer, Match, fold

__all__ = ["Entry", "KnowledgeBase", "load_knowledge", "read_toml"]

_HERE = Path(__file__).parent
_FILES: Final = (
    "organisations.toml",
    "municipalities.toml",
    "places.toml",
    "products.toml",
    "misc.toml",
)
#: Names this short are matched in their own case: "KL", "KY", "Nets", "SKAT".
_EXACT_LENGTH = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """One name-bearing thing.

    Args:
        name: the canonical name.
        label: ``ORG``, ``PRODUCT``, ``LOC`` or ``MISC``.
        aliases: other names and spellings.
        kind: what sort of thing it is ("styrelse", "leverandør", "register").
        ambiguous: the name is also an ordinary word or surname and needs more evidence.
        exact: names match in their own case only; none means: short ones do.
        parent: the organisation it belongs to, or the owner of a product, by its name.
        periods: EDTF intervals in which it existed under this name; ".." is an open end. None where
            they are not known.
        successor: what took its place or its main tasks, by its name.
        supplier: of a product: who builds or runs it.
        source: where the facts can be checked.
    """

    name: str
    label: str
    aliases: tuple[str, ...] = ()
    kind: str | None = None
    ambiguous: bool = False
    exact: bool | None = None
    parent: str | None = None
    periods: tuple[str, ...] = ()
    successor: str | None = None
    supplier: str | None = None
    source: str | None = None

    def existed(self, date: str) -> bool | None:
        """Whether it existed under this name at a time; none where its periods are not known.

        Args:
            date: a year, month or day ("2016-06"); years in which a period begins or ends count in.
        """
        return any(_within(date, period) for period in self.periods) if self.periods else None


def _within(date: str, period: str) -> bool:
    first, _, last = period.partition("/")
    last = last or first
    return (first == ".." or first[: len(date)] <= date[: len(first)]) and (
        last == ".." or date[: len(last)] <= last[: len(date)]
    )


class KnowledgeBase:
    """Entries with a finder over all their names."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries: dict[tuple[str, str], Entry] = {}
        for entry in entries:
            self.entries[(entry.label, entry.name)] = entry
        names: dict[str, tuple[str, bool, Entry]] = {}
        for entry in self.entries.values():
            for name in (entry.name, *entry.aliases):
                exact = len(name) <= _EXACT_LENGTH if entry.exact is None else entry.exact
                # a canonical name beats another entry's alias; the first entry beats later ones
                if name not in names or (name == entry.name and names[name][2].name != name):
                    names[name] = (name, exact, entry)
        self._gazetteer = Gazetteer(names.values())
        self._canonical = {
            (entry.label, fold(name).casefold()): entry.name for name, _, entry in names.values()
        }

    def find(self, text: str, *, any_case: bool = False) -> list[Match[Entry]]:
        """Return the names of the knowledge base in ``text``: longest first, without overlaps.

        ``any_case`` finds them in texts without capitals too.
        """
        return list(self._gazetteer.find(text, any_case=any_case))

    def get(self, name: str, label: str | None = None) -> Entry | None:
        """Return the entry that goes by a name, of the label or of the first one that has it."""
        for kind in (label,) if label else ("ORG", "PRODUCT", "MISC", "LOC"):
            canonical = self.canonical(name, kind)
            if canonical is not None:
                return self.entries[(kind, canonical)]
        return None

    def later(self, entry: Entry) -> list[Entry]:
        """Return what took an entry's place, one after the other, the one of today last."""
        chain = [entry]
        while (name := chain[-1].successor) is not None:
            following = self.get(name, entry.label)
            if following is None or following in chain:
                break
            chain.append(following)
        return chain[1:]

    def earlier(self, entry: Entry) -> list[Entry]:
        """Return the entries whose place an entry took directly."""
        return [
            other
            for other in self.entries.values()
            if other.label == entry.label
            and other.successor is not None
            and self.canonical(other.successor, entry.label) == entry.name
        ]

    def canonical(self, name: str, label: str) -> str | None:
        """Return the canonical name of a name with this label, or none if it is not known."""
        return self._canonical.get((label, fold(name).casefold()))


def read_toml(path: Path) -> dict[str, Any]:
    """Read a TOML data file; `SettingError` names the file and the place of a fault."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingError(f"{path}: cannot be read ({error.strerror})") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingError(f"{path}: not a valid TOML file ({error})") from None


def _entry(item: Mapping[str, Any], label: str, path: Path) -> Entry:
    if not isinstance(item.get("name"), str):
        raise SettingError(f'{path}: an entry has no name: {dict(item)!r}; give it name = "…"')
    return Entry(
        name=item["name"],
        label=label,
        aliases=tuple(item.get("aliases", ())),
        kind=item.get("kind"),
        ambiguous=bool(item.get("ambiguous", False)),
        exact=item.get("case_sensitive"),
        parent=item.get("parent", item.get("owner")),
        periods=tuple(item.get("periods", [item["period"]] if "period" in item else ())),
        successor=item.get("successor"),
        supplier=item.get("supplier"),
        source=item.get("source"),
    )


_MUNICIPALITIES_SOURCE: Final = "https://www.dst.dk/da/Statistik/dokumentation/nomenklaturer"


def _municipalities(items: Sequence[Mapping[str, Any]], path: Path, former: bool) -> list[Entry]:
    """Each municipality is an organisation and a place."""
    entries = []
    for item in items:
        place = _entry(item, "LOC", path)
        stem = place.name
        organisation = item.get("organisation", f"{stem} Kommune")
        names = [stem, *place.aliases]
        aliases = [f"{name} Kommune" for name in names] + [f"Kommunen {name}" for name in names]
        aliases.append(organisation)
        successor = f"{place.successor} Kommune" if place.successor else None
        entries.append(
            Entry(
                organisation,
                "ORG",
                tuple(dict.fromkeys(aliases)),
                "kommune",
                exact=False,
                periods=place.periods or (("../2006",) if former else ()),
                successor=successor,
                source=place.source or _MUNICIPALITIES_SOURCE,
            )
        )
        entries.append(
            Entry(
                stem,
                "LOC",
                place.aliases,
                "tidligere kommune" if former else "kommune",
                place.ambiguous,
            )
        )
    return entries


def _read_entries(path: Path) -> list[Entry]:
    data = read_toml(path)
    entries = [_entry(item, "ORG", path) for item in data.get("organisation", ())]
    entries += [_entry(item, "PRODUCT", path) for item in data.get("product", ())]
    entries += [_entry(item, "MISC", path) for item in data.get("misc", ())]
    entries += [_entry(item, "LOC", path) for item in data.get("place", ())]
    entries += _municipalities(data.get("municipality", ()), path, former=False)
    entries += _municipalities(data.get("former_municipality", ()), path, former=True)
    doubtful = set(data.get("ambiguous", ()))
    for key in ("danish", "postal", "world"):
        entries += [Entry(name, "LOC", ambiguous=name in doubtful) for name in data.get(key, ())]
    return entries


@cache
def _load(extra: tuple[Path, ...]) -> KnowledgeBase:
    entries: list[Entry] = []
    for path in [_HERE / name for name in _FILES] + list(extra):
        entries += _read_entries(path)
    return KnowledgeBase(entries)


def load_knowledge(extra: Sequence[str | Path] = ()) -> KnowledgeBase:
    """Load the knowledge base that comes with the library, and a user's own files.

    Args:
        extra: TOML files in the form of those beside this module (``[[organisation]]``,
            ``[[product]]``, ``[[misc]]``, ``[[place]]`` with ``name``, ``aliases``, ``kind``,
            ``parent``, ``period``, ``successor``, ``source``). An entry with the label and name
            of one that is there replaces it whole.

    Raises:
        SettingError: a file cannot be read or an entry has no name.
    """
    return _load(tuple(Path(path) for path in extra))

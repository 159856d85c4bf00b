"""Corrections by people: a small text file, anchored by quoted words, applied on every run.

::

    [[correction]]
    type = "same"          # same, different, name, owner, period, relation, not an initiative
    document = "2016/ny-plan"
    words = "sætter [handlingsplanen] retning"       # the mention, in brackets if more is quoted
    other = { document = "2015/udkast", words = "en ny fælleskommunal strategi" }
    who = "Lis Aagaard"
    why = "Planen er den, der blev sendt i høring."

``same``, ``different`` and ``relation`` need ``other``; ``name``, ``owner`` and ``period`` need
``value`` (an owner may be a list), ``relation`` has its type as ``value``.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ..errors import SettingError
from ..knowledge import read_toml
from ..labels import RELATIONS
from ..schema import Annotation, AppliedCorrection, Mention

TYPES: Final = ("same", "different", "name", "owner", "period", "relation", "not an initiative")
_PAIRS: Final = ("same", "different", "relation")
_VALUES: Final = ("name", "owner", "period", "relation")
_MARKED = re.compile(r"^(?P<before>.*)\[(?P<mention>[^\[\]]+)\](?P<after>.*)$", re.DOTALL)
_PERIOD = re.compile(r"(?:\d{4}(?:-\d\d){0,2}|\.\.)(?:/(?:\d{4}(?:-\d\d){0,2}|\.\.))?$")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A mention, told by the words of its document; the part in brackets is the mention."""

    document: str
    words: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says; see the module for the form of the file."""

    type: str
    at: Anchor
    other: Anchor | None
    values: tuple[str, ...]
    who: str
    why: str

    def outcome(self, note: str | None) -> AppliedCorrection:
        """Return the record for the output; ``note`` says why it could not be applied."""
        value = "; ".join(self.values) or None
        if self.other is not None:
            place = f"{self.other.document}: {self.other.words}"
            value = f"{value} {place}" if value else place
        return AppliedCorrection(
            type=self.type,
            document=self.at.document,
            words=self.at.words,
            value=value,
            who=self.who,
            why=self.why,
            applied=note is None,
            note=note,
        )


def _anchor(item: Any, where: str) -> Anchor:
    found = item if isinstance(item, dict) else {}
    document, words = found.get("document"), found.get("words")
    if not isinstance(document, str) or not isinstance(words, str) or not words.strip():
        raise SettingError(f"{where}: needs document and words, the quoted words of the mention")
    return Anchor(document, words)


def _correction(item: dict[str, Any], where: str) -> Correction:
    kind = item.get("type")
    if kind not in TYPES:
        raise SettingError(f"{where}: type {kind!r} is not one of {', '.join(TYPES)}")
    if not item.get("who") or not item.get("why"):
        raise SettingError(f"{where}: needs who and why")
    given = item.get("value", ())
    values = tuple(given) if isinstance(given, list) else ((given,) if given else ())
    if kind in _VALUES and (not values or not all(isinstance(v, str) for v in values)):
        raise SettingError(f'{where}: {kind} needs value = "…"')
    if kind == "relation" and values[0] not in RELATIONS:
        raise SettingError(f"{where}: relation {values[0]!r} is not one of {', '.join(RELATIONS)}")
    if kind == "period" and not _PERIOD.match(values[0]):
        raise SettingError(f"{where}: period {values[0]!r} is not EDTF; write it as 2016/2020")
    other = None
    if kind in _PAIRS:
        if "other" not in item:
            raise SettingError(f"{where}: {kind} needs other = {{ document = …, words = … }}")
        other = _anchor(item["other"], f"{where}: other")
    return Correction(kind, _anchor(item, where), other, values, item["who"], item["why"])


def load_corrections(paths: Sequence[str | Path]) -> list[Correction]:
    """Load correction files.

    Args:
        paths: TOML files with ``[[correction]]`` entries.

    Raises:
        SettingError: a file cannot be read or an entry is not valid; names file and entry.
    """
    found = []
    for path in map(Path, paths):
        items = read_toml(path).get("correction", ())
        for number, item in enumerate(items, start=1):
            found.append(_correction(item, f"{path}: correction {number}"))
    return found


def find_anchor(note: Annotation, words: str) -> Mention | str:
    """Find the mention that quoted words mean.

    Args:
        note: the document.
        words: words of the text with the mention in brackets, or the mention's words alone;
            any white space stands for any other.

    Returns:
        The mention, or in one line why there is none.
    """
    marked = _MARKED.match(words.strip())
    before, inside, after = (
        (marked["before"], marked["mention"], marked["after"]) if marked else ("", words, "")
    )

    def pattern(part: str) -> str:
        edges = (r"\s+" if part[:1].isspace() else "", r"\s+" if part[-1:].isspace() else "")
        return edges[0] + r"\s+".join(map(re.escape, part.split())) + edges[1]

    whole = re.compile(
        f"{pattern(before)}(?P<mention>{pattern(inside.strip())}){pattern(after)}", re.IGNORECASE
    )
    places = [m.span("mention") for m in whole.finditer(note.text)]
    if not places:
        return f"the words {words!r} are not in the document"
    found: dict[tuple[int, int], Mention] = {}
    for start, end in places:
        here = [m for m in note.initiatives if m.start < end and start < m.end]
        exact = [m for m in here if (m.start, m.end) == (start, end)]
        for mention in exact or here[:1]:
            found[mention.start, mention.end] = mention
    if not found:
        return f"no mention of an initiative is found at {words!r}"
    if len(found) > 1:
        return f"{words!r} fits {len(found)} mentions; quote more words, the mention in [brackets]"
    return next(iter(found.values()))

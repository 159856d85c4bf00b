"""Annotations back from an annotation tool, in the form that `exports` gives them."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from ..errors import FormatError, SettingError
from ..labels import CONTENT_ROLES, ENTITY_LABELS, MENTION_TYPES
from ..schema import Annotation
from .layers import LAYERS, Region, to_annotation

_ATTRIBUTE = re.compile(r"A\d+\ttheme([123]) (T\d+) (\S+)")


def import_annotations(kind: str, path: Path) -> Iterator[Annotation]:
    """Read annotations made or corrected in a tool.

    Args:
        kind: one of `IMPORTS`.
        path: Label Studio's JSON export, or a folder of brat's ``.txt`` and ``.ann`` files.

    Yields:
        One annotation a document.

    Raises:
        SettingError: the format is not known.
        FormatError: a file is not of the format; names file and place.
    """
    if kind not in IMPORTS:
        raise SettingError(f"format {kind!r} is not one of {', '.join(IMPORTS)}")
    if not path.exists():
        raise FormatError(f"{path}: does not exist")
    return IMPORTS[kind](path)


def _label_studio(path: Path) -> Iterator[Annotation]:
    file = path / "tasks.json" if path.is_dir() else path
    try:
        tasks = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise FormatError(f"{file}: cannot be read as JSON ({error})") from None
    for n, task in enumerate(tasks):
        where = f"{file}: task {n + 1}"
        try:
            text = task["data"]["text"]
            head = task["data"].get("head") or {"id": f"task-{task.get('id', n + 1)}"}
            given = [a for a in task["annotations"] if not a.get("was_cancelled")]
            # the last one is the newest, where several people worked on a task
            results = given[-1]["result"] if given else []
            yield _assembled(head, text, _from_results(results, where), where)
        except (KeyError, TypeError, IndexError, AttributeError) as error:
            raise FormatError(
                f"{where}: is not as Label Studio writes it ({error!r}); export as JSON, not JSON-MIN"
            ) from None


def _from_results(results: list[Mapping[str, Any]], where: str) -> list[Region]:
    found: dict[str, Region] = {}
    for item in results:
        if item.get("from_name") in LAYERS:
            value = item["value"]
            region = Region(
                item["from_name"], int(value["start"]), int(value["end"]), value["labels"][0]
            )
            found[item["id"]] = region
    themes: dict[str, dict[int, str]] = {}
    for item in results:
        name = item.get("from_name", "")
        if name.startswith("theme") and item["value"].get("choices"):
            themes.setdefault(item["id"], {})[int(name[5:])] = item["value"]["choices"][0]
        elif name == "values" and item["id"] in found:
            found[item["id"]].values = _values("".join(item["value"]["text"]), where)
    return _with_themes(found, themes)


def _with_themes(
    found: Mapping[str, Region], themes: Mapping[str, Mapping[int, str]]
) -> list[Region]:
    for key, region in found.items():
        if region.layer == "passages" and region.label in CONTENT_ROLES:
            given = themes.get(key, {})
            region.themes = [given[i] for i in sorted(given)]
    return list(found.values())


def _values(line: str, where: str) -> dict[str, Any]:
    try:
        values = json.loads(line)
    except ValueError:
        values = None
    if not isinstance(values, dict):
        raise FormatError(f'{where}: {line[:40]!r} is no JSON object, as in {{"canonical": "KL"}}')
    return values


def _assembled(head: Mapping[str, Any], text: str, found: list[Region], where: str) -> Annotation:
    try:
        return to_annotation(head, text, found)
    except ValueError as error:
        first = str(error).splitlines()
        raise FormatError(f"{where}: {' '.join(first[:3])}") from None


def _brat(path: Path) -> Iterator[Annotation]:
    if not path.is_dir():
        raise FormatError(f"{path}: name the folder that holds brat's .txt and .ann files")
    for file in sorted(path.rglob("*.ann")):
        text_file = file.with_suffix(".txt")
        if not text_file.exists():
            raise FormatError(f"{file}: has no {text_file.name} beside it")
        text = text_file.read_bytes().decode("utf-8")
        head = {"id": file.relative_to(path).with_suffix("").as_posix()}
        yield _brat_document(file, text, head)


def _brat_document(file: Path, text: str, head: dict[str, Any]) -> Annotation:
    found: dict[str, Region] = {}
    themes: dict[str, dict[int, str]] = {}
    notes: list[tuple[str, dict[str, Any]]] = []
    for n, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        where = f"{file}: line {n}"
        if line.startswith("T"):
            key, middle, *_ = line.split("\t")
            kind, _, numbers = middle.partition(" ")
            offsets = [int(x) for x in re.findall(r"\d+", numbers)]
            if len(offsets) < 2:
                raise FormatError(f"{where}: has no offsets")
            found[key] = Region(_layer(kind, where), offsets[0], offsets[-1], _label(kind))
        elif line.startswith("A") and (match := _ATTRIBUTE.fullmatch(line.rstrip())):
            themes.setdefault(match[2], {})[int(match[1])] = match[3].replace("_", " ")
        elif line.startswith("#"):
            _, middle, *rest = line.split("\t", 2)
            target = middle.rpartition(" ")[2]
            if middle.startswith("Document "):
                head = _values(rest[0], where)
            elif rest and rest[0].startswith("{"):
                notes.append((target, _values(rest[0], where)))
    for target, values in notes:
        if target in found:
            found[target].values = values
    return _assembled(head, text, _with_themes(found, themes), str(file))


def _label(kind: str) -> str:
    return kind.removeprefix("passage_")


def _layer(kind: str, where: str) -> str:
    if kind.startswith("passage_"):
        return "passages"
    layers = {
        **dict.fromkeys(ENTITY_LABELS, "entities"),
        **dict.fromkeys(MENTION_TYPES, "initiatives"),
        "quote": "quotes",
    }
    if kind not in layers:
        raise FormatError(f"{where}: {kind!r} is no label of this library's annotation")
    return layers[kind]


IMPORTS: Final[dict[str, Callable[[Path], Iterator[Annotation]]]] = {
    "label-studio": _label_studio,
    "brat": _brat,
}

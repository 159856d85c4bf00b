"""A corpus in the formats of other tools.

==================  ==============================================================================
``docbin``          spaCy: one ``.spacy`` file a split, every layer where our components put it
``iob2``            one file a split: token, entity, mention, quote and passage columns, IOB2
``label-studio``    ``tasks.json`` with annotations and ``labels.xml``, the labelling interface
``brat``            ``.txt`` and ``.ann`` a document, with ``annotation.conf``
``csv``             one table a layer
==================  ==============================================================================
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from ..attributes import char_spans
from ..batch import write_atomically
from ..errors import SettingError
from ..labels import ENTITY_LABELS, MENTION_TYPES, ROLES, THEMES
from ..loading import load_base
from ..schema import Annotation
from ..spans import HasOffsets
from ..tables import columns, make_rows, write_table
from .folder import Corpus
from .layers import head_of, regions

LABEL_STUDIO_CONFIG: Final = """<View>
  <Text name="text" value="$text" granularity="word"/>
  <Labels name="passages" toName="text">{roles}</Labels>
  <Labels name="entities" toName="text">{labels}</Labels>
  <Labels name="initiatives" toName="text">{types}</Labels>
  <Labels name="quotes" toName="text"><Label value="quote"/></Labels>
  <Choices name="theme1" toName="text" perRegion="true" choice="single">{themes}</Choices>
  <Choices name="theme2" toName="text" perRegion="true" choice="single">{themes}</Choices>
  <Choices name="theme3" toName="text" perRegion="true" choice="single">{themes}</Choices>
  <TextArea name="values" toName="text" perRegion="true" rows="2"/>
</View>
"""


def export(corpus: Corpus, kind: str, out: Path) -> list[Path]:
    """Write a corpus in another format.

    Args:
        corpus: what to write.
        kind: one of `EXPORTS`.
        out: a folder; made where it is missing.

    Returns:
        The files written.

    Raises:
        SettingError: the format is not known, or a file cannot be written.
    """
    if kind not in EXPORTS:
        raise SettingError(f"format {kind!r} is not one of {', '.join(EXPORTS)}")
    try:
        out.mkdir(parents=True, exist_ok=True)
        return EXPORTS[kind](corpus, out)
    except OSError as error:
        raise SettingError(f"{out}: cannot be written ({error.strerror})") from None


def _by_split(corpus: Corpus) -> Mapping[str, list[Annotation]]:
    parts: dict[str, list[Annotation]] = defaultdict(list)
    for note in corpus.notes:
        parts[corpus.split_of(note.id) or "corpus"].append(note)
    return parts


def _text(path: Path, text: str) -> Path:
    write_atomically(path, text.encode())
    return path


def _docbin(corpus: Corpus, out: Path) -> list[Path]:
    from spacy.tokens import DocBin  # noqa: PLC0415 - slow to open

    nlp = load_base(None)
    written = []
    for name, notes in _by_split(corpus).items():
        docs = DocBin(store_user_data=True)
        for note in notes:
            doc = nlp.make_doc(note.text)
            doc.user_data["id"] = note.id
            doc._.strategitekst_document = note.document
            for key, items, labels, attribute in (
                ("passages", note.passages, [p.role for p in note.passages], "passage"),
                ("quotes", note.quotes, ["quote" for _ in note.quotes], "quote"),
                ("initiatives", note.initiatives, [m.type for m in note.initiatives], "mention"),
            ):
                doc.spans[key] = char_spans(doc, items, labels, attribute)
            doc.set_ents(char_spans(doc, note.entities, [e.label for e in note.entities], "entity"))
            docs.add(doc)
        path = out / f"{name}.spacy"
        write_atomically(path, docs.to_bytes())
        written.append(path)
    return written


def _iob2(corpus: Corpus, out: Path) -> list[Path]:
    nlp = load_base(None)
    written = []
    for name, notes in _by_split(corpus).items():
        blocks = []
        for note in notes:
            tokens = [(t.idx, t.idx + len(t), t.text) for t in nlp.make_doc(note.text)]
            tokens = [t for t in tokens if t[2].strip()]
            tags = [
                _tags(tokens, note.entities, [e.label for e in note.entities]),
                _tags(tokens, note.initiatives, [m.type for m in note.initiatives]),
                _tags(tokens, note.quotes, ["quote" for _ in note.quotes]),
                _tags(tokens, note.passages, [p.role for p in note.passages]),
            ]
            lines = [f"# id = {note.id}"]
            for i, (start, _, word) in enumerate(tokens):
                if i and note.passage_at(start) != note.passage_at(tokens[i - 1][0]):
                    lines.append("")
                lines.append("\t".join([word, *(column[i] for column in tags)]))
            blocks.append("\n".join(lines))
        written.append(_text(out / f"{name}.iob2", "\n\n".join(blocks) + "\n"))
    return written


def _tags(
    tokens: list[tuple[int, int, str]], spans: Iterable[HasOffsets], labels: Iterable[str]
) -> list[str]:
    """Tag each token by the outermost span that it touches."""
    tags = ["O"] * len(tokens)
    done = 0
    for span, label in zip(spans, labels, strict=True):
        if span.start < done:
            continue
        done = span.end
        touched = [i for i, (a, b, _) in enumerate(tokens) if a < span.end and b > span.start]
        touched = [i for i in touched if tags[i] == "O"]
        for n, i in enumerate(touched):
            tags[i] = f"{'I' if n else 'B'}-{label}"
    return tags


def _label_studio(corpus: Corpus, out: Path) -> list[Path]:
    def options(tag: str, names: Iterable[str]) -> str:
        return "".join(f'<{tag} value="{name}"/>' for name in names)

    config = LABEL_STUDIO_CONFIG.format(
        roles=options("Label", ROLES),
        labels=options("Label", ENTITY_LABELS),
        types=options("Label", MENTION_TYPES),
        themes=options("Choice", THEMES),
    )
    tasks = [
        {
            "data": {"text": note.text, "head": head_of(note)},
            "annotations": [{"result": list(_label_studio_results(note))}],
        }
        for note in corpus.notes
    ]
    return [
        _text(out / "tasks.json", json.dumps(tasks, ensure_ascii=False, indent=1) + "\n"),
        _text(out / "labels.xml", config),
    ]


def _label_studio_results(note: Annotation) -> Iterable[dict[str, Any]]:
    for n, region in enumerate(regions(note)):
        span = {"start": region.start, "end": region.end}
        base = {"id": f"r{n}", "to_name": "text"}
        words = {"text": note.text[region.start : region.end]}
        labels = {"labels": [region.label]}
        yield base | {"from_name": region.layer, "type": "labels", "value": span | words | labels}
        for i, theme in enumerate(region.themes or [], start=1):
            value = span | {"choices": [theme]}
            yield base | {"from_name": f"theme{i}", "type": "choices", "value": value}
        if region.values:
            line = json.dumps(region.values, ensure_ascii=False)
            value = span | {"text": [line]}
            yield base | {"from_name": "values", "type": "textarea", "value": value}


def _brat(corpus: Corpus, out: Path) -> list[Path]:
    written = [_text(out / "annotation.conf", _brat_config())]
    for note in corpus.notes:
        path = out / f"{note.id}.ann"
        written.append(_text(path.with_suffix(".txt"), note.text))
        written.append(_text(path, _brat_lines(note)))
    return written


def _brat_config() -> str:
    kinds = [*(f"passage_{r}" for r in ROLES), *ENTITY_LABELS, *MENTION_TYPES, "quote"]
    themes = "|".join(theme.replace(" ", "_") for theme in THEMES)
    arg = "|".join(f"passage_{r}" for r in ROLES)
    attributes = "\n".join(f"theme{i}\tArg:{arg}, Value:{themes}" for i in (1, 2, 3))
    overlap = "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>"
    lines = ["[entities]", *kinds, "[relations]", overlap, "[events]", "[attributes]", attributes]
    return "\n".join(lines) + "\n"


def _brat_lines(note: Annotation) -> str:
    lines = [f"#0\tDocument T0\t{json.dumps(head_of(note), ensure_ascii=False)}"]
    attribute = 0
    for n, region in enumerate(regions(note), start=1):
        kind = f"passage_{region.label}" if region.layer == "passages" else region.label
        pieces, words = brat_fragments(note.text, region.start, region.end)
        lines.append(f"T{n}\t{kind} {pieces}\t{words}")
        for i, theme in enumerate(region.themes or [], start=1):
            attribute += 1
            lines.append(f"A{attribute}\ttheme{i} T{n} {theme.replace(' ', '_')}")
        if region.values:
            values = json.dumps(region.values, ensure_ascii=False)
            lines.append(f"#{n}\tAnnotatorNotes T{n}\t{values}")
    return "\n".join(lines) + "\n"


def brat_fragments(text: str, start: int, end: int) -> tuple[str, str]:
    """Return a span as brat writes it: in fragments, since its lines may hold no line break."""
    pieces = []
    position = start
    for part in text[start:end].splitlines(keepends=True):
        inside = part.strip()
        if inside:
            first = position + part.index(inside)
            pieces.append((first, first + len(inside)))
        position += len(part)
    numbers = ";".join(f"{a} {b}" for a, b in pieces)
    return numbers, " ".join(text[a:b] for a, b in pieces)


def _csv(corpus: Corpus, out: Path) -> list[Path]:
    written = []
    for rows in ("passages", "entities", "quotes", "initiatives"):
        path = out / f"{rows}.csv"
        write_table(make_rows(corpus.notes, rows), path, columns(rows))
        written.append(path)
    return written


EXPORTS: Final[dict[str, Callable[[Corpus, Path], list[Path]]]] = {
    "docbin": _docbin,
    "iob2": _iob2,
    "label-studio": _label_studio,
    "brat": _brat,
    "csv": _csv,
}

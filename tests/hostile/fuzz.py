"""Mutated inputs through all readers and layers: only a `ReadError` may come out, or an annotation.

Usage::

    python tests/hostile/fuzz.py --count 200000 [--seed 1] [--layers blank]

Seeds are the documents of ``tests/data/parity`` in all formats and texts made of pieces. A mutation
cuts, repeats, overwrites, swaps or splices bytes; inside zip packages it works on the parts, since
a damaged archive hardly gets past its checksum. The whole way is run: reader, segmenter, tokenizer,
all layers, record. Half of the inputs are texts, for the layers; the rest files, for the readers,
of which one in seven goes through the layers too.
Every failing input is written to ``--save``.
"""

import argparse
import io
import random
import sys
import time
import traceback
import zipfile
from collections import Counter
from pathlib import Path

from strategitekst.errors import ReadError
from strategitekst.loading import Settings
from strategitekst.pipeline import annotate_raw
from strategitekst.read import Limits, RawDocument, read_bytes
from strategitekst.read.files import MEDIA_TYPES
from strategitekst.schema import Annotation, Document

PARITY = Path(__file__).parents[1] / "data" / "parity"
LIMITS = Limits(text=0.05, file=5)
PIECES = (
    "KL", "KL’s", "Digital Post", "Aarhus Kommune", "strategien", "en ny fælleskommunal strategi", "”", "“", "»", "«", '"',
    "- ", "– ", "• ", "› ", "1. ", "siger Mette Holm", "formand for KL", "den 14. juni 2016", "2016-2020", "i dag", "25 mio. kr.",
    "12 pct.", "Foto: Colourbox", "Læs mere her", "Se også", "\n", "\n\n", "\r\n", "\t", " ", "\xa0", ": ", ", ", ". ", "?", "Borgmester",
    "Af Mette Holm", "æøå", "ÆØÅ", "İ", "ﬁ", "👍", "é", "\u200b", "\u2028", "|", "#", "Økonomi: ", "kl@kl.dk", "borger.dk",
    "handlingsplanen", "”Trygge data”", "\u202e", "\u0301", "'" * 30, "_" * 30, "7" * 30, "a.b.c.d", "<p>", "&amp;", "\\par ", "{\\rtf1 ",
    "31. februar 2015", "uge 54", "99999999999 kr.", "kl. 25.99", "2016/2017", "primo", "ultimo 0000", "1. 2. 3.", "mellem 1 og 2 pct.",
)  # fmt: skip
MARKUP = (
    b"<div>", b"</div>", b"<table><tr><td>", b"</table>", b"<li>", b"<ul>", b"<script>", b"<!--", b"-->", b"<p hidden>", b"&#0;",
    b"&#xd800;", b"<w:p>", b"</w:p>", b"<w:r><w:t>", b"<w:tbl>", b"<text:p>", b"<text:list>", b"\\'e5", b"\\u-1?", b"{\\footnote ", b"}",
    b"{", b"\0", b"\xff\xfe", b"\xed\xa0\x80", b"stream", b"endobj", b"/Kids[", b"<<", b">>", b" Tf ", b" Td ", b"Content-Type: ",
    b"\n\n", b"--", b"=?utf-8?q?=E5", b"99999999999999999999", b"-1", b"",
)  # fmt: skip


def seeds() -> dict[str, list[bytes]]:
    """Files by media type."""
    found: dict[str, list[bytes]] = {}
    for path in sorted(PARITY.iterdir()):
        kind = MEDIA_TYPES.get(path.suffix)
        if kind is not None and path.name != "sources.txt":
            found.setdefault(kind, []).append(path.read_bytes())
    return found


def mutate(data: bytes, chance: random.Random) -> bytes:
    """Change a few stretches of bytes."""
    buffer = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        size = len(buffer)
        at = chance.randrange(size + 1)
        length = chance.choice((1, 1, 2, 4, 16, 64, 512))
        match chance.randrange(7):
            case 0:
                del buffer[at : at + length]
            case 1:
                buffer[at:at] = buffer[at : at + length] * chance.choice((1, 2, 20))
            case 2:
                for i in range(at, min(at + length, size)):
                    buffer[i] = chance.randrange(256)
            case 3:
                buffer[at:at] = chance.choice(MARKUP) * chance.choice((1, 1, 1, 30, 300))
            case 4 if size:
                other = chance.randrange(size)
                buffer[at : at + length] = buffer[other : other + length]
            case 5 if at < size:
                buffer[at] ^= 1 << chance.randrange(8)
            case _:
                del buffer[at : at + chance.randrange(size + 1)]
    return bytes(buffer[:200_000])


def mutate_package(data: bytes, chance: random.Random) -> bytes:
    """Change one part of a zip package, and pack it again without compression."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        texts = [n for n in old.namelist() if n.endswith(".xml")]
        chosen = chance.choice(texts)
        for name in old.namelist():
            part = old.read(name)
            if name.endswith((".xml", ".rels")):
                new.writestr(name, mutate(part, chance) if name == chosen else part)
    return stream.getvalue()


def one(chance: random.Random, files: dict[str, list[bytes]], base: str) -> str:
    """Make one input and run it; returns what came of it."""
    settings = Settings(base=base)
    if chance.random() < 0.5:
        text = "".join(chance.choice(PIECES) for _ in range(chance.choice((1, 3, 6, 10, 20))))
        raw = RawDocument(text, "text/plain", "")
        kind = "text"
    else:
        kind = chance.choice(list(files))
        data = chance.choice(files[kind])
        packed = data[:2] == b"PK" and chance.random() < 0.9
        data = mutate_package(data, chance) if packed else mutate(data, chance)
        try:
            raw = read_bytes(data, kind, "x", LIMITS)
        except ReadError as error:
            if error.__cause__ is not None:  # told in one line, but by the last net
                raise
            return f"{kind} refused"
    if chance.random() < 0.85 and kind != "text":
        raw.text.encode()  # readers never give what cannot be written
        for block in raw.blocks:
            assert raw.text[block.start : block.end].strip()
        return f"{kind} read"
    note = annotate_raw(raw, "x", "x", settings, Document())
    assert note.text == raw.text
    assert Annotation.from_json(note.to_json()) == note
    covered = sum(p.end - p.start for p in note.passages)
    assert covered >= sum(not c.isspace() for c in note.text)
    return f"{kind} annotated"


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description="Mutated inputs through all readers and layers.")
    parser.add_argument("--count", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--base", default="blank", help="pipeline below the layers")
    parser.add_argument("--save", type=Path, default=Path("fuzz-failures"))
    options = parser.parse_args()
    files = seeds()
    results: Counter[str] = Counter()
    failures = 0
    begun = last = time.monotonic()
    for number in range(options.count):
        chance = random.Random(f"{options.seed}/{number}")
        started = time.monotonic()
        try:
            results[one(chance, files, options.base)] += 1
        except Exception:
            failures += 1
            options.save.mkdir(exist_ok=True)
            words = f"seed {options.seed} input {number}\n{traceback.format_exc()}"
            (options.save / f"{options.seed}-{number}.txt").write_text(
                words, encoding="utf-8", errors="backslashreplace"
            )
            print(words, file=sys.stderr)
        taken = time.monotonic() - started
        if taken > 20:
            print(f"seed {options.seed} input {number} took {taken:.0f} s", file=sys.stderr)
        if time.monotonic() - last > 60:
            last = time.monotonic()
            print(f"{number + 1} inputs, {failures} failures, {last - begun:.0f} s", flush=True)
    for name, count in sorted(results.items()):
        print(f"{count:8d}  {name}")
    print(f"{options.count} inputs, seed {options.seed}, {failures} failures")
    raise SystemExit(1 if failures else 0)


__all__ = ["main", "mutate", "one", "seeds"]

if __name__ == "__main__":
    main()

"""One HTML page: every document with gold marked against predicted, layer by layer.

The line below words is gold, the ground behind them the prediction; the colour is the verdict. The
page needs nothing beside itself.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from html import escape
from itertools import pairwise
from typing import Final

from ..schema import Annotation
from .judge import VERDICTS, Judgement, Verdict

#: Layer of the page to the judgements it shows, in the text or beside each passage.
_IN_TEXT: Final = {
    "entities": ("entities",),
    "dates": ("dates",),
    "canonical": ("canonical", "person roles"),
    "mentions": ("mentions",),
    "links": ("links",),
    "quotes": ("quotes",),
}
_BY_PASSAGE: Final = ("passages", "themes")
_STYLE: Final = """
body{font:16px/1.55 system-ui,sans-serif;margin:0 auto;max-width:62rem;padding:1rem;color:#222}
nav{position:sticky;top:0;background:#fff;padding:.5rem 0;border-bottom:1px solid #ccc;z-index:1}
nav label{margin-right:.8rem;cursor:pointer}
section{border-top:2px solid #222;margin-top:2rem}
.view{display:none;white-space:pre-wrap;overflow-wrap:anywhere}
.m{border-radius:3px}.g{border-bottom:3px solid}.p{background:var(--b)}
.right{--b:#d9f2dc;border-color:#2e7d32}.missed{--b:#fde0dc;border-color:#c62828}
.spurious{--b:#ffe8c2;border-color:#e08600}.wrong{--b:#e3dcfa;border-color:#5e35b1}
.t{font-size:.68em;font-weight:600;color:#444;vertical-align:super;margin-left:1px}
.row{display:grid;grid-template-columns:15rem 1fr;gap:.8rem;padding:.25rem 0;border-bottom:1px solid #eee}
.chip{display:inline-block;border-radius:9px;padding:0 .5em;margin:0 .2em .2em 0;font-size:.8em;background:var(--b)}
table{border-collapse:collapse;font-size:.9em}td,th{padding:.1em .7em;text-align:right}
th:first-child,td:first-child{text-align:left}
@media(max-width:40rem){.row{grid-template-columns:1fr}}
"""


def _said(judgement: Judgement) -> str:
    """What stands beside a mark: the label, or gold → predicted."""
    if judgement.verdict == "right":
        return judgement.gold or ""
    if judgement.verdict == "missed":
        return f"{judgement.gold} → –"
    return f"{judgement.gold or '–'} → {judgement.predicted or '–'}"


def _marked(text: str, judged: Sequence[Judgement]) -> str:
    """The text with marks; where several overlap the words carry the classes of all."""
    edges = sorted({0, len(text), *(j.start for j in judged), *(j.end for j in judged)})
    ends: dict[int, list[Judgement]] = defaultdict(list)
    for judgement in judged:
        ends[judgement.end].append(judgement)
    inside = sorted(judged, key=lambda j: j.start)
    parts: list[str] = []
    active: list[Judgement] = []
    upcoming = 0
    for start, end in pairwise(edges):
        active = [j for j in active if j.end > start]
        while upcoming < len(inside) and inside[upcoming].start <= start:
            active.append(inside[upcoming])
            upcoming += 1
        words = escape(text[start:end])
        if not active:
            parts.append(words)
            continue
        classes = {"m", *(j.verdict for j in active)}
        classes |= {"g" for j in active if j.gold is not None}
        classes |= {"p" for j in active if j.predicted is not None or j.verdict != "missed"}
        title = escape("; ".join(f"{j.verdict}: {_said(j)}" for j in active), quote=True)
        parts.append(f'<span class="{" ".join(sorted(classes))}" title="{title}">{words}</span>')
        parts += [f'<span class="t">{escape(_said(j))}</span>' for j in ends[end]]
    return "".join(parts)


def _chips(judged: Sequence[Judgement]) -> str:
    return "".join(
        f'<span class="chip {j.verdict}">{escape(_said(j))}</span>'
        for j in sorted(judged, key=lambda j: j.verdict != "right")
    )


def _passage_rows(note: Annotation, judged: Sequence[Judgement]) -> str:
    """Each passage with what is said of it; spurious ones stand by themselves."""
    by_edges: dict[tuple[int, int], list[Judgement]] = defaultdict(list)
    for judgement in judged:
        by_edges[judgement.start, judgement.end].append(judgement)
    return "".join(
        f'<div class="row"><div>{_chips(each)}</div><div>{escape(note.text[start:end])}</div></div>'
        for (start, end), each in sorted(by_edges.items())
    )


def _summary(judged: Sequence[Judgement]) -> str:
    counted = Counter((j.layer, j.verdict) for j in judged)
    layers = list(dict.fromkeys(j.layer for j in judged))
    order: tuple[Verdict, ...] = ("right", *VERDICTS)
    head = "".join(f"<th>{v}</th>" for v in ("", *order))
    rows = "".join(
        f"<tr><td>{layer}</td>" + "".join(f"<td>{counted[layer, v]}</td>" for v in order) + "</tr>"
        for layer in layers
    )
    return f"<table><tr>{head}</tr>{rows}</table>"


def error_page(notes: Sequence[Annotation], judged: Sequence[Judgement], title: str) -> str:
    """Make the page.

    Args:
        notes: gold annotations.
        judged: all judgements on them, right ones too.
        title: what the page is called.

    Returns:
        HTML of one page.
    """
    by_note: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in judged:
        by_note[judgement.document].append(judgement)
    views = [*_IN_TEXT, *_BY_PASSAGE]
    shown = "".join(
        f"body:has(#v-{v.replace(' ', '-')}:checked) .view-{v.replace(' ', '-')}{{display:block}}"
        for v in views
    )
    buttons = "".join(
        f'<label><input type="radio" name="v" id="v-{v.replace(" ", "-")}"'
        f"{' checked' if v == views[0] else ''}> {v}</label>"
        for v in views
    )
    legend = "".join(
        f'<span class="chip {v}">{v}</span>' for v in ("right", "missed", "spurious", "wrong")
    )
    sections = []
    for note in notes:
        own = by_note[note.id]
        about = [j for j in own if j.layer.startswith("document ")]
        facts = "".join(
            f'<span class="chip {j.verdict}">{j.layer.removeprefix("document ")}: '
            f"{escape(_said(j))}</span>"
            for j in about
        )
        bodies = []
        for view, layers in _IN_TEXT.items():
            marks = [j for j in own if j.layer in layers]
            bodies.append(f'<div class="view view-{view}">{_marked(note.text, marks)}</div>')
        for view in _BY_PASSAGE:
            rows = _passage_rows(note, [j for j in own if j.layer == view])
            bodies.append(f'<div class="view view-{view}">{rows}</div>')
        sections.append(
            f'<section id="{escape(note.id, quote=True)}"><h2>{escape(note.id)}</h2>'
            f"<p>{facts}</p>{''.join(bodies)}</section>"
        )
    index = ", ".join(
        f'<a href="#{escape(note.id, quote=True)}">{escape(note.id)}</a>'
        f" {sum(j.verdict != 'right' for j in by_note[note.id])}"
        for note in notes
    )
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}{shown}</style>'
        f"<h1>{escape(title)}</h1><p>The line below words is gold, the ground behind them the"
        f" prediction; a label is gold → predicted. {legend}</p>{_summary(judged)}"
        f"<p>Errors by document: {index}</p>"
        f"<nav>{buttons}</nav>{''.join(sections)}</html>\n"
    )

"""Annotations and collections for a person's eyes, on a terminal."""

from collections import Counter
from collections.abc import Sequence

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from ..linking import with_collection_ids
from ..linking.life import Life
from ..schema import Annotation, Collection, Passage

_COLOURS = {
    "PER": "bold magenta",
    "ORG": "bold cyan",
    "LOC": "green",
    "PRODUCT": "bold blue",
    "MISC": "yellow",
    "DATE": "bright_green",
    "MONEY": "bright_yellow",
    "PERCENT": "bright_yellow",
}
_ROLES = {
    "title": "titel",
    "byline": "forfatter",
    "dateline": "dato",
    "heading": "rubrik",
    "paragraph": "afsnit",
    "list_item": "punkt",
    "table_row": "række",
    "caption": "billede",
    "footnote": "note",
    "contact": "kontakt",
    "boilerplate": "side",
}


def _coloured(note: Annotation, passage: Passage) -> Text:
    words = Text(note.text[passage.start : passage.end])
    quiet = passage.role in ("boilerplate", "contact", "caption", "footnote")
    if quiet:
        words.stylize("dim")
    if passage.role in ("title", "heading"):
        words.stylize("bold")
    for entity in note.entities:
        if passage.start <= entity.start < passage.end:
            start, end = entity.start - passage.start, entity.end - passage.start
            words.stylize(_COLOURS[entity.label], start, end)
    for mention in note.initiatives:
        if passage.start <= mention.start < passage.end:
            words.stylize("underline", mention.start - passage.start, mention.end - passage.start)
    return words


def show_annotation(note: Annotation, screen: Console) -> None:
    """Print one document: passages with themes, then names, dates, quotes and initiatives."""
    about = note.document
    facts = [about.publisher, about.date, about.kind, about.author]
    screen.print()
    screen.rule(f"[bold]{escape(about.title or note.id)}[/]")
    screen.print(Text(" · ".join(fact for fact in facts if fact), style="dim"))
    grid = Table(box=None, show_header=False, padding=(0, 1), expand=False)
    grid.add_column(style="dim", width=9)
    grid.add_column(ratio=1)
    grid.add_column(style="italic", width=24)
    for passage in note.passages:
        given = [(t.theme, t.score) for t in passage.themes or ()]
        given += [(t.theme, t.score) for t in passage.own_themes or ()]
        themes = ", ".join(f"{name} {score:.2f}" if score else name for name, score in given)
        if passage.uncertain:
            doubtful = ", ".join(t.theme for t in passage.uncertain)
            themes += f"{'; ' if themes else ''}uvis: {doubtful}"
        grid.add_row(_ROLES[passage.role], _coloured(note, passage), themes)
    screen.print(grid)
    names = Table("navn", "type", "antal", "rolle", box=None, header_style="dim")
    counted = Counter((e.canonical or e.text, e.label) for e in note.entities if e.label != "DATE")
    roles = {e.canonical: e.role for e in reversed(note.entities) if e.role}
    for (name, label), count in sorted(counted.items(), key=lambda i: (-i[1], i[0])):
        names.add_row(Text(name, style=_COLOURS[label]), label, str(count), roles.get(name) or "")
    if counted:
        screen.print(names)
    dates = [e for e in note.entities if e.label == "DATE"]
    if dates:
        parts = dict.fromkeys(f"{e.text} = {e.value}" if e.value else e.text for e in dates)
        screen.print(Text("datoer: " + "; ".join(parts), style="bright_green"))
    for quote in note.quotes:
        who = ", ".join(part for part in (quote.speaker or quote.org, quote.role) if part) or "?"
        screen.print(Text.assemble((f"{who}: ", "bold"), f"”{quote.text}”"))
    seen = dict.fromkeys((m.id, m.text) for m in note.initiatives)
    for identity in dict.fromkeys(i for i, _ in seen):
        forms = "; ".join(text for i, text in seen if i == identity)
        screen.print(Text.assemble((f"{identity}: ", "underline"), forms))


def show_collection(collection: Collection, notes: Sequence[Annotation], screen: Console) -> None:
    """Print the initiatives, those of several documents first.

    Args:
        collection: the initiatives.
        notes: the documents, for their dates and words; without them the names are shown alone.
        screen: where to print.
    """
    by_id = {note.id: note for note in notes}
    grid = Table("initiativ", "dokumenter", "datoer", "ejere", "kaldes også", header_style="dim")
    ranked = sorted(
        collection.initiatives,
        key=lambda i: (-len({m.document for m in i.mentions}), -len(i.mentions), i.id),
    )
    for initiative in ranked:
        documents = list(dict.fromkeys(m.document for m in initiative.mentions))
        dated = sorted(d for i in documents if i in by_id and (d := by_id[i].document.date))
        dates = f"{dated[0]} – {dated[-1]}" if len(dated) > 1 else "".join(dated)
        forms = dict.fromkeys(
            by_id[m.document].text[m.start : m.end]
            for m in initiative.mentions
            if m.document in by_id
        )
        others = [
            form
            for form in forms or initiative.aliases
            if form.casefold() != initiative.name.casefold()
        ]
        name = Text(initiative.name, style="bold")
        if initiative.period and initiative.period[:4] not in initiative.name:
            name.append(f" ({initiative.period})", style="dim")
        cells = (str(len(documents)), dates, ", ".join(initiative.owners), "; ".join(others[:4]))
        grid.add_row(name, *(Text(cell) for cell in cells))
    screen.print(grid)


def show_shared(collection: Collection, notes: Sequence[Annotation], screen: Console) -> None:
    """Print, for each initiative of several documents, who calls it what and when."""
    shared = {i.id: i for i in collection.initiatives if len({m.document for m in i.mentions}) > 1}
    linked = [with_collection_ids(note, collection) for note in notes]
    linked.sort(key=lambda note: note.document.date or "")
    for initiative in sorted(shared.values(), key=lambda i: -len(i.mentions)):
        screen.print(Text(f"\n{initiative.name}", style="bold underline"))
        for relation in initiative.relations:
            if relation.target in shared:
                screen.print(
                    Text(f"  {relation.type} → {shared[relation.target].name}", style="dim")
                )
        for note in linked:
            forms = dict.fromkeys(m.text for m in note.initiatives if m.id == initiative.id)
            if forms:
                about = note.document
                lead = f"  {about.date or '?':<10}  {about.publisher or '?'}: "
                screen.print(Text.assemble((lead, "dim"), "; ".join(forms)))


def show_life(life: Life, screen: Console) -> None:
    """Print one initiative: its facts, each with what says so, then its mentions in time order."""
    initiative = life.initiative
    screen.print(Text(initiative.name, style="bold underline"))
    screen.print(Text(f"{initiative.id} · {initiative.kind or 'initiativ'}", style="dim"))
    for fact in life.facts:
        screen.print(Text.assemble((f"{fact.label}: ", "bold"), fact.value), soft_wrap=True)
        for place in fact.evidence[:3]:
            screen.print(Text(f"    {place}", style="dim"), soft_wrap=True)
    if initiative.aliases:
        screen.print(
            Text.assemble(("kaldes også: ", "bold"), "; ".join(initiative.aliases)), soft_wrap=True
        )
    screen.print()
    for event in life.events:
        lead = f"{event.date or '?':<10}  {event.publisher or '?'}  "
        place = f"{event.document}:{event.start}-{event.end}"
        screen.print(
            Text.assemble((lead, "dim"), (event.text, "bold"), f"  {place}"), soft_wrap=True
        )
        screen.print(Text(f"            {event.sentence}", style="italic"), soft_wrap=True)
        if event.why:
            screen.print(Text(f"            {event.why}", style="dim"), soft_wrap=True)
    for link in initiative.links:
        ends = f"{link.a.document}:{link.a.start} = {link.b.document}:{link.b.start}"
        screen.print(Text(f"{ends}  {link.score:.2f}  {link.why}", style="dim"), soft_wrap=True)

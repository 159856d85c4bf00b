"""Make the files of the parity test anew from ``sources.txt``.

Usage::

    python tests/data/parity/make.py

Needs LibreOffice (``soffice``) and Chromium (``chromium``), which nothing else here does: the files
they make are committed.
"""

import os
import re
import shutil
import subprocess
import tempfile
from email.message import EmailMessage
from html import escape
from pathlib import Path

HERE = Path(__file__).parent
Block = tuple[str, str]
HEAD, FOOT = "Nyt fra kommunerne", "Samlet af Foreningen for åbne kommuner"
#: Documents whose office files are set in two columns.
TWO_COLUMNS = ("strategi", "klima")


def sources() -> dict[str, list[Block]]:
    """Return the blocks of every document: (role, words)."""
    found: dict[str, list[Block]] = {}
    name = ""
    for line in (HERE / "sources.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("==="):
            name = line.strip("= ")
            found[name] = []
        elif name and line.strip():
            role, _, words = line.partition(": ")
            found[name].append((role, words))
    return found


def plain(blocks: list[Block]) -> str:
    """As a person types it: lists and tables line by line, all else with a blank line between."""
    text, above = "", ""
    for role, words in blocks:
        close = role == above and role in ("list_item", "table_row", "footnote")
        text += ("\n" if close else "\n\n" if text else "") + words
        above = role
    return text + "\n"


def _runs(words: str, tag: str) -> str:
    """Raised digits as the format writes them."""
    return re.sub(
        "[¹²]", lambda m: tag.format({"¹": "1", "²": "2"}[m.group()]), escape(words, quote=False)
    )


def _grouped(blocks: list[Block]) -> list[tuple[str, list[str]]]:
    groups: list[tuple[str, list[str]]] = []
    for role, words in blocks:
        if groups and groups[-1][0] == role and role in ("list_item", "table_row"):
            groups[-1][1].append(words)
        else:
            groups.append((role, [words]))
    return groups


def page(name: str, blocks: list[Block]) -> str:
    """As a web page with a menu, a notice on cookies, related links and a foot."""
    title = escape(blocks[0][1])
    body = []
    for role, items in _grouped(blocks):
        words = [_runs(item, "<sup>{}</sup>") for item in items]
        if role == "list_item":
            tag = "ol" if items[0][0].isdigit() else "ul"
            inner = "".join(f"<li>{w.split(' ', 1)[1]}</li>\n" for w in words)
            body.append(f"<{tag}>\n{inner}</{tag}>")
        elif role == "table_row":
            rows = "".join(
                "<tr>" + "".join(f"<td>{cell}</td>" for cell in w.split("\t")) + "</tr>\n"
                for w in words
            )
            body.append(f"<table>\n{rows}</table>")
        elif role == "caption":
            body.append(f"<figure><figcaption>{words[0]}</figcaption></figure>")
        else:
            tag = {"title": "h1", "heading": "h2", "footnote": 'p role="doc-footnote"'}.get(
                role, "p"
            )
            body.append(f"<{tag}>{words[0]}</{tag.split()[0]}>")
    return f"""<!DOCTYPE html>
<html lang="da"><head><meta charset="utf-8"><title>{title} | Åbne kommuner</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="Åbne kommuner">
<link rel="canonical" href="https://aabne-kommuner.example/nyt/{name}">
<style>body {{ font: 12pt/1.4 "Liberation Serif"; max-width: 42em }} td {{ padding: 2pt 24pt 2pt 0 }}
sup {{ font-size: 65% }} @media print {{ nav, .cookie-besked, aside, footer {{ display: none }} }}</style>
<script>console.log("ikke tekst");</script></head>
<body>
<div class="cookie-besked"><p>Vi bruger cookies til at tælle besøg.</p><button>Accepter</button></div>
<nav><ul><li><a href="/">Forside</a></li><li><a href="/nyt">Nyheder</a></li><li><a href="/om">Om os</a></li></ul></nav>
<main><article>
{chr(10).join(body)}
</article></main>
<aside class="related"><h2>Læs også</h2><ul><li><a href="/a">Ny leder i foreningen</a></li><li><a href="/b">Kalender for efteråret</a></li></ul></aside>
<footer><p>Foreningen for åbne kommuner · Torvet 1 · 9999 Nordby</p></footer>
</body></html>
"""


_FODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>{title}</dc:title><meta:initial-creator>Åbne kommuner</meta:initial-creator></office:meta>
<office:styles>
<style:default-style style:family="paragraph"><style:text-properties style:font-name="Liberation Serif" fo:font-size="11pt" fo:language="da" fo:country="DK" fo:hyphenate="true"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Text_20_body" style:display-name="Text body" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-bottom="0.25cm" fo:text-align="justify"/></style:style>
<style:style style:name="Title" style:family="paragraph" style:parent-style-name="Standard" style:next-style-name="Text_20_body"><style:paragraph-properties fo:margin-bottom="0.4cm"/><style:text-properties fo:font-size="22pt" fo:font-weight="bold"/></style:style>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:parent-style-name="Standard" style:next-style-name="Text_20_body" style:default-outline-level="1"><style:paragraph-properties fo:margin-top="0.4cm" fo:margin-bottom="0.15cm"/><style:text-properties fo:font-size="14pt" fo:font-weight="bold"/></style:style>
<style:style style:name="Caption" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-bottom="0.3cm"/><style:text-properties fo:font-size="9pt" fo:font-style="italic"/></style:style>
<style:style style:name="Footnote" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-size="9pt"/></style:style>
</office:styles>
<office:automatic-styles>
<style:page-layout style:name="pm1"><style:page-layout-properties fo:page-width="21cm" fo:page-height="{height}cm" fo:margin-top="2cm" fo:margin-bottom="2cm" fo:margin-left="2.5cm" fo:margin-right="2.5cm">{columns}</style:page-layout-properties><style:header-style><style:header-footer-properties fo:margin-bottom="0.5cm"/></style:header-style><style:footer-style><style:header-footer-properties fo:margin-top="0.5cm"/></style:footer-style></style:page-layout>
<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="•"><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-0.6cm" fo:margin-left="1.2cm"/></style:list-level-properties></text:list-level-style-bullet></text:list-style>
<text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-0.6cm" fo:margin-left="1.2cm"/></style:list-level-properties></text:list-level-style-number></text:list-style>
<style:style style:name="C" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #888888" fo:padding="0.1cm"/></style:style>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm1"><style:header><text:p>{head}</text:p></style:header><style:footer><text:p>{foot} – side <text:page-number text:select-page="current">1</text:page-number></text:p></style:footer></style:master-page></office:master-styles>
<office:body><office:text>
{body}
</office:text></office:body></office:document>
"""


def flat_odt(name: str, blocks: list[Block]) -> str:
    """As a Writer document with styles, lists, tables, footnotes and running heads."""
    notes = {words[0]: words[2:] for role, words in blocks if role == "footnote"}

    def note(match: re.Match[str]) -> str:
        number = {"¹": "1", "²": "2"}[match.group()]
        words = escape(notes[match.group()], quote=False)
        return (
            f'<text:note text:id="ftn{number}" text:note-class="footnote"><text:note-citation>{number}</text:note-citation>'
            f'<text:note-body><text:p text:style-name="Footnote">{words}</text:p></text:note-body></text:note>'
        )

    def p(style: str, words: str) -> str:
        return f'<text:p text:style-name="{style}">{words}</text:p>'

    body = []
    for role, items in _grouped(blocks):
        words = [escape(item, quote=False) for item in items]
        if role == "title":
            body.append(p("Title", words[0]))
        elif role == "heading":
            body.append(
                f'<text:h text:style-name="Heading_20_1" text:outline-level="1">{words[0]}</text:h>'
            )
        elif role == "list_item":
            style = "N" if items[0][0].isdigit() else "B"
            inner = "".join(
                f"<text:list-item>{p('Text_20_body', w.split(' ', 1)[1])}</text:list-item>"
                for w in words
            )
            body.append(f'<text:list text:style-name="{style}">{inner}</text:list>')
        elif role == "table_row":
            width = len(items[0].split("\t"))
            rows = "".join(
                "<table:table-row>"
                + "".join(
                    f'<table:table-cell table:style-name="C" office:value-type="string">{p("Standard", cell)}</table:table-cell>'
                    for cell in w.split("\t")
                )
                + "</table:table-row>"
                for w in words
            )
            body.append(
                f'<table:table table:name="T"><table:table-column table:number-columns-repeated="{width}"/>{rows}</table:table>'
            )
            body.append(p("Standard", ""))
        elif role == "caption":
            body.append(p("Caption", words[0]))
        elif role != "footnote":
            body.append(p("Text_20_body", re.sub("[¹²]", note, words[0])))
    two = name in TWO_COLUMNS
    columns = '<style:columns fo:column-count="2" fo:column-gap="0.8cm"/>' if two else ""
    return _FODT.format(
        title=escape(blocks[0][1]),
        body="\n".join(body),
        columns=columns,
        head=HEAD,
        foot=FOOT,
        height="14.8"
        if name in (*TWO_COLUMNS, "hjemmepleje", "skole", "udbud", "status")
        else "29.7",
    )


def mail(name: str, blocks: list[Block], number: int) -> bytes:
    """As a mail: plain text, every second one with a page beside it."""
    message = EmailMessage()
    message["From"] = "Presse <presse@aabne-kommuner.example>"
    message["To"] = "redaktion@avis.example"
    message["Subject"] = blocks[0][1]
    message["Date"] = "Mon, 04 Jan 2016 09:30:00 +0100"
    message["Message-ID"] = f"<{name}@aabne-kommuner.example>"
    message.set_content(plain(blocks), cte="quoted-printable")
    if number % 2:
        message.add_alternative(page(name, blocks), subtype="html", cte="base64")
        message.set_boundary("=-del-af-brevet")
    return message.as_bytes()


def office(flat: Path, target: Path, kind: str, profile: Path) -> None:
    """Let LibreOffice convert a file."""
    command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless"]
    command += ["--convert-to", kind, "--outdir", str(flat.parent), str(flat)]
    subprocess.run(command, check=True, capture_output=True)
    shutil.move(flat.with_suffix("." + kind.split(":", maxsplit=1)[0]), target)


def chromium(*options: str) -> bytes:
    """Run Chromium without a window."""
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", *options]
    return subprocess.run(command, check=True, capture_output=True).stdout


def main() -> None:
    """Make all files."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for number, (name, blocks) in enumerate(sources().items()):
            (HERE / f"{name}.txt").write_text(plain(blocks), encoding="utf-8")
            (HERE / f"{name}.eml").write_bytes(mail(name, blocks, number))
            source = work / f"{name}.html"
            source.write_text(page(name, blocks), encoding="utf-8")
            (HERE / f"{name}.html").write_bytes(chromium("--dump-dom", source.as_uri()))
            printed = HERE / f"{name}.chromium.pdf"
            chromium(f"--print-to-pdf={printed}", "--no-pdf-header-footer", source.as_uri())
            flat = work / f"{name}.fodt"
            flat.write_text(flat_odt(name, blocks), encoding="utf-8")
            for kind in ("odt", "docx", "rtf", "pdf"):
                office(flat, HERE / f"{name}.{kind}", kind, work / "profile")
            print(name, os.fspath(HERE))


if __name__ == "__main__":
    main()

"""Each reader on small files of its own: what it keeps, what it tells, what it leaves out."""

import io
import zipfile
from pathlib import Path

import pytest

from strategitekst.layout import LayoutBlock, Piece, lay_out
from strategitekst.read import Limits, RawDocument, ReadError, read_bytes
from strategitekst.read.files import MEDIA_TYPES
from strategitekst.read.marks import iso_date, list_label, superscript
from strategitekst.segment import segment

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def read(suffix: str, data: bytes | str) -> RawDocument:
    data = data.encode() if isinstance(data, str) else data
    return read_bytes(data, MEDIA_TYPES[suffix], "fil", Limits())


def roles(raw: RawDocument) -> list[tuple[str, str]]:
    return [(p.role, raw.text[p.start : p.end]) for p in segment(raw.text, raw.blocks)]


def html(body: str, head: str = "") -> RawDocument:
    return read(".html", f"<html><head>{head}</head><body>{body}</body></html>")


def docx(body: str, **parts: str) -> RawDocument:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr(
            "word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>"
        )
        for name, part in parts.items():
            package.writestr(f"word/{name}.xml", part)
    return read(".docx", stream.getvalue())


def p(words: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


# --- HTML ------------------------------------------------------------------------------------------


def test_html_blocks_have_a_blank_line_between() -> None:
    assert html("<h1>Ny plan</h1><p>KL er\n  med.</p>").text == "Ny plan\n\nKL er med.\n"


def test_html_list_items_have_their_marks() -> None:
    raw = html("<ul><li>Data</li></ul><ol start=3><li>Et</li><li>To</li></ol>")
    assert raw.text.split("\n\n") == ["• Data", "3. Et", "4. To\n"]


def test_html_nested_list_goes_on_counting() -> None:
    raw = html("<ol><li>Et<ul><li>Inde</li></ul></li><li>To</li></ol>")
    assert raw.text.split("\n\n") == ["1. Et", "• Inde", "2. To\n"]


def test_html_table_of_data_is_rows_and_one_of_layout_is_not() -> None:
    raw = html("<table><tr><th>År</th><th>Tal</th></tr><tr><td>2016</td><td>7</td></tr></table>")
    assert raw.text == "År\tTal\n\n2016\t7\n"
    assert [b.role for b in raw.blocks] == ["table_row", "table_row"]
    long = "Kommunen har en plan. " * 30
    assert [b.role for b in html(f"<table><tr><td>Menu<td><p>{long}</table>").blocks] == [None] * 2


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>x</script>",
        "<style>x</style>",
        "<!-- x -->",
        "<p hidden>x</p>",
        '<p style="display: none">x</p>',
        "<noscript>x</noscript>",
        "<template>x</template>",
    ],
)
def test_html_what_is_not_seen_is_left_out(hidden: str) -> None:
    assert html(f"<p>Synlig</p>{hidden}<p>slut.</p>").text == "Synlig\n\nslut.\n"


def test_html_breaks_are_lines_and_soft_hyphens_nothing() -> None:
    assert html("<p>Torvet 1<br>9999 Nord\xadby</p>").text == "Torvet 1\n9999 Nordby\n"


def test_html_raised_number_is_a_reference() -> None:
    assert html("<p>Planen<sup>2</sup> er klar.</p>").text == "Planen² er klar.\n"


def test_html_caption_and_contact_are_kept() -> None:
    raw = html(
        "<main><h1>Ny plan for data</h1><figure><figcaption>Borgmesteren på torvet</figcaption></figure>"
        "<p>Kommunen har vedtaget en plan for de næste fire år.</p><address>Torvet 1, Nordby</address></main>"
    )
    assert [role for role, _ in roles(raw)] == ["title", "caption", "paragraph", "contact"]


def test_html_links_in_a_row_are_of_the_page_by_their_density() -> None:
    links = "".join(f"<td><a href=x>Punkt {i}</a></td>" for i in range(6))
    long = "<p>Kommunen har vedtaget en plan for de næste fire år, og den gælder alle.</p>" * 3
    raw = html(f"<table><tr>{links}</tr></table>{long}")
    assert roles(raw)[0][0] == "boilerplate"


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1252", "utf-16"])
def test_html_encoding_is_found(encoding: str) -> None:
    page = f'<html><head><meta charset="{encoding}"></head><body><p>Ældre på øen</p></body></html>'
    assert read(".html", page.encode(encoding)).text == "Ældre på øen\n"


def test_html_properties() -> None:
    about = html(
        "<p>x</p>",
        '<title>Side</title><meta property="og:title" content="Ny plan"><meta name="author" content="Bo Lund">'
        '<meta property="article:published_time" content="2016-06-14T09:00:00+02:00">'
        '<meta property="og:site_name" content="KL"><link rel="canonical" href="https://kl.dk/ny">',
    ).document
    assert about.to_dict() == {
        "title": "Ny plan",
        "author": "Bo Lund",
        "date": "2016-06-14",
        "publisher": "KL",
        "url": "https://kl.dk/ny",
    }


# --- Word ------------------------------------------------------------------------------------------

STYLES = (
    f"<w:styles {W}><w:style w:styleId='Overskrift1'><w:name w:val='heading 1'/></w:style>"
    "<w:style w:styleId='Titel'><w:name w:val='Title'/></w:style>"
    "<w:style w:styleId='INDHOLD1'><w:name w:val='toc 1'/></w:style></w:styles>"
)
NUMBERS = (
    f"<w:numbering {W}><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/>"
    "<w:lvlText w:val='%1)'/></w:lvl><w:lvl w:ilvl='1'><w:numFmt w:val='lowerLetter'/><w:lvlText w:val='%1.%2'/></w:lvl>"
    "</w:abstractNum><w:num w:numId='7'><w:abstractNumId w:val='0'/></w:num></w:numbering>"
)


def item(words: str, level: int = 0) -> str:
    return p(words, f"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='7'/></w:numPr>")


def test_word_styles_tell_roles() -> None:
    body = p("Ny plan", "<w:pStyle w:val='Titel'/>") + p("1 Mål 3", "<w:pStyle w:val='INDHOLD1'/>")
    body += p("Mål", "<w:pStyle w:val='Overskrift1'/>")
    body += p("Kommunen vil have en plan for de næste fire år.")
    found = roles(docx(body, styles=STYLES))
    assert [role for role, _ in found] == ["title", "boilerplate", "heading", "paragraph"]


def test_word_lists_are_numbered_as_word_does() -> None:
    raw = docx(item("Et") + item("inde", 1) + item("ude", 1) + item("To"), numbering=NUMBERS)
    assert raw.text.split("\n\n") == ["1) Et", "1.a inde", "1.b ude", "2) To\n"]


def test_word_deleted_words_are_gone_and_inserted_ones_there() -> None:
    run = "<w:r><w:t>%s</w:t></w:r>"
    body = f"<w:p>{run % 'En '}<w:del>{run % 'gammel'}</w:del><w:ins>{run % 'ny'}</w:ins>{run % ' plan.'}</w:p>"
    assert docx(body).text == "En ny plan.\n"


def test_word_table_text_box_and_note() -> None:
    cell = "<w:tc>%s</w:tc>"
    body = f"<w:tbl><w:tr>{cell % p('År')}{cell % p('2016')}</w:tr></w:tbl>"
    body += f"<w:p><w:r><w:t>Tekst</w:t><w:footnoteReference w:id='2'/></w:r><w:r><w:txbxContent>{p('Boks')}</w:txbxContent></w:r></w:p>"
    notes = f"<w:footnotes {W}><w:footnote w:id='0' w:type='separator'>{p('-')}</w:footnote><w:footnote w:id='2'>{p('Kilde')}</w:footnote></w:footnotes>"
    raw = docx(body, footnotes=notes, header1=f"<w:hdr {W}>{p('KL')}</w:hdr>")
    assert raw.text == "År\t2016\n\nTekst¹\n\nBoks\n\n¹ Kilde\n\nKL\n"
    assert [b.role for b in raw.blocks] == ["table_row", None, None, "footnote", "boilerplate"]


def test_word_under_an_opendocument_name_is_read_all_the_same() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("word/document.xml", f"<w:document {W}><w:body>{p('Hej')}</w:body></w:document>")  # fmt: skip
    assert read(".odt", stream.getvalue()).text == "Hej\n"


# --- RTF and mail ----------------------------------------------------------------------------------


def test_rtf_letters_paragraphs_rows_and_notes() -> None:
    raw = read(
        ".rtf",
        r"{\rtf1\ansi\ansicpg1252{\info{\title Ny plan}{\creatim\yr2016\mo6\dy14}}{\header Avisen}"
        r"P\'e5 vej{\footnote Kilde: KL}\par N\u230?ste linje\par\trowd År\cell 2016\cell\row}",
    )
    assert raw.text.startswith("På vej¹\n\nNæste linje\n\n")
    assert ("footnote", "¹ Kilde: KL") in roles(raw)
    assert ("boilerplate", "Avisen") in roles(raw)
    assert raw.document.to_dict() == {"title": "Ny plan", "date": "2016-06-14"}


def test_rtf_title_with_a_letter_that_does_not_exist_is_passed_over() -> None:
    raw = read(".rtf", r"{\rtf1{\info{\title Ny \u99999999? plan}}Tekst}")
    assert (raw.text, raw.document.title) == ("Tekst\n", None)


def test_mail_headers_are_properties_and_the_body_is_the_text() -> None:
    raw = read(
        ".eml",
        "From: =?utf-8?q?S=C3=B8ren?= <s@kl.dk>\nSubject: =?utf-8?q?Ny_st=C3=B8tte?=\nDate: Tue, 14 Jun 2016 09:00:00 +0200\n"
        "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nKommunen f=E5r st=F8tte.\n",
    )
    assert raw.text == "Kommunen får støtte.\n"
    assert raw.document.to_dict() == {"title": "Ny støtte", "author": "Søren", "date": "2016-06-14"}


def test_mail_page_goes_before_its_plain_copy() -> None:
    head = "Content-Type: multipart/alternative; boundary=x\n\n"
    parts = (
        "--x\nContent-Type: text/plain\n\nren\n--x\nContent-Type: text/html\n\n<p>side</p>\n--x--\n"
    )
    assert read(".eml", head + parts).text == "side\n"


# --- shared ----------------------------------------------------------------------------------------


def test_layout_offsets_fit_the_text() -> None:
    text, blocks = lay_out([Piece(" a b "), Piece("  "), Piece("c", "heading", 2), Piece("d", close=True)])  # fmt: skip
    assert text == "a b\n\nc\nd\n"
    assert blocks == (LayoutBlock(0, 3), LayoutBlock(5, 6, "heading", 2), LayoutBlock(7, 8))
    assert lay_out([]) == ("", ())


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2016-06-14T09:00:00Z", "2016-06-14"),
        ("D:20160614093000+02'00'", "2016-06-14"),
        ("2016", "2016"),
        ("2016-13-01", "2016"),
        ("2015-02-30", "2015-02"),
        ("14. juni", None),
        ("0000-00-00", None),
        (None, None),
    ],
)
def test_dates_of_properties(value: str | None, date: str | None) -> None:
    assert iso_date(value) == date


def test_labels_and_references() -> None:
    assert [list_label(4, k) for k in ("1", "a", "A", "i", "I")] == ["4.", "d.", "D.", "iv.", "IV."]
    assert superscript("12") == "¹²"
    assert superscript("th") == "th"


def test_reader_is_chosen_by_the_first_bytes(tmp_path: Path) -> None:
    from strategitekst.read import read_file  # noqa: PLC0415

    path = tmp_path / "gammel.doc"
    path.write_bytes(rb"{\rtf1\ansi Ny plan}")
    assert read_file(path).text == "Ny plan\n"
    path.write_bytes(b"Ny plan")
    with pytest.raises(ReadError, match=r"soffice --headless --convert-to docx gammel\.doc"):
        read_file(path)

"""What the head of a saved page says of the document: its meta elements, links and title."""

from collections.abc import Iterator
from typing import Any

from ..schema import Document
from .marks import clean, iso_date


def _meta(root: Any) -> Iterator[tuple[str, str]]:
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = " ".join(clean(element.get("content") or "").split())
        if name and content:
            yield name.lower(), content
    for element in root.iter("link"):
        if (element.get("rel") or "").lower() == "canonical" and element.get("href"):
            yield "canonical", element.get("href")
    title = next(root.iter("title"), None)
    if title is not None and title.text:
        yield "title", " ".join(clean(title.text).split())


def _first(found: dict[str, str], *names: str) -> str | None:
    return next((found[name] for name in names if name in found), None)


def head_document(root: Any) -> Document:
    """Title, date, publisher, author and address as the page's head states them."""
    found: dict[str, str] = {}
    for name, content in _meta(root):
        found.setdefault(name, content[:1000])
    dates = ("article:published_time", "datepublished", "dc.date.issued", "dcterms.issued",
             "dcterms.created", "dc.date", "pubdate", "publishdate", "date", "created")  # fmt: skip
    url = _first(found, "canonical", "og:url")
    author = _first(found, "author", "article:author", "dc.creator")
    return Document(
        title=_first(found, "og:title", "dc.title", "title"),
        date=next((d for d in (iso_date(found.get(name)) for name in dates) if d), None),
        publisher=_first(found, "og:site_name", "dc.publisher", "publisher"),
        author=author if author and not author.startswith("http") else None,
        url=url if url and url.startswith("http") else None,
    )

"""``.eml`` and saved pages in ``.mht``: headers as properties, the body as text or page."""

import email
import email.policy
import email.utils
import re
from email.message import EmailMessage

from ..errors import ReadError
from ..schema import Document
from .decode import decode
from .document import Limits, RawDocument
from .html import html_document


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        value = str(message.get(name) or "")
    except Exception:  # the standard library raises many kinds on malformed headers
        return None
    return " ".join(re.sub(r"[\x00-\x1f\ud800-\udfff]", " ", value).split())[:1000] or None


def _document(message: EmailMessage) -> Document:
    sender, _ = email.utils.parseaddr(_header(message, "From") or "")
    date = None
    try:
        sent = email.utils.parsedate_to_datetime(_header(message, "Date") or "")
        date = sent.date().isoformat() if 1900 <= sent.year <= 2100 else None
    except (ValueError, TypeError, OverflowError, IndexError):
        pass
    url = _header(message, "Content-Location") or _header(message, "Snapshot-Content-Location")
    return Document(
        title=_header(message, "Subject"),
        author=sender or None,
        date=date,
        url=url if url and url.startswith("http") else None,
    )


def _attachments(message: EmailMessage) -> list[str]:
    names = []
    for part in message.walk():
        name = part.get_filename()
        if name:
            names.append(" ".join(name.split()))
    return names


def _body(message: EmailMessage, kind: str) -> EmailMessage | None:
    for part in message.walk():
        if part.get_content_type() == kind and part.get_content_disposition() != "attachment":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload.strip() and isinstance(part, EmailMessage):
                return part
    return None


def _decoded(part: EmailMessage, where: str) -> str:
    payload = part.get_payload(decode=True)
    charset = part.get_content_charset()
    data = payload if isinstance(payload, bytes) else b""
    if charset and charset not in ("utf-8", "us-ascii"):
        try:
            return data.decode(charset)
        except (LookupError, ValueError):
            pass
    return decode(data, where, charset)


def read_mail(data: bytes, where: str, limits: Limits) -> RawDocument:
    """Read a saved mail or page; see `read_file`. Attachments are documents of their own."""
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        page, plain = _body(message, "text/html"), _body(message, "text/plain")
        about, attached = _document(message), _attachments(message)
    except (ValueError, LookupError, TypeError, AttributeError, IndexError) as error:
        raise ReadError(
            f"{where}: is damaged ({str(error)[:80]}); save the mail anew from its program"
        ) from None
    if page is not None:
        raw = html_document(_decoded(page, where), where)
        return RawDocument(raw.text, "", "", raw.blocks, about)
    if plain is not None:
        text = _decoded(plain, where).replace("\r\n", "\n")
        return RawDocument(text, "", "", (), about)
    if attached:
        raise ReadError(
            f"{where}: has no text of its own; save its attachments"
            f" ({', '.join(attached)[:200]}) as files and read those"
        )
    raise ReadError(f"{where}: has no text in it")

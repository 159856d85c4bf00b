"""Zip packages (Word, OpenDocument): opened only after a look at how far they would unfold."""

import io
import zipfile
import zlib
from typing import Any, Final

from ..errors import ReadError
from .document import Limits
from .marks import parse_xml

_MOST_PARTS: Final = 20_000
#: Text unfolds some ten times; a part that unfolds more than this is a bomb, if it is large too.
_MOST_RATIO: Final = 200
_LARGE: Final = 5_000_000


class Package:
    """A zip archive whose parts are read one by one, each with a limit.

    Args:
        data: the file's bytes.
        where: what to call it in an error.
        limits: what is too large.

    Raises:
        ReadError: the archive is damaged, locked, or would unfold beyond the limits.
    """

    def __init__(self, data: bytes, where: str, limits: Limits) -> None:
        self.where = where
        self.limit = int(limits.file * 1e6)
        try:
            self.archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
            raise ReadError(
                f"{where}: is damaged ({error}); fetch it anew or repair it in LibreOffice"
            ) from None
        parts = self.archive.infolist()
        total = sum(part.file_size for part in parts)
        bomb = any(
            part.file_size > _LARGE and part.file_size > _MOST_RATIO * max(part.compress_size, 1)
            for part in parts
        )
        if bomb or total > self.limit or len(parts) > _MOST_PARTS:
            raise ReadError(
                f"{where}: would unfold to {total / 1e6:.0f} MB in {len(parts)} parts from"
                f" {len(data) / 1e6:.1f} MB, which no document does; do not open it"
            )
        self.names = {part.filename for part in parts}

    def read(self, name: str) -> bytes:
        """Return one part's bytes."""
        try:
            with self.archive.open(name) as stream:
                data = stream.read(self.limit + 1)
        except RuntimeError:
            raise ReadError(
                f"{self.where}: is locked with a password; open it and save it without one"
            ) from None
        except (
            zipfile.BadZipFile,
            zlib.error,
            OSError,
            EOFError,
            NotImplementedError,
            ValueError,
            KeyError,
        ) as error:
            raise ReadError(
                f"{self.where}: is damaged ({name}: {str(error)[:80]});"
                " fetch it anew or repair it in LibreOffice"
            ) from None
        if len(data) > self.limit:
            raise ReadError(f"{self.where}: {name} unfolds beyond the limit; do not open it")
        return data

    def xml(self, name: str) -> Any:
        """Return one part's root element; none where there is no such part."""
        return parse_xml(self.read(name), self.where) if name in self.names else None

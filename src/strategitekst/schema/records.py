"""What all records of the format have in common: frozen, kept as JSON, with offsets that fit."""

import hashlib
import json
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from ..errors import FormatError

Offset = Annotated[int, Field(ge=0)]
OffsetPair = tuple[Offset, Offset]


class Record(BaseModel):
    """A frozen record; unknown keys are kept, what is unknown is left out in JSON."""

    model_config = ConfigDict(frozen=True, extra="allow", populate_by_name=True)

    @model_validator(mode="before")
    @classmethod
    def _leave_out_empty(cls, data: Any) -> Any:
        """Take an empty string for a value that is not known."""
        if not isinstance(data, dict):
            return data
        return {k: v for k, v in data.items() if v != "" or k in ("id", "text")}

    def to_dict(self) -> dict[str, Any]:
        """Return the record as plain JSON values, without the keys that have no value."""
        return self.model_dump(mode="json", by_alias=True, exclude_none=True)


class Span(Record):
    """A stretch of the text, half-open."""

    start: Offset
    end: Offset

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if self.end <= self.start:
            raise ValueError(f"span {self.start}-{self.end} is empty or reversed")
        return self


def text_checksum(text: str) -> str:
    """Return the SHA-256 of ``text`` in UTF-8, as hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _located(error: ValidationError, where: str) -> FormatError:
    first = error.errors()[0]
    message = first["msg"].removeprefix("Value error, ")
    if not first["loc"]:
        return FormatError(f"{where}: {message}")
    place = ".".join(str(part) for part in first["loc"])
    return FormatError(f"{where}: {place}: {message} (found {str(first['input'])[:60]!r})")


class RecordFile(Record):
    """A record that is a file of its own."""

    @classmethod
    def from_json(cls, data: str | bytes, where: str = "annotation") -> Self:
        """Read one record from JSON.

        Args:
            data: the JSON text.
            where: what to call the source in an error, usually its path.

        Raises:
            FormatError: the data is not JSON or not of this shape; names the place.
        """
        try:
            return cls.model_validate_json(data)
        except ValidationError as error:
            raise _located(error, where) from None

    @classmethod
    def from_file(cls, path: str | Path) -> Self:
        """Read one record from a UTF-8 file; raises `FormatError` as `from_json` does."""
        try:
            data = Path(path).read_bytes()
        except OSError as error:
            raise FormatError(f"{path}: cannot be read ({error.strerror})") from None
        return cls.from_json(data, str(path))

    def to_json(self, indent: int | None = 1) -> str:
        """Return the record as JSON text; ``indent=None`` gives one line."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)


def file_format(path: Path) -> str | None:
    """Return what a JSON file says its format is, or none where it says nothing."""
    try:
        data = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    found = data.get("format") if isinstance(data, dict) else None
    return found if isinstance(found, str) else None

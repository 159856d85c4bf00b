"""Files to text: the one door through which documents come in."""

from ..errors import ReadError
from .decode import check_text, decode
from .discover import find_documents, output_ids
from .document import DEFAULT_LIMITS, Limits, RawDocument
from .files import MEDIA_TYPES, read_bytes, read_file, read_stream
from .metadata import Metadata, load_metadata

__all__ = [
    "DEFAULT_LIMITS",
    "MEDIA_TYPES",
    "Limits",
    "Metadata",
    "RawDocument",
    "ReadError",
    "check_text",
    "decode",
    "find_documents",
    "load_metadata",
    "output_ids",
    "read_bytes",
    "read_file",
    "read_stream",
]

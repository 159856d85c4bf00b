"""Files to text: the one door through which documents come in."""

from ..errors import ReadError
from .discover import find_documents, output_ids
from .metadata import Metadata, load_metadata
from .plain import RawDocument, decode, read_file

__all__ = [
    "Metadata",
    "RawDocument",
    "ReadError",
    "decode",
    "find_documents",
    "load_metadata",
    "output_ids",
    "read_file",
]

"""Files of numbers and words for models: ``.npz`` without pickle, the same file for the same numbers."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from .errors import ModelError


def write_arrays(path: Path, arrays: Mapping[str, Any]) -> None:
    """Write a ``.npz`` that is the same file for the same numbers: no clock time inside."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, array in arrays.items():
            buffer = io.BytesIO()
            np.lib.format.write_array(buffer, np.asarray(array), allow_pickle=False)
            place = zipfile.ZipInfo(f"{name}.npy")
            archive.writestr(place, buffer.getvalue(), zipfile.ZIP_DEFLATED)


def read_arrays(path: Path) -> dict[str, npt.NDArray[Any]]:
    """Read a ``.npz``; `ModelError` names a file that is missing or damaged."""
    try:
        with np.load(path, allow_pickle=False) as stored:
            return {name: stored[name] for name in stored.files}
    except (OSError, ValueError, EOFError, zipfile.BadZipFile) as error:
        raise ModelError(f"{path}: is damaged ({error}); install the package again") from None


def pack_words(words: Iterable[str]) -> npt.NDArray[np.uint8]:
    """Words, none of which holds a line break, as bytes."""
    return np.frombuffer("\n".join(words).encode(), dtype=np.uint8)


def unpack_words(packed: npt.NDArray[np.uint8]) -> list[str]:
    """Return the words that were packed."""
    text = packed.tobytes().decode()
    return text.split("\n") if text else []


def pack_rows(
    table: npt.NDArray[np.float32],
) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float32]]:
    """Each row as whole numbers up to 127, and what one of them is worth."""
    scales = np.maximum(np.abs(table).max(axis=1), 1e-12).astype(np.float32) / np.float32(127)
    return np.round(table / scales[:, None]).astype(np.int8), scales


def unpack_rows(
    rows: npt.NDArray[np.int8], scales: npt.NDArray[np.float32]
) -> npt.NDArray[np.float32]:
    """Return the rows that were packed, as nearly as they were kept."""
    return rows.astype(np.float32) * scales.astype(np.float32)[:, None]

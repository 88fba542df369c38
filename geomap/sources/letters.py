"""Which bytes a column of texts holds: asked of its buffer, far faster than cell by cell."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa


def holds(cells: pa.Array, bytes_: bytes, sequences: Iterable[bytes] = ()) -> bool:
    """Tell whether any text holds one of some bytes, or one of some sequences of bytes."""
    data = _data(cells)
    if len(data.translate(None, bytes_)) < len(data):
        return True
    # No sequence that is asked for is of ASCII alone.
    return not data.isascii() and any(s in data for s in sequences)


def _data(cells: pa.Array) -> bytes:
    """Return the bytes of all texts, one after the other."""
    import numpy as np

    _, offsets, data = cells.buffers()
    if data is None or not len(cells):
        return b""
    ends = np.frombuffer(offsets, np.int32)
    return bytes(data[int(ends[cells.offset]) : int(ends[cells.offset + len(cells)])])

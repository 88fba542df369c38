"""Hashes of texts and of rows, 64 bits, by column: they tell a changed row and a repeated key.

The same on every machine and in every version, for they are stored; no defence against somebody
who makes two rows look alike.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from geomap.sources.coded import is_coded

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pyarrow as pa

    Hashes = npt.NDArray[np.uint64]

_NULL = 0x6A09E667F3BCC909
_FACTOR = 0x9E3779B97F4A7C15
_WORD = 8
# So many are hashed at a time: what is reckoned in between stays in the processor's cache.
_TOGETHER = 8192
# Longer texts are hashed one by one: they are few, or long enough for it to be as fast.
_LONG = 256


def of_rows(columns: Iterable[pa.Array]) -> Hashes:
    """Return a hash of each row of some columns of texts; null and the empty text differ."""
    import numpy as np

    total: Any = None
    for column in columns:
        if column.null_count == len(column):
            found = np.full(len(column), _NULL, np.uint64)
        elif is_coded(column):
            found = of_texts(column.dictionary)[column.indices.fill_null(0).to_numpy()]
        else:
            found = of_texts(column)
        if 0 < column.null_count < len(column):
            found = np.where(column.is_null().to_numpy(zero_copy_only=False), _NULL, found)
        total = found if total is None else _mixed(total, found)
    return _mixed(total, total >> np.uint64(29))


def of_texts(texts: pa.Array) -> Hashes:
    """Return a hash of each text."""
    import numpy as np

    if len(texts) <= _TOGETHER:
        return _of_some(texts)
    begins = range(0, len(texts), _TOGETHER)
    return np.concatenate([_of_some(texts.slice(begin, _TOGETHER)) for begin in begins])


def _of_some(texts: pa.Array) -> Hashes:
    """Return a hash of each text, eight bytes of all of them at a time."""
    import numpy as np

    _, offsets, data = texts.buffers()
    ends = np.frombuffer(offsets, np.int32, len(texts) + 1, 4 * texts.offset).astype(np.int64)
    begins, lengths = ends[:-1], np.diff(ends)
    hashes = lengths.astype(np.uint64)
    if data is None or not len(texts):
        return hashes
    bytes_ = np.frombuffer(data, np.uint8)
    # The last words reach beyond the last text.
    bytes_ = np.concatenate([bytes_[ends[0] : ends[-1]], np.zeros(_WORD, np.uint8)])
    begins = begins - ends[0]
    # As eight bytes of no type: NumPy fetches numbers that begin anywhere more slowly.
    words = np.ndarray(len(bytes_) - _WORD + 1, "V8", bytes_, strides=(1,))
    rows = np.flatnonzero((lengths > 0) & (lengths <= _LONG))
    at, left, found = begins[rows], lengths[rows], hashes[rows]
    while len(rows):
        word = words[at].view("<u8")
        if left.min() < _WORD:
            word <<= np.maximum(_WORD - left, 0).astype(np.uint64) * np.uint64(8)
        found = _mixed(found, word)
        more = left > _WORD
        if not more.all():
            hashes[rows] = found
            rows, at, left, found = rows[more], at[more], left[more], found[more]
        at, left = at + _WORD, left - _WORD
    for row in np.flatnonzero(lengths > _LONG).tolist():
        text = bytes_[begins[row] : begins[row] + lengths[row]].tobytes()
        hashes[row] = int.from_bytes(blake2b(text, digest_size=_WORD).digest(), "little")
    return hashes


def written(hashes: Hashes) -> pa.Array:
    """Return hashes as texts of 16 hexadecimal digits."""
    import numpy as np
    import pyarrow as pa

    digits = np.frombuffer("".join(f"{n:02x}" for n in range(256)).encode(), "<u2")
    text = digits[hashes.astype(">u8").view(np.uint8)]
    ends = np.arange(0, 16 * len(hashes) + 1, 16, dtype=np.int32)
    return pa.Array.from_buffers(
        pa.string(), len(hashes), [None, pa.py_buffer(ends), pa.py_buffer(text)]
    )


def _mixed(hashes: Hashes, more: Hashes) -> Hashes:
    import numpy as np

    found: Hashes = (hashes ^ more) * np.uint64(_FACTOR)
    return found ^ (found >> np.uint64(32))

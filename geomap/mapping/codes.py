"""A column of events as whole numbers, 0 for null, and as bytes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geomap.events import python_types

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa
    from numpy.typing import NDArray

    Codes = NDArray[np.int64]

# Decimal places that are kept, as what a value is multiplied by.
SCALES = {"lon": 100_000, "lat": 100_000, "radius_km": 1000}
_TYPES = python_types()


@dataclass
class Column:
    """A column on its way into a block.

    Attributes
    ----------
    codes
        One whole number a row, 0 for null.
    entry
        Its entry in the block's header: what turns codes back into values.
    planes
        The bytes it is written as, once that is settled.
    """

    codes: Codes
    entry: dict[str, Any]
    planes: bytes | None = None

    def write(self, codes: Codes, **how: Any) -> None:
        """Keep codes as byte planes and note in the entry how they are written."""
        planes = as_planes(codes)
        self.planes = planes.tobytes()
        self.entry |= {**how, "width": planes.shape[0], "rows": len(codes)}


def coded(values: pa.ChunkedArray, name: str) -> Column:
    """Return a column of the event table as codes."""
    import numpy as np
    import pyarrow as pa

    kind = _TYPES[name]
    if kind is str:
        return _text(values, name)
    numbers, valid = _numbers(values.cast(pa.int32()) if kind is dt.date else values)
    if kind is bool:
        return Column(
            np.where(valid, numbers.astype(np.int64) + 1, 0), {"name": name, "type": "bool"}
        )
    entry: dict[str, Any] = {"name": name, "type": "date" if kind is dt.date else "number"}
    if kind is float:
        entry["scale"] = SCALES[name]
        numbers = np.rint(numbers * SCALES[name])
    numbers = numbers.astype(np.int64)
    entry["base"] = int(numbers[valid].min()) if valid.any() else 0
    return Column(np.where(valid, numbers - entry["base"] + 1, 0), entry)


def _numbers(values: pa.ChunkedArray) -> tuple[NDArray[Any], NDArray[np.bool_]]:
    """Return numbers, 0 where there is none, and where there is one.

    Read from the buffers: Arrow's own way to NumPy imports pandas, half a second at a cold start.
    """
    import numpy as np
    import pyarrow as pa

    array = pa.concat_arrays(values.chunks) if values.num_chunks else None
    if array is None or not len(array):
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=bool)
    validity, data = array.buffers()
    rows = slice(array.offset, array.offset + len(array))
    valid = _bits(validity, rows) if validity else np.ones(len(array), dtype=bool)
    if array.type == "bool":
        return _bits(data, rows) & valid, valid
    numbers = np.frombuffer(data, dtype=str(array.type))[rows]
    return (numbers if valid.all() else np.where(valid, numbers, 0)), valid


def _bits(buffer: pa.Buffer, rows: slice) -> NDArray[np.bool_]:
    import numpy as np

    bits = np.unpackbits(np.frombuffer(buffer, dtype=np.uint8), bitorder="little")
    return bits[rows].astype(bool)


def ranked(codes: Codes) -> Codes:
    """Return whole numbers from 0 on, in the same order, with none left out."""
    import numpy as np

    if codes.max(initial=0) > 8 * len(codes) + 1000:
        return np.unique(codes, return_inverse=True)[1]
    ranks: Codes = np.cumsum(np.bincount(codes) > 0) - 1
    return ranks[codes]


def distinct(table: pa.Table, names: Sequence[str]) -> list[dict[str, Any]]:
    """Return the distinct rows of some columns, in the order they first come."""
    import numpy as np

    have = [name for name in names if name in table.column_names]
    key = np.zeros(table.num_rows, dtype=np.int64)
    for name in have:
        codes = coded(table[name], name).codes
        key = ranked(key * (codes.max(initial=0) + 1) + codes)
    first = np.full(int(key.max(initial=-1)) + 1, table.num_rows, dtype=np.int64)
    np.minimum.at(first, key, np.arange(table.num_rows))
    columns = {name: table[name] for name in have}
    return [
        dict.fromkeys(names) | {name: column[row].as_py() for name, column in columns.items()}
        for row in np.sort(first).tolist()
    ]


def _text(values: pa.ChunkedArray, name: str) -> Column:
    """Code text by a dictionary that begins with null, in the order the words first come."""
    import pyarrow as pa

    encoded = values.combine_chunks().dictionary_encode()
    indices, valid = _numbers(pa.chunked_array([encoded.indices]))
    codes = (indices.astype("int64") + 1) * valid
    return Column(
        codes, {"name": name, "type": "text", "dict": [None, *encoded.dictionary.to_pylist()]}
    )


def zigzag(steps: Codes) -> Codes:
    """Turn small numbers of either sign into small codes: 0, -1, 1, -2 are 0, 1, 2, 3."""
    return (steps << 1) ^ (steps >> 63)


def as_planes(codes: Codes) -> NDArray[np.uint8]:
    """Return codes as bytes, one row a plane, lowest byte first."""
    import numpy as np

    width = max(1, (int(codes.max(initial=0)).bit_length() + 7) // 8)
    flat = codes.astype("<i8").view(np.uint8).reshape(-1, 8)
    return np.ascontiguousarray(flat[:, :width].T)

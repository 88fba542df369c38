"""Events packed as columns for the page; ``page/columns.js`` is the twin that unpacks.

A packed block, before gzip, is four bytes (little endian: length of the header), a JSON header,
and the columns' bytes one after the other. Every value becomes a code, 0 for null:

- a string, its place in the header's ``dict`` (which begins with null);
- a number, ``value * scale - base + 1``; a date, days since 1970 likewise;
- a boolean, 1 or 2.

Codes are written as byte planes, the lowest byte of all rows first, either plain, as zigzag
differences from the row above (``delta``), or once for each code of another column that they
follow from (``by``): coordinates and level follow from the place.
"""

from __future__ import annotations

import datetime as dt
import gzip
import hashlib
import json
import zlib
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from geomap.events import PUBLIC_COLUMNS, python_types

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa
    from numpy.typing import NDArray

    Codes = NDArray[np.int64]

# `content_hash` is the store's own and follows from the other columns.
PAGE_COLUMNS = tuple(c for c in PUBLIC_COLUMNS if c != "content_hash")
SCALES = {"lon": 100_000, "lat": 100_000, "radius_km": 1000}
# Long words that nothing on the map waits for: beyond the budget they are packed apart.
FREE_TEXT = (
    "id",
    "quote",
    "attribution_quote",
    "more_evidence",
    "source_url",
    "source_title",
    "target_written",
    "place_written",
    "place_basis",
    "claimant_written",
    "edit_reason",
)
TEXT_BUDGET = 1_000_000
# A column may follow from one of these, row by row the same.
PARENTS = ("place_id", "quote", "claimant", "source_url", "source_name")
_PROBE = 1 << 16


@dataclass(frozen=True)
class Packed:
    """Events ready for a page.

    Attributes
    ----------
    rows
        Number of events.
    block
        The columns that the map needs, unpacked form.
    apart
        Free text by column, each a block of one column that the page unpacks when asked.
    """

    rows: int
    block: bytes
    apart: dict[str, bytes] = field(default_factory=dict)

    @property
    def sha256(self) -> str:
        """Return ``data_sha256``: the same wherever the same events are packed."""
        whole = hashlib.sha256(self.block)
        for name in sorted(self.apart):
            whole.update(self.apart[name])
        return whole.hexdigest()


def encode(block: bytes) -> str:
    """Return a block as it stands in a page: gzip without a date, base64."""
    return b64encode(gzip.compress(block, compresslevel=6, mtime=0)).decode()


def pack(table: pa.Table) -> Packed:
    """Pack a table of events.

    Parameters
    ----------
    table
        Any of the event table's columns, in the types of `geomap.events.arrow_schema`; columns
        that no page may carry are left out.
    """
    import pyarrow.compute as pc

    names = [n for n in PAGE_COLUMNS if n in table.column_names]
    names = [n for n in names if table[n].null_count < table.num_rows]
    heavy: dict[str, int] = {}
    for name in FREE_TEXT:
        if name in names:
            heavy[name] = pc.sum(pc.binary_length(pc.unique(table[name]))).as_py() or 0
    apart = list(heavy) if sum(heavy.values()) > TEXT_BUDGET else []
    return Packed(
        rows=table.num_rows,
        block=_block(table, [n for n in names if n not in apart], apart),
        apart={name: _block(table, [name], []) for name in apart},
    )


def _block(table: pa.Table, names: Sequence[str], apart: Sequence[str]) -> bytes:
    """Write the named columns as one block."""
    coded = {name: _codes(table[name], python_types()[name], name) for name in names}
    body: list[bytes] = []
    entries: list[dict[str, Any]] = []
    for name in names:
        codes, entry = coded[name]
        entry = {"name": name, **entry}
        # A parent follows only from those before it, so nothing goes round in a circle.
        before = PARENTS[: PARENTS.index(name)] if name in PARENTS else PARENTS
        for parent in (p for p in before if p in coded):
            values = _follows(codes, coded[parent][0])
            if values is not None and len(values) < len(codes):
                codes, entry["by"] = values, parent
                break
        else:
            if _steps_are_smaller(codes):
                codes, entry["delta"] = _zigzag(codes), True
        planes = _planes(codes)
        entry["width"], entry["rows"] = planes.shape[0], len(codes)
        body.append(planes.tobytes())
        entries.append(entry)
    header = json.dumps(
        {"n": table.num_rows, "columns": entries, "apart": list(apart)},
        ensure_ascii=False,
        separators=(",", ":"),
    ).encode()
    return b"".join([len(header).to_bytes(4, "little"), header, *body])


def _codes(column: pa.ChunkedArray, kind: type, name: str) -> tuple[Codes, dict[str, Any]]:
    """Return a column's codes and what turns them back into values."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    if kind is str:
        encoded = column.combine_chunks().dictionary_encode()
        codes = pc.fill_null(encoded.indices.cast(pa.int64()), -1).to_numpy() + 1
        return codes, {"type": "text", "dict": [None, *encoded.dictionary.to_pylist()]}
    if kind is bool:
        codes = pc.fill_null(pc.add(column.cast(pa.int8()), 1), 0).to_numpy().astype(np.int64)
        return codes, {"type": "bool"}
    valid = pc.is_valid(column).to_numpy()
    if kind is dt.date:
        values = pc.fill_null(column.cast(pa.int32()), 0).to_numpy().astype(np.int64)
    else:
        scale = SCALES.get(name, 1)
        plain = pc.fill_null(column, 0).to_numpy()
        values = np.rint(plain * scale).astype(np.int64) if kind is float else plain
    base = int(values[valid].min()) if valid.any() else 0
    codes = np.where(valid, values - base + 1, 0)
    entry = {"type": "date" if kind is dt.date else "number", "base": base}
    if kind is float:
        entry["scale"] = SCALES.get(name, 1)
    return codes, entry


def _follows(codes: Codes, parent: Codes) -> Codes | None:
    """Return one code for each parent code where the column follows from it, else None."""
    import numpy as np

    head = slice(0, 1000)
    values = np.zeros(int(parent.max(initial=0)) + 1, dtype=np.int64)
    for rows in (head, slice(None)):
        values[parent[rows]] = codes[rows]
        if not np.array_equal(values[parent[rows]], codes[rows]):
            return None
    return values


def _zigzag(codes: Codes) -> Codes:
    """Return differences from the row above, small either way as small codes."""
    import numpy as np

    steps = np.diff(codes, prepend=0)
    return np.where(steps < 0, -2 * steps - 1, 2 * steps)


def _steps_are_smaller(codes: Codes) -> bool:
    """Tell by the first rows whether differences pack better than the codes themselves."""
    probe = codes[:_PROBE]
    plain, steps = (len(zlib.compress(_planes(c).tobytes(), 1)) for c in (probe, _zigzag(probe)))
    return steps < 0.98 * plain


def _planes(codes: Codes) -> NDArray[np.uint8]:
    """Return codes as bytes, one row a plane, lowest byte first."""
    import numpy as np

    width = max(1, (int(codes.max(initial=0)).bit_length() + 7) // 8)
    flat = codes.astype("<i8").view(np.uint8).reshape(-1, 8)
    return np.ascontiguousarray(flat[:, :width].T)

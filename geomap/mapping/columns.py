"""Events packed as columns for the page; ``page/columns.js`` is the twin that unpacks.

A packed block, before gzip, is four bytes (little endian: length of the header), a JSON header,
and the columns' bytes one after the other. Every value becomes a code, 0 for null:

- a string, its place in the header's ``dict``, which begins with null;
- a number, ``value * scale - base + 1``; a date, days since 1970 likewise;
- a boolean, 1 or 2.

Codes are written as byte planes, the lowest byte of all rows first, in one of four ways:

- plain;
- ``delta``: differences from the row above, zigzag (0, -1, 1, -2 … are 0, 1, 2, 3 …);
- ``minus``: one more than the zigzag difference from another column's code in the same row, 0 for
  null (last day from first, most from fewest);
- ``by``: once for each code of another column that they follow from (coordinates and level
  follow from the place; columns of few values follow from a column of ``mix`` type, which numbers
  the patterns that occur).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import zlib
from base64 import b64encode
from collections.abc import Mapping, Sequence
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
# And a number may lie close to another.
PARTNERS = {
    "end": "start",
    "count_max": "count_min",
    "group_count_max": "group_count_min",
    "killed_max": "killed_min",
    "injured_max": "injured_min",
    "quote_end": "quote_start",
}
# Beyond this many rows they are put in order of day and place, which halves a page.
SORT_ABOVE = 20_000
_FEW = 16
_PATTERNS = 256
_PROBE = 1 << 16
_GZIP_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
_STRETCH = 1 << 18
_STRATEGIES = (zlib.Z_DEFAULT_STRATEGY, zlib.Z_HUFFMAN_ONLY)


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
    """Return a block as it stands in a page: gzip without a date, base64.

    Each stretch of the block is packed in the way that makes it smaller: where values hardly
    repeat, the references that deflate would look for cost more than they save.
    """
    parts = [_GZIP_HEADER]
    for at in range(0, len(block), _STRETCH):
        stretch = block[at : at + _STRETCH]
        parts.append(min((_deflated(stretch, how) for how in _STRATEGIES), key=len))
    # An empty last block, then what gzip ends with.
    parts += [b"\x03\x00", zlib.crc32(block).to_bytes(4, "little")]
    parts.append((len(block) & 0xFFFFFFFF).to_bytes(4, "little"))
    return b64encode(b"".join(parts)).decode()


def _deflated(stretch: bytes, strategy: int) -> bytes:
    """Return a stretch as whole bytes of a deflate stream that goes on."""
    packer = zlib.compressobj(6, zlib.DEFLATED, -15, 9, strategy)
    return packer.compress(stretch) + packer.flush(zlib.Z_FULL_FLUSH)


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
    table = _in_order(table.select([n for n in names if table[n].null_count < table.num_rows]))
    heavy = {
        name: pc.sum(pc.binary_length(pc.unique(table[name]))).as_py() or 0
        for name in FREE_TEXT
        if name in table.column_names
    }
    apart = list(heavy) if sum(heavy.values()) > TEXT_BUDGET else []
    return Packed(
        rows=table.num_rows,
        block=_block(table.drop_columns(apart), apart),
        apart={name: _block(table.select([name]), []) for name in apart},
    )


def _in_order(table: pa.Table) -> pa.Table:
    """Sort a large table by day and place; a small one keeps the order of its report."""
    keys = [n for n in ("start", "place_id", "lon", "lat") if n in table.column_names]
    if table.num_rows <= SORT_ABOVE or not keys:
        return table
    import numpy as np

    return table.take(np.lexsort([_column(table[n], n).codes for n in reversed(keys)]))


@dataclass
class _Column:
    """A column on its way into a block: its codes, and its entry in the header."""

    codes: Codes
    entry: dict[str, Any]
    planes: bytes | None = None

    def write(self, codes: Codes, **how: Any) -> None:
        """Keep the codes as byte planes and note how they are written."""
        planes = _planes(codes)
        self.planes = planes.tobytes()
        self.entry |= {**how, "width": planes.shape[0], "rows": len(codes)}


def _block(table: pa.Table, apart: Sequence[str]) -> bytes:
    """Write a table as one block."""
    columns = {name: _column(table[name], name) for name in table.column_names}
    plain = {name: column.codes for name, column in columns.items()}
    for name, column in columns.items():
        if not _write_by(name, column, plain):
            _draw_near(name, column, columns, plain)
    columns |= _mixes(columns)
    for column in columns.values():
        if column.planes is None:
            if _steps_are_smaller(column.codes):
                column.write(_zigzag(_steps(column.codes)), delta=True)
            else:
                column.write(column.codes)
    header = {
        "n": table.num_rows,
        "columns": [column.entry for column in columns.values()],
        "apart": list(apart),
    }
    text = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    body = (column.planes or b"" for column in columns.values())
    return b"".join([len(text).to_bytes(4, "little"), text, *body])


def _column(values: pa.ChunkedArray, name: str) -> _Column:
    """Return a column's codes and what turns them back into values."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    kind = python_types()[name]
    if kind is str:
        return _text_column(values, name)
    if kind is bool:
        codes = pc.fill_null(pc.add(values.cast(pa.int8()), 1), 0).to_numpy().astype(np.int64)
        return _Column(codes, {"name": name, "type": "bool"})
    valid = pc.is_valid(values).to_numpy()
    entry: dict[str, Any] = {"name": name, "type": "date" if kind is dt.date else "number"}
    plain = values.cast(pa.int32()) if kind is dt.date else values
    numbers = pc.fill_null(plain, 0).to_numpy()
    if kind is float:
        entry["scale"] = SCALES[name]
        numbers = np.rint(numbers * SCALES[name])
    numbers = numbers.astype(np.int64)
    entry["base"] = int(numbers[valid].min()) if valid.any() else 0
    return _Column(np.where(valid, numbers - entry["base"] + 1, 0), entry)


def _text_column(values: pa.ChunkedArray, name: str) -> _Column:
    """Code text by a dictionary: sorted where the words repeat, else as they come."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    encoded = values.combine_chunks().dictionary_encode()
    codes = pc.fill_null(encoded.indices.cast(pa.int64()), -1).to_numpy() + 1
    words = encoded.dictionary
    if len(words) * 4 < len(codes):
        order = pc.sort_indices(words).to_numpy()
        rank = np.zeros(len(words) + 1, dtype=np.int64)
        rank[order + 1] = np.arange(1, len(words) + 1)
        codes, words = rank[codes], words.take(order)
    return _Column(codes, {"name": name, "type": "text", "dict": [None, *words.to_pylist()]})


def _write_by(name: str, column: _Column, plain: Mapping[str, Codes]) -> bool:
    """Write a column once for each code of a parent, where it follows from one."""
    # A parent follows only from those before it, so nothing goes round in a circle.
    before = PARENTS[: PARENTS.index(name)] if name in PARENTS else PARENTS
    for parent in before:
        if parent in plain:
            values = _follows(column.codes, plain[parent])
            if values is not None and len(values) < len(column.codes):
                column.write(values, by=parent)
                return True
    return False


def _follows(codes: Codes, parent: Codes) -> Codes | None:
    """Return one code for each parent code where the column follows from it, else None."""
    import numpy as np

    values = np.zeros(int(parent.max(initial=0)) + 1, dtype=np.int64)
    for rows in (slice(0, 1000), slice(None)):
        values[parent[rows]] = codes[rows]
        if not np.array_equal(values[parent[rows]], codes[rows]):
            return None
    return values


def _draw_near(
    name: str, column: _Column, columns: Mapping[str, _Column], plain: Mapping[str, Codes]
) -> None:
    """Code a number by its difference from its partner, where that has one in every row."""
    import numpy as np

    partner = PARTNERS.get(name)
    if partner is None or partner not in columns:
        return
    if ((column.codes > 0) & (plain[partner] == 0)).any():
        return
    base = columns[partner].entry["base"]
    steps = column.codes + (column.entry["base"] - base) - plain[partner]
    column.codes = np.where(column.codes > 0, _zigzag(steps) + 1, 0)
    column.entry |= {"base": base, "minus": partner}


def _mixes(columns: Mapping[str, _Column]) -> dict[str, _Column]:
    """Let columns of few values follow from one that numbers the patterns they make."""
    import numpy as np

    mixes: dict[str, _Column] = {}
    few = [c for c in columns.values() if c.planes is None and c.codes.max(initial=0) < _FEW]
    while len(few) > 1:
        patterns, taken = few[0].codes, few[:1]
        for column in few[1:]:
            wider = patterns * _FEW + column.codes
            occurring = np.bincount(wider) > 0
            if occurring.sum() <= _PATTERNS:
                patterns, taken = (np.cumsum(occurring) - 1)[wider], [*taken, column]
        name = f"mix{len(mixes)}"
        mixes[name] = _Column(patterns, {"name": name, "type": "mix"})
        for column in taken:
            values = _follows(column.codes, patterns)
            assert values is not None
            column.write(values, by=name)
        few = [c for c in few if c.planes is None]
    return mixes


def _steps(codes: Codes) -> Codes:
    import numpy as np

    return np.diff(codes, prepend=0)


def _zigzag(steps: Codes) -> Codes:
    """Turn small numbers of either sign into small codes."""
    import numpy as np

    return np.where(steps < 0, -2 * steps - 1, 2 * steps)


def _steps_are_smaller(codes: Codes) -> bool:
    """Tell by the first rows whether differences pack better than the codes themselves."""
    probe = codes[:_PROBE]
    plain, steps = (
        len(zlib.compress(_planes(c).tobytes(), 1)) for c in (probe, _zigzag(_steps(probe)))
    )
    return steps < 0.98 * plain


def _planes(codes: Codes) -> NDArray[np.uint8]:
    """Return codes as bytes, one row a plane, lowest byte first."""
    import numpy as np

    width = max(1, (int(codes.max(initial=0)).bit_length() + 7) // 8)
    flat = codes.astype("<i8").view(np.uint8).reshape(-1, 8)
    return np.ascontiguousarray(flat[:, :width].T)

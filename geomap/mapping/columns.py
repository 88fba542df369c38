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

import hashlib
import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geomap.events import PUBLIC_COLUMNS
from geomap.mapping.codes import Column, as_planes, coded, zigzag

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa
    from numpy.typing import NDArray

    Codes = NDArray[np.int64]

# `content_hash` is the store's own and follows from the other columns.
PAGE_COLUMNS = tuple(c for c in PUBLIC_COLUMNS if c != "content_hash")
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


def pack(table: pa.Table) -> Packed:
    """Pack a table of events.

    Parameters
    ----------
    table
        Any of the event table's columns, in the types of `geomap.events.arrow_schema`; columns
        that no page may carry are left out.
    """
    names = [n for n in PAGE_COLUMNS if n in table.column_names]
    table = table.select([n for n in names if table[n].null_count < table.num_rows])
    apart = _too_long(table)
    columns = {n: coded(table[n], n) for n in table.column_names if n not in apart}
    order = _order(columns) if table.num_rows > SORT_ABOVE else None
    if order is not None:
        for column in columns.values():
            column.codes = column.codes[order]
    return Packed(
        rows=table.num_rows,
        block=_block(columns, table.num_rows, apart),
        apart={name: _text_block(table.select([name]), order) for name in apart},
    )


def _too_long(table: pa.Table) -> list[str]:
    """Return the columns of free text when together they are beyond the budget."""
    import pyarrow.compute as pc

    free = [name for name in FREE_TEXT if name in table.column_names]
    size = sum(pc.sum(pc.binary_length(pc.unique(table[n]))).as_py() or 0 for n in free)
    return free if size > TEXT_BUDGET else []


def _order(columns: Mapping[str, Column]) -> Codes | None:
    """Return the rows in order of day and place."""
    import numpy as np

    keys = [columns[name].codes for name in ("place_id", "start") if name in columns]
    return np.lexsort(keys) if keys else None


def _text_block(table: pa.Table, order: Codes | None) -> bytes:
    """Write a table of one column, in the order of the events' block."""
    name = table.column_names[0]
    rows = table if order is None else table.take(order)
    return _block({name: coded(rows[name], name)}, table.num_rows, [])


def _block(columns: dict[str, Column], rows: int, apart: Sequence[str]) -> bytes:
    """Write columns as one block."""
    plain = {name: column.codes for name, column in columns.items()}
    for name, column in columns.items():
        if not _write_by(name, column, plain):
            _draw_near(name, column, columns, plain)
    columns = columns | _mixes(columns)
    for column in columns.values():
        if column.planes is None:
            if _steps_are_smaller(column.codes):
                column.write(zigzag(_steps(column.codes)), delta=True)
            else:
                column.write(column.codes)
    entries = [column.entry for column in columns.values()]
    header = {"n": rows, "columns": entries, "apart": list(apart)}
    text = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    body = (column.planes or b"" for column in columns.values())
    return b"".join([len(text).to_bytes(4, "little"), text, *body])


def _write_by(name: str, column: Column, plain: Mapping[str, Codes]) -> bool:
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
    name: str, column: Column, columns: Mapping[str, Column], plain: Mapping[str, Codes]
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
    column.codes = np.where(column.codes > 0, zigzag(steps) + 1, 0)
    column.entry |= {"base": base, "minus": partner}


def _mixes(columns: Mapping[str, Column]) -> dict[str, Column]:
    """Let columns of few values follow from one that numbers the patterns they make."""
    import numpy as np

    mixes: dict[str, Column] = {}
    few = [c for c in columns.values() if c.planes is None and c.codes.max(initial=0) < _FEW]
    while len(few) > 1:
        patterns, taken = few[0].codes, few[:1]
        for column in few[1:]:
            wider = patterns * _FEW + column.codes
            occurring = np.bincount(wider) > 0
            if occurring.sum() <= _PATTERNS:
                patterns, taken = (np.cumsum(occurring) - 1)[wider], [*taken, column]
        name = f"mix{len(mixes)}"
        mixes[name] = Column(patterns, {"name": name, "type": "mix"})
        for column in taken:
            values = _follows(column.codes, patterns)
            assert values is not None
            column.write(values, by=name)
        few = [c for c in few if c.planes is None]
    return mixes


def _steps(codes: Codes) -> Codes:
    import numpy as np

    return np.diff(codes, prepend=0)


def _steps_are_smaller(codes: Codes) -> bool:
    """Tell by the first rows whether differences pack better than the codes themselves."""
    probe = codes[:_PROBE]
    plain, steps = (
        len(zlib.compress(as_planes(c).tobytes(), 1)) for c in (probe, zigzag(_steps(probe)))
    )
    return steps < 0.98 * plain

"""Numbers as tables write them: decimal commas, blanks between thousands."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

_NUMBER = r"^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$"
_THOUSANDS = r"^[+-]?\d{1,3}(,\d{3})+$"


def floats(cells: pa.Array) -> tuple[pa.Array, pa.Array]:
    """Read a column of numbers; return float64 and a mask of cells that are no number."""
    import pyarrow as pa
    import pyarrow.compute as pc

    plain = cells
    if pc.any(pc.match_substring_regex(cells, r"[,\s\x{a0}\x{202f}\x{2212}]")).as_py():
        plain = pc.replace_substring_regex(plain, r"[\s\x{a0}\x{202f}]", "")
        plain = pc.replace_substring(plain, "\u2212", "-")
        plain = pc.replace_substring(plain, ",", ".")
    readable = pc.match_substring_regex(plain, _NUMBER)
    found = pc.if_else(readable, plain, None).cast(pa.float64())
    found = pc.if_else(pc.is_finite(found), found, None)
    return found, pc.and_(pc.is_valid(cells), pc.is_null(found))


def integers(cells: pa.Array) -> tuple[pa.Array, pa.Array]:
    """Read a column of whole numbers; "1,204" and "3,0" are read as they are meant."""
    import pyarrow as pa
    import pyarrow.compute as pc

    grouped = pc.match_substring_regex(cells, _THOUSANDS)
    number, bad = floats(pc.if_else(grouped, pc.replace_substring(cells, ",", ""), cells))
    small = pc.less(pc.abs(number), 1e15)
    whole = pc.and_(pc.equal(number, pc.floor(number)), small)
    found = pc.if_else(whole, number, None).cast(pa.int64())
    return found, pc.or_(bad, pc.and_(pc.is_valid(cells), pc.is_null(found)))

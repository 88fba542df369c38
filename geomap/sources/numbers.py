"""Numbers as tables write them: decimal commas, blanks between thousands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geomap.sources.coded import each
from geomap.sources.letters import holds

if TYPE_CHECKING:
    import pyarrow as pa

_NUMBER = r"^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$"
# Non-breaking and thin blanks, the minus sign.
_WIDE = [c.encode() for c in "\u00a0\u202f\u2212"]
_THOUSANDS = r"^[+-]?\d{1,3}(,\d{3})+$"


def floats(cells: pa.Array) -> tuple[pa.Array, pa.Array]:
    """Read a column of numbers; return float64 and a mask of cells that are no number."""
    return each(cells, _floats)  # type: ignore[no-any-return]


def integers(cells: pa.Array) -> tuple[pa.Array, pa.Array]:
    """Read a column of whole numbers; "1,204" and "3,0" are read as they are meant."""
    return each(cells, _integers)  # type: ignore[no-any-return]


def _floats(cells: pa.Array) -> tuple[pa.Array, pa.Array]:
    import pyarrow as pa
    import pyarrow.compute as pc

    plain = cells
    if holds(cells, b", \t\n\r", _WIDE):
        plain = pc.replace_substring_regex(plain, r"[\s\x{a0}\x{202f}]", "")
        plain = pc.replace_substring(plain, "\u2212", "-")
        plain = pc.replace_substring(plain, ",", ".")
    try:
        found = plain.cast(pa.float64())
    except pa.ArrowInvalid:
        readable = pc.match_substring_regex(plain, _NUMBER)
        found = pc.if_else(readable, plain, None).cast(pa.float64())
    found = pc.if_else(pc.is_finite(found), found, None)
    return found, pc.and_(pc.is_valid(cells), pc.is_null(found))


def _integers(cells: pa.Array) -> tuple[pa.Array, pa.Array]:
    import pyarrow as pa
    import pyarrow.compute as pc

    if holds(cells, b","):
        grouped = pc.match_substring_regex(cells, _THOUSANDS)
        cells = pc.if_else(grouped, pc.replace_substring(cells, ",", ""), cells)
    number, bad = _floats(cells)
    small = pc.less(pc.abs(number), 1e15)
    whole = pc.and_(pc.equal(number, pc.floor(number)), small)
    found = pc.if_else(whole, number, None).cast(pa.int64())
    return found, pc.or_(bad, pc.and_(pc.is_valid(cells), pc.is_null(found)))

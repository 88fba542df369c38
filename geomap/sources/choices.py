"""Choosing by row: the first mask that holds, a code translated."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from typing import TYPE_CHECKING

from geomap.sources.coded import coalesced, plain

if TYPE_CHECKING:
    import pyarrow as pa


def equals(cells: pa.Array, value: str) -> pa.Array:
    """Return where cells are the value; null is False."""
    import pyarrow.compute as pc

    return pc.fill_null(pc.equal(cells, value), False)


def any_of(masks: Iterable[pa.Array]) -> pa.Array:
    """Return where any of the masks holds."""
    import pyarrow.compute as pc

    return reduce(pc.or_, masks)


def first_of(*choices: tuple[pa.Array, str | pa.Array | None]) -> pa.Array:
    """Return for each row the value of the first mask that holds, else null."""
    import pyarrow as pa
    import pyarrow.compute as pc

    chosen = pa.nulls(len(choices[0][0]), pa.string())
    for mask, value in reversed(choices):
        one = plain(value) if isinstance(value, pa.Array) else pa.scalar(value, pa.string())
        chosen = pc.if_else(mask, one, chosen)
    return chosen


def otherwise(first: pa.Array, second: Callable[[], pa.Array]) -> pa.Array:
    """Return the first column, its nulls filled from the second, made only where there are any."""
    return coalesced(first, second()) if first.null_count else first


def translated(
    codes: pa.Array, meanings: Mapping[str, str], unknown: str | None = None
) -> pa.Array:
    """Return the meaning of each code, `unknown` for one that is not listed, null for null."""
    import pyarrow as pa
    import pyarrow.compute as pc

    listed = pa.array(list(meanings), pa.string())
    found = pa.array(list(meanings.values()), pa.string()).take(pc.index_in(codes, listed))
    return pc.if_else(pc.and_(pc.is_null(found), pc.is_valid(codes)), unknown, found)


def joined(parts: Iterable[pa.Array], separator: str) -> pa.Array:
    """Join texts by row, nulls left out; null where all are."""
    import pyarrow.compute as pc

    columns = [plain(part) for part in parts]
    text = pc.binary_join_element_wise(*columns, separator, null_handling="skip")
    if len(text) == len(columns[0]):
        return text
    # pyarrow drops rows of nulls alone; an empty first part keeps them.
    text = pc.binary_join_element_wise("", *columns, separator, null_handling="skip")
    text = pc.utf8_slice_codeunits(text, len(separator))
    return pc.if_else(pc.equal(text, ""), None, text)

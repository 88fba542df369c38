"""Which region, raion or sea each point of a column lies in.

Regions are asked of every point and have `gazetteer.reverse.at_array`'s speed; raions and seas
are asked only of the rows that need them.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import gazetteer

if TYPE_CHECKING:
    import pyarrow as pa


def regions(lon: pa.Array, lat: pa.Array) -> pa.Array:
    """Return the first-level region of each point (degrees), null outside or without a point."""
    import numpy as np
    import pyarrow as pa

    nothing = pa.nulls(len(lon), pa.string())
    if lon.null_count == len(lon):
        return nothing
    from gazetteer.reverse import at_array

    found = at_array(*(c.to_numpy(zero_copy_only=False) for c in (lon, lat)))
    # Neighbouring countries are areas there, too, but no regions.
    names = pa.array([code if "-" in code else None for code in found.codes], pa.string())
    return names.take(pa.array(found.numbers.astype(np.int32), mask=found.numbers < 0))


def raions(lon: pa.Array, lat: pa.Array, rows: pa.Array) -> pa.Array:
    """Return the raion of the points of some rows (a mask); its lines are approximate."""
    return _within("raions", lon, lat, rows)


def seas(lon: pa.Array, lat: pa.Array, rows: pa.Array) -> pa.Array:
    """Return the sea of the points of some rows (a mask)."""
    return _within("seas", lon, lat, rows)


def _within(kind: str, lon: pa.Array, lat: pa.Array, rows: pa.Array) -> pa.Array:
    import numpy as np
    import pyarrow as pa

    at = np.flatnonzero(np.asarray(rows.fill_null(False)))
    x, y = (column.to_numpy(zero_copy_only=False)[at] for column in (lon, lat))
    numbers = np.full(len(lon), -1, np.int32)
    if len(at):
        import shapely

        codes, tree = _areas(kind)
        which, area = tree.query(shapely.points(x, y), predicate="intersects")
        numbers[at[which]] = area
    else:
        codes = ()
    return pa.array(codes, pa.string()).take(pa.array(numbers, mask=numbers < 0))


@cache
def _areas(kind: str) -> tuple[tuple[str, ...], Any]:
    import shapely

    from gazetteer import topology

    if kind == "raions":
        codes = tuple(topology.raions().areas)
    else:
        codes = tuple(code for code in topology.base().areas if code.startswith("sea:"))
    return codes, shapely.STRtree([gazetteer.boundary(code) for code in codes])

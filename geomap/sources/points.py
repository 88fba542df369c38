"""Which region, district and sea each point of a column lies in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import gazetteer

if TYPE_CHECKING:
    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Points:
    """Gazetteer ids by row, null outside."""

    region: pa.Array
    district: pa.Array
    sea: pa.Array


def points(lon: pa.Array, lat: pa.Array) -> Points:
    """Assign points (degrees; null where a row has none) to areas."""
    import pyarrow as pa

    cache = {}
    region, district, sea = [], [], []
    for x, y in zip(lon.to_pylist(), lat.to_pylist(), strict=True):
        if x is None or y is None or abs(x) > 180 or abs(y) > 90:
            found = (None, None, None)
        elif (x, y) in cache:
            found = cache[x, y]
        else:
            at = gazetteer.at(x, y)
            found = tuple(p and p.id for p in (at.region, at.district, at.sea))
            cache[x, y] = found
        for column, value in zip((region, district, sea), found, strict=True):
            column.append(value)
    text = pa.string()
    return Points(pa.array(region, text), pa.array(district, text), pa.array(sea, text))
